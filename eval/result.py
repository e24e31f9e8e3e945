"""The result of a run: what `--json` writes, what the gate and every report read.

Everything but `measured` depends on gold, reports and code alone and is identical from run to run;
`fingerprint` is a hash of exactly that.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.bootstrap import Interval
from eval.errors import RunFileError
from eval.records import Kind, Split, Style, Trap

FORMAT = 1


def set_key(name: str, selection: str) -> str:
    """What the results of a set are kept by: its name, and the selection unless that is everything."""
    return name if selection == "all" else f"{name}:{selection}"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wanted(_Frozen):
    """What the gold record asks of an answer, in short."""

    outcome: str
    evidence: tuple[str, ...]
    silent: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    key_facts: tuple[str, ...] = ()


class Given(_Frozen):
    """What the system gave: outcome, text (shortened), paragraphs cited and paragraphs found."""

    outcome: str | None
    text: str
    cited: tuple[str, ...]
    found: tuple[str, ...]


class QuestionResult(_Frozen):
    """One question: its scores, and what was wrong with the answer if anything."""

    id: str
    question: str
    kind: Kind
    style: Style
    split: Split
    trap: Trap | None
    authorities: tuple[str, ...]
    right: bool
    error: str | None
    wrong: tuple[str, ...]
    wanted: Wanted
    given: Given
    scores: dict[str, float]


class Group(_Frozen):
    """Figures over the questions that share a value: `by` kind, style, split or trap; or all of them."""

    by: str
    value: str
    scores: dict[str, Interval]


class Measured(_Frozen):
    """What differs from run to run: milliseconds as the caller waits; tokens and cost of a model."""

    milliseconds: dict[str, Interval]
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None
    seconds: float = 0.0
    overhead_seconds: float = 0.0


class SetResult(_Frozen):
    """One gold set put to one system. `selection` is "all", or the split and sample that were run.

    `problems` are sentences about evidence and the judge; `unjudged` are the ids of questions on which
    a judge was asked and gave no verdict.
    """

    name: str
    selection: str
    system: str
    problems: tuple[str, ...]
    unjudged: tuple[str, ...] = ()
    questions: tuple[QuestionResult, ...]
    groups: tuple[Group, ...]
    measured: Measured

    @property
    def key(self) -> str:
        """Name and selection: results compare only where both agree."""
        return set_key(self.name, self.selection)

    @property
    def overall(self) -> dict[str, Interval]:
        """Figures over all questions."""
        return next((group.scores for group in self.groups if group.by == "all"), {})


class RunResult(_Frozen):
    """All sets of a run, put to the service and, with `--systems`, to the baselines."""

    format: int = FORMAT
    sets: tuple[SetResult, ...]
    baselines: tuple[SetResult, ...] = ()
    interrupted: bool = False

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that are equal exactly when two runs gave the same results."""
        without = {"sets": {"__all__": {"measured"}}, "baselines": {"__all__": {"measured"}}}
        return hashlib.sha256(self.model_dump_json(exclude=without).encode()).hexdigest()[:16]


def read_run(path: Path) -> RunResult:
    """A run written by `--json`; raises RunFileError for a file that is none."""
    try:
        return RunResult.model_validate_json(path.read_bytes())
    except OSError as error:
        raise RunFileError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise RunFileError(
            f"{path}: not a result of `pilcrow eval --json` ({place}: {first['msg']}); make it anew"
        ) from error
