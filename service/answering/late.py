"""Whether a sentence that names a thing says that it comes late, or has to be waited for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from service.answering.standing import leans
from service.clauses import TURNS, clauses, sentence_spans

_IN_TIME = r"(?:timely|prompt(?:ly)?|quick(?:ly)?|swift(?:ly)?|early enough|soon enough|on time|in time|in timescales?|at the right time|when they should|within (?:the |\w+ )?(?:timescales?|\w+ (?:hours|days|weeks)))"
_ON = rf"(?: (?!{TURNS}\b)[\w%.'\u2019-]+)"
_LATE = re.compile(
    r"\b(?:late(?! adolescen)|(?<!development )(?<!developmental )(?<!speech )(?<!language )delay\w*|slow\w*|overdue|backlogs?|wait\w*|untimely|too long|out of timescales?)\b"
    rf"|(?:\b(?:not|nor|no|never|lack of|insufficient(?:ly)?|rarely|few|too few|without|(?:could|should|must|needs? to|to) be more|challenges? (?:\w+ )?(?:in|with)|difficult\w*)\b|n['\u2019]t\b){_ON}{{0,12}}? {_IN_TIME}\b"
    rf"|\bonly{_ON}{{0,14}}? {_IN_TIME}\b"
    rf"|\b{_IN_TIME}\b.*\bothers (?:do|are|have|were) not\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"\b(?:timeliness|drift|longer than)\b", re.IGNORECASE)  # late where it is faulted
_TIMELY = re.compile(rf"\b{_IN_TIME}\b", re.IGNORECASE)
_SLOW = r"(?:delay\w*|drift|wait\w*|backlogs?)"
_NOT_LATE = re.compile(
    rf"\b(?:without|no|not|avoid(?:s|ed|ing)?|reduc\w+|minimis\w+|prevent\w*|eliminat\w+|clear(?:s|ed|ing)|free (?:of|from))(?: (?:any|undue|unnecessary|further|significant|the|this|been|drift and|drift or))* {_SLOW}\b"
    rf"|\bnot (?:\w+ ){{1,6}}?(?:or|nor) (?:\w+ )?{_SLOW}\b"
    rf"|\bno (?:child|children|young person|one)\b[^.;]{{0,40}}?\b(?:a?wait\w*)"
    rf"|\b{_SLOW}(?: (?:times?|lists?))? (?:for \w+ )?(?:have|has|had|is|are|was|were)(?: \w+){{0,2}}? (?:reduced|cleared|eliminated|minimised|shorter|reducing|rare)\b",
    re.IGNORECASE,
)

# Goes on about what the sentence before names.
_GOES_ON = re.compile(
    r"(?:(?:however|but|while|although|and),? )?(?:not all|they|it|some|most|many|few|a few|none|others|too many|delays? (?:is|are))\b|.*\b(?:this|these|such) [a-z]",
    re.IGNORECASE,
)
_STARTS = re.compile(rf"{TURNS},? ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Late:
    """A sentence of a text, by its place in it, that says of a thing that it is late; `surely`: whether or not it finds fault."""

    start: int
    end: int
    surely: bool


def says_late(text: str, is_it: Callable[[str], bool], *, demanded: bool = False) -> list[Late]:
    """The sentences of a text that name a thing, as `is_it` tells, or go on about it behind one that does, and say that it is late.

    `demanded`: the text asks for something, so that to ask for it in time tells as much.
    """
    found, named = [], False
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        told = is_it(sentence)
        named = told or (named and (leans(sentence) or _GOES_ON.match(sentence) is not None))
        if named:
            said = _NOT_LATE.sub(" ", _of_it(sentence, is_it) if told else sentence)
            surely = _LATE.search(said) is not None or (demanded and _TIMELY.search(said) is not None)
            if surely or _PERHAPS.search(said):
                found.append(Late(start, end, surely or demanded))
    return found


def _of_it(sentence: str, is_it: Callable[[str], bool]) -> str:
    """A sentence without the clauses that turn to something else, where one says that the thing is in time."""
    parts = clauses(sentence)
    own = [part for part in parts if is_it(part)]
    in_time = any(_TIMELY.search(part) and not _LATE.search(part) for part in own)
    if not in_time:
        return sentence
    on_it = [one for one in parts if one in own or _GOES_ON.match(_STARTS.sub("", one.strip()))]
    return "; ".join(on_it)
