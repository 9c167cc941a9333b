"""The page of works: every book or rule to read, how each document names it, who reads it and how."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import addresses
from generator.library.library import Document, Library, Record
from generator.plan.page import Page
from generator.plan.records import citation_view
from generator.plan.views.records import Link
from generator.plan.views.works import LaterView, RegisteredView, RequiredView, WorksPage
from generator.schema.records import Reading
from generator.schema.settings import RegisteredWork


def works_page(library: Library) -> Page:
    works = tuple(_registered(library, work) for work in library.works)
    return Page(addresses.WORKS, "书目", "works.md.j2", WorksPage(works))


def _registered(library: Library, work: RegisteredWork) -> RegisteredView:
    later = work.later
    return RegisteredView(
        anchor=addresses.work_url(work).partition("#")[2],
        title=work.title,
        note=work.note or "",
        later=LaterView(later.title, later.date, later.source, later.url or "") if later else None,
        required=tuple(_required(library, work)),
    )


def _required(library: Library, work: RegisteredWork) -> Iterator[RequiredView]:
    for document in library.documents_from_above:
        for record in sorted(document.records, key=lambda r: r.reading_order[1:]):
            yield from _in_record(library, work, document, record)


def _in_record(
    library: Library, work: RegisteredWork, document: Document, record: Record
) -> Iterator[RequiredView]:
    for one in record.fields.works if isinstance(record.fields, Reading) else ():
        if library.work_named(one.title) is work:
            yield RequiredView(
                printed=one.title,
                how=one.how or "",
                chapters=one.chapters or (),
                readers=record.fields.addressee or (),
                document=document.fields.short_title,
                date=document.fields.date,
                record=Link(record.fields.title, addresses.record_url(document, record)),
                citation=citation_view(document, record),
            )
