"""A text's characters and their readings, as the oracle sees them: by pypinyin, not by the site's search.

Only Han characters, letters and figures count. A Han character has the reading that pypinyin gives it in its
context, and those others that pypinyin's dictionary of phrases really uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pypinyin import lazy_pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

HAN = re.compile("[〇㐀-鿿]")
_RUNS = re.compile("[〇㐀-鿿]+|[a-z0-9]")
_TIMES = 3
_SHARE = 0.02
"""An alternative is real if so many phrases use it, and so many of those that hold the character."""


@dataclass(frozen=True)
class Sign:
    """A character that counts. `readings`: that of its context first, then alternatives; none if not Han."""

    character: str
    readings: tuple[str, ...] = ()


def signs(text: str) -> list[Sign]:
    """Return what counts in `text`, in order; ü is v."""
    found = []
    for run in _RUNS.findall(unicodedata.normalize("NFKC", text).lower()):
        if HAN.match(run):
            found += [
                Sign(character, tuple(dict.fromkeys([reading, *_alternatives().get(character, ())])))
                for character, reading in zip(run, lazy_pinyin(run), strict=True)
            ]
        else:
            found.append(Sign(run))
    return found


@cache
def _alternatives() -> dict[str, tuple[str, ...]]:
    """Return the readings, in the dictionary of phrases, of each character that has several."""
    uses: dict[str, Counter[str]] = {}
    for phrase, readings in phrases_dict.items():
        for character, reading in zip(phrase, readings, strict=False):
            uses.setdefault(character, Counter())[_plain(reading[0])] += 1
    return {
        character: tuple(
            reading for reading, n in counts.items() if n >= max(_TIMES, _SHARE * counts.total())
        )
        for character, counts in uses.items()
    }


@cache
def _plain(reading: str) -> str:
    return str(to_normal(reading))
