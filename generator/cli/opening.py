"""Finding the project that a command works on: at --project, else upwards from where it runs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

import click

from generator.project import Project, find_project

Arguments = ParamSpec("Arguments")


def pass_project(command: Callable[Concatenate[Project, Arguments], int]) -> Callable[Arguments, int]:
    """Give a command the project as its first argument; the group keeps the folder that was named."""

    @functools.wraps(command)
    def opened(*arguments: Arguments.args, **options: Arguments.kwargs) -> int:
        return command(_open(click.get_current_context().obj), *arguments, **options)

    return opened


def _open(folder: Path | None) -> Project:
    start = (folder or Path.cwd()).resolve()
    found = find_project(start)
    if found is None or (folder is not None and found.root != start):
        raise click.UsageError(
            f"{start} 不是手册项目：没有 mkdocs.yml 和 data/。请到项目文件夹里运行，或用 --project 指明。"
        )
    return found
