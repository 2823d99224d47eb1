"""What the tests share: the record, a copy of the project that may be broken, the built site, the founding documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nhscuts import Book, load

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


@pytest.fixture(scope="session")
def founding() -> Path:
    """The folder of the founding documents, which are not part of the project."""
    if not FOUNDING.is_dir():
        pytest.skip("The founding documents are not on this machine; the record cannot be compared with them.")
    return FOUNDING
