"""Whether two words of a question stand side by side in the reports, the rarer of them in few paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from indexer.contracts import PublishedIndex, StoredReport
from service.words import stems

_RARE = 245  # one paragraph of so many has the rarer word at the most: `concepts.rarest_plain`
_FEW = 6  # paragraphs that may have it, however few there are


class SideBySide:
    """Looks for pairs of words in the paragraphs of an index. Safe for use by many threads."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index

    def __call__(self, words: str, reports: Sequence[StoredReport] | None) -> bool:
        """Whether `words` ("exit interviews", "home-grown") stand so in `reports` (None: all), one of them being rare."""
        wanted = stems(words)
        if len(wanted) != 2:
            return False
        ranges = None if reports is None else [(one.start, one.end) for one in reports]
        counts = [(self._index.document_frequency(word, ranges), word) for word in wanted]
        fewest, rarer = min(counts)
        searched = self._index.reports() if reports is None else reports
        paragraphs = sum(one.end - one.start for one in searched)
        if not 0 < fewest <= max(_FEW, paragraphs // _RARE):
            return False
        return any(
            wanted in pairwise(stems(self._index.paragraphs(hit.row, hit.row + 1)[0].paragraph.text))
            for hit in self._index.lexical({rarer: 1.0}, ranges, fewest)
        )
