"""Charts of the chapter on primary care trust cuts, 2006."""

from __future__ import annotations

from dataclasses import dataclass

from ..book import Book, Claim
from ..calculations.pct_cuts import (
    AUTHORITIES, DISMISSED, FIRST_HALF, LATER_HALVES, SECOND_HALF, SURPLUS, TRUSTS_SHORT,
)
from ..words import bounds, number, words
from . import style
from .chart import Chart, Kit, Row, wrap
from .grammar import in_words, inward_tick_labels, mark, rows_chart

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
            + "; ".join(f"{row.label[0].lower() + row.label[1:] if i else 'the cut in the parity adjustment'}, {book.figure(str(row.figure)).words}"
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
        title="By one report, rather more clinicians than managers were facing redundancy",
        subtitle="Coventry Teaching Primary Care Trust: people facing redundancy, and posts announced to go, October 2006",
        alt=f"Interval chart: clinicians ({shown[0]}) and managers and administrators ({shown[1]}) face redundancy, beside "
            f"{shown[3]} announced to go.",
        description="Two hollow dots with the width that “estimated” and “about” allow: "
            f"{shown[0]} (clinicians) and {shown[1]} (managers and administrators). Their sum is {shown[2]}. The "
            f"announcement itself is a bound: {shown[3]}, drawn as a bar from nought with a closed end. Clinicians are "
            f"{share.words} of the two groups, if each hedge is at most a tenth out.",
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


# -- the health service in the same year ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One figure in the story of one trust: the trust, what the figure is of it, and the figure; None where there is none."""

    trust: str
    what: str
    figure: str | None
    words: str | None = None
    id: str = ""
    source: str = ""


#: What came of the announcements of 2006, trust by trust, under what was counted later.
STORIES: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("Posts were counted later", (
        Step("North Staffordshire", "announced, March 2006", "claim:bbc-uhns-2006-03-posts"),
        Step("North Staffordshire", "gone, a year later", "claim:eurofound-uhns-2007-posts"),
        Step("North Staffordshire", "compulsory redundancies feared", "claim:bbc-uhns-2006-03-compulsory"),
        Step("North Staffordshire", "compulsory redundancies made", "claim:eurofound-uhns-2007-compulsory"),
        Step("Surrey and Sussex", "announced, April 2006", "claim:bbc-sash-2006-04-posts"),
        Step("Surrey and Sussex", "lost, by the nurses’ college", "claim:herbert-rcn-west-sussex-2007-surrey-sussex-posts-lost"),
        Step("Brighton and Sussex", "announced, March 2006", "claim:argus-brighton-2006-posts"),
        Step("Brighton and Sussex", "lost, by the nurses’ college", "claim:herbert-rcn-west-sussex-2007-brighton-posts-lost"),
    )),
    ("Only dismissals were counted, and early on", (
        Step("Mid Yorkshire", "planned for five years, 2006", "claim:bbc-midyorkshire-2006-posts"),
        Step("Mid Yorkshire", "notified, October 2006", "claim:hsj-nhs-employers-2006-10-mid-yorkshire-jobs-notified"),
        Step("Mid Yorkshire", "compulsorily redundant so far", "claim:hsj-nhs-employers-2006-10-mid-yorkshire-redundancies"),
        Step("Worcestershire", "announced, April 2006", "claim:bbc-worcestershire-2006-04-posts"),
        Step("Worcestershire", "notified, October 2006", "claim:hsj-nhs-employers-2006-10-worcestershire-jobs-notified"),
        Step("Worcestershire", "redundancy notices so far", "claim:hsj-nhs-employers-2006-10-worcestershire-notices"),
        Step("Oxford Radcliffe", "announced, 2006", "claim:oxfordmail-orh-600-2006-posts"),
        Step("Oxford Radcliffe", "redundant so far, autumn 2006", "claim:oxfordmail-orh-29-2006-redundancies"),
    )),
    ("The plan was cut back or dropped", (
        Step("Sandwell and West Birmingham", "announced, April 2006", "claim:bbc-sandwell-2006-04-posts"),
        Step("Sandwell and West Birmingham", "later plan", "claim:birminghampost-sandwell-566-2006-posts"),
        Step("Scarborough", "planned, 2007", "claim:bbc-scarborough-2007-07-posts"),
        Step("Scarborough", "revised plan", "claim:bbc-scarborough-2007-posts-revised"),
        Step("Royal Cornwall", "announced, March 2006", "claim:bbc-cornwall-2006-03-posts"),
        Step("Royal Cornwall", "later", None, "plan scrapped, no count", "falmouthpacket-cornwall-2007-posts",
             "falmouthpacket-cornwall-2007"),
    )),
)


