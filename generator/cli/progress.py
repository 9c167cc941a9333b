"""Progress on a terminal: what is being done now; silent where nobody watches."""

from __future__ import annotations

import sys

import click


def step(text: str) -> None:
    """Say on the terminal what comes next."""
    if sys.stderr.isatty():
        click.echo(f"… {text}", err=True)
