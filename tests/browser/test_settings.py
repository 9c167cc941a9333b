"""Text size and colours: kept, there before the first paint; the panel and the menu close as they should."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import CHAPTER, HANDBOOK
from tests.browser.reader import DESK, PHONE, Reader, Visit
from tests.browser.storage import deny_storage, store, stored

_LOOK_FIRST = """
new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    window.atFirst = {...document.documentElement.dataset};
}).observe(document, {childList: true, subtree: true});
"""
"""Keeps what the root says when there is a body, but nothing in it yet that could be painted."""

_LOOK = """() => [
    getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.body).backgroundColor
]"""
_STANDARD = ["18px", "rgb(255, 255, 255)"]
_CHANGED = ["26px", "rgb(21, 24, 27)"]


def _press(page: Page, *names: str) -> None:
    page.locator(".settings > summary").click()
    for name in names:
        page.locator(".settings-panel").get_by_role("button", name=name, exact=True).click()


def _pressed(page: Page) -> list[str]:
    return page.locator(".settings-panel [aria-pressed=true]").all_text_contents()


def test_size_and_colours_are_kept_and_can_be_set_back(reader: Reader) -> None:
    with reader.visit(HANDBOOK) as visit:
        page = visit.page
        assert (_pressed(page), page.evaluate(_LOOK)) == (["标准", "随系统"], _STANDARD)
        _press(page, "特大", "深色")
        assert (_pressed(page), page.evaluate(_LOOK)) == (["特大", "深色"], _CHANGED)
        visit.go("terms/index.html")
        assert (_pressed(page), page.evaluate(_LOOK)) == (["特大", "深色"], _CHANGED)
        _press(page, "标准", "随系统")
        assert (_pressed(page), page.evaluate(_LOOK)) == (["标准", "随系统"], _STANDARD)
        assert stored(page) == {}
        page.reload()
        assert (_pressed(page), page.evaluate(_LOOK)) == (["标准", "随系统"], _STANDARD)
        assert visit.complaints == []


def test_what_is_kept_is_there_before_anything_is_painted(reader: Reader) -> None:
    with reader.visit(HANDBOOK) as visit:
        store(visit.page, {"handbook.size": "largest", "handbook.theme": "dark", "handbook.choice": "{}"})
        visit.page.add_init_script(_LOOK_FIRST)
        visit.go(CHAPTER)
        assert visit.page.evaluate("atFirst") == {"size": "largest", "theme": "dark", "choice": ""}


def test_without_storage_the_size_changes_for_this_page(reader: Reader) -> None:
    with reader.visit() as visit:
        deny_storage(visit.page)
        visit.go(HANDBOOK)
        _press(visit.page, "特大", "深色")
        assert (_pressed(visit.page), visit.page.evaluate(_LOOK)) == (["特大", "深色"], _CHANGED)
        visit.go(HANDBOOK)
        assert visit.page.evaluate(_LOOK) == _STANDARD
        assert visit.complaints == []


@contextmanager
def _open_panel(reader: Reader) -> Iterator[tuple[Visit, Locator]]:
    with reader.visit(CHAPTER, size=DESK) as visit:
        visit.page.locator(".settings > summary").click()
        panel = visit.page.locator(".settings-panel")
        expect(panel).to_be_visible()
        yield visit, panel


def test_the_panel_stays_open_for_a_second_choice_and_closes_by_a_click_outside(reader: Reader) -> None:
    with _open_panel(reader) as (visit, panel):
        panel.get_by_role("button", name="大字", exact=True).click()
        expect(panel).to_be_visible()
        visit.page.locator("h1").click()
        expect(panel).to_be_hidden()


def test_the_panel_closes_by_escape_and_the_focus_goes_back(reader: Reader) -> None:
    with _open_panel(reader) as (visit, panel):
        panel.get_by_role("button", name="深色", exact=True).focus()
        visit.page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(visit.page.locator(".settings > summary")).to_be_focused()


def test_the_panel_closes_when_the_focus_leaves_it(reader: Reader) -> None:
    with _open_panel(reader) as (visit, panel):
        panel.get_by_role("button").last.focus()
        visit.page.keyboard.press("Tab")
        expect(panel).to_be_hidden()


@contextmanager
def _open_menu(reader: Reader) -> Iterator[tuple[Visit, Locator]]:
    with reader.visit(CHAPTER, size=PHONE) as visit:
        visit.page.locator(".menu-button").click()
        menu = visit.page.locator("nav.menu")
        expect(menu).to_be_visible()
        yield visit, menu


def test_the_menu_closes_by_escape_and_the_focus_goes_back(reader: Reader) -> None:
    with _open_menu(reader) as (visit, menu):
        menu.locator("a").last.focus()
        visit.page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(visit.page.locator("#menu-switch")).to_be_focused()
        assert not visit.page.locator("#menu-switch").is_checked()


def test_the_menu_closes_by_a_link_in_it_that_stays_on_the_page(reader: Reader) -> None:
    with _open_menu(reader) as (visit, menu):
        menu.locator(".parts a").last.click()
        expect(menu).to_be_hidden()
        assert "#" in visit.page.url


def test_the_menu_closes_when_the_focus_leaves_the_header(reader: Reader) -> None:
    with _open_menu(reader) as (visit, menu):
        visit.page.locator("#menu-switch").focus()
        expect(menu).to_be_visible()
        visit.page.keyboard.press("Shift+Tab")
        expect(visit.page.locator(".md-skip")).to_be_focused()
        expect(menu).to_be_hidden()


def test_menu_and_panel_are_never_open_together(reader: Reader) -> None:
    with _open_menu(reader) as (visit, menu):
        visit.page.locator(".settings > summary").click()
        expect(menu).to_be_hidden()
        visit.page.locator(".menu-button").click()
        expect(menu).to_be_visible()
        expect(visit.page.locator(".settings-panel")).to_be_hidden()
