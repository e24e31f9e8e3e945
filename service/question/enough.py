"""Of what a question asks how much there is: enough carers, homes or staff, or too many agency workers or cases."""

from __future__ import annotations

import re
from enum import StrEnum

from service.patterns import PatternTable


class Supply(StrEnum):
    """What there may be enough of, or too much."""

    CARERS = "carers"
    ADOPTERS = "adopters"
    HOMES = "homes"
    HOUSING = "housing"
    STAFF = "staff"
    AGENCY = "agency"
    CASES = "cases"


class Amount(StrEnum):
    """How much there is of it: too little, as much as is needed, or too much."""

    LITTLE = "little"
    ENOUGH = "enough"
    MUCH = "much"


_DEGREE = r"(?<!good )(?<!well )(?<!safe )(?<!early )(?<!often )(?<!soon )(?<!quickly )(?<!strong )(?<!close )(?<!long )(?<!clear )(?<!decent )(?<!stable )"
_ON = r"(?:(?!(?:for|of|to|from|by|with|in)\b)[\w-]+ ){0,2}?"
_NOT_OF = r"(?! (?:training|supervision|support|time|meetings|checks|visits|reviews|development|morale|retention|turnover|cover))"
_TOO_FEW = (
    r"(?:not enough|needs? more|insufficient|too few|shortages? of|shortfalls? (?:of|in)|short of|lack(?:s|ed|ing)?(?: of)?|scarcity of"
    r"|(?:struggl\w+|fail\w*|unable|difficult\w*|hard) (?:to|in|with) (?:recruit\w*|find\w*|attract\w*|retain\w*)(?: and [\w-]+)?(?: enough)?)"
)
_OF_KIND = {
    Supply.ADOPTERS: r"adopters|adoptive (?:parents|families)",
    Supply.CARERS: r"(?<!young )carers|foster (?:homes|placements|families|households)",
    Supply.HOUSING: r"accommodation|housing|flats|tenancies",
    Supply.HOMES: r"placements|homes|places|beds",
    Supply.STAFF: r"workers|staff|advis[eo]rs|advocates|visitors|nurses|therapists",
}
_ASKED = PatternTable(
    _OF_KIND, around=rf"\b(?:{_DEGREE}enough|sufficient|{_TOO_FEW}) (?:enough )?{_ON}(?:{{}})\b{_NOT_OF}"
)
_OF_LEAVERS = re.compile(r"\b(?:care leavers|leav(?:e|es|ing) care)\b")  # homes for them are no placements
_LITTLE = re.compile(rf"\b(?:{_TOO_FEW})\b|\bnot\b|n['\u2019]t\b|\bwithout\b")
_ASKS_MUCH = PatternTable(
    {
        Supply.AGENCY: (
            r"\b(?:over-?(?:rel\w+|depend\w+)|(?:rel(?:y|ies|ied|ying|iant|iance)|depend\w*)(?: \w+){0,2}? (?:up)?on|(?:too|so) many|high (?:use|numbers?|levels?|proportions?) of|heavy use of) (?:\w+ ){0,2}?"
            r"(?:agency|locums?|interim|temporary)\b"
        ),
        Supply.CASES: (
            r"\b(?:high(?:er|est)?|heavy|large|excessive|unmanageable|too big) (?:social work(?:ers?)? )?(?:case ?loads?|workloads?)\b"
            r"|\b(?:case ?loads?|workloads?) (?:\w+ ){0,2}?(?:too )?(?:high|heavy|large|big|excessive|unmanageable)\b"
        ),
    }
)
_DENIES_MUCH = re.compile(
    r"\b(?:not|no|never|without|less|little|few(?:er)?|reduc\w+|cut\w*|avoid\w*|stop\w*|tackl\w+|address\w*|lower\w*)\b|n['\u2019]t\b"
)


def supply_asked(masked: str) -> Supply | None:
    """Of what a masked question (see `tokens.masked`) asks if there is enough."""
    supply = _ASKED.first(masked)
    return Supply.HOUSING if supply is Supply.HOMES and _OF_LEAVERS.search(masked) else supply


# Of what the amounts are told in words of their own; what is short of these is told by their own names.
_KNOWN = PatternTable(
    {
        Supply.CARERS: r"\bfoster(?:ing)?\b",
        Supply.ADOPTERS: r"\badopt",
        Supply.HOUSING: r"\bcare leavers\b|\byoung people\b|\byoung adults\b|\bleaving care\b",
        Supply.HOMES: r"(?<!school )(?<!nursery )(?<!work )(?<!student )\b(?:placements|(?:children(?:'s|s)|care|foster|residential|suitable|local) homes|homes for (?:children|kids|looked)|places (?:to live|for (?:children|kids|looked)))\b",
        Supply.STAFF: r"\b(?:social (?:workers|work staff|care staff)|(?<!agency )(?<!support )staff)\b",
    }
)


def amount_asked(masked: str) -> tuple[Supply, Amount] | None:
    """Of what a masked question about many asks who has too little, enough or too much; None where it asks no such thing."""
    much = _ASKS_MUCH.first(masked)
    if much is not None:
        return None if _DENIES_MUCH.search(masked) else (much, Amount.MUCH)
    supply = supply_asked(masked)
    if supply is None or not _KNOWN.tells(supply, masked):
        return None
    return supply, Amount.LITTLE if _LITTLE.search(masked) else Amount.ENOUGH
