"""Which authorities a question is about: by name, by region, by neighbourhood, or all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from service.question.gazetteer import (
    Gazetteer,
    Place,
    PlaceKind,
    Words,
    council_words_after,
    council_words_before,
)
from service.question.tokens import Lows, Span, Token

_PLACE_BEFORE = frozenset(
    [
        "in",
        "at",
        "for",
        "from",
        "about",
        "by",
        "of",
        "near",
        "within",
        "across",
        "around",
        "and",
        "or",
        "versus",
        "vs",
        "does",
        "did",
        "do",
        "is",
        "was",
        "has",
        "have",
        "had",
        "are",
        "were",
        "can",
        "will",
        "than",
        "with",
        "against",
        "compare",
        "like",
        "other",
        "except",
        "to",
        "between",
        "that",
    ]
)
_VERBS_AFTER = frozenset(
    [
        "council",
        "do",
        "does",
        "did",
        "is",
        "was",
        "has",
        "have",
        "had",
        "handle",
        "say",
        "says",
        "compare",
        "get",
        "got",
        "manage",
        "support",
        "and",
        "or",
        "versus",
        "vs",
        "la",
    ]
)
_DIRECTIONS = frozenset(("north", "south", "east", "west"))

_NO_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "up",
        "off",
        "in",
        "on",
        "at",
        "to",
        "it",
        "them",
        "their",
        "his",
        "her",
        "with",
        "out",
    ]
)
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BODIES = r"(?:authorit(?:y|ies)|councils?|las?|boroughs?|areas|reports|counties)"
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
    rf"\b(?:which|what|how many|any|some|list|name) (?:of the |of these |the |all |all the )?(?:{_COUNT} )?{_KIND_OF}(?:authorit(?:y|ies)|councils?|las?|boroughs?|areas)\b"
    r"|^(?:who|where)(?= (?:has|have|is|are|was|were|did|got|gets)(?: \w+){0,3}? (?:best|worst|outstanding|inadequate|good|improved|requires|better|struggling|worse)\b)"
)
_NEIGHBOURS = re.compile(
    r"\b(?:and )?(?:(?:its|their|his|her|our|the|whose|those|all) )*(?:(?:10|ten|closest|nearest) )?"
    r"(?:(?:statistical|stat|statistically similar|comparator|peer) (?:neighbou?r(?:s|ing)?|authorities|councils|las|peers)(?: authorities| councils| las)?"
    r"|(?:similar|comparable) (?:local )?(?:authorities|councils|las|areas)(?: to(?= \w))?|nearest (?:statistical )?neighbou?rs)\b"
)
_EXCLUDES = re.compile(
    r"\b(?:other than|apart from|aside from|except for|except|excepting|excluding|besides|but not|not including|not counting"
    r"|leaving out|without|bar|minus)$"
)
_COMPARES = re.compile(
    r"\b(?:compare|compares|compared|comparison|than|versus|vs|differ|differs|different|against|better|worse|similar|unlike|"
    r"alongside|relative to|stand out|stack up)\b"
)
_COUNCIL_NAME = re.compile(
    r"(?:(?:county|city|borough|district|metropolitan|unitary|town|parish) )?(?:council|borough council)\b|shire\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the question, where, and whether it is named to be left out."""

    place: Place
    span: Span
    possessive: bool
    excluded: bool = False
    guessed: bool = False
    written: str = ""


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

    @property
    def excluded(self) -> frozenset[str]:
        """Names of authorities to be left out."""
        return frozenset(name for m in self.mentions if m.excluded for name in m.place.members)


def read_places(
    tokens: tuple[Token, ...], gazetteer: Gazetteer, ordinary: Collection[str], *, guess: bool = True
) -> Places:
    """Find the places in a question.

    `ordinary` are lower-case everyday words, never taken for misspelt names; without `guess` only names
    that are known and spelt right are found.
    """
    lows = Lows(tokens)
    mentions = _without_origins(tokens, _mentions(tokens, gazetteer, ordinary, guess=guess))
    mentions = [replace(m, written=_as_written(tokens, m.span)) for m in _exclusions(tokens, mentions)]
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
    others = (not named or bool(_COMPARES.search(lows.text))) and found(_OTHERS, "OTHERS")
    which = found(_WHICH, "WHICH")
    every = found(_EACH, "EVERY")
    unknown = tuple(
        dict.fromkeys(
            m.place.written for m in mentions if m.place.kind is PlaceKind.ELSEWHERE and not m.excluded
        )
    )
    return Places(
        tuple(mentions),
        tuple(sorted(spans, key=lambda span: span.first)),
        every,
        others,
        which,
        neighbours,
        unknown,
    )


def _as_written(tokens: tuple[Token, ...], span: Span) -> str:
    words = [
        token.gap * (place > 0) + token.written for place, token in enumerate(tokens[span.first : span.last])
    ]
    return "".join(words).removesuffix("'s")


def _names_another(tokens: tuple[Token, ...], span: Span) -> bool:
    following = " ".join(token.low for token in tokens[span.first : span.last + 1])
    return bool(_NOT_EACH.match(following)) and span.last - span.first == 1


