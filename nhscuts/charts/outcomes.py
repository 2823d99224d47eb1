"""What was announced and what came of it, how firm it was, who objected: charts across the eras."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from ..book import Book
from ..calculations.across import ERAS
from ..calculations.outcomes import (
    CHAINS, FIRMNESS, GROUPS, ROUTES, STANCES, STATES, STATUSES, WHAT, Pair, cases, first_cases, followed, group_cases, like_end,
    printed, time_between, witnesses,
)
from ..quantity import Quantity
from ..schema import codes, label
from ..words import number, words
from . import style
from .across import SHORT
from .chart import Chart, Kit, Row, text_width, wrap
from .grammar import in_words, rows_chart

CONTEXT = "context"

# -- pairs: announced hollow, happened solid ------------------------------------------------------------------------

#: Short names of pairs; a pair without one carries the subject of its outcome.
NAMES = {
    "nhs-20000-rcn-outcome": "Hospitals, by the unions’ warning; the NHS, by the nurses’ count",
    "uhns-posts-2006-outcome": "North Staffordshire hospital",
    "brighton-posts-2006-outcome": "Brighton hospitals, a union’s count",
    "surrey-sussex-posts-2006-outcome": "Surrey and Sussex hospitals, a union’s count",
    "csu-posts-292-outcome": "Commissioning support units",
    "csu-posts-outcome": "Commissioning support units",
    "mid-and-south-essex-2024-posts-removed": "Mid and South Essex hospitals",
    "university-hospital-southampton-posts-outcome": "Southampton hospitals",
    "university-hospitals-of-northamptonshire-posts-outcome": "Northamptonshire hospitals",
    "uhns-compulsory-2006-outcome": "North Staffordshire hospital, 2006: compulsory redundancies",
    "nhs-employers-survey-redundancies-2006-outcome": "Trusts surveyed by employers, 2006: redundancies",
    "ia-january-redundancies-tracker-outcome": "The reform of 2010–13: redundancies",
    "ia-january-wastage-outcome": "The reform of 2010–13: other leavers",
    "oxford-staff-2006-outcome": "Oxford hospitals, 2006: redundancies",
    "yorkshire-350-outcome": "Yorkshire’s trusts, 2010–11: paid exits",
    "hull-72-outcome": "Hull, 2010–11: redundancies",
    "north-yorkshire-60-outcome": "North Yorkshire, 2010–11: redundancies",
    "leeds-45-outcome": "Leeds, 2010–11: redundancies",
    "sandwell-2010-posts-redundancies-outcome": "Sandwell hospitals, 2010–11: redundancies of any route",
    "sandwell-2010-posts-compulsory-outcome": "Sandwell hospitals, 2010–11: compulsory redundancies",
    "two-units-exits-outcome": "Two support units that closed, 2015–16: paid exits",
    "two-units-transfers-outcome": "The same: moved with their work",
    "ia-january-redundancy-cost-2014-outcome": "Forecast of January 2011",
    "ia-january-852m-outcome": "Best estimate of January 2011",
    "ia-september-redundancy-cost-2014-outcome": "Highest estimate of September 2011",
    "hunt-2012-redundancy-cost-2014-outcome": "Forecast of October 2012",
    "ia-january-transition-cost-2014-outcome": "Forecast of January 2011",
    "ia-september-transition-cost-2014-outcome": "Forecast of September 2011",
    "hunt-2012-transition-cost-2014-outcome": "Forecast of October 2012",
    "transition-cost-ceiling-outcome": "Ceiling of July 2013",
    "transition-cost-business-case-outcome": "Business case",
    "reform-savings-january-outcome": "Reform: forecast of January 2011",
    "reform-savings-outcome": "Reform: forecast of September 2011",
    "poulter-parliament-saving-outcome": "Fewer managers, 2010–15",
    "nhs-efficiencies-2024-25-outcome": "NHS systems, 2024–25: efficiencies asked",
    "university-hospital-southampton-savings-outcome": "Southampton hospitals, 2025–26",
    "university-hospitals-of-north-midlands-savings-outcome": "North Midlands hospitals, 2025–26",
    "nhs-gross-deficit-2006-07-outcome": "Bodies in deficit together, 2006–07",
    "pct-deficit-2006-07-outcome": "Primary care trusts, 2006–07",
    "coventry-shortfall-2005-06-outcome": "Coventry’s primary care trust, 2005–06",
    "pcts-lowest-2005-outcome": "Primary care trusts after 2006: the lowest thought possible",
    "pcts-merged-2006-outcome": "Primary care trusts after 2006: as announced",
    "pct-clusters-fifty-outcome": "Clusters in England, by a paper and a trust",
    "greater-manchester-cluster-outcome": "Trusts in the Greater Manchester cluster",
    "sha-clusters-outcome": "Clusters of strategic health authorities",
    "groups-227-outcome": "Commissioning groups preparing, 2012",
    "groups-212-applicants-outcome": "Commissioning groups that applied, June 2012",
    "groups-212-outcome": "Commissioning groups proposed, May 2012",
    "csu-units-first-estimate-outcome": "Support units, first estimate",
    "csu-units-once-planned-outcome": "Support units, as once planned",
    "csu-units-checkpoint-outcome": "Support units let through, June 2012",
    "csu-units-in-preparation-outcome": "Support units in preparation",
    "csu-units-north-west-merger-outcome": "Support units after a merger, May 2014",
    "csu-units-central-eastern-closure-outcome": "Support units after a closure, May 2014",
    "ccg-mergers-2019-outcome": "Commissioning groups after mergers, 2019",
    "ccg-mergers-2020-outcome": "Commissioning groups after mergers, 2020",
    "ccg-mergers-in-theory-outcome": "Commissioning groups, if one to a system",
}


def _name(book: Book, pair: Pair) -> str:
    name = NAMES.get(pair.id) or str(book.claim(pair.outcome).row.subject)
    return name + (", part-way" if pair.part_way else "")


def _brief(q: Quantity) -> str:
    """A quantity as short as it can be told: "up to 60", "10,000+", "25–35", "£1.2–1.3bn", "c.750"."""
    def one(x: float) -> str:
        return number(x, q.unit, short=True, spell=False)

    if q.qualifier == "between":
        low, high = one(q.low), one(q.high)
        return f"{low[:-2] if low[-2:] == high[-2:] == 'bn' else low}–{high.removeprefix('£')}"
    if q.qualifier in ("up_to", "less_than"):
        return f"{'up to' if q.qualifier == 'up_to' else 'under'} {one(q.high)}"
    if q.qualifier in ("at_least", "more_than"):
        return f"{one(q.low)}+"
    hedge = {"exact": "", "nearly": "nearly "}.get(q.qualifier, "c.")
    return f"{hedge}{one(q.value if q.value is not None else q.low)}"


def _time_words(book: Book, pair: Pair) -> str:
    """How long after the announcement the outcome is dated, in whole months; empty where that is not known."""
    q = time_between(book.claims, pair)
    if q is None:
        return ""
    low, high = math.floor(q.low + 0.5), math.floor(q.high + 0.5)
    return f"{low} months" if low == high else f"{low}–{high} months"


def _log(lo: float, hi: float, left: float, right: float) -> Callable[[float], float]:
    """Places on an axis on which equal steps multiply."""
    def at(x: float) -> float:
        share = math.log(min(max(x, lo), hi) / lo) / math.log(hi / lo)
        return left + share * (right - left)

    return at


def _bounded_mark(kit: Kit, at: Callable[[float], float], y: float, q: Quantity, colour: str, ring: bool) -> None:
    """One quantity on an axis of places: a dot, a bar between two strokes, or a stroke with an arrow where it is open.

    `ring` draws the dot larger and hollow, so that another may lie in it.
    """
    ax = kit.axes
    face = style.PAPER if q.looks_forward else colour
    if q.value is not None:
        if q.high > q.low and at(q.high) - at(q.low) > 9:
            ax.plot([at(q.low), at(q.high)], [y, y], color=colour, lw=5, alpha=0.35, zorder=3)
        ax.plot([at(q.value)], [y], "o", ms=12 if ring else 8, mfc=face, mec=colour, mew=2, zorder=4 if ring else 5)
        return
    ends = ([q.low] if q.low > 0 else []) + ([q.high] if q.is_bounded else [])
    if len(ends) == 2:
        ax.barh(y, at(q.high) - at(q.low), left=at(q.low), height=14 if ring else 9, facecolor=face, edgecolor=colour, lw=1.8, zorder=3)
    for x in ends if len(ends) == 1 or at(q.high) - at(q.low) > 14 else ():
        ax.plot([at(x)] * 2, [y - 8, y + 8], color=colour, lw=3.2, zorder=6)
    if len(ends) == 1:
        away = 22 if q.low > 0 else -22
        ax.annotate("", xy=(at(ends[0]) + away, y), xytext=(at(ends[0]), y), zorder=4, annotation_clip=False,
                    arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.8, "fc": face})


def _pairs_chart(book: Book, groups: Sequence[tuple[str, Sequence[Pair]]], *, lo: float, hi: float, ticks: Sequence[float],
                 unit: str, months: bool = True, margin: float = 268, **about: Any) -> Chart:
    """A chart of pairs in groups: hollow announced, solid happened, on an axis on which equal steps multiply."""
    shown = [(title, list(found)) for title, found in groups if found]
    rows = []
    for _, found in shown:
        for pair in found:
            time = _time_words(book, pair) if months else ""
            rows += [Row(f"{_name(book, pair)}: announced", f"claim:{pair.announced}", era=pair.era),
                     Row(f"{_name(book, pair)}: happened{f' ({time} on)' if time else ''}", f"claim:{pair.outcome}", era=pair.era)]
    lines = sum(len(found) for _, found in shown)

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, kit.width)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        left = 4.0 if kit.narrow else margin
        right = kit.width - (10 if kit.narrow else 158)
        at = _log(lo, hi, left + 10, right - 10)
        step, head = (46, 30) if kit.narrow else (37, 31)
        bottom = kit.height - 22
        for tick in ticks:
            ax.plot([at(tick)] * 2, [4, bottom], color=style.GRID, lw=1, zorder=1)
            ax.text(at(tick), bottom + 4, number(tick, unit, short=True, spell=False), size=12.5, color=style.MUTED, ha="center", va="top")
        y = 0.0
        for title, found in shown:
            if title:
                ax.text(0, y + head / 2 + 3, title, size=13, weight="semibold", color=style.MUTED, va="center", zorder=8,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1})
                y += head
            for pair in found:
                colour = kit.colours[pair.era]
                mid = y + (step * 0.68 if kit.narrow else step / 2)
                told = f"{_brief(pair.before)} › {_brief(pair.after)}"
                time = _time_words(book, pair) if months else ""
                if kit.narrow:
                    size = 12.5
                    room = kit.width - text_width(kit, told, size, "semibold") - 12
                    ax.text(0, y + step * 0.26, _clipped(kit, _name(book, pair), room, size), size=size, va="center", zorder=8,
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                    ax.text(kit.width, y + step * 0.26, told, size=size, weight="semibold", va="center", ha="right", zorder=8,
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                else:
                    ax.text(left - 8, mid, wrap(kit, _name(book, pair), margin - 12, 13.5), size=13.5, va="center", ha="right",
                            linespacing=0.92)
                    ax.text(right + 8, mid - (7 if time else 0), told, size=13.5, weight="semibold", va="center")
                    if time:
                        ax.text(right + 8, mid + 8, time, size=12, color=style.MUTED, va="center")
                ends = [at(q.value if q.value is not None else q.low if q.low > 0 else q.high) for q in (pair.before, pair.after)]
                ax.plot(ends, [mid, mid], color=style.UNKNOWN, lw=1.6, zorder=2)
                _bounded_mark(kit, at, mid, pair.before, colour, True)
                _bounded_mark(kit, at, mid, pair.after, colour, False)
                y += step

    heads = sum(1 for title, _ in shown if title)
    return Chart(book=book, rows=rows, draw=draw, footroom=0, era=CONTEXT, height=37 * lines + 31 * heads + 30,
                 height_narrow=46 * lines + 30 * heads + 30, **about)


def _clipped(kit: Kit, text: str, width: float, size: float) -> str:
    """A label as it is, or cut at a word, with an ellipsis, where a phone has no room for all of it."""
    if text_width(kit, text, size) <= width:
        return text
    while text_width(kit, text + "…", size) > width and " " in text:
        text = text.rpartition(" ")[0]
    return text.rstrip(" ,;:") + "…"


def _told(book: Book, found: Sequence[Pair], months: bool = True) -> str:
    """Pairs in words, a sentence each."""
    def time(pair: Pair) -> str:
        text = _time_words(book, pair) if months else ""
        return f", {text} on" if text else ""

    return " ".join(f"{_name(book, pair)}: {book.claim(pair.announced).words} announced, {book.claim(pair.outcome).words} "
                    f"on record{time(pair)}." for pair in found)


_KEY = ("Hollow rings were announced, solid dots had happened. A pale bar is the width of “about” (c.), a stroke with an arrow is a bound "
        "(up to, or + for at least or more than). ")
_YEARS = {era: name.partition(": ")[0] for era, name in SHORT.items()}


def posts(book: Book) -> Chart:
    """Posts announced and posts gone, like for like, by era."""
    found = first_cases(book.claims, book.outcomes, ("posts",))
    return _pairs_chart(
        book, [(_YEARS[era], [p for p in found if p.era == era]) for era in ERAS], lo=250, hi=27000,
        ticks=(300, 1000, 3000, 10000), unit="posts", name="outcomes-posts",
        title="Of posts announced, sometimes more went and sometimes fewer",
        subtitle="Posts to go and posts reported gone, pairs of same or near scope, England; each step of the axis multiplies",
        alt=f"Dumbbell chart of {len(found)} pairs of posts announced and posts gone: most lie close together, the two of 2025 "
            "part-way.",
        description="One line a pair. " + _told(book, found),
        note=_KEY + "Each outcome stands once, against the first announcement of it. The time is that from the announcement to the date "
             "of the count. The counts for the NHS, Brighton, and Surrey and Sussex are a union’s; Southampton and Northamptonshire are "
             "part-way. The pairs of 2010–13 count people and stand in the next chart.",
    )


def people(book: Book) -> Chart:
    """People announced to go and people who went, by what the two count."""
    found = first_cases(book.claims, book.outcomes, ("people", "route", "dismissed", "doubt"))
    found = [p for p in found if not p.id.startswith("yorkshire-humber")]
    heads = {"people": "The same measure", "route": "Redundancies or exits, of people said to go by any route",
             "dismissed": "Redundancies set against posts: not a share of the posts",
             "doubt": "Staff in doubt when their employer closed"}
    groups = [(heads[kind], [p for p in found if p.kind == kind]) for kind in heads]
    shown = [p for _, group in groups for p in group]
    return _pairs_chart(
        book, groups, lo=5, hi=40000, ticks=(10, 100, 1000, 10000), unit="people", margin=276, name="outcomes-people",
        title="Hospitals had made redundant few of those they warned; Yorkshire’s trusts about as many as they planned",
        subtitle="People said to go and people who went, pairs of same or near scope, England; each step of the axis multiplies",
        alt="Dumbbell chart in four groups: in hospitals the solid dots lie far to the left of the hollow ones, in the primary care "
            "trusts of Yorkshire on or beyond them.",
        description="One line a pair. " + _told(book, shown),
        note=_KEY + "Each outcome stands once, against the first announcement of it. The lines of the second and third group set unlike "
             "things side by side and say so. Staff in doubt are solid, since that they were in doubt was a fact. The two units’ parts, and "
             "forecasts that came later, are in the table of outcomes.",
    )


def money(book: Book) -> Chart:
    """Money forecast, planned or asked for, and what came of it."""
    found = cases(book.claims, book.outcomes, ("cost", "saving", "balance", "income"))
    found = [p for p in found if book.claims.loc[p.outcome].measure != "payment_average"]
    bill = [p for p in found if book.claims.loc[p.outcome].measure == "redundancy_cost"]
    groups = [("Redundancy bill of the reform, to March 2014", bill),
              ("Whole cost of the reform, to March 2014", [p for p in found if p.kind == "cost" and p not in bill]),
              *((title, [p for p in found if p.kind == kind])
                for title, kind in (("Savings", "saving"), ("Deficits", "balance"), ("Income", "income")))]
    shown = [p for _, group in groups for p in group]
    return _pairs_chart(
        book, groups, lo=2.5e6, hi=13e9, ticks=(1e7, 1e8, 1e9, 1e10), unit="gbp", months=False, margin=284, name="outcomes-money",
        title="The redundancy bill of the reform came out below every forecast of it, the saving above, on ministers’ word",
        subtitle="Money forecast, planned or asked for, and what was spent, saved or short, pounds of the day; each step of the axis "
                 "multiplies",
        alt="Dumbbell chart of money in groups: redundancy costs and deficits came out below forecast, the reform’s savings above, "
            "those of trusts below what was asked.",
        description="One line a pair. " + _told(book, shown, months=False),
        note=_KEY + "Amounts are of the day: each pair compares money of nearby years. The lines of the first two groups end in two "
             "totals that the health secretary gave to Parliament as the most they could be. The reform’s savings are a minister’s figures, in "
             "the prices of the forecast for the first two, not audited.",
    )


def organisations(book: Book) -> Chart:
    """Numbers of bodies planned, and counted afterwards."""
    found = cases(book.claims, book.outcomes, ("organisations",))
    groups = [(_YEARS[era], [p for p in found if p.era == era]) for era in ERAS]
    return _pairs_chart(
        book, groups, lo=3, hi=400, ticks=(3, 10, 30, 100, 300), unit="organisations", months=False, margin=288,
        name="outcomes-organisations",
        title="Numbers of bodies fixed from above came out to the unit; those that had to be built shrank on the way",
        subtitle="Organisations planned and counted, England; each step of the axis multiplies",
        alt="Dumbbell chart of numbers of organisations: most solid dots lie in their rings, those of the support units to the left.",
        description="One line a pair. " + _told(book, [p for _, group in groups for p in group], months=False),
        note=_KEY + "“In theory” numbers and the lowest thought possible were never decided. The record of 2024–26 has no pair yet.",
    )


def ratios(book: Book) -> Chart:
    """What came of each announcement as a percentage of it, by kind."""
    chosen = {name: group_cases(book.claims, book.outcomes, name) for name in GROUPS}
    names = {name: title for name, (title, _, _) in GROUPS.items()}
    rows = [Row(f"{names[name]}: {_name(book, pair)}", pair.ratio, era=pair.era, id=pair.id,
                sources=[book.claims.loc[pair.announced].source, book.claims.loc[pair.outcome].source])
            for name, found in chosen.items() for pair in found]
    most = 160.0

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, kit.width)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        left = 6.0 if kit.narrow else 250.0
        right = kit.width - 24.0

        def at(x: float) -> float:
            return left + min(x, most) / most * (right - left)

        bottom = kit.height - 22
        for tick in (0, 50, 100, 150):
            ax.plot([at(tick)] * 2, [0, bottom], color=style.INK if tick == 100 else style.GRID, lw=1.2 if tick == 100 else 1,
                    ls=(0, (3, 2)) if tick == 100 else "-", zorder=1)
            ax.text(at(tick), bottom + 4, f"{tick}%", size=12.5, color=style.MUTED, va="top", ha="left" if kit.narrow and tick == 0 else "center")
        y = 4.0
        for name, found in chosen.items():
            gap = 7.0 if len(found) > 8 else 8.5
            tall = max(len(found) * gap + 8, 24 if kit.narrow else 38)
            title = f"{names[name]} ({len(found)})"
            if kit.narrow:
                text = wrap(kit, title, kit.width, 12.5)
                ax.text(0, y, text, size=12.5, va="top", zorder=8, linespacing=0.95,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                y += 17 * (text.count("\n") + 1)
            else:
                ax.text(left - 14, y + tall / 2, wrap(kit, title, left - 20, 13.5), size=13.5, va="center", ha="right", linespacing=0.95)
            order = sorted(found, key=lambda p: (p.ratio.low + min(p.ratio.high, 400)) if p.ratio else 0)
            for i, pair in enumerate(order):
                q = pair.ratio
                assert q is not None
                yy = y + 8 + i * gap + (tall - 16 - gap * (len(found) - 1)) / 2
                colour, alpha = kit.colours[pair.era], 0.45 if pair.part_way else 1.0
                if q.high > q.low:
                    ax.plot([at(q.low), at(q.high)], [yy, yy], color=colour, lw=3.4, alpha=alpha, zorder=3)
                if q.is_exact or q.value is not None:
                    if (q.value or 0) <= most:
                        ax.plot([at(q.value or 0)], [yy], "o", ms=7.5, color=colour, alpha=alpha, mec=style.PAPER, mew=0.8, zorder=5)
                if q.high > most:
                    ax.annotate("", xy=(right + 16, yy), xytext=(right - 2, yy), annotation_clip=False,
                                arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.6, "alpha": alpha})
            y += tall + (8 if kit.narrow else 6)
            ax.plot([0, kit.width], [y - 3] * 2, color=style.GRID, lw=1, zorder=1)

    tall = sum(max(len(f) * (7.0 if len(f) > 8 else 8.5) + 8, 38) + 6 for f in chosen.values()) + 30
    tall_narrow = 30 + sum(max(len(f) * (7.0 if len(f) > 8 else 8.5) + 8, 24) + 8 + (34 if len(names[n]) > 46 else 17)
                           for n, f in chosen.items())
    counts = {name: len(found) for name, found in chosen.items()}
    return Chart(
        book=book, name="outcomes-ratios", era=CONTEXT, rows=rows, draw=draw, height=tall, height_narrow=tall_narrow, footroom=0,
        title="Posts and bodies mostly came out near the number announced, compulsory redundancies far below",
        subtitle="What happened as a percentage of what was announced, pairs of same or near scope by what they count, England",
        alt="Strip chart of ratios by kind: posts and organisations gather about the line of what was announced, compulsory redundancies "
            "lie far below it.",
        description="A mark for each pair, a line where bounds leave room. " + " ".join(
            f"{names[name]}: {counts[name]} pairs." for name in chosen) + " The table gives each.",
        note="A dot is a number, a line an interval, an arrow no upper end or a ratio beyond the axis. Pale marks are part-way. Colours are "
             "those of the eras. Redundancies set against posts are not a share of those posts. Each outcome stands once, except that "
             "costs and numbers of bodies were planned in steps, and each step is a mark.",
    )


def routes(book: Book) -> Chart:
    """Compulsory redundancies as a part of the posts, or of the people, that went."""
    order = ("durham", "sandwell-posts", "north-staffordshire", "england-2007", "sandwell", "foundation-trusts", "south-west-essex",
             "england-2015-16")
    eras = {"durham": "pct-clusters", "sandwell-posts": "pct-clusters", "north-staffordshire": "pct-cuts", "england-2007": "pct-cuts",
            "sandwell": "pct-clusters", "foundation-trusts": "csu-redundancies", "south-west-essex": "pct-clusters",
            "england-2015-16": "csu-redundancies"}
    rows = [Row(ROUTES[name][3], f"calc:route-{name}", era=eras[name]) for name in order]
    figures = {name: book.calc(f"route-{name}") for name in order}
    return rows_chart(
        book, rows, limit=100, unit="percent", ticks=(0, 25, 50, 75, 100), margin=306, row_height=48,
        label_words=lambda chart, row: words(book.quantity(str(row.figure)), short=True),
        name="outcomes-routes", era=CONTEXT,
        title="Of posts that went, few ended in a compulsory dismissal; of redundancies and paid exits, "
              f"{figures['sandwell'].words} or more",
        subtitle="Compulsory redundancies as a percentage of what the line names, England",
        alt="Bar chart in two halves: compulsory redundancies are a few per cent of posts or staff that went, and "
            f"{figures['sandwell'].words} or more of redundancies or paid exits.",
        description="Four lines set compulsory redundancies against posts or staff that went, four against people who went with a payment. "
            + in_words(book, rows),
        note="The first four set people against posts or against a net fall in staff: compulsory redundancies for each post gone. The "
             "fourth is of two counts by two bodies, the last of two records. The record has no such pair for 2024–26.",
    )


# -- silences -------------------------------------------------------------------------------------------------------

_WHAT_NAMES = {"staff": "Posts and people", "money": "Money", "organisations": "Organisations", "other": "Shares and other"}
_STATE_NAMES = {"close": "outcome of same or near scope", "weak": "weak comparison only", "step": "later plan only", "none": "none found"}


def silences(book: Book) -> Chart:
    """Announced figures by what the record has of their outcome, by era and kind."""
    table = followed(book.claims, book.outcomes)
    cells = {(era, kind, state): int(((table.era == era) & (table.what == kind) & (table.state == state)).sum())
             for era in ERAS for kind in WHAT for state in STATES}
    rows = [Row(f"{SHORT[era]}, {_WHAT_NAMES[kind].lower()}: {_STATE_NAMES[state]}",
                Quantity.stated("exact", "count", "statistic", value=float(cells[era, kind, state])), era=era)
            for era in ERAS for kind in WHAT for state in STATES if cells[era, kind, state]]
    totals = {(era, kind): sum(cells[era, kind, state] for state in STATES) for era in ERAS for kind in WHAT}
    most = max(totals.values())

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, kit.width)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        size = 12.5 if kit.narrow else 13.5
        left = 112.0 if kit.narrow else 168.0
        right = kit.width - (46 if kit.narrow else 64)
        each = (right - left) / most
        x, y = 0.0, 8.0
        for state, text in (("close", "outcome found"), ("weak", "weak only"), ("step", "later plan only"), ("none", "none found")):
            if kit.narrow and state == "step":
                x, y = 0.0, 28.0
            box(kit, x, y - 6, 18, 12, state, style.MUTED)
            ax.text(x + 24, y, text, size=size, va="center", color=style.MUTED)
            x += 24 + text_width(kit, text, size) + 18
        y += 22
        for era in ERAS:
            ax.text(0, y + 10, SHORT[era], size=size, weight="semibold", va="center")
            y += 23
            for kind in WHAT:
                ax.text(left - 8, y + 10, wrap(kit, _WHAT_NAMES[kind], left, size), size=size, va="center", ha="right", linespacing=0.9)
                x = left
                for state in STATES:
                    n = cells[era, kind, state]
                    if n:
                        box(kit, x, y + 1, n * each, 18, state, kit.colours[era])
                    x += n * each
                found = cells[era, kind, "close"]
                ax.text(x + 6, y + 10, f"{found} of {totals[era, kind]}", size=size, weight="semibold", va="center")
                y += 27 if kit.narrow else 25
            y += 8

    def box(kit: Kit, x: float, y: float, wide: float, tall: float, state: str, colour: str) -> None:
        face = {"close": colour, "weak": colour, "step": style.PAPER, "none": "none"}[state]
        kit.axes.bar(x, tall, width=wide, bottom=y, align="edge", facecolor=face, alpha=0.4 if state == "weak" else 1.0, lw=0, zorder=3)
        kit.axes.bar(x, tall, width=wide, bottom=y, align="edge", facecolor="none", zorder=4, lw=1.2,
                     edgecolor=style.UNKNOWN if state == "none" else colour, hatch="////" if state == "none" else None)

    all_, silent, close = (book.calc(f"outcomes-{one}") for one in ("figures", "none", "close"))
    return Chart(
        book=book, name="outcomes-silences", era=CONTEXT, rows=rows, draw=draw, height=4 * (23 + 4 * 25 + 8) + 38,
        height_narrow=4 * (23 + 4 * 27 + 8) + 58, footroom=2,
        title=f"Of {all_.words}, {number(silent.quantity.value or 0, 'count', spell=False)} have no outcome in the record at all",
        subtitle="Announced figures whose outcome was looked for, by era and by what they are of; the numbers tell how many have an outcome "
                 "of same or near scope",
        alt="Stacked bars by era and kind: in most of them the hatched part, for which nothing was found, is the largest, and in 2024–26 "
            "nearly all.",
        description=f"Sixteen bars. {close.words} in all have an outcome of the same or nearly the same scope. " + " ".join(
            f"{SHORT[era]}, {_WHAT_NAMES[kind].lower()}: {cells[era, kind, 'close']} of {totals[era, kind]}, "
            f"{cells[era, kind, 'none']} without any." for era in ERAS for kind in WHAT),
        note="Solid: an outcome of the same or nearly the same scope had happened. Pale: only figures set beside it for want of better. "
             "Hollow: only a later plan. Hatched: the record is silent, which is not nought. A figure that many documents print counts "
             "once. For 2025–26 little time has passed.",
        also=("calc:outcomes-figures", "calc:outcomes-none", "calc:outcomes-close"),
    )


def traces(book: Book) -> Chart:
    """What share of announced figures has an outcome of near scope, by what and where."""
    names = {"national": "All England", "local": "One body or place", "staff-national": "Posts and people, England",
             "staff-local": "Posts and people, one place", "organisations": "Numbers of organisations", "money": "Sums of money",
             "staff": "Posts and people", "other": "Shares and other"}
    figures = {scope: (book.calc(f"outcomes-close-share-{scope}"), book.calc(f"outcomes-figures-{scope}")) for scope in names}
    rows = [Row(f"{names[scope]} ({figures[scope][1].quantity.value:.0f})", f"calc:outcomes-close-share-{scope}") for scope in names]
    return rows_chart(
        book, rows, limit=60, unit="percent", ticks=(0, 20, 40, 60), margin=262, row_height=42,
        label_words=lambda chart, row: words(book.quantity(str(row.figure)), short=True),
        name="outcomes-traces", era=CONTEXT,
        title="What is counted for all England leaves a trace more often than what one trust or board announces",
        subtitle="Announced figures with an outcome of same or near scope in the record, as a percentage of those looked for (in brackets)",
        alt=f"Dot chart: {figures['national'][0].words} of national figures have an outcome of near scope, {figures['local'][0].words} of "
            "those of one body or place.",
        description=in_words(book, rows),
        note="The lines overlap: each figure is of one kind and of one sort of place. National forecasts of 2011 were made again and again "
             "and share their outcomes.",
    )


# -- how firm -------------------------------------------------------------------------------------------------------

_FIRM_NAMES = {"exact": "no hedge", "hedged": "hedged", "bound": "bound", "range": "range"}
_ALPHAS = {"exact": 1.0, "hedged": 0.55, "bound": 0.28, "range": 0.1}


def _stacked(kit: Kit, y: float, tall: float, left: float, right: float, parts: Sequence[tuple[float, str, float, str | None]],
             size: float) -> None:
    """A bar of parts of a whole: share, colour, opacity and the label inside."""
    ax, x = kit.axes, left
    for share, colour, alpha, text in parts:
        if not share:
            continue
        wide = share * (right - left)
        ax.bar(x, tall, width=wide, bottom=y, align="edge", color=colour, alpha=alpha, lw=0, zorder=3)
        ax.bar(x, tall, width=wide, bottom=y, align="edge", facecolor="none", edgecolor=colour, lw=1, zorder=4)
        if text and wide > text_width(kit, text, size, "semibold") + 5:
            dark = alpha > 0.8 and colour in ("#12436d", "#801650", style.MUTED)
            ax.text(x + wide / 2, y + tall / 2, text, size=size, weight="semibold", ha="center", va="center", zorder=6,
                    color="#ffffff" if dark else "#1b1b1b" if alpha > 0.8 else style.INK)
        x += wide


def _plain(kit: Kit) -> None:
    """Axes in CSS pixels from the top left, without spines or ticks."""
    kit.axes.set_xlim(0, kit.width)
    kit.axes.set_ylim(kit.height, 0)
    kit.axes.set_xticks([])
    kit.axes.set_yticks([])
    kit.axes.spines["bottom"].set_visible(False)


def firmness(book: Book) -> Chart:
    """How firm the words of figures are, of what was to come and of what had come."""
    table = printed(book.claims)
    bars = [(SHORT[era], era, table[(table.era == era) & (table.ahead == ahead)], ahead) for era in ERAS for ahead in (True, False)]
    bars += [("Cuts in posts or people, all eras", CONTEXT, table[table.cut & (table.ahead == ahead)], ahead) for ahead in (True, False)]
    said = {True: "to come", False: "had come"}
    rows = [Row(f"{name}, {said[ahead]}: {_FIRM_NAMES[firm]}",
                Quantity.stated("exact", "count", "statistic", value=float((frame.firm == firm).sum())), era=era)
            for name, era, frame, ahead in bars for firm in FIRMNESS]

    def draw(kit: Kit) -> None:
        _plain(kit)
        ax = kit.axes
        size = 12.5 if kit.narrow else 13.5
        left, right = 96.0 if kit.narrow else 130.0, kit.width - 4
        x = 0.0 if kit.narrow else left
        for firm in FIRMNESS:
            ax.bar(x, 12, width=18, bottom=4, align="edge", color=style.INK, alpha=_ALPHAS[firm], lw=0)
            ax.bar(x, 12, width=18, bottom=4, align="edge", facecolor="none", edgecolor=style.INK, lw=0.8)
            ax.text(x + 23, 10, _FIRM_NAMES[firm], size=size, va="center", color=style.MUTED)
            x += 23 + text_width(kit, _FIRM_NAMES[firm], size) + (12 if kit.narrow else 22)
        y = 28.0
        for name, era, frame, ahead in bars:
            if ahead:
                y += 6
                ax.text(0, y + 8, name, size=size, weight="semibold", va="center")
                y += 20
            ax.text(left - 8, y + 10, f"{said[ahead]} ({len(frame)})", size=size - 0.5, va="center", ha="right", color=style.INK)
            colour = kit.colours.get(era, style.MUTED)
            _stacked(kit, y, 20, left, right,
                     [(float((frame.firm == firm).mean()), colour, _ALPHAS[firm], f"{100 * float((frame.firm == firm).mean()):.0f}%")
                      for firm in FIRMNESS], size)
            y += 24

    tall = 28 + 5 * (26 + 48) + 4
    return Chart(
        book=book, name="outcomes-firmness", era=CONTEXT, rows=rows, draw=draw, height=tall, height_narrow=tall, footroom=2,
        title="What is to come is told in hedges and bounds more often than what has come, and cuts in jobs most of all",
        subtitle="Figures of the record by how firm their own words are, as a percentage; in brackets how many figures",
        alt="Stacked bars in pairs: in each era fewer of the figures that look ahead than of those that look back carry no hedge.",
        description="Ten bars. " + " ".join(f"{row.label}, {row.figure.value:.0f}." for row in rows if isinstance(row.figure, Quantity)),
        note="A figure without a hedge may still be a plan, a forecast or a round number. Restatements are left out and reprints of one "
             "release counted once. Answers to surveys stand with what had come. The last two bars are of cuts in all four eras together.",
        also=("calc:firm-exact-cuts-ahead", "calc:firm-exact-cuts-done"),
    )


def statuses(book: Book) -> Chart:
    """In what sense each era's figures are meant: announced, planned, forecast, reported."""
    table = printed(book.claims)
    shares = {(era, status): float((table[table.era == era].status == status).mean()) for era in ERAS for status in STATUSES}
    counts = {(era, status): int((table[table.era == era].status == status).sum()) for era in ERAS for status in STATUSES}
    rows = [Row(f"{SHORT[era]}: {label('claims', 'status', status)}",
                Quantity.stated("exact", "count", "statistic", value=float(counts[era, status])), era=era)
            for status in STATUSES for era in ERAS]
    most = max(shares.values())
    tense = codes("claims", "status")

    def draw(kit: Kit) -> None:
        _plain(kit)
        ax = kit.axes
        size = 12.5 if kit.narrow else 13.5
        left = 0.0 if kit.narrow else 150.0
        wide = (kit.width - left) / 4
        room = wide - (40 if kit.narrow else 52)
        for k, era in enumerate(ERAS):
            years, _, name = SHORT[era].partition(": ")
            ax.text(left + k * wide, 0, years if kit.narrow else f"{years}\n{name}", size=size, weight="semibold", va="top", linespacing=1.0)
        y = 20.0 if kit.narrow else 40.0
        for status in STATUSES:
            ahead = tense[status]["tense"] == "forward"
            text = label("claims", "status", status).capitalize()
            if kit.narrow:
                ax.text(0, y + 8, text, size=size, va="center", color=style.MUTED)
                y += 18
            else:
                ax.text(left - 12, y + 12, text, size=size, va="center", ha="right")
            for k, era in enumerate(ERAS):
                x, share = left + k * wide, shares[era, status]
                long = max(share / most * room, 4) if share else 0.0
                if share:
                    ax.bar(x, 15, width=long, bottom=y + 4, align="edge", lw=1.4, edgecolor=kit.colours[era], zorder=3,
                           facecolor=style.PAPER if ahead else kit.colours[era])
                ax.text(x + long + 4, y + 12, f"{100 * share:.0f}%" if share >= 0.005 or not share else "<1%", size=size - 0.5, va="center")
            y += 26

    return Chart(
        book=book, name="outcomes-statuses", era=CONTEXT, rows=rows, draw=draw, height=40 + 26 * 10 + 6, height_narrow=20 + 44 * 10 + 6,
        footroom=2,
        title="In 2024–26 plans outnumber reports; in the other eras what was reported is the largest part",
        subtitle="Figures of the record by what they are said to be, as a percentage of each era’s figures; hollow looks ahead",
        alt="Small bars by status and era: reports make the largest part in three eras, plans in 2024–26.",
        description="Ten lines with a bar for each era. " + " ".join(
            f"{row.label}, {row.figure.value:.0f} figures." for row in rows if isinstance(row.figure, Quantity)),
        note="Restatements are left out and reprints of one release counted once. The record was gathered and not sampled, so the shares "
             "tell of the record.",
    )


