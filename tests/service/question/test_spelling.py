from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.embedding.minilm import english_words
from service.question.dictionary import dictionary_words
from service.question.model import Question
from service.question.spelling import Speller, everyday_words

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("retrun home intervews", "return home interviews"),
        ("cassloads", "caseloads"),
        ("domstic abuse", "domestic abuse"),
        ("neglct", "neglect"),
        ("supervison", "supervision"),
        ("fostr carers", "foster carers"),
        ("permanance", "permanence"),
        ("adotpion", "adoption"),
    ],
)
def test_misspelt_words_are_put_right(ask: Ask, text: str, topic: str) -> None:
    assert ask(f"What about {text} in Gateshead?").topic == topic


@pytest.mark.parametrize(
    "word", ["adapted", "treat", "leads", "tough", "healing", "dealing", "moral", "lighter"]
)
def test_everyday_words_that_look_alike_stay(word: str) -> None:
    speller = Speller(
        {"adopted": 9, "casual": 9, "great": 9, "leaders": 9, "touch": 9},
        ["feeling"],
        everyday_words() | english_words(),
    )
    assert speller.correct(word) is None


def test_a_slip_nearer_to_another_word_is_known(ask: Ask) -> None:
    assert ask("wich charity helps yong people in Durham").wants_outfit
    assert ask("wen do care leavers in Durham get an adviser").wants_date


def test_of_two_words_as_near_the_commoner_is_meant() -> None:
    assert Speller({"plans": 90, "plane": 4}).correct("planx") == "plans"


def test_short_words_and_numbers_stay() -> None:
    speller = Speller({"care": 9, "section": 9})
    assert speller.correct("cae") is None
    assert speller.correct("s47x") is None


def test_without_words_of_reports_nothing_is_corrected() -> None:
    assert Speller().correct("intervews") is None


def test_a_far_fetched_inflection_gives_way_to_a_common_word_with_one_letter_more() -> None:
    speller = Speller({"missing": 400, "refused": 300}, ["missing"], ["mise", "rehouse"])
    assert speller.correct("mising") == "missing"
    assert speller.correct("rehoused") is None


def test_who_does_it_is_spelt_as_the_reports_spell_it() -> None:
    speller = Speller({"inspectors": 400, "inspect": 20, "adviser": 30}, ["inspectors"])
    assert speller.correct("inspecters") == "inspectors"
    assert speller.correct("advisers") is None


@pytest.mark.parametrize("word", ["rehoused", "burglaries", "hoarding", "muddled", "bedding", "overspent"])
def test_english_words_that_no_report_uses_stay(ask: Ask, word: str) -> None:
    near = {"refused": 90, "bursaries": 90, "hearing": 90, "middle": 90, "beating": 90, "overspend": 90}
    assert Speller(near).correct(word) is not None
    assert Speller(near, everyday=dictionary_words()).correct(word) is None


@pytest.mark.parametrize("word", ["intervews", "asessment", "goverment", "safegaurding", "childrens"])
def test_common_misspellings_are_no_english_words(word: str) -> None:
    assert word not in dictionary_words()


def test_what_was_put_right_is_said(ask: Ask) -> None:
    question = ask("retrun home intervews in Gateshead")
    assert question.notes == ("“retrun” was read as “return” and “intervews” was read as “interviews”.",)
    assert ask("wich council is good at adoption").notes == ()
