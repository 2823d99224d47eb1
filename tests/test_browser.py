"""The site in a real browser: cards by pointer, keyboard and touch, with and without JavaScript; accessibility; phones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from nhscuts.prose import chapters

pytestmark = pytest.mark.browser
PAGES = [path.stem for path in chapters()]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where there is none, the tests say so and skip."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("There is no Chromium on this machine; the site is not tried in a browser.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


def show(browser: Browser, site: Path, name: str, **context: object) -> Page:
    page = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    page.goto((site / "chapters" / f"{name}.html").as_uri())
    return page


def test_a_card_opens_on_focus_and_on_hover_and_closes_on_escape(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 1280, "height": 800})
    link, card = page.locator(".figure > a").first, page.locator(".figure > .card").first
    assert not card.is_visible()
    link.focus()
    assert card.is_visible() and "announced, as of October 2006" in card.inner_text()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    page.locator(".figure > a").nth(1).hover()
    assert page.locator(".figure > .card").nth(1).is_visible()
    page.locator(".figure > .card").nth(1).hover()
    assert page.locator(".figure > .card").nth(1).is_visible(), "a card stays while it is pointed at"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_works_without_javascript_and_stays_on_the_screen(browser: Browser, site: Path, width: int) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": width, "height": 800}, java_script_enabled=False)
    for n in range(6):
        page.locator(".figure > a").nth(n).focus()
        box = page.locator(".figure > .card").nth(n).bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width, (n, box)


def test_a_first_tap_opens_the_card_and_a_second_follows_the_link(browser: Browser, site: Path) -> None:
    page = show(browser, site, "pct-cuts", viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    link = page.locator(".figure > a").first
    link.tap()
    assert page.locator(".figure > .card").first.is_visible() and page.url.endswith("pct-cuts.html")
    link.tap()
    page.wait_for_url("**/evidence-pct-cuts.html#hsj-coventry-2006-posts")
    assert page.locator("#hsj-coventry-2006-posts").is_visible()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(browser: Browser, site: Path, name: str) -> None:
    page = show(browser, site, name)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{name} at {width} px is {over} px too wide"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_a_rule_of_accessibility(browser: Browser, site: Path, name: str, scheme: str) -> None:
    page = show(browser, site, name, viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    # in the dark only the colours differ, so only they are looked at again
    found = Axe().run(page, options={"runOnly": rules if scheme == "light" else {"type": "rule", "values": ["color-contrast"]}})
    page.context.close()
    assert found.violations_count == 0, found.generate_report()


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
    mark = page.evaluate("getComputedStyle(document.querySelector('.figure > a'), '::after').content")
    assert mark == '"1"'
    assert page.locator(".endnotes li").first.is_visible() and "up to 90 posts" in page.locator(".endnotes li").first.inner_text()


def test_search_finds_a_chapter(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(site / 'search.html').as_uri()}?q=coventry")
    page.locator("#search-results a").filter(has_text="Primary care trust cuts").first.wait_for(timeout=10_000)
