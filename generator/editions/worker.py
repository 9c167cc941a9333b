"""One book on one paper, in a process of its own. It is run by its path and imports as little as it can.

    worker.py TEMPLATE ROOT FONTS OUT [STANDARD]

Stdin holds what the templates see as `sys.inputs`: name and value by turns, each ended by a NUL. A process
for each book, because Typst keeps all that it has laid out for as long as it lives.
"""

from __future__ import annotations

import os
import sys

import typst

TEMPLATE_FAILED = 3
DISK_FAILED = 4
"""Exit statuses; Python's own stand for what nobody thought of."""


def main() -> int:
    """Print what is ordered; return 0, or how it failed, with the reason on stderr."""
    template, root, fonts, out, *standards = sys.argv[1:]
    *fields, _ = sys.stdin.buffer.read().decode().split("\0")
    try:
        pdf, warnings = typst.compile_with_warnings(
            template,
            root=root,
            font_paths=[fonts],
            ignore_system_fonts=True,
            sys_inputs=dict(zip(fields[::2], fields[1::2], strict=True)),
            pdf_standards=standards,  # type: ignore[arg-type]
        )
    except typst.TypstError as problem:
        return _fail(TEMPLATE_FAILED, problem.diagnostic)
    if warnings:
        return _fail(TEMPLATE_FAILED, "\n".join(warning.diagnostic for warning in warnings))
    try:
        with open(out, "wb") as file:  # noqa: PTH123
            file.write(pdf)
    except OSError as problem:
        return _fail(DISK_FAILED, str(problem.strerror))
    return 0


def _fail(status: int, reason: str) -> int:
    sys.stderr.buffer.write(reason.encode())
    sys.stderr.flush()
    return status


if __name__ == "__main__":
    os._exit(main())  # frees nothing piece by piece: the process ends