def _mentions(
    tokens: tuple[Token, ...], gazetteer: Gazetteer, ordinary: Collection[str], *, guess: bool
) -> list[Mention]:
    lows = [token.low for token in tokens]
    guesses = _guesses(tokens, lows, gazetteer, ordinary) if guess else {}
    mentions: list[Mention] = []
    place = 0
    while place < len(tokens):
        found = _pair_of_directions(lows, place, gazetteer) or _longest(
            tokens, lows, guesses, place, gazetteer
        )
        if not found and guess:
            unknown = _unknown_council(tokens, place, ordinary)
            found = [unknown] if unknown else []
        mentions.extend(found)
        place = found[-1].span.last if found else place + 1
    return mentions


def _without_origins(tokens: tuple[Token, ...], mentions: Sequence[Mention]) -> list[Mention]:
    """Where an authority is named, "from Scotland" tells of children and not of whom is asked about."""
    named = any(mention.place.kind is not PlaceKind.ELSEWHERE for mention in mentions)
    return [
        mention
        for mention in mentions
        if not (
            named
            and mention.place.kind is PlaceKind.ELSEWHERE
            and mention.span.first > 0
            and tokens[mention.span.first - 1].low in ("from", "to")
        )
    ]


def _guesses(
    tokens: tuple[Token, ...], lows: Sequence[str], gazetteer: Gazetteer, ordinary: Collection[str]
) -> dict[int, str]:
    """Words that are likely misspelt parts of names, by place: never everyday words."""
    found = {}
    for place, (token, low) in enumerate(zip(tokens, lows, strict=True)):
        if low in ordinary or token.written.isdigit():
            continue
        guess = gazetteer.misspelt(low)
        if guess and (len(low) > 5 or token.capital or (place and lows[place - 1] in _PLACE_BEFORE)):
            found[place] = guess
    return found


def _longest(
    tokens: tuple[Token, ...], lows: Sequence[str], guesses: dict[int, str], place: int, gazetteer: Gazetteer
) -> list[Mention]:
    """The longest name that begins here, with what says that it is a council's."""
    joined = _joined(tokens, lows, place, gazetteer)
    if joined:
        return [joined]
    for last in range(min(len(lows), place + gazetteer.longest), place, -1):
        if any(("." in t.gap and len(p.low) > 2) or ";" in t.gap or "?" in t.gap
               for p, t in zip(tokens[place:last], tokens[place + 1 : last], strict=False)):  # fmt: skip
            continue
        words = tuple(lows[place:last])
        meaning = gazetteer.place(words)
        guessed = False
        if meaning is None:
            corrected = tuple(guesses.get(number, lows[number]) for number in range(place, last))
            meaning, guessed = gazetteer.place(corrected), True
        if meaning is None or (len(words) == 1 and not _is_meant(tokens, lows, place, gazetteer)):
            continue
        return [
            _with_council_words(
                tokens, lows, Mention(meaning, Span(place, last, "PLACE"), False, guessed=guessed)
            )
        ]
    return []


def _joined(
    tokens: tuple[Token, ...], lows: Sequence[str], place: int, gazetteer: Gazetteer
) -> Mention | None:
    for count in (1, 2, 3):
        run = lows[place : place + count]
        if len(run) < count or (count > 1 and any(len(word) < 2 for word in run)):
            return None
        words = gazetteer.joined("".join(run)) if count == 1 else None
        whole: Words = words or (("".join(run),) if count > 1 and len("".join(run)) >= 8 else ())
        if not whole or any(gazetteer.knows_word(word) for word in run):
            continue
        meaning = gazetteer.place(whole)
        if meaning and meaning.kind is PlaceKind.AUTHORITY:
            mention = Mention(meaning, Span(place, place + count, "PLACE"), False, guessed=True)
            return _with_council_words(tokens, lows, mention)
    return None


def _pair_of_directions(lows: Sequence[str], place: int, gazetteer: Gazetteer) -> list[Mention]:
    """Both authorities of a pair like *North and South Tyneside*."""
    if lows[place] not in _DIRECTIONS or list(lows[place + 1 : place + 2]) not in (["and"], ["or"]):
        return []
    for last in range(min(len(lows), place + 6), place + 3, -1):
        second = gazetteer.place(tuple(lows[place + 2 : last]))
        first = gazetteer.place((lows[place], *lows[place + 3 : last]))
        if first and second and first.kind is second.kind is PlaceKind.AUTHORITY:
            return [
                Mention(first, Span(place, place + 1, "PLACE"), False),
                Mention(second, Span(place + 2, last, "PLACE"), False),
            ]
    return []


def _with_council_words(tokens: tuple[Token, ...], lows: Sequence[str], mention: Mention) -> Mention:
    span = mention.span
    after = council_words_after(" ".join(lows[span.last : span.last + 4]))
    before = council_words_before(" ".join(lows[max(0, span.first - 4) : span.first]))
    whole = Span(span.first - before, span.last + after, span.label)
    possessive = any(
        token.possessive or token.written.endswith("'") for token in tokens[span.first : whole.last]
    )
    return replace(mention, span=whole, possessive=possessive)


