"""Which moves of a grade a question asks for: up, down or none, from one grade or to another, the furthest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.facts.asked import End
from service.answering.facts.scale import step
from service.question.fact_requests import grade_asked
from service.question.plain_words import in_plain_words

_WAYS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), way)
    for pattern, way in (
        (r"\b(?:stay(?:ed)?|remain(?:ed)?|kept|unchanged|not changed?|no change|(?:has|have|did)n['\u2019]t changed?|same (?:grade|rating|judgement))\b", "unchanged"),
        (r"\b(?:improv\w+|risen|rose|gone up|went up|moved up|got better|better|upgraded|climbed|jumped|out of)\b", "improved"),
        (r"\b(?:declin\w+|deteriorat\w+|dropp?\w*|fell|fallen|worsen\w*|worse|gone down|went down|moved down|downgraded|slipped|lost|no longer)\b", "declined"),
    )
)  # fmt: skip
_GRADE = r"(?:outstanding|good|requir\w+ improvement(?: to be good)?|adequate|inadequate|ri)"
_FROM = re.compile(
    rf"\b(?:from|out of|lost|no longer|leaving|left) (?:an? |being |its |their |rated )*({_GRADE})\b"
)
_TO = re.compile(rf"\b(?:to|into|become|became) (?:an? |being |rated )*({_GRADE})\b(?! good)")
_FURTHEST = re.compile(r"\b(?:furthest|farthest|the most|biggest|largest|greatest|steepest)\b")


@dataclass(frozen=True, slots=True)
class Moves:
    """What a question asks of the course of a grade; all empty when it asks how grades moved at all."""

    way: str | None
    before: str | None
    after: str | None
    end: End | None

    @property
    def narrow(self) -> bool:
        """Whether some courses are asked for and others not."""
        return any((self.way, self.before, self.after, self.end))

    @property
    def phrase(self) -> str:
        """'moved from Inadequate to Outstanding', 'improved'."""
        if self.before or self.after:
            parts = [f"from {self.before}" if self.before else "", f"to {self.after}" if self.after else ""]
            return f"moved {' '.join(part for part in parts if part)}"
        return "kept the same grade" if self.way == "unchanged" else self.way or "moved furthest"

    def fits(self, grades: Sequence[str]) -> bool:
        """Whether a course of at least two grades, oldest first, is as asked."""
        first, last = step(grades[0]), step(grades[-1])
        if self.before is not None:
            first = step(self.before)
            if self.before not in grades[:-1] or first == last:
                return False
        if self.after is not None and grades[-1] != self.after:
            return False
        way = "improved" if last < first else "declined" if last > first else "unchanged"
        return (self.way is None and (self.before is not None or way != "unchanged")) or way == self.way

    def furthest(self, courses: Sequence[Sequence[str]]) -> list[int]:
        """Places of the courses that moved by the most steps from first to last, of those given."""
        lengths = [abs(step(grades[-1]) - step(grades[0])) for grades in courses]
        return [place for place, length in enumerate(lengths) if length == max(lengths)]


def moves_asked(text: str) -> Moves:
    """The moves that a question asks for; "improved or declined" asks for none in particular."""
    plain = in_plain_words(text.lower())
    ways = [way for pattern, way in _WAYS if pattern.search(plain)]
    before, after = _FROM.search(plain), _TO.search(plain)
    end = End.TOP if _FURTHEST.search(plain) else None
    before_grade = grade_asked(before[1]) if before else None
    after_grade = grade_asked(after[1]) if after else None
    way = ways[0] if len(ways) == 1 and not (before_grade and after_grade) else None
    return Moves(way, before_grade, after_grade, end)
