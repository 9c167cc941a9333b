"""axe finds nothing on one page of every kind: narrow and wide, light and dark, folded and unfolded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.axe import violations
from tests.browser.kinds import HANDBOOK, KINDS
from tests.browser.reader import DESK, PHONE, Reader, Scheme

_OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(path: str, scheme: Scheme, reader: Reader) -> None:
    with reader.visit(path, scheme=scheme) as visit:
        found = {"narrow": violations(visit.page)}
        _resize(visit.page, DESK)
        found["wide"] = violations(visit.page)
        visit.page.evaluate(_OPEN)
        _resize(visit.page, PHONE)
        found["unfolded"] = violations(visit.page)
    assert {state: one for state, one in found.items() if one} == {}


def _resize(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu(scheme: Scheme, reader: Reader) -> None:
    with reader.visit(HANDBOOK, scheme=scheme) as visit:
        visit.page.locator("#menu-switch").set_checked(True, force=True)
        visit.settle()
        assert violations(visit.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_paragraph_is_marked(scheme: Scheme, reader: Reader) -> None:
    with reader.visit("documents/deqing-2016/index.html#p4", scheme=scheme) as visit:
        assert violations(visit.page) == []


def test_axe_sees_faint_text_small_targets_and_fields_without_name(browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.set_content("""<!doctype html><html lang="zh"><title>页</title><main><h1>页</h1>
        <p style="color:#aaa">看不清的字</p><input>
        <button style="all:unset;display:block;height:9px">一</button>
        <button style="all:unset;display:block;height:9px">二</button></main>""")
    found = {one.partition(":")[0] for one in violations(page)}
    page.close()
    assert found == {"color-contrast", "label", "target-size"}
