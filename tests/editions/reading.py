"""Reading a printed handbook: where letters stand by PDFium, what they are (a heading, a cell) by pikepdf."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.editions.book import Block, Book, Box, Link, Page, Run, squeezed

_GROUPS = ("Document", "Part", "Sect", "Div", "Table", "THead", "TBody", "TR", "TOC", "L", "LI")
"""Roles that hold blocks and no text of their own."""
_DECORATION = ". \xa0"
"""What the leaders of a list of contents are made of: no run of text."""


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
    facts = {name: str(metadata.get(name, "")) for name in ("dc:title", "pdfuaid:part")}
    facts["dc:creator"] = "; ".join(metadata.get("dc:creator", ()))
    facts |= {name: str(value) for name, value in pdf.docinfo.items()}
    facts["language"] = str(pdf.Root.get("/Lang", ""))
    facts["is tagged"] = str(_below(pdf.Root, "/MarkInfo").get("/Marked", ""))
    facts["shows title"] = str(_below(pdf.Root, "/ViewerPreferences").get("/DisplayDocTitle", ""))
    return facts


def _below(root: pikepdf.Object, name: str) -> pikepdf.Object:
    return root.get(name, pikepdf.Dictionary())


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
        held = _below(pdf.Root, "/Names").get("/Dests")
        entries = pikepdf.NameTree(held).items() if held is not None else ()
        self.names = {
            name if isinstance(name, str) else name.decode(): value.D
            if isinstance(value, pikepdf.Dictionary)
            else value
            for name, value in entries
        }

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
