"""Where a part of a record stands in its file, be a single value written by itself or as a list of one."""

from __future__ import annotations

from generator.diagnostics import Location
from generator.library.documents import Record, Term
from generator.library.source import Path


def written_path(record: Record | Term, path: Path) -> Path:
    """Return `path` as the file has it: without the positions of values that stand there by themselves."""
    steps: Path = ()
    for step in path:
        if isinstance(step, str) or (*record.origin.path, *steps, step) in record.origin.source.values:
            steps = (*steps, step)
    return steps


def place_of(record: Record | Term, *path: str | int, text: str = "", offset: int = 0) -> Location:
    """Return the place of the value at `path` of the record, as `Origin.at` does."""
    return record.origin.at(*written_path(record, path), text=text, offset=offset)
