"""One record's view: its quotation cut into blocks and runs, its citation, what it says as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.library import addresses
from generator.library.library import Document, Library, Record
from generator.library.text import Passage
from generator.plan.views.records import (
    Block,
    CadenceView,
    CitationView,
    Day,
    ExceptionView,
    Link,
    RecordView,
    Run,
    StepView,
    WorkView,
)
from generator.schema.records import Cadence, ChecklistItem, Part, Reading, Step, Work, Years

Span = tuple[int, int, str]
"""Start and end inside a text, and the role."""


def record_view(library: Library, record: Record) -> RecordView:
    """Return the view of `record`, the same for every handbook."""
    document = library.document_by_id[record.document_id]
    fields = record.fields
    blocks = _with_terms(document, record, _blocks(document, record))
    return RecordView(
        id=record.id,
        anchor=addresses.anchor(record.id),
        kind=record.kind.label,
        title=fields.title,
        blocks=blocks,
        document=document.fields.short_title,
        number=document.fields.number or "",
        year=document.fields.year,
        attachment=attachment_title(document, fields.section),
        citation=citation_view(document, record),
        actor=fields.actor or "",
        participants=fields.participants or "",
        condition=fields.condition or "",
        force=fields.force or "",
        exceptions=tuple(ExceptionView(e.condition, e.instead) for e in fields.exceptions),
        steps=tuple(map(_step, fields.steps)),
        cadences=tuple(map(_cadence, fields.cadence)),
        works=_works(library, record),
        extends=_extends(library, record),
        note=fields.note or "",
        period=_period(fields.years),
        addressees=fields.addressee or (),
        matters=_matters(library, record),
        terms=tuple(run.term for block in blocks for run in block.runs if run.term),
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


def _extends(library: Library, record: Record) -> Link | None:
    target = library.record_by_id.get(getattr(record.fields, "extends", None) or "")
    if target is None:
        return None
    document = library.document_by_id[target.document_id]
    return Link(target.fields.title, addresses.record_url(document, target))


def _blocks(document: Document, record: Record) -> tuple[Block, ...]:
    fields = record.fields
    if fields.wording is None:
        lead = [Block((Run(fields.lead),), "lead")] if fields.lead else []
        return (*lead, *(_item_block(record, item) for item in fields.items))
    role = "step" if fields.steps else "item"
    return tuple(
        block
        for passage, stretch in zip(record.passages, fields.wording, strict=True)
        for block in _cut(document, record, passage, stretch, role)
    )


def _cut(document: Document, record: Record, passage: Passage, stretch: str, role: str) -> list[Block]:
    """Give each part a block of its own where all begin sentences; else mark them inside one block.

    Nothing is dropped: what stands between two parts stays with the first.
    """
    breaks = document.body.paragraphs[passage.index].breaks
    parts = [(part, place) for part, place in record.part_passages if passage.holds(place)]
    starts = [place.start - passage.start for _, place in parts]
    if not parts or not all(place.start in breaks for _, place in parts):
        ends = [place.end - passage.start for _, place in parts]
        spans = list(zip(starts, ends, [role] * len(parts), strict=True))
        return [Block(_runs(stretch, spans or _spans_of(record, stretch)))]
    blocks = [Block((Run(stretch[: starts[0]]),))] if starts[0] else []
    return blocks + [
        Block(_runs(stretch[start:end], _spans_in(part)), role, addresses.anchor(record.part_id(part)))
        for (part, _), start, end in zip(parts, starts, [*starts[1:], len(stretch)], strict=True)
    ]


def _spans_of(record: Record, stretch: str) -> list[Span]:
    """Return where books to read and topics to discuss stand in `stretch`."""
    named = [(work.title, "work") for work in getattr(record.fields, "works", ())]
    named += [(subject, "subject") for subject in getattr(record.fields, "subjects", None) or ()]
    return _find_in_order(stretch, named)


def _item_block(record: Record, item: Part) -> Block:
    return Block(_runs(item.wording, _spans_in(item)), "item", addresses.anchor(record.part_id(item)))


def _spans_in(part: Part) -> list[Span]:
    """Return where what a checklist's item examines, asks and strengthens stands in its wording."""
    named: list[tuple[str, str]] = []
    if isinstance(part, ChecklistItem):
        named += [(part.examine, "examine")] if part.examine else []
        named += [(question, "question") for question in part.questions or ()]
        named += [(part.strengthen, "strengthen")] if part.strengthen else []
    return _find_in_order(part.wording, named)


def _with_terms(document: Document, record: Record, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Mark in `blocks` where the record first names a term that it does not itself spell out."""
    met = {t.id for t in document.terms if record.id in {e.partition("#")[0] for e in t.fields.expands}}
    return tuple(replace(block, runs=_named(document, block.runs, met)) for block in blocks)


def _named(document: Document, runs: tuple[Run, ...], met: set[str]) -> tuple[Run, ...]:
    cuts = document.names.cut([run.text for run in runs], met)
    return tuple(
        replace(run, text=text, term=term)
        for run, pieces in zip(runs, cuts, strict=True)
        for text, term in pieces
    )


def _find_in_order(text: str, named: list[tuple[str, str]]) -> list[Span]:
    spans: list[Span] = []
    at = 0
    for words, role in named:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            spans.append((start, at, role))
    return spans


def _runs(text: str, spans: list[Span]) -> tuple[Run, ...]:
    runs: list[Run] = []
    at = 0
    for start, end, role in spans:
        if start > at:
            runs.append(Run(text[at:start]))
        runs.append(Run(text[start:end], role))
        at = end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)
