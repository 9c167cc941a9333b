"""A document's page: the full text unbroken, and a place for each record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from generator.library import addresses
from generator.library.documents import Document
from generator.library.library import Library
from generator.library.text import Opening
from generator.plan.documents import document_pages, mentions
from generator.plan.views.documents import DocumentPage, ParagraphView, Segment
from generator.resolve import resolve
from tests.factories import audience, document, draft, library, region


def _pages(made: Library) -> dict[str, DocumentPage]:
    handbooks = resolve(made)
    pages = document_pages(made, handbooks, {h.id: h.id for h in handbooks})[1:]
    views = [page.view for page in pages if isinstance(page.view, DocumentPage)]
    return {document.id: view for document, view in zip(made.documents_from_above, views, strict=True)}


def _page(one: Document) -> DocumentPage:
    return _pages(library([region("city")], [audience("member")], [one]))["a"]


def _paragraphs(page: DocumentPage) -> list[ParagraphView]:
    return [paragraph for section in page.sections for paragraph in section.paragraphs]


def _text(paragraph: ParagraphView) -> str:
    return "".join(_characters(segment) for segment in paragraph.segments)


def _anchors(paragraphs: Iterable[ParagraphView]) -> list[str]:
    return [anchor for p in paragraphs for segment in p.segments for anchor in segment.anchors]


def _characters(segment: Segment) -> str:
    return "".join(stretch.text for stretch in segment.stretches)


def _segments(paragraph: ParagraphView) -> list[tuple[str, tuple[str, ...], bool]]:
    return [(_characters(s), s.anchors, s.is_quoted) for s in paragraph.segments]


def test_the_segments_of_every_real_paragraph_are_its_text(real_library: Library) -> None:
    pages = _pages(real_library)
    for one in real_library.documents:
        shown = {p.anchor: _text(p) for p in _paragraphs(pages[one.id])}
        expected = {addresses.paragraph_anchor(p.line): p.text for p in one.body.paragraphs if p.number}
        assert shown == expected


def test_every_line_of_a_real_document_stands_on_its_page_in_order(real_library: Library) -> None:
    pages = _pages(real_library)
    for one in real_library.documents:
        shown = []
        for section in pages[one.id].sections:
            shown += [section.heading] if section.is_bare else []
            shown += [_text(paragraph) for paragraph in section.paragraphs]
        assert shown == [p.text for p in one.body.paragraphs]


def test_every_real_record_and_part_has_one_place_on_its_documents_page(real_library: Library) -> None:
    pages = _pages(real_library)
    for one in real_library.documents:
        ids = [record.id for record in one.records]
        ids += [record.part_id(part) for record in one.records for part in record.fields.parts]
        anchors = Counter(_anchors(_paragraphs(pages[one.id])))
        assert anchors == Counter(addresses.anchor(i) for i in ids)


def test_no_two_places_on_a_real_page_share_a_name(real_library: Library) -> None:
    for page in _pages(real_library).values():
        paragraphs = _paragraphs(page)
        names = [*_anchors(paragraphs), *(p.anchor for p in paragraphs), *(s.anchor for s in page.sections)]
        assert [name for name, times in Counter(names).items() if times > 1] == []


def test_a_paragraph_is_cut_where_records_begin_and_end() -> None:
    drafts = [draft("duties/one", "member", wording="甲。乙。"), draft("backgrounds/two", wording="乙。")]
    page = _page(document("a", "city", *drafts, lines=["首。甲。乙。尾。"]))
    (paragraph,) = _paragraphs(page)
    assert _segments(paragraph) == [
        ("首。", (), False),
        ("甲。", ("a--duties--one",), True),
        ("乙。", ("a--backgrounds--two",), True),
        ("尾。", (), False),
    ]


def test_a_record_over_two_paragraphs_has_its_place_in_the_first() -> None:
    one = draft("duties/one", "member", wording=["甲。", "乙。"])
    page = _page(document("a", "city", one, lines=["甲。", "乙。"]))
    assert [_segments(p) for p in _paragraphs(page)] == [
        [("甲。", ("a--duties--one",), True)],
        [("乙。", (), True)],
    ]
    assert [[line.anchor for line in p.records] for p in _paragraphs(page)] == [["a--duties--one"], []]


def test_records_are_listed_under_their_paragraph_with_the_handbooks_that_hold_them() -> None:
    drafts = [
        draft("duties/second", "member", wording="乙。"),
        draft("backgrounds/first", wording="甲。", note="注"),
    ]
    page = _page(document("a", "city", *drafts, lines=["甲。乙。"]))
    (paragraph,) = _paragraphs(page)
    assert [(r.title, r.kind, r.note, [h.url for h in r.handbooks]) for r in paragraph.records] == [
        ("first", "背景", "注", []),
        ("second", "工作要求", "", ["city/member/index.html"]),
    ]


def test_a_line_that_is_only_a_heading_is_set_apart_and_not_counted() -> None:
    openings = [Opening("一", "一、甲", "一、甲"), Opening("一/1", "1. 乙。", "1. 乙。")]
    one = draft("duties/one", "member", wording="丙。", section="一")
    lines = ["开头。", "一、甲", "丙。", "1. 乙。丁。"]
    page = _page(document("a", "city", one, lines=lines, openings=openings))
    assert [
        (s.path, s.heading, s.depth, s.is_bare, [(p.section, p.number) for p in s.paragraphs])
        for s in page.sections
    ] == [
        ("", "", 1, False, [("", 1)]),
        ("一", "一、甲", 1, True, [("一", 1)]),
        ("一/1", "1. 乙。", 2, False, [("一/1", 1)]),
    ]


@pytest.fixture
def mentioning() -> Document:
    """A document that mentions two others: one in a duty of branches, one in no record."""
    drafts = [
        draft("duties/one", "branch", wording="支部照《手册》做。"),
        draft("duties/two", "member", wording="党员读书。"),
    ]
    one = document("a", "city", *drafts, lines=["支部照《手册》做。", "党员读书。", "根据《意见》。"])
    fields = type(one.fields).model_validate(
        {
            **one.fields.model_dump(),
            "mentions": [
                {"title": "手册", "wording": "《手册》"},
                {"title": "意见", "wording": "《意见》"},
            ],
        }
    )
    return Document(one.id, fields, one.source, one.text_source, one.body, one.records)


@pytest.mark.parametrize(
    ("held", "titles"),
    [
        (None, ["手册", "意见"]),
        ({"a/duties/one"}, ["手册", "意见"]),
        ({"a/duties/two"}, ["意见"]),
    ],
)
def test_a_reader_hears_of_a_missing_document_only_where_he_meets_it(
    mentioning: Document, held: set[str] | None, titles: list[str]
) -> None:
    assert [m.title for m in mentions(mentioning, held)] == titles
