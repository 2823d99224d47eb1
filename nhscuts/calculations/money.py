"""Deficits, savings, the cost of cutting posts, cost per exit and pay-back, in one year’s prices."""

from __future__ import annotations

import math
import re
import statistics
from dataclasses import dataclass, replace

import pandas as pd

from ..errors import BookError
from ..prices import PRICE_YEAR, in_prices
from ..quantity import Quantity
from ..tables import claim_quantity
from . import calculation, count

ERA = "context"
#: Averages are rounded to this many pounds, outwards at a bound: the deflator itself is revised by more.
STEP = 100

HOW_YEAR = ("The pounds are those of the period that the figure covers; for a sum run up over several years, of the middle one, "
            "the later of two; without a period, of the year of the date that the figure speaks of.")

# -- one claim in one year’s prices ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Priced:
    """A claim whose amount is put into the prices of one year: its claim, the financial year of its pounds, its name."""

    claim: str
    year: str
    title: str


#: Every amount that the chapter puts into one year’s prices; the key follows “real-” in the calculation’s id.
PRICED: dict[str, Priced] = {
    # deficits, the whole service
    "deficit-2004-05": Priced("pac-nhs-finance-summary-2007-nhs-deficit-2004-05", "2004-05", "Net deficit of the NHS, 2004–05"),
    "deficit-2005-06": Priced("pac-nhs-finance-summary-2007-nhs-deficit-2005-06", "2005-06", "Net deficit of the NHS, 2005–06"),
    "gross-deficit-2005-06": Priced("nao-nhs-accounts-2006-07-gross-deficit-2005-06", "2005-06",
                                    "Deficits of the bodies that had one, 2005–06"),
    "gross-deficit-2006-07": Priced("nao-nhs-accounts-2006-07-gross-deficit-2006-07", "2006-07",
                                    "Deficits of the bodies that had one, 2006–07"),
    "surplus-2006-07": Priced("nao-nhs-accounts-2006-07-nhs-surplus-2006-07", "2006-07", "Net surplus of the NHS, 2006–07"),
    "deficit-2025-26-initial": Priced("nhsengland-mackey-letter-2025-deficit-initial", "2025-26",
                                      "Deficit in the first plans for 2025–26"),
    "deficit-2025-26-revised": Priced("nhsengland-mackey-letter-2025-deficit-revised", "2025-26",
                                      "Deficit in the revised plans for 2025–26, before support"),
    "deficit-2025-26-final": Priced("nhsengland-board-m1-2025-deficit-final", "2025-26",
                                    "Deficit in the final plans for 2025–26, without support"),
    "deficit-2025-26-headline": Priced("nhsengland-mackey-letter-2025-deficit-headline", "2025-26",
                                       "Deficit in the revised plans for 2025–26, after support"),
    # deficits, one body
    "coventry-underlying-deficit": Priced("hsj-coventry-2006-underlying-deficit", "2005-06", "Coventry’s underlying deficit"),
    "coventry-year-end-deficit": Priced("hsj-coventry-2006-year-end-deficit", "2005-06", "Coventry’s deficit at the year end"),
    "coventry-deficit-forecast": Priced("birminghampost-coventry-pct-2006-deficit-forecast", "2006-07",
                                        "Coventry’s forecast deficit of 2006–07"),
    "hillingdon-deficit": Priced("bbc-deficit-2006-11-hillingdon", "2006-07", "Hillingdon’s forecast deficit"),
    "norfolk-deficit": Priced("edp-norfolk-pct-2007-deficit", "2006-07", "Norfolk’s forecast deficit"),
    "north-yorkshire-deficit": Priced("bbc-north-yorkshire-pct-2007-deficit", "2006-07", "North Yorkshire and York’s deficit"),
    "brent-deficit": Priced("lgc-brent-pct-deficit-forecast", "2006-07", "Brent’s forecast deficit"),
    "devon-deficit": Priced("bbc-devon-pct-2006-deficit", "2006-07", "Devon’s forecast deficit"),
    "norwich-hospital-deficit": Priced("nnuh-jobs-at-risk-2006-deficit-forecast", "2006-07",
                                       "Norfolk and Norwich hospital’s forecast deficit"),
    "nottingham-deficit": Priced("nottinghamshirelive-finance-staff-2024-deficit", "2024-25", "Nottingham hospitals’ budget gap"),
    "southampton-deficit": Priced("newsbeep-uhs-deficit-2025-deficit-forecast", "2025-26", "Southampton’s forecast deficit"),
    # savings a year, England
    "saving-mergers-2006": Priced("hansard-pct-costs-2006-10-savings", "2006-07", "Saving a year from the mergers of 2006"),
    "saving-plan-2009": Priced("hsj-5700-2009-saving", "2009-10", "Saving a year by the plan of 2009"),
    "saving-reform-january-2011": Priced("guardian-ia-redundancies-2011-annual-saving", "2014-15",
                                         "Saving a year from the reform, forecast of January 2011"),
    "saving-reform-september-2011": Priced("hansard-wms-2012-annual-saving", "2014-15",
                                           "Saving a year from the reform, forecast of September 2011"),
    "saving-reform-2012-13": Priced("parallelparliament-nhs-finance-2014-savings-2012-13", "2012-13",
                                    "Saving that ministers report for 2012–13"),
    "saving-reform-2013-14": Priced("parallelparliament-nhs-finance-2014-savings-2013-14", "2013-14",
                                    "Saving that ministers report for 2013–14"),
    "saving-administration-2015-16": Priced("hsj-revive-hr-transition-2014-administration-saving", "2015-16",
                                            "Saving from the cut in the administration budget, 2015–16"),
    "saving-commissioning-2018": Priced("healthcareleader-nhse-20pct-2018-savings", "2018-19",
                                        "Saving a year on commissioning, letter of 2018"),
    "saving-nhs-england-2019": Priced("hsj-nhsei-one-in-seven-2019-savings", "2019-20",
                                      "Saving a year at NHS England and NHS Improvement"),
    "saving-boards-2025": Priced("healthcareleader-icbs-12000-2025-icb-saving", "2024-25",
                                 "Saving a year at integrated care boards, March 2025"),
    "saving-nhs-england-2025": Priced("healthcareleader-icbs-12000-2025-nhs-england-saving", "2024-25",
                                      "Saving a year at NHS England, March 2025"),
    "saving-reform-2025": Priced("dhsc-press-nhs-reform-2025-saving", "2025-26", "Saving a year from the reform of 2025"),
    # efficiency targets and one package
    "efficiency-2010": Priced("hpi-nicholson-letter-2010-efficiencies", "2010-11", "Efficiency savings asked for in July 2010"),
    "efficiency-2025-26": Priced("nhsengland-board-m1-2025-efficiencies", "2025-26", "Efficiencies asked for in 2025–26"),
    "coventry-package": Priced("hsj-coventry-2006-package", "2006-07", "Coventry’s package of cuts"),
    "coventry-programme-2011-12": Priced("hsj-coventry-backloaded-2011-qipp-target", "2011-12",
                                         "Coventry’s savings target of 2011–12"),
    # redundancy, England
    "redundancy-2006-forecast": Priced("stopthecheques-pct-cost-2006-redundancy-cost", "2006-07",
                                       "Redundancy in the mergers of 2006, as estimated before"),
    "redundancy-2006-08": Priced("hsj-redundancies-2006-08-total-cost", "2007-08",
                                 "Compulsory redundancy in the NHS, April 2006 to December 2008"),
    "redundancy-2011-january-transfer": Priced("digitalhealth-ia-2011-redundancy-cost-60", "2010-11",
                                               "Redundancy in the reform, lower figure of January 2011"),
    "redundancy-2011-january": Priced("guardian-ia-redundancies-2011-redundancy-cost", "2010-11",
                                      "Redundancy in the reform, higher figure of January 2011"),
    "redundancy-2011-january-lords": Priced("lords-reorganisation-2011-redundancy-cost", "2010-11",
                                            "Redundancy in the reform, as a minister put it in 2011"),
    "redundancy-2011-september": Priced("pulse-revised-ia-2011-redundancy-cost", "2011-12",
                                        "Redundancy in the reform, forecast of September 2011"),
    "redundancy-2012-october": Priced("hansard-wms-2012-redundancy-cost", "2012-13",
                                      "Redundancy in the reform, forecast of October 2012"),
    "redundancy-to-march-2013": Priced("bmj-nao-2013-redundancy-cost", "2012-13", "Redundancy in the reform to March 2013"),
    "redundancy-to-march-2013-minister": Priced("hansard-wms-2013-redundancy-cost", "2012-13",
                                                "Redundancy in the reform to March 2013, on the minister’s word"),
    "redundancy-december-2013": Priced("hsj-rehired-2013-redundancy-cost", "2013-14",
                                       "Redundancy as the chief executive of NHS England had it in December 2013"),
    "redundancy-to-march-2014": Priced("hunt-wms-nhs-modernisation-2014-redundancy-cost", "2013-14",
                                       "Redundancy in the reform to March 2014"),
    "redundancy-trusts-2025": Priced("guardian-100000-jobs-2025-redundancy-cost", "2025-26", "Redundancy that trusts feared in 2025"),
    "redundancy-2025-november": Priced("pa-ireland-live-redundancies-2025-redundancy-cost", "2025-26",
                                       "Redundancy in the reform of 2025, press"),
    "redundancy-2025-december": Priced("dhsc-pq-99886-redundancy-redundancy-cost", "2025-26",
                                       "Redundancy in the reform of 2025, minister’s answer"),
    # exit packages of every route
    "exits-authorities-2006": Priced("bbc-sha-payoffs-2007-cost", "2006-07", "Exits from strategic health authorities, 2006"),
    "exits-trusts-2010-11": Priced("hsj-pct-payoffs-2012-exit-cost", "2010-11",
                                   "Redundancies and early retirements at primary care trusts, 2010–11"),
    "exits-2010-13": Priced("nursingtimes-14bn-2013-exit-cost", "2011-12", "Exit packages of all NHS employers, 2010–13"),
    "exits-2010-14": Priced("governmentonline-16bn-2014-cost", "2012-13", "Exit packages of all NHS employers, 2010–14"),
    "exits-units-2016": Priced("hsj-6m-csu-redundancies-2016-exit-cost", "2015-16", "Exits from two support units"),
    "exits-2017-22": Priced("inkl-guardian-golden-goodbyes-2023-exit-cost", "2019-20", "Exit packages, 2017–22"),
    # the whole reorganisation of 2010–13
    "transition-2011-january": Priced("lords-reorganisation-2011-transition-cost", "2010-11",
                                      "Whole cost of the reform, forecast of January 2011"),
    "transition-2011-september": Priced("hansard-wms-2012-transition-cost-2011", "2011-12",
                                        "Whole cost of the reform, forecast of September 2011"),
    "transition-2012-october": Priced("hansard-wms-2012-transition-cost", "2012-13",
                                      "Whole cost of the reform, forecast of October 2012"),
    "transition-2013-ceiling": Priced("publicfinance-nao-2013-transition-cost-ceiling", "2013-14",
                                      "Whole cost of the reform, ceiling of July 2013"),
    "transition-to-march-2013": Priced("hansard-wms-2013-transition-cost", "2012-13", "Whole cost of the reform to March 2013"),
    "transition-to-march-2014": Priced("hunt-wms-nhs-modernisation-2014-transition-cost", "2013-14",
                                       "Whole cost of the reform to March 2014"),
    # running cost allowance
    "allowance-2013-14": Priced("nhsengland-rca-2014-per-head-2013-14", "2013-14", "Allowance per head, 2013–14"),
    "allowance-2014-15": Priced("nhsengland-rca-2014-per-head-2014-15", "2014-15", "Allowance per head, 2014–15"),
    "allowance-2015-16": Priced("nhsengland-rca-2014-per-head-2015-16", "2015-16", "Allowance per head, 2015–16"),
    "allowance-2015-16-reply": Priced("nhsengland-rca-2014-per-head-2015-16-reply", "2015-16",
                                      "Allowance per head, 2015–16, by the reply on the same page"),
    "envelope-2025": Priced("healthcareleader-icb-19-per-head-2025-running-cost-per-head", "2025-26",
                            "Envelope per head of integrated care boards"),
    "running-costs-2013-14": Priced("nao-ccg-review-press-2018-running-cost-2013-14", "2013-14",
                                    "Running costs of commissioning groups, 2013–14"),
    "running-costs-2018": Priced("nao-ccg-review-press-2018-running-cost-2018", "2018-19",
                                 "Running costs of commissioning groups, 2018"),
}


