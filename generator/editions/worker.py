"""One book on one paper, in a process of its own: an order as JSON on stdin, the PDF to where it says.

A process for each, because Typst keeps all that it has laid out for as long as it lives. Imports as little
as it can.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

_ACCESSIBLE: typst.PDFStandards = ["ua-1"]
"""Also makes a character that no font has an error instead of a blank."""
TEMPLATE_FAILED = 3
DISK_FAILED = 4
"""Exit statuses; Python's own stand for what nobody thought of."""


def main() -> int:
    """Print what stdin orders; return 0, or how it failed, with the reason on stderr."""
    order = json.load(sys.stdin.buffer)
    try:
        pdf, warnings = typst.compile_with_warnings(
            order["template"],
            root=order["root"],
            font_paths=[order["fonts"]],
            ignore_system_fonts=True,
            sys_inputs=order["inputs"],
            pdf_standards=_ACCESSIBLE if order["is_accessible"] else [],
        )
    except typst.TypstError as problem:
        return _fail(TEMPLATE_FAILED, problem.diagnostic)
    if warnings:
        return _fail(TEMPLATE_FAILED, "\n".join(warning.diagnostic for warning in warnings))
    try:
        Path(order["out"]).write_bytes(pdf)
    except OSError as problem:
        return _fail(DISK_FAILED, str(problem.strerror))
    return 0


def _fail(status: int, reason: str) -> int:
    sys.stderr.buffer.write(reason.encode())
    return status


if __name__ == "__main__":
    sys.exit(main())
