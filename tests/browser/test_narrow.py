"""At 400 % nothing has to be read sideways, and nothing is cut off instead."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS
from tests.browser.reader import ZOOMED, Reader

_SIDEWAYS = """() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    const page = document.scrollingElement;
    const cut = [...document.querySelectorAll('main *')].filter(one => {
        const box = one.getBoundingClientRect();
        if (!one.checkVisibility({visibilityProperty: true})) return false;
        if (box.width <= 1 || box.height <= 1) return false;
        if (box.right <= innerWidth + 1 && box.left >= -1) return false;
        for (let up = one; up && up !== page; up = up.parentElement) {
            const style = getComputedStyle(up);
            if (/auto|scroll/.test(style.overflowX) || style.clipPath !== 'none') return false;
        }
        return true;
    });
    return {over: page.scrollWidth - innerWidth, cut: cut.map(one => one.outerHTML.slice(0, 120))};
}"""
"""How many pixels the page is too wide, and what reaches out of it without a way to scroll there."""


@pytest.mark.parametrize("text_size", ["", "largest"])
@pytest.mark.parametrize("path", [*KINDS, "changzhou/branch/meetings.html"])
def test_no_page_is_wider_than_the_screen(path: str, text_size: str, reader: Reader) -> None:
    with reader.visit(path, size=ZOOMED) as visit:
        visit.page.evaluate("size => { document.documentElement.dataset.size = size }", text_size)
        found = visit.page.evaluate(_SIDEWAYS)
    assert (max(found["over"], 0), found["cut"]) == (0, [])


@pytest.mark.parametrize(("style", "over"), [("visible", 80), ("clip", 0)])
def test_what_is_too_wide_is_noticed_even_where_it_is_cut_off(
    style: str, over: int, browser: Browser
) -> None:
    page = browser.new_page(viewport=ZOOMED)
    page.set_content(
        f"<!doctype html><style>html, body {{ margin: 0; overflow-x: {style} }}</style>"
        "<main><details><p style='width: 400px'>宽</p></details></main>"
    )
    found = page.evaluate(_SIDEWAYS)
    page.close()
    assert (found["over"], len(found["cut"])) == (over, 1)
