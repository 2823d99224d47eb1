"""Findings on what was announced and what came of it."""

from __future__ import annotations

import pandas as pd

from ..book import Book
from ..calculations.across import ERAS
from ..calculations.outcomes import ROUTES, followed, printed, witnesses
from ..errors import BookError
from . import finding

CHAPTER = "outcomes"


def _share(table: pd.DataFrame, state: str) -> float:
    """Per cent of announced figures in a state; an error where there is none to count."""
    if table.empty:
        raise BookError("No announced figure is left.")
    return 100 * float((table.state == state).mean())


@finding(
    "outcomes-mostly-silent", chapter=CHAPTER,
    statement="For most announced figures whose outcome was looked for, the record has no outcome of any grade.",
    strength="announced figures without any outcome, as a percentage of all, over fifty per cent", holds=1, weakens=0.8,
    tries=("no-press", "headcount"))
def mostly_silent(book: Book) -> float:
    return _share(followed(book.claims, book.outcomes), "none") / 50


@finding(
    "outcomes-national-leaves-a-trace", chapter=CHAPTER,
    statement="What is announced for all England has an outcome of near scope in the record more often than what is announced "
              "for one body or place.",
    strength="share of national figures with such an outcome over the share of local ones", holds=1.5, weakens=1,
    tries=("no-press", "headcount"))
def national_leaves_a_trace(book: Book) -> float:
    table = followed(book.claims, book.outcomes)
    return _share(table[table.national], "close") / _share(table[~table.national], "close")


@finding(
    "outcomes-few-dismissals-of-posts", chapter=CHAPTER,
    statement="Compulsory redundancies are a far smaller part of the posts or staff that went than of the redundancies and paid "
              "exits.",
    strength="least share of redundancies and paid exits over the largest share of posts, at the ends of their bounds that are "
             "least favourable", holds=2, weakens=1, tries=("lower-bounds", "no-press", "headcount"))
def few_dismissals_of_posts(book: Book) -> float:
    shares: dict[str, list[float]] = {"posts": [], "people": []}
    for name, (base, *_rest) in ROUTES.items():
        try:
            q = book.quantity(f"calc:route-{name}")
        except BookError:
            continue  # on this reading the record lacks a figure of the pair
        shares[base].append(q.high if base == "posts" else q.low)
    return min(shares["people"]) / max(shares["posts"])


@finding(
    "outcomes-redundancy-bill-below", chapter=CHAPTER,
    statement="The redundancy bill of the reform of 2010–13, as ministers gave it, came out below every forecast of it that the "
              "record sets beside it.",
    strength="lowest forecast at its lower bound over the last total reported; above 1 the bill was below all of them",
    holds=1, weakens=0.9)
def redundancy_bill_below(book: Book) -> float:
    last = "hunt-wms-nhs-modernisation-2014-redundancy-cost"
    forecasts = book.outcomes[book.outcomes.outcome == last].announced
    lows = [q.low for q in (book.quantity(id) for id in forecasts) if q.low > 0]  # a ceiling alone has no lower end
    return min(lows) / book.quantity(last).high


@finding(
    "outcomes-ahead-is-vaguer", chapter=CHAPTER,
    statement="In every era a smaller part of the figures that look ahead than of those that look back is printed without a hedge "
              "or bound.",
    strength="in the era where they are closest, the share without hedge of those that look back over that of those that look ahead",
    holds=1.05, weakens=1, tries=("no-press", "headcount"))
def ahead_is_vaguer(book: Book) -> float:
    table = printed(book.claims)
    found = []
    for era in ERAS:
        own = table[table.era == era]
        ahead, back = (float((part.firm == "exact").mean()) for part in (own[own.ahead], own[~own.ahead]))
        found.append(back / ahead)
    return min(found)


@finding(
    "outcomes-one-origin", chapter=CHAPTER,
    statement="Nearly all figures on cuts in posts or people go back to a single origin.",
    strength="figures on cuts that one origin alone gives, as a percentage of all", holds=95, weakens=80,
    tries=("no-press", "headcount"))
def one_origin(book: Book) -> float:
    table = witnesses(book.claims)
    return 100 * float((table[table.cut].origins == 1).mean())
