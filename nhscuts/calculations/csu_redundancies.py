"""Commissioning support units and the bodies beside them, 2013–19: whether the figures fit, and what came of the cuts."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd

from ..quantity import Quantity
from ..tables import claim_quantity
from ..words import read
from . import calculation, count

ERA = "csu-redundancies"
POSTS, SHARE, WORKFORCE = "hsj-csu-2014-posts", "hsj-csu-2014-workforce-share", "hsj-csu-2014-workforce"
COUNTED = "healthcareleader-csus-cut-300-2014-posts"
LORDS, HIGHEST = "healthpolicyinsight-earl-howe-csu-2014-workforce", "healthcarepct-300-support-jobs-2014-workforce"
UNITS, AT_START = "hsj-csu-2014-units", "digitalhealth-another-csu-collapses-2013-units"
SPARED = "hsj-csu-2014-units-without-cuts"
MIDLANDS, MIDLANDS_SHARE = "hsj-csu-2014-central-midlands-staff", "hsj-csu-2014-central-midlands-share"
EARLIER, EARLIER_SHARE = "hsj-csu-midlands-merger-2013-redundancies", "hsj-csu-midlands-merger-2013-share"
ALLOWANCE_2014, ALLOWANCE_2015 = "nhsengland-rca-2014-per-head-2014-15", "nhsengland-rca-2014-per-head-2015-16"
CUT = "hsj-csu-2014-running-cost-cut"

IN_DOUBT, IN_DOUBT_AUGUST = "hsj-two-csu-bids-rejected-2015-staff-in-doubt", "nhe-redundancies-likely-2015-workforce"
DEALS, DEALS_COST = "hsj-6m-csu-redundancies-2016-severance", "hsj-6m-csu-redundancies-2016-exit-cost"
MANAGERS_COST = "hsj-6m-csu-redundancies-2016-exit-cost-five-managers"
MOVED_YORKSHIRE = "hsj-6m-csu-redundancies-2016-yorkshire-humber-transfers"
MOVED_NORTH_WEST = "hsj-6m-csu-redundancies-2016-north-west-transfers"
CARE_SUPPORT_LEFT = "pulse-capita-office-closures-2018-workforce-2018"

ONE_EACH = "Each post is held by one person."
UNIT = ("unit", "units")


# -- 300, 3 per cent and 9,000 --------------------------------------------------------------------------------------


@calculation(
    "csu-product", era=ERA, title="What the share of the workforce comes to",
    inputs=(WORKFORCE, SHARE), formula="staff employed × share to be made compulsorily redundant",
    assumes="The share is of the same staff as the number employed.", noun="staff",
)
def product(workforce: Quantity, share: Quantity) -> Quantity:
    return workforce.part_from(share)


@calculation(
    "csu-all-kinds", era=ERA, title="What the share for reductions of every kind comes to",
    inputs=("digitalhealth-csu-job-cuts-2014-workforce", "digitalhealth-csu-job-cuts-2014-share"),
    formula="staff employed × most that reductions of every kind would affect", noun="staff",
    assumes="The share is of all units; the article’s sentence does not say so.",
)
def all_kinds(workforce: Quantity, share: Quantity) -> Quantity:
    return workforce.part_from(share)


@calculation(
    "csu-stated-share", era=ERA, title="Share of the workforce if every one of the posts went",
    inputs=(POSTS, WORKFORCE), formula="posts that could be axed, all of them ÷ staff employed", assumes=ONE_EACH,
)
def stated_share(posts: Quantity, workforce: Quantity) -> Quantity:
    return posts.ceiling().counted_as("people").share_of(workforce)


@calculation(
    "csu-counted-share", era=ERA, title="Share of the workforce that NHS England’s posts make",
    inputs=(COUNTED, WORKFORCE), formula="posts by NHS England’s early indication ÷ staff employed", assumes=ONE_EACH,
)
def counted_share(posts: Quantity, workforce: Quantity) -> Quantity:
    return posts.counted_as("people").share_of(workforce)


@calculation(
    "csu-implied-workforce", era=ERA, title="Workforce that NHS England’s posts and share imply",
    inputs=(COUNTED, "healthcareleader-csus-cut-300-2014-share"), noun="staff",
    formula="posts by NHS England’s early indication ÷ share of the workforce in the same statement",
    assumes=ONE_EACH + " “Around 3 per cent” is give or take a tenth of itself.",
)
def implied_workforce(posts: Quantity, share: Quantity) -> Quantity:
    return posts.counted_as("people").whole_from(share)


@calculation(
    "csu-implied-workforce-rounded", era=ERA, title="The same, if the share is any that rounds to a whole per cent",
    inputs=(COUNTED, "healthcareleader-csus-cut-300-2014-staffing-reduction"), noun="staff",
    formula="posts by NHS England’s early indication ÷ share, printed to the nearest whole per cent",
    assumes=ONE_EACH + " The share was rounded to a whole per cent.",
)
def implied_workforce_rounded(posts: Quantity, share: Quantity) -> Quantity:
    return posts.counted_as("people").whole_from(share.rounded_to(1))


# -- how many staff -------------------------------------------------------------------------------------------------


@calculation(
    "csu-workforce-gap", era=ERA, title="Gap between the highest and the lowest workforce printed",
    inputs=(HIGHEST, LORDS), formula="highest number printed − lowest number printed", noun="staff",
    assumes="The numbers are taken as printed; each was hedged with “around”.",
)
def workforce_gap(highest: Quantity, lowest: Quantity) -> Quantity:
    return as_printed(highest) - as_printed(lowest)


@calculation(
    "csu-places-2013", era=ERA, title="Places in the units two months before they opened",
    inputs=("lgc-csu-recruitment-2013-appointments", "lgc-csu-recruitment-2013-vacant-posts"),
    formula="appointments made + posts still to be filled", assumes="Each appointment fills one post.",
)
def places_2013(appointments: Quantity, vacant: Quantity) -> Quantity:
    return appointments.counted_as("posts") + vacant


@calculation(
    "csu-average-unit", era=ERA, title="Staff of the average unit", inputs=(WORKFORCE, UNITS),
    formula="staff employed ÷ number of units", noun="staff",
)
def average_unit(workforce: Quantity, units: Quantity) -> Quantity:
    return workforce.spread_over(units)


@calculation(
    "csu-average-unit-least", era=ERA, title="Staff of the average unit: fewest staff, most units",
    inputs=(LORDS, AT_START), formula="staff as given in the Lords ÷ units that opened in April 2013", noun="staff",
    assumes="Puts side by side figures ten months apart.",
)
def average_unit_least(workforce: Quantity, units: Quantity) -> Quantity:
    return workforce.spread_over(units)


# -- Central Midlands -----------------------------------------------------------------------------------------------


@calculation(
    "csu-central-midlands-size", era=ERA, title="Staff of Central Midlands CSU that January’s figures imply",
    inputs=(MIDLANDS, MIDLANDS_SHARE), formula="staff to be laid off ÷ share of its workforce", noun="staff",
    assumes="The 10 per cent is exact, as printed, and of the same staff.",
)
def central_midlands_size(staff: Quantity, share: Quantity) -> Quantity:
    return staff.whole_from(share)


@calculation(
    "csu-central-midlands-size-earlier", era=ERA, title="Staff of Central Midlands CSU that the earlier report implies",
    inputs=(EARLIER, EARLIER_SHARE), formula="redundancies planned ÷ share of its workforce", noun="staff",
    assumes="The number and the share are of the same staff.",
)
def central_midlands_size_earlier(staff: Quantity, share: Quantity) -> Quantity:
    return staff.whole_from(share)


@calculation(
    "csu-central-midlands-share-of-cut", era=ERA, title="Central Midlands CSU’s share of all the posts",
    inputs=(MIDLANDS, COUNTED), formula="its staff to be laid off ÷ posts by NHS England’s early indication",
    assumes=ONE_EACH + " All of those laid off would be compulsory redundancies, which the article does not say.",
)
def central_midlands_share_of_cut(staff: Quantity, posts: Quantity) -> Quantity:
    return staff.counted_as("posts").share_of(posts)


@calculation(
    "csu-central-midlands-share-of-staff", era=ERA, title="Central Midlands CSU’s share of all the staff",
    inputs=("calc:csu-central-midlands-size", WORKFORCE), formula="its implied staff ÷ staff employed by all units",
)
def central_midlands_share_of_staff(staff: Quantity, workforce: Quantity) -> Quantity:
    return staff.share_of(workforce)


# -- what is left for the others ------------------------------------------------------------------------------------


@calculation(
    "csu-other-units", era=ERA, title="Units left beside Central Midlands and those that planned no cuts", noun=UNIT,
    inputs=(UNITS, SPARED, "table:bodies"), formula="number of units − units planning no cuts − Central Midlands",
    assumes="All of them are among the units that the article counts.",
)
def other_units(units: Quantity, spared: Quantity, bodies: pd.DataFrame) -> Quantity:
    return units - spared.treated_as(units.status) - one_unit(bodies, units)


@calculation(
    "csu-others-posts", era=ERA, title="Posts that the bound leaves for the other units together",
    inputs=(POSTS, MIDLANDS), formula="posts that could be axed − Central Midlands’ staff to be laid off",
    assumes=ONE_EACH + " Those laid off at Central Midlands count towards the bound.",
)
def others_posts(posts: Quantity, midlands: Quantity) -> Quantity:
    return (posts - midlands.counted_as("posts")).within(low=0)


@calculation(
    "csu-others-each", era=ERA, title="Posts that the bound leaves for each other unit, on average",
    inputs=("calc:csu-others-posts", "calc:csu-other-units"), formula="posts left ÷ units left",
    assumes="As for the posts and for the units; a mean, which no unit need have had.",
)
def others_each(posts: Quantity, units: Quantity) -> Quantity:
    return posts.spread_over(units)


@calculation(
    "csu-others-each-counted", era=ERA, title="Posts for each other unit, on average, by NHS England’s number",
    inputs=(COUNTED, MIDLANDS, "calc:csu-other-units"),
    formula="(posts by NHS England’s early indication − Central Midlands’ staff to be laid off) ÷ units left",
    assumes=ONE_EACH + " Those laid off at Central Midlands are all among NHS England’s posts.",
)
def others_each_counted(posts: Quantity, midlands: Quantity, units: Quantity) -> Quantity:
    return (posts - midlands.counted_as("posts")).spread_over(units)


@calculation(
    "csu-others-each-product", era=ERA, title="The same from the share of the workforce",
    inputs=("calc:csu-product", MIDLANDS, "calc:csu-other-units"),
    formula="(staff employed × share − Central Midlands’ staff to be laid off) ÷ units left",
    assumes="Those laid off at Central Midlands are all compulsory redundancies.", noun="staff",
)
def others_each_product(people: Quantity, midlands: Quantity, units: Quantity) -> Quantity:
    return (people - midlands).spread_over(units)


@calculation(
    "csu-others-rate", era=ERA, title="Share of an average unit’s staff that those posts make",
    inputs=("calc:csu-others-each-counted", "calc:csu-average-unit"),
    formula="posts for each other unit by NHS England’s number ÷ staff of the average unit",
    assumes=ONE_EACH + " The other units were of average size.",
)
def others_rate(posts: Quantity, unit: Quantity) -> Quantity:
    return posts.counted_as("people").share_of(unit)


# -- what drove it, and what was to come ----------------------------------------------------------------------------


@calculation(
    "csu-allowance-fall", era=ERA, title="Fall of the running cost allowance per head to 2015-16",
    inputs=(ALLOWANCE_2014, ALLOWANCE_2015), formula="(2014-15 − 2015-16) ÷ 2014-15",
    assumes="The indicative 2015-16 allowance was kept; pounds of the day.",
)
def allowance_fall(before: Quantity, after: Quantity) -> Quantity:
    return (before.treated_as(after.status) - after).share_of(before)


@calculation(
    "csu-income-at-stake", era=ERA, title="Share of the units’ income that the cut in the allowance would take",
    inputs=("hsj-nhse-spend-on-csus-2014-income-from-ccgs", CUT),
    formula="share of income from clinical commissioning groups × cut in their running cost allowance",
    assumes="The groups pass the cut on to the units in full proportion, and pay them from the allowance alone.",
)
def income_at_stake(share: Quantity, cut: Quantity) -> Quantity:
    return share.part_from(cut)


# -- the two units that closed --------------------------------------------------------------------------------------


@calculation(
    "csu-two-units-known", era=ERA, title="Staff of the two closed units whose way out is on record", noun=("person", "people"),
    inputs=(DEALS, MOVED_YORKSHIRE, MOVED_NORTH_WEST), formula="severance deals + transfers of either unit",
    assumes="Nobody who transferred had a deal as well.",
)
def two_units_known(deals: Quantity, yorkshire: Quantity, north_west: Quantity) -> Quantity:
    return deals + yorkshire + north_west


@calculation(
    "csu-two-units-rest", era=ERA, title="Staff of the two closed units of whom nothing more is said", noun=("person", "people"),
    inputs=(IN_DOUBT, "calc:csu-two-units-known"), formula="staff in doubt in January 2015 − deals and transfers by March 2016",
    assumes="The two counts are of the same staff, fourteen months apart. Those who left or moved of their own accord are in "
            "the rest.",
)
def two_units_rest(staff: Quantity, known: Quantity) -> Quantity:
    return staff - known


@calculation(
    "csu-two-units-rest-august", era=ERA, title="The same by the count of August 2015", noun=("person", "people"),
    inputs=(IN_DOUBT_AUGUST, "calc:csu-two-units-known"), formula="staff in August 2015 − deals and transfers by March 2016",
    assumes="The two counts are of the same staff, and none of the deals and transfers came before August.",
)
def two_units_rest_august(staff: Quantity, known: Quantity) -> Quantity:
    return staff - known


@calculation(
    "csu-two-units-deals-share", era=ERA, title="Share of the staff in doubt who had severance deals",
    inputs=(DEALS, IN_DOUBT), formula="severance deals ÷ staff in doubt in January 2015",
)
def two_units_deals_share(deals: Quantity, staff: Quantity) -> Quantity:
    return deals.share_of(staff)


@calculation(
    "csu-yorkshire-rest", era=ERA, title="Staff of Yorkshire and Humber CSU of whom nothing more is said",
    inputs=("yorkshirepost-csu-loses-contract-2015-staff-in-doubt", "hsj-6m-csu-redundancies-2016-yorkshire-humber-exits",
            MOVED_YORKSHIRE),
    formula="staff in doubt in 2015 − exit deals − transfers by March 2016", noun=("person", "people"),
    assumes="Nobody who transferred had a deal as well; the newspaper’s round number counts the same staff.",
)
def yorkshire_rest(staff: Quantity, exits: Quantity, moved: Quantity) -> Quantity:
    return staff - exits - moved


# -- what a departure cost ------------------------------------------------------------------------------------------

#: To what the report rounds its sums of money.
STEP = 1e5
ROUNDED = "The sums were rounded to a hundred thousand pounds, and the mean is given to a hundred; pounds of the day."


@calculation(
    "csu-deals-managers-mean", era=ERA, title="Mean deal of the five senior managers of the two closed units",
    inputs=(MANAGERS_COST, "table:claims"), formula="their deals together ÷ the five that the report’s words count",
    assumes=ROUNDED,
)
def deals_managers_mean(cost: Quantity, claims: pd.DataFrame) -> Quantity:
    return to_hundreds(cost.rounded_to(STEP).spread_over(counted_in_words(claims, MANAGERS_COST)))


@calculation(
    "csu-deals-others-mean", era=ERA, title="Mean deal of the others at the two closed units",
    inputs=(DEALS_COST, MANAGERS_COST, DEALS, "table:claims"),
    formula="(all deals − those of the five managers) ÷ (people with deals − the five)",
    assumes=ROUNDED,
)
def deals_others_mean(cost: Quantity, managers: Quantity, people: Quantity, claims: pd.DataFrame) -> Quantity:
    rest = cost.rounded_to(STEP) - managers.rounded_to(STEP)
    return to_hundreds(rest.spread_over(people - counted_in_words(claims, MANAGERS_COST)))


@calculation(
    "csu-derbyshire-mean", era=ERA, title="Mean package of six executives in Derbyshire",
    inputs=("nailed-derbyshire-cutbacks-2019-redundancy-cost", "nailed-derbyshire-cutbacks-2019-redundancies"),
    formula="their packages together ÷ executives", assumes="Pounds of the day.",
)
def derbyshire_mean(cost: Quantity, people: Quantity) -> Quantity:
    return cost.spread_over(people)


# -- primary care support -------------------------------------------------------------------------------------------

FALL = "staff before − staff in 2018"
NET = "The counts are of the same staff. A net fall: people who left of their own accord are in it, newcomers are set off."


@calculation(
    "csu-care-support-fall", era=ERA, title="Fall of the staff of primary care support, 2015 to 2018", noun="staff",
    inputs=("pulse-capita-office-closures-2018-workforce-2015", CARE_SUPPORT_LEFT), formula=FALL, assumes=NET,
)
def care_support_fall(before: Quantity, after: Quantity) -> Quantity:
    return before - after


@calculation(
    "csu-care-support-fall-share", era=ERA, title="The same as a share of the staff of 2015",
    inputs=("calc:csu-care-support-fall", "pulse-capita-office-closures-2018-workforce-2015"),
    formula="fall ÷ staff of 2015", assumes=NET,
)
def care_support_fall_share(fall: Quantity, before: Quantity) -> Quantity:
    return fall.share_of(before)


@calculation(
    "csu-care-support-fall-least", era=ERA, title="The fall from the lowest count before it", noun="staff",
    inputs=("hsj-nhse-unfunded-redundancy-2014-primary-care-support-workforce", CARE_SUPPORT_LEFT), formula=FALL, assumes=NET,
)
def care_support_fall_least(before: Quantity, after: Quantity) -> Quantity:
    return before - after


@calculation(
    "csu-care-support-fall-most", era=ERA, title="The fall from the highest count before it", noun="staff",
    inputs=("hsj-pcs-jobs-cut-2015-workforce", CARE_SUPPORT_LEFT), formula=FALL, assumes=NET,
)
def care_support_fall_most(before: Quantity, after: Quantity) -> Quantity:
    return before - after


# -- the groups -----------------------------------------------------------------------------------------------------


@calculation(
    "csu-groups-fall", era=ERA, title="Fall of the number of commissioning groups by mergers, 2013 to 2021",
    inputs=("hsj-ccg-mergers-approved-2018-groups-at-start", "rcpsych-terminology-ccgs-groups-2021"),
    formula="(groups at the start − groups in 2021) ÷ groups at the start",
)
def groups_fall(before: Quantity, after: Quantity) -> Quantity:
    return (before - after).share_of(before)


@calculation(
    "csu-fifth", era=ERA, title="A fifth of the running cost funding of 2018",
    inputs=("nao-ccg-review-press-2018-running-cost-2018", "nao-ccg-review-press-2018-running-cost-cut"),
    formula="funding for running costs × cut", assumes="The cut is of the funding that the auditors call current; pounds of the day.",
)
def fifth(funding: Quantity, cut: Quantity) -> Quantity:
    return funding.part_from(cut)


@calculation(
    "csu-surplus-share", era=ERA, title="Surplus of the units as a share of their income, 2013–14",
    inputs=("hsj-csu-sector-income-2014-surplus", "hsj-csu-sector-income-2014-income"), formula="surplus ÷ income",
)
def surplus_share(surplus: Quantity, income: Quantity) -> Quantity:
    return surplus.share_of(income)


# -- what was announced, and whether anybody came back to it --------------------------------------------------------

#: Kinds of announced figure, by measure.
FOLLOWED: dict[str, tuple[str, tuple[str, ...]]] = {
    "bodies": ("numbers of bodies", ("organisations",)),
    "cuts": ("posts, people or shares of the staff to go",
             ("posts_cut", "staff_cut", "share_of_workforce", "redundancies", "redundancies_compulsory",
              "redundancies_voluntary")),
    "savings": ("savings", ("savings_expected", "savings_target", "savings_package")),
}
PAIRED = ("same-scope", "near-scope")


def announced(outcomes: pd.DataFrame, claims: pd.DataFrame, kind: str = "") -> dict[str, bool]:
    """Figures announced in the era (of one kind of `FOLLOWED`), and whether a comparable outcome is on record.

    A figure that its own document says again counts once. An outcome counts that had happened when it was reported and
    is of the same or near scope: a later plan is not one.
    """
    found: dict[str, bool] = {}
    for row in outcomes[outcomes.era == ERA].itertuples():
        first = claims.loc[row.announced]
        if kind and first.measure not in FOLLOWED[kind][1]:
            continue
        came = row.comparable in PAIRED and not claim_quantity(claims.loc[row.outcome]).looks_forward
        key = first.restates or row.announced
        found[key] = found.get(key, False) or came
    return found


def checkable(outcomes: pd.DataFrame, claims: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Pairs of the same or near scope whose two figures are in one unit: ids of pair, announced and outcome."""
    pairs = outcomes[(outcomes.era == ERA) & outcomes.comparable.isin(PAIRED)]
    return [(str(id), row.announced, row.outcome) for id, row in pairs.iterrows()
            if claims.loc[row.announced].unit == claims.loc[row.outcome].unit]


