"""Whether inspectors praise or fault in a run of sentences: by their own turns of phrase."""

from __future__ import annotations

import re
from enum import StrEnum


class Valence(StrEnum):
    """Which way a run of sentences points."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"
    NEUTRAL = "neutral"


_FAULT = re.compile(
    r"\b(?:not (?:yet |always |all |sufficiently |consistently |enough |routinely |well |fully )*\w+|too (?:many|much|few|long|"
    r"often|variable|slow|adult|early)|inconsisten\w*|delay\w*|drift|lack(?:s|ed|ing)?(?: of)?(?: \w+)?|insufficien\w*(?: \w+)?|weak\w*|poor(?:ly)?|"
    r"inadequate\w*|limit(?:s|ed|ing)\b|variable|underdeveloped|fails?|failed|failure\w*|gaps?|shortfall\w*|"
    r"unable|cannot|missed opportunit\w*|needs? to (?:improve|be strengthened)|deteriorat\w*|ineffective\w*|"
    r"less effective|high caseloads|overly|unclear|rarely|nor|no specialist)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:effective(?:ly)?|strong(?:ly)?|good|well[- ]\w+|robust\w*|timely|swift\w*|prompt\w*|positive\w*|"
    r"skilled|strength|successful\w*|improv(?:ed|ing|es)|thorough\w*|excellent|outstanding|responsive|benefit\w*|"
    r"comprehensive|appropriate\w*|committed|valued|purposeful|sensitive\w*|ambitious|clear(?:ly)?|stable)\b",
    re.IGNORECASE,
)


# What children go through is no fault of the service: "When children cannot live at home, …"
_CIRCUMSTANCE = re.compile(
    r"(?:(?<=[.!?] )|^)(?:when|where|if|for (?:children|those|young people))\b[^,.]*,", re.IGNORECASE
)


def valence(text: str) -> Valence:
    """Read a run of sentences; faults weigh more than praise, and a praised word denied is a fault alone."""
    said = _CIRCUMSTANCE.sub(" ", text)
    faults = len(_FAULT.findall(said))
    praise = len(_PRAISE.findall(_FAULT.sub(" ", said)))
    if faults and praise > faults:
        return Valence.MIXED
    if faults:
        return Valence.WEAKNESS
    return Valence.STRENGTH if praise else Valence.NEUTRAL
