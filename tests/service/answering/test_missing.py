"""Children who go missing and children missing education are two matters."""

from __future__ import annotations

import pytest

from service.answering.missing import of_the_missing_asked
from service.question.model import Intent, Question
from service.retrieval.found import Found
from tests.service.answering.chosen import scored

GONE = "When girls go missing from care, somebody finds and hears them."
UNTAUGHT = "Staff look for children missing education. The number of children missing has fallen."
BOTH = "Children who go missing and those missing education are well known."
OTHER = "Schools are partners."


def left(text: str, *paragraphs: str) -> tuple[list[str], float]:
    candidates = scored({str(number): [(said, 0.9 / number)] for number, said in enumerate(paragraphs, 1)})
    asked = Question(text, Intent.SINGLE, "", (), (), (), ())
    rest = of_the_missing_asked(asked, Found(tuple(candidates), answers=0.8))
    return [one.stored.paragraph.text for one in rest.scored], rest.answers


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("What happens when children go missing from home or care?", [GONE, BOTH, OTHER]),
        ("Are return home interviews timely?", [GONE, BOTH, OTHER]),
        ("How are children missing education found?", [UNTAUGHT, BOTH, OTHER]),
        ("How are children who are missing from school found?", [UNTAUGHT, BOTH, OTHER]),
        (
            "How are children missing education and children missing from home found?",
            [GONE, UNTAUGHT, BOTH, OTHER],
        ),
        ("How good are schools?", [GONE, UNTAUGHT, BOTH, OTHER]),
    ],
)
def test_the_other_kind_alone_is_another_matter(text: str, kept: list[str]) -> None:
    assert left(text, GONE, UNTAUGHT, BOTH, OTHER)[0] == kept


def test_a_group_answers_as_probably_as_what_is_left() -> None:
    asked = "What happens when children go missing?"
    assert left(asked, UNTAUGHT) == ([], 0.0)
    assert left(asked, UNTAUGHT, GONE)[1] == pytest.approx(0.45)
    assert left(asked, GONE, UNTAUGHT)[1] == pytest.approx(0.8)
