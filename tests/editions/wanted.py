"""What a printed handbook must hold, as the library, the plan and the API of the same data say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.build import Built
from generator.library import addresses
from generator.plan.chapters import views_of
from generator.plan.printed import printed_handbook
from generator.plan.views.handbooks import Row
from generator.plan.views.printed import PrintedChapter, PrintedEntry
from generator.plan.views.records import RecordView, TermNote
from tests.editions.book import squeezed


@dataclass(frozen=True)
class WantedRecord:
    anchor: str
    title: str
    wording: str
    section: str
    paragraph: int
    forms: tuple[str, ...]
    """What is told beside the wording: timings, who, exceptions, books, a note."""
    rows: tuple[str, ...]
    """What has a row of its own in a table, to be ticked or written in: steps, what is examined."""


@dataclass(frozen=True)
class Wanted:
    """One handbook; every text is without blanks.

    `living` and `ended` are anchors of the entries in force and of those that are past or replaced.
    `actions` are the rows of the table of actions: the cells' texts that stand in the data. `terms` are names
    with the lines that spell them out.
    """

    id: str
    title: str
    site: str
    publisher: str
    data_date: str
    records: tuple[WantedRecord, ...]
    others: tuple[str, ...]
    chapters: tuple[str, ...]
    living: tuple[str, ...]
    ended: tuple[str, ...]
    actions: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        return tuple(record.wording for record in self.records)


def wanted_of(built: Built) -> dict[str, Wanted]:
    """Return what each handbook's print must hold, by the handbook's id with a dash."""
    library, views = built.library, views_of(built.library)
    records = {one["id"]: _record(one, views.records[one["id"]]) for one in _api(built, "records")}
    listed = {one["id"]: one["records"] for one in _api(built, "handbooks")}
    wanted = {}
    for handbook in built.handbooks:
        printed = printed_handbook(library, handbook, views)
        own = set(listed[handbook.id])
        wanted[handbook.id.replace("/", "-")] = Wanted(
            handbook.id,
            squeezed(handbook.title),
            squeezed(library.site.name),
            library.site.publisher,
            library.site.data_date,
            tuple(records[one] for one in listed[handbook.id]),
            tuple(record.wording for one, record in records.items() if one not in own),
            tuple(squeezed(chapter.title) for chapter in printed.chapters),
            tuple(_anchors(printed.chapters)),
            tuple(_anchors(printed.ended)),
            tuple(_cells(row) for row in printed.actions),
            tuple(_lines(note) for note in printed.terms),
        )
    return wanted


def _api(built: Built, name: str) -> list[dict[str, Any]]:
    value = built.plan.files[f"{addresses.API}/{name}.json"]
    assert isinstance(value, list)
    return value


def _record(one: dict[str, Any], view: RecordView) -> WantedRecord:
    forms = (
        *(timing.wording for timing in view.cadences),
        *(text for work in view.works for text in (work.title, *work.chapters)),
        *(text for case in view.exceptions for text in (case.condition, case.instead)),
        *(text for text in (view.actor, view.participants, view.condition, view.note) if text),
    )
    return WantedRecord(
        addresses.anchor(one["id"]),
        squeezed(one["title"]),
        squeezed(*one["wording"]),
        squeezed(one["section"]),
        one["paragraph"],
        tuple(squeezed(text) for text in forms),
        tuple(squeezed(text) for text in (*view.to_examine, *(step.wording for step in view.steps))),
    )


def _anchors(chapters: tuple[PrintedChapter, ...]) -> Iterator[str]:
    for chapter in chapters:
        for group in chapter.groups:
            for subgroup in group.subgroups:
                yield from (_anchor(entry) for entry in subgroup.entries)


def _anchor(entry: PrintedEntry) -> str:
    return entry.record.anchor


def _cells(row: Row) -> tuple[str, ...]:
    timings = (timing.wording for source in row.sources for timing in source.timings)
    return tuple(squeezed(cell) for cell in (row.record.label, row.actor, row.participants, *timings))


def _lines(note: TermNote) -> tuple[str, ...]:
    spelled = (part for one in note.expansions for line in one.lines for part in line)
    return tuple(squeezed(text) for text in (note.term.name, *spelled))
