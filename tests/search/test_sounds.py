"""How characters may be typed: what the browser is told gives back each reading where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.library import Library
from generator.search.corpus import Corpus
from generator.search.readings import alternatives, read
from generator.search.sounds import sounds
from generator.search.words import width, words

_LINES = st.lists(st.text(st.sampled_from("率重长行得地，𠮷〇1a\ufa0e😀"), max_size=20), max_size=5)


@pytest.fixture(scope="module")
def told(real_corpus: Corpus, real_library: Library) -> dict[str, Any]:
    return sounds(real_corpus.lines, real_library.pinyin_by_words)


def _usual(told: Mapping[str, Any]) -> dict[str, str]:
    syllables = ["", *told["syllables"].split(" ")]
    numbers = zip(told["characters"], told["usual"], strict=True)
    return {character: syllables[number] for character, number in numbers}


def _others(told: Mapping[str, Any]) -> dict[str, list[str]]:
    syllables = ["", *told["syllables"].split(" ")]
    return {character: [syllables[n] for n in numbers] for character, numbers in told["others"].items()}


def _exceptions(told: Mapping[str, Any]) -> dict[int, str]:
    """Return the places, in UTF-16 units of all lines joined, of unusual readings."""
    syllables = ["", *told["syllables"].split(" ")]
    places, numbers = accumulate(told["exceptions"][::2]), told["exceptions"][1::2]
    return dict(zip(places, (syllables[n] for n in numbers), strict=True))


def _heard(told: Mapping[str, Any], lines: Sequence[str]) -> list[list[str]]:
    """Return each line's syllables as the browser makes them out."""
    usual, exceptions = _usual(told), _exceptions(told)
    begins = accumulate((width(line) + 1 for line in lines), initial=0)
    return [
        [
            exceptions.pop(begin + width(line[: word.start]), usual[word.text])
            for word in words(line)
            if word.is_han
        ]
        for begin, line in zip(begins, lines, strict=False)
    ]


def _read(lines: Sequence[str], overrides: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    found = []
    for line in lines:
        syllables = read(line, overrides)
        found.append([syllables[word.start] for word in words(line) if word.is_han])
    return found


def test_every_character_of_the_site_is_heard_as_it_is_read(
    told: dict[str, Any], real_corpus: Corpus, real_library: Library
) -> None:
    assert _heard(told, real_corpus.lines) == _read(real_corpus.lines, real_library.pinyin_by_words)
    assert len(_exceptions(told)) > 50


@given(_LINES)
def test_any_line_is_heard_as_it_is_read(lines: list[str]) -> None:
    """Wide characters and several lines put no exception elsewhere."""
    overrides = {"行得": ("hang", "dei"), "重𠮷": ("zhong", "")}
    assert _heard(sounds(lines, overrides), lines) == _read(lines, overrides)


def test_an_override_is_heard(real_corpus: Corpus, real_library: Library) -> None:
    """The dictionary says lv; 率 is heard shuai in 以上率下 because data/pinyin.yml says so."""
    line = next(line for line in real_corpus.lines if "以上率下" in line)
    (by_dictionary,) = _heard(sounds([line], {}), [line])
    (overridden,) = _heard(sounds([line], real_library.pinyin_by_words), [line])
    changed = [pair for pair in zip(by_dictionary, overridden, strict=True) if pair[0] != pair[1]]
    assert ("lv", "shuai") in changed


def test_what_is_usual_is_so_most_often() -> None:
    told = sounds(["表率、表率、效率"], {})
    assert (_usual(told)["率"], _others(told)["率"]) == ("shuai", ["lv"])
    told = sounds(["表率、效率、效率"], {})
    assert (_usual(told)["率"], _others(told)["率"]) == ("lv", ["shuai"])


def test_each_reading_in_the_text_or_in_phrases_may_be_typed(
    told: dict[str, Any], real_corpus: Corpus, real_library: Library
) -> None:
    usual, others = _usual(told), _others(told)
    for line in real_corpus.lines:
        syllables = read(line, real_library.pinyin_by_words)
        for word in words(line):
            if word.is_han:
                assert syllables[word.start] in (usual[word.text], *others.get(word.text, []))
    for character in told["characters"]:
        known = {*alternatives(character), *read(character, {})}
        assert known - {usual[character], ""} <= set(others.get(character, ()))


def test_no_reading_is_told_twice(told: dict[str, Any]) -> None:
    usual = _usual(told)
    for character, others in _others(told).items():
        assert len({usual[character], *others}) == len(others) + 1
        assert "" not in others


def test_a_traditional_form_stands_for_a_character_of_the_text(told: dict[str, Any]) -> None:
    forms = dict(zip(told["variants"][::2], told["variants"][1::2], strict=True))
    assert {form: forms.get(form) for form in "擺團結習記織"} == dict(
        zip("擺團結習記織", "摆团结习记织", strict=True)
    )
    assert set(forms.values()) <= set(told["characters"])
    assert not set(forms) & set(told["characters"])


def test_what_a_text_itself_has_stands_for_itself() -> None:
    forms = sounds(["查擺，查摆；𠮷"], {})["variants"]
    assert "擺" not in forms
    assert "擺" in sounds(["查摆"], {})["variants"]


def test_without_han_there_is_nothing_to_hear() -> None:
    told = sounds(["abc 123", ""], {})
    assert (told["characters"], told["usual"], told["exceptions"], told["variants"]) == ("", [], [], "")
