"""The evidence explorer: that it filters, sorts, shares and hands over exactly what the table of claims holds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from nhscuts import Book, __version__
from nhscuts.schema import codes
from nhscuts.site.explorer import DATA_FILE, FIRST, count_words, explorer, explorer_data, in_order

in_browser = pytest.mark.browser


def show(browser: Browser, site: Path, query: str = "", **context: object) -> Page:
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    page.goto((site / "chapters" / "evidence.html").as_uri() + (f"?{query}" if query else ""))
    return page


@pytest.fixture(scope="module")
def record(book: Book) -> pd.DataFrame:
    """The rows of the explorer by pandas alone: claims.csv as text in the page's first order, with their sources."""
    rows = pd.read_csv(book.root / "data" / "claims.csv", dtype=str, keep_default_na=False).set_index("id", drop=False)
    rows = rows.loc[[claim.id for claim in in_order(book)]].rename_axis(None)
    for column, attribute in (("publisher", "publisher"), ("title", "title"), ("date", "published"), ("kind", "kind"),
                              ("url", "url")):
        rows[f"source_{column}"] = [getattr(book.sources[key], attribute) for key in rows.source]
    return rows


def plain(text: str) -> str:
    return re.sub("[–—]", "-", re.sub("[‘’]", "'", re.sub("[“”]", '"', text.lower())))


def answer(book: Book, record: pd.DataFrame, view: dict[str, str]) -> pd.DataFrame:
    """What a view has to hold, worked out with pandas."""
    rows = record
    for name, wanted in view.items():
        if name not in ("q", "sort"):
            rows = rows[rows["source_kind" if name == "kind" else name] == wanted]
    searched = rows[["subject", "wording", "source_publisher", "geography", "notes"]].agg("\n".join, axis=1)
    text = (pd.Series([book.claim(id).what for id in rows.index], index=rows.index, dtype=str) + "\n" + searched).map(plain)
    for word in plain(view.get("q", "")).split():
        rows = rows[text.loc[rows.index].str.contains(word, regex=False)]
    if view.get("sort") in ("newest", "oldest"):
        return rows.sort_values("as_of", ascending=view["sort"] == "oldest", kind="stable")
    if view.get("sort") == "size":
        units = list(codes("claims", "unit"))
        size = rows.value.where(rows.value != "", rows.high.where(rows.high != "", rows.low)).astype(float)
        return rows.assign(_unit=rows.unit.map(units.index), _size=-size).sort_values(
            ["_unit", "_size"], kind="stable").drop(columns=["_unit", "_size"])
    return rows


