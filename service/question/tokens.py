"""A question as words with their places, so that each step can mark what it has read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

FIGURE = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+(?!\.?\d)"
"""A figure that is one word though a comma or a point is in it: "500,000", "2.5"."""
_WORD = re.compile(rf"{FIGURE}|&|(?<![\d ])%|(?<!\d )%(?=[ ?]|$)|^%|\w+(?:'\w+)*")
_SIGNS = {"&": "and", "%": "PERCENT"}  # said as words; the second no word of the topic
_ENDS_PART = frozenset(".?!;:")
_APOSTROPHES = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2010": "-", "\u2011": "-"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as written, its place in the text, its comparable form, and what stands before it.

    `low` is lower case without a possessive's ending and with "&" as "and", "%" as
    "PERCENT" where no figure stands before it; `gap` is the text between
    this word and the one before.
    """

    written: str
    start: int
    end: int
    low: str
    possessive: bool
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital letter first."""
        return self.written[:1].isupper()

    @property
    def parted(self) -> bool:
        """Whether a sentence, or a part of one, ends right before it."""
        return not _ENDS_PART.isdisjoint(self.gap)


_NOT = re.compile(r"\b(do|does|did|has|have|had|is|are|was|were|could|should|would)nt\b", re.IGNORECASE)


def clean(text: str) -> str:
    """The text in Unicode's composed form, without invisible characters, its white space folded, with the apostrophe of "dont"."""
    composed = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    kept = (
        " " if character.isspace() else character
        for character in composed
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return _NOT.sub(r"\1n't", " ".join("".join(kept).split()))


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a cleaned text, in order."""
    tokens = []
    after = 0
    for match in _WORD.finditer(text):
        written = match.group()
        low = _SIGNS.get(written) or written.lower()
        possessive = low.endswith("'s")
        tokens.append(
            Token(
                written,
                match.start(),
                match.end(),
                low.removesuffix("'s"),
                possessive,
                text[after : match.start()],
            )
        )
        after = match.end()
    return tuple(tokens)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens `first` (inclusive) to `last` (exclusive) that a step has read, and as what."""

    first: int
    last: int
    label: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a token."""
        return self.first < other.last and other.first < self.last


def taken(spans: Iterable[Span]) -> frozenset[int]:
    """Numbers of the tokens within any of the spans."""
    return frozenset(place for span in spans for place in range(span.first, span.last))


def masked(tokens: tuple[Token, ...], spans: Iterable[Span]) -> str:
    """The question in lower case with each span's label in its place ("how did PLACE handle …").

    Sentence marks stay, so that patterns can tell clauses apart.
    """
    starts = {span.first: span for span in spans}
    parts: list[str] = []
    place = 0
    while place < len(tokens):
        span = starts.get(place)
        token = tokens[place]
        marks = "".join(character for character in token.gap if character in ",.;:?!-/()")
        parts.append(f"{marks} " if marks not in ("", "-") else marks or " ")
        if span is not None and span.last > place:
            parts.append(span.label)
            place = span.last
        else:
            parts.append(f"{token.low}'s" if token.possessive else token.low)
            place += 1
    return " ".join("".join(parts).split())


class Lows:
    """The words of a question joined by single spaces, for patterns that are to give token numbers."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.text = " ".join(token.low for token in tokens)
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        offset = 0
        for place, token in enumerate(tokens):
            self._starts[offset] = place
            offset += len(token.low)
            self._ends[offset] = place + 1
            offset += 1

    def find(self, pattern: re.Pattern[str], label: str) -> list[Span]:
        """Spans of all matches that begin and end with a word."""
        spans = []
        for match in pattern.finditer(self.text):
            first, last = self._starts.get(match.start()), self._ends.get(match.end())
            if first is not None and last is not None:
                spans.append(Span(first, last, label))
        return spans
