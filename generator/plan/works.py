"""The page of works: every book or rule to read, how each document names it, who reads it and how."""

from __future__ import annotations

from collections import defaultdict

from generator.library import addresses
from generator.library.documents import Document, Record
from generator.library.library import Library
from generator.plan.page import Page
from generator.plan.records import citation_view
from generator.plan.views.records import Link
from generator.plan.views.works import LaterView, RegisteredView, RequiredView, WorksPage
from generator.schema.records import Reading, Work
from generator.schema.settings import RegisteredWork

Required = dict[str, list[RequiredView]]
"""Id of a work → what is asked of whom, from upper documents down, in the order of each text."""


def works_page(library: Library) -> Page:
    required = _required(library)
    works = tuple(_registered(work, required[work.id]) for work in library.works)
    return Page(addresses.WORKS, "书目", "works.md.j2", WorksPage(works))


def _registered(work: RegisteredWork, required: list[RequiredView]) -> RegisteredView:
    later = work.later
    return RegisteredView(
        anchor=addresses.work_url(work).partition("#")[2],
        title=work.title,
        note=work.note or "",
        later=LaterView(later.title, later.date, later.source, later.url or "") if later else None,
        required=tuple(required),
    )


def _required(library: Library) -> Required:
    required: Required = defaultdict(list)
    for document in library.documents_from_above:
        for record in sorted(document.records, key=lambda r: r.reading_order[1:]):
            for one in record.fields.works if isinstance(record.fields, Reading) else ():
                if work := library.work_named(one.title):
                    required[work.id].append(_required_view(document, record, one))
    return required


def _required_view(document: Document, record: Record, work: Work) -> RequiredView:
    return RequiredView(
        printed=work.title,
        how=work.how or "",
        chapters=work.chapters or (),
        readers=record.fields.addressee or (),
        document=document.fields.short_title,
        date=document.fields.date,
        record=Link(record.fields.title, addresses.record_url(document, record)),
        citation=citation_view(document, record),
    )