def announced_and_happened(book: Book) -> Chart:
    """What trusts announced in 2006 beside what was counted later, with the silence in a line of its own."""
    silent = book.calc("cuts-2006-silent-trusts")
    others = f"{words(silent.quantity, 'other trusts')}"
    steps = [step for _, group in STORIES for step in group]
    rows = [Row(f"{step.trust}: {step.what}", step.figure, words=step.words, id=step.id,
                sources=[step.source] if step.source else ()) for step in steps]
    rows.append(Row(f"{others} that announced a cut: what came of it", id="cuts-2006-silent-trusts"))
    limit = 1100.0

    def draw(kit: Kit) -> None:
        ax = kit.axes
        head, last = (1.5, 1.25)
        room = 132 if not kit.narrow else 112
        ax.set_xlim(-8 * limit / kit.width if kit.narrow else 0, limit * kit.width / (kit.width - room))
        places: list[float] = []
        heads: list[tuple[float, str]] = []
        y = 0.0
        for title, group in STORIES:
            heads.append((y, title))
            y += head
            previous = ""
            for step in group:
                y += 0.35 if previous and step.trust != previous else 0.0
                previous = step.trust
                places.append(y)
                y += 1.0
            y += 0.35
        heads.append((y, "Nothing later was found"))
        places.append(y + head)
        ax.set_ylim(y + head + last - 0.5, -0.75)
        ax.set_yticks([])
        ticks = (0, 250, 500, 750, 1000)
        ax.set_xticks(list(ticks), [number(tick, "posts", short=True, spell=False) for tick in ticks])
        ax.grid(axis="x")
        inward_tick_labels(kit)
        ax.axvline(0, color=style.MUTED, lw=1.2, zorder=2)
        left = -320 / kit.width
        shift = ax.get_yaxis_transform()
        for at, title in heads:
            ax.text(0 if kit.narrow else left, at, title, size=kit.size, weight="semibold", va="center", ha="left",
                    transform=shift, zorder=9, bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1})
        named = ""
        for row, at, step in zip(rows, places, [*steps, None]):
            q = book.quantity(str(row.figure)) if row.figure else None
            trust, what = (step.trust, step.what) if step else (others, "")
            text = row.words or (book.figure(str(row.figure)).words if row.figure else "not in the record")
            if kit.narrow:
                lead = trust if trust != named else ""
                caption = f"{lead}: {what}" if lead and what else lead or what
                ax.text(0, at - 0.36, caption[:1].upper() + caption[1:], size=12.5, va="center", ha="left", zorder=2.5,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.8},
                        color=style.INK if lead else style.MUTED)
                end = mark(kit, at + 0.14, q, kit.colours[ERA], limit, 0.16)
                level = at + 0.14
            else:
                if trust != named:
                    ax.text(left, at, trust.replace("Sandwell and West ", "Sandwell, West "), size=13.5, va="center", ha="left",
                            transform=shift)
                ax.text(-12 / kit.width, at, what, size=13.5, va="center", ha="right", transform=shift, color=style.MUTED)
                end = mark(kit, at, q, kit.colours[ERA], limit, 0.24)
                level = at
            named = trust
            ax.annotate(text, (end, level), xytext=(13, 0), textcoords="offset points", size=12.5 if kit.narrow else 13.5,
                        weight="semibold", va="center", ha="left", zorder=8, annotation_clip=False,
                        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.4})

    gone, made = book.calc("cuts-2006-north-staffordshire-gone"), book.claim("eurofound-uhns-2007-compulsory")
    return Chart(
        book=book, name="cuts-2006-announced-and-happened", era=ERA, rows=rows, draw=draw, margin=320, height=720,
        height_narrow=1090,
        title="Where posts were counted later, most of those announced had gone; where dismissals were counted, they were few",
        subtitle="NHS trusts in England: posts announced to go, and what was counted later, 2006–07",
        alt="Dot chart of nine trusts in three groups: where posts were counted later most had gone, where dismissals were counted "
            f"there were few; of {others} nothing later was found.",
        description="Hollow marks are what was announced, planned, feared or notified, solid marks what was counted. "
            + " ".join(f"{title}. " + " ".join(
                f"{step.trust}, {step.what}: {step.words or book.figure(str(step.figure)).words}." for step in group)
                for title, group in STORIES)
            + f" Nothing later was found of {others}, shown as a hatched bar.",
        note="Posts and people share the axis: a post can go without anyone being dismissed. The nine trusts are those with a "
             f"later figure, Ipswich aside, whose later figure is a larger plan. In North Staffordshire {gone.words} of the posts "
             f"went and {made.words} were compulsorily dismissed. The counts of October 2006 are of the first months. The nurses’ "
             "college counts posts lost for want of money, and does not say that they are those of the plan.",
        also=("calc:cuts-2006-silent-trusts", "calc:cuts-2006-north-staffordshire-gone"),
    )


