"""A place within a longer name names no council, where somebody else or everybody is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


def asked_about(question: Question) -> list[str]:
    return [authority.name for authority in question.authorities]


@pytest.mark.parametrize(
    "text",
    [
        "Does Sunderland work with Durham University?",
        "does sunderland work with durham university",
        "Does Sunderland work with the University of Durham?",
        "How does Sunderland work with Cleveland Police?",
        "how does sunderland work with cleveland police",
        "Do doctors at Bradford Royal Infirmary refer children to Sunderland?",
        "Do children in Sunderland go to Newcastle United matches?",
        "Does Sunderland use the Leeds Larks Valued programme?",
        "does sunderland use the leeds larks valued programme",
        "Does Sunderland follow the Hertfordshire model?",
        "Has Chelsea's Lantern been performed in schools in Sunderland?",
        "Did pupils in Sunderland see the play 'Durham Lanterns'?",
        "Which other councils are in Adopt Tees Valley with Sunderland?",
    ],
)
def test_beside_another_authority_a_place_within_a_name_is_none(ask: Ask, text: str) -> None:
    assert asked_about(ask(text)) == ["Sunderland"]


@pytest.mark.parametrize(
    "text",
    [
        "Which councils work with the University of Bedford?",
        "Which councils work with Durham University?",
        "Which councils use Leeds Larks Valued?",
        "Which areas use Chelsea's Lantern?",
        "Which councils showed the play 'Chelsea's Lantern' to pupils?",
        "Which authorities are served by Adopt Durham?",
    ],
)
def test_of_everybody_a_place_within_a_name_is_none(ask: Ask, text: str) -> None:
    assert not asked_about(ask(text))


def test_the_name_with_the_place_in_it_is_asked_for(ask: Ask) -> None:
    question = ask("Does Sunderland work with Durham University?")
    assert [(name.written, name.told) for name in question.names] == [("Durham University", True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What does Durham University do for care leavers?", ["Durham"]),
        ("How do Gateshead and Durham police work together?", ["Gateshead", "Durham"]),
        ("Compare Durham Virtual School and Gateshead Virtual School", ["Durham", "Gateshead"]),
        ("How does the Durham Early Help Hub differ from Gateshead?", ["Durham", "Gateshead"]),
        ("What about Durham's MASH and Gateshead's Larks?", ["Durham", "Gateshead"]),
        ("Do Durham and Gateshead use the same model?", ["Durham", "Gateshead"]),
        ("What did Durham Council and Gateshead Children's Services do?", ["Durham", "Gateshead"]),
        ("How does the Durham Lantern differ from Gateshead?", ["Durham", "Gateshead"]),
        ("Gateshead Report And Durham Report On Lanterns", ["Gateshead", "Durham"]),
        ("What is Chelsea's grade?", ["Kensington and Chelsea"]),
    ],
)
def test_a_council_with_what_it_has_is_meant(ask: Ask, text: str, names: list[str]) -> None:
    assert asked_about(ask(text)) == names
