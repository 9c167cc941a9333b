"""What templates see of a year's duties: a list by rhythm, and beside each entry its picture."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.records import Link


@dataclass(frozen=True)
class Mark:
    """A rectangle on a track; `role`: once, more, uncounted, around or deadline. Whole track units."""

    role: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Track:
    """The twelve months as a picture, `width` by `height` units. Without marks there is none."""

    width: int
    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Said:
    """How often or until when, in a document's own words."""

    wording: str
    document: str


@dataclass(frozen=True)
class YearEntry:
    """A record in the handbook, and what is said alike of it: by its document, and by upper ones."""

    record: Link
    said: tuple[Said, ...]
    track: Track


@dataclass(frozen=True)
class RhythmView:
    """The entries of one rhythm; `id` is a frequency (`quarter`), `date`, or `other` where data say none."""

    id: str
    entries: tuple[YearEntry, ...]


@dataclass(frozen=True)
class YearView:
    """The rhythms that have entries, from day to year; `is_drawn` where at least one has a picture."""

    rhythms: tuple[RhythmView, ...]
    is_drawn: bool
