"""What PyYAML would change or drop without a word, made into diagnostics.

The traps are those of YAML 1.1 (https://yaml.org/type/): `no` is False, `19:30` is 1170, `010` is 8;
and those of the syntax: text after ` #`, anchors and tags, a full-width colon, a tab.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, error
from generator.library.source import Source

_TAG = "tag:yaml.org,2002:"
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_TRAILING_COMMENT = re.compile(r"(\s*)#(.?)")
_FULL_WIDTH_KEY = re.compile(r"(?:^\s*(?:- +)*|\{ *|, +)([A-Za-z_][\w-]*)：")
_ODD_SPACE = re.compile(r"^( *(?:- +)*)([\u3000\u00a0]+)")
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffd"
"""Letters, marks and symbols by their category, blank or a hole to the eye."""
_BLANK = re.compile(f"[{_BLANKS}]")
_ESCAPE = re.compile(r"\\(?:[0abnvfreNLP]|x..|u.{4}|U.{8})")
"""In double quotes, what may write a character that no line shows."""
_QUOTE_IT = "如果就是要写这几个字，请加英文引号：'{}'。"
_FOLDED = ("这段文字分成了几行，换行会变成空格。", "请接成一行，去掉“|”“>”；一行再长也不要紧。")
_MEANT = {
    "bool": ("“是/否”", "表示是或否，写 true 或 false。"),
    "int": ("另一个数", "是数，就只写阿拉伯数字，前面不加 0。"),
    "float": ("小数", "是数，就写成 0.98 这样。"),
}


def in_lines(source: Source) -> list[Diagnostic]:
    """Find what is wrong in the lines themselves, before YAML sees them."""
    found = invisible(source)
    for number, line in enumerate(source.lines, 1):
        found += [
            error(
                "yaml-full-width-colon",
                source.line(number, key.end()),
                "字段名后面是全角冒号“：”。",
                f"请改为英文冒号加一个空格：{key[1]}: …；是正文就整句加英文引号。",
            )
            for key in _FULL_WIDTH_KEY.finditer(line)
        ]
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = source.line(number, indent.index("\t") + 1)
            found.append(error("yaml-tab", place, "缩进用了制表符（Tab）。", "请改用空格，每层两个。"))
        elif odd := _ODD_SPACE.match(line):
            place = source.line(number, odd.start(2) + 1)
            found.append(error("yaml-odd-space", place, "缩进用了全角空格。", "请改用半角空格，每层两个。"))
    return found


def invisible(source: Source) -> list[Diagnostic]:
    """Find characters that nobody sees or that show as a hole: one report for each line."""
    found = []
    for number, line in enumerate(source.lines, 1):
        is_plain = line.isprintable() and not _BLANK.search(line)
        at = None if is_plain else next((n for n, c in enumerate(line) if _is_invisible(c)), None)
        if at is not None:
            message = f"这里有一个看不见或显示不出的字符（U+{ord(line[at]):04X}）。"
            cure = "请删去它；是生僻字的，换成能显示的同一个字。"
            found.append(error("text-invisible", source.line(number, at + 1), message, cure))
    return found


def _is_invisible(character: str) -> bool:
    """Whether nobody sees it, or sees a hole; with a tab everybody sees a blank.

    Control and format characters (those that turn the reading order round among them), line separators,
    private use, surrogates, blanks that pass for letters, the replacement, what Unicode calls no character.
    """
    category, code = unicodedata.category(character), ord(character)
    is_none = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_odd = category in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") or character in _BLANKS
    return character != "\t" and (is_odd or is_none)


def scalar(node: yaml.ScalarNode, source: Source) -> tuple[Any, list[Diagnostic]]:
    """Return the value of a scalar as its author meant it, and what YAML would have made of it.

    None where nobody can know what was meant; that is told here, and by no later stage again.
    """
    text: str = node.value
    place = source.line(node.start_mark.line + 1, node.start_mark.column + 1)
    is_folded = node.end_mark.line > node.start_mark.line and text
    if node.style in ("|", ">") or is_folded:
        return None, [error("yaml-folded", place, *_FOLDED)]
    if (node.style or text) and not text.strip():
        return None, [error("yaml-empty-value", place, "这里没有填写内容。", "请填写，或删去这个字段。")]
    if node.style == '"' and (hidden := _escaped(node, source)):
        return None, hidden
    if node.style:  # the C loader says '' for a plain scalar, the Python one None
        return text, []
    found = _lost_comment(node, source)
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
        cure = "请填写，或删去这个字段。" + (_QUOTE_IT.format(text) if text else "")
        return None, [*found, error("yaml-empty-value", place, what, cure)]
    meant, cure = _MEANT.get(kind, ("别的东西", ""))
    message = f"没有引号的 {text} 会被 YAML 读成{meant}。"
    return None, [*found, error("yaml-implicit-type", place, message, _QUOTE_IT.format(text) + cure)]


def _escaped(node: yaml.ScalarNode, source: Source) -> list[Diagnostic]:
    """A line break or another such character that a backslash writes: it stands in the value, in no line."""
    character = next((c for c in node.value if _is_invisible(c)), None)
    line = source.lines[node.start_mark.line]
    if character is None or any(map(_is_invisible, line)):  # of the line `invisible` speaks
        return []
    escape = _ESCAPE.search(line, node.start_mark.column)
    column = (escape.start() if escape else node.start_mark.column) + 1
    message = f"反斜杠在这里写出一个换行或看不见、显示不出的字符（U+{ord(character):04X}）。"
    cure = "请删去它；正文里真有反斜杠的，把双引号换成英文单引号。"
    return [error("text-invisible", source.line(node.start_mark.line + 1, column), message, cure)]


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
