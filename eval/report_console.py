"""What a person sees after a run: a line a set, a short table of what fell, the questions that changed."""

from __future__ import annotations

from collections.abc import Sequence

from eval.compare import Comparison
from eval.gate import Judgement
from eval.metrics import BY_NAME
from eval.report_markdown import figure, first, named
from eval.result import RunResult, SetResult

_HEADLINE = ("right", "recall_at_10", "citation_precision", "citation_recall", "outcome_right", "key_facts")
_SIGNIFICANT = 0.05


def console_report(
    result: RunResult, judgements: Sequence[Judgement], comparisons: Sequence[tuple[str, Comparison]] = ()
) -> str:
    """Plain text of at most a hundred columns, but for long lists of questions."""
    lines: list[str] = []
    for one, judgement in zip(result.sets, judgements, strict=True):
        lines += _set_lines(one, judgement)
    for other in result.baselines:
        lines += _headline(other)
    for name, comparison in comparisons:
        lines += _comparison_lines(name, comparison)
    if result.interrupted:
        lines.append("interrupted: these results are partial")
    is_open = not result.interrupted and all(judgement.open for judgement in judgements)
    lines.append(f"gate {'open' if is_open else 'SHUT'}; results {result.fingerprint}")
    return "\n".join(lines) + "\n"


def _headline(result: SetResult) -> list[str]:
    right = sum(question.right for question in result.questions)
    lines = [f"{result.key} ({result.system}): {right} of {len(result.questions)} questions right"]
    lines += [
        f"  {BY_NAME[name].title:<22} {figure(result.overall[name])}"
        for name in _HEADLINE
        if name in result.overall
    ]
    asked = result.measured.milliseconds
    if "ask_p50" in asked:
        lines.append(
            f"  {'Milliseconds an answer':<22} median {asked['ask_p50'].value:.1f}, p95 {asked['ask_p95'].value:.1f}"
        )
    return lines


def _set_lines(result: SetResult, judgement: Judgement) -> list[str]:
    lines = _headline(result)
    lines += [f"  ! {problem}" for problem in first(result.problems)]
    failed = [f"{one.id}: {one.error}" for one in result.questions if one.error is not None]
    lines += [f"  ! {failure}" for failure in first(failed)]
    if judgement.falls:
        lines.append(f"  {'what fell':<30} {'where':<42} {'is':>6} {'demanded':>8}")
    for fall in judgement.falls:
        value = "–" if fall.value is None else f"{fall.value:.3f}"
        lines.append(
            f"  {BY_NAME[fall.metric].title:<30} {fall.where:<42} {value:>6} {fall.limit:>8.3f} {fall.why}"
        )
        if fall.questions:
            lines.append(f"    questions: {named(fall.questions)}")
    if judgement.lost:
        lines.append(f"  from right to wrong: {named(judgement.lost)}")
    if judgement.gained:
        lines.append(f"  from wrong to right: {named(judgement.gained)}")
    lines += [f"  note: {note}" for note in judgement.notes]
    return lines


def _comparison_lines(name: str, comparison: Comparison) -> list[str]:
    lines = [f"{name} against the earlier run:"]
    lines += [
        f"  {BY_NAME[one.metric].title:<30} {one.before:.3f} → {one.after:.3f} ({one.change:+.3f}), p {one.p:.4f}"
        + (" *" if one.p < _SIGNIFICANT else "")
        for one in comparison.differences
        if one.change
    ]
    lines.append(f"  from right to wrong: {named(comparison.lost)}")
    lines.append(f"  from wrong to right: {named(comparison.gained)}")
    return lines
