"""What a question asks to be told of time: when something is, how often, how long."""

from __future__ import annotations

from enum import StrEnum

from service.patterns import PatternTable
from service.question.answer_types import CLAUSE


class TimeAsked(StrEnum):
    """What is to be told; the value says so in words."""

    WHEN = "when"
    BEGAN = "when it began"  # of an event of the past
    DATE = "on what date"
    WHEN_YET = "when it will"  # of what is still to come
    HOW_OFTEN = "how often"
    HOW_LONG = "how long"
    HOW_SOON = "how soon"


_ASKED = PatternTable(
    {
        TimeAsked.HOW_OFTEN: r"\bhow (?:often|frequently|regularly)\b",
        TimeAsked.HOW_LONG: r"\bhow long(?![- ]standing)\b|\bhow many (?:days|weeks|months|years|hours)\b",
        TimeAsked.HOW_SOON: r"\bhow (?:late|soon|quickly|fast|swiftly|promptly)\b",
        TimeAsked.DATE: r"\b(?:by|since|from) when\b|\b(?:what|which) (?:years?|months?|dates?|days?(?: of the (?:week|month))?|time of (?:the )?year)\b",
        TimeAsked.WHEN_YET: (
            rf"{CLAUSE}when (?:will\b|(?:is|are)\b[\w' -]*\b(?:going to|due|expected|planned|meant) (?:to|for|back|in)\b"
            r"|does\b[\w' -]*\b(?:start|begin|open|launch|go live|take over)\b(?! (?:working )?with\b))"
        ),
        TimeAsked.BEGAN: (
            rf"{CLAUSE}when (?:was|were|did|has|had)\b(?! (?:the )?(?:inspectors|ofsted)\b)[\w' -]*"
            r"\b(?:set up|start(?:ed)?|beg[iau]n|established|founded|formed|created|launch(?:ed)?|introduced|opened|appointed|recruited|join(?:ed)?|tak(?:e|en) up|took up|taken over|take over|(?:come|came) in(?:to)?|arrived?)\b"
        ),
        TimeAsked.WHEN: rf"{CLAUSE}when (?:is|was|were|are|did|does|do|will|has|have|had)\b(?! (?:the )?(?:inspectors|ofsted)\b)",  # reports are dated,
    }
)


def time_asked(masked: str) -> TimeAsked | None:
    """What a masked question asks of time, None where it asks nothing of it."""
    return _ASKED.first(masked)
