"""`make accept`: take what is produced now as what the golden tests expect. Look at the difference first."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from generator.build import build_tree
from generator.write.staging import write_files
from tests.browser.reader import Reader, browsing
from tests.browser.screenshots import GOLDEN, keep, take
from tests.browser.server import serving
from tests.support import (
    EXPECTED,
    INVALID,
    example_project,
    invalid_cases,
    invalid_project,
    report,
    run_handbook,
)


def _accept_pictures(site: Path) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir()
    with browsing() as browser, serving(site) as server:
        for shot, picture in take(Reader(browser, server, site)):
            keep(picture, GOLDEN / shot.name)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        example = example_project(folder / "example")
        built = build_tree(example)
        shutil.rmtree(EXPECTED, ignore_errors=True)
        write_files(EXPECTED, built.tree.files)
        for case in invalid_cases():
            text = report(invalid_project(case, folder / case))
            (INVALID / case / "_report.txt").write_text(text, encoding="utf-8", newline="\n")
        run_handbook(example.root, "build").check_returncode()
        _accept_pictures(example.site)


if __name__ == "__main__":
    main()
