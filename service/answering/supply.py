"""Whether a text says how much of something there is: of carers, homes, staff."""

from __future__ import annotations

import re

from service.question.enough import Supply

_HOW_MUCH = re.compile(
    r"\b(?:(?<!ly )enough|(?:in)?sufficien(?:t|cy)|shortages?|short(?:fall)? of|recruit\w*|retention|too few|availab\w+|unavailab\w+|capacity|vacan\w+|unfilled|demand|"
    r"(?:very |more )?limited|scarc\w+|(?:numbers?|range|choice|lack|supply|pool|increase|growth|loss|gain) (?:of|in)|fully staffed|more|fewer|\d+ (?:[\w-]+ ){0,3}(?:carers|households|homes|placements|workers|staff|posts))\b",
    re.IGNORECASE,
)
_HOMES = re.compile(
    r"\bplacements?\b|\bhom(?:e|es|elessness)\b|\bhous(?:e|es|ing)\b|\baccommodation\b|\bflats?\b|\btenanc\w+|\bpropert(?:y|ies)\b|\bplaces?\b|\bbeds?\b|\bsufficiency\b",
    re.IGNORECASE,
)
_OF = {
    Supply.ADOPTERS: re.compile(r"\badopt\w+|\bsufficiency\b", re.IGNORECASE),
    Supply.CARERS: re.compile(r"\bcarers?\b|\bfoster(?:ing)?\b|\badopt\w+|\bsufficiency\b", re.IGNORECASE),
    Supply.HOMES: _HOMES,
    Supply.HOUSING: _HOMES,
    Supply.STAFF: re.compile(
        r"\bworkers?\b|\bstaff\w*|\bworkforce\b|\bposts?\b|\bteams?\b|\badvis[eo]rs?\b|\badvocates?\b|\bvisitors?\b|\bnurses?\b|\btherapists?\b|\bpractitioners?\b|\bofficers?\b|\bcaseloads?\b",
        re.IGNORECASE,
    ),
}


def says_how_much(sentence: str, supply: Supply) -> bool:
    """Whether a sentence says anything of how many of them there are, or how much of that."""
    return _HOW_MUCH.search(sentence) is not None and _OF[supply].search(sentence) is not None
