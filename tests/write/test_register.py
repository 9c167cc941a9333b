"""The register of published ids: it grows, and nothing in it is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import checked_library
from generator.project import Project
from generator.write.register import write_register
from tests.support import EXAMPLE, example_project

_REGISTER = (EXAMPLE / "data" / "ids.lock").read_text("utf-8")
_LINES = _REGISTER.splitlines(keepends=True)
_NEW = [
    line
    for line in _LINES
    if line.startswith(("lower-2021/duties/reading-day", "upper-2020/checklists/two-checks#essay"))
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return example_project(tmp_path / "example")


def _accept(project: Project) -> int:
    library, _ = checked_library(project, accept_ids=True)
    return write_register(project.id_register, library)


def _codes(project: Project) -> list[str]:
    return [diagnostic.code for diagnostic in checked_library(project)[1]]


def test_new_ids_are_added_in_their_places(project: Project) -> None:
    text = _REGISTER
    for line in _NEW:
        assert line in text
        text = text.replace(line, "")
    project.id_register.write_text(text, encoding="utf-8")
    assert _codes(project) == ["id-unregistered", "id-unregistered"]
    assert _accept(project) == 2
    assert project.id_register.read_text("utf-8") == _REGISTER
    assert _codes(project) == []


def test_a_register_is_made_where_there_is_none(project: Project) -> None:
    project.id_register.unlink()
    assert _accept(project) == _REGISTER.count("\n") - 1
    assert project.id_register.read_text("utf-8") == _REGISTER


def test_a_register_that_lacks_nothing_stays_byte_by_byte(project: Project) -> None:
    written = b"# mine\r\n" + "".join(reversed(_REGISTER.splitlines(True))).encode()
    project.id_register.write_bytes(written)
    assert _accept(project) == 0
    assert project.id_register.read_bytes() == written


def test_retired_ids_keep_their_reasons(project: Project) -> None:
    retired = "lower-2021/duties/old retired 原文已废止 见新文件\n"
    project.id_register.write_text(_REGISTER.replace(_NEW[0], retired), encoding="utf-8")
    assert _accept(project) == 1
    lines = project.id_register.read_text("utf-8").splitlines(True)
    assert retired in lines
    assert _NEW[0] in lines
    assert lines[1:] == sorted(lines[1:])
    assert _codes(project) == []


def test_nothing_is_left_beside_the_register(project: Project) -> None:
    before = {path.name for path in project.data.iterdir()}
    project.id_register.write_text(_REGISTER.replace(_NEW[0], ""), encoding="utf-8")
    _accept(project)
    assert {path.name for path in project.data.iterdir()} == before


def test_a_changed_wording_is_asked_about_until_it_is_accepted(project: Project) -> None:
    """Two records that exchange their wordings are each whole, cited and addressed, and still wrong."""
    path = project.documents / "lower-2021" / "backgrounds.yml"
    notice, basis = "现印发下级读书办法，请全体成员执行。", "根据《中级读书意见》，制定本办法。"
    text = path.read_text("utf-8").replace("section: 通知", "section: 引言")
    path.write_text(text.replace(notice, basis), encoding="utf-8")
    assert _codes(project) == ["wording-changed"]
    assert _accept(project) == 1
    assert _codes(project) == []
