"""Which of the reports searched are taken the place of by a later inspection that is searched beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from indexer.contracts import StoredReport


class Successors:
    """The inspections that came after each, next first, of everything that is held."""

    def __init__(self, reports: Sequence[StoredReport]) -> None:
        self._next = {one.report.report_id: one.superseded_by for one in reports if one.superseded_by}

    def taken_over(self, reports: Sequence[StoredReport]) -> Set[str]:
        """Ids of those of `reports` that a later one of them supersedes.

        One that is searched without its successors, as its year was named or a filter leaves no other, is not
        held to be out of date: what it says is what was asked for.
        """
        searched = {one.report.report_id for one in reports}
        return {name for name in searched if not searched.isdisjoint(self._after(name))}

    def _after(self, name: str) -> Iterator[str]:
        while (later := self._next.get(name)) is not None:
            yield later
            name = later
