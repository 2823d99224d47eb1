"""Charts that run across the eras: the front page, the comparison and the key to the grammar."""

from __future__ import annotations

import pandas as pd

from ..book import Book
from ..calculations.across import ERAS, FIRMNESS
from ..quantity import Quantity
from ..schema import label
from ..words import number
from . import style
from .chart import Chart, Kit, Row, text_width
from .grammar import in_words, rows_chart

SHORT = {"pct-cuts": "2006: Coventry", "pct-clusters": "2010–13: clusters", "csu-redundancies": "2013–19: support units",
         "trust-cuts": "2024–26: trusts"}


def _cuts(book: Book) -> pd.DataFrame:
    """Posts to go and people to be made redundant, one row for each figure that one origin gives, by size."""
    claims = book.claims
    chosen = claims[claims.measure.isin(["posts_cut", "redundancies"]) & (claims.restates == "")]
    chosen = chosen[~chosen.source.map(lambda key: "rewrite" in book.sources[key].weak)]
    rank = chosen.source.map(lambda key: (not book.sources[key].founding) + bool(book.sources[key].weak))
    order = chosen.assign(later=rank, parts=chosen.staff_group != "all").sort_values(
        ["later", "parts"], kind="stable")
    once = order.drop_duplicates(["origin", "status", "value", "low", "high"])
    return once.assign(size=once.value.fillna(once.high).fillna(once.low)).sort_values(["size", "id"], kind="stable")


