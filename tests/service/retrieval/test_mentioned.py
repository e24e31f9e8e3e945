"""Whose report mentions a matter is told by its words, where these are rare."""

from __future__ import annotations

from datetime import date

from service.question.model import Concept
from service.retrieval.mentioned import read_mentioned
from tests.support.memory_index import made_report, memory_index

TEXTS = {str(place): f"Plans of the team are good ({place})." for place in range(1, 200)} | {
    "7": "Some kites are flown.",
    "8": "A Kite was lost.",
    "9": "Children fly gliders there.",
    "10": "Otters swim.",
    "11": "Stunt kites dive, as the KFO says.",
}
INDEX = memory_index([made_report("Alderbrook", (date(2021, 6, 7), date(2021, 6, 18)), TEXTS)])
EVERYTHING = [(0, 199)]
KITE = Concept("kite", {"kite": 1.0, "stunt kites": 0.95, "gliders": 0.95, "otters": 0.6}, official=True)
OTTERS = Concept("otters", {"otters": 1.0, "beavers": 0.95, "kite": 0.95})


def rows(asked: str, *concepts: Concept) -> list[int] | None:
    naming = read_mentioned(INDEX, asked, concepts, EVERYTHING)
    return None if naming is None else naming.rows.tolist()


def test_a_term_is_mentioned_by_equals_that_have_a_word_of_it_or_are_short_for_it() -> None:
    assert rows("Which reports mention kite?", KITE) == [6, 7, 10]
    officers = Concept("kite flying officers", {"kite flying officers": 1.0, "kfo": 0.95}, official=True)
    assert rows("Which reports mention kite flying officers?", officers) == [10]


def test_lay_words_are_mentioned_by_themselves_alone() -> None:
    assert rows("Which reports mention otters?", OTTERS) == [9]


def test_either_of_a_list_is_a_mention() -> None:
    assert rows("Which reports mention kite or otters?", KITE, OTTERS) == [6, 7, 9, 10]


def test_one_of_the_other_is_left_to_the_search() -> None:
    assert rows("Which reports mention kite flying for otters?", KITE, OTTERS) is None


def test_a_word_that_stands_nowhere_nobody_mentions() -> None:
    assert rows("Which reports mention beavers?", Concept("beavers", {"beavers": 1.0})) == []
    at_length = Concept("homes that beavers build", {"homes that beavers build": 1.0})
    assert rows("Which reports mention homes that beavers build?", at_length) is None


def test_a_word_of_another_matter_is_none_by_itself() -> None:
    stunt = Concept("stunt kites", {"stunt kites": 1.0}, official=True)
    assert rows("Which reports mention stunt kites?", stunt, Concept("kites", {"kites": 1.0})) == [10]
    assert rows("Which reports mention stunt otters?", Concept("stunt", {"stunt": 1.0}), OTTERS) is None


def test_what_stands_nearly_everywhere_is_left_to_the_search() -> None:
    assert rows("Which reports mention plans?", Concept("plans", {"plans": 1.0})) is None
    assert rows("Which reports mention children?", Concept("children", {"children": 1.0})) is None
