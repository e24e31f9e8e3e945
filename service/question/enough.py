"""Of what a question asks how much there is: enough carers, homes or staff, or too many agency workers or cases."""

from __future__ import annotations

import re
from enum import StrEnum


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
_ASKED = {
    supply: re.compile(rf"\b(?:{_DEGREE}enough|sufficient|{_TOO_FEW}) (?:enough )?{_ON}(?:{kind})\b{_NOT_OF}")
    for supply, kind in _OF_KIND.items()
}
_OF_LEAVERS = re.compile(r"\b(?:care leavers|leav(?:e|es|ing) care)\b")  # homes for them are no placements
_LITTLE = re.compile(rf"\b(?:{_TOO_FEW})\b|\bnot\b|n['\u2019]t\b|\bwithout\b")
_ASKS_MUCH = {
    Supply.AGENCY: re.compile(
        r"\b(?:over-?(?:rel\w+|depend\w+)|(?:rel(?:y|ies|ied|ying|iant|iance)|depend\w*)(?: \w+){0,2}? (?:up)?on|(?:too|so) many|high (?:use|numbers?|levels?|proportions?) of|heavy use of) (?:\w+ ){0,2}?"
        r"(?:agency|locums?|interim|temporary)\b"
    ),
    Supply.CASES: re.compile(
        r"\b(?:high(?:er|est)?|heavy|large|excessive|unmanageable|too big) (?:social work(?:ers?)? )?(?:case ?loads?|workloads?)\b"
        r"|\b(?:case ?loads?|workloads?) (?:\w+ ){0,2}?(?:too )?(?:high|heavy|large|big|excessive|unmanageable)\b"
    ),
}
_DENIES_MUCH = re.compile(
    r"\b(?:not|no|never|without|less|little|few(?:er)?|reduc\w+|cut\w*|avoid\w*|stop\w*|tackl\w+|address\w*|lower\w*)\b|n['\u2019]t\b"
)


def supply_asked(masked: str) -> Supply | None:
    """Of what a masked question (see `tokens.masked`) asks if there is enough."""
    supply = next((supply for supply, pattern in _ASKED.items() if pattern.search(masked)), None)
    return Supply.HOUSING if supply is Supply.HOMES and _OF_LEAVERS.search(masked) else supply


# Of what the amounts are told in words of their own; what is short of these is told by their own names.
_KNOWN = {
    Supply.CARERS: re.compile(r"\bfoster(?:ing)?\b"),
    Supply.ADOPTERS: re.compile(r"\badopt"),
    Supply.HOUSING: re.compile(r"\bcare leavers\b|\byoung people\b|\byoung adults\b|\bleaving care\b"),
    Supply.HOMES: re.compile(
        r"(?<!school )(?<!nursery )(?<!work )(?<!student )\b(?:placements|(?:children(?:'s|s)|care|foster|residential|suitable|local) homes|homes for (?:children|kids|looked)|places (?:to live|for (?:children|kids|looked)))\b"
    ),
    Supply.STAFF: re.compile(
        r"\b(?:social (?:workers|work staff|care staff)|(?<!agency )(?<!support )staff)\b"
    ),
}


def amount_asked(masked: str) -> tuple[Supply, Amount] | None:
    """Of what a masked question about many asks who has too little, enough or too much; None where it asks no such thing."""
    much = next((supply for supply, pattern in _ASKS_MUCH.items() if pattern.search(masked)), None)
    if much is not None:
        return None if _DENIES_MUCH.search(masked) else (much, Amount.MUCH)
    supply = supply_asked(masked)
    if supply is None or not _KNOWN[supply].search(masked):
        return None
    return supply, Amount.LITTLE if _LITTLE.search(masked) else Amount.ENOUGH
