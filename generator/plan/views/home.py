"""What the templates of the home page and of regions' pages see: the way to a handbook."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.handbooks import RegisterEntry
from generator.plan.views.records import Link


@dataclass(frozen=True)
class Choice:
    """An audience in the chooser: its own region's handbook, or the nearest upper region's.

    Where the region has none of its own, `instead` are those of its handbooks that speak to the audience
    in other ways (a branch's duties in the plans for its members). `words` are the commonest of the region's
    documents' own words of address; `has_more_words` where there are others.
    """

    audience: str
    url: str
    region: str
    is_own: bool
    instead: tuple[Link, ...]
    words: tuple[str, ...]
    has_more_words: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """Choices under one heading; without a title where audiences are in no groups."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class RegionPage:
    title: str
    note: str
    documents: tuple[RegisterEntry, ...]
    groups: tuple[ChoiceGroup, ...]


@dataclass(frozen=True)
class DocumentYear:
    title: str
    year: str


@dataclass(frozen=True)
class RegionEntry:
    """A region on the home page: the way to its page, its own documents."""

    region: Link
    note: str
    documents: tuple[DocumentYear, ...]


@dataclass(frozen=True)
class HomePage:
    site: str
    publisher: str
    data_date: str
    regions: tuple[RegionEntry, ...]
    unlisted: tuple[str, ...]
    """Names of the regions without any document."""
    documents: tuple[RegisterEntry, ...]
