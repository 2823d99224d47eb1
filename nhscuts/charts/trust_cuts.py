"""Charts of the chapter on trust and board cuts, 2024–26."""

from __future__ import annotations

import math

from matplotlib.patches import Polygon, Rectangle

from ..book import Book
from ..calculations.trust_cuts import KINDS, SHARES, fates, whose
from ..calculations.trust_cuts import plans as named_plans
from ..errors import BookError
from ..quantity import Quantity
from ..words import number, words
from . import style
from .chart import Chart, Kit, Row, text_width
from .grammar import in_words, rows_chart, rows_drawing

ERA = "trust-cuts"
ARTICLE, RELEASE = "claim:healthcaretoday-trusts-2025-", "claim:nhsproviders-survey-release-2025-"


def _per_cent(chart: Chart, row: Row) -> str:
    """A share as a chart's label: "37%", "nearly 50%", "22–37.5%"."""
    q = chart.quantity(row)
    if q is None:
        return chart.figure_words(row)
    if q.qualifier == "between":
        return f"{number(q.low, q.unit, short=True).removesuffix('%')}–{number(q.high, q.unit, short=True)}"
    return words(q, short=True)


def _whole_per_cent(chart: Chart, row: Row) -> str:
    """The same with bounds drawn out to whole per cent: "11–52%"."""
    q = chart.quantity(row)
    if q is None or q.qualifier != "between":
        return _per_cent(chart, row)
    return f"{math.floor(q.low)}–{number(math.ceil(q.high), q.unit, short=True)}"


def _short(chart: Chart, row: Row) -> str:
    """A figure as a chart's label, without its noun: "about 785", "£6.6bn"."""
    q = chart.quantity(row)
    return chart.figure_words(row) if q is None else words(q, "", short=True)


def survey(book: Book) -> Chart:
    """What the leaders answered, as the article prints it; how many they were is hatched."""
    rows = [
        Row("Non-clinical posts will have to be cut", ARTICLE + "non-clinical"),
        Row("Clinical posts are being cut", ARTICLE + "clinical-cutting"),
        Row("… or considered: a further", ARTICLE + "clinical-considering"),
        Row("Services are being scaled back", ARTICLE + "scaling-back"),
        Row("… as the survey’s release prints it", RELEASE + "scaling-back"),
        Row("Most at risk: patient experience", ARTICLE + "patient-experience"),
        Row("Most at risk: health inequalities work", ARTICLE + "inequalities"),
        Row("Most at risk: access to timely care", ARTICLE + "access"),
        Row("Too little money to invest in prevention", ARTICLE + "prevention"),
        Row("How many leaders answered", words="not in the article", sources=["healthcaretoday-trusts-2025"]),
    ]
    first, second = book.figure(str(rows[0].figure)), book.figure(str(rows[1].figure))
    return rows_chart(
        book, rows, limit=107, unit="percent", ticks=(0, 25, 50, 75, 100), margin=262, row_height=44,
        label_words=_per_cent, name="trusts-survey", era=ERA,
        title="More than twice as many leaders expected to cut support posts as were cutting clinical ones",
        subtitle="NHS Providers’ survey, England, spring 2025: share of trust leaders answering",
        alt=f"Dot chart: {first.words} of trust leaders expect to cut non-clinical posts and {second.words} are cutting "
            "clinical ones; the number of leaders is not given.",
        description="Nine marks on a scale of per cent. " + in_words(book, rows[:-1])
            + " A tenth line, hatched, stands for the number of leaders who answered, which the article does not give.",
        note="Solid, because an answer was given; what it announces may not have happened. A share of leaders is not a "
             "share of trusts, and not of posts. More than one thing could be named as most at risk.",
    )


