"""What runs across the eras: the size of the record, how long structures lasted, who came back, what recurs."""

from __future__ import annotations

import calendar
import datetime as dt
import math

import pandas as pd

from ..quantity import Quantity
from ..schema import codes
from ..tables import claim_quantity, date_words
from . import calculation, count

ERAS = ("pct-cuts", "pct-clusters", "csu-redundancies", "trust-cuts")

# -- the size of the record -----------------------------------------------------------------------------------------


@calculation("record-figures", era="context", title="Figures in the record", inputs=("table:claims",),
             formula="rows of the table of claims", noun=("figure", "figures"))
def figures(claims: pd.DataFrame) -> Quantity:
    return count(claims)


@calculation("record-documents", era="context", title="Documents that figures are drawn from",
             inputs=("table:claims",), formula="different sources in the table of claims", noun=("document", "documents"))
def documents(claims: pd.DataFrame) -> Quantity:
    return count(claims.source.unique())


@calculation("record-origins", era="context", title="Origins of the figures", inputs=("table:claims",),
             formula="different origins in the table of claims", noun=("origin", "origins"),
             assumes="Reports of one statement or release count once; who first said a thing is sometimes inferred.")
def origins(claims: pd.DataFrame) -> Quantity:
    return count(claims.origin.unique())


# -- every cut in posts or people -----------------------------------------------------------------------------------

CUTS = ("posts_cut", "staff_cut", "redundancies", "redundancies_compulsory", "redundancies_voluntary")


def cuts(claims: pd.DataFrame) -> pd.DataFrame:
    """Posts and people said to go or reported gone in the eras, one row for each figure that one origin gives.

    Restatements within a document are left out, of reprints of one release the first row stands for all, and of
    like figures of one origin on one body too. The column `happened` tells what was reported as done; answers to
    surveys are not, since they mix what was done with what was meant.
    """
    chosen = claims[claims.measure.isin(CUTS) & (claims.restates == "") & claims.era.isin(ERAS)]
    leader: dict[str, str] = {}
    for id, row in chosen.iterrows():
        group = [one for one in row.reprints.split(";") if one in leader]
        leader[str(id)] = leader[group[0]] if group else str(id)
    once = chosen[[leader[str(id)] == id for id in chosen.index]]
    once = once.drop_duplicates(["origin", "body", "subject", "staff_group", "measure", "value", "low", "high"])
    tense = codes("claims", "status")
    return once.assign(happened=[tense[s]["tense"] == "factual" and s != "survey" for s in once.status])


def size(q: Quantity) -> float:
    """Where a quantity stands on an axis: its number, its one bound, or the middle of its range by ratio."""
    if q.value is not None:
        return q.value
    if q.low > 0 and q.is_bounded:
        return math.sqrt(q.low * q.high)
    return q.high if q.is_bounded else q.low


@calculation("record-cuts", era="context", title="Cuts in posts or people in the record", inputs=("table:claims",),
             formula="claims of posts to go, staff to go or redundancies, each origin’s figure once",
             noun=("figure", "figures"))
def all_cuts(claims: pd.DataFrame) -> Quantity:
    return count(cuts(claims))


@calculation("record-cuts-said", era="context", title="Cuts that were announced, planned, feared or asked about",
             inputs=("table:claims",), formula="of the cuts in the record, those not reported as done",
             assumes="Answers to surveys count here: they mix what was done with what was meant.",
             noun=("figure", "figures"))
def cuts_said(claims: pd.DataFrame) -> Quantity:
    return count(cuts(claims).query("not happened"))


@calculation("record-cuts-done", era="context", title="Cuts that were reported as done", inputs=("table:claims",),
             formula="of the cuts in the record, those reported or counted as done", noun=("figure", "figures"))
def cuts_done(claims: pd.DataFrame) -> Quantity:
    return count(cuts(claims).query("happened"))


for _era in ERAS:
    @calculation(f"record-figures-{_era}", era="context", title=f"Figures in the record, {_era}",
                 inputs=("table:claims",), formula="rows of the era", noun=("figure", "figures"))
    def _figures(claims: pd.DataFrame, era: str = _era) -> Quantity:
        return count(claims[claims.era == era])

    for _state, _words in (("said", "announced, planned, feared or asked about"), ("done", "reported as done")):
        @calculation(f"record-cuts-{_state}-{_era}", era="context", title=f"Cuts {_words}, {_era}",
                     inputs=("table:claims",), formula=f"of the cuts of the era, those {_words}",
                     noun=("figure", "figures"))
        def _cuts(claims: pd.DataFrame, era: str = _era, done: bool = _state == "done") -> Quantity:
            chosen = cuts(claims)
            return count(chosen[(chosen.era == era) & (chosen.happened == done)])


