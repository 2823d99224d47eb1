"""A chart in a notebook's output becomes a figure of the page, and a page of its own with everything that goes with it."""

from __future__ import annotations

import base64
import functools
import html
import io
import re
from typing import Any

from docutils import nodes
from fontTools import subset
from fontTools.ttLib import TTFont
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.application import Sphinx

from ..book import Book, load
from ..charts import style
from ..charts.chart import MIME
from ..cite import chart_citation
from .links import link_html
from .made import Page

#: A longer table than this stands on the chart's own page alone, so that the chapter stays light.
ROWS_IN_CHAPTER = 12
#: A table longer than this would hold up the picture on the chart's own page, and has one to itself.
ROWS_BESIDE_PICTURE = 100
#: As many documents are named under a chart; the others on its own page.
DOCUMENTS_IN_CHAPTER = 8


class ChartNode(nodes.General, nodes.Element):
    """A chart: `content` is what the notebook carries of it; `number` its place on the page."""


class ChartRenderer(MimeRenderPlugin):
    """Renders the chart's own MIME type; myst-nb finds it by its entry point."""

    mime_priority_overrides = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: int) -> None | list[nodes.Element]:
        """A chart as a node that links can point to."""
        if data.mime_type != MIME or inline:
            return None
        document = renderer.renderer.document
        name = f"fig-{data.content['name']}"
        node = ChartNode("", content=data.content, ids=[name], names=[name])
        document.note_explicit_target(node, node)
        return [node]


def shown(app: Sphinx) -> dict[str, dict[str, Any]]:
    """The charts on the pages resolved so far: name → what the notebook carries, its page and its number there."""
    if not hasattr(app, "charts_shown"):
        app.charts_shown = {}  # type: ignore[attr-defined]
    return app.charts_shown  # type: ignore[attr-defined, no-any-return]


