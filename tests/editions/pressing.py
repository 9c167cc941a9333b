"""What the tests of `handbook print` share: running it, and what is in a folder afterwards."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.project import Project
from tests.support import run_handbook

SHORTEST = ("--region", "upper", "--audience", "committee")
"""The shortest handbook of the example."""


def fingerprints(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def print_handbooks(project: Project, *arguments: str) -> None:
    result = run_handbook(project.root, "print", *arguments)
    assert result.returncode == 0, result.stdout + result.stderr


def whole_files(folder: Path) -> dict[str, bool]:
    """Tell of each file in `folder`, hidden ones too, whether it is a PDF to its end."""
    read = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}
    return {
        name: data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF") for name, data in read.items()
    }
