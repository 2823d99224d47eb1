"""The rules of coding: the whole table keeps them, and each of them refuses the row that it is there to refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from nhscuts import Book, BookError
from nhscuts.findings import ALTERNATIVES
from nhscuts.findings import REGISTRY as FINDINGS
from nhscuts.rules import EXCEPTIONS_LIMIT, RULES
from nhscuts.tables import load_tables
from test_data import edit, message

#: A claim of the founding documents, for each rule, and what makes it break that rule.
BROKEN = {
    "net-change": ("hsj-coventry-2006-posts", {"wording": "net up to 90 jobs"}),
    "reemployed-are-not-redundant": ("hsj-coventry-2006-managers", {"wording": "around 40 managers rehired"}),
    "status-fits-the-words": ("hsj-coventry-2006-posts", {"wording": "could cut up to 90 jobs"}),
    "equivalents-as-the-source-says": ("hsj-coventry-2006-posts", {"unit": "fte"}),
    "hedges-stand-in-the-wording": ("hsj-coventry-2006-posts", {"wording": "cut 90 jobs"}),
    "mainly-is-not-all-of-a-group": ("hsj-coventry-2006-managers", {"wording": "around 40 mainly managers"}),
    "windows-are-periods": ("hsj-coventry-2006-posts", {"wording": "up to 90 jobs over the next two years", "period": ""}),
    "links-join-the-same-quantity": ("hsj-coventry-2006-package", {"body": "nhs-england"}),
    "overspends-are-not-deficits": ("birminghampost-coventry-pct-2006-deficit-forecast",
                                    {"wording": "overspend to £10.7 million"}),
    "wording-is-whole": ("hsj-coventry-2006-posts", {"wording": "up to (90 jobs"}),
}


@pytest.mark.parametrize("name", RULES)
def test_the_whole_table_keeps_the_rule(book: Book, name: str) -> None:
    excepted = set(book.tables["exceptions"].query("rule == @name").claim)
    assert [found for found in RULES[name](book.claims, book.sources) if found[0] not in excepted] == []
    assert len(excepted) <= EXCEPTIONS_LIMIT


@pytest.mark.parametrize("name", BROKEN)
def test_a_row_that_breaks_the_rule_is_refused(project: Path, name: str) -> None:
    id, changes = BROKEN[name]
    edit(project, "claims", id, **changes)
    said = message(project)
    assert f"row {id}, rule {name}:" in said


def test_a_number_that_the_notes_call_a_limit_is_not_exact(project: Path) -> None:
    edit(project, "claims", "hsj-coventry-2006-package", notes="The highest of three figures.")
    assert "is up_to or between" in message(project)


@pytest.mark.parametrize(("name", "field", "instead"), [
    ("inferred-dates-say-how", "note", ""), ("weak-sources-are-marked", "kind", "blog"),
])
def test_a_source_that_breaks_the_rule_is_refused(project: Path, name: str, field: str, instead: str) -> None:
    path = project / "seeds" / "sources.bib"
    head, sep, entry = path.read_text("utf-8").partition("@article{hsj-coventry-2006,")
    lines = [line if not line.strip().startswith(f"{field} =") else (f"  {field} = {{{instead}}}," if instead else "")
             for line in entry.split("\n}\n", 1)[0].split("\n")]
    path.write_text(head + sep + "\n".join(line for line in lines if line is not None) + "\n}\n"
                    + entry.split("\n}\n", 1)[1], "utf-8")
    said = message(project)
    assert (f"rule {name}:" in said) or ("the date is inferred and no note says how" in said and name.startswith("inferred"))


def test_every_rule_is_tried(book: Book) -> None:
    assert set(BROKEN) | {"inferred-dates-say-how", "weak-sources-are-marked"} == set(RULES)
    assert len(RULES) == 12


def test_an_exception_that_nothing_needs_is_refused(project: Path) -> None:
    path = project / "data" / "exceptions.csv"
    path.write_text(path.read_text("utf-8") + "needless,net-change,hsj-coventry-2006-posts,It is not needed.\n", "utf-8")
    with pytest.raises(BookError, match="a claim that the rule net-change refuses"):
        load_tables(project)


def test_the_record_is_as_wide_as_was_asked(book: Book) -> None:
    assert len(book.claims) >= 700
    assert book.claims.source.nunique() >= 300
    for era in book.eras.index:
        assert (book.claims.era == era).sum() >= 130, era


def test_every_finding_has_a_verdict_on_the_record_as_it_is(book: Book) -> None:
    assert FINDINGS
    for one in FINDINGS.values():
        assert (ROOT / "chapters" / f"{one.chapter}.md").is_file(), one.id
        verdicts = one.verdicts(book)
        assert verdicts["record"][0] == "holds", f"{one.id}: {verdicts['record']}"
        assert set(verdicts) - {"record"} <= set(ALTERNATIVES)


def test_alternatives_change_the_record(book: Book) -> None:
    lows = ALTERNATIVES["lower-bounds"][1](book)
    assert lows.quantity("hsj-coventry-2006-posts").high == 0  # "up to 90" is at least nought
    assert "hsj-coventry-2006-posts" not in ALTERNATIVES["no-press"][1](book).claims.index
    assert not set(ALTERNATIVES["headcount"][1](book).claims.unit) & {"posts", "fte"}
    price = ALTERNATIVES["other-index"][1](book).series
    assert price.loc["gdp-deflator-2006-07"].value == book.series.loc["cpi-2006"].value
