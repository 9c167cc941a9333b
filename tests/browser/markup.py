"""What the built pages' markup says: headings, landmarks, tables. Read from the files, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_SECTIONING = {"article", "aside", "main", "nav", "section"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def every_page(site: Path) -> Iterator[tuple[str, str]]:
    """Yield each page of the site: its path from the root, its HTML."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text("utf-8")


@dataclass
class Markup:
    """What a screen reader finds its way by."""

    language: str = ""
    headings: list[int] = field(default_factory=list)
    """The headings' levels, in the page's order."""
    mains: int = 0
    banners: int = 0
    navigations: list[str] = field(default_factory=list)
    """Each nav's label, or the id of what labels it; empty where it has none."""
    tables: list[list[str]] = field(default_factory=list)
    """For each table, its th cells' scopes."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.markup = Markup()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._landmark(tag, given)
        if tag == "html":
            self.markup.language = given.get("lang", "")
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.markup.headings.append(int(tag[1]))
        elif tag == "table":
            self.markup.tables.append([])
        elif tag == "th" and self.markup.tables:
            self.markup.tables[-1].append(given.get("scope", ""))
        if tag not in _VOID:
            self._open.append(tag)

    def _landmark(self, tag: str, given: dict[str, str]) -> None:
        role = given.get("role", "")
        self.markup.mains += tag == "main" or role == "main"
        is_banner = tag == "header" and not role and not _SECTIONING & set(self._open)
        self.markup.banners += is_banner or role == "banner"
        if tag == "nav" or role == "navigation":
            self.markup.navigations.append(given.get("aria-label") or given.get("aria-labelledby", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass


def read_markup(html: str) -> Markup:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.markup
