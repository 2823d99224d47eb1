"""Charts of the chapter on commissioning support units and the bodies beside them, 2013–19."""

from __future__ import annotations

from ..book import Book
from ..calculations.csu_redundancies import checkable, ratio
from ..quantity import Quantity
from ..words import bounds, number, words
from . import style
from .chart import Chart, Kit, Row, text_width
from .grammar import in_words, inward_tick_labels, mark, rows_chart

ERA = "csu-redundancies"
UNITS = ("unit", "units")


def three_ways(book: Book) -> Chart:
    """300, 3 per cent of 9,000 and 292 on one axis, with the wider and the later figure beside them."""
    rows = [
        Row("Health Service Journal: staff facing redundancy", "claim:hsj-csu-2014-staff-at-risk"),
        Row("Health Service Journal: about 3 per cent of about 9,000 staff", "calc:csu-product"),
        Row("NHS England: compulsory redundancies", "claim:healthcareleader-csus-cut-300-2014-posts"),
        Row("NHS England, as Healthcare Leader put it", "claim:healthcareleader-csus-cut-300-2014-staff"),
        Row("Digital Health: up to 5 per cent, cuts of every kind", "calc:csu-all-kinds"),
        Row("Health Service Journal in May 2014: positions cut in 2013–14", "claim:hsj-revive-hr-transition-2014-posts-cut"),
    ]
    stated, product, counted, around, every, cut = (book.figure(str(row.figure)) for row in rows)
    return rows_chart(
        book, rows, limit=500, ticks=(0, 100, 200, 300, 400, 500), margin=235,
        name="csu-three-ways", era=ERA,
        title="Up to 300, 3 per cent of 9,000 and 292 can all be true at once",
        subtitle="Commissioning support units, England: staff or posts to go, January 2014, and positions cut by March",
        alt=f"Interval chart: {stated.words}, {product.words} and {counted.words} overlap; May’s {cut.words} is the "
            "same round number.",
        description=f"Six lines. A bar from nought with a closed end: {stated.words} facing redundancy. A hollow dot with "
            f"its width: {product.words}, anywhere from {bounds(product.quantity)}, which is about 3 per cent of about "
            f"9,000. A hollow dot: {counted.words}, NHS England’s early indication, which lies inside both. A hollow dot "
            f"with its width: {around.words}, as Healthcare Leader put it. A longer bar from nought: {every.words}, for "
            f"reductions of every kind. A solid dot: {cut.words}, reported cut in 2013–14.",
        note="Staff and posts share the axis because the sources use one for the other; an empty post can be cut without "
             "anyone leaving. The first four are of compulsory redundancies, as far as the sources say; the fifth takes in "
             "voluntary departures and empty posts.",
    )


def other_units(book: Book) -> Chart:
    """What the bound leaves for each unit beside Central Midlands and those that planned no cuts."""
    none = Quantity.stated("exact", "posts", "planned", value=0.0)
    rows = [
        Row("Two or three units, North of England among them", none, words="none planned",
            id="claim:hsj-csu-2014-units-without-cuts", sources=("hsj-csu-2014",)),
        Row("Central Midlands", "claim:hsj-csu-2014-central-midlands-staff"),
        Row("Each other unit, mean: of up to 300", "calc:csu-others-each"),
        Row("Each other unit, mean: of NHS England’s 292", "calc:csu-others-each-counted"),
        Row("Each other unit, mean: of 3 per cent of 9,000", "calc:csu-others-each-product"),
    ]
    left, units, each = book.calc("csu-others-posts"), book.calc("csu-other-units"), book.calc("csu-others-each")
    most = each.words
    others = bounds(units.quantity).replace(" to ", " or ")

    def label(chart: Chart, row: Row) -> str:
        q = chart.quantity(row)
        if row.words is not None or q is None or q.value is not None:
            return chart.figure_words(row)
        return bounds(q) if q.low > 0 else words(q, "", short=True)

    return rows_chart(
        book, rows, limit=45, ticks=(0, 10, 20, 30, 40), margin=235, label_words=label,
        name="csu-other-units", era=ERA,
        title=f"The bound leaves {most} for each other unit on average, against about 40 at Central Midlands",
        subtitle="Commissioning support units, England: posts or staff to go in each, January 2014",
        alt=f"Interval chart: beside about 40 at Central Midlands, the bound leaves {most} on average for each of "
            f"{others} other units.",
        description="Five lines. A dot at nought: two or three units plan no cuts. A hollow dot with its width: "
            f"{book.figure(str(rows[1].figure)).words} at Central Midlands. Then three bars for the mean of the other units, "
            f"{others} of them, if they share what is left: of up to 300, {most}; of NHS England’s 292, "
            f"{book.figure(str(rows[3].figure)).words}; of 3 per cent of 9,000, {book.figure(str(rows[4].figure)).words}.",
        note=f"A mean over {others} units, not any one unit’s cut: one of them might lose as many as "
             f"{words(left.quantity, '').removeprefix('up to ')} posts if the rest lost none. Posts and staff share the axis "
             "because the article uses one for the other.",
        also=("claim:hsj-csu-2014-units-without-cuts", "calc:csu-other-units", "calc:csu-others-posts"),
    )


