"""Small libraries made in memory, without a file: what tests of the pure stages start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.library.documents import Citation, Document, Origin, Record
from generator.library.library import Library
from generator.library.source import Source
from generator.library.text import Body, Opening, cut
from generator.schema.documents import DocumentFields
from generator.schema.kinds import KINDS
from generator.schema.settings import Audience, HandbookPart, Matter, Region, RegisteredWork, Site

SECTION = "一"
_KIND_BY_PLURAL = {kind.plural: kind for kind in KINDS}


def region(one: str, parent: str | None = None) -> Region:
    return Region(id=one, name=f"地区{one}", parent=parent)


def audience(
    one: str,
    *includes: str,
    grouping: bool = False,
    everyone: bool = False,
    parts: Sequence[tuple[str, Sequence[str]]] = (),
    words: Sequence[str] = (),
    not_words: Sequence[str] = (),
    group: str | None = None,
) -> Audience:
    return Audience(
        id=one,
        name=f"对象{one}",
        group=group,
        includes=includes,
        grouping=grouping,
        everyone=everyone,
        parts=tuple(HandbookPart(title=title, audiences=tuple(held)) for title, held in parts),
        words=tuple(words) or None,
        not_words=tuple(not_words) or None,
    )


@dataclass(frozen=True)
class Draft:
    """A record before its document is known."""

    plural: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def wording(self) -> tuple[str, ...]:
        return _KIND_BY_PLURAL[self.plural].shape.model_validate(self.values).stretches


def draft(short_id: str, *audiences: str, wording: str | Sequence[str] = "", **values: Any) -> Draft:
    """Return a record; `short_id` names kind and record (`duties/read`)."""
    plural, _, one = short_id.partition("/")
    given: dict[str, Any] = {"id": one, "title": one, "section": SECTION, **values}
    if wording or "items" not in given:
        given["wording"] = wording if wording else f"{plural}{one}。"
    if audiences:
        given = {"audiences": list(audiences), "addressee": "成员", **given}
    if plural == "readings":
        given.setdefault("works", [{"title": "书"}])
    return Draft(plural, given)


def document(
    one: str,
    where: str,
    *drafts: Draft,
    date: str = "2020",
    lines: Sequence[str] = (),
    openings: Sequence[Opening] = (),
    omissions: Sequence[str] = (),
) -> Document:
    """Return a document; without `lines` its text is the wording of its records, one a line."""
    texts = list(lines) or [run for d in drafts for run in d.wording] or ["空。"]
    body, missing = cut(texts, openings or [Opening(SECTION, "", texts[0])])
    assert missing == ()
    fields = DocumentFields.model_validate(
        {
            "title": f"文件{one}",
            "short_title": one,
            "issuer": "机关",
            "date": date,
            "region": where,
            "outline": [{"section": SECTION, "begins": texts[0]}],
            "omissions": [{"wording": wording, "reason": "略去"} for wording in omissions],
        }
    )
    source = Source(f"data/documents/{one}/document.yml")
    text_source = Source(f"data/documents/{one}/text.txt", tuple(texts))
    records = tuple(_record(one, d, n, body) for n, d in enumerate(drafts))
    return Document(one, fields, source, text_source, body, records)


def _record(document_id: str, given: Draft, position: int, body: Body) -> Record:
    kind = _KIND_BY_PLURAL[given.plural]
    fields = kind.shape.model_validate(given.values)
    found = [body.find(run, fields.section) for run in fields.stretches]
    passages = tuple(passage for passage in found if passage)
    assert len(passages) == len(fields.stretches)
    source = Source(f"data/documents/{document_id}/{given.plural}.yml")
    citation = Citation(fields.section, body.paragraphs[passages[0].index].number)
    record_id = f"{document_id}/{given.plural}/{fields.id}"
    return Record(record_id, kind, document_id, fields, Origin(source, (position,)), passages, citation)


def library(
    regions: Sequence[Region],
    audiences: Sequence[Audience],
    documents: Sequence[Document],
    *,
    study_year: int = 2020,
    matters: Sequence[Matter] = (),
    works: Sequence[RegisteredWork] = (),
) -> Library:
    site = Site(name="手册", publisher="部门", study_year=study_year, data_date="2020")
    return Library(site, tuple(regions), tuple(audiences), tuple(matters), tuple(works), tuple(documents))
