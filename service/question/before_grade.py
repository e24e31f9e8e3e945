"""The time before a grade was given ("what was it graded before it was judged good in 2020?")."""

from __future__ import annotations

import re

from service.question.grades_named import grade_asked

# Words between "before" and the grade; none that begins another time or another clause.
_BETWEEN = r"(?:(?!(?:(?:19|20)\d\d|YEARS?|LATEST|PREVIOUS|FIRST|BEFOREYEAR|KIND|and|or|but|what|how|which|if|before)\b)[\w'\u2019-]+ ){0,8}?"
_GRADE = r"(?P<grade>outstanding|good|requir\w+ improvement(?: to be good)?|adequate|inadequate|ri)\b(?! (?:practice|enough|quality))"
_IN_YEAR = r"(?: (?:\w+ )?(?:in|at|by|from)(?: (?:the|its|their))? (?:\w+ )?(?:(?:19|20)\d\d|YEAR)\b(?: (?:inspection|report)\b)?)?"
_BEFORE_GRADE = re.compile(rf"\b(?:before|prior to|ahead of) {_BETWEEN}{_GRADE}{_IN_YEAR}", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|YEAR)\b")
_OF_MANY = re.compile(r"\b(?:WHICH|EVERY|REGION|any|councils|authorities)\b|^who (?:was|were|had|has|got)\b")


def grade_before_which(text: str) -> str | None:
    """The grade before which something was so, as a question in its own words says; None where it says no such thing."""
    found = _BEFORE_GRADE.search(text)
    return grade_asked(found["grade"].lower()) if found else None


def without_what_follows(text: str) -> str:
    """A question without the grade before which something was so: what else it says of grades is asked about."""
    return " ".join(_BEFORE_GRADE.sub(" ", text, count=1).split())


def as_time_before(masked: str) -> str:
    """A masked question about one authority with a label of time in place of the grade that ended that time.

    What is asked is the grade before it, and that grade is not the one asked about.
    """
    if _OF_MANY.search(masked):
        return masked
    return _BEFORE_GRADE.sub(
        lambda found: "BEFOREYEAR" if _YEAR.search(found[0]) else "PREVIOUS", masked, count=1
    )
