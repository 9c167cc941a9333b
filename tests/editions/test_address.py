"""The site's address on the cover, in letters and as a QR code: only where the site has one."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import segno

from generator.project import Project
from tests.editions.book import BOTTOM, LEFT, RIGHT, TOP, Page
from tests.editions.pressing import SHORTEST, print_handbooks
from tests.editions.reading import read_book

_SIDE = 26 / 25.4 * 72
_SCALE = 8
_ADDRESS = "https://example.org/shouce/upper/committee/index.html"
_PRINTED = "upper-committee-{}.pdf"


def _modules(path: Path, page: Page, count: int) -> list[list[bool]]:
    """Return which squares of the code are dark, looking at the middle of each on the rendered page."""
    (box,) = [box for box in page.strokes if min(box[RIGHT] - box[LEFT], box[TOP] - box[BOTTOM]) >= _SIDE - 1]
    picture = pypdfium2.PdfDocument(path)[page.index].render(scale=_SCALE, grayscale=True).to_pil()
    edges = (box[LEFT], page.height - box[TOP], box[RIGHT], page.height - box[BOTTOM])
    dark = picture.crop([round(edge * _SCALE) for edge in edges]).point(lambda grey: 255 * (grey < 128))
    code = dark.crop(dark.getbbox())
    width, height = (side / count for side in code.size)
    assert code.size == pytest.approx((_SIDE * _SCALE,) * 2, abs=2 * _SCALE)
    return [
        [code.getpixel((int((x + 0.5) * width), int((y + 0.5) * height))) > 0 for x in range(count)]
        for y in range(count)
    ]


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_cover_leads_to_the_handbooks_first_page(paper: str, project: Project) -> None:
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nsite_url: https://example.org/shouce/\n")
    print_handbooks(project, *SHORTEST, "--paper", paper)
    path = project.build / "print" / _PRINTED.format(paper)
    book = read_book(path)
    cover = [block for block in book.blocks if block.runs and block.runs[0].page == 0]
    assert [link.target for block in cover if block.text == _ADDRESS for link in block.links] == [None]
    assert book.roles["Figure"] == 1
    assert book.untold_pictures == 0
    wanted = [[module > 0 for module in row] for row in segno.make_qr(_ADDRESS, error="m").matrix]
    assert _modules(path, book.pages[0], len(wanted)) == wanted


def test_without_an_address_there_is_no_code(project: Project) -> None:
    print_handbooks(project, *SHORTEST, "--paper", "a4")
    book = read_book(project.build / "print" / _PRINTED.format("a4"))
    assert "Figure" not in book.roles
    assert not any("http" in run.text for run in book.pages[0].runs)
