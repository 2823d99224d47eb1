"""The checks on the prose: every number of a chapter is a figure of the record, and says what the record says."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .book import Book, Calculated
from .errors import BookError
from .schema import ROOT
from .words import DATE, disagreement, read

SCHEMES = ("claim:", "calc:")
#: Directives that hold prose; every other fence is code.
PROSE_DIRECTIVES = ("admonition", "note", "tip", "important", "warning", "epigraph", "glossary", "margin", "sidebar",
                    "dropdown", "card", "list-table", "figure")
_LOOSE = re.compile(r"\b(?:dozens?|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_ROLE = re.compile(r"\{[a-zA-Z:_-]+\}")


@dataclass(frozen=True)
class Problem:
    """One thing that the check found: where, in which sentence, what was written, and what is wrong with it."""

    file: str
    line: int
    sentence: str
    written: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: “{self.written}”: {self.why}\n    in: {self.sentence}"


@functools.lru_cache(maxsize=None)
def _structural_patterns() -> tuple[re.Pattern[str], ...]:
    with open(ROOT / "data" / "structural.csv", encoding="utf-8", newline="") as file:
        return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in csv.DictReader(file))


def structural(text: str) -> str:
    """A text with its dates and declared structural numbers blanked out, position by position."""
    for pattern in (DATE, *_structural_patterns()):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text


def parser() -> MarkdownIt:
    """The Markdown that chapters are written in, as far as prose goes."""
    return (MarkdownIt("commonmark", {"html": True}).enable("table").use(front_matter_plugin)
            .use(colon_fence_plugin).use(deflist_plugin))


def check_text(book: Book, text: str, file: str = "", first_line: int = 1) -> list[Problem]:
    """Everything wrong with the figures of one chapter's text."""
    problems: list[Problem] = []
    for token in parser().parse(text):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            problems += _check_inline(book, token, file, line)
        elif token.type == "front_matter":
            problems += _check_front_matter(token.content, file, line)
        elif token.type in ("fence", "colon_fence"):
            name = re.match(r"\{([a-z-]+)\}", token.info.strip())
            if name and name[1] in PROSE_DIRECTIVES:
                problems += check_text(book, _without_options(token.content), file, line + 1)
    return problems


def _without_options(content: str) -> str:
    """A directive's text with its option lines left empty, so that line numbers stay."""
    return re.sub(r"\A(?::[a-z-]+:.*\n)+", lambda m: "\n" * m.group().count("\n"), content)


def _check_front_matter(content: str, file: str, line: int) -> list[Problem]:
    """Titles and descriptions cannot carry links to evidence, so they carry no figures."""
    meta = yaml.safe_load(content) or {}
    problems = []
    for name in ("title", "description"):
        value = str(meta.get(name, ""))
        for reading in (r for r in read(structural(value)) if not r.free):
            problems.append(Problem(file, line, f"{name}: {value}", reading.text.strip(),
                                    "a number in the front matter has no link to its evidence; say it without"))
    return problems


def _check_inline(book: Book, token: Token, file: str, first_line: int) -> list[Problem]:
    problems: list[Problem] = []
    running = ""
    inside: tuple[str, int] | None = None
    links: list[tuple[str, int, int]] = []
    for child in token.children or []:
        if child.type == "link_open":
            inside = (str(child.attrs.get("href", "")), len(running))
        elif child.type == "link_close" and inside:
            links.append((inside[0], inside[1], len(running)))
            inside = None
        elif child.type in ("softbreak", "hardbreak"):
            running += "\n"
        elif child.type in ("code_inline", "html_inline", "image"):
            running += "\x00"
        else:
            running += child.content

    def at(position: int) -> int:
        return first_line + running.count("\n", 0, position)

    def sentence(position: int) -> str:
        start = max((m.end() for m in re.finditer(r"[.!?]\s+", running[:position])), default=0)
        stop = re.search(r"[.!?](\s|$)", running[position:])
        return " ".join(running[start:position + stop.end() if stop else len(running)].replace("\x00", "").split())

    masked = running
    for href, start, end in links:
        if not href.startswith(SCHEMES):
            continue
        masked = masked[:start] + " " * (end - start) + masked[end:]
        text = running[start:end].replace("\n", " ")
        try:
            figure = book.figure(href)
        except BookError as error:
            problems.append(Problem(file, at(start), sentence(start), text, str(error)))
            continue
        if "%" in text:
            problems.append(Problem(file, at(start), sentence(start), text, "in prose, write “per cent”"))
        why = disagreement(text, figure.quantity, computed=isinstance(figure, Calculated))
        if why:
            problems.append(Problem(file, at(start), sentence(start), text, f"by the data of {href}, {why}"))
    masked = structural(_ROLE.sub(lambda m: " " * len(m.group()), masked))
    loose = [(m.start(), m.group()) for m in _LOOSE.finditer(masked)]
    for position, written in [*((r.start, r.text.strip()) for r in read(masked) if not r.free), *loose]:
        problems.append(Problem(file, at(position), sentence(position), written,
                                "a number that is neither a claim, a calculation nor declared structural"))
    return problems


def chapters(root: Path = ROOT) -> Iterator[Path]:
    """The chapters in the order of the table of contents."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    names = [toc["root"]]
    for part in toc.get("parts", [toc]):
        for entry in part.get("chapters", []):
            names += [entry["file"], *(section["file"] for section in entry.get("sections", []))]
    for name in names:
        yield root / f"{name}.md"


def check(book: Book) -> list[Problem]:
    """Everything wrong with the figures of every chapter."""
    problems = []
    for path in chapters(book.root):
        if not path.is_file():
            raise BookError(f"{path.relative_to(book.root)}: the file is missing; _toc.yml names it.")
        problems += check_text(book, path.read_text("utf-8"), str(path.relative_to(book.root)))
    return problems


def figures_of(text: str) -> list[tuple[str, str]]:
    """The figures that a chapter's prose links to, in order: reference and words."""
    found = []
    for token in parser().parse(text):
        if token.type in ("fence", "colon_fence"):
            if re.match(r"\{([a-z-]+)\}", token.info.strip()):
                found += figures_of(_without_options(token.content))
        for i, child in enumerate(token.children or []):
            if child.type == "link_open" and str(child.attrs.get("href", "")).startswith(SCHEMES):
                words = []
                for follower in (token.children or [])[i + 1:]:
                    if follower.type == "link_close":
                        break
                    words.append(follower.content or " ")
                found.append((str(child.attrs["href"]), "".join(words)))
    return found
