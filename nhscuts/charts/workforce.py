"""Charts of the chapter on how many, of how many, and who."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from ..book import Book
from ..calculations.across import ERAS
from ..calculations.workforce import (
    COUNTED, NAMED, NAMED_FALLS, NAMING, STAFF, SUPPORT, Share, points, said, shares, support_share,
)
from ..quantity import Quantity
from ..words import number, words
from . import style
from .chart import Chart, Kit, Row, text_width, wrap
from .grammar import in_words, inward_tick_labels, mark, rows_chart

MOST_ROWS = 25
KINDS = (("trust", "pct-cuts", "Hospital trusts, 2006–07"), ("trust", "trust-cuts", "Hospital and other trusts, 2024–26"),
         ("office", "pct-clusters", "Primary care trusts and clusters, 2010–13"),
         ("office", "csu-redundancies", "Support units, national bodies, 2013–20"),
         ("office", "trust-cuts", "Care boards and NHS England, 2024–26"))
GROUPS = {"nursing": "nursing posts", "corporate": "corporate staff", "non_clinical": "non-clinical staff",
          "admin": "administrative staff", "senior": "senior posts", "managers": "managers"}
#: Names as a label has room for them; the longest first.
SHORTER = tuple((re.compile(pattern), name) for pattern, name in (
    (r" NHS (Foundation )?Trust$", ""), (r" \(Northampton and Kettering\)", ""),
    (r", very senior .*| together$|, five trusts$|, under contract .*| cluster$", ""),
    (r"^University Hospitals? of |^University Hospitals? (?=[A-Z])|^NHS organisations of ", ""),
    (r" (Acute|Teaching|Radcliffe|University)? ?(Hospitals?)( University)?$", ""), (r" (Teaching )?PCT$", " PCT"),
    (r"^(Blackburn|Scarborough|North Tees|County Durham|Norfolk and Norwich|Brighton|Sandwell|Cambridge|Nottingham|Oxford)\b.*", r"\1"),
    (r"^NHS Norfolk and Waveney and NHS Suffolk .*", "Norfolk and Suffolk boards"),
    (r"^NHS Buckinghamshire, .*", "Bucks, Oxon and Berks board"), (r"^NHS (.*) ICB$", r"\1 board"),
    (r"^NHS (?!England)", ""), (r"^Birmingham and Solihull and .*", "Birmingham and Black Country"),
    (r"^Yorkshire and Humber CSU and North West CSU", "Two units that closed"),
    (r"^East Suffolk and North Essex", "East Suffolk and N Essex"), (r" Service$", ""),
    (r"^Commissioning Support for London", "London support agency"), (r" and NHS Improvement", " and Improvement"),
    (r"^Primary care support services", "Primary care support"),
))

def _name(one: Share) -> str:
    name = one.subject
    for pattern, shorter in SHORTER:
        name = pattern.sub(shorter, name)
    return f"{name}, {GROUPS[one.group]}" if one.group != "all" else name


def _all(book: Book) -> list[Share]:
    return shares(book.claims, book.bodies)


def _row(book: Book, one: Share, *, year: bool = False) -> Row:
    """A share as a chart's row: by its calculation where it has one, else with the ids of both of its counts."""
    label = _name(one) + (f", {one.year}" if year else "") + (", gone" if one.gone else "")
    named = {(cut, whole): id for id, _, _, cut, whole in NAMED} | {(after, before): id for id, _, _, before, after in NAMED_FALLS}
    if not one.whole:
        return Row(label, f"claim:{one.cut}", era=one.era)
    cut, whole = book.claim(one.cut), book.claim(one.whole)
    text = f"{words(one.quantity)}: " + (f"from {whole.words} to {cut.words}" if one.implied else f"{cut.words} of {whole.words}")
    if id := named.get((one.cut, one.whole)):
        return Row(label, f"calc:{id}", era=one.era, words=text)
    sources = list(dict.fromkeys(claim.source.key for claim in (cut, whole)))
    return Row(label, one.quantity, era=one.era, words=text, id=f"claim:{one.cut};claim:{one.whole}", sources=sources)


def _label(q: Quantity, stated: bool = False) -> str:
    """A share as a chart's label: "16%", "up to 11.7%", "21.8–25%"."""
    if q.qualifier == "between":
        low, high = math.floor(10 * q.low + 1e-9) / 10, math.ceil(10 * q.high - 1e-9) / 10
        text = f"{number(low, 'percent', short=True).removesuffix('%')}–{number(high, 'percent', short=True)}"
    else:
        text = words(q, short=True)
    return f"{text}, stated" if stated else text


