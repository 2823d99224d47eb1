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


CHART = ('<figure class="chart" id="fig-a"><svg role="img"><title>A chart of something to be seen</title></svg>'
         '<figcaption>Source: x<table><caption>c</caption><tr><th scope="row">a</th></tr></table></figcaption></figure>')


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="nowhere.html">x</a>', "which does not exist"), ('<a href="#nowhere">x</a>', "no such anchor"),
        ('<a href="claim:x">x</a>', "was not resolved"), ('<img src="a.html">', "no alternative text"),
        ('<img src="a.html" alt="_images/a59f.svg">', "no alternative text"),
        (CHART.replace(' role="img"', ""), "no alternative text"), (CHART.replace("Source: x", ""), "source line is missing"),
        (CHART.replace("<caption>c</caption>", ""), "the data table"), (CHART.replace(' id="fig-a"', ""), "name, caption"),
        ('<p id="a">x</p><p id="a">y</p>', "stands 2 times"),
    ],
)
def test_what_is_broken_is_found(tmp_path: Path, body: str, said: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body>{CHART}</body></html>", "utf-8")
    assert site_problems(tmp_path) == []
    page.write_text(f"<html><body>{body}</body></html>", "utf-8")
    assert said in "\n".join(site_problems(tmp_path))


def test_every_figure_of_the_prose_is_a_link_with_a_card_and_an_endnote(site: Path, book: Book) -> None:
    for path in chapters(book.root):
        wanted = figures_of(path.read_text("utf-8"))
        page = soup(site, path.stem)
        links = page.select("span.figure > a.figure-link")
        assert [link["data-figure"] for link in links] == [reference for reference, _ in wanted], path.name
        for link in links:
            card = page.find(id=link["aria-describedby"])
            assert card is not None and card.get("role") == "tooltip" and len(card.get_text()) > 40
        notes = page.select(".endnotes li")
        assert len(notes) == len({reference for reference, _ in wanted})


def test_every_claim_and_calculation_has_its_entry(site: Path, book: Book) -> None:
    for era in ERAS:
        ids = {str(entry["id"]) for entry in soup(site, f"evidence-{era}").select("article.entry")}
        assert ids == set(book.claims.index[book.claims.era == era])
    ids = {str(entry["id"]) for entry in soup(site, "evidence-calculations").select("article.entry")}
    assert ids == {calc.id for calc in book.calcs()}


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
        assert "<text" not in (site / "charts" / f"{name}.svg").read_text("utf-8"), "letters are outlines, for any machine"
        assert (site / "charts" / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_the_data_of_a_chart_carry_their_bounds(site: Path) -> None:
    with open(site / "charts" / "coventry-who.csv", encoding="utf-8", newline="") as file:
        posts = next(row for row in csv.DictReader(file) if row["id"] == "claim:hsj-coventry-2006-posts")
    assert (posts["value"], posts["low"], posts["high"], posts["qualifier"]) == ("", "0.0", "90.0", "up_to")


def test_a_page_asks_for_nothing_outside_the_site(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for element in page.select("script[src], link[rel=stylesheet], img[src], iframe"):
            address = str(element.get("src") or element.get("href"))
            assert not re.match(r"(https?:)?//", address), (path.name, address)


def test_the_dictionary_describes_every_column(site: Path, book: Book) -> None:
    page = soup(site, "data")
    for name, frame in book.tables.items():
        section = page.find(id=f"table-{name}")
        assert section is not None
        columns = [cell.get_text() for cell in section.select("tbody th code")]
        assert columns == list(frame.columns)
        assert (site / "data" / f"{name}.csv").is_file()


def test_sources_are_all_listed(site: Path, book: Book) -> None:
    ids = {str(entry["id"]) for entry in soup(site, "sources").select("article.entry")}
    assert ids == set(book.sources)


def test_bibtex_of_a_chapter_can_be_read_by_a_bibliography_program() -> None:
    from pybtex.database import parse_string

    from nhscuts.cite import citation

    entry = parse_string(citation("pct-cuts").bibtex, "bibtex").entries["balancing-the-books-pct-cuts-2026"]
    assert entry.type == "incollection" and entry.fields["title"] == "Primary care trust cuts"
    assert entry.fields["booktitle"] == citation().title and citation().version in entry.fields["edition"]
    assert citation().version in citation("pct-cuts").text