def counts_of_england(book: Book) -> Chart:
    """Posts said to be lost, the staff in post, and people dismissed, for England."""
    rows = [
        Row("Job losses announced by April 2006", "claim:bbc-mps-inquiry-2006-04-posts"),
        Row("Unions’ warning, October 2006", "claim:bbc-redundancies-2006-10-union-warning"),
        Row("Posts lost, by the nurses’ college", "claim:rcn-posts-lost-2007-posts-lost"),
        Row("Net fall in staff, year to September 2006", "claim:mip-census-2006-net-fall-headcount"),
        Row("Net fall in staff, year to September 2007", "claim:hsj-census-2007-net-fall-2007"),
        Row("Trusts surveyed: redundancies feared", "claim:hsj-nhs-employers-2006-10-potential-redundancies"),
        Row("The same trusts: jobs at risk notified", "claim:hsj-nhs-employers-2006-10-jobs-notified"),
        Row("The same trusts: redundancies so far", "claim:hsj-nhs-employers-2006-10-survey-redundancies"),
        Row("Compulsory redundancies, Apr–Sep 2006", f"claim:{FIRST_HALF}"),
        Row("Compulsory redundancies, 2006–07", "calc:cuts-2006-dismissed-year"),
    ]
    lost, year = book.claim("rcn-posts-lost-2007-posts-lost"), book.calc("cuts-2006-dismissed-year")
    warned = book.claim("bbc-redundancies-2006-10-union-warning")
    return rows_chart(
        book, rows, limit=22300, ticks=(0, 10000, 20000), margin=274, row_height=42,
        name="cuts-2006-counts-of-england", era=ERA,
        title=f"{lost.words[:1].upper() + lost.words[1:]} lost, {year.words} dismissed: the counts are of different things",
        subtitle="NHS in England: posts, staff in post and redundancies, by different counts, 2005–07",
        alt=f"Interval chart: unions warned of {warned.words} to go and the nurses’ college counted {lost.words} lost; the "
            f"compulsory redundancies of 2006–07 come to {year.words}.",
        description="One line a count, from posts to people. " + in_words(book, rows)
            + " Solid marks were counted, hollow ones announced, feared or notified; an arrow means that there is no upper end.",
        note="Posts and people share the axis, and the periods differ: the college counts from October 2005. The unions’ "
             "warning is of hospitals. A net fall is the difference between two censuses, whoever left and came. Whether the "
             "count of compulsory redundancies covers NHS trusts is in dispute.",
    )