def ratio(claims: pd.DataFrame, before: str, after: str) -> Quantity:
    """What came as a percentage of what was announced; solid only where it had happened."""
    first, came = claim_quantity(claims.loc[before]), claim_quantity(claims.loc[after])
    return came.share_of(first).treated_as(came.status)


@calculation(
    "csu-announced", era=ERA, title="Figures announced in the era whose outcome was looked for",
    inputs=("table:outcomes", "table:claims"), formula="announced figures in the table of outcomes, each counted once",
    assumes="A figure that its own document says again is the same figure.", noun=("figure", "figures"),
)
def announced_count(outcomes: pd.DataFrame, claims: pd.DataFrame) -> Quantity:
    return count(announced(outcomes, claims))


@calculation(
    "csu-announced-followed", era=ERA, title="Those with a comparable outcome that had happened",
    inputs=("table:outcomes", "table:claims"), noun=("figure", "figures"),
    formula="announced figures with an outcome of the same or near scope that was reported, not planned",
)
def announced_followed(outcomes: pd.DataFrame, claims: pd.DataFrame) -> Quantity:
    return count([came for came in announced(outcomes, claims).values() if came])


@calculation(
    "csu-contradictions", era=ERA, title="Contradictions between sources of the era", inputs=("table:conflicts",),
    formula="rows of the table of contradictions", noun=("contradiction", "contradictions"),
)
def contradictions(conflicts: pd.DataFrame) -> Quantity:
    return count(conflicts[conflicts.era == ERA])


