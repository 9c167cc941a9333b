"""Authored shapes filled from plain values; what does not fit is told in Chinese at its own place."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, did_you_mean, error
from generator.library.source import Path, Source
from generator.schema.base import Authored

Shape = TypeVar("Shape", bound=Authored)

_MESSAGES = {
    "string_type": ("这里应是文字。", "数字、日期等请加英文引号；列表请改成一段文字。"),
    "string_too_short": ("这里没有文字。", "请填写，或删去这个字段。"),
    "int_type": ("这里应是整数。", "只写阿拉伯数字，不加引号。"),
    "int_parsing": ("这里应是整数。", "只写阿拉伯数字，不加引号。"),
    "int_from_float": ("这里应是整数。", "请去掉小数部分。"),
    "float_type": ("这里应是小数。", "例如 0.98。"),
    "float_parsing": ("这里应是小数。", "例如 0.98。"),
    "bool_type": ("这里只能写 true 或 false。", "true 表示是，false 表示否，不加引号。"),
    "tuple_type": ("这里应是列表。", "每项一行，以“- ”开头。"),
    "model_type": ("这里应是若干字段。", "每行一个“字段名: 值”，注意英文冒号后空一格。"),
    "missing": ("缺少必填字段 {field}。", "请补上一行“{field}: …”。"),
    "too_short": ("列表里没有内容。", "请至少写一项。"),
    "too_long": ("这一类条目不写这个字段。", "请删去它。"),
    "none_required": ("这一类条目不写这个字段。", "请删去它。"),
}
_PATTERNS = {
    "#": ("编号 {value} 的写法不对。", "条目的完整编号形如 changzhou-2016/duties/group-study。"),
    "^[a-z": ("编号 {value} 的写法不对。", "只用小写字母、数字，词与词之间用一个连字符 -。"),
    "(0[1-9]": ("日期 {value} 的写法不对。", "写成 2016-04-26（只有年份就写 2016）；某月某日写成 07-01。"),
}


def fill(shape: type[Shape], value: Any, source: Source, path: Path) -> tuple[Shape | None, list[Diagnostic]]:
    """Fill one shape from the value at `path`; on any misfit return None and all diagnostics."""
    try:
        return shape.model_validate(value), []
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_input=True)
        return None, [_explain(shape, detail, source, path) for detail in _one_for_each_place(details)]


def _one_for_each_place(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """A union reports each of its members; one sentence about the place is enough."""
    kept: dict[Path, ErrorDetails] = {}
    for detail in details:
        kept.setdefault(_clean(detail["loc"]), detail)
    return list(kept.values())


def _clean(location: Path) -> Path:
    """Drop from pydantic's location what names a type or a validator, and not a field or a position."""
    return tuple(
        step
        for step in location
        if isinstance(step, int) or (step.isidentifier() and step.islower() and step not in _NOT_FIELDS)
    )


_NOT_FIELDS = {"int", "str", "float", "bool", "tuple"}


def _explain(shape: type[Authored], detail: ErrorDetails, source: Source, path: Path) -> Diagnostic:
    inner = _clean(detail["loc"])
    place = path + inner
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_field(shape, source, path, inner)
    if kind == "missing":
        message, hint = _MESSAGES[kind]
        name = str(inner[-1])
        return error(
            "field-missing", source.at(*place[:-1]), message.format(field=name), hint.format(field=name)
        )
    if kind == "string_pattern_mismatch":
        message, hint = _pattern(detail)
    elif kind in ("greater_than_equal", "less_than_equal"):
        limits = detail.get("ctx", {})
        word, limit = ("小于", limits.get("ge")) if "ge" in limits else ("大于", limits.get("le"))
        message, hint = f"{detail['input']} {word}允许的 {limit}。", "请检查这个数。"
    elif kind == "literal_error":
        choices = detail.get("ctx", {}).get("expected", "")
        message = f"{detail['input']} 不是可用的词。"
        names = [word.strip("' ") for word in choices.replace(" or ", ", ").split(", ")]
        hint = did_you_mean(str(detail["input"]), names) or f"可用：{'、'.join(names)}。"
    else:
        message, hint = _MESSAGES.get(kind, (f"{detail['msg']}。", "请对照 README 的字段说明。"))
    return error(f"field-{kind.replace('_', '-')}", source.at(*place), message, hint)


def _pattern(detail: ErrorDetails) -> tuple[str, str]:
    pattern = detail.get("ctx", {}).get("pattern", "")
    for part, (message, hint) in _PATTERNS.items():
        if part in pattern:
            return message.format(value=detail["input"]), hint
    return f"{detail['input']} 的写法不对。", "请对照 README 的字段说明。"


def _unknown_field(shape: type[Authored], source: Source, path: Path, inner: Path) -> Diagnostic:
    name = str(inner[-1])
    known = _fields_at(shape, inner[:-1])
    hint = did_you_mean(name, known) or f"可用的字段：{'、'.join(known)}。"
    return error("field-unknown", source.at_key(*path, *inner), f"没有 {name} 这个字段。", hint)


def _fields_at(shape: type[BaseModel], path: Path) -> list[str]:
    """Return the field names of the shape that stands at `path` inside `shape`."""
    at: type[BaseModel] = shape
    for step in path:
        if isinstance(step, int):
            continue
        found = _model_in(at.model_fields[step].annotation) if step in at.model_fields else None
        if found is None:
            break
        at = found
    return list(at.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(argument) for argument in get_args(annotation))
    return next((model for model in inner if model is not None), None)
