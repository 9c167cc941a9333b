"""Nothing is asked of another host, nothing complained of; the pages themselves forbid what is not ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS
from tests.browser.markup import every_page
from tests.browser.reader import Reader
from tests.browser.server import serving


@pytest.mark.parametrize("path", KINDS)
def test_over_http_nothing_foreign_is_asked_for_and_nothing_complained_of(path: str, reader: Reader) -> None:
    with reader.visit(path) as visit:
        visit.settle()
    assert (visit.foreign, visit.complaints) == ([], [])


@pytest.mark.parametrize("path", [path for path in KINDS if path != "404.html"])
def test_nor_from_the_folder(path: str, reader: Reader) -> None:
    """Only a server has a page for what is not found; all the others are read from a USB stick too."""
    with reader.visit(path, by_file=True) as visit:
        visit.settle()
    assert (visit.foreign, visit.complaints) == ([], [])
    assert len(visit.asked) > 1


def test_the_recorder_notices_what_it_must(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><meta http-equiv='Content-Security-Policy' content=\"script-src 'self'\">"
        "<img src='http://192.0.2.1/pixel.png'><script>document.title = 'run'</script>"
    )
    with serving(tmp_path) as server, Reader(browser, server, tmp_path).visit() as visit:
        visit.settle()
        assert visit.page.title() != "run"
    assert visit.foreign == ["http://192.0.2.1/pixel.png"]
    assert any(one.startswith("Content-Security-Policy: script-src") for one in visit.complaints)


def _policy(html: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    return found[1] if found else ""


def _allows_foreign_or_inline_scripts(policy: str) -> bool:
    """True where scripts may come from elsewhere or stand in the page without being named by their hash."""
    rules = {words[0]: words[1:] for rule in policy.split(";") if (words := rule.split())}
    sources = rules.get("script-src", rules.get("default-src"))
    return sources is None or any(s != "'self'" and not s.startswith("'sha256-") for s in sources)


def _speaks_before(html: str) -> bool:
    """True where a script or style is asked for before the policy stands: it would not be bound by it."""
    head = html.partition('http-equiv="Content-Security-Policy"')[0]
    return "<script" in head or 'rel="stylesheet"' in head


def test_every_page_has_a_policy_for_scripts_before_any_script(built_site: Path) -> None:
    faults = {
        path: (policy, _speaks_before(html))
        for path, html in every_page(built_site)
        if _allows_foreign_or_inline_scripts(policy := _policy(html)) or _speaks_before(html)
    }
    assert faults == {}
