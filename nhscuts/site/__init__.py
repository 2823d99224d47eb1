"""The Sphinx extension: what turns the chapters into the site.

frame       what stands around a page's text; the theme's template is in theme/
links       a figure in prose becomes a link to its evidence, with a note that is also its card
figures     a chart becomes a figure with its data, files, citation and sources, and a page of its own
pages       the directives that make parts of chapters from the data
records     the pages of documents and calculations, and tables too long for a chapter
bodies, timeline, explorer, search      what their names say
publish     the files beside the pages: chart data and images, notebooks, the data package
check       what has to be true of every page
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from .. import __version__
from ..book import load
from . import figures, frame, links, pages, publish, records, search
from .made import Page

STATIC = Path(__file__).parent / "static"


def _begin(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))  # type: ignore[attr-defined]


def _pages(app: Sphinx) -> Iterator[Page]:
    from . import bodies

    book = load()
    yield from records.document_pages(book)
    yield from records.calculation_pages(book)
    yield from records.source_kind_pages(book)
    yield from records.tables_aside(app).values()
    yield from figures.chart_pages(app)
    yield from bodies.pages(book)
    yield bodies.index_page(book)
    yield publish.not_found()


def _collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every page that is no chapter, as Sphinx takes it."""
    for page in _pages(app):
        markup = links.link_html(app, page.name, page.markup, load())
        yield page.name, {"made": page, "title": page.title, "body": markup}, "page.html"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; Sphinx calls this."""
    app.connect("builder-inited", _begin)
    app.connect("html-collect-pages", _collect)
    for part in (frame, records, figures, links, pages, publish, search):
        part.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": False}
