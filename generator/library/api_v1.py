"""Shapes of the JSON API, version 1. Other programs rely on them: add fields, never change or drop one.

Source: design, "Addresses that others rely on". All paths are relative to the site's root.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    """Fields may be added later, so the published schemas do not forbid others."""

    model_config = ConfigDict(frozen=True)


class Editions(_Shape):
    """Paths of the editions that were built; one that was not is absent."""

    pdf: str | None = None
    large: str | None = None
    a5: str | None = None
    booklet: str | None = None
    single: str | None = None
    calendar: str | None = None
    forms: tuple[str, ...] | None = None
    workbook: str | None = None


class HandbookV1(_Shape):
    """A handbook of `handbooks.json`."""

    id: str = Field(description="地区编号/对象编号，例如 changzhou/rural")
    region: str
    audience: str
    title: str
    url: str = Field(description="手册首页")
    pages: tuple[str, ...] = Field(description="手册的全部网页，首页在前；选印页把它们再印一遍，不在内")
    records: tuple[str, ...] = Field(description="手册中条目的编号，按阅读次序")
    editions: Editions


class CadenceV1(_Shape):
    """How often or until when; a figure that the text does not give is absent."""

    wording: str = Field(description="原文的字")
    every: str | None = Field(None, description="year half-year quarter month week day")
    exactly: int | None = None
    at_least: int | None = None
    up_to: int | None = None
    unit: str | None = Field(None, description="数的单位，没有就是次")
    by: str | None = Field(None, description="某日前：12-31 或 2016-12-31")
    around: str | None = Field(None, description="某日前后：07-01")


class PartV1(_Shape):
    """An item or a step of a record."""

    id: str
    wording: str = Field(description="官方原文，逐字")
    phase: str | None = Field(None, description="步骤的阶段，原文的字")


class RecordV1(_Shape):
    """A record of `records.json`."""

    id: str
    kind: str
    title: str = Field(description="本项目所拟标题，不是原文")
    wording: tuple[str, ...] = Field(description="官方原文，逐字")
    document: str
    section: str
    paragraph: int = Field(description="在该节中的段号，从 1 起")
    audiences: tuple[str, ...]
    url: str = Field(description="条目在文件全文页上的位置")
    handbooks: tuple[str, ...] = Field(description="收录本条目的手册编号")
    addressee: tuple[str, ...] = Field((), description="原文的称谓")
    actor: str | None = Field(None, description="谁组织、谁来做，原文的字")
    participants: str | None = Field(None, description="谁参加，原文的字")
    condition: str | None = Field(None, description="适用情形，原文的字")
    force: str | None = Field(None, description="要求程度，原文的字")
    cadence: tuple[CadenceV1, ...] = Field((), description="频次和时限")
    period: tuple[int, int] | None = Field(None, description="只管哪些年，首尾两年")
    matters: tuple[str, ...] = Field((), description="事项编号，主要的在前，见 matters.json")
    implements: tuple[str, ...] = Field((), description="落实上级文件的哪些条目")
    parts: tuple[PartV1, ...] = Field((), description="各项、各步骤，照原文次序")
    note: str | None = Field(None, description="编者注，不是原文")


class TermV1(_Shape):
    """A term of `terms.json`: a name in one document's text."""

    id: str
    names: tuple[str, ...] = Field(description="原文中的写法")
    document: str
    expands: tuple[str, ...] = Field(description="展开它的条目或其一项；没有就是原文未展开")
    wording: tuple[str, ...] = Field(description="只由条目中的这些字展开；空的是整条")
    note: str | None = Field(None, description="编者注，不是原文：例如原文没有说这就是它，数目相符")
    url: str = Field(description="名词页上的位置")


class MatterV1(_Shape):
    """A matter of `matters.json`."""

    id: str
    title: str
    relations: dict[str, str] = Field(
        description="文件编号 → 编辑写明的与上级相比：same stricter added different silent"
    )
    records: tuple[str, ...]
    url: str


class DocumentV1(_Shape):
    """A document of `documents.json`."""

    id: str
    title: str
    issuer: str
    number: str | None = None
    date: str = Field(description="2016、2016-04 或 2016-04-26，与原文一样精确")
    region: str
    url: str
    records: tuple[str, ...]
