"""Findings on shares of the workforce, who, and the years around."""
