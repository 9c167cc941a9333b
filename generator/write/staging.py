"""A staging folder beside the target, and the swap that puts it in the target's place.

The swap exchanges two names in one system call where the system can (Linux: renameat2 with
RENAME_EXCHANGE), so that a killed run leaves either the old tree or the new one, never none.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.project import Project

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class StagingError(Exception):
    """The target cannot be written now; the message is Chinese."""


class BusyError(StagingError):
    """Another run is writing the same target."""


class TargetError(StagingError):
    """What stands at the target is not ours to replace."""


def staging_folder(target: Path) -> Path:
    """Return where the tree meant for `target` is written first: a hidden sibling."""
    return target.with_name(f".{target.name}.staging")


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def check_target(project: Project, target: Path, sign: str) -> None:
    """Refuse a target that holds anything but an earlier tree of ours, known by its file `sign`.

    Raises:
        TargetError: replacing the target would lose something.
    """
    if not project.may_write(target):
        raise TargetError(f"{target} 在项目的文件之中，不能被换掉。请换到 build/ 里或项目之外。")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise TargetError(f"{target} 不是普通的文件夹，不能被换掉。请删去它，或换一个。")
    if target.is_dir() and any(target.iterdir()) and not (target / sign).is_file():
        raise TargetError(f"{target} 里有别的内容，不能被换掉。请换一个空文件夹。")


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Give an empty staging folder; swap it in when the block ends well, drop it when it does not.

    Raises:
        BusyError: another run holds the target.
        OSError: the disk refuses.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(target.with_name(f".{target.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError("另一个生成正在进行，请等它结束再运行。") from None
    staging = staging_folder(target)
    try:
        _recover(target)
        _discard(staging)
        staging.mkdir()
        yield staging
        _swap(staging, target)
    finally:
        _discard(staging)
        lock.release()


def _discard(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _recover(target: Path) -> None:
    """Put back what a run that was killed between two renames had set aside."""
    previous = _previous(target)
    if previous.exists():
        if target.exists():
            _discard(previous)
        else:
            previous.rename(target)


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        _replace(staging, target)


def _replace(staging: Path, target: Path) -> None:
    """Swap by two renames; when the second is refused, the first is taken back."""
    previous = _previous(target)
    target.rename(previous)
    try:
        staging.rename(target)
    except OSError:
        previous.rename(target)
        raise
    _discard(previous)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    result = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(result == 0)


def copy_files(folder: Path, files: Mapping[str, Path]) -> None:
    """Copy `files`, path → where each stands now, to below `folder`."""
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files`, path → text, below `folder`, with LF line ends everywhere."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
