"""The search without its face: its scripts in a page, asked directly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from generator.library import addresses
from generator.project import Project
from generator.write.scripts import search_scripts
from tests.support import ROOT

Answer = dict[str, Any]

_ASK = """([codes, options]) =>
    handbookSearch.ask(String.fromCharCode(...codes), options)"""


def units(text: str) -> list[int]:
    """Return the UTF-16 units of `text`, halves of pairs too, which no other way brings into a page."""
    written = text.encode("utf-16-le", "surrogatepass")
    return [written[n] | written[n + 1] << 8 for n in range(0, len(written), 2)]


def ask(page: Page, text: str, **options: Any) -> Answer:
    """Ask the search of an open page of the site, as its public function is asked."""
    answer: Answer = page.evaluate(_ASK, [units(text), options])
    return answer


def cut(text: str, marks: Sequence[Sequence[int]]) -> list[str]:
    """Return the marked stretches of `text`; marks count UTF-16 units."""
    written = text.encode("utf-16-le")
    return [written[2 * start : 2 * end].decode("utf-16-le") for start, end in marks]


def open_engine(page: Page, data: str) -> None:
    """Open the engine in an empty page, with other data than the site's; it is `engine` there."""
    page.goto("about:blank")
    page.add_script_tag(content="window.handbookSearch = {parts: {}}")
    for script in (data, search_scripts(Project(ROOT))[addresses.SEARCH_SCRIPT]):
        page.add_script_tag(content=script)
    page.evaluate("() => { window.engine = handbookSearch.parts.open() }")
