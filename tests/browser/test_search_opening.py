"""How the search is opened and closed, and what is loaded for it: nothing before it is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.kinds import CHAPTER, KINDS
from tests.browser.reader import DESK, Reader
from tests.browser.searching import FOUND, ask, dialog, field, hits, searching, status
from tests.browser.storage import store, stored

_BY = ["http", "file"]


def _search_files(asked: list[str]) -> list[str]:
    return [url for url in asked if "/search/" in url]


@pytest.mark.parametrize("path", KINDS)
def test_on_every_page_the_button_opens_it_and_nothing_is_loaded_before(path: str, reader: Reader) -> None:
    with reader.visit(path) as visit:
        visit.page.mouse.wheel(0, 2_000)
        visit.page.locator("#search-button").hover()
        visit.settle()
        assert _search_files(visit.asked) == []
        visit.page.locator("#search-button").click()
        expect(field(visit.page)).to_be_focused()
        ask(visit.page, "理想信念")
        assert hits(visit.page).first.get_attribute("href").startswith(visit.root)  # type: ignore[union-attr]
        assert (visit.foreign, visit.complaints) == ([], [])


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
@pytest.mark.parametrize("key", ["/", "s", "Control+k", "Meta+k"])
def test_what_is_typed_right_after_the_key_is_not_lost(key: str, by_file: bool, reader: Reader) -> None:
    with reader.visit(CHAPTER, by_file=by_file) as visit:
        visit.page.keyboard.press(key)
        visit.page.keyboard.type("lxxn")
        expect(status(visit.page)).to_have_text(FOUND)
        expect(field(visit.page)).to_have_value("lxxn")
        assert visit.complaints == []


@pytest.mark.parametrize("key", ["Alt+s", "Control+s", "Shift+S", "Control+Shift+k", "Alt+/", "Control+/"])
def test_other_keys_do_not_open_it(key: str, reader: Reader) -> None:
    with reader.visit(CHAPTER) as visit:
        visit.page.keyboard.press(key)
        visit.settle()
        expect(dialog(visit.page)).to_be_hidden()


def test_nor_do_its_keys_where_something_is_typed(reader: Reader) -> None:
    with reader.visit(CHAPTER) as visit:
        page = visit.page
        page.evaluate("document.querySelector('main').prepend(document.createElement('textarea'))")
        page.locator("textarea").focus()
        for key in ("/", "s", "Control+k"):
            page.keyboard.press(key)
        visit.settle()
        expect(page.locator("textarea")).to_have_value("/s")
        expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_escape_first_clears_then_closes_and_gives_the_focus_back(by_file: bool, reader: Reader) -> None:
    with reader.visit(CHAPTER, by_file=by_file) as visit:
        page = visit.page
        address = page.url
        page.locator("main a").last.focus()
        page.keyboard.press("/")
        ask(page, "理想信念")
        page.keyboard.press("Escape")
        expect(field(page)).to_have_value("")
        expect(hits(page)).to_have_count(0)
        expect(field(page)).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()
        expect(page.locator("main a").last).to_be_focused()
        expect(page).to_have_url(address)


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_the_way_back_closes_it_and_forward_opens_it_again(by_file: bool, reader: Reader) -> None:
    with searching(reader, "lxxn", by_file=by_file) as visit:
        page = visit.page
        page.go_back()
        expect(dialog(page)).to_be_hidden()
        expect(page).to_have_url(visit.root + CHAPTER)
        page.go_forward()
        expect(status(page)).to_have_text(FOUND)
        expect(field(page)).to_have_value("lxxn")


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_closed_and_opened_at_once_it_stays_open(by_file: bool, reader: Reader) -> None:
    with searching(reader, by_file=by_file) as visit:
        visit.page.evaluate(
            "for (const one of ['[data-do=close]', '#search-button']) document.querySelector(one).click()"
        )
        visit.page.wait_for_timeout(300)
        expect(dialog(visit.page)).to_be_visible()
        visit.page.go_back()
        expect(dialog(visit.page)).to_be_hidden()
        expect(visit.page).to_have_url(visit.root + CHAPTER)


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_back_from_a_result_leads_to_the_results(by_file: bool, reader: Reader) -> None:
    with searching(reader, "lxxn", by_file=by_file) as visit:
        page = visit.page
        hits(page).first.click()
        expect(page.locator("mark.sought").first).to_be_visible()
        page.go_back()
        expect(status(page)).to_have_text(FOUND)
        expect(field(page)).to_have_value("lxxn")
        page.go_back()
        expect(dialog(page)).to_be_hidden()
        expect(page).to_have_url(visit.root + CHAPTER)


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_an_address_asks_and_is_kept_in_step(by_file: bool, reader: Reader) -> None:
    with reader.visit(f"{CHAPTER}?q=%E6%9F%A5%E6%91%86#page", by_file=by_file) as visit:
        page = visit.page
        expect(status(page)).to_have_text(FOUND)
        expect(field(page)).to_have_value("查摆")
        ask(page, "lxxn")
        expect(page).to_have_url(f"{visit.root}{CHAPTER}?q=lxxn#page")
        dialog(page).get_by_role("button", name="关闭").click()
        expect(page).to_have_url(f"{visit.root}{CHAPTER}#page")
        page.reload()
        expect(dialog(page)).to_be_hidden()


def test_the_focus_stays_inside_and_the_page_behind_stands_still(reader: Reader) -> None:
    with searching(reader, "理想信念", size=DESK) as visit:
        page = visit.page
        inside = "() => document.getElementById('search-overlay').contains(document.activeElement)"
        for key in ("Tab", "Shift+Tab"):
            for _ in range(12):
                page.keyboard.press(key)
                assert page.evaluate(inside)
        page.evaluate("document.querySelector('main a').focus()")
        assert page.evaluate(inside)
        page.mouse.move(20, 600)
        page.mouse.wheel(0, 800)
        visit.settle()
        assert page.evaluate("scrollY") == 0
        field(page).hover()
        page.mouse.down()
        page.mouse.move(20, 600)
        page.mouse.up()
        expect(dialog(page)).to_be_visible()
        page.mouse.click(20, 600)
        expect(dialog(page)).to_be_hidden()


def test_what_did_not_come_is_told_and_asked_for_again(reader: Reader) -> None:
    """First the overlay's own file, then the data: each time it is said, and a second try does it."""
    with reader.visit(CHAPTER) as visit:
        page = visit.page
        broken = {"search.js", "data.js"}

        def refuse(route: Route) -> None:
            if route.request.url.rpartition("/")[2] in broken:
                route.abort()
            else:
                route.fallback()

        page.route("**/assets/search/*", refuse)
        button = page.locator("#search-button")
        button.click()
        expect(page.locator("#said")).to_contain_text("没能打开")
        expect(dialog(page)).to_be_hidden()
        expect(button).to_be_focused()
        broken.remove("search.js")
        button.click()
        field(page).fill("理想信念")
        expect(status(page)).to_have_text("搜索的数据没能读出来。")
        broken.clear()
        dialog(page).get_by_role("button", name="再试一次").click()
        expect(status(page)).to_have_text(FOUND)


