"""Findings on what recurs across the four eras."""

from __future__ import annotations

from ..book import Book
from ..calculations.across import ERAS, front_line, in_the_red, ordered, wait
from ..errors import BookError
from . import finding

STEM = "comparison"

#: For each era the number of one kind of body before and after; in the last the later one is a plan, for teams.
MERGERS = {
    "pct-cuts": ("dh-reorganisation-shas-pcts-trusts-before", "dh-reorganisation-shas-pcts-trusts-after"),
    "pct-clusters": ("commonslibrary-sn724-2012-trusts", "series:primary-care-trusts-2013-04-01"),
    "csu-redundancies": ("digitalhealth-another-csu-collapses-2013-units", "nhe-john-parkes-interview-2015-units"),
    "trust-cuts": ("dhsc-wms-icb-2025-leadership-teams-before", "dhsc-wms-icb-2025-leadership-teams"),
}
#: For each era the redundancy bill of its reorganisation, paid or foreseen.
BILLS = {
    "pct-cuts": "hsj-redundancies-2006-08-total-cost", "pct-clusters": "hansard-wms-2013-redundancy-cost",
    "csu-redundancies": "hsj-6m-csu-redundancies-2016-exit-cost", "trust-cuts": "dhsc-pq-99886-redundancy-redundancy-cost",
}
#: For each era, figures of hospitals or other trusts, and of clinical staff, that were hit as well.
HIT_TOO = {
    "pct-cuts": ("bbc-mps-inquiry-2006-04-posts", "standard-redundancies-2006-clinical"),
    "pct-clusters": ("guardian-datablog-2011-hospital-posts", "mmlmc-whats-happening-redundancies-2011-clinical"),
    "csu-redundancies": ("hsj-ft-exit-packages-2014-compulsory", "parallelparliament-nurses-redundancy-2014-nurses"),
    "trust-cuts": ("nhsproviders-survey-release-2025-clinical-cutting", "nhsproviders-survey-release-2025-trusts-500"),
}


@finding("comparison-order-every-era", chapter=STEM, statement="In every era a cut in the cost of management, administration "
         "or running was ordered for England, as a percentage.",
         strength="eras, of four, with such an order on record", holds=4, weakens=3)
def order_every_era(book: Book) -> float:
    return float(sum(len(ordered(book.claims, era)) > 0 for era in ERAS))


@finding("comparison-money-every-era", chapter=STEM, statement="In every era a deficit or a savings target for England is "
         "on record beside the cuts.",
         strength="eras, of four, with a national deficit or savings target of at least a hundred million pounds",
         holds=4, weakens=3)
def money_every_era(book: Book) -> float:
    return float(sum(len(in_the_red(book.claims, era)) > 0 for era in ERAS))


@finding("comparison-mergers", chapter=STEM, statement="In every era bodies of one kind were merged or abolished, or their leadership "
         "teams were to be brought down to fewer.", strength="eras, of four, in which a later count is smaller than the earlier one",
         holds=4, weakens=3)
def mergers(book: Book) -> float:
    def fewer(before: str, after: str) -> bool:
        try:
            return book.quantity(after).high < book.quantity(before).low
        except BookError:
            return False

    return float(sum(fewer(*pair) for pair in MERGERS.values()))


@finding("comparison-front-line", chapter=STEM, statement="In every era those who cut said that the front line would gain or be "
         "spared.", strength="eras, of four, with such a statement on record", holds=4, weakens=3, tries=())
def front_line_every_era(book: Book) -> float:
    return float(sum(len(front_line(book.positions[book.positions.era == era])) > 0 for era in ERAS))


@finding("comparison-bill", chapter=STEM, statement="In every era but that of the support units, whose whole bill is not on "
         "record, the redundancy bill, reckoned, paid or foreseen, runs to hundreds of millions of pounds or more.",
         strength="eras whose bill is at least two hundred million pounds at its lower bound", holds=3, weakens=2)
def bill(book: Book) -> float:
    def large(id: str) -> bool:
        try:
            return book.quantity(id).low >= 2e8
        except BookError:
            return False

    return float(sum(large(id) for id in BILLS.values()))


@finding("comparison-hit-too", chapter=STEM, statement="In every era the record has cuts, made or meant, at hospitals or among "
         "clinical staff as well, and not in offices alone.", strength="eras, of four, with a figure for trusts or for clinical staff across England", holds=4, weakens=3,
         tries=("lower-bounds", "no-press", "headcount"))
def hit_too(book: Book) -> float:
    return float(sum(any(id in book.claims.index and book.quantity(id).low > 0 for id in ids) for ids in HIT_TOO.values()))


@finding("comparison-returned", chapter=STEM, statement="Of the people made redundant after 2010, a sizeable part was employed in the "
         "service again when they were counted, by every count that gives both numbers.",
         strength="smallest of three shares that came back, in per cent: the staff record of 2010–18, and two counts of ministers "
                  "by 2013 and 2014; sizeable is one in ten, or 10",
         holds=10, weakens=5)
def returned(book: Book) -> float:
    return min(book.calc(f"returned-share-{id}").quantity.low for id in ("2010-18", "by-2013", "by-2014"))


@finding("comparison-order-sooner", chapter=STEM, statement="The groups of 2013 and the boards of 2022 had a new order to cut their own "
         "costs far sooner after opening than the trusts of 2002 and 2006.",
         strength="shortest wait of the two older maps over the longest of the two newer; above 1 they do not overlap, and "
                  "at 2 the older waited twice as long",
         holds=2, weakens=1, tries=("no-press",))
def order_sooner(book: Book) -> float:
    older = min(wait(book.series, book.claims, name).low for name in ("trusts-of-2002", "trusts-of-2006"))
    newer = max(wait(book.series, book.claims, name).high for name in ("groups-of-2013", "boards-of-2022"))
    return older / newer

