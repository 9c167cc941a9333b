"""Text as the words that search compares: a Han character, a Latin word, a number. All else is ignored.

`templates/search/text.js` cuts in the same way; a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Ranges of Han characters, the round zero 〇 among them, for a regular expression."""
_WORD = re.compile(rf"[{HAN}]|[a-z]+|[0-9]+")


@dataclass(frozen=True)
class Word:
    """A word as it is compared, and the characters `start` to `end` of the line that it stands for."""

    text: str
    start: int
    end: int

    @property
    def is_han(self) -> bool:
        return self.text[0] > "\u3000"


def normalised(character: str) -> str:
    """Return the character in its plain form: half width, lower case, no compatibility variants."""
    return unicodedata.normalize("NFKC", character).lower()


def words(line: str) -> list[Word]:
    """Return the words of `line`; a Latin word or a number is broken by anything else, spaces included."""
    if line.isascii():
        return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(line.lower())]
    plain: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(line):
        form = normalised(character)
        plain.append(form)
        origins += [position] * len(form)
    return [
        Word(m.group(), origins[m.start()], origins[m.end() - 1] + 1) for m in _WORD.finditer("".join(plain))
    ]


def width(text: str) -> int:
    """Return the length of `text` in UTF-16 units, as scripts count."""
    return len(text) + sum(character > "\uffff" for character in text)


def steps(numbers: Iterable[int]) -> Iterator[int]:
    """Yield ascending numbers as the steps from one to the next, the first from 0: they pack well."""
    return (after - before for before, after in pairwise(chain((0,), numbers)))
