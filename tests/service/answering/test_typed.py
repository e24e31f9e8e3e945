"""A reason, a view, a sum or a name that was asked for has to stand in what is quoted."""

from __future__ import annotations

import pytest

from service.question.answer_types import Party
from service.question.model import Intent, Question
from tests.service.answering.chosen import labels_chosen, scored

MATTER = ("Many children go missing from home.", 0.9)


def asked(intent: Intent = Intent.SINGLE, **wanted: object) -> Question:
    return Question("", intent, "children missing", (), (), (), (), **wanted)  # type: ignore[arg-type]


def chosen(question: Question, *sentences: tuple[str, float]) -> list[str]:
    return labels_chosen(question, {"Alderbrook": scored({"1": sentences})})["Alderbrook"]


@pytest.mark.parametrize(
    ("following", "told"),
    [
        ("This is due to bullying in two homes.", True),
        ("The rise is in part because there are too few local homes.", True),
        ("Most are offered an interview.", False),
        ("Staff know them well.", False),
    ],
)
def test_a_reason(following: str, told: bool) -> None:
    assert chosen(asked(wants_reason=True), MATTER, (following, 0.1)) == (["1"] if told else [])
    assert chosen(asked(), MATTER, (following, 0.1)) == ["1"]


def test_change_over_time_needs_no_reason() -> None:
    assert chosen(asked(Intent.TEMPORAL, wants_reason=True), MATTER) == ["1"]


def test_beside_a_sure_passage_with_its_reason_a_word_of_reason_elsewhere_is_filler() -> None:
    found = scored(
        {
            "1": [("Children go missing because they are bullied.", 0.9)],
            "2": [("Plans are late because there are too few staff.", 0.2)],
        }
    )
    assert labels_chosen(asked(wants_reason=True), {"Alderbrook": found}) == {"Alderbrook": ["1"]}


@pytest.mark.parametrize(
    ("party", "sentence", "told"),
    [
        (Party.PARENTS, "Parents told inspectors that they feel listened to.", True),
        (Party.PARENTS, "The team is highly valued by families.", True),
        (Party.PARENTS, "Families receive services that promote positive parenting.", False),
        (Party.PARENTS, "Workers speak knowledgeably about their children and families.", False),
        (Party.CHILDREN, "Children’s views are sought and gathered well.", False),
        (Party.CHILDREN, "Young people spoken to were very positive about their advisers.", True),
        (Party.CHILDREN, "As one put it, ‘They never give up on me, whatever happens.’", True),
        (Party.PARENTS, "Parents came to ‘The Big Conversation’ every day.", False),
        (Party.COURTS, "There are well-established relationships with the judiciary.", True),
        (Party.COURTS, "Assessments for court are thorough.", False),
        (Party.STAFF, "Social workers enjoy working here.", True),
        (Party.CARERS, "Carers are trained before they start.", False),
        (Party.ADOPTERS, "Adopters hold the service in high regard.", True),
        (Party.CARERS, "Adopters hold the service in high regard.", False),
        (Party.CARERS, "Foster carers find it slow.", True),
    ],
)
def test_a_view(party: Party, sentence: str, told: bool) -> None:
    assert chosen(asked(views_of=(party,)), (sentence, 0.9)) == (["1"] if told else [])


def test_the_sentence_that_tells_the_view_is_quoted() -> None:
    question = asked(views_of=(Party.PARENTS,))
    beginning = [("Parenting courses run twice a year.", 0.9)]
    beginning += [("Rooms are bright.", 0.1)] * 4
    assert chosen(question, *beginning, ("Parents said that they help.", 0.5)) == ["1"]


def test_a_sum_of_money() -> None:
    assert chosen(asked(wants_sum=True), ("The service has had 12 reviews.", 0.9)) == []
    assert chosen(asked(wants_sum=True), ("The council put £2 million into it.", 0.9)) == ["1"]


def test_a_name_that_the_question_does_not_have() -> None:
    question = asked(wants_outfit=True)
    assert chosen(question, ("A commissioned provider holds the interviews.", 0.9)) == []
    assert chosen(question, ("The interviews are held by Barnardo’s.", 0.9)) == ["1"]
    told_later = ("It is commissioned from Barnardo’s.", 0.3)
    assert chosen(question, ("A provider holds the interviews.", 0.9), told_later) == ["1"]
    assert chosen(question, ("They are overseen by the Independent Reviewing Officer.", 0.9)) == []


def test_a_name_in_the_question_is_no_answer() -> None:
    question = Question("Which charity ran It's OK?", Intent.SINGLE, "", (), (), (), (), wants_outfit=True)
    assert chosen(question, ("A charity ran it with Barnardo’s.", 0.9)) == ["1"]
    assert chosen(question, ("A charity ran the campaign It’s OK.", 0.9)) == []
