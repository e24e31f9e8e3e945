"""An answer before it is verified."""

from __future__ import annotations

from dataclasses import dataclass

from service.answering.draft import Evidence
from service.answering.model import Outcome, Section


@dataclass(frozen=True, slots=True)
class Body:
    """An answer before verification: its text and its parts.

    `points_at`: ids of the reports that it singles out, which may be none; None for those that it cites first.
    """

    text: str
    outcome: Outcome
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    evidence: Evidence | None = None
    points_at: tuple[str, ...] | None = None
