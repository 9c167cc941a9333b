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


def main() -> int:
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
        return _fail(problem.diagnostic)
    if warnings:
        return _fail("\n".join(warning.diagnostic for warning in warnings))
    Path(order["out"]).write_bytes(pdf)
    return 0


def _fail(text: str) -> int:
    sys.stderr.buffer.write(text.encode())
    return 1


if __name__ == "__main__":
    sys.exit(main())
