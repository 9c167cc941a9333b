"""No text of the data can break a page: it stands there character by character, and is all that changes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from inspect import get_annotations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_type_hints

import markdown
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.utils import meta

from generator.build import Built, build_tree
from generator.library import addresses
from generator.load import load_library
from generator.mkdocs_plugin import _content
from generator.project import Project
from generator.schema.base import Authored, Text, Texts
from generator.schema.kinds import KINDS
from generator.search import search_data
from tests.events import Event, events, mapped
from tests.hostile import Twins, make_twins
from tests.search.data_file import value_of
from tests.support import ROOT, run_handbook

PIECES = (
    *("<script>alert(1)</script>", "</title><script>alert(1)</script>", "</p></blockquote></div></article>"),
    *("{{ 7*7 }}", "{{ config }}", "{% raw %}", "{% include 'x' %}", "{# x #}", "*_#|[]~`", "**x**", "_x_"),
    *("# heading {: #x }", "## x {: #y }", "{: #id }", "{: .c onclick=x }", "[x]: y", "[x](javascript:a)"),
    *("a![x](y)", "<https://a.cn>", "[[x]]", "[^1]", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)"),
    *("]]>", "-->", "<!--", "<!DOCTYPE x>", "<?php ?>", "&amp;&#60", "&#x3c;b&gt", "&copy", "&nbsp;x", "&"),
    *("\\", "\\*", "\\n", "- x", "1. x", "> x", "```", "~~~", "---", "title: x", "+++", "==="),
    *("<b>", "<details open>", "<textarea>", "<style>*{}", "%s", "{0}", "$1", "\\1", "|x|", "^x^", "==x=="),
    *("\U00020bb7", "\u36c3", "\U00030edd", "e\u0301", "\u0338", "\u260e\ufe0f", "\u845b\U000e0100"),
    *("\u05d0", "\u0645\u0631", "\U0001f3f4", "a  b", "a\tb", "\u00a0x", "\u3000x", "klzzwxh:0", "wzxhzdk:0"),
    "\uff1a",
)
"""Each is something to some reader of a page; none has a digit run that a rule takes for a telephone."""
_ENDING = ")!?;"
"""Signs that belong to the sentence before them: a wording does not begin with one."""
_SIGNS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="03456789@"))
_ODD = st.text(st.sampled_from("\U00020bb7\u36c3\u0301\u05d0\ufe0f\ufb01\u00df\u2603"))
_pieces = st.sampled_from(PIECES) | (_SIGNS | _ODD).map(lambda text: text.lstrip(_ENDING)).filter(bool)


Body = Callable[[str], str]
"""From the Markdown of a page to its HTML."""


def _built(project: Project) -> Built:
    return build_tree(project, accept_ids=True)


def _in_plugin(text: str) -> str:
    return _content(text)[0]


@pytest.fixture(scope="module")
def in_markdown() -> Body:
    """Return the way of an engine without our plugin: all of the page is parsed as Markdown."""
    config = load_config(config_file=str(ROOT / "mkdocs.yml"))
    extensions, their_settings = config["markdown_extensions"], config["mdx_configs"]
    return lambda text: str(markdown.markdown(text, extensions=extensions, extension_configs=their_settings))


def _harmful(read: list[Event]) -> Iterator[Event]:
    """Yield what no text may bring in: scripts, handlers of events, addresses that are programs."""
    for event in read:
        given = dict(event.attributes)
        address = (given.get("href") or given.get("src") or "").strip().lower()
        if event.what == "<script" or any(name.startswith("on") for name in given):
            yield event
        if re.match(r"[a-z+.-]+:", address) and not address.startswith(("http:", "https:")):
            yield event


def _changed(value: Any, change: Callable[[str], Any]) -> Any:
    """Return `value` with every text in it changed, names of fields too."""
    if isinstance(value, dict):
        return [[change(key), _changed(one, change)] for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [_changed(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


def _assert_titles_alike(hostile: Any, harmless: Any, twins: Twins) -> None:
    """Compare what engines put into their pages as it is: titles in the navigation and in `<title>`."""
    wanted = _changed(harmless, lambda text: mapped(events(text), twins.translated))
    assert _changed(hostile, events) == wanted
    assert not re.search("[\"'<]", "".join(_texts(hostile)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *_texts(one))
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value


def _assert_pages_alike(hostile: str, harmless: str, twins: Twins, body: Body) -> None:
    """Compare two pages: the same tags, and every text and attribute as it was written."""
    (one, its_meta), (other, other_meta) = meta.get_data(hostile), meta.get_data(harmless)
    _assert_titles_alike(its_meta, other_meta, twins)
    read = events(body(one))
    assert read == mapped(events(body(other)), twins.translated)
    assert list(_harmful(read)) == []


def _assert_trees_alike(twins: Twins, body: Body = _in_plugin) -> None:
    hostile, harmless = _built(twins.hostile), _built(twins.harmless)
    assert list(hostile.tree.files) == list(harmless.tree.files)
    for name, text in hostile.tree.files.items():
        other = harmless.tree.files[name]
        if name.endswith(".md"):
            _assert_pages_alike(text, other, twins, body)
            _assert_titles_alike(_content(text)[1], _content(other)[1], twins)
        elif name == addresses.SEARCH_DATA:
            _assert_data_alike(value_of(text), value_of(other), twins)
            assert value_of(text) == json.loads(json.dumps(search_data(hostile.library, hostile.handbooks)))
        else:
            assert json.loads(text) == hostile.plan.files[name]
            wanted = _changed(json.loads(other), twins.translated)
            assert _changed(json.loads(text), str) == wanted
    _assert_titles_alike(hostile.tree.navigation, harmless.tree.navigation, twins)
    _assert_titles_alike(hostile.tree.site_name, harmless.tree.site_name, twins)


_COUNTED = ("kind", "document", "section", "paragraph", "place", "places", "counts")
"""What of the search data has no text in it; readings and widths are those of each project's characters."""
_TOLD = ("text", "regions", "audiences", "handbooks", "chapters", "documents", "kinds", "name", "sections")


