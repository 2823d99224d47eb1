"""The notebooks: nbval compares each cell's output, run anew, with what the site shows; here is what it needs to be true."""

from __future__ import annotations

import zipfile
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from nbclient import NotebookClient

from nhscuts.cite import is_notebook
from nhscuts.prose import chapters

NAMES = [path.stem for path in chapters() if is_notebook(path)]
EXECUTED = ROOT / "_build" / "jupyter_execute" / "chapters"


def test_there_is_a_notebook_for_each_chapter_of_analysis() -> None:
    assert set(NAMES) >= {"index", "pct-cuts", "pct-clusters", "csu-redundancies", "trust-cuts", "comparison", "methods"}


@pytest.mark.parametrize("name", NAMES)
def test_what_nbval_compares_has_been_run_and_has_outputs(name: str) -> None:
    """nbval passes a notebook without stored outputs, so that there are some is checked here."""
    notebook = nbformat.read(EXECUTED / f"{name}.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells and all(cell.execution_count for cell in cells)
    assert any(cell.outputs for cell in cells)


def test_nbval_collects_the_executed_chapters(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getoption("nbval"), "the chapters are compared only when nbval is on"
    assert "_build/jupyter_execute/chapters" in pytestconfig.getini("testpaths")


@pytest.mark.parametrize("name", ["pct-cuts", "comparison"])
def test_a_downloaded_chapter_runs_by_itself(site: Path, tmp_path: Path, name: str) -> None:
    """Unpacked in an empty folder, a chapter runs on the package and the data that came with it."""
    with zipfile.ZipFile(site / "notebooks" / f"{name}.zip") as archive:
        archive.extractall(tmp_path)
    folder = next(tmp_path.iterdir())
    notebook = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import nhscuts; print(nhscuts.__file__)"))
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    assert notebook.cells[-1].outputs[0].text.startswith(str(folder.resolve()))
    assert (folder / "README.md").is_file() and (folder / "data" / "claims.csv").is_file()
