"""Findings on the PCT clusters."""
