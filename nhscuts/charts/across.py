"""Charts that run across the eras: the front page, the comparison and the key to the grammar."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..book import Book, Claim
from ..calculations.across import ERAS, RETURN_YEARS, cuts, days, position, size
from ..quantity import Quantity
from ..schema import label
from ..tables import date_words
from ..words import number, words
from . import style
from .chart import Chart, Kit, Row, text_width, wrap
from .grammar import in_words, inward_tick_labels, rows_chart

SHORT = {"pct-cuts": "2006: primary care trusts", "pct-clusters": "2010–13: clusters",
         "csu-redundancies": "2013–19: support units", "trust-cuts": "2024–26: trusts and boards"}

# -- every cut in posts or people -----------------------------------------------------------------------------------

@dataclass
class _Many(Chart):
    """A chart of so many documents that its last line counts them; the table names each."""

    @property
    def source_line(self) -> str:
        return f"Source: {len(self.source_keys)} documents, named in the table of this chart; selection by this book"


#: The few marks that carry a label on a wide page: the words after its figure, and where they stand, in pixels from
#: the mark.
LANDMARKS: dict[str, tuple[str, float, float, str]] = {
    "hsj-coventry-2006-posts": ("Coventry: {}", 10, -96, "center"),
    "bbc-rcn-2007-04-posts": ("{} lost,\nnurses’ college", -6, 8, "center"),
    "hsj-redundancies-2006-08-total": ("{} dismissed", 0, 7, "center"),
    "guardian-line-of-fire-2010-jobs-lost": ("{}\nfeared", 0, 21, "center"),
    "dailymail-rehired-2015-redundancies": ("{},\nwhole service", 0, 7, "center"),
    "nursingtimes-nao-2013-redundancies": ("{}", -19, 0, "right"),
    "hsj-nhsei-one-in-seven-2019-posts": ("{} at\nnational bodies", 0, 8, "center"),
    "hsj-csu-2014-staff-at-risk": ("Units: {}", -3, -120, "center"),
    "dhsc-press-nhs-reform-2025-posts": ("{}", 20, 0, "left"),
    "guardian-100000-jobs-2025-posts-extrapolated": ("{},\nextrapolated", 8, -2, "left"),
    "bbc-uhs-400-halfway-2025-lost": ("{} at South-\nampton", 24, 12, "right"),
}
#: Those that carry their bare figure on a phone.
ON_PHONE = {"bbc-rcn-2007-04-posts": (0, 5), "dailymail-rehired-2015-redundancies": (0, 5), "hsj-coventry-2006-posts": (9, -74),
            "hsj-csu-2014-staff-at-risk": (-9, -106), "dhsc-press-nhs-reform-2025-posts": (32, 3)}


def _brief(q: Quantity) -> str:
    """A figure for a chart's cell or label: a range as two numbers and a dash, a bare floor or ceiling with its hedge."""
    if q.qualifier == "between":
        return f"{number(q.low, q.unit, short=True)}–{number(q.high, q.unit, short=True)}"
    return words(q, "", short=True)


def _swarm(points: Sequence[tuple[float, str]], radius: float, width: float) -> dict[str, float]:
    """Sideways places, from the middle, of marks at given heights in pixels so that they touch as little as can be."""
    placed: list[tuple[float, float]] = []
    out: dict[str, float] = {}
    for y, id in sorted(points):
        step, most = radius * 0.55, max(radius, width / 2 - radius)
        offsets = [0.0] + [side * k * step for k in range(1, int(most / step) + 1) for side in (1, -1)]

        def clash(x: float, y: float = y) -> float:
            return sum(max(0.0, 2 * radius - math.hypot(x - a, y - b)) for a, b in placed)

        best = next((x for x in offsets if clash(x) == 0), None)
        out[id] = min(offsets, key=clash) if best is None else best
        placed.append((out[id], y))
    return out


