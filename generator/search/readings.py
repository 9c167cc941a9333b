"""How each character is read where it stands, and how else it might be: for finding by pinyin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from generator.library.names import Names
from generator.library.pinyin import toneless

_LEAST_PHRASES = 4
_LEAST_SHARE = 0.02
"""What a reading needs of the dictionary's phrases to be one that people know: below it are archaic ones."""


def read(line: str, overrides: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return for each code point of `line` its syllable without tone; empty for what is not Han or unknown.

    `overrides` are words with the syllable of each character, as `Library.pinyin_by_words` holds them; of
    two that begin at one place the longer holds. A phrase does not reach over punctuation. ü is v (lv, lve).
    """
    syllables = [toneless(one) for one in lazy_pinyin(line, style=Style.TONE, errors=_unread)]
    for start, end, words in _names(tuple(overrides)).find(line):
        syllables[start:end] = overrides[words]
    return syllables


@cache
def alternatives(character: str) -> tuple[str, ...]:
    """Return how else `character` is read in phrases, most used first, without tone.

    Left out are the usual reading, which is what `read` says of the character alone, and archaic ones.
    """
    (usual,) = read(character, {})
    counts = _readings_in_phrases().get(character, {})
    least = max(_LEAST_PHRASES, _LEAST_SHARE * sum(counts.values()))
    found = [(-count, one) for one, count in counts.items() if one != usual and count >= least]
    return tuple(one for _, one in sorted(found))


def _unread(run: str) -> Any:
    """Return nothing for each character: a list, which pypinyin takes and its stub does not know."""
    return [""] * len(run)


@cache
def _names(words: tuple[str, ...]) -> Names:
    return Names({one: one for one in words})


@cache
def _readings_in_phrases() -> Mapping[str, Mapping[str, int]]:
    """Return for each character in how many phrases of the dictionary it has which reading."""
    with_tone: Counter[tuple[str, str]] = Counter()
    for phrase, readings in PHRASES_DICT.items():
        with_tone.update(zip(phrase, (one[0] for one in readings), strict=False))
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (character, syllable), count in with_tone.items():
        counts[character][toneless(syllable)] += count
    return counts
