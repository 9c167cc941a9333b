"""Markup of the type-setter in texts, rare characters, long paragraphs: printed as they are written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import Press, build_tree
from generator.editions.fonts import find_fonts
from generator.library.papers import PAPERS
from generator.project import Project
from tests.editions import rules_layout
from tests.editions.reading import read_book
from tests.editions.survey import Printed, Survey, printed, survey
from tests.hostile import make_twins
from tests.support import example_project, run_handbook

_PIECES = (
    *(
        "#let x = 1",
        "#x",
        "#(1+2)",
        "#{7*7}",
        '#import "x"',
        '#read("mkdocs.yml")',
        "#pagebreak()",
        "#h(1fr)",
    ),
    *(
        "*bold*",
        "_a_",
        "**x**",
        "__",
        "$x$",
        "$ 1/2 $",
        "@label",
        "<label>",
        "<lower-2021--goals--x>",
        "[^1]",
    ),
    *(
        "//comment",
        "/* x */",
        "*/",
        "\\n",
        "\\",
        "\\\\",
        "\\u{41}",
        "\\#",
        "[ ]",
        "[x]",
        "]",
        "{x}",
        "}",
        "()",
    ),
    *(
        '"x"',
        '"',
        "'",
        "'x'",
        "`raw`",
        "```",
        "= x",
        "== x",
        "- x",
        "+ x",
        "/ x: y",
        "1. x",
        "~",
        "---",
        "--",
    ),
    *("...", "-?", "https://a.cn//b?c=#d", "%s", "{0}", "&amp;", "<b>", "</p>", "\\begin{x}", "(\\)", "% x"),
    *("\u8d5f", "\u5803", "\u36c3", "\u8d5f\u5803\u36c3"),
)
"""Markup, code, comments and escapes of Typst, of PDF and of others; 赟, 堃 and 㛃, rare in names."""
_LONG = "".join(f"第{n}句话写得很长，说的是同一件事情；" for n in range(1, 200))[:3000] + "完"
_STRANGE = {rules_layout.both_margins_are_flush.__name__, rules_layout.no_letters_stand_on_others.__name__}
"""What cannot hold where words of foreign letters are longer than a line's rest or a narrow column."""


def _print(project: Project, folder: Path) -> Printed:
    built = build_tree(
        project, accept_ids=True, press=Press(find_fonts(project), PAPERS, lambda done, total: None)
    )
    folder.mkdir()
    for url, path in built.printed.items():
        shutil.copyfile(path, folder / Path(url).name)
    return printed(built, folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    folder = tmp_path_factory.mktemp("hostile")
    return survey(_print(make_twins(folder, _PIECES).hostile, folder / "out"))


def test_what_is_markup_to_some_is_text_to_us(hostile: Survey) -> None:
    """All that stands in the data stands in print, in wordings, titles, names, cells, notes, in order."""
    found = {name: faults[:5] for name, faults in hostile.faults.items() if faults and name not in _STRANGE}
    assert found == {}


def test_a_paragraph_of_three_thousand_characters_is_whole_and_well_set(tmp_path: Path) -> None:
    """In a wording and in a row to fill in, which is then higher than a page and has to be broken."""
    project = make_twins(tmp_path, [_LONG], only="端").hostile
    long = _print(project, tmp_path / "out")
    faults = survey(long).faults
    broken = rules_layout.rows_are_unbroken.__name__
    assert {name: found[:5] for name, found in faults.items() if found and name != broken} == {}
    book = read_book(long.path("lower-rural", "large"))
    spread = [
        {run.page for run in block.runs} for block in book.blocks if block.role == "P" and _LONG in block.text
    ]
    assert max(map(len, spread)) > 2


@pytest.mark.parametrize("sign", ["A", "_", "—", "…", "□", "×", "）"])
def test_a_row_of_signs_that_no_line_can_hold_goes_on_in_the_next(sign: str, tmp_path: Path) -> None:
    """A line to write on, a row of dashes: Typst knows no place to break it, and would run off the sheet."""
    project = make_twins(tmp_path, ["字" + sign * 150 + "字"], only="端").hostile
    faults = survey(_print(project, tmp_path / "out")).faults
    assert faults[rules_layout.nothing_leaves_its_page.__name__] == []
    told = {name: found[:5] for name, found in faults.items() if found and name.startswith("every_")}
    assert told == {}


_EMOJI, _WRITTEN = "\U0001f600", "\\U0001F600"


def _with_text(project: Project, name: str, old: str, new: str) -> tuple[int, int]:
    """Put `new` in place of the first `old`; return the line and column of the emoji in it."""
    path = project.root / name
    before, found, after = path.read_text("utf-8").partition(old)
    assert found
    path.write_text(before + new + after, encoding="utf-8", newline="\n")
    here = before + new[: new.upper().index(_EMOJI if _EMOJI in new else _WRITTEN)]
    return here.count("\n") + 1, len(here) - here.rfind("\n")


@pytest.mark.parametrize("arguments", [("print",), ("build", "--editions")])
def test_a_character_that_no_font_has_is_told_at_its_places_and_nothing_is_written(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    project, out = example_project(tmp_path / "project"), tmp_path / "out"
    places = [
        (name, *_with_text(project, name, old, new))
        for name, old, new in (
            ("data/matters.yml", "title: ", "title: \U0001f600"),
            ("data/site.yml", "示例部门", '"\\U0001F600部门"'),
            ("data/documents/upper-2020/text.txt", "要认真读书", "要\U0001f600认真读书"),
            ("data/documents/upper-2020/goals.yml", "要认真读书", "要\U0001f600认真读书"),
        )
    ]
    accepted = run_handbook(project.root, "build", "--accept-ids")
    assert accepted.returncode == 0, accepted.stderr
    shutil.rmtree(project.site)
    result = run_handbook(project.root, *arguments, *(("--out", str(out)) if arguments == ("print",) else ()))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("U+1F600") == len(places)
    for name, line, column in places:
        assert f"{name}:{line}:{column}: 错误 font-lacks-character" in result.stderr, result.stderr
    assert not out.exists()
    assert not project.site.exists()
    assert not project.editions.exists() or not any(project.editions.iterdir())


def test_a_table_of_long_rows_goes_on_from_page_to_page_row_by_row(tmp_path: Path) -> None:
    """Two dozen steps of eight lines: each row whole on one page, each page with the table's head."""
    project = example_project(tmp_path / "project")
    last = "会后，小组公布记录。"
    more = [f"第{n}步，{'小组把学到的写下来念给大家听，' * (5 + n % 4)}大家再说。" for n in range(1, 25)]
    steps = "".join(f"\n    - {{id: more-{n}, wording: {step}}}" for n, step in enumerate(more))
    folder = project.documents / "lower-2021"
    for name in ("text.txt", "meetings.yml"):
        text = (folder / name).read_text("utf-8").replace(last, last + "".join(more), 1)
        text = text.replace(f"wording: {last}}}", f"wording: {last}}}{steps}")
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    found = survey(_print(project, tmp_path / "out"))
    assert {name: faults[:5] for name, faults in found.faults.items() if faults} == {}
    assert found.seen["tables on several pages"] > 3
