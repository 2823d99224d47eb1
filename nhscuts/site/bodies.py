"""A page for each body that the record names, and the list of them all."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from ..book import Book
from ..chapter import figure_link, table
from ..schema import codes, label
from ..tables import Source, date_words
from .made import Page
from .timeline import STYLES, STILL_AHEAD, event_dates

#: A body of more figures than this has a page for the figures of each era.
SPLIT_FROM = 150
#: A list longer than this is folded away until it is asked for.
FOLD_FROM = 12
#: Stands for the year of a document without a date, after every year.
UNDATED = "9999"
MORE = '<p><a href="root:chapters/contradictions.html">Every contradiction, with the figure that the text uses</a></p>'


# -- words ----------------------------------------------------------------------------------------------------------


def body_link(book: Book, id: str) -> str:
    """A body as HTML; the site turns it into a link to its page."""
    return f'<span data-body="{id}">{html.escape(book.bodies.loc[id, "name"])}</span>'


def source_link(source: Source) -> str:
    """Publisher and date of a source as HTML; the site turns it into a link to the document's page."""
    return f'<span data-source="{source.key}">{html.escape(source.publisher)}, {html.escape(source.date_words)}</span>'


def lifespan(body: pd.Series) -> str:
    """The dates of a body as the record has them: "1 April 2013 to 1 July 2022", "to 31 March 2013"."""
    start, end = (date_words(body[name]) for name in ("founded", "abolished"))
    return f"{start} to {end}" if start and end else f"from {start}" if start else f"to {end}" if end else ""


def _when(iso: str) -> str:
    return f"{'on' if iso.count('-') == 2 else 'in'} {date_words(iso)}"


def _dates(body: pd.Series) -> list[str]:
    return [f"{words} {_when(body[name])}" for name, words in (("founded", "founded"), ("abolished", "abolished")) if body[name]]


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" + ("" if n == 1 else "s")


def _years(claims: pd.DataFrame) -> str:
    first, last = claims.as_of.min()[:4], claims.as_of.max()[:4]
    return first if first == last else f"{first}–{last}"


def measured(book: Book, claims: pd.DataFrame) -> str:
    """How much the record says: "33 figures from 9 documents, 2005–2007"."""
    return f"{_count(len(claims), 'figure')} from {_count(claims.source.nunique(), 'document')}, {_years(claims)}"


def kind_words(book: Book, body: pd.Series) -> str:
    """The kind of a body in words: "primary care trust", "a kind of body", "several bodies, recorded among the NHS trusts"."""
    name = "" if body.kind == "other" else label("bodies", "kind", body.kind)
    if not body.collective:
        return name
    if kind_row(book, body.kind) == body.id:
        return "a kind of body"
    return "several bodies taken together" if not name else f"several bodies, recorded among the {_plural(name)}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith(("ty", "dy")) else f"{noun}s"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _section(heading: str, content: str) -> str:
    name = heading.lower().replace(" ", "-")
    return f'<section id="{name}"><h2>{heading}</h2>{content}</section>' if content else ""


def _folded(summary: str, n: int, content: str) -> str:
    return content if n <= FOLD_FROM else f"<details><summary>{summary}</summary>{content}</details>"


# -- where a body stands --------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=None)
def kind_row(book: Book, kind: str) -> str | None:
    """The row that stands for a whole kind: the collective one whose name is the kind's in the plural."""
    plural = _plural(label("bodies", "kind", kind)).lower()
    rows = book.bodies[book.bodies.collective & (book.bodies.kind == kind)]
    return next((str(id) for id, name in rows.name.items() if name.lower() in (plural, f"{plural} in england")), None)


def predecessors(book: Book, id: str) -> list[str]:
    """The bodies that a body succeeded, kinds before single bodies."""
    before = book.bodies[book.bodies.succeeded_by.map(lambda ids: id in ids.split(";"))]
    return [str(one) for one in before.sort_values("collective", ascending=False, kind="stable").index]


def successors(book: Book, id: str) -> list[str]:
    """The bodies that took over a body's work."""
    return [one for one in str(book.bodies.loc[id, "succeeded_by"]).split(";") if one]


