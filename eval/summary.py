"""From observations to a set's result: scores of every question, figures of every group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from eval.bootstrap import Interval, mean_interval, quantile_interval
from eval.contracts import Library
from eval.metrics import METRICS, score_all
from eval.observation import Observation
from eval.records import GoldRecord
from eval.result import Given, Group, Measured, QuestionResult, SetResult, Wanted
from eval.retrieval_metrics import ranked
from eval.runner import Run
from eval.verdict import shortcomings

_SHOWN_CHARACTERS = 700
_DIGITS = 6


def summarise(
    name: str,
    selection: str,
    system: str,
    run: Run,
    library: Library,
    *,
    problems: Sequence[str] = (),
    judged: Mapping[str, float] | None = None,
    unjudged: Sequence[str] = (),
) -> SetResult:
    """The result of one set. `judged` holds the judge's score by record id, where a judge was asked;
    `unjudged` the ids on which it gave none.
    """
    scores = score_all(run.observations, library)
    for record_id, score in (judged or {}).items():
        scores[record_id]["key_facts_judged"] = score
    questions = tuple(_question(one, scores[one.record.id], library) for one in run.observations)
    return SetResult(
        name=name,
        selection=selection,
        system=system,
        problems=tuple(problems),
        unjudged=tuple(unjudged),
        questions=questions,
        groups=tuple(groups(questions)),
        measured=_measured(run),
    )


def groups(questions: Sequence[QuestionResult]) -> Iterable[Group]:
    """Figures over all questions, then by kind, style, split and trap, in the order first met."""
    yield Group(by="all", value="all", scores=figures(questions, "all"))
    keys: dict[str, Callable[[QuestionResult], str | None]] = {
        "kind": lambda one: one.kind.value,
        "style": lambda one: one.style.value,
        "split": lambda one: one.split.value,
        "trap": lambda one: one.trap.value if one.trap else None,
    }
    for by, key in keys.items():
        for value in dict.fromkeys(key(one) for one in questions):
            if value is not None:
                members = [one for one in questions if key(one) == value]
                yield Group(by=by, value=value, scores=figures(members, f"{by}={value}"))


def figures(questions: Sequence[QuestionResult], group: str) -> dict[str, Interval]:
    """Mean and interval of every metric that applies to any of the questions."""
    found = {}
    for metric in METRICS:
        scores = [one.scores[metric.name] for one in questions if metric.name in one.scores]
        if scores:
            found[metric.name] = mean_interval(scores, f"{metric.name}|{group}")
    return found


def _question(observation: Observation, scores: Mapping[str, float], library: Library) -> QuestionResult:
    record, answer = observation.record, observation.answer
    wrong = shortcomings(observation, library)
    return QuestionResult(
        id=record.id,
        question=record.question,
        kind=record.kind,
        style=record.style,
        split=record.split,
        trap=record.trap,
        authorities=record.asked,
        right=not wrong,
        error=observation.error,
        wrong=tuple(str(one) for one in wrong),
        wanted=_wanted(record),
        given=Given(
            outcome=answer.outcome.value if answer else None,
            text=_shortened(answer.answer) if answer else "",
            cited=observation.cited,
            found=ranked(observation),
        ),
        scores={name: round(score, _DIGITS) for name, score in scores.items()},
    )


def _wanted(record: GoldRecord) -> Wanted:
    return Wanted(
        outcome=record.outcome.value,
        evidence=tuple(item.reference for item in record.evidence if item.reference in record.right),
        silent=record.silent,
        not_held=record.not_held,
        expected=record.expected,
        key_facts=tuple(fact.text for fact in record.key_facts),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1].rstrip() + "…"


def _measured(run: Run) -> Measured:
    asked = [one.ask_ms for one in run.observations if one.ask_ms is not None]
    searched = [one.search_ms for one in run.observations if one.search_ms is not None]
    milliseconds = {
        f"{call}_p{round(share * 100)}": quantile_interval(times, share, f"{call}_{share}")
        for call, times in (("ask", asked), ("search", searched))
        if times
        for share in (0.5, 0.95)
    }
    usages = [one.answer.usage for one in run.observations if one.answer]
    costs = [usage.cost for usage in usages if usage.cost is not None]
    return Measured(
        milliseconds=milliseconds,
        prompt_tokens=sum(usage.prompt_tokens for usage in usages),
        completion_tokens=sum(usage.completion_tokens for usage in usages),
        cost=sum(costs) if costs else None,
        seconds=round(run.seconds, 3),
        overhead_seconds=round(run.seconds - run.system_seconds, 3),
    )