def results_by_tier(book: Book) -> Chart:
    """The service's result by year and by tier, deficits to the left of nought and surpluses to the right."""
    groups = (
        ("The NHS in England", (
            Row("2004–05", "claim:pac-nhs-finance-summary-2007-nhs-deficit-2004-05"),
            Row("2005–06", "claim:nao-nhs-accounts-2006-07-nhs-deficit-2005-06"),
            Row("2006–07, forecast in November", "claim:bbc-deficit-2006-11-net-deficit"),
            Row("2006–07, forecast in February", "claim:bbc-deficit-2007-02-net-surplus"),
            Row("2006–07, accounts", f"claim:{SURPLUS}"),
        )),
        ("Primary care trusts", (
            Row("2005–06", "claim:nao-nhs-accounts-2006-07-pct-deficit-2005-06"),
            Row("2006–07, forecast in November", "claim:gponline-pct-deficits-2006-forecast"),
            Row("2006–07, accounts", f"claim:{TRUSTS_SHORT}"),
        )),
        ("NHS trusts", (
            Row("2005–06", "claim:nao-nhs-accounts-2006-07-nhs-trusts-deficit-2005-06"),
            Row("2006–07, implied", "calc:cuts-2006-nhs-trusts-short"),
        )),
        ("Strategic health authorities", (
            Row("2005–06", "claim:nao-nhs-accounts-2006-07-sha-surplus-2005-06"),
            Row("2006–07, accounts", f"claim:{AUTHORITIES}"),
        )),
    )
    flat = [(title, row) for title, rows in groups for row in rows]
    rows = [Row(f"{title}: {row.label}", row.figure) for title, row in flat]

    def over(row: Row) -> bool:
        """A surplus rather than a deficit."""
        figure = book.figure(str(row.figure))
        return isinstance(figure, Claim) and figure.row.measure == "surplus"

    def named(row: Row) -> str:
        return f"{book.figure(str(row.figure)).words} {'surplus' if over(row) else 'deficit'}"

    def draw(kit: Kit) -> None:
        ax = kit.axes
        colour = kit.colours[ERA]
        ax.set_xlim(-960e6, 1240e6)
        ax.set_yticks([])
        ticks = (-500e6, 0, 500e6, 1000e6)
        ax.set_xticks(list(ticks), [number(tick, "gbp", short=True) if tick else "0" for tick in ticks])
        ax.grid(axis="x")
        ax.axvline(0, color=style.MUTED, lw=1.4, zorder=4)
        shift = ax.get_yaxis_transform()
        for text, side in (("deficit", -1), ("surplus", 1)):
            ax.annotate(text, (0, -1.0 if kit.narrow else 0), xytext=(8 * side, 0), textcoords="offset points", size=13, va="center",
                        color=style.MUTED, ha="left" if side > 0 else "right")
        y, k = 0.0, 0
        for title, group in groups:
            ax.text(0 if kit.narrow else -240 / kit.width, y, title, size=kit.size, weight="semibold", va="center", ha="left",
                    transform=shift, zorder=9, bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1})
            y += 1.15
            for one in group:
                row = rows[k]
                k += 1
                q = book.quantity(str(row.figure))
                sign = 1 if over(row) else -1
                amount = q.value or 0.0
                at = y + (0.2 if kit.narrow else 0)
                ax.barh(at, sign * amount, height=0.36 if kit.narrow else 0.56, zorder=3, lw=1.6, edgecolor=colour,
                        facecolor=style.PAPER if q.looks_forward else colour)
                if q.high > q.low:
                    ax.plot([sign * q.low, sign * q.high], [at, at], color=colour, lw=1.6, zorder=5)
                    for end in (q.low, q.high):
                        ax.plot([sign * end] * 2, [at - 0.16, at + 0.16], color=colour, lw=1.6, zorder=5)
                text = f"{'nearly ' if q.qualifier == 'nearly' else ''}{number(amount, 'gbp', short=True)}"
                beyond = sign < 0 and q.high > q.low  # a hedged label is too long for the room beside a deficit
                ax.annotate(text, (0 if beyond else sign * amount, at), xytext=(7 if beyond else 7 * sign, 0), zorder=8,
                            textcoords="offset points", size=kit.size - 0.5, weight="semibold", va="center",
                            ha="left" if sign > 0 or beyond else "right",
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.4})
                if kit.narrow:
                    ax.text(0, at - 0.46, one.label, size=12.5, va="center", ha="left", transform=shift, color=style.MUTED, zorder=9,
                            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5})
                else:
                    ax.text(-12 / kit.width, y, one.label, size=13.5, va="center", ha="right", transform=shift, color=style.MUTED)
                y += 1.0
            y += 0.3
        ax.set_ylim(y - 0.5, -1.4 if kit.narrow else -0.7)

    surplus, short = book.claim(SURPLUS), book.claim(TRUSTS_SHORT)
    rest = book.calc("cuts-2006-short-without-authorities")
    return Chart(
        book=book, name="cuts-2006-results-by-tier", era=ERA, rows=rows, draw=draw, margin=240, height=420, height_narrow=640,
        title="The health service came into surplus in a year; its primary care trusts did not",
        subtitle="NHS in England: net deficit or surplus by year and tier, pounds of the day, 2004–05 to 2006–07",
        alt=f"Diverging bar chart: the NHS ends 2006–07 with a surplus of {surplus.words}, primary care trusts with a deficit of "
            f"{short.words}.",
        description="Bars to the left of nought are deficits, bars to the right surpluses; solid bars are accounts, hollow ones "
            "forecasts. " + " ".join(f"{row.label}: {named(row)}." for row in rows),
        note=f"The figure for NHS trusts in 2006–07 is what the others imply: without the authorities’ surplus the service would "
             f"have closed {rest.words} short. The forecast for primary care trusts does not say whether it is net. The deficit of "
             "2004–05 counts foundation trusts; in the later years they are left out, or it is not said.",
        also=("calc:cuts-2006-short-without-authorities",),
    )