# -- how long structures lasted -------------------------------------------------------------------------------------


def days(date: str) -> tuple[dt.date, dt.date]:
    """First and last day that a date of the tables may mean: a day, a month, a year or a financial year."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return dt.date(*parts), dt.date(*parts)
    if len(parts) == 2 and parts[1] > 12:
        return dt.date(parts[0], 4, 1), dt.date(parts[0] + 1, 3, 31)
    if len(parts) == 2:
        return dt.date(parts[0], parts[1], 1), dt.date(parts[0], parts[1], calendar.monthrange(*parts)[1])
    return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)


def position(day: dt.date) -> float:
    """A day on an axis of years on which every month is as long as every other."""
    return day.year + (day.month - 1 + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]) / 12


def between(start: str, end: str, unit: str = "years") -> Quantity:
    """The time from one date to another, as closely as both are known. Both ends are first days of a new state."""
    each = 1 if unit == "years" else 12
    (first, last), (early, late) = days(start), days(end)
    low, high = (round(each * max(0.0, position(b) - position(a)), 6) for a, b in ((last, early), (first, late)))
    if low == high:
        return Quantity.stated("exact", unit, "statistic", value=low)
    return Quantity.stated("between", unit, "statistic", low=low, high=high)


#: Structures, and stretches of them between mergers: title, the points of the series that date the first day and the
#: first day after the last, and whether they were there before the first, so that the result is a floor.
LIVES = {
    "health-authorities": ("Health authorities", "health-authorities-1997-04-01",
                           "strategic-health-authorities-2002-04-01", True),
    "primary-care-groups": ("Primary care groups", "primary-care-groups-1999-04-01", "primary-care-groups-2002-04-01",
                            False),
    "primary-care-trusts": ("Primary care trusts", "primary-care-trusts-2000-04-01", "primary-care-trusts-2013-04-01",
                            False),
    "trusts-of-2002": ("Primary care trusts, from their spread over England to the mergers of 2006",
                       "primary-care-trusts-2002-04-01", "primary-care-trusts-2006-10-01", False),
    "trusts-of-2006": ("Primary care trusts, from the mergers of 2006 to abolition", "primary-care-trusts-2006-10-01",
                       "primary-care-trusts-2013-04-01", False),
    "strategic-health-authorities": ("Strategic health authorities", "strategic-health-authorities-2002-04-01",
                                     "strategic-health-authorities-2013-04-01", False),
    "authorities-of-2002": ("Strategic health authorities, from their start to the mergers of 2006",
                            "strategic-health-authorities-2002-04-01", "strategic-health-authorities-2006-07-01", False),
    "authorities-of-2006": ("Strategic health authorities, from the mergers of 2006 to abolition",
                            "strategic-health-authorities-2006-07-01", "strategic-health-authorities-2013-04-01", False),
}
_ASSUMES = {
    "health-authorities": "A floor: the series begins in 1997 with the authorities already there. They end where the "
                          "strategic health authorities begin.",
    "primary-care-groups": "The last group, still there on 1 April 2002, is not counted.",
    "strategic-health-authorities": "The first half-year was in shadow form. The day of abolition is from a tertiary "
                                    "source.",
}
for _name, (_title, _first, _last, _floor) in LIVES.items():
    @calculation(f"structures-life-{_name}", era="context", title=f"How long they lasted: {_title}",
                 inputs=("table:series", f"series:{_first}", f"series:{_last}"), noun=("year", "years"),
                 formula=f"from {date_words(_first.rpartition('s-')[2])} to {date_words(_last.rpartition('s-')[2])}",
                 assumes=_ASSUMES.get(_name, "The day of abolition is from a tertiary source." if "2013" in _last else ""))
    def _life(series: pd.DataFrame, *_points: Quantity, first: str = _first, last: str = _last,
              floor: bool = _floor) -> Quantity:
        q = between(series.loc[first].date, series.loc[last].date)
        return Quantity.stated("at_least", "years", "statistic", low=q.low) if floor else q


@calculation("structures-life-pct-clusters", era="context", title="How long they lasted: PCT clusters",
             inputs=("table:series", "table:events", "series:pct-clusters-2011-04-28",
                     "series:primary-care-trusts-2013-04-01"), noun=("year", "years"),
             formula="from 28 April 2011, when they were forming, or from the end of June 2011, when they were due, "
                     "to 31 March 2013",
             assumes="They lasted until the trusts were abolished; the record does not say when they ended.")
def clusters_life(series: pd.DataFrame, events: pd.DataFrame, *_points: Quantity) -> Quantity:
    end = series.loc["primary-care-trusts-2013-04-01"].date
    longest = between(series.loc["pct-clusters-2011-04-28"].date, end)
    shortest = between(events.loc["communitycare-clusters-2010-clusters-by-june"].date, end)
    return Quantity.stated("between", "years", "statistic", low=shortest.low, high=longest.high)


@calculation("structures-life-sha-clusters", era="context", title="How long they lasted: SHA clusters",
             inputs=("table:series", "series:sha-clusters-2011-10", "series:strategic-health-authorities-2013-04-01"),
             noun=("year", "years"), formula="from October 2011 to 31 March 2013",
             assumes="They lasted until the authorities were abolished. Both dates are from a tertiary source.")
def sha_clusters_life(series: pd.DataFrame, *_points: Quantity) -> Quantity:
    return between(series.loc["sha-clusters-2011-10"].date, series.loc["strategic-health-authorities-2013-04-01"].date)


@calculation("structures-life-clinical-commissioning-groups", era="context",
             title="How long they lasted: clinical commissioning groups",
             inputs=("table:bodies", "table:series", "series:clinical-commissioning-groups-2013-04",
                     "series:clinical-commissioning-groups-2022-07-01"),
             noun=("year", "years"), formula="from 1 April 2013 to 1 July 2022")
def groups_life(bodies: pd.DataFrame, series: pd.DataFrame, *_points: Quantity) -> Quantity:
    return between(bodies.loc["clinical-commissioning-groups"].founded,
                   series.loc["clinical-commissioning-groups-2022-07-01"].date)


@calculation("structures-life-commissioning-support-units", era="context",
             title="How long they have lasted: commissioning support units",
             inputs=("table:series", "table:claims", "series:commissioning-support-units-2013-04",
                     "hcsa-nhse-csu-leadership-2024-units"),
             noun=("year", "years"), formula="from April 2013 to the last count, of 2024",
             assumes="A floor: some were left in 2024, and their closure was made public in 2025.")
def units_life(series: pd.DataFrame, claims: pd.DataFrame, *_points: Quantity) -> Quantity:
    seen = between(series.loc["commissioning-support-units-2013-04"].date,
                   claims.loc["hcsa-nhse-csu-leadership-2024-units"].as_of)
    return Quantity.stated("at_least", "years", "statistic", low=seen.low)


@calculation("structures-life-integrated-care-boards", era="context",
             title="How long they have lasted: integrated care boards",
             inputs=("table:series", "series:integrated-care-boards-2022-07-01", "series:integrated-care-boards-2025-09-09"),
             noun=("year", "years"), formula="from 1 July 2022 to the last count, of 9 September 2025",
             assumes="A floor: all of them stood at the last count.")
def boards_life(series: pd.DataFrame, *_points: Quantity) -> Quantity:
    seen = between(series.loc["integrated-care-boards-2022-07-01"].date,
                   series.loc["integrated-care-boards-2025-09-09"].date)
    return Quantity.stated("at_least", "years", "statistic", low=seen.low)


# -- how soon the order to cut came ---------------------------------------------------------------------------------

#: From the first day of a map of commissioners to the first new order on record to cut its own costs: title, the point of
#: the series that dates the map, the claim whose date is that of the order or of the report of it, and whether that date
#: is only the latest that it can be.
WAITS = {
    "trusts-of-2002": ("trusts of 2002", "primary-care-trusts-2002-04-01", "healthcmte-pct-changes-2006-efficiency-savings",
                       False),
    "trusts-of-2006": ("trusts of 2006", "primary-care-trusts-2006-10-01", "hsj-5700-2009-management-cost-target", False),
    "groups-of-2013": ("groups of 2013", "clinical-commissioning-groups-2013-04", "hsj-csu-2014-running-cost",
                       True),
    "boards-of-2022": ("boards of 2022", "integrated-care-boards-2022-07-01", "hsjjobs-icb-30pc-2023-allowance-30", True),
}


def wait(series: pd.DataFrame, claims: pd.DataFrame, name: str) -> Quantity:
    """Months from the start of a map of commissioners to the first new order on record to cut its own costs."""
    _, start, order, latest = WAITS[name]
    q = between(series.loc[start].date, claims.loc[order].as_of, "months")
    return Quantity.stated("up_to", "months", "statistic", high=q.high) if latest else q


for _name, (_title, _start, _order, _latest) in WAITS.items():
    @calculation(f"structures-wait-{_name}", era="context", title=f"Months before the first new order to cut: {_title}",
                 inputs=("table:series", "table:claims", f"series:{_start}", _order), noun=("month", "months"),
                 formula="from the start of the map of bodies to the date of the first new order on record to cut their own "
                         "costs" + (", which is the date of the report and so the latest" if _latest else ""),
                 assumes="No earlier new order was given. The record has none, and may lack one. An order that was running "
                         "when the map began, as that of 2005 was in October 2006, does not count.")
    def _wait(series: pd.DataFrame, claims: pd.DataFrame, *_points: Quantity, name: str = _name) -> Quantity:
        return wait(series, claims, name)


# -- who came back --------------------------------------------------------------------------------------------------

RETURN_YEARS = ("2010-11", "2011-12", "2012-13", "2013-14", "2014-15", "2015-16", "2016-17", "2017-18")


def _total(series: pd.DataFrame, name: str, years: tuple[str, ...]) -> Quantity:
    """People of a series over some financial years."""
    return Quantity.stated("exact", "people", "statistic",
                           value=float(sum(series.loc[f"{name}-{year}"].value for year in years)))


for _id, _years in (("2010-18", RETURN_YEARS), ("2010-13", RETURN_YEARS[:3]), ("2013-18", RETURN_YEARS[3:]),
                    *((year, (year,)) for year in RETURN_YEARS)):
    @calculation(f"returned-share-{_id}", era="context", inputs=("table:series",),
                 title=f"Share of those made redundant, {_id.replace('-', '–')}, who were back by September 2018",
                 formula="series returned-staff-record ÷ series redundancies-staff-record, over these financial years, from a "
                         "minister’s answer of January 2019",
                 assumes="The electronic staff record, not validated, leaves out general practice and two foundation trusts. "
                         "Later years have had less time to return, so their shares are lower for that alone.")
    def _returned(series: pd.DataFrame, years: tuple[str, ...] = _years) -> Quantity:
        return _total(series, "returned-staff-record", years).share_of(_total(series, "redundancies-staff-record", years))


for _id, _until, _back, _gone in (
        ("2013", "December 2013", "hsj-rehired-2013-reemployed", "hsj-rehired-2013-redundancies"),
        ("2014", "December 2014", "dailymail-rehired-2015-reemployed", "dailymail-rehired-2015-redundancies")):
    @calculation(f"returned-share-by-{_id}", era="context",
                 title=f"Share of those made redundant since 2010 who were back by {_until}", inputs=(_back, _gone),
                 formula="taken on again ÷ made redundant", assumes="Both counts are of all employers of the health service.")
    def _returned_by(back: Quantity, gone: Quantity) -> Quantity:
        return back.share_of(gone)


# -- what recurs ----------------------------------------------------------------------------------------------------


def front_line(positions: pd.DataFrame) -> pd.DataFrame:
    """Statements by those who cut that the front line gains or is spared."""
    return positions[(positions.theme == "front-line") & positions.stance.isin(["for", "assurance"])]


for _era in ERAS:
    @calculation(f"recurs-front-line-{_era}", era="context", title=f"Promises that the front line gains, {_era}",
                 inputs=("table:positions",), noun=("statement", "statements"),
                 formula="stated positions for a cut, or assurances, on the theme of the front line")
    def _front_line(positions: pd.DataFrame, era: str = _era) -> Quantity:
        return count(front_line(positions[positions.era == era]))


def ordered(claims: pd.DataFrame, era: str) -> pd.DataFrame:
    """National orders of an era to cut management, administration or running costs by a percentage.

    Only what was set, announced or planned: a forecast of a cut, or one that was merely considered, is no order.
    """
    return claims[(claims.era == era) & claims.measure.isin(["management_cost_cut", "running_cost_cut"])
                  & (claims.geography == "England") & claims.status.isin(["target", "announced", "planned"])]


def in_the_red(claims: pd.DataFrame, era: str, least: float = 1e8) -> pd.DataFrame:
    """National deficits and savings targets of an era that are at least so many pounds at their lower bound."""
    chosen = claims[(claims.era == era) & claims.measure.isin(["deficit", "savings_target"])
                    & (claims.geography == "England")]
    return chosen[[claim_quantity(row).low >= least for _, row in chosen.iterrows()]]


# -- how long people were consulted ---------------------------------------------------------------------------------


@calculation("consultations-difference", era="context", title="How much longer the consultation of 2014 was",
             inputs=("hsj-csu-2014-consultation", "birminghampost-coventry-pct-2006-consultation"),
             formula="45 days − 30 days, as the two documents give them",
             assumes="Both count calendar days; one was planned and one begun.")
def consultations_difference(later: Quantity, earlier: Quantity) -> Quantity:
    return later - earlier.treated_as(later.status)
