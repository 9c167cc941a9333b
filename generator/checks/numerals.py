"""Numbers and dates as official texts write them: 12, １２, 十二; 2016年4月26日, 二〇一六年四月二十六日."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = "〇一二三四五六七八九"
_VALUES = {**{digit: n for n, digit in enumerate(_DIGITS)}, "两": 2}
NUMERAL = r"(?:[0-9]+|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
"""A numeral in a text whose forms are `plain`."""
_NUMERAL = re.compile(NUMERAL)


def plain(text: str) -> str:
    """Return `text` with half-width digits and marks, and without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def numbers(text: str, unit: str = "") -> set[int]:
    """Return the numbers that stand in `text`; with a `unit`, those that stand before it."""
    return {_value(found[: len(found) - len(unit)]) for found in re.findall(NUMERAL + unit, plain(text))}


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + _VALUES.get(ones, 0)


def dates_as_written(date: str) -> tuple[str, ...]:
    """Return the ways to write `2016`, `2016-04` or `2016-04-26` in an official text."""
    steps = date.split("-")
    units = "年月日"[: len(steps)]
    arabic = (steps[0], *(str(int(step)) for step in steps[1:]))
    padded = tuple(steps)
    chinese = ("".join(_DIGITS[int(d)] for d in steps[0]), *(_in_chinese(int(step)) for step in steps[1:]))
    return tuple("".join(map(str.__add__, way, units)) for way in (arabic, padded, chinese))


def _in_chinese(number: int) -> str:
    """Return a number below 100 as it is counted: 二十六."""
    tens, ones = divmod(number, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
