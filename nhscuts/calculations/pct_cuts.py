"""Primary care trust cuts, 2006: what Coventry's figures imply."""

from __future__ import annotations

from ..quantity import Quantity
from . import calculation

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