def _share_rows(book: Book, chosen: Sequence[Share], *, year: bool = False, **about: object) -> Chart:
    """A chart of shares, a line each; of more than it has room for, the largest."""
    shown = list(chosen)[:MOST_ROWS]
    place = [(_name(one), one.gone) for one in shown]
    rows = [_row(book, one, year=year or place.count((_name(one), one.gone)) > 1) for one in shown]
    labels = {id(row): _label(one.quantity, stated=not one.whole) for row, one in zip(rows, shown)}
    description = " ".join(f"{row.label}: {row.words or words(one.quantity) + ', stated by the source'}."
                           for row, one in zip(rows, shown))
    note = str(about.pop("note", ""))
    if len(chosen) > len(shown):
        note += " Only the largest are drawn; the smaller ones are in the table of claims."
    return rows_chart(book, rows, unit="percent", label_words=lambda chart, row: labels[id(row)],
                      description=str(about.pop("opening")) + " " + description, note=note, **about)  # type: ignore[arg-type]


def shares_by_kind(book: Book) -> Chart:
    """Every share of all staff that was to go, by kind of body and era, with the median interval of each band."""
    everything = said(_all(book))
    bands = [(title, era, [one for one in everything if one.era == era and one.side == side],
              book.calc(f"shares-typical-{side}s-{era}").quantity) for side, era, title in KINDS]
    rows = []
    for (side, era, title), (_, _, members, _) in zip(KINDS, bands):
        rows.append(Row(f"{title}: typical", f"calc:shares-typical-{side}s-{era}", era=era))
        rows += [_row(book, one) for one in members]
    trusts, offices = book.calc("shares-typical-trusts"), book.calc("shares-typical-offices")
    limit, step, head = 62.0, 1.0, 3.6

    def draw(kit: Kit) -> None:
        ax = kit.axes
        top = 4.4 if kit.narrow else head
        ax.set_xlim(0, limit)
        ax.set_ylim(sum(top + step * len(band[2]) for band in bands) + 0.6, -0.4)
        ax.set_yticks([])
        ax.set_xticks([0, 10, 20, 30, 40, 50, 60], [f"{x}%" for x in (0, 10, 20, 30, 40, 50, 60)])
        ax.grid(axis="x")
        inward_tick_labels(kit)
        ax.axvline(0, color=style.MUTED, lw=1.2)
        y = 0.0
        for title, era, members, median in bands:
            colour = kit.colours[era]
            middle = _label(median)
            text = f"{title}: typically {middle}"
            ax.text(0, y + top * 0.55, text, size=kit.size - (0.5 if kit.narrow else 0), weight="semibold", va="center", ha="left",
                    bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1}, zorder=9)
            y += top
            wide = max(median.high - median.low, 0.5)
            ax.barh(y + step * (len(members) - 1) / 2, wide, left=(median.low + median.high - wide) / 2,
                    height=step * len(members), color=colour, alpha=0.22, lw=0, zorder=1)
            for one in members:
                _thin_mark(kit, y, one.quantity, colour, limit)
                y += step

    return Chart(
        book=book, name="workforce-shares-by-kind", era="context", rows=rows, draw=draw, height=620, height_narrow=640,
        title=f"Bodies that buy or administer care were to lose a larger part of their staff than hospitals: typically "
              f"{_label(offices.quantity)} against {_label(trusts.quantity)}",
        subtitle="Share of all staff that was to go, each line one body in one year, England, 2006–2025",
        alt=f"Dot chart in five bands: shares at hospital and other trusts lie mostly below those at bodies that buy or support care; "
            f"the medians are {trusts.words} and {offices.words}.",
        description="Five bands of hollow marks, one mark for each body and year, the largest share on top; a tinted stripe is the band's "
            "median interval. " + " ".join(f"{title}: median {words(median)}; " + ", ".join(
                f"{_name(one)} {words(one.quantity)}" for one in members) + "." for title, _, members, median in bands),
        note="All are hollow because none had happened when it was said. A stripe runs from the median of the least to the median of the "
             "most that each share can be. Posts are set against people. Bodies are in the record because their cuts were news: this is "
             "no sample. Five of the marks of 2010–13 come from one leaked letter.",
        also=("calc:shares-typical-trusts", "calc:shares-typical-offices"),
    )


