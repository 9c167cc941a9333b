"""YAML to plain values with the place of each: PyYAML's C loader through `compose`, no silent typing.

Scalars are typed here and not by YAML 1.1: what that would change behind the editor's back is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Location, error
from generator.library.source import Path, Source
from generator.load import syntax, traps
from generator.load.files import read_text

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
"""YAML 1.1 ends lines with them, and every later place would be wrong; they are told as invisible."""
_BRACKET = re.compile(r"[\[\]{}]")
_DEEPEST = 40
"""Levels; no file of ours needs ten, and PyYAML's recursion must not meet Python's limit."""


@dataclass
class _Reading:
    """What is gathered while one file is walked through."""

    source: Source
    text: str
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True)
class YamlFile:
    """One YAML file: its value (None when it could not be read) and where each part of it stands."""

    source: Source
    value: Any
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(path: FilePath, name: str) -> YamlFile:
    """Read one YAML file; problems come back as diagnostics, never as exceptions."""
    text, found = read_text(path, name)
    if text is None:
        return YamlFile(Source(name), None, tuple(found))
    source = Source(name, tuple(text.split("\n")))
    reading = _Reading(source, _OTHER_BREAKS.sub("\ufffd", text), found=found)
    found += traps.in_lines(source)
    value = _compose(reading)
    whole = Source(name, source.lines, reading.values, reading.keys)
    return YamlFile(whole, value, tuple(reading.found))


def _compose(reading: _Reading) -> Any:
    too_deep = _too_deep(reading.source)
    if too_deep is not None:
        place = reading.source.line(too_deep)
        message = f"嵌套超过 {_DEEPEST} 层。"
        reading.found.append(error("yaml-too-deep", place, message, "请检查括号和缩进。"))
        return None
    try:
        node = yaml.compose(reading.text, Loader=_Loader)
    except yaml.YAMLError as problem:
        if not any(d.is_error for d in reading.found):
            reading.found.append(syntax.explain(problem, reading.source))
        return None
    _forgive_quoted(node, reading)
    indirections = _indirections(reading)
    reading.found += indirections
    if indirections or any(d.code == "yaml-full-width-colon" for d in reading.found):
        return None
    if node is None:
        reading.found.append(
            error("yaml-empty", reading.source.whole(), "文件没有内容。", "请填写内容，或删去这个文件。")
        )
        return None
    return _value(node, (), reading)


def _too_deep(source: Source) -> int | None:
    """Return the line where the nesting, by brackets or by indentation, is deeper than we read."""
    depth = 0
    for line in source.lines:
        if len(line) - len(line.lstrip(" -?:")) > 2 * _DEEPEST:
            return _line_too_deep(source)
        for bracket in _BRACKET.findall(line):
            depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
            if depth > _DEEPEST:
                return _line_too_deep(source)
    return None


def _line_too_deep(source: Source) -> int | None:
    """Return the line where the parser itself finds it too deep: a bracket may be text in quotes.

    Events come one after another, whatever the depth; a syntax error is told where nodes are made of them.
    """
    depth = 0
    try:
        for event in yaml.parse("\n".join(source.lines), Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _DEEPEST:
                mark: Any = event.start_mark
                return int(mark.line) + 1
    except yaml.YAMLError:
        pass
    return None


def _forgive_quoted(node: yaml.Node | None, reading: _Reading) -> None:
    """Drop what was said of a full-width colon that stands inside a quoted text."""
    told = [d for d in reading.found if d.code == "yaml-full-width-colon"]
    spans = list(_quoted(node)) if told else []
    for diagnostic in told:
        place = diagnostic.location
        if any(line == place.line and start < place.column <= end for line, start, end in spans):
            reading.found.remove(diagnostic)


def _quoted(node: yaml.Node | None) -> Iterator[tuple[int, int, int]]:
    """Yield line, first and last column of each text in quotes below `node`."""
    if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"'):
        start, end = node.start_mark, node.end_mark
        yield start.line + 1, start.column + 1, end.column
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _quoted(child)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            yield from _quoted(key)
            yield from _quoted(child)


def _indirections(reading: _Reading) -> list[Diagnostic]:
    """Anchors, aliases and tags: text that begins with `&`, `*` or `!` and would be lost."""
    if not any(sign in reading.text for sign in "&*!"):
        return []
    found = []
    for event in yaml.parse(reading.text, Loader=_Loader):
        sign = ""
        if isinstance(event, yaml.AliasEvent):
            sign = "*"
        elif isinstance(event, yaml.NodeEvent):
            tag = getattr(event, "tag", None)
            sign = "&" if event.anchor else "!" if tag and tag != "!" else ""
        if sign:
            mark: Any = event.start_mark
            place = reading.source.line(mark.line + 1, mark.column + 1)
            found.append(
                error(
                    "yaml-indirection",
                    place,
                    f"“{sign}”开头的字会被 YAML 当作记号，文字会丢。",
                    "是正文就把整个值加上英文引号；本项目不用锚点、引用和标签。",
                )
            )
    return found


def _value(node: yaml.Node, path: Path, reading: _Reading) -> Any:
    mark = node.start_mark
    quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
    reading.values[path] = (mark.line, mark.column + quoted)
    if isinstance(node, yaml.ScalarNode):
        value, problems = traps.scalar(node, reading.source)
        reading.found += problems
        return value
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, n), reading) for n, child in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    return _mapping(node, path, reading)


def _mapping(node: yaml.MappingNode, path: Path, reading: _Reading) -> dict[str, Any] | None:
    value: dict[str, Any] = {}
    repeated: list[yaml.ScalarNode] = []
    for key_node, child in node.value:
        place = reading.source.line(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            reading.found.append(error("yaml-key", place, "字段名不能是列表或映射。", "请只写字段名。"))
            continue
        key = key_node.value
        if key == "<<" or key_node.tag == "tag:yaml.org,2002:merge":
            reading.found.append(error("yaml-merge", place, "不支持 “<<” 合并写法。", "请把内容完整写出。"))
        elif _is_cut_by_comma(node, key_node, child, reading.source):
            reading.found.append(_cut(key, place, is_first=key_node is node.value[0][0]))
        elif key in value:
            repeated.append(key_node)
        else:
            reading.keys[(*path, key)] = (key_node.start_mark.line, key_node.start_mark.column)
            value[key] = _value(child, (*path, key), reading)
    if repeated:
        reading.found.append(_repeated(repeated, path, reading))
    return value if len(repeated) < 2 else None


def _cut(key: str, place: Location, *, is_first: bool) -> Diagnostic:
    """Text in `{…}` without a colon: the first has lost it, a later one is the rest of what a comma cut."""
    if is_first:
        cure = "花括号里写成“字段名: 值”，英文冒号后面空一格。"
        return error("yaml-comma", place, f"“{key}”后面缺少冒号，或冒号后面没有空格。", cure)
    message = f"花括号里的英文逗号把“{key}”与前面断开了。"
    return error("yaml-comma", place, message, "请把有逗号的整句加上英文引号。")


def _repeated(keys: list[yaml.ScalarNode], path: Path, reading: _Reading) -> Diagnostic:
    """One field twice is a slip; several are a second entry that lost its first line or its dash."""
    key, mark = keys[0].value, keys[0].start_mark
    first = reading.keys[(*path, key)][0] + 1
    cure = "只保留一个；不删的话前一个会丢失。"
    if len(keys) > 1:
        cure = "后面还有重复的字段，像是新的一条：前面补上“- ”（或“- id: …”一行）；不是的话各保留一个。"
    message = f"字段 {key} 写了两次，第一次在第 {first} 行。"
    return error("yaml-duplicate-key", reading.source.line(mark.line + 1, mark.column + 1), message, cure)


def _is_cut_by_comma(node: yaml.MappingNode, key: yaml.ScalarNode, value: yaml.Node, source: Source) -> bool:
    """Whether what looks like a key without a value, in `{…}`, is the rest of a text that has a comma."""
    if not node.flow_style or value.value or value.start_mark.index != key.end_mark.index:
        return False
    return ":" not in source.lines[key.end_mark.line][key.end_mark.column :][:1]
