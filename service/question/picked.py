"""One of those that a name before may have meant: "West" after "Cheshire"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import partial

from service.question.model import Question

_NO_NAME = frozenset(
    """
    a about actually and but for how i in is it just make mean meant no of oh ok okay one only or please rather sorry
    that the then this was what with yes yeah
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_POINTS = frozenset({"north", "south", "east", "west"})
_MOST_WORDS = 8


def picked(text: str, previous: Question, known: Collection[str]) -> str:
    """The text with the authority's whole name, where it says no more than a part of one that was asked about; else as it is.

    The part must belong to one of them alone: "West" is Cheshire West and Chester where Cheshire East was asked
    about beside it. A point of the compass may stand for another of the names `known`: "North" after South Tyneside.
    """
    said = [word for word in re.findall(r"[\w'-]+", text.lower()) if word not in _NO_NAME]
    asked = previous.authorities if previous.one_by_one else ()  # "London" behind all of them is the region
    names = list(dict.fromkeys(one.name for one in (*asked, *previous.asked_before)))
    if not names or not said or "not" in said or len(text.split()) > _MOST_WORDS:
        return text
    meant = [name for name in names if _parts(name).issuperset(said)] if len(names) > 1 else []
    if not meant and len(said) == 1 and said[0] in _POINTS:
        meant = [name for name in known if said[0] in _parts(name) and any(map(partial(_alike, name), names))]
    return f"what about {meant[0]}" if len(meant) == 1 else text


def _parts(name: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", name.lower())) - _NO_NAME


def _alike(name: str, other: str) -> bool:
    """Whether two names begin alike but for a point of the compass: Cheshire East, Cheshire West and Chester."""
    first, second = ([word for word in one.lower().split() if word not in _POINTS] for one in (name, other))
    return name != other and first[:1] == second[:1] and bool(_parts(other) & _POINTS)
