"""What is said of other people than those asked about is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.other_people import of_those_asked, without_leavers
from service.answering.passages import best_run
from service.question.model import Intent, Question
from service.retrieval.found import Found
from tests.service.answering.chosen import scored

STAFF = "Social workers are recruited from three universities."
CARERS = "A campaign to recruit foster carers has begun."
LEADERS = "Turnover is low while recruitment to senior leadership roles goes on."
KEEPING = "How well are social workers recruited and kept?"


def question(text: str) -> Question:
    return Question(text, Intent.COMPARE, "", (), (), (), ())


def left(text: str, *paragraphs: str, single: bool = False, many: bool = False) -> tuple[list[str], float]:
    """Texts left of what was found for a question, and how probably the group answers then."""
    candidates = scored({str(number): [(said, 0.9 / number)] for number, said in enumerate(paragraphs, 1)})
    rest = of_those_asked(question(text), Found(tuple(candidates), answers=0.8), single=single, many=many)
    return [one.stored.paragraph.text for one in rest.scored], rest.answers


@pytest.mark.parametrize(
    ("text", "paragraph", "kept"),
    [
        (KEEPING, STAFF, True),
        (KEEPING, CARERS, False),
        (KEEPING, "Foster carers and social workers are hard to recruit.", True),
        (KEEPING, "Recruitment to senior posts is under way.", False),
        (KEEPING, "Senior leaders know how to recruit.", True),
        (KEEPING, "Caseloads are high.", True),
        (KEEPING, LEADERS, True),
        ("How are foster carers and social workers recruited?", CARERS, True),
        ("How are children kept safe?", CARERS, True),
        ("How good is supervision?", "Carers praise their supervising social workers.", False),
        ("How good is supervision?", "Foster carers have regular supervision.", False),
        ("How good is supervision?", "Supervision is regular.", True),
        ("How are supervision orders used?", "Foster carers have regular supervision.", True),
        ("How well do supervising social workers help foster carers?", CARERS, True),
    ],
)
def test_what_is_done_to_others_alone_is_none_of_staff(text: str, paragraph: str, kept: bool) -> None:
    assert (paragraph in left(text, paragraph, "Staff meet.")[0]) is kept


FOSTERING = "Compare how foster carers are recruited and kept."
FOSTERED = "Foster carers are recruited with care."
HELPED = "How do councils train foster carers?"


@pytest.mark.parametrize(
    ("text", "paragraph", "kept"),
    [
        (FOSTERING, "A workforce board leads recruitment.", False),
        (FOSTERING, "Recruitment goes on, yet staff leave the care leavers’ team.", False),
        (FOSTERING, "Adopters are recruited well.", False),
        (
            FOSTERING,
            "Foster carers are praised, and young people take part in recruiting senior leaders.",
            True,
        ),
        (FOSTERING, "Foster carers are praised. Young people help in recruitment of senior leaders.", False),
        (FOSTERING, "Adopters and foster carers are recruited well.", True),
        (FOSTERING, "A campaign for new fostering households has begun.", True),
        (HELPED, "Training for adopters is good.", False),
        (HELPED, "Carers are well trained.", True),
        ("How are adopters recruited?", "Recruitment of foster carers is slow.", False),
        ("How are adopters recruited?", "Adopters and foster carers are recruited.", True),
        ("How are adopters and foster carers recruited?", "Foster carers are recruited.", True),
        ("How are children with foster carers supported?", "Social workers support children.", True),
    ],
)
def test_what_is_done_to_others_alone_is_none_of_carers(text: str, paragraph: str, kept: bool) -> None:
    also = "Adopters are recruited with care." if "adopters" in text else FOSTERED
    assert (paragraph in left(text, paragraph, also)[0]) is kept


def test_who_takes_on_others_alone_has_nothing_on_foster_carers() -> None:
    thin = "Foster carers like their groups."
    assert left(FOSTERING, "A workforce board leads recruitment.", thin)[0] == []
    assert left(FOSTERING, FOSTERED, STAFF, "Foster carers ski.", thin)[0] == [FOSTERED]
    more = "Leaders want to double their fostering households."
    assert left(FOSTERING, "A workforce board leads recruitment.", thin, more)[0] == [more]
    assert left(FOSTERING, thin)[0] == [thin]
    assert left(FOSTERING, STAFF, single=True)[0] == [STAFF]


def test_one_authority_that_has_nothing_else_is_told_that() -> None:
    assert left(KEEPING, CARERS, single=True)[0] == [CARERS]
    assert left(KEEPING, CARERS)[0] == []
    assert left(KEEPING, CARERS, STAFF, single=True)[0] == [STAFF]


def test_one_of_many_answers_as_probably_as_what_is_left() -> None:
    assert left(KEEPING, CARERS, STAFF, many=True)[1] == pytest.approx(0.45)
    assert left(KEEPING, STAFF, CARERS, many=True)[1] == pytest.approx(0.8)
    assert left(KEEPING, CARERS, STAFF)[1] == pytest.approx(0.8)


def test_care_leavers_alone_are_not_children_in_care() -> None:
    texts = (
        "Children in care see a nurse.",
        "Care leavers see a nurse.",
        "Children and care leavers see one.",
    )
    passages = [best_run(one) for one in scored({str(n): [(said, 0.9)] for n, said in enumerate(texts)})]
    asked = question("Do children in care see a nurse?")
    assert without_leavers(asked, passages) == [passages[0], passages[2]]
    assert without_leavers(asked, passages[1:2]) == passages[1:2]
    both = replace(asked, text="Do children in care and care leavers see a nurse?")
    assert without_leavers(both, passages) == passages