def _thin_mark(kit: Kit, y: float, q: Quantity, colour: str, limit: float) -> None:
    """One share in a dense band: a small hollow dot, with a line for its bounds; a stroke ends a bound."""
    ax = kit.axes
    if not q.is_bounded:
        ax.annotate("", xy=(q.low + 0.12 * limit, y), xytext=(q.low, y), zorder=4,
                    arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 1.8, "shrinkA": 0})
        ax.plot([q.low, q.low], [y - 0.38, y + 0.38], color=colour, lw=2.4, zorder=5)
    elif q.high > q.low:
        end = q.high
        ax.plot([q.low, end], [y, y], color=colour, lw=1.8, zorder=4)
        for x in {q.low, end} if q.value is None else ():
            if x > 0:
                ax.plot([x, x], [y - 0.38, y + 0.38], color=colour, lw=2.4, zorder=5)
    if q.value is not None:
        ax.plot([q.value], [y], marker="o", ms=6, mfc=style.PAPER, mec=colour, mew=1.8, zorder=6, clip_on=False)


def shares_2006(book: Book) -> Chart:
    """What part of their staff trusts were to lose in 2005–07, body by body."""
    chosen = [one for one in _all(book) if one.era == "pct-cuts"]
    second = said(chosen, side="trust")[1]
    median = book.calc("shares-typical-trusts-pct-cuts")
    return _share_rows(
        book, chosen, limit=40, ticks=(0, 10, 20, 30), margin=235, row_height=31,
        name="workforce-shares-2006", era="pct-cuts",
        title=f"In 2006–07 one hospital trust planned to cut a third of its staff; no other on record more than {words(second.quantity)}",
        subtitle="Posts to go, or people facing redundancy, as a share of staff employed; England, 2006–07",
        alt=f"Interval chart of shares of staff to go at trusts in 2006 and 2007; the median at hospital trusts is {median.words}.",
        opening="One line a body, largest share first; hollow where it was to be, solid where it had gone.",
        note="Hollow: was to go. Solid: had gone, by the source. Worked out from two counts unless marked as stated. Some plans ran over "
             "several years, and Scarborough’s was withdrawn within the year for one far smaller.",
        also=("calc:shares-typical-trusts-pct-cuts",),
    )


def shares_offices(book: Book) -> Chart:
    """What part of their staff the bodies without patients of their own were to lose, 2010–25."""
    chosen = [one for one in _all(book) if one.side == "office"]
    chosen.sort(key=lambda one: ERAS.index(one.era))
    median, most = book.calc("shares-typical-offices"), max(said(chosen), key=lambda one: one.quantity.low)
    return _share_rows(
        book, chosen, limit=62, ticks=(0, 20, 40, 60), margin=272, row_height=31,
        name="workforce-shares-offices", era="context", year=True,
        title=f"At bodies that buy or administer care the deepest plan was for {words(most.quantity)} of the staff to go; {median.words} is typical",
        subtitle="Posts to go, or people facing redundancy, as a share of staff; bodies that buy, support or administer care, England, 2011–25",
        alt=f"Interval chart in three colours: shares to go at clusters, support units, care boards and national bodies, up to "
            f"{words(most.quantity)}.",
        opening="One line a body and year, by era and then by size; hollow where it was to be, solid where it had gone.",
        note="Green: 2010–13. Purple: 2013–20. Orange: 2024–26. Worked out from two counts unless marked as stated. The figures for the "
             "Lancashire trusts are possible redundancies in a leaked letter: a limit and not an expectation.",
        also=("calc:shares-typical-offices",),
    )


def shares_trusts_2025(book: Book) -> Chart:
    """What part of their staff trusts were to lose in 2024–26, body by body."""
    chosen = [one for one in _all(book) if one.era == "trust-cuts" and one.side != "office"]
    chosen.sort(key=lambda one: one.group != "all")
    median, most = book.calc("shares-typical-trusts-trust-cuts"), said(chosen, side="trust")[0]
    return _share_rows(
        book, chosen, limit=31, ticks=(0, 10, 20, 30), margin=285, row_height=31,
        name="workforce-shares-trusts-2025", era="trust-cuts",
        title=f"The most that a trust of 2024–26 is known to have planned to lose is {words(most.quantity)} of all staff; some groups were "
              "to lose more",
        subtitle="Posts or people to go as a share of staff employed, or of the group named; England, 2024–25",
        alt=f"Interval chart: shares of all staff to go at trusts have a median of {median.words}; shares of administrative and corporate "
            "groups are larger.",
        opening="One line a trust; shares of all staff first, then of single groups; hollow where it was to be, solid where it had gone.",
        note="Hollow: planned or feared. Solid: gone by the date of the report, part of the way through. Worked out from two counts "
             "unless marked as stated.",
        also=("calc:shares-typical-trusts-trust-cuts",),
    )


