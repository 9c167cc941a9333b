"""Where names stand in a text: the longest at each place, none inside another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate


class Names:
    """A set of names to look for, each standing for something (an id)."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._pattern = re.compile(_longest_first(names)) if names else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and what the name stands for, from left to right, without overlap."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match.start(), match.end(), self._names[match.group()]

    def cut(self, pieces: Sequence[str], met: set[str]) -> Iterator[list[tuple[str, str]]]:
        """Yield each of `pieces`, which follow each other, cut where it names what `met` does not hold yet.

        Each cut is its text and what it names, or nothing. A name that reaches over two pieces is left
        whole: nothing shorter inside it is taken for it. `met` learns what is found.
        """
        found = list(self.find("".join(pieces)))
        for piece, end in zip(pieces, accumulate(map(len, pieces)), strict=True):
            start = at = end - len(piece)
            cuts = []
            for first, last, one in found:
                if first < start or last > end or one in met:
                    continue
                met.add(one)
                cuts += [(piece[at - start : first - start], ""), (piece[first - start : last - start], one)]
                at = last
            cuts.append((piece[at - start :], ""))
            yield [(text, one) for text, one in cuts if text]


def _longest_first(names: Iterable[str]) -> str:
    """Return a pattern of all names; by their first characters, so that few are tried at each place."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