def record_at_a_glance(book: Book) -> Chart:
    """Every cut in posts or people in the record, by era, size and whether it was said or done."""
    chosen = cuts(book.claims)
    rows = [Row(f"{row.subject}, {label('claims', 'measure', row.measure)}, {row.as_of}", f"claim:{id}", era=row.era)
            for era in ERAS for id, row in chosen[chosen.era == era].sort_values("as_of", kind="stable").iterrows()]
    quantity = {str(row.figure).removeprefix("claim:"): book.quantity(str(row.figure)) for row in rows}
    totals = {(era, state): book.calc(f"record-cuts-{state}-{era}") for era in ERAS for state in ("said", "done")}
    floor, roof = 0.8, 260_000.0

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, kit.width)
        ax.set_ylim(0, kit.height)
        ax.spines["bottom"].set_visible(False)
        ax.set_xticks([])
        top = 84 if kit.narrow else 62
        bottom = 6.0

        def y_of(n: float) -> float:
            share = math.log10(max(n, 1) / floor) / math.log10(roof / floor)
            return bottom + share * (kit.height - top - bottom)

        ax.set_yticks([])
        for tick in (1, 10, 100, 1000, 10_000, 100_000):
            ax.axhline(y_of(tick), color=style.GRID, lw=1, zorder=1)
            ax.text(0, y_of(tick) + 2, number(tick, "count", short=True), size=11 if kit.narrow else 12, color=style.MUTED,
                    va="bottom", ha="left", zorder=2)
        left0 = 38.0 if kit.narrow else 48.0
        gap = 3.0 if kit.narrow else 10.0
        weights = {era: 0.78 if era == "csu-redundancies" else 1.0 for era in ERAS}
        room = kit.width - left0 - gap * (len(ERAS) - 1)
        radius = 2.6 if kit.narrow else 4.1
        small = 11.5 if kit.narrow else 12.5
        left = left0
        for era in ERAS:
            wide = room * weights[era] / sum(weights.values())
            colour = kit.colours[era]
            ax.axvspan(left, left + wide, color=colour, alpha=0.08, lw=0)
            years, _, name = SHORT[era].partition(": ")
            ax.text(left + 3, kit.height, years, size=13 if kit.narrow else 14.5, weight="semibold", va="top", ha="left")
            ax.text(left + 3, kit.height - 19, wrap(kit, name.capitalize(), wide - 4, small), size=small, va="top", ha="left",
                    color=style.MUTED, linespacing=0.95)
            for k, state in enumerate(("said", "done")):
                part = (0.6, 0.4) if era == "csu-redundancies" else (0.64, 0.36)
                x0 = left + (0 if k == 0 else part[0] * wide)
                span = part[k] * wide
                members = [id for id in quantity
                           if chosen.loc[id].era == era and bool(chosen.loc[id].happened) == (state == "done")]
                n = totals[era, state].quantity.value or 0
                ax.text(x0 + span / 2, kit.height - top + 4, f"{n:.0f}{'' if kit.narrow else f' {state}'}", size=13,
                        weight="semibold", ha="center", va="bottom")
                places = _swarm([(y_of(size(quantity[id])), id) for id in members], radius, span)
                for id in members:
                    q, x, y = quantity[id], x0 + span / 2 + places[id], y_of(size(quantity[id]))
                    face = colour if state == "done" else style.PAPER
                    shape = "o"
                    if q.value is None and not q.is_bounded:
                        shape = "^"
                    elif q.value is None and q.low == 0:
                        shape = "v"
                    elif q.value is None:
                        ax.plot([x, x], [y_of(q.low), y_of(q.high)], color=colour, lw=1.6, zorder=4)
                    ax.plot([x], [y], marker=shape, ms=radius * (2.1 if shape == "o" else 2.35), mfc=face, mec=colour,
                            mew=1.1 if kit.narrow else 1.5, zorder=5, clip_on=False)
                    if kit.narrow and id in ON_PHONE:
                        dx, dy = ON_PHONE[id]
                        text, ha = _brief(q).replace("about ", ""), "center"
                    elif not kit.narrow and id in LANDMARKS:
                        text, dx, dy, ha = LANDMARKS[id]
                        text = text.format(_brief(q).replace("more than ", ">"))
                    else:
                        continue
                    if abs(dy) > 40:
                        ax.plot([x, x], [y - radius - 1, y + dy + 1], color=style.INK, lw=0.9, zorder=6)
                    ax.text(x + dx, y + dy, text, size=small, ha=ha, zorder=8, linespacing=0.92,
                            va="center" if abs(dy) < 4 else "bottom" if dy > 0 else "top")
            left += wide + gap

    said, done = book.calc("record-cuts-said"), book.calc("record-cuts-done")
    share = said.quantity.value or 0
    return _Many(
        book=book, name="record-at-a-glance", era="context", rows=rows, draw=draw, height=500, height_narrow=560, footroom=2,
        title="The record of cuts: mostly what was said would go, less often what went",
        subtitle="Posts to go, staff to go and redundancies: each mark is one figure, at the height of its size; in each "
                 "era hollow marks (left) were said, solid ones (right) reported as done",
        alt=f"Four swarms of marks, one an era: {share:.0f} hollow marks for figures that were said and "
            f"{done.quantity.value:.0f} solid ones for figures reported as done.",
        description="Each mark is one figure of the record, in a band for its era, at a height that gives its size; equal "
            "steps multiply by ten. In each band hollow marks stand on the left, solid ones on the right. "
            + " ".join(f"{SHORT[era]}: {totals[era, 'said'].quantity.value:.0f} said, "
                       f"{totals[era, 'done'].quantity.value:.0f} reported as done." for era in ERAS)
            + " Labelled: " + "; ".join(f"{book.claim(id).row.subject}, {book.claim(id).words}" for id in LANDMARKS) + ".",
        note="A triangle that points down is a ceiling (“up to”), one that points up a floor (“at least”); a line is a range. "
             "Posts, people and full-time equivalents are all drawn; the table says which. Local, national and overlapping "
             "figures stand side by side, so nothing here can be added up. Answers to surveys are drawn hollow. Reports of "
             "one statement share a mark.",
        also=("calc:record-cuts-said", "calc:record-cuts-done",
              *(f"calc:record-cuts-{state}-{era}" for era in ERAS for state in ("said", "done"))),
    )


