"""Quantities in British English: one writer for prose, tables and charts, and one reader for the checks.

What a hedge or a number in words means is not decided here but in `data/vocabulary.csv`, and how wide a hedge is
in the list `qualifier` of `data/datapackage.json`.
"""

from __future__ import annotations

import csv
import functools
import math
import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from .quantity import Quantity
from .schema import ROOT

SMALL = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NOUNS = {
    "posts": ("post", "posts"), "people": ("person", "people"), "headcount": ("person", "people"),
    "fte": ("full-time equivalent", "full-time equivalents"), "organisations": ("organisation", "organisations"),
    "areas": ("area", "areas"), "count": ("item", "items"), "packages": ("package", "packages"), "index": ("point", "points"),
    "days": ("day", "days"), "months": ("month", "months"), "years": ("year", "years"),
}
MONEY = ("gbp", "gbp_per_head")
#: A mean below this is shown to one decimal place, as a share is; a count from here on to whole numbers.
FINE = 100
SUFFIX = {"gbp_per_head": " per head"}


# -- writing ------------------------------------------------------------------------------------------------------


def number(x: float, unit: str, *, short: bool = False, spell: bool = True) -> str:
    """One number with its currency or per cent sign but without a noun: "£29 million", "37 per cent", "1,636"."""
    if math.isinf(x):
        return "no stated limit"
    sign, x = ("−", -x) if x < 0 else ("", x)
    if unit in MONEY:
        for size, long, brief in ((1e9, " billion", "bn"), (1e6, " million", "m")):
            if x >= size:
                return f"{sign}£{_trim(x / size, 2 if size == 1e9 else 1)}{brief if short else long}"
        decimals = 2 if unit == "gbp_per_head" and x != int(x) else 0
        return f"{sign}£{x:,.{decimals}f}"
    if unit == "percent":
        return f"{sign}{_trim(x, 1)}{'%' if short else ' per cent'}"
    if spell and not short and x == int(x) and x < len(SMALL):
        return SMALL[int(x)]
    return f"{sign}{_trim(x, 0 if x >= FINE else 1)}"


def _trim(x: float, decimals: int) -> str:
    text = f"{Decimal(repr(x)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def words(q: Quantity, noun: str | tuple[str, str] | None = None, *, short: bool = False) -> str:
    """A quantity in words: "up to 90 posts", "£29 million", "between 1,636 and 2,000 staff", "about 5 per cent".

    Args:
        q: the quantity.
        noun: what is counted, where the unit's own word will not do ("staff"); a pair for singular and plural;
            an empty string for none.
        short: for a chart's labels: "£29m", "37%", "90".
    """
    def one(x: float, spell: bool = True) -> str:
        return number(x, q.unit, short=short, spell=spell)

    counted = q.unit not in MONEY and q.unit != "percent"
    point = q.value if q.value is not None else q.low
    if q.qualifier == "between":
        low, high = _outward(q)
        body, last = f"between {one(low, False)} and {one(high, False)}", high
        if q.unit in (*MONEY, "percent") and not short:
            body = f"between {_without_unit(one(low), one(high))} and {one(high)}"
    elif q.qualifier in ("up_to", "less_than"):
        last = _outward(q)[1]
        hedge = "up to" if q.qualifier == "up_to" else ("fewer than" if counted else "less than")
        body = f"{hedge} {one(last)}"
    elif q.qualifier in ("at_least", "more_than"):
        last = _outward(q)[0]
        body = f"{'at least' if q.qualifier == 'at_least' else 'more than'} {one(last)}"
    else:
        last = point
        hedge = {"about": "about ", "estimated": "an estimated ", "nearly": "nearly "}.get(q.qualifier, "")
        body = hedge + one(point)
    if counted and noun != "":
        pair = noun if isinstance(noun, tuple) else (noun, noun) if noun else NOUNS[q.unit]
        body += " " + pair[0 if last == 1 else 1]
    return body + SUFFIX.get(q.unit, "")


