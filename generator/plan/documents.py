"""Pages about documents: the list, and for each the register entry, the outline and the full text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from itertools import pairwise

from generator.library import addresses
from generator.library.documents import Document, Record
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.library.text import Paragraph, Passage, Section
from generator.plan.demands import demand_map
from generator.plan.page import Page
from generator.plan.views.documents import (
    DocumentList,
    DocumentPage,
    ListedDocument,
    OmissionView,
    ParagraphView,
    RecordLine,
    SectionView,
    Segment,
    Stretch,
)
from generator.plan.views.handbooks import MentionView, RegisterEntry
from generator.plan.views.records import CitationView, Link
from generator.schema.documents import Mention

Shown = dict[str, list[Link]]
"""Record id → the handbooks that show it."""
Held = dict[int, list[Record]]
"""Position of a paragraph in the body → the records that quote it, in the order of the text."""


def document_pages(library: Library, handbooks: tuple[Handbook, ...], titles: dict[str, str]) -> list[Page]:
    """Return the list of documents and a page for each; `titles` names handbooks by id."""
    shown: Shown = defaultdict(list)
    for handbook in handbooks:
        for held in handbook.entries():
            page = addresses.handbook_page(handbook)
            shown[held.record.id].append(Link(titles[handbook.id], page))
    listed = tuple(
        ListedDocument(register_entry(library, document), demand_map(library, handbooks, document))
        for document in library.documents_from_above
    )
    pages = [Page(addresses.DOCUMENTS, "文件", "documents.md.j2", DocumentList(listed))]
    for document, one in zip(library.documents_from_above, listed, strict=True):
        entry = one.entry
        view = DocumentPage(
            entry,
            _sections(document, shown),
            tuple(
                OmissionView(o.wording or "", o.description or "", o.reason)
                for o in document.fields.omissions
            ),
            mentions(document),
            len(document.records),
            one.demands,
        )
        pages.append(Page(addresses.document_page(document), entry.short_title, "document.md.j2", view))
    return pages


def register_entry(library: Library, document: Document) -> RegisterEntry:
    fields = document.fields
    region = library.region_by_id[fields.region]
    return RegisterEntry(
        title=fields.title,
        short_title=fields.short_title,
        issuer=fields.issuer,
        number=fields.number or "",
        date=fields.date,
        region=region.full_name,
        region_note=region.note or "",
        addressees=fields.addressees or (),
        note=fields.note or "",
        page=addresses.document_page(document),
        url=fields.url or "",
    )


def mentions(document: Document, held: Container[str] | None = None) -> tuple[MentionView, ...]:
    """Return what `document` mentions and the library lacks; for a handbook only what its readers meet.

    With `held`, the ids of the handbook's records, a mention is left out when only records for other
    readers make it.
    """
    return tuple(
        MentionView(
            mention.title, mention.number or "", document.fields.short_title, _named_in(document, mention)
        )
        for mention, quoting in zip(document.fields.mentions, document.quoting, strict=True)
        if held is None or not quoting or any(one in held for one in quoting)
    )


def _named_in(document: Document, mention: Mention) -> tuple[CitationView, ...]:
    page = addresses.document_page(document)
    return tuple(
        CitationView(p.section, p.number, f"{page}#{addresses.paragraph_anchor(p.line)}")
        for p in document.body.paragraphs
        if p.number and mention.wording in p.text
    )


def _sections(document: Document, shown: Shown) -> tuple[SectionView, ...]:
    by_section: dict[str, list[tuple[int, Paragraph]]] = defaultdict(list)
    for index, paragraph in enumerate(document.body.paragraphs):
        by_section[paragraph.section].append((index, paragraph))
    known = document.body.sections
    if "" in by_section:
        known = (Section("", "", 1), *known)
    held = _held(document)
    return tuple(_section(document, section, by_section[section.path], held, shown) for section in known)


def _held(document: Document) -> Held:
    held: Held = defaultdict(list)
    for record in sorted(document.records, key=lambda r: r.reading_order[1:]):
        for index in dict.fromkeys(passage.index for passage in record.passages):
            held[index].append(record)
    return held


def _section(
    document: Document, section: Section, paragraphs: list[tuple[int, Paragraph]], held: Held, shown: Shown
) -> SectionView:
    met: set[str] = set()
    is_bare = bool(paragraphs) and paragraphs[0][1].number == 0
    opening = paragraphs[0][1].text[:16] if paragraphs else ""
    return SectionView(
        path=section.path,
        anchor=addresses.section_anchor(section.line),
        heading=section.heading,
        opening=opening,
        depth=len(section.ancestors),
        is_bare=is_bare,
        is_title=bool(paragraphs) and not paragraphs[0][1].text.startswith(section.heading),
        paragraphs=tuple(_paragraph(document, i, held[i], shown, met) for i, p in paragraphs if p.number),
    )


def _paragraph(
    document: Document, index: int, here: list[Record], shown: Shown, met: set[str]
) -> ParagraphView:
    paragraph = document.body.paragraphs[index]
    first = [r for r in here if r.passages[0].index == index]
    return ParagraphView(
        anchor=addresses.paragraph_anchor(paragraph.line),
        section=paragraph.section,
        number=paragraph.number,
        segments=_segments(document, index, here, met),
        records=tuple(
            RecordLine(
                r.fields.title,
                r.kind.label,
                addresses.anchor(r.id),
                tuple(shown.get(r.id, ())),
                r.fields.note or "",
            )
            for r in first
        ),
    )


def _segments(document: Document, index: int, records: list[Record], met: set[str]) -> tuple[Segment, ...]:
    """Cut the paragraph wherever a record or part begins or ends; its characters stay in place, unbroken."""
    paragraph = document.body.paragraphs[index]
    quoted = [passage for record in records for passage in record.passages if passage.index == index]
    begins = [(record.passages[0], record.id) for record in records]
    begins += [(place, record.part_id(part)) for record in records for part, place in record.part_passages]
    anchors: dict[int, list[str]] = defaultdict(list)
    for passage, one in begins:
        if passage.index == index:
            anchors[passage.start].append(addresses.anchor(one))
    ends = {0, len(paragraph.text), *anchors, *(p.start for p in quoted), *(p.end for p in quoted)}
    places = list(pairwise(sorted(ends)))
    cuts = document.names.cut([paragraph.text[start:end] for start, end in places], met)
    return tuple(
        Segment(
            tuple(
                Stretch(text, addresses.term_url(document.term_by_id[one]) if one else "")
                for text, one in cut
            ),
            tuple(anchors[start]),
            any(p.holds(Passage(index, start, end)) for p in quoted),
        )
        for (start, end), cut in zip(places, cuts, strict=True)
    )
