"""PCT clusters, 2010–13: how many left, at what cost, what came of what was announced, and what the clusters were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from ..quantity import Quantity
from ..schema import codes
from . import calculation, count

ERA = "pct-clusters"
FEWER_TRUSTS, MORE_TRUSTS = "communitycare-clusters-2010-trusts", "kirklees-pct-annual-report-2012-trusts"
FEWER_CLUSTERS, MORE_CLUSTERS = "kirklees-pct-annual-report-2012-clusters", "hsj-52-clusters-2011-clusters"
SHAS = "hpi-revised-ia-2011-shas"
FIRST_FORECAST, SECOND_FORECAST = "guardian-ia-redundancies-2011-redundancies", "hsj-revised-ia-2011-redundancies"
COUNTED = "hsj-people-tracker-2013-redundancies"
LATER_BASE, EARLIER_BASE = "hsj-revised-ia-2011-staff", "hsj-people-tracker-2013-workforce"
FIRST_COST, SPENT_2013 = "guardian-ia-redundancies-2011-redundancy-cost", "hansard-wms-2013-redundancy-cost"
SPENT_2014 = "hunt-wms-nhs-modernisation-2014-redundancy-cost"
ALL_2013 = "hansard-wms-2013-transition-cost"
OTHER_FORECAST = "guardian-ia-redundancies-2011-other-cost"
DEBATE = ("communitycare-clusters-2010", "lgc-clusters-2011")
SEVEN, GOVERNMENT = "seven-areas", ("department-of-health", "nhs")
PEOPLE, FIGURE, ARGUMENT = ("person", "people"), ("figure", "figures"), ("argument", "arguments")


# -- how many --------------------------------------------------------------------------------------------------------


@calculation(
    "clusters-redundancies-counted", era=ERA, title="People made redundant by the reform to March 2013",
    inputs=("calc:national-redundant-2013", COUNTED), formula="the three years added up, and no fewer than “more than 10,000”",
    noun=PEOPLE, assumes="The three years are of the same bodies as the total that stands beside them.",
)
def redundancies_counted(years: Quantity, total: Quantity) -> Quantity:
    return replace(years, low=max(years.low, total.low), high=max(years.high, total.low), value=max(years.value or 0.0, total.low))


@calculation(
    "clusters-redundancies-of-first-forecast", era=ERA, title="Redundancies counted as a share of the forecast of January 2011",
    inputs=("calc:clusters-redundancies-counted", FIRST_FORECAST), formula="counted to March 2013 ÷ forecast",
    assumes="The forecast runs to the end of the change and the count to March 2013.",
)
def of_first_forecast(counted: Quantity, forecast: Quantity) -> Quantity:
    return counted.share_of(forecast)


@calculation(
    "clusters-redundancies-of-second-forecast", era=ERA, title="Redundancies counted as a share of the forecast of September 2011",
    inputs=("calc:clusters-redundancies-counted", SECOND_FORECAST), formula="counted to March 2013 ÷ forecast",
    assumes="The forecast runs to 2014–15 and the count to March 2013.",
)
def of_second_forecast(counted: Quantity, forecast: Quantity) -> Quantity:
    return counted.share_of(forecast)


@calculation(
    "clusters-forecast-fall", era=ERA, title="Fewer redundancies in the second forecast than in the first",
    inputs=(FIRST_FORECAST, SECOND_FORECAST), formula="forecast of January − forecast of September 2011", noun=PEOPLE,
)
def forecast_fall(first: Quantity, second: Quantity) -> Quantity:
    return first - second


@calculation(
    "clusters-redundancies-share", era=ERA, title="Redundancies to March 2013 as a share of the staff, over both bases",
    inputs=("calc:clusters-redundancies-counted", LATER_BASE, EARLIER_BASE), formula="counted ÷ (48,300 to 64,200)",
    assumes="The staff lay at one of the two numbers or between them; both are equivalents of spending on administration, not "
            "counts.",
)
def redundancies_share(counted: Quantity, later: Quantity, earlier: Quantity) -> Quantity:
    return replace(counted, value=None, qualifier="between").share_of(
        Quantity(later.low, earlier.high, "people", "reported", "between"))


@calculation(
    "clusters-managers-fall-share", era=ERA, title="Net fall in NHS managers, April 2010 to November 2012",
    inputs=("theyworkforyou-redundancy-2013-03-14-managers-fall", "theyworkforyou-redundancy-2013-03-14-managers-2010"),
    formula="net fall ÷ managers in April 2010",
)
def managers_fall_share(fall: Quantity, before: Quantity) -> Quantity:
    return fall.share_of(before)


@calculation(
    "clusters-durham-fall-share", era=ERA, title="NHS County Durham and Darlington, net fall in staff over 18 months",
    inputs=("northernecho-durham-2012-fall", "northernecho-durham-2012-staff-before"), formula="fall ÷ staff before",
)
def durham_fall_share(fall: Quantity, before: Quantity) -> Quantity:
    return fall.share_of(before)


# -- at what cost ----------------------------------------------------------------------------------------------------


@calculation(
    "clusters-redundancy-cost-of-first-forecast", era=ERA, title="Redundancy to March 2014 as a share of the forecast of January 2011",
    inputs=(SPENT_2014, FIRST_COST), formula="total to March 2014, which the minister gave as the most ÷ forecast",
    assumes="Pounds of the day on both sides. No more followed after March 2014.",
)
def cost_of_first_forecast(total: Quantity, forecast: Quantity) -> Quantity:
    return _at_most(total.share_of(forecast))


@calculation(
    "clusters-redundancy-cost-after-2013", era=ERA, title="Redundancy in the year after the trusts closed",
    inputs=(SPENT_2014, SPENT_2013), formula="total to March 2014 − total to March 2013",
    assumes="The minister gave the later total as the most; both count the same things.",
)
def cost_after_2013(later: Quantity, earlier: Quantity) -> Quantity:
    return _at_most(later - earlier)


def _at_most(q: Quantity) -> Quantity:
    """The number taken as a limit, as the source’s “at most” has it."""
    return replace(q, low=0.0, value=None, qualifier="up_to", low_open=False, high_open=False)


@calculation(
    "clusters-other-costs", era=ERA, title="What the change cost to March 2013, redundancy apart",
    inputs=(ALL_2013, SPENT_2013), formula="all costs − redundancy",
)
def other_costs(whole: Quantity, redundancy: Quantity) -> Quantity:
    return whole - redundancy


@calculation(
    "clusters-other-costs-of-forecast", era=ERA, title="The same as a share of what had been forecast in January 2011",
    inputs=("calc:clusters-other-costs", OTHER_FORECAST), formula="other costs to March 2013 ÷ forecast for the whole change",
    assumes="Both count the same things; by the minister’s statement of 2012 later estimates took in more.",
)
def other_costs_of_forecast(spent: Quantity, forecast: Quantity) -> Quantity:
    return spent.share_of(forecast)


# -- leaving by agreement --------------------------------------------------------------------------------------------

_OF_2010 = ("leicestershire", "sandwell", "wolverhampton", "oxfordshire")


@calculation(
    "clusters-mars-2010", era=ERA, title="Applicants for the resignation scheme of 2010 as a share of the staff, at four trusts",
    inputs=tuple(f"hsj-mars-2010-{trust}-{what}" for what in ("applications", "workforce") for trust in _OF_2010),
    formula="applications ÷ workforce, both summed over the four",
    assumes="The staff are those who could apply; staff of the trusts’ own services may be among them.",
)
def mars_2010(*counts: Quantity) -> Quantity:
    applied, staff = counts[:4], counts[4:]
    return sum(applied[1:], applied[0]).share_of(sum(staff[1:], staff[0]))


@calculation(
    "clusters-mars-black-country", era=ERA, title="Applicants for the scheme of 2012 as a share of the staff, Black Country",
    inputs=("expressandstar-black-country-2012-applications", "expressandstar-black-country-2012-workforce"),
    formula="applications ÷ workforce",
)
def mars_black_country(applied: Quantity, staff: Quantity) -> Quantity:
    return applied.share_of(staff)


@calculation(
    "clusters-mars-black-country-left", era=ERA, title="Black Country cluster, share of staff allowed to resign",
    inputs=("expressandstar-black-country-2012-resignations", "expressandstar-black-country-2012-workforce"),
    formula="allowed to leave ÷ workforce", assumes="Whether all of them had left is not said.",
)
def mars_black_country_left(allowed: Quantity, staff: Quantity) -> Quantity:
    return allowed.share_of(staff)


# -- announced and what came of it -----------------------------------------------------------------------------------

#: What a figure on staff or money is not.
NEITHER = ("organisations", "population")
TARGETS = ("management_cost_cut", "running_cost_cut")
GRADES = ("same-scope", "near-scope", "weak", "none-found")
LIKE = GRADES[:2]


def announced(outcomes: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The era’s announced figures on staff or money, once each, with the best graded outcome and of these the latest.

    One number of one origin for one place counts once, however many reports print it. A further plan is no outcome.
    """
    best: dict[tuple[object, ...], tuple[tuple[int, str], dict[str, object]]] = {}
    for _, row in outcomes[outcomes.era == ERA].iterrows():
        said = claims.loc[row.announced]
        if said.measure in NEITHER:
            continue
        came = claims.loc[row.outcome] if row.outcome else None
        if came is None or codes("claims", "status")[came.status]["tense"] == "forward":
            outcome, grade, date = "", "none-found", ""
        else:
            outcome, grade, date = row.outcome, row.comparable, came.as_of
        key = (said.origin, said.measure, next(x for x in (said.value, said.high, said.low) if pd.notna(x)), said.geography)
        order = (-GRADES.index(grade), date)
        if key not in best or order > best[key][0]:
            best[key] = order, {"announced": row.announced, "outcome": outcome, "grade": grade, "measure": said.measure,
                                "local": said.geography != "England", "as_of": said.as_of}
    return pd.DataFrame([entry for _, entry in best.values()])


