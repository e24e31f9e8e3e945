"""Whether a question asks who is late or slow with something, or where somebody waits long for it."""

from __future__ import annotations

import re

_LATE = re.compile(
    r"\b(?:slow(?:er|est|ly)? (?:to|at|in|with)|(?:is|are|was|were|been) (?:[\w-]+ ){0,5}?(?:late|slow|delayed|overdue)|late (?:with|in|at)"
    r"|delays? (?:in|to|with|for)|wait(?:s|ing)? (?:\w+ )?(?:too long|so long|a long time|long|ages|months)|long(?:est|er)? (?:waits?|waiting)|tak(?:e|es|ing) too long)\b"
)


def asks_who_is_late(masked: str) -> bool:
    """Whether a masked question (see `tokens.masked`) asks who is late or slow with something, or where it is waited for."""
    return _LATE.search(masked) is not None