def both_cuts(book: Book) -> Chart:
    """The least and the most that two percentages of one survey allow to be in both groups."""
    rows = [
        Row("Clinical posts are being cut", ARTICLE + "clinical-cutting"),
        Row("Non-clinical posts will have to be cut", ARTICLE + "non-clinical"),
        Row("Both clinical and non-clinical cuts", "calc:survey-both-cuts"),
        Row("… allowing for rounding", "calc:survey-both-cuts-unrounded"),
    ]
    least = book.calc("survey-both-cuts-unrounded")
    return rows_chart(
        book, rows, limit=107, unit="percent", ticks=(0, 25, 50, 75, 100), margin=262, row_height=48,
        label_words=_per_cent, name="trusts-both-cuts", era=ERA,
        title=f"At least {number(least.quantity.low, 'percent')} of the leaders must have reported both kinds of cut",
        subtitle="NHS Providers’ survey, England, spring 2025: share of trust leaders answering, printed and implied",
        alt="Interval chart: the printed shares leave "
            f"{book.calc('survey-both-cuts').words} of leaders reporting both clinical and non-clinical cuts.",
        description="Two dots and two bars with a stroke at each end. " + in_words(book, rows),
        note="Assumes that both questions were put to the same people. The bars are bounds: nothing says where between the "
             "strokes the answer lies.",
    )


def leaders_and_trusts(book: Book) -> Chart:
    """What a share of the leaders can mean as a share of the trusts that they answered for."""
    rows = [
        Row("Clinical posts are being cut: leaders", ARTICLE + "clinical-cutting"),
        Row("… their trusts", "calc:survey-clinical-trusts-share"),
        Row("Services are scaled back: leaders", RELEASE + "scaling-back"),
        Row("… their trusts", "calc:survey-scaling-back-trusts-share"),
        Row("Non-clinical posts will be cut: leaders", ARTICLE + "non-clinical"),
        Row("… their trusts", "calc:survey-non-clinical-trusts-share"),
    ]
    leaders, trusts = book.figure(str(rows[0].figure)), book.calc("survey-clinical-trusts-share")
    low, high = math.floor(trusts.quantity.low), math.ceil(trusts.quantity.high)
    base = "claim:usatimes-nhs-cuts-2025-respondents", "claim:healthcareleader-nhs-providers-survey-2025-trusts"
    return rows_chart(
        book, rows, limit=107, unit="percent", ticks=(0, 25, 50, 75, 100), margin=262, row_height=46,
        label_words=_whole_per_cent, name="trusts-leaders-and-trusts", era=ERA,
        title=f"{leaders.words.capitalize()} of leaders may stand for {low} to {high} per cent of their trusts",
        subtitle="NHS Providers’ survey, England, spring 2025: share of leaders who said so, and bounds on the share of "
                 "the trusts answering that have such a leader",
        alt=f"Interval chart: {leaders.words} of leaders say that clinical posts are being cut; they may come from "
            f"between {low} and {high} per cent of the trusts.",
        description="Three pairs of lines, a dot for the leaders and a bar between strokes for their trusts. "
            + " ".join(
            f"{row.label[:-9]}: {book.figure(str(row.figure)).words} of leaders, {book.figure(str(below.figure)).words} of "
            "trusts." for row, below in zip(rows[::2], rows[1::2])),
        note=f"Assumes that {words(book.quantity(base[0]), 'leaders')} answered every question for "
             f"{words(book.quantity(base[1]), 'trusts')}, each for one. The number of leaders comes from two rewrites of a "
             "newspaper’s report; the release as we read it does not give it.",
        also=base,
    )


#: Names of trusts as a chart's label has them, with what the figure counts where it is not simply posts.
TRUST_LABELS = {
    "university-hospital-southampton": "Southampton",
    "university-hospitals-of-northamptonshire": "Northamptonshire (a pair)",
    "mid-and-south-essex": "Mid and South Essex (FTE)",
    "portsmouth-hospitals-university": "Portsmouth",
    "cambridge-university-hospitals": "Cambridge: “affected”",
    "norfolk-and-norwich-university-hospitals": "Norfolk and Norwich",
    "royal-cornwall-hospitals": "Royal Cornwall (FTE)",
    "imperial-college-healthcare": "Imperial (FTE)",
    "nottingham-university-hospitals": "Nottingham",
    "university-hospitals-bristol-and-weston": "Bristol and Weston (people)",
    "university-hospitals-birmingham": "Birmingham: looked at",
    "east-suffolk-and-north-essex": "East Suffolk and N. Essex",
    "isle-of-wight": "Isle of Wight",
    "north-bristol": "North Bristol",
    "west-suffolk": "West Suffolk (FTE)",
    "lancashire-and-south-cumbria": "Lancs and S. Cumbria: at risk",
    "united-lincolnshire-teaching-hospitals": "Lincolnshire: at risk",
    "barking-havering-and-redbridge": "Barking, Havering: corporate",
}