def lineage(book: Book, id: str) -> list[tuple[str, list[str]]]:
    """A body between what came before and after it: pairs of a label and ids, in the order of time.

    Where the record knows no predecessor of the body itself, those of its kind stand for it and the label says so.
    """
    own = predecessors(book, id)
    kind = _kind_of(book, id)
    before = own or ([one for one in predecessors(book, kind) if book.bodies.loc[one, "collective"]] if kind else [])
    steps = [("This body", [id])]
    names = iter(["Before" if own else "Before its kind"])
    seen = {id}
    while before := [one for one in before if one not in seen]:
        seen.update(before)
        steps.insert(0, (next(names, "Earlier"), before))
        # the single bodies of a step are followed through their kind
        before = [one for other in before if book.bodies.loc[other, "collective"] for one in predecessors(book, other)
                  if book.bodies.loc[one, "collective"]]
    after, names = successors(book, id), iter(["After"])
    while after := [one for one in dict.fromkeys(after) if one not in seen]:
        seen.update(after)
        steps.append((next(names, "Later"), after))
        after = [one for other in after for one in successors(book, other)]
    return steps


def _kind_of(book: Book, id: str) -> str | None:
    """The row of a body's kind, unless it is the body itself or what became of it."""
    kind = kind_row(book, str(book.bodies.loc[id, "kind"]))
    return None if kind == id or kind in successors(book, id) else kind


def _where(book: Book, id: str) -> str:
    """What a body is part of, what it succeeded, what succeeded it, which bodies of its kind the record names."""
    body, made = book.bodies.loc[id], ""
    kind = _kind_of(book, id)
    steps = lineage(book, id)
    if len(steps) > 1:
        made = f'<ol class="lineage">{"".join(_step(book, id, name, ids) for name, ids in steps)}</ol>'
    if kind:
        dates = _dates(book.bodies.loc[kind])
        made += f"<p>Its kind: {', '.join([body_link(book, kind), *dates])}.</p>"
    single = [one for one in predecessors(book, id) if not book.bodies.loc[one, "collective"]]
    if len(single) > FOLD_FROM:
        made += _names(book, single, f"The {len(single)} single bodies that the record has it succeed")
    known = steps[-1][0] in ("After", "Later")
    if not known and (body.abolished or (kind and successors(book, kind))):
        made += "<p>What succeeded it the record does not say.</p>"
    if kind_row(book, body.kind) == id:
        members = [str(one) for one in book.bodies[(book.bodies.kind == body.kind)].sort_values("name").index if one != id]
        if members:
            made += _names(book, members, f"Others of this kind that the record names: {len(members)}")
    return made


def _step(book: Book, id: str, name: str, ids: list[str]) -> str:
    """One step of a lineage. Single bodies that are many are left to the list below it."""
    if sum(not book.bodies.loc[one, "collective"] for one in ids) > FOLD_FROM:
        ids = [one for one in ids if book.bodies.loc[one, "collective"]]
    bodies = "".join(f"<p>{html.escape(book.bodies.loc[one, 'name']) if one == id else body_link(book, one)}"
                     + (f" <small>{span}</small>" if (span := lifespan(book.bodies.loc[one])) else "") + "</p>" for one in ids)
    return f"<li{' class=here' if ids == [id] else ''}><b>{name}</b>{bodies}</li>"


def _names(book: Book, ids: Iterable[str], summary: str) -> str:
    names = "".join(f"<li>{body_link(book, one)}</li>" for one in ids)
    return f'<details><summary>{summary}</summary><ul class="names">{names}</ul></details>'


# -- what is recorded of it -----------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=None)
def _outcomes(book: Book) -> dict[str, str]:
    """Claim → what came of it, or what it came of, as HTML."""
    made: dict[str, list[str]] = {}
    for row in book.outcomes.itertuples():
        if row.outcome:
            words = label("outcomes", "comparable", row.comparable)
            grade = f"<small>{words + ' match' if row.comparable == 'weak' else words}</small>"
            made.setdefault(row.announced, []).append(figure_link(book, f"claim:{row.outcome}") + grade)
            made.setdefault(row.outcome, []).append(f"itself the outcome of {figure_link(book, f'claim:{row.announced}')}{grade}")
        else:
            made.setdefault(row.announced, []).append("no outcome found")
    return {id: "".join(f"<p>{cell}</p>" for cell in dict.fromkeys(cells)) for id, cells in made.items()}


