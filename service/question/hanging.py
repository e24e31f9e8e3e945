"""What a question points back at where nothing was asked before it.

A first message has no other before it: "which of those improved?" is then
read of everybody, which has to be said, and "why?" asks nothing that could be looked for.
"""

from __future__ import annotations

import re

ASKS_ON = "This goes on from something asked before, and nothing was: please ask it in full."

# How authorities are called, and how many they may be.
PLACES = r"(?:councils|authorities|boroughs|places|areas|counties|cities|ones|las)"
_SAID_WHICH = r"(?!(?: (?:councils|authorities|boroughs|places))? (?:who|whom|whose|that|which|where|with|without|in|on|at|for|from|leaving|aged|judged|rated|graded|named|held|listed)\b)"
NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few)"
_SOME_OF = re.compile(
    rf"^(?:and |so |but |ok |now )*(?:which|who|what|how many|any|all)(?: one| ones)? of "
    rf"(?P<them>(?:those|these)(?: {NUMBER})?|them|both|the (?:{NUMBER}|others|lot)){_SAID_WHICH}(?! (?:[a-z]+ )?(?:children|people|families|staff|workers|carers|leavers|reports|plans|cases|homes|years|months|weeks|days)\b)"
)
_ARE_ANY_OF = re.compile(
    rf"^(?:and |so |but |ok |now )*(?:are|were|is|was|have|has|had|did|do|does|will|can) (?:any|all|some|most|many|one|none|either)(?: one| ones)? of (?P<them>(?:those|these)(?: {NUMBER})?|them|both|the (?:{NUMBER}|others|lot))(?! (?:who|whom|whose|that|which|with|without|children|people|families|staff|workers|carers|leavers|plans|cases|homes|years|months|weeks|days)\b)"
)
_THOSE = re.compile(
    rf"\b(?P<them>(?:(?:those|these)(?: same)?|the same) (?:{NUMBER} )?(?:{PLACES}|inspections)){_SAID_WHICH}"
)
# In so many words: "the councils you listed".
_YOU_NAMED = re.compile(
    rf"(?i)\b(?P<them>(?:the|those|these)(?: {NUMBER})?(?: {PLACES})? (?:that |which )?(?:you(?:'ve| have)? (?:just )?(?:listed|named|found|counted|mentioned|gave|given|told me|said)|(?:listed|named|mentioned|counted) (?:above|before|earlier)|(?:just|already) (?:listed|named|mentioned)|above|on (?:that|this|the) list))\b"
)
_COMPARES_THEM = re.compile(r"^(?:please )?(?:compare|contrast) (?P<them>them|those|these|both)$")
_POINTS = re.compile(
    r"\b(?:that|this|these|those|it|its|they|their|them|there|others?|else|more|why|how come|really|same|again|sources?|evidence|examples?|elaborate|go on|ones?)\b"
)

_OF_THEM = re.compile(
    r"^(?:and |so |but )*(?:(?:why|how|when|where|what) )?(?:did|do|does|are|is|was|were|have|has|had) (?:they|it|those|these)(?: (?!(?:any|the|all|each|every|a|an|children|people|families|figures|reports|homes|staff)\b)[a-z]+){1,2}$"
)


def is_of_them_alone(text: str) -> bool:
    """Whether a short question asks of nobody but them or it ("did they improve?")."""
    return _OF_THEM.match(" ".join(text.lower().split()).strip(" ?!.")) is not None


def pointed_at(text: str) -> str:
    """Of which authorities named before a question that names none asks, as written ("those"); "" of none."""
    asked = " ".join(text.lower().split()).strip(" ?!.")
    found = (
        _YOU_NAMED.search(asked)
        or _SOME_OF.search(asked)
        or _ARE_ANY_OF.search(asked)
        or _THOSE.search(asked)
        or _COMPARES_THEM.search(asked)
    )
    return found["them"] if found else ""


def points_back(text: str) -> bool:
    """Whether a text in which nothing is asked goes on from something ("why?", "tell me more")."""
    return _POINTS.search(text.lower()) is not None


def taken_as_all(them: str, *, first: bool = True) -> str:
    """That those whom a question points at (see `pointed_at`) are unknown and everybody is searched, for people; `first`: no question came before."""
    if not first:
        return f"The answer before counted nobody, so “{them}” stands for all authorities held; to ask about some of them, name them."
    return f"No question came before this one, so “{them}” stands for all authorities held; to ask about some of them, name them."