# -- structures over time -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Lane:
    """One kind of body on the axis of time: a name, and the stretches on which its number is known."""

    name: str
    stretches: tuple[tuple[str, str], ...]
    end: str
    life: str = ""
    open_start: bool = False
    unknown_from: str = ""

    @property
    def stands(self) -> bool:
        """It had not been abolished when the record ends."""
        return not self.end


LANES = (
    Lane("Health authorities", (("series:health-authorities-1997-04-01", "1997-04-01"),), "2002-04-01",
         "health-authorities", open_start=True),
    Lane("Primary care groups", (("series:primary-care-groups-1999-04-01", "1999-04-01"),), "2002-04-01",
         "primary-care-groups"),
    Lane("Primary care trusts", (("series:primary-care-trusts-2000-04-01", "2000-04-01"),
                                 ("series:primary-care-trusts-2002-04-01", "2002-04-01"),
                                 ("series:primary-care-trusts-2006-10-01", "2006-10-01")), "2013-04-01",
         "primary-care-trusts"),
    Lane("PCT clusters", (("series:pct-clusters-2011-04-28", "2011-04-28"),), "2013-04-01", "pct-clusters",
         unknown_from="2012-04-01"),
    Lane("Clinical commissioning groups", (("series:clinical-commissioning-groups-2013-04", "2013-04-01"),
                                           ("series:clinical-commissioning-groups-2019", "2019-04-01"),
                                           ("series:clinical-commissioning-groups-2020-21", "2020-04-01"),
                                           ("series:clinical-commissioning-groups-2021-22", "2021-04-01")), "2022-07-01",
         "clinical-commissioning-groups"),
    Lane("Integrated care boards", (("series:integrated-care-boards-2022-07-01", "2022-07-01"),), "",
         "integrated-care-boards"),
    Lane("Strategic health authorities", (("series:strategic-health-authorities-2002-04-01", "2002-04-01"),
                                          ("series:strategic-health-authorities-2006-07-01", "2006-07-01")), "2013-04-01",
         "strategic-health-authorities"),
    Lane("SHA clusters", (("series:sha-clusters-2011-10", "2011-10-01"),), "2013-04-01", "sha-clusters",
         unknown_from="2011-11-01"),
    Lane("Commissioning support units", (("series:commissioning-support-units-2013-04", "2013-04-01"),
                                         ("series:commissioning-support-units-2015-09", "2015-09-01"),
                                         ("claim:lowdown-csu-redwood-units-left", "2017-04-01"),
                                         ("claim:hcsa-nhse-csu-leadership-2024-units", "2024-01-01")), "",
         "commissioning-support-units"),
    Lane("NHS England", (("", "2013-04-01"),), ""),
)
#: The events that date the beginning of NHS England and the announcement of its end.
_BEGAN, _TO_GO = "pmlive-nhs-england-abolished-2025-began", "brevia-nhs-england-abolished-2025-announced"
#: The orders to cut management or running costs, each with the date at which it is drawn.
ORDERS = (
    ("claim:hsj-coventry-2006-management-cost-target", "2005-07-28"),
    ("claim:hsj-5700-2009-management-cost-target", "2009-07"),
    ("claim:guardian-jobs-toll-2010-management-cost-target", "2010-07-12"),
    ("claim:nhsengland-rca-2014-cut", "2014-01"),
    ("claim:healthcareleader-nhse-20pct-2018-running-cost-cut", "2018-11-28"),
    ("claim:hsjjobs-icb-30pc-2023-allowance-30", "2023-03-02"),
    ("claim:parallelparliament-icb-50pc-2025-running-cost-cut", "2025-04-24"),
)
#: One national figure of each era's cut, with what it counts.
LARGEST = {
    "pct-cuts": ("claim:hsj-redundancies-2006-08-total", "dismissed\n2006–08"),
    "pct-clusters": ("claim:nursingtimes-nao-2013-redundancies", "dismissed\nby 2013"),
    "csu-redundancies": ("claim:hsj-csu-2014-staff-at-risk", "at risk,\n2014"),
    "trust-cuts": ("claim:dhsc-press-nhs-reform-2025-posts", "posts\nto go"),
}
_ERA_ENDS = {"pct-cuts": ("2006-01-01", "2007-01-01"), "pct-clusters": ("2010-01-01", "2013-04-01"),
             "csu-redundancies": ("2013-04-01", "2020-01-01"), "trust-cuts": ("2024-01-01", "2027-01-01")}


def _at(date: str) -> float:
    """A date as a place on an axis of years: the first day that it may mean."""
    return position(days(date)[0])


