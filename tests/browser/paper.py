"""A page on paper: what the browser prints, read back from the PDF."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.tools import program
from tests.browser.wordings import squeezed

_MARGIN = 34
"""Points (12 mm) at a sheet's head and foot that hold page numbers at most, no text."""


def sheets(page: Page, folder: Path) -> list[str]:
    """Print the page on A4; return the text of each sheet without blanks, its margins left out."""
    pdf = folder / "page.pdf"
    page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    crop = ["-x", "0", "-y", str(_MARGIN), "-W", "596", "-H", str(842 - 2 * _MARGIN)]
    command = [program("pdftotext"), *crop, str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return [squeezed(sheet) for sheet in text.removesuffix("\f").split("\f")]
