"""What the search shows: results, what was understood, filters, what to try; for eyes, fingers and ears."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.kinds import CHAPTER, HANDBOOK
from tests.browser.reader import DESK, PHONE, ZOOMED, Reader, Scheme
from tests.browser.searching import FOUND, NOWHERE, ask, dialog, field, hits, searching, status
from tests.browser.storage import store

_CHOICE = '{"region": "changzhou", "audiences": ["rural"]}'
_GUESSED = re.compile("^没有完全一样的；相近的有 [0-9]+ 条$")
_NONE = re.compile(f"^没有找到“{NOWHERE}”$")


def _number(page: Page) -> int:
    return int(re.sub("[^0-9]", "", status(page).inner_text()))


def test_a_result_says_where_it_stands_and_marks_what_was_found(reader: Reader) -> None:
    with searching(reader, "理想信念") as visit:
        for hit in hits(visit.page).all():
            assert set(hit.locator("mark").all_inner_texts()) == {"理想信念"}
            assert re.search(r"^\S+，\S+( 第\d+段)? · \S+$", hit.locator(".hit-place").inner_text())
            assert hit.locator(".hit-name").inner_text()


def test_a_section_a_document_and_a_page_say_what_they_are(reader: Reader) -> None:
    """Neither a document's register nor a page of this site stands beside the thread of official words."""
    with searching(reader) as visit:
        page = visit.page
        for query, place, is_official in (
            ("学习教育内容", "中央方案，二 · 文件章节", None),
            ("常办发22号", "常州方案 · 文件", False),
            ("设为我的手册", "本站说明", False),
            ("理想信念更加坚定", "德清方案，附件4/一/1 第1段 · 目标任务", True),
        ):
            ask(page, query)
            hit = hits(page).filter(has=page.get_by_text(place, exact=True)).first
            expect(hit.locator(".hit-place")).to_have_text(place)
            if is_official is not None:
                assert (hit.locator(".is-official").count() > 0) == is_official


def test_at_most_three_handbooks_are_named_the_readers_own_first(reader: Reader) -> None:
    with searching(reader) as visit:
        page = visit.page
        store(page, {"handbook.choice": _CHOICE})
        ask(page, "理想信念")
        books = [one.inner_text() for one in page.locator(".hit-books:visible").all()]
        assert any(re.search("等 [0-9]+ 本$", one) for one in books)
        assert all(len(one.split("、")) <= 3 for one in books)
        own = [one for one in books if "常州 · 农村（社区）党员" in one]
        assert own
        assert all(one.startswith("收入：常州 · 农村（社区）党员") for one in own)


def test_what_was_understood_is_shown_and_can_be_searched(reader: Reader) -> None:
    with searching(reader, "lxxn") as visit:
        page = visit.page
        line = page.locator("#search-read")
        expect(line).to_contain_text(re.compile(r"lxxn\s*→\s*理想信念"))
        expect(page.locator("#search-guess")).to_be_hidden()
        line.get_by_role("button", name="理想信念").first.click()
        expect(field(page)).to_have_value("理想信念")
        expect(status(page)).to_have_text(FOUND)
        expect(line).to_be_hidden()


def test_a_guess_is_called_a_guess(reader: Reader) -> None:
    with searching(reader) as visit:
        page = visit.page
        ask(page, "lixiangxinian", _GUESSED)
        guess = page.locator("#search-guess")
        expect(guess).to_contain_text("您是不是要找：理想信念")
        expect(hits(page).first.get_by_text("相近")).to_be_visible()
        guess.get_by_role("button", name="理想信念").first.click()
        expect(status(page)).to_have_text(FOUND)
        expect(guess).to_be_hidden()
        expect(page.locator(".hit-guess:visible")).to_have_count(0)


