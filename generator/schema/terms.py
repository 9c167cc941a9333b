"""What `terms.yml` may say: the names of a document's text, and what spells each of them out."""

from __future__ import annotations

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.schema.base import Authored, Id, Text, Texts
from generator.schema.records import RecordIds


class TermFields(Authored):
    """A number-phrase or a named activity.

    `title` and `aliases` are the name as the document prints it. `expands` are the records, or parts of
    records, of the same document that spell it out; `wording` only these spans of them. Without `expands`
    the document does not spell it out. The same name has the same id in every document.
    """

    id: Id
    title: Text
    aliases: Texts | None = None
    expands: RecordIds = ()
    wording: Texts | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _wording_of_something(self) -> TermFields:
        if self.wording is not None and not self.expands:
            raise PydanticCustomError("wording_without_expands", "写了 wording，没有写 expands")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """All forms of the name, the title first."""
        return (self.title, *(self.aliases or ()))
