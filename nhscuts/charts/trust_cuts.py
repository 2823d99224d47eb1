"""Charts of the chapter on trust cuts, 2025."""

from __future__ import annotations

import math

from ..book import Book
from ..words import number, words
from . import style
from .chart import Chart, Kit, Row, wrap
from .grammar import in_words, rows_chart

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
        Row("Clinical cuts under way or considered", "calc:survey-clinical-either"),
        Row("Non-clinical posts will have to be cut", ARTICLE + "non-clinical"),
        Row("Both clinical and non-clinical cuts", "calc:survey-both-cuts"),
        Row("… allowing for rounding", "calc:survey-both-cuts-unrounded"),
        Row("Both, if cuts considered count", "calc:survey-both-or-considering"),
        Row("… allowing for rounding", "calc:survey-both-or-considering-unrounded"),
    ]
    least = book.calc("survey-both-cuts-unrounded")
    return rows_chart(
        book, rows, limit=107, unit="percent", ticks=(0, 25, 50, 75, 100), margin=262, row_height=48,
        label_words=_per_cent, name="trusts-both-cuts", era=ERA,
        title=f"At least {number(least.quantity.low, 'percent')} of the leaders must have reported both kinds of cut",
        subtitle="NHS Providers’ survey, England, spring 2025: share of trust leaders answering, printed and implied",
        alt="Interval chart: the printed shares leave "
            f"{book.calc('survey-both-cuts').words} of leaders reporting both clinical and non-clinical cuts.",
        description="Three dots: " + "; ".join(f"{row.label.lower()}, {book.figure(str(row.figure)).words}"
                                             for row in rows[:3])
            + ". Four bars with a stroke at each end: " + "; ".join(
                f"{row.label.lower()}, {book.figure(str(row.figure)).words}" for row in rows[3:]) + ".",
        note="Assumes that all of the questions were put to the same people. The bars are bounds: nothing says where "
             "between the strokes the answer lies.",
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


def services_at_risk(book: Book) -> Chart:
    """Which documents name which services as at risk."""
    own = book.services[book.services.era == ERA]
    sources = list(dict.fromkeys(own.source))
    named = {service: [key for key in sources if key in set(own[own.service == service].source)]
             for service in dict.fromkeys(own.service)}
    services = sorted(named, key=lambda service: -len(named[service]))
    title = {key: book.sources[key].publisher for key in sources}

    def listed(service: str) -> str:
        return "named by " + ", ".join(title[key] for key in named[service])

    rows = [Row(service.capitalize(), words=listed(service), sources=named[service],
                id=own[own.service == service].index[0]) for service in services]
    common, every = book.calc("trusts-services-named-by-all"), book.calc("trusts-services-named")

    def draw(kit: Kit) -> None:
        ax, n = kit.axes, len(services)
        left = 0.0 if kit.narrow else 250.0
        step = (kit.width - left) / len(sources)
        ax.set_xlim(0, kit.width)
        ax.set_ylim(n - 0.45, -1.25 if kit.narrow else -1.05)
        ax.axis("off")
        for j, key in enumerate(sources):
            x = left + step * (j + 0.5)
            ax.text(x, -0.85 if kit.narrow else -0.76, wrap(kit, title[key], step - 12, kit.size - 1), size=kit.size - 1, color=style.MUTED,
                    ha="center", va="center", linespacing=0.95)
            for i, service in enumerate(services):
                y = i + (0.16 if kit.narrow else 0)
                if key in named[service]:
                    ax.plot([x], [y], "o", ms=13, mfc=kit.colours[ERA], mec=kit.colours[ERA])
                else:
                    ax.plot([x - 7, x + 7], [y, y], color=style.UNKNOWN, lw=1.6)
        for i, row in enumerate(rows):
            ax.plot([0, kit.width], [i - 0.5, i - 0.5], color=style.GRID, lw=1)
            ax.text(0, i - (0.27 if kit.narrow else 0), row.label, size=kit.size, ha="left", va="center")

    return Chart(
        book=book, name="trusts-services-at-risk", era=ERA, rows=rows, draw=draw, height=44 * len(rows) + 44,
        height_narrow=64 * len(rows) + 76,
        title="The same few services are named each time, and no document says how many trusts named them",
        subtitle="Services for patients named as at risk in reports of NHS Providers’ survey, England, May and June 2025",
        alt=f"Dot table: {every.words} are named as at risk, and {common.words.split()[0]} of them in every document that lists any.",
        description=f"A table of {every.words} by {number(len(sources), 'count')} documents; a dot where the document names the "
            "service, a dash where it does not. " + " ".join(f"{row.label}: {row.words}." for row in rows),
        note="All draw on one survey, so a service named more often is not at more risk. The article says that these are "
             "among those named. Named as at risk, not closed.",
        also=("calc:trusts-services-named", "calc:trusts-services-named-by-all"),
    )


def plans(book: Book) -> Chart:
    """Posts that trusts planned to cut: the survey's unnamed trusts, then named ones."""
    rows = [
        Row("Survey: “a number of trusts”, each", ARTICLE + "trusts-500"),
        Row("Survey: one organisation", ARTICLE + "one-organisation-1000"),
        Row("The Guardian on the survey, each", "claim:guardian-hospitals-reducing-staff-2025-posts-1500"),
        Row("Southampton", "claim:dailyecho-uhs-785-2025-posts"),
        Row("Northamptonshire (a pair of trusts)", "claim:whatson-uhn-781-2025-posts"),
        Row("Barking, Havering and Redbridge: at risk", "claim:savekinggeorge-bhrut-770-2025-at-risk"),
        Row("Mid and South Essex (FTE)", "claim:bbc-msef-743-2025-posts"),
        Row("Portsmouth", "claim:bbc-phu-iow-800-2025-posts-portsmouth"),
        Row("Cambridge: “affected”", "claim:varsity-cuh-500-2025-posts"),
        Row("Norfolk and Norwich", "claim:bbc-nnuh-500-2025-posts"),
        Row("Royal Cornwall (FTE)", "claim:cornishman-rcht-500-2025-posts"),
    ]
    named = book.calc("trusts-named-plans")
    top = book.figure(str(rows[2].figure))

    return rows_chart(
        book, rows, limit=1500, ticks=(0, 500, 1000, 1500), margin=275, row_height=42, label_words=_short,
        name="trusts-plans", era=ERA,
        title="The largest plan in the survey exceeds that of any named trust in the record",
        subtitle="NHS trusts in England, plans of 2025: posts to go, or full-time equivalents (FTE) where marked",
        alt=f"Interval chart: plans of unnamed trusts in the survey reach {top.words} each; {named.words} of named trusts lie "
            f"between {words(book.quantity(str(rows[-1].figure)), '')} and {words(book.quantity(str(rows[3].figure)), '')}.",
        description="Eleven hollow marks, all of plans. " + in_words(book, rows),
        note="Not to be added up: an unnamed trust may be one of the named, the first bar has no upper end, and the marks "
             "count posts, FTE, jobs at risk and posts “affected”. The Barking figure is from a campaign’s letter. "
             "The first line is read as for each trust; the sentence could mean the trusts together.",
        also=("calc:trusts-named-plans",),
    )


def shortfall(book: Book) -> Chart:
    """The shortfall that the article gives, beside the plans that had replaced it."""
    rows = [
        Row("The article, May: “predicted”", ARTICLE + "shortfall"),
        Row("First plans, March", "claim:nhsengland-mackey-letter-2025-deficit-initial"),
        Row("Revised plans, 1 April", "claim:nhsengland-mackey-letter-2025-deficit-revised"),
        Row("Final plans, April", "claim:nhsengland-board-m1-2025-deficit-final"),
        Row("Revised, after deficit support", "claim:nhsengland-mackey-letter-2025-deficit-headline"),
        Row("What the year came to", words="not in the record"),
    ]
    return rows_chart(
        book, rows, limit=7e9, unit="gbp", ticks=(0, 2e9, 4e9, 6e9), margin=230, row_height=46,
        label_words=_short, name="trusts-shortfall", era=ERA,
        title="By May, plans were for a far smaller shortfall than the article gave",
        subtitle="NHS in England, 2025–26: deficit predicted or planned, before deficit support unless marked",
        alt=f"Dot chart: a shortfall of {book.figure(str(rows[0].figure)).words} in the article, beside revised plans of "
            f"{book.figure(str(rows[2].figure)).words} of 1 April.",
        description="Five hollow dots, because all are forecasts or plans, and a hatched line. " + in_words(book, rows[:-1])
            + " The result of the year is not in the record.",
        note="That the article’s figure is that of the first plans is our inference: it names no source. Trusts and "
             "integrated care boards together.",
    )


def outcomes(book: Book) -> Chart:
    """The plans that can be followed, beside all that cannot."""
    rows = [
        Row("Southampton: planned, May 2025", "claim:dailyecho-uhs-785-2025-posts"),
        Row("… gone, later in 2025", "claim:bbc-uhs-400-halfway-2025-lost"),
        Row("Northamptonshire: planned, 2025–26", "claim:whatson-uhn-781-2025-posts"),
        Row("… gone by July 2025", "claim:whatson-uhn-781-2025-lost"),
    ]
    own = book.outcomes[book.outcomes.era == ERA]
    unfollowed = [key for announced in own[own.outcome.fillna("") == ""].announced for key in book.sources_of(announced)]
    found, silent, tracked = (book.calc(f"trusts-outcomes-{what}") for what in ("found", "silent", "tracked"))
    shares = [book.calc("trusts-southampton-gone"), book.calc("trusts-northamptonshire-gone")]
    rows.append(Row(f"{silent.words.capitalize()}: outcome", words="not in the record", sources=unfollowed))
    return rows_chart(
        book, rows, limit=900, ticks=(0, 200, 400, 600, 800), margin=250, row_height=50,
        label_words=_short, name="trusts-outcomes", era=ERA,
        title=f"{found.words.removesuffix(' announced figures').capitalize()} plans can be followed part of the way; for "
              f"{silent.words} there is no outcome",
        subtitle="NHS trusts in England, 2025: posts planned to go, and posts reported gone while the plan was still running",
        alt=f"Interval chart: of {tracked.words}, {found.words.removesuffix(' announced figures')} plans have a part-way count of "
            f"posts gone; {silent.words} have no outcome.",
        description="Hollow dots for what was planned, solid ones for what had gone. "
            + in_words(book, rows[:-1])
            + f" By these figures {shares[0].words} of Southampton’s plan and {shares[1].words} of Northamptonshire’s had "
            f"gone. A hatched line stands for {silent.words} without an outcome.",
        note="Hollow: planned. Solid: reported gone. Most of those gone at Southampton were temporary staff. A later survey "
             "answer on temporary staffing is set beside the first in the table, and not here.",
        also=("calc:trusts-outcomes-silent", "calc:trusts-outcomes-found", "calc:trusts-outcomes-tracked",
              "calc:trusts-southampton-gone", "calc:trusts-northamptonshire-gone"),
    )
