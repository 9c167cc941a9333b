"""Where each value stands in its file: from a path like `(3, "wording")` to a line and a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Location

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One file: its lines, and the mark (line, column, from 0) of each value and of each key."""

    file: str
    lines: tuple[str, ...] = ()
    values: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[Path, tuple[int, int]] = field(default_factory=dict)

    def whole(self) -> Location:
        return Location(self.file)

    def line(self, number: int, column: int = 1) -> Location:
        """Return the place at line `number` (from 1), `column` (from 1)."""
        text = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return Location(self.file, number, column, text)

    def at(self, *path: str | int, text: str = "", offset: int = 0) -> Location:
        """Return where the value at `path` stands, or its nearest ancestor that has a place.

        With `text`, the value's own characters, the place moves to character `offset` of it if the
        value stands unbroken on one line.
        """
        for end in range(len(path), -1, -1):
            mark = self.values.get(path[:end])
            if mark is None:
                continue
            line, column = mark
            if text and end == len(path):
                found = self.lines[line].find(text, column) if line < len(self.lines) else -1
                if found >= 0:
                    column = found + offset
            return self.line(line + 1, column + 1)
        return self.whole()

    def at_key(self, *path: str | int) -> Location:
        """Return where the key of the value at `path` stands."""
        mark = self.keys.get(path)
        return self.line(mark[0] + 1, mark[1] + 1) if mark else self.at(*path)