def how_many_staff(book: Book) -> Chart:
    """Every count of the units' staff that the chapter weighs, from the estimate to the last of them."""
    rows = [
        Row("2012: estimate of the Department of Health", "claim:healthcaretoday-ccg-staff-2012-csu-workforce"),
        Row("January 2013: posts, filled or not", "calc:csu-places-2013"),
        Row("January 2014: Health Service Journal", "claim:hsj-csu-2014-workforce"),
        Row("January 2014: healthcarepct.com", "claim:healthcarepct-300-support-jobs-2014-workforce"),
        Row("February 2014: Earl Howe (Lords)", "claim:healthpolicyinsight-earl-howe-csu-2014-workforce"),
        Row("About 2019: The Lowdown, without a source", "claim:lowdown-csu-redwood-workforce-later"),
        Row("2024: trade report, as reproduced", "claim:hcsa-nhse-csu-leadership-2024-workforce"),
    ]
    gap, cut = book.calc("csu-workforce-gap"), book.claim("hsj-csu-2014-posts")
    highest, lowest = book.figure(str(rows[3].figure)).words, book.figure(str(rows[4].figure)).words
    return rows_chart(
        book, rows, limit=10400, ticks=(0, 2500, 5000, 7500, 10000), margin=250, row_height=46,
        label_words=lambda chart, row: words(book.quantity(str(row.figure)), "", short=True),
        name="csu-how-many-staff", era=ERA,
        title=f"Two counts of the staff lie {words(gap.quantity, '')} apart; the whole cut was to be {words(cut.quantity)}",
        subtitle="Commissioning support units, England: staff employed or expected, 2012 to 2024",
        alt=f"Interval chart: printed workforces of early 2014 run from {lowest} to {highest}; two later ones "
            "stand in weak sources.",
        description="Seven lines, each with the width that its hedge allows. " + " ".join(
            f"{row.label}: {book.figure(str(row.figure)).words}, {bounds(book.quantity(str(row.figure)))}." for row in rows)
            + " The first is hollow because it is a forecast; the last has no upper end.",
        note="The second line counts posts, the others people. The last two stand in weak sources and are not comparable with the "
             "rest: units had closed or moved staff to other employers. “About” and “around” are read as a tenth more or less.",
        also=("calc:csu-workforce-gap", "claim:hsj-csu-2014-posts"),
    )


