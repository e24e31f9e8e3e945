"""Places named in a question: the longest names first, misspelt ones too, and names of nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from rapidfuzz.distance import OSA

from service.question.gazetteer import Gazetteer, Words, council_words_after, council_words_before
from service.question.meant import is_meant
from service.question.places import Place, PlaceKind
from service.question.tokens import Span, Token

_PLACE_BEFORE = frozenset(
    """
    in at for from about by of near within across around and or versus vs does did do is was has have had
    are were can will than with against compare like other except to between that
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_DIRECTIONS = frozenset(("north", "south", "east", "west"))

_NOT_A_NAME = frozenset(
    """
    council county city borough the ofsted how what which who why when where is are was were do does did
    has have children child local authority district metropolitan compare tell show give london
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_OF_COUNCILS = frozenset(("council", "county", "borough", "authority", "metropolitan"))
_EXCLUDES = re.compile(
    r"\b(?:other than|apart from|aside from|except for|except|excepting|excluding|besides|but not|not including|not counting"
    r"|leaving out|without|bar|minus)$"
)
# "Councils outside London" are the others; children placed outside London are of whoever placed them.
_OUTSIDE = re.compile(r"\boutside(?: of)?$")
_OTHERS_OUTSIDE = re.compile(
    r"(?:^|\b(?:and|but|so|councils?|authorit(?:y|ies)|boroughs?|las|(?:which|what|any|all|other) (?:areas|places)|anyone|anybody|anywhere|everyone|everywhere|who|what about|which)) outside(?: of)?$|^outside(?: of)?$"
)
_SETS_ASIDE = frozenset(("leaving", "leave", "putting", "put", "setting", "set", "taking", "take"))
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


def find_mentions(
    tokens: tuple[Token, ...],
    gazetteer: Gazetteer,
    ordinary: Collection[str],
    *,
    guess: bool,
    reads_as: Callable[[str], str | None] | None = None,
) -> list[Mention]:
    """All places named, in order; see `authorities.read_places` for `ordinary`, `guess` and `reads_as`."""
    found = _without_origins(tokens, _mentions(tokens, gazetteer, ordinary, guess=guess, reads_as=reads_as))
    found = [mention for mention in found if not _within_a_name(tokens, mention)]
    return [
        replace(mention, written=_as_written(tokens, mention.span)) for mention in _exclusions(tokens, found)
    ]


def _mentions(
    tokens: tuple[Token, ...],
    gazetteer: Gazetteer,
    ordinary: Collection[str],
    *,
    guess: bool,
    reads_as: Callable[[str], str | None] | None,
) -> list[Mention]:
    lows = [token.low for token in tokens]
    guesses: Mapping[int, str] = {}
    doubted: Collection[int] = ()
    if guess:
        doubted = _doubted(tokens, lows, ordinary)
        lows = _with_councils_spelt(lows, doubted, reads_as)
        guesses = _guesses(tokens, lows, gazetteer, doubted, reads_as)
    longest = partial(_longest, tokens, lows, guesses, doubted, gazetteer=gazetteer)
    mentions: list[Mention] = []
    place = 0
    while place < len(tokens):
        found = _pair_of_directions(lows, place, gazetteer) or longest(place)
        if found and lows[place] == "the" and place + 1 < len(tokens):
            # "the South Tyneside letter" names South Tyneside and not the South.
            found = _reaching_further(found, longest(place + 1))
        if not found and guess:
            unknown = _unknown_council(tokens, place, ordinary)
            found = [unknown] if unknown else []
        mentions.extend(found)
        place = found[-1].span.last if found else place + 1
    return mentions


def _within_a_name(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether a region's name is the end of another name: "Adopt North East"."""
    first = mention.span.first
    if mention.place.kind is not PlaceKind.REGION or first < 2 or not tokens[first].capital:
        return False
    before = tokens[first - 1]
    alone = not tokens[first].gap.strip() and not before.possessive
    small = {"the", "in", "across", "of", "for", "all", "every", "each", "which", "and", "or"}
    return before.capital and alone and before.low not in small and not all(t.capital for t in tokens)


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


def _doubted(tokens: tuple[Token, ...], lows: Sequence[str], ordinary: Collection[str]) -> tuple[int, ...]:
    """Places of the words that may be misspelt: never everyday words."""
    return tuple(
        place
        for place, (token, low) in enumerate(zip(tokens, lows, strict=True))
        if low not in ordinary and not token.written.isdigit()
    )


def _with_councils_spelt(
    lows: Sequence[str], doubted: Collection[int], reads_as: Callable[[str], str | None] | None
) -> list[str]:
    """The words with what says that a name is a council's put right ("concil")."""
    if reads_as is None:
        return list(lows)
    right = {place: word for place in doubted if (word := reads_as(lows[place])) in _OF_COUNCILS}
    return [right.get(place) or low for place, low in enumerate(lows)]


def _guesses(
    tokens: tuple[Token, ...],
    lows: Sequence[str],
    gazetteer: Gazetteer,
    doubted: Collection[int],
    reads_as: Callable[[str], str | None] | None,
) -> dict[int, str]:
    """Words that are likely misspelt parts of names, by place."""
    found = {}
    for place in doubted:
        token, low = tokens[place], lows[place]
        guess = gazetteer.misspelt(low)
        council = council_words_after(" ".join(lows[place + 1 : place + 5])) > 0
        if (
            guess
            and not token.capital
            and not council
            and reads_as
            and _rather_a_word(low, guess, reads_as(low))
        ):
            continue
        if guess and (len(low) > 5 or token.capital or (place and lows[place - 1] in _PLACE_BEFORE)):
            found[place] = guess
    return found


def _reaching_further(found: list[Mention], other: list[Mention]) -> list[Mention]:
    return other if other and other[-1].span.last > found[-1].span.last else found


def _rather_a_word(written: str, name: str, word: str | None) -> bool:
    """Whether what is written is as near to an ordinary word as to the name ("menton": mention, not Merton)."""
    if word is None or word == name:
        return False
    return OSA.distance(written, word) <= OSA.distance(written, name)


def _longest(
    tokens: tuple[Token, ...],
    lows: Sequence[str],
    guesses: Mapping[int, str],
    doubted: Collection[int],
    place: int,
    *,
    gazetteer: Gazetteer,
) -> list[Mention]:
    """The longest name that begins here, with what says that it is a council's."""
    joined = _joined(tokens, lows, place, gazetteer)
    if joined:
        return [joined]
    for last in range(min(len(lows), place + gazetteer.longest), place, -1):
        words = tuple(lows[place:last])
        meaning = gazetteer.place(words)
        guessed = False
        if meaning is None and (gaps := [number - place for number in doubted if place <= number < last]):
            corrected = tuple(guesses.get(number, lows[number]) for number in range(place, last))
            meaning, guessed = gazetteer.place(corrected) or _but_for(corrected, gaps, gazetteer), True
        if meaning is None or _parted(tokens[place:last]):
            continue
        if len(words) == 1 and not is_meant(tokens, lows, place, gazetteer):
            continue
        return [
            _with_council_words(
                tokens, lows, Mention(meaning, Span(place, last, "PLACE"), False, guessed=guessed)
            )
        ]
    return []


def _parted(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends between these words; a point after two letters abbreviates ("St. Helens")."""
    return any(
        ("." in after.gap and len(before.low) > 2) or ";" in after.gap or "?" in after.gap
        for before, after in pairwise(tokens)
    )


def _but_for(words: Words, gaps: Sequence[int], gazetteer: Gazetteer) -> Place | None:
    """What the words name but for a slip in one of those at `gaps`."""
    names = (gazetteer.but_for(words, gap) for gap in gaps if len(words) > 1)
    return next((gazetteer.place(name) for name in names if name), None)


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
        if last > place and tokens[last].parted:
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
        of_many = mention.place.kind in (PlaceKind.REGION, PlaceKind.AREA)
        outside = of_many and _OUTSIDE.search(before) is not None
        others_outside = outside and _OTHERS_OUTSIDE.search(before) is not None
        if outside and not others_outside:
            continue
        joined = before.rsplit(" ", 1)[-1] in ("and", "or", "") or "," in tokens[mention.span.first].gap
        carried = (
            bool(marked) and marked[-1].excluded and joined and mention.span.first - marked[-1].span.last <= 1
        )
        after = tokens[mention.span.last].low if mention.span.last < len(tokens) else ""
        around = before.rsplit(" ", 1)[-1] in _SETS_ASIDE and after in ("aside", "apart", "out")
        left_out = bool(_EXCLUDES.search(before)) or others_outside or carried or around
        left_out = left_out or after in ("excepted", "aside")
        marked.append(replace(mention, excluded=left_out))
    return marked


def _as_written(tokens: tuple[Token, ...], span: Span) -> str:
    words = [
        token.gap * (place > 0) + token.written for place, token in enumerate(tokens[span.first : span.last])
    ]
    return "".join(words).removesuffix("'s")
