"""Commissioning support unit redundancies, 2014: whether the printed figures fit each other, and what they leave."""

from __future__ import annotations

import pandas as pd

from ..quantity import Quantity
from . import calculation, count

ERA = "csu-redundancies"
POSTS, SHARE, WORKFORCE = "hsj-csu-2014-posts", "hsj-csu-2014-workforce-share", "hsj-csu-2014-workforce"
COUNTED = "healthcareleader-csus-cut-300-2014-posts"
LORDS, HIGHEST = "healthpolicyinsight-earl-howe-csu-2014-workforce", "healthcarepct-300-support-jobs-2014-workforce"
UNITS, AT_START, BOARD_UNITS = "hsj-csu-2014-units", "digitalhealth-another-csu-collapses-2013-units", "digitalhealth-redundancies-14-csus-2014-units"
SPARED, BOARD_SPARED = "hsj-csu-2014-units-without-cuts", "digitalhealth-redundancies-14-csus-2014-units-without-redundancies"
MIDLANDS, MIDLANDS_SHARE = "hsj-csu-2014-central-midlands-staff", "hsj-csu-2014-central-midlands-share"
EARLIER, EARLIER_SHARE = "hsj-csu-midlands-merger-2013-redundancies", "hsj-csu-midlands-merger-2013-share"
ALLOWANCE_2013, ALLOWANCE_2014 = "nhsengland-rca-2014-per-head-2013-14", "nhsengland-rca-2014-per-head-2014-15"
ALLOWANCE_2015, ALLOWANCE_2015_REPLY = "nhsengland-rca-2014-per-head-2015-16", "nhsengland-rca-2014-per-head-2015-16-reply"
CUT = "hsj-csu-2014-running-cost-cut"

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
    "csu-counted-share-of-lowest", era=ERA, title="The same, of the lowest workforce printed",
    inputs=(COUNTED, LORDS), formula="posts by NHS England’s early indication ÷ staff as given in the Lords",
    assumes=ONE_EACH,
)
def counted_share_of_lowest(posts: Quantity, workforce: Quantity) -> Quantity:
    return posts.counted_as("people").share_of(workforce)


@calculation(
    "csu-counted-share-of-highest", era=ERA, title="The same, of the highest workforce printed",
    inputs=(COUNTED, HIGHEST), formula="posts by NHS England’s early indication ÷ staff as given by healthcarepct.com",
    assumes=ONE_EACH,
)
def counted_share_of_highest(posts: Quantity, workforce: Quantity) -> Quantity:
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
    "csu-central-midlands-size-rounded", era=ERA, title="The same, if the share is any that rounds to it",
    inputs=(MIDLANDS, MIDLANDS_SHARE), noun="staff",
    formula="staff to be laid off ÷ share of its workforce, printed to the nearest whole per cent",
    assumes="The share was rounded to a whole per cent.",
)
def central_midlands_size_rounded(staff: Quantity, share: Quantity) -> Quantity:
    return staff.whole_from(share.rounded_to(1))


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
    "csu-other-units-may", era=ERA, title="The same by the board paper of May 2014", noun=UNIT,
    inputs=(BOARD_UNITS, BOARD_SPARED, "table:bodies"),
    formula="number of units − units without redundancies − Central Midlands",
    assumes="The board paper’s count is of the same round.",
)
def other_units_may(units: Quantity, spared: Quantity, bodies: pd.DataFrame) -> Quantity:
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
    "csu-others-each-earlier", era=ERA, title="The same with the earlier number for Central Midlands",
    inputs=(COUNTED, EARLIER, "calc:csu-other-units"),
    formula="(posts by NHS England’s early indication − redundancies planned at Central Midlands) ÷ units left",
    assumes=ONE_EACH + " Those laid off at Central Midlands are all among NHS England’s posts.",
)
def others_each_earlier(posts: Quantity, midlands: Quantity, units: Quantity) -> Quantity:
    return (posts - midlands.counted_as("posts").treated_as(posts.status)).spread_over(units)


@calculation(
    "csu-others-each-may", era=ERA, title="The same with the units of the board paper of May 2014",
    inputs=(COUNTED, MIDLANDS, "calc:csu-other-units-may"),
    formula="(posts by NHS England’s early indication − Central Midlands’ staff to be laid off) ÷ units left",
    assumes=ONE_EACH + " Those laid off at Central Midlands are all among NHS England’s posts.",
)
def others_each_may(posts: Quantity, midlands: Quantity, units: Quantity) -> Quantity:
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
    "csu-allowance-fall-first", era=ERA, title="Fall of the running cost allowance per head to 2014-15",
    inputs=(ALLOWANCE_2013, ALLOWANCE_2014), formula="(2013-14 − 2014-15) ÷ 2013-14",
    assumes="The £25, once called a maximum, was what was allowed; pounds of the day.",
)
def allowance_fall_first(before: Quantity, after: Quantity) -> Quantity:
    return (before - after).share_of(before)


@calculation(
    "csu-allowance-fall", era=ERA, title="Fall of the running cost allowance per head to 2015-16",
    inputs=(ALLOWANCE_2014, ALLOWANCE_2015), formula="(2014-15 − 2015-16) ÷ 2014-15",
    assumes="The indicative 2015-16 allowance was kept; pounds of the day.",
)
def allowance_fall(before: Quantity, after: Quantity) -> Quantity:
    return (before.treated_as(after.status) - after).share_of(before)


@calculation(
    "csu-allowance-fall-reply", era=ERA, title="The same by the figures of the reply on the same page",
    inputs=("nhsengland-rca-2014-per-head-2014-15-reply", ALLOWANCE_2015_REPLY),
    formula="(2014-15 − 2015-16) ÷ 2014-15", assumes="The indicative 2015-16 allowance was kept; pounds of the day.",
)
def allowance_fall_reply(before: Quantity, after: Quantity) -> Quantity:
    return (before.treated_as(after.status) - after).share_of(before)


@calculation(
    "csu-income-at-stake", era=ERA, title="Share of the units’ income that the cut in the allowance would take",
    inputs=("hsj-nhse-spend-on-csus-2014-income-from-ccgs", CUT),
    formula="share of income from clinical commissioning groups × cut in their running cost allowance",
    assumes="The groups pass the cut on to the units in full proportion, and pay them from the allowance alone.",
)
def income_at_stake(share: Quantity, cut: Quantity) -> Quantity:
    return share.part_from(cut)


@calculation(
    "csu-units-lost", era=ERA, title="Units fewer, from the start to autumn 2015", noun=UNIT,
    inputs=(AT_START, "nhe-john-parkes-interview-2015-units"), formula="units in April 2013 − units “in effect” in autumn 2015",
    assumes="The later count treats merging units as one and leaves out two that were closing.",
)
def units_lost(before: Quantity, after: Quantity) -> Quantity:
    return before - after


# -- helpers --------------------------------------------------------------------------------------------------------


def as_printed(q: Quantity) -> Quantity:
    """The number as it stands in print, without the width of its hedge."""
    return Quantity.stated("exact", q.unit, q.status, value=q.value)


def one_unit(bodies: pd.DataFrame, like: Quantity) -> Quantity:
    """Central Midlands itself, counted from the table of bodies."""
    return count(bodies.loc[["central-midlands-csu"]], like.unit).treated_as(like.status)
