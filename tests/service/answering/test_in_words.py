"""Of several, how long is told in words as well as in numbers; how many is not."""

from __future__ import annotations

import pytest

from service.question.model import Intent, Question
from tests.service.answering.chosen import labels_chosen, scored


@pytest.mark.parametrize(
    ("text", "tidewell"), [("How long are the waits?", ["1"]), ("How many wait?", [])], ids=["long", "many"]
)
def test_what_is_said_without_a_number(text: str, tidewell: list[str]) -> None:
    question = Question(text, Intent.COMPARE, "waits", (), (), (), (), wants_number=True)
    found = {
        "Eastwold": scored({"1": [("Children wait for 12 weeks.", 0.9)]}),
        "Tidewell": scored({"1": [("Children wait far too long.", 0.9)]}),
    }
    assert labels_chosen(question, found) == {"Eastwold": ["1"], "Tidewell": tidewell}


def test_of_one_authority_a_number_is_wanted() -> None:
    question = Question("How long are the waits?", Intent.SINGLE, "waits", (), (), (), (), wants_number=True)
    said = scored({"1": [("Children wait far too long.", 0.9)]})
    assert labels_chosen(question, {"Tidewell": said}) == {"Tidewell": []}