def test_twenty_are_shown_then_more(reader: Reader) -> None:
    with searching(reader, "学习") as visit:
        page = visit.page
        total = _number(page)
        assert total > 40
        expect(hits(page)).to_have_count(20)
        first = hits(page).first.inner_text()
        dialog(page).get_by_role("button", name="再看 20 条").click()
        expect(hits(page)).to_have_count(40)
        expect(hits(page).nth(20)).to_be_focused()
        assert hits(page).first.inner_text() == first
        ids = [hit.get_attribute("id") for hit in hits(page).all()]
        assert len(set(ids)) == 40
        for _ in range(total // 20):
            if (more := dialog(page).get_by_role("button", name="再看")).is_visible():
                more.click()
        expect(hits(page)).to_have_count(total)


def test_filters_narrow_and_the_own_handbook_is_one_touch(reader: Reader) -> None:
    with searching(reader) as visit:
        page = visit.page
        ask(page, "查摆")
        mine = dialog(page).get_by_role("button", name="只找我的手册")
        expect(mine).to_be_hidden()
        everything = _number(page)
        page.get_by_label("类别", exact=True).select_option("checklist")
        expect(status(page)).not_to_have_text(f"找到 {everything} 条")
        assert 0 < _number(page) < everything
        page.get_by_label("类别", exact=True).select_option("")
        expect(status(page)).to_have_text(f"找到 {everything} 条")

        store(page, {"handbook.choice": _CHOICE})
        ask(page, "查摆")
        mine.click()
        expect(mine).to_have_attribute("aria-pressed", "true")
        expect(page.get_by_label("地区", exact=True)).to_have_value("changzhou")
        expect(page.get_by_label("对象", exact=True)).to_have_value("rural")
        expect(status(page)).not_to_have_text(f"找到 {everything} 条")
        assert 0 < _number(page) < everything
        books = page.locator(".hit-books:visible").all_inner_texts()
        assert all("农村（社区）党员" in one for one in books)
        mine.click()
        expect(status(page)).to_have_text(f"找到 {everything} 条")


def test_nothing_found_says_what_to_try_and_takes_the_filters_away(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        ask(page, NOWHERE, _NONE)
        expect(dialog(page).get_by_text("可以试试")).to_be_visible()
        everywhere = dialog(page).get_by_role("button", name="在全部内容里再找")
        expect(everywhere).to_be_hidden()
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        page.get_by_label("地区", exact=True).select_option("changzhou")
        everywhere.click()
        expect(everywhere).to_be_hidden()
        expect(page.get_by_label("地区", exact=True)).to_have_value("")
        expect(status(page)).to_have_text(_NONE)


def test_arrows_lead_through_the_results_and_enter_opens_one(reader: Reader) -> None:
    with searching(reader, "理想信念", size=DESK) as visit:
        page = visit.page

        def active() -> str | None:
            name = field(page).get_attribute("aria-activedescendant")
            selected = page.locator(".hit[aria-selected=true]")
            assert [one.get_attribute("id") for one in selected.all()] == ([name] if name else [])
            expect(field(page)).to_be_focused()
            return name

        ids = [hit.get_attribute("id") for hit in hits(page).all()]
        assert active() is None
        went = []
        for key in [*["ArrowDown"] * 2, *["ArrowUp"] * 3, *["ArrowDown"] * 2, "End", "Home"]:
            page.keyboard.press(key)
            went.append(active())
        assert went == [ids[0], ids[1], ids[0], None, ids[-1], None, ids[0], ids[-1], ids[0]]
        page.keyboard.press("ArrowDown")
        expect(hits(page).nth(1)).to_be_in_viewport()
        address = str(hits(page).nth(1).get_attribute("href"))
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "?q=" not in url)
        assert page.url.split("#")[1] == address.split("#")[1]
        expect(page.locator("mark.sought").first).to_be_in_viewport()


def test_home_and_end_move_in_the_field_while_no_result_is_chosen(reader: Reader) -> None:
    with searching(reader, "理想信念", size=DESK) as visit:
        page = visit.page
        page.keyboard.press("Home")
        assert field(page).evaluate("field => field.selectionStart") == 0
        page.keyboard.press("End")
        assert field(page).evaluate("field => field.selectionStart") == 4


def test_enter_right_after_typing_opens_the_first_result(reader: Reader) -> None:
    with searching(reader, size=DESK) as visit:
        page = visit.page
        page.keyboard.type("理想信念")
        page.keyboard.press("Enter")
        expect(page.locator("mark.sought").first).to_be_in_viewport()


def test_a_screen_reader_is_told_what_it_is_and_how_many(reader: Reader) -> None:
    with searching(reader) as visit:
        page = visit.page
        expect(page.get_by_role("dialog", name="搜索")).to_have_attribute("aria-modal", "true")
        expect(field(page)).to_have_attribute("aria-autocomplete", "list")
        expect(field(page)).to_have_attribute("aria-expanded", "false")
        ask(page, "理想信念")
        expect(field(page)).to_have_attribute("aria-expanded", "true")
        box = page.get_by_role("listbox", name="找到的内容")
        assert box.get_attribute("id") == field(page).get_attribute("aria-controls")
        assert _number(page) == hits(page).count()
        expect(hits(page).first).to_have_attribute("aria-selected", "false")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(size: Any, scheme: Scheme, reader: Reader) -> None:
    with searching(reader, size=size, scheme=scheme) as visit:
        page = visit.page
        store(page, {"handbook.choice": _CHOICE, "handbook.searches": '["查摆"]'})
        found = {"open": violations(page)}
        ask(page, "lxxn")
        page.keyboard.press("ArrowDown")
        visit.settle()
        found["results"] = violations(page)
        ask(page, "lixiangxinian", _GUESSED)
        found["guesses"] = violations(page)
        ask(page, NOWHERE, _NONE)
        found["nothing"] = violations(page)
        field(page).fill("")
        expect(page.locator(".search-recent")).to_be_visible()
        found["recent"] = violations(page)
    assert {state: one for state, one in found.items() if one} == {}


_SMALL = """() => {
    const names = ['button', 'input', 'select', '.hit'].map(name => '#search-overlay ' + name).join(', ');
    const targets = [...document.querySelectorAll(names + ', #search-button')];
    return targets.filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect()])
        .filter(([one, box]) => box.width < 44 || box.height < 44)
        .map(([one, box]) => one.outerHTML.slice(0, 80) + ' ' + box.width + '×' + box.height);
}"""

_WIDE = """() => [...document.querySelectorAll('.search-panel, .search-panel *')].filter(one => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && box.width && (box.right > innerWidth + .5 || box.left < -.5
        || one.matches('.search-body') && one.scrollWidth > one.clientWidth);
}).map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("letters", ["", "large", "largest"])
@pytest.mark.parametrize("size", [PHONE, ZOOMED, DESK], ids=["phone", "zoomed", "desk"])
def test_all_is_large_enough_and_nothing_too_wide(size: Any, letters: str, reader: Reader) -> None:
    with searching(reader, size=size) as visit:
        page = visit.page
        store(page, {"handbook.size": letters, "handbook.choice": _CHOICE})
        store(page, {"handbook.searches": f'["{"长" * 60}"]'})
        page.reload()
        expect(page.locator(".search-recent")).to_be_visible()
        seen = 0
        for query, answer in (("", None), ("lxxn", FOUND), ("lixiangxinian", _GUESSED), (NOWHERE, _NONE)):
            if answer:
                ask(page, query, answer)
            visit.settle()
            assert (query, page.evaluate(_SMALL), page.evaluate(_WIDE)) == (query, [], [])
            seen += hits(page).count()
        assert seen > 20


def test_with_the_systems_own_colours_the_chosen_result_has_an_outline(reader: Reader) -> None:
    with searching(reader, "理想信念", size=DESK) as visit:
        page = visit.page
        page.emulate_media(forced_colors="active")
        page.keyboard.press("ArrowDown")
        outline = "hits => hits.map(one => getComputedStyle(one).outlineStyle)"
        assert hits(page).evaluate_all(outline)[:2] == ["solid", "none"]


_EVIL = """() => {
    const ask = handbookSearch.ask, markup = '<img src=x onerror="document.title=`run`">';
    handbookSearch.ask = (text, options) => ask(text, options).then(answer => {
        answer.query = markup;
        answer.understood = [{words: markup, count: 1, isGuess: false}];
        Object.assign(answer.results[0], {title: markup, excerpt: markup, document: markup});
        answer.results[0].titleMarks = [[0, 4]];
        return answer;
    });
}"""


def test_markup_is_shown_never_run(reader: Reader) -> None:
    markup = "<img src=x onerror=\"document.title='run'\">"
    with searching(reader) as visit:
        page = visit.page
        field(page).fill(markup)
        expect(status(page)).to_contain_text(re.compile("找到"))
        page.evaluate(_EVIL)
        ask(page, "理想信念")
        expect(hits(page).first).to_contain_text("<img src=x")
        expect(dialog(page).locator("img")).to_have_count(0)
        assert page.title() != "run"
        assert visit.complaints == []


_ODD = ["a", "的", "😀" * 30, "__proto__", "constructor", ".*+?^${}()|[]\\", "理" * 500, "%", " "]


@pytest.mark.parametrize("text", _ODD)
def test_nothing_that_is_typed_makes_it_fail(text: str, reader: Reader) -> None:
    with searching(reader, path=HANDBOOK) as visit:
        page = visit.page
        field(page).fill(text)
        page.wait_for_timeout(200)
        expect(status(page)).not_to_contain_text("没能")
        ask(page, "理想信念")
        assert visit.complaints == []


def test_it_is_not_printed(reader: Reader) -> None:
    with searching(reader, "理想信念", path=CHAPTER) as visit:
        visit.page.emulate_media(media="print")
        expect(dialog(visit.page)).to_be_hidden()
        expect(visit.page.locator(".record .wording").first).to_be_visible()
