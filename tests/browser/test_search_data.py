"""What the browser unpacks is what the build packed: every word, text, reading and address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.build import Built, build_tree
from generator.library import addresses
from generator.library.library import Library
from generator.render.tree import _search_script
from generator.search.corpus import Corpus, corpus
from generator.search.readings import read
from generator.search.words import width, words
from tests.browser.engine import ask, cut, open_engine
from tests.browser.wordings import api
from tests.hostile import make_twins
from tests.search.data_file import value_of
from tests.search.texts import title_of, words_of
from tests.test_unbreakable import PIECES

Cut = list[list[Any]]
"""Of each word: itself, and the UTF-16 units from and to which it stands."""

_BREAKING = (
    *("'", '"', "\\", "\\'", "\\\\'", "\\u0027", "\n", "\r\n", "\u2028", "\u2029"),
    *("</script>", "<!--<script>", "\x00\x1f\x7f"),
)

_HALF = re.compile("[\ud800-\udfff\ufffd]")
"""Half of a wide character, left alone, or what stands for it on the way here."""

_CUT = """texts => texts.map(text => {
    const found = [];
    handbookSearch.parts.text.eachWord(text, (word, kind, start, end) => found.push([word, start, end]));
    return found;
})"""

_COUNTING = """characters => {
    const found = {};
    for (const one of characters) {
        const texts = [];
        handbookSearch.parts.text.eachWord('a' + one + '党', word => texts.push(word));
        if (texts.join() !== 'a,党') found[one] = texts;
    }
    return found;
}"""

_UNPACKED = """() => engine.words.spans.map(spans => spans.map(
    span => [span.field, engine.words.text.slice(span.from, span.to)]))"""

_HEARD = """() => {
    const words = engine.words, found = [];
    for (let n = 0; n < words.count; n++) {
        const sound = words.unusual.has(n) ? words.unusual.get(n) : words.usual[words.word[n]];
        found.push([words.line[n], words.text.slice(words.from[n], words.to[n]), words.syllables[sound]]);
    }
    return found;
}"""

_CATALOGUE = """choices => {
    const data = JSON.parse(handbookSearch.parts.data);
    const catalogue = handbookSearch.parts.catalogue.open(data);
    return choices.map(choice => data.kind.map((_, one) => catalogue.entry(one, {choice})));
}"""

_ODD = st.text(st.sampled_from("党𠮷〇㐀Aaﬁ１2②㎡½ßİΣς\u0301\u200b😀々ㄅ가ア 　〔…"), max_size=60)


def _cut_here(line: str) -> Cut:
    at = [0, *accumulate(map(width, line))]
    return [[word.text, at[word.start], at[word.end]] for word in words(line)]


def test_the_browser_cuts_every_line_as_the_build_does(engine_page: Page, real_corpus: Corpus) -> None:
    lines = list(real_corpus.lines)
    assert engine_page.evaluate(_CUT, lines) == [_cut_here(line) for line in lines]


@given(st.text(max_size=60) | _ODD)
def test_the_browser_cuts_any_line_as_the_build_does(engine_page: Page, line: str) -> None:
    assert engine_page.evaluate(_CUT, [line]) == [_cut_here(line)]


def test_each_character_there_is_counts_alike(engine_page: Page) -> None:
    """Each that this Python knows but for plain Han; the browser may know newer ones."""
    known = (chr(code) for code in (*range(0x4E00), *range(0xA000, 0x20000), *range(0x2F800, 0x2FA20)))
    characters = [one for one in known if unicodedata.category(one) not in ("Cn", "Cs", "Co")]
    texts = {one: [word.text for word in words(f"a{one}党")] for one in characters}
    counting = {one: found for one, found in texts.items() if found != ["a", "党"]}
    assert len(counting) > 5000
    assert engine_page.evaluate(_COUNTING, "".join(characters)) == counting


def _assert_unpacked(page: Page, found: Corpus) -> None:
    packed = [[title_of(found, one), *words_of(found, one)] for one in found.findables]
    unpacked = page.evaluate(_UNPACKED)
    assert [[text for _, text in spans] for spans in unpacked] == packed
    assert {tuple(field for field, _ in spans[:2]) for spans in unpacked} <= {(0, 1), (0,)}


def _assert_heard(page: Page, lines: Sequence[str], library: Library) -> None:
    """Compare the words of the whole text, each with its reading."""
    expected = []
    for number, line in enumerate(lines):
        syllables = read(line, library.pinyin_by_words)
        for word in words(line):
            syllable = syllables[word.start] if word.is_han else ""
            expected.append([number, line[word.start : word.end], syllable])
        expected.append([number, "", ""])
    assert page.evaluate(_HEARD) == expected


def test_all_that_is_found_is_unpacked_character_by_character(engine_page: Page, real_corpus: Corpus) -> None:
    _assert_unpacked(engine_page, real_corpus)


def test_each_character_is_heard_as_it_is_read(
    engine_page: Page, real_corpus: Corpus, real_library: Library
) -> None:
    _assert_heard(engine_page, real_corpus.lines, real_library)


def test_each_address_is_unpacked_for_each_reader(
    engine_page: Page, real_corpus: Corpus, built_site: Path, real_library: Library
) -> None:
    """For one who has chosen no handbook, and for some who have."""
    choices = ["", *(handbook["id"] for handbook in api(built_site, "handbooks")[::9])]
    titles = {d.id: d.fields.short_title for d in real_library.documents}
    for choice, entries in zip(choices, engine_page.evaluate(_CATALOGUE, choices), strict=True):
        for one, entry in zip(real_corpus.findables, entries, strict=True):
            chapters = dict(one.places)
            name = one.url.partition("#")[2]
            assert entry == {
                "record": one.id or None,
                "kind": one.kind,
                "url": f"{choice}/{chapters[choice]}.html#{name}" if choice in chapters else one.url,
                "document": titles.get(one.document, ""),
                "place": {"section": one.section, "paragraph": one.paragraph} if one.section else None,
                "handbooks": list(chapters),
            }


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A project whose texts have characters of two UTF-16 units, and ones of several letters, everywhere."""
    pieces = ["\U00020bb7", "\U00030edd", "ﬁ㎡", "e\u0301", "😀", "a1"]
    return build_tree(make_twins(tmp_path_factory.mktemp("wide"), pieces).hostile, accept_ids=True)


