"""One document's folder: `document.yml`, `text.txt` and a file for each kind of record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, did_you_mean, error
from generator.library.documents import Citation, Document, Origin, Record, Term
from generator.library.source import Source
from generator.library.text import Body, Opening, Passage, cut
from generator.load.files import is_ours, read_text
from generator.load.shapes import Shape, fill
from generator.load.traps import invisible
from generator.load.yaml_source import YamlFile, read_yaml
from generator.schema.base import ID_PATTERN
from generator.schema.documents import DocumentFields
from generator.schema.kinds import KINDS, Kind
from generator.schema.records import RecordFields
from generator.schema.terms import TermFields

_KIND_BY_FILE = {f"{kind.plural}.yml": kind for kind in KINDS}
_TERMS = "terms"
_KNOWN_FILES = ("document.yml", "text.txt", *_KIND_BY_FILE, f"{_TERMS}.yml")


@dataclass
class DocumentFolder:
    """What is gathered while one folder is read; `document` is None when it could not be put together."""

    id: str
    path: Path
    name: str
    document: Document | None = None
    found: list[Diagnostic] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    sources: list[Source] = field(default_factory=list)


def load_document(path: Path, name: str) -> DocumentFolder:
    """Load the folder at `path`, which reports call `name`."""
    folder = DocumentFolder(path.name, path, name)
    _check_names(folder)
    register = _read(folder, "document.yml")
    fields = None
    if register.value is not None:
        fields, misfits = fill(DocumentFields, register.value, register.source, ())
        folder.found += misfits
    text_source = _load_text(folder)
    if fields is None or text_source is None:
        folder.unreadable.add(folder.id)
        _load_records(folder, Body((), ()))
        _load_terms(folder)
        return folder
    body, missing = cut(_lines(text_source), _openings(fields))
    folder.found += _outline_problems(missing, register.source, body)
    records = _load_records(folder, body)
    terms = _load_terms(folder)
    complete = not folder.unreadable and not missing
    folder.document = Document(
        folder.id, fields, register.source, text_source, body, records, terms, complete
    )
    return folder


def _read(folder: DocumentFolder, name: str) -> YamlFile:
    file = read_yaml(folder.path / name, f"{folder.name}/{name}")
    folder.found += file.diagnostics
    folder.sources.append(file.source)
    return file


def _lines(source: Source) -> tuple[str, ...]:
    return source.lines[:-1] if source.lines and not source.lines[-1] else source.lines


def _check_names(folder: DocumentFolder) -> None:
    if not re.fullmatch(ID_PATTERN, folder.id):
        hint = "只用小写字母、数字，词与词之间用一个连字符 -，例如 changzhou-2016。"
        place = Source(folder.name).whole()
        folder.found.append(error("document-id", place, f"文件夹名 {folder.id} 不能作编号。", hint))
    for path in sorted(folder.path.iterdir()):
        if path.name in _KNOWN_FILES or not is_ours(path):
            continue
        hint = did_you_mean(path.name, _KNOWN_FILES) or f"可用的文件名：{'、'.join(_KNOWN_FILES)}。"
        place = Source(f"{folder.name}/{path.name}").whole()
        folder.found.append(error("file-unknown", place, "不认识这个文件，它不会被读取。", hint))
        if path.suffix in (".yml", ".yaml"):  # its entries may be of any sort that has no file
            stems = [*(kind.plural for kind in KINDS), _TERMS]
            absent = [stem for stem in stems if not (folder.path / f"{stem}.yml").exists()]
            folder.unreadable |= {f"{folder.id}/{stem}" for stem in absent}


def _load_text(folder: DocumentFolder) -> Source | None:
    name = f"{folder.name}/text.txt"
    text, found = read_text(folder.path / "text.txt", name)
    folder.found += found
    if text is None:
        return None
    source = Source(name, tuple(text.split("\n")))
    folder.sources.append(source)
    if not text.strip():
        place = source.whole()
        folder.found.append(error("text-empty", place, "正文没有内容。", "请把文件全文贴进来，一段一行。"))
        return None
    folder.found += invisible(source)
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            place = source.line(number)
            folder.found.append(error("text-blank-line", place, "正文中有空行。", "一段一行，请删去空行。"))
        elif line != line.strip():
            place = source.line(number)
            folder.found.append(
                error(
                    "text-indent", place, "段落首尾有空格。", "请删去段首、段尾的空格；段内的空格照原文保留。"
                )
            )
    return source


def _openings(fields: DocumentFields) -> list[Opening]:
    """The main outline, then each attachment's, its sections below the attachment's own path."""
    openings = [Opening(e.section, e.heading or "", e.opening) for e in fields.outline]
    for attachment in fields.attachments:
        openings.append(Opening(attachment.section, attachment.title, attachment.begins))
        openings += [
            Opening(f"{attachment.section}/{e.section}", e.heading or "", e.opening)
            for e in attachment.outline
        ]
    return openings


def _outline_problems(missing: Iterable[Opening], source: Source, body: Body) -> Iterator[Diagnostic]:
    """Of sections out of order only the first is told: one that is moved puts all after it out of order."""
    is_told = False
    for opening in missing:
        problem = _opening_missing(opening, source, body)
        if problem.code != "section-order" or not is_told:
            yield problem
        is_told = is_told or problem.code == "section-order"


def _opening_missing(opening: Opening, source: Source, body: Body) -> Diagnostic:
    lines = [n for n, line in enumerate(source.lines, 1) if opening.opening in line]
    place = (
        source.line(lines[0], source.lines[lines[0] - 1].find(opening.opening) + 1)
        if lines
        else source.at("outline")
    )
    if any(p.text.startswith(opening.opening) for p in body.paragraphs):
        message = f"节 {opening.path} 的标题不在这个次序：原文里它出现在上一节之前。"
        return error("section-order", place, message, "请按原文的先后排列 outline。")
    message = f"原文中没有以“{opening.opening}”开头的段落（节 {opening.path}）。"
    lengths = range(max(1, len(opening.opening) - 2), len(opening.opening) + 3)
    starts = dict.fromkeys(p.text[:length] for p in body.paragraphs for length in lengths)
    hint = did_you_mean(opening.opening, starts) or "标题须与 text.txt 中段落开头的文字完全一致。"
    return error("section-opening", place, message, hint)


def _load_records(folder: DocumentFolder, body: Body) -> tuple[Record, ...]:
    records: list[Record] = []
    for kind in KINDS:
        path = folder.path / f"{kind.plural}.yml"
        if path.exists():
            entries = _load_list(folder, kind.plural, kind.shape)
            records += [_record(folder.id, kind, fields, origin, body) for fields, origin in entries]
    return tuple(records)


def _load_terms(folder: DocumentFolder) -> tuple[Term, ...]:
    if not (folder.path / f"{_TERMS}.yml").exists():
        return ()
    entries = _load_list(folder, _TERMS, TermFields)
    return tuple(
        Term(f"{folder.id}/{_TERMS}/{fields.id}", folder.id, fields, origin) for fields, origin in entries
    )


def _load_list(folder: DocumentFolder, stem: str, shape: type[Shape]) -> list[tuple[Shape, Origin]]:
    """Read a file that is a list of entries of one shape; those that do not fit are told and left out."""
    file = _read(folder, f"{stem}.yml")
    if file.value is None:
        folder.unreadable.add(f"{folder.id}/{stem}")
        return []
    if not isinstance(file.value, list):
        folder.unreadable.add(f"{folder.id}/{stem}")
        place = file.source.line(1) if file.source.lines else file.source.whole()
        folder.found.append(
            error("file-not-list", place, "这个文件应是条目的列表。", "每个条目以“- id: …”开头。")
        )
        return []
    entries = []
    for index, value in enumerate(file.value):
        fields, misfits = fill(shape, value, file.source, (index,))
        folder.found += misfits
        if fields is None:
            folder.unreadable.add(_intended_id(folder.id, stem, value))
        else:
            entries.append((fields, Origin(file.source, (index,))))
    return entries


def _intended_id(document_id: str, stem: str, value: Any) -> str:
    """Return the id of an entry that does not fit its shape; its whole file's where it has none."""
    own = value.get("id") if isinstance(value, dict) else None
    is_id = isinstance(own, str) and re.fullmatch(ID_PATTERN, own)
    return f"{document_id}/{stem}/{own}" if is_id else f"{document_id}/{stem}"


def _record(document_id: str, kind: Kind, fields: RecordFields, origin: Origin, body: Body) -> Record:
    passages = _passages(fields, body)
    number = body.paragraphs[passages[0].index].number if passages else 0
    citation = Citation(fields.section, number)
    record_id = f"{document_id}/{kind.plural}/{fields.id}"
    return Record(record_id, kind, document_id, fields, origin, passages, citation)


def _passages(fields: RecordFields, body: Body) -> tuple[Passage, ...]:
    """Find every run in the record's own section; nothing when any of them is not there."""
    found = [body.find(run, fields.section) for run in fields.stretches]
    return tuple(p for p in found if p is not None) if all(found) else ()
