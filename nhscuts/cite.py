"""How to cite the book and its chapters, from `CITATION.cff` and each chapter's front matter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from .schema import ROOT


@dataclass(frozen=True)
class Citation:
    """What a citation needs. `chapter` is empty for the book as a whole, `figure` names a chart: "Figure 3, ‘…’"."""

    key: str
    chapter: str
    title: str
    authors: str
    version: str
    released: dt.date
    page: str
    figure: str = ""

    @property
    def text(self) -> str:
        """Plain text, as a report's footnote would have it."""
        where = (f"{self.figure}, in " if self.figure else "") + (f"‘{self.chapter}’, in " if self.chapter else "")
        date = f"{self.released.day} {self.released:%B %Y}"
        return f"{self.authors}, {where}{self.title}, version {self.version}, {date}, {self.page}"

    @property
    def bibtex(self) -> str:
        """A BibTeX entry."""
        titles = [one for one in (self.figure, self.chapter) if one]
        kind, lines = ("incollection", [("title", ", in ".join(titles)), ("booktitle", self.title)]) if titles else \
            ("book", [("title", self.title)])
        lines = [("author", "{" + self.authors + "}"), *lines, ("edition", f"Version {self.version}"),
                 ("publisher", self.authors), ("year", str(self.released.year)),
                 ("month", f"{self.released:%b}".lower()), ("note", f"{self.page}, {self.released.isoformat()}")]
        width = max(len(name) for name, _ in lines)
        shown = [f"  {name:<{width}} = {value if name == 'month' else '{' + value + '}'}," for name, value in lines]
        return f"@{kind}{{{self.key},\n" + "\n".join(shown) + "\n}"


def front_matter(path: Path) -> dict[str, Any]:
    """The YAML at the head of a chapter."""
    text = path.read_text("utf-8")
    return yaml.safe_load(text.split("---\n", 2)[1]) if text.startswith("---\n") else {}


def is_notebook(path: Path) -> bool:
    """Whether a chapter has cells to run."""
    return path.is_file() and "jupytext" in front_matter(path)


def citation(chapter: str = "", root: Path = ROOT) -> Citation:
    """The citation of the book, or of one chapter by its file's name without the ending."""
    cff = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    authors = " and ".join(a.get("name") or f"{a['given-names']} {a['family-names']}" for a in cff["authors"])
    meta = front_matter(root / "chapters" / f"{chapter}.md") if chapter else {}
    released = dt.date.fromisoformat(str(cff["date-released"]))
    return Citation(
        key="balancing-the-books" + (f"-{chapter}" if chapter else "") + f"-{released.year}",
        chapter=str(meta.get("title", "")), title=cff["title"], authors=authors, version=str(cff["version"]),
        released=released, page=f"chapters/{chapter}.html" if chapter else "chapters/index.html",
    )


def chart_citation(chapter: str, number: int, title: str, name: str, root: Path = ROOT) -> Citation:
    """The citation of one chart: figure `number` of a chapter (by its file's name), with its title and slug."""
    whole = citation("" if chapter == "index" else chapter, root)
    return replace(whole, key=f"balancing-the-books-figure-{name}-{whole.released.year}", figure=f"Figure {number}, ‘{title}’",
                   page=f"charts/{name}.html")
