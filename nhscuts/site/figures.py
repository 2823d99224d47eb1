"""A chart in a notebook's output becomes a figure of the page."""

from __future__ import annotations

import html
import re
from typing import Any

from docutils import nodes
from myst_nb.core.render import MimeData, MimeRenderPlugin, NbElementRenderer
from sphinx.application import Sphinx

from ..book import load
from ..charts.chart import MIME
from .links import link_html


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


def shown(app: Sphinx) -> set[str]:
    """Names of the charts on the pages written so far."""
    if not hasattr(app, "charts_shown"):
        app.charts_shown = set()  # type: ignore[attr-defined]
    return app.charts_shown  # type: ignore[attr-defined, no-any-return]


def number(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Number the charts of a page in their order, and link what their tables name."""
    for i, node in enumerate(doctree.findall(ChartNode), start=1):
        node["number"] = i
        shown(app).add(node["content"]["name"])
        node["table"] = link_html(app, docname, _linked_rows(node["content"]["table"]), load())


def _linked_rows(table: str) -> str:
    """Mark the figure of each row as a link to its evidence."""
    return re.sub(r'<tr data-figure="((?:claim|calc):[^"]+)">(<th scope="row">.*?</th>)<td>(.*?)</td>',
                  r'<tr>\2<td><span class="figure-words" data-figure="\1">\3</span></td>', table)


def visit_chart(self: Any, node: ChartNode) -> None:
    c = node["content"]
    name, title = c["name"], html.escape(c["title"])
    caption = html.escape(c["note"] or f"{c['subtitle']}.")
    files = "".join(
        f'<li><a href="{self.builder.get_relative_uri(self.builder.current_docname, "index")[:-len("index.html")]}'
        f'charts/{name}.{ending}" download>{what}<span class="hidden-text"> for figure {node["number"]}, {title}</span>'
        "</a></li>" for ending, what in (("csv", "Data (CSV)"), ("svg", "Image (SVG)"), ("png", "Image (PNG)")))
    self.body.append(
        f'<figure class="chart" id="fig-{name}" data-era="{c["era"]}">'
        f'<div class="chart-wide">{c["svg"]}</div><div class="chart-narrow">{c["svg_narrow"]}</div>'
        f'<figcaption><p><a class="chart-number" href="#fig-{name}">Figure {node["number"]}</a> '
        f'{caption} <span class="chart-source">{html.escape(c["source_line"])}.</span></p>'
        f'<ul class="chart-files">{files}</ul>'
        f'<details><summary>Data of figure {node["number"]} as a table</summary>'
        f'<div class="table-box" role="region" tabindex="0" aria-label="Data of figure {node["number"]}">'
        f'{node["table"]}</div></details>'
        f'<details><summary>Figure {node["number"]} in words</summary><p>{html.escape(c["alt"])}</p>'
        f'<p>{html.escape(c["description"])}</p></details></figcaption></figure>')
    raise nodes.SkipNode


def visit_chart_text(self: Any, node: ChartNode) -> None:
    self.add_text(node["content"]["alt"])
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the node and the numbering."""
    app.add_node(ChartNode, html=(visit_chart, None), text=(visit_chart_text, None))
    app.connect("doctree-resolved", number)
