"""A self-contained page: verdict of the gate, charts, every question that failed with wanted and given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from eval.bootstrap import Interval
from eval.charts import bars, heat_map
from eval.gate import Judgement
from eval.metrics import BY_NAME, METRICS
from eval.records import Kind
from eval.report_markdown import figure
from eval.result import QuestionResult, RunResult, SetResult

_CHARTED = ("right", "recall_at_10", "citation_precision", "citation_recall", "refusal_right", "key_facts")
_NOBODY = "no authority asked about"
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
h1,h2,h3{line-height:1.2}table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:600}
th,td{border:1px solid #8b949e;padding:.25rem .6rem;text-align:left;vertical-align:top}
svg{display:block;max-width:100%;height:auto;margin:1rem 0;font:13px system-ui,sans-serif}
.title{font-weight:600}.grid{stroke:#d0d7de}.tick{fill:#57606a}.bar{fill:#6ea3d8}.interval{stroke:#1b1f24;fill:none}
.dark{fill:#1b1f24}.light{fill:#fff}.open{color:#116329}.shut{color:#a40e26}
article{border-left:4px solid #a40e26;padding:.1rem 1rem;margin:1rem 0;background:#f6f8fa}
dt{font-weight:600}dd{margin:0 0 .5rem 1rem;overflow-wrap:anywhere}pre{white-space:pre-wrap;font:inherit;margin:0}
"""


def html_report(result: RunResult, judgements: Sequence[Judgement]) -> str:
    """The whole page; it loads nothing from anywhere and needs no script."""
    is_open = not result.interrupted and all(judgement.open for judgement in judgements)
    verdict = "The gate is open" if is_open else "The gate is shut"
    body = [
        "<h1>Answer quality</h1>",
        f'<p class="{"open" if is_open else "shut"}"><strong>{verdict}.</strong></p>',
        "<p>The run was interrupted; what is shown is partial.</p>" if result.interrupted else "",
    ]
    for one, judgement in zip(result.sets, judgements, strict=True):
        body += _set_part(one, judgement)
    if result.baselines:
        body += _systems_part(result)
    body += [_metrics_table(), f"<p>Fingerprint of the results: <code>{result.fingerprint}</code></p>"]
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{verdict}: answer quality</title><style>{_STYLE}</style></head>\n<body><main>"
        + "\n".join(part for part in body if part)
        + "</main></body></html>\n"
    )


def _set_part(result: SetResult, judgement: Judgement) -> Iterable[str]:
    right = sum(question.right for question in result.questions)
    yield f"<h2>{escape(result.key)}</h2><p>{right} of {len(result.questions)} questions right.</p>"
    if judgement.falls:
        rows = [
            (
                BY_NAME[fall.metric].title,
                fall.where,
                "–" if fall.value is None else f"{fall.value:.3f}",
                f"{fall.limit:.3f} ({fall.why})",
                ", ".join(fall.questions),
            )
            for fall in judgement.falls
        ]
        yield _table("What fell", ("metric", "where", "is", "demanded", "questions"), rows)
    if judgement.lost:
        yield f"<p>From right to wrong: {escape(', '.join(judgement.lost))}</p>"
    if judgement.gained:
        yield f"<p>From wrong to right: {escape(', '.join(judgement.gained))}</p>"
    if judgement.notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in judgement.notes)
        yield f"<h3>Notes of the gate</h3><ul>{items}</ul>"
    if result.problems:
        items = "".join(f"<li>{escape(problem)}</li>" for problem in result.problems)
        yield f"<h3>Problems</h3><ul>{items}</ul>"
    yield from _charts(result)
    yield from _figures_tables(result)
    wrong = [question for question in result.questions if not question.right]
    if wrong:
        yield f"<h3>Questions that went wrong ({len(wrong)})</h3>"
        yield from (_question(question) for question in wrong)


def _charts(result: SetResult) -> Iterable[str]:
    for name in _CHARTED:
        rows = [
            (group.value.replace("_", " "), group.scores[name])
            for group in result.groups
            if group.by == "kind" and name in group.scores
        ]
        if rows:
            yield bars(f"{BY_NAME[name].title}, by kind of question", rows)
    yield _map(result.questions)


