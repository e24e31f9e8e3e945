"""Deeds strung together: when they are done to the same people."""

from __future__ import annotations

import pytest

from service.question.shared_object import share_an_object


@pytest.mark.parametrize(
    "pieces",
    [
        ["recruit", "train", "support foster carers"],
        ["at recruiting", "assessing", "supporting foster carers"],
        ["find", "interview", "support missing children"],
        ["recruitment", "retention of social workers"],
        ["training", "support for adopters"],
        ["foster carer recruitment", "training", "support"],
    ],
)
def test_deeds_with_one_object_are_one(pieces: list[str]) -> None:
    assert share_an_object(pieces)


@pytest.mark.parametrize(
    "pieces",
    [
        ["care leavers", "missing children"],
        ["fostering", "adoption"],
        ["supervision", "training"],
        ["training", "care leavers"],
        ["supervision", "support workers"],
        ["neglect", "support for care leavers"],
        ["child protection", "supervision"],
        ["early help", "protection plans"],
        ["recruit"],
        [],
    ],
)
def test_what_has_no_object_or_one_of_its_own_is_not(pieces: list[str]) -> None:
    assert not share_an_object(pieces)
