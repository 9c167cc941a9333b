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

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class BusyError(Exception):
    """Another run is writing the same target."""


def staging_folder(target: Path) -> Path:
    """Return where the tree meant for `target` is written first: a hidden sibling."""
    return target.with_name(f".{target.name}.staging")


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


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
        raise BusyError(str(target)) from None
    staging = staging_folder(target)
    try:
        _recover(target)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        yield staging
        _swap(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        lock.release()


def _recover(target: Path) -> None:
    """Put back what a run that was killed between two renames had set aside."""
    previous = _previous(target)
    if previous.exists():
        if target.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(target)


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif not _exchange(staging, target):
        previous = _previous(target)
        target.rename(previous)
        staging.rename(target)
        shutil.rmtree(previous, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    result = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(result == 0)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files`, path → text, below `folder`, with LF line ends everywhere."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
