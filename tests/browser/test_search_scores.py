"""What the browser scores without a stored index is what lunr scores with the whole index."""

from __future__ import annotations

import json
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lunr.builder import Builder
from playwright.sync_api import Browser, Page

from generator.search.corpus import Corpus
from generator.search.words import words
from tests.search.texts import title_of, words_of

Token = tuple[str, str]
"""A word, or two neighbouring Han characters; the second is empty where there is one."""
Scores = list[dict[str, float]]
"""For each set of tokens: number of a findable → its score."""

_SETS = 400
_NEAR = 1e-3

_OURS = """([sets, wanted]) => sets.map((tokens, n) => {
    const numbers = engine.words.numbers;
    const list = tokens.map(([one, other]) => [numbers.get(one), other ? numbers.get(other) : 0]);
    const every = engine.words.spans.map((_, one) => one);
    return Object.fromEntries(engine.scores(list, new Set(wanted ? wanted[n] : every)));
})"""

_THEIRS = """([index, sets]) => {
    const stock = lunr.Index.load(index);
    return sets.map(tokens => Object.fromEntries(stock.query(query => tokens.forEach(
        pair => query.term(pair.join(''), {usePipeline: false}))).map(one => [one.ref, one.score])));
}"""


def _tokens(text: str) -> list[str]:
    found = words(text)
    pairs = [a.text + b.text for a, b in pairwise(found) if a.is_han and b.is_han]
    return [word.text for word in found] + pairs


def _stock_index(found: Corpus) -> dict[str, Any]:
    """Return lunr's index of all that can be found, as the build would store it."""
    builder = Builder()
    builder.ref("number")
    builder.field("title", boost=2)
    builder.field("text")
    for number, one in enumerate(found.findables):
        tokens = [token for text in words_of(found, one) for token in _tokens(text)]
        builder.add({"number": number, "title": _tokens(title_of(found, one)), "text": tokens})
    index: dict[str, Any] = json.loads(json.dumps(builder.build().serialize()))
    return index


def _token_sets(found: Corpus) -> list[list[Token]]:
    """Return sets of 1 to 12 tokens: of stretches of the text, and of words from anywhere in it."""
    chance = Random(5)
    lines = [held for line in found.lines if len(held := words(line)) > 12]
    sets: list[list[Token]] = []
    for n in range(_SETS):
        held = chance.choice(lines)
        at, size = chance.randrange(len(held) - 12), chance.randrange(1, 13)
        stretch = (
            held[at : at + size] if n % 4 else [chance.choice(chance.choice(lines)) for _ in range(size)]
        )
        tokens = [(a.text, b.text) for a, b in pairwise(stretch) if n % 4 and a.is_han and b.is_han]
        tokens += [(word.text, "") for word in stretch if not tokens or not word.is_han]
        sets.append(list(dict.fromkeys(tokens)))
    return sets


@pytest.fixture(scope="module")
def sets(real_corpus: Corpus) -> list[list[Token]]:
    return _token_sets(real_corpus)


@pytest.fixture(scope="module")
def expected(browser: Browser, real_corpus: Corpus, sets: list[list[Token]]) -> Scores:
    """Return what the stock lunr.js says, with the index that Python's lunr made."""
    engine = find_spec("mkdocs")
    assert engine is not None
    assert engine.submodule_search_locations is not None
    script = Path(engine.submodule_search_locations[0]) / "contrib/search/templates/search/lunr.js"
    page = browser.new_page()
    page.add_script_tag(path=script)
    scores: Scores = page.evaluate(_THEIRS, [_stock_index(real_corpus), sets])
    page.close()
    return scores


def _assert_near(ours: Scores, theirs: Scores) -> None:
    for one, other in zip(ours, theirs, strict=True):
        assert one.keys() == other.keys()
        assert [key for key in one if abs(one[key] - other[key]) > _NEAR] == []


def test_scores_are_lunrs_own(engine_page: Page, sets: list[list[Token]], expected: Scores) -> None:
    """91,528 scores of 400 sets of tokens: each findable that has a token of the set; all but the same."""
    ours: Scores = engine_page.evaluate(_OURS, [sets, None])
    _assert_near(ours, expected)
    assert sum(map(len, ours)) > 80_000


def test_what_is_not_asked_for_changes_no_score(
    engine_page: Page, sets: list[list[Token]], expected: Scores
) -> None:
    """The engine has only those scored that it may show; their scores are those of the whole text."""
    wanted = [sorted(map(int, scores))[::3] for scores in expected]
    some = [
        {str(one): scores[str(one)] for one in numbers}
        for numbers, scores in zip(wanted, expected, strict=True)
    ]
    _assert_near(engine_page.evaluate(_OURS, [sets, wanted]), some)


def test_a_token_that_stands_twice_counts_once(engine_page: Page) -> None:
    once, twice = engine_page.evaluate(_OURS, [[[["党", "课"]], [["党", "课"], ["党", "课"]]], None])
    assert once == twice != {}
