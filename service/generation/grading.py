"""Paragraphs that the search found, graded by a model for a question, where that is switched on.

Each authority's paragraphs are graded in a request of their own, under keys made up for it: what one
report says, or tries to make a model say, cannot reach the grades of another's. A key that was not given
and a grade that is none count for nothing; a paragraph without a grade stays where the search put it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prompts.loader import load_prompt
from service.answering.model import Usage
from service.generation.contract import Cause
from service.generation.passages import Count, clean_spans, fair_shares, line
from service.generation.settings import ModelSettings
from service.generation.short_call import ShortCaller, ShortReply, object_schema
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.grades import BEST_GRADE

_MOST = 20  # paragraphs graded of one group
_GRADE_TOKENS = 8  # of the reply, for one paragraph
_REPLY_TOKENS = 100  # of the reply, besides
_GRADE = {"type": "integer", "enum": list(range(BEST_GRADE + 1))}


@dataclass(frozen=True, slots=True)
class Graded:
    """Grades (0 to 3) by row, of those rows that got one; what was used up; what went wrong, if anything did."""

    grades: Mapping[int, int]
    usage: Usage
    trouble: Cause | None = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paragraph as it is put to the model, under its key."""

    key: str
    line: str
    row: int
    tokens: int


class Grader:
    """Asks for grades, once. Used from one event loop."""

    def __init__(self, caller: ShortCaller, count: Count, settings: ModelSettings) -> None:
        self._caller = caller
        self._count = count
        self._settings = settings
        self._prompt = load_prompt("grade")

    async def graded(self, question: str, found: Mapping[str, Found]) -> Graded:
        """Grades for the best paragraphs of each group: of the groups that answer most probably, within the budget."""
        parts = self._packed(_by_authority(self._best_groups(found)))
        parallel = asyncio.Semaphore(self._settings.model_parallel)

        async def one(shown: Sequence[_Shown]) -> ShortReply:
            async with parallel:
                return await self._asked(question, shown)

        replies = await asyncio.gather(*(one(shown) for shown in parts))
        grades: dict[int, int] = {}
        troubles: list[Cause] = []
        for shown, reply in zip(parts, replies, strict=True):
            usable = _usable(shown, reply.content)
            grades.update(usable)
            if not usable:
                troubles.append(reply.trouble or Cause.UNUSABLE)
        usage = Usage(
            prompt_tokens=sum(reply.usage.prompt_tokens for reply in replies),
            completion_tokens=sum(reply.usage.completion_tokens for reply in replies),
        )
        return Graded(grades, usage, next(iter(troubles), None))

    def _best_groups(self, found: Mapping[str, Found]) -> list[Found]:
        ordered = sorted(found.values(), key=lambda group: -group.answers)
        return [group for group in ordered if group.scored][: self._settings.model_authorities]

    def _packed(self, wanted: Mapping[str, Sequence[ScoredParagraph]]) -> list[list[_Shown]]:
        """Each authority's paragraphs under keys, best first, as many as fit its fair share of the budget."""
        settings = self._settings
        most = settings.model_context - self._count(self._prompt.text) - settings.model_reply_tokens
        all_shown = {
            name: [
                _Shown(f"p{place}", text, scored.stored.row, self._count(text))
                for place, (scored, spans) in enumerate(_clean(members), 1)
                for text in (line(f"p{place}", scored, spans),)
            ]
            for name, members in wanted.items()
        }
        needs = {name: min(sum(one.tokens for one in shown), most) for name, shown in all_shown.items()}
        shares = fair_shares(needs, settings.model_budget)
        return [kept for name, shown in all_shown.items() if (kept := _within(shown, shares[name]))]

    async def _asked(self, question: str, shown: Sequence[_Shown]) -> ShortReply:
        prompt = self._prompt.fill(
            question=json.dumps(question, ensure_ascii=False),
            paragraphs="\n".join(one.line for one in shown),
        )
        schema = object_schema({one.key: _GRADE for one in shown})
        return await self._caller.ask(prompt, "grades", schema, _REPLY_TOKENS + _GRADE_TOKENS * len(shown))


def _by_authority(groups: Sequence[Found]) -> dict[str, list[ScoredParagraph]]:
    """The best paragraphs of the groups, apart by the authority that they are about."""
    parts: dict[str, list[ScoredParagraph]] = {}
    for group in groups:
        for scored in group.scored[:_MOST]:
            parts.setdefault(scored.report.report.authority, []).append(scored)
    return parts


def _clean(members: Sequence[ScoredParagraph]) -> list[tuple[ScoredParagraph, tuple[tuple[int, int], ...]]]:
    """Paragraphs with their sentences, without those that speak to machines."""
    return [(scored, spans) for scored in members if (spans := clean_spans(scored))]


def _within(shown: Sequence[_Shown], share: int) -> list[_Shown]:
    kept: list[_Shown] = []
    for one in shown:
        if one.tokens > share:
            break
        kept.append(one)
        share -= one.tokens
    return kept


def _usable(shown: Sequence[_Shown], content: Mapping[str, object]) -> dict[int, int]:
    """Grades by row: of keys that were given, and whole numbers from 0 to 3 alone."""
    return {
        one.row: grade
        for one in shown
        if isinstance(grade := content.get(one.key), int)
        and not isinstance(grade, bool)
        and 0 <= grade <= BEST_GRADE
    }
