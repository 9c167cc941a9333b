"""Rules on the parts of a record: spans of its wording, in order, nothing but connectives left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, error
from generator.library.documents import Document, Record
from generator.library.library import Library
from generator.library.source import Path
from generator.library.text import ENUMERATOR
from generator.schema.records import ChecklistItem

CONNECTIVES = (
    rf"{ENUMERATOR}|[一二三四五六七八九十]+[要是]|"
    r"还要|主要|着力解决|一些党员|深入|查摆|强化|重点|等|的|问题|要|是|和|并|以及|[，、；：。,;:“”\s]"
)
"""A pattern of what may be left over; `data/site.yml` may add words of a document's own (切实整改)."""


def parts_are_spans_in_order(library: Library) -> Iterator[Diagnostic]:
    """items（有 wording 时）与 steps 是条目原文的片段，次序照原文；首项起，其余只剩序号与连接词。"""
    for document, record in library.records_in_documents():
        whole = "".join(record.fields.stretches)
        steps: list[tuple[Path, str]] = [
            (("steps", n, "wording"), step.wording) for n, step in enumerate(record.fields.steps)
        ]
        yield from _in_order(document, record, whole, steps)
        if record.fields.wording and record.fields.items:
            items: list[tuple[Path, str]] = [
                (("items", n, "wording"), item.wording) for n, item in enumerate(record.fields.items)
            ]
            yield from _in_order(document, record, whole, items)
            head = whole.find(items[0][1])
            yield from _left_over(library, record, whole[max(head, 0) :], items, ("items",))


def _in_order(
    document: Document, record: Record, whole: str, spans: Sequence[tuple[Path, str]]
) -> Iterator[Diagnostic]:
    at = 0
    for path, text in spans:
        found = whole.find(text, at)
        if found >= 0:
            at = found + len(text)
        elif text in whole:
            yield error(
                "part-order",
                place_of(record, *path),
                "次序与原文不同，或与前一项重叠。",
                "请按原文的先后排列。",
            )
        else:
            yield from _not_a_span(document, record, path, text)


def _not_a_span(document: Document, record: Record, path: Path, text: str) -> Iterator[Diagnostic]:
    """Where the record's own wording is wrong, a span of the document's text is right."""
    if record.passages or document.body.find(text) is None:
        yield error(
            "span-not-found",
            place_of(record, *path),
            f"“{text}”不是本条原文中的文字。",
            "请从本条的 wording 中逐字复制。",
        )


def checklist_items_leave_only_connectives(library: Library) -> Iterator[Diagnostic]:
    """查摆清单各项的 examine、questions、strengthen 是该项原文的片段，次序照原文，其余只剩序号与连接词。"""
    for document, record in library.records_in_documents():
        for n, item in enumerate(record.fields.items):
            if isinstance(item, ChecklistItem) and (spans := _checklist_spans(n, item)):
                yield from _in_order(document, record, item.wording, spans)
                yield from _left_over(library, record, item.wording, spans, ("items", n))


def _checklist_spans(n: int, item: ChecklistItem) -> list[tuple[Path, str]]:
    spans: list[tuple[Path, str]] = []
    if item.examine:
        spans.append((("items", n, "examine"), item.examine))
    spans += [(("items", n, "questions", k), text) for k, text in enumerate(item.questions or ())]
    if item.strengthen:
        spans.append((("items", n, "strengthen"), item.strengthen))
    return spans


def _left_over(
    library: Library, record: Record, whole: str, spans: Sequence[tuple[Path, str]], path: Path
) -> Iterator[Diagnostic]:
    """Judge what stands between the spans, where all are found in order."""
    connectives = re.compile("|".join([*map(re.escape, library.site.connectives), CONNECTIVES]))
    rest, at = [], 0
    for _, text in spans:
        found = whole.find(text, at)
        if found < 0:
            return
        rest.append(whole[at:found])
        at = found + len(text)
    rest.append(whole[at:])
    lost = "…".join(r for r in (connectives.sub("", piece) for piece in rest) if r)
    if lost:
        yield error(
            "part-incomplete",
            place_of(record, *path),
            f"各部分之外还剩“{lost}”，不只是序号与连接词。",
            "请把它写进某一部分。",
        )


def spans_stand_in_the_wording(library: Library) -> Iterator[Diagnostic]:
    """cadence、condition、force、exceptions、works、subjects、phase 用本条原文中的字。"""
    for document, record in library.records_in_documents():
        whole = "\n".join(record.fields.stretches)
        for path, text in _spans(record):
            if text not in whole:
                yield from _not_a_span(document, record, path, text)


def exceptions_follow_their_condition(library: Library) -> Iterator[Diagnostic]:
    """exceptions 的 instead 在原文中接在 condition 之后：先说谁例外，再说改为怎样。"""
    for record in library.records():
        whole = "\n".join(record.fields.stretches)
        for n, clause in enumerate(record.fields.exceptions):
            _, found, after = whole.partition(clause.condition)
            if found and clause.instead in whole and clause.instead not in after:
                yield error(
                    "exception-order",
                    place_of(record, "exceptions", n, "instead"),
                    f"“{clause.instead}”在原文中不在“{clause.condition}”之后。",
                    "谁可以例外写 condition，改为怎样写 instead，都照原文的先后。",
                )


def _spans(record: Record) -> Iterator[tuple[Path, str]]:
    fields = record.fields
    yield from ((("cadence", n, "wording"), cadence.wording) for n, cadence in enumerate(fields.cadence))
    for name in ("condition", "force"):
        if text := getattr(fields, name):
            yield (name,), text
    for n, clause in enumerate(fields.exceptions):
        yield ("exceptions", n, "condition"), clause.condition
        yield ("exceptions", n, "instead"), clause.instead
    for n, step in enumerate(fields.steps):
        if step.phase:
            yield ("steps", n, "phase"), step.phase
    for n, work in enumerate(getattr(fields, "works", ())):
        yield ("works", n, "title"), work.title
        if work.how:
            yield ("works", n, "how"), work.how
        yield from ((("works", n, "chapters", k), text) for k, text in enumerate(work.chapters or ()))
    yield from ((("subjects", k), text) for k, text in enumerate(getattr(fields, "subjects", None) or ()))
