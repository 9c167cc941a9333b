"""A printed handbook as it can be read back: its pages' runs of letters, its tags, its names and links.

Where letters stand comes from PDFium, what they are (a heading, a cell, a note) from the tags by pikepdf.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

LEFT, BOTTOM, RIGHT, TOP = range(4)
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the page's lower left corner."""

_GROUPS = ("Document", "Part", "Sect", "Div", "Table", "THead", "TBody", "TR", "TOC", "L", "LI")
"""Roles that hold blocks and no text of their own."""
_DECORATION = ". \xa0"
"""What the leaders of a list of contents are made of: no run of text."""


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
        left, bottom, right, top = last.box
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


def read_book(path: Path) -> Book:
    document = pypdfium2.PdfDocument(path)
    pages = tuple(_page(document, index) for index in range(len(document)))
    with pikepdf.open(path) as pdf:
        reader = _Reader(pdf, pages)
        blocks = tuple(reader.blocks())
        return Book(
            path,
            pages,
            blocks,
            {name: (reader.page_of(target[0]), float(target[3])) for name, target in reader.names.items()},
            tuple(_outline(document)),
            facts_of(pdf),
            reader.roles,
            reader.untold_pictures,
            tuple(reader.untagged),
            document,
        )


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    text = page.get_textpage()
    runs, strokes = [], []
    for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
        thing = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
            strokes.append(_box(thing))
            continue
        letters = _letters(thing, text.raw)
        if letters.strip(_DECORATION):
            runs.append(_run(index, thing, letters))
    width, height = page.get_size()
    return Page(index, document.get_page_label(index), width, height, tuple(runs), tuple(strokes))


def _letters(thing: Any, text: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(thing, text, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(thing, text, buffer, length)
    return bytes(buffer)[:-2].decode("utf-16-le")


def _box(thing: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _run(page: int, thing: Any, letters: str) -> Run:
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(thing, size)
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing), name, 128)
    return Run(
        page,
        _tag_number(thing),
        letters,
        name.value.decode(),
        size.value,
        matrix.e,
        matrix.f,
        _box(thing),
    )


def _tag_number(thing: Any) -> int | None:
    value = ctypes.c_int(-1)
    for number in range(pdfium.FPDFPageObj_CountMarks(thing)):
        mark = pdfium.FPDFPageObj_GetMark(thing, number)
        if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", value):
            return value.value
    return None


def _outline(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, str, int]]:
    for item in document.get_toc(max_depth=9):
        destination = item.get_dest()
        yield item.level, squeezed(item.get_title()), destination.get_index() if destination else -1


def facts_of(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return what the file says of itself, by the names of its metadata."""
    metadata = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    facts = {name: str(metadata.get(name, "")) for name in ("dc:title", "dc:creator", "pdfuaid:part")}
    facts |= {name: str(value) for name, value in pdf.docinfo.items()}
    facts["language"] = str(pdf.Root.get("/Lang", ""))
    facts["is tagged"] = str(pdf.Root.get("/MarkInfo", {}).get("/Marked", False))
    facts["shows title"] = str(pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False))
    return facts


class _Reader:
    """Walks through the tags of one open file."""

    def __init__(self, pdf: pikepdf.Pdf, pages: tuple[Page, ...]) -> None:
        self._root = pdf.Root
        self._index = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        self._runs: dict[tuple[int, int], list[Run]] = {}
        for page in pages:
            for run in page.runs:
                if run.number is not None:
                    self._runs.setdefault((page.index, run.number), []).append(run)
        self._blocks: list[Block] = []
        self.roles: dict[str, int] = {}
        self.untold_pictures = 0
        held = pdf.Root.get("/Names", {}).get("/Dests")
        entries = pikepdf.NameTree(held).items() if held is not None else ()
        self.names = {name: value.D if isinstance(value, pikepdf.Dictionary) else value for name, value in entries}

    def page_of(self, page: Any) -> int:
        return self._index[page.objgen]

    def blocks(self) -> list[Block]:
        tree = self._root.get("/StructTreeRoot")
        if tree is not None:
            self._walk(tree.K, None, None, Block("Document"))
        return [block for block in self._blocks if block.runs or block.role in ("TD", "TH")]

    def _walk(self, item: Any, page: int | None, link: Link | None, block: Block) -> list[Run]:
        """Put what stands below `item` into blocks; return the runs that stand in it."""
        if isinstance(item, int):
            own = self._runs.pop((page if page is not None else -1, item), [])
            block.runs.extend(own)
            return own
        if isinstance(item, pikepdf.Array):
            return [run for one in item for run in self._walk(one, page, link, block)]
        if "/MCID" in item:
            return self._walk(int(item.MCID), self.page_of(item.Pg) if "/Pg" in item else page, link, block)
        if item.get("/Type") == "/OBJR" or "/S" not in item:
            return []
        return self._element(item, self.page_of(item.Pg) if "/Pg" in item else page, block)

    def _element(self, item: Any, page: int | None, block: Block) -> list[Run]:
        role = str(item.S)[1:]
        self.roles[role] = self.roles.get(role, 0) + 1
        below = item.get("/K", pikepdf.Array())
        if role == "Figure":
            self.untold_pictures += not str(item.get("/Alt", ""))
        if role == "Lbl" and block.role == "P":
            mark = Block("Lbl")
            block.marks.extend(self._walk(below, page, None, mark))
            return []
        if block.role in _GROUPS or role == "Note":
            table = self.roles[role] if role == "Table" else block.table
            row = self.roles[role] if role == "TR" else block.row
            block = Block(role, table, row)
            self._blocks.append(block)
        runs = self._walk(below, page, None, block)
        if role == "Link":
            block.links.append(Link(tuple(runs), self._target(below)))
        return [] if role == "Note" else runs

    def _target(self, below: Any) -> int | None:
        for one in below if isinstance(below, pikepdf.Array) else [below]:
            if isinstance(one, pikepdf.Dictionary) and "/Obj" in one:
                target = one.Obj.get("/Dest")
                if isinstance(target, pikepdf.String):
                    target = self.names.get(str(target))
                if target is not None:
                    return self.page_of(target[0])
        return None

    @property
    def untagged(self) -> list[Run]:
        return [run for runs in self._runs.values() for run in runs]
