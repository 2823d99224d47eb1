"""Checking the record against the founding documents themselves, which are not part of the project."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import yaml

from .book import Book
from .errors import BookError
from .schema import ROOT
from .words import plain

TABLES = ("claims", "events", "services")


def cards(root: Path = ROOT) -> dict[str, dict[str, str]]:
    """Front matter and text of the card of each founding document, by source key."""
    found = {}
    for path in sorted((root / "seeds").glob("*.md")):
        if path.name == "README.md":
            continue
        parts = path.read_text("utf-8").split("---\n", 2)
        if len(parts) != 3:
            raise BookError(f"seeds/{path.name}: a card opens with its front matter between two lines of ---.")
        card = yaml.safe_load(parts[1])
        for name in ("source", "file", "sha256", "date_basis"):
            if not card.get(name):
                raise BookError(f"seeds/{path.name}: {name} is missing from the front matter.")
        found[card["source"]] = {**card, "text": parts[2]}
    return found


BY_PARAGRAPH = "## Claims by paragraph"


def by_paragraph(book: Book, key: str) -> str:
    """The last section of a card: which claims and events are drawn from which paragraph, from the tables."""
    found: dict[int, list[str]] = {}
    for table in TABLES:
        rows = book.tables[table]
        for id, row in rows[rows.source == key].iterrows():
            found.setdefault(int(row.paragraph), []).append(str(id))
    lines = [f"- {number}: " + ", ".join(f"`{id}`" for id in ids) for number, ids in sorted(found.items())]
    return "\n".join([BY_PARAGRAPH, "", "Written by `python -m nhscuts cards` from the tables; change those.", "", *lines, ""])


def write_cards(book: Book) -> int:
    """Bring the last section of each card up to date; gives the number of cards."""
    for key in (found := cards(book.root)):
        path = book.root / "seeds" / f"{key}.md"
        head = path.read_text("utf-8").split(BY_PARAGRAPH)[0].rstrip()
        path.write_text(f"{head}\n\n{by_paragraph(book, key)}", "utf-8")
    return len(found)


def paragraphs(text: str) -> list[str]:
    """The non-empty lines of a document, counted from nought; a claim counts them from one."""
    return [line for line in text.splitlines() if line.strip()]


def canonical(text: str) -> str:
    """Text with one kind of quote and of space, for comparing words."""
    return " ".join(plain(text).split())


def verify(book: Book, folder: Path) -> tuple[list[str], int]:
    """Check a folder of the founding documents against the cards, and every wording against its paragraph.

    Returns:
        What is wrong, a sentence each, and how many wordings were compared.
    """
    if not folder.is_dir():
        return [f"{folder}: there is no such folder."], 0
    problems: list[str] = []
    compared = 0
    for key, card in cards(book.root).items():
        path = folder / card["file"]
        if not path.is_file():
            problems.append(f"{card['file']}: the document of {key} is not in the folder.")
            continue
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest != card["sha256"]:
            problems.append(f"{card['file']}: its sha256 is {digest}; the card of {key} says {card['sha256']}.")
        lines = paragraphs(content.decode("utf-8", errors="replace"))
        for table in TABLES:
            rows = book.tables[table]
            for id, row in rows[rows.source == key].iterrows():
                number = int(row.paragraph) if row.paragraph == row.paragraph else 0
                if not 1 <= number <= len(lines):
                    problems.append(f"data/{table}.csv, row {id}: paragraph {number or 'missing'}; "
                                    f"{card['file']} has 1 to {len(lines)}.")
                    continue
                compared += 1
                if not re.search(re.escape(canonical(row.wording)), canonical(lines[number - 1]), re.IGNORECASE):
                    problems.append(f"data/{table}.csv, row {id}: the wording {row.wording!r} does not stand in "
                                    f"paragraph {number} of {card['file']}.")
    return problems, compared
