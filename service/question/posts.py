"""Who holds a post ("who is the LADO", "name of the adoption panel's chair"): reports name posts, hardly ever their holders."""

from __future__ import annotations

import re

POST = (
    r"(?:(?:vice[- ]|co-)?chair(?:person|man|woman)?s?|managers?|heads?|leaders?|leads?|co-?ordinators?|officers?|lado|directors?|dcs|commissioners?|principal social workers?|principals?|"
    r"advisers?|advisors?|champions?|consultants?|chief executives?|ceo|decision[- ]makers?|(?:lead|cabinet|elected|council) members?|portfolio holders?|mayor|head ?teachers?|nurses?|doctors?|members)"
)
"""Words for posts, as a pattern."""

_BEFORE = r"(?:(?!(?:with|to|by|from|for|who|that|not|in|on|at|told|said|seen|given|asked)\b)[\w'-]+ ){0,5}?"
_HOLDER = re.compile(
    rf"\bwho (?:is|was|are|were|will be|'s|(?:is |was )?(?:going to )?(?:take over|taking over|took over|takes over) as|(?:was|is|were|has been) (?:appointed|named|made)(?: as)?) {_BEFORE}(?P<post>{POST})(?=\W*$| (?:of|for|at|in|on|there|now|PLACE)\b)"
    rf"|\bnames? of {_BEFORE}(?P<named>{POST})(?=\W*$| (?:of|for|at|in|on|there|now|PLACE)\b)"
)


def post_asked(masked: str) -> str:
    """The post whose holder a masked question asks for ("chair"), empty where it asks for none."""
    found = _HOLDER.search(masked)
    return (found["post"] or found["named"]) if found else ""
