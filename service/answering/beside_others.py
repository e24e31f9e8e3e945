"""Whether a text sets an authority beside others, or the country, or names another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_SETS = re.compile(
    r"\b(?:national|england|english|regional|region\b|statistical|neighbour|compar|(?:other|similar|most) (?:local )?(?:authorit|council|area|place)|averag|than|elsewhere|benchmark|rank|above|below|in line with|"
    r"amongst?|country\b|countries\b|london|best in|similar)",
    re.IGNORECASE,
)


def sets_beside_others(text: str) -> bool:
    """Whether a text has a word of comparison, or of whom one is compared with."""
    return _SETS.search(text) is not None


def names_authority(text: str, written: Sequence[str]) -> bool:
    """Whether a text names an authority, as one of these is `written`."""
    return _any_of(tuple(written)).search(text) is not None


@lru_cache(maxsize=8)
def _any_of(written: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of these as a whole name; hyphens and spaces are the same."""
    longest_first = sorted(written, key=len, reverse=True)
    names = "|".join(re.escape(one).replace(r"\ ", r"[ \-]") for one in longest_first)
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
