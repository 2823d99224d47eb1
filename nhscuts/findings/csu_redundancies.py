"""Findings on the commissioning support units and the bodies beside them."""

from __future__ import annotations

from ..book import Book
from ..calculations.csu_redundancies import CARE_SUPPORT_LEFT, MOVED_NORTH_WEST, MOVED_YORKSHIRE, announced
from ..calculations.csu_redundancies import DEALS as DEALS_ID
from . import finding

CHAPTER = "csu-redundancies"


@finding(
    "csu-central-midlands-harder", chapter=CHAPTER,
    statement="Central Midlands, with its share of the units’ staff, was to bear more than that share of the round of 2014.",
    strength="its least share of the posts to go over its largest share of the staff; at 1 they meet",
    holds=1.0, weakens=0.8, tries=("lower-bounds", "no-press", "headcount"),
)
def central_midlands_harder(book: Book) -> float:
    staff, share = book.quantity("hsj-csu-2014-central-midlands-staff"), book.quantity("hsj-csu-2014-central-midlands-share")
    cut = staff.counted_as("posts").share_of(book.quantity("healthcareleader-csus-cut-300-2014-posts"))
    size = staff.whole_from(share).share_of(book.quantity("hsj-csu-2014-workforce"))
    return cut.low / size.high


@finding(
    "csu-fewer-units-than-planned", chapter=CHAPTER,
    statement="Fewer units started work than any plan on record had foreseen.",
    strength="the fewest units of any plan over the units that started; above 1 every plan had more",
    holds=1.05, weakens=1.0, tries=("lower-bounds", "no-press"),
)
def fewer_units_than_planned(book: Book) -> float:
    plans = ("digitalhealth-central-eastern-2014-units-first-estimate", "nhe-john-parkes-interview-2015-units-once-planned",
             "kingsfund-csu-externalisation-2012-units-going-forward", "samathieson-csus-670m-2013-units")
    return min(book.quantity(one).low for one in plans) / book.quantity("digitalhealth-another-csu-collapses-2013-units").high


@finding(
    "csu-more-unaccounted-than-paid", chapter=CHAPTER,
    statement="At the two units that closed, the record leaves more of the staff unaccounted for than it shows paid to leave.",
    strength="the least number unaccounted for, by any count of the staff, over severance deals; at 1 they are equal",
    holds=1.0, weakens=0.5, tries=("lower-bounds", "no-press", "headcount"),
)
def more_unaccounted_than_paid(book: Book) -> float:
    deals = book.quantity(DEALS_ID).high
    moved = book.quantity(MOVED_YORKSHIRE).high + book.quantity(MOVED_NORTH_WEST).high
    counts = ("hsj-two-csu-bids-rejected-2015-staff-in-doubt", "nhe-redundancies-likely-2015-workforce")
    return (min(book.quantity(one).low for one in counts) - deals - moved) / deals


@finding(
    "csu-managers-deals", chapter=CHAPTER,
    statement="The senior managers’ deals at those two units were several times those of the other leavers.",
    strength="least mean of the five over largest mean of the others, as the sums were rounded; at 3 three times as much",
    holds=3.0, weakens=1.5, tries=("lower-bounds", "no-press"),
)
def managers_deals(book: Book) -> float:
    return book.quantity("calc:csu-deals-managers-mean").low / book.quantity("calc:csu-deals-others-mean").high


@finding(
    "csu-care-support-lost-more", chapter=CHAPTER,
    statement="The staff of primary care support fell, net, by more than the permanent jobs put in doubt, from every "
              "count of where it began.",
    strength="the smallest fall by any count over the permanent jobs in doubt; at 1 they are equal",
    holds=1.0, weakens=0.8, tries=("lower-bounds", "no-press", "headcount"),
)
def care_support_lost_more(book: Book) -> float:
    before = ("pulse-capita-office-closures-2018-workforce-2015", "hsj-pcs-jobs-cut-2015-workforce",
              "hsj-nhse-unfunded-redundancy-2014-primary-care-support-workforce")
    fall = min(book.quantity(one).low for one in before) - book.quantity(CARE_SUPPORT_LEFT).high
    return fall / book.quantity("hsj-capita-700-jobs-2015-posts").high


@finding(
    "csu-bodies-counted-cuts-not", chapter=CHAPTER,
    statement="The record comes back to plans for the number of bodies; to planned cuts and savings it hardly ever does.",
    strength="share of planned numbers of bodies with a comparable outcome, less that of planned cuts and savings, in "
             "percentage points; at nought there is no difference",
    holds=25.0, weakens=10.0, tries=("no-press", "headcount"),
)
def bodies_counted_cuts_not(book: Book) -> float:
    bodies = announced(book.outcomes, book.claims, "bodies")
    others = {**announced(book.outcomes, book.claims, "cuts"), **announced(book.outcomes, book.claims, "savings")}
    return 100 * (sum(bodies.values()) / len(bodies) - sum(others.values()) / len(others))
