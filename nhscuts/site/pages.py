"""The pages that are made from the data: directives that chapters call by name."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from ..book import Book, Claim, load
from ..chapter import figure_link, table
from ..cite import front_matter, is_notebook
from ..prose import chapters
from ..rules import RULES
from ..schema import codes, datapackage, label
from ..tables import SOURCE_KINDS
from ..words import vocabulary
from . import edition, explorer, timeline
from .browser import chromium
from .frame import years
from .links import evidence_page


def _section(id: str, title: str, *content: nodes.Node) -> nodes.section:
    section = nodes.section("", nodes.title("", title), *content, ids=[id], names=[id])
    return section


def _raw(markup: str) -> nodes.raw:
    return nodes.raw("", markup, format="html")


def _marked(text: str) -> str:
    """A description of the data package as HTML, names of columns in the letters of code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))


class Made(Directive):
    """A directive whose content a function of the book makes; `argument` is what stands behind its name."""

    optional_arguments = 1
    final_argument_whitespace = True
    make: Callable[[Book, str], list[nodes.Node]]

    def run(self) -> list[nodes.Node]:
        book = load()
        made = type(self).make(book, self.arguments[0] if self.arguments else "")
        for node in made:
            for section in node.findall(nodes.section):
                self.state.document.note_implicit_target(section, section)  # type: ignore[arg-type]
        return made


def _plain_link(reference: str, book: Book) -> str:
    """A figure as a link without the class of those in prose: hundreds stand in one list."""
    figure = book.figure(reference)
    anchor = f"#{figure.id}" if isinstance(figure, Claim) else ""
    return f'<a href="root:{evidence_page(figure)}.html{anchor}">{html.escape(figure.words)}</a>'


def evidence(book: Book, era: str) -> list[nodes.Node]:
    """Every figure of an era, document by document, in the order of the table."""
    items = []
    rows = book.claims[book.claims.era == era]
    for key, group in rows.groupby("source", sort=False):
        source = book.sources[str(key)]
        said, figures = "", ""
        for id, row in group.iterrows():  # a subject that the line before has named is not named again
            what = book.claim(str(id)).what
            figures += (f'<li>{_plain_link(f"claim:{id}", book)}, '
                        f"{html.escape(what.removesuffix(f': {row.subject}') if row.subject == said else what)}</li>")
            said = row.subject
        items.append(f'<li><span data-source="{key}">{html.escape(source.publisher)}, {html.escape(source.date_words)}</span>'
                     f"<ul>{figures}</ul></li>")
    return [_raw(f'<ul class="list-of-documents">{"".join(items)}</ul>')]


def calculations(book: Book, which: str) -> list[nodes.Node]:
    """Every calculation of the eras, or with `across` those that run across them."""
    made: list[nodes.Node] = []
    for era in ["context"] if which == "across" else book.eras.index:
        items = "".join(f'<li>{_plain_link(f"calc:{calc.id}", book)}, {html.escape(calc.title)}</li>'
                        for calc in book.calcs() if calc.era == era)
        listed = _raw(f"<ul>{items}</ul>")
        made.append(listed if era == "context" else _section(f"calculations-{era}", book.eras.loc[era, "name"], listed))
    return made


def source_list(book: Book, _: str) -> list[nodes.Node]:
    """The founding documents, and how many others of each kind there are."""
    founding = "".join(f'<li><span data-source="{s.key}">{html.escape(s.title)}</span>, {html.escape(s.publisher)}, '
                       f"{html.escape(s.date_words)}</li>" for s in book.sources.values() if s.founding)
    rows = []
    for kind in SOURCE_KINDS:
        keys = [s.key for s in book.sources.values() if s.kind == kind]
        if keys:
            claims = book.claims[book.claims.source.isin(keys)]
            rows.append((f'<a href="root:sources/{kind}.html">{kind.replace("-", " ")}</a>', str(len(keys)), str(len(claims)),
                         str(sum(bool(book.sources[key].weak) for key in keys))))
    return [_section("the-five-founding-documents", "The five founding documents", _raw(f'<ul class="source-list">{founding}</ul>')),
            _section("every-document", "Every document, by kind",
                     _raw(table("Documents by kind", ("Kind", "Documents", "Figures", "Of them weak"), rows).markup))]


def evidence_counts(book: Book, _: str) -> list[nodes.Node]:
    """How much of the record belongs to each era."""
    rows = []
    for era in [*book.eras.index, "context"]:
        claims = book.claims[book.claims.era == era]
        rows.append((f'<a href="root:chapters/evidence-{era}.html">{html.escape(label("claims", "era", era))}</a>', str(len(claims)),
                     str(claims.source.nunique()), str(claims.origin.nunique()),
                     str(int((book.events.era == era).sum())), str(int((book.positions.era == era).sum()))))
    across = sum(calc.era == "context" for calc in book.calcs())
    rows += [(f'<a href="root:chapters/evidence-calculations{page}.html">Calculations {words}</a>', str(count), "", "", "", "")
             for page, words, count in (("", "of the eras", len(book.calcs()) - across), ("-across", "across the eras", across))]
    return [_raw(table("The record by era", ("Era", "Figures", "Documents", "Origins", "Events", "Arguments"),
                       rows).markup)]


