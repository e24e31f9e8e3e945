"""Bullet glyphs at the beginning of lines."""

from __future__ import annotations

import re
from typing import NamedTuple

_GLYPHS = "\u25fc\u25a0\u25aa\u25ab\u25a1\u25cf\u25cb\u25e6\u2022\u2023\u2043\u204c\u2219\u00b7\u27a2\u25ba\u25b6\u2666\u25c6\u2756\u2605\u2713\u2714\u29bf\u25fe\u25fd\u2b1b"
_GLYPH = re.compile(f"(?:[{_GLYPHS}\uf000-\uf0ff]|o(?= [A-Za-z]))\\s*")
_DASH = re.compile("(?:[\u2013\u2014\u2012\u2015-]\\s+|[\u2500\u2501]\\s*)")
_STAR = re.compile(r"[*+]\s+")


class Bullet(NamedTuple):
    """A bullet found: the text after it, and whether its glyph is a mere dash."""

    text: str
    dash: bool


def bullet(text: str) -> Bullet | None:
    """The bullet that `text` begins with, or None.

    A dash is doubtful (a line of running text may begin with one): the caller looks at its place.
    """
    match = _DASH.match(text)
    if match:
        return Bullet(text[match.end() :], True) if text[match.end() :] else None
    match = _GLYPH.match(text) or _STAR.match(text)
    if match is None:
        return None
    return Bullet(text[match.end() :], False)
