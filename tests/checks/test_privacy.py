"""What must never be published, and what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import checked_library
from generator.checks.privacy import no_personal_data
from generator.diagnostics import Diagnostic
from generator.library.library import Library
from generator.schema.settings import PublicNumber
from tests.factories import library, region
from tests.support import example_project


def _with_pages(*lines: str, public: str = "") -> Library:
    empty = library([region("city")], [], [])
    numbers = (PublicNumber(number=public, reason="公开"),) if public else ()
    site = empty.site.model_copy(update={"public_numbers": numbers})
    return replace(empty, site=site, pages={"content/a.md": lines})


def _found(line: str) -> list[str]:
    return sorted({d.code for d in no_personal_data(_with_pages(line))})


def test_a_public_number_does_not_hide_a_longer_one() -> None:
    public = _with_pages("举报电话：12380", "值班电话：12380555", public="12380")
    assert [d.location.line for d in no_personal_data(public)] == [2]


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    return diagnostic.location.file, diagnostic.location.line, diagnostic.location.column


@pytest.mark.parametrize(
    "line",
    [
        "13812345678",
        "手机13812345678。",
        "138 1234 5678",
        "138-1234-5678",
        "138—1234—5678",
        "138.1234.5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "１３８１２３４５６７８",
        "１３８－１２３４－５６７８",
        "138\u200b1234\u200b5678",
        "138*1234*5678",
        "+86 13812345678",
        "8613812345678",
        "一三八一二三四五六七八",
        "一三八〇零二三四五六七",
        "0519-86681234",
        "0519 86681234",
        "051986681234",
        "（0519）86681234",
        "(010)66881234",
        "０１０－６６８８１２３４",
        "0519-8668123",
        "400-123-4567",
        "4008123456",
        "800 810 1234",
        "一三八 一二三四 五六七八",
        "幺三八一二三四五六七八",
    ],
)
def test_a_telephone_number_is_found(line: str) -> None:
    assert "personal-phone" in _found(line)


@pytest.mark.parametrize(
    "line",
    [
        "身份证320401199001011234。",
        "32040119900101123X",
        "32040119900101123x",
        "320401 19900101 1234",
        "320401-20010101-1234",
        "３２０４０１１９９００１０１１２３４",
    ],
)
def test_an_identity_number_is_found(line: str) -> None:
    assert "personal-identity" in _found(line)


@pytest.mark.parametrize(
    "line",
    [
        "联系人：张三",
        "联 系 人 ： 张三",
        "联系人:张三",
        "联络员：李四",
        "办公电话: 1234",
        "电  话：内线 12",
        "手机号码：保密",
        "传真：86681234",
        "电子邮箱：无",
        "微信号：abc",
        "QQ号：12345",
        "来信请寄 zhang.san@example.com",
        "ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ",
    ],
)
def test_a_contact_line_is_found(line: str) -> None:
    assert "personal-contact" in _found(line)


@pytest.mark.parametrize(
    "line",
    [
        "1978.12-1982.9",
        "1935.1—1949.10",
        "总投资4000000000元",
        "8000000000 元",
        "常办发〔2016〕22号",
        "苏办发〔2016〕23号、中办发〔2016〕7号",
        "2016年4月26日",
        "2016-04-26",
        "2016.04.26",
        "2016-04-26 19:30",
        "2016年2月-2016年12月",
        "1921年至2016年",
        "1921-2016",
        "1921—2016年",
        "20-30分钟",
        "每次20—30分钟，每年4-6次",
        "纪念建党 95 周年活动",
        "95周年",
        "800-1000字",
        "不少于400字",
        "第1、3、5、7、9、11、13、15条",
        "1.2.3.4.5.",
        "一、二、三、四、五、六、七、八、九、十",
        "十二三四五六",
        "①②③④⑤⑥⑦⑧⑨⑩",
        "党的十八届三中、四中、五中全会",
        "联系群众、联系实际，密切联系人民",
        "联系人民群众：要常态化",
        "召开电视电话会议",
        "手机客户端、微信公众号等平台",
        "12371 党员教育平台",
        "共 88875123 名党员",
        "占 99.99%，同比增长 12.345 倍",
        "7 x 24 小时",
        "ISBN 7-01-000000",
        "changzhou-2016/duties/group-study",
        "@所有人",
        "",
    ],
)
def test_what_only_looks_like_it_is_not_found(line: str) -> None:
    assert _found(line) == []


def test_a_long_line_without_digits_is_read_to_its_end() -> None:
    assert _found("认真学习，" * 20_000) == []
    assert _found("认真学习，" * 20_000 + "13812345678") == ["personal-phone"]


@pytest.mark.parametrize(
    "line", ["联系电话：86681234", "联系电话86681234", "电话 86681234", "电话为8668-1234"]
)
def test_a_number_without_area_code_is_found_beside_its_name(line: str) -> None:
    assert _found(line) != []


def test_a_number_is_shown_where_it_stands_in_its_line() -> None:
    (found,) = no_personal_data(_with_pages("甲。", "\u200b乙⑩：１３８ 1234 5678。"))
    assert _place(found) == ("content/a.md", 2, 5)
    assert found.location.text == "\u200b乙⑩：１３８ 1234 5678。"


def test_each_line_is_reported() -> None:
    found = list(no_personal_data(_with_pages("13812345678", "甲", "联系人：张三")))
    assert [(d.location.line, d.code) for d in found] == [(1, "personal-phone"), (3, "personal-contact")]


@pytest.mark.parametrize(
    "line", ["举报电话010-62380123", "010 62380123", "０１０６２３８０１２３", "(010)62380123"]
)
def test_a_public_number_may_stand_in_any_form(line: str) -> None:
    assert list(no_personal_data(_with_pages(line, public="010-62380123"))) == []
    assert [d.code for d in no_personal_data(_with_pages(line, public="010-62380124"))] == ["personal-phone"]


def test_a_public_number_covers_no_other_on_its_line() -> None:
    line = "010-62380123，13812345678"
    (found,) = no_personal_data(_with_pages(line, public="010-62380123"))
    assert found.location.column == 14


_FILES = (
    "data/site.yml",
    "data/regions.yml",
    "data/audiences.yml",
    "data/matters.yml",
    "data/ids.lock",
    "data/documents/upper-2020/document.yml",
    "data/documents/upper-2020/text.txt",
    "data/documents/upper-2020/goals.yml",
    "data/documents/lower-2021/terms.yml",
    "content/about.md",
)


@pytest.mark.parametrize("name", _FILES)
def test_every_file_that_an_editor_writes_is_read(name: str, tmp_path: Path) -> None:
    project = example_project(tmp_path / "example")
    path = project.root / name
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, "# 13812345678", ""]), encoding="utf-8")
    found = [d for d in checked_library(project)[1] if d.code == "personal-phone"]
    assert [_place(d) for d in found] == [(name, len(lines) + 1, 3)]


def test_a_file_that_cannot_be_understood_is_read_all_the_same(tmp_path: Path) -> None:
    project = example_project(tmp_path / "example")
    path = project.documents / "upper-2020" / "goals.yml"
    path.write_text("- id: [\n  title: 13812345678\n", encoding="utf-8")
    found = [d for d in checked_library(project)[1] if d.code == "personal-phone"]
    assert [_place(d) for d in found] == [("data/documents/upper-2020/goals.yml", 2, 10)]