def number_of_units(book: Book) -> Chart:
    """How many units were to be and how many there were, in order of time."""
    rows = [
        Row("First estimate for April 2013", "claim:digitalhealth-central-eastern-2014-units-first-estimate"),
        Row("“At one stage”, told in 2015", "claim:nhe-john-parkes-interview-2015-units-once-planned"),
        Row("June 2012, before the last checkpoint", "claim:kingsfund-csu-externalisation-2012-units-going-forward"),
        Row("Shortly before the start, on a blog", "claim:samathieson-csus-670m-2013-units"),
        Row("April 2013, at the start", "claim:digitalhealth-another-csu-collapses-2013-units"),
        Row("January 2014, two trade papers", "claim:hsj-csu-2014-units"),
        Row("May 2014, board paper", "claim:digitalhealth-redundancies-14-csus-2014-units"),
        Row("June 2014, alliances of units", "claim:digitalhealth-nine-csu-alliances-2014-alliances"),
        Row("Autumn 2015, “in effect”", "claim:nhe-john-parkes-interview-2015-units"),
        Row("About 2019, in a campaign title", "claim:lowdown-csu-redwood-units-left"),
        Row("2024, as reproduced", "claim:hcsa-nhse-csu-leadership-2024-units"),
    ]
    first = bounds(book.quantity(str(rows[0].figure)))
    start, end = (words(book.quantity(str(rows[i].figure)), "") for i in (4, 8))

    def label(chart: Chart, row: Row) -> str:
        q = chart.quantity(row)
        return bounds(q) if q and q.value is None else number(q.value or 0, "organisations", short=True) if q else ""

    return rows_chart(
        book, rows, limit=36, ticks=(0, 10, 20, 30), margin=265, row_height=38, label_words=label,
        name="csu-units", era=ERA,
        title=f"First estimated at {first}, the units began as {start} and were {end} in effect by autumn 2015",
        subtitle="Commissioning support units, England: number planned and number at work, 2012 to 2024",
        alt=f"Dot chart: a first estimate of {first} units comes down to {start} at the start and {end} in effect in autumn 2015.",
        description="Eleven lines. " + " ".join(
            f"{row.label}: {book.figure(str(row.figure)).words.replace('organisation', 'alliance' if row is rows[7] else 'unit')}."
            for row in rows)
            + " Plans are hollow, counts solid; the first is a range.",
        note="Not one series: an alliance may hold several units; autumn 2015 takes merging units as one and leaves out two that "
             "were closing; the last two stand in weak sources.",
    )


