"""Findings: what the book concludes, each tried again on other readings of the record.

A finding is a small function of the record that says how strongly it stands, as one number: at or above `holds` it
holds, at or above `weakens` a weaker sentence would, below that it fails. The same function is run on the record as
it is and on each alternative, so that no verdict is typed by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from ..book import Book
from ..errors import BookError
from ..prices import by_alternative_index
from ..tables import PRESS, claim_quantity

# -- alternatives ---------------------------------------------------------------------------------------------------


def lower_bounds_only(book: Book) -> Book:
    """Every figure read as the least that it can be."""
    claims = book.claims.copy()
    lows = [claim_quantity(row).low for _, row in claims.iterrows()]
    claims = claims.assign(value=lows, low=float("nan"), high=float("nan"), qualifier="exact")
    return book.with_tables(claims=claims)


def without_press_only(book: Book) -> Book:
    """Without figures that stand in the press alone: no official or scholarly document gives or confirms them."""
    claims = book.claims
    press = claims.source.map(lambda key: book.sources[key].kind in PRESS)
    official = set(claims.index[~press])

    def confirmed(row: pd.Series) -> bool:
        return any(one in official for column in ("reprints", "corroborates") for one in row[column].split(";"))

    kept = claims[~press | claims.apply(confirmed, axis=1)]
    outcomes = book.outcomes[book.outcomes.announced.isin(kept.index)]
    outcomes = outcomes[(outcomes.outcome == "") | outcomes.outcome.isin(kept.index)]
    return book.with_tables(claims=kept, outcomes=outcomes)


def other_price_index(book: Book) -> Book:
    """Consumer prices in place of the GDP deflator."""
    return book.with_tables(series=by_alternative_index(book.series))


def headcount_only(book: Book) -> Book:
    """Of figures on staff, only those that count people: posts and full-time equivalents are left out."""
    claims = book.claims
    kept = claims[~claims.unit.isin(["posts", "fte"])]
    outcomes = book.outcomes[book.outcomes.announced.isin(kept.index)]
    outcomes = outcomes[(outcomes.outcome == "") | outcomes.outcome.isin(kept.index)]
    return book.with_tables(claims=kept, outcomes=outcomes)


ALTERNATIVES: dict[str, tuple[str, Callable[[Book], Book]]] = {
    "lower-bounds": ("Lower bounds only", lower_bounds_only),
    "no-press": ("Press-only figures dropped", without_press_only),
    "other-index": ("Consumer prices", other_price_index),
    "headcount": ("People only", headcount_only),
}


# -- findings -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Finding:
    """A conclusion with the function that tries it; see `finding`."""

    id: str
    chapter: str
    statement: str
    strength: str
    holds: float
    weakens: float
    tries: tuple[str, ...]
    function: Callable[[Book], float]

    def verdict(self, book: Book) -> tuple[str, str]:
        """("holds", "2.4"): the verdict on a record and the strength it rests on.

        The verdict is "untestable" where the record lacks the figures that the finding needs.
        """
        try:
            x = self.function(book)
        except (BookError, ZeroDivisionError, KeyError, IndexError, ValueError):
            return "untestable", "the figures it needs are not left"
        if x != x:
            return "untestable", "the figures it needs are not left"
        shown = f"{x:,.0f}" if abs(x) >= 100 else f"{x:.1f}".removesuffix(".0")
        return ("holds" if x >= self.holds else "weakens" if x >= self.weakens else "fails"), shown

    def verdicts(self, book: Book) -> dict[str, tuple[str, str]]:
        """The verdict on the record as it is, under "record", and on each alternative that applies."""
        return {"record": self.verdict(book),
                **{name: self.verdict(ALTERNATIVES[name][1](book)) for name in self.tries}}


REGISTRY: dict[str, Finding] = {}


def finding(
    id: str, *, chapter: str, statement: str, strength: str, holds: float, weakens: float,
    tries: tuple[str, ...] = ("lower-bounds", "no-press"),
) -> Callable[[Callable[[Book], float]], Callable[[Book], float]]:
    """Register a function of the record as the finding `id`.

    Args:
        id: permanent slug.
        chapter: the chapter that makes it.
        statement: the finding, in a sentence without figures.
        strength: what the function's number is, in words: "largest over second largest share".
        holds, weakens: the least strength at which it holds, and at which a weaker sentence would.
        tries: the alternatives that can touch it; the others cannot, and the table says so.
    """
    unknown = set(tries) - set(ALTERNATIVES)
    if unknown:
        raise BookError(f"Finding {id} tries {', '.join(sorted(unknown))}; allowed: {', '.join(ALTERNATIVES)}.")

    def register(function: Callable[[Book], float]) -> Callable[[Book], float]:
        if id in REGISTRY:
            raise BookError(f"Two findings are called {id!r}.")
        REGISTRY[id] = Finding(id, chapter, statement, strength, holds, weakens, tries, function)
        return function

    return register


from . import (  # noqa: E402, F401 - they register
    comparison, csu_redundancies, money, outcomes, pct_clusters, pct_cuts, trust_cuts, workforce,
)
