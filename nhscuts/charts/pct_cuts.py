"""Charts of the chapter on primary care trust cuts, 2006."""

from __future__ import annotations

from ..book import Book
from ..words import bounds, number, words
from . import style
from .chart import Chart, Kit, Row, wrap
from .grammar import in_words, inward_tick_labels, rows_chart

ERA = "pct-cuts"


def package_bridge(book: Book) -> Chart:
    """The package of cuts against what the article explains of it; the rest is hatched."""
    rows = [
        Row("Cut in its purchaser parity adjustment", "claim:hsj-coventry-2006-parity-cut"),
        Row("Contribution to the strategic health authority", "claim:hsj-coventry-2006-sha-contribution"),
        Row("Deficit at the year end, March 2006", "claim:hsj-coventry-2006-year-end-deficit"),
        Row("Not explained in the article", "calc:coventry-unexplained"),
        Row("Package of cuts", "claim:hsj-coventry-2006-package"),
    ]
    rest, package = book.calc("coventry-unexplained"), book.claim("hsj-coventry-2006-package")
    named = book.calc("coventry-explained")

    def draw(kit: Kit) -> None:
        ax = kit.axes
        whole = package.quantity.value or 0.0
        ax.set_xlim(0, whole * 1.012)
        ax.set_ylim(len(rows) - 0.4, -0.7)
        ax.set_yticks([])
        ticks = [0, 10e6, 20e6, whole]
        ax.set_xticks(ticks, [number(tick, "gbp", short=True) for tick in ticks])
        ax.grid(axis="x")
        inward_tick_labels(kit)
        ax.get_xticklabels()[-1].set_ha("right")
        start = 0.0
        for i, row in enumerate(rows):
            q = book.quantity(row.figure)  # type: ignore[arg-type]
            amount = q.value or 0.0
            last = i == len(rows) - 1
            left = 0.0 if last else start
            unknown = i == len(rows) - 2
            solid = not q.looks_forward and not unknown
            ax.barh(i, amount, left=left, height=0.5, lw=1.6, zorder=3,
                    facecolor=kit.colours[ERA] if solid else style.PAPER,
                    edgecolor=style.UNKNOWN if unknown else kit.colours[ERA], hatch="////" if unknown else None)
            if not last:
                ax.plot([left + amount] * 2, [i + 0.25, i + 0.75], color=style.MUTED, lw=1, zorder=2)
            text = number(amount, "gbp", short=True)
            if kit.narrow:
                ax.text(0, i - 0.42, f"{row.label}: {text}", size=kit.size, va="center", ha="left", color=style.INK)
            else:
                ax.text(-0.015, i, wrap(kit, row.label, 205), size=kit.size, va="center", ha="right",
                        transform=ax.get_yaxis_transform(), linespacing=0.95)
                beside = left + amount
                inside = beside > 0.83 * whole
                ax.text(left - 0.25e6 if inside and not last else beside + 0.35e6 if not inside else beside / 2, i, text,
                        size=kit.size, weight="semibold", va="center", zorder=6,
                        ha="right" if inside and not last else "left" if not inside else "center")
            start = left + amount

    return Chart(
        book=book, name="coventry-package-bridge", era=ERA, rows=rows, draw=draw, margin=220, height=290,
        height_narrow=360,
        title=f"The article names {named.words} of pressures beside a {package.words} package",
        subtitle="Coventry Teaching Primary Care Trust: pressures named in pounds, and the package of cuts, 2006–07",
        alt=f"Bridge chart: three named pressures leave {words(rest.quantity)} of Coventry’s {words(package.quantity)} "
            "package unexplained.",
        description=(
            "Three bars build up from nought: "
            + "; ".join(f"{row.label.lower() if i else 'the cut in the parity adjustment'}, {book.figure(str(row.figure)).words}"
                        for i, row in enumerate(rows[:3]))
            + f". A hatched bar of {words(rest.quantity)} stands for what the article does not explain. Together they "
            f"reach the package of {words(package.quantity)}, which is drawn hollow because it was a plan."
        ),
        note="Solid: reported. Hollow: required or planned. Hatched: not explained. "
             "That the three pressures are parts of the package is our reading; the article only names them together.",
        also=("calc:coventry-explained", "claim:birminghampost-coventry-pct-2006-package"),
    )


