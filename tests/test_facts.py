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
    above: dict[str, tuple[str, ...]]
    """Region → itself and all above it."""

    def handbooks_of(self, fact: _Fact, audiences: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return the handbooks that the fact speaks of: its region's own, and those of regions below.

        Below, not every audience has a handbook, and a document that has the phrase too decides for itself.
        """
        own = self.regions[fact.document]
        saying = {self.regions[one] for one, body in _bodies().items() if fact.phrase in body}
        below = [r for r, lineage in self.above.items() if own in lineage and r not in saying]
        held = [(r, a) for r in below for a in audiences if (r, a) in self.texts]
        return [(own, audience) for audience in audiences] + held


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
    built = build_tree(real_project(tmp_path_factory.mktemp("facts") / "project"))
    files = built.tree.files

    def read(name: str) -> list[dict[str, Any]]:
        value: list[dict[str, Any]] = json.loads(files[f"api/v1/{name}.json"])
        return value

    texts = {
        (h["region"], h["audience"]): "\n".join(
            _text(files[page.removesuffix(".html") + ".md"]) for page in h["pages"]
        )
        for h in read("handbooks")
    }
    above = {r.id: tuple(up.id for up in built.library.lineage(r.id)) for r in built.library.regions}
    return _Site(texts, {d["id"]: d["region"] for d in read("documents")}, above)


def _bodies() -> dict[str, str]:
    folder = ROOT / "data" / "documents"
    return {path.parent.name: path.read_text("utf-8") for path in folder.glob("*/text.txt")}


def test_every_phrase_stands_in_its_document() -> None:
    bodies = _bodies()
    assert [f.phrase for f in _facts() if f.phrase not in bodies[f.document]] == []


def test_each_reader_finds_what_is_for_him(site: _Site) -> None:
    lost = [
        (fact.phrase, handbook)
        for fact in _facts()
        for handbook in site.handbooks_of(fact, fact.present)
        if fact.phrase not in site.texts.get(handbook, "")
    ]
    assert lost == []


def test_no_reader_finds_what_is_for_others(site: _Site) -> None:
    leaked = [
        (fact.phrase, handbook)
        for fact in _facts()
        for handbook in site.handbooks_of(fact, fact.absent)
        if fact.phrase in site.texts.get(handbook, "")
    ]
    assert leaked == []


def test_what_one_document_alone_says_stays_in_its_region(site: _Site) -> None:
    """No handbook of a region that the document does not hold for has a phrase of that document alone."""
    bodies = _bodies()
    alone = [
        fact
        for fact in _facts()
        if not any(fact.phrase in body for one, body in bodies.items() if one != fact.document)
    ]
    assert alone
    leaked = [
        (fact.phrase, region, audience)
        for fact in alone
        for (region, audience), text in site.texts.items()
        if site.regions[fact.document] not in site.above[region] and fact.phrase in text
    ]
    assert leaked == []
