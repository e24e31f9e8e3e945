"""Which of a question's concepts the reports of a group speak of at all, wherever in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import PublishedIndex, StoredReport
from service.question.model import Concept

SAID = 0.6  # worth from which an alternative says what was asked, or something near it
NAMED = 0.9  # worth from which it is the very thing


@dataclass(frozen=True, slots=True)
class Spoken:
    """For each concept whether a group speaks of it, and whether any report at all uses the asked words.

    `named` is False for one that was asked in an official term where neither that nor its equals stand in
    the group.
    """

    present: tuple[bool, ...]
    official: tuple[bool, ...]
    named: tuple[bool, ...]


def spoken(
    index: PublishedIndex,
    concepts: Sequence[Concept],
    special: Sequence[bool],
    groups: Mapping[str, Sequence[StoredReport]],
) -> dict[str, Spoken]:
    """What each group speaks of; `special` marks the concepts that the vocabulary knows, the others count as said."""
    ranges = sorted({(report.start, report.end) for reports in groups.values() for report in reports})
    said = [
        _rows_with(index, concept, SAID, ranges) if known else None
        for concept, known in zip(concepts, special, strict=True)
    ]
    named = [_rows_with(index, concept, NAMED, ranges) if concept.official else None for concept in concepts]
    official = tuple(
        known and bool(index.lexical({concept.written: 1.0}, None, 1))
        for concept, known in zip(concepts, special, strict=True)
    )
    return {
        name: Spoken(
            tuple(_any_of(one, reports) for one in said),
            official,
            tuple(_any_of(one, reports) for one in named),
        )
        for name, reports in groups.items()
    }


def unnamed_of(concepts: Sequence[Concept], spoken: Spoken) -> tuple[str, ...]:
    """The official terms asked in that stand nowhere in the group, nor their equals.

    Not those within a longer wording whose matter the group speaks of ("a baby" in "a baby on the way").
    """
    there = [concept.written for concept, known in zip(concepts, spoken.present, strict=True) if known]
    return tuple(
        concept.written
        for concept, named in zip(concepts, spoken.named, strict=True)
        if not named
        and not any(f" {concept.written} " in f" {whole} " for whole in there if whole != concept.written)
    )


def _rows_with(
    index: PublishedIndex, concept: Concept, worth: float, ranges: Sequence[tuple[int, int]]
) -> NDArray[np.int64]:
    """Rows, ascending, with an alternative of at least that worth."""
    rows = sum(end - start for start, end in ranges)
    terms = {term: 1.0 for term, its in concept.alternatives.items() if its >= worth}
    hits = index.lexical(terms, ranges, rows) if rows else ()
    return np.sort(np.array([hit.row for hit in hits], np.int64))


def _any_of(rows: NDArray[np.int64] | None, reports: Sequence[StoredReport]) -> bool:
    """Whether any of `rows` (ascending) belongs to one of the reports; True where nothing was looked for."""
    if rows is None:
        return True
    places = np.searchsorted(rows, [report.start for report in reports])
    return any(
        place < len(rows) and int(rows[place]) < report.end
        for place, report in zip(places.tolist(), reports, strict=True)
    )
