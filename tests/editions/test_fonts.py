"""Which fonts are found, where, and what is said of those that are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editions.fonts import FontError, fetched_folder, find_fonts, lacking
from generator.project import Project
from tests.editions.font_files import make_font, make_four


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def _folders(project: Project, *system: Path, font_dir: Path | None = None) -> set[Path]:
    return {face.path.parent for face in find_fonts(project, font_dir, system).faces()}


def test_a_folder_that_is_named_goes_before_what_was_fetched_and_that_before_the_system(
    project: Project, tmp_path: Path
) -> None:
    named, system = make_four(tmp_path / "named"), make_four(tmp_path / "system")
    fetched = make_four(fetched_folder(project))
    assert _folders(project, system, font_dir=named) == {named}
    assert _folders(project, system) == {fetched}
    (fetched / "NotoSansSC-700.otf").unlink()
    assert _folders(project, system) == {system}


def test_serif_and_sans_of_one_make_go_before_better_ones_of_two(project: Project, tmp_path: Path) -> None:
    system = make_four(tmp_path / "system", "Source Han {} SC")
    for weight in (400, 700):
        make_font(system / f"NotoSerifCJK-{weight}.otf", "Noto Serif CJK SC", weight)
    found = find_fonts(project, system=[system])
    assert (found.serif.family, found.sans.family) == ("Source Han Serif SC", "Source Han Sans SC")
    (system / "SourceHanSerifSC-400.otf").unlink()
    found = find_fonts(project, system=[system])
    assert (found.serif.family, found.sans_bold.family) == ("Noto Serif CJK SC", "Source Han Sans SC")
    assert [face.weight for face in found.faces()] == [400, 700, 400, 700]


def test_of_debians_collections_the_faces_for_simplified_chinese_are_taken(project: Project) -> None:
    found = find_fonts(project)
    assert {face.family for face in found.faces()} <= {"Noto Serif CJK SC", "Noto Sans CJK SC"}


def test_a_family_that_is_named_in_chinese_only_is_known(project: Project, tmp_path: Path) -> None:
    for family in ("思源宋体", "思源黑体"):
        for weight in (400, 700):
            make_font(tmp_path / f"{family}-{weight}.otf", family, weight, language=0x804)
    assert find_fonts(project, tmp_path).serif.family == "思源宋体"


def test_it_is_told_which_weight_is_missing(project: Project, tmp_path: Path) -> None:
    (make_four(tmp_path) / "NotoSansSC-700.otf").unlink()
    with pytest.raises(FontError) as raised:
        find_fonts(project, tmp_path)
    assert "黑体：Noto Sans SC 只有常规（400），缺粗体（700）。" in str(raised.value)
    assert "宋体：" not in str(raised.value)
    assert str(raised.value).endswith("handbook fonts")


def test_an_empty_folder_is_told_what_may_stand_in_it(project: Project, tmp_path: Path) -> None:
    with pytest.raises(FontError, match=r"宋体：缺常规（400）和粗体（700），下列任一种：Noto Serif CJK SC、"):
        find_fonts(project, tmp_path)
    with pytest.raises(FontError, match=r"没有 .*nowhere 这个文件夹"):
        find_fonts(project, tmp_path / "nowhere")


def test_a_machine_without_fonts_is_told_what_to_run(project: Project, tmp_path: Path) -> None:
    with pytest.raises(FontError, match=r"没有排印用的字体。\n(?s:.*)\n请运行：handbook fonts$"):
        find_fonts(project, system=[tmp_path])


def test_a_font_without_the_open_licence_is_refused(project: Project, tmp_path: Path) -> None:
    make_four(tmp_path)
    make_font(tmp_path / "NotoSerifSC-400.otf", "Noto Serif SC", 400, licence="© All rights reserved.")
    with pytest.raises(FontError, match=r"NotoSerifSC-400\.otf 不能用：Noto Serif SC 没有写明依 OFL 许可。"):
        find_fonts(project, tmp_path)


@pytest.mark.parametrize("length", [0, 3, 11, 12, 40, 400, -4])
def test_a_file_that_broke_off_is_told_and_never_used(project: Project, tmp_path: Path, length: int) -> None:
    broken = make_four(tmp_path) / "NotoSerifSC-400.otf"
    broken.write_bytes(broken.read_bytes()[:length])
    with pytest.raises(FontError, match=r"NotoSerifSC-400\.otf 不能用"):
        find_fonts(project, tmp_path)


def test_what_is_no_font_does_no_harm_beside_good_ones(project: Project, tmp_path: Path) -> None:
    make_four(tmp_path)
    (tmp_path / "a.ttf").write_text("这不是字体", encoding="utf-8")
    (tmp_path / "b.ttc").write_bytes(b"ttcf" + b"\xff" * 40)
    (tmp_path / "c.otf").mkdir()
    (tmp_path / "d.otf").symlink_to(tmp_path / "nowhere")
    assert _folders(project, font_dir=tmp_path) == {tmp_path}


def test_rare_characters_of_names_are_there_and_emoji_are_told(project: Project) -> None:
    assert lacking(find_fonts(project), frozenset("㛃赟堃一A，😀☑")) == {"😀", "☑"}


def test_a_character_that_one_face_of_four_lacks_is_told(project: Project, tmp_path: Path) -> None:
    """The made fonts have only A and 一."""
    fonts = find_fonts(project, make_four(tmp_path))
    assert lacking(fonts, frozenset("A一")) == frozenset()
    assert lacking(fonts, frozenset("A一二")) == {"二"}
