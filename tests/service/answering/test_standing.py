"""Which sentences need the one before them, and which are needed behind it."""

from __future__ import annotations

import pytest

from service.answering.standing import (
    carries_on,
    hangs,
    needs_before,
    only_judged,
    standing,
    takes_up,
    tells_on,
)


@pytest.mark.parametrize(
    ("before", "sentence", "needed"),
    [
        ("A new mentoring scheme has begun.", "The scheme reaches many children.", True),
        ("The duty team is new.", "Each team holds a list.", True),
        ("Staff praise the scheme.", "The scheme reaches many children.", False),
        ("A new mentoring scheme has begun.", "The scheme for girls reaches many.", False),
        ("Staff are new.", "The panel meets weekly.", False),
        ("Some plans are late.", "Managers know about these late plans.", True),
        ("Some plans are late.", "Plans are late, and managers know about these plans.", False),
        ("Visits are few.", "Visits are few, and the reasons for these gaps are unknown.", False),
        ("Visits are few.", "Alongside this, records are thin.", True),
        ("A taxi is paid for.", "Young people report that this comes too late.", True),
        ("A nurse and a teacher visit.", "Together, these colleagues weigh the risk.", True),
        ("A nurse and a teacher visit.", "Together with parents, staff weigh the risk.", False),
        ("Some wait long for a hearing.", "For some, the wait is due to moves.", True),
        ("Some wait long for a hearing.", "For some babies, the wait is due to moves.", False),
        ("A taxi is paid for.", "Young people report that this year is better.", False),
        ("Panels meet monthly.", "Views stand at the centre of this practice.", True),
        ("Records are thin.", "Managers have begun to improve this area of practice.", True),
        ("Records are thin.", "Leaders monitor this aspect of the service.", False),
        ("Records are thin.", "Leaders have begun to strengthen these arrangements.", True),
        ("Staff must keep in touch.", "Until very recently, this has gone unseen.", True),
        ("Staff must keep in touch.", "Until very recently, this team has been full.", False),
        ("Practice is weak.", "Leaders want to improve this practice.", True),
        ("Practice is weak.", "Practice is weak, and leaders want to improve this practice.", False),
    ],
)
def test_a_sentence_needs_the_one_before_that_says_what_it_speaks_of(
    before: str, sentence: str, needed: bool
) -> None:
    assert needs_before(sentence, before) is needed


@pytest.mark.parametrize(
    ("sentence", "needed"),
    [
        ("There is more to do for leaders to be sure.", True),
        ("There are still gaps.", True),
        ("The full impact of this cannot be seen.", True),
        ("It is too early to see results.", True),
        ("There is a team for this.", False),
        ("More children are seen.", False),
    ],
)
def test_what_limits_the_sentence_before_is_needed_behind_it(sentence: str, needed: bool) -> None:
    assert carries_on(sentence) is needed


def test_more_that_there_is_tells_of_nothing_before() -> None:
    assert tells_on("The service has a waiting list.", "Help is late.")
    assert not tells_on("There is a waiting list for dentists.", "Help is late.")


def test_a_chain_of_sentences_that_need_another_is_followed_back() -> None:
    said = ["Visits are late.", "A new duty team has begun.", "The team is small.", "It is tired."]
    spans = [
        (sum(len(one) + 1 for one in said[:n]), sum(len(one) + 1 for one in said[: n + 1]) - 1)
        for n in range(4)
    ]
    assert standing(" ".join(said), spans, 3) == 1


@pytest.mark.parametrize(
    ("sentence", "taken_up"),
    [
        ("At the time of the visit, no such homes were in use.", True),
        ("Having seen this weakness, leaders now ensure that visits take place.", True),
        ("Staff know the risks for these young people.", True),
        ("Managers responded swiftly by training staff.", True),
        ("Managers responded to the survey.", False),
        ("Activities such as sport are popular.", False),
        ("Staff know children who are at risk.", False),
    ],
)
def test_a_sentence_takes_up_what_the_one_before_tells(sentence: str, taken_up: bool) -> None:
    assert takes_up(sentence, "Some homes are unsuitable.") is taken_up


@pytest.mark.parametrize(
    ("before", "needed"), [("Few reviewing officers visit.", True), ("Few visits are made.", False)]
)
def test_officers_are_those_that_the_sentence_before_names(before: str, needed: bool) -> None:
    assert needs_before("The officers say that time is short.", before) is needed


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("The response at night is not as strong.", True),
        ("Arrangements are not always effective.", True),
        ("Too many children wait to see a dentist.", False),
    ],
)
def test_what_is_only_judged_has_not_said_in_what_way(sentence: str, bare: bool) -> None:
    assert only_judged(sentence) is bare


@pytest.mark.parametrize(
    ("sentence", "hanging"),
    [
        ("This is commendable.", True),
        ("This inspection found progress.", False),
        ("Those who leave are helped.", False),
    ],
)
def test_what_points_before_the_first_sentence_hangs(sentence: str, hanging: bool) -> None:
    assert hangs(sentence) is hanging
