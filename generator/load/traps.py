"""What PyYAML would change or drop without a word, made into diagnostics.

The traps are those of YAML 1.1 (https://yaml.org/type/): `no` is False, `19:30` is 1170, `010` is 8;
and those of the syntax: text after ` #`, anchors and tags, a full-width colon, a tab.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, error
from generator.library.source import Source

_TAG = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_TRAILING_COMMENT = re.compile(r"(\s*)#(.?)")
_FULL_WIDTH_KEY = re.compile(r"^(\s*(?:- +)*)([A-Za-z_]\w*)：")
_ODD_SPACE = re.compile(r"^( *(?:- +)*)([\u3000\u00a0]+)")
_QUOTE_IT = "如果就是要写这几个字，请加英文引号：'{}'。"


def in_lines(source: Source) -> list[Diagnostic]:
    """Find what is wrong in the lines themselves, before YAML sees them."""
    found = []
    for number, line in enumerate(source.lines, 1):
        if key := _FULL_WIDTH_KEY.match(line):
            place = source.line(number, key.end())
            found.append(
                error(
                    "yaml-full-width-colon",
                    place,
                    "字段名后面是全角冒号“：”。",
                    f"请改为英文冒号加一个空格：{key[2]}: ",
                )
            )
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = source.line(number, indent.index("\t") + 1)
            found.append(error("yaml-tab", place, "缩进用了制表符（Tab）。", "请改用空格，每层两个。"))
        elif odd := _ODD_SPACE.match(line):
            place = source.line(number, odd.start(2) + 1)
            found.append(error("yaml-odd-space", place, "缩进用了全角空格。", "请改用半角空格，每层两个。"))
        control = next((n for n, c in enumerate(line) if _is_control(c)), None)
        if control is not None:
            place = source.line(number, control + 1)
            code = f"U+{ord(line[control]):04X}"
            found.append(
                error("yaml-control", place, f"这里有一个看不见的控制字符（{code}）。", "请删去它。")
            )
    return found


def _is_control(character: str) -> bool:
    """Control characters and the invisible ones that pasting from web pages brings."""
    number = ord(character)
    return (
        (number < 0x20 and character != "\t")
        or 0x7F <= number <= 0x9F
        or number
        in (
            0x200B,
            0x200C,
            0x200D,
            0x200E,
            0x200F,
            0x2028,
            0x2029,
            0x2060,
            0xFEFF,
            0xFFFD,
            0x202A,
            0x202B,
            0x202C,
            0x202D,
            0x202E,
        )
    )


def scalar(node: yaml.ScalarNode, source: Source) -> tuple[Any, list[Diagnostic]]:
    """Return the value of a scalar as its author meant it, and what YAML would have made of it."""
    text: str = node.value
    if node.style:  # the C loader says '' for a plain scalar, the Python one None
        return text, []
    found = _lost_comment(node, source)
    place = source.line(node.start_mark.line + 1, node.start_mark.column + 1)
    kind = node.tag.removeprefix(_TAG)
    if kind == "int" and _INTEGER.fullmatch(text):
        return int(text), found
    if kind == "float" and _DECIMAL.fullmatch(text):
        return float(text), found
    if kind == "bool" and text in ("true", "false"):
        return text == "true", found
    if kind in ("str", "timestamp", "value", "merge"):
        return text, found
    if kind == "null":
        what = "这里没有填写内容。" if not text else f"{text} 会被读成“空”。"
        cure = "请填写，或删去这个字段。" if not text else _QUOTE_IT.format(text)
        return None, [*found, error("yaml-empty-value", place, what, cure)]
    meant = {"bool": "“是/否”", "int": "另一个数", "float": "小数"}.get(kind, "别的东西")
    message = f"没有引号的 {text} 会被 YAML 读成{meant}。"
    return text, [*found, error("yaml-implicit-type", place, message, _QUOTE_IT.format(text))]


def _lost_comment(node: yaml.ScalarNode, source: Source) -> list[Diagnostic]:
    """A comment after a value must stand two spaces off and begin with a space; else it is lost text."""
    if node.end_mark.line >= len(source.lines):
        return []
    comment = _TRAILING_COMMENT.match(source.lines[node.end_mark.line], node.end_mark.column)
    if comment is None or not comment[1] or (len(comment[1]) >= 2 and comment[2] in ("", " ")):
        return []
    place = source.line(node.end_mark.line + 1, comment.end(1) + 1)
    return [
        error(
            "yaml-lost-text",
            place,
            "“ #”后面的文字会被当作注释丢掉。",
            "是正文：整句加英文引号；是注释：# 前空两格、后空一格。",
        )
    ]
