"""Who must read what, against lists made from the original texts by someone who had not seen the data.

Each of tests/facts/*.yml holds phrases; whoever adds one knows the documents, not this project.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from generator.build import build_tree
from tests.support import ROOT, real_project

_ALSO_HOLDS_FOR = {"central": ("changzhou",)}
"""A central document's facts are facts of these regions' handbooks too (said in the lists)."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class _Fact:
    phrase: str
    document: str
    present: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class _Site:
    """The text of each handbook, and the region of each document."""

    texts: dict[tuple[str, str], str]
    regions: dict[str, str]

    def regions_of(self, fact: _Fact) -> tuple[str, ...]:
        own = self.regions[fact.document]
        return (own, *_ALSO_HOLDS_FOR.get(own, ()))


def _facts() -> list[_Fact]:
    written = [
        fact
        for path in sorted((ROOT / "tests" / "facts").glob("*.yml"))
        for fact in yaml.safe_load(path.read_text("utf-8"))
    ]
    return [_Fact(f["phrase"], f["document"], tuple(f["in"]), tuple(f["not_in"])) for f in written]


def _text(markdown: str) -> str:
    """Return what is read, run on: a phrase may go from one block of a quotation to the next."""
    return html.unescape(_TAG.sub("", markdown)).replace("\n", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> _Site:
    files = build_tree(real_project(tmp_path_factory.mktemp("facts") / "project")).tree.files

    def read(name: str) -> list[dict[str, Any]]:
        value: list[dict[str, Any]] = json.loads(files[f"api/v1/{name}.json"])
        return value

    texts = {
        (h["region"], h["audience"]): "\n".join(
            _text(files[page.removesuffix(".html") + ".md"]) for page in h["pages"]
        )
        for h in read("handbooks")
    }
    return _Site(texts, {d["id"]: d["region"] for d in read("documents")})


def _bodies() -> dict[str, str]:
    folder = ROOT / "data" / "documents"
    return {path.parent.name: path.read_text("utf-8") for path in folder.glob("*/text.txt")}


def test_every_phrase_stands_in_its_document() -> None:
    bodies = _bodies()
    assert [f.phrase for f in _facts() if f.phrase not in bodies[f.document]] == []


def test_each_reader_finds_what_is_for_him(site: _Site) -> None:
    lost = [
        (fact.phrase, region, audience)
        for fact in _facts()
        for region in site.regions_of(fact)
        for audience in fact.present
        if fact.phrase not in site.texts.get((region, audience), "")
    ]
    assert lost == []


def test_no_reader_finds_what_is_for_others(site: _Site) -> None:
    leaked = [
        (fact.phrase, region, audience)
        for fact in _facts()
        for region in site.regions_of(fact)
        for audience in fact.absent
        if fact.phrase in site.texts.get((region, audience), "")
    ]
    assert leaked == []


def test_what_one_document_alone_says_stays_in_its_region(site: _Site) -> None:
    """A phrase of the Changzhou text alone is in no central handbook."""
    bodies = _bodies()
    alone = [
        fact
        for fact in _facts()
        if site.regions[fact.document] != "central"
        and not any(fact.phrase in body for one, body in bodies.items() if one != fact.document)
    ]
    assert alone
    leaked = [
        (fact.phrase, region, audience)
        for fact in alone
        for (region, audience), text in site.texts.items()
        if region == "central" and fact.phrase in text
    ]
    assert leaked == []