def tidy_cells(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Show what a cell gives first, and its code folded below; a chart's code goes under the chart."""
    for cell in list(doctree.findall(lambda node: isinstance(node, nodes.container) and "cell" in node["classes"])):
        part = {kind: [one for one in cell.findall(nodes.container) if kind in one["classes"]] for kind in ("cell_input", "cell_output")}
        code = "\n".join(block.astext() for one in part["cell_input"] for block in one.findall(nodes.literal_block))
        outputs = [node for one in part["cell_output"] for node in one.children]
        drawn = [chart for node in outputs for chart in node.findall(ChartNode)]
        for chart in drawn:
            chart["content"] = {**chart["content"], "code": code}
        folded = nodes.raw("", f'<details class="code"><summary>Code</summary><pre tabindex="0">{html.escape(code)}</pre></details>',
                           format="html")
        cell.replace_self(outputs if drawn or not code else [*outputs, folded])


def number(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number the charts of a page in their order."""
    for i, node in enumerate(doctree.findall(ChartNode), start=1):
        node["number"], node["docname"] = i, docname
        shown(app)[node["content"]["name"]] = {**node["content"], "docname": docname, "number": i}


# -- the picture ----------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=4)  # the wide picture and the narrow one mostly have the same signs
def _subset(name: str, signs: str) -> str:
    """A font with the signs of one picture alone, as a data address."""
    font = TTFont(style.FONTS / f"LedgerSans-{name}.ttf", recalcTimestamp=False)
    options = subset.Options(layout_features=["kern"], hinting=False, flavor="woff", notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text=signs)
    cutter.subset(font)
    font.flavor = "woff"
    out = io.BytesIO()
    font.save(out)
    return f"data:font/woff;base64,{base64.b64encode(out.getvalue()).decode()}"


def page_svg(picture: str) -> str:
    """A picture as the page shows it: a file that follows light and dark by itself and carries its letters.

    Args:
        picture: SVG as `Chart.svg(for_page=True)` draws it, with the page's variables.
    """
    picture = re.sub(r"<(title|desc) id=.*?</\1>", "", picture, flags=re.DOTALL)
    picture = re.sub(r' role="img" aria-labelledby="[^"]*" aria-describedby="[^"]*"', "", picture)
    signs = "".join(sorted(set(html.unescape("".join(re.findall(r">([^<>]+)</text>", picture)))) | {" "}))

    def colours(dark: bool) -> str:
        named = {variable: style.DARK[colour] if dark else colour for colour, variable in style.VARIABLES.items()}
        named |= {f"--era-{era}": colour for era, colour in style.era_colours(dark=dark).items()}
        return ";".join(f"{name}:{value}" for name, value in named.items() if name in picture)

    faces = "".join(f'@font-face{{font-family:L;font-weight:{weight};src:url({_subset(name, signs)})}}'
                    for name, weight in (("Regular", "400"), ("SemiBold", "600")))
    sheet = (f"<style>{faces}svg{{--chart-font:L,Arial,sans-serif;{colours(False)}}}"
             f"@media (prefers-color-scheme:dark){{svg{{{colours(True)}}}}}</style>")
    opened = re.sub(r"<svg ", '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ', picture, count=1)
    end = opened.index(">") + 1
    return opened[:end] + sheet + opened[end:]


def _size(picture: str) -> tuple[str, str]:
    """Width and height of a picture in CSS pixels."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    assert box is not None
    return f"{float(box[1]):.0f}", f"{float(box[2]):.0f}"


def picture_html(content: dict[str, Any], up: str, lazy: bool = True) -> str:
    """The picture of a chart on a page, wide or for a phone, with its alternative text."""
    name = content["name"]
    wide, narrow = _size(content["svg"]), _size(content["svg_narrow"])
    return (f'<picture><source media="(max-width: 40rem)" srcset="{up}charts/{name}-narrow.svg" width="{narrow[0]}" '
            f'height="{narrow[1]}"><img src="{up}charts/{name}-wide.svg" width="{wide[0]}" height="{wide[1]}" '
            f'alt="{html.escape(content["alt"])}"{" loading=lazy" if lazy else ""}></picture>')


# -- what stands under it -------------------------------------------------------------------------------------------


def _linked_rows(table: str) -> str:
    """Mark the figure of each row as a link to its evidence."""
    return re.sub(r'<tr data-figure="((?:claim|calc):[^"]+)">(<th scope="row">.*?</th>)<td>(.*?)</td>',
                  r'<tr>\2<td><span class="figure-words" data-figure="\1">\3</span></td>', table).replace(
                      '<tr data-figure="">', "<tr>")


def _boxed(content: dict[str, Any], label: str) -> str:
    return (f'<div class="table-box" role="region" tabindex="0" aria-label="{html.escape(label)}">'
            f"{_linked_rows(content['table'])}</div>")


def _files(content: dict[str, Any], up: str, what: str) -> str:
    hidden = f'<span class="hidden-text"> for {html.escape(what)}</span>'
    return "".join(f'<li><a href="{up}charts/{content["name"]}.{ending}" download>{words}{hidden}</a></li>'
                   for ending, words in (("csv", "Data (CSV)"), ("svg", "Image (SVG)"), ("png", "Image (PNG)")))


def _documents(book: Book, content: dict[str, Any], limit: int = 0) -> str:
    keys = content["sources"]
    items = "".join(f'<li><span data-source="{key}">{html.escape(book.sources[key].publisher)}, '
                    f"{html.escape(book.sources[key].date_words)}</span></li>" for key in (keys[:limit] if limit else keys))
    more = (f'<li><a href="root:charts/{content["name"]}.html#rests-on">and {len(keys) - limit} more</a></li>'
            if 0 < limit < len(keys) else "")
    return f"<ul>{items}{more}</ul>" if keys else "<p>The record of this book itself.</p>"


def figure_html(app: Sphinx, docname: str, content: dict[str, Any], place: int) -> str:
    """The figure of a chapter: picture, caption, and under it data, files, citation and what it rests on."""
    book, name = load(), content["name"]
    up, figure = "../" * docname.count("/"), f"figure {place}"
    caption = html.escape(content["note"] or f"{content['subtitle']}.")
    rows = content["table"].count("<tr") - 1
    table = _boxed(content, f"Data of {figure}") if rows <= ROWS_IN_CHAPTER else (
        f'<p><a href="root:charts/{name}.html#data">All {rows} rows, on the chart’s own page</a></p>')
    cited = chart_citation(docname.rpartition("/")[2], place, content["title"], name)
    folded = [
        ("Table", "of the data", table), ("In words", "", f"<p>{html.escape(content['description'])}</p>"),
        ("Rests on", "these documents", _documents(book, content, DOCUMENTS_IN_CHAPTER)),
        ("Cite", "it", f'<p>{html.escape(cited.text)}</p>'
                       f'<p><a href="root:charts/{name}.html#cite">BibTeX, on the chart’s own page</a></p>'),
        *([("Code", "", f'<pre tabindex="0">{html.escape(content["code"])}</pre>')] if content.get("code") else []),
    ]
    parts = "".join(f'<details><summary>{head}<span class="hidden-text"> {more}, {figure}</span></summary>{body}</details>'
                    for head, more, body in folded)
    markup = (
        f'<figure class="chart" id="fig-{name}" data-era="{content["era"]}">{picture_html(content, up)}'
        f'<figcaption><p><a class="chart-number" href="#fig-{name}">Figure {place}</a> {caption}</p>'
        f'<ul class="chart-files">{_files(content, up, figure)}<li><a href="root:charts/{name}.html">Page of this chart</a></li></ul>'
        f'<div class="chart-parts">{parts}</div></figcaption></figure>')
    return link_html(app, docname, markup, book)


def chart_pages(app: Sphinx) -> list[Page]:
    """A page for each chart on a page: large, with all of its data, its citation and what it rests on."""
    book, made = load(), []
    for name, content in sorted(shown(app).items()):
        chapter, place = content["docname"], content["number"]
        cited = chart_citation(chapter.rpartition("/")[2], place, content["title"], name)
        title = str(app.env.titles[chapter].astext())
        figures = dict.fromkeys(re.findall(r'data-figure="((?:claim|calc):[^"]+)"', content["table"]))
        also = [one for one in content["references"] if one not in figures]
        extra = ("<h3>Figures behind it that its table does not show</h3><ul>" + "".join(
            f'<li><span class="figure-words" data-figure="{one}">{html.escape(book.figure(one).words)}</span>, '
            f"{html.escape(book.figure(one).what)}</li>" for one in also) + "</ul>") if also else ""
        data, rows = _boxed(content, "Data of this chart"), content["table"].count("<tr") - 1
        if rows > ROWS_BESIDE_PICTURE:
            table = Page(f"tables/data-of-{name}", f"Data: {content['title']}", f"The {rows} rows behind the chart: {content['subtitle']}.",
                         f'<h1>{html.escape(content["title"])}: its data</h1><p>From <a href="root:charts/{name}.html">the page of the '
                         f"chart</a>.</p>{data}", "record wide", content["era"])
            data = f'<p><a href="root:{table.name}.html">All {rows} rows as a table</a></p>'
            made.append(table)
        markup = (
            f'<h1>{html.escape(content["title"])}</h1>'
            f'<p>Figure {place} of <a href="root:{chapter}.html#fig-{name}">{html.escape(title)}</a>.</p>'
            f'<figure class="chart" id="fig-{name}">{picture_html(content, "../", lazy=False)}<figcaption>'
            + (f"<p>{html.escape(content['note'])}</p>" if content["note"] else "")
            + f'<ul class="chart-files">{_files(content, "../", "this chart")}</ul></figcaption></figure>'
            f'<section id="words"><h2>In words</h2><p>{html.escape(content["alt"])}</p>'
            f'<p>{html.escape(content["description"])}</p></section>'
            f'<section id="data"><h2>Its data</h2>{data}</section>'
            f'<section id="rests-on"><h2>What it rests on</h2>{_documents(book, content)}{extra}</section>'
            f'<section id="cite"><h2>Cite this chart</h2><p class="citation">{html.escape(cited.text)}</p>'
            f'<pre tabindex="0" aria-label="BibTeX">{html.escape(cited.bibtex)}</pre></section>')
        made.append(Page(f"charts/{name}", content["title"], content["alt"], markup, "record", content["era"]))
    return made


def visit_chart(self: Any, node: ChartNode) -> None:
    self.body.append(figure_html(self.builder.app, node["docname"], node["content"], node["number"]))
    raise nodes.SkipNode


def visit_chart_text(self: Any, node: ChartNode) -> None:
    self.add_text(node["content"]["alt"])
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node and the numbering."""
    app.add_node(ChartNode, html=(visit_chart, None), text=(visit_chart_text, None))
    app.connect("doctree-resolved", tidy_cells, priority=300)
    app.connect("doctree-resolved", number)
