"""Trust cuts, 2025: what one survey's percentages bound, what stands behind them, and what came of the plans."""

from __future__ import annotations

import math

import pandas as pd

from ..quantity import Quantity
from . import calculation, count

ERA = "trust-cuts"
CUTTING, CONSIDERING = "healthcaretoday-trusts-2025-clinical-cutting", "healthcaretoday-trusts-2025-clinical-considering"
NON_CLINICAL, SCALING_BACK = "healthcaretoday-trusts-2025-non-clinical", "nhsproviders-survey-release-2025-scaling-back"
TRUSTS, COVERAGE = "healthcareleader-nhs-providers-survey-2025-trusts", "healthcareleader-nhs-providers-survey-2025-coverage"
LEADERS = "usatimes-nhs-cuts-2025-respondents"
ALL, STEP = 100.0, 1.0  # everyone who answered, in per cent; the step to which the survey's percentages are printed

SAME_BASE = "Both percentages are of the same people: everyone who was asked the one question was asked the other."
ROUNDED = " Each is printed to the nearest whole per cent."
ONE_TRUST = ("The numbers of leaders and trusts, from other documents, are the survey’s; every leader answered the question, "
             "for one trust; a trust counts if at least one of its leaders said so. The percentage is printed to the "
             "nearest whole per cent, and people and trusts come whole.")


# -- who answered -------------------------------------------------------------------------------------------------


@calculation(
    "survey-implied-trusts", era=ERA, title="Trusts in England that the survey’s coverage implies",
    inputs=(TRUSTS, COVERAGE), formula="trusts answering ÷ share of the provider sector, in whole trusts", noun="trusts",
    assumes="The share is of all NHS trusts in England and printed to the nearest whole per cent.",
)
def implied_trusts(trusts: Quantity, coverage: Quantity) -> Quantity:
    return _whole(trusts.whole_from(coverage.rounded_to(STEP)))


def _coverage(trusts: Quantity, sector: Quantity) -> Quantity:
    return trusts.share_of(sector.treated_as(trusts.status))


calculation(
    "survey-coverage-of-providers-count", era=ERA, title="The survey’s coverage, by NHS Providers’ own count of trusts",
    inputs=(TRUSTS, "nhsproviders-secondary-care-2024-trusts"), formula="trusts answering ÷ trusts in England",
    assumes="The count of July 2024 held in spring 2025; trusts that merged in between would lower it.",
)(_coverage)

calculation(
    "survey-coverage-of-guardian-count", era=ERA, title="The survey’s coverage, by the Guardian’s count of trusts",
    inputs=(TRUSTS, "guardian-100000-jobs-2025-trusts"), formula="trusts answering ÷ trusts in England",
    assumes="The newspaper, which names no source, counts the same kind of body.",
)(_coverage)


@calculation(
    "survey-leaders-per-trust", era=ERA, title="Leaders answering for each trust, on average", noun="leaders",
    inputs=(LEADERS, TRUSTS), formula="leaders answering ÷ trusts answering",
    assumes="The number of leaders, from rewrites of a newspaper’s report, is of the same survey.",
)
def leaders_per_trust(leaders: Quantity, trusts: Quantity) -> Quantity:
    return leaders.spread_over(trusts)


# -- what two percentages of one survey imply together ------------------------------------------------------------


def both(one: Quantity, other: Quantity) -> Quantity:
    """The Fréchet bounds on the share that is in both groups."""
    low, high = max(0.0, one.low + other.low - ALL), min(one.high, other.high)
    narrower = one if one.high <= other.high else other
    return Quantity(low, high, "percent", one.status, "between", high_open=narrower.high_open)


calculation(
    "survey-both-cuts", era=ERA, title="Leaders reporting both clinical and non-clinical cuts, as printed",
    inputs=(CUTTING, NON_CLINICAL), assumes=SAME_BASE + " The printed percentages are taken as exact.",
    formula="at least clinical + non-clinical − all; at most the smaller of the two",
)(both)


@calculation(
    "survey-both-cuts-unrounded", era=ERA, title="The same, for percentages that were rounded",
    inputs=(CUTTING, NON_CLINICAL), formula="as before, from each percentage before it was rounded",
    assumes=SAME_BASE + ROUNDED,
)
def both_unrounded(one: Quantity, other: Quantity) -> Quantity:
    return both(one.rounded_to(STEP), other.rounded_to(STEP))


