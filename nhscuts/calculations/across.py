"""What runs across the eras: how firm the record is, and how much of it has an outcome."""

from __future__ import annotations

import pandas as pd

from ..quantity import Quantity
from . import calculation, count

ERAS = ("pct-cuts", "pct-clusters", "csu-redundancies", "trust-cuts")
#: How firm a figure is: the groups that the comparison draws, each with its qualifiers.
FIRMNESS = {
    "exact": ("exact",), "hedged": ("about", "estimated", "nearly"),
    "bound": ("up_to", "less_than", "at_least", "more_than"), "range": ("between",),
}


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


@calculation("record-announcements", era="context", title="Announcements whose outcome was looked for",
             inputs=("table:outcomes",), formula="different announced claims in the table of outcomes",
             noun=("announcement", "announcements"))
def announcements(outcomes: pd.DataFrame) -> Quantity:
    return count(outcomes.announced.unique())


@calculation("record-with-outcome", era="context", title="Announcements with some outcome on record",
             inputs=("table:outcomes",), formula="announced claims with at least one outcome claim",
             assumes="Weak comparisons are counted too.", noun=("announcement", "announcements"))
def with_outcome(outcomes: pd.DataFrame) -> Quantity:
    return count(outcomes[outcomes.outcome != ""].announced.unique())


@calculation("record-silent", era="context", title="Announcements without any outcome on record",
             inputs=("calc:record-announcements", "calc:record-with-outcome"),
             formula="announcements looked for − announcements with an outcome", noun=("announcement", "announcements"))
def silent(all_: Quantity, found: Quantity) -> Quantity:
    return all_ - found


@calculation("record-close-outcome", era="context", title="Announcements with an outcome of the same or near scope",
             inputs=("table:outcomes",), formula="announced claims with an outcome graded same or near scope",
             noun=("announcement", "announcements"))
def close_outcome(outcomes: pd.DataFrame) -> Quantity:
    return count(outcomes[outcomes.comparable.isin(["same-scope", "near-scope"])].announced.unique())


for _era in ERAS:
    @calculation(f"record-figures-{_era}", era="context", title=f"Figures in the record, {_era}",
                 inputs=("table:claims",), formula="rows of the era", noun=("figure", "figures"))
    def _figures(claims: pd.DataFrame, era: str = _era) -> Quantity:
        return count(claims[claims.era == era])

    @calculation(f"record-announcements-{_era}", era="context", title=f"Announcements looked for, {_era}",
                 inputs=("table:outcomes",), formula="different announced claims of the era",
                 noun=("announcement", "announcements"))
    def _announcements(outcomes: pd.DataFrame, era: str = _era) -> Quantity:
        return count(outcomes[outcomes.era == era].announced.unique())

    @calculation(f"record-with-outcome-{_era}", era="context", title=f"Announcements with an outcome, {_era}",
                 inputs=("table:outcomes",), formula="announced claims of the era with at least one outcome claim",
                 noun=("announcement", "announcements"))
    def _with_outcome(outcomes: pd.DataFrame, era: str = _era) -> Quantity:
        return count(outcomes[(outcomes.era == era) & (outcomes.outcome != "")].announced.unique())

    for _firm, _codes in FIRMNESS.items():
        @calculation(f"record-{_firm}-{_era}", era="context", title=f"Figures that are {_firm}, {_era}",
                     inputs=("table:claims",), formula=f"rows of the era with qualifier {', '.join(_codes)}",
                     noun=("figure", "figures"))
        def _firmness(claims: pd.DataFrame, era: str = _era, codes: tuple[str, ...] = _codes) -> Quantity:
            return count(claims[(claims.era == era) & claims.qualifier.isin(codes)])


@calculation("record-exact-share", era="context", title="Share of figures given without a hedge",
             inputs=("table:claims",), formula="claims with qualifier exact ÷ all claims")
def exact_share(claims: pd.DataFrame) -> Quantity:
    return count(claims[claims.qualifier == "exact"]).share_of(count(claims))


@calculation("consultations-difference", era="context", title="How much longer the consultation of 2014 was",
             inputs=("hsj-csu-2014-consultation", "birminghampost-coventry-pct-2006-consultation"),
             formula="45 days − 30 days, as the two documents give them",
             assumes="Both count calendar days; one was planned and one begun.")
def consultations_difference(later: Quantity, earlier: Quantity) -> Quantity:
    return later - earlier.treated_as(later.status)
