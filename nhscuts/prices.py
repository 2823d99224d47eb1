"""Money of different years in the prices of one."""

from __future__ import annotations

import pandas as pd

from .errors import BookError
from .quantity import Quantity

#: The financial year in whose prices the book compares money: the last with an outturn of the deflator.
PRICE_YEAR = "2024-25"
DEFLATOR, ALTERNATIVE = "gdp-deflator", "cpi"


def in_prices(q: Quantity, year: str, series: pd.DataFrame) -> Quantity:
    """An amount of the financial year `year` ("2006-07") in the prices of `PRICE_YEAR`, by the GDP deflator.

    Bounds, hedge and status stay as they are. Raises BookError where the deflator has no point for the year.
    """
    return q * (_index(series, PRICE_YEAR) / _index(series, year))


def _index(series: pd.DataFrame, year: str) -> float:
    id = f"{DEFLATOR}-{year}"
    if id not in series.index:
        raise BookError(f"data/series.csv has no point {id!r}; amounts of {year} cannot be put into other prices.")
    return float(series.loc[id].value)


def by_alternative_index(series: pd.DataFrame) -> pd.DataFrame:
    """The table of series with the deflator's points replaced by consumer prices, for trying a finding on.

    Consumer prices are published by calendar year: the year in which the financial year begins stands for it.
    """
    changed = series.copy()
    for id in series.index[series.series == DEFLATOR]:
        other = f"{ALTERNATIVE}-{series.loc[id].date[:4]}"
        changed.loc[id, "value"] = float(series.loc[other].value) if other in series.index else float("nan")
    return changed
