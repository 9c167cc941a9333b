"""The command line. `main` is the entry; one module for each command; help and errors are Chinese."""

from generator.cli.app import main

__all__ = ["main"]