def downloads(book: Book, _: str) -> list[nodes.Node]:
    """Everything that can be taken away; what needs a browser to be made is left out where there is none."""
    notebooks = [(path.stem, str(front_matter(path)["title"])) for path in chapters(book.root) if is_notebook(path)]
    printed = [path for path in chapters(book.root) if path.stem in edition.CHAPTERS]
    groups = [
        ("The data", [("data/balancing-the-books-data.zip", "All tables, their description and the bibliography (zip)"),
                      ("data/datapackage.json", "The description alone (datapackage.json)"),
                      ("data/sources.bib", "The bibliography alone (BibTeX)")]),
        ("To read away from the web", [
            *([("pdf/balancing-the-books.pdf", "The whole book (PDF)")] if chromium() else []),
            ("balancing-the-books-offline.zip", "The offline edition: the whole site, with search and explorer (zip)")]),
        *([("Chapters to print", [(f"pdf/{path.stem}.pdf", f"{front_matter(path)['title']} (PDF)") for path in printed])]
          if chromium() else []),
        ("Chapters to run", [(f"notebooks/{name}.zip", f"{title}: notebook with its data (zip)") for name, title in notebooks]),
    ]
    return [_raw("".join(f"<h3>{head}</h3><ul>" + "".join(
        f'<li><a href="root:{address}" download>{html.escape(words)}</a></li>' for address, words in links) + "</ul>"
        for head, links in groups))]


def dictionary(book: Book, _: str) -> list[nodes.Node]:
    """Every table and column, from the datapackage."""
    made: list[nodes.Node] = []
    for resource in datapackage(book.root)["resources"]:
        rows = []
        for field in resource["schema"]["fields"]:
            must = "yes" if field.get("constraints", {}).get("required") else ""
            codes_ = ""
            if "categories" in field:
                codes_ = (f"<details><summary>{len(field['categories'])} codes</summary><ul>" + "".join(
                    f"<li><code>{c['value']}</code>: {_marked(c['description'])}</li>"
                    for c in field["categories"]) + "</ul></details>")
            rows.append((f"<code>{field['name']}</code>", field["type"], must,
                         _marked(field["description"]) + codes_))
        name = resource["name"]
        size = len(book.tables[name])
        link = f'<p><a href="root:data/{name}.csv" download>Download {name}.csv</a> ({size} rows)</p>'
        made.append(_section(f"table-{name}", f"{name}.csv",
                             _raw(f"<p>{_marked(resource['description'])}</p>{link}"
                                  + table(f"Columns of {name}.csv", ("Column", "Type", "Required", "What it holds"),
                                          rows).markup)))
    return made


def definitions(book: Book, column: str) -> list[nodes.Node]:
    """A code list of the claims table with what each code means."""
    rows = []
    for code, entry in codes("claims", column).items():
        cells = [f"{html.escape(entry['label'])}", _marked(entry["description"])]
        if column == "status":
            cells += [html.escape(entry["example"]), html.escape(entry["counter_example"])]
        rows.append(cells)
    head = ["Code", "Meaning"] + (["Example", "Not this"] if column == "status" else [])
    return [_raw(table(f"What each {column.replace('_', ' ')} means", head, rows).markup)]


def coding_rules(book: Book, _: str) -> list[nodes.Node]:
    """The rules that the table of claims keeps, each with what stands all the same."""
    exceptions = book.tables["exceptions"]
    rows = []
    for name, check in RULES.items():
        text = " ".join((check.__doc__ or "").split()).replace("`", "")
        stands = "; ".join(f"{figure_link(book, f'claim:{row.claim}')}: {html.escape(row.reason)}"
                           for _, row in exceptions[exceptions.rule == name].iterrows())
        rows.append((html.escape(text), stands or "None"))
    return [_raw(table("Rules of coding, and their exceptions", ("Rule", "Exceptions"), rows).markup)]


def hedges(book: Book, _: str) -> list[nodes.Node]:
    """Which words count as which hedge."""
    by: dict[str, list[str]] = {}
    for phrase, row in vocabulary().items():
        if row["role"] == "hedge":
            by.setdefault(row["qualifier"], []).append(f"“{phrase}”")
    rows = [(label("claims", "qualifier", q), html.escape(", ".join(phrases))) for q, phrases in by.items()]
    return [_raw(table("Words that are read as hedges", ("Hedge", "Words"), rows).markup)]


def era_cards(book: Book, _: str) -> list[nodes.Node]:
    """The four eras as the front page shows them."""
    items = []
    for era, row in book.eras.iterrows():
        items.append(f'<li data-era="{era}"><a href="{era}.html"><span class="era-years">{years(row)}</span>'
                     f'<span class="era-name">{html.escape(row["name"])}</span>'
                     f'<span class="era-question">{html.escape(row.question)}</span></a></li>')
    return [_raw(f'<ul class="era-cards">{"".join(items)}</ul>')]


def contradictions(book: Book, era: str) -> list[nodes.Node]:
    """What the sources of an era contradict each other about, and the table that says why."""
    from ..chapter import conflicts_table

    about = "".join(f"<li>{html.escape(one)}</li>" for one in book.conflicts.about[book.conflicts.era == era])
    return [_raw(f"<ul>{about}</ul>"), _raw(conflicts_table(book, era).markup)]


def events(book: Book, era: str) -> list[nodes.Node]:
    """The events of an era, or of all, as a table."""
    from ..chapter import events_table

    return [_raw(events_table(book, era).markup)]


def setup(app: Sphinx) -> None:
    """Register a directive for each function."""
    made: dict[str, Callable[[Book, str], list[nodes.Node]]] = {
        "evidence": evidence, "calculations": calculations, "evidence-counts": evidence_counts,
        "data-dictionary": dictionary, "downloads": downloads, "definitions": definitions, "hedges": hedges, "source-list": source_list,
        "era-cards": era_cards, "events": events,
        "explorer": explorer.explorer, "timeline": timeline.timeline_page,
        "contradictions": contradictions, "coding-rules": coding_rules,
    }
    for name, function in made.items():
        attributes: dict[str, Any] = {"make": staticmethod(function)}
        app.add_directive(name, type(f"Made_{name}", (Made,), attributes))


