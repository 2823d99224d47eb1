"""The search: what can be found, and the page that finds it, in a real browser and from a disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from nhscuts import Book
from nhscuts.site.search import search_documents

SECTIONS = [
    ("chapters/a.html", "A chapter", "", "What the strategic health authorities said."),
    ("chapters/a.html#figures", "A chapter", "The figures", "Up to 90 posts at the PCT."),
    ("chapters/glossary.html#primary-care-trust-pct", "Glossary", "Primary care trust (PCT)", "A body that bought health care."),
    ("chapters/glossary.html#headcount", "Glossary", "Headcount", "Persons."),
]
CHARTS = [("chapters/a.html#fig-a", "A chapter", "Posts fell", "Posts, 2006. Bar chart.")]


@pytest.fixture(scope="module")
def documents(book: Book) -> dict[str, dict[str, str]]:
    """What can be found, by its address."""
    found = search_documents(book, SECTIONS, CHARTS)
    by = {one["u"]: one for one in found}
    assert len(by) == len(found), "each address stands once"
    return by


def test_every_kind_is_in_the_index(documents: dict[str, dict[str, str]], book: Book) -> None:
    kinds = [one["k"] for one in documents.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "s": 2, "t": 2, "c": 1, "b": len(book.bodies), "d": len(book.sources), "f": len(book.claims), "g": len(book.calcs())}
    assert all(one["t"] and all(one.values()) for one in documents.values()), "an empty part is left out"


def test_a_section_is_named_with_its_chapter(documents: dict[str, dict[str, str]]) -> None:
    assert documents["chapters/a.html"]["t"] == "A chapter"
    assert documents["chapters/a.html#figures"]["t"] == "A chapter › The figures"


def test_a_figure_says_its_words_what_it_measures_and_its_source(documents: dict[str, dict[str, str]]) -> None:
    one = next(one for url, one in documents.items() if url.endswith("#hsj-coventry-2006-posts"))
    assert (one["t"], one["w"]) == ("up to 90 posts", "posts to go: Coventry Teaching PCT")
    assert one["s"].startswith("Health Service Journal, October 2006") and "Announced, as of October 2006" in one["n"]


def test_a_name_is_found_by_its_other_form(documents: dict[str, dict[str, str]]) -> None:
    assert documents["chapters/glossary.html#primary-care-trust-pct"] | {"x": ""} == {
        "k": "t", "u": "chapters/glossary.html#primary-care-trust-pct", "t": "Primary care trust", "a": "PCT", "x": "",
        "s": "Glossary"}
    assert documents["chapters/a.html#figures"]["e"] == "Primary care trust"
    assert "PCT" in documents["bodies/coventry-pct.html"]["e"] + documents["bodies/coventry-pct.html"]["x"]
    assert "HSJ" in documents["documents/hsj-coventry-2006.html"]["e"]
    assert "e" not in documents["chapters/glossary.html#headcount"]


def test_the_index_is_small_and_one_script(site: Path) -> None:
    path = site / "_static" / "search-index.js"
    text = path.read_text("utf-8")
    assert path.stat().st_size <= 900_000
    entries = json.loads(text.removeprefix("window.BOOK_SEARCH = ").removesuffix(";\n"))
    assert len(entries) > 2500 and {one["k"] for one in entries} == set("stbcdfg")


def test_every_address_of_the_index_exists(site: Path) -> None:
    text = (site / "_static" / "search-index.js").read_text("utf-8")
    page, anchors, broken = "", set[str](), []
    for one in json.loads(text.removeprefix("window.BOOK_SEARCH = ").removesuffix(";\n")):
        name, _, anchor = one["u"].partition("#")
        if name and name != page:
            page = name
            markup = (site / page).read_text("utf-8") if (site / page).is_file() else ""
            anchors = {""} if markup else set()
            anchors |= {str(tag["id"]) for tag in BeautifulSoup(markup, "html.parser").find_all(id=True)}
        if anchor not in anchors:
            broken.append(f"{page}#{anchor}")
    assert broken == []


# -- in a browser -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Page:
    """The search page, with nothing asked yet."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto((site / "search.html").as_uri())
    return page


def ask(page: Page, query: str, kind: str = "Everything") -> list[str]:
    """The first results of a query, each as one line."""
    page.get_by_label("Words or numbers to search for").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"“{query}”", timeout=20_000)
    page.get_by_role("radio", name=kind).check()
    return [" ".join(text.split()) for text in page.locator("#search-results > li").all_inner_texts()]


