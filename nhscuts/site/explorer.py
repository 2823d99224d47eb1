"""The evidence explorer: every stated figure in one table that a reader filters, sorts, shares and takes away."""

from __future__ import annotations

import csv
import functools
import hashlib
import html
import json

from docutils import nodes

from .. import __version__
from ..book import Book, Claim
from ..chapter import table
from ..schema import codes, datapackage, label, resource

#: The script of the data, which the page asks for once it is needed; it stands beside the page's own script.
DATA_FILE = "explorer-data.js"
#: Rows that stand on the page before any script runs.
FIRST = 25
#: What a reader filters by, and its name on the page: columns of the claims table, and the kind of the source.
FILTERS = {"era": "Era", "body": "Body", "measure": "Measure", "staff_group": "Staff group", "status": "Status",
           "unit": "Counted in", "kind": "Kind of document"}
#: The orders of the list; what each does is written in explorer.js.
ORDERS = {"": "Era and document", "newest": "Date, newest first", "oldest": "Date, oldest first",
          "size": "Size within a unit"}


def explorer(book: Book, _: str) -> list[nodes.Node]:
    """The controls, the first rows and the way to the complete lists."""
    rows = in_order(book)
    data = hashlib.sha256(explorer_data(book).encode()).hexdigest()[:8]  # a new address when the data change
    filters = "".join(_filter(book, name) for name in FILTERS)
    orders = "".join(f'<option value="{value}">{text}' for value, text in ORDERS.items())
    shown = table("Figures of the record", ("Figure", "What it measures, and of whom", "Status", "Document"),
                  (_cells(row) for row in rows[:FIRST]))
    markup = (
        f'<div class="explorer"><form class="explorer-controls" role="search" aria-label="Evidence" autocomplete="off" '
        f'data-evidence="{DATA_FILE}?v={data}"><div class="explorer-words"><label for="explorer-q">Words</label>'
        '<input type="search" id="explorer-q" name="q" aria-describedby="explorer-help">'
        '<p id="explorer-help">All of them have to occur in what a figure measures, its wording, publisher, place or notes.'
        f"</p></div>{filters}{_select('sort', 'Order', orders)}"
        '<div class="explorer-actions"><button type="button" name="clear">Clear filters</button>'
        '<button type="button" name="download">Download these figures (CSV)</button></div></form>'
        f'<p class="explorer-count" role="status">{count_words(rows, FIRST)}</p>{shown.markup}'
        '<p class="explorer-more"><button type="button" name="more">Show 50 more</button></p>'
        f'<p class="explorer-lists">{_lists()}</p></div>')
    return [nodes.raw("", markup, format="html")]


def in_order(book: Book) -> list[Claim]:
    """Every claim by era, then document, in the order of the table."""
    eras = list(codes("claims", "era"))
    documents = {key: n for n, key in enumerate(book.claims.source.drop_duplicates())}
    rows = book.claims.assign(_era=book.claims.era.map(eras.index), _document=book.claims.source.map(documents))
    return [book.claim(str(id)) for id in rows.sort_values(["_era", "_document"], kind="stable").index]


def count_words(rows: list[Claim], shown: int) -> str:
    """How much a list holds and how much of it is on the page, as the script says it too."""
    def some(number: int, noun: str) -> str:
        return f"{number:,} {noun}{'' if number == 1 else 's'}"

    documents, origins = len({row.source.key for row in rows}), len({row.row.origin for row in rows})
    more = f"; {shown} are shown" if len(rows) > shown else ""
    return f"{some(len(rows), 'figure')} from {some(documents, 'document')} and {some(origins, 'origin')}{more}."


def _select(name: str, title: str, options: str) -> str:
    return f'<div><label for="explorer-{name}">{title}</label><select id="explorer-{name}" name="{name}">{options}</select></div>'


