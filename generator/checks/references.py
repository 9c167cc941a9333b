"""Rules on what points at what: sections, regions, audiences, matters, other records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.diagnostics import Diagnostic, Location, did_you_mean, error
from generator.library.library import Library, Record
from generator.library.source import Path


def sections_exist(library: Library) -> Iterator[Diagnostic]:
    """条目的 section 是本文件 outline 中的一节。"""
    for document in library.documents:
        paths = [section.path for section in document.body.sections]
        planned = {entry.section for entry in document.fields.outline}
        for record in document.records:
            section = record.fields.section
            if section not in paths and section not in planned:
                hint = did_you_mean(section, paths) or f"本文件有：{'、'.join(paths)}。"
                yield error(
                    "section-unknown", record.entry.at("section"), f"本文件没有 {section} 这一节。", hint
                )


def outline_paths_are_unique(library: Library) -> Iterator[Diagnostic]:
    """一个文件的各节路径互不相同。"""
    for document in library.documents:
        counts = Counter(section.path for section in document.body.sections)
        for path, count in counts.items():
            if count > 1:
                yield error(
                    "section-duplicate",
                    document.source.at("outline"),
                    f"节 {path} 写了 {count} 次。",
                    "每一节的路径只能出现一次。",
                )


def _setting(library: Library, stem: str, *path: str | int) -> Location:
    return library.sources[stem].at(*path)


def _unknown(place: Location, what: str, name: str, known: Iterable[str]) -> Diagnostic:
    known = list(known)
    hint = did_you_mean(name, known) or f"可用：{'、'.join(known)}。"
    return error("reference-unknown", place, f"没有{what} {name}。", hint)


def _repeated(library: Library, stem: str, ids: list[str]) -> Iterator[Diagnostic]:
    for n, one in enumerate(ids):
        if one in ids[:n]:
            yield error(
                "id-duplicate", _setting(library, stem, n, "id"), f"编号 {one} 已经用过。", "请换一个编号。"
            )


def regions_exist_and_form_a_tree(library: Library) -> Iterator[Diagnostic]:
    """地区的 parent 存在且不成环；文件的 region 存在。"""
    known = library.region_by_id
    yield from _repeated(library, "regions", [r.id for r in library.regions])
    for n, region in enumerate(library.regions):
        if region.parent is not None and region.parent not in known:
            yield _unknown(_setting(library, "regions", n, "parent"), "地区", region.parent, known)
    parents = {r.id: (r.parent,) if r.parent else () for r in library.regions}
    positions = {r.id: n for n, r in enumerate(library.regions)}
    yield from _cycles(parents, lambda i: _setting(library, "regions", positions[i], "parent"))
    for document in library.documents:
        if document.fields.region not in known:
            yield _unknown(document.source.at("region"), "地区", document.fields.region, known)


def audiences_exist_and_form_no_cycle(library: Library) -> Iterator[Diagnostic]:
    """条目、includes、parts、see_also 所写的对象存在；includes 不成环；分册恰好分完所含对象。"""
    known = library.audience_by_id
    yield from _repeated(library, "audiences", [a.id for a in library.audiences])
    positions = {a.id: n for n, a in enumerate(library.audiences)}
    for n, audience in enumerate(library.audiences):
        named: list[tuple[Path, str]] = [(("includes", k), i) for k, i in enumerate(audience.includes)]
        named += [(("see_also", k), i) for k, i in enumerate(audience.see_also)]
        named += [
            (("parts", p, "audiences", k), i)
            for p, part in enumerate(audience.parts)
            for k, i in enumerate(part.audiences)
        ]
        for path, one in named:
            if one not in known:
                yield _unknown(_setting(library, "audiences", n, *path), "对象", one, known)
        divided = {i for part in audience.parts for i in part.audiences}
        if audience.parts and divided != set(library.closure(audience.id)):
            left = "、".join(sorted(divided ^ set(library.closure(audience.id))))
            yield error(
                "audience-parts",
                _setting(library, "audiences", n, "parts"),
                f"parts 没有恰好分完它所含的对象：{left}。",
                "每个所含对象（连同自己）恰好写在一个 part 里。",
            )
    includes = {a.id: a.includes for a in library.audiences}
    yield from _cycles(includes, lambda i: _setting(library, "audiences", positions[i], "includes"))
    for record in library.records():
        for n, one in enumerate(record.fields.audiences):
            if one not in known:
                listed = (*record.entry.path, "audiences", n) in record.entry.source.values
                yield _unknown(
                    record.entry.at(*(("audiences", n) if listed else ("audiences",))), "对象", one, known
                )


def matters_exist(library: Library) -> Iterator[Diagnostic]:
    """条目的 matter 在 matters.yml 中。"""
    yield from _repeated(library, "matters", [m.id for m in library.matters])
    for record in library.records():
        matter = record.fields.matter
        if matter is not None and matter not in library.matter_by_id:
            yield _unknown(record.entry.at("matter"), "事项", matter, library.matter_by_id)


def _references(record: Record) -> Iterator[tuple[str, int, str]]:
    for name in ("implements", "replaces", "expands"):
        for n, target in enumerate(getattr(record.fields, name, ())):
            yield name, n, target
    extends = getattr(record.fields, "extends", None)
    if extends:
        yield "extends", 0, extends


def _reference_place(record: Record, name: str, n: int) -> Location:
    listed = (*record.entry.path, name, n) in record.entry.source.values
    return record.entry.at(name, n) if listed else record.entry.at(name)


def record_references_resolve(library: Library) -> Iterator[Diagnostic]:
    """implements、replaces、extends、expands 所写的条目存在；expands 也可指条目的一部分。"""
    known = library.record_by_id
    for record in library.records():
        for name, n, target in _references(record):
            if target in known or _may_exist(library, target):
                continue
            if name == "expands" and target in library.part_by_id:
                continue
            choices = [*known, *library.part_by_id] if name == "expands" else list(known)
            hint = did_you_mean(target, choices) or "条目的完整编号形如 central-2016/duties/group-study。"
            yield error("reference-unknown", _reference_place(record, name, n), f"没有条目 {target}。", hint)
        if (
            record.kind.id == "term"
            and record.passages
            and record.fields.title not in "".join(record.fields.runs)
        ):
            yield error(
                "term-not-found",
                record.entry.at("title"),
                f"名词“{record.fields.title}”不在本条原文中。",
                "title 写原文中的名称，wording 写它出现的整句。",
            )


def _may_exist(library: Library, target: str) -> bool:
    """Whether `target` lies in a file or record that could not be read: about it another line speaks."""
    document, _, rest = target.partition("/")
    file = f"{document}/{rest.partition('/')[0]}"
    return bool({document, file, target.partition("#")[0]} & library.unreadable)


def record_graphs_have_no_cycle(library: Library) -> Iterator[Diagnostic]:
    """implements、replaces、extends 不成环。"""
    known = library.record_by_id
    for name in ("implements", "replaces", "extends"):
        graph = {
            r.id: tuple(t for field, _, t in _references(r) if field == name and t in known)
            for r in library.records()
        }
        yield from _cycles(graph, lambda i, name=name: known[i].entry.at(name))  # type: ignore[misc]


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
        own = library.document_by_id[record.document_id].fields.region
        upper = library.document_by_id[target.document_id].fields.region
        if upper == own or upper not in [region.id for region in library.lineage(own)]:
            yield error(
                "implements-not-upper",
                _reference_place(record, "implements", n),
                f"{target.id} 不是上级文件的条目。",
                "implements 只写上级地区文件的条目。",
            )


def replaces_points_backwards(library: Library) -> Iterator[Diagnostic]:
    """replaces 指向同一地区、日期不晚于本文件的条目。"""
    for record, n, target in _targets(library, "replaces"):
        own = library.document_by_id[record.document_id].fields
        other = library.document_by_id[target.document_id].fields
        if other.region != own.region or other.date > own.date:
            yield error(
                "replaces-not-earlier",
                _reference_place(record, "replaces", n),
                f"{target.id} 不是本地区更早的条目。",
                "replaces 只写同一地区、被本条取代的条目。",
            )


def _targets(library: Library, name: str) -> Iterator[tuple[Record, int, Record]]:
    for record in library.records():
        for n, target in enumerate(getattr(record.fields, name)):
            if target in library.record_by_id:
                yield record, n, library.record_by_id[target]