def _counts(id: str, title: str, formula: str, chosen: Callable[[pd.DataFrame], pd.Series]) -> None:
    @calculation(id, era=ERA, title=title, inputs=("table:outcomes", "table:claims"), formula=formula, noun=FIGURE,
                 assumes="Reports of one number from one origin count once; of several outcomes the best graded counts; a further "
                         "plan is no outcome.")
    def _count(outcomes: pd.DataFrame, claims: pd.DataFrame) -> Quantity:
        rows = announced(outcomes, claims)
        return count(rows[chosen(rows)])


_counts("clusters-announced-local", "Figures on staff or money announced for a place", "announced figures not of all England",
        lambda rows: rows.local)
_counts("clusters-announced-local-silent", "Of these, without an outcome on record", "those graded “no record found”",
        lambda rows: rows.local & (rows.grade == "none-found"))
_counts("clusters-announced-local-like", "Of these, with an outcome that can be compared", "those of same or near scope",
        lambda rows: rows.local & rows.grade.isin(LIKE))
_counts("clusters-announced-national", "Figures on staff or money announced for England", "announced figures of all England",
        lambda rows: ~rows.local)
_counts("clusters-announced-national-like", "Of these, with an outcome that can be compared", "those of same or near scope",
        lambda rows: ~rows.local & rows.grade.isin(LIKE))
