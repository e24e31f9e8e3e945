"""The judgements that a question names, and of which one its topic is the very matter."""

from __future__ import annotations

import pytest

from service.question.grades_named import judgement_of, judgements_asked

LEAVERS = "The experiences and progress of care leavers"


@pytest.mark.parametrize(
    ("topic", "judgement"),
    [
        ("support for care leavers", LEAVERS),
        ("services for young people leaving care", LEAVERS),
        ("leadership", "Leadership, management and governance"),
        ("child protection", "The experiences and progress of children who need help and protection"),
        pytest.param("housing for care leavers", None, id="a part of it"),
        pytest.param("child protection conferences", None, id="a word of its name"),
        pytest.param("number of care leavers", None, id="a figure of it"),
        pytest.param("care leavers and looked after children", None, id="more than it"),
        pytest.param("supervision", None, id="no judgement"),
    ],
)
def test_a_judgement_is_asked_about_where_nothing_else_is_said(topic: str, judgement: str | None) -> None:
    assert judgement_of(topic) == judgement


def test_judgements_are_joined_by_their_whole_names() -> None:
    asked = "what grades were given to adoption performance and to the experiences and progress of children looked after and achieving permanence"
    assert judgements_asked(asked) == (
        "Adoption performance",
        "Children looked after and achieving permanence",
    )
