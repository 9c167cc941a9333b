"""What is compared of a text: Han characters one by one, Latin words, numbers; nothing else."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.words import normalised, steps, width, words

_ODD = st.text(
    st.sampled_from("党𠮷〇㐀Aaﬁ１2②㎡½ß\u0130\u0301\u200b\U0001f600々ㄅアー， 　〔…"), max_size=40
)
_TEXTS = st.text(max_size=40) | _ODD


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        ("，。“”…— 　\u200b😀", []),
        ("理想信念", ["理", "想", "信", "念"]),
        ("讲政治、有信念", ["讲", "政", "治", "有", "信", "念"]),
        ("二〇一六", ["二", "〇", "一", "六"]),
        ("𠮷野、㐀\U00030edd", ["𠮷", "野", "㐀", "\U00030edd"]),
        ("常办发〔2016〕22号", ["常", "办", "发", "2016", "22", "号"]),
        ("２０－３０分钟", ["20", "30", "分", "钟"]),
        ("ＷｅChat和QQ群", ["wechat", "和", "qq", "群"]),
        ("5G网", ["5", "g", "网"]),
        ("ﬁnal ｅ㎡", ["final", "em", "2"]),
        ("第②组㈠Ⅷ", ["第", "2", "组", "一", "viii"]),
        ("\uf9e9\uf98a", ["里", "力"]),
        ("⼀⼈", ["一", "人"]),
        ("naïve don't", ["na", "ve", "don", "t"]),
        ("々ひカㄅ한", []),
    ],
)
def test_a_line_is_cut_into(line: str, expected: list[str]) -> None:
    assert [word.text for word in words(line)] == expected


@pytest.mark.parametrize(
    ("line", "stands_for"),
    [
        ("《ＡＢ》", ["ＡＢ"]),
        ("党ﬁn员", ["党", "ﬁn", "员"]),
        ("10㎡以上", ["10", "㎡", "㎡", "以", "上"]),
        ("𠮷a𠮷", ["𠮷", "a", "𠮷"]),
    ],
)
def test_a_word_knows_the_characters_that_it_stands_for(line: str, stands_for: list[str]) -> None:
    assert [line[word.start : word.end] for word in words(line)] == stands_for


@given(_TEXTS)
def test_words_stand_one_after_the_other_and_each_says_what_it_is(line: str) -> None:
    found = words(line)
    for word in found:
        assert 0 <= word.start < word.end <= len(line)
        assert word.text in "".join(map(normalised, line[word.start : word.end]))
        assert word.is_han == (len(word.text) == 1 and not word.text.isascii())
    assert sorted(found, key=lambda word: (word.start, word.end)) == found


@given(_TEXTS)
def test_nothing_that_can_be_sought_is_lost(line: str) -> None:
    """Cut again, what the words hold gives the same words: nothing more, nothing less, whatever the width."""
    found = [word.text for word in words(line)]
    assert [word.text for word in words(" ".join(found))] == found
    kept = "".join(found)
    assert kept == "".join(c for c in "".join(map(normalised, line)) if words(c))


@given(_TEXTS, _TEXTS)
def test_a_break_between_texts_breaks_words(one: str, other: str) -> None:
    both = [word.text for word in words(f"{one}，{other}")]
    assert both == [word.text for word in words(one)] + [word.text for word in words(other)]


@given(_TEXTS)
def test_a_width_is_what_scripts_count(text: str) -> None:
    assert width(text) == len(text.encode("utf-16-le")) // 2


@given(st.lists(st.integers(0, 50)).map(sorted))
def test_steps_lead_through_all_numbers(numbers: list[int]) -> None:
    assert list(accumulate(steps(numbers))) == numbers
