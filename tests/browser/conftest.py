"""The browser, the real site served to it, and a reader who visits its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.reader import Reader, browsing
from tests.browser.server import Server, serving


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="package")
def server(built_site: Path) -> Iterator[Server]:
    with serving(built_site) as server:
        yield server


@pytest.fixture(scope="package")
def engine_page(browser: Browser, server: Server, built_site: Path) -> Iterator[Page]:
    """A page of the site, opened from its folder, with the search ready: it is `engine` there."""
    with Reader(browser, server, built_site).visit(by_file=True) as visit:
        visit.page.evaluate("async () => { window.engine = await handbookSearch.ready() }")
        yield visit.page


@pytest.fixture
def reader(browser: Browser, server: Server, built_site: Path) -> Reader:
    return Reader(browser, server, built_site)