def two_units(book: Book) -> Chart:
    """What became of the staff of the two units that closed, as far as the record says."""
    rows = [
        Row("Both units: staff in doubt, January 2015", "claim:hsj-two-csu-bids-rejected-2015-staff-in-doubt"),
        Row("Both units: severance deals", "claim:hsj-6m-csu-redundancies-2016-severance"),
        Row("Both units: transferred", "claim:hsj-6m-csu-redundancies-2016-transfers"),
        Row("Both units: not accounted for", "calc:csu-two-units-rest"),
        Row("Yorkshire and Humber: staff in doubt, 2015", "claim:yorkshirepost-csu-loses-contract-2015-staff-in-doubt"),
        Row("Yorkshire and Humber: exit deals", "claim:hsj-6m-csu-redundancies-2016-yorkshire-humber-exits"),
        Row("Yorkshire and Humber: transferred", "claim:hsj-6m-csu-redundancies-2016-yorkshire-humber-transfers"),
        Row("Yorkshire and Humber: not accounted for", "calc:csu-yorkshire-rest"),
    ]
    shown = [book.figure(str(row.figure)).words for row in rows]
    q = [book.quantity(str(row.figure)) for row in rows]
    known = book.quantity("calc:csu-two-units-known")
    bars = (("Both units", q[0], q[1], known.value or 0.0, shown[2], q[3]),
            ("Yorkshire and Humber", q[4], q[5], (q[5].value or 0.0) + (q[6].value or 0.0), shown[6], q[7]))

    def draw(kit: Kit) -> None:
        ax, colour = kit.axes, kit.colours[ERA]
        ax.set_xlim(0, 2480)
        ax.set_ylim(1.52, -0.68 if kit.narrow else -0.5)
        ax.set_yticks([])
        ticks = [0, 500, 1000, 1500, 2000]
        ax.set_xticks(ticks, [number(x, "count", short=True) for x in ticks])
        ax.grid(axis="x")
        inward_tick_labels(kit)
        for i, (name, staff, deals, end, moved, left) in enumerate(bars):
            paid, whole = deals.value or 0.0, staff.value or 0.0
            ax.barh(i, paid, height=0.34, color=colour, zorder=3)
            ax.barh(i, end - paid, left=paid, height=0.34, facecolor=style.MUTED, edgecolor=style.PAPER, lw=1.2, zorder=3)
            ax.barh(i, whole - end, left=end, height=0.34, facecolor=style.PAPER, edgecolor=style.UNKNOWN, hatch="////", lw=1.2,
                    zorder=3)
            if staff.high > staff.low:
                ax.plot([staff.low, staff.high], [i + 0.24, i + 0.24], color=style.INK, lw=1.6, zorder=4)
                for x in (staff.low, staff.high):
                    ax.plot([x, x], [i + 0.2, i + 0.28], color=style.INK, lw=1.6, zorder=4)
            size = kit.size
            if kit.narrow:
                ax.text(0, i - 0.45, f"{name}: {words(staff, '')} in doubt", size=size, va="center", ha="left")
            else:
                ax.text(-0.015, i, f"{name}:\n{words(staff, '')} in doubt", size=size, va="center", ha="right",
                        transform=ax.get_yaxis_transform(), linespacing=1.05)
            ax.text(0, i - 0.27, f"{number(paid, 'people', spell=False)} paid to leave", size=size, weight="semibold",
                    va="center", ha="left", color=colour)
            ax.text((paid + end) / 2, i, f"{moved.removesuffix(' people')} moved", size=size, weight="semibold", va="center",
                    ha="center", color=style.PAPER, zorder=6)
            text = f"{bounds(left)} not accounted for"
            ax.text(max(whole, staff.high), i + (0.39 if i == 0 else 0.29), text, size=size, weight="semibold", va="center",
                    ha="right")

    return Chart(
        book=book, name="csu-two-units", era=ERA, rows=rows, draw=draw, margin=165, height=250, height_narrow=340,
        title="When two units closed, more of the staff in doubt are unaccounted for than were paid to leave",
        subtitle="Yorkshire and Humber, and North West Commissioning Support Units: staff in doubt in 2015, and what had become "
                 "of them by March 2016",
        alt=f"Stacked bars: of {shown[0]} in doubt, {shown[1]} had severance deals, {shown[2]} transferred, and {shown[3]} are "
            "not accounted for.",
        description=f"Two stacked bars. Both units: {shown[0]} in doubt, of whom {shown[1]} had severance deals and {shown[2]} "
            f"transferred; the rest, hatched, is {shown[3]}, anywhere from {bounds(q[3])}, because of the width of “around”. "
            f"Yorkshire and Humber alone: {shown[4]} in doubt, {shown[5]} with exit deals, {shown[6]} transferred, {shown[7]} not "
            "accounted for.",
        note="Hatched: the record does not say; people who left of their own accord are in it. The two units’ own counts of "
             f"transfers come, with the deals, to {words(known)}. By a count of August 2015 the rest is "
             f"{book.calc('csu-two-units-rest-august').words}.",
        also=("calc:csu-two-units-known", "calc:csu-two-units-rest-august",
              "claim:hsj-6m-csu-redundancies-2016-north-west-transfers"),
    )


def national_cuts(book: Book) -> Chart:
    """What was to go at NHS England and in primary care support, and what is known to have gone."""
    rows = [
        Row("Primary care support, 2015: redundancies expected", "claim:hsj-pcs-jobs-cut-2015-redundancies-documents"),
        Row("Primary care support, 2015: permanent jobs in doubt", "claim:hsj-capita-700-jobs-2015-posts"),
        Row("Primary care support: fewer staff by 2018", "calc:csu-care-support-fall"),
        Row("NHS England, July 2014: posts that officials weighed", "claim:hsj-nhse-cut-hundreds-2014-posts"),
        Row("NHS England, October 2014: posts put to consultation", "claim:lgc-nhse-oacp-2014-posts"),
        Row("NHS England, 2014–15: posts closed", None),
        Row("NHS England with NHS Improvement, 2019: posts to go", "claim:hsj-nhsei-one-in-seven-2019-posts"),
        Row("The same, 2019: people at risk in the third phase", "claim:hsj-nhsei-one-in-seven-2019-staff-at-risk"),
        Row("The same: posts closed", None),
    ]
    return rows_chart(
        book, rows, limit=1320, ticks=(0, 500, 1000), margin=222, row_height=50,
        name="csu-national-cuts", era=ERA,
        title="Cuts at the national bodies were announced in numbers; only in primary care support is a fall on record",
        subtitle="NHS England, its primary care support services, and NHS Improvement: posts and people, 2014 to 2019",
        alt="Interval chart: the staff of primary care support fell by more than the jobs in doubt; of the posts at NHS England no outcome "
            "is in the record.",
        description="Nine lines. " + in_words(book, [row for row in rows if row.figure])
            + " What NHS England closed after either plan is hatched: it is not in the record.",
        note="Posts and people share the axis because the record has no count of either throughout. The fall in primary care "
             "support is net: people who left of their own accord are in it.",
    )


