"""A page that is made from the data and is no chapter: a document, a body, a chart, a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page, before the site's frame is put around it.

    Attributes:
        name: its address under the site's root, without the ending: "bodies/nhs-england".
        title: its heading. description: one sentence for search engines.
        markup: its HTML. `data-figure="claim:…"` or `calc:…` on a span.figure-words, `data-source="…"` and `data-body="…"` on a
            span become links to the entry; an address that begins with `root:` is taken from the site's root.
        kind: which sort of page, a class of its article. era: whose colour it takes, if any.
        scripts, styles: files of `static/` that this page alone needs.
    """

    name: str
    title: str
    description: str
    markup: str
    kind: str
    era: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
