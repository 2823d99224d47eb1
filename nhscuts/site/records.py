"""The pages that hold the evidence itself: one for each document with the entries of its figures, one for each calculation,
one for each table that is too long for its chapter.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator
from dataclasses import replace

from docutils import nodes
from sphinx.application import Sphinx

from ..book import Book, Calculated, Claim
from ..chapter import figure_link, source_words
from ..cite import Citation, citation
from ..prose import chapters, figures_of
from ..schema import label
from ..tables import SOURCE_KINDS, date_words, point_date_words
from ..words import bounds
from .made import Page

Used = dict[str, list[tuple[str, str]]]


def _pairs(pairs: list[tuple[str, str]]) -> str:
    """A description list; values are HTML, empty ones left out."""
    return '<dl class="pairs">' + "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in pairs if text) + "</dl>"


def used_in(book: Book) -> Used:
    """Reference → the chapters whose prose links to it: page and title."""
    from ..cite import front_matter

    used: Used = {}
    for path in chapters(book.root):
        title = str(front_matter(path).get("title", path.stem))
        for reference in dict.fromkeys(ref for ref, _ in figures_of(path.read_text("utf-8"))):
            used.setdefault(reference, []).append((f"root:chapters/{path.stem}.html", title))
    return used


def _entry(id: str, era: str, heading: str, what: str, pairs: list[tuple[str, str]]) -> str:
    return (f'<article class="entry" id="{id}" data-era="{era}"><h2><a class="entry-anchor" href="#{id}">{html.escape(heading)}'
            f'</a></h2><p>{html.escape(what[0].upper() + what[1:])}</p>{_pairs(pairs)}</article>')


def _list(references: list[str], book: Book) -> str:
    return "; ".join(figure_link(book, r) + f" ({html.escape(_where(book, r))})" for r in references)


def _where(book: Book, reference: str) -> str:
    figure = book.figure(reference)
    return f"{figure.source.publisher}, {figure.source.date_words}" if isinstance(figure, Claim) else figure.title


def claim_entry(book: Book, claim: Claim, used: Used) -> str:
    """Everything recorded of one claim, as HTML."""
    row = claim.row

    def linked(column: str) -> list[str]:
        return [f"claim:{one}" for one in row[column].split(";") if one]

    confirmed = linked("corroborates")
    origins = {book.claim(one.removeprefix("claim:")).row.origin for one in confirmed} | {row.origin}
    again = [f"claim:{id}" for id in book.claims.index[book.claims.restates == claim.id]]
    conflicts = book.conflicts[book.conflicts.claims.map(lambda ids: claim.id in ids.split(";"))]
    announced = book.outcomes[(book.outcomes.announced == claim.id) & (book.outcomes.outcome != "")]
    outcome_of = book.outcomes[book.outcomes.outcome == claim.id]
    place = f"Paragraph {int(row.paragraph)}" if row.paragraph == row.paragraph else ""
    period = f", covering {html.escape(row.period.replace('/', ' to '))}" if row.period else ""
    return _entry(claim.id, claim.era, claim.words, claim.what, [
        ("Wording", f"“{html.escape(row.wording)}”"),
        ("Bounds", html.escape(bounds(claim.quantity, short=False))),
        ("Of what", html.escape(row.of_what)),
        ("Status", f"{label('claims', 'status', row.status)}, as of {claim.as_of_words}{period}"),
        ("How firm", label("claims", "qualifier", row.qualifier)),
        ("Body", f'<span data-body="{row.body}">{html.escape(book.bodies.loc[row.body, "name"])}</span>' if row.body else ""),
        ("Place", html.escape(row.geography)),
        ("Where", place),
        ("Said again there", _list(again, book)),
        ("Says again", _list([f"claim:{row.restates}"], book) if row.restates else ""),
        ("Confirmed by", f"{_list(confirmed, book)}. Counted as {len(origins)} origins." if confirmed else ""),
        ("Printed also in", f"{_list(linked('reprints'), book)}. One origin." if row.reprints else ""),
        ("Contradicted", "; ".join(
            f'{_list([f"claim:{one}" for one in other.claims.split(";") if one != claim.id], book)}. '
            f"{html.escape(other.reason)}" for _, other in conflicts.iterrows())),
        ("What came of it", "; ".join(
            f"{_list([f'claim:{other.outcome}'], book)}, {label('outcomes', 'comparable', other.comparable)}"
            for _, other in announced.iterrows())),
        ("Outcome of", _list([f"claim:{one}" for one in outcome_of.announced], book)),
        ("Notes", html.escape(row.notes)),
        ("Used in", _chapters(used.get(f"claim:{claim.id}", []))),
        ("Cite as", html.escape(_cited(book, f"{claim.words}: {claim.what}", f"documents/{claim.source.key}.html#{claim.id}"))),
        ("In the notebooks", f"<code>claim:{claim.id}</code>"),
    ])


def _cited(book: Book, what: str, page: str) -> str:
    """The citation of one figure."""
    return replace(_whole(book), figure=f"‘{what}’", page=page).text


@functools.lru_cache(maxsize=1)
def _whole(book: Book) -> Citation:
    return citation(root=book.root)


def _chapters(pages: list[tuple[str, str]]) -> str:
    return ", ".join(f'<a href="{page}">{html.escape(title)}</a>' for page, title in pages)


def calculation_entry(book: Book, calc: Calculated, used: Used) -> str:
    """Everything about one calculation, as HTML."""
    inputs = []
    for one in calc.inputs:
        if one.startswith("series:"):
            point = book.series.loc[one.removeprefix("series:")]
            inputs.append(f"{html.escape(point['name'])}, {html.escape(point_date_words(point))}: {point.value:,.10g}")
        elif one.startswith("table:"):
            inputs.append(f"the table <code>{one.removeprefix('table:')}</code>")
        else:
            reference = one if ":" in one else f"claim:{one}"
            inputs.append(f"{figure_link(book, reference)}, {html.escape(book.figure(reference).what)}")
    return _entry(calc.id, calc.era, calc.words, calc.title, [
        ("Worked out as", html.escape(calc.formula)),
        ("From", "<ul>" + "".join(f"<li>{item}</li>" for item in inputs) + "</ul>"),
        ("Bounds", html.escape(bounds(calc.quantity, short=False))),
        ("Assumes", html.escape(calc.assumes)),
        ("Status", f"{label('claims', 'status', calc.quantity.status)}, calculated"),
        ("Used in", _chapters(used.get(f"calc:{calc.id}", []))),
        ("Cite as", html.escape(_cited(book, f"{calc.words}: {calc.title}", f"calculations/{calc.id}.html"))),
        ("In the notebooks", f"<code>calc:{calc.id}</code>"),
    ])


def document_pages(book: Book) -> Iterator[Page]:
    """A page for each document: its record in the bibliography, and what is drawn from it."""
    used = used_in(book)
    basis = {"stated": "stated on the page", "url": "from the address", "inferred": "inferred"}
    for source in book.sources.values():
        claims = book.claims[book.claims.source == source.key]
        eras = list(dict.fromkeys(claims.era))
        parts = [f"<h1>{html.escape(source.title)}</h1>", f'<p class="entry-source">{source_words(source)}</p>', _pairs([
            ("Kind", f'<a href="root:sources/{source.kind}.html">{source.kind.replace("-", " ")}</a>'),
            ("Date", basis.get(source.date_basis, "")), ("Weak source", html.escape(source.weak)),
            ("Note", html.escape(source.note)), ("Read", date_words(source.accessed)),
            ("Eras", ", ".join(f'<a href="root:chapters/evidence-{era}.html">{label("claims", "era", era)}</a>' for era in eras)),
            ("Figures drawn", str(len(claims)) if len(claims) else "none"),
        ])]
        if source.founding:
            parts.append(_card(book, source.key))
        parts += [claim_entry(book, book.claim(str(id)), used) for id in claims.index]
        for heading, rows, words in (
            ("Events that it dates", book.events, lambda row: f"{date_words(row.date)}: {row.title}"),
            ("Arguments that it reports", book.positions, lambda row: row.paraphrase),
        ):
            rows = rows[rows.source == source.key]
            if len(rows):
                items = "".join(f"<li>{html.escape(words(row))}</li>" for _, row in rows.iterrows())
                parts.append(f"<h2>{heading}</h2><ul>{items}</ul>")
        era = eras[0] if len(eras) == 1 else ""
        yield Page(f"documents/{source.key}", source.title, f"{source.publisher}, {source.date_words}: the figures that this book draws "
                   "from it, each with its bounds, its status and what the source leaves open.", "".join(parts), "record", era)


def calculation_pages(book: Book) -> Iterator[Page]:
    """A page for each calculation."""
    used = used_in(book)
    for calc in book.calcs():
        title = calc.title[0].upper() + calc.title[1:]
        yield Page(f"calculations/{calc.id}", title, f"{title}: how this book works it out, from which figures, and what it assumes.",
                   f"<h1>{html.escape(title)}</h1>" + calculation_entry(book, calc, used), "record", calc.era)


def source_kind_pages(book: Book) -> Iterator[Page]:
    """A page for each kind of source that lists its documents by date."""
    counts = book.claims.source.value_counts()
    for kind in SOURCE_KINDS:
        documents = sorted((s for s in book.sources.values() if s.kind == kind), key=lambda s: (s.published or "9999", s.publisher))
        if not documents:
            continue
        items = "".join(
            f'<li><span data-source="{s.key}">{html.escape(s.title)}</span>, {html.escape(s.publisher)}, {html.escape(s.date_words)}'
            f"{'; weak' if s.weak else ''} ({counts.get(s.key, 0)})</li>" for s in documents)
        title = f"Sources: {kind.replace('-', ' ')}"
        yield Page(f"sources/{kind}", title, f"The {len(documents)} documents of this kind that the book rests on, by date.",
                   f"<h1>{title}</h1><p>{len(documents)} documents by date, each with the number of figures drawn from it.</p>"
                   f'<ul class="source-list">{items}</ul>', "record")


def _card(book: Book, key: str) -> str:
    """The card of a founding document: digest, checksum, and its claims by paragraph."""
    from markdown_it import MarkdownIt

    from ..verify import BY_PARAGRAPH, cards

    card = cards(book.root)[key]
    text = card["text"].split(BY_PARAGRAPH, 1)[0]
    text = text[text.index("## Digest"):] if "## Digest" in text else text
    body = MarkdownIt().render(text).replace("<h2>", "<h4>").replace("</h2>", "</h4>")
    rows = book.claims[book.claims.source == key].sort_values("paragraph", kind="stable")
    lines = "".join(
        f"<li>Paragraph {int(number)}: " + "; ".join(figure_link(book, f"claim:{id}") for id in group.index) + "</li>"
        for number, group in rows.groupby("paragraph"))
    return (f'<details><summary>Card of this document</summary>{body}<h4>Figures by paragraph</h4><ul>{lines}</ul>'
            f'<p>{html.escape(card["date_basis"])} Checksum (sha256): <code class="checksum">{card["sha256"]}</code></p></details>')




# -- tables too long for their chapter ------------------------------------------------------------------------------


def set_aside(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put each folded table of a chapter on a page of its own and a link in its place."""
    for raw in doctree.findall(nodes.raw):
        folded = re.search(r'<details class="long-table"><summary>(.*?)</summary>(.*)</details>', raw.astext(), re.DOTALL)
        if not folded:
            continue
        caption = re.search(r"<caption>(.*?)</caption>", folded[2])
        title = html.unescape(caption[1]) if caption else f"Documents, {app.env.titles[docname].astext()}"
        name = "tables/" + re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
        back = f'<p>From <a href="root:{docname}.html">{html.escape(app.env.titles[docname].astext())}</a>.</p>'
        tables_aside(app)[name] = Page(name, title, f"{html.unescape(folded[1])}: {title}.",
                                       f"<h1>{html.escape(title)}</h1>{back}{folded[2]}", "record wide", docname.rpartition("/")[2])
        raw[:] = [nodes.Text(f'<p class="long-table"><a href="root:{name}.html">{folded[1]}</a></p>')]


def tables_aside(app: Sphinx) -> dict[str, Page]:
    """The tables set aside so far, by address."""
    if not hasattr(app, "tables_aside"):
        app.tables_aside = {}  # type: ignore[attr-defined]
    return app.tables_aside  # type: ignore[attr-defined, no-any-return]


def setup(app: Sphinx) -> None:
    """Register what moves long tables; it comes before links are resolved."""
    app.connect("doctree-resolved", set_aside, priority=400)
