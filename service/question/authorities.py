"""Which authorities a question is about: by name, by region, by neighbourhood, or all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from service.question.gazetteer import Gazetteer
from service.question.mentions import Mention, find_mentions
from service.question.places import PlaceKind
from service.question.tokens import Lows, Span, Token

_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AREAS = r"areas(?! (?:for|that|to|need(?:s|ed|ing)?|underneath|below|beneath|judged|under|where|of (?!the (?:country|region|north|south))))"  # places, not matters
_BODIES = rf"(?:authorit(?:y|ies)|councils?|las?|boroughs?|{_AREAS}|reports|counties)"
_KIND_OF = (
    r"(?:(?:local|english|individual|inspected|unitary|metropolitan|county|city|different|various|several) )*"
)
_EACH = re.compile(
    rf"(?:\bof )?\b(?:each|every|all|any)(?: (?:of|the|one|single|our|these|those|{_COUNT}))* {_KIND_OF}{_BODIES}\b"
    rf"|\b(?:across|between|among|amongst|over) (?:all )?(?:the )?{_KIND_OF}{_BODIES}\b"
    rf"|\b(?:both|these|those|all) {_BODIES}\b"
    rf"|\bthe (?:{_COUNT} )?{_KIND_OF}(?:authorities|councils|las|boroughs)\b(?! (?:name|area|own|part))"
    r"|\b(?:all|each|every one) of them\b|\beverywhere\b|\beach (?:area|one|place)\b|\bevery area\b"
    r"|(?<=did )each(?= \w)|(?<=does )each(?= \w)|(?<=do )each(?= \w)|(?<=is )each(?= (?:doing|rated|graded|judged))"
    r"|(?<=for )each$|(?<=in )each$|(?<=of )each$|(?<=by )each$"
)
_NOT_EACH = re.compile(
    r"each (?:other|child|young|social|care|family|case|worker|team|month|week|year|plan|report\b)"
)
_OTHERS = re.compile(
    rf"\b(?:all )?(?:the |any )?other {_KIND_OF}{_BODIES}\b|\b(?:all )?the (?:others|rest)\b"
    rf"|\bthe rest of (?:the|them){_BODIES}?\b|\beveryone else\b|\banyone else\b|\bothers\b$"
)
_WHICH = re.compile(
    rf"\b(?:which|what|how many|any|some|list|name) (?:of the |of these |the |all |all the )?(?:{_COUNT} )?{_KIND_OF}(?:authorit(?:y|ies)|councils?|las?|boroughs?|{_AREAS})\b"
    r"|^(?:and |so )?(?:which|what|how many|any|list|name)(?: of the| the| other)? (?:places|towns|counties|cities)\b(?! (?:are|were|was|lie|belong) (?:there|in|within|inside|near|around|part)\b)(?= (?:are|were|was|have|has|had|got|did|do|does|with|came|come|moved|went|rated|judged|graded|improved|declined)\b)"
    r"|^(?:who|where)(?= (?:has|have|is|are|was|were|did|got|gets)(?: \w+){0,3}? (?:best|worst|outstanding|inadequate|good|improved|requires|better|struggling|worse)\b)"
)
_NEIGHBOURS = re.compile(
    r"\b(?:and )?(?:(?:its|their|his|her|our|the|whose|those|all) )*(?:(?:10|ten|closest|nearest) )?"
    r"(?:(?:statistical|stat|statistically similar|comparator|peer) (?:neighbou?r(?:s|ing)?|authorities|councils|las|peers)(?: authorities| councils| las)?"
    r"|(?:similar|comparable) (?:local )?(?:authorities|councils|las|areas)(?: to(?= \w))?|nearest (?:statistical )?neighbou?rs)\b"
)
_COMPARES = re.compile(
    r"\b(?:compare|compares|compared|comparison|than|versus|vs|differ|differs|different|against|better|worse|similar|unlike|"
    r"alongside|relative to|stand out|stack up)\b"
)


@dataclass(frozen=True, slots=True)
class Places:
    """What a question says of places: names, and whether it asks about all, others or neighbours."""

    mentions: tuple[Mention, ...]
    spans: tuple[Span, ...]
    every: bool = False
    others: bool = False
    which: bool = False
    neighbours: bool = False
    unknown: tuple[str, ...] = ()

    def of(self, *kinds: PlaceKind) -> tuple[Mention, ...]:
        """Mentions of these kinds that are not excluded."""
        return tuple(m for m in self.mentions if m.place.kind in kinds and not m.excluded)

    def without(self, spans: Collection[Span]) -> Places:
        """The places but for those mentioned in these spans, which name something else."""
        mentions = tuple(m for m in self.mentions if m.span not in spans)
        kept = tuple(span for span in self.spans if span not in spans)
        return replace(self, mentions=mentions, spans=kept, unknown=_unknown(mentions))

    @property
    def excluded(self) -> frozenset[str]:
        """Names of authorities to be left out."""
        return frozenset(name for m in self.mentions if m.excluded for name in m.place.members)


def read_places(
    tokens: tuple[Token, ...],
    gazetteer: Gazetteer,
    ordinary: Collection[str],
    *,
    guess: bool = True,
    reads_as: Callable[[str], str | None] | None = None,
) -> Places:
    """Find the places in a question.

    `ordinary` are lower-case everyday words, never taken for misspelt names; without `guess` only names
    that are known and spelt right are found. `reads_as` gives the ordinary word that a word is a slip of.
    """
    lows = Lows(tokens)
    mentions = find_mentions(tokens, gazetteer, ordinary, guess=guess, reads_as=reads_as)
    named = [mention.span for mention in mentions]
    spans = list(named)

    def found(pattern: re.Pattern[str], label: str) -> bool:
        new = [
            span
            for span in lows.find(pattern, label)
            if not any(span.overlaps(other) for other in spans) and not _names_another(tokens, span)
        ]
        spans.extend(new)
        return bool(new)

    neighbours = found(_NEIGHBOURS, "NEIGHBOURS")
    apart = bool(named) and _asked_apart(tokens, named, lows.find(_OTHERS, "OTHERS"))
    if apart:
        mentions = [replace(mention, excluded=True) for mention in mentions]
    others = (not named or apart or bool(_COMPARES.search(lows.text))) and found(_OTHERS, "OTHERS")
    which = found(_WHICH, "WHICH")
    every = found(_EACH, "EVERY")
    return Places(
        tuple(mentions),
        tuple(sorted(spans, key=lambda span: span.first)),
        every,
        others,
        which,
        neighbours,
        _unknown(mentions),
    )


def _unknown(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Names of no authority known, as written."""
    return tuple(
        dict.fromkeys(
            m.place.written for m in mentions if m.place.kind is PlaceKind.ELSEWHERE and not m.excluded
        )
    )


def _asked_apart(tokens: tuple[Token, ...], named: list[Span], others: list[Span]) -> bool:
    """Whether the others are asked about in a sentence after those that name anybody: they alone are meant."""
    last = max(span.last for span in named)
    return any(
        any(token.parted for token in tokens[last : span.first + 1]) for span in others if span.first >= last
    )


def _names_another(tokens: tuple[Token, ...], span: Span) -> bool:
    following = " ".join(token.low for token in tokens[span.first : span.last + 1])
    return bool(_NOT_EACH.match(following)) and span.last - span.first == 1
