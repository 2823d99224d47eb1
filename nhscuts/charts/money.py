"""Charts of the chapter on money: deficits, savings, costs, cost per exit, the allowance and pay-back, in one year’s prices."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ..book import Book
from ..calculations.money import AVERAGES, PACKAGES, PAYBACKS, PRICED, TRUSTS, packages
from ..quantity import Quantity
from ..words import bounds, number, words
from . import style
from .chart import Chart, Kit, Row, text_width, wrap
from .grammar import in_words, inward_tick_labels, mark, rows_chart

ERA = "context"
PRICES = "in pounds of 2024–25 by the GDP deflator (March 2026)"
#: A line of several marks: its label and the rows that share it.
Strip = tuple[str, list[Row]]


# -- rows ----------------------------------------------------------------------------------------------------------


def _then(book: Book, claim: str) -> str:
    """A claim’s amount in the cash of the day, short: "£29m"."""
    return words(book.claim(claim).quantity, short=True).removesuffix(" per head")


def _real(book: Book, label: str, slug: str, era: str | None = None) -> Row:
    """A row that shows an amount in one year’s prices and names the cash."""
    claim = PRICED[slug].claim
    return Row(f"{label}: {_then(book, claim)} then", f"calc:real-{slug}", era=era or book.claim(claim).era)


def _average(book: Book, label: str, slug: str) -> Row:
    """A row that shows an average in one year’s prices and names the cash."""
    one = AVERAGES[slug]
    cash = book.quantity(f"calc:per-exit-{slug}") if one.number else book.claim(one.cost).quantity
    return Row(f"{label}: {words(cash, short=True)} then", f"calc:per-exit-{slug}-real", era=book.claim(one.cost).era)


def _amount(x: float, up: bool | None = None) -> str:
    """Pounds to three digits, short; `up` rounds a bound outwards, upwards or downwards."""
    size = 1e7 if x >= 1e9 else 1e6 if x >= 1e8 else 1e5 if x >= 1e6 else 1e2
    steps = x / size
    steps = round(steps) if up is None else math.ceil(steps - 1e-6) if up else math.floor(steps + 1e-6)
    if x < 1e6:
        return f"£{steps / 10:,.1f}k".replace(".0k", "k")
    return number(steps * size, "gbp", short=True)


def _short(chart: Chart, row: Row) -> str:
    """A row’s amount as a label on a chart: "£506m", "£1.71bn to £1.85bn"."""
    q = chart.quantity(row)
    if q is None:
        return row.words or "not in the record"
    if q.unit == "percent":
        return words(q, short=True)
    if q.value is not None:
        hedge = {"about": "about ", "estimated": "about ", "nearly": "nearly "}.get(q.qualifier, "")
        return hedge + _amount(q.value)
    if q.qualifier == "between":
        return f"{_amount(q.low, False)} to {_amount(q.high, True)}"
    hedge = {"up_to": "up to ", "less_than": "less than ", "at_least": "at least ", "more_than": "more than "}[q.qualifier]
    return hedge + (_amount(q.high, True) if q.is_bounded else _amount(q.low, False))


def _parts(row: Row) -> tuple[str, str]:
    """A row’s label without the cash, and the cash."""
    name, _, cash = row.label.rpartition(": ")
    return (name, cash) if name and cash.endswith(" then") else (row.label, "")


def _said(book: Book, rows: Sequence[Row]) -> str:
    """Rows in words for a description, the cash of the day in brackets."""
    return " ".join(f"{name}: {book.figure(str(row.figure)).words}{f' ({cash})' if cash else ''}."
                    for row in rows for name, cash in [_parts(row)])


# -- groups --------------------------------------------------------------------------------------------------------


def _grouped(book: Book, groups: Sequence[tuple[str, Sequence[Row | Strip]]], *, limit: float, margin: float,
             ticks: Sequence[float] = (), row_height: float = 41, **about: Any) -> Chart:
    """A chart of one line a row under headings, the cash of the day in grey; a strip puts several marks on one line."""
    holder: list[Chart] = []
    rows = [row for _, lines in groups for line in lines for row in ([line] if isinstance(line, Row) else line[1])]
    count = sum(len(lines) for _, lines in groups)
    head = 0.9

    def draw(kit: Kit) -> None:
        ax, chart = kit.axes, holder[0]
        total = count + len(groups) * head
        ax.set_ylim(total + 0.12, -0.1)
        gap, most, small = 12, limit, kit.size - 1
        for _, lines in groups:
            for line in lines:
                if isinstance(line, Row):
                    q, text = chart.quantity(line), _short(chart, line)
                    end = limit * 0.16 if q is None else min(q.high, limit) * (1.04 if not q.is_bounded else 1)
                    room = kit.width * 0.985 - gap - 8 - text_width(kit, text, weight="semibold")
                    most = max(most, end * kit.width / max(room, 60))
        ax.set_xlim(-0.013 * most, most)
        ax.set_yticks([])
        shown = list(ticks)[::2] if kit.narrow and len(ticks) > 3 else list(ticks)
        ax.set_xticks(shown, [_amount(t) if t else "£0" for t in shown])
        ax.grid(axis="x")
        inward_tick_labels(kit)
        ax.axvline(0, color=style.MUTED, lw=1.2, zorder=2)
        blank = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5}
        y = 0.0
        for title, lines in groups:
            ax.text(0 if kit.narrow else -margin / kit.width, y + 0.45, title, transform=ax.get_yaxis_transform(),
                    size=kit.size, weight="semibold", ha="left", va="center", zorder=9,
                    bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1})
            y += head
            for line in lines:
                at = y + (0.66 if kit.narrow else 0.5)
                label, cash = _parts(line) if isinstance(line, Row) else (line[0], "")
                if kit.narrow:
                    ax.text(0, y + 0.2, label, size=kit.size - 0.5, va="center", ha="left", zorder=7, bbox=blank,
                            transform=ax.get_yaxis_transform())
                    ax.text(1, y + 0.2, cash, size=small, va="center", ha="right", zorder=7, bbox=blank, color=style.MUTED,
                            transform=ax.get_yaxis_transform())
                else:
                    side = {"ha": "right", "transform": ax.get_yaxis_transform()}
                    ax.text(-0.018, at - (0.19 if cash else 0), label, size=kit.size - 0.5, va="center", **side)
                    ax.text(-0.018, at + 0.2, cash, size=small - 0.5, va="center", color=style.MUTED, **side)
                if isinstance(line, Row):
                    q, text = chart.quantity(line), _short(chart, line)
                    end = mark(kit, at, q, kit.colours.get(line.era or "", style.INK), limit, 0.19 if kit.narrow else 0.26)
                    ax.annotate(text, (end, at), xytext=(gap, 0), textcoords="offset points", size=kit.size,
                                weight="semibold", va="center", ha="left", zorder=8, annotation_clip=False, bbox=blank)
                else:
                    _strip(kit, chart, line[1], at, limit)
                y += 1

    lines = count + head * len(groups)
    chart = Chart(book=book, rows=rows, draw=draw, margin=margin, height=row_height * lines + 36,
                  height_narrow=(row_height + 9) * lines + 36, **about)
    holder.append(chart)
    return chart


def _strip(kit: Kit, chart: Chart, rows: Sequence[Row], y: float, limit: float) -> None:
    """Several marks on one line, each hollow or solid, a tick to the right where more is possible."""
    for row in rows:
        q = chart.quantity(row)
        assert q is not None
        colour = kit.colours.get(row.era or "", style.INK)
        point = q.value if q.value is not None else q.low if not q.is_bounded else q.high
        face = style.PAPER if q.looks_forward else colour
        kit.axes.plot([point], [y], marker="o", ms=9 if kit.narrow else 10, mfc=face, mec=colour if q.looks_forward else style.PAPER,
                      mew=2 if q.looks_forward else 1, zorder=5, clip_on=False)
        if not q.is_bounded:
            kit.axes.annotate("", xy=(point + limit * 0.05, y), xytext=(point + limit * 0.012, y), zorder=4,
                              arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.6})


# -- deficits ------------------------------------------------------------------------------------------------------


def national_deficits(book: Book) -> Chart:
    """The deficits of the whole service behind the eras that have one on record."""
    plan = Row(f"Year’s outcome, above plan: "
               f"{words(book.quantity('calc:trusts-outturn-systems'), short=True)} then",
               "calc:money-systems-above-plan-2025-26", era="trust-cuts")
    groups: list[tuple[str, Sequence[Row | Strip]]] = [
        ("2004–07, reported", [
            _real(book, "2004–05, the service, net", "deficit-2004-05"),
            _real(book, "2005–06, the service, net", "deficit-2005-06"),
            _real(book, "2005–06, the bodies in deficit alone", "gross-deficit-2005-06"),
            _real(book, "2006–07, the bodies in deficit alone", "gross-deficit-2006-07"),
        ]),
        ("2010–19", [Row("The service, clusters and units", None, era="pct-clusters", words="no national deficit on record")]),
        ("2025–26, local systems", [
            _real(book, "First plans, March", "deficit-2025-26-initial"),
            _real(book, "Revised plans, before support", "deficit-2025-26-revised"),
            _real(book, "Final plans, without support", "deficit-2025-26-final"),
            _real(book, "Revised plans, after support", "deficit-2025-26-headline"),
            plan,
        ]),
    ]
    one = book.calc
    return _grouped(
        book, groups, limit=6.8e9, margin=240, ticks=(0, 2e9, 4e9, 6e9),
        name="national-deficits", era=ERA,
        title="From March to April the deficit planned for 2025–26 shrank to the size of the gross deficits of 2005–06",
        subtitle=f"Deficits of the NHS in England, {PRICES}",
        alt="Interval chart: three solid deficits of 2004–07 and their gross sums, no national deficit on record for 2010–19, and the "
            "plans of 2025–26, which fall between March and April to the size of the gross deficits of 2005–06.",
        description=_said(book, [row for _, lines in groups for row in lines if isinstance(row, Row) and row.figure])
            + " The line for 2010–19 is hatched: the record holds no national deficit for those years. Dots of 2004–07 and the "
              "outcome of 2025–26 are solid; the plans are hollow.",
        note=f"Net is after the surpluses of other bodies; in 2006–07 the service as a whole closed with a surplus of "
             f"{one('real-surplus-2006-07').words}. The outcome of 2025–26 is measured against plan, with deficit support in the plan, "
             "so it is not a deficit.",
        also=("calc:real-surplus-2006-07",),
    )


def deficit_shares(book: Book) -> Chart:
    """The same deficits as a share of what the service spent or could spend."""
    rows = [
        Row("2004–05, the service, net", "calc:deficit-share-2004-05", era="pct-cuts"),
        Row("2005–06, the service, net", "calc:deficit-share-2005-06", era="pct-cuts"),
        Row("2005–06, bodies in deficit alone", "calc:deficit-share-2005-06-gross", era="pct-cuts"),
        Row("2006–07, bodies in deficit alone", "calc:deficit-share-2006-07-gross", era="pct-cuts"),
        Row("2025–26, first plans", "calc:deficit-share-2025-26-initial", era="trust-cuts"),
        Row("2025–26, final plans, no support", "calc:deficit-share-2025-26-final", era="trust-cuts"),
        Row("2025–26, revised plans, after support", "calc:deficit-share-2025-26-headline", era="trust-cuts"),
    ]
    first = book.calc("deficit-share-2025-26-initial")
    return rows_chart(
        book, rows, limit=3.6, unit="percent", ticks=(0, 1, 2, 3), margin=265, row_height=44, label_words=_short,
        name="deficit-shares", era=ERA,
        title="Against spending, the final plans of 2025–26 lie between the net and the gross deficit of 2005–06",
        subtitle="Deficits as a share of net NHS expenditure (2004–07) and of NHS England’s revenue limit (2025–26)",
        alt=f"Dot chart: shares from {book.calc('deficit-share-2025-26-headline').words} to {first.words}; which deficit is counted "
            "matters more than which era.",
        description=in_words(book, rows) + " Dots of 2004–07 are solid, those of 2025–26 hollow because they are plans.",
        note="The record has no net expenditure for 2025–26; the revenue limit of NHS England is narrower, so the shares of "
             "2025–26 are somewhat high beside the others. Both sides of each share are in cash, so no price index enters.",
    )


def local_deficits(book: Book) -> Chart:
    """Deficits of single bodies."""
    groups: list[tuple[str, Sequence[Row | Strip]]] = [
        ("Primary care trusts, 2005–07", [
            _real(book, "Hillingdon", "hillingdon-deficit"),
            _real(book, "Norfolk", "norfolk-deficit"),
            _real(book, "North Yorkshire and York", "north-yorkshire-deficit"),
            _real(book, "Brent", "brent-deficit"),
            _real(book, "Coventry, underlying", "coventry-underlying-deficit"),
            _real(book, "Coventry, a year later", "coventry-deficit-forecast"),
            _real(book, "Devon", "devon-deficit"),
            _real(book, "Coventry, March 2006", "coventry-year-end-deficit"),
        ]),
        ("Hospital trusts", [
            _real(book, "Norfolk and Norwich, 2006–07", "norwich-hospital-deficit"),
            _real(book, "Nottingham, 2024–25", "nottingham-deficit"),
            _real(book, "Southampton, 2025–26", "southampton-deficit"),
        ]),
    ]
    coventry = book.calc("real-coventry-deficit-forecast")
    return _grouped(
        book, groups, limit=110e6, margin=205, ticks=(0, 25e6, 50e6, 75e6, 100e6),
        name="local-deficits", era=ERA,
        title="Several trusts of 2006 were far deeper in deficit than Coventry, in forecast or in fact",
        subtitle=f"Deficits of single bodies, {PRICES}",
        alt=f"Interval chart: Coventry’s forecast of {coventry.words} is one of the smallest among those of other primary care trusts, "
            f"up to Hillingdon’s {book.calc('real-hillingdon-deficit').words}.",
        description=_said(book, [row for _, lines in groups for row in lines if isinstance(row, Row)])
            + " Only Coventry’s underlying deficit, its deficit of March 2006 and that of North Yorkshire and York are solid; the "
              "rest were forecasts.",
        note="Chosen: every body with a deficit of its own on record, the latest figure where there are several, and Coventry’s path. "
             "For Devon another paper has more. Nottingham’s gap was later put higher, for a year not named.",
    )


# -- savings -------------------------------------------------------------------------------------------------------


def savings_a_year(book: Book) -> Chart:
    """What each round was to save each year on administration."""
    groups: list[tuple[str, Sequence[Row | Strip]]] = [
        ("2006 to 2009", [
            _real(book, "2006, mergers", "saving-mergers-2006"),
            _real(book, "2009, management costs", "saving-plan-2009"),
        ]),
        ("Reform of 2010–13", [
            _real(book, "January 2011, from 2014–15", "saving-reform-january-2011"),
            _real(book, "September 2011, from 2014–15", "saving-reform-september-2011"),
            _real(book, "Ministers, of 2012–13", "saving-reform-2012-13"),
            _real(book, "Ministers, of 2013–14", "saving-reform-2013-14"),
        ]),
        ("Commissioning groups and NHS England", [
            _real(book, "2014, administration budget", "saving-administration-2015-16"),
            _real(book, "2018, commissioning", "saving-commissioning-2018"),
            _real(book, "2019, NHS England and Improvement", "saving-nhs-england-2019"),
        ]),
        ("Reform of 2025", [
            _real(book, "March, integrated care boards", "saving-boards-2025"),
            _real(book, "March, NHS England", "saving-nhs-england-2025"),
            _real(book, "November, all bodies", "saving-reform-2025"),
        ]),
    ]
    return _grouped(
        book, groups, limit=2.4e9, margin=260, ticks=(0, 0.5e9, 1e9, 1.5e9, 2e9),
        name="savings-a-year", era=ERA,
        title="No other plan put as large a number on its savings as the reform of 2010–13",
        subtitle=f"Savings a year on administration, England, {PRICES}",
        alt="Interval chart: the savings that were promised in 2011 are about twice those of 2025 and several times those of 2006; only two "
            "figures are of savings said to have been made.",
        description=_said(book, [row for _, lines in groups for row in lines if isinstance(row, Row)])
            + " All are hollow, because promised, but the two that ministers reported for 2012–13 and 2013–14.",
        note="Each is the word of the government or body that planned the cut. Before or after the cost of redundancy is said by few. "
             "The figures of the reform of 2010–13 cover the administration of the whole service, the others less.",
    )


def local_packages(book: Book) -> Chart:
    """What single trusts were to save in a year."""
    chosen = packages(book.claims, book.bodies, book.series)
    strips: dict[str, list[Row]] = {era: [] for era in PACKAGES}
    for id, row in chosen.iterrows():
        claim = book.claim(str(id))
        name = book.bodies.loc[row.body, "name"]
        strips[row.era].append(Row(f"{name}, {row.year.replace('-', '–')}: {_then(book, str(id))} then", row.real, era=row.era,
                                   id=f"claim:{id}", sources=[claim.source.key]))
    rows = [row for lines in strips.values() for row in lines]
    medians = {era: book.quantity(f"calc:money-packages-median-{era}") for era in ("pct-cuts", "trust-cuts")}
    named = {"hsj-coventry-2006-package": "Coventry", "hsj-coventry-backloaded-2011-qipp-target": "Coventry",
             "bbc-uhb-300-2025-savings-target": "University Hospitals Birmingham"}

    def draw(kit: Kit) -> None:
        ax = kit.axes
        pitch = 1.3 if kit.narrow else 1.0
        ax.set_xlim(-2e6, 140e6)
        ax.set_ylim(2 * pitch + 0.72, -0.95 if kit.narrow else -0.72)
        ax.set_yticks([])
        ticks = (0, 50e6, 100e6) if kit.narrow else (0, 25e6, 50e6, 75e6, 100e6, 125e6)
        ax.set_xticks(ticks, [number(t, "gbp", short=True) for t in ticks])
        ax.grid(axis="x")
        inward_tick_labels(kit)
        ax.axvline(0, color=style.MUTED, lw=1.2, zorder=2)
        blank = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5}
        for i, (era, lines) in enumerate(strips.items()):
            y = i * pitch
            if kit.narrow:
                ax.text(0, y - 0.76, f"{PACKAGES[era]}: {len(lines)} trusts", size=kit.size, va="center", ha="left",
                        weight="semibold", bbox=blank, zorder=7)
            else:
                ax.text(-0.015, y, f"{PACKAGES[era]}\n{len(lines)} trusts", size=kit.size, va="center", ha="right",
                        transform=ax.get_yaxis_transform(), linespacing=1.05)
            if era in medians:
                x = medians[era].value or 0.0
                ax.plot([x, x], [y - 0.26, y + 0.26], color=style.INK, lw=2, zorder=3)
                ax.text(x, y - 0.42, f"median {_amount(x)}", size=kit.size - 0.5, ha="center", va="center", bbox=blank, zorder=6,
                        weight="semibold")
            _strip(kit, chart, lines, y, 140e6)
            for row in lines:
                if not (text := named.get(row.id.removeprefix("claim:"))):
                    continue
                q = row.figure
                assert isinstance(q, Quantity)
                at = q.value or q.low
                edge = at > 110e6
                ax.annotate(f"{text} {_amount(at)}", (at, y + 0.06), xytext=(0, -19), textcoords="offset points",
                            size=kit.size - 0.5, ha="right" if edge else "center", va="top", zorder=8, bbox=blank,
                            arrowprops={"arrowstyle": "-", "color": style.MUTED, "lw": 1, "shrinkB": 6, "shrinkA": 0,
                                        "relpos": (0.97 if edge else 0.5, 1)})

    early, late = medians["pct-cuts"], medians["trust-cuts"]
    chart = Chart(
        book=book, rows=rows, draw=draw, name="local-packages", era=ERA, margin=110, height=330, height_narrow=440,
        title="Trusts on record were typically asked to save more in 2024–26 than in 2006 and 2007, in one year’s prices",
        subtitle=f"Savings asked of single primary care and hospital trusts within a year, {PRICES}",
        alt=f"Dot plot in three bands: the middle saving of the trusts on record is {words(early)} in 2006 and 2007 and {words(late)} in "
            "2024–26.",
        description=f"Each mark is one trust in one year, all hollow because asked or planned. The sixteen trusts of 2006 and 2007 lie "
            f"mostly below the fifteen of 2024–26; their medians are {words(early)} and {words(late)}. Coventry’s package of 2006 is "
            "the largest number for a primary care trust. An arrow marks a figure given as more than its number."
            .replace("sixteen", _count(len(strips["pct-cuts"]))).replace("fifteen", _count(len(strips["trust-cuts"]))),
        note="Every single trust with a savings target or package on record, one figure for each trust and year; these are the trusts "
             "that reporters wrote of, not a sample, and mostly not the same in the two periods. Area plans, boards "
             "and sums over several years are left out.",
        also=tuple(f"calc:money-packages{part}-{era}" for era in ("pct-cuts", "trust-cuts") for part in ("", "-median")),
    )
    return chart


def _count(n: int) -> str:
    return number(float(n), "count")


# -- what it cost --------------------------------------------------------------------------------------------------


def costs(book: Book) -> Chart:
    """Forecast and outcome of what the cuts cost, each kind of cost under its own heading."""
    groups: list[tuple[str, Sequence[Row | Strip]]] = [
        ("Redundancy", [
            _real(book, "May 2006, mergers, first year", "redundancy-2006-forecast"),
            _real(book, "2006–08, all NHS, compulsory", "redundancy-2006-08"),
            _real(book, "January 2011, lower figure", "redundancy-2011-january-transfer"),
            _real(book, "January 2011, higher figure", "redundancy-2011-january"),
            _real(book, "September 2011", "redundancy-2011-september"),
            _real(book, "October 2012", "redundancy-2012-october"),
            _real(book, "To March 2013, auditors", "redundancy-to-march-2013"),
            _real(book, "December 2013, NHS England", "redundancy-december-2013"),
            _real(book, "To March 2014, minister", "redundancy-to-march-2014"),
            _real(book, "April 2025, feared by trusts", "redundancy-trusts-2025"),
            _real(book, "November 2025, press", "redundancy-2025-november"),
            _real(book, "December 2025, minister", "redundancy-2025-december"),
        ]),
        ("Exit packages of every route, whatever the reason", [
            _real(book, "Strategic health authorities, 2006", "exits-authorities-2006"),
            _real(book, "Primary care trusts, 2010–11", "exits-trusts-2010-11"),
            _real(book, "All NHS employers, 2010–13", "exits-2010-13"),
            _real(book, "All NHS employers, 2010–14", "exits-2010-14"),
            _real(book, "Two support units, 2016", "exits-units-2016"),
            _real(book, "Trusts and national bodies, 2017–22", "exits-2017-22"),
        ]),
        ("The whole reform of 2010–13, redundancy included", [
            _real(book, "January 2011", "transition-2011-january"),
            _real(book, "September 2011", "transition-2011-september"),
            _real(book, "October 2012", "transition-2012-october"),
            _real(book, "July 2013, ceiling", "transition-2013-ceiling"),
            _real(book, "To March 2013, minister", "transition-to-march-2013"),
            _real(book, "To March 2014, minister", "transition-to-march-2014"),
        ]),
    ]
    low, high = book.calc("real-redundancy-2011-january-transfer"), book.calc("real-redundancy-to-march-2014")
    return _grouped(
        book, groups, limit=2.5e9, margin=255, ticks=(0, 0.5e9, 1e9, 1.5e9, 2e9),
        name="costs-forecast-and-outcome", era=ERA,
        title="The redundancies of 2010–13 cost less than the forecasts of January 2011; those of 2025 have only forecasts",
        subtitle=f"Cost of cutting posts, forecast (hollow) and reported (solid), England unless named, {PRICES}",
        alt=f"Interval chart under three headings: redundancy in the reform of 2010–13 was forecast at {low.words} or more and "
            f"reported by the minister at {high.words}; sums of exit packages of every route are larger because they cover all employers.",
        description=_said(book, [row for _, lines in groups for row in lines if isinstance(row, Row)])
            + " Solid marks were reported as spent; hollow ones were forecast. Under the three headings the sums cover "
              "different things.",
        note="Do not compare across headings: exit packages are those of every employer of the NHS and every reason to leave, not the "
             "cost of a reform. The estimate of May 2006 stands in a campaign’s blog quoting a newspaper. The sum for 2006–08 is a "
             "magazine’s multiplication of a count by an average. Sums up to a date are in the pounds of that year, though part was spent "
             "before it.",
    )


# -- cost per exit -------------------------------------------------------------------------------------------------


def cost_per_exit(book: Book) -> Chart:
    """What one leaver cost on average."""
    trusts = [_average(book, book.claim(AVERAGES[one].cost).row.subject.split(",")[0], one) for one in TRUSTS]
    groups: list[tuple[str, Sequence[Row | Strip]]] = [
        ("Redundancy", [
            _average(book, "2007, compulsory, auditors", "compulsory-2007"),
            _average(book, "January 2011, forecast", "reform-january-2011"),
            _average(book, "September 2011, highest forecast", "reform-september-2011"),
            _average(book, "Reform to March 2013, auditors", "reform-to-march-2013"),
            (f"{_count(len(trusts)).capitalize()} single primary care trusts, 2010–13", trusts),
            _average(book, "Foundation trusts, compulsory, 2013–14", "foundation-compulsory-2013-14"),
            _average(book, "Greater Manchester board, 2025", "greater-manchester-2025"),
            _average(book, "Kent and Medway board, 2025", "kent-2025"),
        ]),
        ("Exit packages of every route", [
            _average(book, "Strategic health authorities, 2006", "authorities-2006"),
            _average(book, "Hampshire trust, before 2009", "hampshire"),
            _average(book, "All NHS employers, 2010–14", "nhs-2010-14"),
            _average(book, "All NHS employers, 2013–14", "nhs-2013-14"),
            _average(book, "Foundation trusts, 2013–14", "foundation-2013-14"),
            _average(book, "Two support units, 2016", "units-2016"),
            _average(book, "Trusts and national bodies, 2017–22", "nhs-2017-22"),
            _average(book, "Department and agencies, 2023–24", "agencies-2023-24"),
            _average(book, "Reform of 2025, forecast", "reform-2026"),
        ]),
    ]
    first, second = book.calc("per-exit-compulsory-2007-real"), book.calc("per-exit-reform-to-march-2013-real")
    return _grouped(
        book, groups, limit=190e3, margin=270, ticks=(0, 50e3, 100e3, 150e3),
        name="cost-per-exit", era=ERA,
        title="A compulsory redundancy of 2007 cost about twice a redundancy of 2010–13, on auditors’ averages",
        subtitle=f"Average cost for each person who left or was to leave, {PRICES}",
        alt=f"Interval chart: {first.words} for a compulsory redundancy in 2007 against {second.words} for a redundancy in the "
            "reform to March 2013; averages over exits of every route are lower after 2010.",
        description=_said(book, [row for _, lines in groups for line in lines
                                    for row in ([line] if isinstance(line, Row) else line[1])])
            + " Hollow marks are forecasts or plans, solid ones were reported. An arrow means at least so much. The "
              f"{_count(len(trusts))} primary care trusts share one line.",
        note="Averages depend on who leaves: long service and high pay cost more. The figures of 2007 and to March 2013 are as the "
             "press prints them from auditors’ reports; most others are a cost over a count of the same scope, worked out here to "
             "the nearest £100.",
    )


# -- allowance -----------------------------------------------------------------------------------------------------


def allowance_per_head(book: Book) -> Chart:
    """The allowance per head in cash and in one year’s prices, with the change of definition drawn as a break."""
    slugs = ("allowance-2013-14", "allowance-2014-15", "allowance-2015-16", "envelope-2025")
    years = ("2013–14", "2014–15", "2015–16", "2025–26")
    rows = [Row(f"{year}, in prices of 2024–25", f"calc:real-{slug}", era="csu-redundancies" if i < 3 else "trust-cuts")
            for i, (year, slug) in enumerate(zip(years, slugs))]
    rows += [Row(f"{year}, cash", f"claim:{PRICED[slug].claim}", era="csu-redundancies" if i < 3 else "trust-cuts")
             for i, (year, slug) in enumerate(zip(years, slugs))]

    def draw(kit: Kit) -> None:
        ax = kit.axes
        xs = (0.0, 1.0, 2.0, 4.6)
        ax.set_xlim(-0.62, 5.3)
        ax.set_ylim(0, 43)
        ax.set_yticks([])
        ax.set_xticks(xs, years)
        for text, x in zip(ax.get_xticklabels(), xs):
            text.set_ha("center")
        ax.axhline(0, color=style.MUTED, lw=1.2, zorder=2)
        ax.spines["bottom"].set_visible(False)
        ax.axvspan(2.75, 3.85, facecolor="none", edgecolor=style.UNKNOWN, hatch="////", lw=0, alpha=0.6, zorder=1)
        ax.text(3.3, 20.5, "another\ndefinition:\nno line\nacross", size=kit.size - 0.5, ha="center", va="center", linespacing=1.0,
                bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 2}, zorder=4)
        for start, colour, mute in ((0, None, False), (4, style.MUTED, True)):
            values = [book.quantity(str(row.figure)).value or 0.0 for row in rows[start:start + 4]]
            base = colour or kit.colours["csu-redundancies"]
            last = colour or kit.colours["trust-cuts"]
            ax.plot(xs[:3], values[:3], color=base, lw=1.6, zorder=3)
            for i, (x, value) in enumerate(zip(xs, values)):
                own = base if i < 3 else last
                x += 0.0 if i < 3 else 0.26 if mute else -0.26
                ax.plot([x], [value], marker="o", ms=11, mfc=style.PAPER, mec=own, mew=2.2, zorder=5)
                up = not mute
                ax.annotate(f"£{value:,.2f}", (x, value), xytext=(0, 13 if up else -13), textcoords="offset points", size=kit.size,
                            weight="normal" if mute else "semibold", ha="center", va="bottom" if up else "top",
                            color=style.MUTED if mute else style.INK, zorder=6)
        ax.annotate("in pounds of 2024–25", (xs[0], 34.23), xytext=(-28, 33), textcoords="offset points", size=kit.size,
                    weight="semibold", ha="left", va="bottom", color=kit.colours["csu-redundancies"])
        ax.annotate("cash", (0.5, 24.9), xytext=(0, 5), textcoords="offset points", size=kit.size, ha="center", va="bottom",
                    color=style.MUTED)

    cash, real = book.calc("allowance-fall-cash"), book.calc("allowance-fall-real")
    return Chart(
        book=book, rows=rows, draw=draw, name="allowance-real", era=ERA, height=300, height_narrow=320,
        title=f"In real terms the allowance per head was to fall by {real.words} in two years; 2025 cannot be joined to it",
        subtitle="Running cost allowance for each head of population, England, in cash and in pounds of 2024–25 by the GDP deflator "
                 "(March 2026)",
        alt=f"Line chart with a break: the allowance falls from 2013–14 to 2015–16, by {cash.words} in cash and {real.words} in real "
            "terms; the envelope of 2025–26 stands apart behind a hatched gap.",
        description="Two lines of three hollow points each, one in pounds of 2024–25 and one in cash, then a hatched gap and two single "
            "points for 2025–26. " + in_words(book, rows),
        note="Hollow, because allowed, planned or set as a target, not spent. The envelope of 2025 also counts the pay of staff "
             "charged to programmes, which the allowance of 2013–16 did not. Between 2015–16 and 2025–26 the record has no figure per head.",
        also=("calc:allowance-fall-cash", "calc:allowance-fall-real"),
    )


# -- pay-back ------------------------------------------------------------------------------------------------------

SHORT_PAY = {
    "mergers-2006": "2006, mergers: estimate before", "reform-january-2011": "2010–13: forecast, January 2011",
    "reform-september-2011": "2010–13: forecast, September 2011", "reform-ceiling-2013": "2010–13: ceiling, July 2013",
    "reform-outcome": "2010–13: as ministers reported", "kent-groups-2020": "2020, Kent groups: redundancy alone",
    "boards-march-2025": "2025, boards: weak cost estimate", "greater-manchester-2025": "2025, Greater Manchester board",
    "reform-2025": "2025, all bodies: minister",
}


def payback(book: Book) -> Chart:
    """How long until the promised savings have made good the cost."""
    rows = [Row("2006, Coventry’s posts", None, era="pct-cuts", words="no cost on record")]
    least = bounds(_pay(book, "kent-groups-2020")).split(" to ")[0]
    most = bounds(_pay(book, "greater-manchester-2025")).split(" to ")[-1]
    rows += [Row(SHORT_PAY[slug], f"calc:payback-{slug}", era=book.claim(one.cost).era) for slug, one in PAYBACKS.items()]
    return rows_chart(
        book, rows, limit=21, margin=265, ticks=(0, 6, 12, 18), unit="months", row_height=46, label_words=_months_label,
        name="payback", era=ERA,
        title="On the promises’ own figures, every change that can be tried pays for itself within two years at the full saving",
        subtitle="Months until savings make good the one-off cost, where the record has both, in the cash of the claims",
        alt=f"Interval chart: pay-back times of {least} to {most} months, all but one hollow because cost or saving was only forecast.",
        description=in_words(book, rows) + " All are hollow but the reform of 2010–13 as ministers reported it. Coventry’s line is "
            "hatched: its saving is on record and its cost is not.",
        note="The saving is in every case the word of the body that proposed or ran the change, and is taken to flow in full at once. "
             "The costs of 2010–13 are of the whole reform, most others of redundancy alone. A smaller saving lengthens the time in proportion. Cost and saving are of nearly, not always exactly, the same "
             "bodies; each calculation says how they differ.",
    )


def _pay(book: Book, slug: str) -> Quantity:
    return book.quantity(f"calc:payback-{slug}")


def _months_label(chart: Chart, row: Row) -> str:
    q = chart.quantity(row)
    return row.words or "" if q is None else words(q)
