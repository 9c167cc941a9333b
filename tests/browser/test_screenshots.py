"""Ten pages of the example project look as accepted.

Tolerance: pictures are compared at half (telephone) or a third (desk) of their size, in 256 colours. A point
is another where a colour differs by more than 40 of 255 after a blur of one point, or by more than 8 after a
blur of five; 0.3 % of the points may be others. So letters half a point elsewhere, or smoothed otherwise, do
not count; a line that moves, bold that is lost, an area in another colour do. The pictures are taken with
Debian's chromium and fonts-noto-cjk: with other fonts every line would be another.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser

from tests.browser.reader import Reader
from tests.browser.screenshots import GOLDEN, POINTS, SHOTS, Shot, keep, part_of_others, side_by_side, take
from tests.browser.server import serving
from tests.support import example_project, run_handbook


@pytest.fixture(scope="module")
def taken(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """The pictures as they are now, by name."""
    project = example_project(tmp_path_factory.mktemp("shots") / "example")
    built = run_handbook(project.root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    with serving(project.site) as server:
        return {shot.name: picture for shot, picture in take(Reader(browser, server, project.site))}


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_the_page_looks_as_accepted(shot: Shot, taken: dict[str, Image.Image], tmp_path: Path) -> None:
    golden = GOLDEN / shot.name
    assert golden.exists(), "make accept 写下新的样张"
    difference = part_of_others(taken[shot.name], Image.open(golden))
    if difference > POINTS:
        compared = tmp_path / shot.name
        side_by_side(taken[shot.name], Image.open(golden)).save(compared)
        pytest.fail(
            f"{difference:.2%} 的点与样张不同。左：样张；中：现在；右：不同之处：\n{compared}\n"
            "是要的样子，就运行 make accept。"
        )


def test_there_is_a_picture_for_each_shot_and_they_are_small() -> None:
    pictures = list(GOLDEN.glob("*"))
    assert sorted(path.name for path in pictures) == sorted(shot.name for shot in SHOTS)
    assert sum(path.stat().st_size for path in pictures) < 500_000


def test_smoothing_is_no_difference_but_moving_and_colouring_are(
    taken: dict[str, Image.Image], tmp_path: Path
) -> None:
    picture = taken[SHOTS[2].name]
    keep(picture, tmp_path / "kept.png")
    kept = Image.open(tmp_path / "kept.png")
    assert part_of_others(picture, kept) <= POINTS
    assert part_of_others(picture.filter(ImageFilter.GaussianBlur(0.4)), kept) <= POINTS

    moved = Image.new("RGB", picture.size, picture.getpixel((1, picture.height - 1)))
    moved.paste(picture, (0, 3))
    marked = picture.copy()
    ImageDraw.Draw(marked).rectangle((20, 200, 60, 212), fill=(200, 0, 0))
    narrower = picture.crop((0, 0, picture.width - 1, picture.height))
    assert [part_of_others(other, kept) > POINTS for other in (moved, marked, narrower)] == [True] * 3
