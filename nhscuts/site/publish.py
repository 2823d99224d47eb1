"""The files beside the pages: chart data and images, the chapters as notebooks, the data package."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
from sphinx.application import Sphinx

from .. import charts
from ..book import Book, load
from ..cite import front_matter, is_notebook
from ..prose import chapters
from . import explorer
from .figures import page_svg, shown
from .made import Page

#: Parts of the project that a chapter needs to run by itself.
NEEDED = ("nhscuts", "data", "seeds", "CITATION.cff", "requirements.txt", "LICENSE", "LICENSE-DATA")
#: Files that the build writes into _static.
GENERATED = ("search-index.js", "explorer-data.js")
_EPOCH = (2026, 1, 1, 0, 0, 0)  # so that the same content gives the same archive

_README = """# {title}

One chapter of *Balancing the Books* as a Jupyter notebook, with the data and the code that it runs on.

    python3 -m venv .venv
    .venv/bin/pip install --require-hashes -r requirements.txt
    .venv/bin/jupyter lab {name}.ipynb

Python 3.11 to 3.13. Nothing else is fetched when it runs.
"""


def chart_files(book: Book, folder: Path, drawn: dict[str, dict[str, Any]]) -> None:
    """Data, SVG and PNG of each chart that is on a page, and its two pictures for the page itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in drawn.items():
        (folder / f"{name}-wide.svg").write_text(page_svg(content["svg"]), "utf-8")
        (folder / f"{name}-narrow.svg").write_text(page_svg(content["svg_narrow"]), "utf-8")
    for chart in (chart for chart in charts.every(book) if chart.name in drawn):
        chart.data.to_csv(folder / f"{chart.name}.csv", index=False, lineterminator="\n")
        (folder / f"{chart.name}.svg").write_text(chart.svg(), "utf-8")
        (folder / f"{chart.name}.png").write_bytes(chart.png())


def data_files(book: Book, folder: Path) -> None:
    """The tables, the datapackage and the bibliography, each and as one archive."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [*sorted((book.root / "data").iterdir()), book.root / "seeds" / "sources.bib"]
    for path in files:
        shutil.copyfile(path, folder / path.name)
    with zipfile.ZipFile(folder / "balancing-the-books-data.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in [*files, book.root / "LICENSE-DATA"]:
            _add(archive, f"balancing-the-books-data/{path.name}", path.read_bytes())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, content)


def notebook_files(book: Book, executed: Path, folder: Path) -> None:
    """Each chapter that runs, as it ran for the site, in an archive with what it needs."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in filter(is_notebook, chapters(book.root)):
        name = path.stem
        notebook = nbformat.read(executed / f"{name}.ipynb", as_version=4)
        notebook.metadata.pop("mystnb", None)
        with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            top = f"balancing-the-books-{name}"
            _add(archive, f"{top}/{name}.ipynb", nbformat.writes(notebook).encode())
            title = str(front_matter(path)["title"])
            _add(archive, f"{top}/README.md", _README.format(title=title, name=name).encode())
            for needed in NEEDED:
                root = book.root / needed
                for file in sorted(root.rglob("*")) if root.is_dir() else [root]:
                    if file.is_file() and "__pycache__" not in file.parts:
                        _add(archive, f"{top}/{file.relative_to(book.root)}", file.read_bytes())
            _add(archive, f"{top}/chapters/{path.name}", path.read_bytes())  # its title is cited


def not_found() -> Page:
    """What a server shows for an address that is not there."""
    links = "".join(f'<li><a href="root:{address}">{words}</a></li>' for address, words in (
        ("index.html", "The front page"), ("search.html", "Search"), ("chapters/evidence.html", "The evidence, figure by figure"),
        ("bodies/index.html", "The bodies"), ("chapters/sources.html", "The sources")))
    return Page("404", "Page not found", "There is no page at this address.",
                "<h1>There is no page at this address</h1><p>It may have been mistyped, or have moved with a new version of the book. "
                f"These lead to everything there is:</p><ul>{links}</ul>", "record")


def _from_the_root(page: Path, base: str) -> None:
    """Make the addresses on a page begin at the server's root: it is shown in place of pages in any folder."""
    text = page.read_text("utf-8")
    page.write_text(re.sub(r'((?:href|src|action)=")(?!#|/|[a-z]+:)', rf"\g<1>{base}", text), "utf-8")


def front_page(html: Path) -> None:
    """Put the front page at the site's root too."""
    text = (html / "chapters" / "index.html").read_text("utf-8")
    text = re.sub(r'((?:href|src|srcset|action)=")(?!#|/|[a-z]+:)(?!\.\./)', r"\g<1>chapters/", text)
    text = re.sub(r'((?:href|src|srcset|action)=")\.\./', r"\g<1>", text)
    (html / "index.html").write_text(text, "utf-8")


def _clear(static: Path, own: Path) -> None:
    """Remove the files that extensions leave and no page uses."""
    kept = {path.relative_to(own) for path in own.rglob("*")} | {Path(name) for name in GENERATED}
    for path in [path for path in static.rglob("*") if path.is_file() and path.relative_to(static) not in kept]:
        path.unlink()
    for folder in sorted((path for path in static.rglob("*") if path.is_dir() and not any(path.iterdir())), reverse=True):
        folder.rmdir()


def _tighten(sheet: str) -> str:
    """A style sheet without its comments and the space that only people need."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return re.sub(r" ?([{}]) ?", r"\1", re.sub(r"([;:,]) ", r"\1", re.sub(r"\s+", " ", sheet))).strip()


def finish(app: Sphinx, error: Exception | None) -> None:
    """After a build without errors, write the files beside the pages."""
    if error is not None or app.builder.name != "html":
        return
    book, out = load(), Path(app.outdir)
    chart_files(book, out / "charts", shown(app))
    data_files(book, out / "data")
    (out / "_static" / "explorer-data.js").write_text(explorer.explorer_data(book), "utf-8")
    _clear(out / "_static", Path(__file__).parent / "static")
    for path in (out / "_static").glob("*.css"):
        path.write_text(_tighten(path.read_text("utf-8")), "utf-8")
    base = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
    _from_the_root(out / "404.html", base)
    executed = Path(app.outdir).parent / "jupyter_execute" / "chapters"
    if executed.is_dir():
        notebook_files(book, executed, out / "notebooks")


def setup(app: Sphinx) -> None:
    """Register the last step."""
    app.connect("build-finished", finish)
