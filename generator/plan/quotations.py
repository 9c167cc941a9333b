"""A record's quotation: its wording whole, cut into blocks, runs and what stands before the fold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.library import addresses
from generator.library.documents import Document, Record
from generator.library.text import Passage
from generator.plan.views.records import Block, Quotation, Run
from generator.schema.records import ChecklistItem, Part

OPENING = 180
"""Characters of a quotation that a phone shows before the fold."""
_SLACK = 20
"""Fewer characters than these are not worth a fold."""
_STOPS = ("。！？；", "，、：")
"""Where an opening may end: at a sentence, else at a clause."""
_CLOSERS = "”’）》」』】"
Span = tuple[int, int, str]
"""Start and end inside a text, and the role."""


def quotation_of(document: Document, record: Record) -> Quotation:
    """Return the quotation of `record`; its blocks hold the wording, nothing dropped, nothing added."""
    blocks = _with_terms(document, record, _blocks(document, record))
    opening, rest = folded(blocks)
    return Quotation(opening, rest, sum(map(_length, rest)))


def folded(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return `blocks` as the opening and the rest; the rest is empty where there is no need to fold.

    The opening is at least half full. It ends with a sentence; else with a block; else with a clause; where
    there is no mark at all, when it is full. What closes a quotation stays with it, and no name is cut.
    """
    if sum(map(_length, blocks)) <= OPENING + _SLACK:
        return blocks, ()
    left = OPENING
    for n, block in enumerate(blocks):
        if _length(block) > left:
            head, tail = _split(block, _end_of_opening(blocks[:n], block, left))
            return (*blocks[:n], *head), (*tail, *blocks[n + 1 :])
        left -= _length(block)
    raise AssertionError("the blocks are longer than the opening")


def _end_of_opening(before: tuple[Block, ...], block: Block, left: int) -> int:
    """Return how many characters of `block`, at most `left`, stand in the opening after `before`."""
    least = max(1, left - OPENING // 2)
    sentences, clauses = (_ends(block, stops, least, left) for stops in _STOPS)
    if sentences:
        return sentences[-1]
    if before and least == 1 and _written(before[-1]).endswith(tuple("".join(_STOPS))):
        return 0
    return clauses[-1] if clauses else _outside_names(block, left)


def _ends(block: Block, stops: str, least: int, left: int) -> list[int]:
    """Return where in `block` the opening may end after one of `stops` and what closes there."""
    found = re.finditer(rf"[{stops}][{_CLOSERS}]*", _written(block)[: left + len(_CLOSERS)])
    ends = [match.end() for match in found if match.start() < left]
    return [end for end in ends if end >= least and _outside_names(block, end) == end]


def _outside_names(block: Block, at: int) -> int:
    """Return `at`, or the end of the name that it would cut."""
    start = 0
    for run in block.runs:
        end = start + len(run.text)
        if run.term and start < at < end:
            return end
        start = end
    return at


def _split(block: Block, at: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return `block` cut at character `at`; what follows runs on in the same paragraph."""
    if at == 0:
        return (), (block,)
    head: list[Run] = []
    tail: list[Run] = []
    for run in block.runs:
        cut = min(max(at - sum(len(r.text) for r in head), 0), len(run.text)) if not tail else 0
        if cut:
            head.append(replace(run, text=run.text[:cut]))
        if cut < len(run.text):
            tail.append(replace(run, text=run.text[cut:]))
    return (replace(block, runs=tuple(head), goes_on=True),), (
        replace(block, runs=tuple(tail), anchor="", is_cut=True, runs_on=True),
    )


def _written(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def _length(block: Block) -> int:
    return len(_written(block))


def _blocks(document: Document, record: Record) -> tuple[Block, ...]:
    fields = record.fields
    if fields.wording is None:
        lead = [Block((Run(fields.lead),), "lead")] if fields.lead else []
        return _run_on([*lead, *(_item_block(record, item) for item in fields.items)])
    role = "step" if fields.steps else "item"
    return tuple(
        block
        for passage, stretch in zip(record.passages, fields.wording, strict=True)
        for block in _run_on(_cut(document, record, passage, stretch, role))
    )


def _run_on(blocks: list[Block]) -> tuple[Block, ...]:
    """Mark all but the first as pieces of the same paragraph."""
    return (*blocks[:1], *(replace(block, runs_on=True) for block in blocks[1:]))


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
