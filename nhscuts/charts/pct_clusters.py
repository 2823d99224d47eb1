"""Charts of the chapter on PCT clusters, 2010–13."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

from ..book import Book
from ..calculations.pct_clusters import COUNTED, ERA, LIKE, announced
from ..quantity import Quantity
from ..tables import date_words
from ..words import number
from . import style
from .chart import Chart, Kit, Row
from .grammar import in_words, mark, rows_chart

PEOPLE_COUNTED = "calc:clusters-redundancies-counted"


def _short(book: Book, reference: str) -> str:
    """A figure as a label on a mark: "£1.2bn–£1.3bn", "up to 10", "more than 10,000"."""
    q = book.quantity(reference)
    if q.qualifier == "between":
        return f"{number(q.low, q.unit, short=True)}–{number(q.high, q.unit, short=True)}"
    hedge = {"about": "about ", "estimated": "est. ", "nearly": "nearly ", "up_to": "up to ", "less_than": "under ",
             "at_least": "at least ", "more_than": "more than "}.get(q.qualifier, "")
    return hedge + number(_stated(q), q.unit, short=True)


def _stated(q: Quantity) -> float:
    """The number that a source prints: its value, or the end that a bound gives; of a range the upper end."""
    return q.value if q.value is not None else q.high if q.is_bounded else q.low


# -- the target and the forecasts ----------------------------------------------------------------------------------


def targets(book: Book) -> Chart:
    """By how much management and running costs were to fall: England's orders, then the places."""
    rows = [
        Row("England, 2009: trusts and authorities", "claim:hsj-5700-2009-management-cost-target"),
        Row("England, July 2010: management costs", "claim:guardian-jobs-toll-2010-management-cost-target"),
        Row("England, Oct. 2010: administration", "claim:dh-spending-review-2010-administration-cut"),
        Row("England, 2011: management pay bill", "claim:guardian-careers-2011-wage-bill-cut"),
        Row("North West London, 2011", "claim:pulse-clusters-nwl-management-cut"),
        Row("London, 2010", "claim:hsj-london-54-2010-management-cost-cut"),
        Row("Hastings and Rother, 2011", "claim:hastings-observer-2011-management-cost-cut"),
        Row("Nottinghamshire, 2010: running costs", "claim:bbc-notts-2010-running-cost-cut"),
        Row("Leeds, 2010", "claim:yorkshirepost-leeds-2010-management-cut"),
        Row("Leicestershire, 2011", "claim:hsj-leicester-2011-management-cost-cut"),
    ]
    order, most, least = (book.figure(str(rows[i].figure)).words for i in (1, 4, 9))
    return rows_chart(
        book, rows, limit=70, unit="percent", ticks=(0, 20, 40, 60), margin=262, row_height=34,
        label_words=lambda chart, row: _short(book, str(row.figure)), name="clusters-targets", era=ERA,
        title=f"Management costs were to fall by {order} in England; from place to place the aim differed, and no like result is on record",
        subtitle="England and places in it: planned cut in the cost of management, administration or running, 2009–11",
        alt=f"Dot chart of targets, all hollow: {order} for England in July 2010, from {least} to {most} in the places.",
        description="All hollow, because they are targets and plans. " + in_words(book, rows),
        note="Every such target that the record tries to follow. Base years differ or are not given; Leicestershire’s is of one "
             "year, Leeds’s of three. A third is drawn as 33.3.",
    )


