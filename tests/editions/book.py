"""A printed handbook as it can be read back: its pages' runs of letters, its blocks by the tags, links."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

LEFT, BOTTOM, RIGHT, TOP = range(4)
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the page's lower left corner."""


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """Letters of one font on one line; `number` is that of its tag, None outside of all tags."""

    page: int
    number: int | None
    text: str
    font: str
    size: float
    start: float
    baseline: float
    box: Box

    @property
    def is_serif(self) -> bool:
        return "Serif" in self.font


@dataclass(frozen=True, eq=False)
class Page:
    """`strokes` are the boxes of all that is no text: rules, pictures."""

    index: int
    label: str
    width: float
    height: float
    runs: tuple[Run, ...]
    strokes: tuple[Box, ...]

    @property
    def artifacts(self) -> tuple[Run, ...]:
        """Letters that belong to the page and not to the text: running heads, numbers, repeated heads."""
        return tuple(run for run in self.runs if run.number is None)


@dataclass(frozen=True, eq=False)
class Link:
    """Letters that lead to a page of the same file, or, where `target` is None, out of it."""

    runs: tuple[Run, ...]
    target: int | None


@dataclass(eq=False)
class Block:
    """A heading, paragraph, cell, note, entry of the contents, with its letters in reading order.

    `table` and `row` tell which cells stand in one table and one row. `marks` are references to notes.
    """

    role: str
    table: int | None = None
    row: int | None = None
    runs: list[Run] = field(default_factory=list)
    marks: list[Run] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of a heading; 0 of anything else."""
        return int(self.role[1:]) if self.role[0] == "H" and self.role[1:].isdigit() else 0

    @property
    def text(self) -> str:
        """All its text without blanks."""
        return squeezed(*(run.text for run in self.runs))

    def lines(self) -> list[list[Run]]:
        """Return its runs line by line."""
        lines: list[list[Run]] = []
        for run in self.runs:
            last = lines[-1][-1] if lines else None
            if last and (last.page, round(last.baseline)) == (run.page, round(run.baseline)):
                lines[-1].append(run)
            else:
                lines.append([run])
        return lines


@dataclass(frozen=True, eq=False)
class Book:
    """A file read whole. `blocks` are in reading order, `names` are anchor → page and height."""

    path: Path
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    names: Mapping[str, tuple[int, float]]
    outline: tuple[tuple[int, str, int], ...]
    facts: Mapping[str, str]
    roles: Mapping[str, int]
    untold_pictures: int
    untagged: tuple[Run, ...]
    _document: pypdfium2.PdfDocument
    _opened: dict[int, pypdfium2.PdfTextPage] = field(default_factory=dict)

    def headings(self) -> list[Block]:
        return [block for block in self.blocks if block.level]

    def heading_of(self, anchor: str) -> int | None:
        """Return which of the blocks is the heading that `anchor` names."""
        if anchor not in self.names:
            return None
        page, height = self.names[anchor]
        there = [n for n, b in enumerate(self.blocks) if b.level and b.runs and b.runs[0].page == page]
        return min(there, key=lambda n: abs(self.blocks[n].runs[0].box[TOP] - height), default=None)

    def under(self, heading: int) -> list[Block]:
        """Return the blocks from the one after `heading` to the next heading."""
        end = next(
            (n for n in range(heading + 1, len(self.blocks)) if self.blocks[n].level), len(self.blocks)
        )
        return list(self.blocks[heading + 1 : end])

    def line_end(self, line: list[Run]) -> float:
        """Return where the last sign's own room ends, beyond its ink: a square but for ASCII."""
        last = line[-1]
        _, bottom, right, top = last.box
        letters = self._letters_of(last.page).raw
        sign = pdfium.FPDFText_GetCharIndexAtPos(letters, right - 0.5, (top + bottom) / 2, 3.0, last.size)
        start, baseline = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(letters, sign, start, baseline)
        own = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(letters, sign, own)
        return float(own.right) if last.text.strip()[-1].isascii() else start.value + last.size

    def _letters_of(self, page: int) -> pypdfium2.PdfTextPage:
        if page not in self._opened:
            self._opened[page] = self._document[page].get_textpage()
        return self._opened[page]


def squeezed(*texts: str) -> str:
    """Return `texts` together without blanks and line ends, which layout adds and takes away."""
    return "".join("".join(texts).split())
