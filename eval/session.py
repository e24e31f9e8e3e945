"""One run from gold files to results: reading, checking evidence, asking, scoring, judging."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.contracts import Library, System
from eval.errors import GoldError, GoldProblem
from eval.evidence import check_evidence, problems_by_record
from eval.judge import Judge, judge_key_facts
from eval.observation import Observation
from eval.records import GoldRecord, Split, line_numbers, read_gold, select
from eval.result import RunResult, SetResult, set_key
from eval.runner import Progress, run
from eval.summary import summarise


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The questions of one gold file that are to be asked.

    `name` is the file's name without ending; `places` says where each record id stands (`file:line`).
    """

    name: str
    selection: str
    records: tuple[GoldRecord, ...]
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Name and selection, as results are kept by."""
        return set_key(self.name, self.selection)


@dataclass(frozen=True, slots=True)
class Options:
    """How questions are put: narrowed to reports, with a judge, telling progress."""

    within: tuple[str, ...] = ()
    judge: Judge | None = None
    progress: Progress | None = None


def read_sets(
    paths: Sequence[Path], split: Split | None = None, sample: tuple[int, int] | None = None
) -> tuple[GoldSet, ...]:
    """All gold files, and of each the questions selected.

    Raises GoldError with everything wrong in any of the files, for an id or name used by two of them,
    and for a selection that leaves nothing to ask.
    """
    problems: list[GoldProblem] = []
    sets: list[GoldSet] = []
    owners: dict[str, str] = {}
    for path in paths:
        try:
            records = read_gold(path)
        except GoldError as error:
            problems += error.problems
            continue
        for record in records:
            if record.id in owners:
                problems.append(
                    GoldProblem(str(path), 0, f"id {record.id!r} is used in {owners[record.id]} too")
                )
            owners[record.id] = path.name
        if path.stem in {one.name for one in sets}:
            problems.append(GoldProblem(str(path), 0, f"a second gold file named {path.stem!r}; rename one"))
        chosen = select(records, split, sample)
        if not chosen:
            problems.append(
                GoldProblem(str(path), 0, f"no question of it is in {selection_name(split, sample)}")
            )
        places = {record_id: f"{path}:{line}" for record_id, line in line_numbers(path).items()}
        sets.append(GoldSet(path.stem, selection_name(split, sample), chosen, places))
    if problems:
        raise GoldError(problems)
    return tuple(sets)


def selection_name(split: Split | None, sample: tuple[int, int] | None) -> str:
    """What is run of each set, in words: `all`, `split=test`, `split=test,sample=1/10`."""
    parts = []
    if split is not None:
        parts.append(f"split={split.value}")
    if sample is not None:
        parts.append(f"sample={sample[0]}/{sample[1]}")
    return ",".join(parts) or "all"


def evaluate(
    sets: Sequence[GoldSet],
    system: System,
    library: Library,
    *,
    baselines: Callable[[], Sequence[System]] | None = None,
    options: Options | None = None,
) -> RunResult:
    """Put all sets to the system, then to the baselines; only the system's answers go to the judge."""
    chosen = options or Options()
    others_asked = baselines() if baselines is not None else ()  # first: they fail early or not at all
    results: list[SetResult] = []
    others: list[SetResult] = []
    interrupted = False
    for one in sets:
        if not interrupted:
            result, interrupted = _evaluate_set(one, system, library, chosen)
            results.append(result)
    unjudged = Options(within=chosen.within, progress=chosen.progress)
    for other in others_asked:
        for one in sets:
            if not interrupted:
                result, interrupted = _evaluate_set(one, other, library, unjudged)
                others.append(result)
    return RunResult(sets=tuple(results), baselines=tuple(others), interrupted=interrupted)


def _evaluate_set(
    gold: GoldSet, system: System, library: Library, options: Options
) -> tuple[SetResult, bool]:
    evidence = check_evidence(gold.records, library)
    stale: Mapping[str, str] = problems_by_record(evidence)
    seen = run(gold.records, system, stale=stale, within=options.within, progress=options.progress)
    problems = [
        f"{place}: {problem}" if (place := gold.places.get(problem.record_id)) else str(problem)
        for problem in evidence
    ]
    problems += _degraded(seen.observations)
    judged: Mapping[str, float] = {}
    unjudged: tuple[str, ...] = ()
    interrupted = seen.interrupted
    if options.judge is not None:
        verdicts = judge_key_facts(seen.observations, options.judge)
        problems += [f"{record_id}: {reason}" for record_id, reason in verdicts.problems.items()]
        judged, unjudged = verdicts.scores, tuple(verdicts.problems)
        interrupted = interrupted or verdicts.interrupted
    result = summarise(
        gold.name,
        gold.selection,
        system.name,
        seen,
        library,
        problems=problems,
        judged=judged,
        unjudged=unjudged,
    )
    return result, interrupted


def _degraded(observations: Sequence[Observation]) -> list[str]:
    """One sentence on the answers that a language model was to write and did not: their figures are not its own."""
    members = [one for one in observations if one.answer is not None and one.answer.degraded]
    if not members:
        return []
    notes = next((one.answer.notes[-1] for one in members if one.answer and one.answer.notes), "")
    return [
        f"{len(members)} of {len(observations)} answers are degraded, the first is {members[0].record.id}: {notes}"
    ]
