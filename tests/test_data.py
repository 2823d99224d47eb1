"""The tables: what they hold is what the datapackage allows, and a bad row gives one clear sentence."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from nhscuts import Book, BookError
from nhscuts.__main__ import main
from nhscuts.schema import codes, datapackage
from nhscuts.tables import load_tables
from nhscuts.verify import BY_PARAGRAPH, by_paragraph, cards, verify

REQUIRED = ("id era subject geography measure staff_group value low high unit qualifier status as_of period of_what source "
            "paragraph wording corroborates notes").split()


def edit(project: Path, table: str, row_id: str, **changes: str) -> None:
    """Change cells of one row of a table in a copy of the project."""
    path = project / "data" / f"{table}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(r for r in rows if r[next(iter(r))] == row_id)
    row.update(changes)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def message(project: Path) -> str:
    with pytest.raises(BookError) as caught:
        load_tables(project)
    return str(caught.value)


def test_the_claims_have_the_columns_that_were_asked_for(book: Book) -> None:
    assert set(REQUIRED) <= set(book.claims.columns)


def test_every_file_of_data_is_described_and_every_description_has_a_file() -> None:
    described = {resource["path"] for resource in datapackage()["resources"]} | {"datapackage.json", "README.md"}
    assert {path.name for path in (ROOT / "data").iterdir()} == described


def test_the_datapackage_is_valid_to_the_standard_tool() -> None:
    from frictionless import Package

    descriptor = json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))
    assert not list(Package.metadata_validate(descriptor))


@pytest.mark.parametrize(
    ("table", "id", "changes", "said"),
    [
        ("claims", "hsj-coventry-2006-posts", {"unit": "pots"}, ("column unit", "'pots'", "allowed: posts, people")),
        ("claims", "hsj-coventry-2006-posts", {"high": "ninety"}, ("column high", "'ninety'", "a number")),
        ("claims", "hsj-coventry-2006-posts", {"high": "80"}, ("column wording", "the number is up to 80")),
        ("claims", "hsj-coventry-2006-posts", {"value": "90"}, ("column qualifier", "takes high and nothing else")),
        ("claims", "hsj-coventry-2006-posts", {"qualifier": "about", "value": "90", "high": ""},
         ("rule hedges-stand-in-the-wording", "the hedge is “about”")),
        ("claims", "hsj-coventry-2006-posts", {"unit": "people"}, ("column unit", "with measure posts_cut", "posts, fte")),
        ("claims", "hsj-coventry-2006-posts", {"status": "statistic"}, ("column status", "with measure posts_cut")),
        ("claims", "hsj-coventry-2006-posts", {"source": "nobody"}, ("column source", "'nobody'", "seeds/sources.bib")),
        ("claims", "hsj-coventry-2006-posts", {"body": "nobody"}, ("column body", "'nobody'", "data/bodies.csv")),
        ("claims", "hsj-coventry-2006-posts", {"as_of": "soon"}, ("column as_of", "'soon'")),
        ("claims", "hsj-coventry-2006-posts", {"corroborates": "hsj-csu-2014-posts"}, ("column corroborates", "stands on both")),
        ("claims", "hsj-coventry-2006-posts", {"restates": "hsj-csu-2014-posts"}, ("column restates", "same source")),
        ("claims", "hsj-coventry-2006-posts", {"wording": "cut " * 9 + "up to 90 jobs"}, ("column wording", "10 words")),
        ("claims", "hsj-coventry-2006-posts", {"wording": "up to … 90 jobs"}, ("rule wording-is-whole", "ellipsis")),
        ("claims", "hsj-coventry-2006-workforce-share", {"of_what": ""}, ("column of_what", "says of what")),
        ("claims", "hsj-csu-2014-units-without-cuts", {"low": "5"}, ("column qualifier", "out of order")),
        ("claims", "hsj-coventry-2006-year-end-deficit", {"as_of": "2007-03"}, ("column as_of", "not later than")),
        ("claims", "hsj-coventry-2006-posts", {"id": "hsj-coventry-2006-package"}, ("id stands twice",)),
        ("events", "hsj-coventry-2006-announcement", {"kind": "party"}, ("data/events.csv", "column kind", "'party'")),
        ("positions", "hsj-coventry-2006-dixon-front-line", {"stance": ""}, ("data/positions.csv", "column stance")),
        ("outcomes", "coventry-pct-posts-outcome", {"outcome": "no-such-claim"}, ("data/outcomes.csv", "'no-such-claim'")),
        ("bodies", "coventry-pct", {"collective": "maybe"}, ("data/bodies.csv", "column collective", "true, false")),
    ],
)
def test_a_bad_row_is_named_with_its_file_its_column_and_what_is_allowed(
    project: Path, table: str, id: str, changes: dict[str, str], said: tuple[str, ...]
) -> None:
    edit(project, table, id, **changes)
    text = message(project)
    assert f"data/{table}.csv, row {changes.get('id', id)}" in text
    for words in said:
        assert words in text, text
    assert "Traceback" not in text and len(text.splitlines()) <= 4, text


def test_a_missing_column_a_short_row_and_a_broken_file_are_named(project: Path) -> None:
    path = project / "data" / "events.csv"
    good = path.read_text("utf-8")
    path.write_text(good.replace("date_basis", "basis", 1), "utf-8")
    assert "data/events.csv: the header is" in message(project)
    path.write_text(good + "only-an-id\n", "utf-8")
    assert "data/events.csv, row only-an-id: 1 cells; it has to be" in message(project)
    path.write_bytes(b"\xff\xfe\x00")
    assert "data/events.csv: the file is not UTF-8" in message(project)
    path.unlink()
    assert "data/events.csv: the file is missing" in message(project)


def test_a_source_without_a_kind_or_a_reason_for_its_date_is_named(project: Path) -> None:
    path = project / "seeds" / "sources.bib"
    good = path.read_text("utf-8")
    path.write_text(good.replace("kind = {trade-press}", "kind = {rumour}", 1), "utf-8")
    assert "field kind: holds 'rumour'; allowed: news" in message(project)
    path.write_text(good.replace("@article{", "@article", 1), "utf-8")
    assert "seeds/sources.bib cannot be read" in message(project)


def test_each_measure_status_and_qualifier_is_defined_and_used_or_usable() -> None:
    for column in ("measure", "status", "qualifier", "unit", "staff_group"):
        for code, entry in codes("claims", column).items():
            assert len(entry["description"]) > 5, code
    for entry in codes("claims", "status").values():
        assert entry["example"] and entry["counter_example"]
    for entry in codes("claims", "measure").values():
        assert set(entry["units"]) <= set(codes("claims", "unit"))
        assert set(entry["statuses"]) <= set(codes("claims", "status"))


def test_the_five_founding_documents_are_there_and_drawn_from(book: Book) -> None:
    founding = {key for key, source in book.sources.items() if source.founding}
    assert founding == set(cards()) and len(founding) == 5
    for key in founding:
        rows = book.claims[book.claims.source == key]
        assert len(rows) and rows.paragraph.notna().all()


def test_each_card_lists_the_claims_that_the_tables_hold(book: Book) -> None:
    for key, card in cards().items():
        assert BY_PARAGRAPH + card["text"].split(BY_PARAGRAPH)[1] == by_paragraph(book, key), "run `python -m nhscuts cards`"


def test_no_wording_is_longer_than_ten_words_and_no_text_of_others_is_longer(book: Book) -> None:
    for table in ("claims", "events", "services", "series"):
        for id, wording in book.tables[table].wording.items():
            assert len(wording.split()) <= 10, id


def test_the_record_agrees_with_the_founding_documents(book: Book, founding: Path) -> None:
    problems, compared = verify(book, founding)
    assert problems == [] and compared >= 80


def test_verify_names_the_claim_whose_wording_is_not_in_its_paragraph(
    project: Path, founding: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(project, "claims", "hsj-coventry-2006-clinicians", paragraph="4")
    problems, _ = verify(Book(project), founding)
    assert len(problems) == 1 and "hsj-coventry-2006-clinicians" in problems[0] and "paragraph 4" in problems[0]


def test_verify_fails_on_a_changed_or_missing_document(book: Book, founding: Path, tmp_path: Path) -> None:
    copy = tmp_path / "documents"
    shutil.copytree(founding, copy)
    for path in copy.iterdir():
        path.chmod(0o644)
    copy.chmod(0o755)
    changed = copy / cards()["hsj-csu-2014"]["file"]
    changed.write_text(changed.read_text("utf-8").replace("45 day", "90 day"), "utf-8")
    (copy / cards()["hsj-coventry-2006"]["file"]).unlink()
    problems, _ = verify(book, copy)
    text = "\n".join(problems)
    assert "its sha256 is" in text and "hsj-csu-2014-consultation" in text
    assert "the document of hsj-coventry-2006 is not in the folder" in text
    assert main(["verify", str(copy)]) == 1 and main(["verify", str(founding)]) == 0


def test_verify_as_a_command_gives_its_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "nowhere")]) == 1
    assert "there is no such folder" in capsys.readouterr().err


def test_one_version_and_one_palette(book: Book) -> None:
    """The version stands in CITATION.cff; the copies that tools insist on agree with it, as the style sheet with the eras."""
    import tomllib

    import nhscuts
    from nhscuts.cite import citation, front_matter
    from nhscuts.prose import chapters

    version = citation().version
    assert nhscuts.__version__ == version == datapackage()["version"]
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == version
    assert {front_matter(path)["version"] for path in chapters()} == {version}
    css = (ROOT / "nhscuts" / "site" / "static" / "book.css").read_text("utf-8")
    for era, row in book.eras.iterrows():
        assert f"--era-{era}: {row.colour.lower()};" in css and f"--era-{era}: {row.colour_dark.lower()};" in css


def test_a_body_stands_in_the_register_once(book: Book) -> None:
    """One body, one id: no name or other name of one is a name of another, nor differs from it by its kind alone."""
    import re

    seen: dict[str, str] = {}
    for id, row in book.bodies.iterrows():
        for name in filter(None, [row["name"], *row.aliases.split(";")]):
            plain = re.sub(r"\b(nhs|the|foundation|teaching|tpct|pct|primary care|care|trust)\b", "", name.lower())
            key = f"{row.kind} {row.collective} {' '.join(plain.split())}"
            assert seen.setdefault(key, str(id)) == id, f"{name}: {seen[key]} and {id}"


def test_a_body_ends_after_it_begins(book: Book) -> None:
    for id, row in book.bodies.iterrows():
        if row.founded and row.abolished:
            width = min(len(row.founded), len(row.abolished))
            assert row.founded[:width] <= row.abolished[:width], id
