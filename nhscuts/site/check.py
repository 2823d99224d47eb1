"""Checks on the built pages: what a reader would stumble over, and Sphinx does not see."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

#: Attributes whose value is an address on the site.
_ADDRESSES = (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("source", "srcset"), ("form", "action"))
#: What a page and its style, scripts and fonts may weigh before its charts, in bytes.
_HEAVIEST = 150 * 1024


def site_problems(root: Path) -> list[str]:
    """Broken internal links and anchors, pictures without words, charts without their parts, heavy pages; a sentence each."""
    pages = [page for page in sorted(root.rglob("*.html")) if "_static" not in page.relative_to(root).parts]
    if not pages:
        return [f"{root}: there is no page."]
    problems: list[str] = []
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, str, Path, str]] = []  # page, address as written, target, anchor
    exists = functools.lru_cache(maxsize=None)(Path.is_file)
    size = functools.lru_cache(maxsize=None)(lambda path: path.stat().st_size)
    for page in pages:
        name = page.relative_to(root).as_posix()
        document = BeautifulSoup(page.read_bytes(), "lxml")
        anchors = [str(tag["id"]) for tag in document.find_all(id=True)]
        ids[page] = set(anchors)
        problems += [f"{name}: the anchor {id} stands {anchors.count(id)} times."
                     for id in sorted({one for one in anchors if anchors.count(one) > 1})]
        weight = size(page) - sum(len(str(chart).encode()) for chart in document.select("figure.chart, .record #data"))
        for tag, attribute in _ADDRESSES:
            for element in document.find_all(tag):
                address = str(element.get(attribute) or "")
                parts = urlsplit(address)
                if not address or parts.scheme or address.startswith("//"):
                    if parts.scheme in ("claim", "calc"):
                        problems.append(f"{name}: the figure {address} was not resolved.")
                    continue
                base = root if parts.path.startswith("/") else page.parent
                target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else page
                links.append((page, address, target / "index.html" if target.is_dir() else target, unquote(parts.fragment)))
                if tag in ("script", "link") and exists(target):  # styles, and fonts, which are asked for beforehand
                    weight += size(target)
        if weight > _HEAVIEST:
            problems.append(f"{name}: weighs {weight // 1024} KiB before its charts; {_HEAVIEST // 1024} are allowed.")
        problems += [f"{name}: {problem}" for problem in _content_problems(document)]
    for page, address, target, anchor in links:
        name = page.relative_to(root).as_posix()
        if not exists(target):
            problems.append(f"{name}: links to {address}, which does not exist.")
        elif anchor and target.suffix == ".html" and anchor not in ids.get(target, ()):
            problems.append(f"{name}: links to {address}; there is no such anchor on that page.")
    return problems


def _content_problems(document: BeautifulSoup) -> list[str]:
    """Images without words, tables without headers, and charts without their parts."""
    problems = []
    for table in document.find_all("table"):
        if table.caption is None or any(not cell.get("scope") for cell in table.find_all("th")):
            problems.append(f"the table {table.get_text(' ', strip=True)[:40]!r} has no caption, or a header without its scope.")
    for image in document.find_all("img"):
        alt = str(image.get("alt") or "")
        if len(alt) < 20 or re.search(r"_images/|[0-9a-f]{16}", alt):
            problems.append(f"the image {image.get('src')} has no alternative text.")
        if not (image.get("width") and image.get("height")):
            problems.append(f"the image {image.get('src')} has no size, so that the page moves when it comes.")
    for chart in document.find_all("figure", class_="chart"):
        where = f"chart {chart.get('id')}"
        if not chart.get("id") or chart.find("figcaption") is None or chart.find("img") is None:
            problems.append(f"{where}: name, picture or caption is missing.")
        table = chart.find("table") or document.select_one("#data table")
        elsewhere = (chart.find("a", href=re.compile(r"charts/[a-z0-9-]+\.html#data$"))
                     or document.select_one('#data a[href*="tables/data-of-"]'))
        if elsewhere is None and (table is None or table.find("caption") is None or not table.find("th", scope="row")):
            problems.append(f"{where}: the data table, its caption or its headers are missing.")
        problems += [f"{where}: {ending} is not to be had." for ending in ("csv", "svg", "png")
                     if chart.find("a", href=re.compile(rf"charts/[a-z0-9-]+\.{ending}$")) is None]
    return problems
