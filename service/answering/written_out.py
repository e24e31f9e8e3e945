"""Which of many authorities are written out in the answer itself, and with how many findings each."""

from __future__ import annotations

from collections.abc import Mapping

from service.answering.extractive import side
from service.answering.nearby import says_it
from service.answering.passages import Passage
from service.answering.sides import PLAINLY
from service.question.model import Concept, Question

_LISTED_IN_A_THEME = 12  # authorities written out when none was named; the others stand in the sections
_ALL_LISTED = 24  # so many are all written out, with fewer findings each
_FINDINGS_EACH = 2  # then
_SURELY = 0.8  # probability


def listed(question: Question, chosen: Mapping[str, list[Passage]], rare: Concept | None) -> frozenset[str]:
    """Authorities whose findings are written out in the answer itself: in a theme those that show it most.

    Where one side is asked for, those that are plainly of it go before those of both, and first of all who has the
    `rare` word that is asked in. Of those that surely speak the newest are shown: what was found ten years ago is
    hardly so today. Behind them counts how many answering passages can be expected of those quoted.
    """

    def shows(name: str) -> tuple[bool, bool, int, float]:
        passages = chosen[name]
        said = rare is not None and any(says_it(rare, one) for one in passages)
        plain = question.leaning in PLAINLY and side(passages[0]) is PLAINLY[question.leaning]
        surest = max(passages, key=lambda passage: passage.scored.probability).scored
        year = (surest.report.report.year or 0) if surest.probability >= _SURELY else 0
        return said, plain, year, sum(passage.scored.probability for passage in passages)

    best = sorted((name for name, passages in chosen.items() if passages), key=shows, reverse=True)
    return frozenset(best if question.authorities or len(best) <= _ALL_LISTED else best[:_LISTED_IN_A_THEME])


def fewer_of_many(chosen: Mapping[str, list[Passage]]) -> dict[str, list[Passage]]:
    """The passages, two of each at the most where a dozen have any and all are written out."""
    having = sum(bool(passages) for passages in chosen.values())
    if not _LISTED_IN_A_THEME < having <= _ALL_LISTED:
        return dict(chosen)
    return {name: passages[:_FINDINGS_EACH] for name, passages in chosen.items()}
