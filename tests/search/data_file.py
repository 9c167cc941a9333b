"""The file of search data, read as strictly as a script that must hold one literal and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_BEFORE, _AFTER = "window.handbookSearch.parts.data='", "';\n"
_LITERAL = re.compile(r"(?:[^'\\\n\r\u2028\u2029]|\\(?:[\\']|u202[89]))*")
_ESCAPE = re.compile(r"\\(u2028|u2029|.)")
_MEANING = {"u2028": "\u2028", "u2029": "\u2029"}


def value_of(script: str) -> Mapping[str, Any]:
    """Return what the file hands over.

    Raises:
        ValueError: it is not that one assignment, or something in it ends the literal early.
    """
    literal = script.removeprefix(_BEFORE).removesuffix(_AFTER)
    if script != _BEFORE + literal + _AFTER or not _LITERAL.fullmatch(literal):
        raise ValueError("not one literal")
    text = _ESCAPE.sub(lambda match: _MEANING.get(match[1], match[1]), literal)
    value: Mapping[str, Any] = json.loads(text)
    return value