def taken(page: Page, to: Path) -> tuple[str, pd.DataFrame]:
    """Name and rows of the file that the button hands over."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these figures").click()
    waiting.value.save_as(to)
    rows = pd.read_csv(to, dtype=str, keep_default_na=False).set_index("id", drop=False).rename_axis(None)
    return waiting.value.suggested_filename, rows


def ids(page: Page) -> list[str]:
    """Ids of the figures that are on the page, by their links."""
    return [urlsplit(link.get_attribute("href") or "").fragment for link in page.locator(".explorer tbody th a").all()]


def counted(page: Page, book: Book, rows: pd.DataFrame) -> None:
    """The page says how many figures there are, once it has found them."""
    expect(page.locator(".explorer-count")).to_have_text(count_words([book.claim(id) for id in rows.index], FIRST))


def test_what_the_explorer_adds_to_the_page_is_small(book: Book) -> None:
    assert len(explorer(book, "")[0].astext().encode()) <= 35_000
    assert len(explorer_data(book).encode()) <= 700_000


VIEWS: list[dict[str, str]] = [
    {"sort": "newest"},
    {"era": "pct-cuts"},
    {"era": "csu-redundancies", "measure": "posts_cut", "sort": "size"},
    {"kind": "audit-report", "sort": "oldest"},
    {"status": "statistic", "unit": "fte", "staff_group": "managers", "sort": "newest"},
    {"body": "nhs-england", "status": "planned"},
    {"q": "coventry posts"},
    {"q": "trust's", "era": "trust-cuts", "sort": "size"},
    {"q": "HSJ", "kind": "trade-press", "unit": "gbp", "sort": "oldest"},
]


@in_browser
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: urlencode(view))
def test_a_view_shows_counts_and_hands_over_what_pandas_finds(
        browser: Browser, site: Path, book: Book, record: pd.DataFrame, tmp_path: Path, view: dict[str, str]) -> None:
    page, expected = show(browser, site), answer(book, record, view)
    assert len(expected), "the view is no test where nothing answers to it"
    for name, value in view.items():
        if name == "q":
            page.locator("#explorer-q").fill(value)
        else:
            page.locator(f"select[name={name}]").select_option(value)
    counted(page, book, expected)
    assert ids(page) == list(expected.index[:FIRST])
    page.reload()
    counted(page, book, expected)
    assert ids(page) == list(expected.index[:FIRST]), "the address brings the view back"
    name, rows = taken(page, tmp_path / "taken.csv")
    pd.testing.assert_frame_equal(rows, expected)
    assert name.startswith(f"balancing-the-books-{__version__}-evidence-") and name.endswith(".csv")
    page.context.close()


@in_browser
def test_all_rows_stand_in_the_file_as_they_stand_in_the_table(
        browser: Browser, site: Path, book: Book, record: pd.DataFrame, tmp_path: Path) -> None:
    page = show(browser, site)
    name, rows = taken(page, tmp_path / "all.csv")
    pd.testing.assert_frame_equal(rows, record)
    assert name == f"balancing-the-books-{__version__}-evidence.csv"
    own = {line.partition(",")[0]: line for line in (book.root / "data" / "claims.csv").read_text("utf-8").splitlines()}
    for line in (tmp_path / "all.csv").read_text("utf-8").splitlines():
        assert line.startswith(own[line.partition(",")[0]] + ","), "its cells are written as in the table"
    page.context.close()


@in_browser
def test_the_script_makes_the_rows_that_the_page_has_without_it(browser: Browser, site: Path, book: Book) -> None:
    page = show(browser, site)
    before, said = page.locator(".explorer tbody").inner_html(), page.locator(".explorer-count").inner_text()
    page.locator("select[name=era]").select_option("context")
    expect(page.locator(".explorer-count")).not_to_have_text(said)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".explorer-count")).to_have_text(said)
    assert page.locator(".explorer tbody").inner_html() == before
    assert urlsplit(page.url).query == ""
    page.context.close()


@in_browser
def test_options_say_how_many_figures_they_leave(browser: Browser, site: Path, book: Book) -> None:
    page = show(browser, site, "era=pct-cuts")
    left = book.claims[book.claims.era == "pct-cuts"]
    option = page.locator("select[name=measure] option[value=posts_cut]")
    expect(option).to_have_text(f"posts to go ({(left.measure == 'posts_cut').sum()})")
    other = page.locator("select[name=era] option[value=trust-cuts]")
    expect(other).to_have_text(f"Trust and board cuts ({(book.claims.era == 'trust-cuts').sum()})")
    none = next(iter(set(book.claims.measure) - set(left.measure)))
    assert page.locator(f"select[name=measure] option[value={none}]").is_disabled()
    page.context.close()


@in_browser
def test_more_rows_are_added_and_the_first_of_them_is_focused(browser: Browser, site: Path, book: Book) -> None:
    page, every = show(browser, site), [claim.id for claim in in_order(book)]
    page.get_by_role("button", name="Show 50 more").click()
    expect(page.locator(".explorer tbody tr")).to_have_count(FIRST + 50)
    assert ids(page) == every[:FIRST + 50]
    assert page.evaluate("document.activeElement.hash") == f"#{every[FIRST]}"
    page.locator("select[name=era]").select_option("context")
    left = int((book.claims.era == "context").sum()) - FIRST
    page.get_by_role("button", name=f"Show {min(left, 50)} more").click()
    expect(page.locator(".explorer-more button")).to_be_hidden()
    page.context.close()


@in_browser
def test_the_explorer_works_with_the_keyboard_alone(browser: Browser, site: Path, book: Book, record: pd.DataFrame) -> None:
    page = show(browser, site)
    focused = "document.activeElement.id || document.activeElement.hash"

    def tab_to(wanted: str) -> None:
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate(focused) == wanted:
                return
        pytest.fail(f"Tab never comes to {wanted}.")

    tab_to("explorer-q")
    page.keyboard.type("redundancies")
    tab_to("explorer-era")
    page.keyboard.press("ArrowDown")
    view = {"q": "redundancies", "era": "pct-cuts"}
    expected = answer(book, record, view)
    counted(page, book, expected)
    assert {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()} == view
    tab_to(f"#{expected.index[0]}")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/documents/{expected.source.iloc[0]}.html#{expected.index[0]}")
    page.context.close()


@in_browser
def test_without_javascript_the_first_rows_and_the_complete_lists_are_there(browser: Browser, site: Path, book: Book) -> None:
    page = show(browser, site, java_script_enabled=False)
    assert ids(page) == [claim.id for claim in in_order(book)[:FIRST]]
    assert not page.locator(".explorer-controls").is_visible() and not page.locator(".explorer-more").is_visible()
    for address in [*(f"evidence-{era}.html" for era in (*book.eras.index, "context")), "../bodies/index.html"]:
        assert page.locator(f'.explorer-lists a[href="{address}"], .explorer-lists a[href="../chapters/{address}"]').is_visible()
    page.context.close()


@in_browser
@pytest.mark.parametrize("query", ["q=no+such+words+anywhere", "era=pct-cuts&body=nhs-england"])
def test_where_nothing_answers_the_page_says_how_to_widen(browser: Browser, site: Path, query: str) -> None:
    page = show(browser, site, query)
    expect(page.locator(".explorer-count")).to_contain_text("No figure answers to all of this")
    assert not page.locator(".explorer .table-box").is_visible() and not page.locator(".explorer-more").is_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(".explorer tbody tr")).to_have_count(FIRST)
    assert page.locator(".explorer .table-box").is_visible()
    page.context.close()


@in_browser
def test_an_address_with_an_unknown_option_shows_everything(browser: Browser, site: Path, book: Book) -> None:
    page = show(browser, site, "era=tudor&unknown=x")
    assert ids(page) == [claim.id for claim in in_order(book)[:FIRST]]
    page.context.close()


@in_browser
def test_where_the_data_do_not_load_the_page_says_so(browser: Browser, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site / "_static", copy / "_static", ignore=shutil.ignore_patterns(DATA_FILE))
    (copy / "chapters").mkdir()
    shutil.copyfile(site / "chapters" / "evidence.html", copy / "chapters" / "evidence.html")
    page = show(browser, copy, "era=pct-cuts")
    expect(page.locator(".explorer-count")).to_contain_text("could not be loaded")
    assert page.locator(".explorer tbody tr").count() == FIRST
    page.context.close()


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_view_is_accessible_and_never_scrolls_the_page_sideways(browser: Browser, site: Path, scheme: str) -> None:
    page = show(browser, site, "era=csu-redundancies&q=redundancy", color_scheme=scheme)
    expect(page.locator(".explorer-count")).not_to_contain_text("1,4")
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"at {width} px it is {over} px too wide"
        found = Axe().run(page, ".explorer", options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
        assert found.violations_count == 0, found.generate_report()
    page.context.close()


@in_browser
def test_nothing_moves_while_the_page_loads(browser: Browser, site: Path) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    page.add_init_script("window.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
                         "window.moved += one.value; }).observe({ type: 'layout-shift', buffered: true });")
    page.goto((site / "chapters" / "evidence.html").as_uri())
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") < 0.05
    page.context.close()
