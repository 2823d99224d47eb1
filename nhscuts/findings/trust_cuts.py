"""Findings on trusts, boards and NHS England."""

from __future__ import annotations

from ..book import Book
from ..calculations.trust_cuts import CUTTING, ERA, LIKE, NON_CLINICAL
from ..tables import claim_quantity
from . import finding

CHAPTER = "trust-cuts"


@finding(
    "trusts-support-before-clinical", chapter=CHAPTER, tries=("no-press",), holds=2, weakens=1,
    statement="Far more leaders of trusts expected to cut support posts than said that clinical posts were being cut.",
    strength="share expecting the one over share reporting the other; at two it is twice as many",
)
def support_before_clinical(book: Book) -> float:
    return book.quantity(NON_CLINICAL).low / book.quantity(CUTTING).high


@finding(
    "trusts-leaders-are-not-trusts", chapter=CHAPTER, tries=("no-press",), holds=2, weakens=1.25,
    statement="A share of leaders says little of the share of trusts: the clinical answer leaves the number of trusts wide open.",
    strength="the most over the least trusts that the answer can stand for; at two it leaves open more than a doubling",
)
def leaders_are_not_trusts(book: Book) -> float:
    trusts = book.quantity("calc:survey-clinical-trusts")
    return trusts.high / trusts.low


@finding(
    "trusts-less-than-announced", chapter=CHAPTER, tries=("lower-bounds", "no-press", "headcount"), holds=1, weakens=0.9,
    statement="When it was counted, mostly part of the way, no like outcome on record had reached what was announced.",
    strength="the whole announcement over the most of it that any like outcome may be; above one, none reaches it",
)
def less_than_announced(book: Book) -> float:
    pairs = book.outcomes[(book.outcomes.era == ERA) & book.outcomes.comparable.isin(LIKE)]
    done = [book.quantity(row.outcome).share_of(book.quantity(row.announced)).high for _, row in pairs.iterrows()]
    return 100 / max(done)


@finding(
    "trusts-mostly-silent", chapter=CHAPTER, tries=("no-press", "headcount"), holds=50, weakens=33,
    statement="Of most of what was announced the record has no outcome.",
    strength="announced figures without an outcome as a percentage of all followed up; above 50 they are most",
)
def mostly_silent(book: Book) -> float:
    return book.quantity("calc:trusts-outcomes-silent-share").low


@finding(
    "trusts-southampton-temporary-first", chapter=CHAPTER, tries=("lower-bounds", "no-press", "headcount"), holds=2, weakens=1,
    statement="At Southampton temporary staff were a far larger part of what had gone than of what was planned to go.",
    strength="least share among the posts gone over most share in the plan; at two it is twice as large",
)
def southampton_temporary_first(book: Book) -> float:
    return (book.quantity("bbc-uhs-400-halfway-2025-temporary-share").low
            / book.quantity("calc:trusts-southampton-temporary-planned").high)


@finding(
    "trusts-boards-unlike", chapter=CHAPTER, tries=("no-press",), holds=1.25, weakens=1,
    statement="Under one order to all boards, single boards planned unlike cuts of their staff.",
    strength="the least that the largest cut can be over the most that the smallest can be; at 1.25 a quarter more",
)
def boards_unlike(book: Book) -> float:
    falls = [claim_quantity(book.claims.loc["halton-council-cm-icb-2025-workforce-share"]),
             *(book.quantity(f"calc:boards-fall-{one}") for one in ("south-yorkshire", "west-yorkshire", "norfolk-and-suffolk"))]
    return max(q.low for q in falls) / min(q.high for q in falls)
