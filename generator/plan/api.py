"""The JSON API: what `api/v1/` says, each list with its JSON Schema beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from generator.library import addresses
from generator.library.api_v1 import (
    CadenceV1,
    DocumentV1,
    Editions,
    HandbookV1,
    MatterV1,
    PartV1,
    RecordV1,
    TermV1,
)
from generator.library.handbook import Handbook
from generator.library.library import Library
from generator.library.papers import PrintedFile
from generator.plan.page import Page


def api_files(
    library: Library,
    handbooks: tuple[Handbook, ...],
    pages: Mapping[str, list[Page]],
    printed: tuple[PrintedFile, ...],
) -> dict[str, object]:
    """Return path → JSON value for each file of the API."""
    held = {h.id: tuple(dict.fromkeys(e.record.id for e in h.entries())) for h in handbooks}
    lists: dict[str, tuple[type[BaseModel], list[BaseModel]]] = {
        "handbooks": (HandbookV1, [_handbook(h, held[h.id], pages[h.id], printed) for h in handbooks]),
        "records": (RecordV1, _records(library, held)),
        "documents": (DocumentV1, _documents(library)),
        "terms": (TermV1, _terms(library)),
        "matters": (MatterV1, _matters(library)),
    }
    files: dict[str, object] = {}
    for name, (shape, values) in lists.items():
        files[f"{addresses.API}/{name}.json"] = [v.model_dump(mode="json", exclude_none=True) for v in values]
        files[f"{addresses.API}/{name}.schema.json"] = _schema(shape)
    return files


def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    schema = TypeAdapter(list[shape]).json_schema(mode="serialization")  # type: ignore[valid-type]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _handbook(
    handbook: Handbook, records: tuple[str, ...], pages: list[Page], printed: tuple[PrintedFile, ...]
) -> HandbookV1:
    own = {file.paper.edition: file.url for file in printed if file.handbook == handbook.id}
    return HandbookV1(
        id=handbook.id,
        region=handbook.region.id,
        audience=handbook.audience.id,
        title=handbook.title,
        url=addresses.handbook_page(handbook),
        pages=tuple(page.path for page in pages if page.path != addresses.selection_page(handbook)),
        records=records,
        editions=Editions.model_validate(own),
    )


def _records(library: Library, held: Mapping[str, tuple[str, ...]]) -> list[BaseModel]:
    handbooks: dict[str, list[str]] = {}
    for handbook, records in held.items():
        for record in records:
            handbooks.setdefault(record, []).append(handbook)
    return [
        RecordV1(
            id=record.id,
            kind=record.kind.id,
            title=record.fields.title,
            wording=record.fields.pieces,
            document=record.document_id,
            section=record.fields.section,
            paragraph=record.citation.paragraph,
            audiences=record.fields.audiences,
            url=addresses.record_url(library.document_by_id[record.document_id], record),
            handbooks=tuple(handbooks.get(record.id, ())),
            addressee=record.fields.addressee or (),
            actor=record.fields.actor,
            participants=record.fields.participants,
            condition=record.fields.condition,
            force=record.fields.force,
            cadence=tuple(CadenceV1(**cadence.model_dump()) for cadence in record.fields.cadence),
            period=(years.first, years.last) if (years := record.fields.years) else None,
            matters=record.fields.matter,
            implements=record.fields.implements,
            parts=tuple(
                PartV1(id=record.part_id(part), wording=part.wording, phase=getattr(part, "phase", None))
                for part in record.fields.parts
            ),
            note=record.fields.note,
        )
        for record in library.records()
    ]


def _terms(library: Library) -> list[BaseModel]:
    return [
        TermV1(
            id=term.id,
            names=term.fields.names,
            document=term.document_id,
            expands=term.fields.expands,
            wording=term.fields.wording or (),
            note=term.fields.note,
            url=addresses.term_url(term),
        )
        for term in library.terms()
    ]


def _matters(library: Library) -> list[BaseModel]:
    return [
        MatterV1(
            id=matter.id,
            title=matter.title,
            relations=dict(matter.relations),
            records=tuple(r.id for r in library.records() if matter.id in r.fields.matter),
            url=addresses.matter_page(matter),
        )
        for matter in library.matters
    ]


def _documents(library: Library) -> list[BaseModel]:
    return [
        DocumentV1(
            id=document.id,
            title=document.fields.title,
            issuer=document.fields.issuer,
            number=document.fields.number,
            date=document.fields.date,
            region=document.fields.region,
            url=addresses.document_page(document),
            records=tuple(record.id for record in document.records),
        )
        for document in library.documents
    ]
