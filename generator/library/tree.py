"""The tree that an engine builds: every generated page and data file as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tree:
    """Generated files by path, and the navigation in MkDocs' form (list of title → path or list)."""

    site_name: str
    files: Mapping[str, str]
    navigation: list[Any]
