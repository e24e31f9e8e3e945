"""Candidate questions from users: answers that were marked unhelpful, as drafts for the gold set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import GoldError, GoldProblem
from service.answering.model import Outcome

_ID_DIGITS = 8


class Feedback(BaseModel):
    """What a user thought of one answer; fields other than these are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    outcome: Outcome
    verdict: Literal["up", "down"]
    reason: str = ""
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question answered badly according to `times` users, its latest outcome, and their reasons."""

    question: str
    times: int
    last_outcome: Outcome
    last_at: datetime
    reasons: tuple[str, ...]

    def draft(self) -> str:
        """A line for a gold file in which a person has yet to fill in every null.

        It is refused by `pilcrow eval` until that is done, so no draft is ever scored by mistake.
        """
        key = hashlib.sha256(_folded(self.question).encode()).hexdigest()[:_ID_DIGITS]
        told = "; ".join(self.reasons) or "no reason given"
        often = "once" if self.times == 1 else f"{self.times} times"
        notes = (
            f"Marked unhelpful {often}, last on {self.last_at.date().isoformat()} "
            f"(answered {self.last_outcome.value}): {told}"
        )
        draft: dict[str, object] = {
            "id": f"user-{key}",
            "question": self.question,
            "kind": None,
            "style": None,
            "split": "tune",
            "authorities": None,
            "evidence": None,
            "silent": [],
            "not_held": [],
            "key_facts": [],
            "outcome": None,
            "expected": [],
            "trap": None,
            "notes": notes,
        }
        return json.dumps(draft, ensure_ascii=False)


def candidates(feedback: Iterable[Feedback]) -> tuple[Candidate, ...]:
    """Questions with thumbs down, those alike but for case and spaces taken together; most often first."""
    grouped: dict[str, list[Feedback]] = {}
    for one in feedback:
        if one.verdict == "down" and one.question.strip():
            grouped.setdefault(_folded(one.question), []).append(one)
    found = []
    for members in grouped.values():
        members.sort(key=lambda one: one.at)
        last = members[-1]
        reasons = tuple(dict.fromkeys(one.reason.strip() for one in members if one.reason.strip()))
        found.append(Candidate(last.question.strip(), len(members), last.outcome, last.at, reasons))
    return tuple(sorted(found, key=lambda one: (-one.times, one.question)))


def read_feedback(path: Path) -> tuple[Feedback, ...]:
    """Feedback of a JSONL file; raises GoldError naming every line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError([GoldProblem(str(path), 0, f"cannot be read: {error}")]) from error
    found: list[Feedback] = []
    problems: list[GoldProblem] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(Feedback.model_validate_json(line))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(step) for step in first["loc"])
            problems.append(GoldProblem(str(path), number, f"{place}: {first['msg']}"))
    if problems:
        raise GoldError(problems)
    return tuple(found)


def _folded(question: str) -> str:
    return " ".join(question.casefold().split())
