"""Which handbooks there are, and which records stand in each, where and why."""

from __future__ import annotations

from generator.library.handbook import Entry, Group, Handbook, Reason, Standing
from generator.library.library import Document, Library, Record
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
    own = {
        a for a in library.closure(audience.id) if a == audience.id or not library.audience_by_id[a].everyone
    }
    return any(
        own & set(record.fields.audiences)
        for document in library.documents
        if document.fields.region == region.id
        for record in document.records
    )


def _handbook(library: Library, region: Region, audience: Audience) -> Handbook:
    lineage = library.lineage(region.id)
    documents = [d for r in lineage for d in _documents_of(library, r)]
    reachable = {record.id: record for d in documents for record in d.records}
    reasons = {i: _reasons(library, audience, record) for i, record in reachable.items()}
    members = {i: reachable[i] for i in reachable if reasons[i] and reachable[i].kind.chapter}
    builder = _Folding(library, members, reasons)
    entries = [builder.entry(record) for record in builder.leaders(documents)]
    unlisted = tuple(r for r in lineage if not _documents_of(library, r))
    held = {record.document_id for record in members.values()}
    return Handbook(
        region,
        audience,
        _groups(audience, documents, entries),
        tuple(d for d in documents if d.id in held),
        unlisted,
    )


def _documents_of(library: Library, region: Region) -> list[Document]:
    """Return the region's documents, the latest first."""
    own = [d for d in library.documents if d.fields.region == region.id]
    return sorted(sorted(own, key=lambda d: d.id), key=lambda d: d.fields.date, reverse=True)


def _reasons(library: Library, audience: Audience, record: Record) -> tuple[Reason, ...]:
    closure = library.closure(audience.id)
    return tuple(
        Reason(
            library.audience_by_id[own],
            tuple(library.audience_by_id[step] for step in closure[own]),
            _words_for(library.audience_by_id[own], record),
        )
        for own in record.fields.audiences
        if own in closure
    )


def _words_for(audience: Audience, record: Record) -> tuple[str, ...]:
    """Return the record's words of address that name `audience`."""
    return tuple(word for word in record.fields.addressee or () if word in (audience.words or ()))


class _Folding:
    """Folds each upper counterpart under the local record that implements it and fits best, once.

    What is still in force is never folded under what is past or replaced: it would be out of sight.
    """

    def __init__(
        self, library: Library, members: dict[str, Record], reasons: dict[str, tuple[Reason, ...]]
    ) -> None:
        self._library = library
        self._members = members
        self._reasons = reasons
        self._folded: set[str] = set()
        self._under: dict[str, list[Record]] = {}
        self._replaced = {t for r in members.values() for t in r.fields.replaces}

    def leaders(self, documents: list[Document]) -> list[Record]:
        """Return the records that stand on their own, own region's first; claims the folded ones."""
        ordered = [r for d in documents for r in sorted(d.records, key=lambda r: r.reading_order)]
        ordered = [r for r in ordered if r.id in self._members]
        claims = [(r, self._members[t]) for r in ordered for t in r.fields.implements if t in self._members]
        claims.sort(key=lambda claim: _distance(*claim))
        for record, target in claims:
            hides = (
                self._standing(record) is not Standing.CURRENT and self._standing(target) is Standing.CURRENT
            )
            if target.id not in self._folded and not hides:
                self._folded.add(target.id)
                self._under.setdefault(record.id, []).append(target)
        return [record for record in ordered if record.id not in self._folded]

    def entry(self, record: Record) -> Entry:
        return Entry(
            record,
            self._library.document_by_id[record.document_id],
            self._reasons[record.id],
            self._standing(record),
            tuple(self.entry(under) for under in self._under.get(record.id, ())),
        )

    def _standing(self, record: Record) -> Standing:
        """Past when its period ended before the study year; replaced when a record here says so."""
        if record.id in self._replaced:
            return Standing.REPLACED
        years = record.fields.years
        is_past = years is not None and years.last < self._library.site.study_year
        return Standing.PAST if is_past else Standing.CURRENT


def _distance(record: Record, target: Record) -> tuple[bool, bool]:
    """How ill an upper record fits under a local one: the same matter first, then the same kind."""
    return record.fields.matter != target.fields.matter, record.kind is not target.kind


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