@calculation(
    "survey-both-share-of-clinical", era=ERA, title="Of those cutting clinical posts, the part that will cut others too",
    inputs=(CUTTING, NON_CLINICAL), formula="at least 1 − (all − non-clinical) ÷ clinical", assumes=SAME_BASE + ROUNDED,
)
def both_of_clinical(one: Quantity, other: Quantity) -> Quantity:
    clinical, others = one.rounded_to(STEP), other.rounded_to(STEP)
    least = ALL * max(0.0, 1 - (ALL - others.low) / clinical.low)
    return Quantity(least, ALL, "percent", one.status, "between")


@calculation(
    "survey-clinical-either", era=ERA, title="Leaders cutting clinical posts or considering it, as printed",
    inputs=(CUTTING, CONSIDERING), formula="cutting + a further share considering",
    assumes="“A further” means that nobody is in both groups.",
)
def clinical_either(cutting: Quantity, considering: Quantity) -> Quantity:
    return cutting + considering


@calculation(
    "survey-clinical-either-unrounded", era=ERA, title="The same, for percentages that were rounded",
    inputs=(CUTTING, CONSIDERING), formula="cutting + a further share considering, each before it was rounded",
    assumes="“A further” means that nobody is in both groups." + ROUNDED,
)
def clinical_either_unrounded(cutting: Quantity, considering: Quantity) -> Quantity:
    return cutting.rounded_to(STEP) + considering.rounded_to(STEP)


calculation(
    "survey-both-or-considering", era=ERA,
    title="Leaders reporting non-clinical cuts, and clinical cuts made or considered, as printed",
    inputs=("calc:survey-clinical-either", NON_CLINICAL), assumes=SAME_BASE + " The printed percentages are taken as exact.",
    formula="at least (cutting + considering) + non-clinical − all; at most the smaller of the two",
)(both)


@calculation(
    "survey-both-or-considering-unrounded", era=ERA, title="The same, for percentages that were rounded",
    inputs=("calc:survey-clinical-either-unrounded", NON_CLINICAL), assumes=SAME_BASE + ROUNDED,
    formula="as before, from each percentage before it was rounded",
)
def both_or_considering_unrounded(either: Quantity, other: Quantity) -> Quantity:
    return both(either, other.rounded_to(STEP))


# -- from shares of leaders to trusts -----------------------------------------------------------------------------


def _whole(q: Quantity) -> Quantity:
    """A count that comes whole: its bounds drawn in to whole numbers, its value left as it is."""
    low, high = math.ceil(round(q.low, 9)), math.floor(round(q.high, 9))
    low += q.low_open and low == round(q.low, 9)
    high -= q.high_open and high == round(q.high, 9)
    if low == high:
        return Quantity(low, high, q.unit, q.status, "exact", low)
    value = None if q.value is None else min(max(q.value, low), high)
    return Quantity(low, high, q.unit, q.status, "between" if value is None else "about", value)


def trusts_behind(share: Quantity, leaders: Quantity, trusts: Quantity) -> Quantity:
    """Bounds on the trusts with at least one leader who said so."""
    said = _whole(leaders.part_from(share.rounded_to(STEP)))
    silent = leaders.high - said.low
    return Quantity(max(0.0, trusts.low - silent), min(trusts.high, said.high), "organisations", share.status, "between")


TRUSTS_FORMULA = ("at most one trust for each leader who said so; at least all trusts less the leaders who did not; "
                  "leaders = share × leaders answering, in whole people")


@calculation(
    "survey-clinical-leaders", era=ERA, title="Leaders saying that clinical posts are being cut", noun="leaders",
    inputs=(CUTTING, LEADERS), formula="share × leaders answering, in whole people",
    assumes="All of the leaders that other documents count answered the question. The percentage is printed to the nearest "
            "whole per cent.",
)
def clinical_leaders(share: Quantity, leaders: Quantity) -> Quantity:
    return _whole(leaders.part_from(share.rounded_to(STEP)))


for _slug, _input, _what in (
    ("clinical", CUTTING, "clinical posts are being cut"),
    ("scaling-back", SCALING_BACK, "services are being scaled back"),
    ("non-clinical", NON_CLINICAL, "non-clinical posts will have to be cut"),
):
    calculation(
        f"survey-{_slug}-trusts", era=ERA, title=f"Trusts with a leader saying that {_what}",
        inputs=(_input, LEADERS, TRUSTS), formula=TRUSTS_FORMULA, assumes=ONE_TRUST, noun="trusts",
    )(trusts_behind)
    calculation(
        f"survey-{_slug}-trusts-share", era=ERA, title=f"The same as a share of the trusts answering: {_what}",
        inputs=(f"calc:survey-{_slug}-trusts", TRUSTS), formula="trusts with such a leader ÷ trusts answering",
        assumes=ONE_TRUST,
    )(lambda some, trusts: some.share_of(trusts))


