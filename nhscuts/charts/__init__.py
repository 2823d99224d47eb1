"""The charts: each is one call that takes the book and gives a `Chart`. A module for each chapter that has charts."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from ..book import Book
from . import across, csu_redundancies, money, outcomes, pct_clusters, pct_cuts, trust_cuts, workforce
from .chart import Chart, Row

__all__ = ["Chart", "Row", "across", "csu_redundancies", "every", "money", "outcomes", "pct_clusters", "pct_cuts",
           "trust_cuts", "workforce"]


def every(book: Book) -> Iterator[Chart]:
    """Every chart of the book, module by module, in the order in which they are written."""
    for module in (pct_cuts, pct_clusters, csu_redundancies, trust_cuts, workforce, money, outcomes, across):
        for name, function in vars(module).items():
            if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
                if list(inspect.signature(function).parameters) == ["book"]:
                    yield function(book)
