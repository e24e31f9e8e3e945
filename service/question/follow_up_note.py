"""How a follow-up was read in the light of the question before it, in words for people."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.contracts import StoredReport
from service.question.conversation import FollowUp
from service.question.model import Question, Scope
from service.wording import when

_MOST_NAMED = 3
_LONGEST = 160  # characters of a question quoted


def follow_up_note(previous: Question, question: Question, taken_over: FollowUp) -> str:
    """What `question` was understood as, of which `taken_over` says what it took from `previous`; "" where that came to nothing."""
    about = _about(question, previous)
    if not taken_over.topic:
        if not any(one.scope in (Scope.CONTEXT, Scope.COUNTED) for one in question.authorities):
            return ""
        before = "" if _are_counted(question) else ", as before"
        return f"Understood as “{_quoted(question.text)}” about {about}{before}."
    asked = _quoted(previous.asks or previous.text)
    again = not (taken_over.authorities or asks_anew(taken_over)) or _times(question) != _times(previous)
    if again and not taken_over.reasons:
        return f"Understood as “{asked}”, now about {about}."
    return f"Understood as going on from “{asked}”, about {about}."


def asked_in_all(previous: Question, question: Question, taken_over: FollowUp) -> str:
    """The texts of the questions that `question` has its topic from, with its own where that asks something else of it."""
    if not taken_over.topic:
        return ""
    before = previous.asks or previous.text
    return f"{before} {question.text}" if asks_anew(taken_over) else before


def as_of(question: Question, reports: Sequence[StoredReport]) -> str:
    """Of when the newest reports are that tell whether something is still so; "" where too many are asked about."""
    newest = {
        one.report.authority: when(one.report)
        for one in reports
        if one.report.report_id in question.report_ids
    }
    if not 0 < len(newest) <= _MOST_NAMED:
        return ""
    told = " and ".join(f"{name} is of {month}" for name, month in newest.items())
    return f"The newest report held on {told}; what has changed since is not known from it."


def asks_anew(taken_over: FollowUp) -> bool:
    """Whether something else is asked of the topic taken over."""
    return taken_over.anew or taken_over.dates or taken_over.reasons


def _about(question: Question, previous: Question) -> str:
    names = [authority.name for authority in question.authorities]
    if not names:
        return f"all authorities{_times(question)}"
    times = _times(question)
    if len(names) > _MOST_NAMED:
        if set(names) == set(previous.singled_out):
            return f"the {len(names)} authorities that the answer before counted{times}"
        of_those = " of those before" if _are_counted(question) else ""
        return f"{len(names)} authorities{of_those}{times}"
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{listed}{times}"


def _are_counted(question: Question) -> bool:
    return all(authority.scope is Scope.COUNTED for authority in question.authorities)


def _times(question: Question) -> str:
    if len(question.years) > _MOST_NAMED:
        return f" from {min(question.years)} to {max(question.years)}"
    if question.years:
        return f" in {', '.join(map(str, question.years))}"
    if question.until:
        return f" before {question.until}"
    if question.previous:
        return " at the inspection before"
    return ""


def _quoted(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
