"""Authored shapes filled from plain values; what does not fit is told in Chinese at its own place."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, did_you_mean, error
from generator.library.source import Path, Source

Shape = TypeVar("Shape", bound=BaseModel)

_README = "请对照 docs/editing.md 的字段说明。"
_INTEGER = ("field-not-integer", "这里应是整数。", "只写阿拉伯数字，不加引号。")
_DECIMAL = ("field-not-decimal", "这里应是小数。", "例如 0.98。")
_MAPPING = ("field-not-mapping", "这里应是若干字段。", "每行一个“字段名: 值”，注意英文冒号后空一格。")
_OTHER_KIND = ("field-of-other-kind", "这一类条目不写这个字段。", "请删去它。")
_CADENCE = "次数固定只写 exactly；有下限、上限写 at_least、up_to，前者不大于后者。"
_ONE_OF_TWO = "两个字段留一个，删去另一个；都没有就补上一个。"
_MESSAGES = {
    "string_type": ("field-not-text", "这里应是文字。", "数字、日期等请加英文引号；列表请改成一段文字。"),
    "int_type": _INTEGER,
    "int_parsing": _INTEGER,
    "int_from_float": _INTEGER,
    "float_type": _DECIMAL,
    "float_parsing": _DECIMAL,
    "bool_type": ("field-not-boolean", "这里只能写 true 或 false。", "true 表示是，false 表示否，不加引号。"),
    "tuple_type": ("field-not-list", "这里应是列表。", "每项一行，以“- ”开头。"),
    "model_type": _MAPPING,
    "mapping_type": _MAPPING,
    "dict_type": _MAPPING,
    "too_short": ("field-empty-list", "列表里没有内容。", "请至少写一项。"),
    "too_long": _OTHER_KIND,
    "none_required": _OTHER_KIND,
    "no_wording": ("field-no-wording", "", "请补上“wording: 原文”；分项的写 lead 和 items。"),
    "wording_and_lead": (
        "field-wording-and-lead",
        "",
        "整段原文写 wording；分项的，起句写 lead，各项写 items。",
    ),
    "cadence_exactly": ("field-cadence", "", _CADENCE),
    "cadence_order": ("field-cadence", "", _CADENCE),
    "years_order": ("field-years-order", "", "请对调 first 与 last。"),
    "wording_without_expands": (
        "field-wording-without-expands",
        "",
        "请在 expands 写上这些字所在的条目；原文没有展开的，两个都不写。",
    ),
    "heading_or_begins": ("field-one-of-two", "", _ONE_OF_TWO + "原文有标题写 heading，没有写 begins。"),
    "outside_address": ("page-outside", "", "请把文件放进 site_overrides/，写它的路径。"),
    "no_plugin": ("engine-plugin", "", "请补上一行“- handbook”。"),
    "list_type": ("field-not-list", "这里应是列表。", "每项一行，以“- ”开头。"),
    "wording_or_description": ("field-one-of-two", "", _ONE_OF_TWO),
}
"""Of pydantic's kinds of error: our code, message (empty: pydantic holds our own sentence), cure."""
_PATTERNS = {
    "{1,200}$": (
        "site-url-form",
        "网站的地址写得不对。",
        "形如 https://example.org/shouce/；没有空格、引号、?、#，不超过 200 个字。",
    ),
    "#": ("id-form", "编号 {value} 的写法不对。", "条目的完整编号形如 changzhou-2016/duties/group-study。"),
    "^[a-z": (
        "id-form",
        "编号 {value} 的写法不对。",
        "只用小写字母、数字，词与词之间用一个连字符 -；列表的括号和逗号用英文的。",
    ),
    "(0[1-9]": (
        "date-form",
        "日期 {value} 的写法不对。",
        "写成 2016-04-26（只有年份就写 2016）；某月某日写成 07-01。",
    ),
    "^https?": ("url-form", "网址 {value} 的写法不对。", "以 https:// 或 http:// 开头，中间没有空格和引号。"),
}
_WRONG_FORM = {"int_type", "string_type", "tuple_type", "model_type"}
"""What a member of a union says of a value that is meant for another member."""
_OF_A_FIELD = {"missing", "extra_forbidden"}
"""Told of a field's name, whatever the values are."""


