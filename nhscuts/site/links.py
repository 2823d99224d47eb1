"""A figure in prose, `[up to 90 posts](claim:…)`, becomes a link to its evidence with a card and an endnote."""

from __future__ import annotations

import html
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from ..book import Book, Calculated, Claim, load
from ..cite import citation, is_notebook
from ..errors import BookError
from ..prose import SCHEMES
from ..schema import label
from ..tables import Source, date_words
from ..words import bounds

logger = logging.getLogger(__name__)
#: Where the pages of the evidence and the sources are.
EVIDENCE, CALCULATIONS, SOURCES = "chapters/evidence-{era}", "chapters/evidence-calculations", "chapters/sources"


class FigureLink(nodes.Inline, nodes.TextElement):
    """A linked figure: its words as children; `uri`, `card` (HTML), `note` (its number on the page)."""


class Endnotes(nodes.General, nodes.Element):
    """The figures of a page with what they rest on: seen at its end, and the notes of its printed form."""


def evidence_page(figure: Claim | Calculated) -> str:
    """The page on which a figure's entry stands."""
    return EVIDENCE.format(era=figure.era) if isinstance(figure, Claim) else CALCULATIONS


def uri(app: Sphinx, docname: str, reference: str, book: Book) -> str:
    """Address of a figure's entry, from a page."""
    figure = book.figure(reference)
    return f"{app.builder.get_relative_uri(docname, evidence_page(figure))}#{figure.id}"


def essentials(book: Book, figure: Claim | Calculated) -> list[tuple[str, str]]:
    """What a card says of a figure: pairs of name and text."""
    status = label("claims", "status", figure.quantity.status)
    if isinstance(figure, Claim):
        hedge = label("claims", "qualifier", figure.row.qualifier)
        firm = "as printed, without a hedge" if hedge == "exact" else f"“{hedge}”"
        pairs = [("Status", f"{status}, as of {figure.as_of_words}"), ("How firm", firm),
                 ("Source", source_line(figure.source))]
        if figure.source.weak:
            pairs.append(("Weak source", figure.source.weak))
        if book.conflicts.claims.map(lambda ids: figure.id in ids.split(";")).any():
            pairs.append(("Contradicted", "other sources differ; see its entry"))
        return pairs
    keys = book.sources_of(f"calc:{figure.id}")
    pairs = [("Worked out as", figure.formula), ("Bounds", bounds(figure.quantity))]
    if figure.assumes:
        pairs.append(("Assumes", figure.assumes))
    if keys:
        pairs.append(("From", "; ".join(dict.fromkeys(source_line(book.sources[key]) for key in keys[:3]))
                      + (f"; and {len(keys) - 3} more" if len(keys) > 3 else "")))
    return pairs


def source_line(source: Source) -> str:
    """Publisher and date of a source."""
    return f"{source.publisher}, {source.date_words}"


def card(book: Book, figure: Claim | Calculated) -> str:
    """The card of a figure, as inline HTML."""
    lines = "".join(f'<span class="card-line"><span class="card-name">{html.escape(name)}</span> '
                    f"{html.escape(text)}</span>" for name, text in essentials(book, figure))
    kind = "Stated figure" if isinstance(figure, Claim) else "Calculated figure"
    what = figure.what[0].upper() + figure.what[1:]
    return (f'<span class="card-kind">{kind}</span><span class="card-figure">{html.escape(figure.words)}</span>'
            f'<span class="card-what">{html.escape(what)}</span>{lines}')


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Turn every reference to a claim or a calculation on a page into a figure link, and add its endnotes."""
    book = load()
    used: dict[str, int] = {}
    for node in list(doctree.findall(nodes.reference)):
        reference = node.get("refuri", "")
        if not reference.startswith(SCHEMES):
            continue
        try:
            figure = book.figure(reference)
        except BookError as error:
            logger.warning(str(error), location=node)
            continue
        note = used.setdefault(reference, len(used) + 1)
        link = FigureLink("", "", *node.children, uri=uri(app, docname, reference, book), card=card(book, figure),
                          note=note, reference=reference)
        node.replace_self(link)
    for raw in doctree.findall(nodes.raw):
        if raw.get("format") == "html" and ("data-figure=" in raw.astext() or "data-source=" in raw.astext()):
            raw[:] = [nodes.Text(link_html(app, docname, raw.astext(), book))]
    last = next(doctree.findall(nodes.section), doctree)
    if is_notebook(book.root / f"{docname}.md"):
        last += nodes.raw("", _tools(app, docname), format="html")
    if used:
        last += Endnotes("", figures=list(used))


def _tools(app: Sphinx, docname: str) -> str:
    """What a reader can take away of a chapter, and which version it is."""
    name = docname.rpartition("/")[2]
    cited = citation()
    up = app.builder.get_relative_uri(docname, "index").removesuffix("index.html")
    return (f'<p class="chapter-tools">Version {cited.version}, {date_words(cited.released.isoformat())}. '
            f'<a href="{up}notebooks/{name}.zip" download>Download this chapter as a notebook, with its data (zip)</a></p>')


def link_html(app: Sphinx, docname: str, markup: str, book: Book) -> str:
    """HTML in which figures and sources named by `data-figure` and `data-source` have become links."""
    def figure(match: re.Match[str]) -> str:
        return (f'<a class="figure-link" data-figure="{match[1]}" href="{uri(app, docname, match[1], book)}">'
                f"{match[2]}</a>")

    def source(match: re.Match[str]) -> str:
        return f'<a href="{app.builder.get_relative_uri(docname, SOURCES)}#{match[1]}">{match[2]}</a>'

    markup = re.sub(r'<span class="figure-words" data-figure="([^"]+)">(.*?)</span>', figure, markup)
    return re.sub(r'<span data-source="([^"]+)">(.*?)</span>', source, markup)


def visit_link(self: Any, node: FigureLink) -> None:
    self._figure_count = getattr(self, "_figure_count", 0) + 1
    name = f"card-{self._figure_count}"
    self.body.append(f'<span class="figure"><a class="figure-link" href="{html.escape(node["uri"])}" '
                     f'aria-describedby="{name}" data-figure="{node["reference"]}" data-note="{node["note"]}">')
    node["card_name"] = name


def depart_link(self: Any, node: FigureLink) -> None:
    self.body.append(f'</a><span class="card" role="tooltip" id="{node["card_name"]}">{node["card"]}</span></span>')


def visit_endnotes(self: Any, node: Endnotes) -> None:
    book = load()
    items = []
    for reference in node["figures"]:
        figure = book.figure(reference)
        href = f"{self.builder.get_relative_uri(self.builder.current_docname, evidence_page(figure))}#{figure.id}"
        what = f"{figure.what}. " + " ".join(f"{name}: {text.rstrip('.')}." for name, text in essentials(book, figure))
        items.append(f'<li><a href="{href}">{html.escape(figure.words)}</a>: {html.escape(what)}</li>')
    self.body.append(
        f'<section class="endnotes" aria-label="Figures on this page"><details><summary>Figures on this page and what they '
        f'rest on ({len(items)})</summary><ol>{"".join(items)}</ol></details></section>')
    raise nodes.SkipNode


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


def _nothing(self: Any, node: nodes.Element) -> None:
    """The words stand as they are."""


def setup(app: Sphinx) -> None:
    """Register the nodes and the handler."""
    app.add_node(FigureLink, html=(visit_link, depart_link), text=(_nothing, _nothing), latex=(_nothing, _nothing))
    app.add_node(Endnotes, html=(visit_endnotes, None), text=(_skip, None), latex=(_skip, None))
    app.connect("doctree-resolved", resolve)


