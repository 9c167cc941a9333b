"""What `mkdocs.yml` must say for the promises to hold; whatever else the engine knows may stand there too."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.schema.base import SiteAddress, Text


class _Open(BaseModel):
    """A mapping of the engine's: fields that are not named here are the engine's business."""

    model_config = ConfigDict(extra="allow", frozen=True)


def _inside(address: str) -> str:
    if "//" in address or ":" in address:
        raise PydanticCustomError("outside_address", "这里只能写本站的文件")
    return address


def _with_our_plugin(plugins: list[Any]) -> list[Any]:
    if not any(plugin_name(plugin) == "handbook" for plugin in plugins):
        raise PydanticCustomError("no_plugin", "plugins 里没有 handbook")
    return plugins


def plugin_name(plugin: Any) -> str:
    """Return the name of an entry of `plugins`: a text, or a mapping of the name to its settings."""
    return str(next(iter(plugin), "")) if isinstance(plugin, dict) else str(plugin)


Address = Annotated[str, Field(strict=True), AfterValidator(_inside)]
"""A file of the site: no asset comes from elsewhere (design: Promises 5)."""


class EngineTheme(_Open):
    name: Text
    custom_dir: Literal["site_overrides"]
    font: Literal[False]


class EngineSettings(_Open):
    """The fixed settings: pages are `.html` files made from content/ into build/site (design: Addresses)."""

    docs_dir: Literal["content"]
    site_dir: Literal["build/site"]
    use_directory_urls: Literal[False]
    theme: EngineTheme
    plugins: Annotated[list[Any], AfterValidator(_with_our_plugin)]
    site_url: SiteAddress | None = None
    nav: list[Any] = []
    extra_css: list[Address] = []
    extra_javascript: list[Address] = []
