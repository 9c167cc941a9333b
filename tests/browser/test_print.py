"""On paper: the whole wording with its citation, nothing of the navigation, tables with their heads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.kinds import CHAPTER, HANDBOOK
from tests.browser.paper import sheets
from tests.browser.reader import DESK, Reader
from tests.browser.storage import store
from tests.browser.wordings import records_on, squeezed

_ACTIONS = "changzhou/branch/index.html"
"""A branch's first page, with the list of what must be done."""

_NAVIGATION = """() => {
    const outside = [...document.querySelectorAll('nav, body header, body footer, .tools, .skip, .md-skip')];
    const texts = outside.flatMap(one => [...one.querySelectorAll('a, label, summary, button')])
        .concat([...document.querySelectorAll('button')]).map(one => one.textContent.trim());
    const content = document.querySelector('article').cloneNode(true);
    content.querySelectorAll('nav, .tools, button').forEach(one => one.remove());
    return [...new Set(texts)].filter(one => one.length > 1 && !content.textContent.includes(one));
}"""
"""What is written on links and buttons of the navigation, and nowhere in the content."""


@pytest.mark.parametrize("path", [HANDBOOK, CHAPTER, "beijing/branch/act.html", _ACTIONS])
def test_the_wording_is_printed_whole_and_the_navigation_is_not(
    path: str, reader: Reader, tmp_path: Path
) -> None:
    with reader.visit(path, size=DESK) as visit:
        navigation = [squeezed(text) for text in visit.page.evaluate(_NAVIGATION)]
        citations = [squeezed(text) for text in visit.page.locator(".citation").all_text_contents()]
        printed = "".join(sheets(visit.page, tmp_path))
    assert navigation
    assert [text for text in navigation if text in printed] == []
    records = records_on(reader.site, path)
    wordings = {record["id"]: squeezed("".join(record["wording"])) for record in records}
    assert [record for record, wording in wordings.items() if wording not in printed] == []
    assert [citation for citation in citations if citation not in printed] == []
    if path not in (HANDBOOK, _ACTIONS):
        assert records
        assert len(citations) >= len(records)


_LENGTHEN = """table => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    while (body.rows.length < 60) body.append(...rows.map(row => row.cloneNode(true)));
    const last = body.rows[body.rows.length - 1];
    last.cells[0].textContent = '末行到此';
}"""
"""Repeat a table's rows until it is longer than a sheet, and mark the last."""


def test_a_long_table_has_its_head_on_every_sheet(reader: Reader, tmp_path: Path) -> None:
    with reader.visit(_ACTIONS, size=DESK) as visit:
        table = visit.page.locator("main table.actions:visible").first
        table.evaluate(_LENGTHEN)
        heads = [squeezed(one) for one in table.locator("thead th").all_text_contents()]
        printed = sheets(visit.page, tmp_path)
    assert len(heads) > 3
    first = next(number for number, sheet in enumerate(printed) if all(head in sheet for head in heads))
    last = next(number for number, sheet in enumerate(printed) if "末行到此" in sheet)
    assert last > first, "the table is longer than a sheet"
    missing = [
        (number + 1, head)
        for number in range(first, last + 1)
        for head in heads
        if head not in printed[number]
    ]
    assert missing == []


def test_folds_are_printed_open_though_they_are_closed_on_the_screen(reader: Reader, tmp_path: Path) -> None:
    """Counterparts and the rest of long quotations are on paper without anybody unfolding them."""
    with reader.visit(CHAPTER, size=DESK) as visit:
        page = visit.page
        assert page.locator("main details[open]").count() == 0
        folded = page.locator("details:not(.why) > .record .wording p, .wording details p")
        texts = [squeezed(text) for text in folded.all_text_contents()]
        printed = "".join(sheets(page, tmp_path))
    assert texts
    assert [text for text in texts if text not in printed] == []


_LOOKS = """() => [...document.querySelectorAll('html, body, article, article *')]
    .filter(one => one.checkVisibility())
    .map(one => [one, getComputedStyle(one)])
    .map(([one, s]) => [one.tagName, s.color, s.backgroundColor, s.borderLeftColor, s.fontSize].join(' '))"""


@pytest.mark.parametrize("path", [HANDBOOK, CHAPTER])
def test_paper_is_white_and_its_letters_of_one_size_whatever_the_screen_shows(
    path: str, reader: Reader, tmp_path: Path
) -> None:
    with reader.visit(path, size=DESK) as visit:
        visit.page.emulate_media(media="print")
        visit.settle()
        standard, printed = visit.page.evaluate(_LOOKS), sheets(visit.page, tmp_path)
    with reader.visit(path, size=DESK, scheme="dark") as visit:
        page = visit.page
        store(page, {"handbook.size": "largest", "handbook.theme": "dark"})
        page.reload()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 27)"
        page.emulate_media(media="print")
        visit.settle()
        assert page.evaluate(_LOOKS) == standard
        for name in ("blockquote.wording", "h2") if path == CHAPTER else ("h2", "td"):
            assert page.locator(name).first.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert len(sheets(page, tmp_path)) == len(printed)


def test_folds_open_for_the_printer_and_close_again_but_for_those_that_were_open(reader: Reader) -> None:
    """Older browsers print a closed fold as it is: there the events are all that opens it."""
    with reader.visit(CHAPTER, size=DESK) as visit:
        page = visit.page
        folds, opened = page.locator("article details"), page.locator("article details[open]")
        folds.first.evaluate("fold => { fold.open = true }")
        assert folds.count() > 2
        for _ in range(2):
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            assert opened.count() == folds.count()
            page.evaluate("dispatchEvent(new Event('afterprint'))")
            assert opened.count() == 1
        assert folds.first.evaluate("fold => fold.open")