def national_shares(book: Book) -> Chart:
    """What part of a sector's or of all staff was to go or went, where only a total is on record."""
    names = {
        "national-posts-lost-2007": "All staff: posts lost by 2007, nurses’ count",
        "national-compulsory-2006-08": "All staff: compulsory redundancies, 2006–08",
        "national-trusts-authorities-july-2010": "Trusts and authorities: may go, July 2010",
        "national-trusts-authorities-november-2010": "Trusts and authorities: may go, November 2010",
        "claim:guardian-ia-redundancies-2011-share": "Trusts and authorities: to go, January 2011",
        "national-trusts-authorities-september-2011": "… and other bodies: redundant, September 2011",
        "national-trusts-authorities-2013": "… made redundant by March 2013",
        "national-trusts-authorities-2013-wider": "… the same, on a wider count of staff",
        "national-redundancies-2010-13": "All staff: redundancies, 2010–13",
        "claim:hsj-csu-2014-workforce-share": "Support units: compulsory, January 2014",
        "claim:digitalhealth-csu-job-cuts-2014-share": "Support units: by any route, January 2014",
        "national-support-units-2014": "Support units: posts cut in 2013–14",
        "claim:guardian-100000-jobs-2025-workforce-share": "Some trusts: may have to go, April 2025",
        "national-centre-2025": "NHS England, Department and boards, 2025",
        "national-boards-2025": "All care boards, March 2025",
        "claim:mip-nhs-job-cuts-info-2025-nhs-england-dhsc-share": "NHS England and Department, 2025",
    }
    rows = [Row(text, one if ":" in one else f"calc:{one}", era=book.figure(one if ":" in one else f"calc:{one}").era)
            for one, text in names.items()]
    planned, done = book.calc("national-trusts-authorities-september-2011"), book.calc("national-trusts-authorities-2013")
    half = book.claim("mip-nhs-job-cuts-info-2025-nhs-england-dhsc-share")
    return rows_chart(
        book, rows, limit=76, unit="percent", ticks=(0, 20, 40, 60), margin=330, row_height=34,
        label_words=lambda chart, row: _label(book.quantity(str(row.figure)), str(row.figure).startswith("claim:")),
        name="workforce-shares-national", era="context",
        title=f"In September 2011 redundancy was forecast for {planned.words} of the staff of the bodies under reform; by March 2013 it had come to "
              f"{done.words}",
        subtitle="Share of staff to go or gone, for a whole sector or the whole service, England",
        alt=f"Interval chart of shares, the smallest of all staff of the service and the largest, near {half.words}, of the national bodies and "
            "boards of 2025.",
        description="Hollow where it was to be, solid where it had happened. " + in_words(book, rows),
        note="Posts are set against people, and announcements against staff counts of other dates and sources. The bases of 2011 are the "
             "Department’s estimates of the staff that administration spending was equivalent to. The forecast of January 2011 takes in people "
             "who leave of their own accord; the redundancies do not. That of September 2011 runs to 2014–15.",
    )


