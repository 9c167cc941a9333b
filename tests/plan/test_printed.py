"""A handbook as a book: what is past stands apart, terms are spelled out by its own records alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.library.library import Library
from generator.plan.chapters import views_of
from generator.plan.printed import printed_handbook
from generator.plan.views.printed import PrintedChapter, PrintedEntry, PrintedHandbook
from generator.resolve import resolve
from tests.factories import audience, document, draft, library, region

_YEARLY = {"cadence": {"wording": "每年", "every": "year"}}


def _printed(made: Library, handbook: str) -> PrintedHandbook:
    (found,) = [h for h in resolve(made) if h.id == handbook]
    return printed_handbook(made, found, views_of(made))


def _library(*documents: object) -> Library:
    regions = [region("top"), region("city", "top")]
    return library(regions, [audience("member", everyone=True)], list(documents))  # type: ignore[arg-type]


def _walk(entries: Iterable[PrintedEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.record.id
        yield from _walk(entry.counterparts)


def _held(chapters: Iterable[PrintedChapter]) -> list[str]:
    return [
        one
        for chapter in chapters
        for group in chapter.groups
        for subgroup in group.subgroups
        for one in _walk(subgroup.entries)
    ]


def test_every_record_of_the_handbook_is_printed_once_and_what_is_past_stands_apart() -> None:
    upper = document("a", "top", draft("duties/upper", "member"), draft("meetings/other", "member"))
    local = document(
        "b",
        "city",
        draft("duties/local", "member", implements="a/duties/upper"),
        draft("duties/past", "member", wording="2019年要做。", period=2019),
    )
    book = _printed(_library(upper, local), "city/member")
    assert _held(book.chapters) == ["b/duties/local", "a/duties/upper", "a/meetings/other"]
    assert _held(book.ended) == ["b/duties/past"]
    assert [chapter.title for chapter in book.ended] == ["做什么"]


def test_a_chapter_that_holds_nothing_in_force_is_left_out_of_the_living() -> None:
    past = draft("meetings/past", "member", wording="2019年开会。", period=2019)
    book = _printed(_library(document("b", "city", draft("duties/now", "member"), past)), "city/member")
    assert [chapter.title for chapter in book.chapters] == ["做什么"]
    assert [chapter.title for chapter in book.ended] == ["组织生活"]


def test_past_actions_are_not_in_the_table() -> None:
    now = draft("meetings/now", "member", wording="每年开会。", actor="支部", **_YEARLY)
    past = draft("meetings/past", "member", wording="2019年每年查。", actor="支部", period=2019, **_YEARLY)
    book = _printed(_library(document("b", "city", now, past)), "city/member")
    assert [row.record.label for row in book.actions] == ["now"]


def test_places_are_anchors_in_the_book() -> None:
    book = _printed(_library(document("b", "city", draft("duties/now", "member"))), "city/member")
    assert [line.record.url for source in book.sources for line in source.lines] == ["b--duties--now"]
