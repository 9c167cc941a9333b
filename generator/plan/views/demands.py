"""What templates see of a document's demands: how many records ask what of whom."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemandCell:
    """How many records; `url` where they can be read, `weight` from 1 to 4 by their number, 0 for none."""

    count: int
    weight: int
    url: str


@dataclass(frozen=True)
class DemandRow:
    audience: str
    cells: tuple[DemandCell, ...]


@dataclass(frozen=True)
class DemandMap:
    """A row for each audience that the document names, a column for each chapter that holds something."""

    document: str
    chapters: tuple[str, ...]
    rows: tuple[DemandRow, ...]
