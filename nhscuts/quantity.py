"""A quantity with bounds, a unit and a status, and arithmetic that keeps all three."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from .errors import BookError, UnlikeKindsError
from .schema import codes

INF = math.inf


@dataclass(frozen=True)
class Quantity:
    """What is known of a number: never a bare number.

    Attributes:
        low, high: the least and the most it can be, in `unit`; `high` is infinite where nothing bounds it.
        unit: a code of the datapackage's list `unit` (posts, people, gbp, percent, …).
        status: a code of the claims table's list `status` (announced, reported, …).
        qualifier: a code of the list `qualifier`: how firm the words are.
        value: the single number that the source or the calculation gives, or None for a bound or a range.
        low_open, high_open: whether that end is itself excluded ("more than 500" excludes 500).
    """

    low: float
    high: float
    unit: str
    status: str
    qualifier: str = "exact"
    value: float | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise BookError(f"A quantity's bounds are out of order: {self.low} to {self.high} {self.unit}.")
        if self.value is not None and not self.low <= self.value <= self.high:
            raise BookError(f"A quantity's value {self.value} lies outside its bounds {self.low} to {self.high}.")

    # -- making one ---------------------------------------------------------------------------------------------

    @classmethod
    def stated(
        cls,
        qualifier: str,
        unit: str,
        status: str,
        value: float | None = None,
        low: float | None = None,
        high: float | None = None,
    ) -> Quantity:
        """The quantity that a source's words state, by the convention of the datapackage's list `qualifier`.

        Raises BookError where `value`, `low` and `high` are not those that the qualifier asks for.
        """
        rule = codes("claims", "qualifier")[qualifier]
        bound = rule.get("bound")
        wanted = {None: (True, False, False), "low": (False, True, False), "high": (False, False, True),
                  "both": (False, True, True)}[bound]
        if tuple(x is not None for x in (value, low, high)) != wanted:
            names = " and ".join(n for n, w in zip(("value", "low", "high"), wanted) if w)
            raise BookError(f"qualifier “{qualifier}” takes {names} and nothing else")
        if value is not None:
            low, high = value * rule.get("low_factor", 1.0), value * rule.get("high_factor", 1.0)
        return cls(
            low=0.0 if low is None else low,
            high=INF if high is None else high,
            unit=unit, status=status, qualifier=qualifier, value=value,
            low_open=bool(rule.get("low_open")), high_open=bool(rule.get("high_open")) or high is None,
        )

    # -- reading it ---------------------------------------------------------------------------------------------

    @property
    def is_exact(self) -> bool:
        """One number and no width."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Both ends are finite."""
        return math.isfinite(self.high)

    @property
    def looks_forward(self) -> bool:
        """It was said that it would be, not that it was."""
        return codes("claims", "status")[self.status]["tense"] == "forward"

    def __contains__(self, number: float) -> bool:
        above = number > self.low or (number == self.low and not self.low_open)
        below = number < self.high or (number == self.high and not self.high_open)
        return above and below

    def overlaps(self, other: Quantity) -> bool:
        """Whether some number satisfies both. Refuses unlike units."""
        self._same_unit(other)
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and low in self and low in other

    # -- saying what is assumed ---------------------------------------------------------------------------------

    def ceiling(self) -> Quantity:
        """The upper bound taken as the number itself: "if all of the up to 90 go"."""
        if not self.is_bounded:
            raise BookError("A quantity without an upper bound has no ceiling.")
        return replace(self, low=self.high, value=self.high, qualifier="exact", low_open=False, high_open=False)

    def counted_as(self, unit: str) -> Quantity:
        """The same number counted in another unit. The caller says why that is fair, in the calculation's words."""
        return replace(self, unit=unit)

    def treated_as(self, status: str) -> Quantity:
        """The same number with another status. The caller says why that is fair, in the calculation's words."""
        return replace(self, status=status)

    def rounded_to(self, step: float) -> Quantity:
        """What a figure printed to the nearest `step` may have been before it was rounded."""
        return replace(self, low=max(0.0, self.low - step / 2), high=self.high + step / 2, high_open=True)

    # -- arithmetic ---------------------------------------------------------------------------------------------

    def _same_unit(self, other: Quantity) -> None:
        if self.unit != other.unit:
            names = [codes("claims", "unit")[q.unit]["label"] for q in (self, other)]
            raise UnlikeKindsError(f"{names[0]} and {names[1]} are not the same thing and cannot be put together.")

    def _same_kind(self, other: Quantity) -> None:
        self._same_unit(other)
        if self.status != other.status:
            raise UnlikeKindsError(
                f"A figure that is “{self.status}” cannot be added to or taken from one that is “{other.status}”."
            )

    def __add__(self, other: Quantity) -> Quantity:
        self._same_kind(other)
        return self._made(
            self.low + other.low, self.high + other.high, _both(self.value, other.value, lambda a, b: a + b),
            other, self.low_open or other.low_open, self.high_open or other.high_open,
        )

    def __sub__(self, other: Quantity) -> Quantity:
        self._same_kind(other)
        return self._made(
            self.low - other.high, self.high - other.low, _both(self.value, other.value, lambda a, b: a - b),
            other, self.low_open or other.high_open, self.high_open or other.low_open,
        )

    def __mul__(self, factor: float) -> Quantity:
        if factor < 0:
            raise BookError("A quantity is multiplied by a number that is not negative.")
        if factor == 0:
            return replace(self, low=0.0, high=0.0, value=0.0, qualifier="exact", low_open=False, high_open=False)
        value = None if self.value is None else self.value * factor
        return replace(self, low=self.low * factor, high=self.high * factor, value=value)

    __rmul__ = __mul__

    def share_of(self, whole: Quantity) -> Quantity:
        """This as a percentage of a whole of the same unit; above nought, and not cut off at 100."""
        self._same_unit(whole)
        if whole.low <= 0:
            high, high_open = INF, True
        else:
            high, high_open = 100 * self.high / whole.low, self.high_open or whole.low_open
        low = 0.0 if math.isinf(whole.high) else 100 * self.low / whole.high
        value = _both(self.value, whole.value, lambda a, b: 100 * a / b if b else None)
        made = self._made(low, high, value, whole, self.low_open or whole.high_open, high_open)
        return replace(made, unit="percent")

    def whole_from(self, share: Quantity) -> Quantity:
        """The whole of which this is `share` per cent."""
        if share.unit != "percent":
            raise UnlikeKindsError(f"A whole is worked out from a percentage, not from {share.unit}.")
        if self.unit == "percent":
            raise UnlikeKindsError("A whole is worked out from a count or an amount, not from a percentage.")
        high = INF if share.low <= 0 else 100 * self.high / share.low
        low = 0.0 if math.isinf(share.high) else 100 * self.low / share.high
        value = _both(self.value, share.value, lambda a, b: 100 * a / b if b else None)
        return self._made(low, high, value, share, self.low_open or share.high_open, self.high_open or share.low_open)

    def part_from(self, share: Quantity) -> Quantity:
        """`share` per cent of this."""
        if share.unit != "percent":
            raise UnlikeKindsError(f"A part is worked out from a percentage, not from {share.unit}.")
        high = 0.0 if 0 in (self.high, share.high) else self.high * share.high / 100
        value = _both(self.value, share.value, lambda a, b: a * b / 100)
        return self._made(
            self.low * share.low / 100, high, value, share,
            self.low_open or share.low_open, self.high_open or share.high_open,
        )

    def spread_over(self, number: Quantity) -> Quantity:
        """The mean for each of a number of things: pounds for each post, posts for each unit."""
        if number.low <= 0:
            high = INF
        else:
            high = self.high / number.low
        low = 0.0 if math.isinf(number.high) else self.low / number.high
        value = _both(self.value, number.value, lambda a, b: a / b if b else None)
        return self._made(low, high, value, number, self.low_open or number.high_open,
                          self.high_open or number.low_open)

    def within(self, low: float = 0.0, high: float = INF) -> Quantity:
        """Cut to what is possible at all: a share to 0–100, a rest to nought or more."""
        new_low, new_high = max(self.low, low), min(self.high, high)
        value = None if self.value is None else min(max(self.value, new_low), new_high)
        return replace(self, low=new_low, high=new_high, value=value, low_open=self.low_open and new_low == self.low,
                       high_open=self.high_open and new_high == self.high)

    def _made(self, low: float, high: float, value: float | None, other: Quantity,
              low_open: bool, high_open: bool) -> Quantity:
        """A result: it looks forward if either part does."""
        status = self.status if self.looks_forward or not other.looks_forward else other.status
        low, high = _clean(low), _clean(high)
        if low == high:
            value, qualifier = low, "exact"
        elif value is not None:
            value = min(max(_clean(value), low), high)
            qualifier = "about"
        elif math.isinf(high):
            qualifier = "more_than" if low_open else "at_least"
        elif low <= 0:
            qualifier = "less_than" if high_open else "up_to"
        else:
            qualifier = "between"
        return Quantity(low, high, self.unit, status, qualifier, value,
                        low_open and low != high, (high_open or math.isinf(high)) and low != high)


def _both(a: float | None, b: float | None, how) -> float | None:  # type: ignore[no-untyped-def]
    """A function of two numbers, or None where either is missing."""
    return None if a is None or b is None else how(a, b)


def _clean(number: float) -> float:
    """Rid of the last digits that binary fractions leave behind (0.1 + 0.2), never of more."""
    return number if math.isinf(number) else float(f"{number:.12g}")
