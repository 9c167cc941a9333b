"""The overlay of the search, opened on a page of the real site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.kinds import CHAPTER
from tests.browser.reader import PHONE, Reader, Scheme, Visit

FOUND = re.compile("^找到 [0-9]+ 条$")
NOWHERE = "龘靐齉"
"""Characters that stand in no document."""


def dialog(page: Page) -> Locator:
    return page.locator("#search-overlay")


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="找什么")


def status(page: Page) -> Locator:
    return dialog(page).get_by_role("status")


def hits(page: Page) -> Locator:
    return dialog(page).get_by_role("option").and_(page.locator(".hit"))


def ask(page: Page, query: str, answer: re.Pattern[str] = FOUND) -> None:
    """Type `query` instead of what stands in the field; wait for what is said of it."""
    field(page).fill("")
    expect(status(page)).to_be_empty()
    field(page).fill(query)
    expect(status(page)).to_have_text(answer)


@contextmanager
def searching(
    reader: Reader,
    query: str = "",
    path: str = CHAPTER,
    *,
    size: ViewportSize = PHONE,
    scheme: Scheme = "light",
    by_file: bool = False,
) -> Iterator[Visit]:
    """Open the overlay on `path`, and search if there is a `query` that finds something."""
    with reader.visit(path, size=size, scheme=scheme, by_file=by_file) as visit:
        visit.page.locator("#search-button").click()
        expect(visit.page.locator(".search-start")).to_be_visible()
        if query:
            ask(visit.page, query)
        yield visit
