"""Rules on ids: one record one id, and what was published stays."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.diagnostics import Diagnostic, Location, error
from generator.library.documents import Record, Term
from generator.library.library import Library, RegisteredId

_SHOWN = 5
"""New ids named in one report of a file; the rest is counted."""


def ids_are_unique(library: Library) -> Iterator[Diagnostic]:
    """地区、对象、事项、书目各自的编号不重复；一个文件的同类条目、名词编号不重复；一个条目的各部分编号不重复。"""
    settings = (
        ("regions", library.regions),
        ("audiences", library.audiences),
        ("matters", library.matters),
        ("works", library.works),
    )
    for stem, listed in settings:
        ids = [setting.id for setting in listed]
        for n, one in enumerate(ids):
            if one in ids[:n]:
                yield _used(library.sources[stem].at(n, "id"), one)
    seen: dict[str, Location] = {}
    written: list[Record | Term] = [*library.records(), *library.terms()]
    for entry in written:
        place = entry.origin.at("id")
        if entry.id in seen:
            yield _used(place, entry.fields.id, f"（第 {seen[entry.id].line} 行）")
        seen.setdefault(entry.id, place)
    for record in library.records():
        yield from _repeated_parts(record)


def _repeated_parts(record: Record) -> Iterator[Diagnostic]:
    parts: set[str] = set()
    for name in ("items", "steps"):
        for n, part in enumerate(getattr(record.fields, name)):
            if part.id in parts:
                yield _used(record.origin.at(name, n, "id"), part.id, where="在本条中")
            parts.add(part.id)


def _used(place: Location, one: str, line: str = "", where: str = "") -> Diagnostic:
    return error("id-duplicate", place, f"编号 {one} {where}已经用过{line}。", "请换一个编号。")


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
        if entry.retired or entry.id in present or library.may_exist(entry.id):
            continue
        near = get_close_matches(entry.id, sorted(present - known), n=1)
        renamed = f"数据中新的 {near[0]} 若就是它，" if near else ""
        cure = f"{renamed}请改回原来的编号；确要停用，把这一行写成“{entry.id} retired 原因”。"
        yield error("id-vanished", place, f"发布过的编号 {entry.id} 不见了。", cure)


def ids_are_registered(library: Library) -> Iterator[Diagnostic]:
    """每个编号都登记在 ids.lock 中；新编号由编辑确认后用 --accept-ids 登记。"""
    if "ids.lock" in library.unreadable:
        return
    known = {entry.id for entry in library.registered_ids if _is_whole(library, entry)}
    new: dict[str, list[str]] = {}
    places = _places(library)
    for one, place in places.items():
        if one not in known and not library.may_exist(one):
            new.setdefault(place.file, []).append(one)
    if new and not known:
        message = f"登记册里没有编号，数据中的 {len(places)} 个都没有登记。"
        cure = "原来有登记册的，请从备份恢复；新项目确认无误后运行 handbook build --accept-ids 登记。"
        yield error("id-unregistered", library.sources["ids"].whole(), message, cure)
        return
    for ids in new.values():
        listed = "、".join(ids[:_SHOWN]) + (f" 等 {len(ids)} 个" if len(ids) > _SHOWN else "")
        yield error(
            "id-unregistered",
            places[ids[0]],
            f"新编号还没有登记：{listed}。",
            "编号发布后永远不变；确认无误后运行 handbook build --accept-ids 登记。",
        )


def _is_whole(library: Library, entry: RegisteredId) -> bool:
    """Whether the line says all that a line of its sort must: a record's has a fingerprint."""
    return bool(entry.fingerprint or entry.retired) or entry.id not in library.record_by_id


def published_wording_stays(library: Library) -> Iterator[Diagnostic]:
    """发布过的条目，原文一字不变：改动（包括两条原文对调）须由编辑核对后用 --accept-ids 认可。"""
    published = {entry.id: entry.fingerprint for entry in library.registered_ids if entry.fingerprint}
    for record in library.records():
        if record.passages and published.get(record.id, record.fingerprint) != record.fingerprint:
            yield error(
                "wording-changed",
                record.origin.at("wording" if record.fields.wording else "items"),
                f"条目 {record.id} 发布过，现在的原文与发布时不同。",
                "请核对它是不是这一条的原文；确是更正，运行 handbook build --accept-ids 认可。",
            )


def _places(library: Library) -> dict[str, Location]:
    """Return each id that is published, and where it is written."""
    places: dict[str, Location] = {d.id: d.source.whole() for d in library.documents}
    for record in library.records():
        places.setdefault(record.id, record.origin.at("id"))
        for name in ("items", "steps"):
            for n, part in enumerate(getattr(record.fields, name)):
                places.setdefault(record.part_id(part), record.origin.at(name, n, "id"))
    places |= {term.id: term.origin.at("id") for term in library.terms()}
    return places
