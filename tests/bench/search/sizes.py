"""How many bytes a browser fetches."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import brotli


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
