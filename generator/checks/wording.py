"""Rules on official wording: it stands in the text, in its section, in whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.nearest import nearest_passage
from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, error
from generator.library.documents import Document, Record
from generator.library.library import Library
from generator.library.source import Path
from generator.library.text import ENUMERATOR, Paragraph, Passage

_ENUMERATOR = re.compile(ENUMERATOR)


def _pieces(record: Record) -> Iterator[tuple[str, Path]]:
    """Yield each piece of the wording and the path of its field."""
    fields = record.fields
    if fields.wording is not None:
        yield from ((run, ("wording", n)) for n, run in enumerate(fields.wording))
        return
    if fields.lead:
        yield fields.lead, ("lead",)
    yield from ((item.wording, ("items", n, "wording")) for n, item in enumerate(fields.items))


def wording_stands_in_its_section(library: Library) -> Iterator[Diagnostic]:
    """条目的原文逐字出自所注章节；lead 与 items 在同一段中首尾相接（design：Promises 1）。"""
    for document, record in library.records_in_documents():
        if record.passages or document.section(record.fields.section) is None:
            continue
        problems = [d for piece in _pieces(record) for d in _judge_piece(document, record, *piece)]
        yield from problems or _judge_joints(document, record)


def _judge_piece(document: Document, record: Record, piece: str, path: Path) -> Iterator[Diagnostic]:
    section, body = record.fields.section, document.body
    if body.find(piece, section):
        return
    if elsewhere := body.find(piece):
        paragraph = body.paragraphs[elsewhere.index]
        yield error(
            "wording-section",
            place_of(record, *path),
            f"这段文字不在 {section}，而在 {paragraph.section} 第{paragraph.number}段"
            f"（text.txt 第{paragraph.line}行）。",
            f"请把 section 改为 {paragraph.section}，或核对原文。",
        )
    elif piece in "".join(paragraph.text for paragraph in body.paragraphs):
        cure = "同一节的各段写成列表，每段一行，以“- ”开头；不同节的分成几条。"
        yield error("wording-two-paragraphs", place_of(record, *path), "这段文字在原文中跨了段。", cure)
    elif (near := nearest_passage(piece, body, section)) is None:
        cure = "官方文字须从 text.txt 逐字复制。"
        yield error("wording-not-found", place_of(record, *path), "原文中没有这段文字。", cure)
    else:
        yield error(
            "wording-differs",
            place_of(record, *path, text=piece, offset=near.offset),
            f"与原文不符。原文（text.txt 第{near.line}行）：{near.original}　录入：{near.written}",
            "请照原文逐字改正；若是 text.txt 录错，请改 text.txt。【】内是不同之处。",
        )


def _judge_joints(document: Document, record: Record) -> Iterator[Diagnostic]:
    """Each piece stands in the section: find the first that does not follow on the one before it."""
    paragraphs = document.body.paragraphs
    before: Passage | None = None
    for piece, path in _pieces(record):
        if before and paragraphs[before.index].text.startswith(piece, before.end):
            before = Passage(before.index, before.end, before.end + len(piece))
            continue
        passage = document.body.find(piece, record.fields.section)
        if before and passage:
            if passage.index != before.index:
                message = "这一项与前一项在原文中不在同一段。"
                cure = "各项自成一段的，把各段写成 wording 的列表，items 照写。"
                yield error("wording-gap", place_of(record, *path), message, cure)
                return
            if passage.start < before.end:
                message = "这一项在原文中排在前一项之前，或与它重叠。"
            else:
                gap = paragraphs[before.index].text[before.end : passage.start]
                message = f"这一项与前一项之间，原文还有“{gap}”。"
            cure = (
                "lead 与各项须照原文的次序首尾相接：序号（如“（1）”“一要”）和句末标点也写进各项的 wording。"
            )
            yield error("wording-gap", place_of(record, *path), message, cure)
            return
        before = passage


def wording_is_whole_sentences(library: Library) -> Iterator[Diagnostic]:
    """条目的原文是整句：从句首起，到句号、问号、叹号或分号止（design：How to cut a record）。"""
    for document, record in library.records_in_documents():
        for n, passage in enumerate(record.passages):
            before, after = _cut_off(passage, document.body.paragraphs[passage.index])
            first, last = _ends(record, n)
            if before:
                yield error(
                    "wording-starts-inside",
                    place_of(record, *first[1], text=first[0]),
                    f"不是从句首开始，前面还有“{before}”。",
                    "请补上，或从下一句开始。",
                )
            if after:
                yield error(
                    "wording-ends-inside",
                    place_of(record, *last[1], text=last[0], offset=len(last[0]) - 1),
                    f"没有到句末，后面还有“{after}”。",
                    "请补上，或到上一句为止。",
                )


def _ends(record: Record, n: int) -> tuple[tuple[str, Path], tuple[str, Path]]:
    """Return the first and the last piece of the `n`-th run, with the paths of their fields."""
    pieces = list(_pieces(record))
    return (pieces[n], pieces[n]) if record.fields.wording is not None else (pieces[0], pieces[-1])


def _cut_off(passage: Passage, paragraph: Paragraph) -> tuple[str, str]:
    """Return what the passage leaves out of its first and of its last sentence or clause."""
    first = max(p for p in paragraph.breaks if p <= passage.start)
    last = min(p for p in paragraph.breaks if p >= passage.end)
    return paragraph.text[first : passage.start].strip(), paragraph.text[passage.end : last].strip()


def cut_sentences_are_complete(library: Library) -> Iterator[Diagnostic]:
    """在分号处断开的句子，其余分句也须在本文件的条目中：断开不得丢掉后半句（例外、条件）。"""
    for document in library.documents:
        if not document.is_complete:
            continue
        covered = document.body.covered(p for r in document.records for p in r.passages)
        misquoted = {r.fields.section for r in document.records if not r.passages}
        for record in document.records:
            if record.fields.section in misquoted:  # the rest of a sentence may be what is misquoted
                continue
            for n, passage in enumerate(record.passages):
                lost = _lost(passage, document.body.paragraphs[passage.index], covered[passage.index])
                if lost:
                    yield error(
                        "wording-half-sentence",
                        place_of(record, *_ends(record, n)[0][1]),
                        f"同一句的其余分句没有录入：“{lost}”。",
                        "请补全这一句，或把其余分句录成别的条目。",
                    )


def _lost(passage: Passage, paragraph: Paragraph, covered: bytearray) -> str:
    """Return what stands in no record of the sentences that `passage` cuts at a semicolon."""
    if any(_cut_off(passage, paragraph)):  # cut inside a clause: the rule above tells it
        return ""
    start, end = paragraph.sentence_around(passage.start, passage.end)
    lost = [at for at in range(start, end) if not covered[at]]
    words = _ENUMERATOR.sub("", "".join(paragraph.text[at] for at in lost)).strip()
    return paragraph.text[lost[0] : lost[-1] + 1].strip() if words else ""


def wording_is_no_bare_heading(library: Library) -> Iterator[Diagnostic]:
    """单独成行的标题不录成条目：它属于 outline，在全文页上是标题，没有段号可引。"""
    for document, record in library.records_in_documents():
        if any(document.body.paragraphs[passage.index].number == 0 for passage in record.passages):
            yield error(
                "wording-is-heading",
                place_of(record, *_ends(record, 0)[0][1]),
                "这是单独成行的标题，不能录成条目。",
                "请录标题下面的文字；这一行若不是标题，在 outline 中把 heading 改为 begins。",
            )


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
