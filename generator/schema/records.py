"""What a record may say: fields common to all kinds, and those of one kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.base import (
    ID_PATTERN,
    Allowing,
    Authored,
    Count,
    Date,
    Id,
    Ids,
    MonthDay,
    Text,
    Texts,
    Year,
    _as_list,
)

RecordId = Annotated[
    str,
    Field(strict=True, pattern=rf"^{ID_PATTERN}/{ID_PATTERN}/{ID_PATTERN}(#{ID_PATTERN})?$"),
]
"""The full id of a record, or of a part of one: `changzhou-2016/duties/group-study#word`."""

RecordIds = Annotated[tuple[RecordId, ...], BeforeValidator(_as_list)]


class Cadence(Authored):
    """How often or until when; `wording` is the text's own, the rest is the same as data."""

    wording: Text
    every: Literal["year", "half-year", "quarter", "month", "week", "day"] | None = None
    exactly: Count | None = None
    at_least: Count | None = None
    up_to: Count | None = None
    unit: Text | None = None
    around: MonthDay | None = None
    by: MonthDay | Date | None = None

    @model_validator(mode="after")
    def _exactly_stands_alone(self) -> Cadence:
        if self.exactly is not None and (self.at_least is not None or self.up_to is not None):
            raise PydanticCustomError("cadence_exactly", "exactly 不能与 at_least、up_to 并用")
        if self.at_least is not None and self.up_to is not None and self.at_least > self.up_to:
            raise PydanticCustomError("cadence_order", "at_least 大于 up_to")
        return self


class ExceptionClause(Authored):
    """What the text lets some do instead; both fields in its own words."""

    condition: Text
    instead: Text


class Years(Authored):
    """The years that a record is limited to, first and last included."""

    first: Year
    last: Year

    @model_validator(mode="after")
    def _in_order(self) -> Years:
        if self.first > self.last:
            raise PydanticCustomError("years_order", "first 晚于 last")
        return self


class Part(Authored):
    """A span of a record's wording with an id of its own."""

    id: Id
    title: Text | None = None
    wording: Text


class ChecklistItem(Part):
    """One item to examine; its fields are spans of its wording."""

    examine: Text | None = None
    questions: Texts | None = None
    strengthen: Text | None = None


class Step(Part):
    """One step of a meeting, in the text's order; `phase` is the text's own word (会前)."""

    phase: Text | None = None


class Work(Authored):
    """A book or rule to read: `title` as printed, `how` and `chapters` spans of the wording."""

    title: Text
    how: Text | None = None
    chapters: Texts | None = None


class RecordFields(Allowing):
    """Fields of every kind. Texts other than title, note and reasons are spans of the document."""

    id: Id
    title: Text
    section: Text
    wording: Texts | None = None
    lead: Text | None = None
    items: tuple[Part, ...] = ()
    addressee: Texts | None = None
    addressed_in: Text | None = None
    """The section that names the addressee, where neither the paragraph nor a heading names anybody."""
    audiences: Ids = ()
    actor: Text | None = None
    participants: Text | None = None
    condition: Text | None = None
    force: Text | None = None
    cadence: Annotated[tuple[Cadence, ...], BeforeValidator(_as_list)] = ()
    exceptions: tuple[ExceptionClause, ...] = ()
    steps: tuple[Step, ...] = ()
    matter: Ids = ()
    """What it regulates; of several the first is its main one."""
    implements: RecordIds = ()
    replaces: RecordIds = ()
    period: Year | Years | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _wording_or_lead_with_items(self) -> RecordFields:
        if self.wording is None and not self.items:
            raise PydanticCustomError("no_wording", "缺少 wording（或 lead 加 items）")
        if self.wording is not None and self.lead is not None:
            raise PydanticCustomError("wording_and_lead", "wording 与 lead 不能并用")
        return self

    @property
    def stretches(self) -> tuple[str, ...]:
        """The wording as stretches that stand unbroken in one paragraph of the document each."""
        if self.wording is not None:
            return self.wording
        return ((self.lead or "") + "".join(item.wording for item in self.items),)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The wording as the editor cut it: the stretches, or the lead and each item."""
        if self.wording is not None:
            return self.wording
        return (*((self.lead,) if self.lead else ()), *(item.wording for item in self.items))

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*self.items, *self.steps)

    @property
    def years(self) -> Years | None:
        """The period as first and last year."""
        if isinstance(self.period, int):
            return Years(first=self.period, last=self.period)
        return self.period


class Addressed(RecordFields):
    """A record that says whom it addresses, and so reaches handbooks."""

    addressee: Texts
    audiences: Annotated[Ids, Field(min_length=1)]


class Reading(Addressed):
    works: Annotated[tuple[Work, ...], Field(min_length=1)]


class Checklist(Addressed):
    items: tuple[ChecklistItem, ...] = ()
    extends: RecordId | None = None


class Topic(Addressed):
    subjects: Texts | None = None


class Background(RecordFields):
    """Stands on the document's page only: it has neither addressee nor audiences."""

    addressee: None = None
    addressed_in: None = None
    audiences: Annotated[Ids, Field(max_length=0)] = ()
