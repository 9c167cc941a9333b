"""All that is encoded: documents with their bodies, records with their places, the settings.

`generator.load` builds a `Library`, `generator.checks` judges it, `generator.resolve` reads it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.diagnostics import Location
from generator.library.names import Names
from generator.library.source import Path, Source
from generator.library.text import Body, Paragraph, Passage, Section
from generator.schema.documents import DocumentFields
from generator.schema.engine import EngineSettings
from generator.schema.kinds import KINDS, Kind
from generator.schema.records import Part, RecordFields
from generator.schema.settings import Audience, Matter, Region, RegisteredWork, Site
from generator.schema.terms import TermFields

_KIND_ORDER = {kind.id: n for n, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Origin:
    """Something written in a list of a YAML file: which file, and where in it."""

    source: Source
    path: Path

    def at(self, *path: str | int, text: str = "", offset: int = 0) -> Location:
        return self.source.at(*self.path, *path, text=text, offset=offset)


@dataclass(frozen=True)
class Citation:
    """Where a record stands: section path and the number of its paragraph there, from 1."""

    section: str
    paragraph: int


@dataclass(frozen=True)
class Record:
    """One matter in the document's exact wording. `passages` is empty where it was not found."""

    id: str
    kind: Kind
    document_id: str
    fields: RecordFields
    origin: Origin
    passages: tuple[Passage, ...]
    citation: Citation

    def part_id(self, part: Part) -> str:
        return f"{self.id}#{part.id}"

    @cached_property
    def part_passages(self) -> tuple[tuple[Part, Passage], ...]:
        """Each part with its place in the body; nothing for a part, or a wording, that was not found."""
        return (*self._in_order(self.fields.items), *self._in_order(self.fields.steps))

    def _in_order(self, parts: Iterable[Part]) -> Iterator[tuple[Part, Passage]]:
        stretch, at = 0, len(self.fields.lead or "")
        for part in parts:
            for n in range(stretch, len(self.passages)):
                start = self.fields.stretches[n].find(part.wording, at if n == stretch else 0)
                if start >= 0:
                    stretch, at = n, start + len(part.wording)
                    first = self.passages[n].start
                    yield part, Passage(self.passages[n].index, first + start, first + at)
                    break

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change with any character of the wording."""
        return hashlib.sha256("\n".join(self.fields.pieces).encode()).hexdigest()[:8]

    @property
    def length(self) -> int:
        """Characters of the whole wording."""
        return sum(len(run) for run in self.fields.stretches)

    @property
    def reading_order(self) -> tuple[int, int, int, str]:
        first = self.passages[0] if self.passages else Passage(0, 0, 0)
        return (_KIND_ORDER[self.kind.id], first.index, first.start, self.id)


@dataclass(frozen=True)
class Term:
    """A name of a document's text. Its short id, `fields.id`, is the same in every document."""

    id: str
    document_id: str
    fields: TermFields
    origin: Origin


@dataclass(frozen=True)
class Document:
    """A document: register entry, body, records in the order of their files, names of its text."""

    id: str
    fields: DocumentFields
    source: Source
    text_source: Source
    body: Body
    records: tuple[Record, ...]
    terms: tuple[Term, ...] = ()
    is_complete: bool = True
    """False where a file or a record of it could not be read: what depends on all is not judged."""

    def section(self, path: str) -> Section | None:
        return self.body.by_path.get(path)

    @cached_property
    def term_by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    @cached_property
    def names(self) -> Names:
        """The forms of the names of its terms, each standing for the term's id."""
        return Names({name: term.id for term in self.terms for name in term.fields.names})

    @cached_property
    def naming(self) -> dict[str, list[tuple[Paragraph, int]]]:
        """Of each term's id the paragraphs, headings included, that name it, and how often."""
        found: dict[str, list[tuple[Paragraph, int]]] = {term.id: [] for term in self.terms}
        for paragraph in self.body.paragraphs:
            for one, count in Counter(one for _, _, one in self.names.find(paragraph.text)).items():
                found[one].append((paragraph, count))
        return found

    @cached_property
    def quoting(self) -> tuple[frozenset[str], ...]:
        """Of each of its mentions the ids of the records for handbooks that make it."""
        members = [record for record in self.records if record.kind.chapter]
        return tuple(
            frozenset(r.id for r in members if any(mention.wording in run for run in r.fields.stretches))
            for mention in self.fields.mentions
        )

    def scope_of(self, record: Record) -> tuple[str, ...]:
        """Return the texts in which a record's addressee and actors may stand.

        Those nearest to it, and the section that the record names in `addressed_in`.
        """
        section = record.fields.addressed_in
        named = () if section is None else (p.text for p in self.body.paragraphs if p.section == section)
        return (*self.nearest_to(record), *named)

    def nearest_to(self, record: Record) -> tuple[str, ...]:
        """Return a record's wording, its paragraphs, the headings above it and the document's title."""
        paragraphs = tuple(self.body.paragraphs[p.index].text for p in record.passages)
        headings = self.body.headings_above(record.fields.section)
        return (*record.fields.stretches, *paragraphs, *headings, self.fields.title)


