"""Parts of a wording: what an editor may rightly write, and what would lose words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import checked_library
from generator.project import Project
from tests.support import example_project

_TEXT = """针对成员，提出“三个着力解决”的问题，分别是：
（1）不读书的问题
（2）不思考的问题
"""
_RECORD = """- id: three
  title: 三个着力解决
  section: 一
  wording:
    - 针对成员，提出“三个着力解决”的问题，分别是：
    - （1）不读书的问题
    - （2）不思考的问题
  addressee: 成员
  audiences: [member]
  items:
    - {id: reading, wording: （1）不读书的问题}
    - {id: thinking, wording: （2）不思考的问题}
"""
_DOCUMENT = """title: 问题清单
short_title: 清单
issuer: 下级办公室
date: 2021
region: lower
outline:
  - {section: 一, begins: 针对成员}
omissions:
  - {description: 文件头, reason: 不收录}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The example with a document whose list stands on lines of its own."""
    project = example_project(tmp_path / "example")
    folder = project.documents / "list-2021"
    folder.mkdir()
    for name, text in (("text.txt", _TEXT), ("document.yml", _DOCUMENT), ("checklists.yml", _RECORD)):
        (folder / name).write_text(text, encoding="utf-8")
    audiences = project.data / "audiences.yml"
    audiences.write_text(
        audiences.read_text("utf-8").replace("[全体成员,", "[成员, 全体成员,"), encoding="utf-8"
    )
    matters = project.data / "matters.yml"
    matters.write_text(
        matters.read_text("utf-8").replace("{lower-2021", "{list-2021: silent, lower-2021"), encoding="utf-8"
    )
    return project


def _codes(project: Project) -> list[str]:
    return [diagnostic.code for diagnostic in checked_library(project, accept_ids=True)[1]]


def test_items_may_stand_on_lines_of_their_own_after_a_lead(project: Project) -> None:
    assert _codes(project) == []
    library, _ = checked_library(project, accept_ids=True)
    record = library.record_by_id["list-2021/checklists/three"]
    assert [(part.id, place.index) for part, place in record.part_passages] == [
        ("reading", 1),
        ("thinking", 2),
    ]


def test_an_item_left_out_after_the_first_is_told(project: Project) -> None:
    path = project.documents / "list-2021" / "checklists.yml"
    path.write_text(
        path.read_text("utf-8").replace("    - {id: thinking, wording: （2）不思考的问题}\n", ""),
        encoding="utf-8",
    )
    assert _codes(project) == ["part-incomplete"]


def test_a_documents_own_connectives_come_from_the_settings(project: Project) -> None:
    path = project.documents / "upper-2020" / "checklists.yml"
    path.write_text(
        path.read_text("utf-8").replace("examine: 查读书是否", "examine: 读书是否"), encoding="utf-8"
    )
    assert _codes(project) == ["part-incomplete"]
    site = project.data / "site.yml"
    site.write_text(site.read_text("utf-8") + "connectives: [查]\n", encoding="utf-8")
    assert _codes(project) == []
