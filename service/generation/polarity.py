"""Whether a claim says the opposite of what it cites: a *not* left out or put in, or the opposite word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.retrieval.words import stem

_NEGATORS = frozenset(
    {
        "not", "no", "never", "nor", "neither", "without", "none", "cannot", "rarely", "seldom", "hardly", "lack",
        "lacks", "lacked", "lacking", "fail", "fails", "failed", "insufficient", "insufficiently", "too", "few",
        "unable", "absence", "inconsistent", "inconsistently", "poor", "poorly", "weak", "limited", "delay",
        "delays", "delayed",
    }
)  # fmt: skip
_DEGREES = frozenset({"too", "few", "poor", "poorly", "weak", "limited", "delay", "delays", "delayed"})
_REACH = 5  # words to the right of a negator, of which the first two longer ones are denied
_LONGER = 3  # letters that a word must have more of
_WORD = re.compile(r"[a-z]+(?:['’]t\b)?", re.IGNORECASE)
_OPPOSITES = (
    ("strong strongly strength robust effective effectively excellent", "weak weakly weakness ineffective ineffectively poor poorly"),
    ("good well", "poor poorly badly inadequate"),
    ("safe safely", "unsafe unsafely"),
    ("clear clearly", "unclear"),
    ("timely prompt promptly swift swiftly", "late delayed slow slowly"),
    ("risen rose rises increased increases increasing grown higher more", "fallen fell falls decreased decreases decreasing reduced lower fewer"),
    ("improved improves improving", "deteriorated worsened declined"),
    ("sufficient sufficiently", "insufficient insufficiently"),
    ("suitable", "unsuitable"),
    ("open opened", "closed"),
    ("consistent consistently", "inconsistent inconsistently"),
    ("stable", "unstable"),
    ("happy content", "unhappy dissatisfied"),
    ("able", "unable"),
    ("confident", "anxious"),
    ("majority most", "minority few"),
)  # fmt: skip


def polarity_faults(text: str, quotes: Sequence[str]) -> Iterator[str]:
    """What a claim affirms that its quotes deny, or denies that they affirm."""
    words = _words(text)
    said = [_words(quote) for quote in quotes]
    denied_there = {one for quoted in said for one in _denied(quoted)}
    affirmed_there = {one for quoted in said for one in _affirmed(quoted)}
    claimed = {stem(word) for word in words if len(word) > _LONGER and word not in _NEGATORS}
    negated = any(_negates(word) for word in words)
    if not negated and (claimed & denied_there) - affirmed_there:
        yield "leaves out a *not* or *too few* of the paragraphs it cites"
    denied = _denied(words)
    if denied and not denied_there and denied & affirmed_there:
        yield "denies what the paragraphs it cites affirm"
    yield from _opposed(set(words), {word for quoted in said for word in quoted})


def _opposed(claim: set[str], evidence: set[str]) -> Iterator[str]:
    """A word of the claim whose opposite alone stands in the evidence."""
    if any(_negates(word) and word not in _DEGREES for word in claim):
        return  # "not strong" is fairly said of what is weak
    for pair in _OPPOSITES:
        sides = [frozenset(side.split()) for side in pair]
        for mine, other in (sides, sides[::-1]):
            if claim & mine and not claim & other and evidence & other and not evidence & mine:
                yield f'says "{min(claim & mine)}" where the paragraphs it cites say the opposite'


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _negates(word: str) -> bool:
    return word in _NEGATORS or word.endswith(("n't", "n’t"))


def _places_denied(words: Sequence[str]) -> set[int]:
    places: set[int] = set()
    for place, word in enumerate(words):
        if _negates(word):
            following = [
                other
                for other in range(place + 1, min(place + 1 + _REACH, len(words)))
                if len(words[other]) > _LONGER
            ]
            places.update(following[:2])
    return places


def _denied(words: Sequence[str]) -> set[str]:
    return {stem(words[place]) for place in _places_denied(words)}


def _affirmed(words: Sequence[str]) -> set[str]:
    denied = _places_denied(words)
    return {stem(word) for place, word in enumerate(words) if place not in denied}