def _filter(book: Book, name: str) -> str:
    """One filter with what it can be set to and how many figures that leaves."""
    values = book.claims.source.map(lambda key: book.sources[key].kind) if name == "kind" else book.claims[name]
    found = values[values != ""].value_counts()
    if name == "body":
        names = {code: str(book.bodies.loc[code, "name"]) for code in found.index}
    elif name == "kind":
        names = {code: code.replace("-", " ") for code in found.index}
    else:  # a label may be a dash in tables; by itself it has to say something
        names = {code: str(entry["label"] if entry["label"] != "—" else entry["description"].rstrip("."))
                 for code, entry in codes("claims", name).items() if code in found.index}
    ordered = sorted(names, key=lambda code: names[code].lower()) if name in ("body", "kind") else list(names)
    options = "".join(f'<option value="{code}">{html.escape(names[code], quote=False)} ({found[code]})' for code in ordered)
    return _select(name, FILTERS[name], f'<option value="">Any{options}')


def _cells(claim: Claim) -> tuple[str, str, str, str]:
    """A row of the table; explorer.js makes the same."""
    def text(words: str) -> str:
        return html.escape(words, quote=False)

    source, page = claim.source, f"root:documents/{claim.source.key}.html"
    return (f'<a class="figure-link" href="{page}#{claim.id}">{text(claim.words)}</a>',
            f'{text(_what(claim) + claim.row.subject)}<small data-era="{claim.era}">{label("claims", "era", claim.era)}</small>',
            f'{label("claims", "status", claim.row.status)}, as of {claim.as_of_words}',
            f'<a href="{page}">{text(f"{source.publisher}, {source.date_words}")}</a><small>{source.kind.replace("-", " ")}'
            f'{"; weak source" if source.weak else ""}</small>')


def _what(claim: Claim) -> str:
    """What a figure measures, up to the name of its subject: "Posts to go, clinical: "."""
    before = claim.what.removesuffix(claim.row.subject)
    return before[0].upper() + before[1:]


def _lists() -> str:
    eras = ", ".join(f'<a href="root:chapters/evidence-{code}.html">{html.escape(entry["label"])}</a>'
                     for code, entry in codes("claims", "era").items())
    return (f'Complete lists, which need no script: {eras}; every <a href="root:bodies/index.html">body</a>. '
            "A figure that several documents print stands here once for each, so the rows are not to be added up.")


# -- the data of the script -----------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=2)
def explorer_data(book: Book) -> str:
    """The text of the script that holds every row: the claims as they stand in their file, in the page's order, what the
    page says of each, and their sources."""
    claims = in_order(book)
    with open(book.root / "data" / resource("claims")["path"], encoding="utf-8", newline="") as file:
        cells = {row["id"]: row for row in csv.DictReader(file)}
    sources = sorted({claim.source.key: claim.source for claim in claims}.values(), key=lambda source: source.key)
    data = {
        "name": datapackage()["name"],
        "version": __version__,
        "columns": {field["name"]: _column([cells[claim.id][field["name"]] for claim in claims])
                    for field in resource("claims")["schema"]["fields"]},
        "said": {
            "words": _column([claim.words for claim in claims]),
            "what": _column([_what(claim) for claim in claims]),
            "date": _column([claim.as_of_words for claim in claims]),
        },
        "sources": {
            "key": [s.key for s in sources],
            "publisher": _column([s.publisher for s in sources]),
            "title": [s.title for s in sources],
            "date": _column([s.published for s in sources]),
            "kind": _column([s.kind for s in sources]),
            "url": [s.url for s in sources],
            "said": _column([s.date_words for s in sources]),
            "weak": _column(["yes" if s.weak else "" for s in sources]),
        },
    }
    return f"window.BOOK_EVIDENCE = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _column(values: list[str]) -> list[str] | dict[str, list[str] | list[int]]:
    """A column as it is, or, where that is shorter, a list of its values and the place of each row's own in it."""
    place = {value: n for n, value in enumerate(dict.fromkeys(values))}
    packed: dict[str, list[str] | list[int]] = {"values": list(place), "rows": [place[value] for value in values]}
    return packed if len(json.dumps(packed)) < len(json.dumps(values)) else values
