"""A second opinion on key facts: a judge that gives its reason before its verdict, and how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.errors import JudgeError
from eval.matching import plain, states
from eval.observation import Observation
from eval.records import KeyFact
from prompts.loader import Prompt, load_prompt
from service.answering.model import Answer

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

    @property
    def name(self) -> str:
        """Model and prompt version."""
        return f"{self._model.name} ({self._prompt.identity})"

    def verdict(self, question: str, fact: KeyFact, answer: str) -> Verdict:
        """The model's verdict; raises JudgeError when it gives none in the form asked for."""
        prompt = self._prompt.fill(question=question, statement=fact.text, answer=answer)
        return parse_verdict(self._model.complete(prompt))


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
    """Share of key facts stated by record id, and what went wrong by record id (which counts as not stated)."""

    scores: dict[str, float]
    problems: Mapping[str, str]


def judge_key_facts(observations: Sequence[Observation], judge: Judge) -> Judged:
    """Put every key fact of every question that has some to the judge; failed questions score 0 unasked."""
    scores: dict[str, float] = {}
    problems: dict[str, str] = {}
    for one in observations:
        facts = one.record.key_facts
        if not facts:
            continue
        answer = one.usable
        if answer is None:
            scores[one.record.id] = 0.0
            continue
        stated = 0
        for fact in facts:
            try:
                stated += judge.verdict(one.record.question, fact, whole_text(answer)).stated
            except JudgeError as error:
                problems[one.record.id] = f"judge: {error}"
        scores[one.record.id] = stated / len(facts)
    return Judged(scores, problems)


def whole_text(answer: Answer) -> str:
    """All that a reader of the answer sees: its text, and sections that the text does not hold already."""
    more = [section.text for section in answer.sections if section.text not in answer.answer]
    return "\n\n".join((answer.answer, *more))
