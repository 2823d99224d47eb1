"""The built site: nothing is broken in it, and the check that says so finds what is broken."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from nhscuts import Book
from nhscuts.charts import every
from nhscuts.prose import chapters, figures_of
from nhscuts.site.check import site_problems

ERAS = ("pct-cuts", "pct-clusters", "csu-redundancies", "trust-cuts")


def soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / "chapters" / f"{page}.html").read_text("utf-8"), "html.parser")


def test_nothing_is_broken(site: Path) -> None:
    assert site_problems(site) == []


CHART = ('<figure class="chart" id="fig-a"><img src="a.svg" width="7" height="4" alt="A chart of something to be seen"><figcaption>'
         '<a href="charts/a.csv">c</a><a href="charts/a.svg">s</a><a href="charts/a.png">p</a>'
         '<table><caption>c</caption><tr><th scope="row">a</th></tr></table></figcaption></figure>')


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="nowhere.html">x</a>', "which does not exist"), ('<a href="#nowhere">x</a>', "no such anchor"),
        ('<a href="claim:x">x</a>', "was not resolved"), ('<img src="a.html">', "no alternative text"),
        ('<img src="a.html" alt="_images/a59f.svg">', "no alternative text"),
        (CHART.replace("A chart of something to be seen", "x"), "no alternative text"), (CHART.replace(' width="7"', ""), "no size"),
        (CHART.replace("<caption>c</caption>", ""), "the data table"), ("<table><tr><td>a</td></tr></table>", "has no caption"),
        ("<table><caption>c</caption><tr><th>a</th></tr></table>", "without its scope"), (CHART.replace(' id="fig-a"', ""), "name, picture"),
        (CHART.replace("charts/a.png", "a.svg"), "png is not to be had"), ("<p>" + "x" * 160_000 + "</p>", "are allowed"),
        ('<p id="a">x</p><p id="a">y</p>', "stands 2 times"),
    ],
)
def test_what_is_broken_is_found(tmp_path: Path, body: str, said: str) -> None:
    page = tmp_path / "a.html"
    (tmp_path / "charts").mkdir()
    for name in ("a.svg", "charts/a.csv", "charts/a.svg", "charts/a.png"):
        (tmp_path / name).touch()
    page.write_text(f"<html><body>{CHART}</body></html>", "utf-8")
    assert site_problems(tmp_path) == []
    page.write_text(f"<html><body>{body}</body></html>", "utf-8")
    assert said in "\n".join(site_problems(tmp_path))


def test_every_figure_of_the_prose_is_a_link_with_a_note(site: Path, book: Book) -> None:
    for path in chapters(book.root):
        wanted = [reference.partition(":")[2] for reference, _ in figures_of(path.read_text("utf-8"))]
        page = soup(site, path.stem)
        links = page.select("a.figure-link[data-note]")
        assert [re.split(r"[#/]", str(link["href"]).removesuffix(".html"))[-1] for link in links] == wanted, path.name
        for link in links:
            note = page.find(id=f"note-{link['data-note']}")
            assert note is not None and note.find_parent(class_="endnotes") and len(note.get_text()) > 40
        assert len(page.select(".endnotes li")) == len(set(wanted))


def test_every_claim_has_its_entry_on_the_page_of_its_document(site: Path, book: Book) -> None:
    for source, claims in book.claims.groupby("source"):
        page = BeautifulSoup((site / "documents" / f"{source}.html").read_text("utf-8"), "html.parser")
        assert {str(entry["id"]) for entry in page.select("article.entry")} == set(claims.index)
    listed = [str(link["href"]) for era in (*ERAS, "context")
              for link in soup(site, f"evidence-{era}").select(".list-of-documents li li a")]
    assert sorted(address.partition("#")[2] for address in listed) == sorted(book.claims.index)


def test_every_calculation_has_its_page_and_is_listed(site: Path, book: Book) -> None:
    ids = {calc.id for calc in book.calcs()}
    assert {path.stem for path in (site / "calculations").glob("*.html")} == ids
    listed = {str(link["href"]) for page in ("evidence-calculations", "evidence-calculations-across")
              for link in soup(site, page).select("li > a")}
    assert {f"../calculations/{id}.html" for id in ids} <= listed


def test_a_long_table_has_its_own_page_and_its_chapter_leads_there(site: Path, book: Book) -> None:
    links = soup(site, "pct-clusters").select("p.long-table a")
    assert len(links) >= 3
    for link in links:
        page = BeautifulSoup((site / "chapters" / str(link["href"])).read_text("utf-8"), "html.parser")
        count = int(re.search(r"\d+", link.get_text())[0])  # type: ignore[index]
        assert len(page.select("tbody tr, .source-list li")) == count, link.get_text()


def test_the_front_page_stands_at_the_root_and_a_lost_reader_is_led_back(site: Path) -> None:
    front = BeautifulSoup((site / "index.html").read_text("utf-8"), "html.parser")
    assert [link["href"] for link in front.select(".era-cards a")] == [f"chapters/{era}.html" for era in ERAS]
    lost = BeautifulSoup((site / "404.html").read_text("utf-8"), "html.parser")
    for element in lost.select("a[href], link[href], script[src], form[action]"):
        address = str(element.get("href") or element.get("src") or element.get("action"))
        assert address.startswith(("/", "#", "https://", "data:")), "shown in any folder, it cannot use relative addresses"


def test_each_page_says_what_it_is(site: Path) -> None:
    seen: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        head = BeautifulSoup(path.read_text("utf-8"), "lxml").head
        assert head is not None and head.title is not None, name
        assert head.select('meta[name="description"][content]') and head.select('meta[name="citation_author"]'), name
        title = head.title.get_text()
        if name not in ("chapters/index.html", "index.html") and not name.startswith(("documents/", "calculations/", "bodies/")):
            assert title not in seen, f"{name} and {seen.get(title)} have one title"
            seen[title] = name
    chapter = BeautifulSoup((site / "chapters" / "pct-cuts.html").read_text("utf-8"), "lxml")
    tags = {tag["name"]: tag["content"] for tag in chapter.select('meta[name^="citation_"]')}
    assert tags["citation_title"] == "Primary care trust cuts" and tags["citation_inbook_title"].startswith("Balancing the Books")


@pytest.mark.parametrize("era", ERAS)
def test_an_era_chapter_has_its_parts(site: Path, era: str) -> None:
    page = soup(site, era)
    headings = [h.get_text().rstrip("¶#").strip() for h in page.select("article h2")]
    for part in ("In brief", "The question", "What happened", "The figures", "What was announced and what came of it",
                 "What the record does not say", "Sources and how to cite"):
        assert part in headings, headings
    assert any(heading.startswith("Who objected") for heading in headings)
    assert len(page.select("figure.chart")) >= 3
    assert page.select(".citation") and "@incollection{" in page.select_one(".citation-bibtex").get_text()  # type: ignore[union-attr]
    assert page.select(f'a[href="../notebooks/{era}.zip"]')


def test_every_chart_on_a_page_can_be_taken_away(site: Path, book: Book) -> None:
    shown = {str(figure["id"]) for path in chapters(book.root) for figure in soup(site, path.stem).select("figure.chart")}
    made = {chart.name for chart in every(book)}
    assert {f"fig-{name}" for name in made} == shown
    for name in made:
        with open(site / "charts" / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows and {"value", "low", "high", "unit", "qualifier", "status", "id", "sources"} <= set(rows[0])
        for picture in ("wide", "narrow"):
            drawn = (site / "charts" / f"{name}-{picture}.svg").read_text("utf-8")
            assert "prefers-color-scheme:dark" in drawn and "data:font/woff" in drawn
        page = BeautifulSoup((site / "charts" / f"{name}.html").read_text("utf-8"), "html.parser")
        assert page.select("#data table caption, #data a[href^='../tables/']") and page.select("#rests-on li, #rests-on p")
        assert page.select("#cite pre")[0].get_text().startswith("@")
        assert "<text" not in (site / "charts" / f"{name}.svg").read_text("utf-8"), "letters are outlines, for any machine"
        assert (site / "charts" / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_the_data_of_a_chart_carry_their_bounds(site: Path) -> None:
    with open(site / "charts" / "coventry-who.csv", encoding="utf-8", newline="") as file:
        posts = next(row for row in csv.DictReader(file) if row["id"] == "claim:hsj-coventry-2006-posts")
    assert (posts["value"], posts["low"], posts["high"], posts["qualifier"]) == ("", "0.0", "90.0", "up_to")


def test_a_page_asks_for_nothing_outside_the_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<(?:script|img|source|iframe|link)\b[^>]*(?:src|srcset|href)=\"(?:https?:)?//", text), path.name


def test_the_dictionary_describes_every_column(site: Path, book: Book) -> None:
    page = soup(site, "data")
    for name, frame in book.tables.items():
        section = page.find(id=f"table-{name}")
        assert section is not None
        columns = [cell.get_text() for cell in section.select("tbody th code")]
        assert columns == list(frame.columns)
        assert (site / "data" / f"{name}.csv").is_file()


def test_sources_are_all_listed_once_by_kind(site: Path, book: Book) -> None:
    listed = [str(link["href"]) for path in (site / "sources").glob("*.html")
              for link in BeautifulSoup(path.read_text("utf-8"), "html.parser").select(".source-list a")]
    assert sorted(listed) == sorted(f"../documents/{key}.html" for key in book.sources)
    assert len(soup(site, "sources").select(".source-list a")) == 5


def test_bibtex_of_a_chapter_can_be_read_by_a_bibliography_program() -> None:
    from pybtex.database import parse_string

    from nhscuts.cite import citation

    entry = parse_string(citation("pct-cuts").bibtex, "bibtex").entries["balancing-the-books-pct-cuts-2026"]
    assert entry.type == "incollection" and entry.fields["title"] == "Primary care trust cuts"
    assert entry.fields["booktitle"] == citation().title and citation().version in entry.fields["edition"]
    assert citation().version in citation("pct-cuts").text