@dataclass(frozen=True)
class RegisteredId:
    """A line of `ids.lock`: a published id, a record's fingerprint as published, why it was retired."""

    id: str
    line: int
    fingerprint: str = ""
    retired: str = ""


@dataclass(frozen=True)
class Library:
    """Everything under data/, read and put together; nothing judged yet."""

    site: Site
    regions: tuple[Region, ...]
    audiences: tuple[Audience, ...]
    matters: tuple[Matter, ...]
    works: tuple[RegisteredWork, ...]
    documents: tuple[Document, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Every file read: those beside the documents by stem (`site`, `regions`, `audiences`, `matters`,
    `works`, `ids`),
    those of documents by their path."""
    registered_ids: tuple[RegisteredId, ...] = ()
    unreadable: frozenset[str] = frozenset()
    """What is in the data but could not be read: ids of documents, of records, of kinds in a document
    (`changzhou-2016/duties`), and names of settings files."""
    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines of each hand-written page, by its path from the project's root."""
    written_files: tuple[str, ...] = ()
    """Paths of all files below content/, from the project's root: the engine publishes every one."""
    engine: EngineSettings | None = None
    """The engine's settings; None where only the data matters."""

    def records(self) -> Iterator[Record]:
        for document in self.documents:
            yield from document.records

    def records_in_documents(self) -> Iterator[tuple[Document, Record]]:
        for document in self.documents:
            yield from ((document, record) for record in document.records)

    @cached_property
    def record_by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self.records()}

    @cached_property
    def part_by_id(self) -> dict[str, Part]:
        return {record.part_id(part): part for record in self.records() for part in record.fields.parts}

    def terms(self) -> Iterator[Term]:
        for document in self.documents_from_above:
            yield from document.terms

    def wording_of(self, one: str) -> tuple[str, ...]:
        """Return the wording of a record or of a part of one, in stretches; nothing for an unknown id."""
        if one in self.part_by_id:
            return (self.part_by_id[one].wording,)
        record = self.record_by_id.get(one)
        return record.fields.stretches if record else ()

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def region_by_id(self) -> dict[str, Region]:
        return {region.id: region for region in self.regions}

    @cached_property
    def audience_by_id(self) -> dict[str, Audience]:
        return {audience.id: audience for audience in self.audiences}

    @cached_property
    def matter_by_id(self) -> dict[str, Matter]:
        return {matter.id: matter for matter in self.matters}

    @cached_property
    def documents_from_above(self) -> tuple[Document, ...]:
        """The documents down the tree of regions, upper ones first; of one region the older first."""
        position = {region.id: n for n, region in enumerate(self.regions)}

        def place(document: Document) -> tuple[list[int], str, str]:
            from_above = reversed(self.lineage(document.fields.region))
            return [position[region.id] for region in from_above], document.fields.date, document.id

        return tuple(sorted(self.documents, key=place))

    def documents_above(self, document: Document) -> tuple[Document, ...]:
        """Return the documents of the regions above the document's own."""
        above = {region.id for region in self.lineage(document.fields.region)[1:]}
        return tuple(d for d in self.documents_from_above if d.fields.region in above)

    @cached_property
    def _work_by_name(self) -> dict[str, RegisteredWork]:
        return {name: work for work in self.works for name in work.names}

    def work_named(self, printed: str) -> RegisteredWork | None:
        """Return the registered work that a document names so, with or without 《》."""
        return self._work_by_name.get(printed.strip("《》"))

    def may_exist(self, one: str) -> bool:
        """Whether the id lies in a file or record that could not be read: about it another line speaks."""
        record = one.partition("#")[0]
        document, _, rest = record.partition("/")
        return bool({record, document, f"{document}/{rest.partition('/')[0]}"} & self.unreadable)

    def lineage(self, region_id: str) -> tuple[Region, ...]:
        """Return the region and all above it, itself first; stops where the tree is broken."""
        found: list[Region] = []
        at: str | None = region_id
        while at is not None and at in self.region_by_id and len(found) <= len(self.regions):
            found.append(self.region_by_id[at])
            at = self.region_by_id[at].parent
        return tuple(found)

    def closure(self, audience_id: str) -> dict[str, tuple[str, ...]]:
        """Return each audience that `audience_id` includes → the path of includes that leads there."""
        paths: dict[str, tuple[str, ...]] = {}
        queue: list[tuple[str, ...]] = [(audience_id,)]
        while queue:
            path = queue.pop(0)
            if path[-1] in paths or path[-1] not in self.audience_by_id:
                continue
            paths[path[-1]] = path
            queue += [(*path, included) for included in self.audience_by_id[path[-1]].includes]
        return paths

    def own_audiences(self, audience_id: str) -> set[str]:
        """Return the audience and those it includes, but for the one that holds everyone."""
        return {
            a for a in self.closure(audience_id) if a == audience_id or not self.audience_by_id[a].everyone
        }

    @property
    def published_ids(self) -> tuple[str, ...]:
        """Ids that stay for ever: documents, records, parts, terms; sorted."""
        records = list(self.records())
        parts = [record.part_id(part) for record in records for part in record.fields.parts]
        documents = [document.id for document in self.documents]
        terms = [term.id for term in self.terms()]
        return tuple(sorted({*documents, *(r.id for r in records), *parts, *terms}))
