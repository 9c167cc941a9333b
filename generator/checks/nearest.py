"""The passage of a body that comes nearest to a wording that does not stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from generator.library.text import Body, Paragraph

_LEAST_ALIKE = 0.4
_CANDIDATES = 3
_CONTEXT = 8
_SLACK = 16
"""Characters that a wording may have lost at one side of what it shares with the text."""


@dataclass(frozen=True)
class Nearest:
    """Where the nearest passage stands; both texts around their differences, these in 【】."""

    line: int
    offset: int
    """Position of the first difference in the wording that was looked for."""
    original: str
    written: str


def nearest_passage(wording: str, body: Body, section: str) -> Nearest | None:
    """Return the passage most like `wording`, or None when nothing is alike; of two, that in `section`."""
    candidates = [
        (p.line, text) for p in _candidates(wording, body, section) for text in _windows(wording, p.text)
    ]
    scored = [(SequenceMatcher(None, text, wording, False).ratio(), line, text) for line, text in candidates]
    best = max(scored, default=(0.0, 0, ""), key=lambda entry: entry[0])
    if best[0] < _LEAST_ALIKE:
        return None
    return _compare(best[1], best[2], wording)


def _candidates(wording: str, body: Body, section: str) -> list[Paragraph]:
    """Return the paragraphs of `section`, then those of the body that hold most of the wording's bigrams."""
    pairs = _bigrams(wording)
    cited = dict(body.within(section))
    others = [paragraph for n, paragraph in enumerate(body.paragraphs) if n not in cited]
    others.sort(key=lambda paragraph: -len(pairs & _bigrams(paragraph.text)))
    return [*cited.values(), *others[:_CANDIDATES]]


def _bigrams(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _windows(wording: str, paragraph: str) -> Iterator[str]:
    """Yield the stretches of `paragraph` that `wording` may come from: each holds the longest they share."""
    shared = SequenceMatcher(None, wording, paragraph, False).find_longest_match()
    words = wording[shared.a : shared.a + shared.size]
    start = paragraph.find(words)
    while words and start >= 0:
        end = start + len(words)
        before = _reach(wording[: shared.a][::-1], paragraph[:start][::-1])
        after = _reach(wording[shared.a + shared.size :], paragraph[end:])
        yield paragraph[start - before : end + after]
        start = paragraph.find(words, start + 1)


def _reach(piece: str, text: str) -> int:
    """Return how much of `text` stands for `piece`, which begins where it begins."""
    near = text[: len(piece) + _SLACK]
    matcher = SequenceMatcher(None, piece, near, False)
    last = [Match(0, 0, 0), *(block for block in matcher.get_matching_blocks() if block.size)][-1]
    return min(len(near), last.b + len(piece) - last.a)


def _compare(line: int, original: str, written: str) -> Nearest:
    changes = [c for c in SequenceMatcher(None, original, written, False).get_opcodes() if c[0] != "equal"]
    shown_original = _marked(original, [(c[1], c[2]) for c in changes])
    shown_written = _marked(written, [(c[3], c[4]) for c in changes])
    return Nearest(line, changes[0][3] if changes else 0, shown_original, shown_written)


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return `text` with 【】 around `spans`, shortened to what stands around them."""
    shown, at = "", max(0, (spans[0][0] if spans else 0) - _CONTEXT)
    shown += "…" if at else ""
    for start, end in spans:
        if start - at > 3 * _CONTEXT:
            shown += text[at : at + _CONTEXT] + "…"
            at = start - _CONTEXT
        shown += f"{text[at:start]}【{text[start:end]}】"
        at = end
    return shown + text[at : at + _CONTEXT] + ("…" if at + _CONTEXT < len(text) else "")
