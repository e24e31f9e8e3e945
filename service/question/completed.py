"""What a part of a question takes over from the parts beside it: places and times that it does not name itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.question.reading import Reading
from service.question.years import NOW, When, Which

_OF_THEM = re.compile(
    r"\b(?:in|of|for|by|at) each\W*$|\beach (?:one|time|inspection|of them)\W*$", re.IGNORECASE
)

# What is so now is of the newest report, whatever year stands in the part beside it.
_THERE = re.compile(r"\bthere(?: too| as well)?\s*[?.!;,]", re.IGNORECASE)  # "is there any" names no place


def completed(parts: Sequence[Reading]) -> tuple[Reading, ...]:
    """Each part with the places and times of the one before where it has none of its own, else of the one after."""
    done = list(parts)
    for place in range(1, len(done)):
        done[place] = _filled(_in_year_of(done[place], parts[place - 1]), done[place - 1])
    for place in range(len(done) - 2, -1, -1):
        done[place] = _filled(done[place], done[place + 1])
    return tuple(done)


def in_time_of(part: Reading, preface: Reading) -> Reading:
    """The part in the time that the preface names, where it names none."""
    return part if part.when.says_something else replace(part, when=preface.when)


def names_somebody(part: Reading) -> bool:
    """Whether a reading names any authority, report or group of authorities."""
    places = part.places
    return bool(
        places.mentions or places.every or places.others or places.which or places.neighbours or places.unknown
        or part.report_ids
    )  # fmt: skip


def _in_year_of(part: Reading, before: Reading) -> Reading:
    """Who led in YEAR, and what grade did PLACE get: of that year, which the part before names of nobody."""
    timed = part.when.says_something or part.shape.temporal
    lends = bool(before.when.years or before.when.since or before.when.until)
    if timed or not lends or not names_somebody(part) or names_somebody(before):
        return part
    return replace(part, when=before.when)


def _filled(part: Reading, other: Reading) -> Reading:
    """The part with the places and times of another where it names nobody, or says "there" beside whom it names."""
    if part.places.mentions and other.places.mentions and _THERE.search(part.text):
        mentions = (*other.places.mentions, *part.places.mentions)
        return replace(part, places=replace(part.places, mentions=mentions))
    each_of_them = part.places.every and _OF_THEM.search(part.text) and other.places.mentions
    if part.asks_on or (names_somebody(part) and not each_of_them):
        return part
    if other.when.years and not part.when.says_something and NOW.search(part.text):
        part = replace(part, when=When(which=Which.LATEST))
    timed = part.when.says_something or part.shape.temporal
    part = replace(part, borrows=not timed, when=part.when if timed else other.when)
    if not names_somebody(other):
        return part
    own_years = part.own_years if timed else other.own_years
    return replace(part, places=other.places, report_ids=other.report_ids, own_years=own_years)
