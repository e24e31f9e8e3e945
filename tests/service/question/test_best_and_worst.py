"""Where one council is weakest or best on a matter."""

from __future__ import annotations

import pytest

from service.question.best_and_worst import as_weaknesses


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Where is Harrowmere weakest on care leavers?",
            "what are the weaknesses of Harrowmere on care leavers?",
        ),
        (
            "Where does Harrowmere do best for children in care?",
            "what are the strengths of Harrowmere on children in care?",
        ),
        (
            "What is Harrowmere's weakest point on neglect?",
            "what are the weaknesses of Harrowmere on neglect?",
        ),
        ("Where is Harrowmere weakest?", "Where is Harrowmere weakest?"),
        ("Where was Harrowmere worst in 2018?", "Where was Harrowmere worst in 2018?"),
        (
            "Where is Harrowmere weakest in its latest report?",
            "Where is Harrowmere weakest in its latest report?",
        ),
        ("Where is Harrowmere weakest at the moment?", "Where is Harrowmere weakest at the moment?"),
        ("Where is support weakest for care leavers?", "Where is support weakest for care leavers?"),
    ],
)
def test_the_weakest_of_a_matter_are_its_weaknesses(text: str, read: str) -> None:
    assert as_weaknesses(text) == read