for _kind, (_what, _) in FOLLOWED.items():
    @calculation(
        f"csu-announced-{_kind}", era=ERA, title=f"Figures announced in the era: {_what}",
        inputs=("table:outcomes", "table:claims"), formula="announced figures of this kind, each counted once",
        noun=("figure", "figures"),
    )
    def _announced(outcomes: pd.DataFrame, claims: pd.DataFrame, kind: str = _kind) -> Quantity:
        return count(announced(outcomes, claims, kind))

    @calculation(
        f"csu-followed-{_kind}", era=ERA, title=f"Those with a comparable outcome: {_what}",
        inputs=("table:outcomes", "table:claims"), noun=("figure", "figures"),
        formula="announced figures of this kind with an outcome of the same or near scope that was reported, not planned",
    )
    def _followed(outcomes: pd.DataFrame, claims: pd.DataFrame, kind: str = _kind) -> Quantity:
        return count([came for came in announced(outcomes, claims, kind).values() if came])


# -- helpers --------------------------------------------------------------------------------------------------------


def as_printed(q: Quantity) -> Quantity:
    """The number as it stands in print, without the width of its hedge."""
    return Quantity.stated("exact", q.unit, q.status, value=q.value)


def one_unit(bodies: pd.DataFrame, like: Quantity) -> Quantity:
    """Central Midlands itself, counted from the table of bodies."""
    return count(bodies.loc[["central-midlands-csu"]], like.unit).treated_as(like.status)


def counted_in_words(claims: pd.DataFrame, id: str) -> Quantity:
    """The number of people that the words of a claim on money count: "Five unnamed senior managers received £1m"."""
    row = claims.loc[id]
    return Quantity.stated("exact", "people", row.status, value=read(row.wording)[0].low)


def to_hundreds(q: Quantity) -> Quantity:
    """A mean of rounded sums to the nearest hundred pounds, its bounds outwards."""
    value = None if q.value is None else 100.0 * round(q.value / 100)
    return replace(q, low=100.0 * math.floor(q.low / 100), high=100.0 * math.ceil(q.high / 100), value=value)
