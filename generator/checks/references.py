"""Rules on what points at what: regions, audiences, other records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.checks.places import place_of
from generator.diagnostics import Diagnostic, Location, did_you_mean, error
from generator.library.addresses import RESERVED
from generator.library.documents import Record
from generator.library.library import Library
from generator.library.source import Path
from generator.schema.settings import Audience, Matter


def _setting(library: Library, stem: str, *path: str | int) -> Location:
    return library.sources[stem].at(*path)


def unknown(place: Location, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    """Return the diagnostic for a name that stands for nothing, with what there is."""
    known = list(known)
    hint = did_you_mean(name, known) or (
        f"可用：{'、'.join(known)}。" if known else f"还没有登记任何{what}，请先加上。"
    )
    return error("reference-unknown", place, f"没有{what} {name}。", hint)


def regions_exist_and_form_a_tree(library: Library) -> Iterator[Diagnostic]:
    """地区的编号不占网站自己的文件夹；parent 存在且不成环；文件的 region 存在。"""
    if "regions.yml" in library.unreadable:
        return
    known = library.region_by_id
    for n, region in enumerate(library.regions):
        if region.id in RESERVED:
            place = _setting(library, "regions", n, "id")
            message = f"编号 {region.id} 是网站自己的文件夹名。"
            yield error("region-reserved", place, message, "请换一个编号。")
        if region.parent is not None and region.parent not in known:
            yield unknown(_setting(library, "regions", n, "parent"), "地区", region.parent, known)
    parents = {r.id: (r.parent,) if r.parent else () for r in library.regions}
    positions = {r.id: n for n, r in enumerate(library.regions)}
    yield from _cycles(parents, lambda i: _setting(library, "regions", positions[i], "parent"))
    for document in library.documents:
        if document.fields.region not in known:
            yield unknown(document.source.at("region"), "地区", document.fields.region, known)


def audiences_exist_and_form_no_cycle(library: Library) -> Iterator[Diagnostic]:
    """条目、includes、parts、see_also 所写的对象存在；includes 不成环。"""
    if "audiences.yml" in library.unreadable:
        return
    known = library.audience_by_id
    for n, audience in enumerate(library.audiences):
        for path, one in _audiences_named(audience):
            if one not in known:
                yield unknown(_setting(library, "audiences", n, *path), "对象", one, known)
    yield from _audience_cycles(library)
    for record in library.records():
        for n, one in enumerate(record.fields.audiences):
            if one not in known:
                yield unknown(place_of(record, "audiences", n), "对象", one, known)


def one_audience_holds_everyone(library: Library) -> Iterator[Diagnostic]:
    """恰有一个对象是 everyone（普通党员）：只含它的对象没有自己的手册，少了、多了都会改变有哪些手册。"""
    if "audiences.yml" in library.unreadable:
        return
    places = [n for n, audience in enumerate(library.audiences) if audience.everyone]
    if not places:
        place = library.sources["audiences"].line(1)
        yield error(
            "audience-everyone", place, "没有一个对象写着 everyone: true。", "请写在人人都在内的那个对象上。"
        )
    for n in places[1:]:
        place = _setting(library, "audiences", n, "everyone")
        yield error("audience-everyone", place, "已有一个对象写着 everyone: true。", "只留一个。")


def groups_hold_every_one_or_none(library: Library) -> Iterator[Diagnostic]:
    """写了 group 的，每个有手册的对象都写，事项也是；grouping 的对象没有手册，不写。"""
    choices = {n: a for n, a in enumerate(library.audiences) if not a.grouping}
    yield from _ungrouped(library, "audiences", "audience-group", choices)
    yield from _ungrouped(library, "matters", "matter-group", dict(enumerate(library.matters)))
    for n, audience in enumerate(library.audiences):
        if audience.grouping and audience.group:
            message = f"{audience.id}（{audience.name}）没有自己的手册，不在地区页面上。"
            yield error(
                "audience-group", _setting(library, "audiences", n, "group"), message, "请删去 group。"
            )


def _ungrouped(
    library: Library, name: str, code: str, listed: Mapping[int, Audience | Matter]
) -> Iterator[Diagnostic]:
    is_grouped = any(one.group for one in listed.values()) and f"{name}.yml" not in library.unreadable
    for n, one in listed.items():
        if is_grouped and not one.group:
            message = f"别的都写了 group，{one.id} 没有写。"
            yield error(code, _setting(library, name, n, "id"), message, "请写上它在列表里的组，或全都不写。")


def _audience_cycles(library: Library) -> Iterator[Diagnostic]:
    positions = {a.id: n for n, a in enumerate(library.audiences)}
    includes = {a.id: a.includes for a in library.audiences}
    return _cycles(includes, lambda i: _setting(library, "audiences", positions[i], "includes"))


def _audiences_named(audience: Audience) -> Iterator[tuple[Path, str]]:
    yield from ((("includes", k), one) for k, one in enumerate(audience.includes))
    yield from ((("see_also", k), one) for k, one in enumerate(audience.see_also))
    for p, part in enumerate(audience.parts):
        yield from ((("parts", p, "audiences", k), one) for k, one in enumerate(part.audiences))


def parts_divide_their_audience(library: Library) -> Iterator[Diagnostic]:
    """有分册的对象：每个所含对象（连同自己）恰好写在一个分册里。"""
    known = library.audience_by_id
    if any(_audience_cycles(library)):
        return
    for n, audience in enumerate(library.audiences):
        if any(one not in known for _, one in _audiences_named(audience)):
            continue
        divided = [one for part in audience.parts for one in part.audiences]
        included = set(library.closure(audience.id))
        if not divided:
            continue
        wrong = [one for one in dict.fromkeys([*divided, *sorted(included)]) if divided.count(one) != 1]
        wrong += [one for one in divided if one not in included]
        if wrong:
            yield error(
                "audience-parts",
                _setting(library, "audiences", n, "parts"),
                f"parts 没有恰好分完它所含的对象：{'、'.join(dict.fromkeys(wrong))}。",
                "每个所含对象（连同自己）恰好写在一个 part 里。",
            )


def _references(record: Record) -> Iterator[tuple[str, int, str]]:
    for name in ("implements", "replaces"):
        for n, target in enumerate(getattr(record.fields, name, ())):
            yield name, n, target
    extends = getattr(record.fields, "extends", None)
    if extends:
        yield "extends", 0, extends


def record_references_resolve(library: Library) -> Iterator[Diagnostic]:
    """implements、replaces、extends 所写的条目存在。"""
    known = library.record_by_id
    for record in library.records():
        for name, n, target in _references(record):
            if target in known or library.may_exist(target):
                continue
            hint = did_you_mean(target, known) or "条目的完整编号形如 central-2016/duties/group-study。"
            yield error("reference-unknown", place_of(record, name, n), f"没有条目 {target}。", hint)


def record_graphs_have_no_cycle(library: Library) -> Iterator[Diagnostic]:
    """replaces、extends 不成环（implements 只向上，成不了环）。"""
    known = library.record_by_id
    for name in ("replaces", "extends"):
        graph = {
            r.id: tuple(t for field, _, t in _references(r) if field == name and t in known)
            for r in library.records()
        }
        yield from _cycles(graph, lambda i, name=name: known[i].origin.at(name))  # type: ignore[misc]


def _cycles(graph: Mapping[str, Iterable[str]], place: Callable[[str], Location]) -> Iterator[Diagnostic]:
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        yield from _walk(start, graph, place, path, done)


def _walk(
    node: str,
    graph: Mapping[str, Iterable[str]],
    place: Callable[[str], Location],
    path: list[str],
    done: set[str],
) -> Iterator[Diagnostic]:
    if node in path:
        round_trip = " → ".join([*path[path.index(node) :], node])
        yield error("reference-cycle", place(path[-1]), f"绕成了一个圈：{round_trip}。", "请删去其中一处。")
        return
    if node in done or node not in graph:
        return
    path.append(node)
    for target in graph[node]:
        yield from _walk(target, graph, place, path, done)
    path.pop()
    done.add(node)


def implements_points_upwards(library: Library) -> Iterator[Diagnostic]:
    """implements 指向上级地区文件的条目（design：implements 落实）。"""
    for record, n, target in _targets(library, "implements"):
        lineage = _lineage(library, record, target)
        if lineage and _region(library, target) not in lineage[1:]:
            yield error(
                "implements-not-upper",
                place_of(record, "implements", n),
                f"{target.id} 不是上级文件的条目。",
                "implements 只写上级地区文件的条目。",
            )


def extends_points_to_a_checklist(library: Library) -> Iterator[Diagnostic]:
    """extends 指向本地区或上级地区文件的查摆清单。"""
    for record, n, target in _targets(library, "extends"):
        lineage = _lineage(library, record, target)
        if lineage and (target.kind is not record.kind or _region(library, target) not in lineage):
            yield error(
                "extends-not-checklist",
                place_of(record, "extends", n),
                f"{target.id} 不是本地区或上级文件的查摆清单。",
                "extends 只写本条所补充的那份查摆清单。",
            )


def _region(library: Library, record: Record) -> str:
    return library.document_by_id[record.document_id].fields.region


def _lineage(library: Library, record: Record, target: Record) -> list[str]:
    """Return the record's region and all above it; nothing where a region is unknown or the tree broken."""
    lineage = library.lineage(_region(library, record))
    is_sound = lineage and lineage[-1].parent is None and _region(library, target) in library.region_by_id
    return [region.id for region in lineage] if is_sound else []


def replaces_points_backwards(library: Library) -> Iterator[Diagnostic]:
    """replaces 指向同一地区、日期不晚于本文件的条目。"""
    for record, n, target in _targets(library, "replaces"):
        own = library.document_by_id[record.document_id].fields
        other = library.document_by_id[target.document_id].fields
        if other.region != own.region or other.date > own.date:
            yield error(
                "replaces-not-earlier",
                place_of(record, "replaces", n),
                f"{target.id} 不是本地区更早的条目。",
                "replaces 只写同一地区、被本条取代的条目。",
            )


def _targets(library: Library, name: str) -> Iterator[tuple[Record, int, Record]]:
    for record in library.records():
        for field, n, target in _references(record):
            if field == name and target in library.record_by_id:
                yield record, n, library.record_by_id[target]
