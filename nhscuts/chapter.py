"""Tables and closing parts that chapters share: each is one call and shows itself in Jupyter and on the site."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .book import Book
from .cite import citation
from .errors import BookError
from .findings import ALTERNATIVES
from .findings import REGISTRY as FINDINGS
from .schema import codes, label
from .tables import Source, date_words


#: A table of more rows than this is folded away until it is asked for.
FOLD_FROM = 12


@dataclass(frozen=True)
class Shown:
    """A piece of a page: HTML where that can be shown, plain text elsewhere."""

    markup: str
    plain: str

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.plain


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], plain: str = "") -> Shown:
    """An accessible table: caption, scoped headers; the first cell of a row names it. Cells are HTML."""
    body = list(rows)
    top = "".join(f'<th scope="col">{name}</th>' if name else "<td></td>" for name in head)
    lines = "".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in body)
    markup = (f'<div class="table-box" role="region" tabindex="0" aria-label="{html.escape(caption)}"><table>'
              f"<caption>{html.escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table></div>")
    return Shown(markup, plain or f"{caption}: {len(body)} rows")


def _folded(shown: Shown, rows: int, summary: str) -> Shown:
    """A long table behind a line that says what it is; a short one as it stands."""
    if rows <= FOLD_FROM:
        return shown
    return Shown(f'<details class="long-table"><summary>{html.escape(summary)}</summary>{shown.markup}</details>', shown.plain)


def figure_link(book: Book, reference: str, text: str | None = None) -> str:
    """A figure as HTML; the site turns it into a link to its evidence."""
    words = text or book.figure(reference).words
    return f'<span class="figure-words" data-figure="{reference}">{html.escape(words)}</span>'


def outcomes_table(book: Book, era: str) -> Shown:
    """What was announced in an era and what the record says came of it; silence is said as such."""
    rows = []
    grades = list(codes("outcomes", "comparable"))
    pairs = book.outcomes[book.outcomes.era == era].sort_values(
        "comparable", key=lambda column: column.map(grades.index), kind="stable")
    for _, row in pairs.iterrows():
        announced = book.claim(row.announced)
        came = figure_link(book, f"claim:{row.outcome}") if row.outcome else "No record found"
        if row.outcome:
            outcome = book.claim(row.outcome)
            came += f"<br>{html.escape(outcome.what)}, {html.escape(outcome.as_of_words)}"
        rows.append((
            f"{figure_link(book, f'claim:{row.announced}')}<br>{html.escape(announced.what)}, "
            f"{html.escape(announced.as_of_words)}",
            came, html.escape(label("outcomes", "comparable", row.comparable)), html.escape(row.reason)))
    shown = table(f"Announced and outcome, {label('claims', 'era', era)}",
                  ("Announced", "What came of it", "Comparable", "Why"), rows)
    return _folded(shown, len(rows), f"All {len(rows)} pairs and silences, the most comparable first")


def positions_table(book: Book, era: str) -> Shown:
    """Who argued what in an era, in this book's words."""
    rows = []
    for _, row in book.positions[book.positions.era == era].iterrows():
        body = book.bodies.loc[row.body, "name"]
        who = f"{row.person}, {row.role}" if row.person and row.role else row.person or row.role or body
        if body not in who:
            who += f" ({body})"
        rows.append((html.escape(who), label("positions", "stance", row.stance),
                     label("positions", "theme", row.theme), html.escape(row.paraphrase),
                     _source_link(book.sources[row.source])))
    shown = table(f"Arguments and warnings, {label('claims', 'era', era)}",
                  ("Who", "Stance", "Theme", "Argument, in our words", "Source"), rows)
    return _folded(shown, len(rows), f"All {len(rows)} arguments, promises and warnings")


def events_table(book: Book, era: str) -> Shown:
    """The dated events of an era, in order, with how the date is known."""
    rows = []
    for _, row in book.events[book.events.era == era].sort_values("date", kind="stable").iterrows():
        date = date_words(row.date) + (f" to {date_words(row.date_end)}" if row.date_end else "")
        if row.date_basis == "inferred":
            date += " (inferred)"
        rows.append((html.escape(date), html.escape(row.title), label("events", "status", row.status),
                     _source_link(book.sources[row.source])))
    return table(f"Events, {label('claims', 'era', era)}", ("Date", "Event", "When the source wrote", "Source"), rows)


