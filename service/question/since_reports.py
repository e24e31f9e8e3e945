"""Since a report: the time after an inspection or a visit told by its year ("since Ofsted's focused visit in 2018").

Such a report tells the time and is not what is to be searched: its kind narrows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from service.question.months import MONTH
from service.question.tokens import Lows, Span, Token

_YEAR = r"(?:19|20)\d\d"
_NAME = r"(?:(?:the )?PLACE )*"
_WHOSE = rf"(?:(?:the|its|their|that|this|ofsted) )*{_NAME}"
_SORT = r"(?:(?:ofsted|last|latest|previous|first|most recent|inadequate|full|short|standard|ilacs|sif|single|framework|joint|focus(?:s?ed)?|monitoring) )*"
_REPORT = r"(?:inspections?|reports?|visits?|judge?ments?|letters?)"
_TIME = rf"(?:(?:(?:early|late|{MONTH}|spring|summer|autumn|winter)(?: of)?) )?{_YEAR}"
_IN_TIME = rf"(?:(?:in|of|from|during|dated) )?(?:the )?{_TIME}"
_REPORT_OF = rf"{_WHOSE}{_SORT}{_TIME} {_NAME}{_SORT}{_REPORT}\b"
_REPORT_IN = rf"{_WHOSE}{_SORT}{_REPORT} (?:(?:of|to|at|in|by) {_NAME})?{_IN_TIME}\b"
_VISITED = rf"(?:(?:ofsted|inspectors|they|it|PLACE) )+(?:(?:were|was|had|been|being|last) )*(?:inspected|visited|came|called|reported) {_NAME}{_IN_TIME}\b"
_SINCE = re.compile(rf"\bsince (?:{_REPORT_OF}|{_REPORT_IN}|{_VISITED})|\bafter {_REPORT_OF}")
# "The letter following the visit" is that of the visit.
_AFTER = re.compile(
    rf"(?:\bafter|(?<!letter )(?<!letters )(?<!report )(?<!reports )(?<!the )\bfollowing) (?:{_REPORT_OF}|{_REPORT_IN})"
)
_SINCE_A_KIND = re.compile(rf"\bsince {_WHOSE}{_SORT}{_REPORT}\b")


@dataclass(frozen=True, slots=True)
class SinceReports:
    """The words that name a report since which something is asked, and the words of the question without them.

    `spans` leave out the names of places. `loosely`: "after the visit of 2018" may be of what that visit itself
    asks for.
    """

    spans: tuple[Span, ...]
    loosely: bool
    without: str


def since_reports(tokens: tuple[Token, ...], places: Collection[int]) -> SinceReports:
    """Read what a question asks since or after a report of a year; `places` are the tokens of names of places."""
    words = Lows(
        tuple(
            replace(token, low="PLACE") if number in places else token for number, token in enumerate(tokens)
        )
    )
    strictly = words.find(_SINCE, "SINCEYEAR")
    found = strictly or words.find(_AFTER, "YEAR")
    without = words.text
    for pattern in (_SINCE, _AFTER, _SINCE_A_KIND):
        without = pattern.sub(" ", without)
    spans = tuple(run for span in found for run in _runs(span, places))
    return SinceReports(spans, bool(found) and not strictly, without)


def _runs(span: Span, places: Collection[int]) -> list[Span]:
    """The span without the tokens at `places`."""
    runs: list[Span] = []
    for number in range(span.first, span.last):
        if number in places:
            continue
        if runs and runs[-1].last == number:
            runs[-1] = replace(runs[-1], last=number + 1)
        else:
            runs.append(Span(number, number + 1, span.label))
    return runs
