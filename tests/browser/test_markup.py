"""Every page is right for the Nu HTML checker, and has the order that a screen reader goes by."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

from tests.browser.markup import Markup, every_page, read_markup
from tests.browser.tools import NU_CHECKER, program


def _found_by_nu(folder: Path) -> dict[str, list[str]]:
    """Return what the checker finds wrong or doubtful on the pages below `folder`: where, for each finding.

    What it merely remarks is left out.
    """
    command = [program("java"), "-Xss8m", "-jar", str(NU_CHECKER), "--skip-non-html", "--format", "json"]
    result = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {}
    for message in json.loads(result.stderr)["messages"]:
        if message["type"] != "info" or message.get("subType") == "warning":
            place = (
                f"{message['url'].removeprefix(folder.as_uri().replace('///', '/'))}:{message['lastLine']}"
            )
            found.setdefault(message["message"], []).append(place)
    return found


def test_the_nu_checker_finds_nothing(built_site: Path) -> None:
    found = _found_by_nu(built_site)
    assert [f"{len(places)} × {message} {places[0]}" for message, places in found.items()] == []


def test_the_nu_checker_sees_errors_and_warnings(tmp_path: Path) -> None:
    head = '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>页</title></head>'
    for name, body in {
        "good": "<h1>好</h1>",
        "bad": "<h1>坏<p></h1>",
        "doubtful": "<section><p>没有标题</p></section>",
    }.items():
        (tmp_path / f"{name}.html").write_text(f"{head}<body>{body}</body></html>", encoding="utf-8")
    places = {place for places in _found_by_nu(tmp_path).values() for place in places}
    assert places == {"/bad.html:1", "/doubtful.html:1"}


@cache
def _markup(site: Path) -> dict[str, Markup]:
    return {path: read_markup(html) for path, html in every_page(site)}


def _skipped(levels: list[int]) -> bool:
    return any(lower > upper + 1 for upper, lower in zip([0, *levels], levels, strict=False))


def test_headings_are_in_order(built_site: Path) -> None:
    faults = {
        path: page.headings
        for path, page in _markup(built_site).items()
        if page.headings.count(1) != 1 or _skipped(page.headings)
    }
    assert faults == {}


def test_landmarks_are_few_and_named_apart(built_site: Path) -> None:
    faults = {
        path: (page.mains, page.banners, page.navigations)
        for path, page in _markup(built_site).items()
        if (page.mains, page.banners) != (1, 1)
        or "" in page.navigations
        or len(set(page.navigations)) < len(page.navigations)
        or not page.navigations
    }
    assert faults == {}


def test_every_page_says_its_language(built_site: Path) -> None:
    assert {page.language[:2] for page in _markup(built_site).values()} == {"zh"}


def test_tables_have_heads_and_each_says_what_it_is_the_head_of(built_site: Path) -> None:
    faults = {
        path: page.tables
        for path, page in _markup(built_site).items()
        if any(
            not scopes or not set(scopes) <= {"row", "col", "rowgroup", "colgroup"} for scopes in page.tables
        )
    }
    assert faults == {}
    assert any(page.tables for page in _markup(built_site).values())
