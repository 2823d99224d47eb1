"""The Sphinx extension: what turns the chapters into the site.

links       a figure in prose becomes a link to its evidence, with a card
figures     a chart becomes a figure with caption, data table and downloads
pages       the pages that are made from the data: evidence, dictionary, sources
publish     the files beside the pages: chart data and images, notebooks, the data package
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from .. import __version__
from . import figures, links, pages, publish

STATIC = Path(__file__).parent / "static"


def _add_static(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))  # type: ignore[attr-defined]


#: Scripts and styles that a page of this book uses; Jupyter Book adds those of every feature that it could have.
SCRIPTS = ("documentation_options", "doctools", "sphinx_highlight", "furo", "cards", "searchtools", "language_data")
STYLES = ("furo", "pygments", "book", "mystnb")


def _only_needed(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Leave out scripts and styles that no page uses, so that a page asks for nothing outside the site."""
    for key, needed in (("script_files", SCRIPTS), ("css_files", STYLES)):
        context[key] = [file for file in context.get(key, []) if _stem(file) in needed]
    tree = str(context.get("furo_navigation_tree", ""))
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
    context["metatags"] = re.sub(r"<script[^>]*thebe.*?</script>", "", context.get("metatags", ""), flags=re.DOTALL)
    context["body"] = re.sub(r"<script>(?:(?!</script>).)*thebe.*?</script>", "", context.get("body", ""), flags=re.DOTALL)


def _stem(file: Any) -> str:
    return str(getattr(file, "filename", file) or "").split("?")[0].rsplit("/", 1)[-1].split(".")[0]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything; Sphinx calls this."""
    app.connect("builder-inited", _add_static)
    app.add_css_file("book.css")
    app.add_js_file("cards.js", defer="defer")
    app.connect("html-page-context", _only_needed, priority=900)
    links.setup(app)
    figures.setup(app)
    pages.setup(app)
    publish.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
