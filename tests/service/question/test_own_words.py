from __future__ import annotations

from service.question.model import Concept
from service.question.own_words import side_by_side, with_pair
from service.question.topic import Topic


def topic(text: str, *words: str) -> Topic:
    """A topic of which the vocabulary knows none of `words`."""
    return Topic(text, tuple(Concept(word, {word: 1.0}) for word in words), (), 0, words)


def test_neighbours_that_no_entry_knows_are_pairs() -> None:
    assert list(side_by_side(topic("lantern oil for care leavers", "lantern", "oil"))) == ["lantern oil"]
    assert list(side_by_side(topic("lanterns for the oil", "lanterns", "oil"))) == []
    assert list(side_by_side(topic("oil-fired lanterns", "oil", "fired"))) == ["oil fired"]


def test_council_tax_is_a_pair_though_councils_say_nothing() -> None:
    assert list(side_by_side(topic("exempt from council tax", "exempt", "tax"))) == ["council tax"]


def test_a_pair_is_a_concept_beside_its_words() -> None:
    asked = with_pair(topic("pay for lantern oil", "pay", "lantern", "oil"), "lantern oil")
    assert [concept.written for concept in asked.concepts] == ["pay", "lantern oil", "lantern", "oil"]


def test_how_something_is_done_makes_no_pair() -> None:
    assert list(side_by_side(topic("rely heavily on couriers", "rely", "heavily", "couriers"))) == []
    assert list(side_by_side(topic("reply lanterns", "reply", "lanterns"))) == ["reply lanterns"]


def test_what_examples_are_told_of_is_no_pair() -> None:
    assert list(side_by_side(topic("hidden lanterns, such as oil", "hidden", "lanterns", "oil"))) == []
