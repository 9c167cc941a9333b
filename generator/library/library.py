"""All that is encoded: the documents and the settings.

`generator.load` builds a `Library`, `generator.checks` judges it, `generator.resolve` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.library.documents import Document, Record, Term
from generator.library.pinyin import toneless
from generator.library.source import Source
from generator.schema.engine import EngineSettings
from generator.schema.records import Part
from generator.schema.settings import Audience, Matter, PinyinOverride, Region, RegisteredWork, Site


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
    `works`, `pinyin`, `ids`), those of documents by their path."""
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
    pinyin: tuple[PinyinOverride, ...] = ()
    """What is read otherwise than the dictionary of pinyin says."""

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
    def pinyin_by_words(self) -> dict[str, tuple[str, ...]]:
        """The words of each override and their syllables as they are typed (yi, shang, shuai, xia)."""
        return {one.words: tuple(map(toneless, one.syllables)) for one in self.pinyin}

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
    def written(self) -> Iterator[Source]:
        """Yield every file as it is written: those of `sources`, and the texts of the documents."""
        yield from self.sources.values()
        yield from (document.text_source for document in self.documents)

    @property
    def published_ids(self) -> tuple[str, ...]:
        """Ids that stay for ever: documents, records, parts, terms; sorted."""
        records = list(self.records())
        parts = [record.part_id(part) for record in records for part in record.fields.parts]
        documents = [document.id for document in self.documents]
        terms = [term.id for term in self.terms()]
        return tuple(sorted({*documents, *(r.id for r in records), *parts, *terms}))
