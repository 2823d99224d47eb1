"""Rules of coding that no single column can carry: each looks at the whole table of claims.

An audit of how press and official figures had been coded found these to be the ways in which a right figure comes to
mislead. A rule yields one sentence for each claim that breaks it. What stands all the same is in
`data/exceptions.csv`, ten rows a rule at most, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from .errors import BookError
from .schema import codes
from .words import HEDGE, disagreement

Rule = Callable[[pd.DataFrame, dict[str, Any]], Iterator[tuple[str, str, str]]]
RULES: dict[str, Rule] = {}
EXCEPTIONS_LIMIT = 10

_CUTS = ("posts_cut", "staff_cut", "share_of_workforce", "redundancies", "redundancies_compulsory",
         "redundancies_voluntary")
_NET = re.compile(r"\b(net|census|(?:has|have|had)? ?(?:fell|fallen|fall in (?:the )?number|decreased|declined)|"
                  r"(?:reduction|fall|drop) in (?:the )?(?:\w+ )?headcount)\b", re.I)
_REHIRED = re.compile(r"\b(re-?hired|re-?employed|re-?joined|returned to|hired back)\b", re.I)
_CONDITIONAL = re.compile(r"\b([Cc]ould|[Ii]f|may|[Mm]ight|[Pp]ropos\w+|[Cc]onsidering)\b")  # "May" is a month
_DONE = re.compile(r"\b(were (?:made|cut|lost)|was (?:cut|spent)|(?:has|have) (?:been|already|lost|cut|gone)|last year)\b", re.I)
_FTE = re.compile(r"\b(wtes?|ftes?|whole[- ]time|full[- ]time[- ]equivalents?)\b", re.I)
_MAINLY = re.compile(r"\b(mainly|mostly|largely|predominantly)\b", re.I)
_SOME = re.compile(r"\bsome (?:CSUs|PCTs|CCGs|ICBs|trusts|units|of the)\b", re.I)
_WINDOW = re.compile(r"\b(?:over|within|in|for|during) (?:the )?(?:next |past |last |coming |first )?"
                     r"(?:\w+ )?(?:weeks|months|years)\b|(?<!since )\b(?:19|20)\d\d\s?[-–/]\s?\d\d\b", re.I)
_ROUTE = {"compulsory": re.compile(r"\bcompulsor(?:y|ily) redundan", re.I),
          "voluntary": re.compile(r"\bvoluntary redundan", re.I)}


def rule(function: Rule) -> Rule:
    """Register a rule under its name, as exceptions and messages have it: `net_change` → `net-change`."""
    RULES[function.__name__.replace("_", "-")] = function
    return function


def problems(tables: dict[str, pd.DataFrame], sources: dict[str, Any]) -> list[str]:
    """Every breach that is not an exception, and every exception that is needed no more, one sentence each."""
    excepted = {(row.rule, row.claim): key for key, row in tables["exceptions"].iterrows()}
    found, used = [], set()
    for name, check in RULES.items():
        for claim, held, allowed in check(tables["claims"], sources):
            if (name, claim) in excepted:
                used.add((name, claim))
            else:
                found.append(f"data/claims.csv, row {claim}, rule {name}: holds {held!r}; {allowed}.")
    for (name, claim), key in excepted.items():
        where = f"data/exceptions.csv, row {key}"
        if name not in RULES:
            found.append(f"{where}, column rule: holds {name!r}; allowed: {', '.join(RULES)}.")
        elif (name, claim) not in used:
            found.append(f"{where}, column claim: holds {claim!r}; allowed: a claim that the rule {name} refuses.")
    for name in RULES:
        if (count := sum(1 for other, _ in excepted if other == name)) > EXCEPTIONS_LIMIT:
            found.append(f"data/exceptions.csv: {count} exceptions to {name}; allowed: {EXCEPTIONS_LIMIT} at most.")
    return found


@rule
def net_change(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """1. A cut is never a headcount statistic or a net fall: that is a measure of its own."""
    for key, row in claims[claims.measure.isin(_CUTS)].iterrows():
        if (row.status == "statistic" and not row.measure.startswith("redundancies")) or _NET.search(row.wording):
            yield key, row.wording, f"a net change is of measure net_fall or net_rise, not {row.measure}"


@rule
def reemployed_are_not_redundant(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """2. People re-employed after redundancy are not redundancies."""
    for key, row in claims[~claims.measure.isin(["reemployed", "share_reemployed"])].iterrows():
        if row.measure in _CUTS + ("leavers", "exit_packages") and _REHIRED.search(row.wording):
            yield key, row.wording, "people taken on again are of measure reemployed"


@rule
def status_fits_the_words(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """3. "Could", "if", "proposes" is never announced or reported; what has been done is never planned."""
    for key, row in claims.iterrows():
        if row.status in ("announced", "reported", "statistic") and (word := _CONDITIONAL.search(row.wording)):
            yield key, word.group(), f"words of possibility are planned, considering, forecast or at_risk, not {row.status}"
        if row.status in ("planned", "target", "forecast", "considering") and (word := _DONE.search(row.wording)):
            yield key, word.group(), f"what has happened is reported, not {row.status}"


@rule
def equivalents_as_the_source_says(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """4. `fte` only where the text says whole-time or full-time equivalents, and there always."""
    for key, row in claims.iterrows():
        said = _FTE.search(row.wording)
        if row.unit == "fte" and not said and "full-time equivalent" not in row.notes and "whole-time" not in row.notes:
            yield key, row.unit, "the wording says whole-time or full-time, or the notes say that the source does"
        if said and row.unit in ("posts", "people", "headcount"):
            yield key, row.unit, f"the source says {said.group()}, so fte"


@rule
def hedges_stand_in_the_wording(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """5. A hedge is coded only where the wording carries it; `exact` does not stand where the notes call it a limit."""
    from .tables import claim_quantity

    for key, row in claims.iterrows():
        try:
            why = disagreement(row.wording, claim_quantity(row))
        except BookError:
            continue
        if why and why.startswith(HEDGE):
            yield str(key), row.wording, f"by the data, {why}"
        limit = re.match(r"(?:the |a )?(?:highest|up to|at most|maximum|the most)\b", row.notes.strip(), re.I)
        if row.qualifier == "exact" and limit:
            yield str(key), row.notes[:60], "a figure that the notes call a limit is up_to or between"


@rule
def mainly_is_not_all_of_a_group(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """6. "Mainly" of a group is not that group, and "some" is not "all"."""
    for key, row in claims.iterrows():
        if row.staff_group not in ("all", "not_applicable") and (word := _MAINLY.search(row.wording)):
            yield key, word.group(), f"mostly {row.staff_group} is all, with a note"
        if re.match(r"all\b", row.subject, re.I) and _SOME.search(row.wording):
            yield key, row.subject, "the words say some"


@rule
def windows_are_periods(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """7. A time window in the words stands in `period`; a route of leaving is part of the measure."""
    for key, row in claims.iterrows():
        if (word := _WINDOW.search(row.wording)) and not row.period and row.measure != "duration":
            yield key, word.group(), "a window of time stands in the column period"
        if row.measure == "redundancies":
            routes = [name for name, pattern in _ROUTE.items() if pattern.search(row.wording)]
            if len(routes) == 1:
                yield key, row.measure, f"the words name a route: redundancies_{routes[0]}"


@rule
def links_join_the_same_quantity(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """8. `corroborates` joins like claims of different origins, `reprints` like claims of one."""
    for key, row in claims.iterrows():
        for column, alike in (("corroborates", False), ("reprints", True)):
            for one in filter(None, row[column].split(";")):
                if one not in claims.index:
                    continue
                other = claims.loc[one]
                if (other.origin == row.origin) != alike:
                    yield key, f"{column} {one}", (
                        "one release printed twice is reprints" if not alike else "two origins are corroborates")
                if row.body != other.body or row.staff_group != other.staff_group:
                    yield key, f"{column} {one}", "the two have one body and one group of staff"
                tenses = {codes("claims", "status")[r.status]["tense"] for r in (row, other)}
                if len(tenses) > 1:
                    yield key, f"{column} {one}", "a plan and what came of it are a row of outcomes.csv"


@rule
def overspends_are_not_deficits(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """9. A deficit is not an overspend against plan; a budget is never a statistic (the code list sees to that)."""
    for key, row in claims[claims.measure.isin(["deficit", "surplus"])].iterrows():
        if re.search(r"\boverspen", row.wording, re.I):
            yield key, row.wording, "spending above plan is of measure overspend"


@rule
def wording_is_whole(claims: pd.DataFrame, _: Any) -> Iterator[tuple[str, str, str]]:
    """10. No ellipsis; brackets and quotation marks in pairs."""
    for key, row in claims.iterrows():
        text = row.wording
        if "…" in text or "..." in text:
            yield key, text, "a phrase without an ellipsis"
        if text.count("(") != text.count(")") or text.count("[") != text.count("]") or text.count("“") != text.count("”"):
            yield key, text, "brackets and quotation marks stand in pairs"


@rule
def inferred_dates_say_how(claims: pd.DataFrame, sources: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """11. A source whose date is inferred says how, and one without a date says that it has none."""
    for key, row in claims.iterrows():
        source = sources.get(row.source)
        if source is not None and (source.date_basis == "inferred" or not source.published) and not source.note:
            yield key, row.source, "the entry in seeds/sources.bib says in a note how the date was found, or that it was not"


@rule
def weak_sources_are_marked(claims: pd.DataFrame, sources: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """12. A blog, mirror, aggregator, party estimate or newspaper's own sum is marked weak, and shown so."""
    words = re.compile(r"\b(blog|mirror|aggregator|syndicat|party estimate|own (?:sum|extrapolation|multiplication))", re.I)
    for key, row in claims.iterrows():
        source = sources.get(row.source)
        if source is not None and not source.weak and (source.kind == "blog" or words.search(source.note)):
            yield key, row.source, "its entry in seeds/sources.bib says in the field weak why it is weak"
