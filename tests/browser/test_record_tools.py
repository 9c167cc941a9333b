"""What stands beside each record: copy the quotation, report a mistake; nothing leaves the device."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.library.documents import Record
from generator.library.library import Library
from tests.browser.kinds import CHAPTER
from tests.browser.reader import DESK, Reader, Visit
from tests.browser.wordings import anchor, api

_OWN = "(record, name) => [...record.querySelectorAll(name)].findIndex(e => e.closest('.record') === record)"

PATHS = [CHAPTER, "beijing/branch/act.html"]
COPIED = [CHAPTER, "beijing/branch/examine.html"]
"""Pages with few records, and all sorts of them."""


def _own(record: Locator, name: str) -> Locator:
    """Return what belongs to the record itself, not to one that is folded within it."""
    index = record.evaluate(f"(record, name) => ({_OWN})(record, name)", name)
    assert index >= 0, f"{name} is missing: {record.inner_text()[:80]}"
    return record.locator(name).nth(index)


def _own_count(record: Locator, name: str) -> int:
    own = "(record, name) => [...record.querySelectorAll(name)].filter(e => e.closest('.record') === record)"
    return int(record.evaluate(f"(record, name) => ({own})(record, name).length", name))


def _records(visit: Visit, reader: Reader) -> Iterator[tuple[Locator, dict[str, Any]]]:
    """Yield each record on the page, unfolded, with what the API says of it."""
    by_anchor = {anchor(record): record for record in api(reader.site, "records")}
    visit.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for record in visit.page.locator(".record").all():
        name = (_own(record, "a.permalink").get_attribute("href") or "").partition("#")[2]
        yield record, by_anchor[name]


def _copied(visit: Visit, button: Locator, expected: str) -> str:
    """Click; return what can then be pasted into a field of another page, line ends included.

    The browser copies when it comes to it: what is pasted is read again until it is `expected`,
    but not for ever.
    """
    button.click()
    other = _other_page(visit)
    field = other.locator("textarea")
    for _ in range(20):
        field.fill("")
        field.press("Control+V")
        if (text := field.input_value()) == expected:
            break
        other.wait_for_timeout(100)
    visit.page.bring_to_front()
    return text


def _other_page(visit: Visit) -> Page:
    """Return a page with a field to paste into, empty of what was copied before."""
    pages = visit.page.context.pages
    if len(pages) == 1:
        pages = [*pages, visit.page.context.new_page()]
        pages[1].set_content("<textarea></textarea>")
    pages[1].bring_to_front()
    return pages[1]


def _said_after(visit: Visit, button: Locator) -> str:
    """Click; return what the page then says of it, which is not what it said before."""
    status = visit.page.get_by_role("status")
    visit.page.evaluate("document.querySelector('[role=status]').textContent = ''")
    button.click()
    expect(status).to_be_visible()
    expect(status).not_to_be_empty()
    return status.inner_text()


def _as_the_text_has_it(record: Record) -> str:
    """Return the wording with a line end wherever another paragraph begins, or something is left out."""
    text, last = "", None
    for passage, stretch in zip(record.passages, record.fields.stretches, strict=True):
        runs_on = last and (last.index, last.end) == (passage.index, passage.start)
        text += ("\n" if last and not runs_on else "") + stretch
        last = passage
    return text


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_copy_gives_the_exact_wording_with_its_citation(
    by_file: bool, reader: Reader, real_library: Library
) -> None:
    """Line ends included: of one paragraph and of several, of items within one, folded, a counterpart's."""
    seen = Counter[str]()
    for path in COPIED:
        with reader.visit(path, size=DESK, by_file=by_file) as visit:
            for element, record in list(_records(visit, reader)):
                wording = _as_the_text_has_it(real_library.record_by_id[record["id"]])
                expected = f"“{wording}”（{element.get_attribute('data-cite')}）"
                assert _copied(visit, _own(element, "button.copy"), expected) == expected
                seen["paragraphs"] += "\n" in wording
                seen["items in one"] += "\n" not in wording and _own_count(element, ".wording p") > 2
                seen["folded"] += _own_count(element, "details.rest") > 0
                seen["counterpart"] += element.evaluate("e => e.matches('.counterpart .record')")
    assert {sort for sort, number in seen.items() if number} == {
        "paragraphs",
        "items in one",
        "folded",
        "counterpart",
    }


def test_the_citation_names_document_section_and_paragraph(reader: Reader) -> None:
    """As people cite: number of the document, or its name where it has none; section; paragraph."""
    seen = set()
    for path in PATHS:
        with reader.visit(path, size=DESK) as visit:
            for element, record in _records(visit, reader):
                document, _, place = (element.get_attribute("data-cite") or "").partition("，")
                assert document in _own(element, ".citation").inner_text()
                assert place == f"{record['section']}第{record['paragraph']}段"
                seen.add((record["document"], document))
    assert ("changzhou-2016", "常办发〔2016〕22号") in seen


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_report_copies_what_is_needed_and_asks_for_nothing(
    by_file: bool, reader: Reader, real_library: Library
) -> None:
    """Which record, its wording and citation, on which page.

    The page's icon does not count: the browser asks for it when it pleases.
    """
    with reader.visit(f"{CHAPTER}#page", size=DESK, by_file=by_file) as visit:
        asked, address = len(visit.asked), visit.page.url
        for element, record in list(_records(visit, reader)):
            wording = _as_the_text_has_it(real_library.record_by_id[record["id"]])
            cite = element.get_attribute("data-cite")
            expected = f"{record['id']}\n“{wording}”（{cite}）\n{visit.root}{CHAPTER}"
            assert _copied(visit, _own(element, "button.report"), expected) == expected
        assert [url for url in visit.asked[asked:] if "icon" not in url] == []
        assert visit.page.url == address
        assert (visit.foreign, visit.complaints) == ([], [])


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
def test_the_link_of_a_record_copies_its_whole_address(by_file: bool, reader: Reader) -> None:
    with reader.visit(CHAPTER, size=DESK, by_file=by_file) as visit:
        for element, record in list(_records(visit, reader)):
            expected = f"{visit.root}{CHAPTER}#{anchor(record)}"
            assert _copied(visit, _own(element, "a.permalink"), expected) == expected
            assert visit.page.url == expected


def test_what_was_done_is_said_each_time(reader: Reader) -> None:
    with reader.visit(CHAPTER, size=DESK) as visit:
        record = visit.page.locator(".record").first
        tools = [_own(record, name) for name in ("button.copy", "a.permalink", "button.report")]
        said = [_said_after(visit, tool) for tool in (*tools, *tools)]
    assert [one[:4] for one in said[:3]] == ["已复制："] * 3
    assert said[:3] == said[3:]
    assert len(set(said)) == 3


def test_where_nothing_can_be_copied_that_is_said(reader: Reader) -> None:
    with reader.visit(size=DESK) as visit:
        visit.page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
        )
        visit.go(CHAPTER)
        record = visit.page.locator(".record").first
        assert _said_after(visit, _own(record, "button.copy")).startswith("没能复制")
        assert visit.complaints == []


def test_each_record_says_why_and_has_an_address_of_its_own(reader: Reader) -> None:
    for path in PATHS:
        with reader.visit(path, size=DESK) as visit:
            for element, record in _records(visit, reader):
                assert _own(element, "details.why").inner_text().strip()
                name = anchor(record)
                assert (_own(element, "a.permalink").get_attribute("href") or "").endswith(f"#{name}")
                assert visit.page.locator(f"[id='{name}']").count() == 1
