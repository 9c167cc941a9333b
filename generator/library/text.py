"""A document's body: paragraphs, sections, sentences, and where a wording stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

_STOP = "。！？!?"
_CLAUSE_STOP = "；;"
_CLOSING = "”’」』）)》〉"
ENUMERATOR = r"[（(][0-9０-９一二三四五六七八九十]+[）)]|[0-9０-９]+[.．、]|[一二三四五六七八九十]+、"
"""Ordinals of sections and items: `（1）`, `（一）`, `1.`, `一、`."""
_LEADING_ENUMERATOR = re.compile(rf"\s*(?:{ENUMERATOR})\s*")
_SENTENCE_END = re.compile(rf"[{_STOP}]+[{_CLOSING}]*|[{_CLAUSE_STOP}][{_CLOSING}]*")


@dataclass(frozen=True)
class Paragraph:
    """One line of `text.txt`. `number` counts inside its section from 1; a bare heading has 0."""

    line: int
    text: str
    section: str
    number: int

    @cached_property
    def breaks(self) -> dict[int, bool]:
        """Positions where a sentence may begin or end → whether a whole sentence does.

        `False` marks the break after a semicolon, where only a clause ends (同一句的分句).
        """
        found = {match.end(): match.group()[0] in _STOP for match in _SENTENCE_END.finditer(self.text)}
        found |= {0: True, len(self.text): True, len(self.text.rstrip()): True}
        for position, whole in sorted(found.items()):
            enumerator = _LEADING_ENUMERATOR.match(self.text, position)
            if enumerator:
                found.setdefault(enumerator.end(), whole)
        return found

    def sentence_around(self, start: int, end: int) -> tuple[int, int]:
        """Return the whole sentences (to 。！？) that hold the characters `start` to `end`."""
        whole = sorted(p for p, is_whole in self.breaks.items() if is_whole)
        first = max(p for p in whole if p <= start)
        last = min(p for p in whole if p >= end)
        return first, last


@dataclass(frozen=True)
class Section:
    """A section of the outline; `heading` is empty where the text has none."""

    path: str
    heading: str
    line: int

    @property
    def ancestors(self) -> tuple[str, ...]:
        """Paths of this section and of those around it, outermost first."""
        steps = self.path.split("/")
        return tuple("/".join(steps[: n + 1]) for n in range(len(steps)))


@dataclass(frozen=True)
class Passage:
    """Characters `start` to `end` of the paragraph at `index`."""

    index: int
    start: int
    end: int

    def holds(self, other: Passage) -> bool:
        return self.index == other.index and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Body:
    """The whole body of a document, cut by its outline."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @cached_property
    def by_path(self) -> dict[str, Section]:
        return {section.path: section for section in self.sections}

    def within(self, section: str) -> Iterator[tuple[int, Paragraph]]:
        """Yield the paragraphs of `section`, those of sections inside it included."""
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.section == section or paragraph.section.startswith(section + "/"):
                yield index, paragraph

    def find(self, wording: str, section: str | None = None) -> Passage | None:
        """Return the first place of `wording` in the paragraphs of `section` itself, or anywhere."""
        for index, paragraph in enumerate(self.paragraphs):
            start = paragraph.text.find(wording)
            if start >= 0 and section in (None, paragraph.section):
                return Passage(index, start, start + len(wording))
        return None

    def headings_above(self, section: str) -> tuple[str, ...]:
        """Return the headings of `section` and of those around it, outermost first."""
        found = self.by_path.get(section)
        paths = found.ancestors if found else ()
        return tuple(self.by_path[p].heading for p in paths if p in self.by_path)

    def speaks_for(self, path: str, section: str) -> bool:
        """Whether what stands in `path` is said of `section` too: itself, one around it, or an opening.

        An opening (通知、引言) has no heading and stands before the first heading on its level.
        """
        if section == path or section.startswith(path + "/"):
            return True
        parent = path.rpartition("/")[0]
        if parent and not section.startswith(parent + "/"):
            return False
        level = [s for s in self.sections if s.path.rpartition("/")[0] == parent]
        openings = takewhile(lambda s: not s.heading, level)
        return path in (s.path for s in openings)

    def covered(self, passages: Iterable[Passage]) -> list[bytearray]:
        """Return for each paragraph one byte a character: 1 where some passage holds it."""
        marks = [bytearray(len(p.text)) for p in self.paragraphs]
        for passage in passages:
            length = passage.end - passage.start
            marks[passage.index][passage.start : passage.end] = b"\x01" * length
        return marks


@dataclass(frozen=True)
class Opening:
    """How a section begins: the first characters of its first paragraph."""

    path: str
    heading: str
    opening: str


def cut(lines: Iterable[str], openings: Iterable[Opening]) -> tuple[Body, tuple[Opening, ...]]:
    """Cut `lines` into sections; return the body and the openings that were not found in order."""
    texts = list(lines)
    begins: dict[int, Opening] = {}
    missing: list[Opening] = []
    after = -1
    for opening in openings:
        found = next((n for n in range(after + 1, len(texts)) if texts[n].startswith(opening.opening)), None)
        if found is None:
            missing.append(opening)
        else:
            begins[found] = opening
            after = found
    return Body(*_paragraphs(texts, begins)), tuple(missing)


def _paragraphs(
    texts: list[str], begins: dict[int, Opening]
) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    paragraphs: list[Paragraph] = []
    sections: list[Section] = []
    section, number = "", 0
    for n, text in enumerate(texts):
        opening = begins.get(n)
        if opening:
            section, number = opening.path, 0
            sections.append(Section(section, opening.heading, n + 1))
        bare = opening is not None and text.strip() == opening.heading
        number += not bare
        paragraphs.append(Paragraph(n + 1, text, section, 0 if bare else number))
    return tuple(paragraphs), tuple(sections)