_counts("clusters-targets", "Targets for cutting management or running costs", "announced figures that are such targets",
        lambda rows: rows.measure.isin(TARGETS))


# -- what the clusters were ------------------------------------------------------------------------------------------


def _range(one: Quantity, other: Quantity) -> Quantity:
    """From the smaller to the larger of two counts that disagree."""
    low, high = sorted((one.low, other.high))
    return Quantity(low, high, one.unit, one.status, "between")


@calculation(
    "clusters-trusts-range", era=ERA, title="Primary care trusts, over the counts that disagree",
    inputs=(FEWER_TRUSTS, MORE_TRUSTS), formula="from the smaller to the larger of the two counts printed",
    assumes="One of the two counts is right; no source explains the difference.", noun=("trust", "trusts"),
)
def trusts_range(fewer: Quantity, more: Quantity) -> Quantity:
    return _range(fewer, more)


@calculation(
    "clusters-range", era=ERA, title="PCT clusters, over the counts that disagree",
    inputs=(FEWER_CLUSTERS, MORE_CLUSTERS), formula="from the smaller to the larger of the two counts printed",
    assumes="The number of clusters lay at one of the two counts or between them; no source explains the difference.",
    noun=("cluster", "clusters"),
)
def clusters_range(fewer: Quantity, more: Quantity) -> Quantity:
    return _range(fewer, more)


@calculation(
    "clusters-trusts-per-cluster", era=ERA, title="Trusts in a cluster, on average", noun=("trust a cluster", "trusts a cluster"),
    inputs=("calc:clusters-trusts-range", "calc:clusters-range"), formula="trusts ÷ clusters, over all the counts printed",
    assumes="Every trust was in one cluster, and a trust that stood alone counts as a cluster.",
)
def trusts_per_cluster(trusts: Quantity, clusters: Quantity) -> Quantity:
    return trusts.spread_over(clusters)


@calculation(
    "clusters-bodies-if-separate", era=ERA, title="Trusts and strategic health authorities, if all stayed bodies in law",
    inputs=("calc:clusters-trusts-range", SHAS), formula="trusts + strategic health authorities",
    assumes="Grouping dissolved neither trusts nor authorities.",
)
def bodies_if_separate(trusts: Quantity, authorities: Quantity) -> Quantity:
    return trusts + authorities


