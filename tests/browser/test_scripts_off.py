"""Without scripts: the site is read, walked through, folded out."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.kinds import CHAPTER
from tests.browser.reader import DESK, PHONE, Reader
from tests.browser.wordings import records_on, squeezed


def test_a_reader_goes_from_the_first_page_to_the_wording(reader: Reader) -> None:
    with reader.visit(scripts=False, size=DESK) as visit:
        page = visit.page
        page.locator("main a[href='changzhou/rural/index.html']").first.click()
        page.locator("nav a[href='examine.html'], main a[href='examine.html']").first.click()
        expect(page).to_have_url(visit.root + CHAPTER)
        expect(page.locator(".record .wording").first).to_be_visible()


def test_all_the_wording_of_a_chapter_is_there_and_folds_out(reader: Reader) -> None:
    with reader.visit(CHAPTER, scripts=False, size=PHONE) as visit:
        page = visit.page
        folds = page.locator("main details").all()
        assert folds
        for fold in folds:
            assert fold.get_attribute("open") is None
            fold.locator("> summary").first.click()
            assert fold.get_attribute("open") is not None
        shown = squeezed(page.locator("main").inner_text())
    records = records_on(reader.site, CHAPTER)
    assert records
    assert [r["id"] for r in records if squeezed("".join(r["wording"])) not in shown] == []
