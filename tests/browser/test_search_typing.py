"""While something is typed: pauses, words still composed, answers that come late, what is remembered."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import CDPSession, Page, expect

from tests.browser.kinds import CHAPTER
from tests.browser.reader import DESK, Reader
from tests.browser.searching import FOUND, ask, dialog, field, hits, searching, status
from tests.browser.storage import deny_storage, store, stored

_COUNT = """() => {
    const ask = handbookSearch.ask;
    window.questions = [];
    handbookSearch.ask = (text, options) => { questions.push(text); return ask(text, options); };
}"""

_DELAY = """() => {
    const ask = handbookSearch.ask;
    window.late = {};
    handbookSearch.ask = (text, options) => ask(text, options).then(
        answer => new Promise(done => { late[text] = () => done(answer); }));
}"""


def _questions(page: Page) -> Any:
    return page.evaluate("questions")


def test_what_is_typed_fast_is_asked_once(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_COUNT)
        field(page).fill("")
        page.keyboard.type("lxxn")
        expect(page.locator("#search-read")).to_be_visible()
        assert _questions(page)[-1] == "lxxn"
        assert len(_questions(page)) < 4


def test_a_late_answer_never_takes_the_place_of_a_newer_one(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_DELAY)
        for query in ("理想信念", "lxxn"):
            field(page).fill(query)
            page.wait_for_function(f"() => '{query}' in late")
        page.evaluate("late['lxxn']()")
        expect(page.locator("#search-read")).to_be_visible()
        page.evaluate("late['理想信念']()")
        page.wait_for_timeout(100)
        expect(page.locator("#search-read")).to_be_visible()


def test_an_answer_that_comes_when_the_field_is_empty_again_is_not_shown(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_DELAY)
        field(page).fill("理想信念")
        page.wait_for_function("() => '理想信念' in late")
        field(page).fill("")
        page.evaluate("late['理想信念']()")
        page.wait_for_timeout(200)
        expect(hits(page)).to_have_count(0)


def _close(page: Page) -> None:
    dialog(page).get_by_role("button", name="关闭").click()
    expect(dialog(page)).to_be_hidden()


def test_an_answer_that_comes_after_closing_is_not_there_at_the_next_opening(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        first = page.locator(".hit").first.inner_text()
        page.evaluate(_DELAY)
        field(page).fill("lxxn")
        page.wait_for_function("() => 'lxxn' in late")
        _close(page)
        page.evaluate("late['lxxn']()")
        page.wait_for_timeout(100)
        page.evaluate("handbookSearch.open('查摆')")
        expect(dialog(page)).to_be_visible()
        assert page.locator(".hit").first.inner_text() == first
        expect(page.locator("#search-read")).to_be_hidden()


def test_what_was_just_typed_is_not_asked_after_closing(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_COUNT)
        page.evaluate("""() => {
            const input = document.getElementById('search-input');
            input.value = 'lxxn';
            input.dispatchEvent(new Event('input', {bubbles: true}));
            document.querySelector('[data-do=close]').click();
        }""")
        expect(dialog(page)).to_be_hidden()
        page.wait_for_timeout(300)
        assert _questions(page) == []
        expect(page).to_have_url(visit.root + CHAPTER)


def _composing(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def _compose(session: CDPSession, text: str) -> None:
    end = len(text)
    session.send("Input.imeSetComposition", {"text": text, "selectionStart": end, "selectionEnd": end})


def test_nothing_is_asked_while_a_word_is_composed(reader: Reader) -> None:
    """Neither do the keys of the input method choose, open or close anything."""
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_COUNT)
        field(page).fill("")
        page.evaluate("questions.length = 0")
        session = _composing(page)
        for text in ("l", "li", "lix", "li xiang"):
            _compose(session, text)
        page.wait_for_timeout(300)
        for key in ("Enter", "Escape", "ArrowDown"):
            pressed = {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229}
            session.send("Input.dispatchKeyEvent", pressed)
        assert _questions(page) == []
        expect(dialog(page)).to_be_visible()
        session.send("Input.insertText", {"text": "理想信念"})
        expect(hits(page).first.locator("mark").first).to_have_text("理想信念")
        assert _questions(page) == ["理想信念"]


_TOUCHED = (
    "const real = matchMedia; window.matchMedia = one => ({matches: /coarse/.test(one) || real(one).matches})"
)


def test_on_a_phone_a_latin_word_that_is_composed_is_asked_after_a_pause(reader: Reader) -> None:
    """Some keyboards compose every word: nobody would see anything before a blank."""
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_TOUCHED)
        field(page).fill("")
        _compose(_composing(page), "lxxn")
        expect(page.locator("#search-read")).to_be_visible()


def test_on_a_phone_enter_puts_the_keyboard_away(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        page.evaluate(_TOUCHED)
        page.keyboard.press("Enter")
        expect(field(page)).not_to_be_focused()
        expect(hits(page).first).to_be_visible()
        assert "?q=" in page.url


def test_what_led_to_a_result_is_remembered_and_can_be_forgotten(reader: Reader) -> None:
    with searching(reader, "查摆") as visit:
        page = visit.page
        ask(page, "lxxn")
        assert "handbook.searches" not in stored(page)
        hits(page).first.click()
        expect(page.locator("mark.sought").first).to_be_visible()
        assert json.loads(stored(page)["handbook.searches"]) == ["lxxn"]
        page.locator("#search-button").click()
        recent = page.locator(".search-recent")
        recent.get_by_role("button", name="lxxn").click()
        expect(status(page)).to_have_text(FOUND)
        field(page).fill("")
        recent.get_by_role("button", name="清除").click()
        expect(recent).to_be_hidden()
        assert "handbook.searches" not in stored(page)


def test_eight_are_remembered_the_last_first_none_twice(reader: Reader) -> None:
    old = [f"旧{number}" for number in range(8)]
    with searching(reader) as visit:
        page = visit.page
        store(page, {"handbook.searches": json.dumps([*old[:4], "理想信念", *old[4:]])})
        ask(page, "理想信念")
        hits(page).first.click()
        expect(page.locator("mark.sought").first).to_be_visible()
        assert json.loads(stored(page)["handbook.searches"]) == ["理想信念", *old[:7]]


def test_what_is_stored_wrongly_counts_as_nothing(reader: Reader) -> None:
    for value in ("{", "null", "3", "[1, null, {}]", '"<b>"'):
        with reader.visit(CHAPTER) as visit:
            store(visit.page, {"handbook.searches": value})
            visit.page.keyboard.press("/")
            ask(visit.page, "理想信念")
            field(visit.page).fill("")
            expect(hits(visit.page)).to_have_count(0)
            expect(visit.page.locator(".search-recent")).to_be_hidden()
            assert visit.complaints == []


def test_without_storage_all_else_works(reader: Reader) -> None:
    with searching(reader, size=DESK) as visit:
        page = visit.page
        deny_storage(page)
        page.reload()
        ask(page, "理想信念")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("mark.sought").first).to_be_visible()
        assert visit.complaints == []


def test_the_field_takes_two_hundred_characters_at_most(reader: Reader) -> None:
    with searching(reader) as visit:
        field(visit.page).focus()
        visit.page.keyboard.insert_text("长" * 300)
        expect(field(visit.page)).to_have_value("长" * 200)