def who_divided(book: Book) -> Chart:
    """How a cut divides between clinical and other staff, where the record says; what it leaves open is hatched."""
    labels = {
        "north-staffordshire-2006": "North Staffordshire, posts, March 2006", "sandwell-2006": "Sandwell, posts, April 2006",
        "oxford-2006": "Oxford, posts, 2006", "coventry-2006": "Coventry, people at risk, October 2006",
        "england-2006": "England, redundant, April–September 2006", "england-2007": "England, redundant, told in April 2007",
        "england-2006-08": "England, redundant, 2006–08",
        "england-2011": "England, redundant, April–June 2011",
    }
    lines: list[tuple[str, str, str | None]] = [
        (text, book.calc(f"who-{name}-clinical").era, name) for name, text in labels.items()]
    lines += [("2013–19: no cut divided", "csu-redundancies", None), ("2024–26: no cut divided", "trust-cuts", None)]
    rows = []
    for label, era, name in lines:
        if name is None:
            rows.append(Row(label, None, era=era, words="not in the record"))
            continue
        rows += [Row(f"{label}: {what}", f"calc:who-{name}-{part}", era=era)
                 for part, what in (("clinical", "clinical staff"), ("other", "other staff"))]

    def draw(kit: Kit) -> None:
        ax = kit.axes
        ax.set_xlim(0, 100)
        ax.set_ylim(len(lines) - 0.4, -0.95 if not kit.narrow else -1.15)
        ax.set_yticks([])
        ax.set_xticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"])
        inward_tick_labels(kit)
        ax.get_xticklabels()[-1].set_ha("right")
        ax.text(0, -0.62 if not kit.narrow else -0.92, "clinical", size=kit.size, color=style.MUTED, va="center")
        ax.text(100, -0.62 if not kit.narrow else -0.92, "other", size=kit.size, color=style.MUTED, va="center", ha="right")
        for i, (label, era, name) in enumerate(lines):
            colour = kit.colours[era]
            y = i + (0.14 if kit.narrow else 0)
            tall = 0.38 if kit.narrow else 0.52
            if kit.narrow:
                ax.text(0, i - 0.28, label, size=kit.size, va="center", ha="left")
            else:
                ax.text(-0.015, i, wrap(kit, label, 282), size=kit.size, va="center", ha="right", linespacing=0.95,
                        transform=ax.get_yaxis_transform())
            if name is None:
                ax.barh(y, 100, height=tall, facecolor="none", edgecolor=style.UNKNOWN, hatch="////", lw=1)
                continue
            clinical, other = (book.quantity(f"calc:who-{name}-{part}") for part in ("clinical", "other"))
            solid = not clinical.looks_forward
            gap = 100 - clinical.low - other.low
            if gap > 0.05:
                ax.barh(y, gap, left=clinical.low, height=tall, facecolor="none", edgecolor=style.UNKNOWN, hatch="////", lw=1)
            for q, left, ink in ((clinical, 0.0, colour), (other, 100 - other.low, style.MUTED)):
                if q.low < 0.05:
                    continue
                ax.barh(y, q.low, left=left, height=tall, facecolor=ink if solid else style.PAPER, edgecolor=ink, lw=1.8, zorder=3)
                if q.is_exact or q.value is not None:
                    text = number(q.low if q.is_exact else q.value or 0, "percent", short=True)
                    text = text if q.is_exact else f"about {text}"
                else:
                    text = f"at least {number(math.floor(10 * q.low + 1e-9) / 10, 'percent', short=True)}"
                if text_width(kit, text, weight="semibold") > q.low / 100 * kit.width - 8:
                    text = number(math.floor(10 * q.low + 1e-9) / 10, "percent", short=True)
                ax.text(left + q.low / 2, y, text, size=kit.size - (1 if kit.narrow else 0), weight="semibold", va="center", ha="center",
                        color=style.PAPER if solid else style.INK, zorder=5)

    divided = [book.quantity(f"calc:who-{name}-other") for name in COUNTED]
    least = min(divided, key=lambda q: q.low)
    return Chart(
        book=book, name="workforce-who-divided", era="context", rows=rows, draw=draw, margin=300, height=44 * len(lines) + 60,
        height_narrow=54 * len(lines) + 60,
        title=f"In each national count at least {number(least.low, 'percent')} of compulsory redundancies were outside the clinical groups; plans "
              "named more clinicians",
        subtitle="Clinical and other staff as shares of each cut that the record divides, England, 2006–2011",
        alt="Stacked bar chart: in four national counts of compulsory redundancies the clinical part is the smaller one by far; in four local "
            "plans of 2006 it is larger; from 2013 on no cut is divided.",
        description="Eight whole bars. On the left the part that the record calls clinical, on the right the part that it calls "
            "something else, hatched between them what it leaves open. "
            + " ".join(f"{row.label}: {book.figure(row.figure).words}." for row in rows if isinstance(row.figure, str))
            + " Two more bars are wholly hatched, for the eras in which no cut on record is divided.",
        note="Solid: had happened. Hollow: was to be. Hatched: not said, or left open by a hedge. Nurses and midwives alone stand for clinical "
             "staff at North Staffordshire, Sandwell and Oxford. What counts as clinical differs: in 2011 unqualified clinical staff are "
             "among the others. The first three counts overlap. A doubtful report on one trust of 2025 is left out.",
    )


