"""The datapackage: the one description of every table, column and code list."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

#: The folder that holds `data/`, `seeds/` and `chapters/`.
ROOT = Path(__file__).resolve().parent.parent


@functools.lru_cache(maxsize=None)
def datapackage(root: Path = ROOT) -> dict[str, Any]:
    """`data/datapackage.json`, with each shared code list put where a column refers to it."""
    package: dict[str, Any] = json.loads((root / "data" / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            if "codeList" in field:
                field["categories"] = package["codeLists"][field["codeList"]]
    return package


def resource(table: str, root: Path = ROOT) -> dict[str, Any]:
    """Description of one table."""
    return next(r for r in datapackage(root)["resources"] if r["name"] == table)


@functools.lru_cache(maxsize=None)
def codes(table: str, column: str) -> dict[str, dict[str, Any]]:
    """Code list of a column: code → its label, description and rules."""
    fields = resource(table)["schema"]["fields"]
    field = next(f for f in fields if f["name"] == column)
    return {category["value"]: category for category in field["categories"]}


def label(table: str, column: str, code: str) -> str:
    """The words that stand for a code on a page."""
    return str(codes(table, column)[code]["label"])
