"""The frame of a page: what the theme's template puts around its text."""

from __future__ import annotations

import functools
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx

from ..book import Book, load
from ..cite import Citation, citation, front_matter, is_notebook
from ..schema import ROOT
from ..tables import date_words
from .browser import chromium

THEME = Path(__file__).parent / "theme"
#: Fonts that every page needs at once.
FONTS = ("source-serif-4-400-600.woff2", "source-sans-3-400-600.woff2")
#: Four bars in the colours of the eras.
ICON = ("data:image/svg+xml," + "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E{}%3C/svg%3E")
#: Chapters that need a script or a style of their own.
SCRIPTS = {"chapters/evidence": ("explorer.js",), "search": ("search.js",)}
STYLES = {"chapters/evidence": ("explorer.css",), "search": ("search.css",), "chapters/timeline": ("records.css",)}
#: Chapters that use the width of the window.
WIDE = {"chapters/evidence": "wide"}


@dataclass(frozen=True)
class Item:
    """One page in the contents: its Sphinx name, its title, the era that it belongs to."""

    name: str
    title: str
    era: str = ""


@functools.lru_cache(maxsize=1)
def contents(book: Book) -> list[dict[str, Any]]:
    """The parts of the book with their chapters, from `_toc.yml`."""
    toc = yaml.safe_load((book.root / "_toc.yml").read_text("utf-8"))
    parts = [{"title": part["caption"], "pages": [_item(book, one["file"]) for one in part["chapters"]]}
             for part in toc.get("parts", [])]
    for part in parts:
        at = next((i for i, item in enumerate(part["pages"]) if item.name == "chapters/timeline"), None)
        if at is not None:
            part["pages"].insert(at, Item("bodies/index", "Bodies"))  # made from the data, so not in _toc.yml
    return parts


def _item(book: Book, name: str) -> Item:
    era = name.rpartition("/")[2]
    return Item(name, str(front_matter(book.root / f"{name}.md").get("title", era)), era if era in book.eras.index else "")


@functools.lru_cache(maxsize=1)
def order(book: Book) -> list[Item]:
    """The pages in the order in which they are read."""
    return [Item("chapters/index", "Balancing the Books"), *(item for part in contents(book) for item in part["pages"])]


@functools.lru_cache(maxsize=1)
def _icon(book: Book) -> str:
    bars = "".join(f"%3Crect x='{1 + 4 * i}' y='{9 - 2 * i}' width='3' height='{6 + 2 * i}' fill='%23{colour[1:]}'/%3E"
                   for i, colour in enumerate(book.eras.colour))
    return ICON.format(bars)


@functools.lru_cache(maxsize=None)
def _cited(chapter: str, root: Path) -> Citation:
    """The citation of a chapter or the book, read once for hundreds of pages."""
    return citation(chapter, root)


def _kicker(book: Book, name: str, era: str) -> str:
    if era not in book.eras.index:
        part = next((part["title"] for part in contents(book) if any(item.name == name for item in part["pages"])), "")
        return html.escape(part)
    return f"Four eras · {years(book.eras.loc[era])}"


def years(era: pd.Series) -> str:
    """The years of an era: "2010–13"."""
    return str(era.start) if era.start == era.end else f"{era.start}–{str(era.end)[2:]}"


def _meta(cited: Citation, title: str, description: str, home: bool) -> str:
    """What reference managers read of a page, and of a chapter also search engines and link previews."""
    pairs = [("citation_author", cited.authors), ("citation_publication_date", cited.released.strftime("%Y/%m/%d")),
             ("citation_publisher", cited.authors), ("citation_language", "en"),
             *([("citation_book_title", cited.title)] if home else
               [("citation_title", title), ("citation_inbook_title", cited.title)])]  # without the second, a journal article
    tags = [f'<meta name="{name}" content="{html.escape(value)}">' for name, value in pairs]
    if not (home or cited.chapter):
        return "\n".join(tags)
    tags += [f'<meta property="og:{name}" content="{html.escape(value)}">' for name, value in (
        ("title", title), ("type", "book" if home else "article"), ("site_name", cited.title), ("description", description),
        ("locale", "en_GB"))]
    linked = {"@context": "https://schema.org", "@type": "Book" if home else "Chapter",
              "name": title, "description": description, "inLanguage": "en-GB", "version": cited.version,
              "datePublished": cited.released.isoformat(), "license": "https://creativecommons.org/licenses/by/4.0/",
              "author": {"@type": "Organization", "name": cited.authors},
              **({} if home else {"isPartOf": {"@type": "Book", "name": cited.title}})}
    return "\n".join([*tags, f'<script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>'])


