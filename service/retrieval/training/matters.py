"""Examples made of matters: how people ask about a thing, and what reports call it.

`matters.jsonl` has for some 250 matters of these inspections the terms that reports use (with their worth)
and thirty ways in which people ask, most in everyday words. A paragraph that says one of the terms is taken
as an answer: less sure than a paragraph that was read for the question, so that each counts less, but it
teaches words that no question about a report happens to use.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from service.errors import ServiceError
from service.question.filters import Filters
from service.retrieval.training.pairs import Example
from service.service import Snapshot
from service.words import holds, stems

WEIGHT = 0.2
_SURE = 0.8  # worth of the terms that nearly always mean the matter
_SPREAD_OUT = 12  # paragraphs of a report; what more of them speak of is no matter of its own there


def read_matters(path: Path, snapshot: Snapshot, held_out: Collection[str] = ()) -> Iterator[Example]:
    """One example for each way of asking, of one report that speaks of the matter, never of one in `held_out`.

    Raises ServiceError naming the line that is malformed.
    """
    words = {
        stored.row: (stored.report_id, stored.paragraph.paragraph, stems(stored.paragraph.text))
        for report in snapshot.index.reports()
        if report.report.report_id not in held_out
        for stored in snapshot.index.paragraphs(report.start, report.end)
    }
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            speaking = _speaking(row["terms"], words)
            for asked in row["asked"] if speaking else ():
                report_id = sorted(speaking)[zlib.crc32(asked.encode()) % len(speaking)]
                answers = frozenset((report_id, label) for label in speaking[report_id])
                filters = Filters(report_ids=(report_id,))
                yield Example(asked, filters, answers, frozenset(), False, WEIGHT, asked)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ServiceError(f"{path.name}, line {number}: not a matter ({error})") from error


def _speaking(
    terms: Mapping[str, float], words: Mapping[int, tuple[str, str, tuple[str, ...]]]
) -> dict[str, list[str]]:
    """Labels of the paragraphs that say a sure term, by report."""
    sure = [stems(term) for term, worth in terms.items() if worth >= _SURE]
    found: dict[str, list[str]] = {}
    for report_id, label, text in words.values():
        if any(holds(text, term) for term in sure):
            found.setdefault(report_id, []).append(label)
    return {report_id: labels for report_id, labels in found.items() if len(labels) <= _SPREAD_OUT}
