"""Primary care trust cuts, 2006: what Coventry's figures imply, and the health service in the same year."""

from __future__ import annotations

import pandas as pd

from ..quantity import Quantity
from ..tables import claim_quantity
from . import calculation, count

POSTS, SHARE, PACKAGE = "hsj-coventry-2006-posts", "hsj-coventry-2006-workforce-share", "hsj-coventry-2006-package"
PARITY, CONTRIBUTION = "hsj-coventry-2006-parity-cut", "hsj-coventry-2006-sha-contribution"
YEAR_END, UNDERLYING = "hsj-coventry-2006-year-end-deficit", "hsj-coventry-2006-underlying-deficit"


@calculation(
    "coventry-implied-workforce", era="pct-cuts", title="Workforce that the article’s own figures imply",
    inputs=(POSTS, SHARE), formula="posts to go ÷ share of the workforce to go", noun="staff",
    assumes="All of the posts go, each is held by one person, and the share is of the same staff.",
)
def implied_workforce(posts: Quantity, share: Quantity) -> Quantity:
    return posts.ceiling().counted_as("people").whole_from(share)


@calculation(
    "coventry-share-of-stated-workforce", era="pct-cuts", title="Share of the workforce that the posts make",
    inputs=(POSTS, "birminghampost-coventry-pct-2006-workforce"), formula="posts to go ÷ staff employed",
    assumes="Each post is held by one person, and the newspaper’s number counts the same staff.",
)
def share_of_stated_workforce(posts: Quantity, workforce: Quantity) -> Quantity:
    return posts.counted_as("people").share_of(workforce)


@calculation(
    "coventry-who-sum", era="pct-cuts", title="Clinical and managerial posts together",
    inputs=("hsj-coventry-2006-clinicians", "hsj-coventry-2006-managers"), formula="clinicians + managers and administrators",
    assumes="The two groups do not overlap.", noun=("person", "people"),
)
def who_sum(clinicians: Quantity, managers: Quantity) -> Quantity:
    return clinicians + managers


@calculation(
    "coventry-clinical-share", era="pct-cuts", title="Clinical share of those facing redundancy",
    inputs=("hsj-coventry-2006-clinicians", "hsj-coventry-2006-managers"),
    formula="clinicians ÷ (clinicians + managers and administrators)",
    assumes="The two groups do not overlap and there is no third.",
)
def clinical_share(clinicians: Quantity, managers: Quantity) -> Quantity:
    most = clinicians.high / (clinicians.high + managers.low)
    least = clinicians.low / (clinicians.low + managers.high)
    value = (clinicians.value or 0) / ((clinicians.value or 0) + (managers.value or 0))
    return Quantity(100 * least, 100 * most, "percent", clinicians.status, "about", 100 * value)


@calculation(
    "coventry-paid-in", era="pct-cuts", title="What Coventry lost to the parity cut and had to pay in",
    inputs=(PARITY, CONTRIBUTION), formula="parity adjustment withdrawn + contribution to the strategic health authority",
    assumes="The contribution was paid in full; both are of the same year.",
)
def paid_in(parity: Quantity, contribution: Quantity) -> Quantity:
    return parity + contribution.treated_as(parity.status)


@calculation(
    "coventry-paid-in-share", era="pct-cuts", title="The same as a share of the package",
    inputs=("calc:coventry-paid-in", PACKAGE), formula="(parity cut + contribution) ÷ package",
)
def paid_in_share(paid: Quantity, package: Quantity) -> Quantity:
    return paid.share_of(package)


@calculation(
    "coventry-explained", era="pct-cuts", title="The pressures that the article names in pounds",
    inputs=("calc:coventry-paid-in", YEAR_END), formula="parity cut + contribution + deficit at the year end",
    assumes="The deficit brought forward had to be made good in the year, which the article does not say.",
)
def explained(paid: Quantity, deficit: Quantity) -> Quantity:
    return paid + deficit.treated_as(paid.status)


@calculation(
    "coventry-unexplained", era="pct-cuts", title="The part of the package that the article does not explain",
    inputs=(PACKAGE, "calc:coventry-explained"), formula="package − pressures named in pounds",
    assumes="As for the pressures; the 15 per cent cut in management costs is not given in pounds.",
)
def unexplained(package: Quantity, named: Quantity) -> Quantity:
    return package - named.treated_as(package.status)


@calculation(
    "coventry-unexplained-share", era="pct-cuts", title="The same as a share of the package",
    inputs=("calc:coventry-unexplained", PACKAGE), formula="unexplained part ÷ package",
)
def unexplained_share(rest: Quantity, package: Quantity) -> Quantity:
    return rest.share_of(package)