@calculation(
    "clusters-bodies-if-merged", era=ERA, title="The same, if each cluster had become one body in law",
    inputs=("calc:clusters-range", SHAS), formula="clusters + strategic health authorities",
    assumes="Each cluster replaced its trusts, and the strategic health authorities were still apart, as until October 2011.",
)
def bodies_if_merged(clusters: Quantity, authorities: Quantity) -> Quantity:
    return clusters + authorities


# -- time ------------------------------------------------------------------------------------------------------------


def _day(events: pd.DataFrame, id: str) -> dt.date:
    return dt.date.fromisoformat(events.loc[id, "date"])


def _month_ends(events: pd.DataFrame, id: str) -> tuple[dt.date, dt.date]:
    """First and last day of an event that is dated to the month."""
    first = dt.date.fromisoformat(events.loc[id, "date"] + "-01")
    return first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


@calculation(
    "clusters-notice", era=ERA, title="From the announcement to the date by which clusters were to be in place",
    inputs=("table:events",), formula="June 2011 (from its first day to its last) − 15 December 2010",
    assumes="“By June” may mean any day of June.",
)
def notice(events: pd.DataFrame) -> Quantity:
    said = _day(events, "communitycare-clusters-2010-announcement")
    first, last = _month_ends(events, "communitycare-clusters-2010-clusters-by-june")
    return Quantity((first - said).days, (last - said).days, "days", "planned", "between")


@calculation(
    "clusters-notice-to-abolition", era=ERA, title="From the announcement to the abolition of the trusts, as planned",
    inputs=("table:events",), formula="April 2013 − 15 December 2010 (whole months, to its first day and to its last)",
    assumes="Abolition may be any day of the month that the document names.",
)
def notice_to_abolition(events: pd.DataFrame) -> Quantity:
    said = _day(events, "communitycare-clusters-2010-announcement")
    first, last = _month_ends(events, "communitycare-clusters-2010-abolition")
    months = 12 * (first.year - said.year) + first.month - said.month
    before, after = int(first.day < said.day), int(last.day > said.day)
    return Quantity(months - before, months + after, "months", "planned", "about", months)


# -- money for councils ----------------------------------------------------------------------------------------------


@calculation(
    "clusters-social-care-total", era=ERA, title="Money for councils’ social care over the two years",
    inputs=("communitycare-clusters-2010-social-care-2011-12", "communitycare-clusters-2010-social-care-2012-13"),
    formula="allocation for 2011–12 + allocation for 2012–13",
    assumes="Each figure is the amount of its year, not a running total; prices of the day.",
)
def social_care_total(first: Quantity, second: Quantity) -> Quantity:
    return first + second


# -- arguments -------------------------------------------------------------------------------------------------------


def _of_areas(positions: pd.DataFrame) -> pd.DataFrame:
    """What the seven areas hold against the clusters: their arguments less the aim that they share."""
    return positions[(positions.era == ERA) & (positions.body == SEVEN) & (positions.stance != "for")]


@calculation(
    "clusters-areas-arguments", era=ERA, title="Arguments and warnings of the seven areas in this book’s record",
    inputs=("table:positions",), formula="positions of the seven areas that are against or warn",
    assumes="One statement is one argument; the letters may say more than the article prints.", noun=ARGUMENT,
)
def areas_arguments(positions: pd.DataFrame) -> Quantity:
    return count(_of_areas(positions))


@calculation(
    "clusters-areas-arguments-local", era=ERA, title="Of these, on local arrangements",
    inputs=("table:positions",), formula="those whose theme is local arrangements", assumes="As for the whole.",
    noun=ARGUMENT,
)
def areas_arguments_local(positions: pd.DataFrame) -> Quantity:
    rows = _of_areas(positions)
    return count(rows[rows.theme == "local-arrangements"])


@calculation(
    "clusters-areas-arguments-unanswered", era=ERA, title="Of these, on themes on which the government side says nothing",
    inputs=("table:positions",),
    formula="those whose theme is that of no position of the department or the NHS chief executive in the two reports",
    assumes="Silence in these sources; a reply elsewhere was not found.", noun=ARGUMENT,
)
def areas_arguments_unanswered(positions: pd.DataFrame) -> Quantity:
    answered = positions[positions.source.isin(DEBATE) & positions.body.isin(GOVERNMENT)].theme
    rows = _of_areas(positions)
    return count(rows[~rows.theme.isin(answered)])
