"""A whole evaluation as the command line asks for it: run, gate, reports, exit code."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from eval.agreement import agreement, labelled_sample
from eval.compare import Comparison, compare
from eval.errors import EvaluationError
from eval.gate import Judgement, accept, judge_set
from eval.gate_file import read_gate, write_accepted
from eval.judge import Judge
from eval.opening import Opened
from eval.records import Split
from eval.report_console import console_report
from eval.report_html import html_report
from eval.report_json import json_report
from eval.report_junit import junit_report
from eval.report_markdown import markdown_report
from eval.result import RunResult, read_run
from eval.runner import Progress
from eval.session import GoldSet, Options, evaluate

OPEN, SHUT = 0, 1
_SAMPLE = re.compile(r"(\d+)/(\d+)")
_GATE = "gate.toml"


@dataclass(frozen=True, slots=True)
class Request:
    """What to evaluate and what to write. `gate` None: the packaged file; `baseline`: an earlier `--json`."""

    sets: tuple[GoldSet, ...]
    within: tuple[str, ...] = ()
    systems: bool = False
    gate: Path | None = None
    accept: bool = False
    baseline: Path | None = None
    json: Path | None = None
    junit: Path | None = None
    markdown: Path | None = None
    html: Path | None = None


def perform(
    request: Request,
    opened: Opened,
    *,
    judge: Judge | None = None,
    say: Callable[[str], None] = print,
    progress: Progress | None = None,
) -> int:
    """Evaluate, say and write what came of it; 0 when the gate is open and nothing was interrupted or lost, else 1.

    Results are written before the gate is judged open or shut, whatever happened in the run. Raises
    EvaluationError, before anything is asked, for a gate file or an earlier run that cannot be used.
    """
    if find_spec("ir_measures") is None:
        raise EvaluationError("pilcrow eval needs the package ir-measures: pip install 'pilcrow[dev]'")
    path = gate_path(request.gate)
    gate = read_gate(path)
    earlier = read_run(request.baseline) if request.baseline else None
    if earlier is not None and not {one.key for one in earlier.sets} & {one.key for one in request.sets}:
        raise EvaluationError(f"{request.baseline}: has none of these sets in this selection to compare with")
    for file in (request.json, request.junit, request.markdown, request.html):
        if file is not None and not file.parent.is_dir():
            raise EvaluationError(f"{file}: there is no folder {file.parent}; make it first")
        if file is not None and file.is_dir():
            raise EvaluationError(f"{file}: is a folder; name a file in it")
    result = evaluate(
        request.sets,
        opened.system,
        opened.library,
        baselines=opened.baselines if request.systems else None,
        options=Options(request.within, judge, progress),
    )
    judgements = tuple(judge_set(one, gate) for one in result.sets)
    comparisons = _comparisons(earlier, result)
    unwritten = _write(request, result, judgements, comparisons)
    say(console_report(result, judgements, comparisons).rstrip("\n"))
    for problem in unwritten:
        say(f"not written: {problem}")
    if judge is not None and not result.interrupted:
        say(str(agreement(judge, labelled_sample())))
    if request.accept:
        say(_accept(path, result))
    passed = not result.interrupted and not unwritten and all(one.open for one in judgements)
    return OPEN if passed else SHUT


def gate_path(given: Path | None) -> Path:
    """The gate file: the one given, else the packaged one."""
    return given if given is not None else Path(str(resources.files("eval").joinpath(_GATE)))


def parse_split(text: str | None) -> Split | None:
    """A split by name; raises EvaluationError for another word."""
    if text is None:
        return None
    try:
        return Split(text)
    except ValueError as error:
        raise EvaluationError(f"--split {text!r}: give one of {', '.join(Split)}") from error


def parse_sample(text: str | None) -> tuple[int, int] | None:
    """`N/M` with 1 ≤ N ≤ M; raises EvaluationError for anything else."""
    if text is None:
        return None
    parts = _SAMPLE.fullmatch(text)
    first, step = (int(parts[1]), int(parts[2])) if parts else (0, 0)
    if not 1 <= first <= step:
        raise EvaluationError(f"--sample {text!r}: give it as N/M with N from 1 to M, for instance 1/10")
    return first, step


def _comparisons(earlier: RunResult | None, result: RunResult) -> tuple[tuple[str, Comparison], ...]:
    """Each set against the earlier run's; sets that ran otherwise before are left out."""
    if earlier is None:
        return ()
    before = {one.key: one for one in earlier.sets}
    return tuple((one.key, compare(before[one.key], one)) for one in result.sets if one.key in before)


def _write(
    request: Request,
    result: RunResult,
    judgements: Sequence[Judgement],
    comparisons: Sequence[tuple[str, Comparison]],
) -> list[str]:
    """Write every report that is wanted; gives those that the disk refused, with the reason."""
    unwritten = []
    texts: tuple[tuple[Path | None, Callable[[], str]], ...] = (
        (request.json, lambda: json_report(result)),
        (request.junit, lambda: junit_report(result, judgements)),
        (request.markdown, lambda: markdown_report(result, judgements, comparisons)),
        (request.html, lambda: html_report(result, judgements)),
    )
    for file, text in texts:
        if file is not None:
            try:
                file.write_text(text(), encoding="utf-8")
            except OSError as error:
                unwritten.append(f"{file}: {error.strerror}")
    return unwritten


def _accept(path: Path, result: RunResult) -> str:
    if result.interrupted or any(question.error for one in result.sets for question in one.questions):
        return "not accepted: a run in which questions failed cannot be the accepted one"
    write_accepted(path, {one.key: accept(one) for one in result.sets})
    return f"accepted: {', '.join(one.key for one in result.sets)} in {path.name}"
