"""What templates see: strings, numbers and tuples, nothing authored, nothing to look up.

Every `url` is relative to the site's root; the template makes it relative to its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Run:
    """Characters of official wording that play one role: examine, question, strengthen, item … or none.

    `term` is the id of the term that they name, where the record first names it.
    """

    text: str
    role: str = ""
    term: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph of a quotation; `anchor` where it is a part with an id of its own."""

    runs: tuple[Run, ...]
    role: str = "text"
    anchor: str = ""


@dataclass(frozen=True)
class Expansion:
    """What one record says that a term comprises: spans of its wording, line by line.

    `url` is where the record stands for this reader: in his handbook, else on the document's page.
    """

    record: str
    title: str
    url: str
    lines: tuple[tuple[str, ...], ...]
    citation: CitationView


@dataclass(frozen=True)
class TermView:
    """A name of one document's text; `entry` is its place on the page of terms."""

    id: str
    name: str
    entry: str
    document: str
    year: str
    expansions: tuple[Expansion, ...]
    note: str


@dataclass(frozen=True)
class TermLink:
    """Where a name leads: to the note on this page (`anchor`), else to another page (`url`)."""

    anchor: str = ""
    url: str = ""


@dataclass(frozen=True)
class TermNote:
    """A term spelled out below the record that first names it in its section."""

    anchor: str
    term: TermView
    expansions: tuple[Expansion, ...]


@dataclass(frozen=True)
class WorkView:
    """A book or rule to read, as the document prints it."""

    title: str
    how: str
    chapters: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class ExceptionView:
    """What the text lets some do instead, both in its own words."""

    condition: str
    instead: str


@dataclass(frozen=True)
class RecordView:
    """A record, the same in whatever handbook it stands."""

    id: str
    anchor: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    document: str
    number: str
    year: str
    citation: CitationView
    actor: str
    participants: str
    condition: str
    force: str
    exceptions: tuple[ExceptionView, ...]
    cadences: tuple[str, ...]
    works: tuple[WorkView, ...]
    extends: Link | None
    note: str
    period: str
    addressees: tuple[str, ...]
    matter: Link | None
    terms: tuple[str, ...]
    """Ids of the terms that its runs name."""


@dataclass(frozen=True)
class CitationView:
    """Where a record stands: section, number of the paragraph, and the place on the document's page."""

    section: str
    paragraph: int
    url: str


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
class GroupView:
    """Entries of one document on a chapter's page; the past and the replaced are folded."""

    part: str
    document: Link
    year: str
    is_own: bool
    current: tuple[EntryView, ...]
    past: tuple[EntryView, ...]
    replaced: tuple[EntryView, ...]


@dataclass(frozen=True)
class HandbookHead:
    """What every page of a handbook says of it."""

    title: str
    region: str
    region_title: str
    region_note: str
    audience: str
    first_page: str


@dataclass(frozen=True)
class ChapterPage:
    handbook: HandbookHead
    title: str
    groups: tuple[GroupView, ...]


@dataclass(frozen=True)
class RowSource:
    """What one document says of a row's matter: how often, and where."""

    document: str
    cadences: tuple[str, ...]
    citation: CitationView
    standing: str


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
    title: str
    number: str
    document: str


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
class FirstPage:
    handbook: HandbookHead
    words: tuple[str, ...]
    """The texts' own words that address this audience."""
    includes: tuple[str, ...]
    parts: tuple[str, ...]
    everyone: str
    rows: Rows
    beyond: tuple[Link, ...]
    chapters: tuple[ChapterSummary, ...]
    documents: tuple[RegisterEntry, ...]
    mentions: tuple[MentionView, ...]
    unlisted: tuple[str, ...]
    see_also: tuple[Link, ...]


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


@dataclass(frozen=True)
class Choice:
    """An audience in the chooser: its own region's handbook, or the nearest upper region's."""

    audience: str
    url: str
    region: str
    is_own: bool


@dataclass(frozen=True)
class RegionChoices:
    region: str
    title: str
    note: str
    is_listed: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class HomePage:
    site: str
    publisher: str
    data_date: str
    regions: tuple[RegionChoices, ...]
    documents: tuple[RegisterEntry, ...]
