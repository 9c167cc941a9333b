"""`handbook print` as a person meets it: what is printed, what is not printed again."""

from __future__ import annotations

from pathlib import Path

from generator.project import Project
from tests.editions.pressing import SHORTEST, fingerprints, print_handbooks, whole_files
from tests.editions.survey import Printed
from tests.support import example_project, run_handbook


def _stamps(project: Project) -> dict[str, tuple[int, int]]:
    """Return of each printed file what changes when it is written again."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in project.editions.iterdir()}


_SURROUNDINGS = (
    {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4711"},
)


def test_the_same_data_give_the_same_bytes_in_any_folder_zone_and_language(tmp_path: Path) -> None:
    """Each from nothing, fonts too; on all papers, under the names that the site gives them."""
    prints = []
    for name, env in zip(("one", "another/deeper"), _SURROUNDINGS, strict=True):
        project = example_project(tmp_path / name)
        result = run_handbook(project.root, "print", "--region", "下级", "--audience", "branch", env=env)
        assert result.returncode == 0, result.stderr
        prints.append(fingerprints(project.build / "print"))
    assert prints[0] == prints[1]
    assert sorted(prints[0]) == [f"lower-branch-{paper}.pdf" for paper in ("a4", "a5", "booklet", "large")]


def test_what_is_asked_for_is_printed_and_nothing_else(project: Project, printed_example: Printed) -> None:
    out = project.root.parent / "out"
    print_handbooks(project, *SHORTEST, "--paper", "booklet", "--paper", "a4", "--out", str(out))
    assert sorted(path.name for path in out.iterdir()) == [
        f"upper-committee-{p}.pdf" for p in ("a4", "booklet")
    ]
    every = fingerprints(printed_example.folder)
    assert fingerprints(out).items() <= every.items(), "alone or with all others, the same bytes"


def test_a_rare_character_in_one_handbook_changes_no_other_however_they_are_printed(project: Project) -> None:
    _change(project, "title: 㛃讨论题")
    outs = [project.root.parent / name for name in ("alone", "together")]
    print_handbooks(project, *SHORTEST, "--paper", "a4", "--out", str(outs[0]))
    others = ("--region", "lower", "--audience", "branch")
    print_handbooks(project, *SHORTEST, *others, "--paper", "a4", "--out", str(outs[1]))
    alone, together = map(fingerprints, outs)
    assert "lower-branch-a4.pdf" in together
    assert alone.items() <= together.items()


def _change(project: Project, title: str) -> None:
    """Give a record that some of the handbooks hold another title."""
    topics = project.documents / "lower-2021" / "topics.yml"
    text = topics.read_text("utf-8")
    assert "title: 两个讨论题" in text
    topics.write_text(text.replace("title: 两个讨论题", title), encoding="utf-8")


def test_what_has_not_changed_is_not_printed_again(project: Project, printed_example: Printed) -> None:
    out = project.build / "print"
    print_handbooks(project)
    before, printed = _stamps(project), fingerprints(out)
    print_handbooks(project)
    assert _stamps(project) == before
    _change(project, "title: 讨论题两个")
    print_handbooks(project)
    new = set(_stamps(project)) - set(before)
    changed = {name for name, value in fingerprints(out).items() if printed[name] != value}
    holders = _handbooks_with(printed_example, "lower-2021--topics--two-topics")
    papers = ("a4", "a5", "booklet", "large")
    assert 0 < len(holders) < len(printed_example.wanted)
    assert changed == {f"{name}-{paper}.pdf" for name in holders for paper in papers}
    assert len(new) == len(changed)
    assert {name: stamp for name, stamp in _stamps(project).items() if name not in new} == before


def _handbooks_with(printed: Printed, anchor: str) -> list[str]:
    wanted = printed.wanted.items()
    return [name for name, one in wanted if any(record.anchor == anchor for record in one.records)]


def test_a_file_that_a_full_disk_cut_short_is_printed_again(project: Project) -> None:
    print_handbooks(project, *SHORTEST)
    printed = fingerprints(project.build / "print")
    for path in project.editions.iterdir():
        path.write_bytes(path.read_bytes()[:-4000])
    print_handbooks(project, *SHORTEST)
    assert fingerprints(project.build / "print") == printed
    assert all(whole_files(project.editions).values())
