"""Quantities: bounds survive arithmetic, unlike kinds are refused, and words say what the numbers say."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nhscuts import Book, BookError, Quantity, UnlikeKindsError, bounds, words
from nhscuts.words import disagreement, read

numbers = st.integers(min_value=1, max_value=10**9).map(float)


@st.composite
def quantities(draw: st.DrawFn, unit: str = "posts", status: str = "announced") -> tuple[Quantity, float]:
    """A quantity and one number that it may be."""
    qualifier = draw(st.sampled_from(["exact", "about", "nearly", "up_to", "at_least", "more_than", "between"]))
    a, b = draw(numbers), draw(numbers)
    if qualifier in ("exact", "about", "nearly"):
        q = Quantity.stated(qualifier, unit, status, value=a)
    elif qualifier == "up_to":
        q = Quantity.stated(qualifier, unit, status, high=a)
    elif qualifier == "between":
        q = Quantity.stated(qualifier, unit, status, low=min(a, b), high=max(a, b))
    else:
        q = Quantity.stated(qualifier, unit, status, low=a)
    top = q.high if math.isfinite(q.high) else q.low * 10 + 1
    share = draw(st.floats(min_value=0.001, max_value=0.999))
    return q, q.low + (top - q.low) * share


def holds(q: Quantity, x: float) -> bool:
    """Whether x lies within the bounds, but for what binary fractions leave behind."""
    slack = 1e-9 * max(1.0, abs(x))
    return q.low - slack <= x <= q.high + slack


@given(quantities(), quantities())
def test_a_sum_and_a_difference_hold_every_sum_and_difference_of_what_the_parts_may_be(
    a: tuple[Quantity, float], b: tuple[Quantity, float]
) -> None:
    assert holds(a[0] + b[0], a[1] + b[1])
    assume(b[0].is_bounded)
    assert holds(a[0] - b[0], a[1] - b[1])


@given(quantities(), quantities())
def test_a_share_and_a_mean_hold_every_share_and_mean(a: tuple[Quantity, float], b: tuple[Quantity, float]) -> None:
    assert holds(a[0].share_of(b[0]), 100 * a[1] / b[1])
    assert holds(a[0].spread_over(b[0].counted_as("organisations")), a[1] / b[1])


@given(quantities(), st.floats(min_value=0.5, max_value=100))
def test_a_whole_holds_every_whole_and_gives_the_part_back(a: tuple[Quantity, float], share: float) -> None:
    percent = Quantity.stated("about", "percent", "forecast", value=share)
    whole = a[0].whole_from(percent)
    assert whole.unit == "posts"
    assert holds(whole, 100 * a[1] / share)
    assert holds(whole.part_from(percent), a[1])


@given(quantities(), quantities())
def test_addition_does_not_depend_on_order(a: tuple[Quantity, float], b: tuple[Quantity, float]) -> None:
    assert (a[0] + b[0]) == (b[0] + a[0])


@given(quantities(), st.floats(min_value=0, max_value=1e6))
def test_scaling_keeps_what_it_may_be(a: tuple[Quantity, float], factor: float) -> None:
    assert holds(a[0] * factor, a[1] * factor)


def test_unlike_kinds_are_refused() -> None:
    posts = Quantity.stated("up_to", "posts", "announced", high=90)
    people = Quantity.stated("exact", "people", "announced", value=90)
    reported = Quantity.stated("exact", "posts", "reported", value=300)
    with pytest.raises(UnlikeKindsError, match="posts and people"):
        posts + people
    with pytest.raises(UnlikeKindsError, match="announced.*reported"):
        posts + reported
    with pytest.raises(UnlikeKindsError):
        posts.share_of(people)
    with pytest.raises(UnlikeKindsError):
        posts.overlaps(people)
    with pytest.raises(UnlikeKindsError):
        posts.whole_from(people)
    assert (posts.counted_as("people") + people).high == 180
    assert (posts + reported.treated_as("announced")).high == 390


def test_an_open_bound_stays_open_and_an_unbounded_sum_unbounded() -> None:
    more = Quantity.stated("more_than", "posts", "planned", low=500)
    assert 500 not in more and 501 in more
    total = more + Quantity.stated("exact", "posts", "planned", value=10)
    assert not total.is_bounded and 510 not in total and words(total) == "more than 510 posts"


def test_bounds_out_of_order_and_the_wrong_columns_are_refused() -> None:
    with pytest.raises(BookError, match="out of order"):
        Quantity.stated("between", "posts", "planned", low=9, high=2)
    with pytest.raises(BookError, match="takes high and nothing else"):
        Quantity.stated("up_to", "posts", "planned", value=90, high=90)
    with pytest.raises(BookError, match="no ceiling"):
        Quantity.stated("at_least", "posts", "planned", low=5).ceiling()


@pytest.mark.parametrize(
    ("unit", "qualifier", "given_", "noun", "long", "short"),
    [
        ("posts", "up_to", {"high": 90}, None, "up to 90 posts", "up to 90 posts"),
        ("gbp", "exact", {"value": 29e6}, None, "£29 million", "£29m"),
        ("gbp", "exact", {"value": 3.8e6}, None, "£3.8 million", "£3.8m"),
        ("gbp", "nearly", {"value": 7e9}, None, "nearly £7 billion", "nearly £7bn"),
        ("gbp", "exact", {"value": 43095}, None, "£43,095", "£43,095"),
        ("gbp_per_head", "exact", {"value": 22.07}, None, "£22.07 per head", "£22.07 per head"),
        ("gbp_per_head", "exact", {"value": 25}, None, "£25 per head", "£25 per head"),
        ("people", "between", {"low": 1636.4, "high": 2000}, "staff", "between 1,636 and 2,000 staff",
         "between 1,636 and 2,000 staff"),
        ("percent", "exact", {"value": 37}, None, "37 per cent", "37%"),
        ("percent", "about", {"value": 5}, None, "about 5 per cent", "about 5%"),
        ("organisations", "between", {"low": 2, "high": 3}, ("unit", "units"), "between 2 and 3 units", "between 2 and 3 units"),
        ("areas", "exact", {"value": 7}, None, "seven areas", "7 areas"),
        ("posts", "at_least", {"low": 500}, None, "at least 500 posts", "at least 500 posts"),
        ("people", "less_than", {"high": 10}, None, "fewer than 10 people", "fewer than 10 people"),
        ("posts", "exact", {"value": 1}, None, "one post", "1 post"),
    ],
)
def test_one_formatter_writes_british_english(
    unit: str, qualifier: str, given_: dict[str, float], noun: str | tuple[str, str] | None, long: str, short: str
) -> None:
    q = Quantity.stated(qualifier, unit, "announced", **given_)
    assert words(q, noun) == long
    assert words(q, noun, short=True) == short


@given(quantities())
def test_what_is_written_reads_back_as_the_same_quantity(a: tuple[Quantity, float]) -> None:
    assert disagreement(words(a[0]), a[0]) is None


def test_bounds_are_rounded_outwards() -> None:
    q = Quantity(1636.36, 1999.2, "people", "announced", "between")
    assert bounds(q) == "1,636 to 2,000"


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier", "unit"),
    [
        ("up to 90 jobs", 90, 90, "up_to", None), ("An estimated 50 clinicians", 50, 50, "estimated", None),
        ("'about 5 per cent' of his workforce", 5, 5, "about", "percent"), ("a£29m package", 29e6, 29e6, "exact", "gbp"),
        ("more than a third of respondents", 33.3, 33.3, "more_than", "percent"),
        ("nearly nine in ten", 90, 90, "nearly", "percent"), ("Two or three units", 2, 3, "between", None),
        ("500 posts or more", 500, 500, "at_least", None), ("halve corporate cost growth", 50, 50, "exact", "percent"),
        ("nearly £7 billion", 7e9, 7e9, "nearly", "gbp"), ("between 25 and 35 CSUs", 25, 35, "between", None),
        ("£3 billion – £5 billion", 3e9, 5e9, "between", "gbp"), ("10-15 per cent", 10, 15, "between", "percent"),
    ],
)
def test_phrases_are_read(text: str, low: float, high: float, qualifier: str, unit: str | None) -> None:
    first = read(text)[0]
    assert (first.low, first.high, first.qualifier, first.unit) == (low, high, qualifier, unit)


@pytest.mark.parametrize("text", ["in 2013", "31 March 2013", "2010–11", "June 2011", "in 2006, and 2007.", "2011-12"])
def test_dates_are_not_quantities(text: str) -> None:
    assert read(text) == []


def test_every_calculation_works_out_and_says_how(book: Book) -> None:
    calculated = book.calcs()
    assert len(calculated) > 40
    for one in calculated:
        assert one.formula and one.title and one.words, one.id
        assert all(i.startswith(("calc:", "series:", "table:")) or i in book.claims.index for i in one.inputs), one.id


@pytest.mark.parametrize(
    ("id", "low", "high", "value"),
    [
        ("coventry-implied-workforce", 90 / 0.055, 90 / 0.045, 1800),
        ("coventry-unexplained", 8.2e6, 8.2e6, 8.2e6),
        ("coventry-paid-in", 17e6, 17e6, 17e6),
        ("coventry-clinical-share", 100 * 45 / 89, 100 * 55 / 91, 100 * 50 / 90),
    ],
)
def test_headline_calculations_by_hand(book: Book, id: str, low: float, high: float, value: float) -> None:
    q = book.calc(id).quantity
    assert q.low == pytest.approx(low) and q.high == pytest.approx(high) and q.value == pytest.approx(value)
