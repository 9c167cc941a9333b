"""A document's `text.txt` against the given source text: equal but for omissions and joined lines.

Indentation, empty lines and line ends are layout and do not count; everything inside a line does.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from generator.library.documents import Document

_CONTEXT = 12


@dataclass(frozen=True)
class Difference:
    """One place where the texts differ; `line` counts in the given text, `own_line` and
    `own_column` in `text.txt`, all from 1.
    """

    line: int
    own_line: int
    own_column: int
    given: str
    own: str
    before: str


@dataclass(frozen=True)
class Comparison:
    """All differences, the omissions not found in the given text, the number of joined lines."""

    differences: tuple[Difference, ...]
    omissions_missing: tuple[str, ...]
    split_lines: tuple[int, ...]
    joined: int

    @property
    def is_equal(self) -> bool:
        return not (self.differences or self.omissions_missing or self.split_lines)


def compare(document: Document, given: str) -> Comparison:
    """Compare `document`'s body with the whole given text."""
    lines = [(n, line.strip()) for n, line in enumerate(given.split("\n"), 1) if line.strip()]
    lines, missing = _without_omissions(lines, document)
    theirs = "".join(line for _, line in lines)
    ours = "".join(p.text for p in document.body.paragraphs)
    their_ends = set(accumulate(len(line) for _, line in lines))
    our_ends = list(accumulate(len(p.text) for p in document.body.paragraphs))
    differences = _differences(lines, document, theirs, ours)
    if differences:
        return Comparison(differences, missing, (), 0)
    split = tuple(
        p.line for p, end in zip(document.body.paragraphs, our_ends, strict=True) if end not in their_ends
    )
    return Comparison((), missing, split, len(their_ends) - len(our_ends) + len(split))


def _without_omissions(
    lines: list[tuple[int, str]], document: Document
) -> tuple[list[tuple[int, str]], tuple[str, ...]]:
    """Take the declared omissions out of the given lines, in order; each is one whole line."""
    kept = list(lines)
    missing = []
    at = 0
    for omission in document.fields.omissions:
        if omission.wording is None:
            continue
        place = next((n for n in range(at, len(kept)) if kept[n][1] == omission.wording.strip()), None)
        if place is None:
            missing.append(omission.wording)
        else:
            del kept[place]
            at = place
    return kept, tuple(missing)


def _differences(
    lines: list[tuple[int, str]], document: Document, theirs: str, ours: str
) -> tuple[Difference, ...]:
    if theirs == ours:
        return ()
    their_lines = [n for n, line in lines for _ in line] + [lines[-1][0] if lines else 0]
    our_places = [(p.line, column) for p in document.body.paragraphs for column in range(1, len(p.text) + 1)]
    our_places.append(our_places[-1] if our_places else (0, 0))
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, theirs, ours, False).get_opcodes():
        if tag != "equal":
            found.append(
                Difference(
                    their_lines[i1],
                    *our_places[j1],
                    theirs[i1:i2],
                    ours[j1:j2],
                    theirs[max(0, i1 - _CONTEXT) : i1],
                )
            )
    return tuple(found)
