"""Pages written by hand: found in the menu however deep they stand, and as sound as the generated ones."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, normpath

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.markup import read_markup
from tests.browser.reader import DESK, PHONE, Reader, Visit
from tests.browser.server import serving
from tests.support import example_project, run_handbook

_OUTSIDE = "https://example.org/"
_OTHER = "https://example.com/"
_PAGES = {
    "help/index.md": '# 怎样用\n\n!!! note "请注意"\n\n    先选地区。见[读法](reading.md)。\n',
    "help/reading.md": "没有标题的一页[^1]。\n\n[^1]: 一条脚注。\n",
    "help/more/table.md": "# 一张表\n\n| 地区 | 文件 |\n| --- | --- |\n| 上级 | 方案 |\n\n## 另一节\n",
    "notes.md": "# 附注\n\n文字。\n",
}
_HTML = ["about.html", *(path.replace(".md", ".html") for path in _PAGES)]
_NAVIGATION = f"""nav:
  - 使用说明: about.md
  - 帮助:
      - 怎样用: help/index.md
      - 读法: help/reading.md
      - 更多:
          - 一张表: help/more/table.md
  - 上级网站: {_OUTSIDE}
  - 另见:
      - 另一网站: {_OTHER}
      - 附注: notes.md
"""


@pytest.fixture(scope="module")
def handwritten(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The example with pages of its own, served."""
    project = example_project(tmp_path_factory.mktemp("handwritten") / "example")
    for name, text in _PAGES.items():
        path = project.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = project.engine_config.read_text("utf-8")
    for old, new in (
        ("nav:\n  - 使用说明: about.md\n", _NAVIGATION),
        ("  - attr_list\n", "  - attr_list\n  - admonition\n  - footnotes\n  - tables\n"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    project.engine_config.write_text(settings, encoding="utf-8")
    built = run_handbook(project.root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    with serving(project.site) as server:
        yield Reader(browser, server, project.site)


Menu = dict[str, tuple[str, set[str]]]
"""What a menu leads to: path from the root, or address elsewhere → its words, its rel."""


def _menu(visit: Visit, path: str) -> Menu:
    visit.go(path)
    links = visit.page.locator("nav.menu li:not(.mine) a").all()
    given = [(a.get_attribute("href") or "", a.inner_text(), a.get_attribute("rel") or "") for a in links]
    return {
        href if "://" in href else normpath(f"{dirname(path)}/{href}").lstrip("/"): (text, set(rel.split()))
        for href, text, rel in given
    }


def test_every_page_is_found_by_going_from_menu_to_menu(handwritten: Reader) -> None:
    """A section is led to by its first page, whose menu has the others; the way back is there too."""
    menus: dict[str, Menu] = {}
    ahead = ["index.html"]
    with handwritten.visit(size=DESK) as visit:
        while ahead:
            path = ahead.pop()
            menus[path] = _menu(visit, path)
            ahead += [one for one in menus[path] if one in _HTML and one not in menus and one not in ahead]
    assert set(menus) == {"index.html", *_HTML}
    firsts = {"index.html", "about.html", "help/index.html", "notes.html"}
    assert [path for path, menu in menus.items() if not firsts <= set(menu)] == []


def test_what_leads_out_of_the_site_says_so(handwritten: Reader) -> None:
    with handwritten.visit(size=DESK) as visit:
        for start in ("index.html", "upper/rural/index.html", "notes.html"):
            menu = _menu(visit, start)
            assert {path: one for path, one in menu.items() if "://" in path} == {
                _OUTSIDE: ("上级网站（站外）", {"external", "noopener"}),
                _OTHER: ("另一网站（站外）", {"external", "noopener"}),
            }
            inside = [one for path, one in menu.items() if "://" not in path]
            assert [text for text, rel in inside if rel or "站外" in text] == []


def test_every_page_has_one_heading_of_the_first_level_and_all_in_order(handwritten: Reader) -> None:
    levels = {path: read_markup((handwritten.site / path).read_text("utf-8")).headings for path in _HTML}
    assert levels == {
        "about.html": [1],
        "help/index.html": [1],
        "help/reading.html": [1],
        "help/more/table.html": [1, 2],
        "notes.html": [1],
    }


def test_a_page_says_where_in_the_menu_the_reader_is(handwritten: Reader) -> None:
    for path, title in (("help/reading.html", "读法"), ("notes.html", "附注")):
        with handwritten.visit(path, size=DESK) as visit:
            here = visit.page.locator("nav.menu a[aria-current=page]")
            assert set(here.all_inner_texts()) == {title}
            assert visit.page.title().startswith(title)


@pytest.mark.parametrize("path", _HTML)
def test_axe_finds_nothing(path: str, handwritten: Reader) -> None:
    with handwritten.visit(path, size=PHONE) as visit:
        assert violations(visit.page) == []
        visit.page.set_viewport_size(DESK)
        visit.page.emulate_media(color_scheme="dark")
        visit.settle()
        assert violations(visit.page) == []
        assert (visit.foreign, visit.complaints) == ([], [])
