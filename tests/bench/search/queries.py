"""Random queries made mechanically from the records' wordings, in eight classes. Same seed, same queries."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.bench.search.corpus import Corpus

_SHORTEST, _LONGEST = 2, 6
_SHORTEST_TYPO = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f"), ("r", "l"))
_ENDINGS = (("ing", "in"), ("eng", "en"), ("ang", "an"))
_TWO_LETTERS = 0.25
"""Of the queries of initials, how many say zh, ch, sh in full."""
_ONCE_MORE = 0.3
"""How often a query of fuzzy sounds has one more."""


@dataclass(frozen=True)
class Phrase:
    """Han characters next to each other in a wording, and how they are read there."""

    words: str
    readings: tuple[str, ...]

    @property
    def pinyin(self) -> str:
        return "".join(self.readings)


@dataclass(frozen=True)
class Query:
    kind: str
    text: str
    phrase: Phrase
    """What is meant."""


Make = Callable[[Phrase, random.Random], str | None]
"""Makes a query of a phrase; None where that phrase allows none."""


def draw_queries(corpus: Corpus, seed: int, count: int) -> list[Query]:
    """Return `count` different queries of each class, made of phrases cut at random from the texts.

    Raises ValueError: there is too little text.
    """
    return [query for kind in KINDS for query in _drawn(corpus, kind, random.Random(f"{kind} {seed}"), count)]


def _drawn(corpus: Corpus, kind: str, drawn: random.Random, count: int) -> Iterator[Query]:
    seen: set[str] = set()
    for _ in range(1000 * count):
        if len(seen) == count:
            return
        phrase = _phrase(corpus, drawn)
        text = KINDS[kind](phrase, drawn) if phrase else None
        if phrase and text and text not in seen:
            seen.add(text)
            yield Query(kind, text, phrase)
    if len(seen) < count:
        raise ValueError(kind)


def _phrase(corpus: Corpus, drawn: random.Random) -> Phrase | None:
    at = drawn.randrange(len(corpus.row))
    cut = corpus.row[at : at + drawn.randint(_SHORTEST, _LONGEST)]
    if len(cut) < _SHORTEST or not all(sign.readings for sign in cut):
        return None
    return Phrase("".join(sign.character for sign in cut), tuple(sign.readings[0] for sign in cut))


def _keyword(phrase: Phrase, _: random.Random) -> str:
    return phrase.words


def _full(phrase: Phrase, _: random.Random) -> str:
    return phrase.pinyin


def _spaced(phrase: Phrase, _: random.Random) -> str:
    return " ".join(phrase.readings)


def _initials(phrase: Phrase, drawn: random.Random) -> str:
    is_full = drawn.random() < _TWO_LETTERS
    return "".join(_initial(reading, is_full) for reading in phrase.readings)


def _initial(reading: str, is_full: bool) -> str:
    return reading[:2] if is_full and reading[:2] in ("zh", "ch", "sh") else reading[0]


def _mixed(phrase: Phrase, drawn: random.Random) -> str | None:
    parts = [
        drawn.choice((character, reading, _initial(reading, drawn.random() < _TWO_LETTERS)))
        for character, reading in zip(phrase.words, phrase.readings, strict=True)
    ]
    are_han = [part in phrase.words for part in parts]
    return "".join(parts) if any(are_han) and not all(are_han) else None


def _prefix(phrase: Phrase, drawn: random.Random) -> str | None:
    *before, last = phrase.readings
    return "".join(before) + last[: drawn.randrange(1, len(last))] if len(last) > 1 else None


def _fuzzy(phrase: Phrase, drawn: random.Random) -> str | None:
    readings = list(phrase.readings)
    changing = [n for n, reading in enumerate(readings) if sounds_like(reading)]
    drawn.shuffle(changing)
    for n in changing[: 1 + (drawn.random() < _ONCE_MORE)]:
        readings[n] = drawn.choice(sounds_like(readings[n]))
    return "".join(readings) if changing else None


def sounds_like(reading: str) -> list[str]:
    """Return how those write a reading who confuse one pair of sounds; it need not be a Chinese syllable."""
    found = []
    for pair in _BEGINNINGS:
        old = next((sound for sound in pair if reading.startswith(sound)), "")
        if old:
            found.append(pair[1 - pair.index(old)] + reading.removeprefix(old))
    for pair in _ENDINGS:
        old = next((sound for sound in pair if reading.endswith(sound)), "")
        if old:
            found.append(reading.removesuffix(old) + pair[1 - pair.index(old)])
    return found


def _typo(phrase: Phrase, drawn: random.Random) -> str | None:
    if len(phrase.words) < _SHORTEST_TYPO:
        return None
    typed = slip(phrase.pinyin, drawn)
    return typed if typed != phrase.pinyin else None


def slip(text: str, drawn: random.Random) -> str:
    """Return `text` with a letter more, less, another one or two in the wrong order, anywhere in it."""
    at = drawn.randrange(len(text))
    before, letter, after = text[:at], text[at], text[at + 1 :]
    slips: Sequence[str] = (
        before + drawn.choice(_LETTERS) + letter + after,
        before + after,
        before + drawn.choice(_LETTERS) + after,
        before + after[:1] + letter + after[1:],
    )
    return drawn.choice(slips)


KINDS: dict[str, Make] = {
    "keyword": _keyword,
    "full": _full,
    "spaced": _spaced,
    "initials": _initials,
    "mixed": _mixed,
    "prefix": _prefix,
    "fuzzy": _fuzzy,
    "typo": _typo,
}
"""Class → how a query of it is made."""
