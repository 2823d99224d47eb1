"""Findings on the primary care trust cuts."""

from __future__ import annotations

from ..book import Book
from ..calculations.pct_cuts import (
    AUTHORITIES, CONTRIBUTION, PACKAGE, PARITY, SURPLUS, TOP_SLICE, TRUSTS_SHORT_GROSS, post_pairs, redundancy_pairs,
)
from . import finding

CHAPTER = "pct-cuts"


@finding(
    "coventry-paid-in-over-half", chapter=CHAPTER,
    statement="What Coventry’s trust lost and was required to pay in comes to the greater part of its package of cuts.",
    strength="money withdrawn and contribution demanded over the rest of the package, above 1 they are the greater part",
    holds=1.0, weakens=0.5,
)
def paid_in_over_half(book: Book) -> float:
    given_up = book.quantity(PARITY).low + book.quantity(CONTRIBUTION).low
    return given_up / (book.quantity(PACKAGE).high - given_up)


@finding(
    "cuts-2006-surplus-at-the-top", chapter=CHAPTER,
    statement="The surplus of 2006–07 was that of the strategic health authorities: the trusts below them together still fell "
              "short.",
    strength="surplus of the authorities over the surplus of the whole service, above 1 the rest fell short", holds=1.0,
    weakens=0.5,
)
def surplus_at_the_top(book: Book) -> float:
    return book.quantity(AUTHORITIES).low / book.quantity(SURPLUS).high


@finding(
    "cuts-2006-held-back-over-deficits", chapter=CHAPTER,
    statement="More growth money was held back from primary care trusts than the trusts in deficit fell short by.",
    strength="money held back over the gross deficit of primary care trusts, above 1 it is more", holds=1.0, weakens=0.5,
)
def held_back_over_deficits(book: Book) -> float:
    return book.quantity(TOP_SLICE).low / book.quantity(TRUSTS_SHORT_GROSS).high


@finding(
    "cuts-2006-posts-went", chapter=CHAPTER,
    statement="In the few places where posts gone were counted later, mostly by a union, they came to most of those announced.",
    strength="the least, over those pairs, of posts counted for each post announced; above 0.5 it is most", holds=0.5,
    weakens=0.25, tries=("lower-bounds", "no-press", "headcount"),
)
def posts_went(book: Book) -> float:
    return min(gone.low / announced.high for announced, gone in post_pairs(book.outcomes, book.claims))


@finding(
    "cuts-2006-few-dismissals", chapter=CHAPTER,
    statement="Wherever an announced number can be set beside redundancies counted later, and mostly within months, they were a small "
              "part of it.",
    strength="the least, over those pairs, of posts or people announced for each redundancy; above 4 the redundancies are less "
             "than a quarter, above 2 less than half", holds=4.0, weakens=2.0,
    tries=("lower-bounds", "no-press", "headcount"),
)
def few_dismissals(book: Book) -> float:
    return min(announced.low / made.high for announced, made in redundancy_pairs(book.outcomes, book.claims))
