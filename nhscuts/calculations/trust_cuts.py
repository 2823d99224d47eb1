"""Trust and board cuts, 2024–26: what a survey’s percentages bound, who planned what, and what came of it."""

from __future__ import annotations

import math

import pandas as pd

from ..errors import BookError
from ..quantity import Quantity
from ..tables import claim_quantity
from . import calculation, count

ERA = "trust-cuts"
CUTTING, NON_CLINICAL = "healthcaretoday-trusts-2025-clinical-cutting", "healthcaretoday-trusts-2025-non-clinical"
SCALING_BACK = "nhsproviders-survey-release-2025-scaling-back"
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


# -- plans of named trusts ----------------------------------------------------------------------------------------

#: How firmly a cut was meant, the firmest first.
FIRMEST = {"announced": 0, "planned": 0, "target": 0, "at_risk": 1, "forecast": 2, "considering": 3}
#: Two trusts that planned as one.
AS_ONE = "university-hospitals-of-northamptonshire"
#: Plans that are no trust’s whole plan, with the reason.
PARTS = {"bbc-mtw-cleaners-2025-posts": "one group of staff at two sites"}
RULE = ("One plan for each NHS trust, by the kind of the body: the firmest figure of 2025 for posts or staff to go, of equally "
        "firm ones the largest; a ceiling gives way to a number of the same origin.")


def plans(claims: pd.DataFrame, bodies: pd.DataFrame) -> pd.DataFrame:
    """The plan of each named trust that spoke in 2025 of posts or staff to go, one row a trust, the largest first."""
    own = claims[(claims.era == ERA) & claims.measure.isin(["posts_cut", "staff_cut"]) & claims.status.isin(FIRMEST)
                 & (claims.as_of >= "2025") & (claims.staff_group != "temporary") & ~claims.index.isin(PARTS)]
    own = own[own.body.isin(bodies[(bodies.kind == "nhs-trust") & (~bodies.collective | (bodies.index == AS_ONE))].index)]
    numbered = set(zip(own.body, own.origin, own.qualifier != "up_to"))
    own = own[[row.qualifier != "up_to" or (row.body, row.origin, True) not in numbered for _, row in own.iterrows()]]
    sizes = [q.value if q.value is not None else q.low or q.high for q in (claim_quantity(row) for _, row in own.iterrows())]
    own = own.assign(size=sizes, firm=own.status.map(FIRMEST))
    own = own.sort_values(["firm", "size"], ascending=[True, False], kind="stable").drop_duplicates("body")
    return own.sort_values("size", ascending=False, kind="stable")