def bounds(q: Quantity, *, short: bool = True) -> str:
    """The bounds alone: "1,636 to 2,000", "500 or more", "0 to 90"; what a table's column of bounds holds."""
    low, high = _outward(q)
    if q.is_exact:
        return number(q.low, q.unit, short=short, spell=False)
    if not q.is_bounded:
        return f"{'more than ' if q.low_open else ''}{number(low, q.unit, short=short, spell=False)}" + (
            "" if q.low_open else " or more")
    return f"{number(low, q.unit, short=short, spell=False)} to {number(high, q.unit, short=short, spell=False)}"


def _outward(q: Quantity) -> tuple[float, float]:
    """Bounds of a count or a share rounded outwards, so that rounding never narrows what is known."""
    if q.unit in MONEY:
        return q.low, q.high
    step = 1 if q.high >= FINE and q.unit != "percent" else 10
    high = q.high if math.isinf(q.high) else math.ceil(q.high * step - 1e-9) / step
    return math.floor(q.low * step + 1e-9) / step, high


def _without_unit(low: str, high: str) -> str:
    """The first of two numbers without the words that the second repeats: "5" of "5 per cent"."""
    for tail in (" per cent", " million", " billion"):
        if low.endswith(tail) and high.endswith(tail):
            return low.removesuffix(tail)
    return low


# -- reading ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """A number found in a text: what it is, how it is hedged, where it stands."""

    low: float
    high: float
    qualifier: str
    unit: str | None
    noun_unit: str | None
    decimals: float
    free: bool
    start: int
    end: int
    text: str


@functools.lru_cache(maxsize=None)
def vocabulary() -> dict[str, dict[str, str]]:
    """`data/vocabulary.csv` by phrase."""
    with open(ROOT / "data" / "vocabulary.csv", encoding="utf-8", newline="") as file:
        return {row["phrase"]: row for row in csv.DictReader(file)}


def plain(text: str) -> str:
    """Text with one kind of quote, dash and space, so that typography decides nothing."""
    for old, new in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("&Quot;", '"')):
        text = text.replace(old, new)
    return text


def _row(phrase: str) -> dict[str, str]:
    return vocabulary()[re.sub(r"[\s-]+", " ", phrase.lower())]


