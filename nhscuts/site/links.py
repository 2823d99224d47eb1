"""A figure in prose, `[up to 90 posts](claim:…)`, becomes a link to its evidence with a note at the page's end.

The note is also the card that a script shows where the figure is pointed at.
"""

from __future__ import annotations

import html
import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from ..book import Book, Calculated, Claim, load
from ..errors import BookError
from ..prose import SCHEMES
from ..schema import label
from ..tables import Source
from ..words import bounds

logger = logging.getLogger(__name__)


class FigureLink(nodes.Inline, nodes.TextElement):
    """A linked figure: its words as children; `uri`, and `note`, its number on the page."""


class Endnotes(nodes.General, nodes.Element):
    """The figures of a page with what they rest on: seen at its end, and the notes of its printed form."""


def evidence_page(figure: Claim | Calculated) -> str:
    """Address of the page on which a figure's entry stands, under the site's root and without the ending."""
    return f"documents/{figure.source.key}" if isinstance(figure, Claim) else f"calculations/{figure.id}"


def uri(app: Sphinx, docname: str, reference: str, book: Book) -> str:
    """Address of a figure's entry, from a page."""
    figure = book.figure(reference)
    anchor = f"#{figure.id}" if isinstance(figure, Claim) else ""
    return app.builder.get_relative_uri(docname, evidence_page(figure)) + anchor


def essentials(book: Book, figure: Claim | Calculated) -> list[tuple[str, str]]:
    """What a card says of a figure: pairs of name and text."""
    status = label("claims", "status", figure.quantity.status)
    if isinstance(figure, Claim):
        hedge = label("claims", "qualifier", figure.row.qualifier)
        firm = "as printed, without a hedge" if hedge == "exact" else f"“{hedge}”"
        pairs = [("Status", f"{status}, as of {figure.as_of_words}"), ("How firm", firm), ("Source", source_line(figure.source))]
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


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Turn every reference to a claim or a calculation on a page into a figure link, and add its endnotes."""
    book = load()
    used: dict[str, int] = {}
    for node in list(doctree.findall(nodes.reference)):
        reference = node.get("refuri", "")
        if not reference.startswith(SCHEMES):
            continue
        try:
            book.figure(reference)
        except BookError as error:
            logger.warning(str(error), location=node)
            continue
        note = used.setdefault(reference, len(used) + 1)
        node.replace_self(FigureLink("", "", *node.children, uri=uri(app, docname, reference, book), note=note))
    for items in doctree.findall(nodes.bullet_list):
        if _are_key_figures(items):
            items["classes"].append("key-figures")
    for raw in doctree.findall(nodes.raw):
        if raw.get("format") == "html" and re.search(r"data-(figure|source|body)=|root:", raw.astext()):
            raw[:] = [nodes.Text(link_html(app, docname, raw.astext(), book))]
    last = next(doctree.findall(nodes.section), doctree)
    if used:
        last += Endnotes("", figures=list(used))


def _are_key_figures(items: nodes.bullet_list) -> bool:
    """Whether a list opens a chapter or a section and each of its items begins with a figure."""
    before = items.parent.index(items) - 1
    return before >= 0 and isinstance(items.parent[before], nodes.title) and all(
        any(isinstance(paragraph[0], FigureLink) for paragraph in item.children[:1] if paragraph.children) for item in items)


def link_html(app: Sphinx, docname: str, markup: str, book: Book) -> str:
    """HTML in which what `data-figure`, `data-source`, `data-body` and `root:` name has become links from a page."""
    def address(what: str, name: str) -> str:
        if what == "figure":
            return f'class="figure-link" href="{uri(app, docname, name, book)}"'
        folder = {"source": "documents", "body": "bodies"}[what]
        return f'href="{app.builder.get_relative_uri(docname, f"{folder}/{name}")}"'

    markup = re.sub(r'<span(?: class="figure-words")? data-(figure|source|body)="([^"]+)">(.*?)</span>',
                    lambda m: f"<a {address(m[1], m[2])}>{m[3]}</a>", markup)
    return re.sub(r'((?:href|src|action)=")root:', r"\g<1>" + "../" * docname.count("/"), markup)


def visit_link(self: Any, node: FigureLink) -> None:
    self.body.append(f'<a class="figure-link" href="{html.escape(node["uri"])}" data-note="{node["note"]}">')


def depart_link(self: Any, node: FigureLink) -> None:
    self.body.append("</a>")


def visit_endnotes(self: Any, node: Endnotes) -> None:
    book = load()
    items = []
    for i, reference in enumerate(node["figures"], start=1):
        figure = book.figure(reference)
        what = figure.what[0].upper() + figure.what[1:].rstrip(".")
        lines = "".join(f" <i>{name}:</i> {html.escape(text.rstrip('.'))}." for name, text in essentials(book, figure))
        items.append(f'<li id="note-{i}"><b>{html.escape(figure.words)}</b> {html.escape(what)}.{lines}</li>')
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