def groups(book: Book) -> Chart:
    """The number of commissioning groups, with what was planned and what a rule would have led to."""
    ended = book.series.loc["clinical-commissioning-groups-2022-07-01"]
    none = Quantity.stated("exact", "organisations", "reported", value=float(ended.value))
    points = [
        (Row("April 2013", "claim:hsj-ccg-mergers-approved-2018-groups-at-start"), 2013.25),
        (Row("2016–17", "claim:healthfoundation-false-economy-2018-ccgs"), 2017.2),
        (Row("2017–18", "claim:nao-ccg-review-press-2018-groups"), 2018.2),
        (Row("2019", "claim:hsj-ccgs-merge-rule-2019-ccgs"), 2019.25),
        (Row("2020–21", "claim:rcpsych-terminology-ccgs-groups-2020"), 2020.25),
        (Row("2021", "claim:rcpsych-terminology-ccgs-groups-2021"), 2021.25),
        (Row("1 July 2022: all abolished", none, words="none", id=str(ended.name), sources=[ended.source]), 2022.5),
    ]
    plans = [
        (Row("Planned for April 2019", "claim:healthcareleader-julie-wood-2019-groups-after-mergers"), 2019.25),
        (Row("Planned for April 2020", "claim:hcsa-hsj-ccg-map-2020-groups-planned"), 2020.25),
        (Row("By 2021, if a rule weighed in 2019 had come", "claim:hsj-ccgs-merge-rule-2019-ccgs-in-theory"), 2021.25),
    ]
    rows = [row for row, _ in (*points, *plans)]
    at = [book.quantity(row.figure) if isinstance(row.figure, str) else none for row, _ in points]
    theory = book.quantity(str(plans[2][0].figure))

    def draw(kit: Kit) -> None:
        ax, colour, size = kit.axes, kit.colours[ERA], kit.size
        ax.set_xlim((2011.9, 2024.2) if kit.narrow else (2012.5, 2023.6))
        ax.set_ylim(-9, 248)
        ax.spines["bottom"].set_visible(False)
        ax.set_yticks([0, 50, 100, 150, 200], ["0", "50", "100", "150", "200"])
        years = (2013, 2016, 2019, 2022) if kit.narrow else range(2013, 2023)
        ax.set_xticks([y + 0.25 for y in years], [str(y) for y in years])
        ax.grid(axis="y")
        ax.tick_params(axis="y", direction="in", pad=-2)
        for tick in ax.get_yticklabels():
            tick.set_ha("left")
            tick.set_va("bottom")
            tick.set_color(style.MUTED)
        xs, ys = [x for _, x in points], [q.value or 0.0 for q in at]
        ax.plot([*xs[:-1], xs[-1], xs[-1]], [*ys[:-1], ys[-2], ys[-1]], color=colour, lw=2, zorder=3)
        ax.plot(xs, ys, ls="", marker="o", ms=9, mfc=colour, mec=style.PAPER, mew=1.2, zorder=5, clip_on=False)
        for row, x in plans[:2]:
            ax.plot([x], [book.quantity(str(row.figure)).value or 0.0], marker="o", ms=17, mfc="none", mec=colour, mew=2, zorder=4)
        x = plans[2][1]
        ax.bar(x, theory.high - theory.low, bottom=theory.low, width=0.3, facecolor=style.PAPER, edgecolor=colour, lw=1.6, zorder=3)
        ax.plot([x], [theory.value or 0.0], marker="o", ms=6, mfc=style.PAPER, mec=colour, mew=1.8, zorder=4)
        for i, (px, y) in enumerate(zip(xs, ys)):
            text = number(y, "organisations", short=True)
            if i < 3:
                ax.text(px, y + 10, text, size=size, weight="semibold", ha="center", va="bottom")
            elif i < 5:
                ax.text(px + 0.32, y + 3, f"{text}, as planned", size=size, weight="semibold", ha="left", va="bottom")
            elif i == 5:
                ax.text(px + 0.1, y + 8, text, size=size, weight="semibold", ha="left", va="bottom")
            else:
                ax.text(px + 0.16, y + 5, "0", size=size, weight="semibold", ha="left", va="bottom")
        ax.text(x - 0.25, theory.value or 0.0, "about 40, if a rule\nweighed in 2019 had come", size=size - 0.5, ha="right",
                va="center", linespacing=1.1)

    first, last = words(at[0], ("group", "groups")), words(at[5], "")
    return Chart(
        book=book, name="csu-groups", era=ERA, rows=rows, draw=draw, height=300, height_narrow=320,
        title=f"Mergers took {first} to {last} in eight years; in July 2022 the law abolished the rest",
        subtitle="Clinical commissioning groups, England: number of groups, April 2013 to July 2022",
        alt=f"Line chart: {first} in 2013, {last} in 2021, none from July 2022.",
        description="A line through seven solid dots. " + " ".join(
            f"{row.label}: {row.words or book.figure(str(row.figure)).words.replace('organisation', 'group')}." for row in rows[:7])
            + " Rings around the dots of 2019 and 2020 show that the plans had the same numbers. A hollow dot in 2021 shows what a "
            f"tighter rule would have led to in theory: {words(theory, ('group', 'groups'))}.",
        note="Dots of a financial year stand at its end, the others where the mergers took effect. Nobody planned the hollow dot: "
             "it is what a rule under consideration would have led to in theory.",
        also=("claim:hsj-ccgs-merge-rule-2019-ccgs-in-theory",),
    )


