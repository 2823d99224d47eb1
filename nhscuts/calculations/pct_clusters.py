"""PCT clusters, 2010–13: how many there were, what the money came to, and what the counts say of a merger."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ..quantity import Quantity
from . import calculation, count

ERA = "pct-clusters"
FEWER_TRUSTS, MORE_TRUSTS = "communitycare-clusters-2010-trusts", "kirklees-pct-annual-report-2012-trusts"
FEWER_CLUSTERS, MORE_CLUSTERS = "kirklees-pct-annual-report-2012-clusters", "hsj-52-clusters-2011-clusters"
STANDALONE, SHAS = "hsj-52-clusters-2011-standalone", "hpi-revised-ia-2011-shas"
FIRST_YEAR, SECOND_YEAR = "communitycare-clusters-2010-social-care-2011-12", "communitycare-clusters-2010-social-care-2012-13"
CARERS, CARERS_BASELINE = "carerstrust-129m-carers", "carerstrust-129m-baseline"
NAO = "publicfinance-nao-2013-closed"
TENTH_OF_A_BILLION = 1e8  # "£0.8bn" is printed to this step
SEVEN, GOVERNMENT = "seven-areas", ("department-of-health", "nhs")
#: The two reports that carry the debate on the clusters, from the announcement to the letters.
DEBATE = ("communitycare-clusters-2010", "lgc-clusters-2011")
PER_CLUSTER = ("trust a cluster", "trusts a cluster")
ARGUMENT = ("argument", "arguments")


def _range(one: Quantity, other: Quantity) -> Quantity:
    """From the smaller to the larger of two counts that disagree."""
    low, high = sorted((one.low, other.high))
    return Quantity(low, high, one.unit, one.status, "between")


# -- trusts and clusters ----------------------------------------------------------------------------------------


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
    "clusters-trusts-per-cluster", era=ERA, title="Trusts in a cluster, on average",
    inputs=("calc:clusters-trusts-range", "calc:clusters-range"), formula="trusts ÷ clusters, over all the counts printed",
    assumes="Every trust was in one cluster, and a trust that stood alone counts as a cluster.", noun=PER_CLUSTER,
)
def trusts_per_cluster(trusts: Quantity, clusters: Quantity) -> Quantity:
    return trusts.spread_over(clusters)


@calculation(
    "clusters-trusts-per-shared-cluster", era=ERA, title="Trusts in a cluster that was shared, on average",
    inputs=("calc:clusters-trusts-range", MORE_CLUSTERS, STANDALONE),
    formula="(trusts − standalone trusts) ÷ (clusters − standalone trusts)",
    assumes="HSJ’s count of clusters and of standalone trusts, and either count of trusts.", noun=PER_CLUSTER,
)
def trusts_per_shared_cluster(trusts: Quantity, clusters: Quantity, alone: Quantity) -> Quantity:
    return (trusts - alone).spread_over(clusters - alone)


@calculation(
    "clusters-fewer-teams", era=ERA, title="Fall from the number of trusts to the number of executive teams",
    inputs=("calc:clusters-range", "calc:clusters-trusts-range"), formula="100 − clusters ÷ trusts",
    assumes="Each trust had an executive team of its own before, and each cluster had one after.",
)
def fewer_teams(clusters: Quantity, trusts: Quantity) -> Quantity:
    whole = Quantity.stated("exact", "percent", trusts.status, value=100)
    return whole - clusters.share_of(trusts)


@calculation(
    "clusters-greater-manchester-per-trust", era=ERA, title="Mean budget of a trust in the Greater Manchester cluster",
    inputs=("hsj-52-clusters-2011-greater-manchester-budget", "hsj-52-clusters-2011-greater-manchester"),
    formula="combined budget ÷ trusts in the cluster",
    assumes="The combined budget is that of the same trusts; the budget is printed to a tenth of a billion.",
)
def greater_manchester_per_trust(budget: Quantity, trusts: Quantity) -> Quantity:
    return budget.rounded_to(TENTH_OF_A_BILLION).spread_over(trusts)


# -- what the counts say of a merger ---------------------------------------------------------------------------------


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


@calculation(
    "clusters-closed-others", era=ERA, title="Other bodies closed in 2013, if the trusts were still separate",
    inputs=(NAO, "calc:clusters-bodies-if-separate"), formula="bodies closed − (trusts + strategic health authorities)",
    assumes="The audit office’s count takes in all the trusts and authorities.",
)
def closed_others(closed: Quantity, bodies: Quantity) -> Quantity:
    return closed - bodies


@calculation(
    "clusters-closed-others-if-merged", era=ERA, title="Other bodies closed in 2013, if the clusters had replaced the trusts",
    inputs=(NAO, "calc:clusters-bodies-if-merged"), formula="bodies closed − (clusters + strategic health authorities)",
    assumes="The audit office’s count takes in all the clusters and authorities, and nothing that had closed before.",
)
def closed_others_if_merged(closed: Quantity, bodies: Quantity) -> Quantity:
    return closed - bodies


# -- time --------------------------------------------------------------------------------------------------------


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
    announced = _day(events, "communitycare-clusters-2010-announcement")
    first, last = _month_ends(events, "communitycare-clusters-2010-clusters-by-june")
    return Quantity((first - announced).days, (last - announced).days, "days", "planned", "between")


@calculation(
    "clusters-notice-to-abolition", era=ERA, title="From the announcement to the abolition of the trusts, as planned",
    inputs=("table:events",), formula="April 2013 − 15 December 2010 (whole months, to its first day and to its last)",
    assumes="Abolition may be any day of the month that the document names.",
)
def notice_to_abolition(events: pd.DataFrame) -> Quantity:
    announced = _day(events, "communitycare-clusters-2010-announcement")
    first, last = _month_ends(events, "communitycare-clusters-2010-abolition")
    months = 12 * (first.year - announced.year) + first.month - announced.month
    before, after = int(first.day < announced.day), int(last.day > announced.day)
    return Quantity(months - before, months + after, "months", "planned", "about", months)


@calculation(
    "clusters-life", era=ERA, title="From that date to the abolition of the trusts",
    inputs=("table:events",), formula="31 March 2013 − June 2011 (from its last day to its first)",
    assumes="The clusters were in place in June 2011 and lasted as long as the trusts; no source states either.",
)
def life(events: pd.DataFrame) -> Quantity:
    ended = _day(events, "wikimili-pct-list-abolition-trusts") + dt.timedelta(days=1)
    first, last = _month_ends(events, "communitycare-clusters-2010-clusters-by-june")
    months = [12 * (ended.year - day.year) + ended.month - day.month for day in (last + dt.timedelta(days=1), first)]
    return Quantity(*months, "months", "reported", "between")


# -- money -------------------------------------------------------------------------------------------------------


@calculation(
    "clusters-social-care-total", era=ERA, title="Money for councils’ social care over the two years",
    inputs=(FIRST_YEAR, SECOND_YEAR), formula="allocation for 2011–12 + allocation for 2012–13",
    assumes="Each figure is the amount of its year, not a running total; prices of the day.",
)
def social_care_total(first: Quantity, second: Quantity) -> Quantity:
    return first + second


@calculation(
    "clusters-social-care-fall", era=ERA, title="Fall of that money from the first year to the second",
    inputs=(FIRST_YEAR, SECOND_YEAR), formula="allocation for 2011–12 − allocation for 2012–13",
    assumes="As for the total.",
)
def social_care_fall(first: Quantity, second: Quantity) -> Quantity:
    return first - second


@calculation(
    "clusters-social-care-fall-share", era=ERA, title="The same as a share of the first year",
    inputs=("calc:clusters-social-care-fall", FIRST_YEAR), formula="fall ÷ allocation for 2011–12",
    assumes="As for the total.",
)
def social_care_fall_share(fall: Quantity, first: Quantity) -> Quantity:
    return fall.share_of(first)


@calculation(
    "clusters-november-2011-12", era=ERA, title="What the November report left for councils in 2011–12",
    inputs=("communitycare-nhs-1bn-2010-adult-care-2011-12", "communitycare-nhs-1bn-2010-reablement-2011-12"),
    formula="money to trusts for adult care − the part kept for reablement",
    assumes="The money to trusts is printed to a tenth of a billion; what they did not keep went to councils.",
)
def november_first(gross: Quantity, kept: Quantity) -> Quantity:
    return gross.rounded_to(TENTH_OF_A_BILLION) - kept


@calculation(
    "clusters-november-2012-13", era=ERA, title="What the November report left for councils in 2012–13",
    inputs=("communitycare-nhs-1bn-2010-adult-care-later", "communitycare-nhs-1bn-2010-reablement-2012-13"),
    formula="money to trusts for adult care − the part kept for reablement",
    assumes="“About” is read as a tenth more or less; what trusts did not keep went to councils.",
)
def november_second(gross: Quantity, kept: Quantity) -> Quantity:
    return gross - kept


@calculation(
    "clusters-carers-baseline-share", era=ERA, title="Part of the carers’ money put into trusts’ baseline allocations",
    inputs=(CARERS_BASELINE, CARERS), formula="amount in the baseline for 2012–13 ÷ the whole",
    assumes="The amount is part of the same whole, as the fact sheet says.",
)
def carers_baseline_share(part: Quantity, whole: Quantity) -> Quantity:
    return part.share_of(whole)


# -- arguments ---------------------------------------------------------------------------------------------------


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
