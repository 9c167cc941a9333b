"""What the fonts lack is told wherever it stands: as itself, by its code point, in the texts of documents."""

from __future__ import annotations

from dataclasses import replace

from generator.checks.characters import characters_can_be_printed
from generator.library.source import Source
from tests.factories import audience, document, draft, library, region

_EMOJI = "\N{GRINNING FACE}"


def _places(*lines: str) -> list[str]:
    made = library(
        [region("city")],
        [audience("member", everyone=True)],
        [document("a", "city", draft("duties/one", "member", wording=f"好{_EMOJI}。"))],
    )
    made = replace(made, sources={"duties": Source("data/documents/a/duties.yml", lines)})
    found = characters_can_be_printed(made, frozenset({_EMOJI}))
    assert all("U+1F600" in one.message and _EMOJI in one.message and one.is_error for one in found)
    return [str(one.location) for one in found]


def test_it_is_told_in_the_data_and_in_the_text() -> None:
    assert _places("- id: one", f"  wording: 好{_EMOJI}。{_EMOJI}") == [
        "data/documents/a/duties.yml:2:13",
        "data/documents/a/duties.yml:2:15",
        "data/documents/a/text.txt:1:2",
    ]


def test_it_is_found_where_it_is_written_by_its_code_point() -> None:
    assert _places('- wording: "好\\U0001f600。"')[0] == "data/documents/a/duties.yml:1:14"


def test_a_comment_is_not_printed() -> None:
    assert _places(f"# 这里有{_EMOJI}") == ["data/documents/a/text.txt:1:2"]


def test_nothing_is_told_where_nothing_lacks() -> None:
    made = library([region("city")], [audience("member")], [document("a", "city")])
    assert characters_can_be_printed(made, frozenset()) == ()