def who_named(book: Book) -> Chart:
    """How many origins of a figure for a cut name any staff group, by era; the rest is hatched."""
    eras = list(ERAS)
    name = {"pct-cuts": "2005–09", "pct-clusters": "2010–13", "csu-redundancies": "2013–20", "trust-cuts": "2024–26"}
    rows = [Row(f"{name[era]}: {text}", f"calc:who-origins-{kind}-{era}", era=era) for era in eras for kind, text in NAMING.items()]

    def counted(era: str, kind: str) -> int:
        return int(book.quantity(f"calc:who-origins-{kind}-{era}").low)

    whole = {era: int(book.quantity(f"calc:who-origins-{era}").low) for era in eras}
    shares_ = [book.calc(f"who-unnamed-{era}").quantity for era in eras]

    def draw(kit: Kit) -> None:
        ax = kit.axes
        longest = max(whole.values())
        ax.set_xlim(0, longest * (1.0 if kit.narrow else 1.26))
        ax.set_ylim(len(eras) - 0.35, -0.75 if kit.narrow else -0.6)
        ax.set_yticks([])
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        for i, era in enumerate(eras):
            named = whole[era] - counted(era, "none")
            tall = 0.3 if kit.narrow else 0.42
            ax.barh(i, named, height=tall, facecolor=kit.colours[era], edgecolor=kit.colours[era], lw=1.6, zorder=3)
            ax.barh(i, whole[era] - named, left=named, height=tall, facecolor="none", edgecolor=style.UNKNOWN, hatch="////", lw=1)
            text = f"{whole[era] - named} of {whole[era]}"
            small = ", ".join(f"{n} {what}" for kind, what in (("both", "both"), ("clinical", "clinical alone"), ("other", "other alone"))
                              if (n := counted(era, kind)))
            if kit.narrow:
                ax.text(0, i - 0.34, f"{name[era]}: {text} name no group", size=kit.size, va="center", ha="left", weight="semibold")
            else:
                ax.text(-0.015, i, name[era], size=kit.size, va="center", ha="right", transform=ax.get_yaxis_transform())
                ax.text(whole[era] + longest * 0.02, i, f"{text}\nname no group", size=kit.size, weight="semibold", va="center", linespacing=1.0)
            ax.text(0, i + tall / 2 + 0.14, f"named: {small}", size=kit.size - 1.5, color=style.MUTED, va="center", ha="left")

    low, high = min(shares_, key=lambda q: q.low), max(shares_, key=lambda q: q.high)
    return Chart(
        book=book, name="workforce-who-named", era="context", rows=rows, draw=draw, margin=80, height=330, height_narrow=350,
        title=f"Between {number(low.low, 'percent', short=True).rstrip('%')} and {number(high.high, 'percent')} of those who put a figure on a cut, era by "
              "era, named no staff group",
        subtitle="Origins of a figure for posts or staff to go, or for redundancies, by the staff groups that they name; count of origins",
        alt="Bar chart by era: the hatched part, for origins that name no staff group, is by far the larger one in each of the four eras.",
        description="Four bars. A solid part counts the origins that name a group for any of their figures, a hatched part those that do not. "
            + in_words(book, rows),
        note="An origin is whoever first gave the figure; reprints count once. Named means that a figure is given for the group. A report that "
             "says “mainly administrative” without a number names none here.",
        also=tuple(f"calc:who-origins-{era}" for era in eras) + tuple(f"calc:who-unnamed-{era}" for era in eras),
    )


#: Counts of managers, each on a definition of its own: series, words for the label, unit, where the label stands.
MANAGERS = (
    ("managers-census-fte-1990s", "census of\nthe 1990s", "o", (1997.2, 25600, "center")),
    ("managers-census-fte", "census,\nequivalents", "o", (2000.0, 31500, "center")),
    ("nhs-managers-census", "census,\nheads", "s", (2006.9, 43600, "right")),
    ("managers-esr-2010-13", "staff record,\nequivalents", "D", (2013.5, 39000, "left")),
    ("managers-esr", "staff record after 2016,\nequivalents", "D", (2019.6, 26800, "center")),
)


def _when(date: str) -> float:
    """A date as a number of years."""
    parts = [int(part) for part in date.split("-")]
    return parts[0] + ((parts[1] - 1) / 12 + 0.04 if len(parts) > 1 else 0.5)


def _manager_points(book: Book, name: str) -> list[tuple[str, float, Quantity, Row]]:
    """The points of one count of managers; since 2016 the sums of its two parts come before the printed totals."""
    out = []
    if name == "managers-esr":
        for date in points(book.series, "senior-managers-esr").date:
            if f"managers-esr-{date}" not in book.series.index:
                q = book.quantity(f"series:senior-managers-esr-{date}") + book.quantity(f"series:managers-only-esr-{date}")
                sources = [str(book.series.loc[f"senior-managers-esr-{date}"].source)]
                out.append((date, q, f"senior-managers-esr-{date};managers-only-esr-{date}", sources))
    for _, point in points(book.series, name).iterrows():
        out.append((point.date, book.quantity(f"series:{point.id}"), str(point.id), [str(point.source)]))
    label = dict((one, text) for one, text, *_ in MANAGERS)[name].replace("\n", " ")
    return [(date, _when(date), q, Row(f"Managers, {label}, {date}", q, id=f"series:{id}", sources=sources))
            for date, q, id, sources in sorted(out)]


