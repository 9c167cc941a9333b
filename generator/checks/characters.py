"""What fonts can show: judged only where something is printed, for it depends on the machine's fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from generator.diagnostics import Diagnostic, Location, error
from generator.library.library import Library
from generator.library.source import Source

_CURE = "请核对是否录错；确实要用这个字，请用 --font-dir 指明有这个字的思源（Noto）字体。"


def characters_can_be_printed(
    library: Library, lacking: AbstractSet[str], templates: Sequence[Source] = ()
) -> tuple[Diagnostic, ...]:
    """Whether no printed character is among those that the fonts lack: it would be a hole in the page.

    Told at every place in the data where it stands, the texts of documents included, and in the templates.
    """
    found = []
    for character in sorted(lacking):
        message = f"排印用的字体没有“{character}”（U+{ord(character):04X}）这个字，印出来会是空白。"
        places = list(_places((*library.written, *templates), character)) or [Location("data")]
        found += [error("font-lacks-character", place, message, _CURE) for place in places]
    return tuple(found)


def _places(sources: Sequence[Source], character: str) -> Iterator[Location]:
    """Yield where `character` stands in `sources`, written as itself or, in YAML, by its code point."""
    code = ord(character)
    escaped = "|".join((rf"\\u{code:04x}", rf"\\U{code:08x}", rf"\\x{code:02x}"))
    written = re.compile(rf"{re.escape(character)}|(?i:{escaped})")
    for source in sources:
        for number, line in enumerate(source.lines, 1):
            if not (source.file.endswith(".yml") and line.lstrip().startswith("#")):
                yield from (source.line(number, match.start() + 1) for match in written.finditer(line))
