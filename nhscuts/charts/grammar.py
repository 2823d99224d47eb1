"""One grammar for every chart: reported is solid and announced hollow; a bound is a line with an end; unknown is hatched.

`methods.md` explains it to the reader, with a chart drawn by these same functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..book import Book
from ..quantity import Quantity
from ..words import number
from . import style
from .chart import Chart, Kit, Row, text_width, wrap

THICK = 0.30


def mark(kit: Kit, y: float, q: Quantity | None, colour: str, limit: float, thick: float = THICK) -> float:
    """Draw one quantity on a line of its own; gives the x at which a label may follow.

    A number is a dot, with a bar for what a hedge lets it be. A bound is a bar with a closed end (a stroke) at the
    number, and fades out (an arrow) where nothing bounds it. Hollow looks forward; solid had happened.
    """
    ax = kit.axes
    if q is None:
        ax.barh(y, limit * 0.16, height=thick, left=0, facecolor="none", edgecolor=style.UNKNOWN, hatch="////", lw=1)
        return limit * 0.16
    face = style.PAPER if q.looks_forward else colour
    end = min(q.high, limit)
    if q.high > q.low:
        ax.barh(y, end - q.low, left=q.low, height=thick, facecolor=face, edgecolor=colour, lw=1.6, zorder=3)
        if q.value is None and q.is_bounded:
            _stroke(kit, end, y, colour, thick)
        if q.value is None and q.low > 0:
            _stroke(kit, q.low, y, colour, thick)
        if not q.is_bounded:
            ax.annotate("", xy=(end + limit * 0.035, y), xytext=(end - limit * 0.01, y), zorder=4,
                        arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.6})
            end += limit * 0.03
    if q.value is not None:
        on_bar = q.high > q.low and not q.looks_forward  # a solid dot on its own solid bar needs an edge to be seen
        ax.plot([q.value], [y], marker="o", ms=11 if kit.narrow else 12, mfc=face, mew=2.2, zorder=5, clip_on=False,
                mec=style.PAPER if on_bar else colour)
        end = max(end, q.value)
    return end


def _stroke(kit: Kit, x: float, y: float, colour: str, thick: float) -> None:
    kit.axes.plot([x, x], [y - thick * 0.95, y + thick * 0.95], color=colour, lw=3.2, zorder=6)


def rows_drawing(
    chart_rows: Sequence[Row], quantities: Sequence[Quantity | None], labels: Sequence[str], *, limit: float, era: str,
    margin: float = 230, unit: str = "count", ticks: Sequence[float] = (), reference: tuple[float, str] | None = None,
) -> Callable[[Kit], None]:
    """A drawing of one line a row: name on the left (above, on a phone), the quantity, its words behind it."""

    def draw(kit: Kit) -> None:
        ax = kit.axes
        n = len(chart_rows)
        ax.set_ylim(n - 0.4, -0.62 if not kit.narrow else -0.85)
        gap = 14
        ends = [0.16 * limit if q is None else min(q.high, limit) if q.value is None else q.high for q in quantities]
        room = [kit.width - gap - 8 - text_width(kit, text, weight="semibold") for text in labels]
        most = max([limit, *(end * kit.width / max(r, 60) for end, r in zip(ends, room))])
        ax.set_xlim(0, most)
        ax.set_yticks([])
        if ticks:
            ax.set_xticks(list(ticks), [number(t, unit, short=True, spell=False) for t in ticks])
            ax.grid(axis="x")
            inward_tick_labels(kit)
        else:
            ax.set_xticks([])
            ax.spines["bottom"].set_visible(False)
        ax.axvline(0, color=style.MUTED, lw=1.2, zorder=2)
        if reference:
            ax.axvline(reference[0], color=style.INK, lw=1.2, ls=(0, (3, 2)), zorder=2)
            ax.text(reference[0], -0.62 if not kit.narrow else -0.8, " " + reference[1], size=kit.size - 1,
                    color=style.MUTED, va="top", ha="left")
        for i, (row, q, text) in enumerate(zip(chart_rows, quantities, labels)):
            colour = kit.colours.get(row.era or era, style.INK)
            if kit.narrow:
                ax.text(0, i - 0.42, row.label, size=kit.size, va="center", ha="left", color=style.INK,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}, zorder=7)
                end = mark(kit, i + 0.02, q, colour, limit, 0.2)
                y = i + 0.02
            else:
                ax.text(-0.012, i, wrap(kit, row.label, margin - 16), size=kit.size, va="center", ha="right",
                        color=style.INK, transform=ax.get_yaxis_transform(), linespacing=0.95)
                end = mark(kit, i, q, colour, limit)
                y = i
            ax.annotate(text, (end, y), xytext=(gap, 0), textcoords="offset points", size=kit.size, weight="semibold",
                        color=style.INK, va="center", ha="left", zorder=8, annotation_clip=False,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})

    return draw


def in_words(book: Book, rows: Sequence[Row]) -> str:
    """Rows in words, a sentence each, for a chart's description."""
    return " ".join(f"{row.label}: {row.words or book.figure(str(row.figure)).words}." for row in rows)


def inward_tick_labels(kit: Kit) -> None:
    """On a phone the first and last labels of the axis stay inside the picture."""
    labels = kit.axes.get_xticklabels()
    if kit.narrow and labels:
        labels[0].set_ha("left")
        if kit.axes.get_xticks()[-1] >= 0.97 * kit.axes.get_xlim()[1]:
            labels[-1].set_ha("right")


def rows_chart(book: Book, rows: list[Row], *, limit: float, margin: float = 230, unit: str = "count",
               ticks: Sequence[float] = (), reference: tuple[float, str] | None = None,
               label_words: Callable[[Chart, Row], str] | None = None, row_height: float = 52,
               **about: Any) -> Chart:
    """A chart of one line a row; `about` is what every chart carries (name, era, title, …)."""
    holder: list[Chart] = []

    def draw(kit: Kit) -> None:
        chart = holder[0]
        quantities = [chart.quantity(row) for row in rows]
        labels = [label_words(chart, row) if label_words else chart.figure_words(row) for row in rows]
        rows_drawing(rows, quantities, labels, limit=limit, era=about["era"], margin=margin, unit=unit, ticks=ticks,
                     reference=reference)(kit)

    chart = Chart(book=book, rows=rows, draw=draw, margin=margin, height=row_height * len(rows) + 40,
                  height_narrow=(row_height + 8) * len(rows) + 40, **about)
    holder.append(chart)
    return chart
