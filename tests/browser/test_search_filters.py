"""Whose handbook is meant: only what it holds is found, and the address leads into it."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.engine import ask
from tests.browser.reader import Reader
from tests.browser.wordings import api
from tests.html import read_page

_QUERIES = ("查摆", "lxxn", "dangke", "党", "zhixingl", "支部 学习")
_MANY = 600
"""More than there is to be found."""
_FILTERS = (
    *product(("changzhou", "beijing"), ("rural", "branch", "member", None)),
    *product((None, "deqing", "central"), ("county-organs", "rural")),
)


@pytest.fixture(scope="module")
def records(built_site: Path) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in api(built_site, "records")}


@pytest.fixture(scope="module")
def handbooks(built_site: Path) -> list[dict[str, Any]]:
    return api(built_site, "handbooks")


def _found(page: Page, query: str, **options: str | None) -> list[dict[str, Any]]:
    given = {name: value for name, value in options.items() if value is not None}
    results: list[dict[str, Any]] = ask(page, query, limit=_MANY, **given)["results"]
    return results


def _meant(handbooks: list[dict[str, Any]], region: str | None, audience: str | None) -> set[str]:
    wanted = {"region": region, "audience": audience}
    return {
        one["id"] for one in handbooks if all(value in (None, one[name]) for name, value in wanted.items())
    }


@pytest.mark.parametrize(("region", "audience"), _FILTERS)
def test_only_what_the_handbooks_meant_hold_is_found_and_all_of_it(
    region: str | None,
    audience: str | None,
    engine_page: Page,
    handbooks: list[dict[str, Any]],
    records: dict[str, dict[str, Any]],
) -> None:
    meant = _meant(handbooks, region, audience)
    for query in _QUERIES:
        everything = {one["record"] for one in _found(engine_page, query, kind="duty")}
        held = {one for one in everything if meant & set(records[one]["handbooks"])}
        results = _found(engine_page, query, kind="duty", region=region, audience=audience)
        assert {one["record"] for one in results} == held, query
        whole = [one["record"] for one in _found(engine_page, query, region=region, audience=audience)]
        assert held <= set(whole)
        assert all(meant & set(records[one]["handbooks"]) for one in whole if one)


@pytest.mark.parametrize("region", ["changzhou", "beijing", "deqing"])
def test_sections_are_found_with_their_documents_region(
    region: str, engine_page: Page, handbooks: list[dict[str, Any]], records: dict[str, dict[str, Any]]
) -> None:
    meant = _meant(handbooks, region, None)
    documents = {one["document"] for one in records.values() if meant & set(one["handbooks"])}
    sections = _found(engine_page, "学习", region=region, kind="section")
    assert sections
    assert {one["url"].split("/")[1] for one in sections} <= documents
    assert _found(engine_page, "学习", region=region, audience="member", kind="section") == []


def test_each_kind_that_there_is_can_be_asked_for(engine_page: Page) -> None:
    kinds = engine_page.evaluate("() => engine.kinds")
    assert {"duty", "section", "page", "document"} < {one["id"] for one in kinds}
    for kind in kinds:
        found = [
            one
            for query in (*_QUERIES, "文件", "手册")
            for one in _found(engine_page, query, kind=kind["id"])
        ]
        assert {one["kind"] for one in found} == {kind["id"]}


def test_what_can_be_chosen_is_what_there_is(engine_page: Page, handbooks: list[dict[str, Any]]) -> None:
    told = engine_page.evaluate("() => [engine.regions, engine.audiences, engine.handbooks]")
    regions, audiences, titles = told
    assert {one["id"] for one in regions} == {one["region"] for one in handbooks}
    assert {one["id"] for one in audiences} == {one["audience"] for one in handbooks}
    assert titles == {one["id"]: one["title"] for one in handbooks}
    assert all(one["title"] for one in (*regions, *audiences))


@pytest.mark.parametrize(
    "choice", ["", "changzhou/rural", "beijing/branch", "central/member", "nowhere/nobody"]
)
def test_an_address_leads_to_the_chosen_handbook_or_the_document(
    choice: str, engine_page: Page, records: dict[str, dict[str, Any]], built_site: Path
) -> None:
    """And there the passage stands, under the anchor that it has everywhere."""
    inside = 0
    for one in [one for query in _QUERIES for one in _found(engine_page, query, choice=choice)]:
        page, _, name = one["url"].partition("#")
        assert name in read_page(built_site / page).ids, one["url"]
        if not one["record"]:
            continue
        record = records[one["record"]]
        assert sorted(one["handbooks"]) == sorted(record["handbooks"])
        assert name == record["url"].partition("#")[2]
        is_held = choice in record["handbooks"]
        assert page.startswith(f"{choice}/") if is_held else one["url"] == record["url"]
        inside += is_held
    assert (inside > 20) == ("/" in choice and choice != "nowhere/nobody")


def test_a_handbook_that_is_asked_for_goes_before_the_readers_own(engine_page: Page) -> None:
    results = _found(engine_page, "查摆", region="beijing", audience="branch", choice="changzhou/branch")
    assert {one["url"].rpartition("/")[0] for one in results if one["record"]} == {"beijing/branch"}


@pytest.mark.parametrize(
    ("stored", "start"),
    [
        (json.dumps({"region": "changzhou", "audiences": ["rural"]}), "changzhou/rural/"),
        (json.dumps({"region": "changzhou", "audiences": []}), "documents/"),
        ("not JSON", "documents/"),
        ("null", "documents/"),
        (None, "documents/"),
    ],
)
@pytest.mark.parametrize("by_file", [True, False], ids=["file", "http"])
def test_the_readers_own_handbook_is_known_from_his_device(
    stored: str | None, start: str, by_file: bool, reader: Reader
) -> None:
    with reader.visit(by_file=by_file) as visit:
        if stored is not None:
            visit.page.evaluate("text => localStorage.setItem('handbook.choice', text)", stored)
        first = ask(visit.page, "五查摆五强化")["results"][0]
        assert first["record"] == "changzhou-2016/checklists/wu-chabai-wu-qianghua"
        assert first["url"].startswith(start)
        assert visit.complaints == []


def test_of_several_audiences_the_first_that_has_the_record_counts(
    engine_page: Page, records: dict[str, dict[str, Any]], reader: Reader
) -> None:
    """As a reader has chosen them, in his order; what none of them has leads to its document."""
    audiences = ["party-committee", "rural", "county-leader"]
    chosen = [f"changzhou/{audience}" for audience in audiences]
    led = set()
    with reader.visit() as visit:
        choice = json.dumps({"region": "changzhou", "audiences": audiences})
        visit.page.evaluate("text => localStorage.setItem('handbook.choice', text)", choice)
        for query in (*_QUERIES, "领导干部"):
            for one in ask(visit.page, query, limit=_MANY)["results"]:
                if one["record"]:
                    held = [book for book in chosen if book in records[one["record"]]["handbooks"]]
                    book = "/".join(one["url"].split("/")[:2])
                    assert book == held[0] if held else one["url"] == records[one["record"]]["url"]
                    led.add(held[0] if held else "")
    assert led == {*chosen, ""}
