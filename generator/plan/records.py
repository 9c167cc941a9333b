"""One record's view: its citation, what it says as data; its quotation is cut by `plan.quotations`."""

from __future__ import annotations

from generator.library import addresses
from generator.library.documents import Document, Record
from generator.library.library import Library
from generator.plan.quotations import quotation_of
from generator.plan.views.records import (
    CadenceView,
    CitationView,
    Day,
    ExceptionView,
    Link,
    RecordView,
    StepView,
    WorkView,
)
from generator.schema.records import Cadence, ChecklistItem, Reading, Step, Work, Years

_PLAIN_FORCE = "要"
"""What nearly every record says; only what differs from it is worth a line beside the quotation."""


def record_view(library: Library, record: Record) -> RecordView:
    """Return the view of `record`, the same for every handbook."""
    document = library.document_by_id[record.document_id]
    fields = record.fields
    quotation = quotation_of(document, record)
    return RecordView(
        id=record.id,
        anchor=addresses.anchor(record.id),
        kind=record.kind.label,
        title=fields.title,
        quotation=quotation,
        document=document.fields.short_title,
        number=document.fields.number or "",
        year=document.fields.year if document.fields.year not in (document.fields.number or "") else "",
        attachment=attachment_title(document, fields.section),
        citation=citation_view(document, record),
        actor=fields.actor or "",
        participants=fields.participants or "",
        condition=fields.condition if fields.condition and fields.condition != fields.actor else "",
        force=fields.force if fields.force and fields.force != _PLAIN_FORCE else "",
        exceptions=tuple(ExceptionView(e.condition, e.instead) for e in fields.exceptions),
        steps=tuple(map(_step, fields.steps)),
        cadences=tuple(map(_cadence, fields.cadence)),
        works=_works(library, record),
        extends=_extends(library, record),
        to_examine=_to_examine(record),
        note=fields.note or "",
        period=_period(fields.years),
        addressees=fields.addressee or (),
        matters=_matters(library, record),
        terms=tuple(run.term for block in quotation.blocks for run in block.runs if run.term),
    )


def citation_view(document: Document, record: Record) -> CitationView:
    url = addresses.record_url(document, record)
    return CitationView(record.citation.section, record.citation.paragraph, url)


def attachment_title(document: Document, section: str) -> str:
    """Return the title of the attachment that `section` stands in, if it does."""
    path = section.partition("/")[0]
    return next((a.title for a in document.fields.attachments if a.section == path), "")


def _period(years: Years | None) -> str:
    if years is None:
        return ""
    return str(years.first) if years.first == years.last else f"{years.first}–{years.last}"


def _step(step: Step) -> StepView:
    """Name the phase apart unless the step's own words begin with it."""
    phase = step.phase or ""
    return StepView("" if step.wording.startswith(phase) else phase, step.wording)


def _cadence(cadence: Cadence) -> CadenceView:
    return CadenceView(
        wording=cadence.wording,
        every=cadence.every or "",
        exactly=cadence.exactly or 0,
        at_least=cadence.at_least or 0,
        up_to=cadence.up_to or 0,
        unit=cadence.unit or "",
        by=_day(cadence.by),
        around=_day(cadence.around),
    )


def _day(written: str | None) -> Day | None:
    """Read `12-31`, `2016`, `2016-12` or `2016-12-31`."""
    if written is None:
        return None
    numbers = [int(part) for part in written.split("-")]
    if numbers[0] <= 12:  # a month: no year is said
        numbers.insert(0, 0)
    year, month, day = [*numbers, 0, 0][:3]
    return Day(year, month, day)


def _works(library: Library, record: Record) -> tuple[WorkView, ...]:
    works = record.fields.works if isinstance(record.fields, Reading) else ()
    return tuple(_work(library, work) for work in works)


def _work(library: Library, work: Work) -> WorkView:
    registered = library.work_named(work.title)
    full_title = registered.title if registered and registered.names[0] != work.title.strip("《》") else ""
    url = addresses.work_url(registered) if registered else ""
    return WorkView(work.title, work.how or "", work.chapters or (), full_title, url)


def _matters(library: Library, record: Record) -> tuple[Link, ...]:
    matters = (library.matter_by_id[one] for one in record.fields.matter if one in library.matter_by_id)
    return tuple(Link(matter.title, addresses.matter_page(matter)) for matter in matters)


def _to_examine(record: Record) -> tuple[str, ...]:
    items = (item for item in record.fields.items if isinstance(item, ChecklistItem))
    return tuple(item.examine or item.wording for item in items)


def _extends(library: Library, record: Record) -> Link | None:
    target = library.record_by_id.get(getattr(record.fields, "extends", None) or "")
    if target is None:
        return None
    document = library.document_by_id[target.document_id]
    return Link(target.fields.title, addresses.record_url(document, target))
