"""What the print templates see: one handbook, whole. Every `url` is the anchor of a record in the book."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.handbooks import HandbookHead, MentionView, RegisterEntry, Row, SourceList
from generator.plan.views.records import RecordView, TermNote


@dataclass(frozen=True)
class PrintedEntry:
    record: RecordView
    standing: str
    counterparts: tuple[PrintedEntry, ...]


@dataclass(frozen=True)
class PrintedSubgroup:
    """Entries of one section of a document under its heading; one without a heading where few stand."""

    heading: str
    entries: tuple[PrintedEntry, ...]


@dataclass(frozen=True)
class PrintedGroup:
    """Entries of one document in a chapter."""

    part: str
    document: str
    year: str
    is_own: bool
    subgroups: tuple[PrintedSubgroup, ...]


@dataclass(frozen=True)
class PrintedChapter:
    title: str
    groups: tuple[PrintedGroup, ...]


@dataclass(frozen=True)
class PrintedHandbook:
    """A handbook from cover to sources; `ended` holds, chapter by chapter, what is past or replaced.

    `address` is the absolute address of its site, empty where the site has none.
    """

    head: HandbookHead
    site: str
    publisher: str
    data_date: str
    address: str
    includes: tuple[str, ...]
    documents: tuple[RegisterEntry, ...]
    mentions: tuple[MentionView, ...]
    unlisted: tuple[str, ...]
    actions: tuple[Row, ...]
    chapters: tuple[PrintedChapter, ...]
    ended: tuple[PrintedChapter, ...]
    terms: tuple[TermNote, ...]
    """Those that its records name and spell out, by pinyin."""
    sources: tuple[SourceList, ...]
