"""Colours, sizes and fonts of every chart, in one place."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager

from ..errors import BookError
from ..schema import ROOT

FAMILY = "Ledger Sans"
FONTS = Path(__file__).resolve().parent.parent / "fonts"

INK, MUTED, GRID, PAPER, UNKNOWN = "#1d2126", "#565d66", "#d9dce1", "#ffffff", "#8b929b"
#: Colours that follow the reader's light or dark page: each becomes a CSS variable in the SVG of the site.
VARIABLES = {INK: "--chart-ink", MUTED: "--chart-muted", GRID: "--chart-grid", PAPER: "--chart-paper",
             UNKNOWN: "--chart-unknown"}
#: The same on a dark page.
DARK = {INK: "#eceae5", MUTED: "#b3b8bf", GRID: "#3a4048", PAPER: "#16191d", UNKNOWN: "#8b929b"}

#: One unit is one CSS pixel: a figure of 720 units is shown 720 pixels wide.
UNITS_PER_INCH = 72
WIDE, NARROW = 720, 344


@functools.lru_cache(maxsize=None)
def era_colours(root: Path = ROOT, dark: bool = False) -> dict[str, str]:
    """Accent colour of each era on a light page, or on a dark one, from `data/eras.csv`."""
    import csv

    with open(root / "data" / "eras.csv", encoding="utf-8", newline="") as file:
        return {row["id"]: row["colour_dark" if dark else "colour"].lower() for row in csv.DictReader(file)}


@functools.lru_cache(maxsize=None)
def settings() -> dict[Any, Any]:
    """The matplotlib settings of every chart. Raises BookError where a font of the package is missing."""
    for weight in ("Regular", "SemiBold"):
        path = FONTS / f"LedgerSans-{weight}.ttf"
        if not path.is_file():
            raise BookError(f"nhscuts/fonts/{path.name} is missing; the charts cannot be drawn without it.")
        font_manager.fontManager.addfont(path)
    return {
        **mpl.rcParamsDefault, "backend": "agg", "font.family": [FAMILY], "axes.unicode_minus": False, "font.size": 14.5,
        "text.color": INK, "axes.labelcolor": MUTED, "xtick.color": MUTED, "ytick.color": INK,
        "axes.edgecolor": GRID, "axes.linewidth": 1, "axes.spines.top": False, "axes.spines.right": False,
        "axes.spines.left": False, "axes.facecolor": "none", "figure.facecolor": "none", "grid.color": GRID,
        "grid.linewidth": 1, "axes.axisbelow": True, "xtick.major.size": 0, "ytick.major.size": 0,
        "xtick.major.pad": 6, "svg.fonttype": "none", "svg.hashsalt": "balancing-the-books", "hatch.color": UNKNOWN,
        "hatch.linewidth": 1.0, "figure.dpi": UNITS_PER_INCH, "lines.solid_capstyle": "butt",
    }
