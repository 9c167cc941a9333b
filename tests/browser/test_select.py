"""A selection on paper: just what is ticked, whole, with its headings and citations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import CHAPTER, SELECTION
from tests.browser.paper import sheets
from tests.browser.reader import DESK, PHONE, Reader
from tests.browser.wordings import anchor, api, records_on, squeezed

_BRANCH = "changzhou/branch/print.html"
"""A handbook in two parts, with what is past and what an upper document says besides."""


def _button(page: Page, name: str) -> Locator:
    return page.locator(f".ticks button[data-tick={name}]")


def _records(page: Page) -> Locator:
    """Return the ticks of the chapters' records, without the list of past ones."""
    return page.locator(".ticks li[id] [data-piece]")


def _tick(page: Page, *boxes: Locator) -> list[str]:
    """Tick just these; return the anchors of what is ticked."""
    _button(page, "none").click()
    for box in boxes:
        box.evaluate("box => { for (const one of [box.closest('details')]) if (one) one.open = true }")
        box.check()
    return [box.get_attribute("data-piece") or "" for box in boxes]


_HEADINGS = """names => names.flatMap(name => {
    const found = [document.getElementById(name)];
    for (let one = found[0].closest('.pieces'); one; one = one.parentElement.closest('.pieces'))
        found.push(one.querySelector(':scope > h2, :scope > h3, :scope > h4'));
    return found.filter(Boolean).map(one => one.textContent);
})"""
"""The headings over the records with these anchors, their own included."""

_WITHIN = """names => names.flatMap(name => {
    const piece = document.getElementById(name).closest('.piece');
    return [...piece.querySelectorAll('.record')].map(one => one.dataset.id);
})"""
"""Ids of the records that stand under the headings with these anchors: counterparts go with theirs."""


_NAME = """box => [box.closest('li').closest('div').ariaLabel, box.labels[0].textContent].join(' ')"""
"""What a screen reader says of a tick: the name of its list, and its own."""


