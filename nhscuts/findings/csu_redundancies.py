"""Findings on the commissioning support units."""
