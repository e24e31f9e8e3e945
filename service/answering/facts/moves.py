"""Which moves of a grade a question asks for: up, down or none, from one grade or to another, the furthest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.answering.facts.asked import Comparison, End
from service.answering.facts.scale import SCALE, satisfies, step
from service.question.grades_named import grade_asked
from service.question.plain_words import in_plain_words

_WAYS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), way)
    for pattern, way in (
        (r"\b(?:stay(?:ed)?|remain(?:ed)?|kept|unchanged|not changed?|no change|(?:has|have|did)n['\u2019]t changed?|same (?:grade|rating|judgement))\b", "unchanged"),
        (r"\b(?:improv\w+|risen|rose|gone up|went up|moved up|got better|better|upgraded|climbed|jumped|leapt|bounced back|recovered|turned (?:it |itself |things )?around|out of)\b", "improved"),
        (r"\b(?:declin\w+|deteriorat\w+|dropp?\w*|fell|fallen|worsen\w*|worse|gone down|went down|moved down|downgraded|slipped|slid|backwards?|downhill|(?:gone|went|fallen|fell|slid|slipped) back|lost|no longer)\b", "declined"),
    )
)  # fmt: skip
_GRADE = r"(?:outstanding|good|requir\w+ improvement(?: to be good)?|adequate|inadequate|ri)"
_REQUIRED = re.compile(r"\brequir\w+ improvement\b")
_FROM = re.compile(
    rf"\b(?:from|out of|lost|no longer|leaving|left|those judged) (?:an? |being |its |their |rated )*({_GRADE})\b(?: (?:at|in|from|of) (?:an? |its |their |the )?((?:19|20)\d\d)\b)?"
)
_TO = re.compile(
    rf"\b(?:to|into|become|became|turn(?:ed)?|gone|went) (?:an? |being |rated )*({_GRADE})\b(?! good)(?:,? or (?:an? |even )*({_GRADE}|better|higher|worse|lower)\b)?"
)
_KEPT = re.compile(
    rf"\b(?:stay(?:ed)?|remain(?:ed)?|kept) (?:an? |being |rated |at )*({_GRADE})\b(?: throughout (?:at|in|from|of) (?:an? |its |their |the )?((?:19|20)\d\d)\b)?"
)
_OFTEN = re.compile(
    rf"\b({_GRADE})(?: overall)? (?:twice|more than once|two times|(?:two|2) or more times|repeatedly|several times|at more than one inspection)\b(?! (?:in a row|running))"
)
_RUNNING = re.compile(
    rf"\b({_GRADE})\b[\w ]*\b(?:twice|two times|2 times) (?:in a row|running)\b|\b({_GRADE}) at (?:two|2) inspections (?:in a row|running)\b"
)
_WHAT_BECAME = re.compile(r"\bwhat became of those judged\b")
_TIMES = re.compile(
    r"\b(?:(?P<times>twice|(?:two|2|three|3) times)|(?:(?:at|on) (?P<inspections>two|2|three|3)(?: consecutive| successive)?|(?P<running>two|2|three|3) (?:consecutive|successive)) (?:inspections|reports))\b"
)
_IN_A_ROW = re.compile(
    r"\b(?:in a row|running|on the trot|back[- ]to[- ]back|consecutive(?:ly)?|successive(?:ly)?|one after (?:the other|another)|in succession)\b"
)
_EACH_TIME = re.compile(
    r"\b(?:every|each)(?: single)? (?:inspection|time|visit|occasion|report)\b"
    r"|\b(?:consistently|steadily|continuously|always|kept|keeps?|keep on|kept on) (?:improv|declin|get|got|ris|go|deteriorat|dropp|worsen|mov|climb)"
)
_STEPS = re.compile(r"\b(two|2|three|3) (?:whole |full )?(?:grades|steps|levels|notches|places|rungs)\b")
_AT_ONCE = re.compile(
    r"\bat once\b|\bin (?:one|a single) (?:go|step|jump|leap|bound|move|inspection)\b|\b(?:straight|directly) (?:from|to|into)\b"
)
_CHANGED = re.compile(r"\bchang(?:ed?|es|ing)\b")
# Who stayed or got worse did not improve.
_OTHER_WAY = {
    frozenset({"unchanged", "declined"}): "improved",
    frozenset({"unchanged", "improved"}): "declined",
}
_OR_FURTHER = {
    "better": Comparison.AT_LEAST,
    "higher": Comparison.AT_LEAST,
    "worse": Comparison.AT_MOST,
    "lower": Comparison.AT_MOST,
}
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|yet to|fail(?:s|ed|ing)? to|without|(?:has|have|did|do|does|are|is)n['\u2019]?t)(?: (?:yet|ever|really|actually|being|been|able to|managed to|any))* )"
    r"(?:improv\w+|risen|rise|got(?:ten)? better|get(?:ting)? better|upgraded|climbed|gone up|go up|moved up|move up|declin\w+|deteriorat\w+|dropp?\w*|fallen|worsen\w*|got(?:ten)? worse|get(?:ting)? worse|gone down|go down|moved down|move down|slipped)\b"
)
_FURTHEST = re.compile(r"\b(?:furthest|farthest|the most|biggest|largest|greatest|steepest)\b")


@dataclass(frozen=True, slots=True)
class Moves:
    """What a question asks of the course of a grade; all empty when it asks how grades moved at all.

    `from_year`: the year in which the grade `before` was given. `steps`: at least so many grades up or down; `at_once`: from one inspection to the next. `kept`: the grade at every inspection; `running`: twice in a row; `often`: more than once.
    `times`: how often it moved that way, `in_a_row` where without another step between; `each_time`: at every inspection.
    `became`: whatever became of the grade `before`.
    """

    way: str | None
    before: str | None
    after: tuple[str, ...]
    from_year: int | None
    end: End | None
    steps: int = 1
    kept: str | None = None
    running: str | None = None
    often: str | None = None
    at_once: bool = False
    times: int = 1
    in_a_row: bool = False
    each_time: bool = False
    became: bool = False
    denied: bool = False  # who did not move that way: stayed, or moved the other

    @property
    def narrow(self) -> bool:
        """Whether some courses are asked for and others not."""
        return self.times > 1 or any(
            (self.way, self.before, self.after, self.end, self.kept, self.running, self.often)
        )

    @property
    def of_those(self) -> str | None:
        """The grade of those of whom it is asked what became of them, or what they became after a year; None for other questions."""
        held = self.kept or self.before
        return held if self.became or self.from_year is not None else None

    @property
    def phrase(self) -> str:
        """'moved from Inadequate to Outstanding', 'improved'."""
        once = " from one inspection to the next" if self.at_once else ""
        if self.kept:
            return f"stayed {self.kept} {f'from {self.from_year} on' if self.from_year else 'throughout'}"
        if self.running:
            return f"got {self.running} twice in a row"
        if self.often:
            return f"got {self.often} more than once"
        if self.before or self.after:
            year = f" in {self.from_year}" if self.from_year else ""
            parts = [
                f"from {self.before}{year}" if self.before else "",
                f"to {' or '.join(self.after)}" if self.after else "",
            ]
            moved = "moved" if self.after or self.way in (None, "unchanged") else self.way
            return f"{moved} {' '.join(part for part in parts if part)}{once}"
        if self.each_time:
            return f"{self.way} at every inspection"
        if self.times > 1:
            often = {2: "twice", 3: "three times"}[self.times]
            return f"{self.way or 'changed'} {often}{' in a row' if self.in_a_row else ''}"
        by = f" by {self.steps} grades or more" if self.steps > 1 else ""
        if self.denied:
            return f"did not {'improve' if self.way == 'improved' else 'decline'}"
        return (
            "kept the same grade" if self.way == "unchanged" else f"{self.way or 'moved furthest'}{by}{once}"
        )

    def fits(self, grades: Sequence[str]) -> bool:
        """Whether a course of at least two grades, oldest first, is as asked."""
        if self.kept or self.running or self.often:
            return self._repeats(grades)
        if self.each_time or self.times > 1:
            return self._moves_often(grades)
        if self.at_once and len(grades) > 2:
            return any(self.fits(pair) for pair in pairwise(grades))
        first, last = step(grades[0]), step(grades[-1])
        if abs(last - first) < self.steps and self.steps > 1:
            return False
        if self.before is not None:
            first = step(self.before)
            if self.before not in grades[:-1] or first == last:
                return False
        if self.after and grades[-1] not in self.after:
            return False
        if self.way == "unchanged":
            return len({step(grade) for grade in grades}) == 1
        way = way_between(grades[0] if self.before is None else self.before, grades[-1])
        if self.denied:
            return way != self.way
        return (self.way is None and (self.before is not None or way != "unchanged")) or way == self.way

    def _moves_often(self, grades: Sequence[str]) -> bool:
        """Whether a course moved as often as is asked: so many times, so many times in a row, at every inspection."""
        ways = [way_between(*pair) for pair in pairwise(grades)]
        fitting = [way != "unchanged" if self.way is None else way == self.way for way in ways]
        if self.each_time:
            return all(fitting)
        if not self.in_a_row:
            return sum(fitting) >= self.times
        return any(all(fitting[at : at + self.times]) for at in range(len(fitting) - self.times + 1))

    def _repeats(self, grades: Sequence[str]) -> bool:
        """Whether a course has one grade as often as is asked: at all inspections, twice in a row, more than once."""
        if self.kept:
            return all(grade == self.kept for grade in grades)
        if self.running:
            return (self.running, self.running) in pairwise(grades)
        return sum(grade == self.often for grade in grades) > 1

    def furthest(self, courses: Sequence[Sequence[str]]) -> list[int]:
        """Places of the courses that moved by the most steps from first to last, of those given."""
        lengths = [abs(step(grades[-1]) - step(grades[0])) for grades in courses]
        return [place for place, length in enumerate(lengths) if length == max(lengths)]


def way_between(before: str, after: str) -> str:
    """How one grade moved to another: improved, declined or unchanged."""
    first, last = step(before), step(after)
    return "improved" if last < first else "declined" if last > first else "unchanged"


def _grades_to(first: str, second: str | None) -> tuple[str, ...]:
    """The grades that "to good", "to good or outstanding" or "to good or better" mean."""
    named = grade_asked(first)
    if named is None or second is None:
        return (named,) if named else ()
    if second in _OR_FURTHER:
        return tuple(grade for grade in SCALE if satisfies(grade, _OR_FURTHER[second], named))
    return tuple(dict.fromkeys(grade for grade in (named, grade_asked(second)) if grade))


def moves_asked(text: str) -> Moves:
    """The moves that a question asks for; "improved or declined" asks for none in particular."""
    plain = in_plain_words(text.lower())
    ungraded = _REQUIRED.sub(" ", plain)  # to require improvement is no move
    ways = [way for pattern, way in _WAYS if pattern.search(ungraded)]
    before, after = _FROM.search(plain), _TO.search(plain)
    end = End.TOP if _FURTHEST.search(plain) else None
    before_grade = grade_asked(before[1]) if before else None
    after_grades = _grades_to(after[1], after[2]) if after else ()
    other = _OTHER_WAY.get(frozenset(ways)) if re.search(r"\bor\b", plain) else None
    way = other or (ways[0] if len(ways) == 1 and not (before_grade and after_grades) else None)
    often = _OFTEN.search(plain)
    times = _TIMES.search(plain) if often is None and (way or _CHANGED.search(plain)) else None
    kept, running, steps = _KEPT.search(plain), _RUNNING.search(plain), _STEPS.search(plain)
    return Moves(
        way,
        before_grade,
        after_grades,
        _year_of(before or kept),
        end,
        (3 if steps[1] in ("three", "3") else 2) if steps else 1,
        grade_asked(kept[1]) if kept else None,
        grade_asked(running[1] or running[2]) if running else None,
        grade_asked(often[1]) if often else None,
        _AT_ONCE.search(plain) is not None,
        _number(times),
        times is not None and (_IN_A_ROW.search(plain) is not None),
        way in ("improved", "declined") and _EACH_TIME.search(plain) is not None,
        _WHAT_BECAME.search(plain) is not None,
        denied=other is not None or (way in ("improved", "declined") and _NOT_SO.search(plain) is not None),
    )


def _number(times: re.Match[str] | None) -> int:
    said = (times["times"] or times["inspections"] or times["running"]) if times else ""
    return 1 if not said else 3 if said.startswith(("three", "3")) else 2


def _year_of(grade: re.Match[str] | None) -> int | None:
    """The year named with a grade, where one is."""
    return int(grade[2]) if grade and grade[2] else None