def payoffs(book: Book) -> Chart:
    """Single and mean payments on leaving, from the ordinary deal to the highest."""
    rows = [
        Row("Two closed units, 2016: mean of everyone else", "calc:csu-deals-others-mean"),
        Row("Derbyshire: mean of six executives", "calc:csu-derbyshire-mean"),
        Row("Two closed units, 2016: mean of five senior managers", "calc:csu-deals-managers-mean"),
        Row("East Staffordshire, 2018: accountable officer", "claim:hsj-east-staffs-payoffs-2018-payment"),
        Row("North West unit, 2016: highest deal", "claim:hsj-6m-csu-redundancies-2016-largest-payment"),
    ]
    limit = book.claim("hsj-east-staffs-payoffs-2018-cap")
    return rows_chart(
        book, rows, limit=310e3, unit="gbp", ticks=(0, 100e3, 200e3, 300e3), margin=240, row_height=56,
        reference=(limit.quantity.value or 0.0, "the limit"),
        name="csu-payoffs", era=ERA,
        title="At the two closed units senior managers’ deals were several times those of the other leavers",
        subtitle="Commissioning support units and groups, England: payments on leaving, pounds of the day, 2016 to 2018. "
                 f"Dashed: the limit of {limit.words} for very senior managers",
        alt=f"Dot chart: the mean deal of the others at two closed units was {book.figure(str(rows[0].figure)).words}; a "
            f"single payment ran to {book.figure(str(rows[4].figure)).words}.",
        description=f"Five solid dots against a dashed line at {limit.words}, the limit for very senior managers. "
            + in_words(book, rows),
        note="Means for the first three, single payments for the last two. The year of the Derbyshire payments is uncertain. The "
             "payment in East Staffordshire was found to be in line with earlier terms of contract.",
        also=("claim:hsj-east-staffs-payoffs-2018-cap",),
    )


