"""One record's view: its quotation cut into blocks and runs, its citation, what it says as data."""

from __future__ import annotations

from generator.library.library import Document, Library, Record
from generator.library.text import Paragraph
from generator.plan import addresses
from generator.plan.views import Block, CitationView, ExceptionView, Link, RecordView, Run, WorkView
from generator.schema.records import ChecklistItem, Part, Years

Span = tuple[int, int, str]
"""Start and end inside a text, and the role."""


def record_view(library: Library, record: Record) -> RecordView:
    """Return the view of `record`, the same for every handbook."""
    document = library.document_by_id[record.document_id]
    fields = record.fields
    return RecordView(
        id=record.id,
        anchor=addresses.anchor(record.id),
        kind=record.kind.label,
        title=fields.title,
        blocks=_blocks(document, record),
        document=document.fields.short_title,
        number=document.fields.number or "",
        year=document.fields.date[:4],
        citation=citation_view(document, record),
        actor=fields.actor or "",
        participants=fields.participants or "",
        condition=fields.condition or "",
        force=fields.force or "",
        exceptions=tuple(ExceptionView(e.condition, e.instead) for e in fields.exceptions),
        cadences=tuple(cadence.wording for cadence in fields.cadence),
        works=_works(record),
        extends=_extends(library, record),
        note=fields.note or "",
        period=_period(fields.years),
    )


def citation_view(document: Document, record: Record) -> CitationView:
    url = addresses.record_url(document, record)
    return CitationView(record.citation.section, record.citation.paragraph, url)


def _period(years: Years | None) -> str:
    if years is None:
        return ""
    return str(years.first) if years.first == years.last else f"{years.first}–{years.last}"


def _works(record: Record) -> tuple[WorkView, ...]:
    return tuple(
        WorkView(work.title, work.how or "", work.chapters or (), work.url or "")
        for work in getattr(record.fields, "works", ())
    )


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
    blocks: list[Block] = []
    rest = list(fields.steps or fields.items)
    for passage, run in zip(record.passages, fields.wording, strict=True):
        here = _parts_inside(run, rest)
        rest = rest[len(here) :]
        paragraph = document.body.paragraphs[passage.index]
        blocks += _cut_run(record, run, passage.start, paragraph, here)
    return tuple(blocks)


def _parts_inside(run: str, parts: list[Part]) -> list[tuple[int, Part]]:
    """Return the leading parts that stand in `run`, each with its start."""
    found: list[tuple[int, Part]] = []
    at = 0
    for part in parts:
        start = run.find(part.wording, at)
        if start < 0:
            break
        found.append((start, part))
        at = start + len(part.wording)
    return found


def _cut_run(
    record: Record, run: str, offset: int, paragraph: Paragraph, parts: list[tuple[int, Part]]
) -> list[Block]:
    """Give each part a block of its own where all begin sentences; else mark them inside one block.

    Nothing is dropped: what stands between two parts stays with the first.
    """
    role = "step" if record.fields.steps else "item"
    if parts and all(offset + start in paragraph.breaks for start, _ in parts):
        starts = [start for start, _ in parts]
        ends = [*starts[1:], len(run)]
        blocks = [Block((Run(run[: starts[0]]),))] if starts[0] else []
        return blocks + [
            Block((Run(run[start:end]),), role, addresses.anchor(f"{record.id}#{part.id}"))
            for (start, part), end in zip(parts, ends, strict=True)
        ]
    spans = [(start, start + len(part.wording), role) for start, part in parts]
    return [Block(_runs(run, spans or _spans_of(record, run)))]


def _spans_of(record: Record, run: str) -> list[Span]:
    """Return where books to read and topics to discuss stand in `run`."""
    named = [(work.title, "work") for work in getattr(record.fields, "works", ())]
    named += [(subject, "subject") for subject in getattr(record.fields, "subjects", None) or ()]
    return _find_in_order(run, named)


def _item_block(record: Record, item: Part) -> Block:
    named: list[tuple[str, str]] = []
    if isinstance(item, ChecklistItem):
        named += [(item.examine, "examine")] if item.examine else []
        named += [(question, "question") for question in item.questions or ()]
        named += [(item.strengthen, "strengthen")] if item.strengthen else []
    runs = _runs(item.wording, _find_in_order(item.wording, named))
    return Block(runs, "item", addresses.anchor(f"{record.id}#{item.id}"))


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
