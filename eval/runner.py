"""Putting gold questions to a system, one after the other; whatever happens is recorded, never lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.contracts import Found, System
from eval.errors import SystemUnreachable
from eval.observation import Observation
from eval.records import GoldRecord
from eval.retrieval_metrics import DEPTH
from service.answering.model import Answer
from service.question.filters import Filters

GIVE_UP_AFTER = 5  # questions in a row at which the system could not be reached

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What was observed, in the order of the records; `interrupted` when a person stopped it."""

    observations: tuple[Observation, ...]
    interrupted: bool
    seconds: float
    system_seconds: float


def run(
    records: Sequence[GoldRecord],
    system: System,
    *,
    stale: Mapping[str, str] | None = None,
    within: Sequence[str] = (),
    progress: Progress | None = None,
) -> Run:
    """Ask and search every question; never raises for what the system does.

    `stale` names records whose evidence no longer stands, with the reason: they are asked all the
    same and count as failed. `within` narrows questions that set no report filter of their own to
    these reports. A system that cannot be reached five times in a row is not asked any more.
    """
    started = time.perf_counter()
    stale = stale or {}
    observations: list[Observation] = []
    unreachable = 0
    stopped: str | None = None
    for number, record in enumerate(records, start=1):
        if stopped is not None:
            observations.append(Observation(record, None, (), error=stopped))
            continue
        try:
            seen = _observe(record, system, within, stale.get(record.id))
        except KeyboardInterrupt:
            stopped = "not asked: the run was interrupted"
            observations.append(Observation(record, None, (), error=stopped))
            continue
        observations.append(seen.observation)
        unreachable = unreachable + 1 if seen.unreachable else 0
        if unreachable == GIVE_UP_AFTER:
            stopped = f"not asked: the system could not be reached {GIVE_UP_AFTER} times in a row"
        if progress is not None:
            progress(number, len(records))
    waited = sum((one.ask_ms or 0.0) + (one.search_ms or 0.0) for one in observations) / 1000
    interrupted = stopped is not None and "interrupted" in stopped
    return Run(tuple(observations), interrupted, time.perf_counter() - started, waited)


@dataclass(frozen=True, slots=True)
class _Seen:
    observation: Observation
    unreachable: bool


def _observe(record: GoldRecord, system: System, within: Sequence[str], stale: str | None) -> _Seen:
    filters = _filters(record, within)
    answer: Answer | None = None
    ranking: tuple[Found, ...] = ()
    errors = [stale] if stale else []
    unreachable = False
    ask_ms = search_ms = None
    started = time.perf_counter()
    try:
        answer = system.ask(record.question, filters)
        ask_ms = _milliseconds_since(started)
        started = time.perf_counter()
        ranking = tuple(system.search(record.question, DEPTH, filters))
        search_ms = _milliseconds_since(started)
    except Exception as error:  # noqa: BLE001 - whatever the system under test raises is its result
        unreachable = isinstance(error, SystemUnreachable)
        call = "ask" if answer is None else "search"
        errors.append(f"{call} failed: {type(error).__name__}: {error}")
    error_text = "; ".join(errors) or None
    return _Seen(Observation(record, answer, ranking, error_text, ask_ms, search_ms), unreachable)


def _filters(record: GoldRecord, within: Sequence[str]) -> Filters:
    if not within or record.filters.report_ids:
        return record.filters
    return record.filters.model_copy(update={"report_ids": tuple(within)})


def _milliseconds_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
