"""Names of forums, groups and schemes for children, which are no names of children."""

from __future__ import annotations

import re

BODY = (
    r"(?:forums?|councils?|groups?|panels?|boards?|committees?|networks?|parliaments?|clubs?|charit(?:y|ies)|"
    r"schemes?|projects?|programmes?|services?|teams?|initiatives?|campaigns?|awards?|events?|courses?|"
    r"homes?|hubs?|cent(?:re|er)s?|houses?|schools?|colleges?|apps?|websites?|newsletters?|magazines?|films?|surveys?|"
    r"pledges?|charters?|strateg(?:y|ies)|plans?|models?|offers?|systems?|tools?)"
)
"""What is set up for people and has a name of its own."""
_NAME_OF_A_BODY = re.compile(
    r"\bnames? (?:of|for) (?:(?!(?:in|on|of|at|from|with|by|for|to|and|who|whose|whom|that|which|inside|within)\b(?! care\b))[\w'-]+ ){0,5}?"
    rf"{BODY}\b(?! (?:members?|staff|workers?|residents?|attendees?|participants?)\b)"
)


def without_names_of_bodies(lowered: str) -> str:
    """A lower-case text without what it says of names of bodies ("the name of the forum"): whose names are left are persons'."""
    return _NAME_OF_A_BODY.sub("what it is called", lowered)