def structures_over_time(book: Book) -> Chart:
    """Every structure with its number and its lifetime, the cuts of the eras laid over them."""

    def figure(reference: str) -> Quantity:
        return book.quantity(reference)

    def point(reference: str, text: str) -> Row:
        if reference.startswith("series:"):
            row = book.series.loc[reference.removeprefix("series:")]
            return Row(f"{text}, {row.date}", figure(reference), id=reference, sources=[row.source])
        return Row(text, reference)

    rows: list[Row] = []
    for lane in LANES:
        rows += [point(reference, lane.name) for reference, _ in lane.stretches if reference]
        if lane.life:
            rows.append(Row(f"{lane.name}: how long", f"calc:structures-life-{lane.life}"))
    rows += [Row(f"NHS England: {what}", words=date_words(book.events.loc[id].date), id=id, sources=[book.events.loc[id].source])
             for what, id in (("began", _BEGAN), ("abolition announced", _TO_GO))]
    rows += [Row(f"Ordered: {book.claim(ref.removeprefix('claim:')).what}", ref,
                 era=str(book.claim(ref.removeprefix("claim:")).era)) for ref, _ in ORDERS]
    rows += [Row(f"National figure of the cut, {SHORT[era]}", ref, era=era) for era, (ref, _) in LARGEST.items()]
    start, stop, seen = 1997.0, 2027.6, 2026.5

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(start, stop)
        ax.set_ylim(kit.height, 0)
        ax.set_yticks([])
        shown = (2000, 2010, 2020) if kit.narrow else (2000, 2005, 2010, 2015, 2020, 2025)
        ax.set_xticks(list(shown), [str(year) for year in shown])
        ax.tick_params(axis="x", labelsize=13)
        small = 12 if kit.narrow else 12.5
        per_year = kit.width / (stop - start)
        step, thick = (41, 19) if kit.narrow else (30, 18)
        head = 44 if kit.narrow else 40
        for era in ERAS:
            a, b = (_at(one) for one in _ERA_ENDS[era])
            ax.axvspan(a, b, color=kit.colours[era], alpha=0.13, lw=0, zorder=0)
            years, _, name = SHORT[era].partition(": ")
            if kit.narrow:
                ax.text((a + b) / 2, 2, years.replace("–", "–\n") if era != "pct-cuts" else years, size=small, weight="semibold",
                        ha="center", va="top", linespacing=0.95)
            else:
                ax.text((a + b) / 2, 0, f"{years}\n{name}".replace("primary care ", "").replace(" and boards", "")
                        .replace("support ", ""), size=small, weight="semibold", ha="center", va="top", linespacing=1.0)
        y = head + step / 2
        gaps = {"Strategic health authorities": 10, "Commissioning support units": 10}
        for lane in LANES:
            y += gaps.get(lane.name, 0)
            end = seen if lane.stands else _at(lane.end)
            first, fits = _at(lane.stretches[0][1]), True
            for k, (reference, since) in enumerate(lane.stretches):
                a = _at(since)
                b = _at(lane.stretches[k + 1][1]) if k + 1 < len(lane.stretches) else end
                cut = _at(lane.unknown_from) if lane.unknown_from else b
                ax.barh(y, cut - a, left=a, height=thick, facecolor=style.MUTED, edgecolor=style.PAPER, lw=1.2, zorder=3)
                if cut < b:
                    ax.barh(y, b - cut, left=cut, height=thick - 1.5, facecolor=style.PAPER, edgecolor=style.UNKNOWN,
                            hatch="////", lw=1, zorder=3)
                if reference:
                    text = number(figure(reference).value or 0, "count", short=True)
                    fits = text_width(kit, text, small, "semibold") + 5 < (cut - a) * per_year
                    if fits:
                        ax.text((a + cut) / 2, y + 0.5, text, size=small, weight="semibold", color=style.PAPER, ha="center",
                                va="center", zorder=6)
                    elif k and k + 1 == len(lane.stretches):
                        ax.text(end + 4 / per_year, y + 0.5, text, size=small, weight="semibold", ha="left", va="center", zorder=6)
            if lane.stands:
                ax.annotate("", xy=(end + 9 / per_year, y), xytext=(end - 1 / per_year, y), zorder=4,
                            arrowprops={"arrowstyle": "-|>", "color": style.MUTED, "lw": 1.6})
            if lane.open_start:
                ax.annotate("", xy=(start - 2 / per_year, y), xytext=(first + 4 / per_year, y), zorder=4, annotation_clip=False,
                            arrowprops={"arrowstyle": "-|>", "color": style.MUTED, "lw": 1.6})
            name = lane.name
            if lane.unknown_from and not fits:
                name += f" ({number(figure(lane.stretches[0][0]).value or 0, 'count', short=True)})"
            if lane.name == "NHS England":
                told = _at(book.events.loc[_TO_GO].date)
                ax.plot([told, told], [y - thick / 2, y + thick / 2], color=style.PAPER, lw=2.5, zorder=6)
                ax.text(told - 5 / per_year, y + 0.5, "to go" if kit.narrow else "abolition announced, 2025", size=small,
                        weight="semibold", color=style.PAPER, ha="right", va="center", zorder=6)
            late = first > 2012
            side = first - 6 / per_year if late else end + 6 / per_year
            space = (first - start if late else stop - end) * per_year - 10
            ax.text(side, y, wrap(kit, name, space, 12.5 if kit.narrow else 14), size=12.5 if kit.narrow else 14, va="center", zorder=6,
                    ha="right" if late else "left", linespacing=0.92)
            y += step
        y += 4
        ax.plot([start, stop], [y - step / 2] * 2, color=style.MUTED, lw=1, zorder=2)
        line = 24 if kit.narrow else 20
        ax.text(start, y, "Management or running costs to be cut by" if not kit.narrow else "Running costs to be cut by",
                size=small, va="center", color=style.MUTED, zorder=6)
        y += line + (10 if kit.narrow else 0)
        levels = (0, 1, 0, 1, 0, 1, 0) if kit.narrow else (0, 0, 0, 0, 0, 0, 0)
        for (reference, date), level in zip(ORDERS, levels):
            x, q = _at(date), figure(reference)
            colour = kit.colours[str(book.claim(reference.removeprefix("claim:")).era)]
            text = words(q, "", short=True).replace("more than ", ">").replace("at least ", "≥")
            ax.plot([x], [y], marker="D", ms=7, mfc=style.PAPER, mec=colour, mew=2, zorder=5)
            left_of = date == "2009-07"
            ax.annotate(text, (x, y), xytext=((-7 if left_of else 7) if not kit.narrow else 0,
                                             0 if not kit.narrow else (-8 if level == 0 else 8)),
                        textcoords="offset points", size=small, weight="semibold", zorder=6, annotation_clip=False,
                        ha="center" if kit.narrow else "right" if left_of else "left",
                        va="center" if not kit.narrow else "top" if level == 0 else "bottom")
        y += line + (14 if kit.narrow else 8)
        ax.text(start, y, "One national figure of each cut" if not kit.narrow else "A national figure of each", size=small,
                va="center", color=style.MUTED, zorder=6)
        y += line - 6
        for era, (reference, what) in LARGEST.items():
            a, b = (_at(one) for one in _ERA_ENDS[era])
            q = figure(reference)
            text = words(q, "", short=True).replace("more than ", ">")
            if kit.narrow:
                text = text.replace("about ", "c. ")
            ax.text((a + b) / 2, y, text, size=small, weight="semibold", ha="center", va="center", zorder=6)
            ax.text((a + b) / 2, y + 9, what, size=11.5 if kit.narrow else 12, color=style.MUTED, ha="center", va="top",
                    linespacing=0.95, zorder=6)

    lives = {lane.name: book.calc(f"structures-life-{lane.life}") for lane in LANES if lane.life}
    return Chart(
        book=book, name="structures-over-time", era="context", rows=rows, draw=draw, height=510, height_narrow=662, footroom=24,
        title="Since 2002 no map of who buys care has stood unchanged for seven years",
        subtitle="Bodies of the health service in England and how many there were, 1997–2027; the four eras are shaded",
        alt="Timeline: bars for the bodies that buy care, their regional tier, support units and NHS England, from 1997 to 2027, with "
            "orders to cut their costs and a national figure of each era’s cut.",
        description="Bars on one axis of time, the number of bodies inside. "
            + " ".join(f"{name}: {life.words}." for name, life in lives.items())
            + f" NHS England began in {date_words(book.events.loc[_BEGAN].date)}; that it would be abolished was announced on "
            f"{date_words(book.events.loc[_TO_GO].date)}."
            + " Diamonds below mark orders to cut management or running costs: "
            + "; ".join(book.figure(ref).words for ref, _ in ORDERS) + ". Under each shaded era stands a national figure of its cut: "
            + "; ".join(book.figure(ref).words for ref, _ in LARGEST.values()) + ".",
        note="In each stretch stands its first number; small changes within one, such as the first mergers of groups, are left out. "
             "Hatched: when the clusters ended is not on record. An arrow: it was there before, or still stands. Boards have begun to "
             "share leadership teams without ceasing to be bodies in law. That NHS England would be "
             f"abolished was announced on {date_words(book.events.loc[_TO_GO].date)}; no date of its end is in the record. The "
             "figures below are of different kinds and are not to be compared.",
    )


