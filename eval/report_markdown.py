"""A pull-request comment: does the gate open, what fell, which questions changed, the main figures."""

from __future__ import annotations

from collections.abc import Sequence

from eval.bootstrap import Interval
from eval.compare import Comparison, compare
from eval.gate import Judgement
from eval.metrics import BY_NAME, METRICS
from eval.result import RunResult, SetResult

_NAMED = 20  # questions named before the rest are counted
_SIGNIFICANT = 0.05


def markdown_report(
    result: RunResult, judgements: Sequence[Judgement], comparisons: Sequence[tuple[str, Comparison]] = ()
) -> str:
    """The comment in GitHub's Markdown."""
    is_open = not result.interrupted and all(judgement.open for judgement in judgements)
    parts = [f"## Answer quality: {'the gate is open' if is_open else 'the gate is shut'}"]
    if result.interrupted:
        parts.append("The run was interrupted; what is shown is partial.")
    for one, judgement in zip(result.sets, judgements, strict=True):
        parts += _set_part(one, judgement)
    parts += [_comparison_part(name, comparison) for name, comparison in comparisons]
    if result.baselines:
        parts.append(_systems_part(result))
    parts.append(f"Fingerprint of the results: `{result.fingerprint}`")
    return "\n\n".join(parts) + "\n"


def figure(interval: Interval) -> str:
    """A figure with its interval: `0.912 (0.87–0.95)`."""
    return f"{interval.value:.3f} ({interval.low:.2f}–{interval.high:.2f})"


def _set_part(result: SetResult, judgement: Judgement) -> list[str]:
    right = sum(question.right for question in result.questions)
    parts = [f"### {result.key}: {right} of {len(result.questions)} questions right"]
    if judgement.falls:
        rows = ["| what fell | where | is | demanded | questions |", "| --- | --- | --- | --- | --- |"]
        for fall in judgement.falls:
            value = "–" if fall.value is None else f"{fall.value:.3f}"
            title = BY_NAME[fall.metric].title
            rows.append(
                f"| {title} | {fall.where} | {value} | {fall.limit:.3f} ({fall.why}) | {named(fall.questions)} |"
            )
        parts.append("\n".join(rows))
    if judgement.lost:
        parts.append(f"From right to wrong: {named(judgement.lost)}")
    if judgement.gained:
        parts.append(f"From wrong to right: {named(judgement.gained)}")
    if result.problems:
        parts.append("Problems:\n" + "\n".join(f"- {_cell(one)}" for one in first(result.problems)))
    rows = ["| metric | all questions | n |", "| --- | --- | --- |"]
    for metric in METRICS:
        interval = result.overall.get(metric.name)
        if interval is not None:
            rows.append(f"| {metric.title} | {figure(interval)} | {interval.n} |")
    rows += _measured_rows(result)
    parts.append("<details><summary>Figures</summary>\n\n" + "\n".join(rows) + "\n\n</details>")
    return parts


def first(lines: Sequence[str]) -> list[str]:
    """The first twenty lines, and one that says how many there are besides."""
    rest = len(lines) - _NAMED
    return [*lines[:_NAMED], *([f"and {rest} more"] if rest > 0 else [])]


def _measured_rows(result: SetResult) -> list[str]:
    measured = result.measured
    rows = [
        f"| {name.replace('_', ' ')} (ms) | {one.value:.1f} ({one.low:.1f}–{one.high:.1f}) | {one.n} |"
        for name, one in measured.milliseconds.items()
    ]
    if measured.prompt_tokens or measured.completion_tokens:
        cost = "" if measured.cost is None else f", cost {measured.cost:.4f}"
        rows.append(
            f"| tokens in, out | {measured.prompt_tokens}, {measured.completion_tokens}{cost} | "
            f"{len(result.questions)} |"
        )
    return rows


def _comparison_part(name: str, comparison: Comparison) -> str:
    rows = ["| metric | before | after | change | p | n |", "| --- | --- | --- | --- | --- | --- |"]
    for one in comparison.differences:
        mark = " *" if one.p < _SIGNIFICANT else ""
        rows.append(
            f"| {BY_NAME[one.metric].title} | {one.before:.3f} | {one.after:.3f} | {one.change:+.3f} | "
            f"{one.p:.4f}{mark} | {one.n} |"
        )
    changed = (
        f"From right to wrong: {named(comparison.lost)}. From wrong to right: {named(comparison.gained)}."
    )
    table = "\n".join(rows)
    return f"### {name}: against the earlier run\n\n{changed}\n\n{table}"


def _systems_part(result: RunResult) -> str:
    """One table a set: every system in a column; a star where it differs from the first by more than chance."""
    parts = ["### Systems over the same reports and embedder"]
    for one in result.sets:
        columns = [one, *(other for other in result.baselines if other.key == one.key)]
        head = " | ".join(column.system for column in columns)
        rows = [f"| {one.key} | {head} |", "| --- |" + " --- |" * len(columns)]
        starred = [_significant(one, column) for column in columns]
        for metric in METRICS:
            cells = [column.overall.get(metric.name) for column in columns]
            if any(cell is not None for cell in cells):
                shown = " | ".join(
                    "–" if cell is None else figure(cell) + (" *" if metric.name in stars else "")
                    for cell, stars in zip(cells, starred, strict=True)
                )
                rows.append(f"| {metric.title} | {shown} |")
        parts.append("\n".join(rows))
    parts.append(f"\\* differs from the first system with p < {_SIGNIFICANT} (paired randomisation test)")
    return "\n\n".join(parts)


def _significant(one: SetResult, other: SetResult) -> frozenset[str]:
    differences = compare(one, other).differences if other is not one else ()
    return frozenset(difference.metric for difference in differences if difference.p < _SIGNIFICANT)


def named(questions: Sequence[str]) -> str:
    """The first twenty questions by id, and how many more there are."""
    if not questions:
        return "none"
    named = ", ".join(questions[:_NAMED])
    rest = len(questions) - _NAMED
    return f"{named} and {rest} more" if rest > 0 else named


def _cell(text: str) -> str:
    """Text that stays within a table's cell or a list's item."""
    return " ".join(text.replace("|", "\\|").split())
