"""What a corpus holds, as text."""

from __future__ import annotations

import re

from generator.search.corpus import Corpus, Findable, Span
from generator.search.words import words


def text_of(found: Corpus, span: Span) -> str:
    return found.lines[span.line][span.start : span.end]


def title_of(found: Corpus, one: Findable) -> str:
    return text_of(found, one.title)


def words_of(found: Corpus, one: Findable) -> list[str]:
    """Return its stretches of text, without the title."""
    return [text_of(found, span) for span in one.text]


def compared(text: str) -> str:
    """Return `text` as search compares it: its words, nothing between them."""
    return "".join(word.text for word in words(text))


def records_of(found: Corpus) -> list[Findable]:
    return [one for one in found.findables if one.id]


def han_in(text: str, size: int) -> list[str]:
    """Return the stretches of `size` Han characters that nothing parts."""
    return [
        s for s in (text[n : n + size] for n in range(len(text) - size + 1)) if re.fullmatch("[一-龥]+", s)
    ]
