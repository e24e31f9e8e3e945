"""`python -m eval.parsing.truth FOLDER…`: what reports say of themselves, against a table made by reading them.

`truth.csv` has a row for each report that a person has read: the authority's URN, the kind of visit, the
dates and the lead inspector as printed, and each judgement with its grade. An empty cell of the first
group is not asked; an empty grade means that the report gives none, so that a grade too many is a miss.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import TruthError
from indexer.errors import PilcrowError
from indexer.model import Report

TABLE = Path(__file__).with_name("truth.csv")
WANTED = 0.99
_GRADES = ("", "Outstanding", "Good", "Requires improvement", "Adequate", "Inadequate")
_FACTS = ("urn", "kind", "start", "end", "published", "lead_inspector")
JUDGEMENTS = {
    "overall": "Overall effectiveness",
    "leaders": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care_and_leavers": "The experiences and progress of children in care and care leavers",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "looked_after": "Children looked after and achieving permanence",
    "adoption": "Adoption performance",
    "governance": "Leadership, management and governance",
    "safeguarding_board": "The effectiveness of the Local Safeguarding Children Board",
    "capacity": "Capacity to improve",
    "outcomes": "Outcomes for looked after children and young people",
    "provision": "Quality of provision",
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What one report says of itself: facts and grades by the names of the table's columns."""

    file: str
    facts: Mapping[str, str]
    grades: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Miss:
    """One cell in which the parser differs from the reader; an empty string stands for nothing."""

    file: str
    what: str
    read: str
    parsed: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}: read {self.read or 'none'}, parsed {self.parsed or 'none'}"


@dataclass(frozen=True, slots=True)
class Score:
    """How many cells were asked of a group ("start", "grades", …), and the misses among them."""

    group: str
    asked: int
    misses: tuple[Miss, ...]

    @property
    def right(self) -> int:
        """Cells in which parser and reader agree."""
        return self.asked - len(self.misses)

    @property
    def share(self) -> float:
        """`right` of `asked`; 1 where nothing was asked."""
        return self.right / self.asked if self.asked else 1.0


def read_truth(path: Path = TABLE) -> list[Truth]:
    """The table's rows. Raises TruthError on a missing column or an unknown grade."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    truths = []
    for place, row in enumerate(rows, start=2):
        try:
            truth = Truth(
                file=row["file"],
                facts={name: row[name] for name in _FACTS},
                grades={name: row[name] for name in JUDGEMENTS},
            )
        except KeyError as error:
            raise TruthError(f"{path.name}: no column {error}") from error
        for name, grade in truth.grades.items():
            if grade not in _GRADES:
                raise TruthError(f"{path.name}:{place}: {name}: {grade!r} is no grade")
        truths.append(truth)
    return truths


def score(pairs: Sequence[tuple[Truth, Report]]) -> list[Score]:
    """Score each fact by itself and all grades together."""
    scores = []
    for name in _FACTS:
        asked = [(truth, report) for truth, report in pairs if truth.facts[name]]
        misses = [
            Miss(truth.file, name, truth.facts[name], parsed)
            for truth, report in asked
            if not _same(truth.facts[name], parsed := facts_of(report)[name])
        ]
        scores.append(Score(name, len(asked), tuple(misses)))
    cells = [cell for truth, report in pairs for cell in _grade_cells(truth, report)]
    wrong = tuple(cell for cell in cells if cell.read != cell.parsed)
    return [*scores, Score("grades", len(cells), wrong)]


def facts_of(report: Report) -> dict[str, str]:
    """The parser's facts by the names of the table's columns; nothing is an empty string."""
    return {
        "urn": report.urn or "",
        "kind": report.kind.value,
        "start": report.inspection_start.isoformat() if report.inspection_start else "",
        "end": report.inspection_end.isoformat() if report.inspection_end else "",
        "published": report.published.isoformat() if report.published else "",
        "lead_inspector": report.lead_inspector or "",
    }


def _same(read: str, parsed: str) -> bool:
    return " ".join(read.split()).casefold() == " ".join(parsed.split()).casefold()


def _grade_cells(truth: Truth, report: Report) -> Iterator[Miss]:
    """Every judgement that either side has, as a cell that may or may not be a miss."""
    parsed = {grade.judgement: grade.grade for grade in report.grades}
    for name, judgement in JUDGEMENTS.items():
        given = parsed.pop(judgement, "")
        if given or truth.grades[name]:
            yield Miss(truth.file, judgement, truth.grades[name], given)
    for judgement, given in parsed.items():
        yield Miss(truth.file, judgement, "", given)


def find(truths: Iterable[Truth], folders: Iterable[Path]) -> list[tuple[Truth, Path]]:
    """The file of each row that lies somewhere in the folders; rows without one are left out."""
    files = {path.name: path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return [(truth, files[truth.file]) for truth in truths if truth.file in files]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the parser; 0 when every group reaches 99 %, 1 when one does not, 2 for wrong usage."""
    from indexer.authorities import load
    from indexer.parse import parse_file

    options = argparse.ArgumentParser(prog="python -m eval.parsing.truth", description=__doc__)
    options.add_argument("folder", type=Path, nargs="+", help="folders that hold the reports")
    chosen = options.parse_args(arguments)
    found = find(read_truth(), chosen.folder)
    if not found:
        print("error: none of the table's reports is there", file=sys.stderr)
        return 2
    register = load()
    pairs = []
    for truth, path in found:
        try:
            pairs.append((truth, parse_file(path, register=register).report))
        except PilcrowError as error:
            print(f"{path.name}: not parsed: {error}", file=sys.stderr)
            return 1
    scores = score(pairs)
    print(f"{len(pairs)} reports")
    for one in scores:
        print(f"{one.group:<16} {one.right} of {one.asked} ({one.share:.2%})")
    for one in scores:
        for miss in one.misses:
            print(miss)
    return int(any(one.share < WANTED for one in scores))


if __name__ == "__main__":
    sys.exit(main())
