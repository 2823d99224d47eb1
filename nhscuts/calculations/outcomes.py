"""What was announced and what came of it, how firm it was, who objected."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..quantity import Quantity
from ..schema import codes
from ..tables import PRESS, claim_quantity, load_sources
from . import calculation, count, remembered
from .across import ERAS, between

# -- announced figures, each once -----------------------------------------------------------------------------------

_LINKS = ("restates", "reprints", "corroborates")


@remembered
def leaders(claims: pd.DataFrame, links: tuple[str, ...] = _LINKS) -> dict[str, str]:
    """For each claim, the first claim of its group: those joined by restating, reprinting or corroborating each other.

    One announcement that many documents print, or that two origins give alike, is one group.
    """
    parent = {str(id): str(id) for id in claims.index}

    def root(id: str) -> str:
        while parent[id] != id:
            id = parent[id]
        return id

    order = {id: i for i, id in enumerate(parent)}
    for column in links:
        for id, cell in claims[column].items():
            for one in filter(None, cell.split(";")):
                if one in parent:
                    first, last = sorted((root(str(id)), root(one)), key=order.__getitem__)
                    parent[last] = first
    return {id: root(id) for id in parent}


def looks_forward(status: str) -> bool:
    """It was said that it would be, not that it was."""
    return bool(codes("claims", "status")[status]["tense"] == "forward")


# -- pairs ----------------------------------------------------------------------------------------------------------

_ALIKE = {"headcount": "people", "areas": "organisations", "gbp_per_head": "gbp"}
_REDUNDANT = ("redundancies", "redundancies_compulsory", "redundancies_voluntary")
_LEAVING = (*_REDUNDANT, "exit_packages", "voluntary_exits", "leavers", "staff_cut", "transfers")
_SAVINGS = ("savings_target", "savings_expected", "savings_package", "savings_delivered")
_PART_WAY = re.compile(r"\b(interim|part-way|first months|of twelve|not the whole|up to October|so far|more was to follow)\b", re.I)

#: Kinds of pair, each with what its ratio is.
KINDS = {
    "posts": "posts gone for posts announced",
    "people": "people gone for people announced, by the same measure",
    "route": "people gone by one route for people announced by another, or by any",
    "dismissed": "redundancies for each post announced",
    "doubt": "people who left or moved for people in doubt",
    "cost": "money spent for money forecast",
    "saving": "money saved for money to be saved",
    "balance": "deficit of the year for deficit forecast",
    "income": "money earned for money forecast",
    "organisations": "organisations counted for organisations planned",
    "size": "staff in post for staff planned",
    "share": "",
    "unlike": "",
}
STAFF = ("posts", "people", "route", "dismissed", "doubt")
LIKE_STAFF = ("posts", "people")


@dataclass(frozen=True)
class Pair:
    """One graded pair of `outcomes.csv`, with both quantities.

    Attributes:
        kind: what the two count; a code of `KINDS`.
        step: the later figure still looks ahead: a plan or warning that took the first one's place.
        part_way: by the grade's reason, the outcome was counted before the time of the announcement was over.
        group, result: the groups of like claims that the two belong to, so that one announcement counts once.
    """

    id: str
    era: str
    grade: str
    reason: str
    announced: str
    outcome: str
    kind: str
    step: bool
    part_way: bool
    before: Quantity
    after: Quantity
    group: str
    result: str

    @property
    def close(self) -> bool:
        """Of the same or nearly the same scope."""
        return self.grade in ("same-scope", "near-scope")

    @property
    def ratio(self) -> Quantity | None:
        """What happened as a percentage of what was announced; None where the two cannot be divided."""
        if not KINDS[self.kind] or self.before.high <= 0:
            return None
        unit = _ALIKE.get(self.before.unit, self.before.unit)
        return self.after.counted_as(unit).share_of(self.before.counted_as(unit))


def _kind(announced: pd.Series, outcome: pd.Series) -> str:
    """What a pair of claims counts, and so whether the one can be divided by the other."""
    a, o = announced.measure, outcome.measure
    units = {_ALIKE.get(announced.unit, announced.unit), _ALIKE.get(outcome.unit, outcome.unit)}
    if units == {"gbp"}:
        if a in _SAVINGS and o == "savings_delivered":
            return "saving"
        if a != o or "gbp_per_head" in (announced.unit, outcome.unit):
            return "share" if a == o else "unlike"
        return {"deficit": "balance", "surplus": "unlike", "income": "income"}.get(a, "cost")
    if units == {"percent"}:
        return "share"
    if units == {"organisations"}:
        return "organisations"
    if a == o and a in ("workforce", "population"):
        return "size" if a == "workforce" and len(units) == 1 else "unlike"
    if a == o == "posts_cut" and len(units) == 1:
        return "posts"
    if a == o and units == {"people"}:
        return "people"
    if a == "staff_affected" and units == {"people"} and o in _LEAVING:
        return "doubt"
    if a == "posts_cut" and o in _REDUNDANT:
        return "dismissed"
    if units == {"people"} and a in _LEAVING and o in _LEAVING:
        return "route"
    return "unlike"


@remembered
def pairs(claims: pd.DataFrame, outcomes: pd.DataFrame) -> list[Pair]:
    """Every row of the table of outcomes that has an outcome, with its two quantities and what they count."""
    group = leaders(claims)
    found = []
    for id, row in outcomes[outcomes.outcome != ""].iterrows():
        if row.announced not in claims.index or row.outcome not in claims.index:
            continue
        a, o = claims.loc[row.announced], claims.loc[row.outcome]
        found.append(Pair(str(id), row.era, row.comparable, row.reason, row.announced, row.outcome, _kind(a, o),
                          looks_forward(o.status), bool(_PART_WAY.search(row.reason)), claim_quantity(a), claim_quantity(o),
                          group[row.announced], group[row.outcome]))
    return found


def cases(claims: pd.DataFrame, outcomes: pd.DataFrame, kinds: Iterable[str]) -> list[Pair]:
    """Pairs of some kinds, of same or near scope, whose outcome had happened: each announcement with its latest outcome.

    One announcement and one outcome stand together once, however many documents print either; of several outcomes of one
    announcement by one measure the latest stands for all.
    """
    chosen: dict[tuple[str, str], Pair] = {}
    for pair in pairs(claims, outcomes):
        if not pair.close or pair.step or pair.kind not in kinds:
            continue
        key = (pair.group, claims.loc[pair.outcome].measure)
        if key not in chosen or claims.loc[pair.outcome].as_of > claims.loc[chosen[key].outcome].as_of:
            chosen[key] = pair
    return sorted(chosen.values(), key=lambda p: (ERAS.index(p.era), announced_on(claims, p.announced), p.id))


def first_cases(claims: pd.DataFrame, outcomes: pd.DataFrame, kinds: Iterable[str]) -> list[Pair]:
    """The same with each outcome once: against the first announcement of it; of those of one date, the likest and narrowest."""
    def rank(pair: Pair) -> tuple[str, bool, float]:
        return announced_on(claims, pair.announced), pair.before.unit != pair.after.unit, pair.before.high - pair.before.low

    chosen: dict[str, Pair] = {}
    for pair in cases(claims, outcomes, kinds):
        if pair.result not in chosen or rank(pair) < rank(chosen[pair.result]):
            chosen[pair.result] = pair
    return list(chosen.values())


def median(ratios: Sequence[Quantity]) -> Quantity:
    """The median of intervals: between the median of the least and the median of the most that each can be."""
    ends = []
    for values in (sorted(r.low for r in ratios), sorted(r.high for r in ratios)):
        half = len(values) // 2
        ends.append(values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2)
    if ends[0] == ends[1]:
        return Quantity.stated("exact", "percent", "reported", value=ends[0])
    if math.isinf(ends[1]):
        return Quantity.stated("at_least", "percent", "reported", low=ends[0])
    return Quantity.stated("between", "percent", "reported", low=ends[0], high=ends[1])


def ratios(found: Iterable[Pair]) -> list[Quantity]:
    """The ratios of the pairs that have one."""
    return [r for r in (pair.ratio for pair in found) if r is not None]


# -- dates ----------------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=None)
def _documents() -> dict[str, tuple[str, str, bool]]:
    """Kind and date of each document by its key, and whether it is marked weak."""
    return {key: (source.kind, source.published, bool(source.weak)) for key, source in load_sources().items()}


def announced_on(claims: pd.DataFrame, id: str) -> str:
    """When a figure was first said: the date that it speaks of or that of its document, whichever is the earlier.

    A forecast made in 2012 for 2013 dates from 2012; a forecast of 2011 that a report of 2013 recalls dates from 2011.
    """
    row = claims.loc[id]
    early, late = sorted(filter(None, (row.as_of, _documents()[row.source][1] or row.as_of)))
    return late if late.startswith(early) else early  # of 2025 and 2025-05 the one that says more


def time_between(claims: pd.DataFrame, pair: Pair) -> Quantity | None:
    """Months from the announcement to the date of the outcome; None where one document gives both."""
    if claims.loc[pair.announced].source == claims.loc[pair.outcome].source:
        return None
    return between(announced_on(claims, pair.announced), claims.loc[pair.outcome].as_of, "months")


# -- what is on record of each announced figure ---------------------------------------------------------------------

STATES = ("close", "weak", "step", "none")
WHAT = ("staff", "money", "organisations", "other")
#: Measures that count staff, as posts or as people.
COUNTS_STAFF = ("posts_cut", "staff_cut", *_REDUNDANT, "voluntary_exits", "leavers", "transfers", "staff_affected", "net_fall",
                "workforce")


def what(row: pd.Series) -> str:
    """What a figure is of: staff, money, organisations, or other (percentages mostly)."""
    if row.unit in ("gbp", "gbp_per_head"):
        return "money"
    if row.unit in ("organisations", "areas"):
        return "organisations"
    return "staff" if row.measure in COUNTS_STAFF else "other"


@remembered
def followed(claims: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Every announced figure whose outcome was looked for, once however often it is printed, with what was found.

    The column `state` is the best that the record has of it: "close", an outcome of same or near scope; "weak", only figures
    set beside it for want of better; "step", only a later plan; "none", nothing. Reprints, restatements and corroborations
    of one figure are one row. `what` tells what it is of, `national` whether its place is England.
    """
    group = leaders(claims)
    by_id = {pair.id: pair for pair in pairs(claims, outcomes)}
    found: dict[str, dict[str, object]] = {}
    for id, row in outcomes.iterrows():
        if row.announced not in claims.index:
            continue
        claim = claims.loc[row.announced]
        entry = found.setdefault(group[row.announced], {
            "era": row.era, "state": "none", "what": what(claim), "national": claim.geography == "England",
            "announced": row.announced, "measure": claim.measure, "status": claim.status})
        if row.outcome:
            pair = by_id[str(id)]
            state = "step" if pair.step else "close" if pair.close else "weak"
            entry["state"] = min(str(entry["state"]), state, key=STATES.index)
    return pd.DataFrame.from_dict(found, orient="index", columns=["era", "state", "what", "national", "announced", "measure",
                                                                  "status"])