def _is_meant(tokens: tuple[Token, ...], lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """Whether a single word that may be everyday English stands for a place here."""
    word = lows[place]
    if word not in gazetteer.data.cautious:
        return True
    around = {*lows[max(0, place - 4) : place], *lows[place + 1 : place + 5]}
    if around & gazetteer.data.not_beside.get(word, frozenset()):
        return False
    if council_words_after(" ".join(lows[place + 1 : place + 5])):
        return True
    if len(tokens) == 1 or (len(tokens) == 2 and lows[1 - place].isdigit()):
        return True
    token = tokens[place]
    shouting = all(other.written.isupper() for other in tokens if other.written.isalpha())
    if token.capital and not shouting:
        if place > 0 and not tokens[place].gap.strip(" ").endswith((".", "?", "!")):
            return True
        return place + 1 < len(lows) and (
            lows[place + 1] in _VERBS_AFTER or token.possessive or _opens_with_a_name(lows, place, gazetteer)
        )
    if token.possessive or (place + 1 < len(lows) and lows[place + 1].isdigit()):
        return True
    return _ends_a_phrase(tokens, lows, place, gazetteer)


def _opens_with_a_name(lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """*Slough caseloads*: a name before a bare noun, at the beginning."""
    return lows[place] not in gazetteer.data.not_after_in and lows[place + 1] not in _NO_NOUN


def _ends_a_phrase(tokens: tuple[Token, ...], lows: Sequence[str], place: int, gazetteer: Gazetteer) -> bool:
    """In small letters: "… like in reading?", "did reading handle …", "hull and leeds" are places."""
    before = lows[place - 1] if place else ""
    last = place + 1 == len(lows)
    if before == "in" and lows[place] not in gazetteer.data.not_after_in:
        return True
    if before in ("in", "at", "for", "from", "about", "by") and (last or tokens[place + 1].gap.strip() != ""):
        return True
    if before in ("and", "or", "versus", "vs", "than", "with") and last:
        return True
    if before in ("does", "did", "has", "is") and not last:
        return True
    return before in ("in", "for", "at") and not last and lows[place + 1] in {*_VERBS_AFTER, "since", "about"}


def _unknown_council(tokens: tuple[Token, ...], place: int, ordinary: Collection[str]) -> Mention | None:
    """A capitalised name that says it is a council or a county and is none that the register knows."""
    if not tokens[place].capital or tokens[place].low in ordinary:
        return None
    last = place
    while (
        last < len(tokens)
        and tokens[last].capital
        and tokens[last].low not in _NOT_A_NAME
        and last - place < 4
    ):
        if last > place and set(tokens[last].gap) & set(".?!;:"):
            break
        last += 1
    if last == place:
        return None
    name = " ".join(token.written for token in tokens[place:last])
    if tokens[last - 1].possessive:
        name = name.removesuffix("'s")
    following = " ".join(token.low for token in tokens[last : last + 3])
    says_council = bool(_COUNCIL_NAME.match(following)) or council_words_after(following) > 0
    before = tokens[place - 1].low if place else ""
    shire = (
        last - place == 1 and tokens[place].low.endswith(("shire", "borough")) and len(tokens[place].low) > 7
    )
    placed = (
        last - place == 1
        and before in ("in", "at")
        and tokens[place].low not in ordinary
        and _closes(tokens, last)
    )
    if not (
        says_council
        or shire
        or (placed and len(tokens[place].low) > 3 and not tokens[place].written.isupper())
    ):
        return None
    words = council_words_after(following)
    meaning = Place(PlaceKind.ELSEWHERE, name, ())
    return Mention(meaning, Span(place, last + words, "PLACE"), tokens[last - 1].possessive)


_NOT_A_NAME = frozenset(
    [
        "council",
        "county",
        "city",
        "borough",
        "the",
        "ofsted",
        "how",
        "what",
        "which",
        "who",
        "why",
        "when",
        "where",
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "children",
        "child",
        "local",
        "authority",
        "district",
        "metropolitan",
        "compare",
        "tell",
        "show",
        "give",
        "london",
    ]
)


def _closes(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether nothing of the same phrase follows ("in Borsetshire?", "in Borsetshire, …", "in Borsetshire in 2019")."""
    if last >= len(tokens) or set(tokens[last].gap) & set(",.?!;:"):
        return True
    return tokens[last].low in ("in", "and", "or", "since", "during", "do", "does", "did", "is", "are", "was", "were",
                                "has", "have", "support", "handle")  # fmt: skip


def _exclusions(tokens: tuple[Token, ...], mentions: Sequence[Mention]) -> list[Mention]:
    marked: list[Mention] = []
    for mention in mentions:
        before = " ".join(token.low for token in tokens[max(0, mention.span.first - 3) : mention.span.first])
        joined = before.rsplit(" ", 1)[-1] in ("and", "or", "") or "," in tokens[mention.span.first].gap
        carried = (
            bool(marked) and marked[-1].excluded and joined and mention.span.first - marked[-1].span.last <= 1
        )
        marked.append(replace(mention, excluded=bool(_EXCLUDES.search(before)) or carried))
    return marked
