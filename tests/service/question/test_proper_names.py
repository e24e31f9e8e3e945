"""Proper names are told by capital letters within a sentence, by quotation marks, or by being said to be names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


def names(question: Question) -> list[str]:
    return [name.written for name in question.names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Which authorities use Larkspur?", "Larkspur"),
        ("Which councils take part in the Step Ahead to Care programme?", "Step Ahead to Care"),
        ("Which councils use the Lanterns of Home model?", "Lanterns of Home"),
        ("Who has Larkspur?", "Larkspur"),
        ("Do Gateshead, Durham and Sunderland use Lanterns of Home?", "Lanterns of Home"),
        ("Which councils use No Lost Key?", "No Lost Key"),
        ("Which councils use The Larkspur Wheel?", "Larkspur Wheel"),
        ("Where does the NCPX work with families?", "NCPX"),
        ('Which councils have a scheme, "family larks"?', "family larks"),
        ("Which councils have a scheme called family larks for carers?", "family larks"),
        ("Which councils belong to an agency called Step Ahead to Adoption?", "Step Ahead to Adoption"),
        ("Which authorities use the \u2018Larkspur Wheel\u2019 to assess neglect?", "Larkspur Wheel"),
    ],
)
def test_a_name_is_read_as_it_is_written(ask: Ask, text: str, name: str) -> None:
    assert names(ask(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities support foster carers well?",
        "Which Authorities Support Care Leavers Well?",
        "WHICH AUTHORITIES USE LARKSPUR?",
        "Which Authorities Have a Team for Care Leavers?",
        "Which authorities did Ofsted praise for early help?",
        "What do reports on Gateshead and Durham say about early help?",
        "Larkspur: which councils use it?",
        "Gateshead has a council of children called Larkspur Voice. What do the other councils have?",
        "Which councils' social workers see each other's cases?",
        "Which councils put children in B&B?",
    ],
)
def test_places_sentences_and_headings_make_no_name(ask: Ask, text: str) -> None:
    assert not names(ask(text))


def test_a_place_at_the_end_of_a_name_is_none(ask: Ask) -> None:
    question = ask("Which authorities are served by Adopt Durham?")
    assert names(question) == ["Adopt Durham"]
    assert question.names[0].told  # or neither the name nor the place would count
    assert not question.authorities


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities in the North East are served by Adopt Coast?",
        "Which North East councils support care leavers?",
        "Which councils did Ofsted, Durham and others work with on early help?",
    ],
)
def test_a_place_by_itself_stays_one(ask: Ask, text: str) -> None:
    assert ask(text).authorities


def test_the_name_is_carried_on_to_the_next_question(ask: Ask) -> None:
    first = ask("Which authorities use Larkspur?")
    assert names(ask("And in the North East?", None, first)) == ["Larkspur"]


def test_a_name_with_a_word_unheard_of_is_none_of_the_field(ask: Ask) -> None:
    assert not ask("Which councils use Zzyzx Families?").names[0].of_field
    assert ask("Which councils have Early Help Hubs?").names[0].of_field


def test_a_name_behind_a_matter_told_at_length_is_an_example_of_it(ask: Ask) -> None:
    matter = ask("Which councils run a scheme for parents who already lost a child, such as Larkspur?")
    assert [(one.written, one.example) for one in matter.names] == [("Larkspur", True)]
    bare = ask("Which councils use tools such as Larkspur?")
    assert [(one.written, one.example) for one in bare.names] == [("Larkspur", False)]