@calculation(
    "trusts-named-plans", era=ERA, title="Named trusts with a plan for posts or staff to go, 2025", noun="trusts",
    inputs=("table:claims", "table:bodies"), formula="NHS trusts with such a figure, a pair of trusts as one", assumes=RULE,
)
def named_plans(claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
    return count(plans(claims, bodies), "organisations")


def _part(cut: Quantity, whole: Quantity) -> Quantity:
    """A cut as a percentage of a workforce, each post taken to be held by one person."""
    return cut.counted_as("people").share_of(whole.counted_as("people"))


#: The share of its workforce that a plan is: as the source prints it, or of a workforce that the record holds.
SHARES = {
    "university-hospital-southampton": "calc:trusts-share-southampton",
    "university-hospitals-of-northamptonshire": "calc:trusts-share-northamptonshire",
    "mid-and-south-essex": "claim:nhsprocurement-hsj-msef-2025-share",
    "cambridge-university-hospitals": "claim:bbc-cuh-500-2025-workforce-share",
    "norfolk-and-norwich-university-hospitals": "calc:trusts-share-norfolk-and-norwich",
    "nottingham-university-hospitals": "calc:trusts-share-nottingham",
    "university-hospitals-birmingham": "calc:trusts-share-birmingham",
    "university-hospitals-bristol-and-weston": "claim:wrington-uhbw-300-2025-share",
    "east-suffolk-and-north-essex": "claim:bbc-suffolk-468-2025-esneft-workforce-share",
    "north-bristol": "claim:healthcaremgmt-bristol-2025-workforce-share",
    "west-suffolk": "claim:bbc-suffolk-468-2025-wsft-workforce-share",
}
for _slug, _name, _cut, _workforce in (
    ("southampton", "Southampton", "dailyecho-uhs-785-2025-posts", "bbc-uhs-780-2025-workforce"),
    ("northamptonshire", "Northamptonshire", "whatson-uhn-781-2025-posts", "whatson-uhn-781-2025-workforce"),
    ("norfolk-and-norwich", "the Norfolk and Norwich", "bbc-nnuh-500-2025-posts", "bbc-nnuh-500-2025-workforce"),
    ("nottingham", "Nottingham", "bbc-nuh-430-2025-posts", "lowdown-nottingham-2025-workforce"),
    ("birmingham", "Birmingham", "bbc-uhb-300-2025-posts", "bbc-uhb-300-2025-workforce"),
):
    calculation(
        f"trusts-share-{_slug}", era=ERA, title=f"Posts to go at {_name} as a share of the workforce", inputs=(_cut, _workforce),
        formula="posts to go ÷ people employed",
        assumes="Each post is held by one person, so that a vacant or part-time post would make the share of people smaller.",
    )(_part)


@calculation(
    "trusts-named-plans-share", era=ERA, title="Of these, those whose share of the workforce is known", noun="trusts",
    inputs=("table:claims", "table:bodies"), formula="plans with a printed share, or with a workforce to set them against",
    assumes="The workforce that is printed for Portsmouth and the Isle of Wight does not add up and is not used.",
)
def named_plans_with_share(claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
    return count([body for body in plans(claims, bodies).body if body in SHARES], "organisations")


@calculation(
    "trusts-named-plans-no-share", era=ERA, title="Of these, those whose share of the workforce is not known", noun="trusts",
    inputs=("calc:trusts-named-plans", "calc:trusts-named-plans-share"), formula="trusts with a plan − those with a share",
)
def named_plans_without_share(named: Quantity, known: Quantity) -> Quantity:
    return named - known


@calculation(
    "trusts-shares-range", era=ERA, title="Share of the workforce that a named plan is, from the least to the most",
    inputs=tuple(one.removeprefix("claim:") for one in SHARES.values()),
    formula="the smallest and the largest of the shares that have a value",
    assumes="Shares of which only one end is known (Norfolk and Norwich, Nottingham) are left out.",
)
def shares_range(*shares: Quantity) -> Quantity:
    known = [one for one in shares if one.value is not None]
    return Quantity(min(one.low for one in known), max(one.high for one in known), "percent", "planned", "between")


# -- boards -------------------------------------------------------------------------------------------------------


def _fall(before: Quantity, after: Quantity) -> Quantity:
    """The percentage that is to go where a body says what it has and what it is to have."""
    left = after.share_of(before)
    value = None if left.value is None else ALL - left.value
    return Quantity(ALL - left.high, ALL - left.low, "percent", left.status, left.qualifier, value)


for _slug, _title, _before, _after in (
    ("boards-fall-south-yorkshire", "Staff to go at the South Yorkshire board", "hellorayo-syicb-370-2025-workforce-before",
     "hellorayo-syicb-370-2025-workforce-after"),
    ("boards-fall-west-yorkshire", "Staff to go at the West Yorkshire board", "asianstandard-wyicb-2025-workforce-before",
     "asianstandard-wyicb-2025-workforce-after"),
    ("boards-fall-norfolk-and-suffolk", "Staff to go at the two boards of Norfolk and Suffolk",
     "bbc-norfolk-suffolk-icb-2025-workforce-before", "bbc-norfolk-suffolk-icb-2025-workforce-after"),
    ("boards-fall-greater-manchester-costs", "Running costs to go at the Greater Manchester board",
     "bury-council-nhs-changes-2025-budget-before", "bury-council-nhs-changes-2025-budget-after"),
):
    calculation(_slug, era=ERA, title=f"{_title}, as a share", inputs=(_before, _after),
                formula="100 − what is to be left ÷ what there was",
                assumes="The two figures count the same thing in the same way.")(_fall)


@calculation(
    "boards-norfolk-and-suffolk-approved", era=ERA, title="Approved departures, of the fall of staff in Norfolk and Suffolk",
    inputs=("newsbeep-norfolk-suffolk-icb-2026-approved", "bbc-norfolk-suffolk-icb-2025-workforce-before",
            "bbc-norfolk-suffolk-icb-2025-workforce-after"),
    formula="applications approved ÷ (staff before − staff to be left)",
    assumes="Everyone approved leaves; the figures before and after count people.",
)
def norfolk_and_suffolk_approved(approved: Quantity, before: Quantity, after: Quantity) -> Quantity:
    return approved.share_of(before.treated_as(after.status) - after)


# -- what came of it ----------------------------------------------------------------------------------------------

LIKE = ("same-scope", "near-scope")
#: Whose announcement it is, as `whose` tells it.
KINDS = ("trusts", "boards", "centre", "areas", "together")
#: Announcements under no one body: whose they are.
UNDER_NO_BODY = {
    "dhsc-press-nhs-reform-2025-posts": "centre", "pa-ireland-live-redundancies-2025-nhs-england-dhsc-share": "centre",
    "dhsc-pq-99886-redundancy-redundancy-cost": "centre", "dhsc-press-nhs-reform-2025-saving": "centre",
    "pharmacybiz-csu-close-2025-bodies-closing": "centre", "hellorayo-hw-icb-2025-saving": "boards",
    "bbc-norfolk-suffolk-icb-2025-posts": "boards", "bristol247-bnssg-400-2025-staff": "boards",
    "glossopchronicle-derbyshire-553-2025-staff": "areas", "glossopchronicle-derbyshire-553-2025-savings-package": "areas",
    "europesays-nenc-468m-2025-savings-package": "areas", "islandecho-phu-iow-2025-saving": "trusts",
}


def whose(claim: pd.Series, bodies: pd.DataFrame) -> str:
    """Whose announcement a claim is: a named trust’s, boards’, the centre’s, an area’s, or of trusts or the NHS together."""
    if not claim.body:
        if claim.id not in UNDER_NO_BODY:
            raise BookError(f"Whose announcement {claim.id} is has to be said in UNDER_NO_BODY: the claim names no body.")
        return UNDER_NO_BODY[claim.id]
    body = bodies.loc[claim.body]
    if body.kind == "nhs-trust":
        return "trusts" if not body.collective or claim.body == AS_ONE else "together"
    return {"icb": "boards", "department": "centre", "arms-length-body": "centre"}.get(
        body.kind, "together" if claim.body == "nhs" else "areas")


def fates(outcomes: pd.DataFrame) -> dict[str, str]:
    """Each announced figure of the era, once, and what the record has of it: "like", "unlike" or "none"."""
    found: dict[str, str] = {}
    for _, row in outcomes[outcomes.era == ERA].iterrows():
        fate = "none" if not row.outcome else "like" if row.comparable in LIKE else "unlike"
        if found.get(row.announced) != "like":
            found[row.announced] = fate
    return found


ONCE = "An announced figure with several later ones counts once, by the likest. “Like” is of the same or nearly the same scope."


@calculation(
    "trusts-outcomes-tracked", era=ERA, title="Announced figures whose outcome was looked for", noun="announced figures",
    inputs=("table:outcomes",), formula="different announced figures of this era in the table of outcomes", assumes=ONCE,
)
def outcomes_tracked(outcomes: pd.DataFrame) -> Quantity:
    return count(fates(outcomes))


def _register_fates(slug: str, fate: str, title: str) -> None:
    @calculation(f"trusts-outcomes-{slug}", era=ERA, title=title, noun=("announced figure", "announced figures"),
                 inputs=("table:outcomes",), formula="announced figures by what the record has of them", assumes=ONCE)
    def _number(outcomes: pd.DataFrame) -> Quantity:
        return count([one for one in fates(outcomes).values() if one == fate])


for _slug, _fate, _title in (("silent", "none", "Announced figures without an outcome in the record"),
                             ("found", "like", "Announced figures with a like outcome"),
                             ("unlike", "unlike", "Announced figures with an unlike outcome only")):
    _register_fates(_slug, _fate, _title)


@calculation(
    "trusts-outcomes-silent-share", era=ERA, title="Share of the announced figures without an outcome",
    inputs=("calc:trusts-outcomes-silent", "calc:trusts-outcomes-tracked"), formula="without an outcome ÷ looked for",
)
def silent_share(silent: Quantity, tracked: Quantity) -> Quantity:
    return silent.share_of(tracked)


def _gone(outcome: Quantity, plan: Quantity) -> Quantity:
    return outcome.share_of(plan).treated_as(outcome.status)


for _slug, _title, _outcome, _plan, _formula, _assumes in (
    ("trusts-mid-and-south-essex-gone", "Part of the 2024 plan of Mid and South Essex reported as gone",
     "nhsprocurement-hsj-msef-2025-posts-2024-25", "hsj-daily-insight-2024-mid-and-south-essex-posts",
     "posts removed ÷ posts announced to go", "Both count the same posts; the trust lowered its plan on the way."),
    ("trusts-southampton-gone", "Part of Southampton’s plan reported as gone", "bbc-uhs-400-halfway-2025-lost",
     "dailyecho-uhs-785-2025-posts", "jobs lost ÷ posts planned to go",
     "Both count the same posts. The outcome is a headline’s round number, of which most were temporary staff."),
    ("trusts-northamptonshire-gone", "Part of Northamptonshire’s plan reported as gone", "whatson-uhn-781-2025-lost",
     "whatson-uhn-781-2025-posts", "posts gone ÷ posts planned to go",
     "Both are equivalents of posts counted in one way; the outcome covers the first months of the year."),
    ("trusts-savings-2024-25-achieved", "Part of the savings asked of the NHS in 2024–25 that was achieved",
     "nhsengland-board-m1-2025-efficiencies-achieved", "nhsproviders-financial-reset-2025-savings-target-2024-25",
     "achieved ÷ asked", "NHS Providers and NHS England count the same savings of the same bodies. Before audit."),
    ("trusts-southampton-savings-made", "Part of Southampton’s savings made by November 2025",
     "healthcaremgmt-uhs-shortfall-savings-delivered", "dailyecho-uhs-785-2025-savings-target", "made so far ÷ planned",
     "The sum planned is for the whole of 2025–26, which the announcement does not say."),
    ("trusts-north-midlands-savings-made", "Part of the North Midlands savings made by February 2026",
     "expressstar-uhnm-62m-2026-savings-delivered", "stokenub-306m-2025-north-midlands-saving", "made so far ÷ asked",
     "Both count the savings of 2025–26 in the same way."),
):
    calculation(_slug, era=ERA, title=_title, inputs=(_outcome, _plan), formula=_formula, assumes=_assumes)(_gone)


@calculation(
    "trusts-southampton-year-gone", era=ERA, title="Part of the year gone when Southampton’s savings were counted",
    inputs=("table:claims",), formula="months from the first to the last of the period, both counted, ÷ months of a year",
)
def southampton_year_gone(claims: pd.DataFrame) -> Quantity:
    first, last = (12 * int(month[:4]) + int(month[5:7])
                   for month in claims.loc["healthcaremgmt-uhs-shortfall-savings-delivered"].period.split("/"))
    return Quantity.stated("exact", "percent", "statistic", value=ALL * (last - first + 1) / 12)


SOUTHAMPTON = ("bbc-uhs-400-halfway-2025-lost", "bbc-uhs-400-halfway-2025-temporary-share")


@calculation(
    "trusts-southampton-temporary-planned", era=ERA, title="Temporary staff in Southampton’s plan",
    inputs=("dailyecho-uhs-785-2025-temporary-staff", "dailyecho-uhs-785-2025-posts"), formula="temporary staff ÷ posts to go",
    assumes="Each temporary worker stands for one of the posts.",
)
def southampton_temporary_planned(temporary: Quantity, posts: Quantity) -> Quantity:
    return _part(temporary, posts)


@calculation(
    "trusts-southampton-temporary-gone", era=ERA, title="Posts of temporary staff gone at Southampton", noun="posts",
    inputs=SOUTHAMPTON, formula="jobs lost × share that was temporary", assumes="The headline’s round number is exact.",
)
def southampton_temporary_gone(lost: Quantity, temporary: Quantity) -> Quantity:
    return lost.part_from(temporary)


@calculation(
    "trusts-southampton-permanent-gone", era=ERA, title="Part of the permanent posts in Southampton’s plan that had gone",
    inputs=(*SOUTHAMPTON, "dailyecho-uhs-785-2025-permanent-posts"),
    formula="(jobs lost − those of temporary staff) ÷ permanent posts to go", assumes="The headline’s round number is exact.",
)
def southampton_permanent_gone(lost: Quantity, temporary: Quantity, permanent: Quantity) -> Quantity:
    return _gone(lost - lost.part_from(temporary), permanent)


# -- money and staff of the year ----------------------------------------------------------------------------------


@calculation(
    "trusts-deficit-plans-fall", era=ERA, title="Fall of the planned deficit from the first plans to the final",
    inputs=("nhsengland-mackey-letter-2025-deficit-initial", "nhsengland-board-m1-2025-deficit-final"),
    formula="deficit of the first plans − deficit of the final plans, both before deficit support",
    assumes="Both add up the same bodies. Plans, not results.",
)
def deficit_plans_fall(first: Quantity, final: Quantity) -> Quantity:
    return first.treated_as(final.status) - final


for _slug, _title, _point in (
    ("trusts-outturn-systems", "Overspend of systems, 2025–26, draft accounts", "systems-overspend-2026-03-31"),
    ("trusts-outturn-nhs", "Underspend of the NHS, 2025–26, draft accounts", "nhs-underspend-2026-03-31"),
):
    calculation(_slug, era=ERA, title=_title, inputs=(f"series:{_point}",),
                formula="the point of the official series, as printed", assumes="Draft accounts, before audit.")(lambda point: point)


@calculation(
    "trusts-outturn-before-support", era=ERA, title="Overspend of systems without deficit support, 2025–26",
    inputs=("calc:trusts-outturn-systems", "nhsengland-mackey-letter-2025-deficit-support"),
    formula="at least the overspend; at most the overspend + all of the deficit support",
    assumes="No more support was paid out than had been allocated; some of it was held back. Draft accounts.",
)
def outturn_before_support(overspend: Quantity, support: Quantity) -> Quantity:
    return Quantity(overspend.low, overspend.high + support.high, "gbp", "statistic", "between")


for _slug, _title, _more, _fewer in (
    ("trusts-staff-rise", "Rise of hospital and community staff, December 2024 to December 2025", "hchs-staff-2025-12",
     "hchs-staff-2024-12"),
    ("trusts-support-staff-fall", "Fall of infrastructure support staff, December 2024 to December 2025",
     "hchs-infrastructure-2024-12", "hchs-infrastructure-2025-12"),
):
    calculation(_slug, era=ERA, title=_title, inputs=(f"series:{_more}", f"series:{_fewer}"),
                formula="the larger of the two counts − the smaller",
                assumes="A net change in full-time equivalents, not a count of posts cut.")(lambda more, fewer: more - fewer)


@calculation(
    "trusts-support-staff-fall-share", era=ERA, title="The same fall as a share of the infrastructure support staff before",
    inputs=("calc:trusts-support-staff-fall", "series:hchs-infrastructure-2024-12"),
    formula="net fall ÷ the count of December 2024",
)
def support_staff_fall_share(fall: Quantity, before: Quantity) -> Quantity:
    return fall.share_of(before)


# -- contradictions -----------------------------------------------------------------------------------------------


@calculation(
    "trusts-contradictions", era=ERA, title="Contradictions between sources of this era", inputs=("table:conflicts",),
    formula="rows of this era in the table of contradictions", noun="contradictions",
)
def contradictions(conflicts: pd.DataFrame) -> Quantity:
    return count(conflicts[conflicts.era == ERA])


@calculation(
    "trusts-contradictions-open", era=ERA, title="Of these, those in which neither side is used", inputs=("table:conflicts",),
    formula="rows of this era without a figure that the text uses", noun="contradictions",
)
def contradictions_open(conflicts: pd.DataFrame) -> Quantity:
    return count(conflicts[(conflicts.era == ERA) & (conflicts.used == "")])