@calculation(
    "coventry-deficit-fall", era="pct-cuts", title="Fall of the deficit to the year end",
    inputs=(UNDERLYING, YEAR_END), formula="underlying deficit − deficit at the year end",
    assumes="The two are the same kind of deficit; the article calls only the first “underlying”.",
)
def deficit_fall(before: Quantity, after: Quantity) -> Quantity:
    return before - after


@calculation(
    "coventry-posts-share-of-package", era="pct-cuts", title="What the posts save as a share of the package",
    inputs=("birminghampost-coventry-pct-2006-posts-saving", PACKAGE), formula="saving from the posts ÷ package",
    assumes="The saving falls in the same year as the package.",
)
def posts_share_of_package(saving: Quantity, package: Quantity) -> Quantity:
    return saving.treated_as(package.status).share_of(package)


@calculation(
    "coventry-unexplained-without-deficit", era="pct-cuts",
    title="The unexplained part if the deficit brought forward is left out",
    inputs=(PACKAGE, "calc:coventry-paid-in"), formula="package − (parity cut + contribution)",
    assumes="The deficit of the year before did not have to be made good.",
)
def unexplained_without_deficit(package: Quantity, paid: Quantity) -> Quantity:
    return package - paid.treated_as(package.status)


# -- the health service in the same year ----------------------------------------------------------------------------

STAFF = ("posts_cut", "staff_cut", "redundancies", "redundancies_compulsory")
FIRST_HALF, SECOND_HALF = "pac-nhs-finance-ch3-2007-redundancies", "hsj-redundancies-2006-08-2006-07-second-half"
LATER_HALVES = ("hsj-redundancies-2006-08-2007-08-first-half", "hsj-redundancies-2006-08-2007-08-second-half")
DISMISSED = "hsj-redundancies-2006-08-total"
SURPLUS, AUTHORITIES = "nao-nhs-accounts-2006-07-nhs-surplus-2006-07", "nao-nhs-accounts-2006-07-sha-surplus-2006-07"
TRUSTS_SHORT, TRUSTS_SHORT_GROSS = ("nao-nhs-accounts-2006-07-pct-deficit-2006-07",
                                    "nao-nhs-accounts-2006-07-pct-gross-deficit-2006-07")
TOP_SLICE = "bbc-deficit-2007-02-top-slice"


def pairs(outcomes: pd.DataFrame) -> pd.DataFrame:
    """The era's announced figures whose outcome was looked for, one row each pair."""
    return outcomes[outcomes.era == "pct-cuts"]


def counted_pairs(outcomes: pd.DataFrame, claims: pd.DataFrame, measures: tuple[str, ...]) -> list[tuple[Quantity, Quantity]]:
    """Announced posts or people beside a later count of one of the measures; revised plans and interim warnings are left out."""
    found = []
    for _, pair in pairs(outcomes).iterrows():
        if not pair.outcome or claims.loc[pair.announced].measure not in STAFF:
            continue
        announced, later = claim_quantity(claims.loc[pair.announced]), claim_quantity(claims.loc[pair.outcome])
        if claims.loc[pair.outcome].measure in measures and not later.looks_forward:
            found.append((announced, later))
    return found


def redundancy_pairs(outcomes: pd.DataFrame, claims: pd.DataFrame) -> list[tuple[Quantity, Quantity]]:
    """Announced posts or people beside redundancies counted later, where both leave a ratio: a floor and a ceiling."""
    return [(announced, later) for announced, later in counted_pairs(outcomes, claims, STAFF[2:])
            if announced.low > 0 and 0 < later.high]


def post_pairs(outcomes: pd.DataFrame, claims: pd.DataFrame) -> list[tuple[Quantity, Quantity]]:
    """Announced posts beside posts counted as gone later."""
    return [(announced, later) for announced, later in counted_pairs(outcomes, claims, ("posts_cut",))
            if announced.unit == "posts" and announced.is_bounded and announced.high > 0]