def witnesses_chart(book: Book) -> Chart:
    """In what documents the figures stand: the press alone, the press and others, or others alone."""
    table = witnesses(book.claims)
    names = {"press": "the press alone", "both": "the press and another document", "other": "another document alone"}
    bars = [(SHORT[era], era, table[table.era == era]) for era in ERAS]
    bars += [(f"{SHORT[era]}, cuts", era, table[(table.era == era) & table.cut]) for era in ERAS]
    rows = [Row(f"{name}: {names[stands]}", Quantity.stated("exact", "count", "statistic", value=float((frame.stands == stands).sum())), era=era)
            for name, era, frame in bars for stands in names]
    alphas = {"press": 0.22, "both": 0.55, "other": 1.0}

    def draw(kit: Kit) -> None:
        _plain(kit)
        ax = kit.axes
        size = 12.5 if kit.narrow else 13.5
        left, right = 0.0 if kit.narrow else 218.0, kit.width - 4
        x, y = 0.0 if kit.narrow else left, 10.0
        short = {"press": "press alone", "both": "both", "other": "other documents alone"}
        for stands in names:
            ax.bar(x, 12, width=18, bottom=y - 6, align="edge", color=style.INK, alpha=alphas[stands], lw=0)
            ax.bar(x, 12, width=18, bottom=y - 6, align="edge", facecolor="none", edgecolor=style.INK, lw=0.8)
            ax.text(x + 23, y, short[stands], size=size, va="center", color=style.MUTED)
            x += 23 + text_width(kit, short[stands], size) + (10 if kit.narrow else 20)
        y = 24.0
        for i, (_, era, frame) in enumerate(bars):
            if i in (0, 4):
                y += 6
                ax.text(0, y + 9, "All figures" if i == 0 else "Cuts in posts or people", size=size, weight="semibold", va="center")
                y += 22
            text = f"{SHORT[era]} ({len(frame)})"
            if kit.narrow:
                ax.text(0, y + 8, text, size=size, va="center")
                y += 17
            else:
                ax.text(left - 10, y + 10, text, size=size, va="center", ha="right")
            _stacked(kit, y, 20, left, right,
                     [(float((frame.stands == s).mean()), kit.colours[era], alphas[s], f"{100 * float((frame.stands == s).mean()):.0f}%")
                      for s in names], size)
            y += 26

    share, cuts = book.calc("firm-press-share"), book.calc("firm-cuts-press-share")
    return Chart(
        book=book, name="outcomes-witnesses", era=CONTEXT, rows=rows, draw=draw, height=24 + 2 * 28 + 8 * 26 + 4,
        height_narrow=24 + 2 * 28 + 8 * 43 + 4, footroom=2,
        title=f"{share.words.capitalize()} of all figures stand in the press alone; of cuts in posts or people it is {cuts.words}",
        subtitle="Figures of the record by the documents that hold them, as a percentage, each figure once; in brackets how many",
        alt="Stacked bars: in every era most figures, and nearly all cuts in posts or people, stand in newspapers and trade papers alone.",
        description="Eight bars. " + " ".join(f"{row.label}, {row.figure.value:.0f}." for row in rows if isinstance(row.figure, Quantity)),
        note="The press: newspapers, broadcasters, trade papers and blogs. Another document: official, parliamentary, audit, statistical, "
             "scholarly, union, think-tank or representative. Often the press reports an official document that was not read itself. The "
             "totals of the title take in figures of no one era.",
        also=("calc:firm-press-share", "calc:firm-cuts-press-share"),
    )


