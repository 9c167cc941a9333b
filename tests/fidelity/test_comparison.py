"""A document's text against the given one: any character that differs is shown with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.fidelity.comparison import Comparison, Difference, compare
from generator.library.text import Opening
from tests.factories import document

_OWN = ("甲乙丙，", "丁戊己。", "庚辛壬！")


def _compare(given_text: str, *omissions: str, own: tuple[str, ...] = _OWN) -> Comparison:
    openings = [Opening("一", "", own[0])]
    return compare(document("a", "city", lines=own, openings=openings, omissions=omissions), given_text)


def test_the_same_text_is_equal() -> None:
    found = _compare("甲乙丙，\n丁戊己。\n庚辛壬！\n")
    assert found.is_equal
    assert found.joined == 0


def test_layout_does_not_count() -> None:
    assert _compare("　　甲乙丙，\r\n\r\n  丁戊己。  \r\n\t庚辛壬！").is_equal


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("甲乙丙，\n丁子己。\n庚辛壬！", Difference(2, 2, 2, "子", "戊", "甲乙丙，丁")),
        ("甲乙丙，\n\n丁己。\n庚辛壬！", Difference(3, 2, 2, "", "戊", "甲乙丙，丁")),
        ("甲乙丙，\n丁戊子己。\n庚辛壬！", Difference(2, 2, 3, "子", "", "甲乙丙，丁戊")),
        ("甲乙丙，\n丁戊己．\n庚辛壬！", Difference(2, 2, 4, "．", "。", "甲乙丙，丁戊己")),
        ("甲乙丙，\n丁 戊己。\n庚辛壬！", Difference(2, 2, 2, " ", "", "甲乙丙，丁")),
        ("甲乙丙，\n庚辛壬！", Difference(2, 2, 1, "", "丁戊己。", "甲乙丙，")),
        ("甲乙丙，\n丁戊己。", Difference(2, 3, 1, "", "庚辛壬！", "甲乙丙，丁戊己。")),
        (
            "甲乙丙，\n丁戊己。\n庚辛壬！\n子丑。",
            Difference(4, 3, 4, "子丑。", "", "甲乙丙，丁戊己。庚辛壬！"),
        ),
        ("序。\n甲乙丙，\n丁戊己。\n庚辛壬！", Difference(1, 1, 1, "序。", "", "")),
    ],
)
def test_each_difference_is_shown_with_its_place(text: str, difference: Difference) -> None:
    found = _compare(text)
    assert not found.is_equal
    assert found.differences == (difference,)


def test_several_differences_are_all_shown() -> None:
    found = _compare("子乙丙，\n丁戊己。\n庚辛子！")
    assert [(d.line, d.own_line, d.given, d.own) for d in found.differences] == [
        (1, 1, "子", "甲"),
        (3, 3, "子", "壬"),
    ]


def test_an_empty_given_text_lacks_everything() -> None:
    (difference,) = _compare("\n\n").differences
    assert difference.own == "".join(_OWN)


def test_broken_lines_may_be_joined() -> None:
    found = _compare("甲乙\n丙，\n丁\n戊\n己。\n庚辛壬！")
    assert found.is_equal
    assert found.joined == 3


def test_a_line_that_is_split_is_shown() -> None:
    found = _compare("甲乙丙，丁戊己。\n庚辛壬！")
    assert not found.is_equal
    assert found.split_lines == (1,)
    assert found.differences == ()


def test_a_line_that_is_split_is_shown_where_others_are_joined() -> None:
    found = _compare("甲\n乙丙，丁戊己。\n庚辛\n壬！")
    assert (found.split_lines, found.joined) == ((1,), 2)


def test_omissions_are_left_out_where_they_are_whole_lines() -> None:
    found = _compare("文号\n甲乙丙，\n丁戊己。\n 落款 \n庚辛壬！", "文号", "落款")
    assert found.is_equal


def test_an_omission_that_the_given_text_lacks_is_shown() -> None:
    found = _compare("甲乙丙，\n丁戊己。\n庚辛壬！", "文号")
    assert not found.is_equal
    assert (found.omissions_missing, found.differences) == (("文号",), ())


def test_an_omission_out_of_order_is_shown() -> None:
    found = _compare("落款\n甲乙丙，\n文号\n丁戊己。\n庚辛壬！", "文号", "落款")
    assert found.omissions_missing == ("落款",)
    assert [(d.line, d.given) for d in found.differences] == [(1, "落款")]


def test_a_line_inside_which_an_omission_stands_is_kept() -> None:
    found = _compare("文号甲乙丙，\n丁戊己。\n庚辛壬！", "文号")
    assert found.omissions_missing == ("文号",)
    assert [d.given for d in found.differences] == ["文号"]


def test_the_same_omission_twice_leaves_out_two_lines() -> None:
    assert _compare("署名\n甲乙丙，\n丁戊己。\n庚辛壬！\n署名", "署名", "署名").is_equal
    once = _compare("署名\n甲乙丙，\n丁戊己。\n庚辛壬！\n署名", "署名")
    assert [(d.line, d.given) for d in once.differences] == [(5, "署名")]


_lines = st.lists(st.text("甲乙丙，， ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=5)


@given(_lines, _lines)
def test_equal_means_the_same_characters(ours: list[str], theirs: list[str]) -> None:
    own = tuple(line.strip() for line in ours)
    found = _compare("\n".join(theirs), own=own)
    same = "".join(line.strip() for line in theirs) == "".join(own)
    assert bool(found.differences) is not same
    if not same:
        assert not found.is_equal


@given(_lines, st.data())
def test_taking_out_the_differences_leaves_the_same_text(ours: list[str], data: st.DataObject) -> None:
    own = tuple(line.strip() for line in ours)
    text = "\n".join(own)
    at = data.draw(st.integers(0, len(text)))
    changed = text[:at] + data.draw(st.sampled_from(["子", ""])) + text[at + data.draw(st.integers(0, 1)) :]
    found = _compare(changed, own=own)
    given_rest = "".join(line.strip() for line in changed.split("\n"))
    own_rest = "".join(own)
    assert len(given_rest) - sum(len(d.given) for d in found.differences) == len(own_rest) - sum(
        len(d.own) for d in found.differences
    )