@pytest.mark.browser
def test_nothing_is_loaded_before_it_is_needed(page: Page) -> None:
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.evaluate("[typeof MiniSearch, typeof BOOK_SEARCH]") == ["undefined", "undefined"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "kind", "found"),
    [
        ("what happened coventry", "Chapters", "Chapter Primary care trust cuts › What happened"),
        ("90 posts Coventry", "Figures", "Figure up to 90 posts: posts to go: Coventry Teaching PCT"),
        ("£29 million", "Figures", "Figure £29 million: savings package: Coventry Teaching PCT"),
        ("£29m", "Figures", "Figure £29 million: savings package: Coventry Teaching PCT"),
        ("1,636", "Figures", "Calculated figure about 1,800 staff"),
        ("UHCW", "Bodies", "Body University Hospitals Coventry and Warwickshire NHS Trust Also UHCW"),
        ("National Audit Office", "Documents", "National Audit Office"),
        ("NAO", "Documents", "Audit report"),
        ("SHA", "Glossary", "Glossary Strategic health authority Also SHA"),
        ("PCT", "Everything", "Glossary Primary care trust Also PCT"),
        ("more clinicians than managers", "Charts", "Chart By one report, rather more clinicians than managers"),
        ("redundncy paymnts", "Documents", "Redundancy"),
        ("warwicksh", "Bodies", "Warwickshire"),
    ],
)
def test_the_search_finds(page: Page, query: str, kind: str, found: str) -> None:
    results = ask(page, query, kind)
    assert any(found in one for one in results[:5]), results[:5]


@pytest.mark.browser
def test_hits_are_marked_and_links_lead_to_their_place(page: Page, site: Path) -> None:
    ask(page, "90 posts Coventry")
    first = page.locator("#search-results > li").first
    assert {text.lower() for text in first.locator("mark").all_inner_texts()} >= {"90", "posts", "coventry"}
    for href in page.locator("#search-results a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        name, _, anchor = href.partition("#")
        target = BeautifulSoup((site / name).read_text("utf-8"), "html.parser")
        assert not anchor or target.find(id=anchor) is not None, href


@pytest.mark.browser
def test_a_search_can_be_linked_and_narrowed(page: Page, browser: Browser) -> None:
    ask(page, "PCT", "Bodies")
    assert page.url.endswith("search.html?q=PCT&kind=b")
    other = browser.new_page()
    other.goto(page.url)
    expect(other.get_by_role("status")).to_have_text(page.get_by_role("status").inner_text(), timeout=20_000)
    assert other.locator(".search-kind").all_inner_texts() == ["Body"] * 20
    assert other.evaluate("document.activeElement.id") == ""
    other.get_by_role("button", name="Show 20 more").press("Enter")
    assert other.locator("#search-results > li").count() == 40
    assert other.evaluate("[...document.querySelectorAll('#search-results a')].indexOf(document.activeElement)") == 20


@pytest.mark.browser
def test_what_is_not_there_is_said_with_advice(page: Page) -> None:
    assert ask(page, "zzzxq") == []
    assert page.get_by_role("status").inner_text() == "Nothing was found for “zzzxq”."
    assert page.locator("#search-advice a").evaluate_all("links => links.map(link => link.getAttribute('href'))") == [
        "chapters/evidence.html", "bodies/index.html"]
    assert page.locator("#search-advice").is_visible()
    ask(page, "<zzzxq>")
    assert page.get_by_role("status").inner_text() == "Nothing was found for “<zzzxq>”.", "what is asked is text and no HTML"


@pytest.mark.browser
def test_where_no_entry_has_all_words_those_with_some_are_shown(page: Page) -> None:
    page.get_by_label("Words or numbers to search for").fill("deflator zzzxq")
    expect(page.get_by_role("status")).to_contain_text("Nothing has all of these words;", timeout=20_000)
    assert "Deflator" in page.locator("#search-results > li").first.inner_text()


@pytest.mark.browser
def test_without_javascript_there_are_lists(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "search.html").as_uri())
    assert "The search needs JavaScript." in page.locator("main").inner_text()
    assert not page.locator("#search-form").is_visible() and not page.locator("#search-results li").count()
    hrefs = page.locator("main noscript a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert hrefs == ["chapters/index.html", "bodies/index.html", "chapters/sources.html", "chapters/evidence.html",
                     "chapters/glossary.html"]
    assert all((site / href).is_file() for href in hrefs)