# -- how soon the order came ----------------------------------------------------------------------------------------


def order_waits(book: Book) -> Chart:
    """How long each map of commissioners stood before the first new order to cut its own costs."""
    rows = [
        Row("Primary care trusts of April 2002", "calc:structures-wait-trusts-of-2002", era="pct-cuts"),
        Row("Primary care trusts of October 2006", "calc:structures-wait-trusts-of-2006", era="pct-clusters"),
        Row("Clinical commissioning groups of April 2013", "calc:structures-wait-groups-of-2013", era="csu-redundancies"),
        Row("Integrated care boards of July 2022", "calc:structures-wait-boards-of-2022", era="trust-cuts"),
    ]
    return rows_chart(
        book, rows, limit=40, unit="months", ticks=(0, 12, 24, 36), margin=215,
        name="order-waits", era="context",
        title="The two latest maps of who buys care had a new order to cut within a year",
        subtitle="Months from the start of a map of buying bodies to the first new order on record to cut its own costs",
        alt="Interval chart: the trusts of 2002 and 2006 had more than two years before a new order to cut their own costs is on record, "
            "the groups of 2013 and the boards of 2022 less than one.",
        description=in_words(book, rows) + " The first is a dot, since both dates are known to the day; the second a range, since "
            "only the year of the order is known; the last two are ceilings, since an order may be older than the report of it.",
        note="The order to the groups is known from a report of January 2014 on what was expected, that to the boards from a report of "
             "March 2023. The order of July 2005 was still running when the trusts merged in October 2006. Earlier orders may exist "
             "and not be in the record.",
    )