def _shade_eras(kit: Kit, ax: Axes, book: Book, first: float, *, names: bool = True) -> None:
    """The four eras as tinted spans, with their years on top."""
    for era in ERAS:
        start, end = float(book.eras.loc[era].start), float(book.eras.loc[era].end)
        span = (start, end + 1) if era in ("pct-cuts", "trust-cuts") else (start, 2013.25) if era == "pct-clusters" else (2013.25, end + 1)
        if span[1] <= first:
            continue
        ax.axvspan(max(span[0], first), span[1], color=kit.colours[era], alpha=0.13, lw=0, zorder=0)
        if names:
            text = {"pct-cuts": "2006", "pct-clusters": "2010–13", "csu-redundancies": "2013–19", "trust-cuts": "2024–26"}[era]
            if kit.narrow:
                text = text.replace("20", "’", 1) if era == "pct-cuts" else "’" + text[2:]
            ax.text((max(span[0], first) + span[1]) / 2, 0.985, text, size=kit.size - (2.5 if kit.narrow else 1.5), color=style.MUTED,
                    ha="center", va="top", transform=ax.get_xaxis_transform(), zorder=2)


def managers(book: Book) -> Chart:
    """Managers of the service over thirty years, each definition a line of its own."""
    lines = {name: _manager_points(book, name) for name, *_ in MANAGERS}
    rows = [row for line in lines.values() for _, _, _, row in line]
    record, census = book.calc("managers-record-fall-share"), book.calc("managers-census-fall-share")

    def draw(kit: Kit) -> None:
        ax = kit.axes
        first = 1989.5 if kit.narrow else 1991.8
        ax.set_xlim(first, 2027)
        ax.set_ylim(0, 56000)
        ticks = [0, 10000, 20000, 30000, 40000, 50000]
        ax.set_yticks(ticks, [f"{tick:,}" for tick in ticks])
        ax.tick_params(axis="y", colors=style.MUTED, pad=-2)
        for text in ax.get_yticklabels():
            text.set_ha("left")
            text.set_va("bottom")
        ax.grid(axis="y")
        years = [1995, 2000, 2005, 2010, 2015, 2020, 2025] if not kit.narrow else [1995, 2005, 2015, 2025]
        ax.set_xticks(years, [str(year) for year in years])
        _shade_eras(kit, ax, book, first)
        for name, label, shape, (x, y, side) in MANAGERS:
            xs, ys = [one[1] for one in lines[name]], [one[2].low for one in lines[name]]
            heads = shape == "s"
            ink = style.MUTED if heads else style.INK
            far = name == "managers-census-fte"
            ax.plot(xs, ys, color=ink, lw=1.4 if far else 2.4, ls=(0, (1, 2.5)) if far else "-", zorder=4)
            ax.plot(xs, ys, ls="", marker=shape, ms=6 if kit.narrow else 7, mfc=ink, mec=style.PAPER, mew=1, zorder=5)
            if kit.narrow and name == "managers-esr":
                label = label.replace(" after 2016,", "\nafter 2016,")
            if kit.narrow and name == "managers-census-fte":
                x, y = x - 2.5, y + 1500
            if kit.narrow and name == "managers-census-fte-1990s":
                label, y = "1990s", y - 1300
            ax.text(x, y, label, size=kit.size - (2.5 if kit.narrow else 1), color=ink, ha=side, va="center", linespacing=1.0, zorder=6,
                    bbox={"facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.75, "pad": 0.5})

    return Chart(
        book=book, name="workforce-managers", era="context", rows=rows, draw=draw, height=390, height_narrow=360, footroom=30,
        title=f"Managers fell by {_label(record.quantity)} on one official count and {_label(census.quantity)} on another around 2010–12; a later "
              "count, defined anew, rises",
        subtitle="Managers and senior managers of the NHS in England; each line is one definition, and lines are not to be joined",
        alt="Line chart in five separate pieces: managers rise to 2009, fall to 2012 on two counts, and on a later, narrower count rise from "
            "2016.",
        description="Five pieces, each a count on its own definition, before four tinted spans for the eras. "
            + " ".join(f"{row.label}: {words(q)}." for line in lines.values() for _, _, q, row in line),
        note="Circles and diamonds: full-time equivalents. Squares: persons. The dotted line joins two counts ten years apart. The last point is "
             "a round number at second hand, the census of 2009 as first printed.",
        also=("calc:managers-record-fall-share", "calc:managers-census-fall-share"),
    )


def infrastructure(book: Book) -> Chart:
    """Infrastructure support staff and their share of all staff, each December, on one definition."""
    support, staff = points(book.series, SUPPORT), points(book.series, STAFF)
    part = support_share(book.series)
    rows = [Row(f"Infrastructure support, {point.date}", book.quantity(f"series:{point.id}"), id=f"series:{point.id}",
                sources=[str(point.source)]) for _, point in support.iterrows()]
    rows += [Row(f"All staff, {point.date}", book.quantity(f"series:{point.id}"), id=f"series:{point.id}", sources=[str(point.source)])
             for _, point in staff.iterrows()]
    rows += [Row(f"Share, {date}", Quantity.stated("exact", "percent", "statistic", value=float(f"{x:.6g}")),
                 id=f"series:{SUPPORT}-{date};series:{STAFF}-{date}") for date, x in part.items()]
    first, least = book.calc("infrastructure-share-2009"), book.calc("infrastructure-share-least")
    since = book.calc("infrastructure-share-most-since")

    def draw(kit: Kit) -> None:
        outer = kit.axes
        outer.set_axis_off()
        top = outer.inset_axes((0, 0.55, 1, 0.38))
        below = outer.inset_axes((0, 0.0, 1, 0.38))
        xs = [_when(date) for date in support.date]
        panels: tuple[tuple[Axes, list[float], float, Sequence[float], Callable[[float], str], str], ...] = (
            (top, list(support.value / 1000), 310, (0, 100, 200), lambda v: f"{v:,.0f}", "Thousand full-time equivalents"),
            (below, list(part), 23, (0, 10, 20), lambda v: f"{v:.1f}%", "Share of all staff, per cent"))
        for ax, ys, roof, ticks, form, title in panels:
            first_year = 2006.6 if kit.narrow else 2008.2
            ax.set_xlim(first_year, 2027.4)
            ax.set_ylim(0, roof)
            ax.set_yticks(list(ticks), [f"{tick:g}" for tick in ticks])
            ax.tick_params(axis="both", labelsize=13, colors=style.MUTED, length=0)
            ax.tick_params(axis="y", pad=-2)
            for text in ax.get_yticklabels():
                text.set_ha("left")
                text.set_va("bottom")
            ax.grid(axis="y")
            ax.set_xticks([2010, 2015, 2020, 2025], ["2010", "2015", "2020", "2025"])
            _shade_eras(kit, ax, book, max(first_year, 2009), names=ax is top)
            ax.text(0, 1.05, title, size=kit.size - 0.5, transform=ax.transAxes, va="bottom", ha="left", weight="semibold")
            ax.plot(xs, ys, color=style.INK, lw=2.2, marker="o", ms=5, mec=style.PAPER, mew=0.8, zorder=4, clip_on=False)
            shown = {0, ys.index(min(ys)), len(ys) - 1, ys.index(max(ys[ys.index(min(ys)):]))}
            for i in shown:
                under = i == ys.index(min(ys))
                last = i == len(ys) - 1
                low = under or last
                ax.annotate(form(ys[i]), (xs[i], ys[i]), xytext=(10 if last else 0, -9 if low else 9),
                            textcoords="offset points", ha="right" if last else "center", weight="semibold",
                            va="top" if low else "bottom", size=kit.size - 1, zorder=6,
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "alpha": 0.7, "pad": 0.5})

    return Chart(
        book=book, name="workforce-infrastructure", era="context", rows=rows, draw=draw, height=470, height_narrow=470, footroom=30,
        title="Support staff were back in number by December 2021; their share of all staff never came back",
        subtitle="Infrastructure support staff, NHS trusts and core organisations, England, each December, 2009–2025",
        alt=f"Two line charts: support staff fall to December 2013, pass the number of 2009 by 2021 and dip in 2025; their share falls from "
            f"{first.words} to {least.words} and does not pass {since.words} again.",
        description="The upper line is the number of infrastructure support staff each December, the lower one their share of all staff. "
            + " ".join(f"{row.label}: {words(row.figure)}." for row in rows if isinstance(row.figure, Quantity)),
        note="Infrastructure support takes in central functions, hotel, property and estates staff, managers and senior managers. Read in a "
             "copy of the official table on another site. People who moved in 2013 to employers outside the count fall out of it.",
        also=("calc:infrastructure-share-2009", "calc:infrastructure-share-least", "calc:infrastructure-share-most-since"),
    )
