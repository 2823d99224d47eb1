"""Named calculations: each a small function of claims, with its formula and what it assumes in words.

A module for each era and one for what runs across them. A calculation's name is permanent: readers cite it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import BookError
from ..quantity import Quantity

if TYPE_CHECKING:
    from ..book import Book, Calculated


@dataclass(frozen=True)
class Calculation:
    """A function of claims with its formula in words; see `calculation`."""

    id: str
    era: str
    title: str
    inputs: tuple[str, ...]
    formula: str
    assumes: str
    noun: str | tuple[str, str] | None
    function: Callable[..., Quantity]

    def work_out(self, book: Book) -> Calculated:
        """The figure, from the record."""
        from ..book import Calculated

        arguments = [book.tables[one.removeprefix("table:")] if one.startswith("table:") else book.quantity(one)
                     for one in self.inputs]
        return Calculated(self.id, self.function(*arguments), self.title, self.formula, self.assumes, self.inputs,
                          self.era, self.noun)


REGISTRY: dict[str, Calculation] = {}


def calculation(
    id: str, *, era: str, title: str, inputs: tuple[str, ...], formula: str, assumes: str = "",
    noun: str | tuple[str, str] | None = None,
) -> Callable[[Callable[..., Quantity]], Callable[..., Quantity]]:
    """Register a function of quantities as the calculation `id`.

    Args:
        id: permanent, legible slug; what prose links to as `calc:id`.
        era: the era it belongs to, or "context".
        title: what the figure is, in a few words.
        inputs: what the function takes, in order: ids of claims, "calc:…", "series:…" for a point of a series,
            "table:…" for a whole table as a data frame.
        formula: how it is worked out, in words.
        assumes: what has to be so for it to hold.
        noun: what is counted, where the unit's own word will not do.
    """
    def register(function: Callable[..., Quantity]) -> Callable[..., Quantity]:
        if id in REGISTRY:
            raise BookError(f"Two calculations are called {id!r}.")
        REGISTRY[id] = Calculation(id, era, title, inputs, formula, assumes, noun, function)
        return function

    return register


def remembered(function: Callable[..., Any]) -> Callable[..., Any]:
    """Keep the last few results of a function of tables, which many calculations ask for again."""
    kept: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}

    @functools.wraps(function)
    def ask(*arguments: Any) -> Any:
        key = tuple(id(a) if isinstance(a, pd.DataFrame) else a for a in arguments)
        if key not in kept:
            if len(kept) >= 24:
                kept.pop(next(iter(kept)))
            kept[key] = (arguments, function(*arguments))  # the tables are held, so that their ids stay theirs
        return kept[key][1]

    return ask


def count(rows: object, unit: str = "count") -> Quantity:
    """How many rows, as an exact count of this book's own record."""
    return Quantity.stated("exact", unit, "statistic", value=float(len(rows)))  # type: ignore[arg-type]


from . import (  # noqa: E402, F401 - they register
    across, csu_redundancies, money, outcomes, pct_clusters, pct_cuts, trust_cuts, workforce,
)