def _map(questions: Sequence[QuestionResult]) -> str:
    """Authority by kind; questions about no authority in particular have a row of their own."""
    kinds = [kind for kind in Kind if any(one.kind is kind for one in questions)]
    rows = sorted({name for one in questions for name in one.authorities})
    if any(not one.authorities for one in questions):
        rows.append(_NOBODY)
    cells: dict[tuple[str, str], tuple[float, int]] = {}
    for row in rows:
        for kind in kinds:
            right = [
                one.right for one in questions if one.kind is kind and row in (one.authorities or (_NOBODY,))
            ]
            if right:
                cells[row, _spaced(kind)] = (sum(right) / len(right), len(right))
    title = "Share of questions right · number, by authority and kind"
    return heat_map(title, rows, [_spaced(kind) for kind in kinds], cells)


def _spaced(kind: Kind) -> str:
    return kind.value.replace("_", " ")


def _figures_tables(result: SetResult) -> Iterable[str]:
    for by in ("all", "kind", "style", "split", "trap"):
        members = [group for group in result.groups if group.by == by]
        rows = [
            (metric.title, *(_shown(group.scores.get(metric.name)) for group in members))
            for metric in METRICS
            if any(metric.name in group.scores for group in members)
        ]
        if rows:
            caption = "All questions" if by == "all" else f"By {by}"
            heads = ("metric", *(group.value.replace("_", " ") for group in members))
            yield f"<details><summary>{caption}</summary>{_table(caption, heads, rows)}</details>"
    rows = [
        (name.replace("_", " "), f"{one.value:.1f} ({one.low:.1f}–{one.high:.1f})", str(one.n))
        for name, one in result.measured.milliseconds.items()
    ]
    measured = result.measured
    if measured.prompt_tokens or measured.completion_tokens:
        cost = "not known" if measured.cost is None else f"{measured.cost:.4f}"
        yield (
            f"<p>Tokens of the language model: {measured.prompt_tokens:,} in, "
            f"{measured.completion_tokens:,} out; cost {cost}.</p>"
        )
    if rows:
        yield _table("Milliseconds as the caller waits", ("call", "value (95 % interval)", "n"), rows)


def _question(question: QuestionResult) -> str:
    wanted, given = question.wanted, question.given
    entries = [
        ("Wrong", "\n".join(question.wrong)),
        ("Wanted outcome", wanted.outcome),
        ("Wanted paragraphs", ", ".join(wanted.evidence)),
        ("Wanted facts", ", ".join((*wanted.expected, *wanted.key_facts))),
        ("Silent, not held", ", ".join((*wanted.silent, *wanted.not_held))),
        ("Given outcome", given.outcome or "none"),
        ("Cited", ", ".join(given.cited)),
        ("Found", ", ".join(given.found)),
        ("Answer", given.text),
    ]
    told = "".join(f"<dt>{name}</dt><dd><pre>{escape(text)}</pre></dd>" for name, text in entries if text)
    sort = f"{question.kind.value}, {question.style.value}, {question.split.value}"
    return (
        f'<article id="{escape(question.id)}"><h4>{escape(question.id)} ({sort})</h4>'
        f"<p>{escape(question.question)}</p><dl>{told}</dl></article>"
    )


def _systems_part(result: RunResult) -> Iterable[str]:
    yield "<h2>Systems over the same reports and embedder</h2>"
    for one in result.sets:
        columns = [one, *(other for other in result.baselines if other.key == one.key)]
        rows = [
            (metric.title, *(_shown(column.overall.get(metric.name)) for column in columns))
            for metric in METRICS
            if any(metric.name in column.overall for column in columns)
        ]
        yield _table(one.key, ("metric", *(column.system for column in columns)), rows)


def _metrics_table() -> str:
    rows = [(metric.title, metric.formula, metric.source) for metric in METRICS]
    table = _table("Formulas", ("metric", "for one question", "source"), rows)
    return f"<details><summary>What the figures mean</summary>{table}</details>"


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    lines = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _shown(interval: Interval | None) -> str:
    return "–" if interval is None else figure(interval)
