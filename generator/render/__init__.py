"""Pages → a tree of Markdown and files, through templates/ alone. Next: `generator.write`."""

from generator.render.tree import render_site

__all__ = ["render_site"]
