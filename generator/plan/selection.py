"""The page for printing: the whole handbook on one page, with a tick for each record."""

from __future__ import annotations

from collections.abc import Mapping

from generator.library.handbook import Handbook
from generator.plan.views.handbooks import (
    EntryView,
    GroupView,
    HandbookHead,
    Rows,
    SelectionChapter,
    SelectionPage,
    Tick,
    TickList,
)
from generator.schema.kinds import Chapter

_TITLE = "选印"
Groups = Mapping[Chapter, tuple[GroupView, ...]]
"""The handbook's chapters in reading order, as their own pages show them."""


def selection_page(
    handbook: Handbook, head: HandbookHead, data_date: str, rows: Rows, groups: Groups
) -> SelectionPage:
    """Return the page's view; what is in force has its ticks by chapter, all else at the end."""
    return SelectionPage(
        handbook=head,
        title=_TITLE,
        data_date=data_date,
        rows=rows,
        chapters=tuple(_chapter(chapter, held) for chapter, held in groups.items()),
        ended=tuple(
            _list((chapter.label, group.document.label), (*group.past, *group.replaced))
            for chapter, held in groups.items()
            for group in held
            if group.past or group.replaced
        ),
        count=sum(1 for _ in handbook.entries()),
    )


def _chapter(chapter: Chapter, groups: tuple[GroupView, ...]) -> SelectionChapter:
    """Tell lists apart by the part and document of their group, where the chapter has several."""
    current = [group for group in groups if group.current]
    parts, documents = {group.part for group in current}, {group.document for group in current}
    lists = tuple(
        _list(
            (group.part if len(parts) > 1 else "", group.document.label if len(documents) > 1 else ""),
            group.current,
        )
        for group in current
    )
    return SelectionChapter(chapter.id, chapter.label, groups, lists)


def _list(place: tuple[str, ...], entries: tuple[EntryView, ...]) -> TickList:
    ticks = tuple(Tick(e.record.anchor, e.record.title, _folded(e)) for e in entries)
    return TickList(tuple(filter(None, place)), ticks)


def _folded(entry: EntryView) -> int:
    return sum(1 + _folded(one) for one in entry.counterparts)
