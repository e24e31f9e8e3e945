"""What a question asks for, in a few words for the model: what understanding found, not what it may guess."""

from __future__ import annotations

from service.question.model import Intent, Question

_INTENT = {
    Intent.SINGLE: "what the reports say on this",
    Intent.COMPARE: "what this authority's reports say on this; the same is asked of others, separately",
    Intent.TEMPORAL: "what changed between the reports, earlier ones first",
    Intent.THEME: "what this authority's reports say on this, most telling first",
}


def plan_of(question: Question) -> str:
    """One line: the kind of answer, and whether a figure, a date, a name, yes or no, or a judgement is wanted."""
    parts = [_INTENT.get(question.intent, "what the reports say on this")]
    wanted = [
        text
        for asked, text in (
            (question.wants_number, "a figure"),
            (question.wants_date, "a date"),
            (question.wants_name, "who"),
            (question.wants_reason, "why"),
            (question.wants_outfit, "a name"),
            (question.wants_place, "where"),
            (question.wants_sum, "a sum of money"),
            (question.views_of, f"what {' and '.join(dict.fromkeys(question.views_of))} say of it"),
            (question.yes_no, "whether it is so"),
            (question.judges, "strengths apart from what needs to improve"),
        )
        if asked
    ]
    if wanted:
        parts.append(f"wanted: {', '.join(wanted)}")
    if question.years:
        parts.append(f"years: {', '.join(map(str, question.years))}")
    return "; ".join(parts)