def redundancies(book: Book) -> Chart:
    """How the forecast of redundancies moved, and what was counted; natural wastage beside it."""
    rows = [
        Row("Forecast of January 2011", "claim:guardian-ia-redundancies-2011-redundancies"),
        Row("Forecast of September 2011", "claim:hsj-revised-ia-2011-redundancies"),
        Row("Counted to March 2013", PEOPLE_COUNTED),
        Row("of these in 2010–11", f"claim:{COUNTED}-2010-11"),
        Row("of these in 2011–12", f"claim:{COUNTED}-2011-12"),
        Row("of these in 2012–13", f"claim:{COUNTED}-2012-13"),
        Row("Natural wastage: forecast of January 2011", "claim:guardian-ia-redundancies-2011-wastage"),
        Row("Natural wastage: counted", "claim:hsj-people-tracker-2013-attrition"),
    ]
    first, second, counted = (book.figure(str(rows[i].figure)).words for i in (0, 1, 2))
    total = book.claim(COUNTED).words
    return rows_chart(
        book, rows, limit=21000, ticks=(0, 5000, 10000, 15000, 20000), margin=210, row_height=42,
        label_words=lambda chart, row: _short(book, str(row.figure)), name="clusters-redundancies", era=ERA,
        title="Fewer people had been made redundant by March 2013 than either forecast had for the whole change",
        subtitle="England: people made redundant, or to be, in the bodies that the reorganisation abolished or changed",
        alt=f"Dot chart: official forecasts fall from {first} to {second}; {counted} are counted by March 2013.",
        description="Hollow forecasts, solid counts. " + in_words(book, rows)
            + f" The Department’s own total is {total}; the three years add up to the number shown, and its bar is the width that "
            "“estimated” leaves to the first of them.",
        note="The forecasts run to the end of the change, the count to March 2013. Whether natural wastage is of one year or of "
             "three is not said.",
        also=(f"claim:{COUNTED}",),
    )


#: Forecast and outcome of each cost, in order of time.
COSTS = {
    "All costs": ("guardian-ia-redundancies-2011-transition-cost", "pulse-revised-ia-2011-transition-cost",
                  "hansard-wms-2012-transition-cost", "hansard-wms-2013-transition-cost",
                  "hunt-wms-nhs-modernisation-2014-transition-cost"),
    "Redundancy": ("guardian-ia-redundancies-2011-redundancy-cost", "pulse-revised-ia-2011-redundancy-cost",
                   "hansard-wms-2012-redundancy-cost", "hansard-wms-2013-redundancy-cost",
                   "hunt-wms-nhs-modernisation-2014-redundancy-cost"),
}


def _year(iso: str) -> float:
    """A date as a decimal year; the middle of a month where no day is given."""
    year, month, day = (*map(int, iso.split("-")), 15)[:3]
    return year + dt.date(year, month, day).timetuple().tm_yday / 366


