"""The preview in a browser: an open page shows by itself what the data say now."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import Error as PageError

from tests.support import example_project, previewing

_PATIENCE = 60_000
"""Milliseconds until what does not come is given up."""


def _open(page: Page, url: str) -> None:
    """Go to `url` as soon as somebody answers there."""
    for _ in range(_PATIENCE // 200):
        try:
            page.goto(url)
            return
        except PageError:
            page.wait_for_timeout(200)
    raise AssertionError("the preview does not answer")


def test_an_open_page_is_loaded_anew_when_data_change(browser: Browser, tmp_path: Path) -> None:
    project = example_project(tmp_path / "example")
    goals = project.documents / "upper-2020" / "goals.yml"
    page = browser.new_page()
    try:
        with previewing(project.root, tmp_path / "printed") as url:
            _open(page, url + "upper/member/principles.html")
            expect(page.locator("h3")).to_have_text("三个一")
            page.evaluate("window.isTheOldPage = true")
            text = goals.read_text("utf-8").replace("title: 三个一", "title: 三件读书的事")
            goals.write_text(text, encoding="utf-8")
            expect(page.locator("h3")).to_have_text("三件读书的事", timeout=_PATIENCE)
            assert page.evaluate("window.isTheOldPage === undefined")
    finally:
        page.close()
