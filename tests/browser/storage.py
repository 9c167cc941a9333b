"""What a page finds in its storage: put there before its scripts run, or refused altogether."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page

_DENIED = """
Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }});
"""


def deny_storage(page: Page) -> None:
    """Let every use of the storage throw, as where a reader has forbidden cookies. From the next visit on."""
    page.add_init_script(_DENIED)


def store(page: Page, values: Mapping[str, str]) -> None:
    """Store `values` under their names, as another script would."""
    page.evaluate(
        "values => Object.entries(values).forEach(one => localStorage.setItem(...one))", dict(values)
    )


def stored(page: Page) -> dict[str, str]:
    """Return all that is stored for the site."""
    found: dict[str, str] = page.evaluate("() => ({...localStorage})")
    return found
