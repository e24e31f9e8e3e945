"""Which areas of one report are graded lowest or highest, or that none stands out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook
from service.answering.facts.asked import End
from service.answering.facts.given import Given, given, lower_first, why_none
from service.answering.facts.printed import marks
from service.answering.facts.scale import OVERALL, same_subject, step, subject
from service.answering.facts.written import capital, the_report
from service.wording import listed

# The board was judged beside the council, and how well it might improve is no area of what it does.
_NO_AREA = re.compile(r"safeguarding board|capacity", re.IGNORECASE)
_STANDS = {End.BOTTOM: "below", End.TOP: "above"}


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas that one report grades: those at the end asked for, and the others, none where all are graded alike."""

    report: StoredReport
    end: End
    first: tuple[Given, ...]
    others: tuple[Given, ...]

    @property
    def apart(self) -> tuple[Given, ...]:
        """The areas that stand apart from the others."""
        return self.first if self.others else ()

    def told(self, book: CitationBook) -> str:
        """One sentence, cited: which areas stand below (above) the others, or that none does."""
        name = the_report(self.report.report)
        if not self.first:
            return f"{capital(why_none(self.report, None) or f'{name} graded no areas')}."
        where = _STANDS[self.end]
        if not self.others:
            whole = f"all {len(self.first)} were" if len(self.first) > 1 else "the one graded was"
            return f"No area was graded {where} the others at {name}: {whole} {_grades(self.first, book)}."
        names = listed([lower_first(one.grade.judgement) for one in self.first])
        stands = f"Graded {where} the others at {name}: {names}, {_grades(self.first, book)}"
        return f"{stands}; the {'other was' if len(self.others) == 1 else 'others were'} {_grades(self.others, book)}."


def areas(report: StoredReport, index: PublishedIndex, end: End) -> Areas:
    """The areas of a report by their grades; without any where it gives no grades."""
    grades = [one for one in given(report, index, None) if _is_area(one)]
    if not grades:
        return Areas(report, end, (), ())
    steps = [step(one.grade.grade) for one in grades]
    height = max(steps) if end is End.BOTTOM else min(steps)
    first = tuple(one for one in grades if step(one.grade.grade) == height)
    return Areas(report, end, first, tuple(one for one in grades if one not in first))


def _is_area(one: Given) -> bool:
    name = one.grade.judgement
    return not same_subject(name, OVERALL) and _NO_AREA.search(f"{subject(name)} {name}") is None


def _grades(grades: Sequence[Given], book: CitationBook) -> str:
    """'**Good** [2] [3] or **Outstanding** [4]', the highest first."""
    names = sorted({one.grade.grade for one in grades}, key=step)
    parts = [
        f"**{name}**{marks((place for one in grades if one.grade.grade == name for place in one.places), book)}"
        for name in names
    ]
    return listed(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} or {parts[-1]}"
