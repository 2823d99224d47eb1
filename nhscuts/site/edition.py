"""The book away from the screen: PDFs of the chapters and of the whole book, and the site as one archive for reading offline.

A PDF is printed by headless Chromium from a print edition: one page assembled from the built pages, with its own contents,
notes and bibliography. Addresses of the site's other pages are not in it, since the site has none of its own.
"""

from __future__ import annotations

import base64
import copy
import functools
import html as markup
import math
import re
import shutil
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, NavigableString, Tag

from ..book import Book, load
from ..chapter import source_words
from ..cite import Citation, citation
from ..errors import BookError
from ..tables import Source, date_words
from .browser import ARGUMENTS, chromium
from .links import essentials
from .publish import _add

if TYPE_CHECKING:
    from playwright.sync_api import Page

WHOLE = "balancing-the-books"
OFFLINE = f"{WHOLE}-offline.zip"
#: The chapters of which there is a PDF; those for looking things up belong to the screen and to the offline edition.
CHAPTERS = ("pct-cuts", "pct-clusters", "csu-redundancies", "trust-cuts", "workforce", "money", "outcomes", "comparison", "methods",
            "glossary")
NO_CHROMIUM = "There is no Chromium on this machine; the PDFs are left out."
#: What a chapter carries for the screen alone.
_DROPPED = (".headerlink, .chart-files, .chart-parts, .hidden-text, .take, .citation, .citation-bibtex, .endnotes, "
            ".toctree-wrapper, #how-to-use-it, details.code, script, form, button, nav")
#: A calculation or a chart on more documents than this rests on the record as a whole.
_DOCUMENTS_NAMED = 40


# -- assembling -----------------------------------------------------------------------------------------------------


@dataclass
class Chapter:
    """One chapter of a print edition: its text, and what its notes and charts rest on."""

    name: str
    title: str
    era: str
    text: Tag
    sources: set[str] = field(default_factory=set)


