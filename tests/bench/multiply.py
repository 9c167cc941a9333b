"""The real data many times over: regions of their own, whose documents differ in every sentence.

    python -m tests.bench.multiply FOLDER [--times N] [--seed S]

Each document of a lower region stands N times: as it is, and in N - 1 copies. A copy is the same document
in a dialect (`tests.bench.dialects`), so that its pages, names and words to search for are its own. Each
round of copies has regions like the real ones, but for two, drawn by the seed, that are made one: pages
differ in size. Same seed, same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from generator.load import load_library
from generator.project import Project
from generator.write.register import write_register
from tests.bench.dialects import dialects
from tests.support import real_project

_Entry = dict[str, Any]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDEST = 1_000_000
"""Characters in a line: our own loader takes no folded text."""


@dataclass(frozen=True)
class _Copy:
    """A document again: `ids` tells the new id of each document of the round."""

    original: Path
    ids: Mapping[str, str]
    region: str
    dialect: Mapping[int, str]

    @property
    def id(self) -> str:
        return self.ids[self.original.name]

    def say(self, value: Any) -> Any:
        """Return a value from a file of the original as the copy has it, without what is allowed there."""
        if isinstance(value, str):
            document, slash, rest = value.partition("/")
            return (self.ids.get(document, document) + slash + rest).translate(self.dialect)
        if isinstance(value, list):
            return [self.say(one) for one in value]
        if isinstance(value, dict):
            return {key: self.say(one) for key, one in value.items() if key != "allow"}
        return value


def multiplied_project(folder: Path, times: int, seed: int) -> Project:
    """Copy the repository's project to `folder`, each document of a lower region standing `times` times.

    All ids are registered: `handbook check` finds no error.
    """
    project = real_project(folder)
    copies = list(_copies(project, times, random.Random(seed)))
    term_ids = {name: term["id"] for terms in _terms(project) for term in terms for name in _names(term)}
    for copy in copies:
        _write_document(project, copy, term_ids)
    _write_works(project, copies)
    _write_relations(project, copies)
    library, _ = load_library(project)
    write_register(project.id_register, library)
    return project


def _copies(project: Project, times: int, drawn: random.Random) -> Iterator[_Copy]:
    """Yield the copies of each round; write the regions that they stand in."""
    regions = _read(project.data / "regions.yml")
    parents = {region["id"]: region.get("parent") for region in regions}
    homes = {path: _read(path / "document.yml")["region"] for path in sorted(project.documents.iterdir())}
    lower = {path: home for path, home in homes.items() if parents[home]}
    tongues = dialects(project, drawn, (times - 1) * len(lower))
    added: list[_Entry] = []
    for number in range(2, times + 1):
        new = {home: f"{home}-{number}" for home in sorted(set(lower.values()))}
        siblings = [
            (a, b) for a, b in combinations(new, 2) if parents[a] not in new and parents[b] not in new
        ]
        if siblings:
            one, other = drawn.choice(siblings)
            new[other] = new[one]
        ids = {path.name: f"{path.name}-{number}" for path in lower}
        for path, home in lower.items():
            yield _Copy(path, ids, new[home], next(tongues))
        added += [
            {"id": new[r["id"]], "name": f"{r['name']}{number}", "parent": new.get(r["parent"], r["parent"])}
            for r in regions
            if new.get(r["id"]) == f"{r['id']}-{number}"
        ]
    _write(project.data / "regions.yml", [*regions, *added])


def _write_document(project: Project, copy: _Copy, term_ids: dict[str, str]) -> None:
    """Write the copy's folder; `term_ids` holds the id of each name so far, and learns the copy's."""
    folder = project.documents / copy.id
    folder.mkdir()
    text = (copy.original / "text.txt").read_text("utf-8").translate(copy.dialect)
    (folder / "text.txt").write_text(text, encoding="utf-8", newline="\n")
    for path in sorted(copy.original.glob("*.yml")):
        value = copy.say(_read(path))
        if path.name == "document.yml":
            value["region"] = copy.region
        elif path.name == "terms.yml":
            value = [_renamed(term, copy, term_ids) for term in value]
        _write(folder / path.name, value)


def _renamed(term: _Entry, copy: _Copy, ids: dict[str, str]) -> _Entry:
    """Give a term the id that one of its names has in another document, or else a new one."""
    new = f"{term['id']}-{copy.id}"
    one = next((ids[name] for name in _names(term) if name in ids), new)
    ids.update(dict.fromkeys(_names(term), one))
    return {**term, "id": one}


def _write_works(project: Project, copies: Iterable[_Copy]) -> None:
    """Register the works that a copy names otherwise than the documents before it."""
    originals = _read(project.data / "works.yml")
    works = list(originals)
    known = {name.strip("《》") for work in originals for name in _names(work)}
    for copy in copies:
        text = (copy.original / "text.txt").read_text("utf-8")
        for work in originals:
            names = [copy.say(name) for name in _names(work) if name.strip("《》") in text]
            new = [name for name in names if name.strip("《》") not in known]
            if new:
                known |= {name.strip("《》") for name in new}
                title, *others = new
                short = {"short_titles": others} if others else {}
                works.append({"id": f"{work['id']}-{copy.id}", "title": title, **short})
    _write(project.data / "works.yml", works)


def _write_relations(project: Project, copies: Iterable[_Copy]) -> None:
    """Say of each copy what is said of its original: it has the same documents above it."""
    matters = _read(project.data / "matters.yml")
    for copy in copies:
        for matter in matters:
            relations = matter.get("relations", {})
            if copy.original.name in relations:
                relations[copy.id] = relations[copy.original.name]
    _write(project.data / "matters.yml", matters)


def _terms(project: Project) -> Iterator[list[_Entry]]:
    yield from (_read(path) for path in sorted(project.documents.glob("*/terms.yml")))


def _names(entry: _Entry) -> list[str]:
    """Return the title of a term or work, and its other names."""
    others = entry.get("aliases") or entry.get("short_titles") or []
    return [entry["title"], *([others] if isinstance(others, str) else others)]


def _read(path: Path) -> Any:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)


def _write(path: Path, value: Any) -> None:
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDEST)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.multiply")
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--times", type=int, default=4, help="how often each lower document stands")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    multiplied_project(arguments.folder, arguments.times, arguments.seed)


if __name__ == "__main__":
    main()
