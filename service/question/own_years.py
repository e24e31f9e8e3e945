"""Years that belong to one of several places named: "Torbay, Hackney (2018)", "Newcastle 2017 and Durham 2019"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.question.authorities import Places
from service.question.places import PlaceKind
from service.question.tokens import Token

_YEAR = re.compile(r"(?:19|20)\d\d")


def own_years(tokens: tuple[Token, ...], places: Places) -> Mapping[str, int]:
    """The year written behind each of several authorities, by name; without brackets only where each has one.

    Empty where one place is named, or no year stands behind a name: then every year is of all.
    """
    named = places.of(PlaceKind.AUTHORITY)
    found: dict[str, int] = {}
    bracketed: dict[str, int] = {}
    for mention in named:
        behind = tokens[mention.span.last] if mention.span.last < len(tokens) else None
        if behind is None or not _YEAR.fullmatch(behind.low) or len(mention.place.members) != 1:
            continue
        (name,) = mention.place.members
        found[name] = int(behind.low)
        if "(" in behind.gap:
            bracketed[name] = int(behind.low)
    if len(named) < 2:
        return {}
    return found if len(found) == len(named) else bracketed