def findings_table(book: Book, name: str) -> Shown:
    """The findings of a chapter, each with its verdict on the record and on every alternative reading."""
    head = ("Finding", "The record as it is", *(title for title, _ in ALTERNATIVES.values()))
    words = {"holds": "Holds", "weakens": "Weakens", "fails": "Fails", "untestable": "Cannot be tried"}
    rows = []
    for one in (f for f in FINDINGS.values() if f.chapter == name):
        verdicts = one.verdicts(book)
        cells = [f"{words[v[0]]} ({html.escape(v[1])})" if (v := verdicts.get(key)) else "Not touched by this"
                 for key in ("record", *ALTERNATIVES)]
        rows.append((f"{html.escape(one.statement)} <small>Strength: {html.escape(one.strength)}; holds from "
                     f"{one.holds:g}, weakens from {one.weakens:g}.</small>", *cells))
    if not rows:
        raise BookError(f"No finding is registered for the chapter {name!r}.")
    return table("Findings, and how they fare on other readings of the record", head, rows)


def conflicts_table(book: Book, era: str) -> Shown:
    """Where the sources of an era contradict each other: the figures, why they differ, which one the text uses."""
    rows = []
    for _, row in book.conflicts[book.conflicts.era == era].iterrows():
        figures = "<br>".join(
            f"{figure_link(book, f'claim:{one}')}, {_source_link(book.claim(one).source)}" for one in row.claims.split(";"))
        used = f"{figure_link(book, f'claim:{row.used}')}. " if row.used else ""
        rows.append((html.escape(row.about), figures,
                     f"{label('conflicts', 'cause', row.cause).capitalize()}. {html.escape(row.reason)}",
                     f"{used}{html.escape(row.why_used)}"))
    shown = table(f"Contradictions, {label('claims', 'era', era)}",
                  ("About", "The figures", "Why they differ", "Which one the text uses"), rows)
    return _folded(shown, len(rows), f"All {len(rows)} contradictions")


def _source_link(source: Source) -> str:
    return f'<span data-source="{source.key}">{html.escape(source.publisher)}, {html.escape(source.date_words)}</span>'


def source_words(source: Source) -> str:
    """A source as a bibliography has it, as HTML: authors, title, publisher, date, address."""
    authors = ", ".join(source.authors) + ", " if source.authors else ""
    return (f"{html.escape(authors)}‘{html.escape(source.title)}’, <cite>{html.escape(source.publisher)}</cite>, "
            f"{html.escape(source.date_words)}. "
            f'<a class="address" href="{html.escape(source.url)}" rel="external">{html.escape(_short(source.url))}</a>')


def _short(url: str) -> str:
    bare = url.split("//", 1)[-1]
    return bare if len(bare) <= 60 else bare[:57] + "…"


def sources(book: Book, era: str) -> Shown:
    """The documents that an era's claims, events and arguments come from, the founding ones first."""
    keys = list(dict.fromkeys(key for rows in (book.claims, book.events, book.positions)
                              for key in rows[rows.era == era].source))
    documents = sorted((book.sources[key] for key in keys), key=lambda s: (not s.founding, s.published, s.publisher))
    items = "".join(
        f"<li>{source_words(s)}{' <strong>Founding document.</strong>' if s.founding else ''}"
        f"{f' <em>Weak source: {html.escape(s.weak)}</em>' if s.weak else ''}</li>" for s in documents)
    shown = Shown(f'<ul class="source-list">{items}</ul>', f"{len(documents)} documents")
    return _folded(shown, len(documents), f"All {len(documents)} documents")


def how_to_cite(chapter: str = "") -> Shown:
    """How to cite a chapter (or, without a name, the book): plain text and BibTeX."""
    c = citation(chapter)
    markup = (f'<p class="citation">{html.escape(c.text)}</p>'
              f'<pre class="citation-bibtex" tabindex="0" aria-label="BibTeX">{html.escape(c.bibtex)}</pre>')
    return Shown(markup, f"{c.text}\n\n{c.bibtex}")
