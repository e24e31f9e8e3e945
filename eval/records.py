"""Gold questions: one typed, validated record a line. The schema is described in docs/evaluation.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eval.errors import GoldError, GoldProblem
from service.answering.model import Outcome
from service.question.filters import Filters

RIGHT_GRADE = 2  # answers the question, or part of it
RELATED_GRADE = 1  # background


class Kind(StrEnum):
    """What sort of question it is."""

    SINGLE = "single"
    COMPARE = "compare"
    TEMPORAL = "temporal"
    THEME = "theme"
    FACT = "fact"
    UNANSWERABLE = "unanswerable"
    OUT_OF_SCOPE = "out_of_scope"


class Style(StrEnum):
    """How it is asked."""

    PLAIN = "plain"
    KEYWORDS = "keywords"
    PARAPHRASE = "paraphrase"
    TYPO = "typo"


class Split(StrEnum):
    """What it may be used for: tuning, or reporting alone."""

    TUNE = "tune"
    TEST = "test"


class Trap(StrEnum):
    """Why it cannot be answered as it is asked."""

    AUTHORITY_NOT_HELD = "authority_not_held"
    TOPIC_ABSENT = "topic_absent"
    NUMBER_NOT_GIVEN = "number_not_given"
    FALSE_PREMISE = "false_premise"
    OTHER_DOMAIN = "other_domain"
    MISUSE = "misuse"
    NEAR_MISS = "near_miss"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Text = Annotated[str, Field(min_length=1)]


class Evidence(_Strict):
    """A relevant paragraph: grade 2 answers (part of) the question, grade 1 is background.

    `hash` is the first 16 hexadecimal digits of the SHA-256 of the paragraph's text (UTF-8) as the
    parser gives it, so that a change of the parse is noticed; None until it has been filled in.
    """

    report_id: Text
    paragraph: Text
    grade: Annotated[int, Field(ge=RELATED_GRADE, le=RIGHT_GRADE)]
    hash: Annotated[str, Field(pattern="^[0-9a-f]{16}$")] | None = None

    @property
    def reference(self) -> str:
        """`report_id#paragraph`, the name of a paragraph everywhere in the evaluation."""
        return reference(self.report_id, self.paragraph)


class KeyFact(_Strict):
    """A short statement, and the rule by which it counts as stated: of every group one alternative."""

    text: Text
    all_of: Annotated[tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...], Field(min_length=1)]


class Checked(_Strict):
    """What a second reader said of the record."""

    by: Text
    agreed: bool
    note: str = ""


class GoldRecord(_Strict):
    """One question, and all that a right answer to it must say, cite and admit."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")]
    question: Text
    kind: Kind
    style: Style
    split: Split
    authorities: tuple[Text, ...]
    filters: Filters = Filters()
    evidence: tuple[Evidence, ...]
    silent: tuple[Text, ...] = ()
    not_held: tuple[Text, ...] = ()
    key_facts: tuple[KeyFact, ...] = ()
    outcome: Outcome
    expected: tuple[Text, ...] = ()
    trap: Trap | None = None
    notes: str = ""
    checked: Checked | None = None

    @property
    def right(self) -> frozenset[str]:
        """References of the paragraphs that answer."""
        return frozenset(item.reference for item in self.evidence if item.grade == RIGHT_GRADE)

    @property
    def relevant(self) -> frozenset[str]:
        """References of the paragraphs that answer or are background."""
        return frozenset(item.reference for item in self.evidence)

    @property
    def asked(self) -> tuple[str, ...]:
        """Every authority asked about, silent ones and those not held included, in order."""
        return tuple(dict.fromkeys((*self.authorities, *self.silent, *self.not_held)))

    @property
    def to_be_refused(self) -> bool:
        """Whether a right answer declines."""
        return self.outcome in (Outcome.NOT_FOUND, Outcome.OUT_OF_SCOPE)

    @model_validator(mode="after")
    def _consistent(self) -> GoldRecord:
        references = [item.reference for item in self.evidence]
        twice = sorted({name for name in references if references.count(name) > 1})
        if twice:
            raise ValueError(f"evidence {', '.join(twice)} is named twice")
        both = sorted(set(self.silent) & set(self.not_held))
        if both:
            raise ValueError(f"{', '.join(both)} cannot be both silent and not held")
        if self.to_be_refused and self.right:
            raise ValueError(f"outcome {self.outcome.value} contradicts evidence of grade {RIGHT_GRADE}")
        if not self.to_be_refused and not self.right and not self.expected:
            raise ValueError(
                f"outcome {self.outcome.value} needs evidence of grade {RIGHT_GRADE}, or `expected`"
            )
        if (self.kind is Kind.OUT_OF_SCOPE) != (self.outcome is Outcome.OUT_OF_SCOPE):
            raise ValueError("kind out_of_scope and outcome out_of_scope belong together")
        if self.kind is Kind.UNANSWERABLE and self.trap is None:
            raise ValueError("an unanswerable question names its trap")
        return self


def reference(report_id: str, paragraph: str) -> str:
    """The name of a paragraph: `report_id#paragraph`."""
    return f"{report_id}#{paragraph}"


def read_gold(path: Path) -> tuple[GoldRecord, ...]:
    """All records of one JSONL file, in order; blank lines are skipped.

    Raises GoldError naming every malformed line, every repeated id and an empty or unreadable file.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError([GoldProblem(str(path), 0, f"cannot be read: {error}")]) from error
    records: list[GoldRecord] = []
    problems: list[GoldProblem] = []
    first_line: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = GoldRecord.model_validate(_json_object(line))
        except ValueError as error:  # ValidationError is one
            problems.append(GoldProblem(str(path), number, _reason(error)))
            continue
        if record.id in first_line:
            reason = f"id {record.id!r} is already used on line {first_line[record.id]}"
            problems.append(GoldProblem(str(path), number, reason))
            continue
        first_line[record.id] = number
        records.append(record)
    if not records and not problems:
        problems.append(GoldProblem(str(path), 0, "holds no question; one JSON record a line is expected"))
    if problems:
        raise GoldError(problems)
    return tuple(records)


def line_numbers(path: Path) -> dict[str, int]:
    """The line (from 1) of each record id of a file that `read_gold` accepts."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {json.loads(line)["id"]: number for number, line in enumerate(lines, start=1) if line.strip()}


def select(
    records: Sequence[GoldRecord], split: Split | None = None, sample: tuple[int, int] | None = None
) -> tuple[GoldRecord, ...]:
    """Records of a split, and of these every M-th starting with the N-th for a sample (N, M), N from 1.

    A sample depends on the order of the file alone, so it is the same everywhere.
    """
    chosen = [record for record in records if split is None or record.split is split]
    if sample is not None:
        first, step = sample
        chosen = chosen[first - 1 :: step]
    return tuple(chosen)


def _json_object(line: str) -> object:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not JSON that can be read: nested without end") from error
    if not isinstance(value, dict):
        raise ValueError(f"a JSON object is expected, not {type(value).__name__}")
    return value


def _reason(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    parts = []
    for item in error.errors(include_url=False, include_input=False):
        place = ".".join(str(step) for step in item["loc"])
        message = item["msg"].removeprefix("Value error, ")
        parts.append(f"{place}: {message}" if place else message)
    return "; ".join(parts)
