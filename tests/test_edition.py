"""The book away from the screen: the PDFs as files, and the offline edition in a browser without a network."""

from __future__ import annotations

import functools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright
from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject

from nhscuts import Book
from nhscuts.cite import citation, front_matter
from nhscuts.site import edition

ALL = (edition.WHOLE, *edition.CHAPTERS)


@pytest.fixture(scope="module")
def pdfs(site: Path) -> dict[str, PdfReader]:
    """The PDFs of the built site by name."""
    if not (site / "pdf").is_dir():
        pytest.skip("There was no Chromium when the site was built; it has no PDFs.")
    return {name: PdfReader(site / "pdf" / f"{name}.pdf") for name in ALL}


@functools.lru_cache(maxsize=None)
def text(reader: PdfReader, first: int = 0, last: int | None = None) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages[first:last]).split())


def bookmarks(entries: list[Destination | list[object]]) -> Iterator[Destination]:
    for entry in entries:
        if isinstance(entry, list):
            yield from bookmarks(entry)  # type: ignore[arg-type]
        else:
            yield entry


def page_of(reader: PdfReader, title: str) -> int:
    """Where the last section of this title begins, counted from nought."""
    number = [reader.get_destination_page_number(one) for one in bookmarks(reader.outline) if one.title == title][-1]
    assert number is not None
    return number


def structure(node: object) -> Iterator[DictionaryObject]:
    """Every element of the structure tree, in the order of reading."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from structure(child)
    elif isinstance(node, DictionaryObject):
        yield node
        yield from structure(node.get("/K"))


@pytest.mark.parametrize("name", ALL)
def test_a_pdf_says_what_it_is(pdfs: dict[str, PdfReader], book: Book, name: str) -> None:
    reader, cited = pdfs[name], citation()
    assert reader.metadata is not None
    title = "Balancing the Books" if name == edition.WHOLE else str(front_matter(book.root / "chapters" / f"{name}.md")["title"])
    assert str(reader.metadata.title).startswith(title) and reader.metadata.author == cited.authors
    assert reader.metadata.creation_date is not None and reader.metadata.creation_date.date() == cited.released
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    first = text(reader, 0, 1)
    assert f"Version {cited.version}" in first and "How to cite" in first and "CC BY 4.0" in first
    assert all(page.mediabox.width < page.mediabox.height for page in reader.pages)


@pytest.mark.parametrize("name", ALL)
def test_a_pdf_can_be_read_aloud_and_leafed_through(pdfs: dict[str, PdfReader], site: Path, name: str) -> None:
    reader = pdfs[name]
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    elements = list(structure(root["/StructTreeRoot"]["/K"]))
    kinds = {str(one.get("/S")) for one in elements}
    assert {"/H1", "/H2", "/P", "/Link"} <= kinds
    pictures = [one for one in elements if one.get("/S") == "/Figure"]
    chapters = ["index", *edition.CHAPTERS] if name == edition.WHOLE else [name]
    shown = sum((site / "chapters" / f"{one}.html").read_text("utf-8").count('<figure class="chart"') for one in chapters)
    assert sum(len(str(one.get("/Alt", ""))) > 20 for one in pictures) == shown
    titles = [str(one.title) for one in bookmarks(reader.outline)]
    if name == edition.WHOLE:
        assert {"Contents", "Introduction", "Four eras", "Primary care trust cuts", "Notes", "Glossary", "Sources"} <= set(titles)
    else:
        assert len(titles) >= 3 and titles[0].replace(" ", "") in text(reader, 1, 2).replace(" ", "")


@pytest.mark.parametrize("name", ALL)
def test_no_picture_in_a_pdf_is_made_of_dots(pdfs: dict[str, PdfReader], site: Path, name: str) -> None:
    content = (site / "pdf" / f"{name}.pdf").read_bytes()  # Chromium writes descriptions of objects uncompressed
    assert b"/Subtype /Link" in content and b"/Subtype /Image" not in content


def test_a_figure_its_note_and_its_source_are_in_the_pdf(pdfs: dict[str, PdfReader], book: Book) -> None:
    reader, claim = pdfs["pct-cuts"], book.claim("hsj-coventry-2006-posts")
    assert re.search(re.escape(claim.words) + " ?1 ", text(reader, 1, 2)), "the figure with the number of its note"
    notes = text(reader, page_of(reader, "Notes"), page_of(reader, "Sources"))
    note = re.search(rf"1\. {re.escape(claim.words)} .{{0,40}}?Coventry Teaching PCT\. Status: announced, as of October 2006\..*?"
                     r"Source: Health Service Journal, October 2006 \(inferred\) \((S\d+)\)", notes)
    assert note is not None
    for name in ("pct-cuts", edition.WHOLE):
        sources = text(pdfs[name], page_of(pdfs[name], "Sources"))
        assert re.search(f"{note[1]} .?{re.escape(claim.source.title[:20])}", sources) and "Founding document." in sources
        assert claim.source.url.split("//")[1] in sources.replace(" ", ""), "the whole address, to be typed"


def test_the_whole_book_lists_every_document_and_is_of_a_length_to_print(pdfs: dict[str, PdfReader], book: Book) -> None:
    reader = pdfs[edition.WHOLE]
    listed = set(re.findall(r"\bS(\d+)\b", text(reader, page_of(reader, "Sources"))))
    assert set(map(str, range(1, len(book.sources) + 1))) <= listed
    assert 100 < len(reader.pages) <= 400


def test_the_contents_give_the_right_pages(pdfs: dict[str, PdfReader]) -> None:
    reader = pdfs[edition.WHOLE]
    contents = text(reader, 1, page_of(reader, "Introduction"))
    for title in ("Primary care trust cuts", "At what cost", "Glossary"):
        found = re.search(re.escape(title) + r" ?(\d+)", contents)
        assert found is not None and title in text(reader, int(found[1]) - 1, int(found[1]))


def test_hatching_becomes_lines(site: Path) -> None:
    hatched = [path for path in (site / "charts").glob("*-wide.svg") if "<pattern" in path.read_text("utf-8")]
    assert hatched
    for path in hatched:
        ruled = edition._ruled(path.read_text("utf-8"))
        assert "fill: url(" not in ruled and ruled.count("<path") > path.read_text("utf-8").count("<path")


# -- offline --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def offline(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition, unpacked."""
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(site / edition.OFFLINE) as archive:
        archive.extractall(folder)
    return folder / edition.WHOLE


