"""How far a judge agrees with people: accuracy and Cohen's kappa over a hand-labelled sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import GoldError, GoldProblem, JudgeError
from eval.judge import Judge
from eval.records import KeyFact

_SAMPLE = "judge_sample.jsonl"


class LabelledFact(BaseModel):
    """One key fact, one answer, and whether a person says that the answer states the fact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    fact: KeyFact
    answer: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """`accuracy` is the share of equal verdicts, `kappa` that share beyond chance (Cohen 1960).

    `unusable` counts facts on which the judge gave no verdict; they count as disagreement.
    `disputed` are the places (from 0) of the facts judged otherwise.
    """

    judge: str
    n: int
    accuracy: float
    kappa: float
    unusable: int
    disputed: tuple[int, ...]

    def __str__(self) -> str:
        return (
            f"{self.judge}: agrees with people on {self.accuracy:.2f} of {self.n} labelled facts "
            f"(kappa {self.kappa:.2f}, {self.unusable} without a verdict)"
        )


def labelled_sample() -> tuple[LabelledFact, ...]:
    """The sample that comes with the evaluation, about fictional places; raises GoldError if malformed."""
    content = resources.files("eval").joinpath(_SAMPLE).read_text(encoding="utf-8")
    labelled = []
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                labelled.append(LabelledFact.model_validate_json(line))
            except ValidationError as error:
                raise GoldError([GoldProblem(_SAMPLE, number, str(error))]) from error
    return tuple(labelled)


def agreement(judge: Judge, sample: Sequence[LabelledFact]) -> Agreement:
    """Put the sample to the judge; raises ValueError for an empty one."""
    if not sample:
        raise ValueError("agreement needs at least one labelled fact")
    disputed: list[int] = []
    judged_stated = unusable = 0
    for place, one in enumerate(sample):
        try:
            stated = judge.verdict(one.question, one.fact, one.answer).stated
        except JudgeError:
            unusable += 1
            stated = not one.stated
        judged_stated += stated
        if stated is not one.stated:
            disputed.append(place)
    n = len(sample)
    accuracy = 1 - len(disputed) / n
    people = sum(one.stated for one in sample) / n
    machine = judged_stated / n
    chance = people * machine + (1 - people) * (1 - machine)
    kappa = 1.0 if chance == 1.0 else (accuracy - chance) / (1 - chance)
    return Agreement(judge.name, n, accuracy, kappa, unusable, tuple(disputed))