def record_at_a_glance(book: Book) -> Chart:
    """Every cut in posts or people in the record, by date, with bounds and status."""
    cuts = _cuts(book)
    rows = [Row(f"{row.subject}, {label('claims', 'measure', row.measure)}, {row.as_of}", f"claim:{id}", era=row.era)
            for id, row in cuts.iterrows()]
    named = {"hsj-coventry-2006-posts": "Coventry", "hsj-csu-2014-staff-at-risk": "All units",
             "healthcaretoday-trusts-2025-one-organisation-1000": "One organisation"}
    floor, roof = 22.0, 2600.0

    def draw(kit: Kit) -> None:
        ax = kit.axes
        members = {era: [row for row in rows if row.era == era] for era in ERAS}
        gap = 1.6
        widths = {era: max(len(members[era]), 3 if kit.narrow else 5) + 1.0 for era in ERAS}
        ax.set_xlim(-3.4 if kit.narrow else -2.2, sum(widths.values()) + gap * 3)
        ax.set_yscale("log")
        ax.set_ylim(floor, roof)
        ax.set_yticks([30, 100, 300, 1000], ["30", "100", "300", "1,000"])
        ax.minorticks_off()
        ax.tick_params(axis="y", colors=style.MUTED, pad=-2)
        for text in ax.get_yticklabels():
            text.set_ha("left")
        ax.grid(axis="y")
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        left = 0.0
        for era in ERAS:
            colour = kit.colours[era]
            ax.axvspan(left, left + widths[era], color=colour, alpha=0.09, lw=0)
            years, _, name = SHORT[era].partition(": ")
            ax.text(left + widths[era] / 2, floor * 0.93, f"{years}\n{name}".replace("support ", ""), size=kit.size - 0.5, va="top",
                    ha="center", linespacing=0.95)
            if not members[era]:
                ax.text(left + widths[era] / 2, 230, "no count" if kit.narrow else "no count in\nthe documents\nread so far",
                        size=kit.size - 1, ha="center", va="center",
                        color=style.MUTED, linespacing=0.95, rotation=90 if kit.narrow else 0)
            step = widths[era] / (len(members[era]) + 1)
            for i, row in enumerate(members[era], start=1):
                id = str(row.figure).removeprefix("claim:")
                q, x = book.claim(id).quantity, left + i * step
                face = style.PAPER if q.looks_forward else colour
                y = q.value if q.value is not None else q.high if q.is_bounded else q.low
                if q.value is None:
                    ends = (floor, y) if q.is_bounded else (y, roof * 0.9)
                    ax.plot([x, x], ends, color=colour, lw=2, zorder=3)
                    ax.plot([x - 0.42, x + 0.42], [y, y], color=colour, lw=3, zorder=4)
                    if not q.is_bounded:
                        ax.annotate("", xy=(x, roof), xytext=(x, roof * 0.8),
                                    arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 2})
                else:
                    ax.plot([x], [y], marker="o", ms=7 if kit.narrow else 8.5, mfc=face, mec=colour, mew=2, zorder=5)
                if id in named:
                    ax.annotate(f"{named[id]}:\n{book.claim(id).words}", (x, y), textcoords="offset points",
                                xytext=(0, 9) if era == "pct-cuts" else (8, 9), size=kit.size, weight="semibold",
                                ha="center" if era == "pct-cuts" else "right",
                                bbox={"facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.75, "pad": 1}, va="bottom", linespacing=0.95, zorder=8)
            left += widths[era] + gap

    return Chart(
        book=book, name="record-at-a-glance", era="context", rows=rows, draw=draw, height=400, height_narrow=400, footroom=44,
        title="The record of cuts: mostly what was said would go, seldom what went",
        subtitle="Posts to go and people facing redundancy, each mark a figure in the record, by size within its era; equal steps multiply by the same number",
        alt="Scatter chart of the four eras: nearly every mark is hollow, because nearly every figure was announced, planned or "
            "feared and not reported as done.",
        description="Each mark is one figure, in a band for its era and in order of size, at a height that gives its size. "
            "The band of 2010–13 is empty: the documents read so far give no count of posts for PCT clusters. Hollow marks "
            "were announced, planned or feared; solid ones were reported as done. A line with a stroke is a bound. "
            + in_words(book, rows),
        note="Posts, people and full-time equivalents are all drawn; the table says which. Reports of one statement share a mark; figures "
             "that stand only in a rewrite of another paper’s report are left out.",
    )


def posts_at_stake(book: Book) -> Chart:
    """The posts at stake in each era, by the founding documents."""
    rows = [
        Row("2006: Coventry trust, posts", "claim:hsj-coventry-2006-posts", era="pct-cuts"),
        Row("2010–13: clusters", None, era="pct-clusters", words="no count in the documents"),
        Row("2014: all support units, people", "claim:hsj-csu-2014-staff-at-risk", era="csu-redundancies"),
        Row("2025: a number of trusts, posts", "claim:healthcaretoday-trusts-2025-trusts-500", era="trust-cuts"),
        Row("2025: one organisation, posts", "claim:healthcaretoday-trusts-2025-one-organisation-1000", era="trust-cuts"),
    ]
    return rows_chart(
        book, rows, limit=1200, ticks=(0, 250, 500, 750, 1000), margin=235,
        name="posts-at-stake", era="context",
        title="Each era’s headline number is a different kind of number",
        subtitle="Posts to go, or people facing redundancy, in the founding documents of each era",
        alt="Interval chart: two upper bounds, one lower bound, one hedged number and one gap; no two can be added.",
        description=in_words(book, rows)
            + " All are hollow: none had happened when the document was written. The bar for the clusters is hatched "
              "because the documents give no count.",
        note="One trust, all units and single trusts are not the same scope; posts are not people. The bars are not to be "
             "compared in length.",
    )


def share_of_workforce(book: Book) -> Chart:
    """The share of the workforce to go, where the record gives one."""
    rows = [
        Row("2006: Coventry trust", "claim:hsj-coventry-2006-workforce-share", era="pct-cuts"),
        Row("2010–13: clusters", None, era="pct-clusters", words="not in the documents"),
        Row("2014: all support units", "claim:hsj-csu-2014-workforce-share", era="csu-redundancies"),
        Row("2014: Central Midlands unit", "claim:hsj-csu-2014-central-midlands-share", era="csu-redundancies"),
        Row("2025: trusts", None, era="trust-cuts", words="not in the documents"),
    ]
    shown = [row.words or book.figure(str(row.figure)).words for row in rows]
    return rows_chart(
        book, rows, limit=12, unit="percent", ticks=(0, 5, 10), margin=210,
        name="share-of-workforce", era="context",
        title=f"Where a share was given at all, it was from {shown[2]} to {shown[3]}",
        subtitle="Share of the workforce expected to go, by the founding documents",
        alt=f"Interval chart: shares of {shown[0]}, {shown[2]} and {shown[3]} in two eras; none in the other two.",
        description=in_words(book, rows)
            + " All are forecasts, drawn hollow. Two rows are hatched: the documents give no share.",
        note="The survey of 2025 gives shares of trust leaders who cut posts, which are not shares of a workforce.",
    )


def who(book: Book) -> Chart:
    """Who was to go, by era, as far as it was said; two measures, which the labels tell apart."""
    rows = [
        Row("2006: clinicians among people facing redundancy", "calc:coventry-clinical-share", era="pct-cuts"),
        Row("2010–13: clusters", None, era="pct-clusters", words="not in the documents"),
        Row("2014: support units", None, era="csu-redundancies", words="not divided in the documents"),
        Row("2025: leaders whose trusts are cutting clinical posts", "claim:healthcaretoday-trusts-2025-clinical-cutting",
            era="trust-cuts"),
        Row("2025: leaders whose trusts will cut other posts", "claim:healthcaretoday-trusts-2025-non-clinical",
            era="trust-cuts"),
    ]
    return rows_chart(
        book, rows, limit=100, unit="percent", ticks=(0, 25, 50, 75, 100), margin=250,
        name="who", era="context",
        title="Who was to go was counted once, and asked about once",
        subtitle="2006: share of the people facing redundancy. 2025: share of the trust leaders answering a survey",
        alt=f"Interval chart: clinicians were {book.figure(str(rows[0].figure)).words} of those facing redundancy in 2006; in 2025 only "
            "shares of survey answers are known, and in two eras nothing.",
        description=in_words(book, rows) + " The first is hollow, because the people were at risk and had not gone; the survey "
            "answers are solid, because they were given. Two rows are hatched.",
        note="A share of people and a share of leaders are different measures: the rows of 2025 are not to be compared with "
             "that of 2006.",
    )


def notice(book: Book) -> Chart:
    """How long staff were consulted."""
    rows = [
        Row("2006: Coventry trust", "claim:birminghampost-coventry-pct-2006-consultation", era="pct-cuts"),
        Row("2010–13: clusters", None, era="pct-clusters", words="a timetable, but no consultation"),
        Row("2014: support units", "claim:hsj-csu-2014-consultation", era="csu-redundancies"),
        Row("2025: trusts", None, era="trust-cuts", words="not in the documents"),
    ]
    shown = [row.words or book.figure(str(row.figure)).words for row in rows]
    return rows_chart(
        book, rows, limit=50, unit="days", ticks=(0, 15, 30, 45), margin=180,
        name="notice", era="context",
        title=f"Where a length of consultation is on record, it was {shown[0]} or {shown[2]}",
        subtitle="Length of consultation on redundancies, days",
        alt=f"Dot chart: {shown[0]} planned in 2006, {shown[2]} in 2014, nothing on record for the other two eras.",
        description=in_words(book, rows)
            + " The first is hollow, as planned; the second solid, as begun.",
        note="Whether the days are calendar days is not said. When each person was told is not on record for any era.",
    )


def firmness(book: Book) -> Chart:
    """How firm each era's figures are."""
    names = {"exact": "given without a hedge", "hedged": "hedged (“about”, “nearly”)", "bound": "a bound (“up to”)",
             "range": "a range"}
    rows = [Row(f"{SHORT[era]}: {names[firm]}", f"calc:record-{firm}-{era}", era=era) for era in ERAS for firm in FIRMNESS]
    totals = {era: book.calc(f"record-figures-{era}").quantity.value or 0 for era in ERAS}

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, 100)
        ax.set_ylim(len(ERAS) - 0.4, -0.9)
        ax.set_yticks([])
        ax.set_xticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"])
        labels = ax.get_xticklabels()
        labels[0].set_ha("left")
        labels[-1].set_ha("right")
        alphas = {"exact": 1.0, "hedged": 0.55, "bound": 0.28, "range": 0.12}
        for i, era in enumerate(ERAS):
            left = 0.0
            height = 0.34 if kit.narrow else 0.56
            if kit.narrow:
                ax.text(0, i - 0.38, f"{SHORT[era]} ({totals[era]:.0f} figures)", size=kit.size, va="center")
            else:
                ax.text(-0.015, i, f"{SHORT[era]}\n({totals[era]:.0f} figures)", size=kit.size, va="center", ha="right",
                        transform=ax.get_yaxis_transform(), linespacing=0.95)
            for firm in FIRMNESS:
                n = book.calc(f"record-{firm}-{era}").quantity.value or 0
                width = 100 * n / totals[era]
                ax.barh(i + (0.05 if kit.narrow else 0), width, left=left, height=height, color=kit.colours[era],
                        alpha=alphas[firm], lw=0, zorder=3)
                ax.barh(i + (0.05 if kit.narrow else 0), width, left=left, height=height, facecolor="none",
                        edgecolor=kit.colours[era], lw=1, zorder=4)
                if width > (9 if kit.narrow else 5):
                    solid = firm == "exact"
                    ax.text(left + width / 2, i + (0.05 if kit.narrow else 0), f"{n:.0f}", ha="center", va="center",
                            size=kit.size, weight="semibold", zorder=6,
                            color=style.INK if not solid else ("#ffffff" if era in ("pct-cuts", "csu-redundancies") else "#1b1b1b"))
                left += width
        x = 0.0
        for firm, text in (("exact", "no hedge"), ("hedged", "hedged"), ("bound", "bound"), ("range", "range")):
            ax.barh(-0.72, 2.2, left=x, height=0.16, color=style.INK, alpha=alphas[firm], lw=0)
            ax.text(x + 3.2, -0.72, text, size=kit.size - 0.5, va="center", color=style.MUTED)
            x += 100 * (text_width(kit, text) + 30) / kit.width + 2.6

    return Chart(
        book=book, name="firmness", era="context", rows=rows, draw=draw, height=260, height_narrow=330, margin=170,
        title="Most figures are printed without a hedge, which is not the same as being certain",
        subtitle="Figures in the record by how firm their own words are, share of each era’s figures; counts inside",
        alt="Stacked bars: in every era the largest part of the figures carries no hedge; the rest are hedged, bounds and a few ranges.",
        description="Four bars, one an era. " + in_words(book, rows),
        note="A figure without a hedge may still be a plan, a forecast or a round number.",
        also=tuple(f"calc:record-figures-{era}" for era in ERAS),
    )


def silences(book: Book) -> Chart:
    """Announcements with and without an outcome on record, by era."""
    rows = []
    for era in ERAS:
        rows.append(Row(f"{SHORT[era]}: outcome looked for", f"calc:record-announcements-{era}", era=era))
        rows.append(Row(f"{SHORT[era]}: some outcome found", f"calc:record-with-outcome-{era}", era=era))

    def draw(kit: Kit) -> None:
        ax = kit.axes
        most = max(book.calc(f"record-announcements-{era}").quantity.value or 0 for era in ERAS)
        ax.set_xlim(0, most + 3.2)
        ax.set_ylim(len(ERAS) - 0.4, -0.85 if kit.narrow else -0.6)
        ax.set_yticks([])
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        for i, era in enumerate(ERAS):
            total = int(book.calc(f"record-announcements-{era}").quantity.value or 0)
            found = int(book.calc(f"record-with-outcome-{era}").quantity.value or 0)
            y = i + (0.08 if kit.narrow else 0)
            for n in range(total):
                known = n < found
                ax.barh(y, 0.8, left=n + 0.1, height=0.3 if kit.narrow else 0.46,
                        facecolor=kit.colours[era] if known else "none", zorder=3, lw=1.2,
                        edgecolor=kit.colours[era] if known else style.UNKNOWN, hatch=None if known else "////")
            ax.text(total + 0.25, y, f"{found} of {total}", size=kit.size, weight="semibold", va="center")
            if kit.narrow:
                ax.text(0.1, i - 0.33, SHORT[era], size=kit.size, va="center")
            else:
                ax.text(-0.015, i, SHORT[era], size=kit.size, va="center", ha="right", transform=ax.get_yaxis_transform())

    silent, all_ = book.calc("record-silent"), book.calc("record-announcements")
    return Chart(
        book=book, name="silences", era="context", rows=rows, draw=draw, height=220, height_narrow=290, margin=170,
        title=f"Of {number(all_.quantity.value or 0, 'count', spell=False)} announcements, "
              f"{number(silent.quantity.value or 0, 'count', spell=False)} have no outcome on record",
        subtitle="Announced figures whose outcome was looked for: each box is one; hatched means that none was found",
        alt="Box chart: in every era most of the boxes are hatched, because no outcome was found.",
        description="A row of boxes for each era, solid where some outcome is on record and hatched where none was found. "
            + in_words(book, rows),
        note="A weak comparison counts as an outcome here. Hatched is not nought: the record is silent.",
        also=("calc:record-silent", "calc:record-announcements", "calc:record-with-outcome"),
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


