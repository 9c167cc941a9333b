"""What `document.yml` may say: the register entry, the outline, what is left out and why."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.base import Allowing, Authored, Date, Id, Text, Texts, Url


class OutlineEntry(Authored):
    """A section: its path and how it begins; `begins` where it has no heading of its own."""

    section: Text
    heading: Text | None = None
    begins: Text | None = None

    @model_validator(mode="after")
    def _heading_or_begins(self) -> OutlineEntry:
        if (self.heading is None) == (self.begins is None):
            raise PydanticCustomError("heading_or_begins", "heading 与 begins 须写且只写一个")
        return self

    @property
    def opening(self) -> str:
        """The exact first characters of the paragraph that the section begins with."""
        return self.heading or self.begins or ""


class Attachment(Authored):
    """A text that stands after the main one in `text.txt`, with an outline of its own."""

    section: Text
    title: Text
    begins: Text
    outline: tuple[OutlineEntry, ...] = ()


class Omission(Authored):
    """A passage of the source that `text.txt` leaves out; private passages by `description` only."""

    wording: Text | None = None
    description: Text | None = None
    reason: Text

    @model_validator(mode="after")
    def _wording_or_description(self) -> Omission:
        if (self.wording is None) == (self.description is None):
            raise PydanticCustomError("wording_or_description", "wording 与 description 须写且只写一个")
        return self


class Mention(Authored):
    """A document, manual or list that the text names and the library lacks."""

    title: Text
    number: Text | None = None
    wording: Text


class DocumentFields(Allowing):
    """The register entry of a document."""

    title: Text
    short_title: Text
    issuer: Text
    number: Text | None = None
    date: Date
    region: Id
    addressees: Texts | None = None
    url: Url | None = None
    note: Text | None = None
    outline: Annotated[tuple[OutlineEntry, ...], Field(min_length=1)]
    attachments: tuple[Attachment, ...] = ()
    omissions: tuple[Omission, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @property
    def year(self) -> str:
        return self.date[:4]
