"""Rules that warn: what is probably not meant, but may be allowed with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, warning
from generator.library.handbook import MOST_CHOICES
from generator.library.library import Library
from generator.schema.kinds import APPENDIX, CHAPTERS

LONGEST_TITLE = 14
"""Characters; what fits one line of a phone's heading (design: How to cut a record)."""


def titles_are_short(library: Library) -> Iterator[Diagnostic]:
    """条目的标题不超过 14 个字。"""
    for record in library.records():
        length = len(record.fields.title)
        if length > LONGEST_TITLE:
            yield warning(
                "title-too-long",
                record.origin.at("title"),
                f"标题有 {length} 个字，超过 {LONGEST_TITLE} 个。",
                "请缩短；标题是本项目自己的话，不是原文。",
            )


def audiences_have_records(library: Library) -> Iterator[Diagnostic]:
    """有手册的对象，除普通党员的内容外总有条目指到它（或它所含的对象）。"""
    addressed = {audience for record in library.records() for audience in record.fields.audiences}
    for n, audience in enumerate(library.audiences):
        if not audience.grouping and not library.own_audiences(audience.id) & addressed:
            yield warning(
                "audience-without-records",
                library.sources["audiences"].at(n, "id"),
                f"没有条目指到对象 {audience.id}（{audience.name}）。",
                "请核对，或在 allow 中注明原因。",
            )


def chapters_are_not_empty(library: Library) -> Iterator[Diagnostic]:
    """有文件的地区，连同上级文件，每一章都有条目。"""
    for n, region in enumerate(library.regions):
        lineage = {r.id for r in library.lineage(region.id)}
        if not any(d.fields.region == region.id for d in library.documents):
            continue
        filled = {
            record.kind.chapter
            for document in library.documents
            if document.fields.region in lineage
            for record in document.records
        }
        for chapter in CHAPTERS:
            if chapter is not APPENDIX and chapter not in filled:
                yield warning(
                    "chapter-empty",
                    library.sources["regions"].at(n, "id"),
                    f"{region.name}的手册中“{chapter.label}”一章没有条目。",
                    "请核对，或在 allow 中注明原因。",
                )


def choices_are_few(library: Library) -> Iterator[Diagnostic]:
    """对象、事项一组不超过 12 个（没有分组的，合起来算），也不超过 12 组：再多就不好选了。"""
    choices = {n: a.group for n, a in enumerate(library.audiences) if not a.grouping}
    yield from _many(library, "audiences", "audience-choices", choices)
    yield from _many(
        library, "matters", "matter-choices", {n: m.group for n, m in enumerate(library.matters)}
    )


def _many(library: Library, name: str, code: str, groups: Mapping[int, str | None]) -> Iterator[Diagnostic]:
    members: dict[str, list[int]] = defaultdict(list)
    for n, group in groups.items():
        members[group or ""].append(n)
    for places in (*members.values(), [places[0] for places in members.values()]):
        if len(places) > MOST_CHOICES:
            message = f"一处有 {len(places)} 项可选，超过 {MOST_CHOICES} 项。"
            place = library.sources[name].at(places[MOST_CHOICES], "id")
            yield warning(code, place, message, "请用 group 分组，或分得更匀。")


def matters_are_used(library: Library) -> Iterator[Diagnostic]:
    """matters.yml 中的每个事项都有条目。"""
    used = {matter for record in library.records() for matter in record.fields.matter}
    for n, matter in enumerate(library.matters):
        if matter.id not in used:
            yield warning(
                "matter-unused",
                library.sources["matters"].at(n, "id"),
                f"没有条目属于事项 {matter.id}（{matter.title}）。",
                "请删去，或在条目中写上它。",
            )
