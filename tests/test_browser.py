"""The site in a real browser: cards by pointer, keyboard and touch, with and without JavaScript; accessibility; phones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from nhscuts.prose import chapters

pytestmark = pytest.mark.browser
PAGES = [path.stem for path in chapters()]
#: Combinations of width and scheme in which a page is looked at.
VIEWS = [(320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")]
FOLDERS = ("documents", "bodies", "calculations", "charts", "sources", "tables")


def show(browser: Browser, site: Path, name: str, **context: object) -> Page:
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    page.goto((site / "chapters" / f"{name}.html").as_uri())
    return page


def test_a_card_opens_on_focus_and_on_hover_and_closes_on_escape(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 1280, "height": 800})
    links, card = page.locator("a.figure-link[data-note]"), page.locator("#card")
    assert not card.is_visible()
    links.first.focus()
    assert card.is_visible() and "announced, as of October 2006" in card.inner_text()
    assert links.first.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Escape")
    assert not card.is_visible()
    links.nth(1).hover()
    assert card.is_visible()
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible(), "a card stays while it is pointed at"
    page.mouse.move(5, 5)
    page.wait_for_timeout(400)
    assert not card.is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_card_stays_on_the_screen(browser: Browser, site: Path, width: int) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": width, "height": 800})
    for n in range(12):
        page.locator("a.figure-link[data-note]").nth(n).focus()
        box = page.locator("#card").bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width, (n, box)


def test_without_javascript_figures_lead_to_their_entries_and_nothing_is_missing(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    page.locator(".endnotes summary").click()
    assert "announced, as of October 2006" in page.locator("#note-1").inner_text()
    page.locator("details.contents > summary").click()
    assert page.locator("details.contents nav a").first.is_visible()
    page.locator("details.contents > summary").click()
    page.locator("a.figure-link[data-note]").first.click()
    page.wait_for_url("**/documents/hsj-coventry-2006.html#hsj-coventry-2006-posts")
    assert page.locator("#hsj-coventry-2006-posts").is_visible()


def test_a_first_tap_opens_the_card_and_a_second_follows_the_link(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    link = page.locator("a.figure-link[data-note]").first
    link.tap()
    assert page.locator("#card").is_visible() and page.url.endswith("pct-cuts.html")
    link.tap()
    page.wait_for_url("**/documents/hsj-coventry-2006.html#hsj-coventry-2006-posts")


def test_a_page_is_walked_through_by_keyboard(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 1280, "height": 800})
    focused = "document.activeElement"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.className") == "skip" and page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("details.contents nav a").first.is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("details.contents nav a").first.is_visible()
    assert page.evaluate(f"{focused}.tagName") == "SUMMARY", "focus goes back to what opened the contents"
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        kind = page.evaluate(f"{focused}.closest('figure, .toc, .take, .turn, .colophon, article, form')?.className ?? ''")
        shown = page.evaluate(f"getComputedStyle({focused}).outlineStyle")
        assert shown != "none", page.evaluate(f"{focused}.outerHTML")
        seen.append(kind)
        if kind == "colophon":
            break
    assert {"find", "chart", "take", "turn", "colophon"} <= set(seen), set(seen)


def test_the_parts_under_a_chart_open(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 360, "height": 800})
    chart = page.locator("figure.chart").first
    assert not chart.locator("table").is_visible()
    for part, inside in (("Table", "table"), ("In words", "p"), ("Rests on", "li"), ("Cite", "p")):
        folded = chart.locator("details").filter(has=page.locator("summary", has_text=part)).first
        folded.locator("summary").click()
        assert folded.locator(inside).first.is_visible(), part


@pytest.mark.parametrize(("scheme", "width", "file"), [("light", 1280, "wide"), ("dark", 360, "narrow")])
def test_a_chart_is_the_picture_for_the_screen(browser: Browser, site: Path, scheme: str, width: int, file: str) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": width, "height": 800}, color_scheme=scheme)
    image = page.locator("figure.chart img").first
    image.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('figure.chart img').complete")
    assert str(image.evaluate("image => image.currentSrc")).endswith(f"-{file}.svg")
    pixels = image.screenshot()
    from io import BytesIO

    import matplotlib.image
    import numpy as np

    ground = np.median(matplotlib.image.imread(BytesIO(pixels))[..., :3], axis=(0, 1))
    assert (ground.mean() < .3) == (scheme == "dark"), ground


def test_nothing_moves_while_a_page_loads(browser: Browser, site: Path) -> None:
    for name in ("pct-cuts", "index", "evidence"):
        page = show(browser, site, name, viewport={"width": 412, "height": 823})
        page.mouse.wheel(0, 6000)
        page.wait_for_timeout(500)
        moved = page.evaluate("""() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
            .reduce((sum, one) => sum + (one.hadRecentInput ? 0 : one.value), 0))).observe({type: "layout-shift", buffered: true})
            || setTimeout(() => done(0), 300))""")
        assert moved == 0, (name, moved)
        page.context.close()


def test_larger_letters_and_forced_colours_leave_a_page_usable(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 640, "height": 400}, device_scale_factor=2)  # 1280 px at 200 per cent
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.locator("a.figure-link[data-note]").first.focus()
    assert page.locator("#card").is_visible()
    assert page.evaluate("getComputedStyle(document.getElementById('card')).borderStyle") == "solid"


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(browser: Browser, site: Path, name: str) -> None:
    page = show(browser, site, name)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{name} at {width} px is {over} px too wide"
    page.context.close()


def problems(page: Page, scheme: str) -> str:
    """What axe finds on the page as it is shown; in the dark only the colours differ, so only they are looked at again."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": rules if scheme == "light" else {"type": "rule", "values": ["color-contrast"]}})
    return found.generate_report() if found.violations_count else ""


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("name", [*(f"chapters/{name}" for name in PAGES), "index", "search", "bodies/index"])
def test_no_page_breaks_a_rule_of_accessibility(browser: Browser, site: Path, name: str, width: int, scheme: str) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.goto((site / f"{name}.html").as_uri())
    found = problems(page, scheme)
    page.context.close()
    assert not found, found


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_page_made_from_the_data_breaks_a_rule_or_scrolls_sideways(browser: Browser, site: Path, folder: str) -> None:
    """The three heaviest pages and every sixth, in the four views in turn; with AXE=all each page in all four views, for an hour."""
    pages = {(width, scheme): browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()  # type: ignore[arg-type]
             for width, scheme in VIEWS}
    paths = sorted((site / folder).glob("*.html"), key=lambda path: (-path.stat().st_size, path.name))
    thorough = os.environ.get("AXE") == "all"
    for i, path in enumerate(paths if thorough else [*paths[:3], *paths[3::6]]):
        for view in VIEWS if thorough else [VIEWS[i % len(VIEWS)]]:
            pages[view].goto(path.as_uri())
            found = problems(pages[view], view[1])
            assert not found, f"{folder}/{path.name} at {view[0]} px, {view[1]}: {found}"
            over = pages[view].evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{folder}/{path.name} at {view[0]} px is {over} px too wide"


def test_no_page_asks_for_anything_outside(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto((site / "chapters" / f"{name}.html").as_uri())
    assert asked and all(address.startswith(("file:", "data:")) for address in asked)


def test_in_print_a_card_becomes_a_note(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 1280, "height": 800})
    page.emulate_media(media="print")
    mark = page.evaluate("getComputedStyle(document.querySelector('a.figure-link[data-note]'), '::after').content")
    assert mark == '"1"'
    assert page.locator("#note-1").is_visible() and "up to 90 posts" in page.locator("#note-1").inner_text()
