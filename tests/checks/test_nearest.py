"""A wording with a mistake is shown beside the passage that it comes from, not beside another like it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.nearest import nearest_passage
from generator.library.documents import Document
from generator.library.library import Library


def _pieces(library: Library) -> Iterator[tuple[Document, str, str]]:
    for document, record in library.records_in_documents():
        yield from ((document, piece, record.fields.section) for piece in record.fields.pieces)


def test_a_wording_that_lost_a_character_is_shown_beside_its_own_line(real_library: Library) -> None:
    compared = 0
    for document, piece, section in _pieces(real_library):
        passage = document.body.find(piece, section)
        for at in (1, len(piece) // 2, len(piece) - 2):
            spoilt = piece[:at] + piece[at + 1 :]
            if passage is None or len(piece) < 10 or document.body.find(spoilt):
                continue
            near = nearest_passage(spoilt, document.body, section)
            assert near is not None, spoilt
            assert near.line == document.body.paragraphs[passage.index].line, spoilt
            compared += 1
    assert compared
