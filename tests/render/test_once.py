"""What is the same in every handbook is rendered once, and its links are right wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.environment import environment
from tests.support import ROOT

_TEMPLATE = """
{%- macro told(record, terms) -%}
{{ record.url | relative }} {{ record.name | counted }}
{%- for one in terms %} {{ one }}={{ terms[one] }}{% endfor %}
{%- endmacro -%}
{%- macro short(record, terms) -%}
{{ record.name | counted }}
{%- endmacro -%}
{{ once(told, record, terms) }}|{{ once(short, record, {}) if shortly }}"""


@dataclass(frozen=True)
class _Record:
    name: str
    url: str = "documents/a/index.html#p1"


class _Site:
    """Renders pages over one environment, and counts how often a macro was really called."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self._environment = environment(ROOT / "templates")
        self._environment.filters["counted"] = self._counted
        self._template = self._environment.from_string(_TEMPLATE)

    def _counted(self, name: str) -> str:
        self.calls.append(name)
        return name

    def page(
        self, path: str, record: _Record, terms: dict[str, str] | None = None, *, shortly: bool = False
    ) -> str:
        return self._template.render(page_path=path, record=record, terms=terms or {}, shortly=shortly)


def test_a_record_is_rendered_once_for_all_pages_at_one_depth() -> None:
    site, record = _Site(), _Record("甲")
    pages = ["city/rural/act.html", "city/branch/act.html", "town/rural/meetings.html"]
    shown = {site.page(path, record) for path in pages}
    assert shown == {"../../documents/a/index.html#p1 甲|"}
    assert site.calls == ["甲"]


def test_its_links_are_right_at_every_depth() -> None:
    site, record = _Site(), _Record("甲")
    paths = ["index.html", "city/index.html", "city/rural/act.html", "a/b/c/d.html"]
    for _ in range(2):
        assert [site.page(path, record).partition("documents")[0] for path in paths] == [
            "",
            "../",
            "../../",
            "../../../",
        ]
    assert site.calls == ["甲"] * 4


def test_with_other_terms_it_is_rendered_anew() -> None:
    site, record = _Site(), _Record("甲")
    given: list[dict[str, str]] = [{}, {"a": "#t1"}, {"a": "#t2"}, {"b": "#t1"}, {"a": "#t1", "b": "#t1"}]
    for _ in range(2):
        shown = [site.page("city/rural/act.html", record, terms).split()[2:] for terms in given]
        assert shown == [[], ["a=#t1|"], ["a=#t2|"], ["b=#t1|"], ["a=#t1", "b=#t1|"]]
    assert site.calls == ["甲"] * 5


def test_other_records_and_other_macros_are_not_mistaken_for_each_other() -> None:
    site = _Site()
    first, second = _Record("甲"), _Record("乙")
    assert site.page("a/b.html", first, shortly=True) == "../documents/a/index.html#p1 甲|甲"
    assert site.page("a/b.html", second, shortly=True) == "../documents/a/index.html#p1 乙|乙"
    assert site.page("a/c.html", first, shortly=True) == "../documents/a/index.html#p1 甲|甲"
    assert site.calls == ["甲", "甲", "乙", "乙"]