def _wording(record: dict[str, Any]) -> str:
    return squeezed("".join(record["wording"]))


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_just_what_is_ticked_is_printed_whole(by_file: bool, reader: Reader, tmp_path: Path) -> None:
    with reader.visit(_BRANCH, size=DESK, by_file=by_file) as visit:
        page = visit.page
        boxes = _records(page)
        names = _tick(page, boxes.nth(4), boxes.nth(boxes.count() // 2), boxes.last)
        held = set(page.evaluate(_WITHIN, names))
        headings = [squeezed(text) for text in page.evaluate(_HEADINGS, names)]
        chapters = [squeezed(text) for text in page.locator(".whole-handbook h2").all_text_contents()]
        citations = [squeezed(text) for text in page.locator(".piece:visible .citation").all_text_contents()]
        printed = "".join(sheets(page, tmp_path))
        assert visit.complaints == []
    records = {record["id"]: record for record in records_on(reader.site, _BRANCH)}
    assert len(records) > len(held) >= len(names) == 3
    wordings = [_wording(records[one]) for one in held]
    assert [wording for wording in wordings if wording not in printed] == []
    assert len(citations) >= len(held)
    assert [citation for citation in citations if citation not in printed] == []
    assert [heading for heading in headings if heading not in printed] == []
    for text in wordings:
        printed = printed.replace(text, "")
    others = [one for one, record in records.items() if one not in held and _wording(record) in printed]
    assert others == []
    assert [chapter for chapter in chapters if chapter in printed and chapter not in headings] == []
    assert squeezed(f"选印：{len(held)}条，全书{len(records)}条。") in printed
    assert "全选" not in printed, "nothing of the tool is on paper"


def test_at_first_all_that_is_in_force_is_ticked_and_nothing_else(reader: Reader, tmp_path: Path) -> None:
    with reader.visit(_BRANCH, size=DESK) as visit:
        page = visit.page
        in_force = page.locator(".whole-handbook .record.current").count()
        past = page.locator(".ended .piece")
        titles = [squeezed(text) for text in past.locator(":scope > h4").all_text_contents()]
        assert titles
        expect(past.locator("visible=true")).to_have_count(0)
        expect(page.locator(".ended:visible")).to_have_count(0)
        assert all(box.is_checked() for box in _records(page).all())
        printed = "".join(sheets(page, tmp_path))
    count = len(records_on(reader.site, _BRANCH))
    assert in_force < count
    assert squeezed("，附规定动作一览表。") in printed
    assert "谁组织" in printed
    assert not any(squeezed(f"已过时限（{number}条）") in printed for number in range(1, 9))


def test_all_is_the_whole_handbook_and_says_so(reader: Reader, tmp_path: Path) -> None:
    with reader.visit(_BRANCH, size=DESK) as visit:
        _button(visit.page, "all").click()
        expect(visit.page.locator(".ticks input:not(:checked)")).to_have_count(0)
        printed = "".join(sheets(visit.page, tmp_path))
    records = records_on(reader.site, _BRANCH)
    (handbook,) = [one for one in api(reader.site, "handbooks") if one["id"] == "changzhou/branch"]
    assert {record["id"] for record in records} == set(handbook["records"])
    assert [one["id"] for one in records if _wording(one) not in printed] == []
    assert squeezed(f"{handbook['title']}，数据截至") in printed
    assert f"全书{len(records)}条。" in printed
    assert "选印" not in printed


def test_without_scripts_the_whole_handbook_is_printed(reader: Reader, tmp_path: Path) -> None:
    with reader.visit(_BRANCH, size=DESK, scripts=False) as visit:
        expect(visit.page.locator(".ticks")).to_be_hidden()
        printed = "".join(sheets(visit.page, tmp_path))
    records = records_on(reader.site, _BRANCH)
    assert [one["id"] for one in records if _wording(one) not in printed] == []
    assert f"全书{len(records)}条。" in printed
    assert "选印" not in printed


def test_a_chapter_ticks_its_records_and_shows_when_some_are_ticked(reader: Reader) -> None:
    with reader.visit(_BRANCH) as visit:
        page = visit.page
        chapter = page.locator(".ticks li#study")
        whole, own = chapter.locator("input.whole"), chapter.locator("[data-piece]")
        assert own.count() > 2
        expect(whole).to_be_checked()
        chapter.locator("summary").click()
        own.nth(1).uncheck()
        expect(whole).to_be_checked(indeterminate=True)
        whole.check()
        expect(whole).to_be_checked()
        assert all(box.is_checked() for box in own.all())
        whole.uncheck()
        assert not any(box.is_checked() for box in own.all())
        expect(page.locator(".whole-handbook h2").filter(has_text="学什么")).to_be_hidden()
        others = page.locator(".ticks li[id]:not(#study) [data-piece]")
        assert all(box.is_checked() for box in others.all())


def test_the_button_counts_and_prints_and_nothing_ticked_cannot_be_printed(reader: Reader) -> None:
    with reader.visit(_BRANCH) as visit:
        page = visit.page
        page.evaluate("window.print = () => { document.title = 'printed' }")
        button = _button(page, "print")
        shown = page.locator(".whole-handbook .piece:not([hidden]) .record").count()
        expect(button).to_have_text(f"打印（{shown} 条）")
        _button(page, "none").click()
        expect(button).to_have_text("打印（0 条）")
        expect(button).to_be_disabled()
        page.locator("[data-piece=actions-current]").check()
        expect(button).to_be_enabled()
        button.click()
        expect(page).to_have_title("printed")


def test_a_chapters_page_leads_here_with_just_that_chapter_ticked(reader: Reader) -> None:
    with reader.visit(CHAPTER, size=PHONE) as visit:
        page = visit.page
        page.locator("main a[href^='print.html']").click()
        expect(page).to_have_url(f"{visit.root}{SELECTION}#examine")
        page.wait_for_load_state()
        expect(_button(page, "print")).to_be_in_viewport()
        ticked = {box.get_attribute("data-piece") for box in page.locator("[data-piece]:checked").all()}
    assert ticked
    assert ticked <= {anchor(record) for record in records_on(reader.site, CHAPTER)}


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_who_comes_back_finds_his_ticks(by_file: bool, reader: Reader) -> None:
    with reader.visit(f"{SELECTION}#study", by_file=by_file) as visit:
        page = visit.page
        _tick(page, _records(page).first, page.locator("[data-piece=actions-current]"))
        ticked = [box.get_attribute("data-piece") for box in page.locator("[data-piece]:checked").all()]
        page.locator(".actions a:visible").first.click()
        page.wait_for_load_state()
        assert "print.html" not in page.url
        page.go_back()
        found = page.locator("[data-piece]:checked")
        assert [box.get_attribute("data-piece") for box in found.all()] == ticked
        expect(page.locator(".whole-handbook .piece:not([hidden])")).to_have_count(len(ticked))


def test_every_tick_is_named_and_reached_by_the_keyboard(reader: Reader) -> None:
    with reader.visit(_BRANCH, size=DESK) as visit:
        page = visit.page
        page.locator(".ticks li#study summary").focus()
        page.keyboard.press("Enter")
        first = page.get_by_role("checkbox", name="通读党章")
        expect(first).to_be_visible()
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        page.keyboard.press("Space")
        expect(first).not_to_be_checked()
        boxes = page.locator(".ticks input").all()
        names = [box.evaluate(_NAME) for box in boxes]
    assert all(names)
    assert len(set(names)) == len(names), "no two are told alike"


def test_every_part_of_the_page_follows_its_ticks_in_every_handbook(reader: Reader) -> None:
    """A tick for each record but those that go with another, and each leads to its own piece."""
    for handbook in api(reader.site, "handbooks")[::9]:
        with reader.visit(f"{handbook['id']}/print.html") as visit:
            page = visit.page
            held = page.evaluate("""() => [...document.querySelectorAll('.ticks [data-piece]')].map(box =>
                [...document.getElementById(box.dataset.piece).closest('.piece').querySelectorAll('.record')]
                    .map(record => record.dataset.id))""")
            assert sorted(one for ids in held for one in ids) == sorted(handbook["records"])
            assert len(held) == page.locator(".piece").count()
            _button(page, "none").click()
            expect(page.locator(".whole-handbook :is(h2, h3, h4, h5, p):visible")).to_have_count(0)
            assert visit.complaints == []