def _share(part: int, whole: int) -> Quantity:
    return Quantity.stated("exact", "percent", "statistic", value=float(f"{100 * part / whole:.12g}"))


_FIGURE = ("announced figure", "announced figures")
_ONCE = "A figure that many documents print, or that two origins give alike, counts once."
_STATE_WORDS = {"close": "an outcome of the same or nearly the same scope", "weak": "only a weak comparison",
                "step": "only a later plan or warning", "none": "no outcome at all"}


def _select(table: pd.DataFrame, scope: str) -> pd.DataFrame:
    """The announced figures of an era, of a kind, of one sort of place, or all."""
    if scope in ERAS:
        return table[table.era == scope]
    if scope in WHAT:
        return table[table.what == scope]
    if scope in ("national", "local"):
        return table[table.national == (scope == "national")]
    if scope.startswith("staff-"):
        return table[(table.what == "staff") & (table.national == (scope == "staff-national"))]
    return table


_SCOPES = {"": "", **{era: f", {era}" for era in ERAS}, "staff": ", of staff", "money": ", of money",
           "organisations": ", of organisations", "other": ", of percentages and other things",
           "national": ", of all England", "local": ", of one body or place", "staff-national": ", of staff in all England",
           "staff-local": ", of staff in one body or place"}
for _scope, _of in _SCOPES.items():
    _tail = f"-{_scope}" if _scope else ""

    @calculation(f"outcomes-figures{_tail}", era="context", title=f"Announced figures whose outcome was looked for{_of}",
                 inputs=("table:claims", "table:outcomes"), noun=_FIGURE, assumes=_ONCE,
                 formula="different announced figures in the table of outcomes")
    def _figures(claims: pd.DataFrame, outcomes: pd.DataFrame, scope: str = _scope) -> Quantity:
        return count(_select(followed(claims, outcomes), scope))

    for _state in STATES if not _scope else ("close", "none"):
        @calculation(f"outcomes-{_state}{_tail}", era="context",
                     title=f"Announced figures with {_STATE_WORDS[_state]}{_of}", inputs=("table:claims", "table:outcomes"),
                     noun=_FIGURE, assumes=_ONCE,
                     formula=f"of the announced figures looked for, those of which the record has {_STATE_WORDS[_state]}")
        def _found(claims: pd.DataFrame, outcomes: pd.DataFrame, scope: str = _scope, state: str = _state) -> Quantity:
            return count(_select(followed(claims, outcomes), scope).query("state == @state"))

    for _state in ("close", "none"):
        @calculation(f"outcomes-{_state}-share{_tail}", era="context",
                     title=f"Share of announced figures with {_STATE_WORDS[_state]}{_of}",
                     inputs=("table:claims", "table:outcomes"), assumes=_ONCE,
                     formula=f"announced figures with {_STATE_WORDS[_state]} ÷ announced figures looked for")
        def _found_share(claims: pd.DataFrame, outcomes: pd.DataFrame, scope: str = _scope, state: str = _state) -> Quantity:
            chosen = _select(followed(claims, outcomes), scope)
            return _share(int((chosen.state == state).sum()), len(chosen))


