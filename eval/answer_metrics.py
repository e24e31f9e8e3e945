"""Scores of one answer: its citations, its quotes, its outcome, what it admits, what it states.

Each function returns only the scores that apply to the record; a failed question scores worst in
each. All scores lie between 0 and 1. Definitions are in `eval.metrics.METRICS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from eval.contracts import Library
from eval.matching import markers, says, spoken, spoken_and_quoted, states
from eval.observation import Observation
from eval.records import GoldRecord, Kind
from service.answering.model import Answer, Outcome, SectionOutcome

_REFUSALS = (Outcome.NOT_FOUND, Outcome.OUT_OF_SCOPE)


def citation_scores(observation: Observation) -> dict[str, float]:
    """Precision and recall of the paragraphs cited, for records with evidence of grade 2."""
    record = observation.record
    if not record.right:
        return {}
    cited = frozenset(observation.cited) if observation.usable else frozenset()
    precision = len(cited & record.relevant) / len(cited) if cited else 0.0
    return {"citation_precision": precision, "citation_recall": len(cited & record.right) / len(record.right)}


def quote_scores(observation: Observation, library: Library) -> dict[str, float]:
    """Whether quotes stand verbatim in the indexed paragraphs, and markers and citations match both ways."""
    answer = observation.usable
    if answer is None:
        return {"quotes_verbatim": 0.0, "markers_matched": 0.0}
    scores = {"markers_matched": float(markers_matched(answer))}
    if answer.citations:
        valid = [
            one.quote in (text := library.text(one.report_id, one.paragraph) or "") and one.text == text
            for one in answer.citations
        ]
        scores["quotes_verbatim"] = sum(valid) / len(valid)
    return scores


def markers_matched(answer: Answer) -> bool:
    """Whether every marker has one citation and every citation is marked somewhere."""
    marked = markers(answer.answer).union(*(markers(section.text) for section in answer.sections))
    numbers = [citation.marker for citation in answer.citations]
    return len(set(numbers)) == len(numbers) and marked == set(numbers)


def evidence_by_authority(record: GoldRecord, library: Library) -> Mapping[str, frozenset[str]]:
    """For each authority with evidence of grade 2, the references of that evidence."""
    gathered: dict[str, set[str]] = {}
    for item in record.evidence:
        if item.reference in record.right:
            owner = library.authority(item.report_id) or item.report_id
            gathered.setdefault(owner, set()).add(item.reference)
    return {owner: frozenset(names) for owner, names in gathered.items()}


def authorities_answered(observation: Observation, library: Library) -> Mapping[str, bool]:
    """For each authority with evidence of grade 2: whether any of that evidence is cited."""
    cited = frozenset(observation.cited) if observation.usable else frozenset()
    owners = evidence_by_authority(observation.record, library)
    return {owner: bool(cited & names) for owner, names in owners.items()}


def coverage_scores(observation: Observation, library: Library) -> dict[str, float]:
    """Coverage of the authorities asked, and whether silence and gaps in the holdings are admitted."""
    record, answer = observation.record, observation.usable
    scores: dict[str, float] = {}
    answered = authorities_answered(observation, library)
    if len(record.asked) > 1 and answered:
        scores["authority_coverage"] = sum(answered.values()) / len(answered)
    if len(record.asked) > 1:
        listed = {section.authority for section in answer.sections} if answer else set()
        scores["sections_complete"] = sum(name in listed for name in record.asked) / len(record.asked)
    held = [name for name in record.asked if name not in record.not_held]
    silent, absent = said_silent(answer, held), said_not_held(answer)
    if record.silent:
        scores["silence_said"] = sum(name in silent for name in record.silent) / len(record.silent)
    if held and (len(record.asked) > 1 or record.silent):
        right = [answer is not None and (name in silent) == (name in record.silent) for name in held]
        scores["silence_accuracy"] = sum(right) / len(right)
    if record.not_held:
        scores["not_held_said"] = sum(name in absent for name in record.not_held) / len(record.not_held)
    return scores


def said_silent(answer: Answer | None, held: list[str]) -> frozenset[str]:
    """Authorities the answer says are silent; a question about one, not found, says so of that one."""
    if answer is None:
        return frozenset()
    silent = {one.authority for one in answer.sections if one.outcome is SectionOutcome.SILENT}
    silent.update(answer.coverage.silent)
    if answer.outcome is Outcome.NOT_FOUND and not answer.sections:
        silent.update(set(held) - set(answer.coverage.not_held))
    return frozenset(silent)


def said_not_held(answer: Answer | None) -> frozenset[str]:
    """Authorities of which the answer says that no report is held."""
    if answer is None:
        return frozenset()
    absent = {one.authority for one in answer.sections if one.outcome is SectionOutcome.NOT_HELD}
    return frozenset(absent.union(answer.coverage.not_held))


def outcome_scores(observation: Observation) -> dict[str, float]:
    """Whether the outcome is the one wanted, and whether the right questions are refused."""
    record, answer = observation.record, observation.usable
    right = answer is not None and answer.outcome is record.outcome
    refused = answer is not None and answer.outcome in _REFUSALS
    scores = {"outcome_right": float(right), "failed": float(answer is None)}
    if record.to_be_refused:
        scores["refusal_right"] = float(right)
        scores["refusal_recall"] = float(refused)
    else:
        scores["answerable_refused"] = float(refused or answer is None)
    if refused:
        scores["refusal_precision"] = float(record.to_be_refused)
    return scores


def statement_scores(observation: Observation) -> dict[str, float]:
    """Facts expected and key facts stated, by exact rules."""
    record, answer = observation.record, observation.usable
    scores: dict[str, float] = {}
    if record.kind is Kind.FACT and record.expected:
        text = spoken(answer) if answer else ""
        scores["facts_right"] = float(all(says(text, wanted) for wanted in record.expected))
    if record.key_facts:
        text = spoken_and_quoted(answer) if answer else ""
        scores["key_facts"] = sum(states(text, fact) for fact in record.key_facts) / len(record.key_facts)
    return scores
