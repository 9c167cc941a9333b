"""What is written is whole: a run that fails, is killed or meets another leaves the last tree as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.write.staging import BusyError, staged, staging_folder, write_files

_WRITING_UNTIL_TOLD = """
import sys
from pathlib import Path
from generator.write.staging import staged, write_files
with staged(Path(sys.argv[1])) as folder:
    write_files(folder, {"page.html": "half", "more/page.html": "half"})
    print("writing", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def _another_run(target: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that has begun to write `target` and ends its run once it reads a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITING_UNTIL_TOLD, str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "writing\n"
            yield process
        finally:
            process.kill()


def _write(target: Path, files: dict[str, str]) -> None:
    with staged(target) as folder:
        write_files(folder, files)


def _fail(target: Path, failure: type[BaseException]) -> None:
    with staged(target) as folder:
        write_files(folder, _NEW)
        raise failure


def _read(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def _beside(target: Path) -> set[str]:
    """Return what stands beside the target, but the lock."""
    return {path.name for path in target.parent.iterdir()} - {f".{target.name}.lock"}


_OLD = {"index.html": "old", "gone/page.html": "old"}
_NEW = {"index.html": "new", "more/page.html": "new"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A target that holds the tree of an earlier run."""
    target = tmp_path / "build" / "site"
    _write(target, _OLD)
    return target


def test_the_first_run_makes_the_target_and_the_folders_above(tmp_path: Path) -> None:
    target = tmp_path / "not" / "yet" / "site"
    _write(target, _NEW)
    assert _read(target) == _NEW
    assert _beside(target) == {"site"}


def test_a_run_leaves_nothing_of_the_one_before(target: Path) -> None:
    _write(target, _NEW)
    assert _read(target) == _NEW
    assert _beside(target) == {"site"}


def test_a_run_replaces_the_tree_where_names_cannot_be_exchanged(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    _write(target, _NEW)
    assert _read(target) == _NEW
    assert _beside(target) == {"site"}


def test_the_old_tree_stands_until_the_run_ends(target: Path) -> None:
    with staged(target) as folder:
        write_files(folder, _NEW)
        assert _read(target) == _OLD
    assert _read(target) == _NEW


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_failed_run_leaves_the_old_tree(target: Path, failure: type[BaseException]) -> None:
    with pytest.raises(failure):
        _fail(target, failure)
    assert _read(target) == _OLD
    assert _beside(target) == {"site"}
    _write(target, _NEW)
    assert _read(target) == _NEW


def test_a_failed_first_run_leaves_no_target(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with pytest.raises(RuntimeError):
        _fail(target, RuntimeError)
    assert _beside(target) == set()


def test_a_killed_run_leaves_the_old_tree_and_the_next_succeeds(target: Path) -> None:
    with _another_run(target) as process:
        process.kill()
        assert process.wait() == -9
    assert staging_folder(target).is_dir()
    assert _read(target) == _OLD
    _write(target, _NEW)
    assert _read(target) == _NEW
    assert _beside(target) == {"site"}


def test_a_second_run_at_the_same_time_is_refused(target: Path) -> None:
    with _another_run(target) as process:
        with pytest.raises(BusyError), staged(target):
            pytest.fail("two runs write the same target")
        process.communicate("\n")
        assert process.returncode == 0
    assert _read(target) == {"page.html": "half", "more/page.html": "half"}
    _write(target, _NEW)
    assert _read(target) == _NEW


def test_runs_on_two_targets_do_not_meet(tmp_path: Path) -> None:
    with staged(tmp_path / "one") as one, staged(tmp_path / "other") as other:
        write_files(one, _OLD)
        write_files(other, _NEW)
    assert _read(tmp_path / "one") == _OLD
    assert _read(tmp_path / "other") == _NEW


def test_a_tree_set_aside_by_a_killed_run_is_put_back(target: Path) -> None:
    target.rename(target.with_name(".site.previous"))
    with pytest.raises(RuntimeError):
        _fail(target, RuntimeError)
    assert _read(target) == _OLD
    assert _beside(target) == {"site"}


def test_a_tree_set_aside_is_dropped_where_the_new_one_stands(target: Path) -> None:
    write_files(target.with_name(".site.previous"), {"index.html": "older"})
    with pytest.raises(RuntimeError):
        _fail(target, RuntimeError)
    assert _read(target) == _OLD
    assert _beside(target) == {"site"}


def test_files_are_utf8_with_lf_line_ends(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/b.md": "甲\n乙\n"})
    assert (tmp_path / "a" / "b.md").read_bytes() == "甲\n乙\n".encode()


def test_a_swap_that_is_refused_is_taken_back(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names cannot be exchanged at once, a scanner may hold the new files for a moment."""
    rename = Path.rename

    def refuse(self: Path, other: Path) -> Path:
        if self == staging_folder(target):
            raise PermissionError(13, "held")
        return rename(self, other)

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        _write(target, _NEW)
    assert _read(target) == _OLD
    assert _beside(target) == {"site"}
