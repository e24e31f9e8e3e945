"""Characters that are there but not to be read: invisible ones out, odd spaces to plain ones."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f\ufff9-\ufffb"
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\U000e0000-\U000e01ef]"
)
_SPACES = re.compile("[\t\x0c\xa0\x85\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RUNS = re.compile(" {2,}")


def visible(text: str) -> str:
    """`text` without invisible characters (zero-width, variation selectors, tags, controls).

    Every kind of white space but the line break becomes one plain space; soft hyphens stay, for only
    the joining of lines can tell what they stand for.
    """
    return _RUNS.sub(" ", _SPACES.sub(" ", _INVISIBLE.sub("", text)))


def printable_share(text: str) -> float:
    """The share of characters that a reader can make out, 0 to 1; 1 for an empty text."""
    if not text:
        return 1.0
    odd = sum(
        1
        for character in text
        if character == "\ufffd" or (character < " " and character not in "\t\n\r\x0c")
    )
    return 1.0 - odd / len(text)
