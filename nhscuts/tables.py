"""Loading and validating the tables of `data/` and the sources of `seeds/`. A table is loaded whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Checklist, Resource, system
from pybtex.database import BibliographyData, parse_file
from pybtex.exceptions import PybtexError

from . import rules
from .errors import BookError
from .quantity import Quantity
from .schema import ROOT, codes, datapackage
from .words import HEDGE, disagreement

WORDING_LIMIT = 10
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def load_tables(root: Path = ROOT) -> dict[str, pd.DataFrame]:
    """Every table of the datapackage as a data frame, validated, indexed by its primary key.

    Numbers are floats with NaN for an empty cell; texts are strings, empty where the cell is empty.

    Raises:
        BookError: naming file, row, column, what it holds and what is allowed, one line a problem.
    """
    tables: dict[str, pd.DataFrame] = {}
    problems = []
    for resource in datapackage(root)["resources"]:
        path = root / "data" / resource["path"]
        if not path.is_file():
            raise BookError(f"data/{resource['path']}: the file is missing; the datapackage names it.")
        found = _shape_problems(resource, path)
        problems += found
        if not found:
            tables[resource["name"]] = _frame(resource, path)
    if problems:
        raise BookError(*problems)
    sources = load_sources(root)
    problems = (_reference_problems(tables, sources, root) + _claim_problems(tables["claims"])
                + _wording_problems(tables) + _date_problems(tables, sources) + rules.problems(tables, sources))
    if problems:
        raise BookError(*problems)
    return tables


def _frame(resource: dict[str, Any], path: Path) -> pd.DataFrame:
    fields = resource["schema"]["fields"]
    texts = {f["name"]: str for f in fields if f["type"] == "string"}
    frame = pd.read_csv(path, dtype=texts, keep_default_na=False,
                        na_values={f["name"]: [""] for f in fields if f["type"] not in ("string", "boolean")})
    return frame.set_index(resource["schema"]["primaryKey"][0], drop=False).rename_axis(None)


# -- one table by itself: what the datapackage says of its columns --------------------------------------------------


def _shape_problems(resource: dict[str, Any], path: Path) -> list[str]:
    """What frictionless finds wrong with one file, in sentences."""
    name = f"data/{path.name}"
    try:
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except UnicodeDecodeError:
        return [f"{name}: the file is not UTF-8 text."]
    except csv.Error as error:
        return [f"{name}: the file is not well-formed CSV ({error})."]
    fields = resource["schema"]["fields"]
    expected = [f["name"] for f in fields]
    if not rows or rows[0] != expected:
        return [f"{name}: the header is {', '.join(rows[0]) if rows else 'missing'}; it has to be {', '.join(expected)}."]
    descriptor = {key: value for key, value in resource.items() if key != "path"}
    descriptor["schema"] = {"fields": [_plain_field(f) for f in fields], "missingValues": [""],
                            "primaryKey": resource["schema"]["primaryKey"]}
    with system.use_context(trusted=True):
        report = Resource.from_descriptor({**descriptor, "path": path.name}, basepath=str(path.parent)).validate(
            Checklist(), limit_errors=50)
    by_name = {f["name"]: f for f in fields}
    key = expected.index(resource["schema"]["primaryKey"][0])
    problems = []
    for found in report.tasks[0].errors if report.tasks else report.errors:
        number = getattr(found, "row_number", None)
        column = getattr(found, "field_name", "")
        cells = rows[number - 1] if number and number <= len(rows) else []
        row = f"row {cells[key] or number}" if len(cells) > key else f"line {number}" if number else "the file"
        if found.type in ("extra-cell", "missing-cell"):
            sentence = f"{name}, {row}: {len(cells)} cells; it has to be {len(expected)}."
        elif found.type == "primary-key" or (found.type == "unique-error" and column == expected[key]):
            sentence = f"{name}, {row}, column {expected[key]}: the id stands twice; each has to be unique."
        elif column in by_name:
            cell = cells[expected.index(column)] if len(cells) > expected.index(column) else ""
            sentence = f"{name}, {row}, column {column}: holds {cell!r}; {_allowed(by_name[column])}."
        else:
            sentence = f"{name}, {row}: {found.note}."
        if sentence not in problems:
            problems.append(sentence)
    return problems


def _plain_field(field: dict[str, Any]) -> dict[str, Any]:
    """A field as frictionless 5 knows it: a code list becomes the constraint `enum`."""
    kept = {k: v for k, v in field.items() if k in ("name", "type", "constraints")}
    if "categories" in field:
        kept["constraints"] = {**kept.get("constraints", {}), "enum": [c["value"] for c in field["categories"]]}
    if field["type"] == "boolean":
        kept |= {"trueValues": ["true"], "falseValues": ["false"]}
    return kept


def _allowed(field: dict[str, Any]) -> str:
    """What a column may hold, in words."""
    constraints = field.get("constraints", {})
    if "categories" in field:
        what = "allowed: " + ", ".join(c["value"] for c in field["categories"])
    elif field["type"] in ("number", "integer"):
        what = "allowed: a number without commas or signs of currency" if field["type"] == "number" else \
            "allowed: a whole number"
    elif field["type"] == "boolean":
        what = "allowed: true, false"
    elif "pattern" in constraints:
        what = f"allowed: text of the form {constraints['pattern']}"
    else:
        what = "allowed: text"
    return what + ("" if constraints.get("required") else ", or empty")


# -- tables against each other ------------------------------------------------------------------------------------


def _reference_problems(tables: dict[str, pd.DataFrame], sources: dict[str, Source], root: Path) -> list[str]:
    problems = []

    def check(table: str, column: str, known: set[str], where: str, many: bool = False) -> None:
        for key, cell in tables[table][column].items():
            for one in (cell.split(";") if many else [cell]) if cell else []:
                if one not in known:
                    problems.append(f"data/{table}.csv, row {key}, column {column}: holds {one!r}; "
                                    f"allowed: an id that stands in {where}.")

    for resource in datapackage(root)["resources"]:
        for foreign in resource["schema"].get("foreignKeys", []):
            target = foreign["reference"]["resource"]
            check(resource["name"], foreign["fields"][0], set(tables[target].index), f"data/{target}.csv")
        if "source" in tables[resource["name"]]:
            check(resource["name"], "source", set(sources), "seeds/sources.bib")
    claims = set(tables["claims"].index)
    check("claims", "restates", claims, "data/claims.csv")
    for table, column in (("claims", "corroborates"), ("claims", "reprints"), ("conflicts", "claims")):
        check(table, column, claims, "data/claims.csv", many=True)
    check("conflicts", "used", claims, "data/claims.csv")
    check("exceptions", "claim", claims, "data/claims.csv")
    check("bodies", "succeeded_by", set(tables["bodies"].index), "data/bodies.csv", many=True)
    check("bodies", "named_in", set(sources), "seeds/sources.bib", many=True)
    seen: dict[str, str] = {}
    for table in ("claims", "events", "positions", "series"):
        for key in tables[table].index:
            if key in seen:
                problems.append(f"data/{table}.csv, row {key}, column id: stands in data/{seen[key]}.csv too; "
                                "each id has to be unique across the tables.")
            seen[key] = table
    return problems


def _claim_problems(claims: pd.DataFrame) -> list[str]:
    """Rules that join columns of one claim, and claims to each other."""
    problems = []
    quantities: dict[str, Quantity] = {}
    for key, row in claims.iterrows():
        try:
            quantities[str(key)] = claim_quantity(row)
        except BookError as error:
            problems.append(f"data/claims.csv, row {key}, column qualifier: holds {row.qualifier!r}; "
                            f"{str(error).rstrip('.')}.")
    for key, row in claims.iterrows():
        def say(column: str, held: object, allowed: str) -> None:
            problems.append(f"data/claims.csv, row {key}, column {column}: holds {held!r}; {allowed}.")

        rule = codes("claims", "measure")[row.measure]
        for column, some in (("unit", rule["units"]), ("status", rule["statuses"])):
            if row[column] not in some:
                say(column, row[column], f"with measure {row.measure}, allowed: {', '.join(some)}")
        if (row.unit == "percent") != bool(row.of_what):
            say("of_what", row.of_what, "a percentage says of what, and nothing else does")
        quantity = quantities.get(str(key))
        if quantity is None:
            continue
        if len(row.wording.split()) > WORDING_LIMIT:
            say("wording", row.wording, f"allowed: {WORDING_LIMIT} words at most")
        why = disagreement(row.wording, quantity)
        if why and not why.startswith(HEDGE):  # the hedge is a rule of its own, with exceptions
            say("wording", row.wording, f"by the data, {why}")
        if row.restates:
            other = claims.loc[row.restates] if row.restates in claims.index else None
            if other is not None and (other.source != row.source or other.restates):
                say("restates", row.restates, "allowed: a claim of the same source that restates no other")
        for column in ("reprints", "corroborates"):
            for one in filter(None, row[column].split(";")):
                if one not in claims.index:
                    continue
                other = claims.loc[one]
                if key not in other[column].split(";"):
                    say(column, one, "a link between two claims stands on both")
                elif other.source == row.source:
                    say(column, one, "allowed: a claim of another source")
                elif (other.measure, other.unit) != (row.measure, row.unit):
                    say(column, one, f"allowed: a claim of measure {row.measure} in {row.unit}")
                elif one in quantities and not quantity.overlaps(quantities[one]):
                    say(column, one, "the two figures exclude each other")
    return problems


def _wording_problems(tables: dict[str, pd.DataFrame]) -> list[str]:
    """Events and series keep to the same limit on others' words."""
    return [f"data/{table}.csv, row {key}, column wording: holds {cell!r}; allowed: {WORDING_LIMIT} words at most."
            for table in ("events", "series") for key, cell in tables[table]["wording"].items()
            if len(cell.split()) > WORDING_LIMIT]


