"""Checks on the built pages: what a reader would stumble over, and Sphinx does not see."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

#: Attributes whose value is an address on the site.
_ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"))


def site_problems(root: Path) -> list[str]:
    """Broken internal links and anchors, pictures without words, charts without their parts; a sentence each."""
    pages = sorted(root.rglob("*.html"))
    if not pages:
        return [f"{root}: there is no page."]

    @functools.lru_cache(maxsize=None)
    def soup(path: Path) -> BeautifulSoup:
        return BeautifulSoup(path.read_text("utf-8"), "html.parser")

    @functools.lru_cache(maxsize=None)
    def anchors(path: Path) -> frozenset[str]:
        return frozenset(str(tag["id"]) for tag in soup(path).find_all(id=True))

    problems: list[str] = []
    for page in pages:
        if any(part in ("_static", "_sources") for part in page.relative_to(root).parts):
            continue
        name = page.relative_to(root).as_posix()
        document = soup(page)
        if document.find("meta", attrs={"http-equiv": re.compile("refresh", re.IGNORECASE)}):
            continue
        for tag, attribute in _ADDRESSES:
            for element in document.find_all(tag):
                address = str(element.get(attribute) or "")
                parts = urlsplit(address)
                if not address or parts.scheme or address.startswith("//"):
                    if parts.scheme in ("claim", "calc"):
                        problems.append(f"{name}: the figure {address} was not resolved.")
                    continue
                target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
                if target.is_dir():
                    target /= "index.html"
                if not target.is_file():
                    problems.append(f"{name}: links to {address}, which does not exist.")
                elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in anchors(target):
                    problems.append(f"{name}: links to {address}; there is no such anchor on that page.")
        for image in document.find_all("img"):
            alt = image.get("alt")
            if alt is None or re.search(r"_images/|[0-9a-f]{16}", str(alt)):
                problems.append(f"{name}: the image {image.get('src')} has no alternative text.")
        for chart in document.find_all("figure", class_="chart"):
            where = f"{name}, chart {chart.get('id')}"
            for picture in chart.find_all("svg"):
                title = picture.find("title")
                if picture.get("role") != "img" or title is None or len(title.get_text(strip=True)) < 20:
                    problems.append(f"{where}: the picture has no alternative text.")
            caption, table = chart.find("figcaption"), chart.find("table")
            if not chart.get("id") or caption is None or "Source:" not in caption.get_text():
                problems.append(f"{where}: name, caption or source line is missing.")
            if table is None or table.find("caption") is None or not table.find("th", scope="row"):
                problems.append(f"{where}: the data table, its caption or its headers are missing.")
        ids = [str(tag["id"]) for tag in document.find_all(id=True)]
        for id in sorted({one for one in ids if ids.count(one) > 1}):
            problems.append(f"{name}: the anchor {id} stands {ids.count(id)} times.")
    return problems
