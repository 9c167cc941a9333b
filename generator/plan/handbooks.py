"""Pages of a handbook: its first page, a page for each chapter, the appendix, the page for printing."""

from __future__ import annotations

from dataclasses import replace

from generator.library import addresses
from generator.library.documents import Document
from generator.library.handbook import Entry, Handbook, Standing
from generator.library.library import Library
from generator.library.papers import PrintedFile
from generator.plan.actions import action_rows
from generator.plan.chapters import Places, Views, chapter_groups
from generator.plan.documents import mentions, register_entry
from generator.plan.page import Page
from generator.plan.records import citation_view
from generator.plan.selection import selection_page
from generator.plan.views.handbooks import (
    AppendixPage,
    ChapterPage,
    ChapterSummary,
    EditionView,
    FirstPage,
    HandbookHead,
    MentionView,
    SourceLine,
    SourceList,
)
from generator.plan.views.records import Link, Pager
from generator.plan.year import year_view
from generator.schema.kinds import APPENDIX


def handbook_pages(
    library: Library,
    handbook: Handbook,
    views: Views,
    see_also: tuple[Link, ...],
    printed: tuple[PrintedFile, ...],
) -> list[Page]:
    """Return the first page, the chapters that hold something, the appendix, and the page for printing."""
    head = handbook_head(handbook)
    _, *pagers, last = _pagers(handbook)
    places = _place(handbook)
    editions = tuple(EditionView(file.paper.id, file.url, file.size) for file in printed)
    first = replace(_first_page(library, handbook, views, places), see_also=see_also, editions=editions)
    pages = [Page(head.first_page, head.title, "handbook.md.j2", first)]
    groups = {chapter: chapter_groups(handbook, chapter, views, places) for chapter in handbook.chapters}
    for chapter, pager in zip(groups, pagers, strict=True):
        path = addresses.handbook_page(handbook, chapter)
        is_in_force = any(group.current for group in groups[chapter])
        selection = addresses.selection_page(handbook, chapter if is_in_force else None)
        page = ChapterPage(head, chapter.label, groups[chapter], selection, pager)
        pages.append(Page(path, chapter.label, "chapter.md.j2", page))
    appendix = AppendixPage(
        head,
        APPENDIX.label,
        source_lists(library, handbook, places),
        handbook_mentions(handbook),
        unlisted_regions(handbook),
        last,
    )
    path = addresses.handbook_page(handbook, APPENDIX)
    pages.append(Page(path, APPENDIX.label, "appendix.md.j2", appendix))
    printing = selection_page(handbook, head, library.site.data_date, first.rows, groups)
    return [*pages, Page(head.selection_page, printing.title, "print.md.j2", printing)]


def _pagers(handbook: Handbook) -> list[Pager]:
    """Return the pager of each page; a reader never leaves his handbook by one."""
    links = [Link(handbook.audience.name, addresses.handbook_page(handbook))]
    chapters = (*handbook.chapters, APPENDIX)
    links += [Link(chapter.label, addresses.handbook_page(handbook, chapter)) for chapter in chapters]
    return [Pager(*ends) for ends in zip([None, *links[:-1]], [*links[1:], None], strict=True)]


def handbook_head(handbook: Handbook) -> HandbookHead:
    region = handbook.region
    return HandbookHead(
        title=handbook.title,
        region=region.name,
        region_title=region.full_name,
        region_note=region.note or "",
        region_page=addresses.region_page(region),
        audience=handbook.audience.name,
        first_page=addresses.handbook_page(handbook),
        selection_page=addresses.selection_page(handbook),
    )


def unlisted_regions(handbook: Handbook) -> tuple[str, ...]:
    return tuple(region.name for region in handbook.unlisted)


def handbook_mentions(handbook: Handbook) -> tuple[MentionView, ...]:
    held = {entry.record.id for entry in handbook.entries()}
    return tuple(mention for document in handbook.documents for mention in mentions(document, held))


def _place(handbook: Handbook) -> Places:
    """Return each record's place in this handbook: the chapter's page and the anchor."""
    places = {}
    for group in handbook.groups:
        page = addresses.handbook_page(handbook, group.chapter)
        for entry in group.entries:
            for one in entry.walk():
                places[one.record.id] = f"{page}#{addresses.anchor(one.record.id)}"
    return places


def _first_page(library: Library, handbook: Handbook, views: Views, places: Places) -> FirstPage:
    rows = action_rows(handbook, views, places)
    entries = list(handbook.entries())
    everyone = _everyone(library, handbook)
    words = dict.fromkeys(w for e in entries for w in words_of(library, handbook, e))
    counts = [
        ChapterSummary(
            Link(c.label, addresses.handbook_page(handbook, c)),
            sum(1 for g in handbook.groups if g.chapter is c for e in g.entries for _ in e.walk()),
        )
        for c in handbook.chapters
    ]
    return FirstPage(
        handbook=handbook_head(handbook),
        words=tuple(words),
        includes=tuple(library.audience_by_id[i].name for i in library.closure(handbook.audience.id))[1:],
        everyone=everyone,
        rows=rows,
        year=year_view(rows, library.site.study_year),
        beyond=tuple(Link(e.record.fields.title, places[e.record.id]) for e in entries if _is_beyond(e))
        if everyone
        else (),
        chapters=tuple(counts),
        documents=tuple(register_entry(library, document) for document in handbook.documents),
        mentions=handbook_mentions(handbook),
        unlisted=unlisted_regions(handbook),
        pager=_pagers(handbook)[0],
    )


def words_of(library: Library, handbook: Handbook, entry: Entry) -> list[str]:
    """Return the entry's words of address that name the handbook's audience, or one that it includes.

    Words for everyone are left out, unless the handbook is everyone's.
    """
    audiences = (library.audience_by_id[a] for a in library.own_audiences(handbook.audience.id))
    own = {word for audience in audiences for word in audience.words or ()}
    return [word for word in entry.record.fields.addressee or () if word in own]


def _everyone(library: Library, handbook: Handbook) -> str:
    """Return the name of the audience of everyone that this handbook includes, if it does."""
    included = (library.audience_by_id[one] for one in library.closure(handbook.audience.id))
    return next((a.name for a in included if a.everyone and a is not handbook.audience), "")


def _is_beyond(entry: Entry) -> bool:
    """Whether the record is in force and would not stand in an ordinary member's handbook."""
    return entry.standing is Standing.CURRENT and not any(
        reason.audience.everyone for reason in entry.reasons
    )


def source_lists(library: Library, handbook: Handbook, places: Places) -> tuple[SourceList, ...]:
    """Return for each document the records that `handbook` holds, in the order of the text."""
    held = {entry.record.id for entry in handbook.entries()}
    return tuple(
        SourceList(register_entry(library, document), _source_lines(document, places, held))
        for document in handbook.documents
    )


def _source_lines(document: Document, places: Places, held: set[str]) -> tuple[SourceLine, ...]:
    """Return the document's records that this handbook holds, in the order of the text."""
    own = sorted((r for r in document.records if r.id in held), key=lambda r: r.reading_order[1:])
    return tuple(
        SourceLine(citation_view(document, r), Link(r.fields.title, places[r.id]), r.kind.label) for r in own
    )