def _dash(year: str) -> str:
    return year.replace("-", "–")


for _slug, _one in PRICED.items():
    @calculation(
        f"real-{_slug}", era=ERA, title=f"{_one.title}, in prices of {_dash(PRICE_YEAR)}", inputs=(_one.claim, "table:series"),
        formula=f"amount × GDP deflator of {_dash(PRICE_YEAR)} ÷ GDP deflator of {_dash(_one.year)} (series of March 2026)",
        assumes=HOW_YEAR,
    )
    def _real(amount: Quantity, series: pd.DataFrame, year: str = _one.year) -> Quantity:
        return in_prices(amount, year, series)


# -- how much prices rose ------------------------------------------------------------------------------------------


def _rise(earlier: Quantity, later: Quantity) -> Quantity:
    return Quantity.stated("exact", "percent", "statistic", value=100 * (later.low / earlier.low - 1))


for _year, _calendar in (("2006-07", "2006"), ("2010-11", "2010")):
    @calculation(
        f"money-prices-since-{_year}", era=ERA, title=f"Rise of the GDP deflator from {_dash(_year)} to {_dash(PRICE_YEAR)}",
        inputs=("table:series",),
        formula=f"deflator of {_dash(PRICE_YEAR)} ÷ deflator of {_dash(_year)} − 1 (series of March 2026)",
    )
    def _deflator_rise(series: pd.DataFrame, year: str = _year) -> Quantity:
        pound = in_prices(Quantity.stated("exact", "percent", "statistic", value=100.0), year, series)
        return pound - Quantity.stated("exact", "percent", "statistic", value=100.0)

    calculation(
        f"money-consumer-prices-since-{_year}", era=ERA, title=f"Rise of consumer prices from {_calendar} to 2024",
        inputs=(f"series:cpi-{_calendar}", "series:cpi-2024"), formula=f"consumer prices of 2024 ÷ of {_calendar} − 1",
        assumes="The calendar year in which a financial year begins stands for it.",
    )(_rise)


