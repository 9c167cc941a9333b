"""Where a result leads: the words are marked, unfolded, in view; the wording stays what it is."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from generator.library.library import Library
from tests.browser.axe import violations
from tests.browser.kinds import CHAPTER
from tests.browser.reader import DESK, PHONE, ZOOMED, Reader, Scheme
from tests.browser.searching import hits, searching
from tests.browser.wordings import anchor, api, records_on

_RECORD = "changzhou-2016--checklists--wu-chabai-wu-qianghua"
_DOCUMENT = "documents/changzhou-2016/index.html"

_IN_VIEW = """() => {
    const box = document.querySelector('mark.sought').getBoundingClientRect();
    const edge = document.querySelector('.site-header').getBoundingClientRect().bottom;
    return box.top >= edge && box.bottom <= innerHeight;
}"""


def _address(path: str, name: str, *words: str) -> str:
    return f"{path}?{'&'.join('h=' + quote(word) for word in words)}#{name}"


def _marked(page: Page) -> list[str]:
    """Return what is marked, stretches that touch joined."""
    expect(page.locator("mark.sought").first).to_be_visible()
    pieces: list[str] = page.evaluate("""() => {
        const found = [];
        let last = null;
        for (const one of document.querySelectorAll('mark.sought')) {
            const between = document.createRange();
            if (last) { between.setStartAfter(last); between.setEndBefore(one); }
            const touches = last && !/[\\p{L}\\p{N}]/u.test(between.toString());
            if (touches) found[found.length - 1] += one.textContent;
            else found.push(one.textContent);
            last = one;
        }
        return found;
    }""")
    return pieces


_SCREENS = {"phone": (PHONE, False), "zoomed": (ZOOMED, False), "desk": (DESK, True)}
"""Sizes; whether the site is read from its folder."""


@pytest.mark.parametrize("screen", _SCREENS)
@pytest.mark.parametrize(
    ("path", "name", "words"),
    [
        (CHAPTER, _RECORD, "信仰信念"),
        (CHAPTER, _RECORD, "情趣低俗"),  # far down, in a fold
        (CHAPTER, f"{_RECORD}--jilv-guiju", "四风"),  # a link within bold words
        (_DOCUMENT, "changzhou-2016--goals--overall-goal", "两学一做"),  # a link, its marks outside
        (_DOCUMENT, "p4", "理想信念"),
        (_DOCUMENT, "s3", "核心意识"),
        ("about.html", "searching", "找得到"),
        ("about.html", "", "一年的安排"),
    ],
)
def test_the_words_are_marked_in_view_and_the_address_is_clean(
    path: str, name: str, words: str, screen: str, reader: Reader
) -> None:
    size, by_file = _SCREENS[screen]
    with reader.visit(_address(path, name, words), size=size, by_file=by_file) as visit:
        page = visit.page
        assert set(_marked(page)) == {words}
        visit.settle()
        assert page.evaluate(_IN_VIEW)
        expect(page).to_have_url(visit.root + path + (f"#{name}" if name else ""))
        assert visit.complaints == []


def test_words_cut_by_links_and_bold_are_marked_whole(reader: Reader) -> None:
    """…搞“四风”、拉帮结派…: across a link, bold words and punctuation."""
    with reader.visit(_address(CHAPTER, f"{_RECORD}--jilv-guiju", "违纪搞“四风”、拉帮")) as visit:
        assert _marked(visit.page) == ["违纪搞“四风”、拉帮"]
        assert visit.page.locator("mark.sought").count() > 1


def test_only_the_target_is_marked(reader: Reader) -> None:
    with reader.visit(_address(CHAPTER, f"{_RECORD}--zongzhi-yishi", "有没有")) as visit:
        assert _marked(visit.page)
        marks = visit.page.locator("mark.sought")
        ids = marks.evaluate_all("marks => marks.map(one => one.closest('p').id)")
        assert set(ids) == {f"{_RECORD}--zongzhi-yishi"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_words_are_marked(scheme: Scheme, reader: Reader) -> None:
    for path, name in ((CHAPTER, _RECORD), (_DOCUMENT, "p4"), ("about.html", "searching")):
        with reader.visit(_address(path, name, "四风", "两学一做", "找得到"), scheme=scheme) as visit:
            assert _marked(visit.page)
            assert violations(visit.page) == []


@pytest.mark.parametrize("name", ["p4", "changzhou-2016--goals--overall-goal"])
def test_only_the_words_have_another_ground_not_all_that_the_anchor_names(name: str, reader: Reader) -> None:
    """Without a search the whole passage has it: the words would be lost in it."""
    ground = "one => getComputedStyle(one).backgroundColor"
    with reader.visit(f"{_DOCUMENT}#{name}") as visit:
        passage = visit.page.locator("#p4 .original, #p4 .quoted")
        grounds = {one.evaluate(ground) for one in passage.all()}
        assert len(grounds) == 2
        visit.go(_address(_DOCUMENT, name, "两学一做"))
        marked = visit.page.locator("mark.sought").first.evaluate(ground)
        assert {marked, *(one.evaluate(ground) for one in passage.all())} == grounds
        assert marked not in {one.evaluate(ground) for one in passage.all()}


def test_heading_and_mark_are_seen_together_where_both_fit(reader: Reader) -> None:
    with reader.visit(_address(CHAPTER, _RECORD, "信仰信念"), size=DESK) as visit:
        _marked(visit.page)
        expect(visit.page.locator(f"[id='{_RECORD}']")).to_be_in_viewport(ratio=1)


def _texts(page: Page) -> Any:
    return page.evaluate("() => [...document.querySelectorAll('.wording')].map(one => one.textContent)")


def test_no_character_changes_and_copies_are_exact(reader: Reader, real_library: Library) -> None:
    """The button's copy, and what is selected by hand; the link says nothing of the search."""
    record = next(one for one in records_on(reader.site, CHAPTER) if anchor(one) == _RECORD)
    with reader.visit(CHAPTER, size=DESK) as visit:
        page = visit.page
        before = _texts(page)
        visit.go(_address(CHAPTER, _RECORD, "四风", "查摆", "有没有精神空虚"))
        assert {"四风", "查摆"} <= set(_marked(page))
        assert _texts(page) == before
        page.evaluate("""() => {
            window.copied = '';
            navigator.clipboard.writeText = text => { copied = text; return Promise.resolve(); };
            getSelection().selectAllChildren(document.querySelector('.wording'));
        }""")
        element = page.locator(f".record[data-id='{record['id']}']")
        wording = "".join(record["wording"])
        assert "".join(page.evaluate("getSelection().toString()").split()) == "".join(wording.split())
        element.locator("button.copy").first.click()
        copied = page.evaluate("copied")
        assert copied.startswith("“")
        assert copied.replace("\n", "").startswith(f"“{wording}”")
        for query in ("", "?q=lxxn", "?h=x"):
            page.evaluate("query => history.replaceState(null, '', query + location.hash)", query)
            element.locator("a.permalink").first.click()
            assert page.evaluate("copied") == f"{visit.root}{CHAPTER}#{_RECORD}"
            element.locator("button.report").first.click()
            assert page.evaluate("copied").endswith(f"\n{visit.root}{CHAPTER}")


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_every_result_leads_to_its_words(by_file: bool, reader: Reader) -> None:
    """The first ten results of two searches, opened one after the other from one list."""
    for query in ("理想信念", "cb"):
        with searching(reader, query, size=DESK, by_file=by_file) as visit:
            page = visit.page
            addresses = [str(hit.get_attribute("href")) for hit in hits(page).all()[:10]]
            words = [set(hit.locator("mark").all_inner_texts()) for hit in hits(page).all()[:10]]
            assert len(addresses) == 10
            for address, sought in zip(addresses, words, strict=True):
                page.goto("about:blank")
                page.goto(address)
                assert sought <= set(_marked(page)), address
                visit.settle()
                assert page.evaluate(_IN_VIEW), address


