"""The gate: thresholds that must be met, an accepted result that must not be fallen behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.gate_file import Accepted, GateFile, Threshold, WhereField
from eval.metrics import BY_NAME
from eval.result import QuestionResult, SetResult

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Fall:
    """One reason for which the gate stays shut.

    `metric` and `where` say what fell, `value` where it stands (None: nothing to judge by), `limit`
    what was demanded and why; `questions` are those to look at, in gold order.
    """

    set_name: str
    metric: str
    where: str
    value: float | None
    limit: float
    why: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate says of one set: open when there are no falls. `notes` is what could not be judged."""

    set_name: str
    falls: tuple[Fall, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether the set passes."""
        return not self.falls


def judge_set(result: SetResult, gate: GateFile) -> Judgement:
    """Hold one result against the thresholds of its set and against what was last accepted of it."""
    falls: list[Fall] = []
    notes: list[str] = []
    failed = tuple(question.id for question in result.questions if question.error is not None)
    if failed:
        share = len(failed) / len(result.questions)
        falls.append(Fall(result.name, "failed", "all", share, 0.0, "no question may fail", failed))
    if result.unjudged:
        share = len(result.unjudged) / len(result.questions)
        why = "the judge must give a verdict"
        falls.append(Fall(result.name, "key_facts_judged", "all", share, 0.0, why, result.unjudged))
    for threshold in gate.thresholds:
        if threshold.set != result.name:
            continue
        fall = _against_threshold(result, threshold)
        if fall is not None and fall.value is None and result.selection != "all":
            notes.append(
                f"{threshold.metric} ({threshold.described}): no such question in {result.selection}"
            )
        elif fall is not None and _above_floor(fall, threshold):
            notes.append(
                f"bar not reached: {threshold.metric} ({threshold.described}) stands at {fall.value:.3f}, "
                f"wanted {threshold.limit:.3f}"
            )
        elif fall is not None:
            falls.append(fall)
    accepted = gate.accepted.get(result.key)
    if accepted is None:
        notes.append(f"no accepted result for {result.key}; `--accept` writes one")
        return Judgement(result.name, tuple(falls), (), (), tuple(notes))
    wrong = frozenset(accepted.wrong)
    lost = tuple(one.id for one in result.questions if not one.right and one.id not in wrong)
    gained = tuple(one.id for one in result.questions if one.right and one.id in wrong)
    falls += _against_accepted(result, accepted, gate.tolerance, lost)
    return Judgement(result.name, tuple(falls), lost, gained, tuple(notes))


def accept(result: SetResult) -> Accepted:
    """The result in the form in which the gate file keeps it."""
    return Accepted(
        scores={name: figure.value for name, figure in sorted(result.overall.items())},
        wrong=tuple(question.id for question in result.questions if not question.right),
    )


def _against_threshold(result: SetResult, threshold: Threshold) -> Fall | None:
    metric = threshold.metric
    members = [one for one in result.questions if metric in one.scores and _matches(one, threshold.where)]
    higher = BY_NAME[metric].higher_is_better
    if not members:
        why = "nothing to judge by"
        return Fall(result.name, metric, threshold.described, None, threshold.limit, why, ())
    value = sum(one.scores[metric] for one in members) / len(members)
    missed = value < threshold.limit - _ROUNDING if higher else value > threshold.limit + _ROUNDING
    if not missed:
        return None
    why = "minimum" if higher else "maximum"
    return Fall(
        result.name, metric, threshold.described, value, threshold.limit, why, _short(members, metric)
    )


def _above_floor(fall: Fall, threshold: Threshold) -> bool:
    """Whether a bar that is missed is missed by no more than is known."""
    if fall.value is None or threshold.floor is None:
        return False
    if BY_NAME[threshold.metric].higher_is_better:
        return fall.value >= threshold.floor - _ROUNDING
    return fall.value <= threshold.floor + _ROUNDING


def _matches(question: QuestionResult, where: Mapping[WhereField, str]) -> bool:
    return all(getattr(question, field) == value for field, value in where.items())


def _against_accepted(
    result: SetResult, accepted: Accepted, tolerance: float, lost: Sequence[str]
) -> list[Fall]:
    falls = []
    for name, before in accepted.scores.items():
        figure = result.overall.get(name)
        if figure is not None:
            worse_by = before - figure.value if BY_NAME[name].higher_is_better else figure.value - before
            if worse_by <= tolerance + _ROUNDING:
                continue
        value = figure.value if figure is not None else None
        why = f"accepted before, may fall by {tolerance:.3f}"
        members = [one for one in result.questions if name in one.scores]
        falls.append(Fall(result.name, name, "all", value, before, why, tuple(lost) or _short(members, name)))
    return falls


def _short(members: Sequence[QuestionResult], metric: str) -> tuple[str, ...]:
    """Ids of the questions that are short of the best score."""
    best = 1.0 if BY_NAME[metric].higher_is_better else 0.0
    return tuple(one.id for one in members if one.scores[metric] != best)
