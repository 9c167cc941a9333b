"""What the files beside the documents may say: site, regions, audiences, matters, works, pinyin."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from generator.schema.base import Allowing, Authored, Count, Date, Id, Ids, Text, Texts, Url, Year


class PublicNumber(Authored):
    """A telephone number that may be published, and why."""

    number: Text
    reason: Text


Share = Annotated[float, Field(ge=0, le=1)]


class Gauges(Authored):
    """What `handbook verify` demands of every document; lengths in characters, shares from 0 to 1."""

    coverage_at_least: Share = 0.98
    median_length_up_to: Count = 120
    length_without_parts_up_to: Count = 400
    requirement_and_background_up_to: Share = 0.35


class Site(Allowing):
    name: Text
    publisher: Text
    study_year: Year
    data_date: Date
    public_numbers: tuple[PublicNumber, ...] = ()
    connectives: tuple[Text, ...] = ()
    """Words between the parts of an item, besides those that `checks.parts` knows."""
    gauges: Gauges = Gauges()


class Region(Allowing):
    """A node of the tree of regions; `title` is the full name where it differs from the short one."""

    id: Id
    name: Text
    title: Text | None = None
    parent: Id | None = None
    note: Text | None = None

    @property
    def full_name(self) -> str:
        return self.title or self.name


class HandbookPart(Authored):
    """One part of an audience's handbook: what reaches it by the named audiences."""

    title: Text
    audiences: Annotated[Ids, Field(min_length=1)]


class Audience(Allowing):
    """Whose handbook a record stands in; `words` are the texts' own names for it.

    `group` is our heading over it on a region's page, where readers choose.
    `not_words` hold one of these names and address nobody (总书记 holds 书记).
    `everyone` marks the audience that holds all members: being included there gives no handbook yet.
    """

    id: Id
    name: Text
    group: Text | None = None
    includes: Ids = ()
    grouping: Annotated[bool, Field(strict=True)] = False
    everyone: Annotated[bool, Field(strict=True)] = False
    parts: tuple[HandbookPart, ...] = ()
    see_also: Ids = ()
    words: Texts | None = None
    not_words: Texts | None = None


Relation = Literal["same", "stricter", "added", "different", "silent"]
"""How a document regulates a matter, beside what the documents above it say of it."""


class LaterVersion(Authored):
    """What an editor knows of a work after the documents named it; `source` says where from."""

    title: Text
    date: Date
    source: Text
    url: Url | None = None


class RegisteredWork(Authored):
    """A book or rule by its full title; `short_titles` are the others by which documents name it."""

    id: Id
    title: Text
    short_titles: Texts | None = None
    later: LaterVersion | None = None
    note: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All titles, without 《》: documents print the same title with and without."""
        return tuple(name.strip("《》") for name in (self.title, *(self.short_titles or ())))


class Matter(Allowing):
    """What several documents regulate; `relations`, by document, are the editor's judgement.

    `group` is its heading in the list of matters.
    """

    id: Id
    title: Text
    group: Text | None = None
    relations: Annotated[Mapping[str, Relation], Field(strict=True)] = {}


class PinyinOverride(Allowing):
    """How words are read wherever they stand; `reading` is one syllable with its tone for each character."""

    words: Text
    reading: Text

    @property
    def syllables(self) -> tuple[str, ...]:
        """The syllables in one spelling: a keyboard may write a letter and its tone mark apart."""
        return tuple(unicodedata.normalize("NFC", self.reading).split())