def _assert_data_alike(hostile: Mapping[str, Any], harmless: Mapping[str, Any], twins: Twins) -> None:
    """Compare two files of search data: the same findables at the same places, with the text as written."""
    assert [hostile[name] for name in _COUNTED] == [harmless[name] for name in _COUNTED]
    for name in _TOLD:
        assert hostile[name] == _translated(harmless[name], twins), name


def _translated(value: Any, twins: Twins) -> Any:
    if isinstance(value, list):
        return [_translated(one, twins) for one in value]
    return twins.translated(value) if isinstance(value, str) else value


@settings(max_examples=10, phases=[Phase.generate])
@given(st.lists(_pieces, min_size=1, max_size=9))
def test_any_text_stands_as_written_and_changes_nothing_else(pieces: list[str]) -> None:
    with TemporaryDirectory() as folder:
        _assert_trees_alike(make_twins(Path(folder), pieces))


_HEAPS = [" ".join(PIECES[n::8]) for n in range(8)]
"""All pieces, in so few heaps that every text of some length holds them all."""

_OF_SINGLE_BLANKS = [" ".join(heap.split()) for heap in _HEAPS]
"""Where others handle the text: readers see one blank of any number, and Markdown and themes make it so."""


def test_all_that_is_hostile_at_once_stands_as_written(tmp_path: Path) -> None:
    _assert_trees_alike(make_twins(tmp_path, _HEAPS))


def test_another_engine_that_parses_markdown_shows_the_same(tmp_path: Path, in_markdown: Body) -> None:
    _assert_trees_alike(make_twins(tmp_path, _OF_SINGLE_BLANKS), in_markdown)