def _date_problems(tables: dict[str, pd.DataFrame], sources: dict[str, Source]) -> list[str]:
    """A figure speaks of a time no later than its source, unless it looks forward."""
    problems = []
    for key, row in tables["claims"].iterrows():
        source = sources.get(row.source)
        if source is None or not source.published or codes("claims", "status")[row.status]["tense"] == "forward":
            continue
        width = min(len(source.published), len(row.as_of))
        if row.as_of[:width] > source.published[:width]:
            problems.append(f"data/claims.csv, row {key}, column as_of: holds {row.as_of!r}; allowed: not later than "
                            f"the source, {source.published}, for a figure that is {row.status}.")
    return problems


def claim_quantity(row: pd.Series) -> Quantity:
    """The quantity of a row of the claims table."""
    numbers = {n: None if pd.isna(row[n]) else float(row[n]) for n in ("value", "low", "high")}
    return Quantity.stated(row.qualifier, row.unit, row.status, **numbers)


# -- sources ------------------------------------------------------------------------------------------------------


class Source:
    """A document: one entry of `seeds/sources.bib`."""

    def __init__(self, key: str, entry: Any) -> None:
        field = {name.lower(): value for name, value in entry.fields.items()}
        # BibTeX braces protect capitals, and its backslash protects a sign
        strip = lambda text: re.sub(r"[{}]|\\(?=[&%])", "", text)  # noqa: E731
        self.key = key
        self.title = strip(field.get("title", ""))
        self.publisher = strip(field.get("journal") or field.get("publisher") or field.get("institution") or "")
        self.authors = [strip(str(person)) for person in entry.persons.get("author", [])]
        self.url = strip(field.get("url", ""))
        self.accessed = field.get("urldate", "")
        self.kind = field.get("kind", "")
        self.date_basis = field.get("datebasis", "")
        self.title_basis = field.get("titlebasis", "stated")
        self.note = strip(field.get("note", ""))
        self.weak = strip(field.get("weak", ""))
        self.founding = field.get("founding") == "yes"
        year, month, day = field.get("year", ""), field.get("month", ""), field.get("day", "")
        if month:
            month = f"{_month(month):02d}"
        self.published = "-".join(part for part in (year, month, day and f"{int(day):02d}") if part)

    @property
    def date_words(self) -> str:
        """"15 December 2010", "October 2006 (inferred)"; "undated" where nothing is known."""
        return (date_words(self.published) or "undated") + (" (inferred)" if self.date_basis == "inferred" else "")


