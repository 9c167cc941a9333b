"""How many bytes a browser fetches, and of how much text."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")


@dataclass(frozen=True)
class Size:
    """Bytes as they are, and as a server sends them."""

    raw: int = 0
    gzip: int = 0
    brotli: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(self.raw + other.raw, self.gzip + other.gzip, self.brotli + other.brotli)


def size_of(files: Iterable[Path]) -> Size:
    """Return the sum of `files`, each compressed by itself where that helps."""
    total = Size()
    for file in files:
        data = file.read_bytes()
        total += Size(
            len(data),
            min(len(data), len(gzip.compress(data, 9, mtime=0))),
            min(len(data), len(brotli.compress(data))),
        )
    return total


def distinct_characters(texts: Iterable[str]) -> int:
    """Return the length of `texts` if a sentence that stands in several is counted once."""
    return sum(len(sentence) for sentence in {s for text in texts for s in _SENTENCE.findall(text)})
