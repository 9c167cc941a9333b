"""How Chinese names are read: for sorting them as a dictionary does."""

from __future__ import annotations

from functools import cache

from pypinyin import Style, lazy_pinyin

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