@calculation(
    "money-coventry-package-consumer-prices", era=ERA, title="Coventry’s package in consumer prices of 2024",
    inputs=("hsj-coventry-2006-package", "series:cpi-2006", "series:cpi-2024"),
    formula="package × consumer prices of 2024 ÷ of 2006",
)
def coventry_package_consumer_prices(package: Quantity, earlier: Quantity, later: Quantity) -> Quantity:
    return package * (later.low / earlier.low)


# -- deficits as a share -------------------------------------------------------------------------------------------

SHARES = {
    "2004-05": ("pac-nhs-finance-summary-2007-nhs-deficit-2004-05", "series:nhs-net-expenditure-2004-05"),
    "2005-06": ("pac-nhs-finance-summary-2007-nhs-deficit-2005-06", "series:nhs-net-expenditure-2005-06"),
    "2005-06-gross": ("nao-nhs-accounts-2006-07-gross-deficit-2005-06", "series:nhs-net-expenditure-2005-06"),
    "2006-07-gross": ("nao-nhs-accounts-2006-07-gross-deficit-2006-07", "series:nhs-net-expenditure-2006-07"),
    "2025-26-initial": ("nhsengland-mackey-letter-2025-deficit-initial", "dhsc-financial-directions-2025-26-limit"),
    "2025-26-final": ("nhsengland-board-m1-2025-deficit-final", "dhsc-financial-directions-2025-26-limit"),
    "2025-26-headline": ("nhsengland-mackey-letter-2025-deficit-headline", "dhsc-financial-directions-2025-26-limit"),
}