def dismissed_by_half_year(book: Book) -> Chart:
    """Compulsory redundancies by half-year from April 2006, as a column each."""
    rows = [
        Row("April to September 2006", f"claim:{FIRST_HALF}"),
        Row("October 2006 to March 2007", f"claim:{SECOND_HALF}"),
        Row("April to September 2007", f"claim:{LATER_HALVES[0]}"),
        Row("October 2007 to March 2008", f"claim:{LATER_HALVES[1]}"),
        Row("April to December 2008", "calc:cuts-2006-dismissed-rest"),
    ]
    spans = ((0, 6), (6, 12), (12, 18), (18, 24), (24, 33))
    short = (("Apr–Sep", "2006"), ("Oct–Mar", "2006–07"), ("Apr–Sep", "2007"), ("Oct–Mar", "2007–08"), ("Apr–Dec 2008", "nine months"))
    peak, later = book.claim(LATER_HALVES[0]), book.calc("cuts-2006-dismissed-later-share")

    def draw(kit: Kit) -> None:
        ax = kit.axes
        size = 11.5 if kit.narrow else 13.5
        ax.set_xlim(-0.2, 33.2)
        ax.set_ylim(0, 1800)
        ax.set_yticks([])
        ax.set_xticks([])
        for row, (a, b), name in zip(rows, spans, short):
            n = book.quantity(str(row.figure)).value or 0
            # area, and not height, stands for the count: the last column is half as wide again as the others
            tall = n * 6 / (b - a)
            ax.bar((a + b) / 2, tall, width=b - a - 0.5, color=kit.colours[ERA], zorder=3)
            ax.text((a + b) / 2, tall + 25, number(n, "people", short=True), size=kit.size, weight="semibold", ha="center", va="bottom")
            for line, text in enumerate(name):
                ax.annotate(text, ((a + b) / 2, 0), xytext=(0, -17 - 17 * line), textcoords="offset points", size=size, ha="center",
                            va="baseline", color=style.MUTED, annotation_clip=False)
        ax.spines["bottom"].set_color(style.MUTED)

    return Chart(
        book=book, name="cuts-2006-dismissed-by-half-year", era=ERA, rows=rows, draw=draw, height=270, height_narrow=300,
        footroom=48,
        title="Compulsory redundancies peaked in the year after the cuts were announced",
        subtitle="Compulsory redundancies in the NHS in England, April 2006 to December 2008; the area of a column is the "
                 "count, and the last column covers more months",
        alt=f"Column chart: compulsory redundancies peak at {peak.words} in April to September 2007.",
        description="Five solid columns in order of time. " + in_words(book, rows)
            + f" {later.words[:1].upper() + later.words[1:]} of them came after March 2007.",
        note="A trade paper’s table, whose first count is the Department of Health’s own count; it ties them to the "
             "reorganisation of primary care trusts, ambulance trusts and authorities. The last column is what its total leaves.",
        also=("calc:cuts-2006-dismissed-later-share", f"claim:{DISMISSED}"),
    )
