"""What an engine did not find, query by query, for those who work on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.bench.search.oracle import SHOWN, Oracle, Result
from tests.bench.search.queries import Query
from tests.bench.search.runner import Measured


def misses(measured: Measured, oracle: Oracle) -> str:
    """Return Markdown: each query without full recall or with a first result that is not relevant."""
    return "".join(
        line for query, results in measured.answers.items() for line in _miss(query, results, oracle)
    )


def _miss(query: Query, results: Sequence[Result], oracle: Oracle) -> Iterator[str]:
    score = oracle.score(query, results)
    if score.recall >= 1 and score.is_first_relevant:
        return
    relevant = oracle.relevant(query)
    came = [result.record or f"[{result.excerpt}]" for result in results[:SHOWN]]
    missing = sorted(relevant.difference(came))
    notes = [" ".join(query.phrase.readings)]
    notes += [f"相关 {len(relevant)} 条"] * oracle.is_crowded(query)
    notes += ["照所打的字也有"] * oracle.is_said_elsewhere(query)
    yield f"- {query.kind} `{query.text}` ← {query.phrase.words}（{'，'.join(notes)}）"
    yield f"：召回 {score.recall:.2f}，第一条{'' if score.is_first_relevant else '不'}相关\n"
    yield f"  - 没有来：{'；'.join(missing[:SHOWN]) or '—'}\n"
    yield f"  - 来的：{'；'.join(came) or '—'}\n"
