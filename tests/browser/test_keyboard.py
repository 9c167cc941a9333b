"""The site by keyboard alone: the skip link, the menu, and a focus that is always seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.kinds import CHAPTER, HANDBOOK, SELECTION
from tests.browser.reader import DESK, PHONE, Reader, Visit

_WATCH_FOCUS = """
// What shows that something has the focus: an outline or a shadow, its own or its label's.
window.look = element => [element, ...(element.labels || [])].map(one => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0
        ? 'none' : [style.outlineStyle, style.outlineWidth, style.outlineColor].join(' ');
    return outline + ' / ' + style.boxShadow;
}).join(' // ');

window.focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
window.unfocused = new Map([...document.querySelectorAll(focusable)].map(one => [one, look(one)]));

// A checkbox may be out of sight: then its label is seen.
window.isSeen = element => [element, ...(element.labels || [])].some(one => {
    const box = one.getClientRects()[0];
    if (!box || getComputedStyle(one).opacity === '0') return false;
    const x = box.left + Math.min(8, box.width / 2);
    return [box.top + 2, box.bottom - 2].every(y => {
        const hit = document.elementFromPoint(x, y);
        return hit !== null && one.contains(hit);
    });
});

window.focused = () => {
    const element = document.activeElement;
    return {
        what: element.outerHTML.slice(0, 160),
        none: element === document.body,
        shown: look(element) !== unfocused.get(element),
        seen: isSeen(element),
    };
};
"""


_OPEN_TICKS = """() => document.querySelectorAll('.ticks details, .ticks [data-tick=none]').forEach(one => {
    if (one.matches('details')) one.open = true; else one.click();
})"""
"""Where there are ticks, show all of them, and nothing of what they stand for: it is on other pages too."""


def _press(visit: Visit, key: str) -> dict[str, Any]:
    """Press `key`; return what has the focus then, and whether it is to be seen."""
    visit.page.keyboard.press(key)
    visit.settle()
    state: dict[str, Any] = visit.page.evaluate("focused()")
    return state


def _stops(visit: Visit, key: str) -> Iterator[dict[str, Any]]:
    """Go through the page by `key` until the focus leaves it."""
    for _ in range(400):
        state = _press(visit, key)
        if state["none"]:
            return
        yield state
    raise AssertionError("the focus goes round in the page")


@pytest.mark.parametrize("path", [CHAPTER, SELECTION])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_focus_is_always_shown_and_never_under_the_header(
    size: ViewportSize, path: str, reader: Reader
) -> None:
    """Forwards and backwards: going back, what comes into view comes at the top, where the header is."""
    with reader.visit(path, size=size) as visit:
        visit.page.evaluate(_OPEN_TICKS)
        visit.page.evaluate(_WATCH_FOCUS)
        stops = [(key, stop) for key in ("Tab", "Shift+Tab") for stop in _stops(visit, key)]
    assert [(key, stop["what"]) for key, stop in stops if not stop["shown"]] == []
    assert [(key, stop["what"]) for key, stop in stops if not stop["seen"]] == []
    assert {key: sum(k == key for k, _ in stops) > 10 for key in ("Tab", "Shift+Tab")} == {
        "Tab": True,
        "Shift+Tab": True,
    }


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_first_stop_is_a_link_to_the_content(size: ViewportSize, reader: Reader) -> None:
    with reader.visit(CHAPTER, size=size) as visit:
        page = visit.page
        page.evaluate(_WATCH_FOCUS)
        first = _press(visit, "Tab")
        assert page.evaluate("document.activeElement.matches('a[href^=\"#\"]')"), first
        assert page.evaluate("document.activeElement.textContent.trim()")
        assert (first["shown"], first["seen"]) == (True, True)
        page.keyboard.press("Enter")
        visit.settle()
        assert page.evaluate("document.querySelector(location.hash).closest('main') !== null")
        _press(visit, "Tab")
        place = "document.activeElement.closest('main') && !document.activeElement.closest('nav, header')"
        assert page.evaluate(f"Boolean({place})"), "after the skip link the next stop is in the content"


def _menu_links(page: Page) -> set[str]:
    """Return the links of navigation that are to be seen, wherever on the page they stand."""
    return {
        link.get_attribute("href") or ""
        for link in page.locator("nav a").all()
        if link.is_visible() and link.evaluate("a => getComputedStyle(a).visibility === 'visible'")
    }


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_menu_opens_and_closes_by_the_space_bar(scripts: bool, reader: Reader) -> None:
    with reader.visit(HANDBOOK, scripts=scripts) as visit:
        page = visit.page
        page.evaluate(_WATCH_FOCUS)
        before = _menu_links(page)
        for _ in range(4):
            stop = _press(visit, "Tab")
            if page.evaluate("document.activeElement.matches('#menu-switch, [for=menu-switch]')"):
                break
        assert "menu-switch" in stop["what"], "the menu is among the first stops"
        assert (stop["shown"], stop["seen"]) == (True, True)

        page.keyboard.press("Space")
        visit.settle()
        menu = _menu_links(page) - before
        assert menu, "the open menu shows its links"
        reached = set()
        for _ in range(len(menu) + 8):
            _press(visit, "Tab")
            reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
            if menu <= reached:
                break  # a step further the focus leaves the menu, and it closes
        assert menu <= reached, "every link of the open menu is a stop"

        while not page.evaluate("document.activeElement.matches('#menu-switch, [for=menu-switch]')"):
            assert not _press(visit, "Shift+Tab")["none"]
        page.keyboard.press("Space")
        visit.settle()
        assert _menu_links(page) == before
        _press(visit, "Tab")
        assert page.evaluate("document.activeElement.closest('nav')") is None


def test_the_watch_sees_a_focus_without_mark_and_one_under_the_header(browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.set_content("""<!doctype html><style>
        .bare:focus { outline: 0 } header { position: fixed; inset: 0 0 auto; height: 60px; background: #fff }
        </style><header></header><p><a href="#" class="bare">under</a></p>
        <p style="margin-top: 200px"><a href="#" class="bare">bare</a> <a href="#">good</a></p>""")
    page.evaluate(_WATCH_FOCUS)
    visit = Visit(page, "")
    seen = [(stop["shown"], stop["seen"]) for stop in _stops(visit, "Tab")]
    page.close()
    assert seen == [(False, False), (False, True), (True, True)]
