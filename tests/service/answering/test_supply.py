"""Who asks if there is enough of something is not answered by how good it is."""

from __future__ import annotations

import pytest

from service.answering.supply import says_how_much
from service.question.enough import Supply, supply_asked


@pytest.mark.parametrize(
    ("masked", "supply"),
    [
        ("does PLACE have enough foster carers", Supply.CARERS),
        ("is there a shortage of placements for teenagers in PLACE", Supply.HOMES),
        ("has PLACE enough decent housing for care leavers", Supply.HOUSING),
        ("are there too few social workers in PLACE", Supply.STAFF),
        ("are children seen often enough in PLACE", None),
        ("do care leavers in PLACE live in good enough accommodation", None),
        ("is there enough staff training in PLACE", None),
        ("does PLACE do enough for young carers", None),
    ],
)
def test_of_what_there_may_be_enough(masked: str, supply: Supply | None) -> None:
    assert supply_asked(masked) is supply


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("There are too few foster carers for teenagers.", True),
        ("The fleet of foster carers has grown, with a net gain of 12 households.", True),
        ("Recruitment of carers is slow.", True),
        ("The sufficiency strategy is new.", True),
        ("Foster carers are kind and well trained.", False),
        ("Checks of carers are not made quickly enough.", False),
        ("More visits are made.", False),
    ],
)
def test_how_much_of_it_there_is(sentence: str, told: bool) -> None:
    assert says_how_much(sentence, Supply.CARERS) is told
