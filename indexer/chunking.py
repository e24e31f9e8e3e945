"""Windows of a paragraph that fit the embedder, cut between sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Span = tuple[int, int]


def windows(
    text: str, sentences: Sequence[Span], limit: int, count: Callable[[str], int]
) -> tuple[Span, ...]:
    """Half-open spans that cover `text`, each of at most `limit` tokens where sentences allow it.

    A sentence longer than the limit is a window by itself (the embedder cuts it).
    """
    if count(text) <= limit:
        return ((0, len(text)),)
    spans: list[Span] = []
    start, end = sentences[0]
    for first, last in sentences[1:]:
        if count(text[start:last]) <= limit:
            end = last
        else:
            spans.append((start, end))
            start, end = first, last
    spans.append((start, end))
    return tuple(spans)
