"""The pages that are made from the data: directives that chapters call by name."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from ..book import Book, Calculated, Claim, load
from ..chapter import figure_link, source_words, table
from ..prose import chapters, figures_of
from ..rules import RULES
from ..schema import codes, datapackage, label
from ..tables import date_words, point_date_words
from ..words import bounds, vocabulary


def _section(id: str, title: str, *content: nodes.Node) -> nodes.section:
    section = nodes.section("", nodes.title("", title), *content, ids=[id], names=[id])
    return section


def _raw(markup: str) -> nodes.raw:
    return nodes.raw("", markup, format="html")


def _pairs(pairs: list[tuple[str, str]]) -> str:
    """A description list; values are HTML, empty ones left out."""
    return "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in pairs if text) + "</dl>"


def _used_in(book: Book) -> dict[str, list[tuple[str, str]]]:
    """Reference → the chapters whose prose links to it: page and title."""
    from ..cite import front_matter

    used: dict[str, list[tuple[str, str]]] = {}
    for path in chapters(book.root):
        title = str(front_matter(path).get("title", path.stem))
        for reference in dict.fromkeys(ref for ref, _ in figures_of(path.read_text("utf-8"))):
            used.setdefault(reference, []).append((f"{path.stem}.html", title))
    return used


def _entry(id: str, era: str, heading: str, what: str, pairs: list[tuple[str, str]]) -> str:
    return (f'<article class="entry" id="{id}" data-era="{era}"><h3><a class="entry-anchor" href="#{id}" '
            f'title="Permanent address of this figure">{html.escape(heading)}</a></h3>'
            f'<p class="entry-what">{html.escape(what[0].upper() + what[1:])}</p>{_pairs(pairs)}</article>')


def _list(references: list[str], book: Book) -> str:
    return "; ".join(figure_link(book, r) + f" ({html.escape(_where(book, r))})" for r in references)


def _where(book: Book, reference: str) -> str:
    figure = book.figure(reference)
    return f"{figure.source.publisher}, {figure.source.date_words}" if isinstance(figure, Claim) else figure.title


def claim_entry(book: Book, claim: Claim, used: dict[str, list[tuple[str, str]]]) -> str:
    """Everything recorded of one claim, as HTML."""
    row, source = claim.row, claim.source
    def linked(column: str) -> list[str]:
        return [f"claim:{one}" for one in row[column].split(";") if one]

    confirmed = linked("corroborates")
    origins = {book.claim(one.removeprefix("claim:")).row.origin for one in confirmed} | {row.origin}
    again = [f"claim:{id}" for id in book.claims.index[book.claims.restates == claim.id]]
    conflicts = book.conflicts[book.conflicts.claims.map(lambda ids: claim.id in ids.split(";"))]
    announced = book.outcomes[(book.outcomes.announced == claim.id) & (book.outcomes.outcome != "")]
    outcome_of = book.outcomes[book.outcomes.outcome == claim.id]
    place = f", paragraph {int(row.paragraph)}" if row.paragraph == row.paragraph else ""
    weak = f" <strong>Weak source:</strong> {html.escape(source.weak)}." if source.weak else ""
    period = f", covering {html.escape(row.period.replace('/', ' to '))}" if row.period else ""
    return _entry(claim.id, claim.era, claim.words, claim.what, [
        ("Wording", f"“{html.escape(row.wording)}”"),
        ("Bounds", html.escape(bounds(claim.quantity, short=False))),
        ("Of what", html.escape(row.of_what)),
        ("Status", f"{label('claims', 'status', row.status)}, as of {claim.as_of_words}{period}"),
        ("How firm", label("claims", "qualifier", row.qualifier)),
        ("Place", html.escape(row.geography)),
        ("Source", f'<span data-source="{source.key}">{html.escape(source.publisher)}, {html.escape(source.date_words)}'
                   f"</span>{place}.{weak}"),
        ("Said again there", _list(again, book)),
        ("Says again", _list([f"claim:{row.restates}"], book) if row.restates else ""),
        ("Confirmed by", f"{_list(confirmed, book)}. Counted as {len(origins)} origins." if confirmed else ""),
        ("Printed also in", f"{_list(linked('reprints'), book)}. One origin." if row.reprints else ""),
        ("Contradicted", "; ".join(
            f'{_list([f"claim:{one}" for one in other.claims.split(";") if one != claim.id], book)}. '
            f"{html.escape(other.reason)}" for _, other in conflicts.iterrows())),
        ("What came of it", "; ".join(
            f"{_list([f'claim:{other.outcome}'], book)}, {label('outcomes', 'comparable', other.comparable)}"
            for _, other in announced.iterrows())),
        ("Outcome of", _list([f"claim:{one}" for one in outcome_of.announced], book)),
        ("Notes", html.escape(row.notes)),
        ("Used in", _chapters(used.get(f"claim:{claim.id}", []))),
        ("Address", f"<code>claim:{claim.id}</code>"),
    ])


def _chapters(pages: list[tuple[str, str]]) -> str:
    return ", ".join(f'<a href="{page}">{html.escape(title)}</a>' for page, title in pages)


def calculation_entry(book: Book, calc: Calculated, used: dict[str, list[tuple[str, str]]]) -> str:
    """Everything about one calculation, as HTML."""
    inputs = []
    for one in calc.inputs:
        if one.startswith("series:"):
            point = book.series.loc[one.removeprefix("series:")]
            inputs.append(f"{html.escape(point['name'])}, {html.escape(point_date_words(point))}: {point.value:,.10g}")
        elif one.startswith("table:"):
            inputs.append(f"the table <code>{one.removeprefix('table:')}</code>")
        else:
            reference = one if ":" in one else f"claim:{one}"
            inputs.append(f"{figure_link(book, reference)}, {html.escape(book.figure(reference).what)}")
    return _entry(calc.id, calc.era, calc.words, calc.title, [
        ("Worked out as", html.escape(calc.formula)),
        ("From", "<ul>" + "".join(f"<li>{item}</li>" for item in inputs) + "</ul>"),
        ("Bounds", html.escape(bounds(calc.quantity, short=False))),
        ("Assumes", html.escape(calc.assumes)),
        ("Status", f"{label('claims', 'status', calc.quantity.status)}, calculated"),
        ("Used in", _chapters(used.get(f"calc:{calc.id}", []))),
        ("Address", f"<code>calc:{calc.id}</code>"),
    ])


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


def evidence(book: Book, era: str) -> list[nodes.Node]:
    """Every claim of an era, by subject, in the order of the table."""
    used = _used_in(book)
    made: list[nodes.Node] = []
    rows = book.claims[book.claims.era == era]
    for key, group in rows.groupby("source", sort=False):
        source = book.sources[str(key)]
        entries = "".join(claim_entry(book, book.claim(str(id)), used) for id in group.index)
        made.append(_section(f"from-{key}", f"{source.publisher}, {source.date_words}",
                             _raw(f'<p class="entry-source">{source_words(source)}</p>' + entries)))
    return made


def calculations(book: Book, _: str) -> list[nodes.Node]:
    """Every calculation, by era."""
    used = _used_in(book)
    made: list[nodes.Node] = []
    for era in [*book.eras.index, "context"]:
        entries = "".join(calculation_entry(book, calc, used) for calc in book.calcs() if calc.era == era)
        if entries:
            title = book.eras.loc[era, "name"] if era in book.eras.index else "Across the eras"
            made.append(_section(f"calculations-{era}", title, _raw(entries)))
    return made


def evidence_counts(book: Book, _: str) -> list[nodes.Node]:
    """How much of the record belongs to each era."""
    rows = []
    for era in [*book.eras.index, "context"]:
        claims = book.claims[book.claims.era == era]
        rows.append((f'<a href="evidence-{era}.html">{html.escape(label("claims", "era", era))}</a>', str(len(claims)),
                     str(claims.source.nunique()), str(claims.origin.nunique()),
                     str(int((book.events.era == era).sum())), str(int((book.positions.era == era).sum()))))
    rows.append(('<a href="evidence-calculations.html">Calculations</a>', str(len(book.calcs())), "", "", "", ""))
    return [_raw(table("The record by era", ("Era", "Figures", "Documents", "Origins", "Events", "Arguments"),
                       rows).markup)]


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
                    f"<li><code>{c['value']}</code>: {html.escape(c['description'])}</li>"
                    for c in field["categories"]) + "</ul></details>")
            rows.append((f"<code>{field['name']}</code>", field["type"], must,
                         html.escape(field["description"]) + codes_))
        name = resource["name"]
        size = len(book.tables[name])
        link = f'<p><a href="../data/{name}.csv" download>Download {name}.csv</a> ({size} rows)</p>'
        made.append(_section(f"table-{name}", f"{name}.csv",
                             _raw(f"<p>{html.escape(resource['description'])}</p>{link}"
                                  + table(f"Columns of {name}.csv", ("Column", "Type", "Required", "What it holds"),
                                          rows).markup)))
    return made


def definitions(book: Book, column: str) -> list[nodes.Node]:
    """A code list of the claims table with what each code means."""
    rows = []
    for code, entry in codes("claims", column).items():
        cells = [f"{html.escape(entry['label'])}", html.escape(entry["description"])]
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


def source_pages(book: Book, _: str) -> list[nodes.Node]:
    """Every source with what is drawn from it."""
    made: list[nodes.Node] = []
    for title, founding in (("The five founding documents", True), ("Other documents", False)):
        entries = []
        for s in sorted(book.sources.values(), key=lambda s: (s.published or "9999", s.publisher)):
            if s.founding is not founding:
                continue
            claims = book.claims[book.claims.source == s.key]
            eras = list(dict.fromkeys(claims.era))
            basis = {"stated": "stated on the page", "url": "from the address", "inferred": "inferred"}.get(s.date_basis, "")
            where = ", ".join(f'<a href="evidence-{era}.html#from-{s.key}">{(claims.era == era).sum()} in '
                              f'{label("claims", "era", era)}</a>' for era in eras)
            entries.append(
                f'<article class="entry" id="{s.key}"><h3>{source_words(s)}</h3>' + _pairs([
                    ("Kind", s.kind.replace("-", " ")), ("Date", basis),
                    ("Weak source", html.escape(s.weak)), ("Note", html.escape(s.note)),
                    ("Figures drawn", where), ("Read", date_words(s.accessed)),
                ]) + (_card(book, s.key) if founding else "") + "</article>")
        made.append(_section(title.lower().replace(" ", "-"), title, _raw("".join(entries))))
    return made


def _card(book: Book, key: str) -> str:
    """The card of a founding document: digest, checksum, and its claims by paragraph."""
    from markdown_it import MarkdownIt

    from ..verify import BY_PARAGRAPH, cards

    card = cards(book.root)[key]
    text = card["text"].split(BY_PARAGRAPH, 1)[0]
    text = text[text.index("## Digest"):] if "## Digest" in text else text
    body = MarkdownIt().render(text).replace("<h2>", "<h4>").replace("</h2>", "</h4>")
    rows = book.claims[book.claims.source == key].sort_values("paragraph", kind="stable")
    lines = "".join(
        f"<li>Paragraph {int(number)}: " + "; ".join(figure_link(book, f"claim:{id}") for id in group.index) + "</li>"
        for number, group in rows.groupby("paragraph"))
    return (f'<details><summary>Card of this document</summary>{body}<h4>Figures by paragraph</h4><ul>{lines}</ul>'
            f'<p>{html.escape(card["date_basis"])} Checksum (sha256): <code class="checksum">{card["sha256"]}</code></p></details>')


def era_cards(book: Book, _: str) -> list[nodes.Node]:
    """The four eras as the front page shows them."""
    items = []
    for era, row in book.eras.iterrows():
        years = str(row.start) if row.start == row.end else f"{row.start}–{str(row.end)[2:]}"
        items.append(f'<li data-era="{era}"><a href="{era}.html"><span class="era-years">{years}</span>'
                     f'<span class="era-name">{html.escape(row["name"])}</span>'
                     f'<span class="era-question">{html.escape(row.question)}</span></a></li>')
    return [_raw(f'<ul class="era-cards">{"".join(items)}</ul>')]


def contradictions(book: Book, era: str) -> list[nodes.Node]:
    """Where the sources of an era contradict each other, as a table."""
    from ..chapter import conflicts_table

    return [_raw(conflicts_table(book, era).markup)]


def timeline(book: Book, era: str) -> list[nodes.Node]:
    """The events of an era, or of all, as a table."""
    from ..chapter import events_table

    return [_raw(events_table(book, era).markup)]


def setup(app: Sphinx) -> None:
    """Register a directive for each function."""
    made: dict[str, Callable[[Book, str], list[nodes.Node]]] = {
        "evidence": evidence, "calculations": calculations, "evidence-counts": evidence_counts,
        "data-dictionary": dictionary, "definitions": definitions, "hedges": hedges, "source-list": source_pages,
        "era-cards": era_cards, "events": timeline,
        "contradictions": contradictions, "coding-rules": coding_rules,
    }
    for name, function in made.items():
        attributes: dict[str, Any] = {"make": staticmethod(function)}
        app.add_directive(name, type(f"Made_{name}", (Made,), attributes))


