"""Which sentences say that something got better or worse, or did not get better. All sentences are made up."""

from __future__ import annotations

import pytest

from service.answering.movement import Way, tells_move


@pytest.mark.parametrize(
    "sentence",
    [
        "Supervision has improved.",
        "The hub has been strengthened since the spring.",
        "Leaders have made good progress in recruiting foster carers.",
        "Improvements have been made to audits.",
        "A new panel has led to improvements in planning.",
        "Caseloads have reduced.",
        "Visits are now more timely than when the last manager left.",
        "There are no longer any children without a worker.",
        "The timeliness of assessments is improving.",
    ],
)
def test_what_got_better(sentence: str) -> None:
    assert tells_move(sentence, Way.BETTER)


@pytest.mark.parametrize(
    "sentence",
    [
        "Plans need to be improved.",
        "Audits have not improved.",
        "Leaders aim to see improvements that have been made elsewhere.",
        "Children in care make good progress at school.",
        "Most pupils have made good progress.",
        "Visits continue until the family's circumstances have improved.",
        "Workers help parents and have improved their relationships at home.",
        "The council set up an improvement board, which led to an improvement plan.",
        "This work had improved in the spring.",
        "The council has a strengthened team to come.",
        "Oversight reduces drift and delay.",
    ],
)
def test_a_wish_a_child_or_a_time_gone_by_is_nothing_that_got_better(sentence: str) -> None:
    assert not tells_move(sentence, Way.BETTER)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The quality of plans has deteriorated.", True),
        ("There has been a decline in the timeliness of visits.", True),
        ("Earlier strengths have not been sustained.", True),
        ("Caseloads have risen.", True),
        ("Audits are weaker than at the last inspection.", True),
        ("Two young people have declined an advocate.", False),
        ("Leaders have not only sustained this, they have built on it.", False),
        ("The numbers of children missing have declined.", False),
        ("His mental health has deteriorated.", False),
        ("Plans are poor.", False),
    ],
)
def test_what_got_worse(sentence: str, told: bool) -> None:
    assert bool(tells_move(sentence, Way.WORSE)) is told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Supervision has not improved.", True),
        ("Waits remain too long.", True),
        ("There has been little progress.", True),
        ("The panel is not yet effective.", True),
        ("Some reviews are still late and still need more challenge.", True),
        ("Reviews are late.", False),
    ],
)
def test_what_did_not_get_better(sentence: str, told: bool) -> None:
    assert bool(tells_move(sentence, Way.NOWHERE)) is told


def test_since_when_and_how_much_tell_more() -> None:
    plain = tells_move("Supervision has improved.", Way.BETTER)
    since = tells_move("Supervision has improved since the last inspection.", Way.BETTER)
    much = tells_move("Supervision has significantly improved since the last inspection.", Way.BETTER)
    assert plain < since < much
