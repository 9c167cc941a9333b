"""The map of one document: what it asks of whom, as a table of audiences by chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.library import addresses
from generator.library.documents import Document, Record
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.plan.views.demands import DemandCell, DemandMap, DemandRow
from generator.schema.kinds import CHAPTERS, Chapter
from generator.schema.settings import Audience

_STEPS = (1, 2, 5, 10)
"""From how many records on a cell weighs 1, 2, 3, 4."""


def demand_map(library: Library, handbooks: Iterable[Handbook], document: Document) -> DemandMap:
    """Return the map of `document`; a record counts for each audience that it names itself.

    A cell leads to the chapter of a handbook of the document's region, if all its records stand there:
    no upper region's handbook holds a lower one's document.
    """
    own = [h for h in handbooks if h.region.id == document.fields.region]
    asking = [record for record in document.records if record.kind.chapter]
    named = {audience for record in asking for audience in record.fields.audiences}
    chapters = [c for c in CHAPTERS if any(record.kind.chapter is c for record in asking)]
    rows = []
    for audience in library.audiences:
        if audience.id in named:
            theirs = [record for record in asking if audience.id in record.fields.audiences]
            where = list(_handbooks_of(library, own, audience))
            rows.append(DemandRow(audience.name, tuple(_cell(theirs, c, where) for c in chapters)))
    return DemandMap(document.fields.short_title, tuple(c.label for c in chapters), tuple(rows))


def _handbooks_of(library: Library, own: Sequence[Handbook], audience: Audience) -> Iterator[Handbook]:
    """Yield the audience's handbook, then those of the audiences that include it: a grouping has none."""
    yield from (h for h in own if h.audience is audience)
    for handbook in own:
        if handbook.audience is not audience and audience.id in library.closure(handbook.audience.id):
            yield handbook


def _cell(records: list[Record], chapter: Chapter, handbooks: list[Handbook]) -> DemandCell:
    here = {record.id for record in records if record.kind.chapter is chapter}
    holding = (h for h in handbooks if here and here <= _held(h, chapter))
    url = next((addresses.handbook_page(handbook, chapter) for handbook in holding), "")
    return DemandCell(len(here), sum(len(here) >= step for step in _STEPS), url)


def _held(handbook: Handbook, chapter: Chapter) -> set[str]:
    """Return ids of the records on a chapter's page, folded ones included."""
    groups = (group for group in handbook.groups if group.chapter is chapter)
    return {one.record.id for group in groups for entry in group.entries for one in entry.walk()}
