"""A second opinion on key facts: a judge that gives its reason before its verdict, and how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.errors import JudgeError, JudgeUnreachable
from eval.matching import plain, states
from eval.observation import Observation
from eval.records import KeyFact
from prompts.loader import Prompt, load_prompt
from service.answering.model import Answer

GIVE_UP_AFTER = 5  # verdicts in a row for which the judge's endpoint failed
_VERDICT = re.compile(r"^\W*verdict\W+(?P<not>not\s+)?stated\W*$", re.IGNORECASE)


class TextModel(Protocol):
    """A language model, as far as a judge needs one."""

    @property
    def name(self) -> str:
        """Which model; recordings are kept by it."""

    def complete(self, prompt: str) -> str:
        """The model's answer to one prompt; raises JudgeError when none comes."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a fact is stated, and why."""

    reason: str
    stated: bool


class Judge(Protocol):
    """Decides whether an answer states a key fact; raises JudgeError when it cannot."""

    @property
    def name(self) -> str:
        """What it is called in reports."""

    def verdict(self, question: str, fact: KeyFact, answer: str) -> Verdict:
        """The verdict on one fact."""


class RuleJudge:
    """The exact rules under the judge's contract, to be measured against the same labels."""

    name = "rules"

    def verdict(self, question: str, fact: KeyFact, answer: str) -> Verdict:  # noqa: ARG002 - the contract's
        """Stated when every group of the fact's rule has an alternative in the answer."""
        stated = states(plain(answer), fact)
        return Verdict("every group has an alternative" if stated else "a group has no alternative", stated)


class ModelJudge:
    """A language model with the prompt `prompts/judge.md`."""

    def __init__(self, model: TextModel, prompt: Prompt | None = None) -> None:
        """`prompt` needs the variables question, statement and answer; by default the packaged one."""
        self._model = model
        self._prompt = prompt or load_prompt("judge")
        self._failures = 0

    @property
    def name(self) -> str:
        """Model and prompt version."""
        return f"{self._model.name} ({self._prompt.identity})"

    def verdict(self, question: str, fact: KeyFact, answer: str) -> Verdict:
        """The model's verdict; raises JudgeError when it gives none in the form asked for.

        A model whose endpoint failed five times in a row is not asked any more.
        """
        if self._failures >= GIVE_UP_AFTER:
            raise JudgeError(f"not asked: the judge's endpoint failed {GIVE_UP_AFTER} times in a row")
        prompt = self._prompt.fill(question=question, statement=fact.text, answer=answer)
        try:
            text = self._model.complete(prompt)
        except JudgeUnreachable:
            self._failures += 1
            raise
        self._failures = 0
        return parse_verdict(text)


def parse_verdict(text: str) -> Verdict:
    """Reason and verdict of a model's text; raises JudgeError unless one follows the other."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    verdict = _VERDICT.match(lines[-1]) if lines else None
    if verdict is None:
        raise JudgeError(f"no verdict on the last line of {text!r}")
    reason = " ".join(lines[:-1])
    if not reason:
        raise JudgeError("a verdict without a reason before it")
    return Verdict(reason, stated=verdict["not"] is None)


@dataclass(frozen=True, slots=True)
class Judged:
    """Share of key facts stated by record id, and what went wrong by record id (which counts as not stated).

    `interrupted` when a person stopped it: the rest is not stated, and told as a problem.
    """

    scores: dict[str, float]
    problems: Mapping[str, str]
    interrupted: bool = False


def judge_key_facts(observations: Sequence[Observation], judge: Judge) -> Judged:
    """Put every key fact of every question that has some to the judge; failed questions score 0 unasked."""
    scores: dict[str, float] = {}
    problems: dict[str, str] = {}
    interrupted = False
    for one in observations:
        facts = one.record.key_facts
        if not facts:
            continue
        scores[one.record.id] = 0.0
        answer = one.usable
        if answer is None:
            continue
        if interrupted:
            problems[one.record.id] = "judge: not asked: the run was interrupted"
            continue
        stated = 0
        for fact in facts:
            try:
                stated += judge.verdict(one.record.question, fact, whole_text(answer)).stated
            except JudgeError as error:
                problems[one.record.id] = f"judge: {error}"
            except KeyboardInterrupt:
                interrupted = True
                problems[one.record.id] = "judge: the run was interrupted"
                break
        scores[one.record.id] = stated / len(facts)
    return Judged(scores, problems, interrupted)


def whole_text(answer: Answer) -> str:
    """All that a reader of the answer sees: its text, and sections that the text does not hold already."""
    more = [section.text for section in answer.sections if section.text not in answer.answer]
    return "\n\n".join((answer.answer, *more))
