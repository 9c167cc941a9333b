"""A chapter of a handbook: its groups of records, each term opened where a section first names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from generator.library import addresses
from generator.library.documents import Document
from generator.library.handbook import MOST_CHOICES, Entry, Group, Handbook, Standing
from generator.library.library import Library
from generator.plan.records import record_view
from generator.plan.terms import term_views
from generator.plan.views.handbooks import EntryView, GroupView, ReasonView, Subgroup
from generator.plan.views.records import Link, RecordView, TermLink, TermNote, TermView
from generator.schema.kinds import Chapter

Places = Mapping[str, str]
"""Id of a record → where it stands in the handbook."""
Standings = Mapping[str, Standing]
"""Id of a record → whether it still asks something of this handbook's reader."""


@dataclass(frozen=True)
class Views:
    """The views of records and of terms by their ids, made once for all handbooks."""

    records: Mapping[str, RecordView]
    terms: Mapping[str, TermView]


def views_of(library: Library) -> Views:
    """Return the views of all records and terms of `library`."""
    return Views(
        {record.id: record_view(library, record) for record in library.records()}, term_views(library)
    )


def chapter_groups(
    handbook: Handbook, chapter: Chapter, views: Views, places: Places
) -> tuple[GroupView, ...]:
    """Return the groups of `chapter`; each is a section of the page."""
    groups = [group for group in handbook.groups if group.chapter is chapter]
    standings = {entry.record.id: entry.standing for entry in handbook.entries()}
    return tuple(
        _Section(f"{chapter.id}-{number}", views, places, standings).view(handbook, group)
        for number, group in enumerate(groups, 1)
    )


class _Section:
    """One section of a page: what its entries name is linked once, in reading order.

    `name` is unlike that of any other section of the handbook: all of them may stand on one page.
    """

    def __init__(self, name: str, views: Views, places: Places, standings: Standings) -> None:
        self._name = name
        self._views = views
        self._places = places
        self._standings = standings
        self._met: set[str] = set()

    def view(self, handbook: Handbook, group: Group) -> GroupView:
        document = group.document
        return GroupView(
            part=group.part,
            document=Link(document.fields.short_title, addresses.document_page(document)),
            year=document.fields.year,
            is_own=document.fields.region == handbook.region.id,
            subgroups=tuple(
                Subgroup(heading, tuple(map(self._entry, entries))) for heading, entries in subgroups(group)
            ),
            past=self._entries(group.entries, Standing.PAST),
            replaced=self._entries(group.entries, Standing.REPLACED),
        )

    def _entries(self, entries: Iterable[Entry], standing: Standing) -> tuple[EntryView, ...]:
        return tuple(self._entry(entry) for entry in entries if entry.standing is standing)

    def _entry(self, entry: Entry) -> EntryView:
        record = self._views.records[entry.record.id]
        first = [term for term in record.terms if term not in self._met]
        self._met.update(first)
        notes = {term: note for term in first if (note := self._note(self._views.terms[term]))}
        return EntryView(
            record=record,
            standing=entry.standing.value,
            reasons=tuple(
                ReasonView(tuple(a.name for a in reason.path), reason.addressees, reason.section)
                for reason in entry.reasons
            ),
            terms={
                term: TermLink(anchor=notes[term].anchor)
                if term in notes
                else TermLink(url=_elsewhere(self._views.terms[term]))
                for term in first
            },
            term_notes=tuple(notes.values()),
            counterparts=tuple(self._entry(counterpart) for counterpart in entry.counterparts),
        )

    def _note(self, term: TermView) -> TermNote | None:
        """Return what spells the term out in this handbook: only records that stand in it may."""
        held = [
            replace(e, url=self._places[e.record], standing=self._standings[e.record].value)
            for e in term.expansions
            if e.record in self._places
        ]
        anchor = f"t-{self._name}--{addresses.anchor(term.id)}"
        is_partial = len(held) < len(term.expansions)
        return TermNote(anchor, term, tuple(held), is_partial) if held else None


def subgroups(group: Group) -> list[tuple[str, list[Entry]]]:
    """Return the entries in force: as they are if few, else in the order of the text, section by section."""
    current = [entry for entry in group.entries if entry.standing is Standing.CURRENT]
    if len(current) <= MOST_CHOICES:
        return [("", current)] if current else []
    current.sort(key=lambda entry: entry.record.reading_order[1:])
    return _by_section(group.document, current, 1)


def _by_section(document: Document, entries: list[Entry], depth: int) -> list[tuple[str, list[Entry]]]:
    """Return `entries` under the headings of their sections, no deeper than keeps each list short."""
    subgroups: list[tuple[str, list[Entry]]] = []
    for path, found in groupby(entries, lambda e: "/".join(e.record.fields.section.split("/")[:depth])):
        here = list(found)
        goes_deeper = any(entry.record.fields.section.count("/") >= depth for entry in here)
        if len(here) > MOST_CHOICES and goes_deeper:
            subgroups += _by_section(document, here, depth + 1)
        else:
            subgroups.append((_heading(document, path), here))
    return subgroups


def _heading(document: Document, path: str) -> str:
    """Return the headings from the top down to the section, so that no `1.` seems to be another's."""
    names = path.split("/")
    above = ["/".join(names[: n + 1]) for n in range(len(names))]
    return " › ".join(
        (section.heading if (section := document.section(one)) else "") or name
        for one, name in zip(above, names, strict=True)
    )


def _elsewhere(term: TermView) -> str:
    """Return the place on the document's page that spells the term out; the page of terms if none does."""
    return term.expansions[0].url if term.expansions else term.entry
