"""What a first visit costs: bytes over the network, and nothing that moves while it loads."""

from __future__ import annotations

import gzip
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from generator.library import addresses
from tests.browser.kinds import HANDBOOK, KINDS
from tests.browser.markup import every_page
from tests.browser.reader import PHONE, Reader
from tests.browser.server import serving
from tests.browser.wordings import api
from tests.support import ROOT

FIRST_VISIT = 75_000
"""Bytes, gzipped, of a handbook's first page with all it asks for, for a reader who has nothing yet."""

OWN_SCRIPTS = 15_000
"""Bytes, gzipped, of all the scripts of ours that pages ask for. Most of the search comes at its opening."""

SEARCH_SCRIPTS = 20_000
"""Bytes, gzipped, of all the scripts that a search asks for, lunr and the page's own stub included."""

SEARCH_DATA = 2_600
"""Bytes, gzipped, of what is searched, for each 1,000 characters of the documents."""

SHIFT = 0.02
"""How far what is read may move while the page loads (cumulative layout shift)."""

_FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "apple-touch-icon"}


class _Requests(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and _FETCHED & set(given.get("rel", "").split()):
            self.found.append(given["href"])
        if tag != "a" and given.get("src"):
            self.found.append(given["src"])


@cache
def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


@cache
def _asked_by(site: Path, path: str) -> frozenset[str]:
    """Return what a file of the site asks for, and what that asks for, as paths from the site's root."""
    text = (site / path).read_text("utf-8") if path.endswith((".html", ".css")) else ""
    if path.endswith(".html"):
        parser = _Requests()
        parser.feed(text)
        addresses = parser.found
    else:
        addresses = re.findall(r"""url\(\s*["']?([^"')]+)""", text) + re.findall(r'@import\s+"([^"]+)"', text)
    inside = [unquote(urlsplit(one).path) for one in addresses if not urlsplit(one).scheme]
    asked = {normpath(PurePosixPath(path).parent / one) for one in inside}
    return frozenset(asked.union(*(_asked_by(site, one) for one in asked)))


def _first_visit(site: Path, path: str) -> set[str]:
    return {path} | _asked_by(site, path)


def _weight(site: Path, paths: set[str]) -> int:
    return sum(_gzipped(site / path) for path in paths)


def test_every_handbooks_first_page_is_light(built_site: Path) -> None:
    first_pages = [handbook["url"] for handbook in api(built_site, "handbooks")]
    assert len(first_pages) > 40
    weights = {path: _weight(built_site, _first_visit(built_site, path)) for path in first_pages}
    assert {path: weight for path, weight in weights.items() if weight > FIRST_VISIT} == {}


def test_the_browser_asks_for_just_what_is_weighed(reader: Reader) -> None:
    """It shows no icon, so it does not ask for that one. Nothing more is asked for later."""
    with reader.visit(HANDBOOK) as visit:
        visit.page.wait_for_load_state("networkidle")
        visit.page.mouse.wheel(0, 20_000)
        visit.settle()
        asked = {unquote(urlsplit(url).path).removeprefix("/") for url in visit.asked}
    weighed = _first_visit(reader.site, HANDBOOK)
    assert {path for path in asked ^ weighed if "icon" not in path} == set()
    assert asked <= weighed


def test_own_scripts_are_few_and_pages_ask_for_no_others(built_site: Path) -> None:
    overrides = ROOT / "site_overrides"
    own = {path.relative_to(overrides).as_posix() for path in overrides.rglob("*.js")}
    asked = {
        one
        for path, _ in every_page(built_site)
        if path != "404.html"
        for one in _first_visit(built_site, path)
        if one.endswith(".js")
    }
    assert asked
    assert asked <= own | {addresses.SEARCH_STUB}
    assert _weight(built_site, asked) <= OWN_SCRIPTS


def test_searching_asks_for_little(reader: Reader) -> None:
    with reader.visit() as visit:
        before = {urlsplit(url).path.removeprefix("/") for url in visit.asked}
        visit.page.evaluate("() => handbookSearch.search('党课')")
        asked = {urlsplit(url).path.removeprefix("/") for url in visit.asked} - before
    scripts = {path for path in asked if path.endswith(".js")} - {addresses.SEARCH_DATA}
    assert addresses.SEARCH_SCRIPT in scripts
    assert _weight(reader.site, scripts | {addresses.SEARCH_STUB}) <= SEARCH_SCRIPTS


def test_what_is_searched_weighs_little_more_than_the_text(built_site: Path) -> None:
    texts = (path.read_text("utf-8") for path in (ROOT / "data/documents").glob("*/text.txt"))
    characters = sum(len(text) for text in texts)
    assert characters > 30_000
    assert _weight(built_site, {addresses.SEARCH_DATA}) <= SEARCH_DATA * characters / 1000


_SHIFTED = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(one => {
        if (!one.hadRecentInput) sum += one.value;
    })).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 100);
})"""


_PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


def _shifted(reader: Reader, path: str) -> float:
    """Return how far the page moves where its last script comes only when it has been painted."""
    parser = _Requests()
    parser.feed((reader.site / path).read_text("utf-8"))
    scripts = [normpath(PurePosixPath(path).parent / s) for s in parser.found if s.endswith(".js")]
    last = scripts[-1].removeprefix("/")
    with reader.server.holding(last) as comes, reader.visit(path, size=PHONE, until="commit") as visit:
        visit.page.wait_for_function(_PAINTED)
        visit.settle()
        comes.set()
        visit.page.wait_for_load_state("load")
        visit.settle()
        return float(visit.page.evaluate(_SHIFTED))


@pytest.mark.parametrize("path", KINDS)
def test_nothing_moves_while_a_page_loads(path: str, reader: Reader) -> None:
    assert _shifted(reader, path) <= SHIFT


def test_what_a_late_script_moves_is_seen_to_move(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><script src='first.js'></script>"
        "<h1 style='height: 9em'>h</h1><script src='last.js'></script>"
    )
    (tmp_path / "first.js").write_text("")
    (tmp_path / "last.js").write_text(
        "const late = document.createElement('p');late.style.height = '200px'; document.body.prepend(late)"
    )
    with serving(tmp_path) as server:
        assert _shifted(Reader(browser, server, tmp_path), "index.html") > SHIFT
