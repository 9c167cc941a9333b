"""Same data, same bytes: in any folder, time zone, locale and hash seed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.support import example_project, run_handbook

_SURROUNDINGS = (
    {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "4711"},
)


def _fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    fingerprints = []
    for name, env in zip(("one", "another/deeper"), _SURROUNDINGS, strict=True):
        project = example_project(tmp_path / name)
        result = run_handbook(project.root, "build", env=env)
        assert result.returncode == 0, result.stderr
        fingerprints.append(_fingerprint(project.site))
    assert fingerprints[0] == fingerprints[1]
    assert "lower/branch/index.html" in fingerprints[0]
