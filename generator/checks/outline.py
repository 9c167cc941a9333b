"""Rules on a document's outline: its sections are whole, named once, and hang together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, did_you_mean, error
from generator.library.documents import Document
from generator.library.library import Library

_HEADING_ENDS = "。：:！？"


def _outline(document: Document) -> Iterator[tuple[str, Location]]:
    """Yield the path of each section that `document.yml` names, those of attachments too, and its place."""
    for n, entry in enumerate(document.fields.outline):
        yield entry.section, document.source.at("outline", n, "section")
    for a, attachment in enumerate(document.fields.attachments):
        yield attachment.section, document.source.at("attachments", a, "section")
        for n, entry in enumerate(attachment.outline):
            place = document.source.at("attachments", a, "outline", n, "section")
            yield f"{attachment.section}/{entry.section}", place


def sections_exist(library: Library) -> Iterator[Diagnostic]:
    """条目的 section 是本文件 outline 中的一节。"""
    for document in library.documents:
        paths = [path for path, _ in _outline(document)]
        if len(set(paths)) < len(paths):  # one of them is misnamed: that is told once, and not at each record
            continue
        for record in document.records:
            section = record.fields.section
            if section not in paths:
                hint = did_you_mean(section, paths) or f"本文件有：{'、'.join(paths)}。"
                yield error(
                    "section-unknown", record.origin.at("section"), f"本文件没有 {section} 这一节。", hint
                )


def outline_paths_are_unique(library: Library) -> Iterator[Diagnostic]:
    """一个文件的各节路径互不相同。"""
    for document in library.documents:
        first: dict[str, Location] = {}
        for path, place in _outline(document):
            if path in first:
                message = f"节 {path} 前面已经有了（第 {first[path].line} 行）。"
                yield error("section-duplicate", place, message, "每一节的路径只能出现一次。")
            first.setdefault(path, place)


def outline_paths_hang_together(library: Library) -> Iterator[Diagnostic]:
    """一节的上一级也在 outline 中：漏了标题，它下面的文字会归到前一节去。"""
    for document in library.documents:
        told = {"", *(path for path, _ in _outline(document))}
        for path, place in _outline(document):
            above = path.rpartition("/")[0]
            if above not in told:
                told.add(above)
                message = f"节 {path} 的上一级 {above} 不在 outline 中。"
                yield error("section-parent", place, message, "请补上这一节，或核对路径。")


def headings_are_whole(library: Library) -> Iterator[Diagnostic]:
    """heading 是完整的标题：到段末，或到连排标题的句号、冒号为止；不然标题的后半会算作正文。"""
    for document in library.documents:
        lines = {section.path: section.line for section in document.body.sections}
        for path, heading, place in _headings(document):
            if path not in lines:
                continue
            rest = document.body.paragraphs[lines[path] - 1].text[len(heading) :].strip()
            if rest and heading[-1] not in _HEADING_ENDS:
                message = f"标题没有写完，原文后面还有“{rest[:12]}”。"
                yield error("section-heading", place, message, "请写完整的标题；没有标题的节写 begins。")


def _headings(document: Document) -> Iterator[tuple[str, str, Location]]:
    """Yield path, heading and place of each section that has a heading, those of attachments too."""
    for n, entry in enumerate(document.fields.outline):
        if entry.heading:
            yield entry.section, entry.heading, document.source.at("outline", n, "heading")
    for a, attachment in enumerate(document.fields.attachments):
        for n, entry in enumerate(attachment.outline):
            if entry.heading:
                place = document.source.at("attachments", a, "outline", n, "heading")
                yield f"{attachment.section}/{entry.section}", entry.heading, place
