"""The charts: each is one call that takes the book and gives a `Chart`. A module for each chapter that has charts."""

from . import across, csu_redundancies, pct_clusters, pct_cuts, trust_cuts
from .chart import Chart, Row

__all__ = ["Chart", "Row", "across", "csu_redundancies", "pct_clusters", "pct_cuts", "trust_cuts"]
