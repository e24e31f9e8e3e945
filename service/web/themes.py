"""How many reports speak of a theme: any paragraph with one of the words that reports have for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.contracts import PublishedIndex
from service.question.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its name, and the words any of which says that a paragraph speaks of it."""

    name: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    """The themes of the reviewed vocabulary, in order of the alphabet."""
    entries = [entry for entry in Vocabulary.load().entries if entry.is_matter]
    return tuple(sorted((Theme(one.terms[0], one.terms) for one in entries), key=lambda one: one.name))


def theme_of(text: str) -> Theme:
    """The theme of that name or saying; else the words as they are written."""
    wanted = " ".join(text.casefold().split())
    for theme in themes():
        if wanted in (word.casefold() for word in theme.words):
            return theme
    return Theme(text, (text,))


def speaking(index: PublishedIndex, theme: Theme) -> frozenset[str]:
    """Ids of the reports that speak of a theme."""
    reports: Sequence[tuple[int, str]] = [(one.start, one.report.report_id) for one in index.reports()]
    starts = [start for start, _ in reports]
    rows = max((one.end for one in index.reports()), default=0)
    hits = index.lexical(dict.fromkeys(theme.words, 1.0), None, max(1, rows))
    return frozenset(reports[bisect_right(starts, hit.row) - 1][1] for hit in hits)
