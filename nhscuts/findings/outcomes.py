"""Findings on what was announced and what came of it."""
