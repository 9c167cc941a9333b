"""Rules on matters: what the editor says of the documents does not contradict their records."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.places import place_of
from generator.checks.references import unknown
from generator.diagnostics import Diagnostic, error, warning
from generator.library.documents import Document
from generator.library.library import Library
from generator.schema.settings import Matter


def matters_exist(library: Library) -> Iterator[Diagnostic]:
    """条目的 matter 在 matters.yml 中，一个只写一次；relations 所写的文件存在。"""
    if "matters.yml" in library.unreadable:
        return
    known = library.matter_by_id
    for record in library.records():
        for n, matter in enumerate(record.fields.matter):
            if matter in record.fields.matter[:n]:
                message, cure = f"事项 {matter} 在本条写了两次。", "请删去一个。"
                yield error("matter-twice", place_of(record, "matter", n), message, cure)
            elif matter not in known:
                yield unknown(place_of(record, "matter", n), "事项", matter, known)
    for n, one in enumerate(library.matters):
        for document in one.relations:
            if document not in library.document_by_id and not library.may_exist(document):
                place = library.sources["matters"].at_key(n, "relations", document)
                yield unknown(place, "文件", document, library.document_by_id)


def relations_agree_with_the_records(library: Library) -> Iterator[Diagnostic]:
    """relations 与条目不矛盾：silent 没有条目，别的有；added 上级没有，same、stricter、different 上级有。"""
    for n, matter in enumerate(library.matters):
        for document in library.documents:
            relation = matter.relations.get(document.id)
            if relation is None:
                continue
            problem = _contradiction(library, matter, document, relation)
            if problem:
                place = library.sources["matters"].at(n, "relations", document.id)
                message = f"{document.id} 写的是 {relation}，{problem}。"
                yield error("matter-relation", place, message, "请核对原文，改这里，或改条目的 matter。")


def _contradiction(library: Library, matter: Matter, document: Document, relation: str) -> str:
    regulates = _regulates(document, matter)
    above = [d for d in library.documents_above(document) if _regulates(d, matter)]
    if relation == "silent":
        return "可是它有这一事项的条目" if regulates else ""
    if not regulates:
        return "可是它没有这一事项的条目"
    if relation == "added":
        return f"可是上级的 {above[0].id} 已有规定" if above else ""
    return "" if above else "可是上级文件没有这一事项的条目"


def _regulates(document: Document, matter: Matter) -> bool:
    return any(matter.id in record.fields.matter for record in document.records)


def relations_are_told(library: Library) -> Iterator[Diagnostic]:
    """每个事项写明各份文件与上级相比如何；最上级的文件有规定的不用写。"""
    for n, matter in enumerate(library.matters):
        untold = [d.id for d in library.documents_from_above if _must_be_told(library, matter, d)]
        if untold:
            yield warning(
                "matter-relation-untold",
                library.sources["matters"].at(n, "id"),
                f"事项 {matter.id} 没有写明这些文件与上级相比如何：{'、'.join(untold)}。",
                "在 relations 中写 same 相同、stricter 更严、added 新增、different 不同或 silent 未作规定。",
            )


def _must_be_told(library: Library, matter: Matter, document: Document) -> bool:
    is_top = not library.documents_above(document)
    return document.id not in matter.relations and not (is_top and _regulates(document, matter))
