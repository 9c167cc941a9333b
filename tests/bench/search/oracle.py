"""Which records a query really matches, and how much of that an engine's first ten results hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.search.corpus import Corpus, Grade, fits
from tests.bench.search.queries import Query
from tests.bench.search.readings import Sign

SHOWN = 10
_MEANT = ("fuzzy", "typo")
"""Classes whose queries do not say what is meant."""


@dataclass(frozen=True)
class Result:
    """`record`: its id, or None for a section or a page, of which `excerpt` is shown."""

    record: str | None
    excerpt: str = ""


@dataclass(frozen=True)
class Score:
    """Of one query. `recall`: of the relevant ones, at most ten, how many are among the first ten results."""

    recall: float
    is_first_relevant: bool


@dataclass(frozen=True)
class Mean:
    """Of `count` queries."""

    count: int
    recall: float
    first: float


class Oracle:
    """Judges by the wordings alone.

    Relevant to a query are the records in which it matches no worse than in the phrase that it was made of
    (`Grade`); to one with fuzzy sounds or a slip those that hold the phrase meant, or one read like it.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._relevant: dict[Query, frozenset[str]] = {}

    def relevant(self, query: Query) -> frozenset[str]:
        if query not in self._relevant:
            self._relevant[query] = _holders(query, self._corpus)
        return self._relevant[query]

    def is_said_elsewhere(self, query: Query) -> bool:
        """Say whether a query that does not say what is meant says, as it stands, something that is there."""
        return query.kind in _MEANT and bool(self._corpus.holders(query.text))

    def is_crowded(self, query: Query) -> bool:
        """Say whether more records are relevant than are shown: which of them come is a matter of taste."""
        return len(self.relevant(query)) > SHOWN

    def score(self, query: Query, results: Sequence[Result]) -> Score:
        """Score the first ten of `results`. A section that holds what is sought is one thing more to find."""
        relevant = self.relevant(query)
        shown = results[:SHOWN]
        records = relevant & {result.record for result in shown}
        others = sum(result.record is None and self._is_relevant(query, result) for result in shown)
        return Score(
            recall=(len(records) + others) / min(SHOWN, len(relevant) + others),
            is_first_relevant=bool(shown) and self._is_relevant(query, shown[0]),
        )

    def _is_relevant(self, query: Query, result: Result) -> bool:
        if result.record is None:
            return bool(_holders(query, Corpus([("", result.excerpt)])))
        return result.record in self.relevant(query)


def mean(scores: Iterable[Score]) -> Mean:
    found = list(scores)
    count = max(1, len(found))
    return Mean(
        len(found),
        sum(score.recall for score in found) / count,
        sum(score.is_first_relevant for score in found) / count,
    )


def means(oracle: Oracle, answers: Mapping[Query, Sequence[Result]]) -> tuple[dict[str, Mean], Mean]:
    """Return the mean of each class and of all ("") without the crowded queries; then that of the crowded."""
    scores: dict[str, list[Score]] = {"": []}
    crowded = []
    for query, results in answers.items():
        score = oracle.score(query, results)
        if oracle.is_crowded(query):
            crowded.append(score)
        else:
            scores[""].append(score)
            scores.setdefault(query.kind, []).append(score)
    return {kind: mean(found) for kind, found in scores.items()}, mean(crowded)


def _holders(query: Query, corpus: Corpus) -> frozenset[str]:
    if query.kind in _MEANT:
        return corpus.holders(query.phrase.words) | corpus.homophones(query.phrase.readings)
    return corpus.holders(query.text, _grade(query))


def _grade(query: Query) -> Grade:
    """Return how the query matches the phrase that it was made of."""
    words, readings = query.phrase.words, query.phrase.readings
    row = [Sign(word, (reading,)) for word, reading in zip(words, readings, strict=True)]
    return next(grade for grade in Grade if fits(query.text, row, 0, grade))
