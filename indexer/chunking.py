"""Windows of a paragraph that fit the embedder, cut between sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Span = tuple[int, int]

_CLAUSE = re.compile(r"[;:,–—]\s")
_WORD = re.compile(r"\S+\s*")


def windows(
    text: str, sentences: Sequence[Span], limit: int, count: Callable[[str], int]
) -> tuple[Span, ...]:
    """Half-open spans, in order, each of at most `limit` tokens, that together hold every word of `text`.

    A sentence beyond the limit is cut between clauses, else between words; a single word beyond it stays
    whole (the embedder cuts it).
    """
    if count(text) <= limit:
        return ((0, len(text)),)
    pieces = [piece for span in sentences for piece in _pieces(text, span, limit, count)]
    spans: list[Span] = []
    start, end = pieces[0]
    for first, last in pieces[1:]:
        if count(text[start:last]) <= limit:
            end = last
        else:
            spans.append((start, end))
            start, end = first, last
    spans.append((start, end))
    return tuple(spans)


def _pieces(text: str, span: Span, limit: int, count: Callable[[str], int]) -> Iterator[Span]:
    """A sentence within the limit as it is, else its clauses, and the words of clauses beyond the limit."""
    start, end = span
    if count(text[start:end]) <= limit:
        yield span
        return
    for first, last in _cut(text, start, end, [match.end() for match in _CLAUSE.finditer(text, start, end)]):
        if count(text[first:last]) <= limit:
            yield first, last
        else:
            yield from _cut(text, first, last, [match.end() for match in _WORD.finditer(text, first, last)])


def _cut(text: str, start: int, end: int, places: Sequence[int]) -> Iterator[Span]:
    for place in [*(place for place in places if start < place < end), end]:
        yield start, start + len(text[start:place].rstrip())
        start = place
