"""Dialects of the data's Chinese: each character has another in its place throughout, so that spans stay.

What a rule reads stays: words of address, numerals, dates, connectives, words of cadences, contact words.
Any other Han character becomes another of the first level of GB 2312 (3,755 common ones). In the documents
of 2016 and 2017 that changes 40 % of the Han characters; of the pairs of neighbouring Han characters in a
copy 57 % are not in the original, and 78 % of its different pairs. Of the last of nine copies 54 % and 74 %
are in none before it. No two dialects say any character alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.checks.numerals import NUMERAL
from generator.checks.parts import CONNECTIVES
from generator.project import Project

HAN = re.compile("[一-鿿]")
_READ_BY_RULES = (
    NUMERAL,
    CONNECTIVES,
    "〇零两百千万第次每年半季度月周星期日天号初中底末内前后上下终",
    "至少不于得低最超过多以一般定起律统进步",
    "联系人络员电话手机号传真邮箱微信方式码",
)
"""Characters of the words that `checks.numerals`, `parts`, `cadences` and `privacy` look for."""


def dialects(project: Project, drawn: random.Random, count: int) -> Iterator[dict[int, str]]:
    """Yield `count` tables for `str.translate`: an alphabet, shuffled, and each time turned further."""
    alphabet = sorted(_changing(project))
    drawn.shuffle(alphabet)
    for turn in drawn.sample(range(1, len(alphabet)), count):
        yield dict(zip(map(ord, alphabet), alphabet[turn:] + alphabet[:turn], strict=True))


def _changing(project: Project) -> set[str]:
    """Return the characters that may change: those of the data, and common ones."""
    cells = bytes(byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for byte in (row, cell))
    texts = "".join(path.read_text("utf-8") for path in sorted(project.data.rglob("*.[ty]*")))
    return {*cells.decode("gb2312", "ignore"), *HAN.findall(texts)} - _kept(project)


def _kept(project: Project) -> set[str]:
    site: dict[str, Any] = yaml.safe_load((project.data / "site.yml").read_text("utf-8"))
    audiences: list[dict[str, Any]] = yaml.safe_load((project.data / "audiences.yml").read_text("utf-8"))
    words = (word for one in audiences for key in ("words", "not_words") for word in one.get(key, ()))
    return {
        character for text in (*_READ_BY_RULES, *site.get("connectives", ()), *words) for character in text
    }
