"""Hand-written pages are found section by section, at the anchors that the engine really gives them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.load import load_library
from generator.search.corpus import PAGE, Corpus, corpus
from generator.search.pages import PageSection, page_sections
from tests.browser.wordings import squeezed
from tests.html import read_page
from tests.search.texts import title_of, words_of
from tests.support import example_project, run_handbook

_ODD = """\
Before any heading.

# 页面 `code` & **bold** <b>raw</b>

First *paragraph* with a [link](about.md) &amp; an entity,
on two lines.

## Same heading

- one
- two
    - inside two

## Same heading

> quoted

| a | b |
|---|---|
| 单元 | cell |

### Named by hand {: #by-hand }

```
## no heading
```

Under the line
--------------

1. **strong** end<br>of line

#### 四级 *weak* 标题

##### Fifth

###### Sixth

The last words.
"""


class _Headings(HTMLParser):
    """Reads the anchors and words of the headings in a page's article."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._is_inside = False
        self._is_article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_article |= tag == "article"
        if self._is_article and tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.found.append((dict(attrs).get("id") or "", ""))
            self._is_inside = True

    def handle_endtag(self, tag: str) -> None:
        self._is_article &= tag != "article"
        self._is_inside &= tag[0] != "h"

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            name, words = self.found[-1]
            self.found[-1] = name, words + data


def _headings(page: Path) -> list[tuple[str, str]]:
    reader = _Headings()
    reader.feed(page.read_text("utf-8"))
    return reader.found


def test_the_guide_is_found_at_the_anchors_that_it_has(real_corpus: Corpus, built_site: Path) -> None:
    found = [one for one in real_corpus.findables if one.kind == PAGE]
    addresses = [(one.url, title_of(real_corpus, one)) for one in found]
    assert addresses == [(f"about.html#{a}", words) for a, words in _headings(built_site / "about.html")]
    told = "".join(title_of(real_corpus, one) + "".join(words_of(real_corpus, one)) for one in found)
    assert squeezed(told) == squeezed(read_page(built_site / "about.html").article)


def test_any_page_has_the_anchors_that_the_engine_gives_it(tmp_path: Path) -> None:
    """Headings alike, named by hand, underlined, of all six ranks, with markup; and one that is none."""
    project = example_project(tmp_path / "project")
    (project.root / "content/odd.md").write_text(_ODD, encoding="utf-8")
    result = run_handbook(project.root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    sections = page_sections(_ODD, "odd")
    built = _headings(project.site / "odd.html")
    assert len(built) == 8
    assert [(one.anchor, one.heading) for one in sections] == built
    told = sections[0].texts.pop(0) + "".join(one.heading + "".join(one.texts) for one in sections)
    assert squeezed(told) == squeezed(read_page(project.site / "odd.html").article)


def test_each_block_is_a_text_of_its_own() -> None:
    """So that no excerpt and no match runs from one cell, item or paragraph into the next."""
    assert page_sections("# A\n\none\ntwo\n\n- three\n- four\n\n# B", "page") == [
        PageSection("A", "a", ["one two", "three", "four"]),
        PageSection("B", "b", []),
    ]
    assert [one.texts for one in page_sections("# A\n\n| a | b |\n|---|---|\n| c | d |", "page")] == [
        list("abcd")
    ]


def test_text_before_the_first_heading_belongs_to_it() -> None:
    assert page_sections("early\n\n# A\n\nlater\n\n# B", "page") == [
        PageSection("A", "a", ["early", "later"]),
        PageSection("B", "b", []),
    ]


def test_a_page_without_a_heading_is_named_as_its_file() -> None:
    assert page_sections("one\n\ntwo", "notice") == [PageSection("notice", "page", ["one", "two"])]
    assert page_sections("", "notice") == []


def test_what_a_heading_or_a_block_is_written_over_is_one_line() -> None:
    """Lines are what parts the texts in the data: one too many would shift all that follows."""
    (section,) = page_sections('<h2 id="raw">two\nlines</h2>\n<p>more\n\nlines</p>', "page")
    assert section == PageSection("two lines", "raw", ["more lines"])


@pytest.mark.parametrize("stray", ["</h2>", "</p>", "</h2></h2>", "</li></td>"])
def test_a_stray_end_ends_nothing(stray: str) -> None:
    assert page_sections(f"{stray}\n\n# A\n\ntext", "page") == [PageSection("A", "a", ["text"])]


def test_a_raw_block_at_the_end_is_not_lost() -> None:
    assert page_sections("# A\n\n<div>the last</div>", "page") == [PageSection("A", "a", ["the last"])]
    assert page_sections("<div>alone</div>", "page") == [PageSection("page", "page", ["alone"])]


@pytest.mark.parametrize("element", ["script", "style"])
def test_what_no_reader_sees_is_no_text(element: str) -> None:
    written = f"# A\n\n<{element}>\nvar one = 'two';\n</{element}>\n\ntext"
    assert page_sections(written, "page") == [PageSection("A", "a", ["text"])]


_LOOSE = {
    "loose.md": "Nothing but text.\n",
    "early.md": "Early.\n\n## Second rank\n\nText.\n",
    "raw.md": '# A\n\n<h2 id="two">two\nlines</h2>\n\nText.\n\n<div>The last.</div>\n',
    "notes/README.md": "# Notes\n\nText.\n",
    "notes/deep/one.md": "# One\n\nText.\n",
}


def test_every_hand_written_page_has_the_address_that_is_told(tmp_path: Path) -> None:
    """Without headings, with raw ones, in folders, and where the engine names the file otherwise."""
    project = example_project(tmp_path / "project")
    for name, text in _LOOSE.items():
        (project.root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (project.root / "content" / name).write_text(text, encoding="utf-8")
    library, _ = load_library(project)
    result = run_handbook(project.root, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    told = {one.url for one in corpus(library, ()).findables if one.kind == PAGE}
    pages = {url.partition("#")[0] for url in told}
    assert pages >= {"loose.html", "early.html", "raw.html", "notes/index.html", "notes/deep/one.html"}
    for url in told:
        page, _, name = url.partition("#")
        assert name in read_page(project.site / page).ids, url


@pytest.mark.parametrize("stray", ["</h2>", "<div>more</div></h2>"])
def test_a_stray_end_takes_no_heading_away(stray: str) -> None:
    (section,) = page_sections(f"# A\n\ntext\n\n{stray}", "page")
    assert (section.heading, section.texts[0]) == ("A", "text")


def test_a_raw_heading_without_a_name_has_an_address_that_is_there() -> None:
    """The engine gives it no anchor, and the page has none of the name `page` if it has a first heading."""
    assert "page" not in {one.anchor for one in page_sections("# A\n\n<h2>raw</h2>\n\ntext", "page")}
