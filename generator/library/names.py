"""Where names stand in a text: the longest at each place, none inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping


class Names:
    """A set of names to look for, each standing for something (an id)."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        longest_first = sorted(names, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if names else None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and what the name stands for, from left to right, without overlap."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match.start(), match.end(), self._names[match.group()]
