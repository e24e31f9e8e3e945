"""Whether a question asks how one authority stands beside others, or the country."""

from __future__ import annotations

import re
from dataclasses import replace

from service.question.answer_types import ANYBODY
from service.question.authorities import Places
from service.question.places import PlaceKind

# Groups of people are no authorities: "than other foster carers" is asked of one, but not "than other children nationally".
_OF_ITS_OWN = rf"(?:\w+ ){{0,2}}?(?:{ANYBODY}|ones|homes|teams|services|placements|groups)\b(?!.*\b(?:nationally|elsewhere|country|england|EVERY|OTHERS|REGION|councils|authorities|areas|places)\b)"
_THOSE_OF = r"(?:(?:in|for|at|across|with|those in|those of|that of) )?"
# What one authority is set beside; "compare PLACE with NEIGHBOURS" asks for all of them.
_BESIDE_NEIGHBOURS = re.compile(
    r"\b(?:than|compared (?:with|to)|(?:stands?|stood|standing|set|sets?|measures?|measured|stacks?|stacked|looks?|holds?|held) (?:\w+ )?(?:against|beside|alongside|next to)|"
    r"(?:in line|level|on a par|keeping up) with|(?:similar|close|relative) to|(?:the )?same as|like|as|above|below|behind|ahead of)"
    r" (?:(?:in|at|for|of|that|those|most|many|all|what|is|with|seen|found) )*NEIGHBOURS\b"
)
# "Lower than in the neighbouring London boroughs", "than the rest of London".
_BESIDE_REGION = re.compile(
    r"\bthan (?:(?:in|at|for|across|of|that|those|what|is|the|most|all|any|other|neighbouring|nearby|surrounding|rest of|average for|average in) )*REGION\b"
)
_ACROSS_REGION = re.compile(
    r"^(?!.*\b(?:compar\w+|others?|councils|authorities|boroughs|OTHERS|EVERY|WHICH)\b).*(?<!\band )"
    r"\b(?:across|throughout|serving|covering|for the whole of|in the rest of) (?:the )?(?:REGION|PLACE)\b"
)
_BESIDE_COUNTRY = re.compile(
    r"\b(?:with|to|against|than|from) (?:(?:that|those|the|in|of|what is) )*OTHERS of (?:england|the country)\b"
)
_ASKED = re.compile(
    rf"{_BESIDE_NEIGHBOURS.pattern}"
    r"|\bcompare[sd]? (?:with|to|against|nationally|regionally)\b(?! (?:last|when|what|before|YEAR|a year|previous|earlier|the (?:last|previous)))"
    rf"|\bthan {_THOSE_OF}(?:the |its |their )?(?:other|most)\b(?! {_OF_ITS_OWN})"
    rf"|\bthan {_THOSE_OF}(?:(?:the |its |their )?(?:\w+ )?(?:other (?:two|three|four)|national|england|english|average|rest|region\w*|neighbour\w*|nearby|similar|comparable)\b"
    r"|elsewhere|OTHERS|REGION|EVERY|national\w*)"
    r"|\b(?:the )?national (?:average|figures?|picture|rate|level)\b|\b(?:above|below|near|around|at) (?:the )?(?:national|england|regional)\b|\bnational average\b|\branks?\b|\bstatistical neighbours\b"
)


def asks_beside_others(masked: str) -> bool:
    """Whether a masked question asks for a standing beside other authorities or the country; not beside an earlier time."""
    return _ASKED.search(masked) is not None


def beside_its_neighbours(places: Places, masked: str) -> Places:
    """The places without the neighbours, the region or the country that one authority is only set beside or acts in.

    Its own reports tell how it stands ("fewer than in similar councils"), and what it does across its region.
    """
    wider = places.of(PlaceKind.REGION, PlaceKind.AREA)
    named = places.of(PlaceKind.AUTHORITY)
    if len(named) != 1 or len(places.mentions) != 1 + len(wider):
        return places
    own = [area for area in wider if named[0].place.members[0] in area.place.members]
    if _BESIDE_REGION.search(masked) or (own and _ACROSS_REGION.search(masked)):
        return places.without({area.span for area in wider})
    if places.others and _BESIDE_COUNTRY.search(masked):
        return replace(places, others=False)
    return replace(places, neighbours=False) if _BESIDE_NEIGHBOURS.search(masked) else places
