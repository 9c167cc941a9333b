"""Diagnostics as values: what is wrong, where, and the cure. Collected by every stage, printed once.

Next: `generator.load` and `generator.checks` make them, `generator.cli` prints them.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

_EXCERPT_BEFORE = 24
_EXCERPT_AFTER = 40
_SPACES = "\u3000\u00a0"
"""Printable to the eye, though not to `str.isprintable`."""


class Severity(StrEnum):
    """How grave a diagnostic is: nothing is written after an error."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        return "错误" if self is Severity.ERROR else "提醒"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a source file; `line` and `column` count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One problem found in the data; `code` is permanent, `message` and `hint` are Chinese."""

    severity: Severity
    code: str
    location: Location
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def as_json(self) -> dict[str, str | int]:
        return {
            "severity": self.severity.value,
            "code": self.code,
            "file": self.location.file,
            "line": self.location.line,
            "column": self.location.column,
            "message": self.message,
            "hint": self.hint,
        }


def error(code: str, location: Location, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(Severity.ERROR, code, location, message, hint)


def warning(code: str, location: Location, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(Severity.WARNING, code, location, message, hint)


class DiagnosticsError(Exception):
    """A stage cannot go on; carries every diagnostic found so far."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = arrange(diagnostics)
        super().__init__(f"{len(self.diagnostics)} diagnostics")


def arrange(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line, column, code; drop repetitions."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.location, d.code, d.message)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(d.is_error for d in diagnostics)


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return the cure sentence for a mistyped word, or an empty string when nothing is near."""
    near = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return f"您是不是要写 {near[0]} ？" if near else ""


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _printable(text: str) -> str:
    """Replace control characters, so that data cannot drive the reader's terminal."""
    return "".join(c if c.isprintable() or c in _SPACES else "\N{REPLACEMENT CHARACTER}" for c in text)


def _excerpt(location: Location) -> list[str]:
    if not location.line or not location.text.strip():
        return []
    at = min(max(location.column - 1, 0), len(location.text))
    start = max(0, at - _EXCERPT_BEFORE)
    end = min(len(location.text), at + _EXCERPT_AFTER)
    head = ("…" if start else "") + _printable(location.text[start:at])
    tail = _printable(location.text[at:end]) + ("…" if end < len(location.text) else "")
    gutter = f"{location.line:>6} | "
    return [f"{gutter}{head}{tail}", " " * 7 + "| " + " " * _width(head) + "^"]


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """Return the printed form: place, code, message, the line with a caret, the cure."""
    d = diagnostic
    lines = [f"{d.location}: {d.severity.label} {d.code}: {_printable(d.message)}"]
    lines += _excerpt(d.location)
    if d.hint:
        lines.append(f"       改法：{_printable(d.hint)}")
    return "\n".join(lines)


def format_report(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the whole report of a run, ending in one line that counts errors and warnings."""
    found = arrange(diagnostics)
    errors = sum(d.is_error for d in found)
    blocks = [format_diagnostic(d) for d in found]
    blocks.append(f"共 {errors} 个错误，{len(found) - errors} 个提醒。")
    return "\n\n".join(blocks) + "\n"