# -- what recurs ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Element:
    """One line of the matrix: what may recur, and for each era the figures that stand for it, joined by a word."""

    name: str
    cells: tuple[tuple[str, ...], ...]
    join: str = ", then "
    suffix: tuple[str, ...] = ("", "", "", "")


MATRIX = (
    Element("A deficit, or a sum to be saved", (
        ("claim:nao-nhs-accounts-2006-07-nhs-deficit-2005-06",), ("claim:impress-operating-framework-2010-efficiencies",),
        ("claim:healthcareleader-nhse-20pct-2018-savings",), ("claim:nhsengland-mackey-letter-2025-deficit-initial",)),
        suffix=("deficit", "to save", "a year", "deficit")),
    Element("Management or running costs cut by order", (
        ("claim:hsj-coventry-2006-management-cost-target",), ("claim:guardian-jobs-toll-2010-management-cost-target",),
        ("claim:nhsengland-rca-2014-cut", "claim:healthcareleader-nhse-20pct-2018-running-cost-cut"),
        ("claim:hsjjobs-icb-30pc-2023-allowance-30", "claim:parallelparliament-icb-50pc-2025-running-cost-cut"))),
    Element("Bodies merged or abolished", (
        ("claim:dh-reorganisation-shas-pcts-trusts-before", "claim:dh-reorganisation-shas-pcts-trusts-after"),
        ("claim:commonslibrary-sn724-2012-trusts", "series:primary-care-trusts-2013-04-01"),
        ("claim:digitalhealth-another-csu-collapses-2013-units", "claim:nhe-john-parkes-interview-2015-units"),
        ("claim:dhsc-wms-icb-2025-leadership-teams-before", "claim:dhsc-wms-icb-2025-leadership-teams")), join=" to ",
        suffix=("trusts", "trusts", "units", "teams")),
    Element("People dismissed or paid to go, as counted", (
        ("claim:hsj-redundancies-2006-08-total",), ("claim:nursingtimes-nao-2013-redundancies",),
        ("claim:hsj-6m-csu-redundancies-2016-severance",), ("claim:dhsc-pq-hl11089-exits-exits",)),
        suffix=("", "", "", "by October 2025")),
    Element("The redundancy bill", (
        ("claim:hsj-redundancies-2006-08-total-cost",), ("claim:hansard-wms-2013-redundancy-cost",),
        ("claim:hsj-6m-csu-redundancies-2016-exit-cost",), ("claim:dhsc-pq-99886-redundancy-redundancy-cost",))),
    Element("Taken on again", (
        (), ("calc:returned-share-2010-13",), ("calc:returned-share-2013-18",), ())),
    Element("Promises that the front line gains", (
        ("calc:recurs-front-line-pct-cuts",), ("calc:recurs-front-line-pct-clusters",),
        ("calc:recurs-front-line-csu-redundancies",), ("calc:recurs-front-line-trust-cuts",)),
        suffix=("on record", "on record", "on record", "on record")),
    Element("Hospitals and other trusts hit too", (
        ("claim:bbc-mps-inquiry-2006-04-posts",), ("claim:guardian-datablog-2011-hospital-posts",),
        ("claim:hsj-ft-exit-packages-2014-compulsory",), ("claim:nhsproviders-survey-release-2025-trusts-500",)),
        suffix=("posts", "posts", "dismissed", "at some trusts")),
    Element("Clinical staff hit too", (
        ("claim:standard-redundancies-2006-clinical",), ("claim:mmlmc-whats-happening-redundancies-2011-clinical",),
        ("claim:parallelparliament-nurses-redundancy-2014-nurses",), ("claim:nhsproviders-survey-release-2025-clinical-cutting",)),
        suffix=("dismissed", "dismissed", "nurses", "of leaders")),
    Element("Redundancies halted for want of money", (
        (), (), (), ("claim:mip-confusion-icb-job-cuts-2025-boards-pausing",)), suffix=("", "", "", "boards")),
)


