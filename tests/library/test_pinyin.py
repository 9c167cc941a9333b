"""Names stand as in a dictionary: by their readings, marks around them unread."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.pinyin import initial, sort_key


def test_names_are_sorted_by_reading_and_tone() -> None:
    names = ["四讲四有", "三会一课", "两学一做", "四个意识", "“三严三实”", "八个一"]
    assert sorted(names, key=sort_key) == [
        "八个一",
        "两学一做",
        "三会一课",
        "“三严三实”",
        "四个意识",
        "四讲四有",
    ]


def test_of_two_readings_the_tone_decides_before_the_next_character() -> None:
    assert sorted(["四个意识", "思想汇报"], key=sort_key) == ["思想汇报", "四个意识"]
    assert sort_key("的") == ("de5", "的")


@pytest.mark.parametrize(
    ("name", "letter"),
    [("“旗帜鲜明讲政治”专题", "Q"), ("4+X", ""), ("ERP", "E"), ("重点", "Z"), ("13条", "")],
)
def test_a_name_is_listed_under_its_first_letter(name: str, letter: str) -> None:
    assert initial(name) == letter


@given(st.text(min_size=1, max_size=5) | st.sampled_from(["ßa", "ﬁn", "“”", '"><img', "𠮷"]))
def test_any_name_is_listed_under_one_letter_or_none(name: str) -> None:
    """The letter stands in an anchor."""
    assert re.fullmatch("[A-Z]?", initial(name))
