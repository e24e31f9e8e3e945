"""Names of inspectors in a question: with or without the initial between, whatever the case."""

from __future__ import annotations

import re
from collections.abc import Collection

_INITIAL = re.compile(r"(?<=\w) [a-z]\.?(?= )", re.IGNORECASE)
_NOBODY = re.compile(r"(?!)")
_FEWEST = 2  # words of a name; one alone may be anybody's or a place's


def bare_name(name: str) -> str:
    """The name in lower case without initials in the middle ("Fiona J Millns" is "fiona millns")."""
    return _INITIAL.sub("", name).lower()


def naming(names: Collection[str]) -> re.Pattern[str]:
    """What finds any of the names in a text in lower case; nothing where there are none."""
    bare = sorted({bare_name(name) for name in names}, key=len, reverse=True)
    words = [name.split() for name in bare if len(name.split()) >= _FEWEST]
    if not words:
        return _NOBODY
    between = r"(?: [a-z]\.?)? "
    return re.compile(rf"\b(?:{'|'.join(between.join(map(re.escape, one)) for one in words)})\b")