# -- how far a figure moved -----------------------------------------------------------------------------------------


def moved(book: Book) -> Chart:
    """The same subject's figure as it was said again, as a multiple of the first."""
    from ..calculations.across import size as middle

    rows, told = [], {}
    for chain in CHAINS.values():
        for id in chain.steps:
            claim = book.claim(id)
            rows.append(Row(f"{chain.label}: {label('claims', 'status', claim.row.status)}, {claim.as_of_words}", f"claim:{id}", era=chain.era))
        counts = {book.claim(id).row.unit for id in chain.steps}
        told[chain.label] = " › ".join(
            _brief(book.claim(id).quantity) + (f" {'people' if book.claim(id).row.unit == 'people' else 'posts'}"
                                               if len(counts) > 1 and (id in chain.other or id == chain.steps[0]) else "")
            for id in chain.steps)

    def draw(kit: Kit) -> None:
        _plain(kit)
        ax = kit.axes
        left, right = (8.0, kit.width - 12) if kit.narrow else (336.0, kit.width - 16)
        at = _log(2, 180, left, right)
        step = 52 if kit.narrow else 38
        bottom = kit.height - 22
        for tick in (3, 10, 30, 100):
            ax.plot([at(tick)] * 2, [0, bottom], color=style.INK if tick == 100 else style.GRID, lw=1.2 if tick == 100 else 1,
                    ls=(0, (3, 2)) if tick == 100 else "-", zorder=1)
            ax.text(at(tick), bottom + 4, f"{tick}%" if tick < 100 else "first figure", size=12.5, color=style.MUTED, va="top",
                    ha="right" if tick == 100 and kit.narrow else "center")
        for i, chain in enumerate(CHAINS.values()):
            y = i * step + (38 if kit.narrow else step / 2)
            colour = kit.colours[chain.era]
            size = 12.5 if kit.narrow else 13.5
            if kit.narrow:
                ax.text(0, i * step + 7, chain.label, size=size, weight="semibold", va="center", zorder=9,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                ax.text(0, i * step + 23, told[chain.label], size=12, va="center", color=style.MUTED, zorder=8,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
            else:
                ax.text(left - 18, y - 8, chain.label, size=size, va="center", ha="right")
                ax.text(left - 18, y + 8, told[chain.label], size=12, va="center", ha="right", color=style.MUTED)
            first = middle(book.claim(chain.steps[0]).quantity)
            places = [at(100 * middle(book.claim(id).quantity) / first) for id in chain.steps]
            for k in range(1, len(places)):
                ax.plot(places[k - 1:k + 1], [y, y], color=colour, lw=2, zorder=2,
                        ls=(0, (2, 2)) if chain.steps[k] in chain.other or chain.steps[k - 1] in chain.other else "-")
            for k, (id, x) in enumerate(zip(chain.steps, places)):
                q = book.claim(id).quantity
                last = k == len(places) - 1
                shape = "D" if id in chain.other else "o"
                if q.value is None and not (q.low > 0 and q.is_bounded):
                    shape = "^" if q.low > 0 else "v"
                ax.plot([x], [y], shape, ms=11 if last else 7.5 if shape == "o" else 8, mfc=style.PAPER if q.looks_forward else colour, mec=colour,
                        mew=2.4 if last else 1.6, zorder=6 if last else 5, clip_on=False)

    ends = {name: like_end(chain) for name, chain in CHAINS.items()}
    return Chart(
        book=book, name="outcomes-moved", era=CONTEXT, rows=rows, draw=draw, height=38 * len(CHAINS) + 30,
        height_narrow=52 * len(CHAINS) + 30, footroom=0,
        title="Most figures that were said again shrank; a few grew",
        subtitle="Later figures of one subject as a percentage of the first, England; each step of the axis multiplies; the last mark of a line "
                 "is the largest",
        alt=f"Line of marks for {len(CHAINS)} subjects: most move to the left of their first figure, the saving of the reform and the Greater "
            "Manchester board to the right.",
        description=" ".join(f"{chain.label}: " + ", then ".join(book.claim(id).words for id in chain.steps) + "." for chain in CHAINS.values()),
        note="Hollow was still ahead, solid had happened. A triangle is a bound, drawn at its number, and a range is drawn at its middle. A "
             "diamond and a broken line mark a figure that counts another thing or a wider scope than the first, so the move is not one of "
             "like with like. The subjects were chosen because three or more figures, or two far apart, are on record.",
        also=tuple(f"calc:chain-{name}" for name in ends if name != "boards"),
    )


# -- who objected ---------------------------------------------------------------------------------------------------


def arguments(book: Book) -> Chart:
    """Every stated argument by theme and stance, a dot each in the colour of its era."""
    positions = book.positions
    themes = list(positions.theme.value_counts().index)
    cells = {(theme, stance): [era for era in ERAS for _ in range(int(((positions.theme == theme) & (positions.stance == stance)
                                                                       & (positions.era == era)).sum()))]
             for theme in themes for stance in STANCES}
    rows = [Row(f"{label('positions', 'theme', theme)}, {label('positions', 'stance', stance)}, {SHORT[era]}",
                Quantity.stated("exact", "count", "statistic", value=float(cells[theme, stance].count(era))), era=era)
            for theme in themes for stance in STANCES for era in ERAS if cells[theme, stance].count(era)]

    def draw(kit: Kit) -> None:
        _plain(kit)
        ax = kit.axes
        size = 12.5 if kit.narrow else 13.5
        left = 0.0 if kit.narrow else 186.0
        wide = (kit.width - left) / 4
        gap = 11.0 if kit.narrow else 13.5
        per = int((wide - 8) // gap)
        x, y = 0.0, 8.0
        for era in ERAS:
            text = SHORT[era].partition(": ")[0] if kit.narrow else SHORT[era]
            ax.plot([x + 6], [y], "o", ms=9, color=kit.colours[era])
            ax.text(x + 16, y, text, size=12 if kit.narrow else 12.5, va="center", color=style.MUTED)
            x += 16 + text_width(kit, text, 12 if kit.narrow else 12.5) + (9 if kit.narrow else 12)
        y = 26.0
        for k, stance in enumerate(STANCES):
            ax.text(left + k * wide, y + 8, label("positions", "stance", stance).capitalize(), size=size, weight="semibold", va="center")
        y += 24
        for theme in themes:
            deep = max(1, max(math.ceil(len(cells[theme, stance]) / per) for stance in STANCES))
            ax.plot([0, kit.width], [y - 3] * 2, color=style.GRID, lw=1)
            text = label("positions", "theme", theme).capitalize()
            if kit.narrow:
                ax.text(0, y + 8, text, size=size, va="center", color=style.MUTED)
                y += 17
            tall = max(deep * gap + 8, 24 if kit.narrow else 30)
            if not kit.narrow:
                ax.text(left - 12, y + tall / 2 - 2, wrap(kit, text, left - 14, size), size=size, va="center", ha="right", linespacing=0.92)
            for k, stance in enumerate(STANCES):
                for n, era in enumerate(cells[theme, stance]):
                    ax.plot([left + k * wide + gap / 2 + (n % per) * gap],
                            [y + (tall - deep * gap) / 2 + gap / 2 - 2 + (n // per) * gap], "o", ms=9 if not kit.narrow else 8,
                            color=kit.colours[era], mec=style.PAPER, mew=0.8, zorder=4)
            y += tall

    def tall(narrow: bool) -> float:
        wide = (style.NARROW - 6) / 4 if narrow else (style.WIDE - 6 - 186) / 4
        gap = 11.0 if narrow else 13.5
        per = int((wide - 8) // gap)
        total = 52.0
        for theme in themes:
            deep = max(1, max(math.ceil(len(cells[theme, stance]) / per) for stance in STANCES))
            total += max(deep * gap + 8, 24 if narrow else 30) + (17 if narrow else 0)
        return total + 6

    statements, critical = book.calc("objection-statements"), book.calc("objection-critical")
    return Chart(
        book=book, name="outcomes-arguments", era=CONTEXT, rows=rows, draw=draw, height=tall(False), height_narrow=tall(True), footroom=2,
        title="Those who cut speak of the books and the front line; those who object, of services, cost and place",
        subtitle=f"{statements.words.capitalize()} and warnings on record, by theme and stance, England; each dot is one",
        alt=f"Dot matrix of {statements.words}: those for the cuts gather at financial balance and the front line, those against and the "
            "warnings at services, the cost of the change and local arrangements.",
        description=f"{critical.words} are against, or warn. " + " ".join(
            f"{row.label}: {row.figure.value:.0f}." for row in rows if isinstance(row.figure, Quantity)),
        note="The record was gathered for figures, so it holds the arguments that stood beside them. One letter of 2011, from seven areas, "
             "gives much of what is against or warns in that era.",
        also=("calc:objection-statements", "calc:objection-critical"),
    )
