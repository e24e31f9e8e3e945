"""Whether a question asks how one authority stands beside others, or the country."""

from __future__ import annotations

import re

_ASKED = re.compile(
    r"\bcompare[sd]? (?:with|to|against|nationally|regionally)\b(?! (?:last|when|what|before|YEAR|a year|previous|earlier|the (?:last|previous)))"
    r"|\bthan (?:(?:in|for|at|across|with|those in|those of|that of) )?(?:(?:the |its |their )?(?:\w+ )?(?:other|national|england|english|average|rest|region\w*|neighbour\w*|nearby|similar|comparable)\b"
    r"(?! (?:children|carers|people|groups|young|types|kinds|staff|workers|parents|families|ways|teams)\b)|most (?:councils|areas|places|authorities)|elsewhere|OTHERS|REGION|EVERY|national\w*)"
    r"|\b(?:the )?national (?:average|figures?|picture|rate|level)\b|\b(?:above|below|near|around|at) (?:the )?(?:national|england|regional)\b|\bnational average\b|\branks?\b|\bstatistical neighbours\b"
)


def asks_beside_others(masked: str) -> bool:
    """Whether a masked question asks for a standing beside other authorities or the country; not beside an earlier time."""
    return _ASKED.search(masked) is not None