def deficit_path(book: Book) -> Chart:
    """Coventry's deficit as it was reported and forecast."""
    rows = [
        Row("2005–06: underlying, soon after June 2005", "claim:hsj-coventry-2006-underlying-deficit"),
        Row("2005–06: to be clawed back in three months", "claim:birminghampost-coventry-shortfall-2005-shortfall"),
        Row("2005–06: at the year end in March", "claim:hsj-coventry-2006-year-end-deficit"),
        Row("2006–07: forecast in September", "claim:birminghampost-coventry-pct-2006-deficit-forecast-september"),
        Row("2006–07: overspent so far, October", "claim:digitalhealth-coventry-pct-2006-overspend"),
        Row("2006–07: forecast in October", "claim:birminghampost-coventry-pct-2006-deficit-forecast"),
    ]
    before, after = rows[3], rows[5]
    return rows_chart(
        book, rows, limit=13e6, unit="gbp", ticks=(0, 5e6, 10e6), margin=250, row_height=46,
        label_words=lambda chart, row: number(book.quantity(str(row.figure)).value or 0, "gbp", short=True),
        name="coventry-deficit-path", era=ERA,
        title="Coventry’s deficit was said to be falling in March 2006; by October the forecast was rising",
        subtitle="Coventry Teaching Primary Care Trust: deficit or overspend, pounds of the day",
        alt="Dot chart: the deficit falls to "
            f"{book.figure(rows[2].figure or '').words} by March 2006; the forecast for the next year rises from "
            f"{book.figure(before.figure or '').words} to {book.figure(after.figure or '').words}.",
        description="Six dots, in order of time. " + in_words(book, rows)
            + " Reported figures are solid, forecasts hollow.",
        note="The figures are not one series: an underlying deficit, a year-end deficit, a forecast and a part-year "
             "overspend are different measures.",
    )


def who_was_to_go(book: Book) -> Chart:
    """Clinical and managerial staff facing redundancy, beside the posts to go."""
    rows = [
        Row("Clinicians", "claim:hsj-coventry-2006-clinicians"),
        Row("Managers and administrative workers", "claim:hsj-coventry-2006-managers"),
        Row("The two together", "calc:coventry-who-sum"),
        Row("Posts announced to go", "claim:hsj-coventry-2006-posts"),
    ]
    share = book.calc("coventry-clinical-share")
    shown = [book.figure(str(row.figure)).words for row in rows]
    return rows_chart(
        book, rows, limit=100, ticks=(0, 25, 50, 75, 100), margin=210,
        name="coventry-who", era=ERA,
        title="More than half of those facing redundancy were to be clinicians",
        subtitle="Coventry Teaching Primary Care Trust: people facing redundancy, and posts announced to go, October 2006",
        alt=f"Interval chart: clinicians ({shown[0]}) and managers and administrators ({shown[1]}) face redundancy, beside "
            f"{shown[3]} announced to go.",
        description="Two hollow dots with the width that “estimated” and “about” allow: "
            f"{shown[0]} (clinicians) and {shown[1]} (managers and administrators). Their sum is {shown[2]}. The "
            f"announcement itself is a bound: {shown[3]}, drawn as a bar from nought with a closed end. Clinicians are "
            f"{share.words} of the two groups.",
        note="The first three lines count people and the last posts: they share an axis only because the article puts "
             "them side by side.",
        also=("calc:coventry-clinical-share",),
    )


def implied_workforce(book: Book) -> Chart:
    """What the share to go implies of the workforce, beside what a newspaper printed."""
    posts, share = book.claim("hsj-coventry-2006-posts"), book.claim("hsj-coventry-2006-workforce-share")
    rows = [
        Row(f"Implied: {posts.words} as {share.words}", "calc:coventry-implied-workforce"),
        Row("Printed in the Birmingham Post", "claim:birminghampost-coventry-pct-2006-workforce"),
    ]
    implied, printed = book.calc("coventry-implied-workforce"), book.claim("birminghampost-coventry-pct-2006-workforce")
    return rows_chart(
        book, rows, limit=2400, ticks=(0, 500, 1000, 1500, 2000), margin=230, row_height=64,
        name="coventry-implied-workforce", era=ERA,
        title="The article’s own figures fit the number of staff printed elsewhere",
        subtitle="Coventry Teaching Primary Care Trust: staff employed, October 2006",
        alt=f"Interval chart: the posts as a share of the workforce imply {bounds(implied.quantity)} staff; the Birmingham "
            f"Post printed {printed.words}.",
        description=f"A hollow dot with a bar: {implied.words}, anywhere from {bounds(implied.quantity)} if "
            f"“{share.words}” may be a tenth more or less. A solid dot: {printed.words}, as the newspaper printed it.",
        note="Assumes that all of the posts go and that each is held by one person.",
    )
