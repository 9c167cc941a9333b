"""What the templates of matters' pages see."""

from __future__ import annotations

from dataclasses import dataclass

from generator.plan.views.records import Link, RecordView


@dataclass(frozen=True)
class ChainLink:
    """A document in the chain from above; `relation` as the editor set it, empty where he need not."""

    document: Link
    region: str
    year: str
    relation: str


@dataclass(frozen=True)
class MatterRecord:
    """A record, and whether it still holds: current, past or replaced."""

    record: RecordView
    standing: str


@dataclass(frozen=True)
class MatterColumn:
    """What one document says of the matter."""

    document: Link
    number: str
    date: str
    relation: str
    records: tuple[MatterRecord, ...]


@dataclass(frozen=True)
class MatterPage:
    chain: tuple[ChainLink, ...]
    columns: tuple[MatterColumn, ...]


@dataclass(frozen=True)
class MatterGroup:
    """Matters under one heading; without a title where matters are in no groups."""

    title: str
    matters: tuple[Link, ...]


@dataclass(frozen=True)
class MatterList:
    groups: tuple[MatterGroup, ...]
