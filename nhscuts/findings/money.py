"""Findings on money in one year's prices."""

from __future__ import annotations

import math

from ..book import Book
from ..calculations.money import PAYBACKS, PRICED
from ..errors import BookError
from ..quantity import Quantity
from . import finding

CHAPTER = "money"
#: What the finding on redundancy compares: the single figures printed in 2011 for the whole reform, and the outcomes.
FORECASTS = ("redundancy-2011-january-lords", "redundancy-2011-january-transfer", "redundancy-2011-january")
OUTCOMES = ("redundancy-to-march-2013", "redundancy-to-march-2013-minister", "redundancy-december-2013", "redundancy-to-march-2014")
#: Savings a year promised by other rounds than the reform of 2010–13; those of March 2025 are added up.
OTHERS = (("saving-mergers-2006",), ("saving-plan-2009",), ("saving-administration-2015-16",), ("saving-commissioning-2018",),
          ("saving-nhs-england-2019",), ("saving-boards-2025", "saving-nhs-england-2025"), ("saving-reform-2025",))


def _left(book: Book, slugs: tuple[str, ...]) -> list[Quantity]:
    """The amounts in one year’s prices whose claims are left in the record."""
    return [book.quantity(f"calc:real-{slug}") for slug in slugs if PRICED[slug].claim in book.claims.index]


def _most(q: Quantity) -> float:
    """The upper end, or the number itself where nothing bounds it."""
    return q.high if math.isfinite(q.high) else q.low


@finding(
    "money-deficit-depends-on-count", chapter=CHAPTER, tries=("no-press",), holds=2, weakens=1,
    statement="How deep the service was in deficit before the cuts of 2006 depends on the count: the deficits of the bodies that "
              "had one were more than twice the net deficit.",
    strength="gross over net deficit of 2005–06, both without foundation trusts",
)
def deficit_depends_on_count(book: Book) -> float:
    return book.quantity("calc:deficit-gross-over-net").low / 100


@finding(
    "money-largest-promise", chapter=CHAPTER, tries=("lower-bounds", "no-press", "other-index"), holds=1, weakens=0.9,
    statement="In one year’s prices no other plan to cut administration put as large a number on its yearly savings as the reform of "
              "2010–13.",
    strength="lower end of the smaller forecast of 2011 over the largest upper end of any other plan (the number itself where it is "
             "“more than”); above 1 it is larger",
)
def largest_promise(book: Book) -> float:
    reform = min(q.low for q in _left(book, ("saving-reform-january-2011", "saving-reform-september-2011")))
    others = [sum(_most(q) for q in _left(book, slugs)) for slugs in OTHERS]
    if sum(one > 0 for one in others) < 2:
        raise BookError("Fewer than two other rounds are left to compare with.")
    return reform / max(others)


@finding(
    "money-redundancy-below-forecast", chapter=CHAPTER, tries=("lower-bounds", "no-press", "other-index"), holds=1, weakens=0.9,
    statement="Redundancy in the reform of 2010–13 came, by March 2014, to less than was forecast in January 2011, whichever outcome on "
              "record is believed.",
    strength="lower end of the lowest forecast over the upper end of the highest outcome, in one year’s prices; above 1 they do "
             "not overlap",
)
def redundancy_below_forecast(book: Book) -> float:
    return min(q.low for q in _left(book, FORECASTS)) / max(q.high for q in _left(book, OUTCOMES))


@finding(
    "money-exit-2007-dearer", chapter=CHAPTER, tries=("no-press", "other-index"), holds=1, weakens=0.9,
    statement="On auditors’ averages a compulsory redundancy of 2007 was dearer than a redundancy in the reform of 2010–13.",
    strength="average of 2007 over average to March 2013, in one year’s prices; above 1 it was dearer",
)
def exit_2007_dearer(book: Book) -> float:
    early = book.quantity("calc:per-exit-compulsory-2007-real")
    return early.low / book.quantity("calc:per-exit-reform-to-march-2013-real").high


@finding(
    "money-allowance-fell-more", chapter=CHAPTER, tries=("no-press", "other-index"), holds=1, weakens=0.9,
    statement="In real terms the allowance per head was to fall by more in 2015–16 than the cut in cash planned for that year.",
    strength="real fall from 2014–15, by the smallest reading of one page, over the planned cut; above 1 it is more",
)
def allowance_fell_more(book: Book) -> float:
    first = book.quantity("calc:real-allowance-2014-15").low
    last = max(book.quantity(f"calc:real-{slug}").high for slug in ("allowance-2015-16", "allowance-2015-16-reply"))
    return 100 * (1 - last / first) / book.quantity("nhsengland-rca-2014-cut").high


@finding(
    "money-pays-back", chapter=CHAPTER, tries=("lower-bounds", "no-press"), holds=1, weakens=0.5,
    statement="On the figures of those who promised or ran them, the changes with a cost and a saving on record pay for themselves "
              "within two years at the full saving.",
    strength="two years over the longest pay-back at its upper end; above 1 all do at every point",
)
def pays_back(book: Book) -> float:
    left = [book.quantity(f"calc:payback-{slug}") for slug, one in PAYBACKS.items()
            if {one.cost, one.saving} <= set(book.claims.index)]
    if len(left) < 2:
        raise BookError("Fewer than two pairs of cost and saving are left.")
    return 24 / max(q.high for q in left)
