"""Findings on the primary care trust cuts."""
