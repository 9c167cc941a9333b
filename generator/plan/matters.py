"""Pages of matters: what each document says of one, side by side, nothing merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from generator.library import addresses
from generator.library.documents import Document
from generator.library.handbook import standing_of
from generator.library.library import Library
from generator.plan.page import Page
from generator.plan.views.matters import (
    ChainLink,
    MatterColumn,
    MatterGroup,
    MatterList,
    MatterPage,
    MatterRecord,
)
from generator.plan.views.records import Link, RecordView
from generator.schema.settings import Matter


def matter_pages(library: Library, views: Mapping[str, RecordView]) -> list[Page]:
    """Return the list of matters and a page for each."""
    pages = [Page(addresses.MATTERS, "事项对照", "matters.md.j2", _list(library))]
    replaced = _replaced(library)
    for matter in library.matters:
        view = MatterPage(
            tuple(_chain_link(library, matter, document) for document in library.documents_from_above),
            tuple(_columns(library, matter, views, replaced)),
        )
        pages.append(Page(addresses.matter_page(matter), matter.title, "matter.md.j2", view))
    return pages


def _list(library: Library) -> MatterList:
    groups: dict[str, list[Link]] = defaultdict(list)
    for matter in library.matters:
        groups[matter.group or ""].append(Link(matter.title, addresses.matter_page(matter)))
    return MatterList(tuple(MatterGroup(title, tuple(links)) for title, links in groups.items()))


def _chain_link(library: Library, matter: Matter, document: Document) -> ChainLink:
    """What the editor says of the document; nothing is computed here."""
    return ChainLink(
        document=_link(document),
        region=library.region_by_id[document.fields.region].full_name,
        year=document.fields.year,
        relation=matter.relations.get(document.id, ""),
    )


def _link(document: Document) -> Link:
    return Link(document.fields.short_title, addresses.document_page(document))


def _replaced(library: Library) -> set[str]:
    """Return ids of the records that no reader has to follow any more: all of theirs are told the newer one.

    A record that is replaced for some of its readers only still holds in the handbooks of the others.
    """
    known = library.record_by_id
    return {
        target
        for record in library.records()
        for target in record.fields.replaces
        if target in known and set(known[target].fields.audiences) <= set(record.fields.audiences)
    }


def _columns(
    library: Library, matter: Matter, views: Mapping[str, RecordView], replaced: Container[str]
) -> Iterator[MatterColumn]:
    """Yield a column for each document with records of the matter, in the order of its text."""
    for document in library.documents_from_above:
        own = [r for r in document.records if matter.id in r.fields.matter]
        own.sort(key=lambda r: r.reading_order[1:])
        records = tuple(
            MatterRecord(views[r.id], standing_of(r, replaced, library.site.study_year).value) for r in own
        )
        if records:
            fields = document.fields
            relation = matter.relations.get(document.id, "")
            yield MatterColumn(_link(document), fields.number or "", fields.date, relation, records)
