"""Projects whose every text is hostile, beside the same project with harmless text of the same lengths.

Each character of the data that no rule reads (`_FREE`) is given a piece of text that follows or precedes
it wherever it stands. So what stood inside something else still does, the rules still hold, and the two
projects differ in the pieces only: character for character, `Twins.hostile` says what each harmless one
stands for.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.load.yaml_source import read_yaml
from generator.project import Project
from tests.support import ROOT, example_project

_READ_BY_RULES = (
    "零〇一二三四五六七八九十百两几多半每年季度月周星期日天次个第初中末底前后内年终起至到少最低高不超过得于以上下"
    "还要主着力解决些党员深入查摆强化重点等的问题是和并及电话手机联系人方式络传真邮箱微信号码"
)
"""Numerals, frequencies, days, connectives, contact words: rules judge by them."""
_PUNCTUATION = "！？；：，。、!?;:,.()0123456789"
"""Harmless as they are: pages may be cut where one stands."""
_FIRST_HARMLESS = 0xAC00
"""Of the Hangul syllables: letters that no data have, and enough of them."""


@dataclass(frozen=True)
class Twins:
    """Two projects of the same shape: harmless characters and what stands for each in the other."""

    hostile: Project
    harmless: Project
    characters: Mapping[int, str]

    def translated(self, text: str) -> str:
        """Return `text` of the harmless project as the hostile one must have it."""
        return text.translate(self.characters)


def every_field_project(folder: Path) -> Project:
    """Return the example with one more document, in which every field of every shape is filled in."""
    project = example_project(folder)
    shutil.copytree(ROOT / "tests" / "every_field", folder, dirs_exist_ok=True)
    return project


@dataclass(frozen=True)
class _Wording:
    """Which piece stands before and after each character."""

    before: Mapping[str, str]
    after: Mapping[str, str]

    def dress(self, value: Any) -> Any:
        """Return `value` with every text in it dressed; numbers and names of fields stay as they are."""
        if isinstance(value, dict):
            return {key: self.dress(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.dress(one) for one in value]
        if not isinstance(value, str):
            return value
        return "".join(self.before.get(c, "") + c + self.after.get(c, "") for c in value)


def make_twins(folder: Path, pieces: Sequence[str], *, only: str = "") -> Twins:
    """Write the two projects to `folder`: `pieces` in turn at each free character, or at those of `only`.

    A piece neither begins nor ends with a blank. A slash divides the paths of sections, and names are
    sorted by what they begin with: there a piece has none, or does not stand first.
    """
    original = every_field_project(folder / "harmless")
    hostile = every_field_project(folder / "hostile")
    files = {p.relative_to(original.data): p for p in sorted(original.data.rglob("*.yml"))}
    values = {name: read_yaml(path, str(name)).value for name, path in files.items()}
    texts = {p.relative_to(original.data): p.read_text("utf-8") for p in original.data.rglob("text.txt")}
    free = sorted(set(only) or _free("".join([str(values), *texts.values()])))
    sections, names = _all(values, "section", "addressed_in"), _terms(values)
    given = {c: pieces[n % len(pieces)] for n, c in enumerate(free)}
    given = {c: p.replace("/", "|") if c in sections else p for c, p in given.items()}
    first = {c for n, c in enumerate(free) if n // len(pieces) % 2 and c not in names}
    odd = sorted(set("".join(pieces) + "|") - set(_PUNCTUATION))
    there = {ord(c): chr(_FIRST_HARMLESS + n) for n, c in enumerate(odd)}
    for project, table in ((hostile, {}), (original, there)):
        wording = _Wording(
            {c: p.translate(table) for c, p in given.items() if c in first},
            {c: p.translate(table) for c, p in given.items() if c not in first},
        )
        for name, value in values.items():
            text = json.dumps(wording.dress(value), ensure_ascii=False, indent=1)
            (project.data / name).write_text(text, encoding="utf-8", newline="\n")
        for name, text in texts.items():
            (project.data / name).write_text(wording.dress(text), encoding="utf-8", newline="\n")
    return Twins(hostile, original, {ord(harmless): chr(c) for c, harmless in there.items()})


def _free(text: str) -> set[str]:
    return set(re.findall(r"[\u4e00-\u9fff]", text)) - set(_READ_BY_RULES)


def _all(value: Any, *fields: str) -> str:
    """Return all that the named fields hold, however deep they stand."""
    if isinstance(value, dict):
        own = "".join(str(one) for key, one in value.items() if key in fields)
        return own + "".join(_all(one, *fields) for one in value.values())
    if isinstance(value, list):
        return "".join(_all(one, *fields) for one in value)
    return ""


def _terms(values: Mapping[Path, Any]) -> str:
    lists = [value for name, value in values.items() if name.name == "terms.yml"]
    return _all(lists, "title", "aliases")
