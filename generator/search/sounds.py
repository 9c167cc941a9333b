"""How the characters of the texts may be typed: by their readings, or in their traditional form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from generator.search.readings import alternatives, read
from generator.search.variants import traditional
from generator.search.words import steps, width, words

Heard = tuple[int, str, str]
"""Where a Han character stands in the text, in UTF-16 units; the character; its syllable there."""


def sounds(lines: Sequence[str], overrides: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return how the Han characters of `lines` are read.

    `usual` has a syllable for each of `characters`, `others` what else readers may type for one,
    `exceptions` pairs: steps to the next place where a character is not read as usual, the syllable there,
    `strange` the characters that the texts lack and that may be typed by mistake for one of each syllable.
    """
    heard = list(_heard(lines, overrides))
    usual: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    for (character, syllable), _ in Counter((one, syllable) for _, one, syllable in heard).most_common():
        if usual.setdefault(character, syllable) != syllable:
            others.setdefault(character, []).append(syllable)
    for character, syllable in usual.items():
        others[character] = _others(character, syllable, others.get(character, []))
    syllables = sorted({*usual.values(), *chain.from_iterable(others.values())} - {""})
    number = {syllable: n for n, syllable in enumerate(["", *syllables])}
    unusual = [(at, number[syllable]) for at, one, syllable in heard if syllable != usual[one]]
    characters = sorted(usual)
    return {
        "characters": "".join(characters),
        "syllables": " ".join(syllables),
        "usual": [number[usual[one]] for one in characters],
        "others": {one: [number[each] for each in others[one]] for one in characters if others[one]},
        "exceptions": list(chain(*zip(steps(at for at, _ in unusual), (n for _, n in unusual), strict=True))),
        "strange": _strange(syllables, characters),
        "variants": "".join(chain(*traditional(characters).items())),
    }


def _heard(lines: Sequence[str], overrides: Mapping[str, tuple[str, ...]]) -> Iterator[Heard]:
    """Yield each Han character of `lines`, one line after the other, in its plain form."""
    begin = 0
    for line in lines:
        syllables = read(line, overrides)
        is_wide = width(line) > len(line)
        for word in words(line):
            if word.is_han:
                at = width(line[: word.start]) if is_wide else word.start
                yield begin + at, word.text, syllables[word.start]
        begin += width(line) + 1


def _others(character: str, usual: str, elsewhere: Sequence[str]) -> list[str]:
    """Return the readings besides the usual one under which readers may look for `character`."""
    known = (*elsewhere, *read(character, {}), *alternatives(character))
    return [one for one in dict.fromkeys(known) if one not in ("", usual)]


def _strange(syllables: Sequence[str], known: Iterable[str]) -> list[str]:
    """Return for each of `syllables` the everyday characters read so that are not `known`."""
    others = sorted(_everyday() - set(known))
    read_as = dict(zip(others, read("\n".join(others), {})[::2], strict=True))
    return ["".join(one for one in others if read_as[one] == syllable) for syllable in syllables]


@cache
def _everyday() -> frozenset[str]:
    """Return the 3,755 characters of everyday use. Source: GB/T 2312-1980, level 1 (rows 16 to 55)."""
    rows = (bytes((row + 0xA0, cell + 0xA0)) for row in range(16, 56) for cell in range(1, 95))
    return frozenset("".join(one.decode("gb2312", "ignore") for one in rows))
