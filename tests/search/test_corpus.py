"""What is found is there once, in the document's own words, and its address leads to it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.library.library import Library
from generator.resolve import resolve
from generator.search.corpus import DOCUMENT, PAGE, SECTION, Corpus, Findable, corpus
from tests.browser.wordings import api, squeezed
from tests.html import read_page
from tests.search.texts import title_of, words_of
from tests.support import ROOT


@pytest.fixture(scope="module")
def records(built_site: Path) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in api(built_site, "records")}


def _of_kind(found: Corpus, *kinds: str) -> list[Findable]:
    return [one for one in found.findables if one.kind in kinds]


def _records(found: Corpus) -> list[Findable]:
    return [one for one in found.findables if one.id]


def test_each_record_is_found_once(real_corpus: Corpus, real_library: Library) -> None:
    expected = [record.id for document in real_library.documents_from_above for record in document.records]
    assert [one.id for one in _records(real_corpus)] == expected
    assert len(expected) == len(set(expected)) > 300


def test_more_handbooks_add_places_and_nothing_else(real_corpus: Corpus, real_library: Library) -> None:
    """The index grows with the records, not with regions times audiences."""
    alone = corpus(real_library, resolve(real_library)[:1])
    assert alone.lines == real_corpus.lines
    assert alone.findables != real_corpus.findables
    assert _without_places(alone) == _without_places(real_corpus)


def _without_places(found: Corpus) -> list[Findable]:
    return [replace(one, places=()) for one in found.findables]


def test_a_record_says_what_the_api_says(real_corpus: Corpus, records: dict[str, dict[str, Any]]) -> None:
    for one in _records(real_corpus):
        record = records[one.id]
        assert "".join(words_of(real_corpus, one)) == "".join(record["wording"])
        assert title_of(real_corpus, one) == record["title"]
        told = (one.kind, one.document, one.url, one.section, one.paragraph)
        assert told == tuple(record[name] for name in ("kind", "document", "url", "section", "paragraph"))
        assert {handbook for handbook, _ in one.places} == set(record["handbooks"])
        assert len(one.places) == len(record["handbooks"])


def test_official_text_is_stored_once(real_corpus: Corpus, real_library: Library) -> None:
    """However many records and sections hold a sentence: their texts are spans of the documents' lines."""
    paragraphs = [_text(d.id) for d in real_library.documents_from_above]
    official = [line for lines in paragraphs for line in lines]
    numbers = {span.line for one in _of_kind(real_corpus, SECTION) for span in one.text}
    assert [real_corpus.lines[n] for n in sorted(numbers)] == official
    assert {span.line for one in _records(real_corpus) for span in one.text} <= numbers


def _text(document: str) -> list[str]:
    """Return the paragraphs of a document's text as its file has them."""
    written = (ROOT / "data/documents" / document / "text.txt").read_text("utf-8")
    return [line for line in written.split("\n") if line]


def test_each_paragraph_is_in_the_section_that_it_stands_in_and_in_no_other(
    real_corpus: Corpus, real_library: Library
) -> None:
    sections = _of_kind(real_corpus, SECTION)
    for document in real_library.documents:
        own = {one.section: words_of(real_corpus, one) for one in sections if one.document == document.id}
        assert [line for lines in own.values() for line in lines] == _text(document.id)
        for paragraph in document.body.paragraphs:
            assert paragraph.text in own[paragraph.section]
        assert list(own) == [section.path for section in document.body.sections]


def test_a_section_is_titled_by_its_heading(real_corpus: Corpus, real_library: Library) -> None:
    headings = {(d.id, s.path): s.heading for d in real_library.documents for s in d.body.sections}
    for one in _of_kind(real_corpus, SECTION):
        heading = headings[one.document, one.section]
        assert title_of(real_corpus, one) == (heading or one.section)
        if heading and heading in words_of(real_corpus, one)[0]:
            assert one.title.line == one.text[0].line, "a heading of the text is not stored again"


def test_a_document_is_found_by_title_number_issuer_and_region(
    real_corpus: Corpus, real_library: Library
) -> None:
    found = {one.document: one for one in _of_kind(real_corpus, DOCUMENT)}
    assert sorted(found) == sorted(document.id for document in real_library.documents)
    numbered = 0
    for document in real_library.documents:
        (register,) = words_of(real_corpus, found[document.id])
        fields = document.fields
        for told in (fields.title, fields.number or "", fields.issuer):
            assert told in register
        assert real_library.region_by_id[fields.region].full_name in register
        assert title_of(real_corpus, found[document.id]) == fields.short_title
        numbered += bool(fields.number)
    assert numbered > 1


def test_every_address_is_there(real_corpus: Corpus, built_site: Path) -> None:
    for one in real_corpus.findables:
        page, _, name = one.url.partition("#")
        assert name in read_page(built_site / page).ids, one.url


@cache
def _article(path: Path) -> str:
    return squeezed(read_page(path).article)


def test_a_place_is_a_page_that_shows_the_record(real_corpus: Corpus, built_site: Path) -> None:
    shown = 0
    for one in _records(real_corpus):
        for handbook, chapter in one.places:
            page = read_page(built_site / handbook / f"{chapter}.html")
            assert one.url.partition("#")[2] in page.ids
            for words in words_of(real_corpus, one):
                assert squeezed(words) in _article(built_site / handbook / f"{chapter}.html"), one.id
            shown += 1
    assert shown > 1000


def test_every_findable_has_words_and_lies_in_the_text(real_corpus: Corpus) -> None:
    for one in real_corpus.findables:
        for span in (one.title, *one.text):
            assert 0 <= span.start < span.end <= len(real_corpus.lines[span.line]), one
        assert one.text or one.kind == PAGE


def test_no_line_breaks_another(real_corpus: Corpus) -> None:
    """Lines are joined by line ends, so none has one of its own."""
    assert [line for line in real_corpus.lines if "\n" in line] == []
