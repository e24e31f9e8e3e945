"""Passages on the safeguarding board, another body than the council, beside what is found of the council itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.answering.passages import Passage
from service.question.model import Intent, Question

_AS_PROBABLE = 0.7  # as what is found of the council, for what the board does to be told beside it
_BOARD = re.compile(r"\b(?:lscb|(?:local )?safeguarding children(?:’s|'s)? board)\b", re.IGNORECASE)
_ASKS_OF_BOARD = re.compile(r"\b(?:boards?|lscbs?)\b", re.IGNORECASE)


def without_boards(question: Question, passages: Sequence[Passage], *, single: bool) -> list[Passage]:
    """The passages of a group but for those on the board, in their order; `single` says that no other group is asked.

    Left out of several, and where change is asked for: what stands in the part on the safeguarding board, unless it
    is nearly as probable as what is found of the council, or a board is asked about. A judgement's matter that a
    board has of its own (its leadership) is never the council's.
    """
    changes = question.intent is Intent.TEMPORAL
    if (single and not changes) or _ASKS_OF_BOARD.search(f"{question.text} {question.topic}"):
        return list(passages)
    of_board = tuple(filter(_is_of_board, passages))
    kept = []
    for passage in passages:
        beside = (one for one in passages if not changes or _report(one) == _report(passage))
        council = _top(one for one in beside if one not in of_board)
        enough = _AS_PROBABLE * council
        of_itself = passage not in of_board or not council
        if of_itself or (question.judgement is None and passage.scored.probability >= enough):
            kept.append(passage)
    return kept


def _top(passages: Iterable[Passage]) -> float:
    """The probability of the most probable, 0 where there is none."""
    return max((one.scored.probability for one in passages), default=0.0)


def _report(passage: Passage) -> str:
    return passage.scored.stored.report_id


def _is_of_board(passage: Passage) -> bool:
    """Whether a passage stands in the part of a report that is on the safeguarding board."""
    return any(_BOARD.search(heading) for heading in passage.scored.stored.paragraph.section)
