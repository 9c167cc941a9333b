"""Print the same handbooks with our press and with WeasyPrint, turn about, and say what each took.

    python -m tests.bench.print [--handbook ID] [--times N] [--rounds N]

CPU time of processes and their children, not wall time: the machine may be shared. Each handbook is set by
the one right after the other, so that what else the machine does meets both.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.print.measure import Cost, measure, watch
from tests.bench.print.same import lacking, page_texts

_PAGES = 40
"""Of the handbook that is looked at closely: the one that comes nearest."""
_LEAST = "最小 / 中位 / 最大"
_OURS, _THEIRS = "ours", "theirs"

_Pair = dict[str, Any]


@dataclass(frozen=True)
class _Engine:
    """What one engine took for each handbook, in each round, and what it made."""

    rounds: Sequence[Sequence[Cost]]
    pages: Sequence[int]
    size: float
    """MB of all files."""
    lacking: int

    def cpu(self) -> list[float]:
        """Return seconds for each handbook: the least of its rounds."""
        return [min(cost.cpu for cost in costs) for costs in zip(*self.rounds, strict=True)]

    def memory(self) -> float:
        return max(cost.memory for costs in self.rounds for cost in costs)

    def wall(self) -> float:
        return min(sum(cost.wall for cost in costs) for costs in self.rounds)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.print")
    add = parser.add_argument
    add("--handbook", help="the one to print again and again (its id); else the one nearest to 40 pages")
    add("--times", type=int, default=9, help="how often")
    add("--rounds", type=int, default=1, help="how often each engine prints each handbook")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "tests.bench.print.prepare", name], check=True)
        pairs: list[_Pair] = json.loads((folder / "pairs.json").read_bytes())
        ours, theirs = _compared(pairs, arguments.rounds)
        chosen = _chosen(pairs, ours, arguments.handbook)
        print("\n".join(_cold(pairs[chosen], ours.pages[chosen], arguments.times)), flush=True)
        together = measure(
            pairs[0][_THEIRS]["command"], pairs[0][_THEIRS]["environment"], folder / "all.json"
        )
        words = sum(len(pair["wordings"]) for pair in pairs)
        print("\n".join(_table(ours, theirs, together, words)), flush=True)
        print("\n".join(_builds(folder / "project")), flush=True)


def _compared(pairs: Sequence[_Pair], rounds: int) -> tuple[_Engine, _Engine]:
    """Print every handbook with each engine, one right after the other."""
    for side in (_OURS, _THEIRS):
        _print(pairs[0][side])  # what both read from the disk is in memory from now on
    costs: dict[str, list[list[Cost]]] = {_OURS: [], _THEIRS: []}
    for _ in range(rounds):
        for all_of_side in costs.values():
            all_of_side.append([])
        for pair in pairs:
            for side in (_OURS, _THEIRS):
                costs[side][-1].append(_print(pair[side]))
    return _engine(pairs, _OURS, costs[_OURS]), _engine(pairs, _THEIRS, costs[_THEIRS])


def _engine(pairs: Sequence[_Pair], side: str, rounds: Sequence[Sequence[Cost]]) -> _Engine:
    files = [Path(pair[side]["out"]) for pair in pairs]
    texts = [page_texts(file) for file in files]
    missing = [lacking(text, pair["wordings"]) for text, pair in zip(texts, pairs, strict=True)]
    for pair, wordings in zip(pairs, missing, strict=True):
        for wording in wordings:
            print(f"{pair['id']}（{side}）没有这一段：{wording}")
    size = sum(file.stat().st_size for file in files) / 1e6
    return _Engine(rounds, [*map(len, texts)], size, sum(map(len, missing)))


def _print(start: dict[str, Any]) -> Cost:
    return measure(start["command"], start["environment"], Path(start["order"]))


def _chosen(pairs: Sequence[_Pair], ours: _Engine, asked: str | None) -> int:
    ids = [pair["id"] for pair in pairs]
    if asked is None:
        return min(range(len(ids)), key=lambda number: abs(ours.pages[number] - _PAGES))
    if asked not in ids:
        raise SystemExit(f"没有 {asked} 这本手册。有：{'、'.join(ids)}")
    return ids.index(asked)


def _cold(pair: _Pair, pages: int, times: int) -> Iterator[str]:
    costs = [_print(pair[_OURS]) for _ in range(times)]
    cpu, wall = _spread([cost.cpu for cost in costs]), _spread([cost.wall for cost in costs])
    yield f"一本手册（{pair['id']}，A4，{pages} 页），一个进程从启动到结束，{times} 次，{_LEAST}："
    yield f"  CPU {cpu} 秒，实际 {wall} 秒，内存 {_spread([cost.memory for cost in costs], '.0f')} MiB"


def _table(ours: _Engine, theirs: _Engine, together: Cost, words: int) -> Iterator[str]:
    own, other = ours.cpu(), theirs.cpu()
    whole, beside = sum(own), sum(other)
    each = [b / a for a, b in zip(own, other, strict=True)]
    memory = f"{theirs.memory():.0f}（印全部 {together.memory:.0f}）"
    yield ""
    yield f"{len(own)} 本 A4 手册，两边轮流印，{len(ours.rounds)} 轮，每本取 CPU 最少的一次："
    yield ""
    yield "| | 本项目（Typst） | WeasyPrint | 是我们的几倍 |"
    yield "|---|---|---|---|"
    yield f"| CPU 合计，秒，一本一个进程 | {whole:.2f} | {beside:.2f} | {beside / whole:.1f} |"
    yield f"| 同上，WeasyPrint 一个进程印全部 | | {together.cpu:.2f} | {together.cpu / whole:.1f} |"
    yield f"| 一本的 CPU，秒：{_LEAST} | {_spread(own)} | {_spread(other)} | {_spread(each, '.1f')} |"
    yield f"| 实际用时合计，秒 | {ours.wall():.1f} | {theirs.wall():.1f} | |"
    yield f"| 最大的进程，MiB | {ours.memory():.0f} | {memory} | |"
    yield f"| 页数 | {sum(ours.pages)} | {sum(theirs.pages)} | |"
    yield f"| 文件合计，MB | {ours.size:.1f} | {theirs.size:.1f} | |"
    yield f"| 找得到的原文段落，共 {words} | {words - ours.lacking} | {words - theirs.lacking} | |"


def _builds(root: Path) -> Iterator[str]:
    """Build the site from nothing, then all editions too, then again with nothing changed."""
    build = [sys.executable, "-m", "generator", "--project", str(root), "build"]
    yield ""
    yield "生成（连同所有子进程）："
    yield ""
    yield "| | CPU，秒 | 实际，秒 | 主进程内存，MiB |"
    yield "|---|---|---|---|"
    for title, is_fresh, options in (
        ("handbook build，从头", True, []),
        ("handbook build --editions，从头", True, ["--editions"]),
        ("handbook build --editions，什么也没改", False, ["--editions"]),
    ):
        if is_fresh:
            _clear(root / "build")
        cost = watch([*build, *options])
        yield f"| {title} | {cost.cpu:.2f} | {cost.wall:.1f} | {cost.own:.0f} |"


def _clear(build: Path) -> None:
    """Delete all that was built but the fonts that were fetched."""
    for path in (*build.glob("*"), *build.glob("fonts/*")):
        if path.name not in ("fonts", "families"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _spread(values: Sequence[float], form: str = ".2f") -> str:
    return " / ".join(format(value, form) for value in (min(values), median(values), max(values)))


if __name__ == "__main__":
    main()
