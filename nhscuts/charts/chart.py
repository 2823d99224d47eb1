"""A chart: one call gives its picture, title, source line, words for those who cannot see it, and its data."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..book import Book, Claim
from ..errors import BookError
from ..quantity import Quantity
from ..schema import label
from ..words import bounds, read, words
from . import style

MIME = "application/vnd.nhscuts.chart+json"
COLUMNS = ["label", "figure", "value", "low", "high", "unit", "qualifier", "status", "as_of", "id", "sources"]


@dataclass
class Kit:
    """What a drawing function needs to know of the picture that it draws into."""

    axes: Axes
    narrow: bool
    width: float
    height: float
    colours: dict[str, str]

    @property
    def size(self) -> float:
        """Size of the labels, in CSS pixels."""
        return 13.5 if self.narrow else 14.5


@dataclass
class Row:
    """One line of a chart's data: a label and the figure that it shows.

    `figure` is a reference as prose writes it ("claim:…" or "calc:…"), a bare quantity for a point that only the
    chart holds, or None where the record says nothing.
    """

    label: str
    figure: str | Quantity | None = None
    era: str | None = None
    words: str | None = None
    id: str = ""
    sources: Sequence[str] = ()


@dataclass
class Chart:
    """A chart with everything that has to travel with it.

    Attributes:
        name: permanent slug; the figure's address is `fig-` and this.
        title: the finding. subtitle: the measure, the place and the period.
        alt: one sentence: kind of chart and message. description: what a reader would see, in full.
        rows: its data; `data` gives them as a table.
        draw: draws the picture into a `Kit`. height, height_narrow: of the drawing, in CSS pixels; margin: room for labels on
            its left, footroom: below its axis.
        note: what has to be said under the picture.
    """

    book: Book
    name: str
    era: str
    title: str
    subtitle: str
    alt: str
    description: str
    rows: list[Row]
    draw: Callable[[Kit], None]
    height: float = 260
    height_narrow: float = 0
    note: str = ""
    margin: float = 0
    footroom: float = 26
    also: Sequence[str] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name):
            raise BookError(f"A chart is called {self.name!r}; allowed: lower case, digits and hyphens.")
        for what in ("title", "subtitle", "alt", "description"):
            if not getattr(self, what).strip():
                raise BookError(f"Chart {self.name} has no {what}.")
        if unsupported := self.unsupported_numbers():
            raise BookError(f"Chart {self.name}: its words give {', '.join(unsupported)}, which its data do not hold.")

    # -- data -------------------------------------------------------------------------------------------------------

    def quantity(self, row: Row) -> Quantity | None:
        """The quantity that a row shows; None where the record is silent."""
        return self.book.quantity(row.figure) if isinstance(row.figure, str) else row.figure

    def figure_words(self, row: Row) -> str:
        """A row's figure in British English."""
        if row.words is not None:
            return row.words
        if isinstance(row.figure, str):
            return self.book.figure(row.figure).words
        return "not in the record" if row.figure is None else words(row.figure)

    @property
    def references(self) -> list[str]:
        """The claims and calculations that the chart rests on, once each."""
        named = [row.figure for row in self.rows if isinstance(row.figure, str)]
        return list(dict.fromkeys([*named, *self.also]))

    @property
    def source_keys(self) -> list[str]:
        """Keys of the documents that the chart rests on."""
        keys = [key for one in self.references for key in self.book.sources_of(one)]
        keys += [key for row in self.rows for key in row.sources]
        return list(dict.fromkeys(keys))

    @property
    def source_line(self) -> str:
        """The last line of the picture: who published what the chart rests on."""
        names: dict[str, set[str]] = {}
        for key in self.source_keys:
            source = self.book.sources[key]
            names.setdefault(source.publisher, set()).add(source.published[:4])
        shown = [f"{name} {', '.join(sorted(filter(None, years)))}".strip() for name, years in names.items()]
        if len(shown) > 4:
            shown = [*shown[:3], f"and {len(shown) - 3} more"]
        if not shown:
            return "Source: the record of this book"
        computed = any(one.startswith("calc:") for one in self.references)
        return f"Source: {'; '.join(shown)}{'; calculation by this book' if computed else ''}"

    @property
    def data(self) -> pd.DataFrame:
        """What the chart shows: one row a mark, with bounds, qualifier, status, id and sources."""
        out = []
        for row in self.rows:
            q = self.quantity(row)
            figure = self.book.figure(row.figure) if isinstance(row.figure, str) else None
            keys = self.book.sources_of(row.figure) if isinstance(row.figure, str) else list(row.sources)
            out.append({
                "label": row.label, "figure": self.figure_words(row),
                "value": None if q is None else q.value,
                "low": None if q is None else q.low, "high": None if q is None or not q.is_bounded else q.high,
                "unit": "" if q is None else q.unit, "qualifier": "" if q is None else q.qualifier,
                "status": "" if q is None else q.status,
                "as_of": figure.row.as_of if isinstance(figure, Claim) else "",
                "id": row.figure if isinstance(row.figure, str) else row.id, "sources": ";".join(keys),
            })
        return pd.DataFrame(out, columns=COLUMNS)

    def unsupported_numbers(self) -> list[str]:
        """Numbers in the chart's words that its data do not hold (a picture's words are checked as prose is)."""
        from ..prose import structural

        known: list[float] = [float(n) for n in range(2, len(self.rows) + 1)]  # "the three bars" counts its own parts
        texts = []
        for row in self.rows:
            q = self.quantity(row)
            if q is not None:
                known += [x for x in (q.value, q.low, q.high) if x is not None]
            texts += [row.label, self.figure_words(row)]
        for reference in self.also:
            q = self.book.quantity(reference)
            known += [x for x in (q.value, q.low, q.high) if x is not None]
        known += [x for text in texts for r in read(text) for x in (r.low, r.high)]
        return [
            r.text.strip() for text in (self.title, self.subtitle, self.alt, self.description, self.note)
            for r in read(structural(text))
            if not r.free and not all(any(abs(x - y) <= max(r.decimals, 1e-6 * abs(y)) for y in known) for x in (r.low, r.high))
        ]

    # -- picture ----------------------------------------------------------------------------------------------------

    def figure(self, narrow: bool = False) -> Figure:
        """The picture as a matplotlib figure, with its title above and its source line below."""
        with mpl.rc_context(style.settings()):
            width = style.NARROW if narrow else style.WIDE
            fig = Figure(figsize=(width / style.UNITS_PER_INCH, 10), dpi=style.UNITS_PER_INCH)
            from matplotlib.backends.backend_agg import FigureCanvasAgg

            FigureCanvasAgg(fig)
            big, middle, small = (18.5, 14, 12.5) if narrow else (21, 15, 13)
            title = _wrapped(fig, self.title, width, big, "semibold")
            subtitle = _wrapped(fig, self.subtitle, width, middle)
            source = _wrapped(fig, self.source_line, width, small)
            top = 18 + len(title) * big * 1.22 + 6 + len(subtitle) * middle * 1.3 + 14
            bottom = 16 + len(source) * small * 1.35 + 4
            body = (self.height_narrow or self.height * 1.25) if narrow else self.height
            height = top + body + bottom
            fig.set_size_inches(width / style.UNITS_PER_INCH, height / style.UNITS_PER_INCH)
            colour = style.era_colours().get(self.era, style.INK)
            fig.add_artist(mpl.patches.Rectangle((0, 1 - 5 / height), 46 / width, 5 / height, color=colour, lw=0))
            y = 18.0
            for lines, size, weight, ink, leading in ((title, big, "semibold", style.INK, 1.22),
                                                      (subtitle, middle, "normal", style.MUTED, 1.3)):
                for line in lines:
                    fig.text(0, 1 - y / height, line, size=size, weight=weight, color=ink, va="top", ha="left")
                    y += size * leading
                y += 6
            for i, line in enumerate(source):
                fig.text(0, (4 + (len(source) - 1 - i) * small * 1.35) / height, line, size=small, color=style.MUTED,
                         va="bottom", ha="left")
            margin = 0 if narrow else self.margin
            axes = fig.add_axes((margin / width, (bottom + self.footroom) / height, 1 - (margin + 6) / width,
                                 (body - self.footroom) / height))
            axes.tick_params(labelsize=13)
            self.draw(Kit(axes, narrow, width - margin - 6, body - self.footroom, style.era_colours()))
            return fig

    def svg(self, narrow: bool = False, for_page: bool = False) -> str:
        """The picture as SVG text.

        Args:
            narrow: drawn for a phone.
            for_page: with the page's fonts and colours as CSS variables and names that are its own on the page;
                otherwise self-contained: letters as outlines, on white.
        """
        with mpl.rc_context({**style.settings(), "svg.fonttype": "none" if for_page else "path"}):
            buffer = io.StringIO()
            fig = self.figure(narrow)
            fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None},
                        facecolor="none" if for_page else style.PAPER, **({} if for_page else _padded(fig)))
        text = buffer.getvalue()
        text = text[text.index("<svg"):]
        text = re.sub(r"\s*<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
        prefix = f"{self.name}-{'n' if narrow else 'w'}-"
        text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{prefix}", text)
        text = re.sub(r"<svg [^>]*?(viewBox=\"[^\"]+\")[^>]*>", self._svg_open(prefix, for_page), text, count=1)
        if for_page:
            named = {**style.VARIABLES, **{c: f"--era-{era}" for era, c in style.era_colours().items()}}
            text = re.sub(r"#[0-9a-f]{6}", lambda m: f"var({named[m[0]]})" if m[0] in named else m[0], text)
            text = re.sub(r"'Ledger Sans'[^;\"]*", "var(--chart-font)", text)
        return text

    def _svg_open(self, prefix: str, for_page: bool) -> str:
        words_ = (f'<title id="{prefix}title">{html.escape(self.alt)}</title>'
                  f'<desc id="{prefix}desc">{html.escape(self.description)}</desc>')
        size = "" if for_page else ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        return (f'<svg{size} \\1 role="img" aria-labelledby="{prefix}title" aria-describedby="{prefix}desc">'
                + words_.replace("\\", r"\\"))

    def png(self, scale: float = 2) -> bytes:
        """The picture as PNG on white, `scale` pixels for each CSS pixel."""
        with mpl.rc_context(style.settings()):
            buffer = io.BytesIO()
            fig = self.figure()
            fig.savefig(buffer, format="png", dpi=style.UNITS_PER_INCH * scale, facecolor=style.PAPER, **_padded(fig),
                        metadata={"Software": None, "Title": self.title, "Source": self.source_line})
        return buffer.getvalue()

    # -- on a page ----------------------------------------------------------------------------------------------------

    def table_html(self) -> str:
        """The data as an accessible table: caption, scoped headers, bounds and status in words."""
        head = "".join(f'<th scope="col">{name}</th>' for name in ("", "Figure", "Bounds", "Status", "Source"))
        head = head.replace('<th scope="col"></th>', '<td></td>')
        body = []
        for row in self.rows:
            q = self.quantity(row)
            figure = self.book.figure(row.figure) if isinstance(row.figure, str) else None
            keys = self.book.sources_of(row.figure) if isinstance(row.figure, str) else row.sources
            names = list(dict.fromkeys(self.book.sources[key].publisher for key in keys))
            status = "" if q is None else label("claims", "status", q.status)
            if figure is not None and not isinstance(figure, Claim):
                status += ", calculated"
            cells = [html.escape(self.figure_words(row)), "" if q is None else html.escape(bounds(q)), status,
                     html.escape("; ".join(names))]
            reference = row.figure if isinstance(row.figure, str) else ""
            body.append(f'<tr data-figure="{reference}"><th scope="row">{html.escape(row.label)}</th>'
                        + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        caption = html.escape(f"{self.title}. {self.subtitle}")
        return (f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
                f"<tbody>{''.join(body)}</tbody></table>")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        """What Jupyter shows (the picture, its note and its data) and what the site builds its figure from."""
        note = f"<p>{html.escape(self.note)}</p>" if self.note else ""
        variables = ";".join([*(f"{v}:{c}" for c, v in style.VARIABLES.items()), "--chart-font:sans-serif",
                              *(f"--era-{e}:{c}" for e, c in style.era_colours().items())])
        page = self.svg(for_page=True)
        return {
            "text/plain": f"{self.title}\n{self.subtitle}\n{self.alt}\n{self.source_line}",
            "text/html": (f'<figure style="{variables};max-width:{style.WIDE}px;background:#fff">{page}'
                          f"<figcaption>{note}<details><summary>Data of this chart</summary>{self.table_html()}"
                          "</details></figcaption></figure>"),
            MIME: {
                "name": self.name, "era": self.era, "title": self.title, "subtitle": self.subtitle, "alt": self.alt,
                "description": self.description, "note": self.note, "source_line": self.source_line,
                "svg": page, "svg_narrow": self.svg(narrow=True, for_page=True), "table": self.table_html(),
                "references": self.references, "sources": self.source_keys,
            },
        }


def _padded(fig: Figure) -> dict[str, Any]:
    """A picture that stands by itself has a margin around it."""
    width, height = fig.get_size_inches()
    edge = 20 / style.UNITS_PER_INCH
    return {"bbox_inches": mpl.transforms.Bbox.from_extents(-edge, -edge, width + edge, height + edge)}


def _wrapped(fig: Figure, text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Text broken into lines that fit a width, measured in the font itself."""
    renderer = fig.canvas.get_renderer()  # type: ignore[attr-defined]
    font = mpl.font_manager.FontProperties(size=size, weight=weight)
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and renderer.get_text_width_height_descent(longer, font, False)[0] > width - 8:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def wrap(kit: Kit, text: str, width: float, size: float | None = None) -> str:
    """A label broken to a width in CSS pixels."""
    return "\n".join(_wrapped(kit.axes.figure, text, width, size or kit.size))  # type: ignore[arg-type]


def text_width(kit: Kit, text: str, size: float | None = None, weight: str = "normal") -> float:
    """How wide the widest line of a text is drawn, in CSS pixels."""
    renderer = kit.axes.figure.canvas.get_renderer()  # type: ignore[union-attr]
    font = mpl.font_manager.FontProperties(size=size or kit.size, weight=weight)
    return max(renderer.get_text_width_height_descent(line, font, False)[0] for line in text.split("\n") or [""])
