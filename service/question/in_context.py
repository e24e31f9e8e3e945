"""A question within a conversation, with what it points at in the one before put in its words."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.question.model import Question
from service.question.picked import picked
from service.question.said_plainly import in_conversation

_SHE = re.compile(r"\b(?:she|he|him)\b(?!')", re.IGNORECASE)
_HER = re.compile(r"\b(?:her|his)\b(?= (?!majesty|royal)\w)", re.IGNORECASE)
# What inspectors do, and who else "she" may be.
_OF_INSPECTORS = re.compile(
    r"\b(?:lead|leads|led|inspect\w*|reports?|grad\w+|rated|ratings?|judg\w+|visit(?:s|ed)?|team|results?|councils|authorit\w+)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:child|kid|girl|boy|baby|teenager|young person|parent|mother|father|mum|dad|carer|worker|director|leaver)\b"
)


def in_context(text: str, previous: Question, people: re.Pattern[str], known: Collection[str] = ()) -> str:
    """The text freed of niceties, "West" as the authority and "she" as the one person that the question before named.

    `people` finds the names of inspectors in a text in lower case; `known` are the names of all authorities.
    """
    return _with_person(picked(in_conversation(text), previous, known), previous, people)


def _with_person(text: str, previous: Question, people: re.Pattern[str]) -> str:
    named = {match[0] for match in people.finditer(previous.text.lower())}
    low = text.lower()
    if len(named) != 1 or people.search(low) or not _OF_INSPECTORS.search(low) or _OF_OTHERS.search(low):
        return text
    name = next(iter(named)).title()
    return _HER.sub(f"{name}'s", _SHE.sub(name, text))