def test_the_offline_edition_is_the_site(offline: Path, site: Path) -> None:
    assert "Open index.html" in (offline / "README.txt").read_text("utf-8")
    mine, theirs = ({path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} for root in (offline, site))
    assert mine - theirs == {"README.txt"} and theirs - mine <= {"404.html", "objects.inv", ".buildinfo", edition.OFFLINE}
    for page in offline.rglob("*.html"):
        assert f'{edition.OFFLINE}"' not in page.read_text("utf-8"), f"{page.name} links to the archive that it came from"


def test_the_same_site_gives_the_same_archive(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<p><a href="{edition.OFFLINE}" download>Offline</a></p>', "utf-8")
    edition.make_offline(tmp_path)
    first = (tmp_path / edition.OFFLINE).read_bytes()
    edition.make_offline(tmp_path)
    assert (tmp_path / edition.OFFLINE).read_bytes() == first
    with zipfile.ZipFile(tmp_path / edition.OFFLINE) as archive:
        assert archive.namelist() == [f"{edition.WHOLE}/README.txt", f"{edition.WHOLE}/index.html"]
        assert archive.read(f"{edition.WHOLE}/index.html") == b"<p>Offline</p>"


def test_without_chromium_there_are_no_pdfs_and_the_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition.shutil, "which", lambda name: None)
    assert edition.chromium() is None and edition.make_pdfs(tmp_path) is False and not (tmp_path / "pdf").exists()


@pytest.mark.browser
def test_the_offline_edition_works_without_a_network(offline: Path) -> None:
    path = edition.chromium()
    if path is None:
        pytest.skip("There is no Chromium on this machine; the offline edition is not tried in a browser.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        context = browser.new_context(offline=True)
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto((offline / "index.html").as_uri())
        assert page.locator("h1").inner_text().startswith("Balancing the Books")
        page.get_by_role("link", name="Primary care trust cuts").last.click()
        page.locator("a.figure-link").first.wait_for()
        page.goto((offline / "search.html").as_uri() + "?q=coventry")
        page.locator("#search-results a").first.wait_for(timeout=10_000)
        assert "Coventry" in page.locator("#search-results").inner_text()
        page.goto((offline / "chapters" / "evidence.html").as_uri())
        rows = page.locator("table tbody tr")
        page.get_by_label("Era", exact=True).select_option("trust-cuts")
        page.wait_for_function("location.search.includes('era=trust-cuts')")
        expect(rows.first).not_to_contain_text("Coventry Teaching PCT")
        assert rows.count() > 0
        browser.close()
    assert asked and all(address.startswith(("file:", "data:", "blob:")) for address in asked)
