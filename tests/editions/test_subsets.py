"""The small fonts that pages are set in: what they hold, that they are whole and the same anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from generator.editions.faces import SANS, SERIF
from generator.editions.fonts import find_fonts, lacking
from generator.editions.subsets import PrintFonts, print_fonts
from generator.project import Project
from tests.editions.font_files import make_font

_WRITING = """
import sys
from pathlib import Path
from generator.editions.fonts import find_fonts
from generator.editions.subsets import print_fonts
from generator.project import Project
project = Project(Path(sys.argv[1]))
"""
_MAKE = "print(print_fonts(project, find_fonts(project), frozenset()).digest)"
_BE_KILLED_AT_2_MB = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
one = 2_000_000
resource.setrlimit(resource.RLIMIT_FSIZE, (one, one))
"""


def _project(folder: Path) -> Project:
    return Project(folder / "project")


def _made(project: Project, characters: str = "") -> PrintFonts:
    return print_fonts(project, find_fonts(project), frozenset(characters))


def _bytes(made: PrintFonts) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in made.folder.iterdir()}


def test_they_are_the_same_in_two_folders_wherever_the_fonts_lie(tmp_path: Path) -> None:
    here, there = _project(tmp_path / "here"), _project(tmp_path / "there")
    one = _made(here)
    for face in find_fonts(here).faces():
        shutil.copy(face.path, tmp_path)
    other = print_fonts(there, find_fonts(there, tmp_path), frozenset())
    assert one.digest == other.digest
    assert _bytes(one) == _bytes(other)
    assert len(_bytes(one)) == 4


def test_they_hold_what_texts_are_made_of_and_the_rare_characters_that_are_asked_for(tmp_path: Path) -> None:
    project = _project(tmp_path)
    made, more = _made(project), _made(project, "㛃")
    assert made.digest != more.digest
    common = "啊座、。《》“”‘’—…·〔〕①⑩㈠Ⅲ℃％（）：；？！　 ~éα"
    assert lacking(find_fonts(project, made.folder), frozenset(common + "㛃")) == {"㛃"}
    assert lacking(find_fonts(project, more.folder), frozenset(common + "㛃")) == frozenset()


def test_what_is_asked_for_and_there_anyhow_changes_nothing(tmp_path: Path) -> None:
    project = _project(tmp_path)
    assert _made(project).digest == _made(project, "一、A").digest


@pytest.mark.parametrize(("serif", "sans"), [*zip(SERIF, SANS, strict=True)])
def test_typst_knows_them_by_the_names_that_are_given(tmp_path: Path, serif: str, sans: str) -> None:
    for family in (serif, sans):
        for weight in (400, 700):
            make_font(tmp_path / "fonts" / f"{family}-{weight}.otf", family, weight)
    project = _project(tmp_path)
    made = print_fonts(project, find_fonts(project, tmp_path / "fonts"), frozenset())
    seen = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[made.folder])
    assert sorted(seen.families()) == sorted((made.serif, made.sans))


def test_they_are_used_again_while_they_are_whole(tmp_path: Path) -> None:
    project = _project(tmp_path)
    made = _made(project)
    before = _bytes(made)
    kept = (made.folder / "sans.otf").stat().st_ino
    assert (_made(project).folder / "sans.otf").stat().st_ino == kept
    (made.folder / "serif.otf").write_bytes(before["serif.otf"][:100_000])
    assert _bytes(_made(project)) == before


def test_a_killed_run_leaves_nothing_that_is_used(tmp_path: Path) -> None:
    project = _project(tmp_path)
    killed = subprocess.run(
        [sys.executable, "-c", _WRITING + _BE_KILLED_AT_2_MB + _MAKE, str(project.root)], check=False
    )
    assert killed.returncode < 0
    assert [path.name for path in project.fonts.iterdir() if not path.name.startswith(".")] == []
    assert _bytes(_made(project)) == _bytes(_made(_project(tmp_path / "other")))
    assert not [path.name for path in project.fonts.iterdir() if path.name.endswith(".draft")]


def test_two_runs_at_once_do_each_other_no_harm(tmp_path: Path) -> None:
    project = _project(tmp_path)
    command = [sys.executable, "-c", _WRITING + _MAKE, str(project.root)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    digests = {run.communicate()[0].strip() for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert digests == {_made(project).digest}