def _month(name: str) -> int:
    short = name.strip().lower()[:3]
    return _MONTHS.index(short) + 1 if short in _MONTHS else int(name)


def date_words(iso: str) -> str:
    """An ISO date in words, as precisely as it is given: "2010-12" → "December 2010"."""
    parts = iso.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {dt.date(2000, int(parts[1]), 1):%B} {parts[0]}"
    if len(parts) == 2:
        return f"{dt.date(2000, int(parts[1]), 1):%B} {parts[0]}"
    return iso


def point_date_words(point: pd.Series) -> str:
    """The date of a point of a series in words: "2011–12" for a financial year, "December 2011" for a month."""
    return str(point.date).replace("-", "–") if point.dated == "financial-year" else date_words(point.date)


def load_bibliography(root: Path = ROOT) -> BibliographyData:
    """`seeds/sources.bib` as pybtex reads it."""
    try:
        return parse_file(root / "seeds" / "sources.bib", bib_format="bibtex")
    except (PybtexError, FileNotFoundError) as error:
        raise BookError(f"seeds/sources.bib cannot be read: {error}.") from None


SOURCE_KINDS = ("news", "trade-press", "official-statistics", "audit-report", "parliamentary", "government",
                "think-tank", "union", "survey", "academic", "reference", "representative", "blog")
#: Kinds of source that are the press; a figure that stands in these alone is press-only.
PRESS = ("news", "trade-press", "blog")


def load_sources(root: Path = ROOT) -> dict[str, Source]:
    """Every source by its key, validated."""
    sources, problems = {}, []
    for key, entry in load_bibliography(root).entries.items():
        source = sources[key] = Source(key, entry)
        where = f"seeds/sources.bib, entry {key}"
        for name in ("title", "publisher", "url", "accessed"):
            if not getattr(source, name):
                problems.append(f"{where}: {name} is missing.")
        if source.kind not in SOURCE_KINDS:
            problems.append(f"{where}, field kind: holds {source.kind!r}; allowed: {', '.join(SOURCE_KINDS)}.")
        if source.date_basis not in ("stated", "url", "inferred") and source.published:
            problems.append(f"{where}, field datebasis: holds {source.date_basis!r}; allowed: stated, url, inferred.")
        if source.date_basis == "inferred" and not source.note:
            problems.append(f"{where}: the date is inferred and no note says how.")
    if problems:
        raise BookError(*problems)
    return sources


