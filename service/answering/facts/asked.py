"""What the question's own words add to a fact: more or less than a grade, the best, the newest, the fewest."""

from __future__ import annotations

import re
from enum import StrEnum

from service.question.plain_words import in_plain_words


class Comparison(StrEnum):
    """How the grade asked about is compared with the grade given."""

    IS = "is"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    BELOW = "below"
    ABOVE = "above"
    NOT = "not"


class Times(StrEnum):
    """Over which reports of an authority something is asked, where it is not the latest alone."""

    EVER = "ever"
    NEVER = "never"
    ALWAYS = "always"
    EACH = "each"


class End(StrEnum):
    """An end of an order: of grades, of dates, of numbers."""

    TOP = "top"  # best, newest, most
    BOTTOM = "bottom"  # worst, oldest, fewest


_GRADE = (
    r"(?:['\u2018\u201c\"]?(?:outstanding|good|requir\w+ improvement|adequate|inadequate|satisfactory)\b)"
)
_DENIED = r"(?:\b(?:not|neither|nor|never|without|isnt|wasnt|werent|arent)|n['\u2019]t)\b"
# What stood in the way of a grade is a judgement of another one.
_KEEPS = r"\b(?:stopp?(?:ed|s)?|prevent(?:ed|s)?|kept|keeps|held|holds)\b[\w', ]*\b(?:from|getting|being|becoming|back)"
_COMPARISONS: tuple[tuple[re.Pattern[str], Comparison], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), comparison)
    for pattern, comparison in (
        (rf"{_DENIED}(?: \w+){{0,3}}? (?:(?:less|lower|worse) than|below) (?:\w+ )?{_GRADE}", Comparison.AT_LEAST),
        (rf"{_DENIED}(?: \w+){{0,3}}? (?:(?:better|higher|more) than|above) (?:\w+ )?{_GRADE}", Comparison.AT_MOST),
        (rf"(?:less|lower|worse) than (?:\w+ )?{_GRADE}|below (?:\w+ )?{_GRADE}|fall\w* short of {_GRADE}", Comparison.BELOW),
        (rf"(?:at least|no (?:less|worse|lower) than) (?!(?:one|an?|1) )(?:\w+ )?{_GRADE}|{_GRADE}['\u2019\u201d\"]? (?:or|and) (?:better|above|higher)", Comparison.AT_LEAST),
        (rf"{_GRADE}['\u2019\u201d\"]? (?:or|and) (?:worse|below|lower)|(?:at most|no (?:better|higher) than) {_GRADE}", Comparison.AT_MOST),
        (rf"(?:better|higher|more) than (?:\w+ )?{_GRADE}|above {_GRADE}", Comparison.ABOVE),
        (rf"{_DENIED}(?: yet)?(?: \w+){{0,3}}? {_GRADE}|\bno {_GRADE} (?:grades?|judge?ments?|ratings?)\b|other than {_GRADE}|(?:{_KEEPS})\b[\w', ]*? {_GRADE}", Comparison.NOT),
    )
)  # fmt: skip
_TIMES: tuple[tuple[re.Pattern[str], Times], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), times)
    for pattern, times in (
        (r"\bnever\b|n['\u2019]t ever\b|\bnot ever\b|(?:\bnot|n['\u2019]t)\b[\w ]*\bat any (?:inspection|time|point)\b|\bat no (?:inspection|time|point)\b", Times.NEVER),
        (r"\balways\b|\bevery (?:single )?time\b|\bthroughout the years\b|\bconsistently\b", Times.ALWAYS),
        (r"\bat least (?:one|an?|1) (?:\w+ ){1,2}(?:grades?|ratings?|judge?ments?)\b|^\W*ha(?:s|ve) any\b|\bever\b|\bat any (?:time|point)\b|\bin the past\b|\bonce been\b|\bhow many times\b|\bha(?:s|ve) been (?:judged|rated|graded|found)\b.*\b(?:when|years?)\b", Times.EVER),
        (r"\bone after (?:the other|another)\b|\b(?:oldest|earliest|first) to (?:the )?(?:newest|latest|last|most recent)\b|\b(?:oldest|earliest|newest|latest) first\b|\bin (?:date )?order\b|\bwith (?:the )?years\b|\bevery overall\b|\b(?:through|had) (?:two|three|four|five|\d) of (?:these|those|them)\b", Times.EACH),
        (r"\b(?:each|every|all|both|two|three|four|which|past|previous)(?: of)?(?: the| its| their| these| those)?(?: ofsted)? (?:inspections|inspection|reports|report|visits|times|time)\b"
         r"|\bover (?:the years|time)\b|\bdown the years\b|\bhistory\b|\bso far\b|\b(?:by|per|each|every) year\b|\byear (?:by|on) year\b|\bsince the start\b|\bhow often\b|\btrack record\b|\band (?:the )?(?:time|one|previous|inspection|report|visit)(?: \w+)? before\b|\band (?:the )?previous\b|\bsince when\b|\b(?:which|what) years\b|\bhow long (?:has|have|had|was|were)\b|\bwhen (?:did|was|were|has|have|had)\b", Times.EACH),
    )
)  # fmt: skip
# "Isn't it good?" asks whether it is good; the "not" denies nothing.
_ASKED_WITH_NOT = re.compile(
    r"(?:^|(?<=[.?!;,] ))(?:(?:so|and|but) )?(is|are|was|were|has|have|had|did|does|do)n['\u2019]?t\b(?! (?:\w+ ){0,3}?ever\b)",
    re.IGNORECASE,
)
_BEST = re.compile(
    r"\b(?:best|highest|strongest|top|(?:better|higher) than (?:all )?the (?:others?|rest))\b", re.IGNORECASE
)
_WORST = re.compile(
    r"\b(?:worst|lowest|weakest|poorest|bottom|(?:worse|lower) than (?:all )?the (?:others?|rest))\b",
    re.IGNORECASE,
)
_NEWEST = re.compile(
    r"\b(?:newest|latest|most recent(?:ly)?|last|recentest|freshest|most up[- ]to[- ]date)\b", re.IGNORECASE
)
_OLDEST = re.compile(
    r"\b(?:oldest|earliest|first|furthest|farthest|longest ago|least recent(?:ly)?)\b", re.IGNORECASE
)
_MOST = re.compile(
    r"\b(?:most(?! (?:recent|up))|busiest|more (?:\w+ )?than (?:any(?:one|body)|every(?:one|body)|any other|all (?:the )?others)|longest|highest|largest|biggest|greatest)\b",
    re.IGNORECASE,
)
_FEWEST = re.compile(r"\b(?:fewest|least|shortest|lowest|smallest)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:more than (?:one|once)|(?:two|several|multiple|both|different) (?:or more )?(?:of )?(?:the |these |those )?"
    r"(?:reports|letters|inspections|visits|councils|authorities)|twice|again|in common|same (?:inspector|person|people))\b",
    re.IGNORECASE,
)


