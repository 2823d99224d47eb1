"""Costs in one year’s prices."""
