"""The ground that every authored shape stands on: frozen, unknown fields refused, no coercion."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"


class Authored(BaseModel):
    """A mapping in a YAML file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


Text = Annotated[str, Field(strict=True), StringConstraints(min_length=1)]
Id = Annotated[str, Field(strict=True), StringConstraints(pattern=f"^{ID_PATTERN}$")]
Count = Annotated[int, Field(strict=True, ge=1, le=1000)]
Year = Annotated[int, Field(strict=True, ge=1921, le=2999)]
MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


def _year_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Date = Annotated[
    str,
    BeforeValidator(_year_as_text),
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
]
"""A calendar date as exact as its source: `2016`, `2016-04` or `2016-04-26`."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list), Field(min_length=1)]
"""One text or a list of texts."""

Url = Annotated[str, Field(strict=True), StringConstraints(pattern=r"^https?://[^\s\"'<>]+$")]
"""An address outside the site; readers are told that it leaves the site."""

SiteAddress = Annotated[
    str, Field(strict=True), StringConstraints(pattern=r"^https?://[\w.~:/@!$&()*+,;=%-]{1,200}$")
]
"""Where the site itself stands: short enough for a QR code on a cover, and what pages can be added to."""

Ids = Annotated[tuple[Id, ...], BeforeValidator(_as_list)]


class Allowance(Authored):
    """One warning that the editor has looked at and allows, here only."""

    code: Text
    reason: Text


class Allowing(Authored):
    """What a warning can be about."""

    allow: tuple[Allowance, ...] = ()
