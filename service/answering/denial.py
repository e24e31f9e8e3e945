"""Sentences that say of something that it is not so, not there, or not by enough."""

from __future__ import annotations

import re

_DENIES = re.compile(
    r"\b(?:no|not|never|none|nor|neither|cannot|without|lack(?:s|ed|ing)?|absen(?:t|ce)|missing|few(?:er)?|too (?:little|many|long|late|often|slow|high|low)|"
    r"rarely|seldom|hardly|limited|insufficient(?:ly)?|inadequate(?:ly)?|incomplete|shortage|gaps?|shortfalls?|fail(?:s|ed|ing|ure)?|unable|yet to|"
    r"only (?:a|some|half|one|two|three|four|five|\d)|under-?(?:developed|used|utilised)|inconsisten\w+|irregular(?:ly)?|infrequent(?:ly)?|sporadic|patchy|"
    r"delay\w*|late|overdue|out of date|outstanding|backlogs?|low|poor|weak|variable|variability|ad hoc|minority|removed|ceased|stopped|ended)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)

# Of what is bad there is none or little, or what stands in its place is good.
_LITTLE = re.compile(
    r"\b(?:no|not|never|none|nor|without|free of|few(?:er)?|little|low(?:er)?|minimal|rarely|reduced|lessen\w+|decreas\w+|manageable|reasonable|stable|"
    r"prompt\w*|timely|swift\w*|quick\w*)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


def denies(text: str) -> bool:
    """Whether a text has a word that denies, or says that there is little of something."""
    return _DENIES.search(text) is not None


def has_little(text: str) -> bool:
    """Whether a text has a word that says of what is bad that there is none or little of it."""
    return _LITTLE.search(text) is not None