@pytest.mark.parametrize(
    "half",
    ['window.handbookSearch.parts.data=\'{"text":"党', "", "not a script"],
    ids=["half", "empty", "other"],
)
def test_data_that_came_in_half_is_asked_for_again(half: str, reader: Reader) -> None:
    """A script that cannot be read is loaded all the same."""
    with reader.visit(CHAPTER) as visit:
        page = visit.page
        whole: list[bool] = [False]
        page.route(
            "**/search/data.js*", lambda route: route.fallback() if whole[0] else route.fulfill(body=half)
        )
        failed = "handbookSearch.search('理想信念').then(found => found.length, () => 'failed')"
        assert [page.evaluate(failed), page.evaluate(failed)] == ["failed", "failed"]
        whole[0] = True
        assert page.evaluate(failed) == 10


def _call(page: Page, call: str) -> Any:
    return page.evaluate(f"() => handbookSearch.{call}")


_BARE = """
const names = ['Worker', 'SharedWorker', 'fetch', 'XMLHttpRequest', 'DecompressionStream'];
for (const name of names) delete window[name];
Object.defineProperty(navigator, 'serviceWorker', {value: undefined});
"""


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_without_workers_fetch_and_network_it_finds_the_same(by_file: bool, reader: Reader) -> None:
    with reader.visit(CHAPTER, by_file=by_file) as visit:
        page = visit.page
        page.add_init_script(_BARE)
        visit.go(CHAPTER)
        assert page.evaluate("typeof Worker + typeof fetch") == "undefinedundefined"
        page.locator("#search-button").click()
        ask(page, "lxxn")
        before = len(visit.asked)
        page.context.set_offline(True)
        ask(page, "chabai")
        assert [url for url in visit.asked[before:] if "favicon" not in url] == []  # the browser's own wish
        assert page.locator("script[type=module]").count() == 0


@pytest.mark.parametrize("by_file", [False, True], ids=_BY)
def test_other_scripts_may_ask(by_file: bool, reader: Reader) -> None:
    with reader.visit(CHAPTER, by_file=by_file) as visit:
        found = _call(visit.page, "search('lxxn', {limit: 3})")
        assert len(found) == 3
        assert {"record", "url", "title", "excerpt", "marks"} <= set(found[0])
        start, end = found[0]["marks"][0]
        assert found[0]["excerpt"][start:end] == "理想信念"
        assert ".html#" in found[0]["url"]
        answer = _call(visit.page, "ask('lxxn')")
        assert len(answer["results"]) == 10 < answer["total"]
        expect(dialog(visit.page)).to_be_hidden()
        assert stored(visit.page) == {}


def test_a_choice_that_makes_no_sense_stops_nothing(reader: Reader) -> None:
    for value in ("{", "null", "{}", '{"region": 1, "audiences": [{}]}', '{"region": "x", "audiences": []}'):
        with reader.visit(CHAPTER) as visit:
            store(visit.page, {"handbook.choice": value})
            visit.page.keyboard.press("/")
            ask(visit.page, "理想信念")
            assert visit.complaints == []
