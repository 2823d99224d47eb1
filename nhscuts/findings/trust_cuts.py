"""Findings on trusts, boards and NHS England."""
