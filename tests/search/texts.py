"""What a corpus holds, as text."""

from __future__ import annotations

from generator.search.corpus import Corpus, Findable, Span


def text_of(found: Corpus, span: Span) -> str:
    return found.lines[span.line][span.start : span.end]


def title_of(found: Corpus, one: Findable) -> str:
    return text_of(found, one.title)


def words_of(found: Corpus, one: Findable) -> list[str]:
    """Return its stretches of text, without the title."""
    return [text_of(found, span) for span in one.text]
