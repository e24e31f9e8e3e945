"""Whether a question asks who is late or slow with something, or where somebody waits long for it."""

from __future__ import annotations

import re

_SOON = r"(?:quickly|promptly|swiftly|soon|early(?! (?:help|years|permanence|intervention|adulthood))|fast|on time|in time|timely|punctual(?:ly)?|in a timely (?:way|manner|fashion)|within (?:the )?(?:\w+ )?(?:timescales?|time limits?|deadlines?))"
_NOT = r"(?:not|never|no|rarely|without|fail(?:s|ed|ing)? to|cannot|\w+n['\u2019]?t)"
_LATE = re.compile(
    r"\b(?:slow(?:er|est|ly)? (?:to|at|in|with)|(?:is|are|was|were|been) (?:[\w-]+ ){0,5}?(?:late|slow|delayed|overdue|untimely)|late (?:with|in|at)"
    r"|(?:ha(?:ve|s|d)|with|there) (?:[\w-]+ ){0,2}?(?:late|slow|delayed|overdue|untimely)(?= [a-z])(?! (?:teens|teenagers|adolescen\w+|entrants|arrivals|permanence))"
    r"|delays? (?:in|to|with|for)|delayed|wait(?:s|ing)? (?:\w+ )?(?:too long|so long|a long time|long|ages|months|weeks)|(?:long(?:est|er)?|lengthy) (?:waits?|waiting|delays?)"
    r"|waiting (?:lists?|times?)|tak(?:e|es|ing) too long)\b"
    rf"|\b{_NOT} (?:[\w'\u2019-]+ ){{0,9}}?{_SOON}\b"
)
# What tells of lateness, and not of what is late.
_OF_LATENESS = re.compile(
    r"(?:too |so )?(?:late|slow|delay\w*|wait\w*|long(?![- ]term)|drift\w*|quick\w*|prompt\w*|swift\w*|soon|early(?! (?:help|years|permanence|intervention|adulthood))|time(?! out)\w*|on time|in time|untimely|overdue|backlogs?)\b"
    r"|drift and delay|(?:long|lengthy)\w* (?:waits?|waiting|delays?)"
)


def asks_who_is_late(masked: str) -> bool:
    """Whether a question in lower case asks who is late or slow with something, or where it is waited for."""
    return _LATE.search(masked) is not None


def tells_of_lateness(written: str) -> bool:
    """Whether words of a question tell of lateness ("delays", "on time"), and not of what is late."""
    return _OF_LATENESS.match(written) is not None