def plans(book: Book) -> Chart:
    """What each named trust planned in 2025: posts to go, and what share of its workforce they are."""
    chosen = named_plans(book.claims, book.bodies)
    names = [TRUST_LABELS.get(body, book.bodies.loc[body, "name"]) for body in chosen.body]
    posts = [Row(name, f"claim:{id}") for name, id in zip(names, chosen.index)]
    shares = [Row(f"{name}: share of workforce", SHARES.get(body), words=None if body in SHARES else "not known")
              for name, body in zip(names, chosen.body)]
    named, known = book.calc("trusts-named-plans"), book.calc("trusts-named-plans-share")
    n, margin = len(posts), 222
    holder: list[Chart] = []

    def draw(kit: Kit) -> None:
        chart = holder[0]
        kit.axes.axis("off")
        foot = 1 - 26 / kit.height  # room for the two headings
        tight = {"less than ": "<", "at least ": "min. "} if kit.narrow else {}

        def label(row: Row) -> str:
            text = _per_cent(chart, row)
            for long, brief in tight.items():
                text = text.replace(long, brief)
            return text

        for start, end, rows, limit, unit, ticks, heading in (
            (0.0, 0.55 if kit.narrow else 0.57, posts, 800, "count", (0, 400, 800), "Posts to go"),
            (0.59 if kit.narrow else 0.63, 1.0, shares, 8, "percent", (0, 8) if kit.narrow else (0, 4, 8), "Share of workforce"),
        ):
            panel = Kit(kit.axes.inset_axes((start, 0, end - start, foot)), kit.narrow, kit.width * (end - start),
                        kit.height * foot, kit.colours)
            panel.axes.tick_params(labelsize=13)
            named_here = rows is posts and kit.narrow  # beside the panels, names stand further from the axis than in one
            bare = rows if named_here else [Row("", row.figure, words=row.words) for row in rows]
            rows_drawing(bare, [chart.quantity(row) for row in rows],
                         [_short(chart, row) if rows is posts else label(row) for row in rows], limit=limit, era=ERA,
                         margin=margin, unit=unit, ticks=ticks)(panel)
            if rows is posts and not kit.narrow:
                for i, name in enumerate(names):
                    panel.axes.text(-9 / panel.width, i, name, size=kit.size, va="center", ha="right",
                                    transform=panel.axes.get_yaxis_transform())
            kit.axes.text(start, 1, heading, size=kit.size - 0.5, color=style.MUTED, va="top", ha="left",
                          transform=kit.axes.transAxes)

    chart = Chart(
        book=book, name="trusts-plans", era=ERA, rows=posts + shares, draw=draw, margin=margin, height=31 * n + 66,
        height_narrow=47 * n + 66,
        title=f"{named.words.capitalize()} named a number; a share of the workforce is known for {known.words.split()[0]}",
        subtitle="NHS trusts in England, plans of 2025: posts to go, or full-time equivalents (FTE) or people where marked, and "
                 "share of the workforce, as printed or worked out",
        alt=f"Two columns of marks: the plans of {named.words}, from {book.figure(str(posts[-1].figure)).words} at Barking to "
            f"{book.figure(str(posts[0].figure)).words} at Southampton, and the share of the workforce for {known.words}.",
        description=f"Two columns of {n} lines, the largest plan first; all marks are hollow, because all are plans. On the left: "
            + in_words(book, posts) + " On the right: " + in_words(book, [row for row in shares if row.figure])
            + " For the others the right-hand mark is hatched: the share is not known.",
        note="One plan a trust: the firmest figure, of equally firm ones the largest. Not to be added up: the marks count posts, "
             "FTE and people, filled and vacant, and some only roles “affected” or at risk. The Barking figure is of corporate "
             "roles, in a rewrite of a newspaper; a campaign has more at risk. The workforces printed for Portsmouth and the Isle "
             "of Wight do not add up and are not used.",
        also=("calc:trusts-named-plans", "calc:trusts-named-plans-share"),
    )
    holder.append(chart)
    return chart


