"""Whether a sentence that names a thing says that it comes late, or has to be waited for."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.answering.standing import leans

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_IN_TIME = r"(?:timely|prompt(?:ly)?|quick(?:ly)?|swift(?:ly)?|early enough|soon enough|on time|in time|at the right time|when they should|within (?:the |\w+ )?(?:timescales?|\w+ (?:hours|days|weeks)))"
_LATE = re.compile(
    r"\b(?:late(?! adolescen)|delay\w*|slow\w*|overdue|backlogs?|drift|wait\w*|untimely|timeliness|too long|out of timescales?|longer than)\b"
    rf"|(?:\b(?:not|nor|no|never|lack of|insufficient(?:ly)?|rarely|few|too few|more|without)\b|n['\u2019]t\b)(?: [\w'\u2019,-]+){{0,12}}? {_IN_TIME}\b"
    rf"|\bonly (?:[\w%.'\u2019-]+ ){{0,14}}?{_IN_TIME}\b"
    rf"|\b{_IN_TIME}\b.*\bothers (?:do|are|have|were) not\b",
    re.IGNORECASE,
)
_TIMELY = re.compile(rf"\b{_IN_TIME}\b", re.IGNORECASE)
_NOT_LATE = re.compile(
    r"\b(?:without|no|avoid(?:s|ed|ing)?|reduc\w+|minimis\w+|prevent\w*|free (?:of|from))(?: (?:any|undue|unnecessary|further|significant|the|this))* (?:delay\w*|drift|wait\w*|backlogs?)\b",
    re.IGNORECASE,
)

# Goes on about what the sentence before names.
_GOES_ON = re.compile(
    r"(?:(?:however|but|while|although|and),? )?(?:not all|they|it|some|most|many|few|a few|none|others|too many|delays? (?:is|are))\b|.*\b(?:this|these|such) [a-z]",
    re.IGNORECASE,
)


def says_late(text: str, is_it: Callable[[str], bool], *, demanded: bool = False) -> bool:
    """Whether a sentence of a text that names a thing, as `is_it` tells, or the one behind that goes on about it, says that it is late.

    `demanded`: the text asks for something, so that to ask for it in time tells as much.
    """
    named = False
    for sentence in _SENTENCES.split(text):
        named = is_it(sentence) or (named and (leans(sentence) or _GOES_ON.match(sentence) is not None))
        late = _LATE.search(_NOT_LATE.sub(" ", sentence)) or (demanded and _TIMELY.search(sentence))
        if named and late:
            return True
    return False