@pytest.fixture(scope="module")
def wide_page(browser: Browser, wide: Built) -> Page:
    page = browser.new_page()
    open_engine(page, wide.tree.files[addresses.SEARCH_DATA])
    page.evaluate("() => { handbookSearch.ask = engine.ask }")
    return page


def test_wide_characters_are_unpacked_too(wide: Built, wide_page: Page) -> None:
    found = corpus(wide.library, wide.handbooks)
    assert sum("\U00020bb7" in line for line in found.lines) > 20
    _assert_unpacked(wide_page, found)
    _assert_heard(wide_page, found.lines, wide.library)
    lines = list(found.lines)
    assert wide_page.evaluate(_CUT, lines) == [_cut_here(line) for line in lines]


def _compared(text: str) -> str:
    return "".join(word.text for word in words(text))


def _wide_stretches(lines: Sequence[str], length: int) -> list[str]:
    """Return of each line the first Han characters, so many, that have a wide one second."""
    found: dict[str, str] = {}
    for line in lines:
        held = words(line)
        for n in range(len(held) - length + 1):
            stretch = held[n : n + length]
            if stretch[1].text > "\uffff" and all(word.is_han for word in stretch):
                found.setdefault(line, "".join(word.text for word in stretch))
    return list(dict.fromkeys(found.values()))


def test_wide_characters_are_found_and_marked_whole(wide: Built, wide_page: Page) -> None:
    stretches = _wide_stretches(corpus(wide.library, wide.handbooks).lines, 3)
    assert len(stretches) > 20
    for stretch in stretches:
        results = ask(wide_page, stretch, limit=3)["results"]
        assert results, stretch
        for one in results:
            marked = cut(one["excerpt"], one["marks"]) + cut(one["title"], one["titleMarks"])
            assert stretch in map(_compared, marked)


def test_no_excerpt_halves_a_wide_character(wide: Built, wide_page: Page) -> None:
    characters = sorted(
        {word.text for line in corpus(wide.library, wide.handbooks).lines for word in words(line)}
    )
    tried = 0
    for character in characters[::3]:
        for one in ask(wide_page, character, limit=50)["results"]:
            assert not _HALF.search(one["excerpt"])
            tried += "\U00020bb7" in one["excerpt"]
    assert tried > 200


def test_no_text_breaks_out_of_the_data(browser: Browser) -> None:
    """What a script, a string of a script, or HTML would end at stands there as it is, in the browser too."""
    texts = [*PIECES, *_BREAKING, *("".join(pair) for pair in pairwise(_BREAKING))]
    value = {"texts": texts, "".join(_BREAKING): {"'": ["\\'"]}}
    script = _search_script(value)
    assert value_of(script) == value
    page = browser.new_page()
    page.evaluate("window.handbookSearch = {parts: {}}")
    page.evaluate(script)
    assert page.evaluate("JSON.parse(handbookSearch.parts.data)") == value
    page.close()
