"""What the tests share: the record, a copy of the project that may be broken, the built site, the founding documents."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from nhscuts import Book, load
from nhscuts.site.browser import ARGUMENTS, chromium

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
FOUNDING = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def book() -> Book:
    """The record as it stands."""
    return load()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's own files, to be broken."""
    root = tmp_path / "project"
    root.mkdir()
    for name in ("data", "seeds", "chapters", "nhscuts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for name in ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.txt", "LICENSE", "LICENSE-DATA"):
        shutil.copyfile(ROOT / name, root / name)
    return root


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make test` builds it first."""
    assert (SITE / "index.html").is_file(), "There is no built site in _build/html: run `make book` first."
    return SITE


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where there is none, the tests say so and skip."""
    path = chromium()
    if path is None:
        pytest.skip("There is no Chromium on this machine; the site is not tried in a browser.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def founding() -> Path:
    """The folder of the founding documents, which are not part of the project."""
    if not FOUNDING.is_dir():
        pytest.skip("The founding documents are not on this machine; the record cannot be compared with them.")
    return FOUNDING
