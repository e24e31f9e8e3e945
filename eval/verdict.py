"""Verdict: everything that is wrong with one answer, in words; a question is right when nothing is."""

from __future__ import annotations

from dataclasses import dataclass

from eval.answer_metrics import (
    authorities_answered,
    markers_matched,
    quote_scores,
    said_not_held,
    said_silent,
)
from eval.contracts import Library
from eval.matching import says, spoken
from eval.observation import Observation
from eval.records import GoldRecord, Kind
from service.answering.model import Answer


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One thing wrong: which check, what was wanted and what was given."""

    check: str
    wanted: str
    given: str

    def __str__(self) -> str:
        return f"{self.check}: wanted {self.wanted}, given {self.given}"


def shortcomings(observation: Observation, library: Library) -> tuple[Shortcoming, ...]:
    """What is wrong with an answer, in the order of `docs/evaluation.md`; empty when it is right.

    Wrong are: a failure; another outcome; an authority with evidence of which none is cited; silence
    or an authority not held that is not said, or said falsely; a fact that is missing; a quote that is
    not verbatim; markers and citations that do not match. Key facts and rankings have scores of their own.
    """
    answer = observation.usable
    if answer is None:
        return (Shortcoming("failure", "an answer", observation.error or "none"),)
    record = observation.record
    found = []
    if answer.outcome is not record.outcome:
        found.append(Shortcoming("outcome", record.outcome.value, answer.outcome.value))
    found += _evidence(observation, library)
    found += _admissions(record, answer)
    if record.kind is Kind.FACT:
        text = spoken(answer)
        missing = [wanted for wanted in record.expected if not says(text, wanted)]
        if missing:
            found.append(Shortcoming("fact", ", ".join(missing), "not in the answer's text"))
    if quote_scores(observation, library).get("quotes_verbatim", 1.0) < 1.0:
        found.append(Shortcoming("quotes", "verbatim runs of indexed paragraphs", "others"))
    if not markers_matched(answer):
        found.append(Shortcoming("markers", "each with a citation and the reverse", "others"))
    return tuple(found)


def _evidence(observation: Observation, library: Library) -> list[Shortcoming]:
    answered = authorities_answered(observation, library)
    missing = [owner for owner, there in answered.items() if not there]
    if not missing:
        return []
    record = observation.record
    wanted = [
        item.reference
        for item in record.evidence
        if item.reference in record.right and (library.authority(item.report_id) or item.report_id) in missing
    ]
    given = ", ".join(observation.cited) or "no citation"
    return [Shortcoming("evidence", f"one of {', '.join(wanted)}", given)]


def _admissions(record: GoldRecord, answer: Answer) -> list[Shortcoming]:
    found = []
    held = [name for name in record.asked if name not in record.not_held]
    silent, absent = said_silent(answer, held), said_not_held(answer)
    unsaid = [name for name in record.silent if name not in silent]
    if unsaid and not record.to_be_refused:  # a refusal of the whole is judged by its outcome
        found.append(Shortcoming("silence", f"said of {', '.join(unsaid)}", "not said"))
    false = [name for name in held if name in silent and name not in record.silent]
    if false and not record.to_be_refused:
        found.append(Shortcoming("silence", f"an answer for {', '.join(false)}", "said to be silent"))
    unsaid = [name for name in record.not_held if name not in absent]
    if unsaid:
        found.append(Shortcoming("not held", f"said of {', '.join(unsaid)}", "not said"))
    false = [name for name in held if name in absent]
    if false:
        found.append(Shortcoming("not held", f"an answer for {', '.join(false)}", "said not to be held"))
    return found
