"""Who of those asked about is told apart: beside those who are counted, or among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.contracts import StoredReport
from service.answering.passages import Passage
from service.retrieval.successors import taken_over


@dataclass(frozen=True, slots=True)
class NotCounted:
    """`near` are those of the silent ones that come near, the nearest first; `contrary` answer that it is not so.

    `earlier` are counted by reports alone that a later one, searched as well, has superseded.
    """

    near: tuple[str, ...] = ()
    contrary: frozenset[str] = frozenset()
    earlier: frozenset[str] = frozenset()


NOBODY = NotCounted()


def by_earlier(chosen: Mapping[str, Sequence[Passage]], reports: Sequence[StoredReport]) -> frozenset[str]:
    """Who of those with passages `chosen`, by authority, has them of reports alone that a later one of `reports` supersedes."""
    superseded = taken_over(reports)
    return frozenset(
        name
        for name, passages in chosen.items()
        if passages and all(one.scored.report.report.report_id in superseded for one in passages)
    )