def comparison(text: str) -> Comparison:
    """How the question compares grades; IS when it says nothing else."""
    plain = in_plain_words(_ASKED_WITH_NOT.sub(r"\1", text.lower()))
    return next((kind for pattern, kind in _COMPARISONS if pattern.search(plain)), Comparison.IS)


def times(text: str) -> Times | None:
    """Whether something is asked of all reports (ever, never, always, each), or None for the latest."""
    return next((kind for pattern, kind in _TIMES if pattern.search(text)), None)


def grade_end(text: str) -> End | None:
    """The best or the worst, where the question asks for it."""
    return _end(in_plain_words(text.lower()), _BEST, _WORST)


def date_end(text: str) -> End | None:
    """The newest or the oldest, where the question asks for it."""
    return _end(text, _NEWEST, _OLDEST)


def both_date_ends(text: str) -> bool:
    """Whether both the newest and the oldest are asked for."""
    return _NEWEST.search(text) is not None and _OLDEST.search(text) is not None


def number_end(text: str) -> End | None:
    """The most or the fewest, where the question asks for it."""
    return _end(text, _MOST, _FEWEST)


def several(text: str) -> bool:
    """Whether the question asks who or what occurs in more than one report."""
    return _SEVERAL.search(text) is not None


def _end(text: str, top: re.Pattern[str], bottom: re.Pattern[str]) -> End | None:
    if bottom.search(text):
        return End.BOTTOM
    return End.TOP if top.search(text) else None
