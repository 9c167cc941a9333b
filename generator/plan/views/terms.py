"""What the template of the page of terms sees."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.records import Link, TermView


@dataclass(frozen=True)
class TermPlace:
    """A paragraph that has a name, and how often; number 0 is a heading."""

    section: str
    paragraph: int
    url: str
    count: int


@dataclass(frozen=True)
class TermInDocument:
    """What one document says of a name: what spells it out there, if anything, and where it stands."""

    document: Link
    term: TermView
    places: tuple[TermPlace, ...]


@dataclass(frozen=True)
class TermOfAll:
    """A name on the page of terms, in all its forms."""

    anchor: str
    names: tuple[str, ...]
    documents: tuple[TermInDocument, ...]


@dataclass(frozen=True)
class TermLetter:
    """The names that are read from one letter; the empty one holds those that begin with a figure."""

    letter: str
    terms: tuple[TermOfAll, ...]


@dataclass(frozen=True)
class TermsPage:
    letters: tuple[TermLetter, ...]
