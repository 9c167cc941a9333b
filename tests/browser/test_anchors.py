"""An anchor leads to what it names: below the header, out of its fold, open."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.kinds import CHAPTER
from tests.browser.reader import PHONE, ZOOMED, Reader, Visit
from tests.browser.wordings import anchor, records_on

_FOLDED = "beijing/branch/act.html"
"""A chapter whose records fold the upper document's counterparts under them."""

_PLACE = """name => {
    const target = document.getElementById(name);
    const header = document.querySelector('header.site-header');
    const edge = getComputedStyle(header).position === 'static' ? 0 : header.getBoundingClientRect().bottom;
    const top = target.getBoundingClientRect().top;
    const lowest = document.scrollingElement.scrollHeight - innerHeight - scrollY < 2;
    return {below: top >= Math.max(edge, 0) - 0.5, near: top < edge + innerHeight / 3 || lowest};
}"""
"""Whether what bears the anchor begins below the header, and in the upper part of what is left."""

_WORDING_SHOWN = """name => {
    const target = document.getElementById(name);
    const records = [...document.querySelectorAll('.record')];
    const after = one => target.contains(one) || target.compareDocumentPosition(one) & 4;
    const record = target.closest('.record .wording') ? target.closest('.record') : records.find(after);
    return [...record.querySelector('.wording').querySelectorAll('p')][0].checkVisibility();
}"""
"""Whether the wording is to be seen of the record that bears the anchor, or of the first after it."""


def _assert_well_placed(visit: Visit, name: str) -> None:
    visit.settle()
    assert visit.page.evaluate(_PLACE, name) == {"below": True, "near": True}, name
    assert visit.page.evaluate(_WORDING_SHOWN, name), name


@pytest.mark.parametrize("path", [CHAPTER, _FOLDED])
def test_the_address_of_a_record_shows_it_below_the_header(path: str, reader: Reader) -> None:
    names = [anchor(record) for record in records_on(reader.site, path)]
    for name in {*names[:: len(names) // 5 + 1], names[-1]}:
        with reader.visit(f"{path}#{name}", size=PHONE) as visit:
            _assert_well_placed(visit, name)


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_going_from_anchor_to_anchor_on_one_page(size: ViewportSize, reader: Reader) -> None:
    names = [anchor(record) for record in records_on(reader.site, _FOLDED)]
    with reader.visit(_FOLDED, size=size) as visit:
        for name in [*names, *reversed(names)]:
            visit.page.evaluate("name => { location.hash = name }", name)
            _assert_well_placed(visit, name)


def test_following_a_link_to_a_record_shows_it_below_the_header(reader: Reader) -> None:
    with reader.visit("beijing/branch/index.html", size=PHONE) as visit:
        visit.page.locator("main a[href^='act.html#']:visible").last.click()
        visit.page.wait_for_load_state()
        name = visit.page.url.partition("#")[2]
        _assert_well_placed(visit, name)
    with reader.visit(CHAPTER, size=PHONE) as visit:
        link = visit.page.locator(".record a.permalink[href^='#']:visible").last
        name = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        _assert_well_placed(visit, name)


_FOLDED_NAMES = """() => [...document.querySelectorAll('main [id*="--"]')]
    .filter(one => one.closest('details:not([open])'))
    .map(one => [one.closest('details:not([open])').className, one.id])"""


@pytest.mark.parametrize("path", [CHAPTER, _FOLDED])
def test_an_anchor_in_a_closed_fold_opens_it(path: str, reader: Reader) -> None:
    """By address for one of each sort of fold, by going on from one to the next for all."""
    with reader.visit(path, size=PHONE) as visit:
        folded = visit.page.evaluate(_FOLDED_NAMES)
        assert folded
        for _, name in folded:
            visit.page.evaluate("name => { location.hash = name }", name)
            _assert_unfolded(visit, name)
    for name in dict(folded).values():
        with reader.visit(f"{path}#{name}", size=PHONE) as visit:
            _assert_unfolded(visit, name)


def _assert_unfolded(visit: Visit, name: str) -> None:
    visit.settle()
    assert visit.page.evaluate(_PLACE, name) == {"below": True, "near": True}, name
    closed = "name => document.getElementById(name).closest('details:not([open])') !== null"
    assert not visit.page.evaluate(closed, name), name


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_term_opens_its_note(scripts: bool, reader: Reader) -> None:
    with reader.visit("changzhou/rural/principles.html", size=PHONE, scripts=scripts) as visit:
        term = visit.page.locator(".record a.term[href^='#']:visible").first
        name = (term.get_attribute("href") or "").removeprefix("#")
        note = visit.page.locator(f"[id='{name}']")
        expect(note).to_be_hidden()
        term.click()
        expect(note).to_be_visible()
        expect(note).to_be_in_viewport()
        assert note.evaluate("note => note.matches(':target')")


def test_an_address_that_cannot_be_read_stops_no_script(reader: Reader) -> None:
    """Neither as the page opens nor later: what comes after it in the script still works."""
    with reader.visit(f"{CHAPTER}#%E0%A4%A", size=PHONE) as visit:
        page = visit.page
        page.mouse.wheel(0, 20_000)
        expect(page.locator(".menu .parts a[aria-current=true]")).to_have_count(1)
        page.evaluate("location.hash = '#%E0%A4%A%'")
        name = anchor(records_on(reader.site, CHAPTER)[0])
        page.evaluate("name => { location.hash = name }", name)
        _assert_well_placed(visit, name)
        assert visit.complaints == []
