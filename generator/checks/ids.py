"""Rules on ids: one record one id, and what was published stays."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, did_you_mean, error
from generator.library.library import Library

_SHOWN = 5
"""New ids named in one report of a file; the rest is counted."""


def ids_are_unique(library: Library) -> Iterator[Diagnostic]:
    """一个文件的同类条目编号不重复；一个条目的各部分编号不重复。"""
    seen: dict[str, Location] = {}
    for record in library.records():
        place = record.entry.at("id")
        if record.id in seen:
            yield error(
                "id-duplicate",
                place,
                f"编号 {record.fields.id} 已经用过（第 {seen[record.id].line} 行）。",
                "请换一个编号。",
            )
        seen.setdefault(record.id, place)
        parts: set[str] = set()
        for name in ("items", "steps"):
            for n, part in enumerate(getattr(record.fields, name)):
                if part.id in parts:
                    yield error(
                        "id-duplicate",
                        record.entry.at(name, n, "id"),
                        f"编号 {part.id} 在本条中已经用过。",
                        "请换一个编号。",
                    )
                parts.add(part.id)


def published_ids_stay(library: Library) -> Iterator[Diagnostic]:
    """发布过的编号永远有效：消失的须在 ids.lock 注明 retired 和原因，停用的不再使用。"""
    source = library.sources["ids"]
    present = set(library.published_ids)
    known = {entry.id for entry in library.registered_ids}
    for entry in library.registered_ids:
        place = source.line(entry.line)
        if entry.retired and entry.id in present:
            yield error(
                "id-reused", place, f"编号 {entry.id} 已停用，又出现在数据中。", "请给新条目换一个编号。"
            )
        if entry.retired or entry.id in present or _may_exist(library, entry.id):
            continue
        hint = did_you_mean(entry.id, present - known)
        cure = f"请改回原来的编号；确要停用，把这一行写成“{entry.id} retired 原因”。"
        yield error("id-vanished", place, f"发布过的编号 {entry.id} 不见了。", hint + cure)


def _may_exist(library: Library, one: str) -> bool:
    """Whether the id lies in a file or record that could not be read: about it another line speaks."""
    record = one.partition("#")[0]
    document, _, rest = record.partition("/")
    return bool({record, document, f"{document}/{rest.partition('/')[0]}"} & library.unreadable)


def ids_are_registered(library: Library) -> Iterator[Diagnostic]:
    """每个编号都登记在 ids.lock 中；新编号由编辑确认后用 --accept-ids 登记。"""
    known = {entry.id for entry in library.registered_ids}
    places: dict[str, Location] = {d.id: d.source.whole() for d in library.documents}
    for record in library.records():
        places.setdefault(record.id, record.entry.at("id"))
        for name in ("items", "steps"):
            for n, part in enumerate(getattr(record.fields, name)):
                places.setdefault(f"{record.id}#{part.id}", record.entry.at(name, n, "id"))
    new: dict[str, list[str]] = {}
    for one, place in places.items():
        if one not in known:
            new.setdefault(place.file, []).append(one)
    for ids in new.values():
        listed = "、".join(ids[:_SHOWN]) + (f" 等 {len(ids)} 个" if len(ids) > _SHOWN else "")
        yield error(
            "id-unregistered",
            places[ids[0]],
            f"新编号还没有登记：{listed}。",
            "编号发布后永远不变；确认无误后运行 handbook build --accept-ids 登记。",
        )
