"""Charts of the chapter on commissioning support unit redundancies, 2013–16."""

from __future__ import annotations

from ..book import Book
from ..quantity import Quantity
from ..words import bounds, number, words
from . import style
from .chart import Chart, Kit, Row
from .grammar import rows_chart

ERA = "csu-redundancies"


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


def how_many_staff(book: Book) -> Chart:
    """The printed workforces and the one that NHS England's own figures imply."""
    rows = [
        Row("January 2013: posts, filled or not", "calc:csu-places-2013"),
        Row("January 2014: Health Service Journal", "claim:hsj-csu-2014-workforce"),
        Row("January 2014: healthcarepct.com", "claim:healthcarepct-300-support-jobs-2014-workforce"),
        Row("February 2014: Earl Howe (Lords)", "claim:healthpolicyinsight-earl-howe-csu-2014-workforce"),
        Row("May 2014: Health Service Journal", "claim:hsj-revive-hr-transition-2014-workforce"),
        Row("Implied: 292 as about 3 per cent", "calc:csu-implied-workforce"),
    ]
    gap, cut, implied = book.calc("csu-workforce-gap"), book.claim("hsj-csu-2014-posts"), book.calc("csu-implied-workforce")
    return rows_chart(
        book, rows, limit=11000, ticks=(0, 2500, 5000, 7500, 10000), margin=250, row_height=46,
        label_words=lambda chart, row: words(book.quantity(str(row.figure)), "", short=True),
        name="csu-how-many-staff", era=ERA,
        title=f"Two counts of the staff lie {words(gap.quantity, '')} apart; the whole cut was to be {words(cut.quantity)}",
        subtitle="Commissioning support units, England: staff employed, January 2013 to May 2014",
        alt=f"Interval chart: printed workforces run from {book.figure(str(rows[3].figure)).words} to "
            f"{book.figure(str(rows[2].figure)).words}, and 292 posts as 3 per cent imply {implied.words}.",
        description="Six dots, each with the width that “about” allows. " + " ".join(
            f"{row.label}: {book.figure(str(row.figure)).words}, {bounds(book.quantity(str(row.figure)))}." for row in rows)
            + " The last is hollow because it is worked out from forecasts. All six widths overlap.",
        note="The first line counts posts, filled or not, before the units opened; the others count people. “About” and "
             "“around” are read as a tenth more or less throughout this book.",
        also=("calc:csu-workforce-gap", "claim:hsj-csu-2014-posts"),
    )


