"""A handbook, resolved: which records stand in it, in which order, and why each is there.

`generator.resolve` makes these, `generator.plan` lays them out as pages.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.library.documents import Document, Record
from generator.library.library import Library
from generator.schema.kinds import Chapter
from generator.schema.settings import Audience, Region

MOST_CHOICES = 12
"""More entries than these on one level are too many to choose from."""


class Standing(StrEnum):
    """Whether a record still asks something of the reader."""

    CURRENT = "current"
    PAST = "past"
    REPLACED = "replaced"


def standing_of(record: Record, replaced: Container[str], study_year: int) -> Standing:
    """Replaced where a newer record says so; past when its period ended before the study year."""
    if record.id in replaced:
        return Standing.REPLACED
    years = record.fields.years
    return Standing.PAST if years is not None and years.last < study_year else Standing.CURRENT


@dataclass(frozen=True)
class Reason:
    """Why a record is in a handbook: its audience, and the path of includes from the handbook's.

    `section` is where the words of address stand, where that is not near the record.
    """

    audience: Audience
    path: tuple[Audience, ...]
    addressees: tuple[str, ...]
    section: str


@dataclass(frozen=True)
class Entry:
    """A record in a handbook; its upper documents' counterparts are folded under it."""

    record: Record
    document: Document
    reasons: tuple[Reason, ...]
    standing: Standing
    counterparts: tuple[Entry, ...] = ()

    def walk(self) -> Iterator[Entry]:
        """Yield this entry and what is folded under it."""
        yield self
        for counterpart in self.counterparts:
            yield from counterpart.walk()


@dataclass(frozen=True)
class Group:
    """Entries of one chapter that come from one document, in one part of the handbook."""

    chapter: Chapter
    part: str
    document: Document
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Handbook:
    """What one audience of one region reads. `unlisted` are regions above without any document."""

    region: Region
    audience: Audience
    groups: tuple[Group, ...]
    documents: tuple[Document, ...]
    unlisted: tuple[Region, ...]

    @property
    def id(self) -> str:
        return f"{self.region.id}/{self.audience.id}"

    @property
    def title(self) -> str:
        return f"{self.region.name} · {self.audience.name}"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that hold something, in reading order."""
        return tuple(dict.fromkeys(group.chapter for group in self.groups))

    def entries(self) -> Iterator[Entry]:
        """Yield every entry, folded ones included, in reading order; each record once."""
        for group in self.groups:
            for entry in group.entries:
                yield from entry.walk()


def nearest_handbook(
    library: Library, handbooks: Iterable[Handbook], region: Region, audience: Audience
) -> Handbook | None:
    """Return the region's own handbook for `audience`, else the nearest upper region's."""
    by_id = {handbook.id: handbook for handbook in handbooks}
    found = (by_id.get(f"{r.id}/{audience.id}") for r in library.lineage(region.id))
    return next((handbook for handbook in found if handbook), None)
