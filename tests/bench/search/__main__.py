"""Ask our search and others the same random questions on the same records, and print what came of it.

python -m tests.bench.search [--times N ...] [--seeds S ...] [...]

Nothing here knows how our search works: it is asked through `window.handbookSearch`, like by a reader.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser

from generator.project import Project
from tests.bench.multiply import multiplied_project
from tests.bench.search import peers
from tests.bench.search.corpus import Corpus, distinct_characters
from tests.bench.search.engines import Engine, ours
from tests.bench.search.misses import misses
from tests.bench.search.oracle import Oracle
from tests.bench.search.queries import Query, draw_queries
from tests.bench.search.runner import Measured, measure
from tests.bench.search.table import Text, table
from tests.browser.reader import browsing
from tests.support import run_handbook

_ENGINES = ("ours", "material", "pagefind", "minisearch")


def main() -> None:
    arguments = _parser().parse_args()
    for times in arguments.times:
        with tempfile.TemporaryDirectory() as name:
            _report(Path(name), times, arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search")
    add = parser.add_argument
    add("--times", type=int, nargs="+", default=[1], help="how often each lower document stands")
    add("--seeds", type=int, nargs="+", default=[1], help="what the queries are drawn from")
    add("--count", type=int, default=120, help="queries of a class, for each seed")
    add("--repeats", type=int, default=5, help="fresh pages, and rounds of all queries")
    add("--only", choices=_ENGINES, nargs="+", default=_ENGINES, help="the engines to ask")
    add("--misses", type=Path, help="a file for what our own search did not find")
    return parser


def _report(folder: Path, times: int, arguments: argparse.Namespace) -> None:
    """Build the data multiplied so, ask all engines, print the table."""
    project = multiplied_project(folder / "project", times, seed=1)
    built = run_handbook(project.root, "build")
    if built.returncode:
        raise SystemExit(built.stdout + built.stderr)
    records = json.loads((project.site / "api/v1/records.json").read_text("utf-8"))
    pieces = Corpus((record["id"], piece) for record in records for piece in record["wording"])
    oracle = Oracle(Corpus((record["id"], "\n".join(record["wording"])) for record in records))
    queries = _drawn(pieces, arguments.seeds, arguments.count)
    with browsing() as browser:
        engines = _engines(folder, project, records, browser, arguments.only)
        measured = [measure(engine, browser, queries, arguments.repeats) for engine in engines]
    text = _text(project, records)
    seeds = "、".join(map(str, arguments.seeds))
    print(
        f"每份下级文件 {times} 份：{len(records)} 条，原文 {text.wordings:,} 字，全文 {text.documents:,} 字"
        f"（同一句只数一次）；种子 {seeds}，每类每个种子 {arguments.count} 问。\n\n"
        f"{table(measured, oracle, text)}\n",
        flush=True,
    )
    _tell_own(measured, oracle, arguments.misses)


def _drawn(pieces: Corpus, seeds: Sequence[int], count: int) -> list[Query]:
    """Return the different queries of all seeds, in an order that has nothing to do with their classes."""
    queries = list(dict.fromkeys(query for seed in seeds for query in draw_queries(pieces, seed, count)))
    random.Random(0).shuffle(queries)
    return queries


def _engines(
    folder: Path, project: Project, records: list[peers.Record], browser: Browser, only: Sequence[str]
) -> Iterator[Engine]:
    """Yield the engines to ask; each is made when its turn comes."""
    if "ours" in only:
        yield ours(project.site)
    if "material" in only:
        yield peers.material(folder / "material", records)
    if "pagefind" in only:
        yield peers.pagefind(folder / "pagefind", records)
    if "minisearch" in only:
        yield peers.minisearch(folder / "minisearch", records, browser)


def _text(project: Project, records: list[peers.Record]) -> Text:
    texts = [path.read_text("utf-8") for path in project.documents.glob("*/text.txt")]
    return Text(
        wordings=distinct_characters(piece for record in records for piece in record["wording"]),
        documents=distinct_characters(texts),
    )


def _tell_own(measured: Sequence[Measured], oracle: Oracle, file: Path | None) -> None:
    """Say whether our search answers alike over file://; write what it missed to `file`."""
    for one in measured:
        if one.engine == "本站":
            print(f"file:// 与 http 回答不同：{one.unlike} 问")
            if file:
                with file.open("a", encoding="utf-8") as output:
                    output.write(misses(one, oracle))


if __name__ == "__main__":
    main()