def put(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """Give the template what it needs; of the context that other extensions fill, only the text is used."""
    book = load(ROOT)
    path = book.root / f"{pagename}.md"
    meta = front_matter(path) if path.is_file() else {}
    made = context.get("made")
    home = pagename == app.config.root_doc
    chapter = path.stem if path.is_file() and not home and is_notebook(path) else ""
    cited = _cited(chapter, book.root)
    title = str(meta.get("title") or context.get("title") or cited.title)
    era = str(made.era if made else meta.get("era", pagename.rpartition("/evidence-")[2]))
    items = order(book)
    at = next((i for i, item in enumerate(items) if item.name == pagename), None)
    description = made.description if made else str(meta.get("description") or f"{title}. {cited.title}")
    context["frame"] = {
        "language": "en-GB", "era": era if era in book.eras.index else "", "home": home,
        "full_title": cited.title if home else f"{title} – {app.config.html_title}",
        "description": " ".join(description.split()), "meta": _meta(cited, title, description, home), "icon": _icon(book),
        "fonts": FONTS, "styles": made.styles if made else STYLES.get(pagename, ()),
        "scripts": ("cards.js", *(made.scripts if made else SCRIPTS.get(pagename, ()))),
        "kind": "home" if home else made.kind if made else "notebook" if chapter else WIDE.get(pagename, "plain"),
        "parts": contents(book), "kicker": "" if home else _kicker(book, pagename, era),
        "body": _tidy(context.get("body", "")), "toc": "" if home else _toc(context),
        "previous": items[at - 1] if at else None, "next": items[at + 1] if at is not None and at + 1 < len(items) else None,
        "take": _take(path.stem) if chapter else [], "version": cited.version, "released": date_words(cited.released.isoformat()),
    }


def _take(chapter: str) -> list[tuple[str, str]]:
    """What a reader can take away of a chapter: address and words."""
    printed = [(f"pdf/{chapter}.pdf", "This chapter as a PDF")] if chromium() else []
    return [*printed, (f"notebooks/{chapter}.zip", "This chapter as a notebook, with its data (zip)"),
            ("chapters/data.html#to-take-away", "The whole book: PDF, offline edition, data")]


def _toc(context: dict[str, Any]) -> str:
    """The sections of a page, without its title; nothing where there is one section or none."""
    toc = re.sub(r'^\s*<ul>\s*<li><a[^>]*href="#"[^>]*>.*?</a>', "", context.get("toc", ""), count=1, flags=re.DOTALL)
    toc = toc.strip().removesuffix("</ul>").strip().removesuffix("</li>").strip()
    return toc if toc.count("<li>") > 2 else ""


def _tidy(body: str) -> str:
    """A page's text without the scripts that extensions leave in it, and with tables that can be scrolled and heard."""
    body = re.sub(r"<script>.*?</script>", "", body, flags=re.DOTALL)
    made, at = [], 0
    for found in re.finditer(r'<table class="docutils.*?</table>', body, flags=re.DOTALL):
        headings = re.findall(r"<h[1-6]>(.*?)<a class=\"headerlink\"", body[:found.start()], flags=re.DOTALL)
        made += [body[at:found.start()], _table(found[0], re.sub(r"<[^>]+>", "", headings[-1]) if headings else "Table")]
        at = found.end()
    return "".join([*made, body[at:]])


def _table(markup: str, name: str) -> str:
    """A table written in Markdown like those made from the data: caption, headers of rows and columns, a box that scrolls."""
    soup = BeautifulSoup(markup, "html.parser")
    for cell in soup.select("thead th"):
        cell["scope"] = "col"
    for row in soup.select("tbody tr"):
        if first := row.find("td"):
            first.name, first["scope"] = "th", "row"
    caption = soup.new_tag("caption", attrs={"class": "hidden-text"})
    caption.string = html.unescape(name)
    assert soup.table is not None
    soup.table.insert(0, caption)
    return f'<div class="table-box" role="region" tabindex="0" aria-label="{name}">{soup}</div>'


def deck(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put what a chapter is about under its title."""
    path = load(ROOT).root / f"{docname}.md"
    title = next(doctree.findall(nodes.title), None)
    description = front_matter(path).get("description", "")
    if title is None or not description or docname == app.config.root_doc:
        return
    title.parent.insert(title.parent.index(title) + 1, nodes.raw("", f'<p class="deck">{html.escape(description)}</p>', format="html"))


def setup(app: Sphinx) -> None:
    """Register the theme and what fills it."""
    app.add_html_theme("ledger", str(THEME))
    app.connect("doctree-resolved", deck, priority=700)  # after key figures have been found under the title
    app.connect("html-page-context", put, priority=950)
