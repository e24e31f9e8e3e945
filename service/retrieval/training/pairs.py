"""Question–paragraph pairs written for training: evidence by report and label, never a report's text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.errors import ServiceError


@dataclass(frozen=True, slots=True)
class Pair:
    """A question about one report and the labels of the paragraphs that answer it; none: it is silent."""

    report_id: str
    question: str
    paragraphs: tuple[str, ...]


def read_pairs(path: Path) -> Iterator[Pair]:
    """Pairs of a JSON Lines file; raises ServiceError naming the line that is malformed."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield Pair(row["report_id"], row["question"], tuple(row["paragraphs"]))
        except (ValueError, KeyError, TypeError) as error:
            raise ServiceError(f"{path.name}, line {number}: not a training pair ({error})") from error
