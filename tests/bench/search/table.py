"""The table that `make bench` prints and the README quotes: a row for a measure, a column for an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tests.bench.search.oracle import Mean, Oracle, means
from tests.bench.search.runner import FILE, HTTP, SLOW, Measured, Pace, Way
from tests.bench.search.sizes import Size

_TITLES = {
    "keyword": "关键词",
    "full": "全拼",
    "spaced": "全拼，逐字空格",
    "initials": "首字母",
    "mixed": "汉字、全拼、首字母混合",
    "prefix": "全拼，末字未打完",
    "fuzzy": "模糊音",
    "typo": "错一个字母",
    "": "**合计**",
}
_WAYS = ((HTTP, "http"), (FILE, "file://"), (SLOW, "CPU 慢 4 倍"))
_NONE = "—"


@dataclass(frozen=True)
class Text:
    """How much there is to search: characters of different sentences."""

    wordings: int
    """In the records."""
    documents: int
    """In the documents, those of the records among them."""


def table(measured: Sequence[Measured], oracle: Oracle, text: Text) -> str:
    """Return Markdown. Recall and first hit leave out queries with more than ten relevant records."""
    found = {one.engine: means(oracle, one.answers) for one in measured}
    rows: list[tuple[str, list[str]]] = []
    for kind, title in _TITLES.items():
        rows.append((title, [_found(found[one.engine][0].get(kind)) for one in measured]))
    rows.append(("另计：相关的多于十条", [_found(found[one.engine][1]) for one in measured]))
    for title, tell in _measures(text):
        rows.append((title, [tell(one) for one in measured]))
    head = f"| 前十条的召回率 / 第一条相关 | {' | '.join(one.engine for one in measured)} |"
    lines = [head, "|---" * (len(measured) + 1) + "|"]
    lines += [f"| {title} | {' | '.join(cells)} |" for title, cells in rows]
    return "\n".join(lines)


def _measures(text: Text) -> Iterator[tuple[str, Callable[[Measured], str]]]:
    yield "数据 KB：原样 / gzip / brotli", lambda one: _size(one.data)
    yield "每千字数据，gzip KB：条目原文 / 文件全文", partial(_per_thousand, text)
    yield "代码 KB：原样 / gzip / brotli", lambda one: _size(one.code)
    yield "第一次回答前共取，gzip KB", lambda one: f"{one.first.gzip / 1000:.1f}"
    names = " / ".join(name for _, name in _WAYS)
    yield f"第一次回答，毫秒：{names}", partial(_middles, lambda pace: pace.ready)
    yield f"其中引擎自己，毫秒：{names}", partial(_middles, lambda pace: pace.opening)
    for way, name in _WAYS:
        yield f"每次查询，毫秒：p50 / p99，{name}", partial(_asked, way)


def _found(mean: Mean | None) -> str:
    return f"{_share(mean.recall)} / {_share(mean.first)}（{mean.count}）" if mean and mean.count else _NONE


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0") if 0 < value < 1 else f"{value:.0f}"


def _size(size: Size) -> str:
    return " / ".join(f"{number / 1000:.1f}" for number in (size.raw, size.gzip, size.brotli))


def _per_thousand(text: Text, one: Measured) -> str:
    return " / ".join(f"{one.data.gzip / characters:.2f}" for characters in (text.wordings, text.documents))


def _middles(times: Callable[[Pace], Sequence[float]], one: Measured) -> str:
    found = [times(one.paces[way]) if way in one.paces else () for way, _ in _WAYS]
    return " / ".join(f"{quantile(values, 0.5):.1f}" if values else _NONE for values in found)


def _asked(way: Way, one: Measured) -> str:
    if way not in one.paces:
        return _NONE
    return " / ".join(f"{quantile(one.paces[way].asked, share):.1f}" for share in (0.5, 0.99))


def quantile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