@calculation("outcomes-forward", era="context", title="Figures of the record that look ahead", inputs=("table:claims",),
             formula="rows of the table of claims with a status that looks ahead", noun=("figure", "figures"))
def forward(claims: pd.DataFrame) -> Quantity:
    return count(claims[claims.status.map(looks_forward)])


@calculation("outcomes-not-followed", era="context", title="Figures that look ahead and were not followed up",
             inputs=("table:claims", "table:outcomes"), noun=("figure", "figures"),
             formula="figures that look ahead − those in the table of outcomes, as announced or as a later step, and their prints",
             assumes="They are parts of figures that were followed, later steps, shares of one workforce, allocations and "
                     "backgrounds; some may deserve following.")
def not_followed(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    group = leaders(claims)
    known = {group[id] for column in ("announced", "outcome") for id in outcomes[column] if id in group}
    ahead = claims[claims.status.map(looks_forward)]
    return count(ahead[[group[str(id)] not in known for id in ahead.index]])


# -- how much of it came --------------------------------------------------------------------------------------------

#: Groups of ratios, each with its kinds and the measures of the outcome that it takes.
GROUPS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "posts": ("Posts gone, for posts announced", ("posts",), ()),
    "redundancies": ("Redundancies, for people or posts", ("people", "route", "dismissed"),
                     ("redundancies",)),
    "compulsory": ("Compulsory redundancies, for people or posts", ("people", "dismissed"),
                   ("redundancies_compulsory",)),
    "costs": ("Money spent, for money forecast", ("cost",), ("redundancy_cost", "transition_cost")),
    "savings": ("Savings made, for savings due", ("saving",), ()),
    "deficits": ("Deficits, for deficits forecast", ("balance",), ()),
    "organisations": ("Organisations counted, for organisations planned", ("organisations",), ()),
}


