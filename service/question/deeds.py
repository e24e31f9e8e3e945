"""Deeds whose doer a question may ask for, and that reports often tell of without saying who did them.

Who does a thing day by day ("who checks plans") is told by post in nearly every sentence; who chairs or
looked into something is told in words of their own or not at all.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Deed(StrEnum):
    """What somebody did."""

    CHAIR = "chair"
    REVIEW = "review"


_LOOKED_INTO = r"(?:reviews?|evaluations?|audits?|research|stud(?:y|ies)|diagnostics?|peer (?:challenge|review)|surveys?|health ?checks?)"
_WHO = r"(?:^|[,.;:?!] ?|\b(?:and|know|say|me|PLACE) )who(?: (?:is|was|has|had|actually|currently|now|normally|usually|independently|then))*"
_ASKED = {
    Deed.CHAIR: re.compile(rf"{_WHO} (?:chair\w*|in the chair|presid\w+)\b"),
    Deed.REVIEW: re.compile(
        rf"{_WHO} (?:evaluat\w+|reviewed|audited)\b|{_WHO} (?:did|do|does|doing|done|carr(?:y|ies|ied) out|carrying out|conduct(?:s|ed|ing)?|undert\w+|led|commissioned|wrote|completed|made|produced)\b(?: \w+){{0,4}} {_LOOKED_INTO}\b(?! of (?:plans?|cases?|children))"
    ),
}


def deed_asked(masked: str) -> Deed | None:
    """The deed whose doer a masked question asks for, None where it asks for none of these."""
    return next((deed for deed, pattern in _ASKED.items() if pattern.search(masked)), None)
