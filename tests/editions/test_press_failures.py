"""`handbook print` that fails, is killed or meets another: it says why, and leaves whole files or none."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import pytest

from generator.project import Project
from tests.editions.pressing import SHORTEST, fingerprints, print_handbooks, whole_files
from tests.editions.survey import Printed
from tests.support import run_handbook


def test_a_wrong_template_is_told_with_what_typst_says_and_where(project: Project) -> None:
    template = project.templates / "print" / "record.typ"
    template.write_text(template.read_text("utf-8") + "\n#let broken = (\n", encoding="utf-8")
    lines = template.read_text("utf-8").count("\n")
    result = run_handbook(project.root, "print", *SHORTEST)
    assert result.returncode == 1
    assert "没有印成" in result.stderr
    assert "error: unclosed delimiter" in result.stderr
    assert f"record.typ:{lines}" in result.stderr
    assert "Traceback" not in result.stderr
    assert whole_files(project.editions) == {}
    assert not (project.build / "print").exists()


@pytest.mark.parametrize("name", ["handbook.typ", "booklet.typ"])
def test_a_template_that_is_missing_is_named(name: str, project: Project) -> None:
    (project.templates / "print" / name).unlink()
    result = run_handbook(project.root, "print", *SHORTEST)
    assert result.returncode == 1
    assert f"没有模板 templates/print/{name}" in result.stderr
    assert "Traceback" not in result.stderr
    assert whole_files(project.editions) == {}


def test_a_template_in_another_encoding_is_named(project: Project) -> None:
    (project.templates / "print" / "record.typ").write_bytes("条目".encode("gbk"))
    result = run_handbook(project.root, "print", *SHORTEST)
    assert result.returncode == 1
    assert "templates/print/record.typ" in result.stderr
    assert "UTF-8" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_character_of_a_template_that_no_font_has_is_told_on_every_paper(project: Project) -> None:
    """In a booklet the type-setter would leave a blank and say nothing."""
    template = project.templates / "print" / "booklet.typ"
    text = template.read_text("utf-8").replace("打印这本小册子", "\U0001f600打印这本小册子", 1)
    template.write_text(text, encoding="utf-8")
    before = text[: text.index("\U0001f600")]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    result = run_handbook(project.root, "print", *SHORTEST, "--paper", "booklet")
    assert result.returncode == 1
    assert f"templates/print/booklet.typ:{place}: 错误 font-lacks-character" in result.stderr
    assert whole_files(project.editions) == {}


_ENDLESS = "#for one in range(100000) { for other in range(100000) { let sum = one + other } }\n"
"""A template that is at work for hours."""


def _command(project: Project) -> list[str]:
    return [sys.executable, "-m", "generator", "--project", str(project.root), "print"]


@contextmanager
def _running(project: Project, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start `handbook print` as the head of processes of its own, all of them ended at the end."""
    with subprocess.Popen(
        [*_command(project), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509
    ) as process:
        try:
            yield process
        finally:
            _end_all_of(process.pid)


def _heed_interrupts() -> None:
    """Undo what tests that run in the background inherit: they would hand on that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _end_all_of(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


_Awaited = TypeVar("_Awaited")


def _wait_for(what: Callable[[], _Awaited]) -> _Awaited:
    for _ in range(6000):
        if value := what():
            return value
        time.sleep(0.01)
    raise AssertionError("nothing came")


def _workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the ids of the processes that `process` has started to set books."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may have ended meanwhile
            parent = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
            if int(parent) == process.pid and b"worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def test_a_worker_that_is_killed_is_told_and_leaves_nothing(project: Project) -> None:
    template = project.templates / "print" / "handbook.typ"
    template.write_text(_ENDLESS + template.read_text("utf-8"), encoding="utf-8")
    with _running(project, *SHORTEST, "--paper", "a4") as process:
        (one,) = _wait_for(lambda: _workers_of(process))
        os.kill(one, signal.SIGKILL)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "上级 · 委员会（a4）没有印成" in told
    assert "信号 9" in told
    assert "Traceback" not in told
    assert whole_files(project.editions) == {}
    assert not (project.build / "print").exists()


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_run_that_is_broken_off_leaves_whole_files_alone_and_the_next_one_ends_it(
    ending: signal.Signals, status: int, project: Project, printed_example: Printed
) -> None:
    out = project.build / "print"
    with _running(project) as process:
        _wait_for(lambda: any(whole_files(project.editions).values()))
        os.killpg(process.pid, ending)
        _, told = process.communicate(timeout=60)
        assert process.returncode == status
        assert "Traceback" not in told
    assert not out.exists()
    left = whole_files(project.editions)
    assert len(left) < len(list(printed_example.folder.iterdir())), "it was broken off before the end"
    assert all(is_whole for name, is_whole in left.items() if name.endswith(".pdf"))
    if ending is signal.SIGINT:
        assert all(left.values()), "no drafts"
    print_handbooks(project)
    assert fingerprints(out) == fingerprints(printed_example.folder)
    assert not list(project.editions.glob(".*")), "no drafts"


def test_of_two_runs_at_once_the_second_is_told_and_the_first_ends_well(
    project: Project, printed_example: Printed
) -> None:
    """The first is held in the middle of its work: so the second meets it however fast either is."""
    out = project.root.parent / "out"
    with _running(project) as process:
        _wait_for(lambda: project.editions.exists() and any(project.editions.iterdir()))
        os.kill(process.pid, signal.SIGSTOP)
        others = [run_handbook(project.root, "print", "--out", str(out))]
        others.append(run_handbook(project.root, "build", "--editions"))
        os.kill(process.pid, signal.SIGCONT)
        _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told
    for other in others:
        assert other.returncode == 1
        assert "另一次排印正在进行" in other.stderr
        assert "Traceback" not in other.stderr
    assert not out.exists()
    assert not project.site.exists()
    assert fingerprints(project.build / "print") == fingerprints(printed_example.folder)
    assert all(whole_files(project.editions).values())


def _print_on_a_full_disk(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Print where a limit on the size of files stands for the full disk: Linux refuses to write beyond it."""
    return subprocess.run(
        [*_command(project), *SHORTEST, *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )


def test_a_disk_that_takes_no_more_is_told_and_nothing_half_is_left(project: Project) -> None:
    result = _print_on_a_full_disk(project)
    assert result.returncode == 1
    assert re.search("磁盘|写不|读写", result.stderr), result.stderr
    assert "模板" not in result.stderr, "it is not the template's fault"
    assert "Traceback" not in result.stderr
    assert whole_files(project.editions) == {}
    assert whole_files(project.build / "print") == {}


def test_a_copy_that_the_disk_refuses_leaves_no_half_file(project: Project) -> None:
    print_handbooks(project, *SHORTEST)
    printed = fingerprints(project.build / "print")
    out = project.root.parent / "out"
    result = _print_on_a_full_disk(project, "--out", str(out))
    assert result.returncode == 1
    assert "读写文件时出错" in result.stderr
    assert "磁盘满了" in result.stderr
    assert str(out) in result.stderr, "not the file that was copied: it is as it was"
    assert whole_files(out) == {}
    assert fingerprints(project.build / "print") == printed


def test_a_target_that_is_a_file_or_among_the_data_is_refused_before_anything_is_printed(
    project: Project,
) -> None:
    file = project.root.parent / "taken.pdf"
    file.write_text("mine", encoding="utf-8")
    for target in (
        file,
        project.site,
        project.editions / "new",
        project.fonts,
        project.data,
        project.root,
        project.documents / "new",
    ):
        result = run_handbook(project.root, "print", *SHORTEST, "--out", str(target))
        assert result.returncode == 1
        assert str(target) in result.stderr
        assert "--out" in result.stderr
        assert "Traceback" not in result.stderr
    assert file.read_text("utf-8") == "mine"
    assert not project.editions.exists()
    assert not list(project.root.rglob("*.pdf"))


def test_what_the_system_says_of_a_target_is_told_in_chinese(project: Project) -> None:
    file = project.root.parent / "taken"
    file.write_text("mine", encoding="utf-8")
    result = run_handbook(project.root, "print", *SHORTEST, "--out", str(file / "below"))
    assert result.returncode == 1
    assert str(file / "below") in result.stderr
    assert "不是文件夹" in result.stderr
    assert "Not a directory" not in result.stderr


def test_a_file_where_the_store_should_be_is_told(project: Project) -> None:
    project.editions.write_text("", encoding="utf-8")
    result = run_handbook(project.root, "print", *SHORTEST)
    assert result.returncode == 1
    assert str(project.editions) in result.stderr
    assert "Traceback" not in result.stderr