def group_cases(claims: pd.DataFrame, outcomes: pd.DataFrame, name: str) -> list[Pair]:
    """The pairs of one group of ratios. Each outcome once, except where numbers of organisations were planned in steps."""
    _, kinds, measures = GROUPS[name]
    found = (cases if name in ("organisations", "costs") else first_cases)(claims, outcomes, kinds)
    return [p for p in found if p.ratio is not None and (not measures or claims.loc[p.outcome].measure in measures)]


def ended(found: Iterable[Pair]) -> list[Pair]:
    """Those whose outcome was not counted part-way."""
    return [pair for pair in found if not pair.part_way]


_PAIRS_ASSUME = "Each outcome counts once, against the first announcement of it; pairs counted part-way are left out."
_MEDIAN = ("median of outcome ÷ announcement over the pairs of same or near scope; of its bounds, the median of the lower and of "
           "the upper ends")
@calculation("outcomes-pairs-posts", era="context", title="Pairs of posts gone with posts announced", noun=("pair", "pairs"),
             inputs=("table:claims", "table:outcomes"), formula="pairs of same or near scope whose outcome had happened",
             assumes=_PAIRS_ASSUME)
def posts_pairs(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return count(ended(group_cases(claims, outcomes, "posts")))


@calculation("outcomes-median-posts", era="context", title="Median: posts gone, for posts announced",
             inputs=("table:claims", "table:outcomes"), formula=_MEDIAN,
             assumes=_PAIRS_ASSUME + " The pairs were not drawn at random.")
def posts_median(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return median(ratios(ended(group_cases(claims, outcomes, "posts"))))


@calculation("outcomes-median-posts-part-way", era="context", title="Median: posts gone, with the pairs counted part-way",
             inputs=("table:claims", "table:outcomes"), formula=_MEDIAN,
             assumes="Each outcome counts once, against the first announcement of it.")
def median_part_way(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return median(ratios(group_cases(claims, outcomes, "posts")))


for _era in ERAS:
    @calculation(f"outcomes-pairs-staff-{_era}", era="context", title=f"Like-for-like pairs of posts or people, {_era}",
                 inputs=("table:claims", "table:outcomes"), noun=("pair", "pairs"), assumes=_PAIRS_ASSUME,
                 formula="pairs of posts with posts, or of people with people by the same measure, of same or near scope")
    def _era_pairs(claims: pd.DataFrame, outcomes: pd.DataFrame, era: str = _era) -> Quantity:
        return count(ended(p for p in first_cases(claims, outcomes, LIKE_STAFF) if p.era == era))


@calculation("outcomes-median-staff-pct-cuts", era="context", title="Median of what went of posts or people announced, 2006",
             inputs=("table:claims", "table:outcomes"), formula=_MEDIAN,
             assumes=_PAIRS_ASSUME + " Posts are set against posts and people against people.")
def era_median(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return median(ratios(ended(p for p in first_cases(claims, outcomes, LIKE_STAFF) if p.era == "pct-cuts")))


@calculation("outcomes-pairs", era="context", title="Pairs of an announcement with what came of it",
             inputs=("table:claims", "table:outcomes"), noun=("pair", "pairs"),
             formula="rows of the table of outcomes that have an outcome")
def all_pairs(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return count(pairs(claims, outcomes))


@calculation("outcomes-pairs-steps", era="context", title="Of these, pairs whose later figure still looks ahead",
             inputs=("table:claims", "table:outcomes"), noun=("pair", "pairs"),
             formula="pairs of which the outcome is itself planned, at risk, forecast or set")
def all_steps(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return count([p for p in pairs(claims, outcomes) if p.step])


@calculation("outcomes-pairs-weak", era="context", title="Of these, pairs graded weak", noun=("pair", "pairs"),
             inputs=("table:claims", "table:outcomes"), formula="pairs graded weak")
def all_weak(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    return count([p for p in pairs(claims, outcomes) if not p.close])


@calculation("outcomes-months", era="context", title="Median time from an announcement on staff to the count of what came of it",
             inputs=("table:claims", "table:outcomes"),
             formula="median of the months from the first announcement to the date of the outcome, by the dates as closely as they are "
                     "known; pairs of which one document gives both are left out",
             assumes="The date of an outcome is the date that it speaks of, which need not be the day on which the last post went.")
def months(claims: pd.DataFrame, outcomes: pd.DataFrame) -> Quantity:
    found = [time_between(claims, pair) for pair in ended(first_cases(claims, outcomes, STAFF))]
    return median([q for q in found if q is not None]).counted_as("months")


def _one(id: str, before: str, after: str, title: str, assumes: str = "", unlike: bool = False) -> None:
    """Register what happened as a percentage of what was announced, for one pair that the text speaks of."""
    @calculation(id, era="context", title=title, inputs=(before, after), formula="outcome ÷ announcement", assumes=assumes)
    def _ratio(announced: Quantity, outcome: Quantity) -> Quantity:
        return (outcome.counted_as(announced.unit) if unlike else outcome).share_of(announced)


_one("outcomes-north-staffordshire-posts", "bbc-uhns-2006-03-posts", "eurofound-uhns-2007-posts",
     "Posts gone in North Staffordshire for posts announced", "By when they were to go was not said.")
_one("outcomes-north-staffordshire-compulsory", "bbc-uhns-2006-03-compulsory", "eurofound-uhns-2007-compulsory",
     "Compulsory redundancies in North Staffordshire for those warned of", "By when was not said.")
_one("outcomes-sandwell-redundancies", "expressandstar-sandwell-26-2011-posts", "expressandstar-sandwell-26-2011-redundancies",
     "Redundancies for each post to go at Sandwell, 2010–11", "People are set against posts: not a share of the posts.", True)
_one("outcomes-survey-2006", "hsj-nhs-employers-2006-10-potential-redundancies", "hsj-nhs-employers-2006-10-survey-redundancies",
     "Redundancies so far for redundancies thought possible, eighteen trusts",
     "Up to October 2006 only; whether the count is of these or of the jobs notified is not clear.")
_one("outcomes-leeds", "yorkshirepost-350-2010-leeds-staff", "yorkshirepost-700-2011-leeds-redundancies",
     "Redundancies in Leeds for people likely to go", "The forecast takes in early retirement.")
_one("outcomes-southampton", "dailyecho-uhs-785-2025-posts", "bbc-uhs-400-halfway-2025-lost",
     "Posts gone at Southampton for posts planned", "Part-way.")
_one("outcomes-northamptonshire", "whatson-uhn-781-2025-posts", "whatson-uhn-781-2025-lost",
     "Posts gone in Northamptonshire for posts planned", "The first months of the year only.")
_one("outcomes-mid-essex", "hsj-daily-insight-2024-mid-and-south-essex-posts", "nhsprocurement-hsj-msef-2025-posts-2024-25",
     "Posts gone at Mid and South Essex for posts announced", "Vacant posts may be among them.")
_one("outcomes-redundancy-bill-first", "guardian-ia-redundancies-2011-redundancy-cost", "hunt-wms-nhs-modernisation-2014-redundancy-cost",
     "Redundancy bill of the reform for the first forecast of it", "Prices of the day; the outcome is the minister’s total to "
     "31 March 2014, at most.")
_one("outcomes-redundancy-bill-last", "hansard-wms-2012-redundancy-cost", "hunt-wms-nhs-modernisation-2014-redundancy-cost",
     "The same for the last forecast of it", "Prices of the day; the outcome is the minister’s total to 31 March 2014, at most.")

# -- how people went ------------------------------------------------------------------------------------------------

#: Compulsory redundancies beside a total of those, or of the posts, that went: base, whole, part, label, what has to be assumed.
ROUTES: dict[str, tuple[str, str, str, str, str]] = {
    "durham": ("posts", "northernecho-durham-2012-fall", "northernecho-durham-2012-compulsory",
               "Durham and Darlington, 2010–12: of a net fall",
               "The fall is net of joiners, so those who left were as many or more."),
    "sandwell-posts": ("posts", "expressandstar-sandwell-26-2011-posts", "expressandstar-sandwell-26-2011-compulsory",
                       "Sandwell hospitals, 2010–11: of posts to go",
                       "People are set against posts, and all of the posts went, as the report suggests."),
    "north-staffordshire": ("posts", "eurofound-uhns-2007-posts", "eurofound-uhns-2007-compulsory",
                            "North Staffordshire, 2006–07: of posts lost", "People are set against posts."),
    "england-2007": ("posts", "rcn-posts-lost-2007-posts-lost", "bbc-rcn-2007-04-redundancies",
                     "NHS, to April 2007: of posts lost, nurses’ count",
                     "Two counts by two bodies, set side by side in the press: the nurses’ college counted posts of every route, "
                     "the Department compulsory redundancies over a time that it did not give."),
    "sandwell": ("people", "expressandstar-sandwell-26-2011-redundancies", "expressandstar-sandwell-26-2011-compulsory",
                 "Sandwell hospitals, 2010–11: of redundancies", ""),
    "foundation-trusts": ("people", "hsj-ft-exit-packages-2014-exits", "hsj-ft-exit-packages-2014-compulsory",
                          "Foundation trusts, 2013–14: of paid exits", "The year is read from the inferred date of the page."),
    "south-west-essex": ("people", "calc:route-south-west-essex-total", "hsj-swessex-2011-compulsory-commissioning",
                         "South West Essex, to 2011: of redundancies",
                         "Compulsory and voluntary redundancies do not overlap and there is no third kind."),
    "england-2015-16": ("people", "series:redundancies-staff-record-2015-16", "parallelparliament-redundancy-2016-compulsory-2015-16",
                        "NHS in England, 2015–16: of redundancies",
                        "The part is the Department’s count of compulsory redundancies, the whole a count from the staff record, "
                        "which leaves out two trusts: two records, so the share is rough."),
}


@calculation("route-south-west-essex-total", era="context", title="Redundancies in South West Essex, both routes", noun=("person", "people"),
             inputs=("hsj-swessex-2011-compulsory-commissioning", "hsj-swessex-2011-voluntary"),
             formula="compulsory + voluntary", assumes="The two do not overlap.")
def south_west_essex(compulsory: Quantity, voluntary: Quantity) -> Quantity:
    return compulsory + voluntary


for _name, (_base, _whole, _part, _label, _assumes) in ROUTES.items():
    @calculation(f"route-{_name}", era="context", title=f"Compulsory redundancies: {_label}", inputs=(_part, _whole),
                 formula="compulsory redundancies ÷ " + ("posts or staff that went" if _base == "posts" else "people who went with a payment"),
                 assumes=_assumes)
    def _route(compulsory: Quantity, whole: Quantity) -> Quantity:
        return compulsory.counted_as(whole.unit).share_of(whole)


# -- how firm the figures are ---------------------------------------------------------------------------------------

FIRM = {"exact": "exact", "about": "hedged", "estimated": "hedged", "nearly": "hedged", "up_to": "bound", "less_than": "bound",
        "at_least": "bound", "more_than": "bound", "between": "range"}
FIRMNESS = ("exact", "hedged", "bound", "range")
CUTS = ("posts_cut", "staff_cut", *_REDUNDANT)
STATUSES = ("announced", "planned", "at_risk", "considering", "forecast", "target", "allocated", "reported", "survey", "statistic")


@remembered
def printed(claims: pd.DataFrame) -> pd.DataFrame:
    """Every figure of the record as its origin first prints it: restatements left out, reprints of one origin once.

    `firm` is how firm its words are, `ahead` whether it looks ahead, `cut` whether it counts a cut in posts or people.
    """
    group = leaders(claims, ("restates", "reprints"))
    once = claims[[group[str(id)] == id for id in claims.index]]
    return once.assign(firm=once.qualifier.map(FIRM), ahead=once.status.map(looks_forward), cut=once.measure.isin(CUTS))


@remembered
def witnesses(claims: pd.DataFrame) -> pd.DataFrame:
    """Every figure of the record once, with how many origins give it and in what documents it stands.

    `stands` is "press" where only newspapers, trade papers and blogs have it, "other" where only official, parliamentary,
    scholarly, representative or union documents do, "both" where it stands in both.
    """
    group = leaders(claims)
    members: dict[str, list[str]] = {}
    for id in claims.index:
        members.setdefault(group[str(id)], []).append(str(id))
    rows = []
    for first, ids in members.items():
        own = claims.loc[ids]
        press = {_documents()[key][0] in PRESS for key in own.source}
        rows.append({"id": first, "era": own.era.iloc[0], "ahead": looks_forward(own.status.iloc[0]),
                     "cut": own.measure.iloc[0] in CUTS, "origins": own.origin.nunique(), "documents": own.source.nunique(),
                     "stands": "both" if len(press) == 2 else "press" if True in press else "other",
                     "weak": all(_documents()[key][2] for key in own.source)})
    return pd.DataFrame(rows).set_index("id", drop=False)


def _firm(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    """The figures that look ahead, those that do not, the cuts among either, or all."""
    if which.startswith("cuts"):
        frame = frame[frame.cut]
    if which.endswith("ahead"):
        return frame[frame.ahead]
    return frame[~frame.ahead] if which.endswith("done") else frame


_WHICH = {"ahead": "figures that look ahead", "done": "figures of what had happened", "all": "figures",
          "cuts-ahead": "cuts in posts or people that were still ahead", "cuts-done": "cuts in posts or people that had been made"}
for _which, _words in _WHICH.items():
    for _era in ("", *ERAS) if "cuts" not in _which else ("",):
        @calculation(f"firm-exact-{_which}{f'-{_era}' if _era else ''}", era="context",
                     title=f"Share of {_words} printed without a hedge or bound{f', {_era}' if _era else ''}", inputs=("table:claims",),
                     formula=f"exact ÷ all {_words}; restatements left out, reprints once",
                     assumes="Where prints of one release differ in their words, the first in the table stands for all.")
        def _exact(claims: pd.DataFrame, which: str = _which, era: str = _era) -> Quantity:
            chosen = _firm(printed(claims), which)
            chosen = chosen[chosen.era == era] if era else chosen
            return _share(int((chosen.firm == "exact").sum()), len(chosen))

for _id, _title, _test in (
        ("firm-figures", "Figures of the record, each once", lambda w: w),
        ("firm-two-origins", "Figures that more than one origin gives", lambda w: w[w.origins > 1]),
        ("firm-cuts", "Cuts in posts or people, each once", lambda w: w[w.cut]),
        ("firm-cuts-two-origins", "Cuts in posts or people that more than one origin gives", lambda w: w[w.cut & (w.origins > 1)]),
        ("firm-cuts-press", "Cuts in posts or people that stand in the press alone", lambda w: w[w.cut & (w.stands == "press")]),
        ("firm-cuts-other", "Cuts in posts or people that a document other than the press gives",
         lambda w: w[w.cut & (w.stands != "press")]),
        ("firm-weak", "Figures that rest on weak sources alone", lambda w: w[w.weak])):
    @calculation(_id, era="context", title=_title, inputs=("table:claims",), noun=("figure", "figures"),
                 formula="groups of claims joined by restating, reprinting or corroborating each other",
                 assumes="Who first said a thing is sometimes inferred.")
    def _witnessed(claims: pd.DataFrame, test: object = _test) -> Quantity:
        return count(test(witnesses(claims)))  # type: ignore[operator]

for _id, _title, _test in (("firm-press-share", "Share of figures that stand in the press alone", lambda w: w),
                           ("firm-cuts-press-share", "Share of cuts in posts or people that stand in the press alone", lambda w: w[w.cut])):
    @calculation(_id, era="context", title=_title, inputs=("table:claims",),
                 formula="figures that only newspapers, trade papers and blogs have ÷ all figures, each once")
    def _press(claims: pd.DataFrame, test: object = _test) -> Quantity:
        chosen = test(witnesses(claims))  # type: ignore[operator]
        return _share(int((chosen.stands == "press").sum()), len(chosen))

for _era in ERAS:
    @calculation(f"firm-press-share-{_era}", era="context", title=f"Share of figures that stand in the press alone, {_era}",
                 inputs=("table:claims",), formula="figures that only the press has ÷ all figures of the era, each once")
    def _press_era(claims: pd.DataFrame, era: str = _era) -> Quantity:
        chosen = witnesses(claims).query("era == @era")
        return _share(int((chosen.stands == "press").sum()), len(chosen))

# -- how far a figure moved -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Chain:
    """One subject's figure as it was said again, in order of time.

    Attributes:
        steps: ids of the claims; `other` names those that count another thing or a wider scope than the first.
        why: what has to be known of the later figures.
    """

    label: str
    era: str
    steps: tuple[str, ...]
    other: tuple[str, ...] = ()
    why: str = ""


CHAINS = {
    "worcestershire": Chain("Worcestershire hospitals, 2006", "pct-cuts", (
        "bbc-worcestershire-2006-04-posts", "hsj-nhs-employers-2006-10-worcestershire-jobs-identified",
        "hsj-nhs-employers-2006-10-worcestershire-jobs-notified", "hsj-nhs-employers-2006-10-worcestershire-notices"),
        ("hsj-nhs-employers-2006-10-worcestershire-notices",), "The last is of notices given to people, the others of posts."),
    "sandwell": Chain("Sandwell hospitals, 2006", "pct-cuts",
                      ("bbc-sandwell-2006-04-posts", "birminghampost-sandwell-566-2006-posts")),
    "scarborough": Chain("Scarborough hospital, 2007", "pct-cuts",
                         ("bbc-scarborough-2007-07-posts", "bbc-scarborough-2007-posts-revised")),
    "redundancies": Chain("Redundancies of the reform, 2011–13", "pct-clusters", (
        "guardian-ia-redundancies-2011-redundancies", "hpi-revised-ia-2011-redundancies", "hsj-people-tracker-2013-redundancies")),
    "redundancy-bill": Chain("Redundancy bill of the reform, 2011–14", "pct-clusters", (
        "guardian-ia-redundancies-2011-redundancy-cost", "hpi-revised-ia-2011-redundancy-cost-forecast",
        "hansard-wms-2012-redundancy-cost", "hansard-wms-2013-redundancy-cost", "hunt-wms-nhs-modernisation-2014-redundancy-cost")),
    "transition": Chain("Whole cost of the reform, 2011–14", "pct-clusters", (
        "guardian-ia-redundancies-2011-transition-cost", "pulse-revised-ia-2011-transition-cost", "hansard-wms-2012-transition-cost",
        "publicfinance-nao-2013-transition-cost-ceiling", "hunt-wms-nhs-modernisation-2014-transition-cost")),
    "saving": Chain("Saving of the reform, 2011–15", "pct-clusters", (
        "hsj-revised-ia-2011-savings-january", "hsj-revised-ia-2011-savings",
        "parallelparliament-redundancy-2016-savings-2010-11-prices")),
    "groups": Chain("Commissioning groups, 2012–13", "pct-clusters", (
        "pulse-ccg-numbers-2012-proposed-groups", "kingsfund-csu-externalisation-2012-applicants", "publicfinance-nao-2013-ccgs")),
    "units": Chain("Commissioning support units, 2012–13", "csu-redundancies", (
        "digitalhealth-central-eastern-2014-units-first-estimate", "kingsfund-csu-externalisation-2012-units-going-forward",
        "samathieson-csus-670m-2013-units", "digitalhealth-another-csu-collapses-2013-units")),
    "nhs-england-2014": Chain("Posts at NHS England, 2014", "csu-redundancies",
                              ("hsj-nhse-cut-hundreds-2014-posts", "lgc-nhse-oacp-2014-posts")),
    "mid-essex": Chain("Mid and South Essex hospitals, 2024–25", "trust-cuts", (
        "hsj-daily-insight-2024-mid-and-south-essex-posts", "bbc-msef-743-2025-posts-2024-reduced",
        "nhsprocurement-hsj-msef-2025-posts-2024-25")),
    "deficit-plans": Chain("Deficit in the plans for 2025–26", "trust-cuts", (
        "nhsengland-mackey-letter-2025-deficit-initial", "nhsengland-mackey-letter-2025-deficit-revised",
        "nhsengland-board-m1-2025-deficit-final")),
    "cambridge": Chain("Cambridge hospitals, 2025", "trust-cuts", (
        "varsity-cuh-500-2025-posts", "varsity-cuh-500-2025-redundancies", "morningstar-cuh-150-2025-posts"),
        ("varsity-cuh-500-2025-redundancies",), "The second is of redundancies hoped for, the others of posts."),
    "greater-manchester": Chain("Greater Manchester board, 2025", "trust-cuts", (
        "nhsconfed-something-has-to-give-2025-greater-manchester-redundancies", "men-gm-icb-600-2025-redundancies")),
    "boards": Chain("Care boards, then national bodies too, 2025", "trust-cuts",
                    ("healthcareleader-icbs-12000-2025-staff", "dhsc-press-nhs-reform-2025-posts"),
                    ("dhsc-press-nhs-reform-2025-posts",), "The second takes in NHS England and the Department, and counts posts."),
}


def like_end(chain: Chain) -> str:
    """The last figure of a chain that counts what the first does."""
    return next(id for id in reversed(chain.steps) if id not in chain.other)


for _name, _chain in CHAINS.items():
    if _name == "boards":
        continue
    _end = like_end(_chain)

    @calculation(f"chain-{_name}", era="context", title=f"Last figure for the first: {_chain.label}", inputs=(_chain.steps[0], _end),
                 formula="last figure of the same kind ÷ first figure", assumes=_chain.why)
    def _moved(first: Quantity, last: Quantity) -> Quantity:
        return last.share_of(first)


# -- who objected ---------------------------------------------------------------------------------------------------

STANCES = ("against", "warning", "assurance", "for")
LETTER = "lgc-clusters-2011"

for _id, _title, _test in (
        ("objection-statements", "Arguments in the record", lambda p: p),
        ("objection-critical", "Arguments against, and warnings", lambda p: p[p.stance.isin(["against", "warning"])]),
        ("objection-against", "Arguments against", lambda p: p[p.stance == "against"]),
        ("objection-letter", "Arguments of the seven areas’ letter of 2011", lambda p: p[p.body == "seven-areas"]),
        ("objection-critical-services", "Arguments against, and warnings, on services to patients",
         lambda p: p[p.stance.isin(["against", "warning"]) & (p.theme == "services")]),
        ("objection-assurance-services", "Assurances on services to patients",
         lambda p: p[(p.stance == "assurance") & (p.theme == "services")]),
        ("objection-balance-for", "Arguments for the cuts from financial balance",
         lambda p: p[(p.stance == "for") & (p.theme == "financial-balance")]),
        ("objection-cost", "Arguments against, and warnings, on the cost of the change",
         lambda p: p[p.stance.isin(["against", "warning"]) & (p.theme == "cost-of-change")]),
        ("objection-cost-clusters", "The same, of 2010–13",
         lambda p: p[p.stance.isin(["against", "warning"]) & (p.theme == "cost-of-change") & (p.era == "pct-clusters")]),
        ("objection-services-trusts", "Arguments against, and warnings, on services to patients, 2024–26",
         lambda p: p[p.stance.isin(["against", "warning"]) & (p.theme == "services") & (p.era == "trust-cuts")]),
        ("objection-front-line", "Arguments for the cuts, or assurances, from the front line",
         lambda p: p[p.stance.isin(["for", "assurance"]) & (p.theme == "front-line")])):
    @calculation(_id, era="context", title=_title, inputs=("table:positions",), noun=("argument", "arguments"),
                 formula="rows of the table of positions", assumes="One row is one stated argument: one document may hold many.")
    def _argued(positions: pd.DataFrame, test: object = _test) -> Quantity:
        return count(test(positions))  # type: ignore[operator]


@calculation("objection-documents", era="context", title="Documents that hold the arguments", inputs=("table:positions",),
             formula="different sources in the table of positions", noun=("document", "documents"))
def argument_documents(positions: pd.DataFrame) -> Quantity:
    return count(positions.source.unique())


@calculation("objection-union", era="context", title="Arguments of unions", inputs=("table:positions", "table:bodies"),
             formula="rows of the table of positions whose body is a union", noun=("argument", "arguments"))
def union_arguments(positions: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
    return count(positions[positions.body.map(bodies.kind) == "union"])