def test_the_whole_site_shows_it_as_written_in_titles_and_attributes_too(tmp_path: Path) -> None:
    """What the engine's theme makes of a title: `<title>`, navigation, breadcrumbs, labels, footer."""
    twins = make_twins(tmp_path, _OF_SINGLE_BLANKS)
    for project in (twins.hostile, twins.harmless):
        result = run_handbook(project.root, "build", "--accept-ids")
        assert result.returncode == 0, result.stdout + result.stderr
    pages = {path.relative_to(twins.hostile.site): path for path in twins.hostile.site.rglob("*.html")}
    assert len(pages) > 50
    for name, path in pages.items():
        read = events(path.read_text("utf-8"))
        wanted = mapped(events((twins.harmless.site / name).read_text("utf-8")), twins.translated)
        assert read == wanted, name


def test_a_hundred_thousand_characters_stand_as_written(tmp_path: Path) -> None:
    """In a title, a wording and its parts, wherever they are shown."""
    whole = " ".join(PIECES)
    _assert_trees_alike(make_twins(tmp_path, [(whole * 200)[:100_000] + "x"], only="态"))


def test_one_records_text_changes_no_other_record(tmp_path: Path) -> None:
    """Of 查态度查行动 alone every line that differs holds its own characters; no line comes or goes."""
    twins = make_twins(tmp_path, _HEAPS, only="态端敷衍假担")
    own = "every-2021/checklists/attitude"
    hostile, harmless = _built(twins.hostile), _built(twins.harmless)
    fields = {record.id: record.fields for record in hostile.library.records()}
    assert {r.id for r in harmless.library.records() if r.fields != fields[r.id]} == {own}
    changed = set()
    for name, text in hostile.tree.files.items():
        for line, other in zip(text.split("\n"), harmless.tree.files[name].split("\n"), strict=True):
            if line != other:
                assert set(map(ord, other)) & set(twins.characters), name
                changed.add(name)
    assert "lower/rural/examine.md" in changed
    assert "lower/rural/study.md" not in changed


_UNSEEN = {
    "Audience.not_words",
    "PublicNumber.number",
    "PublicNumber.reason",
    "Allowance.code",
    "Allowance.reason",
    "PinyinOverride.words",
    "PinyinOverride.reading",
}
"""What editors tell the rules, and no page shows."""


def test_every_field_of_every_shape_is_tried(tmp_path: Path) -> None:
    """A new field of text is put into a document of tests/every_field, so that all this holds for it."""
    twins = make_twins(tmp_path, ["가"])
    library, _ = load_library(twins.hostile)
    tried = set(_tried([library.site, *library.regions, *library.audiences, *library.matters]))
    tried |= set(_tried([library.works, [d.fields for d in library.documents]]))
    tried |= set(_tried([[r.fields for r in library.records()], [t.fields for t in library.terms()]]))
    assert sorted(set(_fields_of_text()) - tried - _UNSEEN) == []
    assert {record.kind.id for record in library.records()} == {kind.id for kind in KINDS}


def _fields_of_text() -> Iterator[str]:
    shapes: list[type[Authored]] = [Authored]
    for shape in shapes:
        shapes += shape.__subclasses__()
        own = get_type_hints(shape, include_extras=True)
        for name in get_annotations(shape):
            if _holds_text(own[name]):
                yield f"{shape.__name__}.{name}"


def _holds_text(annotation: Any) -> bool:
    return annotation in (Text, Texts) or any(_holds_text(one) for one in get_args(annotation)[:2])


def _tried(value: Any) -> Iterator[str]:
    """Yield the fields that hold a piece, by the shape that declares them."""
    if isinstance(value, Authored):
        for name in type(value).model_fields:
            held = getattr(value, name)
            texts = [held] if isinstance(held, str) else held if isinstance(held, tuple) else []
            if any(isinstance(text, str) and "가" in text for text in texts):
                yield from (f"{c.__name__}.{name}" for c in type(value).__mro__ if name in get_annotations(c))
            yield from _tried(held)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _tried(one)
