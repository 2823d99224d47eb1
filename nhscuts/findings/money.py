"""Findings on money in one year's prices."""
