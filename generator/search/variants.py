"""Traditional characters that readers may type for the simplified ones of the texts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from opencc import OpenCC


def traditional(characters: Iterable[str]) -> dict[str, str]:
    """Return the traditional forms of `characters`: form → character; none that is a character itself.

    Source: OpenCC's dictionary of traditional to simplified characters.
    """
    known = set(characters)
    return {form: plain for form, plain in _simplified().items() if plain in known and form not in known}


@cache
def _simplified() -> dict[str, str]:
    """Return every traditional Han character of the basic blocks → its simplified one."""
    forms = [chr(code) for block in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for code in range(*block)]
    plain = OpenCC("t2s").convert("\n".join(forms)).split("\n")
    return {form: one for form, one in zip(forms, plain, strict=True) if form != one and len(one) == 1}
