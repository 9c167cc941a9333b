"""A hand-written page cut at its headings, with the anchors that the engine gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import Markdown

from generator.library import addresses

_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""Those of the engine that make anchors or blocks: its own three, and ours of mkdocs.yml."""
_BLOCKS = frozenset(("p", "li", "td", "th", "pre", "dt", "dd", "blockquote"))


@dataclass
class PageSection:
    """A heading, its anchor, and the texts of the blocks below it."""

    heading: str
    anchor: str
    texts: list[str] = field(default_factory=list)


def page_sections(markdown: str, name: str) -> list[PageSection]:
    """Return the sections of the page `name`; what stands before its first heading belongs to that.

    A page without a heading has its name for one: the site gives it that.
    """
    reader = _Reader()
    reader.feed(Markdown(extensions=list(_EXTENSIONS)).convert(markdown))
    reader.close()
    return reader.ended(name)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._sections: list[PageSection] = []
        self._opening: list[str] = []
        self._run: list[str] = []
        self._is_heading = False

    def ended(self, name: str) -> list[PageSection]:
        self._end_block()
        if not self._sections and self._opening:
            self._sections.append(PageSection(name, addresses.PAGE_ANCHOR))
        if self._sections:
            self._sections[0].texts[:0] = self._opening
        return self._sections

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or _is_heading(tag):
            self._end_block()
        if _is_heading(tag):
            around = self._sections[-1].anchor if self._sections else addresses.PAGE_ANCHOR
            self._sections.append(PageSection("", dict(attributes).get("id") or around))
            self._is_heading = True

    def handle_endtag(self, tag: str) -> None:
        if _is_heading(tag) and self._is_heading:
            self._sections[-1].heading = self._taken()
            self._is_heading = False
        elif tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # not inside a script or a style
            self._run.append(data)

    def _end_block(self) -> None:
        text = self._taken()
        if text:
            (self._sections[-1].texts if self._sections else self._opening).append(text)

    def _taken(self) -> str:
        """Return what has been read since the last block, as one line."""
        text = " ".join("".join(self._run).split())
        self._run.clear()
        return text


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
