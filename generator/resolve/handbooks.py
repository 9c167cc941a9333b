"""Which handbooks there are, and which records stand in each, where and why."""

from __future__ import annotations

from generator.library.documents import Document, Record
from generator.library.handbook import Entry, Group, Handbook, Reason, Standing, standing_of
from generator.library.library import Library
from generator.schema.kinds import CHAPTERS
from generator.schema.settings import Audience, Region


def resolve(library: Library) -> tuple[Handbook, ...]:
    """Return every handbook of `library`, by the order of regions and audiences in the data."""
    return tuple(
        _handbook(library, region, audience)
        for region in library.regions
        for audience in library.audiences
        if _exists(library, region, audience)
    )


def _exists(library: Library, region: Region, audience: Audience) -> bool:
    """A document of the region itself addresses the audience, or one it includes other than everyone.

    Source: design, "Regions and audiences": 本地区文件直接指到该对象，或指到它所含的（普通党员以外的）对象。
    """
    if audience.grouping:
        return False
    own = library.own_audiences(audience.id)
    return any(
        own.intersection(record.fields.audiences)
        for document in library.documents
        if document.fields.region == region.id
        for record in document.records
    )


def _handbook(library: Library, region: Region, audience: Audience) -> Handbook:
    lineage = library.lineage(region.id)
    documents = [d for r in lineage for d in _documents_of(library, r)]
    ordered = [r for d in documents for r in sorted(d.records, key=lambda r: r.reading_order)]
    paths = library.closure(audience.id)
    reasons = {record.id: _reasons(library, paths, record) for record in ordered}
    members = [record for record in ordered if reasons[record.id] and record.kind.chapter]
    standings = _standings(members, library.site.study_year)
    folded = _fold(members, standings)

    def entry(record: Record) -> Entry:
        document = library.document_by_id[record.document_id]
        under = tuple(entry(counterpart) for counterpart in folded.get(record.id, ()))
        return Entry(record, document, reasons[record.id], standings[record.id], under)

    hidden = {counterpart.id for under in folded.values() for counterpart in under}
    entries = [entry(record) for record in members if record.id not in hidden]
    held = {record.document_id for record in members}
    return Handbook(
        region,
        audience,
        _groups(audience, documents, entries),
        tuple(document for document in documents if document.id in held),
        tuple(r for r in lineage if not _documents_of(library, r)),
    )


def _documents_of(library: Library, region: Region) -> list[Document]:
    """Return the region's documents, the latest first."""
    own = [d for d in library.documents if d.fields.region == region.id]
    return sorted(sorted(own, key=lambda d: d.id), key=lambda d: d.fields.date, reverse=True)


def _reasons(library: Library, paths: dict[str, tuple[str, ...]], record: Record) -> tuple[Reason, ...]:
    """Return why the record stands in the handbook whose audience includes others by `paths`; or nothing."""
    return tuple(
        Reason(
            library.audience_by_id[own],
            tuple(library.audience_by_id[step] for step in paths[own]),
            _words_for(library.audience_by_id[own], record),
            record.fields.addressed_in or "",
        )
        for own in record.fields.audiences
        if own in paths
    )


def _words_for(audience: Audience, record: Record) -> tuple[str, ...]:
    """Return the record's words of address that name `audience`."""
    return tuple(word for word in record.fields.addressee or () if word in (audience.words or ()))


def _standings(members: list[Record], study_year: int) -> dict[str, Standing]:
    """Return id of a record → its standing; only a record of this handbook replaces another."""
    replaced = {target for record in members for target in record.fields.replaces}
    return {record.id: standing_of(record, replaced, study_year) for record in members}


def _fold(members: list[Record], standings: dict[str, Standing]) -> dict[str, list[Record]]:
    """Return id of a record → the upper counterparts that are folded under it, each under one record only.

    A counterpart goes under the record that implements it and fits best. What is still in force is never
    folded under what is past or replaced: it would be out of sight.
    """
    by_id = {record.id: record for record in members}
    claims = [(r, by_id[t]) for r in members for t in r.fields.implements if t in by_id]
    claims.sort(key=lambda claim: _distance(*claim))
    under: dict[str, list[Record]] = {}
    folded: set[str] = set()
    for record, target in claims:
        is_past = standings[record.id] is not Standing.CURRENT
        hides = is_past and standings[target.id] is Standing.CURRENT
        if target.id not in folded and not hides:
            folded.add(target.id)
            under.setdefault(record.id, []).append(target)
    return under


def _distance(record: Record, target: Record) -> tuple[bool, bool]:
    """How ill an upper record fits under a local one: the same matter first, then the same kind."""
    shares_matter = bool(set(record.fields.matter) & set(target.fields.matter))
    return not shares_matter, record.kind is not target.kind


def _groups(audience: Audience, documents: list[Document], entries: list[Entry]) -> tuple[Group, ...]:
    parts = [(part.title, set(part.audiences)) for part in audience.parts] or [("", set())]
    groups = []
    for chapter in CHAPTERS:
        for title, _ in parts:
            for document in documents:
                held = tuple(
                    entry
                    for entry in entries
                    if entry.record.kind.chapter is chapter
                    and entry.document is document
                    and _part_of(entry, parts) == title
                )
                if held:
                    groups.append(Group(chapter, title, document, held))
    return tuple(groups)


def _part_of(entry: Entry, parts: list[tuple[str, set[str]]]) -> str:
    """Return the first part that one of the record's audiences belongs to."""
    audiences = {reason.audience.id for reason in entry.reasons}
    return next((title for title, own in parts if own & audiences), parts[0][0])