def named_trusts(outcomes: pd.DataFrame, claims: pd.DataFrame, bodies: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Single hospital and other NHS trusts that announced a number of posts or people: those with a later figure, those without."""
    later: dict[str, bool] = {}
    for _, pair in pairs(outcomes).iterrows():
        claim = claims.loc[pair.announced]
        if claim.measure not in STAFF or not claim.body:
            continue
        body = bodies.loc[claim.body]
        if body.kind == "nhs-trust" and not body.collective:
            later[claim.body] = later.get(claim.body, False) or bool(pair.outcome)
    return [body for body, found in later.items() if found], [body for body, found in later.items() if not found]


@calculation("cuts-2006-pairs", era="pct-cuts", title="Announced figures of the era whose outcome was looked for",
             inputs=("table:outcomes",), formula="pairs of the era in the table of outcomes", noun=("figure", "figures"))
def all_pairs(outcomes: pd.DataFrame) -> Quantity:
    return count(pairs(outcomes))


@calculation("cuts-2006-silent", era="pct-cuts", title="Announced figures of the era with no later figure on record",
             inputs=("table:outcomes",), formula="pairs of the era without an outcome", noun=("figure", "figures"))
def silent_pairs(outcomes: pd.DataFrame) -> Quantity:
    return count(pairs(outcomes)[pairs(outcomes).outcome == ""])


@calculation("cuts-2006-same-scope", era="pct-cuts", title="Pairs of the era of the same scope", inputs=("table:outcomes",),
             formula="pairs of the era graded as of the same scope", noun=("pair", "pairs"))
def same_scope_pairs(outcomes: pd.DataFrame) -> Quantity:
    return count(pairs(outcomes)[pairs(outcomes).comparable == "same-scope"])


@calculation("cuts-2006-near-scope", era="pct-cuts", title="Pairs of the era of near scope", inputs=("table:outcomes",),
             formula="pairs of the era graded as of near scope", noun=("pair", "pairs"))
def near_scope_pairs(outcomes: pd.DataFrame) -> Quantity:
    return count(pairs(outcomes)[pairs(outcomes).comparable == "near-scope"])


@calculation("cuts-2006-silent-trusts", era="pct-cuts", title="NHS trusts that announced a cut and of which nothing later was found",
             inputs=("table:outcomes", "table:claims", "table:bodies"), noun=("trust", "trusts"),
             formula="NHS trusts with posts or people announced, less those with a later figure",
             assumes="A later figure is any: a count, a notice, a revised plan.")
def silent_trusts(outcomes: pd.DataFrame, claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
    return count(named_trusts(outcomes, claims, bodies)[1], "organisations")


@calculation("cuts-2006-conflicts", era="pct-cuts", title="Contradictions of the era", inputs=("table:conflicts",),
             formula="contradictions of the era in the table of conflicts", noun=("contradiction", "contradictions"))
def contradictions(table: pd.DataFrame) -> Quantity:
    return count(table[table.era == "pct-cuts"])


@calculation(
    "cuts-2006-dismissed-year", era="pct-cuts", title="Compulsory redundancies in the NHS in England, 2006–07",
    inputs=(FIRST_HALF, SECOND_HALF), formula="April to September 2006 + October 2006 to March 2007",
    assumes="The Department’s half-year and the trade paper’s cover the same bodies; its table opens with the Department’s count.",
)
def dismissed_year(first: Quantity, second: Quantity) -> Quantity:
    return first + second


@calculation(
    "cuts-2006-dismissed-rest", era="pct-cuts", title="Compulsory redundancies, April to December 2008",
    inputs=(DISMISSED, "calc:cuts-2006-dismissed-year", *LATER_HALVES), formula="total to December 2008 − the four half-years before",
    assumes="The parts of the trade paper’s table add up to its total.",
)
def dismissed_rest(total: Quantity, year: Quantity, third: Quantity, fourth: Quantity) -> Quantity:
    return total - year - third - fourth


@calculation(
    "cuts-2006-dismissed-later-share", era="pct-cuts", title="Part of the redundancies that came after March 2007",
    inputs=(DISMISSED, "calc:cuts-2006-dismissed-year"), formula="(total to December 2008 − those of 2006–07) ÷ total",
)
def dismissed_later_share(total: Quantity, year: Quantity) -> Quantity:
    return (total - year).share_of(total)


@calculation(
    "cuts-2006-short-without-authorities", era="pct-cuts",
    title="What primary care trusts and NHS trusts together fell short by, 2006–07",
    inputs=(AUTHORITIES, SURPLUS), formula="surplus of the strategic health authorities − surplus of the NHS",
    assumes="The surplus of the NHS is the sum of its authorities, primary care trusts and NHS trusts, as in the year before.",
)
def short_without_authorities(authorities: Quantity, surplus: Quantity) -> Quantity:
    return authorities - surplus


@calculation(
    "cuts-2006-nhs-trusts-short", era="pct-cuts", title="What NHS trusts fell short by, 2006–07",
    inputs=("calc:cuts-2006-short-without-authorities", TRUSTS_SHORT),
    formula="shortfall of primary care trusts and NHS trusts together − deficit of the primary care trusts",
    assumes="As for the two together; foundation trusts are not among them.",
)
def nhs_trusts_short(together: Quantity, primary: Quantity) -> Quantity:
    return together - primary


@calculation(
    "cuts-2006-parts-2005-06", era="pct-cuts", title="The tiers’ results of 2005–06 put together",
    inputs=("nao-nhs-accounts-2006-07-pct-deficit-2005-06", "nao-nhs-accounts-2006-07-nhs-trusts-deficit-2005-06",
            "nao-nhs-accounts-2006-07-sha-surplus-2005-06"),
    formula="deficit of primary care trusts + deficit of NHS trusts − surplus of strategic health authorities",
)
def parts_2005_06(primary: Quantity, hospital: Quantity, authorities: Quantity) -> Quantity:
    return primary + hospital - authorities


@calculation(
    "cuts-2006-better-than-february", era="pct-cuts", title="How much better 2006–07 closed than was forecast in February 2007",
    inputs=(SURPLUS, "bbc-deficit-2007-02-net-surplus"), formula="surplus in the accounts − surplus forecast three quarters through",
)
def better_than_february(surplus: Quantity, forecast: Quantity) -> Quantity:
    return surplus - forecast.treated_as(surplus.status)


@calculation(
    "cuts-2006-held-back-share", era="pct-cuts", title="Money held back, as a percentage of what the trusts in deficit fell short by",
    inputs=(TOP_SLICE, TRUSTS_SHORT_GROSS), formula="growth money held back ÷ deficits of the primary care trusts that had one",
    assumes="Both are of 2006–07. The trusts whose money was held back are all of them, and not only those in deficit.",
)
def held_back_share(held: Quantity, short: Quantity) -> Quantity:
    return held.share_of(short)


@calculation(
    "cuts-2006-bodies-share", era="pct-cuts", title="Part of NHS organisations that closed 2006–07 in deficit",
    inputs=("nao-nhs-accounts-2006-07-organisations-in-deficit-2006-07", "pac-nhs-accounts-2008-organisations"),
    formula="organisations in deficit ÷ organisations",
)
def bodies_share(short: Quantity, all_: Quantity) -> Quantity:
    return short.share_of(all_)


@calculation(
    "cuts-2006-north-staffordshire-gone", era="pct-cuts", title="North Staffordshire: part of the announced posts that went in a year",
    inputs=("eurofound-uhns-2007-posts", "bbc-uhns-2006-03-posts"), formula="posts gone ÷ posts announced",
    assumes="The posts that went are those of the plan, which is only the base; by when it was to be carried out is not said.",
)
def north_staffordshire_gone(gone: Quantity, announced: Quantity) -> Quantity:
    return gone.share_of(announced.treated_as(gone.status))


@calculation(
    "cuts-2006-north-staffordshire-dismissed", era="pct-cuts",
    title="North Staffordshire: part of the compulsory redundancies warned of that were made in a year",
    inputs=("eurofound-uhns-2007-compulsory", "bbc-uhns-2006-03-compulsory"), formula="compulsory redundancies made ÷ warned of",
    assumes="The warning is only the base.",
)
def north_staffordshire_dismissed(made: Quantity, warned: Quantity) -> Quantity:
    return made.share_of(warned.treated_as(made.status))


@calculation(
    "cuts-2006-survey-dismissed", era="pct-cuts",
    title="Employers’ survey: part of the possible redundancies that were made by October 2006",
    inputs=("hsj-nhs-employers-2006-10-survey-redundancies", "hsj-nhs-employers-2006-10-potential-redundancies"),
    formula="redundancies, voluntary and compulsory ÷ potential redundancies",
    assumes="The redundancies are of those thought possible, which are only the base; the report may mean the jobs notified.",
)
def survey_dismissed(made: Quantity, possible: Quantity) -> Quantity:
    return made.share_of(possible.treated_as(made.status))


@calculation(
    "cuts-2006-sandwell-vacant", era="pct-cuts", title="Sandwell: part of the jobs set to go that had nobody in them",
    inputs=("birminghampost-sandwell-566-2006-vacancies", "birminghampost-sandwell-566-2006-posts"),
    formula="vacant posts ÷ jobs set to go",
    assumes="The plan is only the base.",
)
def sandwell_vacant(vacant: Quantity, all_: Quantity) -> Quantity:
    return vacant.share_of(all_.treated_as(vacant.status))


@calculation(
    "cuts-2006-announced-for-each-dismissal", era="pct-cuts",
    title="Least number announced for each redundancy counted later", inputs=("table:outcomes", "table:claims"),
    formula="the least of: announced posts or people ÷ redundancies counted later, over the pairs that leave a ratio",
    assumes="Posts are set against people, and most of the later counts are of the first months.", noun="",
)
def announced_for_each_dismissal(outcomes: pd.DataFrame, claims: pd.DataFrame) -> Quantity:
    least = min(announced.low / later.high for announced, later in redundancy_pairs(outcomes, claims))
    return Quantity.stated("at_least", "count", "statistic", low=least)