def _share(deficit: Quantity, whole: Quantity) -> Quantity:
    return deficit.share_of(whole)


for _slug, (_part, _whole) in SHARES.items():
    _of = "net NHS expenditure" if _whole.startswith("series:") else "NHS England’s revenue limit"
    _what = next(one.title for one in PRICED.values() if one.claim == _part)
    calculation(
        f"deficit-share-{_slug}", era=ERA, title=f"{_what}, as a share of {_of}",
        inputs=(_part, _whole), formula=f"deficit ÷ {_of} of the same year, both in cash",
        assumes="" if _whole.startswith("series:") else
        "The limit is another base than net expenditure, which the record does not have for the year; it was first set so.",
    )(_share)


@calculation(
    "deficit-gross-over-net", era=ERA, title="Deficits of the bodies that had one, as a percentage of the net deficit, 2005–06",
    inputs=("nao-nhs-accounts-2006-07-gross-deficit-2005-06", "nao-nhs-accounts-2006-07-nhs-deficit-2005-06"),
    formula="gross deficit ÷ net deficit, both without foundation trusts",
)
def gross_over_net(gross: Quantity, net: Quantity) -> Quantity:
    return gross.share_of(net)


@calculation(
    "money-systems-above-plan-2025-26", era=ERA, title="Local systems’ spending above plan in 2025–26, in prices of 2024–25",
    inputs=("calc:trusts-outturn-systems", "table:series"),
    formula="amount × GDP deflator of 2024–25 ÷ GDP deflator of 2025–26",
    assumes="Draft accounts; spending above plan, deficit support included, so not a deficit.",
)
def systems_above_plan(amount: Quantity, series: pd.DataFrame) -> Quantity:
    return in_prices(amount, "2025-26", series)


# -- savings asked of one body -------------------------------------------------------------------------------------

#: Claims that the rule would take and that are not the whole of what a trust was to save.
PART_ONLY = ("kentonline-ekh-2025-pay-saving",)