# -- services -----------------------------------------------------------------------------------------------------


@calculation(
    "trusts-services-named", era=ERA, title="Different services named as at risk", noun="services", inputs=("table:services",),
    formula="services in this book’s record, each once",
)
def services_named(services: pd.DataFrame) -> Quantity:
    return count(services[services.era == ERA].service.unique())


@calculation(
    "trusts-services-named-by-all", era=ERA, title="Services that every document listing them names", noun="services",
    inputs=("table:services",), formula="services named by as many documents as list any",
)
def services_named_by_all(services: pd.DataFrame) -> Quantity:
    own = services[services.era == ERA]
    named = own.groupby("service").source.nunique()
    return count(named[named == own.source.nunique()])


# -- plans and what came of them ----------------------------------------------------------------------------------


@calculation(
    "trusts-named-plans", era=ERA, title="Plans of named trusts in the record", noun="plans",
    inputs=("table:outcomes", "table:claims"),
    formula="posts to go at a named trust, or a pair of trusts, that the record tries to follow",
)
def named_plans(outcomes: pd.DataFrame, claims: pd.DataFrame) -> Quantity:
    own = claims.loc[outcomes[outcomes.era == ERA].announced]
    return count(own[(own.measure == "posts_cut") & (own.body != "nhs-trusts")])


def _era(outcomes: pd.DataFrame) -> pd.DataFrame:
    return outcomes[outcomes.era == ERA]


def _silent(outcomes: pd.DataFrame) -> pd.Series:
    return _era(outcomes).outcome.fillna("") == ""


@calculation(
    "trusts-outcomes-tracked", era=ERA, title="Announced figures whose outcome was looked for", noun="announced figures",
    inputs=("table:outcomes",), formula="rows of this era in the table of outcomes",
)
def outcomes_tracked(outcomes: pd.DataFrame) -> Quantity:
    return count(_era(outcomes))


@calculation(
    "trusts-outcomes-silent", era=ERA, title="Announced figures without an outcome in the record", noun="announced figures",
    inputs=("table:outcomes",), formula="rows of this era without an outcome",
)
def outcomes_silent(outcomes: pd.DataFrame) -> Quantity:
    return count(_era(outcomes)[_silent(outcomes)])


@calculation(
    "trusts-outcomes-found", era=ERA, title="Announced figures with an outcome of near scope", noun="announced figures",
    inputs=("table:outcomes",), formula="rows of this era with an outcome, other than those graded weak",
)
def outcomes_found(outcomes: pd.DataFrame) -> Quantity:
    own = _era(outcomes)[~_silent(outcomes)]
    return count(own[own.comparable != "weak"])


def _gone(outcome: Quantity, plan: Quantity) -> Quantity:
    return outcome.share_of(plan).treated_as(outcome.status)


calculation(
    "trusts-southampton-gone", era=ERA, title="Part of Southampton’s plan reported as gone",
    inputs=("bbc-uhs-400-halfway-2025-lost", "dailyecho-uhs-785-2025-posts"), formula="jobs lost ÷ posts planned to go",
    assumes="Both count the same posts. The outcome is a headline’s round number, of which most were temporary staff.",
)(_gone)

calculation(
    "trusts-northamptonshire-gone", era=ERA, title="Part of Northamptonshire’s plan reported as gone",
    inputs=("whatson-uhn-781-2025-lost", "whatson-uhn-781-2025-posts"), formula="posts gone ÷ posts planned to go",
    assumes="Both are equivalents of posts counted in one way; the outcome covers the first months of the year.",
)(_gone)


@calculation(
    "trusts-deficit-plans-fall", era=ERA, title="Fall of the planned deficit from the first plans to the revised",
    inputs=("nhsengland-mackey-letter-2025-deficit-initial", "nhsengland-mackey-letter-2025-deficit-revised"),
    formula="deficit of the first plans − deficit of the revised plans, both before deficit support",
    assumes="Both add up the same bodies, as the letter sets them side by side. Plans, not results.",
)
def deficit_plans_fall(first: Quantity, revised: Quantity) -> Quantity:
    return first.treated_as(revised.status) - revised
