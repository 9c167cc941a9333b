"""Progress on a terminal: what is being done now; silent where nobody watches."""

from __future__ import annotations

import sys

import click


def step(text: str) -> None:
    """Say on the terminal what comes next."""
    if sys.stderr.isatty():
        click.echo(f"… {text}", err=True)


def count(done: int, of: int) -> None:
    """Say on one line of the terminal how many files are printed."""
    if sys.stderr.isatty():
        click.echo(f"\r… 排印 {done}/{of} 份", err=True, nl=done == of)
