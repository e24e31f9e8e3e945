"""Which partners of a named authority are asked for, where a region only says among whom ("which London boroughs share … with Sutton")."""

from __future__ import annotations

import re
from dataclasses import replace

from service.question.authorities import Places
from service.question.places import PlaceKind

_JOIN = (
    r"(?:shar(?:e|es|ed|ing)|work(?:s|ed|ing)?|collaborat(?:e|es|ed|ing)|co-?operat(?:e|es|ed|ing)|partner(?:s|ed|ing)?|team(?:s|ed)? up|"
    r"join(?:s|ed)?|joined up|form(?:s|ed)?|r[ua]n(?:s|ning)?|deliver(?:s|ed)?|commission(?:s|ed)?|pool(?:s|ed)?|merg(?:e|es|ed)|belong(?:s|ed)?|"
    r"(?:is|are|was|were) (?:\w+ ){0,2}(?:in|part of|members of))"
)
_ASKS = r"\b(?:which|what|name|list)\b(?: (?!REGION\b)\w+){0,4} REGION\b"
_PARTNERS = re.compile(
    rf"{_ASKS} (?:else )?(?:does|do|did|is|are|was|were|has|have|had) (?:the )?PLACE\b(?![^.?!;]*\b(?:than|like|similar|compar\w+|against|unlike)\b)"
    rf"|{_ASKS} (?:\w+ ){{0,3}}?{_JOIN}\b[^.?!;]*(?<!compared )(?<!along )(?<!together )(?<!level )(?<!par )\bwith (?:the )?PLACE\b"
)
# The other councils themselves, by any of the words for them: "which other councils are in the agency with PLACE".
_OTHERS = (
    r"(?:\bWHICH\b|\bOTHERS\b|\bNEIGHBOURS\b|\b(?:which|what|name|list)\b(?: (?:other|neighbouring|nearby|adjoining|adjacent|local|partner|of|the|its|two|three|four|five))*"
    r" (?:REGION|councils?|authorit(?:y|ies)|boroughs?|las?|areas?(?! (?:for|that|to|of|where|need\w*|should|did|do|does)\b)|counties)\b)"
)
_MATTERS = re.compile(r"\b(?:which|what) areas\b")  # may be matters as well as places
_TOGETHER = rf"(?:{_JOIN}|with|mak(?:e|es|ing) up|made up|compris\w+|cover(?:s|ed)?|serv(?:e|es|ed)|includ\w+|members?)"
_ASKS_PARTNERS = re.compile(
    rf"^(?!.*\b(?:than|like|similar|compar\w+|against|unlike|better|worse|best|worst|well|good|along with)\b).*{_OTHERS}.*\b{_TOGETHER}\b"
)


def asks_partners(masked: str, text: str) -> bool:
    """Whether a masked question of one authority asks which others it has something together with; `text` is the question itself."""
    one = len(re.findall(r"\bPLACE\b", masked)) == 1
    return one and _ASKS_PARTNERS.search(masked) is not None and _MATTERS.search(text.lower()) is None


def partners_of_one(places: Places, masked: str) -> Places:
    """The places without the region that says among whom partners are asked for: it is the authority's reports that tell."""
    if not _PARTNERS.search(masked):
        return places
    kept = tuple(m for m in places.mentions if m.place.kind not in (PlaceKind.REGION, PlaceKind.AREA))
    return replace(places, mentions=kept)
