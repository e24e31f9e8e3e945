"""Whether a text sets an authority beside others, or the country."""

from __future__ import annotations

import re

_SETS = re.compile(
    r"\b(?:national|england|english|regional|region\b|statistical|neighbour|compar|(?:other|similar|most) (?:local )?(?:authorit|council|area|place)|averag|than|elsewhere|benchmark|rank|above|below|in line with|"
    r"amongst?|country\b|countries\b|london|best in|similar)",
    re.IGNORECASE,
)


def sets_beside_others(text: str) -> bool:
    """Whether a text has a word of comparison, or of whom one is compared with."""
    return _SETS.search(text) is not None
