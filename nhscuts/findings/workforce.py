"""Findings on shares of the workforce, who, and the years around."""

from __future__ import annotations

from collections.abc import Iterable

from ..book import Book
from ..calculations.across import ERAS
from ..calculations.workforce import COUNTED, PLANNED, SUPPORT, Share, points, said, shares, support_share, typical
from ..errors import BookError
from ..quantity import Quantity
from . import finding

CHAPTER = "workforce"
#: A median of fewer shares than this says nothing of what was typical.
FEWEST = 5


def _typical(chosen: list[Share], era: str, side: str) -> Quantity:
    own = said(chosen, era, side)
    if len(own) < FEWEST:
        raise BookError(f"Fewer than {FEWEST} shares are left for {side} {era}.")
    return typical(own)


def _left(book: Book, names: Iterable[str], fewest: int) -> list[Quantity]:
    """The clinical parts of those divided cuts of which the figures are left."""
    found = []
    for name in names:
        try:
            found.append(book.calc(f"who-{name}-clinical").quantity)
        except BookError:
            continue
    if len(found) < fewest:
        raise BookError("Too few of the divided cuts are left.")
    return found


@finding(
    "offices-cut-deeper", chapter=CHAPTER,
    statement="Bodies that buy, support or administer care were typically to lose a larger part of their staff than hospital and other trusts, over "
              "all eras together and in 2024–26 by itself.",
    strength="least that the median share of the one can be over the most that the median of the other can be, in the weaker of the two "
             "comparisons; above 1 the two medians do not overlap",
    holds=1, weakens=0.8, tries=("lower-bounds", "no-press", "headcount"),
)
def offices_cut_deeper(book: Book) -> float:
    chosen = shares(book.claims, book.bodies)
    return min(_typical(chosen, era, "office").low / _typical(chosen, era, "trust").high for era in ("", "trust-cuts"))


@finding(
    "trusts-of-2006-cut-deeper", chapter=CHAPTER,
    statement="The hospital trusts on record in 2006 and 2007 were typically to lose a larger part of their staff than the trusts on record in 2024–26.",
    strength="least that the median share of 2006–07 can be over the most that the median of 2024–26 can be; above 1 the two do not overlap",
    holds=1, weakens=0.8, tries=("lower-bounds", "no-press", "headcount"),
)
def trusts_of_2006_cut_deeper(book: Book) -> float:
    chosen = shares(book.claims, book.bodies)
    return _typical(chosen, "pct-cuts", "trust").low / _typical(chosen, "trust-cuts", "trust").high


@finding(
    "counted-redundancies-not-clinical", chapter=CHAPTER,
    statement="In every national count of compulsory redundancies by staff group on record, most were of staff outside the clinical groups.",
    strength="smallest non-clinical share in any count that is left, over a half; above 1 all of them are the larger part",
    holds=1, weakens=0.8,
)
def counted_redundancies_not_clinical(book: Book) -> float:
    return min(100 - q.high for q in _left(book, COUNTED, 1)) / 50


@finding(
    "plans-name-more-clinicians", chapter=CHAPTER,
    statement="The plans of 2006 on record that say how they divide name a larger part of clinical staff than the compulsory redundancies that were "
              "counted.",
    strength="smallest clinical part of a plan over the largest clinical part of a count; above 1 every plan lies above every count",
    holds=1, weakens=0.8, tries=("lower-bounds", "no-press", "headcount"),
)
def plans_name_more_clinicians(book: Book) -> float:
    return min(q.low for q in _left(book, PLANNED, 2)) / max(q.high for q in _left(book, COUNTED, 2))


@finding(
    "group-mostly-unsaid", chapter=CHAPTER,
    statement="In every era most of those who first put a figure on a cut gave none for any group of staff.",
    strength="smallest share of origins without a group in any era, over a half; above 1 they are the larger part in all four",
    holds=1, weakens=0.8, tries=("no-press", "headcount"),
)
def group_mostly_unsaid(book: Book) -> float:
    return min(book.calc(f"who-unnamed-{era}").quantity.low for era in ERAS) / 50


@finding(
    "support-back-in-number-not-share", chapter=CHAPTER,
    statement="Support staff are more in number than before the cuts of 2010–13 and have not since been as large a part of all staff as then.",
    strength="smaller of two ratios: support staff in the latest count over the first, and their share in the first over the greatest since it "
             "was least; above 1 both halves are true",
    holds=1, weakens=0.95, tries=(),
)
def support_back_in_number_not_share(book: Book) -> float:
    number, share = points(book.series, SUPPORT).value, support_share(book.series)
    return float(min(number.iloc[-1] / number.iloc[0], share.iloc[0] / share[share.index > share.idxmin()].max()))
