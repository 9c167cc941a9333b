"""Build the same pages with each engine, once after another in one run, and print what each cost.

    python -m tests.bench [--times N]

CPU time of the process and its children, not wall time: the machine may be shared.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.bench.multiply import multiplied_project
from tests.support import run_handbook

_BIN = Path(sys.executable).parent
_PRUNED = ["navigation.prune"]


@dataclass(frozen=True)
class _Engine:
    """A way to build the tree: its command, and what it changes in the tree's plain `mkdocs.yml`."""

    name: str
    command: tuple[str, ...]
    plugins: tuple[str, ...] = ()
    is_pruned: bool = True


_PEERS = (
    _Engine("MkDocs，原样 Material，jieba 搜索", ("mkdocs", "build", "-q"), ("search",), is_pruned=False),
    _Engine("MkDocs，Material 精简导航，不带搜索", ("mkdocs", "build", "-q")),
    _Engine("ProperDocs，同上", ("properdocs", "build", "-q")),
    _Engine("Zensical，精简导航", ("zensical", "build")),
)


@dataclass(frozen=True)
class _Cost:
    pages: int
    cpu: float
    """Seconds."""
    memory: float
    """MiB at the peak of the largest process."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--times", type=int, default=1, help="how often each lower document stands")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = multiplied_project(folder / "project", times)
        assert run_handbook(project.root, "build", "--accept-ids").returncode == 0
        shutil.rmtree(project.build)
        handbook = [sys.executable, "-m", "generator", "--project", str(project.root)]
        _report("handbook build", _measure([*handbook, "build"], Path(), project.site))
        assert run_handbook(project.root, "generate", "--out", str(folder / "tree")).returncode == 0
        for engine in _PEERS:
            if (_BIN / engine.command[0]).exists():
                _report(engine.name, _peer(engine, folder / "tree"))
            else:
                print(f"{engine.name}: 没有安装（make bench 会装好）")


def _peer(engine: _Engine, tree: Path) -> _Cost:
    config: dict[str, Any] = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    config["plugins"] = list(engine.plugins)
    features = config["theme"]["features"]
    config["theme"]["features"] = [f for f in features if engine.is_pruned or f not in _PRUNED]
    (tree / "bench.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    shutil.rmtree(tree / "site", ignore_errors=True)
    command = [str(_BIN / engine.command[0]), *engine.command[1:], "-f", "bench.yml"]
    return _measure(command, tree, tree / "site")


def _measure(command: list[str], cwd: Path, site: Path) -> _Cost:
    environment: Mapping[str, str] = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f"  {' '.join(command)}：退出状态 {process.returncode}")
    pages = sum(1 for _ in site.rglob("*.html"))
    return _Cost(pages, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _report(name: str, cost: _Cost) -> None:
    each = cost.cpu * 1000 / cost.pages if cost.pages else 0
    figures = f"CPU {cost.cpu:.2f} 秒，每页 {each:.1f} 毫秒，内存 {cost.memory:.0f} MiB"
    print(f"{name}: {cost.pages} 页，{figures}", flush=True)


if __name__ == "__main__":
    main()
