"""The figures of a text in one form, so that a claim's can be looked for in the evidence.

A number belongs to its measure: *five days* is not borne out by *five hubs*, nor 18 social workers by 18 months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.spelt import TENS, UP_TO_TWENTY

# "One" is left out: it counts nothing as often as not ("from one to another").
_VALUES = {word: value for value, word in enumerate(UP_TO_TWENTY) if word != "one"} | {
    word: 10 * value for value, word in enumerate(TENS, 2)
}
_UP_TO_NINE, _UP_TO_TEN = "|".join(UP_TO_TWENTY[2:10]), "|".join(UP_TO_TWENTY[2:11])
_WORDS = rf"(?:{'|'.join(TENS)})(?:[- ](?:one|{_UP_TO_NINE}))?|zero|{'|'.join(UP_TO_TWENTY[2:])}"
_NUMBER = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*|\b(?:{_WORDS})\b)"
    r"(?P<measure>\s?%|\s?per ?cent\b|(?:[- ](?:working|calendar|full|whole|school|or more|more))?[- ](?:minute|hour|day|week|month|year)s?\b(?![- ]olds?\b))?",
    re.IGNORECASE,
)
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "tenth": 10, "tenths": 10,
}  # fmt: skip
_SHARE = re.compile(
    rf"\b(?:(?P<count>an?|one|{_UP_TO_NINE}|\d)[- ])?(?P<part>half|thirds?|quarters?|fifths?|sixths?|tenths?)\b(?! (?:of )?(?:19|20)\d\d)"
    rf"|\b(?P<some>one|{_UP_TO_TEN}|\d+) (?:in|out of)(?: every)? (?P<every>{_UP_TO_TEN}|\d+)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:doubled?|trebled?|tripled?|twice|dozens?|hundreds?|thousands?|millions?)\b", re.IGNORECASE
)


def figures(text: str) -> Iterator[str]:
    """Every figure of a text: '640', '86 %', '10 day', '1/3', 'twice'; number words as numbers."""
    shares = list(_SHARE.finditer(text))
    for share in shares:
        yield from _share(share)
    for found in _NUMBER.finditer(text):
        if any(share.start() <= found.start() < share.end() for share in shares):
            continue
        yield f"{_value(found['number'])} {_measure(found['measure'] or '')}".strip()
    for found in _MANY.finditer(text):
        yield found.group().lower().rstrip("sd")


def _share(found: re.Match[str]) -> Iterator[str]:
    """'1/3' for a third, one third, one in three; an ordinal ("the third visit") is no share."""
    if found["every"]:
        yield f"{_value(found['some'])}/{_value(found['every'])}"
        return
    part = found["part"].lower()
    count = (found["count"] or "").lower()
    if part in ("half", "halves"):
        yield "1/2"
    elif count or part.endswith("s"):
        yield f"{1 if count in ('a', 'an', 'one', '') else _value(count)}/{_PARTS[part]}"


def _value(written: str) -> str:
    lowered = written.lower()
    if lowered == "one":
        return "1"
    if lowered[0].isdigit():
        return lowered.replace(",", "").rstrip(".")
    total = 0
    for word in re.split(r"[- ]", lowered):
        total += 1 if word == "one" else _VALUES[word]
    return str(total)


def _measure(written: str) -> str:
    lowered = written.strip().lower()
    if lowered in ("%", "per cent", "percent"):
        return "%"
    return re.split(r"[- ]", lowered)[-1].removesuffix("s")
