"""Which of several inspections is the newest or the oldest, and which of two came before the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.citations import CitationBook
from service.answering.facts.asked import End, date_end
from service.answering.facts.covered import day_of
from service.answering.facts.printed import marks
from service.answering.facts.written import Stated, capital, the_report
from service.question.model import Question

_SOONER = re.compile(r"\b(?:older|earlier|sooner|longer ago)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:newer|later|more recent(?:ly)?)\b", re.IGNORECASE)
# Which of two came first ("was A inspected before B?"), of the two named in this order.
_ORDER = re.compile(
    r"\b(?:(?P<before>before|earlier than|sooner than|ahead of|prior to)|(?P<after>after|later than|more recently than))\b",
    re.IGNORECASE,
)


def first_in_time(question: Question, known: Sequence[Stated], book: CitationBook) -> str:
    """What is to be said first of the dates known, where a question asks for the first or the last of them; "" else."""
    if told := _in_order(question, known, book):
        return told
    end = date_end(question.text) or _sooner(question.text)
    if end is None or len(known) < 2:
        return ""
    ordered = sorted(known, key=lambda fact: day_of(fact.report.report))
    fact = ordered[-1 if end is End.TOP else 0]
    name = "Most recent" if end is End.TOP else "Earliest"
    return f"{name}: {the_report(fact.report.report, dated=False)}, {fact.value}{marks(fact.places, book)}."


def _in_order(question: Question, known: Sequence[Stated], book: CitationBook) -> str:
    """Of two authorities set one before the other, which was inspected first; "" where more than one report each is meant."""
    asked = _ORDER.findall(question.text)
    names = [one.name for one in question.authorities]
    if (
        not asked
        or len(names) != 2
        or sorted(fact.report.report.authority for fact in known) != sorted(names)
    ):
        return ""
    first, second = sorted(known, key=lambda fact: day_of(fact.report.report))
    days = [day_of(fact.report.report) for fact in (first, second)]
    if days[0] == days[1]:
        return "Both ended on the same day."
    verdict = ""
    if len(asked) == 1 and question.yes_no:
        before = bool(asked[0][0])
        as_named = first.report.report.authority == names[0]
        verdict = "Yes. " if as_named is before else "No. "
    told = f"{the_report(first.report.report)}{marks(first.places, book)} came before {the_report(second.report.report)}{marks(second.places, book)}."
    return f"{verdict}{capital(told)}"


def _sooner(text: str) -> End | None:
    """Which of those compared is asked for: the one from before or the one from after."""
    if _SOONER.search(text):
        return End.BOTTOM
    return End.TOP if _LATER.search(text) else None
