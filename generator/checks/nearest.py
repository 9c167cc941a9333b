"""The passage of a body that comes nearest to a wording that does not stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.library.text import Body

_LEAST_ALIKE = 0.4
_CONTEXT = 8


@dataclass(frozen=True)
class Nearest:
    """Where the nearest passage stands; both texts around their differences, these in 【】."""

    line: int
    offset: int
    """Position of the first difference in the wording that was looked for."""
    original: str
    written: str


def nearest_passage(wording: str, body: Body) -> Nearest | None:
    """Return the passage most like `wording`, or None when nothing is alike."""
    pairs = {wording[n : n + 2] for n in range(len(wording) - 1)}
    ranked = sorted(
        body.paragraphs, key=lambda p: -sum(p.text[n : n + 2] in pairs for n in range(len(p.text) - 1))
    )
    candidates = [(line, _window(wording, text)) for line, text in ((p.line, p.text) for p in ranked[:3])]
    scored = [(SequenceMatcher(None, text, wording, False).ratio(), line, text) for line, text in candidates]
    best = max(scored, default=(0.0, 0, ""), key=lambda entry: entry[0])
    if best[0] < _LEAST_ALIKE:
        return None
    return _compare(best[1], best[2], wording)


def _window(wording: str, paragraph: str) -> str:
    """Return the stretch of `paragraph` between its first and last characters shared with `wording`."""
    matcher = SequenceMatcher(None, wording, paragraph, False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size >= 2]
    if not blocks:
        return ""
    start = max(0, blocks[0].b - blocks[0].a)
    end = min(len(paragraph), blocks[-1].b + len(wording) - blocks[-1].a)
    return paragraph[start:end]


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
