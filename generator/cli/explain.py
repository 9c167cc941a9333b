"""`handbook explain`: where a record stands and why, what a handbook or a document holds."""

from __future__ import annotations

import json
from typing import Any

import click

from generator.build import checked_library
from generator.cli.chinese import Command
from generator.cli.opening import pass_project
from generator.diagnostics import DiagnosticsError, did_you_mean, has_errors
from generator.library.documents import Document, Record, Term
from generator.library.handbook import Entry, Handbook, Reason, Standing
from generator.library.library import Library
from generator.project import Project
from generator.resolve import resolve
from generator.schema.settings import Matter

_ENDED = {Standing.PAST: "（已过时限）", Standing.REPLACED: "（已由新文件取代）"}
Explanation = tuple[dict[str, Any], list[str]]
"""The same twice: as a JSON value, and as lines to read."""


@click.command("explain", cls=Command)
@click.argument("identifier", metavar="编号")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序读取。")
@pass_project
def explain(project: Project, identifier: str, as_json: bool) -> int:
    """说明一个条目、名词、事项、一本手册或一份文件：出自哪里，收在哪里，为什么。

    \b
    例：
      handbook explain changzhou-2016/checklists/wu-chabai-wu-qianghua
      handbook explain changzhou/rural
    """
    library, diagnostics = checked_library(project, accept_ids=True)
    if has_errors(diagnostics) and as_json:
        click.echo(
            json.dumps({"diagnostics": [d.as_json() for d in diagnostics]}, ensure_ascii=False, indent=1)
        )
        return 1
    if has_errors(diagnostics):
        raise DiagnosticsError(diagnostics)
    value, lines = _explanation(library, resolve(library), identifier)
    click.echo(json.dumps(value, ensure_ascii=False, indent=1) if as_json else "\n".join(lines))
    return 0


def _explanation(library: Library, handbooks: tuple[Handbook, ...], identifier: str) -> Explanation:
    """Return what is to be said of a record or part, a term, a matter, a handbook, or a document."""
    record = library.record_by_id.get(identifier.partition("#")[0])
    if record is not None and (identifier == record.id or identifier in library.part_by_id):
        return _record(library, record, handbooks)
    by_id = {handbook.id: handbook for handbook in handbooks}
    if identifier in by_id:
        return _handbook(by_id[identifier])
    if identifier in library.document_by_id:
        return _document(library.document_by_id[identifier])
    terms = {term.id: term for term in library.terms()}
    if identifier in terms:
        return _term(library, terms[identifier])
    if identifier in library.matter_by_id:
        return _matter(library, library.matter_by_id[identifier])
    choices = [*library.record_by_id, *library.part_by_id, *by_id, *library.document_by_id, *terms]
    near = did_you_mean(identifier, [*choices, *library.matter_by_id])
    raise click.ClickException(f"没有编号为 {identifier} 的条目、名词、事项、手册或文件。{near}")


def _because(entry: Entry) -> list[str]:
    return [
        f"称谓“{'、'.join(reason.addressees)}”{_elsewhere(reason)}→ "
        + " ← ".join(audience.name for audience in reversed(reason.path))
        for reason in entry.reasons
    ]


def _elsewhere(reason: Reason) -> str:
    return f"（在 {reason.section} 一节）" if reason.section else ""


def _record(library: Library, record: Record, handbooks: tuple[Handbook, ...]) -> Explanation:
    document = library.document_by_id[record.document_id]
    entries = [(h, entry) for h in handbooks for entry in h.entries() if entry.record is record]
    held = {handbook.id: _because(entry) for handbook, entry in entries}
    ended = {handbook.id: _ENDED.get(entry.standing, "") for handbook, entry in entries}
    place = record.origin.at()
    text_lines = [document.body.paragraphs[p.index].line for p in record.passages]
    value = {
        "id": record.id,
        "kind": record.kind.id,
        "title": record.fields.title,
        "wording": record.fields.pieces,
        "citation": {
            "document": record.document_id,
            "section": record.citation.section,
            "paragraph": record.citation.paragraph,
            "text_lines": text_lines,
        },
        "authored": {"file": place.file, "line": place.line},
        "handbooks": held,
    }
    lines = [
        f"{record.id}  {record.kind.label}“{record.fields.title}”",
        f"  录在 {place.file} 第 {place.line} 行",
        f"  出自《{document.fields.title}》{record.citation.section} 第{record.citation.paragraph}段"
        f"（text.txt 第 {'、'.join(map(str, text_lines))} 行）",
        *(f"  | {piece}" for piece in record.fields.pieces),
        f"  收在 {len(held)} 本手册：" if held else "  不收入手册，只在文件全文页。",
        *(f"    {one}{ended[one]}：{'；'.join(why)}" for one, why in held.items()),
    ]
    return value, lines


def _handbook(handbook: Handbook) -> Explanation:
    value = {
        "id": handbook.id,
        "documents": [d.id for d in handbook.documents],
        "records": [
            {"id": e.record.id, "standing": e.standing.value, "because": _because(e)}
            for e in handbook.entries()
        ],
    }
    lines = [f"{handbook.id}  {handbook.region.name} · {handbook.audience.name}"]
    lines += [f"  依据：{d.fields.short_title}《{d.fields.title}》" for d in handbook.documents]
    for group in handbook.groups:
        part = f"{group.part}：" if group.part else ""
        lines.append(f"  {group.chapter.label} / {part}{group.document.fields.short_title}")
        for entry in group.entries:
            for one in entry.walk():
                fold = "    " if one is entry else "      （折叠）"
                fold += _ENDED.get(one.standing, "")
                lines.append(f"{fold}{one.record.id}  {one.record.fields.title}：{'；'.join(_because(one))}")
    return value, lines


def _document(document: Document) -> Explanation:
    records = sorted(document.records, key=lambda record: record.reading_order)
    value = {
        "id": document.id,
        "title": document.fields.title,
        "region": document.fields.region,
        "records": [record.id for record in records],
    }
    lines = [f"{document.id}  《{document.fields.title}》", f"  条目 {len(records)} 条："]
    lines += [f"    {record.id}  {record.kind.label}“{record.fields.title}”" for record in records]
    return value, lines


def _term(library: Library, term: Term) -> Explanation:
    document = library.document_by_id[term.document_id]
    places = [
        {"section": p.section, "paragraph": p.number, "text_line": p.line}
        for p, _ in document.naming[term.id]
    ]
    spans = term.fields.wording or tuple(
        run for target in term.fields.expands for run in library.wording_of(target)
    )
    value = {
        "id": term.id,
        "document": term.document_id,
        "names": term.fields.names,
        "expands": term.fields.expands,
        "places": places,
    }
    lines = [
        f"{term.id}  名词“{'”“'.join(term.fields.names)}”",
        f"  出现在 text.txt 第 {'、'.join(str(place['text_line']) for place in places)} 行",
        f"  由这些条目展开：{'、'.join(term.fields.expands)}" if term.fields.expands else "  原文未展开",
        *(f"  | {span}" for span in spans),
    ]
    return value, lines


def _matter(library: Library, matter: Matter) -> Explanation:
    records = {
        d.id: [r.id for r in d.records if matter.id in r.fields.matter] for d in library.documents_from_above
    }
    value = {"id": matter.id, "title": matter.title, "relations": dict(matter.relations), "records": records}
    lines = [f"{matter.id}  事项“{matter.title}”"]
    for one, held in records.items():
        lines.append(f"  {one}  {matter.relations.get(one, '')}".rstrip())
        lines += [f"    {record}" for record in held]
    return value, lines
