"""What a model does for the search of one question, where that is switched on: other words, and grades.

Whatever fails, the search is as it is without a model, and a note says so. What it uses is charged to the
caller's allowance at once, whatever becomes of the answer.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.answering.model import Usage
from service.errors import StateError
from service.generation.breaker import Breaker
from service.generation.contract import Cause
from service.generation.grading import Grader
from service.generation.loop import LoopThread
from service.generation.rephrase import Rephraser
from service.generation.settings import ModelSettings
from service.generation.spending import Allowance, Prices
from service.question.model import Intent, Question
from service.retrieval.found import Found
from service.retrieval.grades import with_grades

_log = logging.getLogger("pilcrow.model")
_BEGUN_WITHIN = 0.5  # of the deadline: a question of many parts has a request for each
_SEARCHED = frozenset({Intent.SINGLE, Intent.COMPARE, Intent.TEMPORAL, Intent.THEME})


@dataclass(frozen=True, slots=True)
class HelpMeans:
    """What the help for all questions shares."""

    model: str
    settings: ModelSettings
    loop: LoopThread
    breaker: Breaker
    rephraser: Rephraser
    grader: Grader
    allowance: Allowance
    prices: Prices


class SearchHelp:
    """The help for one question of one caller. `usage` and `notes` tell what it used and where it failed."""

    def __init__(self, means: HelpMeans, caller: str) -> None:
        self._means = means
        self._caller = caller
        self._until = time.monotonic() + means.settings.model_deadline * _BEGUN_WITHIN
        self._troubles: list[Cause] = []
        self.usage = Usage()

    @property
    def notes(self) -> tuple[str, ...]:
        """For the reader: why the search was made without the model's help, where it was asked for."""
        return tuple(
            f"The language model {cause.value}; the search went on without its help."
            for cause in dict.fromkeys(self._troubles)
        )

    def condensed(self, history: Sequence[str], question: str) -> str | None:
        """A follow-up as a question of its own, where that is switched on and comes of it."""
        means = self._means
        if not (means.settings.model_condense and history and self._may_ask()):
            return None
        found = means.loop.submit(means.rephraser.condensed(history, question)).result()
        self._note(found.usage, found.trouble)
        return found.texts[0] if found.texts else None

    def rewritten(self, question: Question) -> Question:
        """The question with phrasings in the reports' words to search with beside its own; each part with its own."""
        if question.parts:
            return replace(question, parts=tuple(self.rewritten(part) for part in question.parts))
        means = self._means
        wanted = means.settings.model_rewrite and _is_searched(question) and question.topic.strip()
        if not (wanted and self._may_ask()):
            return question
        found = means.loop.submit(means.rephraser.phrasings(question.topic)).result()
        self._note(found.usage, found.trouble)
        return replace(question, rewrites=tuple(dict.fromkeys((*question.rewrites, *found.texts))))

    def regraded(self, question: Question, found: Mapping[str, Found]) -> Mapping[str, Found]:
        """What the search found, in the order that it has with the model's grades."""
        means = self._means
        if not (means.settings.model_rerank and any(group.scored for group in found.values())):
            return found
        if not self._may_ask():
            return found
        graded = means.loop.submit(means.grader.graded(question.text, found)).result()
        self._note(graded.usage, graded.trouble)
        return {name: with_grades(group, graded.grades) for name, group in found.items()}

    def _may_ask(self) -> bool:
        """Whether there is time, the endpoint is not resting and the allowance is not used up; else it is noted."""
        if time.monotonic() > self._until:
            self._troubles.append(Cause.TIMEOUT)
            return False
        if self._means.breaker.resting:
            self._troubles.append(Cause.PAUSED)
            return False
        try:
            if self._means.allowance.left(self._caller):
                return True
        except StateError as error:
            _log.warning("the daily allowance cannot be read, so the model is not asked: %s", error)
        self._troubles.append(Cause.ALLOWANCE)
        return False

    def _note(self, usage: Usage, trouble: Cause | None) -> None:
        """Enter what a request used in the day's use and the answer's, and what went wrong."""
        if trouble is not None:
            self._troubles.append(trouble)
        means = self._means
        self.usage = means.prices.priced(
            means.model,
            Usage(
                prompt_tokens=self.usage.prompt_tokens + usage.prompt_tokens,
                completion_tokens=self.usage.completion_tokens + usage.completion_tokens,
            ),
        )
        try:
            priced = means.prices.priced(means.model, usage)
            means.allowance.settle(means.allowance.nothing(self._caller), priced)
        except StateError as error:
            _log.warning("what the help with a search used could not be noted: %s", error)


def _is_searched(question: Question) -> bool:
    return question.fact is None and question.intent in _SEARCHED
