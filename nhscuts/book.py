"""The loaded record: claims, calculations, tables and sources, each by its permanent id."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from . import words
from .errors import BookError
from .quantity import Quantity
from .schema import ROOT, label
from .tables import Source, claim_quantity, date_words, load_sources, load_tables


@dataclass(frozen=True)
class Claim:
    """One quantity that one source asserts about one subject at one time."""

    id: str
    quantity: Quantity
    row: pd.Series
    source: Source

    @property
    def words(self) -> str:
        """The figure in British English: "up to 90 posts"."""
        return words.words(self.quantity)

    @property
    def what(self) -> str:
        """What the figure measures, of whom: "posts to go, clinical: Coventry Teaching PCT"."""
        text = label("claims", "measure", self.row.measure)
        if self.row.staff_group not in ("all", "not_applicable"):
            text += f", {label('claims', 'staff_group', self.row.staff_group)}"
        return f"{text}: {self.row.subject}"

    @property
    def as_of_words(self) -> str:
        """Date that the figure speaks of, in words."""
        return date_words(self.row.as_of)

    @property
    def era(self) -> str:
        return str(self.row.era)


@dataclass(frozen=True)
class Calculated:
    """A figure that the book works out: what came of a named function of claims."""

    id: str
    quantity: Quantity
    title: str
    formula: str
    assumes: str
    inputs: tuple[str, ...]
    era: str
    noun: str | tuple[str, str] | None

    @property
    def words(self) -> str:
        """The figure in British English: "about 1,800 staff"."""
        return words.words(self.quantity, self.noun)

    @property
    def what(self) -> str:
        """What the figure is."""
        return self.title


class Book:
    """Everything in `data/` and `seeds/`, validated.

    Attributes:
        claims, events, positions, bodies, outcomes, conflicts, series, services, eras: the tables as data frames,
            by id.
        sources: every document by its key.
    """

    def __init__(self, root: Path = ROOT) -> None:
        self._take(root, load_tables(root), load_sources(root))

    def _take(self, root: Path, tables: dict[str, pd.DataFrame], sources: dict[str, Source]) -> None:
        self.root = root
        self.tables = tables
        self.sources = sources
        self.claims = tables["claims"]
        self.events = tables["events"]
        self.positions = tables["positions"]
        self.bodies = tables["bodies"]
        self.outcomes = tables["outcomes"]
        self.conflicts = tables["conflicts"]
        self.series = tables["series"]
        self.services = tables["services"]
        self.eras = tables["eras"]
        self._calculated: dict[str, Calculated] = {}

    def with_tables(self, **tables: pd.DataFrame) -> Book:
        """The same record with some tables in place of its own: what a finding is tried on."""
        other = object.__new__(type(self))
        other._take(self.root, {**self.tables, **tables}, self.sources)
        return other

    def claim(self, id: str) -> Claim:
        """One claim. Raises BookError where the id does not exist."""
        if id not in self.claims.index:
            raise BookError(f"There is no claim {id!r} in data/claims.csv.{_nearest(id, self.claims.index)}")
        row = self.claims.loc[id]
        return Claim(id, claim_quantity(row), row, self.sources[row.source])

    def calc(self, id: str) -> Calculated:
        """One calculation, worked out. Raises BookError where the id does not exist."""
        from .calculations import REGISTRY

        if id not in self._calculated:
            if id not in REGISTRY:
                raise BookError(f"There is no calculation {id!r} in nhscuts/calculations.{_nearest(id, REGISTRY)}")
            self._calculated[id] = REGISTRY[id].work_out(self)
        return self._calculated[id]

    def calcs(self) -> list[Calculated]:
        """Every calculation, worked out, in the order of the eras."""
        from .calculations import REGISTRY

        return [self.calc(id) for id in REGISTRY]

    def figure(self, reference: str) -> Claim | Calculated:
        """A figure by a reference as chapters write it: "claim:…" or "calc:…"."""
        scheme, _, id = reference.partition(":")
        if scheme == "claim":
            return self.claim(id)
        if scheme == "calc":
            return self.calc(id)
        raise BookError(f"{reference!r} is neither claim:… nor calc:….")

    def quantity(self, reference: str) -> Quantity:
        """The quantity of a reference: a claim's id, "calc:…", or "series:…" for one point of a series."""
        if reference.startswith("series:"):
            point = self.series.loc[reference.removeprefix("series:")]
            return Quantity.stated("exact", point.unit, "statistic", value=float(point.value))
        return self.figure(reference if ":" in reference else f"claim:{reference}").quantity

    def sources_of(self, reference: str) -> list[str]:
        """Keys of the documents that a figure rests on, through its calculations, in order and once each."""
        if reference.startswith("series:"):
            return [str(self.series.loc[reference.removeprefix("series:")].source)]
        if reference.startswith("table:"):
            return []
        figure = self.figure(reference if ":" in reference else f"claim:{reference}")
        if isinstance(figure, Claim):
            return [figure.source.key]
        keys = [key for one in figure.inputs for key in self.sources_of(one)]
        return list(dict.fromkeys(keys))


def _nearest(id: str, known: object) -> str:
    import difflib

    close = difflib.get_close_matches(id, list(known), n=1)  # type: ignore[call-overload]
    return f" Did you mean {close[0]!r}?" if close else ""


@functools.lru_cache(maxsize=None)
def load(root: Path = ROOT) -> Book:
    """The record, loaded and validated once. Raises BookError with one sentence a problem."""
    return Book(root)