def test_where_the_history_is_refused_a_second_result_on_the_same_page_is_shown(reader: Reader) -> None:
    with reader.visit(CHAPTER) as visit:
        page = visit.page
        page.add_init_script(
            "history.replaceState = history.pushState = () => { throw new DOMException('refused') }"
        )
        records = [one for one in api(reader.site, "records") if "理想信念" in "".join(one["wording"])]
        documents = [one["url"].partition("#")[0] for one in records]
        path = max(documents, key=documents.count)
        names = [anchor(one) for one in records if one["url"].startswith(path)]
        visit.go(_address(path, names[0], "理想信念"))
        _marked(page)
        page.locator("#search-button").click()
        page.keyboard.type("理想信念")
        link = page.locator(f".hit[href*='{path}'][href$='#{names[1]}']")
        link.click()
        expect(page.locator("#search-overlay")).to_be_hidden()
        expect(page).to_have_url(visit.root + _address(path, names[1], "理想信念"))
        page.wait_for_function(_IN_VIEW)
        assert visit.complaints == []


@pytest.mark.parametrize("query", ["?h=", "?h=%", "?h=<img src=x>", "?h=龘", "?h=，。", "?h=a&h=的&h=的的"])
@pytest.mark.parametrize("hash", ["", "#no-such-place", "#%E0%A4%A", "#search-input"])
def test_an_address_that_makes_no_sense_stops_nothing(query: str, hash: str, reader: Reader) -> None:
    with reader.visit(CHAPTER + query + hash) as visit:
        visit.settle()
        assert visit.complaints == []
        expect(visit.page.locator("#search-button")).to_be_visible()
