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


def partners_of_one(places: Places, masked: str) -> Places:
    """The places without the region that says among whom partners are asked for: it is the authority's reports that tell."""
    if not _PARTNERS.search(masked):
        return places
    kept = tuple(m for m in places.mentions if m.place.kind not in (PlaceKind.REGION, PlaceKind.AREA))
    return replace(places, mentions=kept)
