"""The pages of the bodies, their list and the timeline: on the real record, and on the built site."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from nhscuts import Book
from nhscuts.site import bodies, timeline
from nhscuts.site.made import Page

#: The most that a page may weigh before its links are resolved, which makes it about a third heavier.
LIMIT, LIMIT_INDEX, LIMIT_TIMELINE = 65_000, 45_000, 48_000


@pytest.fixture(scope="module")
def made(book: Book) -> dict[str, Page]:
    return {page.name: page for page in bodies.pages(book)}


@pytest.fixture(scope="module")
def marks(book: Book) -> str:
    nodes = timeline.timeline_page(book, "")
    return "".join(raw.astext() for node in nodes for raw in ([node] if node.tagname == "raw" else node.children[1:]))


def linked(markup: str, what: str) -> list[str]:
    """What the spans of a page are to become links to."""
    return re.findall(rf'<span[^>]* ?data-{what}="([^"]+)"', markup)


def test_every_body_has_a_page(book: Book, made: dict[str, Page]) -> None:
    assert {f"bodies/{id}" for id in book.bodies.index} <= set(made)
    for id, name in book.bodies["name"].items():
        page = made[f"bodies/{id}"]
        assert page.title == name and page.kind == "body" and page.description.startswith(f"{name}. ")
        assert page.styles == ("records.css",)


def test_every_figure_of_a_body_stands_on_its_pages(book: Book, made: dict[str, Page]) -> None:
    for id, claims in book.claims[book.claims.body != ""].groupby("body"):
        split = len(claims) > bodies.SPLIT_FROM
        own = [page for name, page in made.items() if name == f"bodies/{id}" or (split and name.startswith(f"bodies/{id}-")
               and name.removeprefix("bodies/") not in book.bodies.index)]
        rows = Counter(one for page in own for one in re.findall(
            r'<th scope="row"><span class="figure-words" data-figure="claim:([^"]+)"', page.markup))
        assert rows == Counter(claims.index)
        assert f"{len(claims)} figure" in made[f"bodies/{id}"].markup
        if split:
            for page in own[1:]:
                assert f"root:{page.name}.html" in made[f"bodies/{id}"].markup


def test_pages_of_one_era_do_not_take_the_address_of_a_body(book: Book) -> None:
    assert len({page.name for page in bodies.pages(book)}) == sum(1 for _ in bodies.pages(book))


def test_what_a_body_succeeded_and_what_succeeded_it_are_links_on_both_pages(book: Book, made: dict[str, Page]) -> None:
    for id, row in book.bodies.iterrows():
        for after in filter(None, row.succeeded_by.split(";")):
            assert after in linked(made[f"bodies/{id}"].markup, "body")
            assert id in linked(made[f"bodies/{after}"].markup, "body")


def test_a_trust_stands_between_what_came_before_its_kind_and_what_came_after(book: Book) -> None:
    assert bodies.lineage(book, "coventry-pct") == [
        ("Before its kind", ["health-authorities", "primary-care-groups"]), ("This body", ["coventry-pct"]),
        ("After", ["clinical-commissioning-groups"]), ("Later", ["integrated-care-boards"])]
    assert bodies.lineage(book, "gp-consortia")[0] == ("This body", ["gp-consortia"])
    assert bodies.lineage(book, "nel-csu") == [("Before", ["anglia-csu"]), ("This body", ["nel-csu"])]


def test_the_row_of_a_kind_is_a_collective_body_of_that_kind(book: Book) -> None:
    rows = {kind: bodies.kind_row(book, kind) for kind in book.bodies.kind.unique()}
    assert rows["pct"] == "primary-care-trusts" and rows["nhs-trust"] == "nhs-trusts" and rows["publisher"] is None
    for kind, id in rows.items():
        if id:
            assert book.bodies.loc[id, "collective"] and book.bodies.loc[id, "kind"] == kind


def test_what_is_not_known_is_said(book: Book, made: dict[str, Page]) -> None:
    for id in book.bodies.index:
        silent = "The record holds no figure about" in made[f"bodies/{id}"].markup
        assert silent == (not (book.claims.body == id).any())
    assert "What succeeded it the record does not say" in made["bodies/strategic-health-authorities"].markup
    assert "What succeeded it the record does not say" not in made["bodies/coventry-pct"].markup


def test_outcomes_and_silences_stand_beside_their_figure(book: Book, made: dict[str, Page]) -> None:
    for row in book.outcomes.itertuples():
        body = book.claims.loc[row.announced, "body"]
        if body and (book.claims.body == body).sum() <= bodies.SPLIT_FROM:
            head = f'<th scope="row"><span class="figure-words" data-figure="claim:{row.announced}"'
            cell = made[f"bodies/{body}"].markup.split(head, 1)[1].split("</tr>")[0]
            assert (f'data-figure="claim:{row.outcome}"' if row.outcome else "no outcome found") in cell


def test_events_arguments_and_contradictions_stand_with_their_body(book: Book, made: dict[str, Page]) -> None:
    for table, heading in ((book.events, "events"), (book.positions, "arguments")):
        for id, rows in table[table.body != ""].groupby("body"):
            section = BeautifulSoup(made[f"bodies/{id}"].markup, "html.parser").find(id=heading)
            assert section is not None and len(section.find_all("li")) == len(rows)
    for row in book.conflicts.itertuples():
        for body in {book.claims.loc[one, "body"] for one in row.claims.split(";")} - {""}:
            page = BeautifulSoup(made[f"bodies/{body}"].markup, "html.parser")
            assert row.about in page.find(id="contradictions").get_text()


def test_a_publisher_has_its_documents(book: Book, made: dict[str, Page]) -> None:
    known = {source.key for source in book.sources.values() if source.publisher == "Birmingham Post"}
    assert known == set(linked(made["bodies/birmingham-post"].markup, "source"))


def test_everything_that_is_linked_exists(book: Book, made: dict[str, Page], marks: str) -> None:
    for markup in [*(page.markup for page in made.values()), bodies.index_page(book).markup, marks]:
        assert set(linked(markup, "body")) <= set(book.bodies.index)
        assert set(linked(markup, "source")) <= set(book.sources)
        assert {one.removeprefix("claim:") for one in linked(markup, "figure")} <= set(book.claims.index)
        for name in re.findall(r'href="root:bodies/([^"]+)\.html"', markup):
            assert name == "index" or f"bodies/{name}" in made


def test_pages_are_sound_and_light(book: Book, made: dict[str, Page], marks: str) -> None:
    for page in made.values():
        document = BeautifulSoup(page.markup, "html.parser")
        ids = [tag["id"] for tag in document.find_all(id=True)]
        assert len(ids) == len(set(ids)), page.name
        levels = [int(tag.name[1]) for tag in document.find_all(re.compile("^h[1-6]$"))]
        assert levels.count(1) == 1 and levels[0] == 1, page.name
        assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False)), page.name
        assert len(page.markup.encode()) <= LIMIT, page.name
        assert "nan" not in re.findall(r"\w+", document.get_text()), page.name
    assert len(bodies.index_page(book).markup.encode()) <= LIMIT_INDEX
    assert len(marks.encode()) <= LIMIT_TIMELINE


def test_the_list_holds_every_body_once(book: Book) -> None:
    page = bodies.index_page(book)
    assert page.name == "bodies/index"
    assert Counter(linked(page.markup, "body")) == Counter(book.bodies.index)
    document = BeautifulSoup(page.markup, "html.parser")
    assert [a["href"] for a in document.select("nav a")] == [f"#{section['id']}" for section in document.select("section[id]")]


def test_the_timeline_holds_every_event_once_and_in_order(book: Book, marks: str) -> None:
    held = Counter(re.findall(r'<li id="([^"]+)"', marks))
    assert set(held.values()) == {1}
    assert set(book.events.index) <= set(held)
    dates = [mark.date for mark in timeline.marks(book)]
    assert dates == sorted(dates)
    years = [node["ids"][0] for node in timeline.timeline_page(book, "") if node.tagname == "section"]
    assert re.findall(r'href="#(year-\d{4})"', marks) == years


def test_the_timeline_adds_only_what_no_event_tells(book: Book) -> None:
    added = [mark for mark in timeline.marks(book) if mark.id not in book.events.index]
    assert [(mark.id, mark.when) for mark in added] == [("strategic-health-authorities-founded", "2002")]


def test_dates_of_events_are_as_precise_as_known(book: Book) -> None:
    said = {id: timeline.event_dates(row) for id, row in book.events.iterrows()}
    assert said["hsj-csu-2014-consultation-ends"] == "second half of February 2014 (inferred)"
    assert said["dhsc-pq-87413-vr-scheme-open"] == "1 to 14 December 2025 (inferred)"
    assert said["hsj-coventry-2006-recovery-year"] == "financial year 2006–07 (inferred)"
    assert said["hsj-coventry-2006-parity-reduction"] == "March 2006 to October 2006 (inferred)"
    assert said["birminghampost-coventry-pct-2006-savings-deadline"] == "March 2007"
    for id, row in book.events.iterrows():
        assert said[id].endswith("(inferred)") == (row.date_basis == "inferred")


def test_links_of_the_built_pages_resolve(site: Path, book: Book) -> None:
    pages = [*sorted((site / "bodies").glob("*.html")), site / "chapters" / "timeline.html"]
    assert len(pages) > len(book.bodies)
    for page in pages:
        main = BeautifulSoup(page.read_text("utf-8"), "html.parser").find("main")
        assert main is not None, f"{page.name} has no main part."
        assert not main.find_all("span", attrs={"data-figure": True}) and not main.find_all("span", attrs={"data-body": True})
        assert not main.find_all("span", attrs={"data-source": True})
        for link in main.find_all("a", href=True):
            address = link["href"].split("#")[0]
            if address and "://" not in address:
                assert not address.startswith("root:") and (page.parent / address).resolve().is_file(), f"{page.name}: {address}"


def test_built_pages_lead_on_from_body_to_body(site: Path) -> None:
    page = BeautifulSoup((site / "bodies" / "coventry-pct.html").read_text("utf-8"), "html.parser")
    addresses = {link["href"] for link in page.select(".lineage a")}
    assert any(address.endswith("clinical-commissioning-groups.html") for address in addresses)
    assert page.find("h1") is not None and len(page.find_all("h1")) == 1
