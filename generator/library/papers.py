"""The forms in which handbooks are printed: the one place where they are listed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A form of print; `edition` is its field in the API (design: Addresses)."""

    id: str
    edition: str
    made_of: Paper | None = None
    """The form whose pages it shows, several on a sheet."""


A4 = Paper("a4", "pdf")
LARGE = Paper("large", "large")
A5 = Paper("a5", "a5")
BOOKLET = Paper("booklet", "booklet", made_of=A5)

PAPERS = (A4, LARGE, A5, BOOKLET)
"""In the order in which readers are offered them."""


@dataclass(frozen=True)
class PrintedFile:
    """A handbook printed: its id, the paper, its path from the site's root, how many bytes."""

    handbook: str
    paper: Paper
    url: str
    size: int
