"""Two kinds of missing that share a word: children who go missing from home or care, and children missing education."""

from __future__ import annotations

import re

from service.question.model import Question
from service.retrieval.found import Found

_MISSING = re.compile(r"\bmissing\b", re.IGNORECASE)
_RETURNED = re.compile(r"\breturn(?:ed)?[- ](?:to[- ])?home interview", re.IGNORECASE)
_EDUCATION = r"(?:out )?(?:on |from |in |of )?(?:\w+ )?(?:educat\w+|school\w*|lessons)"
_FROM_EDUCATION = re.compile(rf"\bmissing {_EDUCATION}\b|\bCME\b", re.IGNORECASE)
_ANY_EDUCATION = re.compile(r"\b(?:educat|school)|\bCME\b", re.IGNORECASE)
_FROM_HOME = re.compile(
    rf"\b(?:go(?:es|ing)?|gone|went|been|reported|report(?:s|ing)?|frequently|regularly|repeatedly|persistently) missing\b(?! {_EDUCATION}\b)"
    r"|\bmissing (?:from (?:home|care|placements?|their (?:home|placement)s?)|episodes?|incidents?|persons?|people|children|young people|reports?)\b"
    r"|\breturn(?:ed)?[- ](?:to[- ])?home\b|\babscond|\brun(?:s|ning)? away\b|\bmissing,? (?:and|or) (?:at risk|exploit|sexual|criminal|child)",
    re.IGNORECASE,
)


def of_the_missing_asked(question: Question, group: Found) -> Found:
    """What was found but for the paragraphs on the other kind of missing alone, where one kind is asked about.

    The group answers as probably at most as what is left does, where its best paragraph is of the other kind.
    """
    asked = question.text
    education, goes = _FROM_EDUCATION.search(asked), _asks_of_home(asked)
    if (education is None) is not goes:
        return group
    other = _is_of_home_alone if education else _is_of_education_alone
    return group.left_with(tuple(one for one in group.scored if not other(one.stored.paragraph.text)))


def _asks_of_home(asked: str) -> bool:
    """Whether a question is on children who go missing: its "missing" is not from education."""
    beside = _FROM_EDUCATION.sub(" ", asked)
    return _MISSING.search(beside) is not None or _RETURNED.search(asked) is not None


def _is_of_education_alone(text: str) -> bool:
    return _FROM_EDUCATION.search(text) is not None and _FROM_HOME.search(text) is None


def _is_of_home_alone(text: str) -> bool:
    return _FROM_HOME.search(text) is not None and _ANY_EDUCATION.search(text) is None