def year_of(row: pd.Series) -> str:
    """The financial year of a claim’s pounds: its period where that is one, else the year of the date it speaks of."""
    period = str(row.period)
    if re.fullmatch(r"\d{4}-\d{2}", period) and int(period[5:]) == (int(period[2:4]) + 1) % 100:
        return period
    date = str(row.as_of)
    year, month = int(date[:4]), int(date[5:7] or 4)
    if months := re.fullmatch(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})", period):  # the middle of a span of months
        first, last = (12 * int(months[i]) + int(months[i + 1]) - 1 for i in (1, 3))
        year, month = (first + last) // 2 // 12, (first + last) // 2 % 12 + 1
    first = year if month >= 4 else year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def _several_years(period: str) -> bool:
    """Whether a period runs for more than a year."""
    ends = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?/(\d{4})(?:-(\d{2}))?(?:-\d{2})?", period)
    if not ends:
        return False
    first, last = (int(ends[i]) * 12 + int(ends[i + 1] or 1) for i in (1, 3))
    return last - first > 12


def packages(claims: pd.DataFrame, bodies: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Savings asked of one primary care trust or hospital trust over a year at most, in one year’s prices, by size.

    One figure for each body and year, the largest, so that reprints count once. Left out: sums over several years, plans
    of areas and boards (which take in others’ savings), a target for pay alone and years that the deflator does not reach.
    """
    rows = claims[claims.measure.isin(["savings_package", "savings_target"]) & claims.body.isin(bodies.index)
                  & ~claims.index.isin(PART_ONLY)]
    kind, several = rows.body.map(bodies.kind), rows.body.map(bodies.collective)
    rows = rows[kind.isin(["pct", "nhs-trust"]) & ~several.astype(bool) & ~rows.period.map(_several_years)]
    rows = rows.assign(year=[year_of(row) for _, row in rows.iterrows()])
    ahead = [int(row.year[:4]) > int(row.as_of[:4]) + 1 for _, row in rows.iterrows()]
    known = rows.year.map(lambda year: f"gdp-deflator-{year}" in series.index)
    rows = rows[known & ~pd.Series(ahead, index=rows.index)]
    real = [in_prices(claim_quantity(row), row.year, series) for _, row in rows.iterrows()]
    rows = rows.assign(real=real, size=[q.low if q.value is None else q.value for q in real])
    rows = rows.sort_values(["size"], ascending=False, kind="stable").drop_duplicates(["body", "year"])
    return rows.sort_values(["era", "size"], kind="stable")


#: What each strip of the chart of packages covers, by era.
PACKAGES = {"pct-cuts": "2006 and 2007", "pct-clusters": "2010–12", "trust-cuts": "2024–26"}
for _era in ("pct-cuts", "trust-cuts"):
    @calculation(
        f"money-packages-{_era}", era=ERA, title=f"Trusts with a savings target or package on record, {PACKAGES[_era]}",
        inputs=("table:claims", "table:bodies", "table:series"), noun=("figure", "figures"),
        formula="one figure for each primary care or hospital trust and year, over a year at most",
    )
    def _packages(claims: pd.DataFrame, bodies: pd.DataFrame, series: pd.DataFrame, era: str = _era) -> Quantity:
        chosen = packages(claims, bodies, series)
        return count(chosen[chosen.era == era])

    @calculation(
        f"money-packages-median-{_era}", era=ERA, title=f"Median saving asked of a trust on record, {PACKAGES[_era]}",
        inputs=("table:claims", "table:bodies", "table:series"),
        formula="middle one of the figures in prices of 2024–25; a figure with “more than” at its bound",
        assumes="The trusts are those that the documents happen to report, not a sample.",
    )
    def _median(claims: pd.DataFrame, bodies: pd.DataFrame, series: pd.DataFrame, era: str = _era) -> Quantity:
        chosen = packages(claims, bodies, series)
        chosen = chosen[chosen.era == era]
        if chosen.empty:
            raise BookError(f"No savings package of {era} is left to take the median of.")
        return Quantity.stated("exact", "gbp", "planned", value=float(statistics.median(chosen["size"])))


# -- parts of the cost of 2010–13 ----------------------------------------------------------------------------------


@calculation(
    "redundancy-share-of-transition-2013", era=ERA, title="Redundancy as a share of the reform’s cost to March 2013",
    inputs=("hansard-wms-2013-redundancy-cost", "hansard-wms-2013-transition-cost"), formula="redundancy ÷ all costs",
)
def share_of_transition_2013(part: Quantity, whole: Quantity) -> Quantity:
    return part.share_of(whole)


@calculation(
    "redundancy-outcome-of-forecast", era=ERA, title="Redundancy to March 2014 as a share of the lowest forecast of 2011, real",
    inputs=("calc:real-redundancy-to-march-2014", "calc:real-redundancy-2011-january-transfer"),
    formula="outcome ÷ forecast, both in prices of 2024–25",
    assumes=f"The two count the same bodies; the outcome ends in March 2014 and the forecast may run on for a year.",
)
def outcome_of_forecast(outcome: Quantity, forecast: Quantity) -> Quantity:
    return outcome.share_of(forecast)


# -- cost per exit -------------------------------------------------------------------------------------------------


def _round(q: Quantity) -> Quantity:
    """To the nearest hundred pounds; bounds outwards."""
    low = math.floor(q.low / STEP + 1e-9) * STEP
    high = q.high if math.isinf(q.high) else math.ceil(q.high / STEP - 1e-9) * STEP
    value = None if q.value is None else float(round(q.value / STEP) * STEP)
    if q.is_exact:
        return replace(q, low=value or 0.0, high=value or 0.0, value=value)
    return replace(q, low=float(low), high=float(high), value=value)


@dataclass(frozen=True)
class Average:
    """What one leaver cost on average: stated by a source (no count), or a cost over a count of the same scope."""

    cost: str
    number: str
    year: str
    title: str
    assumes: str = ""


AVERAGES: dict[str, Average] = {
    # redundancy
    "compulsory-2007": Average("hsj-redundancies-2006-08-average-cost", "", "2007-08",
                               "Average compulsory redundancy, 2007, by the Audit Commission"),
    "reform-january-2011": Average(
        "guardian-ia-redundancies-2011-redundancy-cost", "guardian-ia-redundancies-2011-redundancies", "2010-11",
        "Average redundancy in the reform, forecast of January 2011"),
    "reform-september-2011": Average(
        "hpi-revised-ia-2011-redundancy-cost-forecast", "hpi-revised-ia-2011-redundancies", "2011-12",
        "Average redundancy in the reform, highest forecast of September 2011",
        "The bill is the highest estimate: another report of the same paper prints “up to” before it."),
    "reform-to-march-2013": Average("nursingtimes-nao-2013-average", "", "2012-13",
                                    "Average redundancy in the reform to March 2013, by the National Audit Office"),
    "barnsley": Average("yorkshirepost-700-2011-barnsley-cost", "yorkshirepost-700-2011-barnsley-redundancies", "2010-11",
                        "Average redundancy at NHS Barnsley"),
    "hull": Average("yorkshirepost-700-2011-hull-cost", "yorkshirepost-700-2011-hull-redundancies", "2010-11",
                    "Average redundancy at NHS Hull"),
    "north-yorkshire": Average(
        "yorkshirepost-700-2011-north-yorkshire-cost", "yorkshirepost-700-2011-north-yorkshire-redundancies", "2010-11",
        "Average redundancy at NHS North Yorkshire and York"),
    "leeds": Average("yorkshirepost-700-2011-leeds-cost", "yorkshirepost-700-2011-leeds-redundancies", "2010-11",
                     "Average redundancy at NHS Leeds"),
    "kirklees": Average("yorkshirepost-700-2011-kirklees-cost", "yorkshirepost-700-2011-kirklees-redundancies", "2010-11",
                        "Average redundancy at NHS Kirklees"),
    "norfolk-waveney": Average("edp-norfolk-2012-redundancy-cost", "edp-norfolk-2012-redundancies", "2011-12",
                               "Average redundancy at NHS Norfolk and Waveney"),
    "sheffield": Average("thestar-sheffield-2013-cost", "thestar-sheffield-2013-redundancies", "2012-13",
                         "Average redundancy at Sheffield PCT",
                         "The count begins a month before the two years of the cost and ends a day after them."),
    "doncaster": Average("doncasterfp-pct-average", "", "2012-13", "Average redundancy at Doncaster PCT, as stated"),
    "foundation-compulsory-2013-14": Average(
        "hsj-ft-exit-packages-2014-compulsory-cost", "hsj-ft-exit-packages-2014-compulsory", "2013-14",
        "Average compulsory redundancy at foundation trusts, 2013–14"),
    "greater-manchester-2025": Average(
        "nhsconfed-something-has-to-give-2025-greater-manchester-redundancy-cost",
        "nhsconfed-something-has-to-give-2025-greater-manchester-redundancies", "2025-26",
        "Average redundancy planned at NHS Greater Manchester", "The bill is that of the most redundancies planned for, or fewer."),
    "kent-2025": Average("medway-council-kent-icb-change25-redundancy-cost", "medway-council-kent-icb-change25-redundancies",
                         "2025-26", "Average redundancy expected at NHS Kent and Medway"),
    # exit packages of every route
    "authorities-2006": Average("bbc-sha-payoffs-2007-cost", "bbc-sha-payoffs-2007-packages", "2006-07",
                                "Average exit from strategic health authorities, 2006"),
    "hampshire": Average("dailymail-hampshire-pct-payoffs-cost", "dailymail-hampshire-pct-payoffs-packages", "2009-10",
                         "Average exit from Hampshire PCT",
                         "The two years of the payments are not named; taken at the date of the report."),
    "nhs-2010-14": Average("governmentonline-16bn-2014-cost", "governmentonline-16bn-2014-packages", "2012-13",
                           "Average exit package, all NHS employers, 2010–14"),
    "nhs-2013-14": Average("cmi-16bn-2014-exit-cost-2013-14", "cmi-16bn-2014-exit-packages-2013-14", "2013-14",
                           "Average exit package, all NHS employers, 2013–14"),
    "foundation-2013-14": Average("hsj-ft-exit-packages-2014-exit-cost", "hsj-ft-exit-packages-2014-exits", "2013-14",
                                  "Average exit package, foundation trusts, 2013–14"),
    "units-2016": Average("hsj-6m-csu-redundancies-2016-exit-cost", "hsj-6m-csu-redundancies-2016-severance", "2015-16",
                          "Average exit from two support units"),
    "nhs-2017-22": Average("inkl-guardian-golden-goodbyes-2023-exit-cost", "inkl-guardian-golden-goodbyes-2023-exit-packages",
                           "2019-20", "Average exit package, Department, trusts and national bodies, 2017–22"),
    "agencies-2023-24": Average("healthcaremanagement-redundancy-1bn-2025-payment-average", "", "2023-24",
                                "Average exit package, Department and agencies, 2023–24"),
    "reform-2026": Average(
        "dhsc-pq-dewhirst-exits-2026-exit-cost", "dhsc-pq-dewhirst-exits-2026-posts", "2025-26",
        "Average exit in the reform of 2025, as a minister’s answer implies",
        "One person leaves with a payment for each post; if some posts are vacant, the average is higher."),
    # senior staff alone
    "authorities-2006-senior": Average("bbc-sha-payoffs-2007-average-senior", "", "2006-07",
                                       "Average exit of a senior manager from strategic health authorities, 2006"),
    "reform-to-march-2013-senior": Average("nursingtimes-nao-2013-vsm-average", "", "2012-13",
                                           "Average redundancy of a very senior manager, August 2012 to March 2013"),
}


def _each(cost: Quantity, number: Quantity) -> Quantity:
    return _round(cost.spread_over(number))


for _slug, _avg in AVERAGES.items():
    _inputs = (_avg.cost, _avg.number) if _avg.number else (_avg.cost,)
    if _avg.number:
        calculation(f"per-exit-{_slug}", era=ERA, title=_avg.title, inputs=_inputs,
                    formula="cost ÷ number of people, to the nearest £100", assumes=_avg.assumes)(_each)

    @calculation(
        f"per-exit-{_slug}-real", era=ERA, title=f"{_avg.title}, in prices of {_dash(PRICE_YEAR)}",
        inputs=(*_inputs, "table:series"), assumes=" ".join(filter(None, (_avg.assumes, HOW_YEAR))),
        formula=(f"{'cost ÷ number of people' if _avg.number else 'average as stated'} × GDP deflator of {_dash(PRICE_YEAR)} ÷ "
                 f"of {_dash(_avg.year)} (series of March 2026), to the nearest £100"),
    )
    def _each_real(*given: object, year: str = _avg.year) -> Quantity:
        *amounts, series = given
        q = amounts[0] if len(amounts) == 1 else amounts[0].spread_over(amounts[1])  # type: ignore[attr-defined]
        return _round(in_prices(q, year, series))  # type: ignore[arg-type]


#: Primary care trusts with a cost and a count of redundancies, or an average as stated.
TRUSTS = ("barnsley", "doncaster", "leeds", "hull", "kirklees", "north-yorkshire", "sheffield", "norfolk-waveney")


@calculation(
    "per-exit-trusts-real", era=ERA, title="Average redundancy at single primary care trusts, from the least to the most",
    inputs=tuple(f"calc:per-exit-{one}-real" for one in TRUSTS),
    formula="smallest and largest of the averages, in prices of 2024–25",
)
def trusts_range(*averages: Quantity) -> Quantity:
    return Quantity(min(q.low for q in averages), max(q.high for q in averages), "gbp", "reported", "between")


# -- allowance per head --------------------------------------------------------------------------------------------


def _fall(later: Quantity, earlier: Quantity) -> Quantity:
    left = later.share_of(earlier)
    return replace(left, low=100 - left.high, high=100 - left.low,
                   value=None if left.value is None else 100 - left.value)


for _slug, _title, _later, _earlier, _assumes in (
    ("allowance-fall-real", "Fall of the allowance per head from 2013–14 to 2015–16, real",
     "calc:real-allowance-2015-16", "calc:real-allowance-2013-14", ""),
    ("allowance-fall-cash", "The same in cash", "nhsengland-rca-2014-per-head-2015-16", "nhsengland-rca-2014-per-head-2013-14", ""),
    ("allowance-fall-2015-16-real", "Fall of the allowance per head from 2014–15 to 2015–16, real",
     "calc:real-allowance-2015-16", "calc:real-allowance-2014-15", ""),
    ("running-costs-fall-real", "Fall of commissioning groups’ running costs from 2013–14 to 2018, real",
     "calc:real-running-costs-2018", "calc:real-running-costs-2013-14",
     "“Currently”, in December 2018, is read as 2018–19. Both sums are in cash, which the source does not say."),
    ("running-costs-fall-cash", "The same in cash", "nao-ccg-review-press-2018-running-cost-2018",
     "nao-ccg-review-press-2018-running-cost-2013-14", "Both sums are in cash, which the source does not say."),
):
    calculation(_slug, era=ERA, title=_title, inputs=(_later, _earlier), formula="1 − later ÷ earlier", assumes=_assumes)(_fall)


# -- pay-back ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PayBack:
    """A one-off cost and a saving a year that the record gives for the same change."""

    cost: str
    saving: str
    title: str
    assumes: str


PAYBACKS: dict[str, PayBack] = {
    "mergers-2006": PayBack(
        "stopthecheques-pct-cost-2006-redundancy-cost", "hansard-pct-costs-2006-10-savings", "Mergers of 2006, before the event",
        "The cost is a newspaper’s estimate of redundancy alone, at second hand, for trusts; the saving is the Department’s, for "
        "trusts and authorities."),
    "reform-january-2011": PayBack(
        "lords-reorganisation-2011-transition-cost", "lords-reorganisation-2011-savings", "Reform of 2010–13, forecast of January 2011",
        "Both on the word of the minister who proposed the reform; all costs, not redundancy alone."),
    "reform-september-2011": PayBack(
        "hansard-wms-2012-transition-cost-2011", "hansard-wms-2012-annual-saving", "Reform of 2010–13, forecast of September 2011",
        "Both from the Department’s impact assessment; all costs, not redundancy alone."),
    "reform-ceiling-2013": PayBack(
        "publicfinance-nao-2013-transition-cost-ceiling", "hansard-wms-2012-annual-saving", "Reform of 2010–13, ceiling of July 2013",
        "The ceiling is what the Department told the auditors; the saving is its forecast of September 2011."),
    "reform-outcome": PayBack(
        "hunt-wms-nhs-modernisation-2014-transition-cost", "parallelparliament-nhs-finance-2014-savings-2013-14",
        "Reform of 2010–13, as ministers reported it",
        f"Both on ministers’ word: cost to March 2014, saving of 2013–14, which comes again each year; not audited."),
    "kent-groups-2020": PayBack(
        "hsj-kent-medway-ccg-2021-redundancy-cost", "hsj-kent-medway-ccg-2021-savings", "Eight commissioning groups in Kent, 2020",
        "The cost is money set aside for redundancy; the saving counts offices and other costs as well as pay."),
    "boards-march-2025": PayBack(
        "europesays-redundancy-row-2025-redundancy-cost", "healthcareleader-icbs-12000-2025-icb-saving",
        "Integrated care boards, halved, 2025",
        "The cost of 12,500 redundancies is taken to be that of the boards, which its source, a weak one, does not say."),
    "greater-manchester-2025": PayBack(
        "distilledpost-gm-vr-2025-redundancy-cost", "distilledpost-gm-vr-2025-saving", "NHS Greater Manchester, 2025",
        "Both from one report, a weak source, of the board’s papers, which were not read; redundancy alone."),
    "reform-2025": PayBack(
        "dhsc-pq-99886-redundancy-redundancy-cost", "dhsc-press-nhs-reform-2025-saving", "Reform of 2025, all bodies",
        "Redundancy alone, not the other costs of the reform. The saving is taken to be that of the bodies whose redundancies are "
        "costed; it is promised for the end of the Parliament."),
}


def _months(cost: Quantity, saving: Quantity) -> Quantity:
    return (cost.spread_over(saving) * 12).counted_as("months")


for _slug, _pay in PAYBACKS.items():
    calculation(
        f"payback-{_slug}", era=ERA, title=f"Pay-back: {_pay.title}", inputs=(_pay.cost, _pay.saving),
        formula="one-off cost ÷ saving a year × 12, in the cash of the claims", assumes=(
            f"{_pay.assumes} The full saving flows at once and in the prices of the cost."),
    )(_months)

