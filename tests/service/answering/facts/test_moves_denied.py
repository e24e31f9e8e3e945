"""Who did not improve is not who improved."""

from __future__ import annotations

import pytest

from service.answering.facts.moves import moves_asked

COURSES = {
    "up": ["Requires improvement", "Good"],
    "down": ["Good", "Inadequate"],
    "level": ["Good", "Good"],
}


@pytest.mark.parametrize(
    ("text", "fitting", "phrase"),
    [
        ("Which councils didn't improve?", {"down", "level"}, "did not improve"),
        (
            "Which councils have not improved since their last inspection?",
            {"down", "level"},
            "did not improve",
        ),
        ("Who failed to improve?", {"down", "level"}, "did not improve"),
        ("Which stayed the same or got worse?", {"down", "level"}, "did not improve"),
        ("Which have not got worse?", {"up", "level"}, "did not decline"),
        ("Which councils improved?", {"up"}, "improved"),
        ("Who stayed the same?", {"level"}, "kept the same grade"),
    ],
)
def test_a_move_denied(text: str, fitting: set[str], phrase: str) -> None:
    moves = moves_asked(text)
    assert {name for name, grades in COURSES.items() if moves.fits(grades)} == fitting
    assert moves.phrase == phrase
