"""The timeline: every dated event of the record, year by year."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

from docutils import nodes

from ..book import Book
from ..tables import date_words

STYLES = ("records.css",)
#: What is said of an event that a source announced and that had not happened yet.
STILL_AHEAD = "Still ahead when the source wrote"
INFERRED = " (inferred)"
#: Where a half of a month ends.
HALF = 15


def event_dates(row: Any) -> str:
    """When an event was, as precisely as the record knows, in words: "1 to 14 December 2025", "June 2011 (inferred)"."""
    start, end = str(row.date), str(row.date_end)
    if row.precision == "financial-year" and end:
        words = f"financial year {start[:4]}–{end[2:4]}"
    elif row.precision == "half-month" and end:
        half = "second" if int(start[8:]) >= HALF else "first"
        words = f"{half} half of {date_words(start[:7])}"
    elif end and start[:7] == end[:7]:
        words = f"{int(start[8:])} to {date_words(end)}"
    else:
        words = date_words(start) + (f" to {date_words(end)}" if end else "")
    return words + (INFERRED if row.date_basis == "inferred" else "")


@dataclass(frozen=True)
class Mark:
    """One entry of the timeline: an event, or the founding or end of a kind of body that no event tells."""

    date: str
    id: str
    era: str
    when: str
    title: str
    body: str
    ahead: bool
    source: str


def marks(book: Book) -> list[Mark]:
    """Everything that stands in the timeline, the earliest first; less precise dates before more precise ones."""
    made = [Mark(row.date, row.id, row.era, event_dates(row), row.title, row.body, row.status == "expected", row.source)
            for row in book.events.itertuples()]
    told = {(row.body, row.kind, row.date[:4]) for row in book.events.itertuples()}
    for id, body in book.bodies[book.bodies.collective].iterrows():
        for column, kind, words in (("founded", "created", "set up"), ("abolished", "abolished", "abolished")):
            date = body[column]
            if date and (id, kind, date[:4]) not in told:
                title = f"{body['name']} {words}"
                made.append(Mark(date, f"{id}-{column}", "context", date_words(date), title, str(id), False, ""))
    return sorted(made, key=lambda mark: (mark.date, mark.ahead, mark.id))


def _item(book: Book, mark: Mark) -> str:
    about = []
    if mark.ahead:
        about.append(f"{STILL_AHEAD}.")
    if mark.body:
        about.append(f'<span data-body="{mark.body}">{html.escape(book.bodies.loc[mark.body, "name"])}</span>')
    if mark.source:
        source = book.sources[mark.source]
        about.append(f'<span data-source="{mark.source}">{html.escape(source.publisher)}, {html.escape(source.date_words)}</span>')
    if mark.era in book.eras.index:
        about.append(html.escape(book.eras.loc[mark.era, "name"]))
    when, inferred, _ = mark.when.partition(INFERRED)
    basis = f"<i>{INFERRED}</i>" if inferred else ""
    ahead = " class=ahead" if mark.ahead else ""
    return (f'<li id="{mark.id}" data-era="{mark.era}"{ahead}><b>{when[0].upper()}{when[1:]}{basis}</b>'
            f"<p>{html.escape(mark.title)}</p><small>{' '.join(about)}</small></li>")


def timeline_page(book: Book, _: str) -> list[nodes.Node]:
    """A jump list of years, and a section for each year with its events in order."""
    years: dict[str, list[Mark]] = {}
    for mark in marks(book):
        years.setdefault(mark.date[:4], []).append(mark)
    jumps = "".join(f'<li><a href="#year-{year}">{year}</a></li>' for year in years)
    keys = "".join(f'<li data-era="{era}">{html.escape(row["name"])}</li>' for era, row in book.eras.iterrows())
    made: list[nodes.Node] = [nodes.raw("", (
        f'<ul class="key" aria-label="Colours of the eras">{keys}<li class="ahead">{STILL_AHEAD}</li></ul>'
        f'<nav aria-label="Years"><ul class="jump">{jumps}</ul></nav>'), format="html")]
    for year, of_year in years.items():
        items = "".join(_item(book, mark) for mark in of_year)
        made.append(nodes.section("", nodes.title("", year), nodes.raw("", f'<ol class="timeline">{items}</ol>', format="html"),
                                  ids=[f"year-{year}"], names=[f"year-{year}"], classes=["year"]))
    return made