def figures_table(book: Book, claims: pd.DataFrame, caption: str) -> str:
    """Figures document by document, the earliest first: each with what it measures, its status and what came of it."""
    subjects = claims.subject.value_counts()
    usual = subjects.index[0] if subjects.iloc[0] * 2 > len(claims) > 1 else None
    came = {str(id): _outcomes(book).get(str(id), "") for id in claims.index}
    width = 3 if any(came.values()) else 2
    groups = []
    keys = sorted(claims.source.unique(), key=lambda key: (book.sources[key].published or UNDATED, key))
    for key in keys:
        source = book.sources[key]
        rows = [f'<tr><th colspan="{width}" scope="rowgroup"><span data-source="{key}">{html.escape(source.title)}</span>'
                f"<small>{html.escape(source.publisher)}, {html.escape(source.date_words)}</small></th></tr>"]
        for id in claims.index[claims.source == key]:
            claim = book.claim(str(id))
            what = claim.what.removesuffix(f": {usual}") if usual else claim.what
            of = f" (of what: {html.escape(claim.row.of_what)})" if claim.row.of_what else ""
            status = f"{label('claims', 'status', claim.row.status)}, {claim.as_of_words}"
            rows.append(f'<tr><th scope="row">{figure_link(book, f"claim:{id}")}</th><td>{html.escape(what)}{of}'
                        f"<small>{status}</small></td>" + (f"<td>{came[str(id)]}</td>" if width == 3 else "") + "</tr>")
        groups.append(f"<tbody>{''.join(rows)}</tbody>")
    about = f"<p>Of {html.escape(usual)}, unless a row says otherwise.</p>" if usual and len(subjects) > 1 else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Figure", "What it measures", "What came of it")[:width])
    name = html.escape(caption)
    return (f'{about}<div class="table-box by-document" role="region" tabindex="0" aria-label="{name}"><table>'
            f'<caption class="hidden-text">{name}</caption><thead><tr>{head}</tr></thead>{"".join(groups)}</table></div>')


@dataclass(frozen=True)
class Part:
    """The figures of one era about one body, or of some years of its documents where the era's are very many."""

    era: str
    title: str
    slug: str
    claims: pd.DataFrame


def parts(book: Book, claims: pd.DataFrame) -> list[Part]:
    """Figures by era, in the order of the eras."""
    made = []
    for era in codes("claims", "era"):
        rows = claims[claims.era == era]
        title = "Across the eras" if era == "context" else str(book.eras.loc[era, "name"]) if len(rows) else ""
        if 0 < len(rows) <= SPLIT_FROM:
            made.append(Part(era, title, era, rows))
        elif len(rows):
            made += [Part(era, f"{title}, documents {years}", f"{era}-{n}", some)
                     for n, (years, some) in enumerate(_halves(book, rows), start=1)]
    return made