def boards(book: Book) -> Chart:
    """What single boards were to cut, beside the order to all of them to halve."""
    rows = [
        Row("Costs: Sussex", "claim:bbc-sussex-icb-53-percent-2025-running-cost-cut"),
        Row("Costs: South Yorkshire", "claim:hellorayo-syicb-370-2025-running-cost-cut"),
        Row("Costs: Herefordshire, Worcestershire", "claim:herefordshire-council-icb-reset-2025-running-cost-cut"),
        Row("Costs: Greater Manchester", "calc:boards-fall-greater-manchester-costs"),
        Row("Staff: South Yorkshire", "calc:boards-fall-south-yorkshire"),
        Row("Staff: Norfolk and Suffolk (a pair)", "calc:boards-fall-norfolk-and-suffolk"),
        Row("Staff: West Yorkshire", "calc:boards-fall-west-yorkshire"),
        Row("Staff: Cheshire and Merseyside", "claim:halton-council-cm-icb-2025-workforce-share"),
    ]
    order = "claim:parallelparliament-icb-50pc-2025-running-cost-cut"
    least, most = (book.quantity(str(rows[i].figure)) for i in (-1, 0))
    return rows_chart(
        book, rows, limit=62, unit="percent", ticks=(0, 20, 40, 60), margin=262, row_height=44, label_words=_per_cent,
        reference=(book.quantity(order).low, "the order: half"), name="trusts-boards", era=ERA,
        title=f"Told to halve their costs, boards named cuts of costs or staff from {number(least.low, 'count')} to {number(most.high, 'percent')}",
        subtitle="Integrated care boards, England, 2025: share of running costs, and of staff, that was to go",
        alt=f"Dot chart: against an order to cut by {book.figure(order).words}, single boards named cuts of costs and staff between "
            f"{number(least.low, 'count')} and {number(most.high, 'percent')}.",
        description=f"Eight hollow marks, all of plans, and a dashed line at {book.figure(order).words}, the order to all boards. "
            + in_words(book, rows),
        note="The boards whose cut is on record as a share, or as a figure before and after. The order was for running costs; "
             "half the staff was NHS England’s measure of it. For West Yorkshire another report has a far larger fall, in people. "
             "None of these is an outcome.",
        also=(order,),
    )


def shortfall(book: Book) -> Chart:
    """The deficits planned for 2025–26, the one that the article gives, and how the year ended."""
    rows = [
        Row("First plans, March", "claim:nhsengland-mackey-letter-2025-deficit-initial"),
        Row("Revised plans, 1 April", "claim:nhsengland-mackey-letter-2025-deficit-revised"),
        Row("Final plans, April", "claim:nhsengland-board-m1-2025-deficit-final"),
        Row("The article, May: “predicted”", ARTICLE + "shortfall"),
        Row("Nine months: systems over plan", "claim:nhsengland-m9-2025-26-overspend-systems"),
        Row("Year: systems over allocation", "calc:trusts-outturn-systems"),
    ]
    return rows_chart(
        book, rows, limit=7e9, unit="gbp", ticks=(0, 2e9, 4e9, 6e9), margin=238, row_height=44,
        label_words=_short, name="trusts-shortfall", era=ERA,
        title=f"The article’s shortfall was out of date by May; systems ended the year {book.figure(str(rows[5].figure)).words} over",
        subtitle="NHS in England, 2025–26: deficits planned, before deficit support (hollow), and spending above plan, after it "
                 "(solid)",
        alt=f"Dot chart: planned deficits from {book.figure(str(rows[0].figure)).words} down to "
            f"{book.figure(str(rows[2].figure)).words}, and a year that ended with systems {book.figure(str(rows[5].figure)).words} "
            "over.",
        description="Four hollow dots for plans and a forecast, two solid ones for what was spent. " + in_words(book, rows),
        note="The hollow and the solid dots measure unlike things: the plans are before the deficit support that the final ones "
             "relied on, the overspends after it. “Systems” are trusts and integrated care boards together. The year’s result is of "
             "draft accounts, and the NHS as a whole spent a little less than its allocation. That the article’s figure is that "
             "of the first plans is our inference: it names no source.",
    )


