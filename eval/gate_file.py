"""The one file of thresholds and accepted results: written by people above the line, by `--accept` below."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from eval.errors import GateFileError
from eval.metrics import BY_NAME

LINE = "# ---- accepted results: written by `pilcrow eval --accept`, not by hand ----"
WhereField = Literal["kind", "style", "split", "trap"]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Threshold(_Strict):
    """A figure that must be met by the questions of `set` whose fields have the values of `where`.

    `limit` is the bar. Where it is not reached yet, `floor` is what was reached and must not be lost: the
    gate stays open between the two and says how far the bar is.
    """

    set: str
    metric: str
    limit: Annotated[float, Field(ge=0)]
    floor: Annotated[float, Field(ge=0)] | None = None
    where: dict[WhereField, str] = {}

    @field_validator("metric")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in BY_NAME:
            raise ValueError(f"unknown metric {name!r}; known are {', '.join(BY_NAME)}")
        return name

    @property
    def described(self) -> str:
        """The questions it is about, for people."""
        return ", ".join(f"{field} {value}" for field, value in self.where.items()) or "all"


class Accepted(_Strict):
    """The accepted result of one set and selection: figures over all questions, ids of those wrong."""

    scores: dict[str, float]
    wrong: tuple[str, ...]

    @field_validator("scores")
    @classmethod
    def _known(cls, scores: dict[str, float]) -> dict[str, float]:
        unknown = sorted(set(scores) - set(BY_NAME))
        if unknown:
            raise ValueError(f"unknown metric {', '.join(unknown)}; run `pilcrow eval --accept` anew")
        return scores


class GateFile(_Strict):
    """Thresholds, what was accepted, and by how much a figure may fall below that."""

    tolerance: Annotated[float, Field(ge=0, le=1)] = 0.01
    thresholds: tuple[Threshold, ...] = ()
    accepted: dict[str, Accepted] = {}


def read_gate(path: Path) -> GateFile:
    """The gate file; raises GateFileError saying what is wrong with it."""
    try:
        return GateFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise GateFileError(f"{path}: cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise GateFileError(f"{path}: {place}: {first['msg']}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GateFileError(f"{path}: not TOML: {error}") from error


def write_accepted(path: Path, accepted: Mapping[str, Accepted]) -> None:
    """Put these accepted results beside those the file has, replacing those of the same key.

    What people wrote above the line stays as it is. Raises GateFileError for a file that cannot be used.
    """
    kept = {**read_gate(path).accepted, **accepted}
    by_hand = path.read_text(encoding="utf-8").split(LINE)[0].rstrip()
    parts = [by_hand, "", LINE]
    for key in sorted(kept):
        parts += ["", *_tables(key, kept[key])]
    path.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _tables(key: str, accepted: Accepted) -> list[str]:
    name = json.dumps(key)  # a JSON string is a TOML basic string
    wrong = ["wrong = [", *(f"  {json.dumps(record_id)}," for record_id in accepted.wrong), "]"]
    scores = [f"{metric} = {value!r}" for metric, value in sorted(accepted.scores.items())]
    return [
        f"[accepted.{name}]",
        *(wrong if accepted.wrong else ["wrong = []"]),
        "",
        f"[accepted.{name}.scores]",
        *scores,
    ]
