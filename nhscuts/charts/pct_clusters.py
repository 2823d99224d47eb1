"""Charts of the chapter on PCT clusters, 2010–13."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..book import Book
from ..calculations.pct_clusters import DEBATE
from ..errors import BookError
from ..quantity import Quantity
from ..schema import label
from ..tables import date_words
from ..words import number
from . import style
from .chart import Chart, Kit, Row, text_width, wrap
from .grammar import rows_chart

ERA = "pct-clusters"
TRUSTS_151, TRUSTS_152 = "claim:communitycare-clusters-2010-trusts", "claim:kirklees-pct-annual-report-2012-trusts"
CLUSTERS_50, CLUSTERS_52 = "claim:kirklees-pct-annual-report-2012-clusters", "claim:hsj-52-clusters-2011-clusters"
MONEY_FIRST = "claim:communitycare-clusters-2010-social-care-2011-12"
MONEY_SECOND = "claim:communitycare-clusters-2010-social-care-2012-13"
CARERS = "claim:communitycare-clusters-2010-carers"


# -- structures -------------------------------------------------------------------------------------------------


def _x(iso: str) -> float:
    """A date as a decimal year; the first day where only month or year is given."""
    parts = [int(p) for p in iso.split("-")] + [1, 1]
    day = dt.date(parts[0], parts[1], parts[2])
    start, end = dt.date(day.year, 1, 1), dt.date(day.year + 1, 1, 1)
    return day.year + (day - start).days / (end - start).days


def structures_timeline(book: Book) -> Chart:
    """From the trusts to clusters to abolition: what existed when, and what was only planned."""
    events = book.events

    def event(id: str, text: str) -> Row:
        row = events.loc[id]
        words = date_words(row.date) + (", planned" if row.status == "expected" else "")
        return Row(text, words=words, id=id, sources=[row.source])

    def when(id: str, column: str = "date") -> float:
        return _x(events.loc[id, column])

    announced = event("communitycare-clusters-2010-announcement", "clusters announced")
    guidance = event("lgc-clusters-2011-guidance", "guidance on the transition")
    letters = Row("the seven areas’ letters", words="2011, after the guidance; day not known",
                  id="lgc-clusters-2011-letters", sources=["lgc-clusters-2011"])
    chiefs = event("guardian-west-midlands-clusters-2011-appointments", "chief executives for West Midlands clusters")
    counted = event("hsj-52-clusters-2011-landscape", "clusters reported taking shape")
    due = event("communitycare-clusters-2010-clusters-by-june", "clusters due")
    money = Row("trusts still funded", "claim:commonslibrary-sn724-2012-trusts")
    abolished = event("wikimili-pct-list-abolition-trusts", "trusts abolished")
    planned_end = event("communitycare-clusters-2010-abolition", "trusts’ role to end")
    lanes = [
        ("Primary care trusts", [Row("Primary care trusts, as the operating framework counts them", TRUSTS_151),
                                 Row("Primary care trusts, as NHS Kirklees counts them", TRUSTS_152)]),
        ("PCT clusters", [Row("PCT clusters, as NHS Kirklees counts them", CLUSTERS_50),
                          Row("PCT clusters, as the Health Service Journal counts them", CLUSTERS_52)]),
        ("Strategic health authorities", [Row("Strategic health authorities", "claim:hpi-revised-ia-2011-shas")]),
        ("Clusters of authorities", [Row("Clusters of strategic health authorities", "claim:wikimili-pct-list-sha-clusters")]),
        ("Clinical commissioning groups", [Row("Clinical commissioning groups", "claim:publicfinance-nao-2013-ccgs")]),
    ]
    marks = [announced, guidance, letters, chiefs, counted, due, money, abolished, planned_end]
    noted = str(book.claim("commonslibrary-sn724-2012-trusts").row.as_of)
    start, stop = 2010.35, 2013.78
    end = when(abolished.id) + 1 / 365
    seen = _x("2012-04-01")  # NHS Kirklees reports of 2011–12 that trusts had moved into clusters

    def text_of(rows: list[Row]) -> str:
        shown = [number(book.quantity(str(row.figure)).value or 0, "organisations", short=True) for row in rows]
        return " or ".join(shown)

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(start, stop)
        ax.set_ylim(kit.height, 0)
        ax.set_yticks([])
        ax.set_xticks([2011, 2012, 2013], ["2011", "2012", "2013"])
        ax.grid(axis="x")
        colour = kit.colours[ERA]
        step, thick = (56, 17) if kit.narrow else (39, 19)

        def bar(y: float, a: float, b: float, kind: str, ink: str) -> None:
            ax.barh(y, b - a, left=a, height=thick, lw=1.6, zorder=3,
                    facecolor=ink if kind == "solid" else style.PAPER,
                    edgecolor=style.UNKNOWN if kind == "unknown" else ink, hatch="////" if kind == "unknown" else None)

        bars = [
            [(start, end, "solid")],
            [(when(announced.id), when(counted.id), "hollow"), (when(counted.id), seen, "solid"), (seen, end, "unknown")],
            [(start, end, "solid")],
            [(when("hpi-sha-clusters-2011-finalised"), _x("2011-10"), "hollow"), (_x("2011-10"), _x("2011-11"), "solid"),
             (_x("2011-11"), end, "unknown")],
            [(when(announced.id), when("publicfinance-nao-2013-ccgs-start"), "hollow"),
             (when("publicfinance-nao-2013-ccgs-start"), stop, "solid")],
        ]
        y = 34.0 if kit.narrow else 14.0
        for i, ((name, rows), parts) in enumerate(zip(lanes, bars)):
            ink = colour if i < 2 else style.MUTED
            for a, b, kind in parts:
                bar(y, a, b, kind, ink)
            last = parts[-1][1]
            count = text_of(rows)
            if kit.narrow:
                ax.text(start, y - 20, f"{name}: {count}", size=kit.size, va="center", ha="left",
                        weight="semibold" if i < 2 else "normal",
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}, zorder=6)
            else:
                ax.text(-0.014, y, wrap(kit, name, 150), size=kit.size, va="center", ha="right", linespacing=0.95,
                        weight="semibold" if i < 2 else "normal", transform=ax.get_yaxis_transform())
                if last < stop:
                    ax.annotate(count, (last, y), xytext=(8, 0), textcoords="offset points", size=kit.size,
                                weight="semibold", va="center", ha="left", zorder=6)
                else:
                    ax.text((parts[-1][0] + last) / 2, y, count, size=kit.size, weight="semibold", va="center",
                            ha="center", color=style.PAPER, zorder=6)
            if i == 0:
                ax.plot([end, end], [y - thick * 0.8, y + thick * 0.8], color=colour, lw=3.2, zorder=6)
            y += step
        y += 2 if kit.narrow else 6
        ax.plot([start, stop], [y - step / 2] * 2, color=style.MUTED, lw=1, zorder=2)
        line = 27 if kit.narrow else 25
        for row in marks:
            if row is letters:
                a, b = when(guidance.id), _x("2012-01-01")
                ax.barh(y, b - a, left=a, height=9, facecolor=style.PAPER, edgecolor=style.UNKNOWN, hatch="////", lw=1,
                        zorder=3)
                at = b
            else:
                at = _x(noted) if row is money else when(row.id)
                hollow = not row.figure and events.loc[row.id, "status"] == "expected"
                if hollow and events.loc[row.id, "precision"] == "month":
                    at += 0.5 / 12
                ax.plot([at], [y], marker="o", ms=9, mfc=style.PAPER if hollow else colour, mec=colour, mew=2, zorder=5)
            date = {"day": "%-d %b %Y", "month": "%b %Y"}
            if row is letters:
                text = f"2011: {row.label}"
            else:
                iso = noted if row is money else events.loc[row.id, "date"]
                fmt = date["day" if len(iso) == 10 else "month"]
                what = "West Midlands chiefs named" if row is chiefs and kit.narrow else row.label
                text = f"{dt.date.fromisoformat((iso + '-01')[:10]):{fmt}}: {what}"
            left = at > 2012.6 or (kit.narrow and at > 2011.95 and row is not letters)
            ax.annotate(text, (at, y), xytext=(-10 if left else 10, 0), textcoords="offset points", size=kit.size - 0.5,
                        va="center", ha="right" if left else "left", zorder=6,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
            y += line

    rows = [row for _, group in lanes for row in group] + marks
    first, last_ = book.claim("communitycare-clusters-2010-trusts").words, text_of(lanes[1][1])
    return Chart(
        book=book, name="clusters-structures", era=ERA, rows=rows, draw=draw, margin=170, height=458, height_narrow=590,
        title="The clusters were laid over trusts that stayed in being until 2013",
        subtitle="England: commissioning bodies of the NHS and what was decided about them, 2010–13",
        alt="Timeline: the bar of the primary care trusts runs on unbroken beside that of their clusters until the trusts "
            "are abolished on 31 March 2013.",
        description=(
            f"Five bars over three years. Primary care trusts ({text_of(lanes[0][1])}) are solid from before 2010 to "
            f"31 March 2013. Their clusters ({last_}) are hollow from 15 December 2010, when they were announced, solid from "
            "28 April 2011, when they were reported taking shape, and hatched from April 2012, because no source says when "
            f"they ended. Strategic health authorities ({text_of(lanes[2][1])}) are solid to 31 March 2013; clusters of these "
            f"({text_of(lanes[3][1])}) are hollow from July 2011, solid in October 2011 and hatched after. Clinical "
            f"commissioning groups are hollow as consortia in plan and solid from 1 April 2013, when {text_of(lanes[4][1])} "
            "started. Below, dated events: " + "; ".join(
                f"{row.label} ({row.words or date_words(noted) + ', ' + first.replace('organisations', 'trusts')})"
                for row in marks) + "."
        ),
        note="Solid: reported. Hollow: announced or planned. Hatched: not stated. The bars of trusts and strategic health "
             "authorities begin before the chart does. The day of abolition is from a mirror of Wikipedia. In plan, "
             "clinical commissioning groups were called GP consortia.",
    )


def counts_that_disagree(book: Book) -> Chart:
    """Each source that counts trusts or clusters, in order of time."""
    point = book.series.loc["primary-care-trusts-2006-10-01"]
    lines: list[tuple[str, list[Row]]] = [
        ("Department of Health, for October 2006", [
            Row("Trusts: Department of Health, for October 2006", book.quantity("series:" + point.id), id=point.id,
                sources=[point.source])]),
        ("Guardian, July 2010", [Row("Trusts: Guardian, July 2010", "claim:guardian-jobs-toll-2010-trusts")]),
        ("Operating framework, December 2010", [
            Row("Trusts: operating framework, in Community Care, December 2010", TRUSTS_151),
            Row("Trusts: operating framework, in the BMJ, December 2010", "claim:bmj-pct-clusters-2010-trusts")]),
        ("Guardian, March 2011", [
            Row("Trusts: Guardian, March 2011", "claim:guardian-careers-2011-trusts"),
            Row("Clusters: Guardian, March 2011", "claim:guardian-careers-2011-clusters")]),
        ("Health Service Journal, April 2011", [Row("Clusters: Health Service Journal, April 2011", CLUSTERS_52)]),
        ("Commons Library, April 2012", [Row("Trusts: Commons Library, April 2012",
                                             "claim:commonslibrary-sn724-2012-trusts")]),
        ("NHS Kirklees, report for 2011–12", [Row("Trusts: NHS Kirklees, report for 2011–12", TRUSTS_152),
                                              Row("Clusters: NHS Kirklees, report for 2011–12", CLUSTERS_50)]),
        ("Health Service Journal in 2020, of 2010", [Row("Trusts: Health Service Journal in 2020, of 2010",
                                                         "claim:hcsa-hsj-ccg-map-2020-trusts")]),
    ]
    rows = [row for _, group in lines for row in group]

    def value(row: Row) -> float:
        q = book.quantity(row.figure) if isinstance(row.figure, str) else row.figure
        assert isinstance(q, Quantity) and q.value is not None
        return q.value

    trusts = sorted({value(r) for r in rows if r.label.startswith("Trusts")})
    clusters = sorted({value(r) for r in rows if r.label.startswith("Clusters")})
    columns = {v: i for i, v in enumerate(trusts)} | {v: i + len(trusts) + 0.7 for i, v in enumerate(clusters)}

    def draw(kit: Kit) -> None:
        ax = kit.axes
        head, step = (58, 54) if kit.narrow else (56, 33)
        ax.set_xlim(-0.5, max(columns.values()) + 0.5)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        bottom = head + step * (len(lines) - 1) + (16 if kit.narrow else 14)
        for name, values in (("Primary care trusts", trusts), ("Clusters", clusters)):
            middle = sum(columns[v] for v in values) / len(values)
            ax.text(middle, 6, name, size=kit.size, va="center", ha="center", color=style.MUTED)
            for v in values:
                ax.text(columns[v], 28, f"{v:.0f}", size=kit.size + 3, weight="semibold", va="center", ha="center")
                ax.plot([columns[v]] * 2, [42, bottom], color=style.GRID, lw=1, zorder=1)
        for i, (name, group) in enumerate(lines):
            y = head + i * step + (16 if kit.narrow else 0)
            if kit.narrow:
                ax.text(-0.5, y - 22, name, size=kit.size, va="center", ha="left", zorder=6,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1})
            else:
                ax.text(-0.012, y, name, size=kit.size, va="center", ha="right", transform=ax.get_yaxis_transform())
            xs = sorted({columns[value(row)] for row in group})
            if len(xs) > 1:
                ax.plot(xs, [y] * len(xs), color=style.GRID, lw=2, zorder=2)
            for row in group:
                q = book.quantity(row.figure) if isinstance(row.figure, str) else row.figure
                assert isinstance(q, Quantity)
                ax.plot([columns[value(row)]], [y], marker="o", ms=12, mew=2.2, zorder=4, mec=kit.colours[ERA],
                        mfc=style.PAPER if q.looks_forward else kit.colours[ERA])

    pair = [" or ".join(f"{v:.0f}" for v in values) for values in (trusts, clusters)]
    return Chart(
        book=book, name="clusters-counts", era=ERA, rows=rows, draw=draw, margin=292, height=336, height_narrow=502,
        title=f"Sources count {pair[0]} trusts, and {pair[1]} clusters; none says why",
        subtitle="England: primary care trusts and clusters, by the source that counts them, 2006–20",
        alt=f"Dot chart: a dot for each source under {pair[0]} trusts and under {pair[1]} clusters; both pairs of counts "
            "run side by side to 2012.",
        description="One line a source, one column a number. " + " ".join(
            f"{row.label}: {value(row):.0f}." for row in rows)
            + " The Guardian’s clusters are hollow, because they were still being formed; all other dots are solid.",
        note="Community Care and the BMJ report the same operating framework and share a dot. The Health Service Journal’s "
             "clusters include trusts that stood alone; whether the others’ do is not said.",
    )


def _tenths(q: Quantity) -> str:
    """An interval of means in tenths, rounded outwards."""
    return f"between {math.floor(q.low * 10) / 10:.1f} and {math.ceil(q.high * 10) / 10:.1f} trusts"


def trusts_per_cluster(book: Book) -> Chart:
    """How many trusts a cluster held, over all the counts that disagree."""
    all_, shared = book.calc("clusters-trusts-per-cluster"), book.calc("clusters-trusts-per-shared-cluster")
    alone = book.claim("hsj-52-clusters-2011-standalone")
    one = Quantity.stated("exact", "organisations", "reported", value=1)
    rows = [
        Row("Greater Manchester, plan of February", "claim:hsj-cluster-plans-2011-greater-manchester"),
        Row("Greater Manchester, report of April", "claim:hsj-52-clusters-2011-greater-manchester"),
        Row("Tees, plan of February", "claim:hsj-cluster-plans-2011-tees"),
        Row("Average of shared clusters", "calc:clusters-trusts-per-shared-cluster", words=_tenths(shared.quantity)),
        Row("Average of all clusters", "calc:clusters-trusts-per-cluster", words=_tenths(all_.quantity)),
        Row("A standalone trust, such as Somerset", one, words="one trust", id=alone.id, sources=[alone.source.key]),
    ]

    def shown(chart: Chart, row: Row) -> str:
        q = chart.quantity(row)
        if q is not None and q.is_exact:
            return number(q.low, q.unit, short=True)
        return chart.figure_words(row).replace(" organisations", "").replace(" trusts", "").replace("between ", "").replace(
            " and ", " to ")

    return rows_chart(
        book, rows, limit=10, ticks=(0, 2, 4, 6, 8, 10), margin=250, row_height=46, label_words=shown,
        name="clusters-size", era=ERA, title=f"A cluster held {_tenths(all_.quantity)} on average; the largest held ten",
        subtitle="England: primary care trusts in each cluster, 2011",
        alt=f"Interval chart: a cluster held {_tenths(all_.quantity)} on average, Greater Manchester’s 10.",
        description="Six lines. " + " ".join(
            f"{row.label}: {(row.words or book.figure(str(row.figure)).words).replace('organisations', 'trusts')}."
            for row in rows)
            + " Plans are hollow, reports solid. The two averages are bars, as wide as the counts that disagree make them. "
            f"Health Service Journal counts {alone.words.replace('organisations', 'standalone trusts')} among the clusters.",
        note="A standalone trust counts as a cluster of one. The average of shared clusters leaves these out.",
        also=("claim:hsj-52-clusters-2011-standalone", "calc:clusters-range", "calc:clusters-trusts-range"),
    )


def merger_test(book: Book) -> Chart:
    """What the counts of NHS bodies would have been with trusts separate or merged, against counts made later."""
    rows = [
        Row("If each cluster had become one body", "calc:clusters-bodies-if-merged"),
        Row("If the trusts stayed separate", "calc:clusters-bodies-if-separate"),
        Row("In June 2011, as the Leader of the Opposition counts them", "claim:independent-852m-2011-statutory"),
        Row("Closed in 2013, as the audit office counts them", "claim:publicfinance-nao-2013-closed"),
    ]
    merged, separate = book.calc("clusters-bodies-if-merged"), book.calc("clusters-bodies-if-separate")
    words = [book.figure(str(row.figure)).words for row in rows]
    return rows_chart(
        book, rows, limit=195, ticks=(0, 50, 100, 150), margin=250, row_height=52,
        label_words=lambda chart, row: chart.figure_words(row).replace(" organisations", "").replace("between ", "").replace(
            " and ", " to "),
        name="clusters-merger-test", era=ERA,
        title="Later counts of NHS bodies are far above what merged trusts would have left",
        subtitle="England: trusts and strategic health authorities worked out two ways, and NHS bodies as counted later",
        alt=f"Interval chart: merged trusts would leave {words[0]}, separate ones {words[1]}; later counts are "
            f"{words[2].removesuffix(' organisations')} and {words[3]}.",
        description=f"If each cluster had become one body in law, trusts and strategic health authorities together would "
            f"come to {merged.words}; if all stayed separate, to {separate.words}. The Leader of the Opposition counted "
            f"{words[2]} in June 2011, and the National Audit Office {words[3]} closed in 2013: a bar that runs on from "
            "there with an arrow, because nothing bounds it above.",
        note="The later counts take in other kinds of body too, which their sources do not list. The count of June 2011 is "
             "a party’s, made in the month in which the clusters were due.",
    )


# -- money --------------------------------------------------------------------------------------------------------


def money_by_year(book: Book) -> Chart:
    """Money for councils' social care by year, and for carers' breaks over years that cannot be told apart."""
    rows = [
        Row("Councils’ adult social care, 2011–12", MONEY_FIRST), Row("Councils’ adult social care, 2012–13", MONEY_SECOND),
        Row("Councils’ adult social care, 2013–14"), Row("Councils’ adult social care, 2014–15"),
        Row("Carers’ short breaks, 2011 to 2015 as a whole", CARERS),
    ]
    first, second, carers = (book.figure(str(rows[i].figure)) for i in (0, 1, 4))
    fall = book.calc("clusters-social-care-fall")

    def draw(kit: Kit) -> None:
        ax = kit.axes
        colour = kit.colours[ERA]
        top, base, band = 26.0, kit.height - 82, kit.height - 38
        ax.set_xlim(0, 4)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        scale = (base - top - 16) / max(first.quantity.high, second.quantity.high)
        ax.text(0, 0, "For councils’ adult social care", size=kit.size, va="top", ha="left", color=style.MUTED)
        for i, row in enumerate(rows[:4]):
            year = f"{2011 + i}–{12 + i}"
            ax.text(i + 0.5, base + 14, year, size=kit.size, va="center", ha="center", color=style.MUTED)
            q = book.quantity(row.figure) if isinstance(row.figure, str) else None
            if q is None or q.value is None:
                ax.bar(i + 0.5, -34, bottom=base, width=0.56, facecolor=style.PAPER, edgecolor=style.UNKNOWN, hatch="////",
                       lw=1)
                ax.text(i + 0.5, base - 46, "not stated", size=kit.size, va="center", ha="center", color=style.MUTED)
                continue
            ax.bar(i + 0.5, -q.value * scale, bottom=base, width=0.56, facecolor=style.PAPER, edgecolor=colour, lw=1.8,
                   zorder=3)
            ax.text(i + 0.5, base - q.value * scale - 11, number(q.value, "gbp", short=True), size=kit.size + 1,
                    weight="semibold", va="center", ha="center")
        ax.plot([0, 4], [base, base], color=style.MUTED, lw=1.2, zorder=4)
        ax.barh(band + 14, 4 - 0.04, left=0.02, height=24, facecolor=style.PAPER, edgecolor=colour, lw=1.8, hatch="////",
                zorder=3)
        text = f"{number(carers.quantity.value or 0, 'gbp', short=True)} for carers’ breaks, 2011 to 2015"
        ax.text(2, band + 14, text, size=kit.size, weight="semibold", va="center", ha="center", zorder=6,
                bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 2.5})
        ax.text(2, band + 40, "one sum for the whole period, not to scale", size=kit.size, va="center", ha="center",
                color=style.MUTED)

    return Chart(
        book=book, name="clusters-money", era=ERA, rows=rows, draw=draw, height=340, height_narrow=370,
        title=f"The money for councils was to fall by {fall.words}; the carers’ money cannot be split by year",
        subtitle="England: money allocated for adult social care and for carers’ breaks, pounds of the day, financial years",
        alt=f"Bar chart: {first.words} for councils in 2011–12 and {second.words} in 2012–13; {carers.words} for carers is "
            "one hatched bar across all the years.",
        description=f"Two hollow bars, because money was allocated and not shown to be spent: {first.words} in 2011–12 and "
            f"{second.words} in 2012–13. For 2013–14 and 2014–15 small hatched bars stand for figures that the document does "
            f"not give. Beneath, one hatched bar runs across all the years: {carers.words} for carers’ short breaks, "
            "whose split by year is not stated.",
        note="Hollow: allocated. Hatched: not stated. The bar for carers is not to scale and is not divided: neither its split "
             "nor whether its years are calendar or financial ones is stated.",
        also=("calc:clusters-social-care-fall",),
    )


def announced_twice(book: Book) -> Chart:
    """What was left for councils by the report of November against the framework of December."""
    rows = [
        Row("2011–12: November, less reablement", "calc:clusters-november-2011-12"),
        Row("2011–12: December’s framework", MONEY_FIRST),
        Row("2012–13: November, less reablement", "calc:clusters-november-2012-13"),
        Row("2012–13: December’s framework", MONEY_SECOND),
    ]
    words = [book.figure(str(row.figure)).words for row in rows]
    return rows_chart(
        book, rows, limit=800e6, unit="gbp", ticks=(0, 200e6, 400e6, 600e6, 800e6), margin=250, row_height=50,
        label_words=lambda chart, row: {"about": "about "}.get(book.quantity(str(row.figure)).qualifier, "") + number(
            book.quantity(str(row.figure)).value or 0, "gbp", short=True),
        name="clusters-money-twice", era=ERA,
        title="December’s figures for councils lie within what November’s report allowed",
        subtitle="England: money from primary care trusts to councils for adult social care, by financial year",
        alt=f"Interval chart: {words[0]} by November’s report against {words[1]} in December for 2011–12; {words[2]} against "
            f"{words[3]} for 2012–13.",
        description="Four hollow dots, because money was allocated and not shown to be spent. " + " ".join(
            f"{row.label}: {text}." for row, text in zip(rows, words))
            + " November’s dots carry bars: the width that its rounding and its “about” leave. December’s dots lie within "
            "them.",
        note="November’s report gives the money to trusts and the part that they were to keep for reablement; the rest is "
             "worked out. That the rest was to go to councils is how both reports are read here.",
    )


# -- arguments ------------------------------------------------------------------------------------------------------

THEMES = ("local-arrangements", "fit-with-reform", "capacity", "accountability", "services", "cost-of-change", "pace", "staff")
GOVERNMENT, SEVEN = ("department-of-health", "nhs"), ("seven-areas",)
#: Each argument in the few words that a map has room for; the record has them at length.
SHORT = {
    "communitycare-clusters-2010-dh-consortia": "Clusters will lend staff to the new consortia",
    "communitycare-clusters-2010-dh-press-ahead": "The wider reforms go ahead",
    "communitycare-clusters-2010-dh-statutory-duties": "Trusts’ duties in law will still be met",
    "communitycare-clusters-2010-dh-separate-organisations": "Not every trust can be kept fully working until 2013",
    "communitycare-clusters-2010-dh-space-for-consortia": "New consortia need the room and the staff",
    "communitycare-clusters-2010-unions-opposition": "Unions oppose the reforms; reasons not given",
    "communitycare-clusters-2010-nhs-leaders-capacity": "NHS leaders doubt that so much can be done with so little money",
    "communitycare-clusters-2010-communitycare-councils": "Community Care: ties with councils will be affected",
    "lgc-clusters-2011-nicholson-clusters": "Every trust is to join a cluster",
    "lgc-clusters-2011-dh-guidance": "What trusts and councils run well should not be broken up",
    "lgc-clusters-2011-seven-areas-innovators": "Those furthest ahead will be harmed",
    "lgc-clusters-2011-seven-areas-dismantling": "Joint arrangements will have to be taken apart",
    "lgc-clusters-2011-seven-areas-exemption": "Areas such as these should be let off",
    "lgc-clusters-2011-seven-areas-not-the-bill": "The objection is to the route, not to the Bill",
    "lgc-clusters-2011-seven-areas-resilience": "A steady, answerable service is the right aim",
    "lgc-clusters-2011-seven-areas-uniform-cost": "One uniform way will prove costly",
    "lgc-clusters-2011-seven-areas-local-public-services": "Local services will suffer in ways nobody intends",
    "lgc-clusters-2011-seven-areas-localism": "Joint working grew out of local need",
    "lgc-clusters-2011-seven-areas-single-pattern": "One national pattern puts this at risk",
    "lgc-clusters-2011-seven-areas-pace": "Speed makes the risk greater",
    "lgc-clusters-2011-seven-areas-guidance": "Without flexibility, the guidance cannot be kept",
    "lgc-clusters-2011-seven-areas-one-size": "One model everywhere is not needed",
    "lgc-clusters-2011-seven-areas-joint-posts": "Joint posts held by council staff become harder to manage",
    "lgc-clusters-2011-seven-areas-increased-costs": "Taking arrangements apart costs more",
    "lgc-clusters-2011-seven-areas-consortia-and-boards": "It cuts across what consortia and boards work out locally",
}
#: How the money for social care should be used: not an argument about clusters.
ON_MONEY = ("communitycare-clusters-2010-dh-joint-agreement", "communitycare-clusters-2010-dh-social-care-uses",
            "communitycare-clusters-2010-dh-carers-pooling")
MARKERS = {"for": ("o", "for"), "assurance": ("o", "for"), "against": ("X", "against"), "warning": ("^", "warning")}


def argument_map(book: Book) -> Chart:
    """Who argued what about clustering, by theme; where the government side says nothing, that is drawn."""
    positions = book.positions[book.positions.source.isin(DEBATE)]
    mapped = positions[~positions.index.isin(ON_MONEY)]
    if missing := [id for id in mapped.index if id not in SHORT]:
        raise BookError(f"The argument map of the clusters has no words for {', '.join(missing)}.")
    themes = [t for t in dict.fromkeys([*THEMES, *mapped.theme]) if (mapped.theme == t).any()]
    sides = {"Government and NHS chief": GOVERNMENT, "The seven areas": SEVEN}

    def side(body: str) -> str:
        return next((name for name, bodies in sides.items() if body in bodies), "Others")

    names = [*sides, "Others"]
    cells = {(t, n): [(id, SHORT[id], row.stance) for id, row in mapped.iterrows()
                      if row.theme == t and side(row.body) == n] for t in themes for n in names}
    rows = [Row(f"{label('positions', 'theme', t).capitalize()} · {n}: {text}", words=label("positions", "stance", stance),
                id=id, sources=[mapped.loc[id, "source"]])
            for t in themes for n in names for id, text, stance in cells[t, n]]
    silent = [t for t in themes if cells[t, names[1]] and not cells[t, names[0]]]
    rows += [Row(f"{label('positions', 'theme', t).capitalize()} · {names[0]}") for t in silent]

    def draw(kit: Kit) -> float:
        """Draws the map and gives its height."""
        ax = kit.axes
        ax.set_xlim(0, kit.width)
        ax.set_ylim(kit.height, 0)
        ax.set_xticks([])
        ax.set_yticks([])
        ax.spines["bottom"].set_visible(False)
        colour = kit.colours[ERA]
        size, leading = (13, 16.5) if kit.narrow else (13.5, 17)

        def stance_mark(x: float, y: float, stance: str) -> None:
            ax.plot([x], [y], marker=MARKERS[stance][0], ms=8, color=colour if stance in ("for", "assurance") else style.INK,
                    mew=0, zorder=4, ls="none")

        def statements(entries: list[tuple[str, str, str]], x: float, y: float, width: float) -> float:
            for _, text, stance in entries:
                lines = wrap(kit, text, width - 16, size).split("\n")
                stance_mark(x + 5, y + leading * 0.5, stance)
                for line in lines:
                    ax.text(x + 16, y + leading * 0.5, line, size=size, va="center", ha="left")
                    y += leading
                y += 5
            return y

        def silence(x: float, y: float, width: float) -> float:
            text = "nothing in the record"
            ax.add_patch(_box(x + 1, y, width, leading + 6))
            ax.text(x + width / 2, y + leading * 0.5 + 3, text, size=size, va="center", ha="center", color=style.MUTED,
                    bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0}, zorder=5)
            return y + leading + 9

        x = 0.0
        for stance in ("for", "against", "warning"):
            stance_mark(x + 5, 6, stance)
            ax.text(x + 16, 6, MARKERS[stance][1], size=size, va="center", ha="left", color=style.MUTED)
            x += 16 + text_width(kit, MARKERS[stance][1], size) + 18
        if kit.narrow:
            y = 30.0
            for theme in themes:
                y = _theme_line(kit, theme, y, size + 1)
                for name in names:
                    if cells[theme, name] or (theme in silent and name == names[0]):
                        ax.text(0, y + leading * 0.5, name, size=size, va="center", ha="left", color=style.MUTED)
                        y += leading + 2
                    if cells[theme, name]:
                        y = statements(cells[theme, name], 0, y, kit.width)
                    elif theme in silent and name == names[0]:
                        y = silence(0, y, 170)
                y += 8
            return y
        lefts, widths = (0, 232, 500), (216, 252, kit.width - 500)
        for name, left in zip(names, lefts):
            ax.text(left, 34, name, size=size + 0.5, weight="semibold", va="center", ha="left")
        y = 52.0
        for theme in themes:
            y = _theme_line(kit, theme, y, size)
            bottom = y
            for name, left, width in zip(names, lefts, widths):
                if cells[theme, name]:
                    bottom = max(bottom, statements(cells[theme, name], left, y, width))
                elif theme in silent and name == names[0]:
                    bottom = max(bottom, silence(left, y, 170))
            y = bottom + 6
        return y

    areas, local = book.calc("clusters-areas-arguments"), book.calc("clusters-areas-arguments-local")
    unanswered = book.calc("clusters-areas-arguments-unanswered")
    quiet = ", ".join(label("positions", "theme", t) for t in silent[:-1]) + " and " + label("positions", "theme", silent[-1])
    return Chart(
        book=book, name="clusters-arguments", era=ERA, rows=rows, draw=draw,  # type: ignore[arg-type]
        height=_height(draw, narrow=False), height_narrow=_height(draw, narrow=True),
        title="The seven areas warned of cost and of trouble with joint posts; the record holds no reply",
        subtitle="England: arguments about grouping trusts into clusters, by what they turn on and who made them, 2010–11",
        alt=f"Argument map: of {areas.words} of the seven areas, {local.words} turn on local arrangements and "
            f"{unanswered.words} on themes on which the government side says nothing.",
        description="A table of short statements, each marked as for, against or a warning. " + " ".join(
            f"{label('positions', 'theme', t).capitalize()}: " + "; ".join(
                f"{n}: " + ", ".join(f"{text} ({label('positions', 'stance', stance)})" for _, text, stance in cells[t, n])
                for n in names if cells[t, n]) + "." for t in themes)
            + f" On {quiet} the place of the government is hatched: nothing in the record.",
        note="Paraphrases. The unions and the NHS leaders speak of the reforms as a whole, not of clusters. The chief "
             "executive’s reason is as the areas’ letters take it. What the department said of how to use the money for social "
             "care is left out.",
        also=("calc:clusters-areas-arguments", "calc:clusters-areas-arguments-local",
              "calc:clusters-areas-arguments-unanswered"),
    )


def _height(draw: Callable[[Kit], float], narrow: bool) -> float:
    """How high a drawing comes out that lays its own text out, as `Chart` counts height."""
    width = style.NARROW if narrow else style.WIDE
    with mpl.rc_context(style.settings()):
        fig = Figure(figsize=(width / style.UNITS_PER_INCH, 20), dpi=style.UNITS_PER_INCH)
        FigureCanvasAgg(fig)
        return draw(Kit(fig.add_axes((0, 0, 1, 1)), narrow, width - 6, 2000, style.era_colours())) + 10


def _box(x: float, y: float, width: float, height: float) -> Rectangle:
    """A hatched box: silence of the record."""
    return Rectangle((x, y), width, height, facecolor=style.PAPER, edgecolor=style.UNKNOWN, hatch="////", lw=1, zorder=3)


def _theme_line(kit: Kit, theme: str, y: float, size: float) -> float:
    """A rule with the theme's name under it; gives where what follows may begin."""
    kit.axes.plot([0, kit.width], [y, y], color=kit.colours[ERA], lw=1.6)
    kit.axes.text(0, y + 13, label("positions", "theme", theme).capitalize(), size=size, weight="semibold",
                  va="center", ha="left")
    return y + 26