#: Announcements that can be followed: label, and what had been done of them.
FOLLOWED = {
    "nhsproviders-financial-reset-2025-savings-target-2024-25": ("NHS savings, 2024–25", "savings-2024-25-achieved"),
    "hsj-daily-insight-2024-mid-and-south-essex-posts": ("Mid and South Essex posts, 2024–25", "mid-and-south-essex-gone"),
    "stokenub-306m-2025-north-midlands-saving": ("North Midlands savings, to February", "north-midlands-savings-made"),
    "dailyecho-uhs-785-2025-posts": ("Southampton posts, “halfway”", "southampton-gone"),
    "whatson-uhn-781-2025-posts": ("Northamptonshire posts, by July", "northamptonshire-gone"),
    "dailyecho-uhs-785-2025-savings-target": ("Southampton savings, to November", "southampton-savings-made"),
}


def outcomes(book: Book) -> Chart:
    """What had been done of each announcement that the record can follow, with bounds."""
    like = [id for id, fate in fates(book.outcomes).items() if fate == "like"]
    if set(like) != set(FOLLOWED):
        raise BookError("The chart trusts-outcomes follows other announcements than data/outcomes.csv has like outcomes for.")
    rows = [Row(label, f"calc:trusts-{done}") for label, done in FOLLOWED.values()]
    said = dict(zip((row.label for row in rows), (f"claim:{id}" for id in FOLLOWED)))
    silent, tracked = book.calc("trusts-outcomes-silent"), book.calc("trusts-outcomes-tracked")
    rows.append(Row(f"{silent.quantity.low:.0f} others: no outcome", words="not in the record"))

    def label(chart: Chart, row: Row) -> str:
        q = chart.quantity(row)
        if q is None:
            return chart.figure_words(row)
        return f"{number(q.value or q.low, 'percent', short=True)} of {words(book.quantity(said[row.label]), short=True)}"

    return rows_chart(
        book, rows, limit=100, unit="percent", ticks=(0, 25, 50, 75, 100), margin=258, row_height=46, label_words=label,
        name="trusts-outcomes", era=ERA,
        title="Where the record can follow a plan or a target, less had been done when it was counted than was announced",
        subtitle="NHS in England, 2024–26: posts gone, or savings made, as a share of what was announced; the plans of 2025–26 part "
                 "of the way",
        alt=f"Dot chart: of {tracked.words}, {number(len(like), 'count')} can be set against a like outcome, and none of these "
            "reaches what was announced.",
        description=f"{number(len(like), 'count').capitalize()} solid dots on a scale of per cent of what was announced, the first "
            "two with the year closed, the others part of the way; a bar where both numbers are hedged. "
            + " ".join(f"{row.label}: {book.figure(str(row.figure)).words} of {book.figure(said[row.label]).words}."
                       for row in rows if row.figure)
            + f" A hatched line stands for {silent.words} without an outcome.",
        note="All pairs graded as of the same or nearly the same scope. “About” is taken as a tenth either way, in both numbers. "
             "Most of those gone at Southampton were temporary staff. “Halfway” is the word of a headline.",
        also=("calc:trusts-outcomes-silent", "calc:trusts-outcomes-tracked", *said.values()),
    )


KIND_LABELS = {"trusts": "Named trusts", "boards": "Integrated care boards", "together": "Trusts or NHS as a whole",
               "centre": "NHS England, the department", "areas": "Counties and areas"}
FATE_WORDS = {"like": "a like outcome", "unlike": "only an unlike figure", "none": "nothing on record"}