#: Short names of the pairs that can be checked, in the order of the picture; a pair that is not here comes last.
PAIRS = {
    "Bodies": {
        "csu-units-first-estimate-outcome": "Support units: first estimate",
        "csu-units-once-planned-outcome": "Support units: “at one stage”",
        "csu-units-checkpoint-outcome": "Support units: June 2012",
        "csu-units-in-preparation-outcome": "Support units: a blog, 2013",
        "csu-units-north-west-merger-outcome": "Support units: after a merger",
        "csu-units-central-eastern-closure-outcome": "Support units: after a closure",
        "ccg-mergers-2019-outcome": "Commissioning groups: 2019",
        "ccg-mergers-2020-outcome": "Commissioning groups: 2020",
        "ccg-mergers-in-theory-outcome": "Commissioning groups: in theory",
    },
    "Staff and posts": {
        "csu-workforce-department-estimate-outcome": "Units’ staff: Department, 2012",
        "csu-workforce-sample-outcome": "Units’ staff: a blog, 2013",
        "csu-workforce-managing-director-outcome": "Units’ staff: a director, 2013",
        "csu-posts-outcome": "Posts at units, 2014: the press",
        "csu-posts-292-outcome": "The same: NHS England",
        "nhs-england-posts-revised-outcome": "Posts at NHS England, 2014",
        "two-units-transfers-outcome": "Two units in doubt: moved",
        "two-units-exits-outcome": "Two units in doubt: paid to leave",
        "yorkshire-humber-transfers-outcome": "Yorkshire unit: moved",
        "yorkshire-humber-exits-outcome": "Yorkshire unit: paid to leave",
    },
    "Money": {
        "csu-income-assumed-outcome": "Units’ income, 2013–14",
        "ccg-allowance-expected-outcome": "Allowance per head, 2015–16",
        "running-cost-cut-outcome": "Cut in the allowance, 2015–16",
        "nhs-administration-cut-outcome": "Cut in administration, 2015–16",
        "nhs-england-running-cost-2015-outcome": "Cut at NHS England, 2015–16",
    },
}


