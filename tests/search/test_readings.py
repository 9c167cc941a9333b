"""Each character is read as a native reader reads it where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.library import Library
from generator.library.pinyin import is_han
from generator.search.readings import alternatives, read


def test_the_editors_override_holds_at_each_place_of_its_words(real_library: Library) -> None:
    syllables = read("以上率下，覆盖率；以上率下", real_library.pinyin_by_words)
    assert [syllables[n] for n in (2, 7, 11)] == ["shuai", "lv", "shuai"]


def test_of_two_overrides_the_longer_holds_and_the_first_from_the_left() -> None:
    overrides = {"重行": ("a", "b"), "重行长": ("c", "d", "e"), "长行": ("f", "g")}
    assert read("重行长行，重行", overrides) == ["c", "d", "e", "xing", "", "a", "b"]


def test_a_phrase_does_not_reach_over_punctuation() -> None:
    assert read("银行", {}) == ["yin", "hang"]
    assert read("银、行", {})[2] == "xing"


@pytest.mark.parametrize(
    ("line", "syllables"),
    [
        ("", []),
        ("略女 A甲。", ["lve", "nv", "", "", "jia", ""]),
        ("二〇一六", ["er", "ling", "yi", "liu"]),
        ("\U00020bb7\u36c3😀e\u0301\U000201a9口", ["", "jie", "", "", "", "fan", "kou"]),
    ],
)
def test_one_syllable_stands_for_each_code_point(line: str, syllables: list[str]) -> None:
    assert read(line, {}) == syllables


@given(st.text() | st.text(st.sampled_from("率\U0002ebf0\ufa0e，a重\U000e0100〇")))
def test_any_line_has_as_many_syllables_as_code_points(line: str) -> None:
    syllables = read(line, {})
    assert len(syllables) == len(line)
    assert all(one.isascii() and (one == "" or one.isalpha()) for one in syllables)
    assert all(is_han(c) for one, c in zip(syllables, line, strict=True) if one)


@pytest.mark.parametrize(
    ("character", "others"),
    [
        ("率", ("shuai",)),
        ("重", ("chong",)),
        ("差", ("chai", "ci")),
        ("言", ()),
        ("众", ()),
        ("景", ()),
        ("党", ()),
        ("A", ()),
        ("\U0002ebf0", ()),
    ],
)
def test_other_readings_are_those_that_phrases_have(character: str, others: tuple[str, ...]) -> None:
    assert alternatives(character) == others
