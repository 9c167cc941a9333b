"""How Chinese is read: syllables and their tones, and names sorted as a dictionary sorts them."""

from __future__ import annotations

import unicodedata
from functools import cache

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT, RE_HANS

_MARKS = "“”‘’「」『』《》〈〉【】（）()·\"'—"
"""What stands around a name or in it, and is not read."""


@cache
def sort_key(name: str) -> tuple[str, ...]:
    """Return the readings of `name` with their tones (四个 → si4, ge4); equal ones are told by the name."""
    read = "".join(character for character in name if character not in _MARKS)
    return (*lazy_pinyin(read, style=Style.TONE3, neutral_tone_with_five=True), name)


def initial(name: str) -> str:
    """Return the capital letter that `name` is listed under; empty where it begins with a figure."""
    first = sort_key(name)[0][:1]
    return first.upper() if first.isascii() and first.isalpha() else ""


@cache
def toneless(syllable: str) -> str:
    """Return `syllable` as it is typed: no tone, v for ü (lǜ → lv, lüè → lve, ê̄ → e)."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\N{COMBINING DIAERESIS}", "v")
    return "".join(one for one in letters if not unicodedata.combining(one))


def is_han(character: str) -> bool:
    return RE_HANS.match(character) is not None


def known_readings(character: str) -> tuple[str, ...]:
    """Return every reading of `character` in the dictionary with its tone, archaic ones too."""
    return tuple(filter(None, PINYIN_DICT.get(ord(character), "").split(",")))


@cache
def syllables() -> frozenset[str]:
    """Return every syllable that some character has: with its tone, and as a neutral one, without."""
    with_tone = {one for readings in PINYIN_DICT.values() for one in readings.split(",")}
    return frozenset(with_tone | {_neutral(one) for one in with_tone})


def _neutral(syllable: str) -> str:
    """Return `syllable` without its tone mark; ü stays."""
    letters = unicodedata.normalize("NFD", syllable)
    plain = "".join(
        one for one in letters if one == "\N{COMBINING DIAERESIS}" or not unicodedata.combining(one)
    )
    return unicodedata.normalize("NFC", plain)
