"""How a stretch of text answers a query, judged anew: by the dictionary, character after character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from generator.search.readings import alternatives, read
from generator.search.words import words

_TAIL = 6
"""Letters of the longest syllable."""


class Likeness(IntEnum):
    """The classes of results, best first. What is not even likely by sound has a slip."""

    EXACT = 0
    PREFIX = 1
    INITIALS = 2
    FUZZY = 3
    SLIP = 4

    @property
    def is_guess(self) -> bool:
        return self >= Likeness.FUZZY


def likeness(stretch: str, query: str) -> Likeness:
    """Return how `stretch` answers `query`, which is of Han characters, letters, and blanks between them."""
    heard = [frozenset(_readings(line, n)) for line, n in _places(stretch)]
    characters = [word.text for word in words(stretch)]
    asked = "".join(word.text for word in words(query))
    return _Comparison(characters, heard, asked).best(0, 0)


def _places(stretch: str) -> Iterator[tuple[str, int]]:
    return ((stretch, word.start) for word in words(stretch))


def _readings(line: str, at: int) -> Iterator[str]:
    """Yield the readings that a character may have, there or elsewhere."""
    yield from (one for one in (read(line, {})[at], *read(line[at], {}), *alternatives(line[at])) if one)


@dataclass(frozen=True)
class _Comparison:
    characters: list[str]
    heard: list[frozenset[str]]
    asked: str

    def best(self, character: int, at: int) -> Likeness:
        """Return how what follows answers what is left to be asked."""
        if character == len(self.characters):
            return Likeness.EXACT if at == len(self.asked) else Likeness.SLIP
        ways = ((way, end) for way, end in self._ways(character, at) if way < Likeness.SLIP)
        return min((max(way, self.best(character + 1, end)) for way, end in ways), default=Likeness.SLIP)

    def _ways(self, character: int, at: int) -> Iterator[tuple[Likeness, int]]:
        """Yield how letters from `at` on may stand for the character, and where they end."""
        rest = self.asked[at:]
        itself = self.characters[character]
        if rest.startswith(itself):
            yield Likeness.EXACT, at + len(itself)
        for syllable in self.heard[character]:
            initials = {syllable[:1], *({syllable[:2]} & {"zh", "ch", "sh"})}
            for size in range(1, min(_TAIL, len(rest)) + 1):
                yield _of(rest[:size], syllable, initials, is_last=size == len(rest)), at + size


def _of(letters: str, syllable: str, initials: set[str], *, is_last: bool) -> Likeness:
    if letters == syllable:
        return Likeness.EXACT
    if is_last and syllable.startswith(letters):
        return Likeness.PREFIX
    if letters in initials:
        return Likeness.INITIALS
    alike = _blurred(syllable)
    is_begun = (
        is_last
        and len(letters) > 1
        and any(form.startswith(one) for form in alike for one in _blurred(letters))
    )
    return Likeness.FUZZY if is_begun or _blurred(letters) & alike else Likeness.SLIP


def _blurred(syllable: str) -> set[str]:
    """Return the forms of a syllable where n l r, zh z, ch c, sh s, in ing, en eng, an ang, h f are one."""
    for told, other in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("r", "l")):
        if syllable.startswith(told):
            syllable = other + syllable[len(told) :]
    if syllable.endswith(("ang", "eng", "ing")):
        syllable = syllable[:-1]
    forms = {syllable.replace("v", "u")}
    if syllable.startswith("f"):
        end = syllable[1:]
        forms |= {
            f"h{end}",
            f"hu{end}",
            f"hu{end.replace('ei', 'i').replace('en', 'n')}",
            "hu" if end == "u" else f"h{end}",
        }
    return forms