def central_midlands(book: Book) -> Chart:
    """The size of Central Midlands CSU by two reports, beside the average unit."""
    rows = [
        Row("Central Midlands: about 40 as 10 per cent", "calc:csu-central-midlands-size"),
        Row("Central Midlands, earlier report: 47 as around 10 per cent", "calc:csu-central-midlands-size-earlier"),
        Row("Average unit: about 9,000 over 17", "calc:csu-average-unit"),
        Row("Average unit, lowest: about 8,500 over 19", "calc:csu-average-unit-least"),
    ]
    return rows_chart(
        book, rows, limit=600, ticks=(0, 100, 200, 300, 400, 500, 600), margin=235, row_height=58,
        label_words=lambda chart, row: words(book.quantity(str(row.figure)), "", short=True),
        name="csu-central-midlands", era=ERA,
        title="On January’s figures, Central Midlands was smaller than the average unit",
        subtitle="Central Midlands Commissioning Support Unit: implied staff, and staff of the average unit, 2013–14",
        alt="Interval chart: January’s figures imply "
            f"{book.figure(str(rows[0].figure)).words} at Central Midlands; the average unit had "
            f"{book.figure(str(rows[2].figure)).words}.",
        description="Four dots, each with its width. " + " ".join(
            f"{row.label}: {book.figure(str(row.figure)).words}, {bounds(book.quantity(str(row.figure)))}." for row in rows)
            + " The first two are hollow because they are worked out from redundancies still to come. The first lies "
            "wholly below the third; the second overlaps it, and both overlap the fourth.",
        note="Both reports are the Health Service Journal’s; the earlier one is undated. The lowest average sets the fewest staff "
             "printed against the most units counted.",
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


def allowance(book: Book) -> Chart:
    """The running cost allowance per head that paid the units' main customers, year by year."""
    rows = [
        Row("2013–14", "claim:nhsengland-rca-2014-per-head-2013-14"),
        Row("2014–15, on NHS England’s page", "claim:nhsengland-rca-2014-per-head-2014-15"),
        Row("2014–15, in a reply on that page", "claim:nhsengland-rca-2014-per-head-2014-15-reply"),
        Row("2015–16, on NHS England’s page", "claim:nhsengland-rca-2014-per-head-2015-16"),
        Row("2015–16, in a reply on that page", "claim:nhsengland-rca-2014-per-head-2015-16-reply"),
        Row("2015–16, as the units’ leaders expected in 2013",
            "claim:hsj-budget-cuts-csu-losses-2013-running-cost-expected"),
    ]
    first, fall = book.calc("csu-allowance-fall-first"), book.calc("csu-allowance-fall")
    reply = book.calc("csu-allowance-fall-reply")
    expected = book.quantity(str(rows[5].figure))
    now, page, replied, next_page, next_replied = (book.quantity(str(row.figure)).value or 0.0 for row in rows[:5])

    def pounds(x: float) -> str:
        return number(x, "gbp_per_head")

    def draw(kit: Kit) -> None:
        ax, colour = kit.axes, kit.colours[ERA]
        ax.set_xlim((-0.28, 2.5) if kit.narrow else (-0.35, 2.85))
        ax.set_ylim(18.6, 26.4)
        ax.set_yticks([20, 22, 24, 26], ["£20", "£22", "£24", "£26"])
        ax.set_xticks([0, 1, 2], ["2013–14", "2014–15", "2015–16"])
        ax.grid(axis="y")
        ax.tick_params(axis="y", direction="in", pad=-2)
        for tick in ax.get_yticklabels():
            tick.set_ha("left")
            tick.set_va("bottom")
            tick.set_color(style.MUTED)
        ax.plot([0, 1, 2], [now, page, next_page], color=colour, lw=2.2, zorder=3)
        ax.bar(2.2, expected.high - expected.low, bottom=expected.low, width=0.1, facecolor=style.PAPER, edgecolor=colour,
               lw=1.6, zorder=3)
        for y in (expected.low, expected.high):
            ax.plot([2.12, 2.28], [y, y], color=colour, lw=3.2, zorder=4)
        for x, ys in ((0, [now]), (1, [page, replied]), (2, [next_page, next_replied])):
            ax.plot([x] * len(ys), ys, ls="", marker="o", ms=12, mfc=style.PAPER, mec=colour, mew=2.2, zorder=5)
        size = kit.size
        ax.text(0, now + 0.42, pounds(now), size=size, weight="semibold", ha="center", va="bottom")
        ax.text(1, replied + 0.42, f"{pounds(page)} or {pounds(replied)}", size=size, weight="semibold", ha="center",
                va="bottom")
        if kit.narrow:
            ax.text(2.46, next_replied + 0.5, f"{pounds(next_page)} or\n{pounds(next_replied)}", size=size,
                    weight="semibold", ha="right", va="bottom", linespacing=1.05)
            ax.text(2.07, (expected.low + expected.high) / 2 - 0.25,
                    f"£{expected.low:.0f} to £{expected.high:.0f}, as units’\nleaders expected", size=size - 0.5, ha="right",
                    va="center", linespacing=1.1)
        else:
            ax.text(2.12, next_replied + 0.2, f"{pounds(next_page)} or\n{pounds(next_replied)}", size=size,
                    weight="semibold", ha="left", va="bottom", linespacing=1.05)
            ax.text(2.33, (expected.low + expected.high) / 2 - 0.15,
                    f"£{expected.low:.0f} to £{expected.high:.0f}, as\nthe units’ leaders\nexpected in 2013", size=size - 0.5,
                    ha="left", va="center", linespacing=1.1)
        ax.text(0.5, (now + page) / 2 - 0.35, f"−{number(first.quantity.value or 0, 'percent', short=True)}", size=size,
                color=style.MUTED, ha="center", va="top")
        ax.text(1.42, (page + next_page) / 2 - 0.25, f"−{number(fall.quantity.value or 0, 'percent', short=True)}", size=size,
                color=style.MUTED, ha="right", va="top")

    return Chart(
        book=book, name="csu-allowance", era=ERA, rows=rows, draw=draw, height=310, height_narrow=320,
        title=f"Per head, the allowance was to fall by {fall.words}, more than the 10 per cent planned in cash",
        subtitle="Running cost allowance of clinical commissioning groups, England: pounds of the day for each head of "
                 "population. The axis does not begin at nought",
        alt=f"Line chart: the allowance per head goes from {pounds(now)} to {pounds(page)} and is to fall to "
            f"{pounds(next_page)} in 2015–16.",
        description=f"A line through three hollow dots: {pounds(now)} in 2013–14; {pounds(page)} in 2014–15, a fall of "
            f"{first.words}, or {pounds(replied)} by a reply on the same page; {pounds(next_page)} in 2015–16, a fall of "
            f"{fall.words}, or {pounds(next_replied)} by the reply, a fall of {reply.words}. A hollow bar at 2015–16 shows what "
            f"leaders of the units had expected in 2013: {words(expected)}.",
        note="All hollow: an allowance is money set aside, not money spent, and 2015–16 was indicative. The £25 of 2013–14 was "
             "a maximum when it was set. NHS England’s page and its own reply to a reader differ by a few pence.",
        also=("claim:nhsengland-rca-2014-cut", "calc:csu-allowance-fall-first", "calc:csu-allowance-fall",
              "calc:csu-allowance-fall-reply", "claim:nhscb-rca-2012-11-per-head"),
    )


def number_of_units(book: Book) -> Chart:
    """How many units there were, by every count in the record."""
    rows = [
        Row("April 2013, at the start", "claim:digitalhealth-another-csu-collapses-2013-units"),
        Row("In operation in 2013–14", "claim:hsj-nhse-spend-on-csus-2014-units"),
        Row("January 2014, Health Service Journal", "claim:hsj-csu-2014-units"),
        Row("After a merger planned in February 2014", "claim:digitalhealth-manchester-merseyside-2014-units"),
        Row("After a closure decided in April 2014", "claim:digitalhealth-central-eastern-2014-units"),
        Row("May 2014, board paper", "claim:digitalhealth-redundancies-14-csus-2014-units"),
        Row("Autumn 2015, “in effect”", "claim:nhe-john-parkes-interview-2015-units"),
    ]
    start, end = book.quantity(str(rows[0].figure)), book.quantity(str(rows[-1].figure))
    return rows_chart(
        book, rows, limit=20, ticks=(0, 5, 10, 15, 20), margin=265, row_height=42,
        label_words=lambda chart, row: number(book.quantity(str(row.figure)).value or 0, "organisations", short=True),
        name="csu-units", era=ERA,
        title=f"England had {words(start, ('unit', 'units'))} in April 2013 and {words(end, '')} in effect by autumn 2015",
        subtitle="Commissioning support units, England: number of units, April 2013 to autumn 2015",
        alt=f"Dot chart: {words(start, ('unit', 'units'))} in April 2013, between 15 and 19 by the counts of 2014, and "
            f"{words(end, ('unit', 'units'))} in effect in autumn 2015.",
        description="Seven dots. " + " ".join(
            f"{row.label}: {words(book.quantity(str(row.figure)), ('unit', 'units'))}." for row in rows)
            + " Counts are solid; the two that a merger and a closure were to bring are hollow.",
        note="Not one series: the count for 2013–14 may include units that closed or merged in the year; the board paper still "
             "counts units whose end had been announced; autumn 2015 takes merging units as one and leaves out two that were "
             "closing.",
    )
