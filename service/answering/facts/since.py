"""Since when a grade has held, and when it was last or first given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from service.answering.facts.given import Given
from service.answering.facts.wanted import Wanted
from service.answering.facts.written import the_report
from service.question.model import Question

_ASKED = re.compile(
    r"\bsince when\b|\bhow long (?:has|have|had|was|were)\b|\bwhen (?:did|was|were|has|have|had|is)\b|\b(?:which|what) year\b",
    re.IGNORECASE,
)

_FIRST = re.compile(r"\b(?:first|earliest|originally)\b|\bfor the first time\b", re.IGNORECASE)


def since(question: Question, asked_for: Wanted | None, targets: Sequence[Given]) -> str:
    """One sentence on when the grade asked about was given, '' where that is not asked.

    `targets` are the grades of one authority's reports for one judgement, newest first.
    """
    if asked_for is None or not targets or _ASKED.search(question.text) is None:
        return ""
    fitting = [one for one in targets if asked_for.fits(one.grade.grade)]
    if not fitting:
        return f"None of the reports held that the question covers gives {asked_for.phrase}."
    if _FIRST.search(question.text):
        return _first(asked_for, fitting[-1], targets)
    lasting = list(takewhile(lambda one: asked_for.fits(one.grade.grade), targets))
    if not lasting:
        return f"Last {asked_for.phrase} at {the_report(fitting[0].report.report)}; not at the latest."
    first = the_report(lasting[-1].report.report)
    if len(lasting) == len(targets):
        return f"{asked_for.phrase} from {first} on, the first report held that gives the grade."
    return f"{asked_for.phrase} from {first} on; before that it was {targets[len(lasting)].grade.grade}."


def _first(asked_for: Wanted, first: Given, targets: Sequence[Given]) -> str:
    """At which inspection a grade was first given, of those held."""
    told = f"First {asked_for.phrase} at {the_report(first.report.report)}"
    if first is targets[-1]:
        return f"{told}, the first report held that gives the grade."
    return f"{told}; before that it was {targets[targets.index(first) + 1].grade.grade}."
