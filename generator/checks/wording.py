"""Rules on official wording: it stands in the text, whole, and its parts are spans of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.checks.nearest import nearest_passage
from generator.diagnostics import Diagnostic, error
from generator.library.library import Document, Library, Record
from generator.library.source import Path
from generator.library.text import Passage
from generator.schema.records import ChecklistItem

CONNECTIVES = re.compile(
    r"[（(][0-9一二三四五六七八九十]+[）)]|[0-9]+[.．、]|[一二三四五六七八九十]+(?:要|是|、)|"
    r"还要|主要|着力解决|一些党员|深入|查摆|强化|重点|等|的|问题|要|是|和|并|以及|[，、；：。,;:“”\s]"
)


def _documents(library: Library) -> Iterator[tuple[Document, Record]]:
    for document in library.documents:
        for record in document.records:
            yield document, record


def _run_paths(record: Record) -> Iterator[tuple[str, Path, str]]:
    """Yield each piece of the wording, the path of its field, and the field's exact text."""
    fields = record.fields
    if fields.wording is not None:
        source, path = record.entry.source, (*record.entry.path, "wording")
        single = (*path, 0) not in source.values
        for n, run in enumerate(fields.wording):
            yield run, ("wording",) if single else ("wording", n), run
        return
    if fields.lead:
        yield fields.lead, ("lead",), fields.lead
    for n, item in enumerate(fields.items):
        yield item.wording, ("items", n, "wording"), item.wording


def wording_stands_in_its_section(library: Library) -> Iterator[Diagnostic]:
    """条目的原文逐字出自所注章节；lead 与 items 在同一段中首尾相接（design：Promises 1）。"""
    for document, record in _documents(library):
        if record.passages or document.section(record.fields.section) is None:
            continue
        problems = [d for piece in _run_paths(record) for d in _judge_piece(document, record, *piece)]
        yield from problems
        if not problems:
            place = record.entry.at("lead" if record.fields.lead else "items")
            yield error(
                "wording-gap",
                place,
                "lead 与各 items 在原文中没有首尾相接，或不在同一段。",
                "序号（如“（1）”“一要”）和句末标点也写进各项的 wording，次序照原文。",
            )


def _judge_piece(
    document: Document, record: Record, piece: str, path: Path, text: str
) -> Iterator[Diagnostic]:
    section = record.fields.section
    if document.body.find(piece, section):
        return
    elsewhere = document.body.find(piece)
    if elsewhere:
        paragraph = document.body.paragraphs[elsewhere.index]
        yield error(
            "wording-section",
            record.entry.at(*path),
            f"这段文字不在 {section}，而在 {paragraph.section} 第{paragraph.number}段"
            f"（text.txt 第{paragraph.line}行）。",
            f"请把 section 改为 {paragraph.section}，或核对原文。",
        )
        return
    near = nearest_passage(piece, document.body)
    place = record.entry.at(*path, text=text, offset=near.offset if near else 0)
    if near is None:
        yield error("wording-not-found", place, "原文中没有这段文字。", "官方文字须从 text.txt 逐字复制。")
        return
    yield error(
        "wording-differs",
        place,
        f"与原文不符。原文（text.txt 第{near.line}行）：{near.original}　录入：{near.written}",
        "请照原文逐字改正；【】内是不同之处。",
    )


def wording_is_whole_sentences(library: Library) -> Iterator[Diagnostic]:
    """条目的原文是整句：从句首起，到句号、问号、叹号或分号止（design：How to cut a record）。"""
    for document, record in _documents(library):
        for passage, run in zip(record.passages, record.fields.runs, strict=False):
            paragraph = document.body.paragraphs[passage.index]
            field = "wording" if record.fields.wording else "lead" if record.fields.lead else "items"
            before, after = _cut_off(passage, sorted(paragraph.breaks))
            if before is not None:
                missing = paragraph.text[before : passage.start]
                yield error(
                    "wording-starts-inside",
                    record.entry.at(field, text=run),
                    f"不是从句首开始，前面还有“{missing}”。",
                    "请补上，或从下一句开始。",
                )
            if after is not None:
                missing = paragraph.text[passage.end : after]
                yield error(
                    "wording-ends-inside",
                    record.entry.at(field, text=run, offset=len(run) - 1),
                    f"没有到句末，后面还有“{missing}”。",
                    "请补上，或到上一句为止。",
                )


def _cut_off(passage: Passage, breaks: list[int]) -> tuple[int | None, int | None]:
    """Return where the cut sentence begins and ends, None at the side where nothing is cut."""
    before = max(p for p in breaks if p <= passage.start)
    after = min(p for p in breaks if p >= passage.end)
    return before if before < passage.start else None, after if after > passage.end else None


def cut_sentences_are_complete(library: Library) -> Iterator[Diagnostic]:
    """在分号处断开的句子，其余分句也须在本文件的条目中：断开不得丢掉后半句（例外、条件）。"""
    for document in library.documents:
        if not document.is_complete:
            continue
        covered = document.body.covered(p for r in document.records for p in r.passages)
        for record in document.records:
            for passage in record.passages:
                paragraph = document.body.paragraphs[passage.index]
                start, end = paragraph.sentence_around(passage.start, passage.end)
                lost = [n for n in range(start, end) if not covered[passage.index][n]]
                lost = [n for n in lost if not paragraph.text[n].isspace()]
                if lost and not _is_enumerator(paragraph.text[start : passage.start]):
                    text = paragraph.text[lost[0] : lost[-1] + 1]
                    yield error(
                        "wording-half-sentence",
                        record.entry.at("wording"),
                        f"同一句的其余分句没有录入：“{text}”。",
                        "请补全这一句，或把其余分句录成别的条目。",
                    )


