"""A small library made by hand: two authorities of the register, one of them twice."""

from __future__ import annotations

from datetime import date

from indexer.model import ParseWarning, ReportKind
from tests.support.memory_index import MemoryIndex, made_report, memory_index

OLD, NEW, VISIT = date(2015, 6, 5), date(2019, 5, 3), date(2020, 2, 4)


def library() -> MemoryIndex:
    """Gateshead 2015 and 2019 (graded), a visit to Sunderland 2020 with a remark."""
    return memory_index(
        [
            made_report(
                "Gateshead",
                (OLD, OLD),
                {"1": "Adopters wait.", "2": "Care is kind."},
                grades={"Overall effectiveness": "Requires improvement", "Adoption performance": "Good"},
            ),
            made_report(
                "Gateshead",
                (NEW, NEW),
                {"1": "Caseloads are high."},
                grades={"Overall effectiveness": "Good"},
            ),
            made_report(
                "Sunderland",
                (VISIT, VISIT),
                {"findings-1": "Adoption is quick."},
                kind=ReportKind.FOCUSED_VISIT,
                warnings=[ParseWarning("numbering-gap", "2 follows 0")],
            ),
        ]
    )