class Edition:
    """Assembles print editions from the built pages.

    Args:
        book: the record. html: the folder of the built site. chapters: those in this edition, "index" among them for the opening.
    """

    def __init__(self, book: Book, html: Path, chapters: Iterable[str]) -> None:
        self.book, self.html, self.names = book, html, tuple(chapters)
        ordered = sorted(book.sources.values(), key=lambda s: (s.publisher.casefold(), s.published or "9999", s.title))
        #: The number of a document is the same in every PDF of a version.
        self.number = {source.key: i for i, source in enumerate(ordered, start=1)}

    def chapter(self, name: str, depth: int = 0) -> Chapter:
        """A chapter as it is printed, its headings lowered by `depth`."""
        page = _read(self.html / "chapters" / f"{name}.html")
        article = copy.copy(page.select_one("article"))
        root = page.find("html")
        assert isinstance(article, Tag) and isinstance(root, Tag)
        made = Chapter(name, article.h1.find(string=True) if article.h1 else name, str(root.get("data-era", "")), article)
        used = _notes(article)
        for figure in article.select("figure.chart"):
            self._chart(made, figure)
        tables = self._long_tables(made)
        for tag in article.select(_DROPPED):
            tag.decompose()
        if tables:
            article.append(_section("tables", "Tables", tables))
        _open(article)
        self._links(made, used)
        if used:
            article.append(self._endnotes(made, used))
        for section in article.select("section"):  # what is left empty, as its content is elsewhere in this edition
            if section.h2 and not section.img and section.get_text(strip=True) == section.h2.get_text(strip=True):
                section.decompose()
        for tag in article.find_all(id=True):
            tag["id"] = f"{name}--{tag['id']}"
        _lower(article, depth)
        if kicker := page.select_one(".kicker"):
            article.insert(0, copy.copy(kicker))
        article["class"] = ["chapter"]
        article["id"] = name
        article["style"] = f"page: {name}"
        if made.era:
            article["data-era"] = made.era
        return made

    def _chart(self, chapter: Chapter, figure: Tag) -> None:
        """The wide picture, the caption, and the numbers of the documents behind it."""
        picture, caption = figure.find("picture"), figure.select_one("figcaption > p")
        assert isinstance(picture, Tag) and picture.img is not None and caption is not None
        del picture.img["loading"]
        svg = (self.html / "chapters" / str(picture.img["src"])).read_text("utf-8")
        if "<pattern" in svg:
            picture.img["src"] = "data:image/svg+xml;base64," + base64.b64encode(_ruled(svg).encode()).decode()
        picture.replace_with(picture.img)
        name = str(figure["id"]).removeprefix("fig-")
        keys = _documents(self.html / "charts" / f"{name}.html")
        if keys and len(keys) <= _DOCUMENTS_NAMED:
            chapter.sources.update(keys)
            caption.append(_piece(f' <span class="rests-on">Documents: {self._marks(keys, ", ")}.</span>'))

    def _long_tables(self, chapter: Chapter) -> list[Tag]:
        """The tables that the site sets aside, to stand after the chapter's text; a link in their place leads there."""
        tables = []
        for place in chapter.text.select("p.long-table"):
            link = place.a
            assert link is not None
            path = self.html / "chapters" / str(link["href"])
            table = _read(path).select_one("article table")
            if table is None:  # the documents of the chapter: they are in the bibliography
                place.decompose()
                continue
            table = copy.copy(table)
            title = table.caption.get_text() if table.caption else path.stem
            if table.caption:
                table.caption.decompose()
            tables.append(_section(f"table-{path.stem}", title, [table], level=3))
            link["href"] = f"#table-{path.stem}"
            page = f'<span class="at" data-for="{chapter.name}--table-{path.stem}">000</span>'
            place.append(_piece(f"<span>, in the tables after the text, page {page}</span>"))
        return tables

    def _links(self, chapter: Chapter, used: dict[str, int]) -> None:
        """Links stay where they lead within this edition; a figure carries the number of its note or of its document."""
        seen: set[int] = set()
        marked: set[tuple[int, str]] = set()
        for link in chapter.text.select("a[href]"):
            href = str(link["href"])
            path, _, anchor = href.partition("#")
            note = used.get(href) if "figure-link" in link.get("class", []) else None
            key = path.removeprefix("../documents/").removesuffix(".html") if path.startswith("../documents/") else ""
            name = path.removesuffix(".html").removeprefix("../chapters/") or chapter.name
            if note:
                mark = _piece(f'<sup><a href="#{chapter.name}--note-{note}">{note}</a></sup>')
                if note not in seen:
                    mark["id"] = f"ref-{note}"
                    seen.add(note)
                link.append(mark)
                link.name, link.attrs = "span", {"class": "figure"}
            elif key:
                cell = id(link.find_parent(("td", "th", "li", "p")))
                if (cell, key) not in marked:  # a figure and its document side by side need one number
                    link.insert_after(_piece(f'<span class="mark">{self._marks([key])}</span>'))
                marked.add((cell, key))
                chapter.sources.add(key)
                link.unwrap()
            elif "source-number" in link.get("class", []) or re.match(r"[a-z]+:", href):
                continue
            elif name in self.names and "/" not in name:
                link["href"] = f"#{name}--{anchor}" if anchor else f"#{name}"
            elif name == "glossary" and anchor:
                link["href"] = f"#term-{anchor}"  # a chapter by itself has its terms at its end
            else:
                link.unwrap()

    def _marks(self, keys: Iterable[str], between: str = "") -> str:
        return between.join(f'<a class="source-number" href="#source-{key}">S{self.number[key]}</a>'
                            for key in sorted(keys, key=self.number.__getitem__))

    def _endnotes(self, chapter: Chapter, used: dict[str, int]) -> Tag:
        """What each figure of the chapter rests on."""
        items = []
        for href, number in used.items():
            figure = self.book.figure(_reference(href))
            keys = self.book.sources_of(_reference(href))
            named = keys if len(keys) <= _DOCUMENTS_NAMED else []
            chapter.sources.update(named)
            marks = f" ({self._marks(named, ', ')})" if named else ""
            lines = "".join(f" <span><b>{name}:</b> {markup.escape(text.rstrip('.'))}{marks if name in ('Source', 'From') else ''}.</span>"
                            for name, text in essentials(self.book, figure))
            what = figure.what[0].upper() + figure.what[1:].rstrip(".")
            items.append(f'<li id="note-{number}" value="{number}"><a href="#{chapter.name}--ref-{number}">{markup.escape(figure.words)}'
                         f"</a> {markup.escape(what)}.{lines}</li>")
        return _section("notes", "Notes", [_piece(f'<ol class="notes">{"".join(items)}</ol>')])

    def terms(self, chapter: Chapter) -> Tag | None:
        """The terms that a chapter links to, from the glossary, for a PDF without it."""
        page = _read(self.html / "chapters" / "glossary.html")
        wanted = {str(link["href"])[6:] for link in chapter.text.select('a[href^="#term-"]')}
        items = []
        for term in page.select("article section section[id]"):
            names = {str(tag["id"]) for tag in [term, *term.find_all(id=True)]} & wanted
            title = term.find("h3", recursive=False)
            if not names or not isinstance(title, Tag):
                continue
            heading, ids = title.find(string=True), sorted(names)
            text = "".join(str(p) for p in term.find_all("p", recursive=False))
            text = re.sub(r"</?(a|span)\b[^>]*>", "", text)
            others = "".join(f'<span id="term-{one}"></span>' for one in ids[1:])
            items.append(f'<div id="term-{ids[0]}"><h3>{heading}</h3>{others}{text}</div>')
        return _section("terms", "Terms", [_piece(f'<div class="terms">{"".join(items)}</div>')]) if items else None

    def bibliography(self, keys: Iterable[str], level: int) -> Tag:
        """Documents by their numbers, alphabetically by publisher."""
        items = "".join(
            f'<li id="source-{key}"><span class="source-number">S{self.number[key]}</span> {_described(self.book.sources[key])}</li>'
            for key in sorted(keys, key=self.number.__getitem__))
        return _section("sources", "Sources", [_piece(f'<ul class="bibliography">{items}</ul>')], level)


