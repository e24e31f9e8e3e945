"""Of what a question asks who of many has too little, enough or too much."""

from __future__ import annotations

import pytest

from service.question.enough import Amount, Supply, amount_asked


@pytest.mark.parametrize(
    ("masked", "asked"),
    [
        ("WHICH do not have enough foster carers", (Supply.CARERS, Amount.LITTLE)),
        ("where is there a shortage of foster homes", (Supply.CARERS, Amount.LITTLE)),
        ("WHICH struggle to recruit foster carers", (Supply.CARERS, Amount.LITTLE)),
        ("WHICH have enough adopters", (Supply.ADOPTERS, Amount.ENOUGH)),
        ("WHICH are short of placements", (Supply.HOMES, Amount.LITTLE)),
        ("WHICH are short of suitable housing for care leavers", (Supply.HOUSING, Amount.LITTLE)),
        ("WHICH have enough social workers", (Supply.STAFF, Amount.ENOUGH)),
        ("WHICH rely heavily on agency staff", (Supply.AGENCY, Amount.MUCH)),
        ("WHICH have high caseloads", (Supply.CASES, Amount.MUCH)),
        ("where are caseloads too high", (Supply.CASES, Amount.MUCH)),
        ("WHICH do not have high caseloads", None),
        ("WHICH do not rely on agency staff", None),
        ("WHICH have enough school places", None),
        ("WHICH do not have enough personal advisers", None),
        ("WHICH lack training for foster carers", None),
        ("WHICH have enough support for foster carers", None),
        ("WHICH do enough for young carers", None),
    ],
)
def test_the_amount_asked(masked: str, asked: tuple[Supply, Amount] | None) -> None:
    assert amount_asked(masked) == asked