def what_recurs(book: Book) -> Chart:
    """A matrix of era and element: each cell holds its figure or says that the record has none."""

    def quantity(reference: str) -> Quantity:
        return book.quantity(reference)

    def text(element: Element, k: int) -> str:
        shown = [_brief(quantity(one)) for one in element.cells[k]]
        return f"{element.join.join(shown)} {element.suffix[k]}".strip() if shown else "not in the record"

    rows = []
    for element in MATRIX:
        for k, era in enumerate(ERAS):
            if not element.cells[k]:
                rows.append(Row(f"{element.name}: {SHORT[era]}", None, era=era))
            for one in element.cells[k]:
                if one.startswith("series:"):
                    point = book.series.loc[one.removeprefix("series:")]
                    rows.append(Row(f"{element.name}: {SHORT[era]}", quantity(one), era=era, id=one, sources=[point.source]))
                else:
                    rows.append(Row(f"{element.name}: {SHORT[era]}", one, era=era))

    def cell(kit: Kit, x: float, y: float, wide: float, element: Element, k: int, size_: float) -> None:
        ax, colour = kit.axes, kit.colours[ERAS[k]]
        if not element.cells[k]:
            ax.barh(y, 20, left=x, height=11, facecolor="none", edgecolor=style.UNKNOWN, hatch="////", lw=1, zorder=3)
            ax.text(x + 27, y, "not in the record" if not kit.narrow else "no record", size=size_ - 0.5, va="center",
                    color=style.MUTED)
            return
        kinds = [quantity(one) for one in element.cells[k]]
        forward = any(q.looks_forward or q.status == "survey" for q in kinds)
        ax.plot([x + 6], [y], marker="o", ms=9, mfc=style.PAPER if forward else colour, mec=colour, mew=2, zorder=4)
        ax.text(x + 17, y, wrap(kit, text(element, k), wide - 19, size_), size=size_, weight="semibold", va="center",
                linespacing=0.95)

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, kit.width)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        if kit.narrow:
            y, half = 0.0, kit.width / 2
            for element in MATRIX:
                name = wrap(kit, element.name, kit.width, 13.5)
                ax.plot([0, kit.width], [y, y], color=style.GRID, lw=1)
                ax.text(0, y + 12, name, size=13.5, va="center", color=style.INK)
                y += 34
                for k, era in enumerate(ERAS):
                    x, yy = (k % 2) * half, y + (k // 2) * 38
                    ax.text(x, yy - 6, SHORT[era].partition(":")[0], size=11.5, color=style.MUTED, va="center")
                    cell(kit, x, yy + 10, half - 4, element, k, 12.5)
                y += 72
            return
        first, head = 196.0, 36.0
        wide = (kit.width - first) / len(ERAS)
        for k, era in enumerate(ERAS):
            years, _, name = SHORT[era].partition(": ")
            ax.axvspan(first + k * wide, first + (k + 1) * wide - 6, color=kit.colours[era], alpha=0.09, lw=0)
            ax.text(first + k * wide + 5, 4, f"{years}\n{name}", size=13, weight="semibold", va="top", linespacing=0.95)
        step = (kit.height - head - 6) / len(MATRIX)
        for i, element in enumerate(MATRIX):
            y = head + 6 + (i + 0.5) * step
            ax.plot([0, kit.width], [y - step / 2] * 2, color=style.GRID, lw=1, zorder=1)
            ax.text(0, y, wrap(kit, element.name, first - 14, 13.5), size=13.5, va="center", linespacing=0.95)
            for k in range(len(ERAS)):
                cell(kit, first + k * wide + 4, y, wide - 12, element, k, 13)

    return Chart(
        book=book, name="what-recurs", era="context", rows=rows, draw=draw, height=520, height_narrow=106 * len(MATRIX) + 8,
        footroom=2,
        title="In every era: money to find, an order to cut, fewer bodies or teams, a promise",
        subtitle="What the record holds of each era, England; solid dots had happened when the source wrote, hollow ones were planned, "
                 "ordered, feared or told to a survey; hatched is not in the record",
        alt="Matrix of ten elements and four eras: all but two lines have a figure in every era; re-employment is counted in two, and "
            "halted redundancies are on record in one.",
        description=" ".join(
            f"{element.name}: " + "; ".join(f"{SHORT[era].partition(':')[0]}, {text(element, k)}" for k, era in enumerate(ERAS)) + "."
            for element in MATRIX),
        note="The figures of a line are of the same sort and not of the same scope: compulsory redundancies in all the service, "
             "redundancies under one Act, severance deals at two units, exits from the Department and NHS England alone, for example. "
             "The bill of 2006 is a magazine’s multiplication, that of 2013–19 is of the same two units. "
             "The lines on those taken on again, on hospitals and on clinical staff are of the whole service, for every reason, and not "
             "of the era’s reorganisation. The hospital posts of 2010–13 were confirmed, planned or possible; those of 2025 are what some "
             "trusts told a survey, and whether each or together is not said; the nurses went in the calendar year 2013. The boards "
             "of 2025 share leadership teams and stay bodies in law.",
    )


# -- who came back --------------------------------------------------------------------------------------------------


def returned(book: Book) -> Chart:
    """Of those made redundant in a year, how many were employed in the service again by September 2018."""
    rows = []
    for year in RETURN_YEARS:
        for series, what in (("redundancies-staff-record", "made redundant"), ("returned-staff-record", "of them back by 2018")):
            point = book.series.loc[f"{series}-{year}"]
            rows.append(Row(f"{year.replace('-', '–')}: {what}", book.quantity(f"series:{series}-{year}"),
                            id=f"series:{series}-{year}", sources=[point.source]))
    shares = [book.calc(f"returned-share-{year}") for year in RETURN_YEARS]
    whole = book.calc("returned-share-2010-18")

    def draw(kit: Kit) -> None:
        ax = kit.axes
        gone = [book.quantity(f"series:redundancies-staff-record-{year}").value or 0 for year in RETURN_YEARS]
        back = [book.quantity(f"series:returned-staff-record-{year}").value or 0 for year in RETURN_YEARS]
        ax.set_ylim(0, max(gone) * 1.12)
        ax.set_xlim(-0.6, len(gone) - 0.4)
        ax.set_yticks([])
        ax.set_xticks(range(len(gone)), [y[2:].replace("-", "–") if kit.narrow else y.replace("-", "–") for y in RETURN_YEARS])
        for i, (a, b) in enumerate(zip(gone, back)):
            ax.bar(i, a, width=0.72, facecolor=style.GRID, edgecolor=style.MUTED, lw=0.8, zorder=2)
            ax.bar(i, b, width=0.72, facecolor=kit.colours["pct-clusters" if i < 3 else "csu-redundancies"], lw=0, zorder=3)
            ax.text(i, a + max(gone) * 0.015, number(a, "people", short=True), size=12 if kit.narrow else 13.5, ha="center", va="bottom")
            ax.text(i, b + max(gone) * 0.012, number(100 * b / a, "percent", short=True) if not kit.narrow else f"{100 * b / a:.0f}%",
                    size=12 if kit.narrow else 13.5, weight="semibold", ha="center", va="bottom", zorder=5)

    return Chart(
        book=book, name="returned", era="context", rows=rows, draw=draw, height=300, height_narrow=330,
        title=f"Of NHS staff made redundant in 2010–18, {number(whole.quantity.value or 0, 'percent')} were back by 2018",
        subtitle="People made redundant in each financial year, and (coloured) those employed in the service again by September "
                 "2018, England, all employers on the staff record",
        alt="Bar chart by year: redundancies fall from the year 2011–12 on, and a part of each year’s, between "
            f"{shares[-1].words} and {shares[0].words}, was back by 2018.",
        description=" ".join(f"{row.label}: {number(book.quantity(row.id).value or 0, 'people', spell=False)}." for row in rows)
            + " Shares: " + "; ".join(f"{year}, {share.words}" for year, share in zip(RETURN_YEARS, shares)) + ".",
        note="A minister’s answer of January 2019, from records that were not validated; general practice and two foundation trusts are "
             "left out, and every reason for redundancy is in. Later years had less time to return, which alone would lower their share.",
        also=("calc:returned-share-2010-18", *(f"calc:returned-share-{year}" for year in RETURN_YEARS)),
    )


# -- how long people were consulted ---------------------------------------------------------------------------------


def notice(book: Book) -> Chart:
    """How long staff were consulted."""
    rows = [
        Row("2006: Worcestershire hospitals", "claim:birminghampost-worcestershire-2006-consultation", era="pct-cuts"),
        Row("2006: Coventry trust", "claim:birminghampost-coventry-pct-2006-consultation", era="pct-cuts"),
        Row("2010–13: clusters", None, era="pct-clusters"),
        Row("2014: support units", "claim:hsj-csu-2014-consultation", era="csu-redundancies"),
        Row("2024–26: trusts and boards", None, era="trust-cuts"),
    ]
    shown = [row.words or book.figure(str(row.figure)).words for row in rows if row.figure]
    for row in rows:
        row.words = row.words if row.figure else "no length on record"
    return rows_chart(
        book, rows, limit=90, unit="days", ticks=(0, 30, 60, 90), margin=215,
        name="notice", era="context",
        title=f"Where a length of consultation is on record, it was {shown[1]}, {shown[2]} or {shown[0]}",
        subtitle="Length of consultation on job cuts, days",
        alt=f"Dot chart: {shown[0]} and {shown[1]} planned in 2006, {shown[2]} in 2014, nothing on record for the other two eras.",
        description=in_words(book, [row for row in rows if row.figure])
            + " The first two are hollow, as planned; that of 2014 solid, as begun. Two rows are hatched.",
        note="Whether the days are calendar days is not said. When each person was told is not on record for any era.",
    )


def key_to_charts(book: Book) -> Chart:
    """The grammar of the charts, drawn by the functions that draw them."""
    made = {
        "Reported: it had happened": Quantity.stated("exact", "posts", "reported", value=60),
        "Announced, planned or forecast": Quantity.stated("exact", "posts", "announced", value=60),
        "“About”: give or take a tenth": Quantity.stated("about", "posts", "announced", value=60),
        "“Up to”: at most this many": Quantity.stated("up_to", "posts", "announced", high=60),
        "“At least”: this many or more": Quantity.stated("at_least", "posts", "announced", low=60),
        "“Between”: one of these": Quantity.stated("between", "posts", "announced", low=40, high=80),
    }
    rows = [Row(name, q) for name, q in made.items()] + [Row("The record is silent", None)]
    return rows_chart(
        book, rows, limit=100, margin=245, row_height=44, name="key-to-charts", era="context",
        title="How to read the charts of this book", subtitle="An invented number of 60 posts, drawn in seven ways",
        alt="Key: solid is reported, hollow was announced or planned, a stroke is a bound, an arrow has no upper end, hatched is unknown.",
        description="Seven rows. " + " ".join(f"{row.label}." for row in rows),
        note="The numbers in this chart are invented to show the drawing.",
    )
