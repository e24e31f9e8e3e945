"""Where running text parts into sentences and clauses: by its marks, and by the words that turn to something else.

For questions and for runs of text that are quoted. The sentences of a paragraph are told once when it is read in
(`indexer.sentences`), and each word of a question knows what stands before it (`service.question.tokens`).
"""

from __future__ import annotations

import re
from functools import cache

TURNS = r"(?:but|although|though|however|whereas|while|whilst)"
"""A word with which a sentence turns to something else, as a pattern."""
_PHRASE = re.compile(rf"[.,;:)](?=\s|$)|\(|\s[–—-]\s|\s(?={TURNS}\s)", re.IGNORECASE)
_CLAUSE = re.compile(rf";\s*|[,\s]+(?={TURNS}\b)", re.IGNORECASE)


def sentences(text: str, marks: str = ".?!") -> list[str]:
    """The sentences of a text in order, at least one; each ends with one of the marks, or with the text."""
    return [text[start:end] for start, end in sentence_spans(text, marks)]


def sentence_spans(text: str, marks: str = ".?!") -> list[tuple[int, int]]:
    """Where the sentences of a text start and end, without the white space between them; quotes behind the mark belong to them."""
    spans = []
    start = 0
    for between in _behind(marks).finditer(text):
        spans.append((start, between.start()))
        start = between.end()
    return [*spans, (start, len(text))]


@cache
def _behind(marks: str) -> re.Pattern[str]:
    """The white space behind a sentence that one of the marks ends."""
    end = f"[{re.escape(marks)}]"
    return re.compile(rf"(?:(?<={end})|(?<={end}['\"’”)]))\s+")


def clauses(sentence: str) -> list[str]:
    """The parts of a sentence each of which may turn to something else ("…, but …"); the word that turns begins its part."""
    return _CLAUSE.split(sentence)


def phrases(text: str) -> list[str]:
    """The shortest parts of a text: between any of its marks, brackets and dashes, and before a word that turns."""
    return _PHRASE.split(text)
