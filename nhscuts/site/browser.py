"""The browser that prints the PDFs, if this machine has one."""

from __future__ import annotations

import shutil

#: What Chromium is started with: no window, and no calls of its own to the outside.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def chromium() -> str | None:
    """Path of Chromium or Chrome; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
