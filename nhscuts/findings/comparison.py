"""Findings on what recurs across the four eras."""
