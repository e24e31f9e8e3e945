from __future__ import annotations

import pytest

from service.answering.valence import Valence, valence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Visits are regular and effective.", Valence.STRENGTH),
        ("Plans are not specific enough and drift is common.", Valence.WEAKNESS),
        ("The team has nine members.", Valence.NEUTRAL),
        ("Visits are timely, thorough and purposeful, but recording is weak.", Valence.MIXED),
        ("Supervision is not yet effective.", Valence.WEAKNESS),
    ],
)
def test_a_run_points_the_way_its_words_do(text: str, expected: Valence) -> None:
    assert valence(text) is expected


def test_what_children_go_through_is_no_fault_of_the_service() -> None:
    text = "When children cannot remain in their wider family, some secure permanence in homes that meet their needs well."
    assert valence(text) is not Valence.WEAKNESS


def test_a_praised_word_denied_is_a_fault_alone() -> None:
    assert valence("Interviews are not consistently robust and lack clear analysis.") is Valence.WEAKNESS
