"""Whether a text states a number, and the share that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.spelt import TENS, UP_TO_TWENTY

_WORDS = "|".join((*UP_TO_TWENTY[2:], *TENS[1:], "dozens?", "hundreds?", "thousands?"))
_STATED = re.compile(rf"\d|\b(?:{_WORDS})\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\baverag(?:e|es|ed|ing)\b", re.IGNORECASE)
_ASKS_SHARE = re.compile(r"%|\b(?:per ?cent\w*|proportion|share|fraction|rates?)\b", re.IGNORECASE)
_SHARE = re.compile(
    rf"%|\bper ?cent\b|\b(?:half|third|quarter|thirds|quarters)\b|\b(?:\d+|{_WORDS}) (?:out )?of (?:the )?(?:\d+|{_WORDS})\b|\bper (?:10|1),?000\b",
    re.IGNORECASE,
)

# Quantities by the words that a question has for them, and the words in which a report speaks of the same.
_QUANTITIES = tuple(
    (re.compile(rf"\b(?:{asked})", re.IGNORECASE), re.compile(rf"\b(?:{said})", re.IGNORECASE))
    for asked, said in (
        (
            "case ?load|work ?load",
            "case ?load|work ?load|(?:number of|too many|high numbers of) (?:cases|children)|overload|overstretch",
        ),
        (
            "turnover",
            r"turnover|changes? (?:of|in) (?:\w+ ){0,2}?(?:workers?|staff)|(?:un|in)?stab(?:le|ility)|retention|retain|leav(?:e|ing) the (?:authority|council)|agency|number of (?:allocated |social )*workers",
        ),
        ("vacanc", r"vacan|unfilled|fully staffed|agency|recruit"),
        ("agency", "agency|locum|interim|temporary (?:staff|workers)"),
        ("attendance", "attend"),
        ("absence", "absen"),
        ("sickness", "sick"),
        ("waiting list|waiting time", r"wait"),
    )
)


def speaks_of_quantity(question: str, texts: Iterable[str]) -> bool:
    """Whether one of `texts` speaks, in whatever words, of a quantity that `question` names (caseloads, turnover, …); True where it names none."""
    asked = [said for named, said in _QUANTITIES if named.search(question)]
    return not asked or any(said.search(text) for text in texts for said in asked)


def states_number(text: str) -> bool:
    """Whether a text states a number, in figures or in words from two on."""
    return _STATED.search(text) is not None


def states_share(question: str, text: str) -> bool:
    """Whether `question` asks for a share, a rate or an average, and `text` states one."""
    if _AVERAGE.search(question) and _AVERAGE.search(text) and states_number(text):
        return True
    return _ASKS_SHARE.search(question) is not None and _SHARE.search(text) is not None
