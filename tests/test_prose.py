"""The check on the prose: the chapters pass it, and each way of being wrong is found, with its line and its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhscuts import Book
from nhscuts.__main__ import main
from nhscuts.charts import every
from nhscuts.prose import chapters, check, check_text, figures_of, structural


def test_every_figure_in_the_chapters_agrees_with_the_data(book: Book) -> None:
    assert [str(problem) for problem in check(book)] == []


def test_the_chapters_rest_on_many_figures(book: Book) -> None:
    eras = {"pct-cuts", "pct-clusters", "csu-redundancies", "trust-cuts"}
    for path in chapters(book.root):
        if path.stem in eras:
            assert len(figures_of(path.read_text("utf-8"))) >= 20, path.name


GOOD = "A first line.\n\nIt was to lose [up to 90 posts](claim:hsj-coventry-2006-posts), said one paper in 2006.\n"


def test_a_true_sentence_passes(book: Book) -> None:
    assert check_text(book, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("up to 90 posts", "up to 80 posts", "the number is up to 90"),
        ("up to 90 posts", "90 posts", "the hedge is “up to”, the words say “exact”"),
        ("up to 90 posts", "about 90 posts", "the hedge is “up to”, the words say “about”"),
        ("up to 90 posts", "up to 90 people", "the data count posts, the words people"),
        ("up to 90 posts", "up to £90", "the words give money"),
        ("up to 90 posts", "up to 90 per cent", "the words give a percentage"),
        ("up to 90 posts", "many posts", "they hold no number"),
        ("hsj-coventry-2006-posts", "hsj-coventry-2006-post", "Did you mean 'hsj-coventry-2006-posts'?"),
        ("claim:hsj-coventry-2006-posts", "calc:coventry-workforce", "There is no calculation"),
        ("in 2006", "in 12 towns", "neither a claim, a calculation nor declared structural"),
        ("in 2006", "in two towns", "neither a claim, a calculation nor declared structural"),
        ("in 2006", "by a third of papers", "neither a claim, a calculation nor declared structural"),
        ("in 2006", "by dozens", "neither a claim, a calculation nor declared structural"),
        ("in 2006", "for £3m", "neither a claim, a calculation nor declared structural"),
    ],
)
def test_a_false_sentence_is_found_with_its_line(book: Book, old: str, new: str, why: str) -> None:
    assert old in GOOD
    problems = check_text(book, GOOD.replace(old, new), "chapters/x.md")
    assert problems, "nothing was found"
    assert any(why in problem.why for problem in problems), [str(p) for p in problems]
    text = str(problems[0])
    assert text.startswith("chapters/x.md:3: ") and "It was to lose" in text


def test_a_calculation_may_be_given_by_its_value_or_its_bounds(book: Book) -> None:
    for words in ("about 1,800 staff", "between 1,636 and 2,000 people", "at least 1,636 people", "up to 2,000 people"):
        assert check_text(book, f"It had [{words}](calc:coventry-implied-workforce).") == [], words
    for words in ("1,800 staff", "about 1,900 staff", "between 1,700 and 2,000 people", "at least 1,700 people", "up to 1,900 staff"):
        assert check_text(book, f"It had [{words}](calc:coventry-implied-workforce)."), words


@pytest.mark.parametrize("text", [
    "```{note}\nOf 12 towns.\n```", ":::{note}\nOf 12 towns.\n:::", "# Of 12 towns", "- Of 12 towns", "> Of 12 towns",
    "| a |\n|---|\n| 12 towns |", "---\ntitle: Of 12 towns\n---\n", "*Of 12 towns*", "[12 towns](https://example.org)",
    "Towns\n: 12 of them",
])
def test_numbers_are_found_wherever_prose_stands(book: Book, text: str) -> None:
    assert check_text(book, text), text


@pytest.mark.parametrize("text", [
    "On 31 March 2013, in June 2011, in 2010–11 and by 2013.", "The four eras and the five founding documents.",
    "See [the chart](#fig-x) and `12 towns`.", "```python\nx = 12\n```", "It is the most that one can say.",
])
def test_dates_and_declared_numbers_and_code_pass(book: Book, text: str) -> None:
    assert check_text(book, text) == []


def test_what_is_structural_keeps_its_place() -> None:
    text = "In 2006 and in the four eras"
    assert len(structural(text)) == len(text) and "2006" not in structural(text) and "four" not in structural(text)


def test_the_command_fails_with_file_line_and_sentence(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from nhscuts import prose

    page = tmp_path / "page.md"
    page.write_text(GOOD.replace("up to 90", "90"), "utf-8")
    assert main(["check"]) == 0
    monkeypatch.setattr(prose, "check", lambda _: check_text(book, page.read_text("utf-8"), "chapters/page.md"))
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "chapters/page.md:3" in capsys.readouterr().err


def test_every_chart_says_only_what_its_data_hold(book: Book) -> None:
    """A chart refuses numbers that its data lack; here, that it has all its parts and that the refusal works."""
    from nhscuts import BookError

    found = list(every(book))
    assert len(found) >= 18 and len({chart.name for chart in found}) == len(found)
    for chart in found:
        assert len(chart.alt) > 40 and len(chart.description) > len(chart.alt) and chart.source_line.startswith("Source: ")
        assert list(chart.data.columns)[:5] == ["label", "figure", "value", "low", "high"] and len(chart.data)
    with pytest.raises(BookError, match="91"):
        chart = found[0]
        type(chart)(**{**{f: getattr(chart, f) for f in chart.__dataclass_fields__}, "title": "They cut 91 posts"})
