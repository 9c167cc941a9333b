"""A handbook as a book: from the same resolved handbook and the same views as its pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.library import addresses
from generator.library.handbook import Entry, Group, Handbook, Standing
from generator.library.library import Library
from generator.library.pinyin import sort_key
from generator.plan.actions import action_rows
from generator.plan.chapters import Places, Views, subgroups
from generator.plan.documents import register_entry
from generator.plan.handbooks import handbook_head, handbook_mentions, source_lists, unlisted_regions
from generator.plan.views.printed import (
    PrintedChapter,
    PrintedEntry,
    PrintedGroup,
    PrintedHandbook,
    PrintedSubgroup,
)
from generator.plan.views.records import TermNote


def printed_handbook(library: Library, handbook: Handbook, views: Views) -> PrintedHandbook:
    """Return `handbook` laid out for paper: what is past or replaced stands apart, at the end."""
    places = {entry.record.id: addresses.anchor(entry.record.id) for entry in handbook.entries()}
    head = handbook_head(handbook)
    included = tuple(library.closure(handbook.audience.id))[1:]
    return PrintedHandbook(
        head=head,
        site=library.site.name,
        publisher=library.site.publisher,
        data_date=library.site.data_date,
        address=_address(library, head.first_page),
        includes=tuple(library.audience_by_id[one].name for one in included),
        documents=tuple(register_entry(library, document) for document in handbook.documents),
        mentions=handbook_mentions(handbook),
        unlisted=unlisted_regions(handbook),
        actions=action_rows(handbook, views, places).current,
        chapters=_chapters(handbook, views, is_current=True),
        ended=_chapters(handbook, views, is_current=False),
        terms=_terms(handbook, views, places),
        sources=source_lists(library, handbook, places),
    )


def _address(library: Library, page: str) -> str:
    site = library.engine.site_url if library.engine else None
    return f"{site.rstrip('/')}/{page}" if site else ""


def _chapters(handbook: Handbook, views: Views, *, is_current: bool) -> tuple[PrintedChapter, ...]:
    chapters = []
    for chapter in handbook.chapters:
        groups = (_group(handbook, g, views, is_current) for g in handbook.groups if g.chapter is chapter)
        held = tuple(group for group in groups if group.subgroups)
        if held:
            chapters.append(PrintedChapter(chapter.label, held))
    return tuple(chapters)


def _group(handbook: Handbook, group: Group, views: Views, is_current: bool) -> PrintedGroup:
    ended = [entry for entry in group.entries if entry.standing is not Standing.CURRENT]
    parts = subgroups(group) if is_current else [("", ended)] if ended else []
    fields = group.document.fields
    return PrintedGroup(
        part=group.part,
        document=fields.short_title,
        year=fields.year,
        is_own=fields.region == handbook.region.id,
        subgroups=tuple(PrintedSubgroup(heading, _entries(entries, views)) for heading, entries in parts),
    )


def _entries(entries: Iterable[Entry], views: Views) -> tuple[PrintedEntry, ...]:
    return tuple(
        PrintedEntry(views.records[e.record.id], e.standing.value, _entries(e.counterparts, views))
        for e in entries
    )


def _terms(handbook: Handbook, views: Views, places: Places) -> tuple[TermNote, ...]:
    """Return the terms that the handbook's records name, as far as records that stand in it spell them out.

    Source: design, Promises 3.
    """
    standings = {entry.record.id: entry.standing.value for entry in handbook.entries()}
    named = dict.fromkeys(term for one in places for term in views.records[one].terms)
    notes = []
    for term in (views.terms[one] for one in named):
        held = tuple(
            replace(e, url=places[e.record], standing=standings[e.record])
            for e in term.expansions
            if e.record in places
        )
        if held:
            is_partial = len(held) < len(term.expansions)
            notes.append(TermNote(addresses.anchor(term.id), replace(term, expansions=()), held, is_partial))
    return tuple(sorted(notes, key=lambda note: (sort_key(note.term.name), note.term.id)))
