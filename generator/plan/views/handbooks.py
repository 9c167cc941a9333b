"""What the templates of handbooks' pages see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.plan.views.records import (
    CadenceView,
    CitationView,
    Link,
    Pager,
    RecordView,
    TermLink,
    TermNote,
)
from generator.plan.views.year import YearView


@dataclass(frozen=True)
class ReasonView:
    """Why a record is here: `path` leads from the handbook's audience to the record's, both included."""

    path: tuple[str, ...]
    addressees: tuple[str, ...]
    section: str


@dataclass(frozen=True)
class EntryView:
    record: RecordView
    standing: str
    reasons: tuple[ReasonView, ...]
    terms: Mapping[str, TermLink]
    """Id of a term that its section first names here → where the name leads."""
    term_notes: tuple[TermNote, ...]
    counterparts: tuple[EntryView, ...]


@dataclass(frozen=True)
class Subgroup:
    """Entries of one section of a document under its heading; one without a heading where few stand."""

    heading: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class GroupView:
    """Entries of one document on a chapter's page; the past and the replaced are folded."""

    part: str
    document: Link
    year: str
    is_own: bool
    subgroups: tuple[Subgroup, ...]
    past: tuple[EntryView, ...]
    replaced: tuple[EntryView, ...]

    @property
    def current(self) -> tuple[EntryView, ...]:
        return tuple(entry for subgroup in self.subgroups for entry in subgroup.entries)


@dataclass(frozen=True)
class HandbookHead:
    """What every page of a handbook says of it."""

    title: str
    region: str
    region_title: str
    region_note: str
    region_page: str
    audience: str
    first_page: str
    selection_page: str


@dataclass(frozen=True)
class ChapterPage:
    """`selection` leads to the page for printing, with just this chapter ticked there."""

    handbook: HandbookHead
    title: str
    groups: tuple[GroupView, ...]
    selection: str
    pager: Pager


@dataclass(frozen=True)
class RowSource:
    """What one document says of a row's matter: how often, and where; `record` leads to it here."""

    document: str
    record: Link
    timings: tuple[CadenceView, ...]
    citation: CitationView
    standing: str

    @property
    def cadences(self) -> tuple[str, ...]:
        """How often, in the text's words alone."""
        return tuple(timing.wording for timing in self.timings)


@dataclass(frozen=True)
class Row:
    """A line of the one-page table: what, who organises, who takes part, how often by which document.

    `sources` begins with the record's own document; counterparts of the same matter follow.
    """

    record: Link
    actor: str
    participants: str
    sources: tuple[RowSource, ...]


@dataclass(frozen=True)
class Rows:
    """The one-page table: what is in force, and apart from it what is past or replaced."""

    current: tuple[Row, ...]
    ended: tuple[Row, ...]


@dataclass(frozen=True)
class MentionView:
    """What a document names and the library lacks, and where it names it."""

    title: str
    number: str
    document: str
    places: tuple[CitationView, ...]


@dataclass(frozen=True)
class RegisterEntry:
    """A document as registered."""

    title: str
    short_title: str
    issuer: str
    number: str
    date: str
    region: str
    region_note: str
    addressees: tuple[str, ...]
    note: str
    page: str
    url: str


@dataclass(frozen=True)
class ChapterSummary:
    chapter: Link
    count: int


@dataclass(frozen=True)
class EditionView:
    """A file to print or keep: on which paper, where it stands, how many bytes."""

    paper: str
    url: str
    size: int


@dataclass(frozen=True)
class FirstPage:
    handbook: HandbookHead
    words: tuple[str, ...]
    """The texts' own words that address this audience."""
    includes: tuple[str, ...]
    everyone: str
    rows: Rows
    year: YearView
    beyond: tuple[Link, ...]
    chapters: tuple[ChapterSummary, ...]
    documents: tuple[RegisterEntry, ...]
    mentions: tuple[MentionView, ...]
    unlisted: tuple[str, ...]
    pager: Pager
    see_also: tuple[Link, ...] = ()
    editions: tuple[EditionView, ...] = ()


@dataclass(frozen=True)
class SourceLine:
    """A line of the appendix: where a record stands in its document, and where in the handbook."""

    citation: CitationView
    record: Link
    kind: str


@dataclass(frozen=True)
class SourceList:
    document: RegisterEntry
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class AppendixPage:
    handbook: HandbookHead
    title: str
    sources: tuple[SourceList, ...]
    mentions: tuple[MentionView, ...]
    unlisted: tuple[str, ...]
    pager: Pager


@dataclass(frozen=True)
class Tick:
    """A record that a reader may tick, by its anchor on the page; its folded `counterparts` go with it."""

    anchor: str
    title: str
    counterparts: int


@dataclass(frozen=True)
class TickList:
    """Ticks of one group's records; `place` tells the group from the others as far as they differ."""

    place: tuple[str, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class SelectionChapter:
    """A chapter on the page for printing: its groups as on its own page, ticks for the records in force."""

    id: str
    label: str
    groups: tuple[GroupView, ...]
    lists: tuple[TickList, ...]

    @property
    def count(self) -> int:
        """How many records the ticks stand for, counterparts included."""
        return sum(1 + tick.counterparts for one in self.lists for tick in one.ticks)


@dataclass(frozen=True)
class SelectionPage:
    """The whole handbook on one page, to print a selection: what is past or replaced is ticked apart.

    `count` is how many records the handbook holds, counterparts included.
    """

    handbook: HandbookHead
    title: str
    data_date: str
    rows: Rows
    chapters: tuple[SelectionChapter, ...]
    ended: tuple[TickList, ...]
    count: int
