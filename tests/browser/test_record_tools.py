"""What stands beside each record: copy the quotation, report a mistake; nothing leaves the device."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.browser.kinds import CHAPTER
from tests.browser.reader import DESK, Reader, Visit
from tests.browser.wordings import anchor, api

_OWN = "(record, name) => [...record.querySelectorAll(name)].findIndex(e => e.closest('.record') === record)"

PATHS = [CHAPTER, "beijing/branch/act.html"]


def _own(record: Locator, name: str) -> Locator:
    """Return what belongs to the record itself, not to one that is folded within it."""
    index = record.evaluate(f"(record, name) => ({_OWN})(record, name)", name)
    assert index >= 0, f"{name} is missing: {record.inner_text()[:80]}"
    return record.locator(name).nth(index)


def _records(visit: Visit, reader: Reader) -> Iterator[tuple[Locator, dict[str, Any]]]:
    """Yield each record on the page, unfolded, with what the API says of it."""
    by_anchor = {anchor(record): record for record in api(reader.site, "records")}
    visit.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for record in visit.page.locator(".record").all():
        name = (_own(record, "a.permalink").get_attribute("href") or "").partition("#")[2]
        yield record, by_anchor[name]


def _copied(visit: Visit, button: Locator, expected: str) -> str:
    """Click; return what can then be pasted into another page, its lines run together.

    The browser copies when it comes to it: what is pasted is read again until `expected` is in it,
    but not for ever.
    """
    button.click()
    other = visit.page.context.new_page()
    other.set_content("<textarea></textarea>")
    field = other.locator("textarea")
    for _ in range(20):
        field.fill("")
        field.press("Control+V")
        text = field.input_value().replace("\n", "")
        if expected in text:
            break
        other.wait_for_timeout(100)
    other.close()
    visit.page.bring_to_front()
    return text


@pytest.mark.parametrize("by_file", [False, True], ids=["http", "file"])
@pytest.mark.parametrize("path", PATHS)
def test_copy_gives_the_exact_wording_with_its_citation(path: str, by_file: bool, reader: Reader) -> None:
    with reader.visit(path, size=DESK, by_file=by_file) as visit:
        records = list(_records(visit, reader))
        assert records
        for element, record in records:
            expected = f"“{''.join(record['wording'])}”（{element.get_attribute('data-cite')}）"
            assert _copied(visit, _own(element, "button.copy"), expected) == expected


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
def test_report_copies_what_is_needed_and_asks_for_nothing(by_file: bool, reader: Reader) -> None:
    """The page's icon does not count: the browser asks for it when it pleases."""
    with reader.visit(CHAPTER, size=DESK, by_file=by_file) as visit:
        asked, address = len(visit.asked), visit.page.url
        for element, record in list(_records(visit, reader)):
            text = _copied(visit, _own(element, "button.report"), record["id"])
            assert record["id"] in text
            assert "".join(record["wording"]) in text
        assert [url for url in visit.asked[asked:] if "icon" not in url] == []
        assert visit.page.url == address
        assert (visit.foreign, visit.complaints) == ([], [])


def test_each_record_says_why_and_has_an_address_of_its_own(reader: Reader) -> None:
    for path in PATHS:
        with reader.visit(path, size=DESK) as visit:
            for element, record in _records(visit, reader):
                assert _own(element, "details.why").inner_text().strip()
                name = anchor(record)
                assert (_own(element, "a.permalink").get_attribute("href") or "").endswith(f"#{name}")
                assert visit.page.locator(f"[id='{name}']").count() == 1