def announced_and_happened(book: Book) -> Chart:
    """Every pair that can be checked: what came, as a percentage of what was announced."""
    found = {id: (first, came) for id, first, came in checkable(book.outcomes, book.claims)}
    named = {id: (group, name) for group, names in PAIRS.items() for id, name in names.items()}
    order = [*(id for id in named if id in found), *(id for id in found if id not in named)]

    def brief(id: str) -> str:
        q = book.quantity(id)
        text = words(q, "", short=True).removesuffix(" per head")
        return text.removeprefix("between ").replace(" and ", "–").replace("%–", "–") if q.qualifier == "between" else text

    rows, groups_ = [], []
    for id in order:
        first, came = found[id]
        group, name = named.get(id, ("Other", book.claim(first).row.subject))
        sources = list(dict.fromkeys([book.claim(first).source.key, book.claim(came).source.key]))
        rows.append(Row(name, ratio(book.claims, first, came), words=f"{brief(first)}, came {brief(came)}", id=id, sources=sources))
        groups_.append(group)
    quantities = [row.figure for row in rows if isinstance(row.figure, Quantity)]

    def draw(kit: Kit) -> None:
        ax, colour = kit.axes, kit.colours[ERA]
        size = kit.size - 0.5
        step, head = (1.0, 0.95)
        ys, heads, y = [], [], 0.0
        for i, group in enumerate(groups_):
            if i == 0 or group != groups_[i - 1]:
                heads.append((y, group))
                y += head
            ys.append(y)
            y += step
        after = max(text_width(kit, text, size, "semibold") for text in ("came", *(brief(found[id][1]) for id in order))) + 16
        before = max(text_width(kit, text, size) for text in ("announced", *(brief(found[id][0]) for id in order))) + 8
        most = 310.0
        ax.set_xlim(0, most if kit.narrow else most * kit.width / (kit.width - after - before))
        first_column, last_column = (kit.width - after) / kit.width, 1.0
        ax.set_ylim(y - 0.35, -0.55)
        ax.set_yticks([])
        ticks = [0, 100, 200, 300] if kit.narrow else [0, 50, 100, 150, 200, 250, 300]
        ax.set_xticks(ticks, [f"{x}%" for x in ticks])
        if kit.narrow:
            ax.get_xticklabels()[0].set_ha("left")
            ax.get_xticklabels()[-1].set_ha("right")
        ax.spines["bottom"].set_visible(False)
        for x in ticks:
            ax.plot([x, x], [-0.1, y - 0.35], color=style.GRID, lw=1, zorder=1)
        ax.plot([100, 100], [-0.1, y - 0.35], color=style.INK, lw=1.2, ls=(0, (3, 2)), zorder=2)
        for hy, group in heads:
            ax.text(0 if kit.narrow else -0.012, hy, group, size=size, weight="semibold", va="center",
                    ha="left" if kit.narrow else "right", color=colour, zorder=8,
                    transform=ax.transData if kit.narrow else ax.get_yaxis_transform(),
                    bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1})
        ax.text(102, heads[0][0], "as announced", size=size, va="center", ha="left", color=style.MUTED,
                bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5}, zorder=8)
        columns = ((1.0, "announced / came"),) if kit.narrow else ((first_column, "announced"), (last_column, "came"))
        for right, text in columns:
            ax.text(right, heads[0][0], text, size=size, va="center", ha="right", color=style.MUTED, transform=ax.get_yaxis_transform())
        for id, row, q, y in zip(order, rows, quantities, ys):
            at = y + 0.2 if kit.narrow else y
            if kit.narrow:
                ax.text(0, y - 0.28, row.label, size=size, va="center", ha="left", zorder=8,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                ax.text(1.0, y - 0.28, f"{brief(found[id][0])} / {brief(found[id][1])}", size=size, weight="semibold",
                        va="center", ha="right", zorder=8, transform=ax.get_yaxis_transform(),
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
            else:
                ax.text(-0.012, y, row.label, size=size, va="center", ha="right", transform=ax.get_yaxis_transform())
            mark(kit, at, q, colour, 296, 0.17 if kit.narrow else 0.24)
            if kit.narrow:
                continue
            ax.text(first_column, at, brief(found[id][0]), size=size, va="center", ha="right", transform=ax.get_yaxis_transform())
            ax.text(last_column, at, brief(found[id][1]), size=size, weight="semibold", va="center", ha="right",
                    transform=ax.get_yaxis_transform())

    met = [row for row, q in zip(rows, quantities) if q.overlaps(Quantity.stated("exact", "percent", q.status, value=100.0))]
    every, followed = book.calc("csu-announced"), book.calc("csu-announced-followed")
    return Chart(
        book=book, name="csu-announced-and-happened", era=ERA, rows=rows, draw=draw, margin=235, height=30 * len(rows) + 110,
        height_narrow=46 * len(rows) + 110,
        title="Planned counts of groups were kept, and staff in doubt mostly moved; most figures announced have no comparable "
              "outcome",
        subtitle="Support units, groups and NHS England: what came as a percentage of what was announced or "
                 "expected, 2012–21",
        alt=f"Dot chart of {len(rows)} pairs against a line at “as announced”: "
            f"{len(met)} of them reach or span it.",
        description=f"{len(rows)} lines, each what came as a percentage of what was announced. "
            + " ".join(f"{row.label}: {row.words}." for row in rows)
            + " Solid marks are outcomes reported, hollow ones a later plan. The width of a mark is what the hedges allow.",
        note=f"Every pair of the same or near scope in one unit. Weak pairs, pairs in unlike units and the announcements without "
             f"any outcome are in the table below; of {every.words} announced or expected, {followed.words} have an outcome "
             "that had happened. Staff in doubt were not announced as leavers.",
        also=(*dict.fromkeys(f"claim:{one}" for pair in found.values() for one in pair), "calc:csu-announced",
              "calc:csu-announced-followed"),
    )
