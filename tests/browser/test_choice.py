"""One's own handbook: what is stored, where it leads, and that nothing else is made of what is stored."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import HANDBOOK
from tests.browser.reader import DESK, Reader, Visit
from tests.browser.storage import deny_storage, store, stored

_CHOICE = '{"region": "changzhou", "audiences": ["rural"]}'


def _assert_leads_home(visit: Visit, *, title: str) -> None:
    """On the home page and in the menu of another page: a link to the chosen handbook."""
    page = visit.page
    visit.go("index.html")
    expect(page.locator("main .mine")).to_have_text(f"我的手册：{title}")
    for start in ("index.html", "documents/changzhou-2016/index.html"):
        visit.go(start)
        for link in page.locator(".mine a").all():
            expect(link).to_be_visible()
            assert link.evaluate("link => link.href") == visit.root + HANDBOOK
    page.locator(".menu .mine a").click()
    expect(page).to_have_url(visit.root + HANDBOOK)


def _shown(visit: Visit) -> list[str]:
    """Return where the home page leads as to the chosen handbook: its own link, and that of the menu."""
    visit.go("index.html")
    links = visit.page.locator(".mine a").all()
    assert len(links) == 2
    return [str(link.get_attribute("href")) for link in links if link.is_visible()]


def _button(page: Page) -> Locator:
    return page.locator("button.choose")


def test_what_is_chosen_is_stored_and_led_to_and_can_be_undone(reader: Reader) -> None:
    with reader.visit(HANDBOOK, size=DESK) as visit:
        page, status = visit.page, visit.page.get_by_role("status")
        expect(_button(page)).to_have_text("设为我的手册", use_inner_text=True)
        _button(page).click()
        expect(status).to_contain_text("已设为我的手册")
        expect(_button(page)).to_have_attribute("aria-pressed", "true")
        expect(_button(page)).to_contain_text("我的手册（点一下取消）", use_inner_text=True)
        kept = stored(page)
        choice = page.evaluate("JSON.parse(localStorage.getItem('handbook.choice'))")
        assert choice == {"region": "changzhou", "audiences": ["rural"]}
        assert sorted(kept) == ["handbook.choice", "handbook.title"]
        expect(page.locator("h1")).to_have_text(kept["handbook.title"])
        _assert_leads_home(visit, title=kept["handbook.title"])

        expect(_button(page)).to_have_attribute("aria-pressed", "true")
        _button(page).click()
        expect(status).to_contain_text("不再是我的手册")
        expect(_button(page)).to_have_attribute("aria-pressed", "false")
        assert stored(page) == {}
        assert _shown(visit) == []
        assert visit.complaints == []


def test_another_handbook_takes_the_place_of_the_chosen_one(reader: Reader) -> None:
    with reader.visit("beijing/branch/index.html", size=DESK) as visit:
        _button(visit.page).click()
        visit.go(HANDBOOK)
        expect(_button(visit.page)).to_have_attribute("aria-pressed", "false")
        _button(visit.page).click()
        title = visit.page.locator("h1").inner_text()
        _assert_leads_home(visit, title=title)


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_a_choice_that_another_script_stored_is_led_to(by_file: bool, reader: Reader) -> None:
    with reader.visit(size=DESK, by_file=by_file) as visit:
        store(visit.page, {"handbook.choice": _CHOICE})
        _assert_leads_home(visit, title="")
        expect(_button(visit.page)).to_have_attribute("aria-pressed", "true")
        assert visit.complaints == []


_NO_CHOICES = (
    '{"region": "javascript:alert(1)//", "audiences": ["x"]}',
    '{"region": "../../evil", "audiences": ["rural"]}',
    '{"region": "changzhou", "audiences": ["../rural"]}',
    '{"region": "changzhou", "audiences": ["rural\\n"]}',
    '{"region": "changzhou", "audiences": "../"}',
    '{"region": "", "audiences": [""]}',
    '{"region": "changzhou"}',
    "null",
    "[]",
    "{",
    "5",
    '"changzhou/rural"',
)


def test_what_is_no_choice_is_passed_over(reader: Reader) -> None:
    assert _taken_for_choices(reader, _NO_CHOICES) == {}


def test_a_choice_whose_ids_are_missing_or_no_texts_is_passed_over(reader: Reader) -> None:
    values = (
        '{"audiences": ["rural"]}',
        '{"region": "changzhou", "audiences": []}',
        '{"region": null, "audiences": [null]}',
        '{"region": 1, "audiences": [2]}',
        '{"region": true, "audiences": [false]}',
    )
    assert _taken_for_choices(reader, values) == {}


def _taken_for_choices(reader: Reader, values: Sequence[str]) -> dict[str, list[str]]:
    """Return those of `values` that show something when they are stored. None may break a script."""
    found = {}
    with reader.visit(size=DESK) as visit:
        for value in values:
            store(visit.page, {"handbook.choice": value, "handbook.title": "别的"})
            if shown := _shown(visit):
                found[value] = shown
        assert visit.complaints == []
    return found


def test_a_stored_title_is_text_and_no_markup(reader: Reader) -> None:
    title = "<img src=x onerror=alert(1)>"
    with reader.visit(size=DESK) as visit:
        store(visit.page, {"handbook.choice": _CHOICE, "handbook.title": title})
        _assert_leads_home(visit, title=title)
        assert visit.complaints == []


def test_without_storage_something_is_said_and_nothing_breaks(reader: Reader) -> None:
    with reader.visit(size=DESK) as visit:
        deny_storage(visit.page)
        assert _shown(visit) == []
        visit.go(HANDBOOK)
        _button(visit.page).click()
        expect(visit.page.get_by_role("status")).to_be_visible()
        expect(visit.page.get_by_role("status")).not_to_be_empty()
        assert visit.complaints == []
