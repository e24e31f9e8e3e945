"""An answer before it is verified."""

from __future__ import annotations

from dataclasses import dataclass

from service.answering.draft import Evidence
from service.answering.model import Outcome, Section


@dataclass(frozen=True, slots=True)
class Body:
    """An answer before verification: Markdown with markers, and one section for each authority asked.

    `evidence` is what it was written from, None where it comes from the catalogue.

    `points_at`: ids of the reports that it singles out, which may be none; None for those that it cites first. `looked_back`: reports superseded since were looked into as the latest do not say.
    """

    text: str
    outcome: Outcome
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    points_at: tuple[str, ...] | None = None
    evidence: Evidence | None = None
    looked_back: bool = False