def fill(shape: type[Shape], value: Any, source: Source, path: Path) -> tuple[Shape | None, list[Diagnostic]]:
    """Fill one shape from the value at `path`; on any misfit return None and all diagnostics."""
    try:
        return shape.model_validate(value), []
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_input=True)
        placed = _without_misspelt(_one_for_each_place(details, value))
        absent: dict[Path, list[str]] = {}
        found = []
        for inner, detail in placed.items():
            if detail["type"] == "missing":
                absent.setdefault((*path, *inner[:-1]), []).append(str(inner[-1]))
            else:
                found.append(_explain(shape, detail, source, path, inner))
        return None, [*found, *(_missing(source, place, names) for place, names in absent.items())]


def _place(detail: ErrorDetails, value: Any) -> Path:
    """Return the steps of pydantic's location that lead into `value`: it also names types and validators.

    A single value written where a list may stand has no position, and gets none.
    """
    steps: list[str | int] = []
    for step in detail["loc"]:
        is_in_mapping = isinstance(value, dict) and step in value
        if is_in_mapping or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            steps.append(step)
            value = value[step]
    if detail["type"] == "missing":
        steps.append(detail["loc"][-1])
    return tuple(steps)


def _one_for_each_place(details: list[ErrorDetails], value: Any) -> dict[Path, ErrorDetails]:
    """A union reports each of its members: keep what the one says that the value is meant for.

    What is None has been told of by `traps` already, and a mapping that holds it cannot be judged.
    A list whose items are all wrong is too short for pydantic: only one that has none is.
    """
    kept: dict[Path, ErrorDetails] = {}
    for detail in sorted(details, key=lambda d: d["type"] in _WRONG_FORM):
        place = _place(detail, value)
        is_told = detail["type"] in _WRONG_FORM and any(k[: len(place)] == place for k in kept)
        is_filled = detail["type"] == "too_short" and bool(detail["input"])
        if not (is_told or is_filled) and (detail["type"] in _OF_A_FIELD or not _holds_none(detail["input"])):
            kept.setdefault(place, detail)
    return kept


def _holds_none(value: Any) -> bool:
    return value is None or (isinstance(value, dict) and None in value.values())


def _without_misspelt(placed: dict[Path, ErrorDetails]) -> dict[Path, ErrorDetails]:
    """Leave out a missing field where a misspelt one stands in its stead: that is one mistake."""
    unknown = [place for place, detail in placed.items() if detail["type"] == "extra_forbidden"]
    return {
        place: detail
        for place, detail in placed.items()
        if detail["type"] != "missing"
        or not any(u[:-1] == place[:-1] and did_you_mean(str(u[-1]), [str(place[-1])]) for u in unknown)
    }


def _explain(
    shape: type[BaseModel], detail: ErrorDetails, source: Source, path: Path, inner: Path
) -> Diagnostic:
    if detail["type"] == "extra_forbidden":
        return _unknown_field(shape, source, path, inner)
    code, message, hint = _sentences(detail)
    return error(code, source.at(*path, *inner), message, hint)


def _missing(source: Source, place: Path, names: list[str]) -> Diagnostic:
    cure = "请补上" + "、".join(f"“{name}: …”" for name in names) + "，每个一行。"
    return error("field-missing", source.at(*place), f"缺少必填字段 {'、'.join(names)}。", cure)


def _sentences(detail: ErrorDetails) -> tuple[str, str, str]:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _pattern(str(context.get("pattern", "")), value)
    if kind in ("greater_than_equal", "less_than_equal"):
        word, limit = ("小于", context["ge"]) if "ge" in context else ("大于", context["le"])
        return "field-range", f"{value} {word}允许的 {limit}。", "请检查这个数。"
    if kind == "literal_error":
        expected = str(context.get("expected", ""))
        words = [
            word.strip("' ") for word in expected.replace("False", "false").replace(" or ", ", ").split(", ")
        ]
        hint = did_you_mean(str(value), words) or f"可用：{'、'.join(words)}。"
        shown = str(value).lower() if isinstance(value, bool) else value
        return "field-word", f"{shown} 不是可用的词。", hint
    code, message, hint = _MESSAGES.get(kind, ("field-other", "", _README))
    return code, message or f"{detail['msg']}。", hint


def _pattern(pattern: str, value: Any) -> tuple[str, str, str]:
    for part, (code, message, hint) in _PATTERNS.items():
        if part in pattern:
            return code, message.format(value=value), hint
    return "field-form", f"{value} 的写法不对。", _README


def _unknown_field(shape: type[BaseModel], source: Source, path: Path, inner: Path) -> Diagnostic:
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
