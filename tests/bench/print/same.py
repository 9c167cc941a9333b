"""Whether a PDF holds what it should, read from it by pdftotext in the order of its own text."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page without white space."""
    told = subprocess.run(["pdftotext", "-q", "-raw", str(pdf), "-"], capture_output=True, check=True)
    *pages, _ = told.stdout.decode().split("\f")
    return ["".join(page.split()) for page in pages]


def lacking(pages: Sequence[str], wordings: Iterable[str]) -> list[str]:
    """Return those of `wordings` that stand on no page and do not run over from one to the next."""
    return [wording for wording in wordings if not _holds(pages, "".join(wording.split()))]


def _holds(pages: Sequence[str], text: str) -> bool:
    if any(text in page for page in pages):
        return True
    return any(_runs_over(pages[number:], text) for number in range(len(pages) - 1))


def _runs_over(pages: Sequence[str], text: str) -> bool:
    """Whether `text` begins on the first page and goes on where the next begin."""
    for page in pages:
        begun = _begun(page, text)
        text = text[begun:]
        if not begun or not text:
            break
    return not text


def _begun(page: str, text: str) -> int:
    """Return how many characters of the beginning of `text` stand together on `page`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text[:middle] in page:
            low = middle
        else:
            high = middle - 1
    return low
