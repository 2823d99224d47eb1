"""The build: it fails where anything is wrong, leaves nothing half-made in place, and never shows an old number."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from test_data import edit

from nhscuts.cite import is_notebook

CELL = ("---\njupytext:\n  text_representation:\n    extension: .md\n    format_name: myst\nkernelspec:\n  display_name: Python 3\n"
        "  language: python\n  name: python3\ntitle: Page\nversion: 1.0.0\n---\n\n# Page\n\n{text}\n\n```{{code-cell}} python3\n{code}\n```\n")
GOOD = "from nhscuts import load\nload().claim('hsj-coventry-2006-posts').words"


STUB = "---\ntitle: {name}\ndescription: A stub.\nversion: 1.0.0\n---\n\n# {name}\n"


def small(project: Path, text: str = "Text.", code: str = GOOD) -> None:
    """Reduce a copy of the project to one chapter that runs; the others keep their places without their text."""
    for path in (project / "chapters").glob("*.md"):
        if is_notebook(path):
            path.write_text(STUB.format(name=path.stem), "utf-8")
    (project / "chapters" / "index.md").write_text(CELL.format(text=text, code=code), "utf-8")


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Build the copy with the copy's own package, as on a machine without a browser: nothing is printed."""
    return subprocess.run([sys.executable, "-m", "nhscuts", "build"], cwd=project, text=True, capture_output=True,
                          env={**os.environ, "PYTHONPATH": str(project), "PATH": str(Path(sys.executable).parent)}, timeout=600, check=False)


def test_a_change_of_the_data_changes_the_page(project: Path) -> None:
    small(project, "[up to 90 posts](claim:hsj-coventry-2006-posts) were to go.")
    first = build(project)
    assert first.returncode == 0, first.stdout + first.stderr[-3000:]
    assert first.stdout.rstrip().endswith("index.html") and "Running index" in first.stdout
    assert "There is no Chromium" in first.stdout and not (project / "_build" / "html" / "pdf").exists()
    page = project / "_build" / "html" / "chapters" / "index.html"
    assert "up to 90 posts" in page.read_text("utf-8")
    edit(project, "claims", "hsj-coventry-2006-posts", high="95", wording="cut up to 95 jobs", corroborates="")
    edit(project, "claims", "birminghampost-coventry-pct-2006-posts", corroborates="")
    stale = build(project)
    assert stale.returncode == 1 and "chapters/index.md:16" in stale.stderr and "the number is up to 95" in stale.stderr
    assert not page.exists(), "a failed build leaves no page that could be taken for the new one"
    text = (project / "chapters" / "index.md").read_text("utf-8")
    (project / "chapters" / "index.md").write_text(text.replace("up to 90", "up to 95"), "utf-8")
    assert build(project).returncode == 0
    assert "up to 95 posts" in page.read_text("utf-8") and "up to 90 posts" not in page.read_text("utf-8")


def test_an_erroring_cell_fails_the_build(project: Path) -> None:
    small(project, code="1 / 0")
    done = build(project)
    assert done.returncode == 1 and "ZeroDivisionError" in done.stderr
    assert not (project / "_build" / "html").exists()


def test_a_warning_fails_the_build(project: Path) -> None:
    small(project, text="See [that](nowhere.md).")
    done = build(project)
    assert done.returncode == 1 and "nowhere.md" in done.stderr
    assert not (project / "_build" / "html").exists()


def test_a_bad_row_fails_the_build_at_once_without_a_traceback(project: Path) -> None:
    small(project)
    edit(project, "claims", "hsj-coventry-2006-posts", unit="pots")
    done = build(project)
    assert done.returncode == 1 and "data/claims.csv, row hsj-coventry-2006-posts, column unit" in done.stderr
    assert "Traceback" not in done.stderr and not (project / "_build").exists()


def test_a_missing_font_is_said_in_a_sentence(project: Path) -> None:
    small(project, code="from nhscuts import charts, load\ncharts.pct_cuts.who_was_to_go(load())")
    (project / "nhscuts" / "fonts" / "LedgerSans-SemiBold.ttf").unlink()
    done = build(project)
    assert done.returncode == 1 and "nhscuts/fonts/LedgerSans-SemiBold.ttf is missing" in done.stderr


def test_a_chapter_that_is_not_there_is_named(project: Path) -> None:
    small(project)
    (project / "chapters" / "sources.md").unlink()
    done = build(project)
    assert done.returncode == 1 and "chapters/sources.md: the file is missing; _toc.yml names it." in done.stderr