def _is_enumerator(text: str) -> bool:
    return re.fullmatch(r"\s*[（(]?[0-9０-９一二三四五六七八九十]+[）)]?[.．、]?\s*", text) is not None


def parts_are_spans_in_order(library: Library) -> Iterator[Diagnostic]:
    """items（有 wording 时）与 steps 是条目原文的片段，次序照原文；items 之外只剩序号与连接词。"""
    for _, record in _documents(library):
        whole = "".join(record.fields.runs)
        yield from _in_order(
            record, whole, [(("steps", n, "wording"), s.wording) for n, s in enumerate(record.fields.steps)]
        )
        if record.fields.wording and record.fields.items:
            spans = [(("items", n, "wording"), item.wording) for n, item in enumerate(record.fields.items)]
            yield from _in_order(record, whole, spans)
            yield from _left_over(record, whole, [text for _, text in spans], ("items",))


def _in_order(record: Record, whole: str, spans: Sequence[tuple[Path, str]]) -> Iterator[Diagnostic]:
    at = 0
    for path, text in spans:
        found = whole.find(text, at)
        if found >= 0:
            at = found + len(text)
        elif text in whole:
            yield error(
                "part-order",
                record.entry.at(*path),
                "次序与原文不同，或与前一项重叠。",
                "请按原文的先后排列。",
            )
        else:
            yield _not_a_span(record, path, text)


def _not_a_span(record: Record, path: Path, text: str) -> Diagnostic:
    return error(
        "span-not-found",
        record.entry.at(*path),
        f"“{text}”不是本条原文中的文字。",
        "请从本条的 wording 中逐字复制。",
    )


def checklist_items_leave_only_connectives(library: Library) -> Iterator[Diagnostic]:
    """查摆清单各项的 examine、questions、strengthen 是该项原文的片段，次序照原文，其余只剩序号与连接词。"""
    for _, record in _documents(library):
        for n, item in enumerate(record.fields.items):
            if not isinstance(item, ChecklistItem):
                continue
            spans = _checklist_spans(n, item)
            problems = list(_in_order(record, item.wording, spans))
            yield from problems
            if spans and not problems:
                yield from _left_over(record, item.wording, [text for _, text in spans], ("items", n))


def _checklist_spans(n: int, item: ChecklistItem) -> list[tuple[Path, str]]:
    spans: list[tuple[Path, str]] = []
    if item.examine:
        spans.append((("items", n, "examine"), item.examine))
    spans += [(("items", n, "questions", k), text) for k, text in enumerate(item.questions or ())]
    if item.strengthen:
        spans.append((("items", n, "strengthen"), item.strengthen))
    return spans


def _left_over(record: Record, whole: str, spans: list[str], path: Path) -> Iterator[Diagnostic]:
    rest, at = [], 0
    for text in spans:
        found = whole.find(text, at)
        if found < 0:
            return
        rest.append(whole[at:found])
        at = found + len(text)
    rest.append(whole[at:])
    lost = "…".join(r for r in (CONNECTIVES.sub("", piece) for piece in rest) if r)
    if lost:
        yield error(
            "part-incomplete",
            record.entry.at(*path),
            f"各部分之外还剩“{lost}”，不只是序号与连接词。",
            "请把它写进某一部分。",
        )


def spans_stand_in_the_wording(library: Library) -> Iterator[Diagnostic]:
    """cadence、condition、force、exceptions、works、subjects、phase 用本条原文中的字。"""
    for _, record in _documents(library):
        whole = "\n".join(record.fields.runs)
        for path, text in _spans(record):
            if text not in whole:
                yield _not_a_span(record, path, text)


def _spans(record: Record) -> Iterator[tuple[Path, str]]:
    fields = record.fields
    one_cadence = ("cadence", "wording")
    for n, cadence in enumerate(fields.cadence):
        path = one_cadence if _has(record, one_cadence) else ("cadence", n, "wording")
        yield path, cadence.wording
    for name in ("condition", "force"):
        if text := getattr(fields, name):
            yield (name,), text
    for n, exemption in enumerate(fields.exceptions):
        yield ("exceptions", n, "condition"), exemption.condition
        yield ("exceptions", n, "instead"), exemption.instead
    for n, step in enumerate(fields.steps):
        if step.phase:
            yield ("steps", n, "phase"), step.phase
    for n, work in enumerate(getattr(fields, "works", ())):
        yield ("works", n, "title"), work.title
        if work.how:
            yield ("works", n, "how"), work.how
        yield from ((("works", n, "chapters", k), text) for k, text in enumerate(work.chapters or ()))
    yield from ((("subjects", k), text) for k, text in enumerate(getattr(fields, "subjects", None) or ()))


def _has(record: Record, path: Path) -> bool:
    return (*record.entry.path, *path) in record.entry.source.values


def mentions_stand_in_the_text(library: Library) -> Iterator[Diagnostic]:
    """mentions 的 wording 逐字出自正文。"""
    for document in library.documents:
        for n, mention in enumerate(document.fields.mentions):
            if document.body.find(mention.wording) is None:
                yield error(
                    "mention-not-found",
                    document.source.at("mentions", n, "wording"),
                    f"正文中没有“{mention.wording}”。",
                    "请从 text.txt 中逐字复制。",
                )
