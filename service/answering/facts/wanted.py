"""The grade or grades that a question asks for, and how they are compared with those given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.answering.facts.asked import Comparison, Times, comparison, times
from service.answering.facts.scale import satisfies, step
from service.question.grades_named import grade_asked, grades_asked
from service.question.model import Question
from service.question.plain_words import in_plain_words
from service.wording import listed

_PHRASES = {
    Comparison.AT_LEAST: "{} or better",
    Comparison.AT_MOST: "{} or worse",
    Comparison.BELOW: "below {}",
    Comparison.ABOVE: "better than {}",
    Comparison.NOT: "other than {}",
}
_SCALE = r"(?:outstanding|good|requires? improvement(?: to be good)?|ri|adequate|inadequate)"
# "Neither good nor outstanding", "not good but not inadequate either".
_NEITHER = re.compile(
    rf"\b{_SCALE},? (?:n?or|(?:(?:and|but|yet) )?(?:also )?(?:not|nor)) (?:even )?{_SCALE}\b"
)
_GOOD_OR_BETTER = re.compile(
    r"\bgood or (?:even )?(?:an? )?outstanding\b|\boutstanding or (?:even )?(?:an? )?good\b"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One grade compared in some way, or several of which any will do."""

    grades: tuple[str, ...]
    compared: Comparison

    @property
    def several(self) -> bool:
        """Whether more than one grade is named, each for itself."""
        return len(self.grades) > 1

    @property
    def phrase(self) -> str:
        """'Good or better', 'Good or Outstanding'."""
        if self.several:
            either = listed(self.grades).replace(" and ", " or ")
            return _PHRASES[Comparison.NOT].format(either) if self.compared is Comparison.NOT else either
        return _PHRASES.get(self.compared, "{}").format(self.grades[0])

    def surpassed_by(self, grade: str) -> bool:
        """Whether a grade given is better than the one asked about."""
        return self.compared is Comparison.IS and not self.several and step(grade) < step(self.grades[0])

    def fits(self, grade: str) -> bool:
        """Whether a grade given is as asked."""
        enough = all if self.compared is Comparison.NOT else any
        return enough(satisfies(grade, self.compared, one) for one in self.grades)


def wanted(question: Question) -> Wanted | None:
    """What the question asks of a grade, or None when it names none."""
    if question.fact is None or question.fact.grade is None:
        return None
    asked = _wanted(question.fact.grade, question.text)
    return _never(asked, question.text) if times(question.text) is Times.NEVER else asked


def _never(asked: Wanted, text: str) -> Wanted:
    """What who was never good, good or better, or good or outstanding has at every inspection: less than good."""
    either = _GOOD_OR_BETTER.search(in_plain_words(text.lower())) is not None
    if either or (asked.compared is Comparison.NOT and asked.grades == ("Good",)):
        return Wanted(("Good",), Comparison.BELOW)
    return Wanted(asked.grades, Comparison.BELOW) if asked.compared is Comparison.AT_LEAST else asked


def wanted_in(said: str) -> Wanted | None:
    """What words of a question ask of a grade ("not outstanding"), or None when they name none."""
    grade = grade_asked(said)
    # What stands before keeps a "not" that begins them from being read as a way of asking ("isn't it good?").
    return _wanted(grade, f"which {said}") if grade else None


def _wanted(grade: str, text: str) -> Wanted:
    compared = comparison(text)
    if compared is Comparison.NOT and (neither := _NEITHER.search(in_plain_words(text.lower()))):
        return Wanted(grades_asked(neither[0]), compared)
    named = grades_asked(in_plain_words(text.lower())) if compared is Comparison.IS else ()
    return Wanted(named if grade in named else (grade,), compared)
