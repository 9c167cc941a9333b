"""A document as encoded: its register entry, its body, its records with their places, its names.

`library.library` holds them all; `generator.load` builds them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.diagnostics import Location
from generator.library.names import Names
from generator.library.source import Path, Source
from generator.library.text import Body, Paragraph, Passage, Section
from generator.schema.documents import DocumentFields
from generator.schema.kinds import KINDS, Kind
from generator.schema.records import Part, RecordFields
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
