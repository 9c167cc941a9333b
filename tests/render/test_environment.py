"""Official text reaches the reader character by character, whatever Markdown or HTML would make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from mkdocs.config import load_config
from mkdocs.utils import meta

from generator.build import build_tree
from generator.project import Project
from generator.render.environment import environment
from tests.support import ROOT, example_project

_HOSTILE = "*甲* <b>乙</b> [丙](x) {: #d } ** 1. "
_SIGNS = "_丁_ &amp; `戊` | {{ 己 }} {% 庚 %} # 辛 \\* ~~壬~~ <!-- 癸 --> ![子](y) http://z.cn #"
_WORDING = f"{_HOSTILE}{_SIGNS}。"
_TITLE = f"{_HOSTILE}{_SIGNS}"


@dataclass
class _Element:
    tag: str
    id: str
    text: str = ""


@dataclass
class _Shown:
    """A page as a browser shows it: the text of each element, what it holds included."""

    elements: list[_Element] = field(default_factory=list)

    def texts(self, *tags: str) -> list[str]:
        return [e.text for e in self.elements if e.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [e.id for e in self.elements if e.id]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shown = _Shown()
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, dict(attrs).get("id") or "")
        self.shown.elements.append(element)
        if tag not in ("br", "hr", "img", "input"):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data


Show = Callable[[str], _Shown]


@pytest.fixture(scope="module")
def show() -> Show:
    """Return the function from Markdown to the page that the engine's own settings make of it."""
    config = load_config(config_file=str(ROOT / "mkdocs.yml"))

    def convert(text: str) -> _Shown:
        body, _ = meta.get_data(text)
        html = markdown.markdown(
            body, extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"]
        )
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return reader.shown

    return convert


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The example's tree, with hostile characters in a title, a wording, a book and a document's name."""
    project = example_project(tmp_path_factory.mktemp("hostile") / "project")
    upper = project.documents / "upper-2020"
    own = "分类要求。在农村，农村成员重点读实用技术；"
    _replace(upper / "text.txt", own, f"分类要求。在农村，农村成员重点读实用技术{_WORDING}")
    _replace(upper / "roles.yml", own, f"'分类要求。在农村，农村成员重点读实用技术{_WORDING}'")
    _replace(upper / "roles.yml", "title: 农村成员读实用技术", f"title: '{_TITLE}'")
    _replace(upper / "document.yml", "short_title: 上级方案", f"short_title: '{_TITLE}'")
    _replace(upper / "document.yml", "title: 上级读书方案", f"title: '{_TITLE}'")
    _replace(upper / "document.yml", "wording: 上级读书方案", f"wording: '{_TITLE}'")
    return dict(build_tree(Project(project.root), accept_ids=True).tree.files)


def test_a_title_stands_in_its_heading_as_written(files: dict[str, str], show: Show) -> None:
    page = show(files["upper/rural/act.md"])
    assert _TITLE in page.texts("h3")
    assert "upper-2020--roles--rural" in page.ids
    assert "d" not in page.ids


def test_a_wording_stands_in_its_quotation_as_written(files: dict[str, str], show: Show) -> None:
    quotations = show(files["upper/rural/act.md"]).texts("blockquote")
    assert f"分类要求。在农村，农村成员重点读实用技术{_WORDING}" in quotations


def test_a_paragraph_of_the_full_text_stands_as_written(files: dict[str, str], show: Show) -> None:
    page = show(files["documents/upper-2020/index.md"])
    whole = f"3. 分类要求。在农村，农村成员重点读实用技术{_WORDING}县级负责人重点读管理知识。"
    assert whole in page.texts("p")


@pytest.mark.parametrize(
    ("page", "tag"),
    [
        ("upper/rural/act.md", "p"),
        ("upper/rural/appendix.md", "h3"),
        ("upper/rural/appendix.md", "a"),
        ("upper/rural/index.md", "a"),
        ("lower/rural/act.md", "h3"),
        ("documents/index.md", "a"),
        ("documents/upper-2020/index.md", "h1"),
        ("documents/upper-2020/index.md", "dd"),
        ("index.md", "a"),
    ],
)
def test_titles_stand_as_written_wherever_they_are_named(
    files: dict[str, str], show: Show, page: str, tag: str
) -> None:
    assert any(_TITLE in text for text in show(files[page]).texts(tag))


def test_no_page_gains_an_element_from_official_text(files: dict[str, str], show: Show) -> None:
    for name, text in files.items():
        if name.endswith(".md"):
            page = show(text)
            assert "d" not in page.ids, name
            assert page.texts("em", "img", "del", "pre") == [], name
            assert set(page.texts("strong")) <= {"编者注："}, name
            assert not {"乙", "丙", "戊"} & set(page.texts("b", "a", "code")), name


@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E) | st.sampled_from("甲〔－　"), max_size=30)
)
def test_any_text_stands_in_a_heading_as_written(show: Show, text: str) -> None:
    template = environment(ROOT / "templates").from_string("# 题{{ text | in_markdown }}末 {: #here }\n")
    page = show(template.render(text=text))
    assert page.texts("h1") == [f"题{text}末"]
    assert page.ids == ["here"]


@pytest.mark.parametrize(
    ("page", "url", "link"),
    [
        ("index.html", "documents/index.html", "documents/index.html"),
        ("index.html", "index.html", "index.html"),
        ("city/rural/act.html", "index.html", "../../index.html"),
        ("city/rural/act.html", "city/rural/index.html", "index.html"),
        ("city/rural/act.html", "city/branch/act.html", "../branch/act.html"),
        ("city/rural/act.html", "city/rural/act.html#a--b--c", "act.html#a--b--c"),
        ("city/rural/act.html", "documents/a/index.html#a--b--c", "../../documents/a/index.html#a--b--c"),
    ],
)
def test_a_link_leads_from_its_page_to_a_path_from_the_root(page: str, url: str, link: str) -> None:
    template = environment(ROOT / "templates").from_string("{{ url | relative }}")
    assert template.render(url=url, page_path=page) == link


def test_what_a_template_misspells_is_an_error() -> None:
    template = environment(ROOT / "templates").from_string("{{ view.titel }}")
    with pytest.raises(UndefinedError, match="titel"):
        template.render(view={"title": "甲"})


def test_what_is_not_marked_as_markup_is_escaped() -> None:
    template = environment(ROOT / "templates").from_string('<p title="{{ text }}">{{ text }}</p>')
    assert template.render(text='<"&') == '<p title="&lt;&#34;&amp;">&lt;&#34;&amp;</p>'