def _halves(book: Book, claims: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Figures in two parts of about the same size, by the year in which their documents were published."""
    years = claims.source.map(lambda key: book.sources[key].published[:4] or UNDATED)
    first = min(sorted(set(years))[1:], key=lambda year: abs((years < year).mean() - 0.5))
    last = f"from {first} and undated" if (years == UNDATED).any() else f"from {first}"
    return [(f"before {first}", claims[years < first]), (last, claims[years >= first])]


def _figures(book: Book, id: str, claims: pd.DataFrame) -> str:
    name = book.bodies.loc[id, "name"]
    if len(claims) > SPLIT_FROM:
        items = "".join(f'<li data-era="{part.era}"><a href="root:bodies/{id}-{part.slug}.html">{html.escape(part.title)}</a>'
                        f" <small>{measured(book, part.claims)}</small></li>" for part in parts(book, claims))
        return f'<ul class="era-list">{items}</ul>'
    return "".join(f'<section data-era="{part.era}" id="figures-{part.slug}"><h3 class="era-heading">{html.escape(part.title)}</h3>'
                   f"{figures_table(book, part.claims, f'Figures about {name}: {part.title}')}</section>"
                   for part in parts(book, claims))


def _events(book: Book, id: str) -> str:
    events = book.events[book.events.body == id].sort_values("date", kind="stable")
    items = "".join(
        f'<li data-era="{row.era}">{event_dates(row)}: {html.escape(row.title)}.'
        f"<small>{STILL_AHEAD + '. ' if row.status == 'expected' else ''}{source_link(book.sources[row.source])}</small></li>"
        for row in events.itertuples())
    return f'<ul class="marked">{items}</ul>' if items else ""


def _arguments(book: Book, id: str) -> str:
    items = []
    for row in book.positions[book.positions.body == id].itertuples():
        who = html.escape(_upper(", ".join(part for part in (row.person, row.role) if part))) if row.person or row.role else ""
        items.append(f'<li data-era="{row.era}">{who + ": " if who else ""}{html.escape(row.paraphrase)}'
                     f"<small>{_upper(label('positions', 'stance', row.stance))}, on {label('positions', 'theme', row.theme)}. "
                     f"{source_link(book.sources[row.source])}</small></li>")
    return f'<p>In this book’s words.</p><ul class="marked">{"".join(items)}</ul>' if items else ""


def conflicts_of(book: Book, claims: pd.DataFrame) -> pd.DataFrame:
    """The contradictions in which one of the claims stands."""
    known = set(claims.index)
    return book.conflicts[book.conflicts.claims.map(lambda ids: not known.isdisjoint(ids.split(";")))]


def _contradictions(book: Book, claims: pd.DataFrame) -> str:
    conflicts = conflicts_of(book, claims)
    items = "".join(
        f'<li data-era="{row.era}">{html.escape(row.about)}: '
        + "; ".join(figure_link(book, f"claim:{one}") for one in row.claims.split(";"))
        + f".<small>{_upper(label('conflicts', 'cause', row.cause))}. {html.escape(row.reason)}</small></li>"
        for row in conflicts.itertuples())
    if not items:
        return ""
    return _folded(f"All {len(conflicts)} contradictions", len(conflicts), f'<ul class="marked">{items}</ul>') + MORE


def _documents(sources: list[Source]) -> str:
    ordered = sorted(sources, key=lambda s: (s.published or UNDATED, s.key))
    items = "".join(f'<li><span data-source="{s.key}">{html.escape(s.title)}</span> <small>{html.escape(s.date_words)}</small></li>'
                    for s in ordered)
    return f"<ul>{items}</ul>" if items else ""


# -- pages ----------------------------------------------------------------------------------------------------------


def body_page(book: Book, id: str) -> Page:
    """Everything recorded about one body."""
    body = book.bodies.loc[id]
    claims = book.claims[book.claims.body == id]
    published = [source for source in book.sources.values() if source.publisher == body["name"]]
    named = [book.sources[key] for key in body.named_in.split(";") if key]
    sizes = [(int((book.events.body == id).sum()), "event"), (int((book.positions.body == id).sum()), "argument"),
             (len(conflicts_of(book, claims)), "contradiction")]
    said = [_count(n, noun) for n, noun in sizes if n]
    said += [f"{_count(len(published), 'document')} published by it"] if published else []
    if len(claims):
        holds = "; ".join([measured(book, claims), *said]) + "."
    else:
        holds = f"The record holds no figure about {'them' if body.collective else 'it'}"
        holds += f", but {', '.join(said[:-1])}{' and ' if said[1:] else ''}{said[-1]}." if said else "."
    deck = ", ".join(filter(None, [kind_words(book, body), *_dates(body)]))
    deck = f"{_upper(deck)}." if deck else ""
    aliases = " and ".join(f"“{html.escape(name)}”" for name in body.aliases.split(";") if name)
    markup = "".join((
        f'<p class="deck">{html.escape(deck)}</p>' if deck else "", f'<p class="measured">{holds}</p>',
        f"<p>Recorded also as {aliases}.</p>" if aliases else "",
        _section("Where it stands", _where(book, id)),
        _section("Notes", f"<p>{html.escape(body.notes)}</p>" if body.notes else ""),
        _section("Figures", _figures(book, id, claims)),
        _section("Events", _events(book, id)),
        _section("Arguments", _arguments(book, id)),
        _section("Contradictions", _contradictions(book, claims)),
        _section("Documents it published", _documents(published)),
        _section("Founding documents that name it", _documents(named)),
        '<p><a href="root:bodies/index.html">All bodies</a></p>'))
    description = " ".join(filter(None, [f"{body['name']}.", deck, holds]))
    return _page(id, body["name"], description, markup, "body", _era_of(claims))


def _page(name: str, title: str, description: str, markup: str, kind: str, era: str = "") -> Page:
    return Page(f"bodies/{name}", title, description, f"<section><h1>{html.escape(title)}</h1>{markup}</section>", kind,
                era if era != "context" else "", styles=STYLES)


def _era_of(claims: pd.DataFrame) -> str:
    return str(claims.era.iloc[0]) if claims.era.nunique() == 1 else ""


def pages(book: Book) -> Iterator[Page]:
    """A page for each body; for one with very many figures, another for those of each era."""
    for id in map(str, book.bodies.index):
        yield body_page(book, id)
        claims = book.claims[book.claims.body == id]
        if len(claims) > SPLIT_FROM:
            for part in parts(book, claims):
                title = f"{book.bodies.loc[id, 'name']}: {part.title}"
                markup = (f'<p class="deck">{measured(book, part.claims)}.</p><p>Everything else stands on the page of the body, '
                          f'{body_link(book, id)}.</p><section><h2 class="hidden-text">Figures</h2>'
                          f"{figures_table(book, part.claims, f'Figures, {title}')}</section>")
                yield _page(f"{id}-{part.slug}", title, f"{title}. {measured(book, part.claims)}.", markup, "body", part.era)


def index_page(book: Book) -> Page:
    """All bodies by kind, in the order of the structure, with their dates and how much is recorded of them."""
    counts = book.claims.body.value_counts()
    published = pd.Series([source.publisher for source in book.sources.values()]).value_counts()
    jumps, groups = [], []
    for kind in codes("bodies", "kind"):
        rows = book.bodies[book.bodies.kind == kind].sort_values(["collective", "name"], ascending=[False, True])
        if rows.empty:
            continue
        if first := kind_row(book, kind):
            rows = rows.loc[[first, *(id for id in rows.index if id != first)]]
        title = "Other bodies" if kind == "other" else _upper(_plural(label("bodies", "kind", kind)))
        what, sizes = ("Documents", [published.get(name, 0) for name in rows["name"]]) if kind == "publisher" else (
            "Figures", [counts.get(id, 0) for id in rows.index])
        dated = any(map(lifespan, (row for _, row in rows.iterrows())))
        cells = [[body_link(book, str(id)), *([lifespan(row)] if dated else []), str(size or "none")]
                 for (id, row), size in zip(rows.iterrows(), sizes, strict=True)]
        jumps.append(f'<li><a href="#{kind}">{title}</a> {len(rows)}</li>')
        shown = table(title, ["Body", *(["Dates"] if dated else []), what], cells).markup
        shown = shown.replace("<caption>", '<caption class="hidden-text">', 1)  # the heading above it says the same
        groups.append(f'<section id="{kind}"><h2>{title}</h2>{shown}</section>')
    about = int(book.bodies.index.isin(counts.index).sum())
    deck = f"The {len(book.bodies)} bodies that the record names, by kind; it holds figures about {about} of them."
    markup = (f'<p class="deck">{deck}</p>'
              f'<nav aria-label="Kinds of body"><ul class="jump">{"".join(jumps)}</ul></nav>{"".join(groups)}')
    return _page("index", "Bodies", "Every body that the record names, by kind, with its dates and its figures.", markup, "bodies")
