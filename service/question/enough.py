"""Of what a question asks if there is enough: carers, homes, staff."""

from __future__ import annotations

import re
from enum import StrEnum


class Supply(StrEnum):
    """What there may be enough of."""

    CARERS = "carers"
    HOMES = "homes"
    STAFF = "staff"


_DEGREE = r"(?<!good )(?<!well )(?<!safe )(?<!early )(?<!often )(?<!soon )(?<!quickly )(?<!strong )(?<!close )(?<!long )(?<!clear )(?<!decent )(?<!stable )"
_ENOUGH = rf"\b(?:{_DEGREE}enough|sufficient|too few|shortages? of|short of|a lack of) (?:(?!for\b|of\b|to\b)[\w-]+ ){{0,2}}?(?:%s)\b(?! (?:training|supervision|support|time|meetings|checks|visits|reviews|development|morale|retention|turnover|cover))"
_ASKED = {
    Supply.CARERS: re.compile(_ENOUGH % "carers|adopters"),
    Supply.HOMES: re.compile(_ENOUGH % "placements|homes|places|beds|accommodation|housing|flats"),
    Supply.STAFF: re.compile(_ENOUGH % "workers|staff|advis[eo]rs|advocates|visitors|nurses|therapists"),
}


def supply_asked(masked: str) -> Supply | None:
    """Of what a masked question (see `tokens.masked`) asks if there is enough."""
    return next((supply for supply, pattern in _ASKED.items() if pattern.search(masked)), None)
