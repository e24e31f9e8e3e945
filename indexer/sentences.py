"""Sentences of a paragraph as character spans, so that a quote is always a slice of the text."""

from __future__ import annotations

import re

from indexer.model import ParagraphKind

Span = tuple[int, int]

# A full stop, question or exclamation mark (closing quotes and brackets belong to it), white space,
# and a capital, a figure or an opening quote. Reports are edited prose; abbreviations are few.
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|cf|vs|St|Mr|Mrs|Ms|Dr|Prof|Rev|Cllr)|\b[A-Z])\.$")
# These end a sentence as often as not ("the answer was no."), unless a figure follows.
_BEFORE_FIGURE = re.compile(r"(?<!['’])\b(?:[Nn]os?|[Pp]aras?|[Cc]h|[Vv]ol|[Aa]rt|ss?|pp?|reg)\.$")
# What stands in brackets behind a full stop belongs to the sentence before: "… needs. (Recommendation)".
_REMARK = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]")
_REMARK_ENDS = re.compile(r"\s*$|\s+[A-Z0-9\"'“‘]")
_GLUED = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z][a-z])")
_ROW = re.compile(r"[^;]+(?:;|$)")


def sentence_spans(text: str, kind: ParagraphKind) -> tuple[Span, ...]:
    """Half-open spans in order, none empty; rows for a table. A text always has at least one span."""
    if kind is ParagraphKind.TABLE:
        spans = [_trimmed(text, found.start(), found.end()) for found in _ROW.finditer(text)]
        return tuple(span for span in spans if span[1] > span[0]) or ((0, len(text)),)
    spans = []
    start = 0
    for end, following in _borders(text):
        if _goes_on(text, start, end, following):
            continue
        spans.append((start, end))
        start = following
    spans.append((start, len(text)))
    return tuple(_trimmed(text, *span) for span in spans if span[1] > span[0]) or ((0, len(text)),)


def _goes_on(text: str, start: int, end: int, following: int) -> bool:
    """Whether the full stop before `end` belongs to an abbreviation, or only a remark in brackets follows."""
    if _ABBREVIATION.search(text, start, end):
        return True
    if text[following : following + 1].isdigit() and _BEFORE_FIGURE.search(text, start, end):
        return True
    remark = _REMARK.match(text, following)
    return bool(remark and _REMARK_ENDS.match(text, remark.end()))


def _borders(text: str) -> list[tuple[int, int]]:
    borders = []
    for found in _END.finditer(text):
        closing = len(found.group()) - len(found.group().lstrip("\"'”’)]"))
        borders.append((found.start() + closing, found.end()))
    borders.extend((found.end(), found.end()) for found in _GLUED.finditer(text))
    return sorted(borders)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " ;":
        start += 1
    while end > start and text[end - 1] in " ;":
        end -= 1
    return start, end