def _alternatives(role: str) -> str:
    phrases = [p for p, row in vocabulary().items() if row["role"] == role]
    return "|".join(re.escape(p).replace(r"\ ", r"[\s-]+") for p in sorted(phrases, key=len, reverse=True))


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: Dates, which are structure and not quantities: 2010–11, 31 March 2013, June 2011, 2006.
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d\s*[-–/]\s*(?:20)?\d\d(?!\d)"
    rf"|(?<![£\d,.])(?:19|20)\d\d(?!\d|,\d|\.\d|\s*(?:per cent|%|posts|jobs|people|staff|million|billion)))\b"
)
_SCALE = {"m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "k": 1e3, "thousand": 1e3}


@functools.lru_cache(maxsize=None)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    digits = (r"(?P<{0}cur>£)?\s?(?<![\d.,])(?P<{0}num>\d{{1,3}}(?:[, ]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
              r"(?:\s?(?P<{0}scale>million|billion|thousand|bn|m|k)\b)?(?P<{0}pct>\s?%|[\s-]per[\s-]cent\b)?")
    spelled = r"\b(?P<{0}word>" + _alternatives("number") + r")\b(?P<{0}wpct>[\s-]per[\s-]cent\b)?"
    one = rf"(?:{digits}|{spelled})"
    joined = re.compile(
        rf"(?P<lead>\b(?:between|from)\s+)?{one.format('a')}(?:\s*(?P<join>and|to|or|–|-|→)\s*{one.format('b')})?"
        rf"(?P<tail>(?:\s+[a-z]+)?\s+or\s+(?:more|fewer|less)\b)?", re.IGNORECASE)
    hedge = re.compile(rf"\b(?P<hedge>{_alternatives('hedge')})(?:\s+(?:an?|the))?\s*$", re.IGNORECASE)
    noun = re.compile(rf"\b(?P<noun>{_alternatives('noun')})\b", re.IGNORECASE)
    return joined, hedge, noun


def read(text: str) -> list[Reading]:
    """Every number in a text, with the hedge before it and the unit after it; dates are left out."""
    joined, hedge_before, noun_after = _patterns()
    source = plain(text)
    masked = DATE.sub(lambda m: "\x00" * len(m.group()), source)
    found: list[Reading] = []
    for match in joined.finditer(masked):
        a, b = _value(match, "a"), _value(match, "b")
        assert a is not None
        before = masked[max(0, match.start() - 40):match.start()]
        hedged = hedge_before.search(before)
        hedge = hedged["hedge"] if hedged else None
        qualifier = _row(hedge)["qualifier"] if hedge else (a[3] or "exact")
        if match["tail"]:
            qualifier = "at_least" if "more" in match["tail"].lower() else "up_to"
        after = masked[match.end():match.end() + 60].split(".")[0]
        noun = noun_after.search(after)
        while noun and _row(noun["noun"])["unit"] in ("organisations", "people") and (
                further := noun_after.match(after, re.compile(r"[\s()]*").match(after, noun.end()).end())):
            noun = further  # "300 support unit staff" counts staff
        noun_unit = _row(noun["noun"])["unit"] if noun else None
        start = match.start() - (len(before) - hedged.start() if hedged else 0)
        span = source[start:match.end()]
        if b is not None:
            scale = b[4] if a[4] == 1.0 and b[4] != 1.0 and not match["acur"] else 1.0
            scale = b[4] if a[4] == 1.0 and b[4] != 1.0 else scale
            unit = a[1] or b[1]
            low, high = a[0] * scale, b[0]
            if low <= high and match["join"].lower() != "→":
                found.append(Reading(low, high, "between" if hedge is None else qualifier, unit, noun_unit,
                                     min(a[2] * scale, b[2]), False, start, match.end(), span))
            for x, step, own in ((low, a[2] * scale, a), (high, b[2], b)):
                found.append(Reading(x, x, qualifier, own[1] or unit, noun_unit, step, False, start, match.end(),
                                     span))
        else:
            free = bool(match["aword"]) and _row(match["aword"])["free_in_prose"] == "true"
            found.append(Reading(a[0], a[0], qualifier, a[1], noun_unit, a[2], free, start, match.end(), span))
            last = found[-2] if len(found) > 1 else None
            if last and hedge is None and re.fullmatch(r"\s*(?:[a-z]+\s+)?and\s*", masked[last.end:match.start()]):
                found.append(replace(found[-1], qualifier=last.qualifier))  # "up to 50 clinical and 40 corporate"
    return found


def _value(match: re.Match[str], side: str) -> tuple[float, str | None, float, str | None, float] | None:
    """Number, unit, size of its last printed digit, own qualifier and scale of one side of a match."""
    if digits := match[f"{side}num"]:
        scale = _SCALE.get((match[f"{side}scale"] or "").lower(), 1.0)
        decimals = len(digits.partition(".")[2])
        unit = "gbp" if match[f"{side}cur"] else "percent" if match[f"{side}pct"] else None
        return float(re.sub("[, ]", "", digits)) * scale, unit, scale * 10**-decimals, None, scale
    if word := match[f"{side}word"]:
        row = _row(word)
        unit = "percent" if match[f"{side}wpct"] else row["unit"] or None
        return float(row["value"]), unit, 0.1, row["qualifier"] or None, 1.0
    return None


#: How a disagreement over the hedge alone begins.
HEDGE = "the hedge is"
#: Qualifiers that a reader cannot tell apart in words.
ALIKE = {"estimated": "about"}
#: Units that the same nouns may stand for.
COMPATIBLE = {"headcount": "people", "gbp_per_head": "gbp", "areas": "organisations"}


def disagreement(text: str, q: Quantity, *, computed: bool = False) -> str | None:
    """Why the words do not state the quantity, or None where they do.

    Args:
        text: words such as "up to 90 jobs".
        q: the quantity that they should state.
        computed: whether the quantity was worked out: then its value may be rounded to the digits printed, and
            either of its bounds, both, or "about" its value may be stated.
    """
    readings = read(text)
    if not readings:
        return "they hold no number"
    problems = [_mismatch(r, q, computed) for r in readings]
    return None if None in problems else problems[0]


def _mismatch(r: Reading, q: Quantity, computed: bool) -> str | None:
    def same(x: float, y: float, end: str) -> bool:
        if not computed:  # a fraction in words, "a third", stands in the data as 33.3
            return abs(x - y) <= (0.05 if q.unit == "percent" and r.decimals == 0.1 else 1e-6 * abs(y))
        # a bound may be printed rounded outwards, never inwards; a value to the nearest
        below, above = {"low": (1.0, 0.0), "high": (0.0, 1.0), "value": (0.5, 0.5)}[end]
        slack = 1e-9 * max(1.0, abs(y))
        return -below * r.decimals - slack <= x - y <= above * r.decimals + slack

    unit, stated = COMPATIBLE.get(q.unit, q.unit), r.unit or r.noun_unit
    if q.unit in MONEY or q.unit == "percent":
        if r.unit != unit:
            return f"the unit is {'pounds' if q.unit in MONEY else 'per cent'}, and the words do not say so"
    elif r.unit is not None:
        return f"the unit is {NOUNS[q.unit][1]}, and the words give {'money' if r.unit == 'gbp' else 'a percentage'}"
    elif stated is not None and COMPATIBLE.get(stated, stated) != unit:
        return f"the data count {NOUNS[q.unit][1]}, the words {NOUNS[stated][1]}"
    said = ALIKE.get(r.qualifier, r.qualifier)
    allowed: list[tuple[str, float, float]] = []
    if computed:
        if q.value is not None:
            allowed.append(("exact" if q.is_exact else "about", q.value, q.value))
        if not q.is_exact:
            if q.is_bounded:
                allowed += [("between", q.low, q.high), ("less_than" if q.high_open else "up_to", q.high, q.high)]
            if q.low > 0:
                allowed.append(("more_than" if q.low_open else "at_least", q.low, q.low))
    elif q.qualifier == "between":
        allowed.append(("between", q.low, q.high))
    else:
        point = q.value if q.value is not None else q.high if q.is_bounded else q.low
        allowed.append((ALIKE.get(q.qualifier, q.qualifier), point, point))
    ends = {"between": ("low", "high"), "up_to": ("high", "high"), "less_than": ("high", "high"),
            "at_least": ("low", "low"), "more_than": ("low", "low")}
    numbers = []
    for entry in allowed:
        first, last = ends.get(entry[0], ("value", "value"))
        if same(r.low, entry[1], first) and same(r.high, entry[2], last):
            numbers.append(entry)
    if not numbers:
        return f"the number is {' or '.join(_shown(q, e) for e in allowed)}"
    if said not in {entry[0] for entry in numbers}:
        hedges = " or ".join(f"“{entry[0].replace('_', ' ')}”" for entry in numbers)
        return f"{HEDGE} {hedges}, the words say “{said.replace('_', ' ')}”"
    return None


def _shown(q: Quantity, entry: tuple[str, float, float]) -> str:
    qualifier, low, high = entry
    if qualifier not in ("exact", "about"):
        ends = _outward(q)
        low, high = (ends[0] if low == q.low else ends[1], ends[1] if high == q.high else ends[0])
    text = " to ".join(number(x, q.unit, spell=False) for x in dict.fromkeys((low, high)))
    return text if qualifier in ("exact", "between") else f"{qualifier.replace('_', ' ')} {text}"
