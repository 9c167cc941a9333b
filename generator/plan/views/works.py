"""What the template of the page of works sees."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.records import CitationView, Link


@dataclass(frozen=True)
class LaterView:
    """A later version, and who says so."""

    title: str
    date: str
    source: str
    url: str


@dataclass(frozen=True)
class RequiredView:
    """One document's demand: the title as it prints it, how, which chapters, who (its words of address)."""

    printed: str
    how: str
    chapters: tuple[str, ...]
    readers: tuple[str, ...]
    document: str
    date: str
    record: Link
    citation: CitationView


@dataclass(frozen=True)
class RegisteredView:
    anchor: str
    title: str
    note: str
    later: LaterView | None
    required: tuple[RequiredView, ...]


@dataclass(frozen=True)
class WorksPage:
    works: tuple[RegisteredView, ...]
