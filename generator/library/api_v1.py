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
    pages: tuple[str, ...] = Field(description="手册的全部网页，首页在前")
    records: tuple[str, ...] = Field(description="手册中条目的编号，按阅读次序")
    editions: Editions


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