def costs(book: Book) -> Chart:
    """The forecasts of redundancy and of all costs as they moved, and what was spent."""
    lanes = {name: [book.claim(id) for id in ids] for name, ids in COSTS.items()}
    rows = [Row(f"{name}, {one.as_of_words}{'' if one.quantity.looks_forward else ': spent so far'}", f"claim:{one.id}")
            for name, claims in lanes.items() for one in claims]
    shown = {name: [one.words for one in claims] for name, claims in lanes.items()}

    def draw(kit: Kit) -> None:
        ax = kit.axes
        start, stop = (2010.78, 2014.68) if kit.narrow else (2010.6, 2014.55)
        ax.set_xlim(start, stop)
        ax.set_ylim(0, 1.85e9)
        ax.set_yticks([])
        ax.set_xticks([2011, 2012, 2013, 2014], ["2011", "2012", "2013", "2014"])
        for (name, claims), colour, above in zip(lanes.items(), (style.INK, kit.colours[ERA]), (True, False)):
            points = [(_year(str(one.row.as_of)) + 0.07 * (2 * above - 1) * _spent_at_most(one.quantity), one.quantity) for one in claims]
            ax.plot([x for x, _ in points], [_middle(q) for _, q in points], color=colour, lw=1.4, ls=(0, (2, 2)), zorder=2)
            for (x, q), one in zip(points, claims):
                face = style.PAPER if q.looks_forward else colour
                if q.high > q.low:
                    ax.bar(x, q.high - q.low, bottom=q.low, width=0.045 if q.value is not None else 0.07, facecolor=face,
                           edgecolor=colour, lw=1.6, zorder=3)
                for end in (q.low, q.high) if q.value is None else ():
                    if end > 0:
                        ax.plot([x - 0.07, x + 0.07], [end, end], color=colour, lw=3.2, zorder=6)
                if q.value is not None:
                    ax.plot([x], [q.value], marker="o", ms=11, mfc=face, mec=colour, mew=2.2, zorder=5)
                up = q.qualifier == "up_to" or (above and one is not claims[3])
                aside = q.qualifier == "about" or (not above and _spent_at_most(q))
                ax.annotate(_short(book, f"claim:{one.id}"), (x, q.high if up else q.low),
                            xytext=(12 * (q.qualifier == "about"), 9 if up else -9),
                            textcoords="offset points", ha="right" if aside else "center", va="bottom" if up else "top",
                            size=kit.size - kit.narrow, weight="semibold", color=colour, zorder=8,
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
            x, q = points[-1]
            aside = not above and _spent_at_most(q)
            ax.annotate(name, (x, _middle(q)), xytext=(-12 * aside, 27 if above else -27), textcoords="offset points",
                        ha="right" if aside else "center",
                        va="bottom" if above else "top", size=kit.size, color=colour)

    return Chart(
        book=book, name="clusters-costs", era=ERA, rows=rows, draw=draw, height=360, height_narrow=380,
        title="Redundancy came far cheaper than forecast; the reorganisation as a whole hardly did",
        subtitle="England: cost of the reorganisation as forecast for the whole change (hollow) and as spent up to the date (solid), "
                 "pounds of the day",
        alt=f"Two lines over time: redundancy from {shown['Redundancy'][0]} forecast in January 2011 to {shown['Redundancy'][-1]} "
            f"spent by March 2014; all costs from {shown['All costs'][0]} to {shown['All costs'][-1]}.",
        description=" ".join(f"{row.label}: {book.figure(str(row.figure)).words}." for row in rows)
            + " The line of redundancy falls from mark to mark; that of all costs falls, rises and ends near where it began.",
        note="The minister gave the sums to March 2014 as the most. Another report of the papers of January 2011 puts redundancy at "
             f"{book.claim('digitalhealth-ia-2011-redundancy-cost-60').words}. The forecast of 2012 counts costs that the earlier "
             "ones left out. Redundancy is part of all costs.",
        also=("claim:digitalhealth-ia-2011-redundancy-cost-60",),
    )


def _spent_at_most(q: Quantity) -> bool:
    """Whether this is a ceiling on money spent: its bar reaches the foot and stands beside that of the other line."""
    return q.qualifier == "up_to" and not q.looks_forward


def _middle(q: Quantity) -> float:
    return q.value if q.value is not None else q.high if q.low <= 0 else (q.low + q.high) / 2


# -- announced and happened ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pair:
    """An announced figure and its outcome, both also as percentages of the number announced."""

    label: str
    group: str
    said: str
    came: str
    before: Quantity
    after: Quantity


GROUPS = {"redundancies": "People leaving, England", "leavers": "People leaving, England", "redundancy_cost": "Redundancy, England",
          "payment_average": "Redundancy, England", "transition_cost": "All costs, England", "savings_expected": "Savings, England"}
PLACES = "Single places"
#: What a label has to add to month or place.
ADDED = {
    "guardian-ia-redundancies-2011-redundancies": "redundancies", "hpi-revised-ia-2011-redundancies": "redundancies",
    "guardian-ia-redundancies-2011-wastage": "natural wastage", "digitalhealth-ia-2011-redundancy-cost-60": "lower figure",
    "guardian-ia-redundancies-2011-redundancy-cost": "higher figure", "hpi-revised-ia-2011-redundancy-cost-forecast": "highest case",
    "publicfinance-nao-2013-transition-cost-ceiling": "ceiling", "hsj-redundancy-payouts-2011-average": "mean payment",
    "publicfinance-nao-2013-transition-cost-business-case": "business case", "guardian-rehired-2014-saving-parliament": "five years",
    "yorkshirepost-350-2010-staff": "leavers", "yorkshirepost-350-2010-hull-exits": "leavers",
    "yorkshirepost-350-2010-north-yorkshire-staff": "leavers", "yorkshirepost-350-2010-leeds-staff": "leavers",
    "yorkshirepost-leeds-2010-posts-first-year": "posts, people",
    "expressandstar-nhs-jobs-2010-sandwell-posts": "posts, people",
}


def _pairs(book: Book) -> list[Pair]:
    """The era's pairs on staff or money that can be compared: one a figure, of same or near scope, outcome in this era."""
    table = announced(book.outcomes, book.claims)
    table = table[table.grade.isin(LIKE)]
    found = []
    for _, row in table[table.outcome.map(lambda id: book.claims.loc[id].era == ERA)].iterrows():
        said, came = book.claim(row.announced), f"claim:{row.outcome}"
        came = PEOPLE_COUNTED if row.outcome == COUNTED else came
        factor = 100 / _stated(said.quantity)
        place = str(said.row.geography).replace("Yorkshire and the Humber", "Yorkshire").replace(" and West Birmingham", " hospitals")
        where = place if row.local else date_words(str(said.row.as_of)[:7])
        found.append((str(said.row.as_of), Pair(
            ", ".join(filter(None, (where, ADDED.get(said.id)))), PLACES if row.local else GROUPS[row.measure],
            f"claim:{said.id}", came, said.quantity * factor, book.quantity(came) * factor)))
    order = list(dict.fromkeys([*GROUPS.values(), PLACES]))
    return [pair for _, pair in sorted(found, key=lambda one: (order.index(one[1].group), one[0]))]


def _drawn(q: Quantity) -> Quantity:
    """A quantity without the width that its own dot would hide."""
    return q if q.value is None or q.high - q.low > 8 else replace(q, low=q.value, high=q.value)


def announced_and_happened(book: Book) -> Chart:
    """Every pair that can be compared: what was announced is 100, and what came of it stands beneath."""
    chosen = _pairs(book)
    rows = [Row(f"{pair.group}, {pair.label}: {what}", reference) for pair in chosen
            for what, reference in (("announced", pair.said), ("came of it", pair.came))]
    groups = list(dict.fromkeys(pair.group for pair in chosen))
    most = 215.0

    def draw(kit: Kit) -> None:
        ax = kit.axes
        step, head = (48.0, 30.0) if kit.narrow else (31.0, 31.0)
        ax.set_ylim(kit.height, 0)
        ax.set_xlim(0, most * (1.06 if kit.narrow else kit.width / 272))
        ax.set_yticks([])
        ticks = (0, 50, 100, 150, 200)
        ax.set_xticks(ticks, [f"{tick}" for tick in ticks])
        ax.get_xticklabels()[0].set_ha("left")
        ax.spines["bottom"].set_visible(False)
        y = 4.0
        columns = most * 1.07, most * 1.49
        if not kit.narrow:
            for x, one in zip(columns, ("announced", "came of it")):
                ax.text(x, y + 10, one, size=kit.size - 0.5, va="center", ha="left", color=style.MUTED)
        for group in groups:
            ax.text(0 if kit.narrow else -0.012, y + 10, group, size=kit.size, weight="semibold", va="center",
                    ha="left" if kit.narrow else "right", color=kit.colours[ERA],
                    **({} if kit.narrow else {"transform": ax.get_yaxis_transform()}))
            y += head
            for pair in (one for one in chosen if one.group == group):
                words = _short(book, pair.said), _short(book, pair.came)
                if kit.narrow:
                    ax.text(0, y - 2, f"{pair.label}: {words[0]}, then {words[1]}", size=12.5, va="center", ha="left", zorder=8,
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                    middle = y + 20
                else:
                    ax.text(-0.012, y, pair.label, size=kit.size - 0.5, va="center", ha="right",
                            transform=ax.get_yaxis_transform())
                    for x, one in zip(columns, words):
                        ax.text(x, y, one, size=kit.size - 0.5, va="center", ha="left", weight="semibold")
                    middle = y
                mark(kit, middle - 5.5, pair.before, kit.colours[ERA], most, 5.0)
                mark(kit, middle + 5.5, _drawn(pair.after), kit.colours[ERA], most, 5.0)
                y += step
            y += 6
        for tick in ticks:
            ax.plot([tick, tick], [0, kit.height], color=style.INK if tick == 100 else style.GRID, lw=1, zorder=0,
                    ls=(0, (3, 2)) if tick == 100 else "-")

    size = len(chosen)
    worst = book.claim("expressandstar-sandwell-26-2011-redundancies").words
    return Chart(
        book=book, name="clusters-announced", era=ERA, rows=rows, draw=draw, margin=222,
        height=31 * size + 37 * len(groups) + 34, height_narrow=48 * size + 36 * len(groups) + 36,
        title="By the government’s own figures redundancy came in below every national forecast and savings above; few places can be "
              "followed",
        subtitle="Announced figures on staff and money (hollow) and what came of them (solid); the number announced is 100",
        alt="Dot chart of announced figures and outcomes: redundancies and their cost lie below what was forecast, savings above; "
            "in Yorkshire plans were met or passed, and at one hospital trust hardly any of the posts became redundancies.",
        description="The number announced stands at 100; where it is a bound, its bar runs from there. "
            + " ".join(f"{pair.group}, {pair.label}: {book.figure(pair.said).words}, then {book.figure(pair.came).words}."
                       for pair in chosen),
        note="All pairs of same or near scope on staff and money, one for each figure announced, with the latest outcome; pairs graded "
             "weak, counts of organisations and the support units are left out. For a range its upper end is 100. Where posts were "
             "announced, what came of it is people. Outcomes of cost end in March 2014 and were given as the most. "
             f"At Sandwell’s hospitals, where {worst} were made redundant, the other posts went by wastage and as vacancies.",
    )


# -- of how many ---------------------------------------------------------------------------------------------------


def shares(book: Book) -> Chart:
    """What part of the staff was to go, and went, where the record has a base."""
    rows = [
        Row("England, Jan. 2011: assumed to leave", "claim:guardian-ia-redundancies-2011-share"),
        Row("North Central London, 2011: posts", "calc:share-north-central-london-2011"),
        Row("Blackburn with Darwen, 2012: at risk", "calc:share-blackburn-2012"),
        Row("Birmingham and Black Country, 2012", "claim:hsj-new-wave-2012-birmingham-black-country-share"),
        Row("Five Lancashire trusts, 2012: at risk", "calc:share-lancashire-2012"),
        Row("North Lancashire, 2012: at risk", "calc:share-north-lancashire-2012"),
        Row("England: redundant by March 2013", "calc:clusters-redundancies-share"),
        Row("County Durham, to 2012: net fall", "calc:clusters-durham-fall-share"),
        Row("Black Country, 2012: agreed exits", "calc:clusters-mars-black-country-left"),
    ]
    deepest, national = book.figure(str(rows[1].figure)).words, book.figure(str(rows[6].figure)).words
    return rows_chart(
        book, rows, limit=55, unit="percent", ticks=(0, 10, 20, 30, 40, 50), margin=262, row_height=36,
        label_words=lambda chart, row: _tenths(book, row), name="clusters-shares", era=ERA,
        title=f"Plans were to take as much as {deepest} of a cluster’s posts; the part counted as redundant nationally is smaller",
        subtitle="England and places in it: staff to go (hollow) and gone (solid), as a percentage of the staff",
        alt=f"Dot chart: {deepest} of posts were to go in North Central London; {national} of staff were made redundant in England.",
        description="Hollow plans, forecasts and people at risk; solid what had happened. " + in_words(book, rows),
        note="Of Lancashire’s trusts the highest, the lowest and all five together. Routes differ: redundancies, posts, every kind of "
             "leaving and agreed resignations are not alike. The solid bar for England spans two bases, neither a count of people.",
    )


def _tenths(book: Book, row: Row) -> str:
    q = book.quantity(str(row.figure))
    if q.qualifier == "between":
        return f"{math.floor(q.low * 10) / 10:g}–{math.ceil(q.high * 10) / 10:g}%"
    return _short(book, str(row.figure))


# -- what the large totals count -----------------------------------------------------------------------------------


def totals(book: Book) -> Chart:
    """The counts that are taken for the reform's redundancies, and what each in truth counts."""
    lines = [
        ("Redundant by the reform, to March 2013", PEOPLE_COUNTED, "claim:hansard-wms-2013-redundancy-cost"),
        ("Redundant, every NHS employer, to Dec. 2013", "claim:hsj-rehired-2013-redundancies", ""),
        ("Redundant, every NHS employer, to Dec. 2014", "claim:dailymail-rehired-2015-redundancies", ""),
        ("Exits by every route, every employer, to March 2013", "claim:nursingtimes-14bn-2013-exits",
         "claim:nursingtimes-14bn-2013-exit-cost"),
        ("Exits by every route, every employer, to March 2014", "claim:governmentonline-16bn-2014-packages",
         "claim:governmentonline-16bn-2014-cost"),
        ("Exits by every route, every employer, to March 2015", "claim:rcni-redundancies-2015-exit-packages",
         "claim:rcni-redundancies-2015-exit-cost"),
    ]

    def both(number_: str, cost: str, words: bool) -> str:
        shown = book.figure(number_).words if words else _short(book, number_)
        paid = (book.figure(cost).words if words else number(_stated(book.quantity(cost)), "gbp", short=True)) if cost else ""
        return f"{shown}, {paid}" if paid else shown

    rows = [Row(name, one, words=both(one, cost, True)) for name, one, cost in lines]
    labels = {name: both(one, cost, False) for name, one, cost in lines}
    return rows_chart(
        book, rows, limit=44000, ticks=(0, 20000, 40000), margin=238, row_height=46,
        label_words=lambda chart, row: labels[row.label], name="clusters-totals", era=ERA,
        title="The large totals of pay-offs count every employer and every route, not the reform alone",
        subtitle="England: people made redundant and exit packages since 2010, with what they cost",
        alt=f"Dot chart: {rows[0].words} for redundancies of the reform, against {rows[4].words} for exit packages of every kind "
            "by March 2014.",
        description="Six solid marks, each of a wider count than the one before. " + in_words(book, rows),
        note="People on the first three lines, packages on the others. The totals of exits are of every kind of departure with a "
             "payment, whatever the reason; the last and the first of them are sums by the Labour Party from the Department’s accounts. "
             "Where no cost stands, the count has none beside it.",
        also=tuple(cost for _, _, cost in lines if cost),
    )


# -- what the clusters were ----------------------------------------------------------------------------------------


def merger_test(book: Book) -> Chart:
    """What the counts of NHS bodies would have been with trusts separate or merged, against counts made later."""
    rows = [
        Row("If each cluster had become one body", "calc:clusters-bodies-if-merged"),
        Row("If the trusts stayed separate", "calc:clusters-bodies-if-separate"),
        Row("In June 2011, as the Leader of the Opposition counts them", "claim:independent-852m-2011-statutory"),
        Row("Closed in 2013, as the audit office counts them", "claim:publicfinance-nao-2013-closed"),
    ]
    words = [book.figure(str(row.figure)).words for row in rows]
    return rows_chart(
        book, rows, limit=195, ticks=(0, 50, 100, 150), margin=250, row_height=52,
        label_words=lambda chart, row: _short(book, str(row.figure)),
        name="clusters-merger-test", era=ERA,
        title="Later counts of NHS bodies are far above what merged trusts would have left",
        subtitle="England: trusts and strategic health authorities worked out two ways, and NHS bodies as counted later",
        alt=f"Interval chart: merged trusts would leave {words[0]}, separate ones {words[1]}; later counts are "
            f"{words[2].removesuffix(' organisations')} and {words[3]}.",
        description="If each cluster had become one body in law, trusts and strategic health authorities together would come to "
            f"{words[0]}; if all stayed separate, to {words[1]}. The Leader of the Opposition counted {words[2]} in June 2011, and "
            f"the National Audit Office {words[3]} closed in 2013: a bar that runs on from there with an arrow, because nothing "
            "bounds it above.",
        note="The later counts take in other kinds of body too, which their sources do not list. The count of June 2011 is "
             "a party’s, made in the month in which the clusters were due.",
    )