def silences(book: Book) -> Chart:
    """One square for each announced figure, by whose it is: followed, followed by something unlike, or silent."""
    tally = {(kind, fate): 0 for kind in KINDS for fate in FATE_WORDS}
    for id, fate in fates(book.outcomes).items():
        tally[whose(book.claims.loc[id], book.bodies), fate] += 1
    kinds = sorted(KINDS, key=lambda kind: -sum(tally[kind, fate] for fate in FATE_WORDS))
    rows = [Row(f"{KIND_LABELS[kind]}: {FATE_WORDS[fate]}",
                Quantity.stated("exact", "count", "statistic", value=tally[kind, fate]),
                words=number(tally[kind, fate], "count", spell=False))
            for kind in kinds for fate in FATE_WORDS if tally[kind, fate]]
    silent, tracked = book.calc("trusts-outcomes-silent"), book.calc("trusts-outcomes-tracked")

    def draw(kit: Kit) -> None:
        ax, colour = kit.axes, kit.colours[ERA]
        left, pitch = (0.0, 19.0) if kit.narrow else (222.0, 19.0)
        side = pitch - 5
        per_line = int((kit.width - left) // pitch)
        ax.axis("off")
        ax.set_xlim(0, kit.width)
        ax.set_ylim(kit.height, 0)

        def square(x: float, y: float, fate: str) -> None:
            outline = style.UNKNOWN if fate == "none" else colour
            ax.add_patch(Rectangle((x, y), side, side, facecolor=colour if fate == "like" else "none", edgecolor=outline, lw=1.3,
                                   hatch="////" if fate == "none" else None))
            if fate == "unlike":
                ax.add_patch(Polygon([(x, y + side), (x, y), (x + side, y + side)], facecolor=colour, edgecolor="none"))

        x, y = 0.0, 4.0
        for fate, text in FATE_WORDS.items():
            wide = side + 7 + text_width(kit, text, kit.size - 0.5)
            if x + wide > kit.width:
                x, y = 0.0, y + 24
            square(x, y, fate)
            ax.text(x + side + 7, y + side / 2, text, size=kit.size - 0.5, color=style.MUTED, va="center", ha="left")
            x += wide + 20
        y += 40
        for kind in kinds:
            fates_of = [fate for fate in FATE_WORDS for _ in range(tally[kind, fate])]
            count_words = f"{tally[kind, 'none']} of {len(fates_of)} silent"
            if kit.narrow:
                ax.text(0, y, KIND_LABELS[kind], size=kit.size, va="center", ha="left")
                ax.text(kit.width, y, count_words, size=kit.size - 0.5, color=style.MUTED, va="center", ha="right")
                y += 15
            else:
                ax.text(0, y + 5, KIND_LABELS[kind], size=kit.size, va="center", ha="left")
                ax.text(0, y + 24, count_words, size=kit.size - 1, color=style.MUTED, va="center", ha="left")
            for i, fate in enumerate(fates_of):
                square(left + pitch * (i % per_line), y - (0 if kit.narrow else 4) + pitch * (i // per_line), fate)
            lines = -(-len(fates_of) // per_line)
            y += pitch * lines + 24 if kit.narrow else max(pitch * lines, 38) + 14

    return Chart(
        book=book, name="trusts-silences", era=ERA, rows=rows, draw=draw, height=290, height_narrow=400, footroom=0,
        title=f"For {silent.quantity.low:.0f} of {tracked.words} the record has no outcome",
        subtitle="Trust and board cuts, England, 2024–26: figures announced, and what the record has of each later on",
        alt=f"A square for each of {tracked.words}, by whose they are; {silent.quantity.low:.0f} are hatched, because nothing is on "
            "record.",
        description="Rows of squares: filled for a like outcome, with one filled corner where only an unlike figure can be set "
            "beside it, hatched where nothing was found. " + " ".join(f"{row.label}: {row.words}." for row in rows),
        note="An announced figure counts once, however often it was followed up. Posts, staff, shares, savings and costs are all "
             "counted. Nothing on record means that nothing was found in the documents read, not that nothing happened.",
        also=("calc:trusts-outcomes-silent", "calc:trusts-outcomes-tracked"),
    )
