"""Rules on the overrides of pinyin: each says of words that stand in the library how they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Location, did_you_mean, error, warning
from generator.library.library import Library
from generator.library.pinyin import is_han, known_readings, syllables, toneless

_FEW = 6
"""Readings of a character that one report names."""


def overrides_are_of_han_only(library: Library) -> Iterator[Diagnostic]:
    """pinyin.yml 的 words 里只有汉字。"""
    for n, one in enumerate(library.pinyin):
        at = next((at for at, character in enumerate(one.words) if not is_han(character)), None)
        if at is not None:
            place = library.sources["pinyin"].at(n, "words", text=one.words, offset=at)
            message = f"第 {at + 1} 个字符不是汉字。"
            yield error("pinyin-words", place, message, "只写汉字，不写标点、字母、数字和空格。")


def overrides_are_written_once(library: Library) -> Iterator[Diagnostic]:
    """同样的字在 pinyin.yml 中只写一次。"""
    first: dict[str, Location] = {}
    for n, one in enumerate(library.pinyin):
        place = library.sources["pinyin"].at(n, "words")
        if first.setdefault(one.words, place) is not place:
            message = f"“{one.words}”已经写过（第 {first[one.words].line} 行）。"
            yield error("pinyin-twice", place, message, "请删去一处。")


def each_character_has_one_syllable(library: Library) -> Iterator[Diagnostic]:
    """reading 的音节与 words 的字一样多。"""
    for n, one in enumerate(library.pinyin):
        if len(one.words) != len(one.syllables) and all(map(is_han, one.words)):
            place = library.sources["pinyin"].at(n, "reading")
            message = f"“{one.words}”有 {len(one.words)} 个字，读音有 {len(one.syllables)} 个音节。"
            yield error("pinyin-count", place, message, "一个字写一个音节，音节之间空一格。")


def syllables_are_pinyin(library: Library) -> Iterator[Diagnostic]:
    """reading 的每个音节是汉语拼音：小写字母，声调标在字母上，轻声不标。"""
    for character, syllable, place in _read(library):
        if syllable not in syllables():
            yield error("pinyin-syllable", place, f"{syllable} 不是拼音的音节。", _cure(character, syllable))


def _cure(character: str, syllable: str) -> str:
    known = known_readings(character)[:_FEW]
    read = f"“{character}”可读 {'、'.join(known)}；" if known else ""
    return did_you_mean(syllable, known) or f"{read}用小写字母，声调标在字母上（ǜ 不写 v4），轻声不标。"


def characters_can_be_read_so(library: Library) -> Iterator[Diagnostic]:
    """字典里有这个字的这个读音，声调不论；字典里没有而确实这样读的，在 allow 中注明原因。"""
    for character, syllable, place in _read(library):
        known = known_readings(character)
        if known and syllable in syllables() and toneless(syllable) not in map(toneless, known):
            message = f"字典里“{character}”没有 {syllable} 这个读音，有 {'、'.join(known[:_FEW])}。"
            cure = "请核对字和音节是否对齐；确实这样读的，在 allow 中注明原因。"
            yield warning("pinyin-reading", place, message, cure)


def _read(library: Library) -> Iterator[tuple[str, str, Location]]:
    """Yield each character of the overrides, its syllable and where that is written.

    Nothing where they are not as many: which belongs to which cannot be told.
    """
    for n, one in enumerate(library.pinyin):
        if len(one.words) != len(one.syllables):
            continue
        written = re.finditer(r"\S+", one.reading)
        for character, syllable, match in zip(one.words, one.syllables, written, strict=True):
            place = library.sources["pinyin"].at(n, "reading", text=one.reading, offset=match.start())
            yield character, syllable, place


def overrides_are_used(library: Library) -> Iterator[Diagnostic]:
    """words 是库里有的字：在正文、标题、名称或手写的页面中。"""
    lines = [source.lines for name, source in library.sources.items() if name != "pinyin"]
    written = "\n".join("\n".join(one) for one in (*lines, *library.pages.values()))
    for n, one in enumerate(library.pinyin):
        if one.words not in written:
            place = library.sources["pinyin"].at(n, "words")
            message = f"正文、标题和名称中都没有“{one.words}”。"
            yield warning("pinyin-unused", place, message, "请照原文的字写，或删去这一条。")
