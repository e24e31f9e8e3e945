"""Names and years for phrasings that were written without."""

from __future__ import annotations

_NAMES = ("Gateshead", "Sunderland", "Harrow", "Leeds", "North Tyneside", "Essex", "Slough", "York")
_REGIONS = ("the North East", "London", "the South West", "Yorkshire")
_YEARS = ("2017", "2019", "2021", "2016", "2023")


def with_names(text: str, number: int) -> str:
    """The phrasing with authorities for {P} and {Q}, a region for {R} and a year for {Y}: others for another `number`."""
    filled = text.replace("{P}", _NAMES[number % len(_NAMES)])
    filled = filled.replace("{Q}", _NAMES[(number + 3) % len(_NAMES)])
    filled = filled.replace("{R}", _REGIONS[number % len(_REGIONS)])
    return filled.replace("{Y}", _YEARS[number % len(_YEARS)])
