"""PyYAML's syntax errors in Chinese, with a cure for each that editors meet."""

from __future__ import annotations

import yaml

from generator.diagnostics import Diagnostic, Location, error
from generator.library.source import Source

_WRAP = "请把整个值加上英文单引号：'…'。"
_KNOWN = (
    (
        "mapping values are not allowed",
        "这一行有多余的冒号加空格，或缩进不对，或上一行的冒号后面没有空格。",
        "值里有英文冒号时整句加英文引号；缩进须与上一行对齐。",
    ),
    ("did not find expected key", "这里的缩进或引号不对。", "与同级字段对齐；引号成对。"),
    ("did not find expected '-'", "列表的缩进不对。", "同一列表的“- ”须上下对齐。"),
    ("did not find expected ',' or", "方括号或花括号没有写完整。", "请补上右括号，各项之间用英文逗号。"),
    (
        "could not find expected ':'",
        "这一行缺少冒号，或冒号后面没有空格。",
        "字段名后写英文冒号加一个空格；是上一行的文字，就接到上一行后面。",
    ),
    ("found unexpected end of stream", "这里的引号没有结束。", "请补上后一个引号。"),
    ("found character that cannot start", "这个符号不能放在值的开头。", _WRAP),
    ("found unknown escape character", "双引号里的反斜杠写法不对。", "请改用英文单引号。"),
    ("found undefined alias", "“*”开头的值会被当作引用。", _WRAP),
    ("while scanning an alias", "“*”开头的值会被当作引用。", _WRAP),
    ("while scanning an anchor", "“&”开头的值会被当作引用。", _WRAP),
    ("while scanning a tag", "“!”开头的值会被当作标签。", _WRAP),
    ("found undefined tag handle", "“!”开头的值会被当作标签。", _WRAP),
    ("found unexpected document indicator", "文件里有“---”或“...”。", "一个文件只写一份内容，请删去它。"),
    ("expected a single document", "文件里有“---”，后面又是一份内容。", "一个文件只写一份内容，请删去它。"),
    ("expected '<document start>'", "这里的内容与前面接不上。", "请检查缩进，以及列表与字段是否混用。"),
    ("found invalid", "这里的写法 YAML 不认识。", _WRAP),
)
_OTHER = ("这里不符合 YAML 的写法。", "请检查这一行和上一行的缩进、冒号、引号。")
_AFTER_QUOTE = (
    "英文引号结束了，后面还有文字。",
    "值以英文引号开头时，引号须包住整个值：外面再加一层英文单引号 '…'；原文是中文引号的，改为“”。",
)
_BEGINS_EARLIER = (
    "while parsing a flow",
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while scanning an a",
    "while scanning a tag",
)
"""Contexts that began where the mistake is; PyYAML's own mark is where it gave up, lines below."""


def explain(problem: yaml.YAMLError, source: Source) -> Diagnostic:
    """Return the diagnostic for an error of PyYAML."""
    text = str(problem)
    place = _place(problem, source)
    if "did not find expected key" in text and place.text[: place.column - 1].rstrip()[-1:] in ("'", '"'):
        return error("yaml-syntax", place, *_AFTER_QUOTE)
    message, cure = next(((m, c) for known, m, c in _KNOWN if known in text), _OTHER)
    return error("yaml-syntax", place, message, cure)


def _place(problem: yaml.YAMLError, source: Source) -> Location:
    mark = getattr(problem, "problem_mark", None)
    if mark is None or str(getattr(problem, "context", "")).startswith(_BEGINS_EARLIER):
        mark = getattr(problem, "context_mark", None) or mark
    if mark is None:
        return source.whole()
    line = min(mark.line, len(source.lines) - 1)
    while line > 0 and not source.lines[line].strip():
        line -= 1
    column = mark.column if line == mark.line else len(source.lines[line])
    return source.line(line + 1, column + 1)
