"""How many of how many, who, and the workforce around the cuts."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ..errors import BookError
from ..quantity import Quantity
from ..schema import codes
from ..tables import claim_quantity
from . import calculation, count, remembered
from .across import ERAS

# -- how many of how many -----------------------------------------------------------------------------------------

POSTS, PEOPLE = ("posts_cut", "staff_cut"), ("redundancies", "redundancies_compulsory")
#: How firmly a cut was meant, the firmest first; nothing else stands for a body where there is a firmer figure.
FIRMEST = {"announced": 0, "planned": 0, "target": 0, "reported": 0, "at_risk": 1, "forecast": 2, "considering": 3}
#: A count of staff further from the cut than this, in calendar years, is not its base.
YEARS_APART = 2
#: Bodies of more than one organisation that decided as one.
AS_ONE = ("primary-care-support-services", "nhs-england-and-nhs-improvement", "university-hospitals-of-northamptonshire")
#: Bodies whose kind in the table is "other", and areas that the record counts under no body: trust, office or both.
SIDES = {
    "primary-care-support-services": "office", "commissioning-support-for-london": "office",
    "Birmingham and Solihull and Black Country PCT clusters": "office",
    "Yorkshire and Humber CSU and North West CSU together": "office",
    "NHS Norfolk and Waveney and NHS Suffolk and North East Essex ICBs together": "office",
    "NHS organisations of Derbyshire together": "both",
}
#: Claims that the rule would take and that would mislead, each with the reason.
LEFT_OUT = {
    "islandecho-phu-iow-2025-workforce-both": "one of the page's three counts is misprinted, and which is not known",
    "islandecho-phu-iow-2025-workforce-isle-of-wight": "as the count of both trusts",
    "islandecho-phu-iow-2025-workforce-portsmouth": "as the count of both trusts",
    "bbc-suffolk-468-2025-workforce-share": "two trusts together, each of which stands by itself",
    "bbc-uhns-1350-2011-workforce-2015": "a projection, part of it transfer; the chief executive denies the plan",
    "eastmidlands-uhn-800-2025-posts": "the board paper’s number, rounded up",
    "europesays-wyicb-2025-workforce-after": "staff to remain against people working for the board, who may be more than its own staff",
    "europesays-wyicb-2025-workforce-after-transfers": "part of the fall is services that move elsewhere with their staff",
    "bbc-msef-743-2025-posts-2024": "looks back on the announcement of April 2024, which stands by itself",
    "hsj-csu-2014-central-midlands-share": "the plan of 2013 told again",
    "hsj-pcs-jobs-cut-2015-workforce": "NHS England’s count for its own plan; the contractor took over another",
    "lgc-nhse-oacp-2014-posts-regions": "a part of the organisation, and more than the whole of it",
    "men-gm-icb-39-percent-2025-workforce": "older than the same newspaper’s count in its report of the cut",
    "mip-nhs-job-cuts-info-2025-nhs-england-dhsc-share": "the department is counted in",
    "nhsconfed-something-has-to-give-2025-greater-manchester-redundancies": "the upper end of a range given elsewhere",
    "nuffield-health-bill-2026-nhs-england-dhsc-share": "the department is counted in",
    "pa-ireland-live-redundancies-2025-nhs-england-dhsc-share": "the department is counted in",
}


@dataclass(frozen=True)
class Share:
    """What part of a workforce was to go or went: of two counts, or as the source states it.

    Attributes:
        key: the body, or the subject where the record names no one body.
        side: "trust" (treats patients), "office" (buys, supports or administers care) or "both".
        cut, whole: ids of the claims; `whole` is empty where the source states the percentage itself, and `cut` is the
            count of what is to be left where `implied`.
        stated: id of a percentage that the source states beside the counts.
    """

    key: str
    subject: str
    era: str
    side: str
    group: str
    year: int
    quantity: Quantity
    cut: str
    whole: str = ""
    implied: bool = False
    stated: str = ""

    @property
    def gone(self) -> bool:
        """Whether it had happened."""
        return not self.quantity.looks_forward


def _key(row: pd.Series) -> str:
    return row.body or row.subject.partition(":")[0]


def _side(key: str, era: str, bodies: pd.DataFrame) -> str:
    """What a body does; empty for one that the rule does not take. In 2006 primary care trusts still ran services."""
    if key in SIDES:
        return SIDES[key]
    if key not in bodies.index or (bodies.loc[key].collective and key not in AS_ONE):
        return ""
    kind = bodies.loc[key].kind
    if kind in ("pct", "care-trust") and era == "pct-cuts":
        return "both"
    return "trust" if kind == "nhs-trust" else "" if kind == "other" else "office"


def _month(as_of: str) -> int:
    """A date as a count of months; a year alone stands for its middle."""
    year, _, rest = as_of.partition("-")
    return 12 * int(year) + int(rest[:2] or 7)


def _like(cut: pd.Series, whole: pd.Series) -> bool:
    """Whether two units may be set against each other: equivalents only against equivalents or posts."""
    return "fte" not in (cut.unit, whole.unit) or {cut.unit, whole.unit} <= {"fte", "posts"}


def part(cut: Quantity, whole: Quantity) -> Quantity:
    """A cut as a percentage of a workforce, whatever each counts: posts are taken to be held by one person each."""
    return cut.counted_as("people").share_of(whole.counted_as("people"))


def fall(before: Quantity, after: Quantity) -> Quantity:
    """The percentage that is to go where a body says what it has and what it is to have."""
    left = after.share_of(before)
    value = None if left.value is None else 100 - left.value
    return Quantity(100 - left.high, 100 - left.low, "percent", left.status, left.qualifier, value)


def _candidates(claims: pd.DataFrame, bodies: pd.DataFrame) -> Iterable[Share]:
    """Every share that the record gives or that two of its counts allow, of every body that stands by itself."""
    rows = claims[~claims.index.isin(LEFT_OUT) & claims.era.isin(ERAS)]
    rows = rows.assign(key=[_key(row) for _, row in rows.iterrows()])
    rows = rows.assign(side=[_side(key, era, bodies) for key, era in zip(rows.key, rows.era)])
    rows = rows[rows.side != ""]
    staff = rows[rows.measure == "workforce"]
    forward = staff.status.map(lambda status: codes("claims", "status")[status]["tense"] == "forward")
    bases = staff[~forward]

    def share(row: pd.Series, q: Quantity, group: str, **more: object) -> Share:
        return Share(row.key, row.subject.partition(":")[0], row.era, row.side, group, int(row.as_of[:4]), q,
                     str(row.id), **more)  # type: ignore[arg-type]

    for _, row in rows[rows.measure == "share_of_workforce"].iterrows():
        yield share(row, claim_quantity(row), "all" if "whole workforce" in row.of_what else row.staff_group)
    wanted = rows.measure.isin(POSTS) | (rows.measure.isin(PEOPLE) & (rows.status != "reported"))
    cuts = rows[wanted & rows.status.isin(FIRMEST) & (rows.staff_group != "temporary")]
    whole = cuts[cuts.staff_group == "all"]
    totals = set(zip(whole.key, whole.origin))
    for _, row in cuts.iterrows():
        groups = [row.staff_group] + ["all"] * ((row.key, row.origin) not in totals)  # a part is no share of the whole
        near = bases[(bases.key == row.key) & bases.staff_group.isin(groups)]
        near = near[[_like(row, one) and abs(int(one.as_of[:4]) - int(row.as_of[:4])) <= YEARS_APART
                     for _, one in near.iterrows()]]
        if near.empty:
            continue
        best = near.assign(
            other_group=near.staff_group != row.staff_group, other_source=near.source != row.source,
            other_origin=near.origin != row.origin, far=(near.as_of.map(_month) - _month(row.as_of)).abs(),
        ).sort_values(["other_group", "other_source", "other_origin", "far"], kind="stable").iloc[0]
        q = part(claim_quantity(row), claim_quantity(best))
        if q.low > 0 or q.is_bounded:
            yield share(row, q, best.staff_group, whole=str(best.id))
    for _, row in staff[forward].iterrows():
        before = bases[(bases.key == row.key) & (bases.source == row.source) & (bases.unit == row.unit)
                       & (bases.staff_group == row.staff_group)]
        if len(before) and claim_quantity(row).is_bounded and claim_quantity(before.iloc[0]).low > 0:
            yield share(row, fall(claim_quantity(before.iloc[0]), claim_quantity(row)), row.staff_group,
                        whole=str(before.iloc[0].id), implied=True)


@remembered
def shares(claims: pd.DataFrame, bodies: pd.DataFrame) -> list[Share]:
    """One share for each body, staff group and year, of what was to go and of what went, the largest first.

    Of several figures the firmest counts, of equally firm ones the largest; reprints so count once. What two counts
    give goes before what the source states, which is kept beside it.
    """
    found: dict[tuple[object, ...], Share] = {}
    told: dict[tuple[object, ...], Share] = {}
    for one in _candidates(claims, bodies):
        place = (one.key, one.year, one.group, one.gone)
        kept = told if not one.whole else found
        if place not in kept or _order(one) < _order(kept[place]):
            kept[place] = one
    for place, one in told.items():
        if place in found:
            found[place] = Share(**{**vars(found[place]), "stated": one.cut})
        else:
            found[place] = one
    return sorted(found.values(), key=lambda s: (-_middle(s.quantity), s.key))


def _order(one: Share) -> tuple[float, ...]:
    q = one.quantity
    return FIRMEST[q.status], one.implied, -_middle(q), q.value is None


def _middle(q: Quantity) -> float:
    """Where a chart ranks a share: its value, the middle of a range, or the end that a bound gives."""
    if q.value is not None:
        return q.value
    return q.high if q.low <= 0 else q.low if not q.is_bounded else (q.low + q.high) / 2


def typical(chosen: Iterable[Share]) -> Quantity:
    """The median interval: the median of the least and the median of the most that each share can be."""
    chosen = list(chosen)
    if not chosen:
        raise BookError("No share of a workforce is left to take the median of.")
    low, high = (statistics.median(getattr(one.quantity, end) for one in chosen) for end in ("low", "high"))
    return Quantity(low, high, "percent", "planned", "between" if low < high else "exact",
                    low if low == high else None)


#: Shares that the prose names, each with a calculation of its own: id, era, title, cut, whole.
NAMED = (
    ("share-worcestershire-2006", "pct-cuts", "Worcestershire Acute Hospitals, share of staff to go, 2006",
     "bbc-worcestershire-2006-04-posts", "bbc-worcestershire-2006-04-workforce"),
    ("share-north-staffordshire-2006", "pct-cuts", "University Hospital of North Staffordshire, share of staff to go, 2006",
     "bbc-uhns-2006-03-posts", "bbc-uhns-2006-03-workforce"),
    ("share-north-staffordshire-2007", "pct-cuts", "University Hospital of North Staffordshire, share of posts gone by 2007",
     "eurofound-uhns-2007-posts", "bbc-uhns-2006-03-workforce"),
    ("share-durham-2006", "pct-cuts", "County Durham and Darlington hospitals, share of staff to go, 2006",
     "northernecho-cdda-2006-posts", "northernecho-cdda-2006-workforce"),
    ("share-portsmouth-2007", "pct-cuts", "Portsmouth Hospitals, share of staff to go, 2007",
     "hsj-pfi-hospitals-2007-portsmouth-posts", "hsj-pfi-hospitals-2007-portsmouth-workforce"),
    ("share-blackburn-2012", "pct-clusters", "Blackburn with Darwen care trust, share of staff at risk, 2012",
     "lep-lancashire-2012-blackburn-redundancies", "lep-lancashire-2012-blackburn-staff"),
    ("share-north-lancashire-2012", "pct-clusters", "North Lancashire PCT, share of staff at risk, 2012",
     "lep-lancashire-2012-north-lancashire-redundancies", "lep-lancashire-2012-north-lancashire-staff"),
    ("share-primary-care-support-2015", "csu-redundancies", "Primary care support services, share of jobs in doubt, 2015",
     "hsj-capita-700-jobs-2015-posts", "pulse-capita-office-closures-2018-workforce-2015"),
    ("share-nhs-england-2014", "csu-redundancies", "NHS England, share of posts to go, consultation of 2014",
     "lgc-nhse-oacp-2014-posts", "hsj-nhse-cut-hundreds-2014-workforce"),
    ("share-nhs-england-2014-discussed", "csu-redundancies", "NHS England, share of posts that officials discussed, 2014",
     "hsj-nhse-cut-hundreds-2014-posts", "hsj-nhse-cut-hundreds-2014-workforce"),
    ("share-closing-units-2016", "csu-redundancies", "The two units that closed, share of staff with severance, on the staff of 2015",
     "hsj-6m-csu-redundancies-2016-severance", "nhe-redundancies-likely-2015-workforce"),
    ("share-northamptonshire-2025", "trust-cuts", "University Hospitals of Northamptonshire, share of staff to go, 2025",
     "whatson-uhn-781-2025-posts", "whatson-uhn-781-2025-workforce"),
    ("share-birmingham-2025", "trust-cuts", "University Hospitals Birmingham, share of roles looked at, 2025",
     "bbc-uhb-300-2025-posts", "bbc-uhb-300-2025-workforce"),
    ("share-greater-manchester-2025", "trust-cuts", "Greater Manchester board, share of staff, by its papers, 2025",
     "distilledpost-gm-vr-2025-posts", "men-gm-icb-600-2025-workforce"),
    ("share-greater-manchester-2025-newspaper", "trust-cuts", "Greater Manchester board, share of staff facing redundancy, by a newspaper",
     "men-gm-icb-600-2025-redundancies", "men-gm-icb-600-2025-workforce"),
)
#: The same where a body says what it has and what it is to have: id, era, title, before, after.
NAMED_FALLS = (
    ("share-north-central-london-2011", "pct-clusters", "North Central London cluster, share of posts to go, 2011",
     "hsj-ncl-2011-before", "hsj-ncl-2011-after"),
    ("share-south-yorkshire-2025", "trust-cuts", "South Yorkshire board, share of posts to go, 2025",
     "hellorayo-syicb-370-2025-workforce-before", "hellorayo-syicb-370-2025-workforce-after"),
    ("share-west-yorkshire-2025", "trust-cuts", "West Yorkshire board, share of posts to go, 2025",
     "asianstandard-wyicb-2025-workforce-before", "asianstandard-wyicb-2025-workforce-after"),
    ("share-west-yorkshire-2025-people", "trust-cuts", "West Yorkshire board, staff to remain against people working for it, 2025",
     "europesays-wyicb-2025-workforce-before", "europesays-wyicb-2025-workforce-after"),
)
#: The service, or all bodies of a kind: id, era, title, cut, whole.
NATIONAL = (
    ("national-posts-lost-2007", "pct-cuts", "Posts lost by the nurses’ count, of all staff",
     "herbert-rcn-west-sussex-2007-nhs-posts-lost", "hsj-census-2007-workforce"),
    ("national-compulsory-2006-08", "pct-cuts", "Compulsory redundancies, April 2006 to December 2008, of all staff",
     "hsj-redundancies-2006-08-total", "hsj-census-2007-workforce"),
    ("national-trusts-authorities-july-2010", "pct-clusters", "Trusts and authorities, share of staff who might go, July 2010",
     "guardian-jobs-toll-2010-at-risk", "guardian-jobs-toll-2010-workforce"),
    ("national-trusts-authorities-november-2010", "pct-clusters", "Trusts and authorities, share without jobs, November 2010",
     "guardian-line-of-fire-2010-jobs-lost", "guardian-line-of-fire-2010-workforce"),
    ("national-trusts-authorities-september-2011", "pct-clusters", "Share of staff to be made redundant, assessment of September 2011",
     "hsj-revised-ia-2011-redundancies", "hsj-revised-ia-2011-staff"),
    ("national-trusts-authorities-2013", "pct-clusters", "Share of staff made redundant by March 2013, on the later base",
     "calc:national-redundant-2013", "hsj-revised-ia-2011-staff"),
    ("national-trusts-authorities-2013-wider", "pct-clusters", "The same on the earlier, wider base",
     "calc:national-redundant-2013", "hsj-people-tracker-2013-workforce"),
    ("national-redundancies-2010-13", "pct-clusters", "People made redundant since 2010, of all staff",
     "hsj-rehired-2013-redundancies", "csj-workforce-census-2011-workforce"),
    ("national-support-units-2014", "csu-redundancies", "All support units, share of posts cut in 2013–14",
     "hsj-revive-hr-transition-2014-posts-cut", "hsj-csu-2014-workforce"),
    ("national-boards-2025", "trust-cuts", "All integrated care boards, share of staff to go",
     "healthcareleader-icbs-12000-2025-staff", "healthcareleader-icbs-12000-2025-workforce"),
)
_HELD = "Each post is held by one person, and the two sources count the same staff."

for _id, _era, _title, _cut, _whole in NAMED + NATIONAL:
    calculation(_id, era=_era, title=_title, inputs=(_cut, _whole), formula="posts or people to go ÷ workforce",
                assumes=_HELD)(part)
for _id, _era, _title, _before, _after in NAMED_FALLS:
    calculation(_id, era=_era, title=_title, inputs=(_before, _after), formula="100 − staff to be left ÷ staff before",
                assumes="The two counts are of the same staff in the same unit.")(fall)


@calculation(
    "national-redundant-2013", era="pct-clusters", title="People made redundant by the reforms in three years",
    inputs=tuple(f"hsj-people-tracker-2013-redundancies-{year}" for year in ("2010-11", "2011-12", "2012-13")),
    formula="2010–11 + 2011–12 + 2012–13", noun=("person", "people"),
    assumes="The three years’ counts cover the same bodies; the source’s own total is “more than 10,000”.",
)
def redundant_2013(first: Quantity, second: Quantity, third: Quantity) -> Quantity:
    return first + second + third


@calculation(
    "national-centre-2025-staff", era="trust-cuts", title="Staff of NHS England, the Department and the boards",
    inputs=("dhsc-pq-barclay-nhse-headcount-headcount", "interaffairs-guardian-2025-dhsc-workforce",
            "healthcareleader-icbs-12000-2025-workforce"), noun=("person", "people"),
    formula="NHS England by headcount + Department + boards",
    assumes="Counts of June 2024, March and April 2025 may be added, and nobody works for two of the three.",
)
def centre_staff(england: Quantity, department: Quantity, boards: Quantity) -> Quantity:
    return england.counted_as("people").treated_as("reported") + department + boards


@calculation(
    "national-centre-2025", era="trust-cuts", title="NHS England, the Department and the boards, share of posts to go",
    inputs=("dhsc-press-nhs-reform-2025-posts", "calc:national-centre-2025-staff"), assumes=_HELD,
    formula="posts announced to go ÷ staff",
)
def centre(posts: Quantity, staff: Quantity) -> Quantity:
    return part(posts, staff)


@calculation(
    "share-lancashire-2012", era="pct-clusters", title="Five Lancashire trusts together, share of staff at risk, 2012",
    inputs=tuple(f"lep-lancashire-2012-{name}-{what}" for what in ("redundancies", "staff")
                 for name in ("blackburn", "blackpool", "central-lancashire", "east-lancashire", "north-lancashire")),
    formula="possible redundancies ÷ staff, both summed over the five", assumes="Nobody is counted by two of the five.",
)
def lancashire(*counts: Quantity) -> Quantity:
    at_risk, staff = counts[:5], counts[5:]
    return part(sum(at_risk[1:], at_risk[0]), sum(staff[1:], staff[0]))


def said(chosen: Iterable[Share], era: str = "", side: str = "") -> list[Share]:
    """Of these shares, those of all of a body's staff that were to go, in one era or at one kind of body."""
    return [one for one in chosen if not one.gone and one.group == "all" and era in ("", one.era)
            and side in ("", one.side)]


