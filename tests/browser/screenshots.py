"""Pictures of the example's pages: how they are taken, kept small, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import ViewportSize

from tests.browser.reader import PHONE, Reader, Scheme
from tests.support import ROOT

GOLDEN = ROOT / "tests" / "browser" / "_screenshots"

MEASURES = ((1, 40), (5, 8))
"""Two ways to compare: blurred by so many points, a point is another where a colour differs by more than so
much of 255. The first sees what moves; the second sees another ground or another weight of the letters."""

POINTS = 0.003
"""So large a part of a picture's points may be others."""

_WIDE = ViewportSize(width=1440, height=900)
_COLOURS = 256


@dataclass(frozen=True)
class Shot:
    """One picture: what is seen first of `page` on a screen of `size`."""

    page: str
    size: ViewportSize
    scheme: Scheme = "light"

    @property
    def name(self) -> str:
        place = self.page.removesuffix(".html").replace("/", "-")
        return f"{place}-{self.size['width']}-{self.scheme}.png"

    @property
    def reduced(self) -> tuple[int, int]:
        """The kept picture's size: half of a telephone's screen, a third of a desk's."""
        part = 2 if self.size == PHONE else 3
        return self.size["width"] // part, self.size["height"] // part


SHOTS = (
    Shot("index.html", PHONE),
    Shot("upper/rural/index.html", PHONE),
    Shot("lower/rural/examine.html", PHONE),
    Shot("lower/branch/act.html", PHONE),
    Shot("lower/branch/print.html", PHONE),
    Shot("documents/lower-2021/index.html", PHONE),
    Shot("terms/index.html", PHONE),
    Shot("upper/rural/index.html", PHONE, "dark"),
    Shot("lower/rural/examine.html", PHONE, "dark"),
    Shot("lower/branch/index.html", _WIDE),
    Shot("matters/monthly-meeting/index.html", _WIDE),
)


def take(reader: Reader) -> Iterator[tuple[Shot, Image.Image]]:
    """Take the pictures, reduced, of the example's built site."""
    for shot in SHOTS:
        with reader.visit(shot.page, size=shot.size, scheme=shot.scheme) as visit:
            visit.settle()
            data = visit.page.screenshot(animations="disabled", caret="hide")
        picture = Image.open(BytesIO(data)).convert("RGB")
        yield shot, picture.resize(shot.reduced, Image.Resampling.LANCZOS)


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture in few colours, so that it is small."""
    few = picture.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def others(picture: Image.Image, golden: Image.Image) -> Image.Image:
    """Return a black picture with the points in white that differ, by either measure.

    Blurred, because letters may be drawn a fraction of a point elsewhere, or with other grey edges.
    """
    found = Image.new("L", picture.size)
    for radius, least in MEASURES:
        blurred = [one.convert("RGB").filter(ImageFilter.GaussianBlur(radius)) for one in (picture, golden)]
        for band in ImageChops.difference(*blurred).split():
            found = ImageChops.lighter(found, band.point([0] * (least + 1) + [255] * (255 - least)))
    return found


def part_of_others(picture: Image.Image, golden: Image.Image) -> float:
    """Return how large a part of the points differ: 0 none, 1 all, or another size."""
    if picture.size != golden.size:
        return 1.0
    return others(picture, golden).histogram()[255] / (picture.width * picture.height)


def side_by_side(picture: Image.Image, golden: Image.Image) -> Image.Image:
    """Return what was accepted, what is now, and the points that differ, in one picture."""
    panels = [golden.convert("RGB"), picture]
    if picture.size == golden.size:
        panels.append(others(picture, golden).convert("RGB"))
    whole = Image.new("RGB", (sum(p.width for p in panels), max(p.height for p in panels)))
    left = 0
    for panel in panels:
        whole.paste(panel, (left, 0))
        left += panel.width
    return whole
