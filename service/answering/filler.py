"""Passages that stand beside the best one of an authority and are on something else, where several stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.answering.passages import Passage
from service.question.model import Intent, Question
from service.retrieval.speaking import names

_FAR = 0.65  # of the best passage's match, below which a further one is of something else
_PROBABLE = 0.5  # of the best one's probability, for what matches so little to be told all the same
_PROBABLE_OF_BOARD = (
    0.7  # of the best one's probability, for what a board does to be told beside what the council does
)
_BOARD = re.compile(r"\b(?:lscb|(?:local )?safeguarding children(?:’s|'s)? board)\b", re.IGNORECASE)
_ASKS_OF_BOARD = re.compile(r"\b(?:boards?|lscbs?)\b", re.IGNORECASE)


def without_filler(question: Question, passages: Sequence[Passage], *, single: bool) -> list[Passage]:
    """The passages of a group but for those that only pad, in their order; `single` says that no other group is asked.

    Left out of each of several: one whose best sentence matches far less than the best passage's, that is not half as
    probable, and whose paragraph has no official term asked in. Of several, and where change is asked for: what stands
    in the part on the safeguarding board, another body than the council, unless it is nearly as probable as what is
    found of the council, or a board is asked about. A judgement's matter that a board has of its own (its leadership)
    is never the council's.
    """
    changes = question.intent is Intent.TEMPORAL
    if single and not changes:
        return list(passages)
    of_board = () if _ASKS_OF_BOARD.search(question.text) else tuple(filter(_is_of_board, passages))
    kept = []
    for passage in passages:
        beside = [one for one in passages if not changes or _report(one) == _report(passage)]
        council = _top(one for one in beside if one not in of_board)
        if passage in of_board and council:
            enough = _PROBABLE_OF_BOARD * council
            if question.judgement is not None or passage.scored.probability < enough:
                continue
        best = max(beside, key=lambda one: one.scored.probability)
        if changes or not _is_far(passage, best) or _is_named(question, passage):
            kept.append(passage)
    return kept


def _top(passages: Iterable[Passage]) -> float:
    """The probability of the most probable, 0 where there is none."""
    return max((one.scored.probability for one in passages), default=0.0)


def _report(passage: Passage) -> str:
    return passage.scored.stored.report_id


def _is_far(passage: Passage, best: Passage) -> bool:
    """Whether a passage matches far less than the best, and is far less probable."""
    match, best_match = (max(one.scored.sentences, default=0.0) for one in (passage, best))
    return match < _FAR * best_match and passage.scored.probability < _PROBABLE * best.scored.probability


def _is_named(question: Question, passage: Passage) -> bool:
    """Whether the paragraph names something asked for by its official term."""
    text = passage.scored.stored.paragraph.text
    return any(concept.official and names(concept, text) for concept in question.concepts)


def _is_of_board(passage: Passage) -> bool:
    """Whether a passage stands in the part of a report that is on the safeguarding board."""
    return any(_BOARD.search(heading) for heading in passage.scored.stored.paragraph.section)