def _ruled(svg: str) -> str:
    """A chart whose hatching is drawn line by line: Chromium prints a pattern as an image."""
    patterns = {name: (fill, stroke) for name, fill, stroke in re.findall(
        r'<pattern id="([^"]+)".*?<rect [^>]*fill="([^"]+)".*?stroke: ([^;]+);.*?</pattern>', svg, re.DOTALL)}

    def rule(shape: re.Match[str]) -> str:
        corners = [float(number) for number in re.findall(r"-?[\d.]+", shape["d"])]
        left, right, top, bottom = min(corners[::2]), max(corners[::2]), min(corners[1::2]), max(corners[1::2])
        fill, stroke = patterns[shape["name"]]
        lines = ""
        for at in range(6 * math.ceil((left + top) / 6), math.ceil(right + bottom), 6):  # each is x + y = at
            start, end = max(left, at - bottom), min(right, at - top)
            lines += f"M {start:.2f} {at - start:.2f} L {end:.2f} {at - end:.2f} "
        rest = shape["rest"]
        opacity = "".join(re.findall(r"opacity: [^;]+;?", rest))
        return (f'<path d="{shape["d"]}" style="fill: {fill}"/><path d="{lines}" style="fill: none; stroke: {stroke}; {opacity}"/>'
                f'<path d="{shape["d"]}"{shape["more"]}style="fill: none{rest}"/>')

    return re.sub(r'<path d="(?P<d>[^"]+)"(?P<more>[^<>]*)style="fill: url\(#(?P<name>[\w-]+)\)(?P<rest>[^"]*)"/>', rule, svg)


