"""Hand-written pages are found section by section, at the anchors that the engine really gives them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from generator.search.corpus import PAGE, Corpus
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
    opening = sections[0].texts.pop(0)  # it stands before the first heading, and belongs to it
    told = opening + "".join(one.heading + "".join(one.texts) for one in sections)
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
