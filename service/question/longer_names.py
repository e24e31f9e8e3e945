"""Which places of a question are but parts of longer names: of agencies, universities, police forces, clubs, titles.

"Adopt Westshire", "the University of Eastford" and "Northam Royal Infirmary" name no council, where somebody else or
everybody is asked about; by themselves they tell whose reports are meant ("what does Eastford College offer").
A title in quotation marks, or one that begins with the second half of a council's name, never names the council.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from service.question.gazetteer import words_of
from service.question.mentions import Mention
from service.question.places import PlaceKind
from service.question.proper_names import OF_ALL, quoted, written_small
from service.question.tokens import Span, Token

TermsIn = Callable[[Sequence[str]], int]
"""How many lower-case words, from the first, are terms of the field: what a council has itself ("virtual school")."""

_PART_OF_PLACE = frozenset(
    "inner outer greater central north south east west northern southern eastern western".split()  # noqa: SIM905
)
_FEWEST_BEFORE = 2  # words: the first of a sentence has a capital letter whatever it is
# Bodies that are no council's though they bear a place's name, written small too.
_BODY_AFTER = re.compile(
    r"(?:(?:city|county|town|royal|general|metropolitan|memorial|district) )*"
    r"(?:universit(?:y|ies)|colleges?|police|constabulary|hospitals?|infirmary|nhs|ccg|clinical commissioning|football|rugby|[ar]?fc|united|rovers|wanderers|albion|airport|prison|cathedral|"
    r"theatre|museum|(?:crown|county|family|magistrates) court)\b"
)
_BODY_BEFORE = re.compile(
    r"\b(?:university|diocese|archdiocese|bishop|archbishop|duke|earl|bank) of(?: the)?$"
)
# Whose way of working another council took over: "use the Eastford Circles programme", "follow the Northam model".
_TAKES_OVER = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|follow(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|implement(?:s|ed|ing)?|roll(?:s|ed|ing)? out|tr(?:y|ied|ying)(?: out)?|"
    r"trained (?:staff |workers )?in|based on|borrow(?:s|ed)?|cop(?:y|ied|ies)|run(?:s|ning)?|ran)(?: an?| the)?$"
)
_WAY_OF_WORKING = re.compile(
    r"(?:\w+ ){0,3}?(?:programme|model|approach|method|framework|scheme|tool(?:kit)?)\b"
)
# With such a word at its end a name is of a service that every council has ("Eastford Early Help Hub").
_SERVICE = frozenset(
    "team teams service services hub hubs board boards panel panels forum trust office offices centre centres home homes unit department partnership court plan plans offer strategy".split()  # noqa: SIM905
)
# One council's something beside another council is what that council has, whatever it is called.
_COMPARES = re.compile(r"\b(?:compar\w+|versus|vs|differ\w*|than|side by side)\b")
_OF_A_REPORT = re.compile(r"(?:reports?|inspections?|letter|visit|grades?|ratings?)\b")
_LONGEST_BODY = 5  # words


@dataclass(frozen=True, slots=True)
class _Names:
    """The words of a question and where places stand in it."""

    tokens: tuple[Token, ...]
    spans: Collection[Span]
    ordinary: Collection[str]
    terms_in: TermsIn
    by_capitals: bool

    def begins_a_name(self, mention: Mention) -> bool:
        """Whether what follows a place makes a longer name of it: a body, or another word with a capital letter."""
        span = mention.span
        if span.last >= len(self.tokens) or self.tokens[span.last].gap != " ":
            return False
        if self.tokens[span.last - 1].possessive and not _is_second_half(self.tokens, mention):
            return False
        following = " ".join(token.low for token in self.tokens[span.last : span.last + _LONGEST_BODY])
        before = " ".join(token.low for token in self.tokens[max(0, span.first - _LONGEST_BODY) : span.first])
        if _BODY_AFTER.match(following):
            return not self._listed(span)
        if _TAKES_OVER.search(before) and _WAY_OF_WORKING.match(following):
            return True
        after = self.tokens[span.last]
        plain = after.low in self.ordinary or after.low in OF_ALL or _OF_A_REPORT.match(after.low)
        taken = any(other.first == span.last for other in self.spans)
        named = after.capital and self.tokens[span.first].capital and self.by_capitals
        return named and not (plain or taken or after.low.isdigit() or self._of_a_council(span.last))

    def _of_a_council(self, first: int) -> bool:
        """Whether the words with capital letters from `first` on are what every council has: terms of the field, or with a service at their end."""
        run: list[str] = []
        for token in self.tokens[first:]:
            if not token.capital or (run and token.gap != " "):
                break
            run.append(token.low)
        terms = self.terms_in(run)
        return terms == len(run) or (terms > 0 and run[-1] in _SERVICE)

    def ends_a_name(self, mention: Mention) -> bool:
        """Whether a word with a capital letter stands right before a place, or a body "of" it."""
        span = mention.span
        before_it = " ".join(token.low for token in self.tokens[max(0, span.first - 3) : span.first])
        if _BODY_BEFORE.search(before_it):
            return True
        if span.first < _FEWEST_BEFORE or self.tokens[span.first].gap != " ":
            return False
        before = self.tokens[span.first - 1]
        plain = before.low in self.ordinary or before.low in OF_ALL or before.low in _PART_OF_PLACE
        ends = any(other.last == span.first for other in self.spans)
        return before.capital and not (plain or ends or before.possessive or before.parted)

    def _listed(self, span: Span) -> bool:
        """Whether a place is joined to another before it ("Eastford and Northam police"): both are asked about."""
        joined = span.first > 1 and self.tokens[span.first - 1].low in ("and", "or")
        return joined and any(other.last == span.first - 1 for other in self.spans)


def in_longer_names(
    text: str,
    tokens: tuple[Token, ...],
    mentions: Sequence[Mention],
    ordinary: Collection[str],
    terms_in: TermsIn,
    *,
    of_everybody: bool,
) -> frozenset[Span]:
    """The spans of those mentions that name no place asked about, as they are parts of longer names.

    `text` is what `tokens` are of. `ordinary` are words that are no part of a name however they are written;
    `of_everybody` says that the question asks which councils, or of all of them.
    """
    spans = [mention.span for mention in mentions]
    taken = {place for span in spans for place in range(span.first, span.last)}
    as_heading = not any(written_small(token) for place, token in enumerate(tokens) if place not in taken)
    names = _Names(tokens, spans, ordinary, terms_in, not as_heading and not _COMPARES.search(text.lower()))
    begin = {mention.span for mention in mentions if names.begins_a_name(mention)}
    parts = begin | {mention.span for mention in mentions if names.ends_a_name(mention)}
    titles = {mention.span for mention in mentions if _in_title(text, tokens, mention)} | {
        mention.span for mention in mentions if mention.span in begin and _is_second_half(tokens, mention)
    }
    others = any(
        mention.place.kind is not PlaceKind.ELSEWHERE
        and not mention.excluded
        and mention.span not in parts | titles
        for mention in mentions
    )
    return frozenset(parts | titles if of_everybody or others else titles)


def _is_second_half(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether a mention is the second half of an authority's name alone, which hardly anybody calls it by."""
    words = words_of(mention.place.written)
    said = tuple(token.low for token in tokens[mention.span.first : mention.span.last])
    return "and" in words and said == words[words.index("and") + 1 :]


def _in_title(text: str, tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether a place stands in quotation marks beside another word with a capital letter."""
    for start, end in quoted(text):
        within = [place for place, token in enumerate(tokens) if start <= token.start < end]
        beside = [place for place in within if not mention.span.first <= place < mention.span.last]
        if len(beside) < len(within) and any(tokens[place].capital for place in beside):
            return True
    return False
