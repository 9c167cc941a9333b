"""`make accept`: take what is produced now as what the golden tests expect. Look at the difference first."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generator.build import build_tree
from generator.write.staging import write_files
from tests.support import EXPECTED, INVALID, example_project, invalid_cases, invalid_project, report


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build_tree(example_project(folder / "example"))
        shutil.rmtree(EXPECTED, ignore_errors=True)
        write_files(EXPECTED, built.tree.files)
        for case in invalid_cases():
            text = report(invalid_project(case, folder / case))
            (INVALID / case / "_report.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
