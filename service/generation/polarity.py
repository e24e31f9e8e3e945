"""Whether a claim says the opposite of what it cites: a *not* left out or put in, or the opposite word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.words import stem

_NEGATORS = frozenset(
    {
        "not", "no", "never", "nor", "neither", "without", "none", "cannot", "rarely", "seldom", "hardly", "lack",
        "lacks", "lacked", "lacking", "fail", "fails", "failed", "insufficient", "insufficiently", "too", "few",
        "unable", "absence", "inconsistent", "inconsistently", "poor", "poorly", "weak", "limited", "delay",
        "delays", "delayed",
    }
)  # fmt: skip
_DEGREES = frozenset({"too", "few", "poor", "poorly", "weak", "limited", "delay", "delays", "delayed"})
_STRONG = frozenset({"not", "no", "never", "nor", "neither", "none", "cannot", "fail", "fails", "failed"})
_KNOWING = frozenset({"show", "demonstrate", "evidence", "sure", "assured", "clear", "know", "certain"})
_CLAUSE = 10  # words that "cannot show that …" reaches
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")
_LONG_ENOUGH = 6  # letters of a word that may have an opposite by its prefix: "form" and "inform" are none
_KINDS = (
    frozenset({"daily", "weekly", "fortnightly", "monthly", "quarterly", "annually", "yearly"}),
    frozenset({"north", "south", "east", "west"}),
    frozenset({"boys", "girls"}),
    frozenset({"mothers", "fathers"}),
    frozenset({"longer", "shorter", "less"}),
    frozenset({"temporary", "permanent"}),
)
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
    denies = any(_negates(word, _STRONG) for quoted in said for word in quoted)
    if not denies and (_denied(words, _STRONG) & affirmed_there) - denied_there:
        yield "denies what the paragraphs it cites affirm"
    claim, evidence = set(words), {word for quoted in said for word in quoted}
    yield from _opposed(claim, evidence)
    yield from _exchanged(claim, evidence)


def _opposed(claim: set[str], evidence: set[str]) -> Iterator[str]:
    """A word of the claim whose opposite alone stands in the evidence."""
    if any(_negates(word) and word not in _DEGREES for word in claim):
        return  # "not strong" is fairly said of what is weak
    for here, there in ((claim, evidence), (evidence, claim)):
        for word in here - there:
            bare = next((word[len(one) :] for one in _PREFIXES if word.startswith(one)), word)
            if bare != word and len(bare) >= _LONG_ENOUGH and bare in there and bare not in here:
                yield f'turns "{min(bare, word, key=len)}" into its opposite'
    for pair in _OPPOSITES:
        sides = [frozenset(side.split()) for side in pair]
        for mine, other in (sides, sides[::-1]):
            if claim & mine and not claim & other and evidence & other and not evidence & mine:
                yield f'says "{min(claim & mine)}" where the paragraphs it cites say the opposite'


def _exchanged(claim: set[str], evidence: set[str]) -> Iterator[str]:
    """A word of the claim in whose place the evidence has another of the same kind."""
    for kind in _KINDS:
        new = (claim & kind) - evidence
        if new and evidence & kind:
            yield f'says "{min(new)}" where the paragraphs it cites say "{min(evidence & kind)}"'


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _negates(word: str, negators: frozenset[str] = _NEGATORS) -> bool:
    return word in negators or word.endswith(("n't", "n’t"))


def _places_denied(words: Sequence[str], negators: frozenset[str]) -> set[int]:
    places: set[int] = set()
    for place, word in enumerate(words):
        if _negates(word, negators):
            if any(one in _KNOWING for one in words[place + 1 : place + 3]):
                places.update(range(place + 1, min(place + 1 + _CLAUSE, len(words))))
            following = [
                other
                for other in range(place + 1, min(place + 1 + _REACH, len(words)))
                if len(words[other]) > _LONGER
            ]
            places.update(following[:2])
    return places


def _denied(words: Sequence[str], negators: frozenset[str] = _NEGATORS) -> set[str]:
    return {stem(words[place]) for place in _places_denied(words, negators)}


def _affirmed(words: Sequence[str]) -> set[str]:
    denied = _places_denied(words, _NEGATORS)
    return {stem(word) for place, word in enumerate(words) if place not in denied}
