"""PyYAML's syntax errors in Chinese, with a cure for each that editors meet."""

from __future__ import annotations

import yaml

from generator.diagnostics import Diagnostic, Location, error
from generator.library.source import Source

_KNOWN = (
    (
        "mapping values are not allowed",
        "这一行有多余的冒号加空格，或缩进不对。",
        "值里有英文冒号时整句加英文引号；缩进须与上一行对齐。",
    ),
    ("did not find expected key", "这里的缩进或引号不对。", "与同级字段对齐；引号成对。"),
    ("did not find expected '-'", "列表的缩进不对。", "同一列表的“- ”须上下对齐。"),
    ("did not find expected ',' or", "方括号或花括号没有写完整。", "请补上右括号，各项之间用英文逗号。"),
    ("could not find expected ':'", "这一行缺少冒号。", "字段名后写英文冒号加一个空格。"),
    ("found unexpected end of stream", "引号或括号没有结束。", "请补上后一个引号或括号。"),
    ("found character that cannot start", "这个符号不能放在值的开头。", "请把整个值加上英文引号。"),
    ("found unknown escape character", "双引号里的反斜杠写法不对。", "请改用英文单引号。"),
    ("found undefined alias", "“*”开头的值会被当作引用。", "请把整个值加上英文引号。"),
    ("did not find expected alphabetic", "“*”或“&”开头的值会被当作引用。", "请把整个值加上英文引号。"),
    ("found undefined tag handle", "“!”开头的值会被当作标签。", "请把整个值加上英文引号。"),
    ("found unexpected document indicator", "文件里有“---”或“...”。", "一个文件只写一份内容，请删去它。"),
    ("expected a single document", "文件里有“---”，后面又是一份内容。", "一个文件只写一份内容，请删去它。"),
    ("expected '<document start>'", "这里的内容与前面接不上。", "请检查缩进，以及列表与字段是否混用。"),
    ("found invalid", "这里的写法 YAML 不认识。", "请把整个值加上英文引号。"),
)
_OTHER = ("这里不符合 YAML 的写法。", "请检查这一行和上一行的缩进、冒号、引号。")


def explain(problem: yaml.YAMLError, source: Source) -> Diagnostic:
    """Return the diagnostic for an error of PyYAML."""
    text = str(problem)
    message, cure = next(((m, c) for known, m, c in _KNOWN if known in text), _OTHER)
    return error("yaml-syntax", _place(problem, source), message, cure)


def _place(problem: yaml.YAMLError, source: Source) -> Location:
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    if mark is None:
        return source.whole()
    line = min(mark.line, len(source.lines) - 1)
    while line > 0 and not source.lines[line].strip():
        line -= 1
    column = mark.column if line == mark.line else len(source.lines[line])
    return source.line(line + 1, column + 1)
