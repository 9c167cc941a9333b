"""Runs a process to its end and tells what it took. Imports little: a child shows its parent's memory."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.05


@dataclass(frozen=True)
class Cost:
    """What a process and those that it waited for took: seconds of CPU and of the clock.

    `memory` is MiB at the peak of the largest of them, `own` at that of the process itself.
    """

    cpu: float
    wall: float
    memory: float
    own: float = 0


class FailedError(Exception):
    """What was to be measured did not end well."""


def measure(command: Sequence[str], environment: Mapping[str, str], order: Path | None = None) -> Cost:
    """Run `command` with `order` as its stdin.

    Raises:
        FailedError: it ended with a status other than 0.
    """
    with (order or Path(os.devnull)).open("rb") as text:
        began = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdin=text, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    return _cost(process, status, used, wall, own=used.ru_maxrss / 1024)


def watch(command: Sequence[str]) -> Cost:
    """Run `command`, which starts others, and look at its own memory all the while.

    Raises:
        FailedError: it ended with a status other than 0.
    """
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    own, ended = 0.0, 0
    while not ended:
        own = max(own, _peak(process.pid))
        time.sleep(_PAUSE)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    return _cost(process, status, used, time.monotonic() - began, own)


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), default=0)


def _cost(
    process: subprocess.Popen[bytes], status: int, used: resource.struct_rusage, wall: float, own: float
) -> Cost:
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedError(f"{process.args!r}：退出状态 {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, own)
