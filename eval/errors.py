"""Errors of the evaluation; each message says where, why and what to do.

PilcrowError
└─ EvaluationError        the evaluation itself cannot go on
   ├─ GoldError           gold files cannot be used: malformed lines, repeated ids, nothing in them
   ├─ GateFileError       the file of thresholds and accepted results cannot be used
   ├─ RunFileError        a result file of an earlier run cannot be used
   ├─ SystemFailure       the system under test failed on one question (recorded, never a pass)
   │  └─ SystemUnreachable  it cannot be reached at all (try again when it is up)
   ├─ JudgeError          the judge gave no usable verdict, or none was recorded
   │  └─ JudgeUnreachable   its endpoint failed (after several in a row it is not asked any more)
   ├─ UnreadablePrint     the second extractor cannot read a file that is to be checked
   └─ TruthError          the table of facts read by people cannot be used
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.errors import PilcrowError

_TOLD = 20  # problems of gold files in a message: a file of another format has one on every line


class EvaluationError(PilcrowError):
    """Base of the evaluation's errors."""


@dataclass(frozen=True, slots=True)
class GoldProblem:
    """One thing wrong with a gold file: which file, which line (from 1; 0 for the file), and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class GoldError(EvaluationError):
    """Gold files cannot be used. `problems` names every line at fault, in order; the message the first twenty."""

    def __init__(self, problems: Sequence[GoldProblem]) -> None:
        told = [str(problem) for problem in problems[:_TOLD]]
        if len(problems) > _TOLD:
            told.append(f"and {len(problems) - _TOLD} more")
        super().__init__("\n".join(told))
        self.problems = tuple(problems)


class GateFileError(EvaluationError):
    """The file of thresholds and accepted results cannot be used."""


class RunFileError(EvaluationError):
    """The result file of an earlier run cannot be used."""


class SystemFailure(EvaluationError):
    """The system under test failed on one question."""


class SystemUnreachable(SystemFailure):
    """The system under test cannot be reached, or does not answer in time."""

    retryable = True


class JudgeError(EvaluationError):
    """The judge gave no usable verdict, or none was recorded for this question."""


class JudgeUnreachable(JudgeError):
    """The judge's endpoint failed in a way that speaks against asking it again and again."""


class UnreadablePrint(EvaluationError):
    """The second extractor cannot read a file: no PDF, damaged, locked, or without text."""


class TruthError(EvaluationError):
    """The table of facts read by people cannot be used: a missing column, a malformed date or grade."""
