"""A hand-written page cut at its headings, with the anchors that the engine gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown import Markdown

_EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list")
"""Those of the engine that make anchors or blocks: its own three, and ours of mkdocs.yml."""
_BLOCKS = frozenset(("p", "li", "td", "th", "pre", "dt", "dd", "blockquote"))


@dataclass
class PageSection:
    """A heading, its anchor, and the texts of the blocks below it."""

    heading: str
    anchor: str
    texts: list[str] = field(default_factory=list)


def page_sections(markdown: str) -> list[PageSection]:
    """Return the sections of a page; what stands before its first heading belongs to none."""
    reader = _Reader()
    reader.feed(Markdown(extensions=list(_EXTENSIONS)).convert(markdown))
    reader.close()
    return reader.sections


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sections: list[PageSection] = []
        self._run: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if _is_heading(tag):
            self._end_block()
            self.sections.append(PageSection("", dict(attributes).get("id") or ""))
        elif tag in _BLOCKS:
            self._end_block()

    def handle_endtag(self, tag: str) -> None:
        if _is_heading(tag):
            self.sections[-1].heading = "".join(self._run).strip()
            self._run.clear()
        elif tag in _BLOCKS:
            self._end_block()

    def handle_data(self, data: str) -> None:
        self._run.append(data)

    def _end_block(self) -> None:
        text = " ".join("".join(self._run).split())
        if text and self.sections:
            self.sections[-1].texts.append(text)
        self._run.clear()


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