SIDE_WORDS = {"trust": "hospital and other trusts", "office": "bodies that buy, support or run care from offices"}
_CHOICE = ("Of several figures for one body in one year the firmest counts, of equally firm ones the largest; pairs that "
           "mislead are left out by name. A count of staff more than two calendar years from the cut is not used. The record "
           "is not a sample of all bodies.")


def _register_typical(era: str, side: str) -> None:
    where = " and ".join(filter(None, (SIDE_WORDS.get(side, ""), f"era {era}" if era else ""))) or "all"
    name = "-".join(filter(None, (side and f"{side}s", era))) or "all"

    @calculation(f"shares-bodies-{name}", era="context", title=f"Shares of a workforce that was to go: {where}",
                 inputs=("table:claims", "table:bodies"), formula="shares of all staff, one a body and year", assumes=_CHOICE,
                 noun=("share", "shares"))
    def _number(claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
        return count(said(shares(claims, bodies), era, side))

    @calculation(f"shares-typical-{name}", era="context", title=f"Typical share of a workforce that was to go: {where}",
                 inputs=("table:claims", "table:bodies"), assumes=_CHOICE,
                 formula="median of the least and median of the most that each share can be")
    def _typical(claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
        return typical(said(shares(claims, bodies), era, side))


for _one in (*((era, "") for era in ERAS), ("pct-cuts", "trust"), ("trust-cuts", "trust"), ("trust-cuts", "office"),
             ("pct-clusters", "office"), ("csu-redundancies", "office"), ("", "trust"), ("", "office"), ("", "")):
    _register_typical(*_one)


def _checked(claims: pd.DataFrame, bodies: pd.DataFrame) -> list[tuple[Quantity, Quantity]]:
    """Pairs of what two counts give and what the source says, the latter as before it was rounded to a whole number."""
    quantities = {str(key): claim_quantity(row) for key, row in claims[claims.measure == "share_of_workforce"].iterrows()}
    return [(one.quantity, quantities[one.stated].rounded_to(1)) for one in shares(claims, bodies) if one.stated]


@calculation("shares-checked", era="context", title="Bodies whose source states a share beside counts that give one",
             inputs=("table:claims", "table:bodies"), formula="shares worked out that have a stated share beside them",
             noun=("body", "bodies"))
def checked(claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
    return count(_checked(claims, bodies), "organisations")


@calculation("shares-agreeing", era="context", title="Of these, those where the two agree",
             inputs=("table:claims", "table:bodies"), noun=("body", "bodies"),
             formula="pairs whose bounds overlap, the stated share as before it was rounded to a whole number")
def agreeing(claims: pd.DataFrame, bodies: pd.DataFrame) -> Quantity:
    return count([1 for ours, theirs in _checked(claims, bodies) if _overlap(ours, theirs)], "organisations")


def _overlap(a: Quantity, b: Quantity) -> bool:
    return max(a.low, b.low) <= min(a.high, b.high)


# -- who ----------------------------------------------------------------------------------------------------------

CLINICAL, OTHER = ("clinical", "nursing"), ("managers", "managers_admin", "non_clinical", "admin", "corporate", "senior")


def naming(claims: pd.DataFrame, era: str) -> dict[str, str]:
    """Each origin of a figure for a cut in an era, and which staff it names: "both", "clinical", "other" or "none"."""
    own = claims[(claims.era == era) & claims.measure.isin([*POSTS, *PEOPLE, "redundancies_voluntary"])]
    groups = claims[(claims.era == era) & claims.measure.isin([*own.measure.unique(), "composition"])]
    found = {}
    for origin in own.origin.unique():
        named = set(groups[groups.origin == origin].staff_group)
        clinical, other = bool(named & set(CLINICAL)), bool(named & set(OTHER))
        found[origin] = "both" if clinical and other else "clinical" if clinical else "other" if other else "none"
    return found


NAMING = {"both": "clinical and other staff", "clinical": "clinical staff alone", "other": "managers or other non-clinical staff alone",
          "none": "no group"}
for _era in ERAS:
    @calculation(f"who-origins-{_era}", era="context", title=f"Origins of a figure for a cut, {_era}", inputs=("table:claims",),
                 formula="different origins of posts or staff to go, or of redundancies", noun=("origin", "origins"),
                 assumes="Reports of one statement count once.")
    def _origins(claims: pd.DataFrame, era: str = _era) -> Quantity:
        return count(naming(claims, era))

    for _kind, _words in NAMING.items():
        @calculation(f"who-origins-{_kind}-{_era}", era="context", title=f"Of these, those that name {_words}, {_era}",
                     inputs=("table:claims",), formula="origins by the staff groups of their figures", noun=("origin", "origins"))
        def _naming(claims: pd.DataFrame, era: str = _era, kind: str = _kind) -> Quantity:
            return count([one for one in naming(claims, era).values() if one == kind])

    calculation(f"who-unnamed-{_era}", era="context", title=f"Share of the origins that name no staff group, {_era}",
                inputs=(f"calc:who-origins-none-{_era}", f"calc:who-origins-{_era}"),
                formula="origins that name no group ÷ origins")(lambda none, all_: none.share_of(all_))

#: Cuts of which the record says how they divide: name, era, title, clinical part, other part, total, whether complete.
#: "" where the record has no such number; a complete total has no third part.
DIVIDED = (
    ("north-staffordshire-2006", "pct-cuts", "University Hospital of North Staffordshire, posts, March 2006",
     "birminghampost-uhns-2006-nursing-posts", "", "bbc-uhns-2006-03-posts", False),
    ("sandwell-2006", "pct-cuts", "Sandwell and West Birmingham Hospitals, April 2006",
     "bbc-sandwell-2006-04-nurses", "bbc-sandwell-2006-04-clerical", "bbc-sandwell-2006-04-posts", False),
    ("oxford-2006", "pct-cuts", "Oxford Radcliffe Hospitals, posts, 2006",
     "oxfordmail-orh-600-2006-nursing-posts", "oxfordmail-orh-600-2006-managers-admin-posts", "oxfordmail-orh-600-2006-posts",
     False),
    ("coventry-2006", "pct-cuts", "Coventry Teaching PCT, people facing redundancy, October 2006",
     "hsj-coventry-2006-clinicians", "hsj-coventry-2006-managers", "", True),
    ("england-2006", "pct-cuts", "England, compulsory redundancies, April to September 2006",
     "standard-redundancies-2006-clinical", "standard-redundancies-2006-non-clinical", "", True),
    ("england-2007", "pct-cuts", "England, compulsory redundancies as told in April 2007",
     "bbc-rcn-2007-04-redundancies-clinical", "", "bbc-rcn-2007-04-redundancies", True),
    ("england-2011", "pct-clusters", "England, compulsory redundancies, April to June 2011",
     "mmlmc-whats-happening-redundancies-2011-clinical", "mmlmc-whats-happening-redundancies-2011-non-clinical", "", True),
)


def divide(clinical: Quantity, other: Quantity | None, total: Quantity | None, complete: bool) -> tuple[Quantity, Quantity]:
    """The clinical and the other part of a cut, in per cent; what neither claims may be of either."""
    status = clinical.status
    clinical = clinical.counted_as("people")
    other = None if other is None else other.counted_as("people").treated_as(status)
    if total is None:
        assert other is not None
        ends = [(100 * a / (a + b)) for a, b in ((clinical.low, other.high), (clinical.high, other.low))]
        value = 100 * clinical.value / (clinical.value + other.value) if clinical.value and other.value else None
    else:
        whole = total.counted_as("people").treated_as(status)
        least = clinical.share_of(whole)
        rest = other.share_of(whole).low if other is not None else 0.0
        ends = [least.low, min(least.high, 100.0) if complete else 100.0 - rest]
        value = least.value if complete else None
    low, high = (float(f"{x:.12g}") for x in ends)
    kind = "exact" if low == high else "between" if value is None else "about"
    return (Quantity(low, high, "percent", status, kind, low if low == high else value),
            Quantity(100 - high, 100 - low, "percent", status, kind, None if value is None and low != high else
                     100 - (low if low == high else value or 0.0)))


def _register_division(name: str, era: str, title: str, clinical: str, other: str, total: str, complete: bool) -> None:
    inputs = tuple(filter(None, (clinical, other, total)))
    assumes = ("Nobody is in both groups, and there is no third." if complete else
               "Posts and people are counted alike. What neither group claims may be of either.")

    def parts(*quantities: Quantity) -> tuple[Quantity, Quantity]:
        given = dict(zip(inputs, quantities))
        return divide(given[clinical], given.get(other), given.get(total), complete)

    for i, what in enumerate(("clinical", "other")):
        calculation(f"who-{name}-{what}", era=era, title=f"{title}: share of {what} staff", inputs=inputs,
                    formula="each group ÷ " + ("the sum of the two" if not total else "the total"),
                    assumes=assumes)(lambda *quantities, i=i: parts(*quantities)[i])


for _division in DIVIDED:
    _register_division(*_division)

calculation("who-england-2006-08-other", era="pct-cuts", inputs=("hsj-redundancies-2006-08-share-non-clinical",), formula="as stated",
            title="England, compulsory redundancies, April 2006 to December 2008: share of other staff")(lambda q: q)
calculation("who-england-2006-08-clinical", era="pct-cuts", inputs=("hsj-redundancies-2006-08-share-non-clinical",),
            title="England, compulsory redundancies, April 2006 to December 2008: share of clinical staff",
            formula="100 − share of non-clinical staff", assumes="Who is not called non-clinical is clinical.")(
    lambda q: Quantity(100 - q.high, 100 - q.low, "percent", q.status, q.qualifier, None if q.value is None else 100 - q.value))
#: Counts of redundancies that had happened, for the whole service, among the cuts that the record divides.
COUNTED = ("england-2006", "england-2007", "england-2006-08", "england-2011")
#: Plans of single bodies among them.
PLANNED = ("north-staffordshire-2006", "sandwell-2006", "oxford-2006", "coventry-2006")


# -- the workforce around the cuts --------------------------------------------------------------------------------

FTE = ("full-time equivalent", "full-time equivalents")
SUPPORT, STAFF = "hchs-infrastructure", "hchs-staff"


def points(series: pd.DataFrame, name: str) -> pd.DataFrame:
    """The points of one series, in order of time. Raises BookError where there is none."""
    own = series[series.series == name].sort_values("date")
    if own.empty:
        raise BookError(f"data/series.csv has no series {name!r}.")
    return own


def _exact(value: float, unit: str) -> Quantity:
    return Quantity.stated("exact", unit, "statistic", value=float(value))


def support_share(series: pd.DataFrame) -> pd.Series:
    """Infrastructure support staff as a percentage of all staff, by date."""
    support, staff = (points(series, name).set_index("date").value for name in (SUPPORT, STAFF))
    return 100 * support / staff


for _year in (2009, 2012, 2013, 2016, 2020, 2021, 2024, 2025):
    calculation(f"infrastructure-{_year}", era="context", title=f"Infrastructure support staff, December {_year}",
                inputs=(f"series:{SUPPORT}-{_year}-12",), formula="as published", noun=FTE)(lambda q: q)
    calculation(f"infrastructure-share-{_year}", era="context", noun=FTE,
                title=f"Infrastructure support as a share of all staff, December {_year}",
                inputs=(f"series:{SUPPORT}-{_year}-12", f"series:{STAFF}-{_year}-12"),
                formula="infrastructure support staff ÷ all staff")(lambda part_, whole: part_.share_of(whole))


@calculation("infrastructure-share-least", era="context", title="Least share of infrastructure support since 2009",
             inputs=("table:series",), formula="smallest of infrastructure support ÷ all staff over the Decembers")
def share_least(series: pd.DataFrame) -> Quantity:
    return _exact(float(f"{support_share(series).min():.6g}"), "percent")


@calculation("infrastructure-share-most-since", era="context", title="Greatest share of infrastructure support since that least",
             inputs=("table:series",), formula="largest of infrastructure support ÷ all staff after the December of the least")
def share_most_since(series: pd.DataFrame) -> Quantity:
    shares_ = support_share(series)
    return _exact(float(f"{shares_[shares_.index > shares_.idxmin()].max():.6g}"), "percent")


def change(earlier: Quantity, later: Quantity) -> Quantity:
    """How much larger the larger of two exact counts is than the other."""
    return later - earlier if later.low >= earlier.low else earlier - later


#: Changes between two counts of one definition: id, title, earlier, later.
CHANGES = (
    ("infrastructure-fall", "Fall of infrastructure support staff, December 2009 to December 2013",
     "calc:infrastructure-2009", "calc:infrastructure-2013"),
    ("infrastructure-fall-2013", "Fall of infrastructure support staff in the year to December 2013",
     "calc:infrastructure-2012", "calc:infrastructure-2013"),
    ("infrastructure-rise", "Rise of infrastructure support staff, December 2013 to December 2024",
     "calc:infrastructure-2013", "calc:infrastructure-2024"),
    ("infrastructure-fall-2025", "Fall of infrastructure support staff in the year to December 2025",
     "calc:infrastructure-2024", "calc:infrastructure-2025"),
    ("infrastructure-net", "Infrastructure support staff, December 2025 against December 2009",
     "calc:infrastructure-2009", "calc:infrastructure-2025"),
    ("staff-net", "All hospital and community staff, December 2025 against December 2009",
     f"series:{STAFF}-2009-12", f"series:{STAFF}-2025-12"),
    ("staff-rise-2025", "Change of all hospital and community staff in the year to December 2025",
     f"series:{STAFF}-2024-12", f"series:{STAFF}-2025-12"),
    ("managers-record-fall", "Fall of managers, staff record, April 2010 to November 2012",
     "series:managers-esr-2010-13-2010-04", "series:managers-esr-2010-13-2012-11"),
    ("managers-census-fall", "Fall of managers, census, September 2009 to September 2012",
     "series:nhs-managers-census-2009-09-30", "series:nhs-managers-census-2012-09-30"),
    ("managers-census-rise-1999-2009", "Rise of managers, census, September 1999 to September 2009",
     "series:managers-census-fte-1999-09-30", "series:managers-census-fte-2009-09-30"),
    ("managers-rise-2007-09", "Rise of managers, census, September 2007 to September 2009",
     "series:nhs-managers-census-2007-09-30", "series:nhs-managers-census-2009-09-30"),
    ("managers-rise-2016-22", "Rise of managers, staff record, September 2016 to October 2022",
     "calc:managers-2016", "series:managers-esr-2022-10"),
    ("managers-fall-2005-07", "Fall of managers, census, September 2005 to September 2007",
     "calc:managers-2005", "series:nhs-managers-census-2007-09-30"),
    ("infrastructure-census-fall", "Fall of infrastructure support staff, census, September 2010 to September 2012",
     "series:nhs-infrastructure-census-2010-09-30", "series:nhs-infrastructure-census-2012-09-30"),
)
for _id, _title, _earlier, _later in CHANGES:
    calculation(_id, era="context", title=_title, inputs=(_earlier, _later),
                formula="larger count − smaller count")(change)
    calculation(f"{_id}-share", era="context", title=f"{_title}, as a share of the earlier count", inputs=(f"calc:{_id}", _earlier),
                formula="change ÷ earlier count")(lambda moved, earlier: moved.share_of(earlier))


@calculation("managers-2016", era="context", title="Managers and senior managers, staff record, September 2016",
             inputs=("series:senior-managers-esr-2016-09", "series:managers-only-esr-2016-09"), noun=FTE,
             formula="senior managers + other managers",
             assumes="The two make up the group; in December 2019 and October 2022 their sums equal the printed totals.")
def managers_2016(senior: Quantity, other: Quantity) -> Quantity:
    return senior + other


@calculation("managers-2005", era="context", title="Managers and senior managers, census, September 2005",
             inputs=("series:nhs-managers-census-2007-09-30", "hsj-census-2007-managers-fall",
                     "mip-census-2006-managers-net-fall-headcount"),
             formula="count of 2007 + fall in the year to 2007 + fall in the year to 2006", noun=("person", "people"),
             assumes="Both falls are on the definition of the count of 2007; the later report puts the first of them at 6.7 per cent, a little"
                     "more than these counts make.")
def managers_2005(latest: Quantity, last: Quantity, first: Quantity) -> Quantity:
    return latest + last + first
