"""Build the same pages with each engine, one after another in one run, and print what each cost.

    python -m tests.bench [--times N ...] [--seed S]

CPU time of the process and its children, not wall time: the machine may be shared. With several N it says
how the cost of a page grows. The other engines have their theme as it comes, without site_overrides/.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_BIN = Path(sys.executable).parent
_OURS = "handbook build"
_FEATURES = ["navigation.indexes", "navigation.tabs", "navigation.footer", "navigation.top"]
_PRUNED = ["navigation.prune"]
_OF_OUR_FACE = ("extra_css", "extra_javascript", "hooks", "strict")
"""Settings that go with site_overrides/."""


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

    @property
    def each(self) -> float:
        """Milliseconds of CPU a page."""
        return self.cpu * 1000 / max(1, self.pages)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--times", type=int, nargs="+", default=[1], help="how often each lower document stands"
    )
    parser.add_argument(
        "--seed", type=int, default=1, help="what the copies' text and regions are drawn from"
    )
    arguments = parser.parse_args()
    costs = {times: _report(times, arguments.seed) for times in dict.fromkeys(arguments.times)}
    first, *others = costs
    for times in others:
        for name in (name for name in costs[first] if name in costs[times]):
            small, large = costs[first][name], costs[times][name]
            print(
                f"{name}：{small.pages} → {large.pages} 页，每页 {small.each:.1f} → {large.each:.1f} 毫秒，"
                f"是 {large.each / small.each:.2f} 倍（1 就是线性）"
            )


def _report(times: int, seed: int) -> dict[str, _Cost]:
    """Build the data multiplied so, print what each engine needed, and return it."""
    print(f"每份下级文件 {times} 份，种子 {seed}：")
    costs = {}
    with tempfile.TemporaryDirectory() as name:
        for engine, cost in _costs(Path(name), times, seed):
            costs[engine] = cost
            figures = f"CPU {cost.cpu:.2f} 秒，每页 {cost.each:.1f} 毫秒，内存 {cost.memory:.0f} MiB"
            print(f"  {engine}：{cost.pages} 页，{figures}", flush=True)
    return costs


def _costs(folder: Path, times: int, seed: int) -> Iterator[tuple[str, _Cost]]:
    """Yield each engine that is installed and its cost.

    The data are made by another process too: one that is started shows its parent's memory as its own.
    """
    root, tree = folder / "project", folder / "tree"
    multiply = ("tests.bench.multiply", str(root), "--times", str(times), "--seed", str(seed))
    subprocess.run([sys.executable, "-m", *multiply], check=True)
    handbook = [sys.executable, "-m", "generator", "--project", str(root)]
    yield _OURS, _measure([*handbook, "build"], Path(), root / "build" / "site")
    subprocess.run([*handbook, "generate", "--out", str(tree)], check=True, stdout=subprocess.DEVNULL)
    for engine in _PEERS:
        if (_BIN / engine.command[0]).exists():
            yield engine.name, _peer(engine, tree)
        else:
            print(f"  {engine.name}：没有安装（make bench 会装好）")


def _peer(engine: _Engine, tree: Path) -> _Cost:
    config: dict[str, Any] = yaml.safe_load((tree / "mkdocs.yml").read_text("utf-8"))
    config = {key: value for key, value in config.items() if key not in _OF_OUR_FACE}
    config["plugins"] = list(engine.plugins)
    features = [*_FEATURES, *(_PRUNED if engine.is_pruned else [])]
    config["theme"] = {"name": "material", "language": "zh", "font": False, "features": features}
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


if __name__ == "__main__":
    main()
