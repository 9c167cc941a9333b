"""What `handbook verify` measures of a document: coverage, lengths, shares; and the gauges it must meet."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass
from enum import StrEnum

from generator.library.documents import Document
from generator.library.text import ENUMERATOR, Paragraph
from generator.schema.kinds import KINDS
from generator.schema.settings import Gauges


class Nature(StrEnum):
    """What characters in no record are: a heading and an ordinal belong to the outline, text is lost."""

    HEADING = "heading"
    ORDINAL = "ordinal"
    TEXT = "text"


@dataclass(frozen=True)
class Uncovered:
    """Characters of one line of `text.txt` that stand in no record."""

    line: int
    text: str
    nature: Nature


@dataclass(frozen=True)
class Length:
    """A record and how many characters its wording has."""

    record: str
    characters: int


@dataclass(frozen=True)
class Share:
    """How many records of a kind there are, and the share of the body's characters that they quote."""

    kind: str
    label: str
    records: int
    share: float


@dataclass(frozen=True)
class Measures:
    """Figures of one document; lengths in characters, shares from 0 to 1.

    `coverage` is the share of all characters of the body but white space that some record quotes;
    headings count as body, so a bare heading is uncovered.
    """

    document_id: str
    characters: int
    coverage: float
    uncovered: tuple[Uncovered, ...]
    records: int
    median_length: float
    longest: Length
    longest_without_parts: Length
    shares: tuple[Share, ...]

    def share_of(self, *kinds: str) -> float:
        return sum(one.share for one in self.shares if one.kind in kinds)

    def missed(self, gauges: Gauges) -> tuple[str, ...]:
        """Return a sentence for each gauge of `data/site.yml` that this document misses."""
        missed = []
        if self.coverage < gauges.coverage_at_least:
            missed.append(f"覆盖率 {self.coverage:.2%}，应不低于 {gauges.coverage_at_least:.0%}")
        if self.median_length > gauges.median_length_up_to:
            missed.append(
                f"条目长度中位数 {self.median_length:g} 字，应不超过 {gauges.median_length_up_to} 字"
            )
        name, length = self.longest_without_parts.record, self.longest_without_parts.characters
        if length > gauges.length_without_parts_up_to:
            missed.append(
                f"条目 {name} 没有分项而长 {length} 字，应不超过 {gauges.length_without_parts_up_to} 字"
            )
        share = self.share_of("requirement", "background")
        if share > gauges.requirement_and_background_up_to:
            limit = gauges.requirement_and_background_up_to
            missed.append(f"要求与背景占 {share:.1%}，应不超过 {limit:.0%}")
        return tuple(missed)


def measure(document: Document) -> Measures:
    """Measure how `document` is encoded."""
    body = document.body
    marks = body.covered(p for r in document.records for p in r.passages)
    total = sum(not c.isspace() for p in body.paragraphs for c in p.text)
    covered = _count(document, marks)
    sizes = [Length(r.id, r.length) for r in document.records]
    no_parts = [Length(r.id, r.length) for r in document.records if not r.fields.parts]
    return Measures(
        document.id,
        total,
        covered / total if total else 0.0,
        _uncovered(document, marks),
        len(sizes),
        statistics.median(size.characters for size in sizes) if sizes else 0,
        max(sizes, key=lambda s: s.characters, default=Length("", 0)),
        max(no_parts, key=lambda s: s.characters, default=Length("", 0)),
        _shares(document, total),
    )


def _count(document: Document, marks: list[bytearray]) -> int:
    """Return how many characters are marked, white space not counted."""
    return sum(
        bool(mark) and not character.isspace()
        for paragraph, line in zip(document.body.paragraphs, marks, strict=True)
        for character, mark in zip(paragraph.text, line, strict=True)
    )


def _uncovered(document: Document, marks: list[bytearray]) -> tuple[Uncovered, ...]:
    found = []
    for paragraph, line in zip(document.body.paragraphs, marks, strict=True):
        start = None
        for n in range(len(line) + 1):
            is_free = n < len(line) and not line[n]
            if is_free and start is None:
                start = n
            elif not is_free and start is not None:
                text = paragraph.text[start:n].strip()
                if text:
                    found.append(Uncovered(paragraph.line, text, _nature(paragraph, text)))
                start = None
    return tuple(found)


def _nature(paragraph: Paragraph, text: str) -> Nature:
    if paragraph.number == 0:
        return Nature.HEADING
    return Nature.ORDINAL if re.fullmatch(ENUMERATOR, text) else Nature.TEXT


def _shares(document: Document, total: int) -> tuple[Share, ...]:
    shares = []
    for kind in KINDS:
        records = [r for r in document.records if r.kind is kind]
        if records:
            marks = document.body.covered(p for r in records for p in r.passages)
            shares.append(Share(kind.id, kind.label, len(records), _count(document, marks) / max(total, 1)))
    return tuple(shares)
