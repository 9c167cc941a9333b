"""What can be found: every record, section, document and section of a hand-written page, each once.

Their texts are spans of lines; what several of them hold is stored once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.library import addresses
from generator.library.documents import Document, Record
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.library.text import Paragraph, Section
from generator.search.pages import page_sections

SECTION, DOCUMENT, PAGE = "section", "document", "page"
"""The kinds of what is found, besides the kinds of records."""

Place = tuple[str, str]
"""A handbook's id and the id of the chapter whose page has the record."""


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` of the line at `line`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Findable:
    """What one result shows; `url` is from the site's root, `section` and `paragraph` as in a citation.

    `document` is empty for a hand-written page, `paragraph` 0 where none is meant.
    """

    id: str
    kind: str
    document: str
    url: str
    title: Span
    text: tuple[Span, ...]
    section: str = ""
    paragraph: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Corpus:
    """All lines of text, and what is found in them."""

    lines: tuple[str, ...]
    findables: tuple[Findable, ...]


class _Lines:
    """Gathers lines; each is whole the span that `add` returns."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def add(self, text: str) -> Span:
        self.all.append(text)
        return Span(len(self.all) - 1, 0, len(text))


def corpus(library: Library, handbooks: Iterable[Handbook]) -> Corpus:
    """Return all that can be found in `library`, in the order of its documents from above."""
    places = _places(handbooks)
    lines = _Lines()
    found: list[Findable] = []
    for document in library.documents_from_above:
        first = len(lines.all)
        for paragraph in document.body.paragraphs:
            lines.add(paragraph.text)
        found.append(_document(library, document, lines))
        found += (_record(document, record, first, places, lines) for record in document.records)
        found += _sections(document, first, lines)
    found += _pages(library, lines)
    return Corpus(tuple(lines.all), tuple(found))


def _places(handbooks: Iterable[Handbook]) -> Mapping[str, tuple[Place, ...]]:
    """Return record id → where it stands; of several places in a handbook the first."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for handbook in handbooks:
        for group in handbook.groups:
            for entry in (one for top in group.entries for one in top.walk()):
                found[entry.record.id].setdefault(handbook.id, group.chapter.id)
    return {record: tuple(places.items()) for record, places in found.items()}


def _record(
    document: Document, record: Record, first: int, places: Mapping[str, tuple[Place, ...]], lines: _Lines
) -> Findable:
    return Findable(
        id=record.id,
        kind=record.kind.id,
        document=document.id,
        url=addresses.record_url(document, record),
        title=lines.add(record.fields.title),
        text=tuple(Span(first + p.index, p.start, p.end) for p in record.passages),
        section=record.citation.section,
        paragraph=record.citation.paragraph,
        places=places.get(record.id, ()),
    )


def _document(library: Library, document: Document, lines: _Lines) -> Findable:
    fields = document.fields
    region = library.region_by_id[fields.region].full_name
    register = "\u3000".join(filter(None, (fields.title, fields.number, fields.issuer, region)))
    return Findable(
        id="",
        kind=DOCUMENT,
        document=document.id,
        url=f"{addresses.document_page(document)}#{addresses.PAGE_ANCHOR}",
        title=lines.add(fields.short_title),
        text=(lines.add(register),),
    )


def _sections(document: Document, first: int, lines: _Lines) -> Iterator[Findable]:
    """Yield each section with its own paragraphs, heading included, without the sections inside it."""
    own: dict[str, list[tuple[int, Paragraph]]] = defaultdict(list)
    for index, paragraph in enumerate(document.body.paragraphs):
        own[paragraph.section].append((index, paragraph))
    for section in document.body.sections:
        paragraphs = own[section.path]
        yield Findable(
            id="",
            kind=SECTION,
            document=document.id,
            url=f"{addresses.document_page(document)}#{addresses.section_anchor(section.line)}",
            title=_heading(section, paragraphs[0], first, lines),
            text=tuple(Span(first + index, 0, len(p.text)) for index, p in paragraphs),
            section=section.path,
        )


def _heading(section: Section, opening: tuple[int, Paragraph], first: int, lines: _Lines) -> Span:
    """Return where the heading stands in the section's first paragraph; a line of its own if it does not."""
    index, paragraph = opening
    start = paragraph.text.find(section.heading) if section.heading else -1
    if start < 0:
        return lines.add(section.heading or section.path)
    return Span(first + index, start, start + len(section.heading))


def _pages(library: Library, lines: _Lines) -> Iterator[Findable]:
    for name, written in library.pages.items():
        folder, _, stem = name.removeprefix("content/").removesuffix(".md").rpartition("/")
        path = quote(f"{folder}/" * bool(folder) + ("index" if stem == "README" else stem) + ".html")
        for section in page_sections("\n".join(written), stem):
            yield Findable(
                id="",
                kind=PAGE,
                document="",
                url=f"{path}#{section.anchor}",
                title=lines.add(section.heading),
                text=tuple(lines.add(text) for text in section.texts),
            )
