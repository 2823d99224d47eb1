"""Findings on the PCT clusters."""

from __future__ import annotations

from ..book import Book
from ..calculations.pct_clusters import ALL_2013, OTHER_FORECAST, SPENT_2013, SPENT_2014, announced
from ..errors import BookError
from ..prices import in_prices
from . import finding

CHAPTER = "pct-clusters"
#: Reports of the two official forecasts of redundancies for the whole change.
FORECASTS = ("guardian-ia-redundancies-2011-redundancies", "hsj-revised-ia-2011-redundancies", "hpi-revised-ia-2011-redundancies")
#: Counts of clusters that the record holds.
CLUSTERS = ("kirklees-pct-annual-report-2012-clusters", "hsj-52-clusters-2011-clusters")


@finding(
    "clusters-fewer-redundant-than-forecast", chapter=CHAPTER, holds=1, weakens=0.9,
    statement="By March 2013 fewer people had been made redundant by the reorganisation than either official forecast had for the "
              "whole of it.",
    strength="least that the lower forecast can be over the most that the three years’ count can be; above 1 it was not reached",
)
def fewer_redundant_than_forecast(book: Book) -> float:
    return min(book.quantity(id).low for id in FORECASTS) / book.quantity("calc:clusters-redundancies-counted").high


@finding(
    "clusters-redundancy-cheaper", chapter=CHAPTER, holds=1, weakens=0.9, tries=("lower-bounds", "no-press", "other-index"),
    statement="By ministers’ statements redundancy had cost less by March 2014 than the lowest of the official forecasts, the last.",
    strength="least that the forecast of October 2012 can be over the total to March 2014, in one year’s prices; above 1 it was not "
             "reached",
)
def redundancy_cheaper(book: Book) -> float:
    forecast = in_prices(book.quantity("hansard-wms-2012-redundancy-cost"), "2012-13", book.series)
    return forecast.low / in_prices(book.quantity(SPENT_2014), "2013-14", book.series).high


@finding(
    "clusters-other-costs-dearer", chapter=CHAPTER, holds=1, weakens=0.9, tries=("lower-bounds", "no-press", "other-index"),
    statement="What the reorganisation cost apart from redundancy had by March 2013 passed what was forecast for the whole of it in "
              "January 2011.",
    strength="other costs to March 2013 over the most that the forecast can be, in one year’s prices; above 1 it was passed",
)
def other_costs_dearer(book: Book) -> float:
    spent = in_prices(book.quantity(ALL_2013) - book.quantity(SPENT_2013), "2012-13", book.series)
    return spent.low / in_prices(book.quantity(OTHER_FORECAST), "2010-11", book.series).high


@finding(
    "clusters-most-pay-offs-elsewhere", chapter=CHAPTER, holds=2, weakens=1.5,
    statement="Most of the money paid to leavers of the NHS in the three years to March 2013 was not redundancy in the "
              "reorganisation.",
    strength="cost of exit packages of every route at every employer over redundancy in the reorganisation; above 2 the latter is the "
             "smaller part",
)
def most_pay_offs_elsewhere(book: Book) -> float:
    return book.quantity("nursingtimes-14bn-2013-exit-cost").low / book.quantity(SPENT_2013).high


@finding(
    "clusters-places-cannot-be-followed", chapter=CHAPTER, holds=1, weakens=0.5, tries=("no-press", "headcount"),
    statement="For most figures on staff or money announced for a place the record holds no outcome.",
    strength="figures announced for a place without an outcome over those with one of any grade; above 1 silence is the rule",
)
def places_cannot_be_followed(book: Book) -> float:
    rows = announced(book.outcomes, book.claims)
    places = rows[rows.local]
    silent = int((places.grade == "none-found").sum())
    if len(places) < 10:
        raise BookError("Too few places are left.")
    return silent / max(1, len(places) - silent)


@finding(
    "clusters-trusts-not-merged", chapter=CHAPTER, holds=1.5, weakens=1,
    statement="After the clusters were due, money still went to more bodies than there were clusters: the trusts had not been merged.",
    strength="trusts to which money was allocated in April 2012 over the largest count of clusters; at 1 there would be one body a "
             "cluster",
)
def trusts_not_merged(book: Book) -> float:
    return book.quantity("commonslibrary-sn724-2012-trusts").low / max(
        book.quantity(id).high for id in CLUSTERS if id in book.claims.index)
