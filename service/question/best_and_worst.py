"""Where one council is weakest or best on a matter: its weaknesses or strengths there, and no grade set beside its others."""

from __future__ import annotations

import re

_ON = r"(?:on|in|at|for|with|about|around|when it comes to|in terms of|as regards)"
# When, or by which report, is no matter: that is asked of all that the council does.
_MATTER = r"(?P<matter>(?!(?:(?:the|its|their|this) )?(?:(?:19|20)\d\d|latest|last|newest|most recent|previous|current|moment|present|all|inspection|report|country|region|north|south|east|west|london|england|yorkshire)\b)\S.*?)"
_PART = r"(?:points?|areas?|spots?|parts?|aspects?|sides?)"
_ASKS = (
    re.compile(
        rf"^(?P<open>(?i:and |so |but )?)[Ww]here (?:is|are|was|does|do|did|has) (?P<who>[A-Z][\w'’, -]*?) (?:doing |do |done |perform |performing |been )?(?:at its |the )?(?P<end>weakest|worst|poorest|best|strongest) {_ON} {_MATTER}\W*$"
    ),
    re.compile(
        rf"^(?P<open>(?i:and |so |but )?)[Ww]hat(?:'s| is| are| was| were) (?P<who>[A-Z][\w'’, -]*?)['’]s? (?P<end>weakest|worst|poorest|best|strongest) {_PART} {_ON} {_MATTER}\W*$"
    ),
)
_FAULTS = frozenset({"weakest", "worst", "poorest"})


def as_weaknesses(text: str) -> str:
    """A question of where one council is weakest or best on a matter as one of its weaknesses or strengths there; others as they are.

    "Where is Harrowmere weakest on care leavers?" is "what are the weaknesses of Harrowmere in care leavers?".
    """
    for pattern in _ASKS:
        if (asked := pattern.match(text)) is not None:
            ends = "weaknesses" if asked["end"] in _FAULTS else "strengths"
            return f"{asked['open']}what are the {ends} of {asked['who']} on {asked['matter']}?"
    return text
