"""The records' wordings as one row of signs, and the places in it where a query really matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cached_property

from tests.bench.search.readings import Sign, signs

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_INITIALS_OF_TWO = ("zh", "ch", "sh")
_LONGEST_READING = len("zhuang")
_END = Sign("")
"""Stands behind each text: nothing matches across it."""


class Grade(IntEnum):
    """How a query's letters stand for characters, best first. Each grade allows what those before it do."""

    WHOLE = 0
    """Each character itself or its whole reading."""
    PREFIX = 1
    """The last reading may be unfinished."""
    INITIALS = 2
    """A letter, or zh, ch, sh, may stand for a reading that begins with it."""


class Corpus:
    """Texts, each belonging to a record.

    `row` holds the signs of all texts, `owners` for each sign the record's id.
    """

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """`texts`: id of the record, its wording or a piece of it."""
        self.row: list[Sign] = []
        self.owners: list[str] = []
        for owner, text in texts:
            new = [*signs(text), _END]
            self.row += new
            self.owners += [owner] * len(new)

    def holders(self, query: str, grade: Grade = Grade.WHOLE) -> frozenset[str]:
        """Return the records in whose text `query` matches; a space in it stands between two characters."""
        places = self._places(query, grade)
        return frozenset(self.owners[at] for at in places if fits(query, self.row, at, grade))

    def homophones(self, readings: Sequence[str]) -> frozenset[str]:
        """Return the records that hold a phrase which may be read like this, character by character."""
        return self.holders(" ".join(readings))

    def _places(self, query: str, grade: Grade) -> Iterator[int]:
        """Yield where the query may begin; some places twice."""
        if grade == Grade.INITIALS or len(query) <= _LONGEST_READING:
            yield from self._by_letter.get(query[0], ())
        else:
            for length in range(1, _LONGEST_READING + 1):
                yield from self._by_whole.get(query[:length], ())

    @cached_property
    def _by_whole(self) -> dict[str, list[int]]:
        """Places by their character and by its readings."""
        places: dict[str, list[int]] = {}
        for at, sign in enumerate(self.row):
            for whole in (sign.character, *sign.readings):
                places.setdefault(whole, []).append(at)
        return places

    @cached_property
    def _by_letter(self) -> dict[str, set[int]]:
        """Places by their character and by the letters that its readings begin with."""
        places: dict[str, set[int]] = {}
        for whole, found in self._by_whole.items():
            places.setdefault(whole[:1], set()).update(found)
        return places


def fits(query: str, row: Sequence[Sign], at: int, grade: Grade) -> bool:
    """Say whether the signs of `row` from `at` on are what `query` stands for."""
    if not query:
        return True
    if query[0] == " ":
        return fits(query[1:], row, at, grade)
    return at < len(row) and any(
        rest is None or fits(rest, row, at + 1, grade) for rest in _rests(query, row[at], grade)
    )


def _rests(query: str, sign: Sign, grade: Grade) -> Iterator[str | None]:
    """Yield what of the query is left when its beginning stands for `sign`; None where it ends unfinished."""
    if sign.character and query.startswith(sign.character):
        yield query[len(sign.character) :]
    for reading in sign.readings:
        if query.startswith(reading):
            yield query[len(reading) :]
        elif grade >= Grade.PREFIX and reading.startswith(query):
            yield None
        if grade >= Grade.INITIALS:
            for length in (1, 2):
                if reading.startswith(query[:length]) and (length == 1 or query[:length] in _INITIALS_OF_TWO):
                    yield query[length:]


def distinct_characters(texts: Iterable[str]) -> int:
    """Return the length of `texts` if a sentence that stands in several is counted once."""
    return sum(len(sentence) for sentence in {s for text in texts for s in _SENTENCE.findall(text)})
