"""The number of something that a question asks to be had: exactly two, at least three, fewer than four."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from service.spelt import UP_TO_TWENTY

Test = Callable[[int], bool]

_WORDS = UP_TO_TWENTY[1:11]
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_TIMES = {"once": 1, "twice": 2}
_ALONE = re.compile(r"\b(?:only|just|exactly)\b", re.IGNORECASE)


def number_asked(text: str, noun: str, *, exact: bool = False) -> tuple[str, Test] | None:
    """The number of what the pattern `noun` names in words and as a test, or None where a text asks for none.

    A bare number is the least that is asked for, or with `exact` the very one.
    """
    at_least, fewer, more, several, exactly = _patterns(noun)
    if match := at_least.search(text):
        least = _value(match[1] or match[2])
        return f"at least {_said(least)}", lambda number: number >= least
    if match := fewer.search(text):
        below = _value(match[1]) if match[1] else _value(match[2]) + 1
        return f"fewer than {_said(below)}", lambda number: number < below
    if match := more.search(text):
        than = _TIMES[match[2].lower()] if match[2] else _value(match[1])
        return f"more than {_said(than)}", lambda number: number > than
    if several.search(text):
        return "more than one", lambda number: number > 1
    if match := exactly.search(text):
        said = (match[2] or "").lower()
        number_said = _TIMES.get(said) or _value(match[1])
        if exact or _ALONE.search(text) or number_said == 1:
            return f"exactly {_said(number_said)}", lambda number: number == number_said
        return f"at least {_said(number_said)}", lambda number: number >= number_said
    return None


@lru_cache(maxsize=4)
def _patterns(noun: str) -> tuple[re.Pattern[str], ...]:
    patterns = (
        rf"\b(?:at least {_NUMBER} |{_NUMBER} or more ){noun}",
        rf"\b(?:(?:fewer|less) than {_NUMBER}|{_NUMBER} or (?:fewer|less)) {noun}",
        rf"\bmore than (?:{_NUMBER} {noun}|(once|twice)\b)",
        rf"\b(?:several|multiple|repeated) {noun}",
        rf"(?<!the )(?<!these )(?<!those )(?<!all )\b{_NUMBER} {noun}|\b(once|twice)\b",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _value(written: str) -> int:
    low = written.lower()
    return _WORDS.index(low) + 1 if low in _WORDS else int(low)


def _said(number: int) -> str:
    return _WORDS[number - 1] if 1 <= number <= len(_WORDS) else str(number)
