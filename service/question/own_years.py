"""Years that belong to one of several places named: "Torbay, Hackney (2018)", "the 2017 report on Newcastle and …"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.question.authorities import Places
from service.question.places import PlaceKind
from service.question.tokens import Span, Token

_YEAR = re.compile(r"(?:19|20)\d\d")
_REPORTS = frozenset({"report", "inspection", "visit", "letter", "judgement", "grade"})
_OF = frozenset({"on", "of", "for", "in", "at", "about"})


def own_years(tokens: tuple[Token, ...], places: Places) -> Mapping[str, int]:
    """The year that stands beside each of several authorities, by name; without brackets only where each has one.

    Empty where one place is named, or no year stands behind a name: then every year is of all.
    """
    named = places.of(PlaceKind.AUTHORITY)
    found: dict[str, int] = {}
    bracketed: dict[str, int] = {}
    for mention in named:
        year = _beside(tokens, mention.span)
        if year is None or len(mention.place.members) != 1:
            continue
        (name,) = mention.place.members
        found[name] = int(year.low)
        if "(" in year.gap:
            bracketed[name] = int(year.low)
    if len(named) < 2:
        return {}
    return found if len(found) == len(named) else bracketed


def _beside(tokens: tuple[Token, ...], name: Span) -> Token | None:
    """The year behind a name ("Durham 2019", "Durham in 2019") or before it ("the 2019 report on Durham")."""
    behind = list(tokens[name.last : name.last + 2])
    if behind and behind[0].low == "in":
        behind = behind[1:]
    if behind and _YEAR.fullmatch(behind[0].low):
        return behind[0]
    before = tokens[max(0, name.first - 3) : name.first]
    if (
        len(before) == 3
        and before[1].low in _REPORTS
        and before[2].low in _OF
        and _YEAR.fullmatch(before[0].low)
    ):
        return before[0]
    return None