def _described(source: Source) -> str:
    full = re.sub(r">[^<]*</a>$", f">{markup.escape(re.sub('^https?://', '', source.url))}</a>", source_words(source))  # on paper it is typed
    return (full + (" <strong>Founding document.</strong>" if source.founding else "")
            + (f" <em>Weak source: {markup.escape(source.weak)}.</em>" if source.weak else ""))


@functools.lru_cache(maxsize=200)
def _read(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def _piece(text: str) -> Tag:
    tag = BeautifulSoup(text.strip(), "html.parser").find(True)
    assert isinstance(tag, Tag)
    if text.startswith(" "):
        tag.insert(0, NavigableString(" "))
    return tag


def _section(id: str, title: str, content: Iterable[Tag], level: int = 2) -> Tag:
    section = _piece(f'<section id="{id}" class="part-{id}"><h{level}>{markup.escape(title)}</h{level}></section>')
    section.extend(list(content))
    return section


def _notes(article: Tag) -> dict[str, int]:
    """Address of a figure's entry → its number on the page."""
    return {str(link["href"]): int(str(link["data-note"])) for link in article.select("a.figure-link[data-note]")}


def _reference(href: str) -> str:
    """A figure's reference from the address of its entry."""
    path, _, anchor = href.partition("#")
    return f"claim:{anchor}" if path.startswith("../documents/") else f"calc:{anchor or Path(path).stem}"


def _documents(page: Path) -> list[str]:
    """The documents that a chart's page names."""
    listed = _read(page).select_one("#rests-on > ul")
    links = listed.select('a[href^="../documents/"]') if listed else []
    return list(dict.fromkeys(Path(str(link["href"])).stem for link in links if "#" not in str(link["href"])))


def _open(article: Tag) -> None:
    """Unfold what is folded: the line that says what it is stays as a line."""
    for details in article.select("details"):
        if details.summary:
            details.summary.name = "p"
            details.p["class"] = ["summary"]  # type: ignore[index]
        details.name = "div"
    for box in article.select(".table-box"):
        box.unwrap()


def _lower(article: Tag, depth: int) -> None:
    """Headings lowered by `depth`; each keeps its rank in the chapter as a class, which decides how it looks."""
    for heading in article.find_all(re.compile("^h[1-5]$")):
        rank = int(heading.name[1])
        heading["class"] = [f"rank-{rank}"]
        heading.name = f"h{rank + depth}"


# -- the two kinds of PDF -------------------------------------------------------------------------------------------


def chapter_edition(book: Book, html: Path, name: str) -> str:
    """A chapter by itself, with the terms that it uses and the documents that it rests on."""
    edition = Edition(book, html, [name])
    chapter = edition.chapter(name)
    if terms := edition.terms(chapter):
        chapter.text.append(terms)
        _lower(terms, 0)
    if chapter.sources:
        sources = edition.bibliography(chapter.sources, 2)
        _lower(sources, 0)
        chapter.text.append(sources)
    _keep_only_links_that_lead(chapter.text)
    cited = citation(name, book.root)
    deck = chapter.text.select_one(".deck")
    listed = "".join(_line(section) for section in chapter.text.select("section[id]") if section.find(re.compile("^h2$"), recursive=False))
    front = (f'<header class="front" data-era="{chapter.era}"><p class="series">{_title(cited)[0]}</p>{_bars(book)}'
             f'<p class="front-title">{markup.escape(chapter.title)}</p><p class="front-deck">{deck.get_text() if deck else ""}</p>'
             f'<nav class="listed" aria-label="Contents"><ol>{listed}</ol></nav>{_imprint(cited)}</header>')
    return _page(f"{chapter.title} – {_title(cited)[0]}", cited, front, [chapter])


def whole_edition(book: Book, html: Path) -> str:
    """The whole book: opening, parts with their chapters, and every document."""
    from .frame import contents  # which asks this module whether there are PDFs

    edition = Edition(book, html, ["index", *CHAPTERS])
    opening = edition.chapter("index")
    opening.title = "Introduction"
    if opening.text.h1:
        opening.text.h1.string = opening.title
    made, listed = [opening], [_entry("index", opening.title, "chapter-line")]
    for part in contents(book):
        items = [item for item in part["pages"] if item.name.rpartition("/")[2] in CHAPTERS]
        for i, item in enumerate(items):
            chapter = edition.chapter(item.name.rpartition("/")[2], depth=1)
            if i == 0:
                chapter.text.insert(0, _piece(f'<h1 class="part-title">{markup.escape(part["title"])}</h1>'))
                listed.append(f'<li class="part-line">{markup.escape(part["title"])}</li>')
            listed.append(_entry(chapter.name, chapter.title, "chapter-line"))
            listed += [_line(section) for section in chapter.text.select("section[id]") if section.select(":scope > .rank-2")]
            made.append(chapter)
    sources = edition.bibliography(book.sources, 1)
    _lower(sources, 0)
    listed.append(_entry("sources", "Sources", "chapter-line"))
    article = _piece('<article class="chapter" style="page: sources"></article>')
    article.append(sources)
    made.append(Chapter("sources", "Sources", "", article))
    _keep_only_links_that_lead(*(chapter.text for chapter in made))
    cited = citation(root=book.root)
    title, subtitle = _title(cited)
    front = (f'<header class="cover"><div>{_bars(book)}<h1 class="cover-title">{title}</h1><p class="cover-subtitle">{subtitle}</p></div>'
             f'{_imprint(cited)}</header><nav class="listed whole" aria-label="Contents"><h1 class="rank-1">Contents</h1>'
             f'<ol>{"".join(listed)}</ol></nav>')
    return _page(title, cited, front, made)


def _keep_only_links_that_lead(*texts: Tag) -> None:
    """Make words of the links to what is not in an edition."""
    ids = {str(tag["id"]) for text in texts for tag in [text, *text.find_all(id=True)] if tag.get("id")}
    for text in texts:
        for link in text.select('a[href^="#"]'):
            if str(link["href"])[1:] not in ids:
                link.unwrap()


def _line(section: Tag) -> str:
    heading = section.find(re.compile("^h[1-6]$"))
    assert isinstance(heading, Tag)
    return _entry(str(section["id"]), heading.get_text(), "section-line")


def _entry(id: str, title: str, kind: str) -> str:
    return f'<li class="{kind}"><a href="#{id}"><span>{markup.escape(title)}</span><span class="at" data-for="{id}">000</span></a></li>'


def _title(cited: Citation) -> tuple[str, str]:
    title, _, subtitle = cited.title.partition(": ")
    return markup.escape(title), markup.escape(subtitle)


def _bars(book: Book) -> str:
    return f'<div class="bars" aria-hidden="true">{"".join(f"<i data-era={era}></i>" for era in book.eras.index)}</div>'


def _imprint(cited: Citation) -> str:
    return (f'<div class="imprint"><p>Version {cited.version}, {date_words(cited.released.isoformat())}</p>'
            f"<p><b>How to cite.</b> {markup.escape(cited.text)}</p>"
            "<p><b>Licence.</b> Text and data may be used under CC BY 4.0, creativecommons.org/licenses/by/4.0.</p>"
            "<p><b>Numbers.</b> A small number behind a figure leads to its note, which says what it rests on; S with a number is a document "
            "of the list of sources, the same in every PDF of this version. The site and its offline edition have the full entry of every "
            "figure, the data of every chart and the timeline.</p></div>")


def _page(title: str, cited: Citation, front: str, chapters: list[Chapter]) -> str:
    """The print edition as HTML, to stand one folder below the site's root."""
    heads = "".join(f"@page {one.name} {{ @top-right {{ content: {_css(one.title)}; }} }}" for one in chapters)
    series, version = _css(_title(cited)[0]), _css(f"Version {cited.version}")
    heads += f"@page {{ @top-left {{ content: {series}; }} @bottom-left {{ content: {version}; }} }}"
    heads += "@page front { @top-left { content: none; } @bottom-left { content: none; } }"
    body = "".join(str(one.text) for one in chapters)
    styles = "".join(f'<link rel="stylesheet" href="../_static/{name}.css">' for name in ("book", "print"))
    return (f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{markup.escape(title)}</title>{styles}'
            f'<style>{heads}</style></head><body class="edition">{front}{body}</body></html>')


def _css(text: str) -> str:
    return '"' + markup.unescape(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


# -- printing -------------------------------------------------------------------------------------------------------


def make_pdfs(html: Path) -> bool:
    """Write the PDFs of the whole book and of each chapter to `pdf/`; False, and none, where there is no Chromium."""
    from playwright.sync_api import Error as PlaywrightError
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        return False
    book, folder = load(), html / "pdf"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()

    def run(editions: Iterable[tuple[str, str]]) -> None:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            page = browser.new_page(color_scheme="light")
            for name, text in editions:
                _print(page, text, folder / f"{name}.pdf", citation(root=book.root))
            browser.close()

    try:
        with ThreadPoolExecutor(2) as pool:  # the book takes as long as its chapters together
            chapters = [(name, chapter_edition(book, html, name)) for name in CHAPTERS]
            jobs = [pool.submit(run, chapters), pool.submit(run, [(WHOLE, whole_edition(book, html))])]
            for job in jobs:
                job.result()
    except PlaywrightError as error:
        raise BookError(f"Chromium did not print the book: {str(error).splitlines()[0]}") from error
    finally:
        _read.cache_clear()
        for left in folder.glob("*.html"):
            left.unlink()
    return True


def _print(page: Page, text: str, path: Path, cited: Citation) -> None:
    """Print a page twice: the second time its contents know the page numbers of the first."""
    source = path.with_suffix(".html")
    source.write_text(text, "utf-8")
    page.goto(source.as_uri())
    missing = page.evaluate("""async () => {
        await Promise.all(["400 1em 'Ledger Sans'", "600 1em 'Ledger Sans'", "400 1em 'Ledger Serif'", "600 1em 'Ledger Serif'",
            "italic 400 1em 'Ledger Serif'"].map(font => document.fonts.load(font)));
        await document.fonts.ready;
        await Promise.all([...document.images].map(image => image.decode().catch(() => 0)));
        return [...document.images].filter(image => !image.naturalWidth).map(image => image.src); }""")
    if missing:
        raise BookError(f"{path.stem}: the picture {Path(missing[0]).name} cannot be printed; it is missing or broken.")
    page.emulate_media(media="print")
    page.evaluate(_FLOAT)
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    page.evaluate("pages => { for (const at of document.querySelectorAll('.at')) at.textContent = pages[at.dataset.for] ?? ''; }",
                  _pages_of(path))
    page.pdf(path=path, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    _sign(path, cited)


#: A chart that does not fit on the rest of a page leaves it empty, as Chromium knows no floats. So the pages are filled on trial,
#: with the heights that the blocks will have, and paragraphs that follow such a chart in its section go before it.
_FLOAT = """() => {
    const size = name => parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) * 96 / 25.4;
    const full = size('--page-height');
    document.body.style.width = size('--page-width') + 'px';
    for (const chapter of document.querySelectorAll('.chapter')) {
        const blocks = [...chapter.querySelectorAll('h1, h2, h3, h4, h5, p, ul, ol, dl, table, figure, pre, .kicker')].filter(one =>
            !one.parentElement.closest('p, ul, ol, dl, table, figure, pre') && !one.closest('.part-notes, .part-tables'));
        const tops = blocks.map(one => one.getBoundingClientRect().top);
        const heights = tops.map((top, i) => (tops[i + 1] ?? top) - top);
        let y = 0;
        for (let i = 0; i < blocks.length; i++) {
            const block = blocks[i], heading = /^H/.test(block.tagName);
            if (block.tagName === 'FIGURE' && y + heights[i] > full) {
                let next = i + 1;
                while (blocks[next] && /^(P|UL|OL)$/.test(blocks[next].tagName) && blocks[next].parentElement === block.parentElement
                       && y + heights[next] <= full) {
                    y += heights[next];
                    block.before(blocks[next++]);
                }
                y = heights[i];
                i = next - 1;
            } else if (heading && y + heights[i] + 70 > full) y = heights[i];
            else if ((y += heights[i]) > full) y %= full;
        }
    }
    document.body.style.width = '';
}"""


def _pages_of(path: Path) -> dict[str, int]:
    """Anchor → number of the page that it is on."""
    from pypdf import PdfReader

    reader = PdfReader(path)
    numbers = {page.indirect_reference.idnum: i for i, page in enumerate(reader.pages, start=1) if page.indirect_reference}
    return {name.removeprefix("/"): numbers[target.page.idnum]  # type: ignore[union-attr]
            for name, target in reader.named_destinations.items()}


def _sign(path: Path, cited: Citation) -> None:
    """Name the author, and give the date of the release for that of printing, so that two prints of one version are the same.

    The new words take exactly the place of Chromium's, since a PDF says at which byte each of its parts begins.
    """
    content = path.read_bytes()
    found = re.search(rb"/Creator \(.*?(?<!\\)\)\n(/Producer \(.*?\)\n)/CreationDate \(.*?\)\n/ModDate \(.*?\)", content[:2000],
                      re.DOTALL)
    if found is None:
        return
    author = re.sub(r"([\\()])", r"\\\1", cited.authors).encode("latin-1", "replace")
    date = f"D:{cited.released:%Y%m%d}000000+00'00'".encode()
    words = b"/Author (%s)\n%s/CreationDate (%s)\n/ModDate (%s)" % (author, found[1], date, date)
    if len(words) <= len(found[0]):
        path.write_bytes(content[:found.start()] + words.ljust(len(found[0])) + content[found.end():])


# -- offline --------------------------------------------------------------------------------------------------------


_README = """{title}
Version {version}, {released}

The whole site as it is, for reading without a connection. Open index.html in a browser. Nothing is fetched from anywhere;
search, cards, the explorer and the timeline work from this folder. {pdfs}

Text and data: CC BY 4.0. Code: MIT.
"""


def make_offline(html: Path) -> None:
    """Write the built site as one archive, in a folder of its own, into the site's root."""
    cited, archive_path = citation(), html / OFFLINE
    archive_path.unlink(missing_ok=True)
    pdfs = "The same chapters as PDFs are in pdf/." if (html / "pdf").is_dir() else ""
    readme = _README.format(title=cited.title, version=cited.version, released=date_words(cited.released.isoformat()), pdfs=pdfs)
    files = sorted(path for path in html.rglob("*") if path.is_file() and path.relative_to(html).as_posix() not in _NOT_OFFLINE)
    with zipfile.ZipFile(archive_path.with_suffix(".part"), "w") as archive:
        _add(archive, f"{WHOLE}/README.txt", readme.encode())
        for path in files:
            content = path.read_bytes()
            if path.suffix == ".html":
                content = _LINK_TO_ITSELF.sub(rb"\1", content)
            if path.name == "book.css":  # from a disk the book's fonts come at once
                content = content.replace(b"font-display:optional", b"font-display:block")
            _add(archive, f"{WHOLE}/{path.relative_to(html).as_posix()}", content)
    archive_path.with_suffix(".part").replace(archive_path)


#: A page for a server alone, and what Sphinx leaves for other projects.
_NOT_OFFLINE = ("404.html", "objects.inv", ".buildinfo", OFFLINE)
_LINK_TO_ITSELF = re.compile(rb'<a\b[^>]*href="(?:\.\./)*' + re.escape(OFFLINE).encode() + rb'"[^>]*>(.*?)</a>', re.DOTALL)
