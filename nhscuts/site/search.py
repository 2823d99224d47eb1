"""The search of the site: what can be found, written as one script that the search page loads when it is asked something."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ..book import Book, Calculated, Claim, load
from ..schema import label
from ..tables import date_words
from ..words import bounds
from .figures import ChartNode
from .links import evidence_page, source_line

#: Address, title of the chapter, title of the section (empty for the chapter itself), text.
Section = tuple[str, str, str, str]
#: Where the index is written, under the site's root; `static/search.js` loads it from its own folder.
INDEX = "_static/search-index.js"
GLOSSARY = "chapters/glossary"
#: How a heading of the glossary ends: "Primary care trust (PCT)".
ABBREVIATION = re.compile(r" \(([A-Z]{2,})\)$")


# -- what the chapters hold -------------------------------------------------------------------------------------------


def collect_sections(app: Sphinx) -> list[Section]:
    """Every section of every chapter that has prose of its own, without that of its subsections."""
    found = []
    for docname in sorted(app.env.found_docs):
        chapter = app.env.titles[docname].astext()
        page = app.builder.get_target_uri(docname)
        for section in app.env.get_doctree(docname).findall(nodes.section):
            if text := _own_text(section):
                top = not isinstance(section.parent, nodes.section)
                title = "" if top else next(section.findall(nodes.title)).astext()
                found.append((page if top else f"{page}#{section['ids'][0]}", chapter, title, text))
    return found


def _own_text(section: nodes.section) -> str:
    """Prose of one section: no heading, code, output of code or HTML."""
    blocks = []
    for child in section.children:
        if not isinstance(child, nodes.Element) or isinstance(child, (nodes.section, nodes.title)) or "cell" in child["classes"]:
            continue
        blocks += [node.astext() for node in child.findall(nodes.TextElement)
                   if not isinstance(node, nodes.FixedTextElement) and not isinstance(node.parent, nodes.TextElement)]
    return " ".join(" ".join(blocks).split())


def collect_charts(app: Sphinx) -> list[Section]:
    """Every chart on a page: address, the chapter's title, the chart's title, what it shows in words."""
    found: dict[str, Section] = {}
    for docname in sorted(app.env.found_docs):
        chapter = app.env.titles[docname].astext()
        page = app.builder.get_target_uri(docname)
        for node in app.env.get_doctree(docname).findall(ChartNode):
            chart = node["content"]
            text = f"{chart['subtitle'].rstrip('.')}. {chart['alt']}"
            found.setdefault(chart["name"], (f"{page}#fig-{chart['name']}", chapter, chart["title"], text))
    return list(found.values())


# -- the documents of the index ---------------------------------------------------------------------------------------


def search_documents(book: Book, sections: Iterable[Section], charts: Iterable[Section] = ()) -> list[dict[str, str]]:
    """All that can be found, most telling kinds first. Keys are short because each stands some thousand times:

    k kind (s section, t term, b body, c chart, d document, f stated figure, g calculated figure), u address under the site's root,
    t title, w what a figure measures, x text, n what is shown behind it and not searched, s source or place, a other names,
    e other forms of names in it. Empty ones are left out.
    """
    sections = list(sections)
    terms = [section for section in sections if section[0].startswith(f"{GLOSSARY}.html#")]
    documents = [
        *({"k": "s", "u": url, "t": " › ".join(filter(None, (chapter, title))), "x": text}
          for url, chapter, title, text in sections if (url, chapter, title, text) not in terms),
        *({"k": "t", "u": url, "t": ABBREVIATION.sub("", title), "a": "".join(ABBREVIATION.findall(title)), "x": text, "s": chapter}
          for url, chapter, title, text in terms),
        *_bodies(book),
        *({"k": "c", "u": url, "t": title, "x": text, "s": chapter} for url, chapter, title, text in charts),
        *_sources(book), *_calculations(book),
    ]
    forms = _Forms(book, [title for _, _, title, _ in terms])
    for one in documents:
        one["e"] = forms.missing(" ".join(text for key, text in one.items() if key not in "ku"))
    return [{key: value for key, value in one.items() if value} for one in documents]


def _bodies(book: Book) -> Iterator[dict[str, str]]:
    for id, row in book.bodies.iterrows():
        dates = [f"{name} {date_words(date)}." for name, date in (("Founded", row.founded), ("Abolished", row.abolished)) if date]
        yield {"k": "b", "u": f"bodies/{id}.html", "t": row["name"], "a": ", ".join(filter(None, row.aliases.split(";"))),
               "x": " ".join([*dates, row.notes]), "s": _capital(label("bodies", "kind", row.kind))}


def _sources(book: Book) -> Iterator[dict[str, str]]:
    """Each document and behind it its claims."""
    for source in book.sources.values():
        claims = book.claims.index[book.claims.source == source.key]
        count = f"{len(claims)} figure{'' if len(claims) == 1 else 's'}" if len(claims) else ""
        parts = (", ".join(source.authors), source.kind.replace("-", " "), count)
        yield {"k": "d", "u": f"documents/{source.key}.html", "t": source.title, "x": " ".join(filter(None, map(_sentence, parts))),
               "s": source_line(source)}
        yield from _claims(book, claims)


def _claims(book: Book, ids: Iterable[Any]) -> Iterator[dict[str, str]]:
    for id in ids:
        claim = book.claim(str(id))
        row = claim.row
        status = f"{_capital(label('claims', 'status', row.status))}, as of {claim.as_of_words}."
        place = "" if row.geography in claim.what else row.geography
        yield {"k": "f", "u": _figure(claim), "t": claim.words, "w": claim.what, "s": source_line(claim.source),
               "x": " ".join(filter(None, (f"“{row.wording}”.", _sentence(row.of_what), _sentence(place)))), "n": status}


def _calculations(book: Book) -> Iterator[dict[str, str]]:
    for calc in book.calcs():
        limits = "" if calc.quantity.is_exact else f"Bounds: {bounds(calc.quantity)}."
        yield {"k": "g", "u": _figure(calc), "t": calc.words, "w": calc.title, "x": limits, "n": _sentence(calc.formula)}


def _figure(figure: Claim | Calculated) -> str:
    return f"{evidence_page(figure)}.html" + (f"#{figure.id}" if isinstance(figure, Claim) else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return f"{_capital(text.rstrip('.'))}." if text else ""


class _Forms:
    """Abbreviations and what they stand for, so that what is written one way is found by the other."""

    def __init__(self, book: Book, terms: Iterable[str]) -> None:
        pairs = {_initials(source.publisher): source.publisher for source in book.sources.values()}
        pairs |= {alias: str(name) for name, aliases in zip(book.bodies["name"], book.bodies.aliases)
                  for alias in aliases.split(";") if alias.isupper()}
        pairs |= {match[1]: title[:match.start()] for title in terms if (match := ABBREVIATION.search(title))}
        pairs.pop("", None)
        self.long = pairs
        self.short = {long.casefold(): short for short, long in pairs.items()}
        longest_first = sorted(self.short, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:({'|'.join(pairs)})|(?i:({'|'.join(map(re.escape, longest_first))})))s?\b")

    def missing(self, text: str) -> str:
        """The other forms of the names in a text, where it has not got them itself."""
        short, long = set(), set()
        for match in self.pattern.finditer(text):
            short |= {match[1]} - {None}
            long |= {self.short[match[2].casefold()]} if match[2] else set()
        return " ".join([*sorted(long - short), *(self.long[one] for one in sorted(short - long))])


def _initials(name: str) -> str:
    """"HSJ" of "Health Service Journal"; nothing where fewer than three words count."""
    letters = re.findall(r"\b[A-Z](?=[a-z])", name.removeprefix("The "))
    return "".join(letters) if len(letters) >= 3 and not set("(,/") & set(name) else ""


# -- writing it -------------------------------------------------------------------------------------------------------


def write_index(app: Sphinx, book: Book) -> Path:
    """Write the index as a script, which a page read from a disk may load where it may not fetch."""
    path = Path(app.outdir) / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    documents = _compact(search_documents(book, collect_sections(app), collect_charts(app)))
    text = json.dumps(documents, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"window.BOOK_SEARCH = {text};\n", "utf-8")
    return path


def _compact(documents: list[dict[str, str]]) -> list[dict[str, str]]:
    """An entry on the page and from the source of the one before it keeps its anchor alone, which saves a seventh."""
    made, before = [], ("", "")
    for one in documents:
        page, _, anchor = one["u"].partition("#")
        here = (page, one.get("s", ""))
        same = bool(anchor) and here == before
        made.append({**{key: value for key, value in one.items() if key != "s"}, "u": f"#{anchor}"} if same else one)
        before = here
    return made


def _finish(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name == "html":
        write_index(app, load())


def setup(app: Sphinx) -> None:
    """Register the last step; the page itself is theme/search.html."""
    app.connect("build-finished", _finish)
