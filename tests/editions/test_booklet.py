"""A booklet, printed on both sides, folded and read leaf by leaf: the pages of the book in their order."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
import typst

from generator.editions.fonts import find_fonts
from generator.editions.subsets import PrintFonts, print_fonts
from generator.project import Project
from tests.browser.tools import program
from tests.editions.book import squeezed
from tests.editions.reading import facts_of
from tests.editions.rules_file import faults_of_fonts
from tests.editions.rules_text import pdf_to_text
from tests.editions.survey import Printed
from tests.support import ROOT

_MM = 72 / 25.4
_SHEET = (297 * _MM, 210 * _MM)
_FOLD = _SHEET[0] / 2

_NUMBERED = """
#set page(width: 148mm, height: 210mm, margin: 20mm)
#set text(font: sys.inputs.sans, size: 40pt, lang: "zh", fallback: false)
#let both(n) = page(place(top + left, n) + place(bottom + right, n))
#for n in range(int(sys.inputs.count)) { both(str(n + 1)) }
"""
_BOOK = {"site": "手册", "head": {"title": "地区 · 对象"}, "publisher": "部门", "data_date": "2021-12-31"}


@dataclass(frozen=True)
class Sheet:
    """What stands on the left and right of a sheet's two sides, lying before the reader in landscape."""

    front: tuple[str, str]
    back: tuple[str, str]

    def halves(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Cut it at the fold: of the left and the right half, what stands on its front and on its back.

        It was turned over along its short edge, so behind the front's left is the back's right.
        """
        return (self.front[0], self.back[1]), (self.front[1], self.back[0])


def read_through(sheets: list[Sheet]) -> list[str]:
    """Lay the sheets in one another as they come, the first outside, fold, and turn leaf after leaf.

    The first sheet's front is the cover: its right half is the first leaf, seen from the front; its left
    half, folded behind, is the last leaf, whose front is seen last.
    """
    leaves = [sheet.halves()[1] for sheet in sheets]
    leaves += [(back, front) for front, back in (sheet.halves()[0] for sheet in reversed(sheets))]
    return [face for leaf in leaves for face in leaf]


def _sheets(path: Path) -> list[Sheet]:
    """Read a booklet's sides in pairs: what stands left and right of the fold."""
    middle, right = round(_FOLD), round(_SHEET[0])
    bottom = round(_SHEET[1])
    left_halves = pdf_to_text(path, 0, bottom, 0, middle)
    right_halves = pdf_to_text(path, 0, bottom, middle, right)
    sides = list(zip(left_halves, right_halves, strict=True))
    assert len(sides) % 2 == 0
    return [Sheet(sides[n], sides[n + 1]) for n in range(0, len(sides), 2)]


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> PrintFonts:
    project = Project(tmp_path_factory.mktemp("fonts"))
    template = (ROOT / "templates/print/booklet.typ").read_text("utf-8")
    return print_fonts(project, find_fonts(project), set(template))


def _booklet(folder: Path, fonts: PrintFonts, count: int) -> Path:
    """Make a booklet of `count` numbered pages by the project's own template."""
    inputs = {"handbook": json.dumps(_BOOK), "sans": fonts.sans, "count": str(count), "pages": "/pages.pdf"}
    (folder / "booklet.typ").write_bytes((ROOT / "templates/print/booklet.typ").read_bytes())
    (folder / "pages.typ").write_text(_NUMBERED, encoding="utf-8")
    for name in ("pages", "booklet"):
        typst.compile(
            folder / f"{name}.typ",
            output=folder / f"{name}.pdf",
            root=folder,
            font_paths=[fonts.folder],
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
    return folder / "booklet.pdf"


_WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\d+)<')


@pytest.mark.parametrize("count", range(1, 61))
def test_folded_it_reads_from_one_to_the_end_and_blanks_come_last(
    count: int, fonts: PrintFonts, tmp_path: Path
) -> None:
    path = _booklet(tmp_path, fonts, count)
    sheets = _sheets(path)
    faces = [re.findall(r"(?m)^\d+$", face) for face in read_through(sheets)]
    assert len(sheets) == -(-count // 4)
    assert faces == [[str(n), str(n)] for n in range(1, count + 1)] + [[]] * (4 * len(sheets) - count)


def test_each_page_keeps_its_size_and_meets_the_fold(fonts: PrintFonts, tmp_path: Path) -> None:
    """On sheets of A4, a page's edge lies on the fold and none is enlarged: so the fold is in the margin."""
    path = _booklet(tmp_path, fonts, 8)
    command = [program("pdftotext"), "-bbox", str(path), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    sizes = {(float(w), float(h)) for w, h in re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', told)}
    assert [(round(w), round(h)) for w, h in sizes] == [(round(_SHEET[0]), round(_SHEET[1]))]
    words = [tuple(map(float, found)) for found in _WORD.findall(told)]
    words = [word for word in words if word[3] - word[1] > 20]
    assert len(words) == 2 * 8
    margin, width = 20 * _MM, 148 * _MM
    for left, top, right, bottom, _ in words:
        assert bottom - top == pytest.approx(40, abs=2)
        edge = _FOLD - width if right < _FOLD else _FOLD
        near, far = left - edge - margin, edge + width - margin - right
        assert min(abs(near), abs(far)) < 1, "it stands where its page's margin is"


def test_real_booklets_show_the_pages_of_the_small_books(printed_real: Printed) -> None:
    """Each half side has the text of the page whose turn it is; the file tells what it is."""
    for name, wanted in printed_real.wanted.items():
        path = printed_real.path(name, "booklet")
        pages = [squeezed(text) for text in pdf_to_text(printed_real.path(name, "a5"))]
        faces = [squeezed(text) for text in read_through(_sheets(path))]
        blanks = len(faces) - len(pages)
        assert 0 <= blanks < 4, name
        for page, face in zip([*pages, *([""] * blanks)], faces, strict=True):
            assert page in face, name
            assert len(face) - len(page) < 100, f"{name}: more than a line that tells how to print it"
        assert sum(page != face for page, face in zip(pages, faces, strict=False)) <= 1, name
        assert list(faults_of_fonts(path)) == []
        with pikepdf.open(path) as pdf:
            facts = facts_of(pdf)
        assert wanted.title in squeezed(facts["/Title"])
        assert facts["/Author"] == wanted.publisher
