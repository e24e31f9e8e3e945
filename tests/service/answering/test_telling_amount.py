"""Who of many has too little, enough or too much is told by the sentence that says so; of one, that sentence comes first."""

from __future__ import annotations

from service.answering.passages import best_run
from service.answering.telling_amount import amount_finder, first_how_much
from service.question.enough import Amount, Supply
from service.question.model import Concept, Intent, Leaning, Question
from tests.service.answering.chosen import labels_chosen, scored

CARERS = Concept("foster carers", {"foster carers": 1.0, "fostering": 0.95}, official=True)
LEAVERS = Concept("care leavers", {"care leavers": 1.0}, official=True)


def asked(
    supply: Supply, amount: Amount, *concepts: Concept, leaning: Leaning | None = Leaning.FAULT
) -> Question:
    return Question(
        "", Intent.THEME, "", concepts, (), (), (), leaning=leaning, supply=supply, amount=(supply, amount)
    )


SHORT = {
    "1": [("Foster carers are poorly trained.", 0.9)],
    "2": [("Staff are keen.", 0.1), ("There are too few foster carers.", 0.2)],
}
PLENTY = {
    "1": [("Foster carers are poorly trained.", 0.9)],
    "2": [("The council has sufficient foster carers.", 0.5)],
}


def test_of_many_only_who_says_so_of_the_very_thing_is_counted() -> None:
    found = {"Alderbrook": scored(SHORT), "Brackwater": scored(PLENTY)}
    little = labels_chosen(asked(Supply.CARERS, Amount.LITTLE, CARERS), found)
    assert little == {"Alderbrook": ["2"], "Brackwater": []}
    enough = labels_chosen(asked(Supply.CARERS, Amount.ENOUGH, CARERS, leaning=Leaning.PRAISE), found)
    assert enough == {"Alderbrook": [], "Brackwater": ["2"]}


def test_who_says_elsewhere_that_there_are_too_few_has_not_enough() -> None:
    both = {"1": SHORT["2"], "2": PLENTY["2"]}
    found = {"Alderbrook": scored(both), "Brackwater": scored(PLENTY)}
    question = asked(Supply.CARERS, Amount.ENOUGH, CARERS, leaning=Leaning.PRAISE)
    assert labels_chosen(question, found)["Alderbrook"] == []


def test_the_sentence_that_says_so_is_quoted() -> None:
    finder = amount_finder(asked(Supply.CARERS, Amount.LITTLE, CARERS))
    assert finder is not None
    told = finder(scored(SHORT)[1])
    assert told is not None
    assert told.quote == "There are too few foster carers."


def test_whose_it_is_has_to_be_named_before_or_in_the_sentence() -> None:
    finder = amount_finder(asked(Supply.HOUSING, Amount.LITTLE, LEAVERS))
    assert finder is not None
    heard = ("There is a lack of suitable accommodation.", 0.5)
    assert finder(scored({"1": [("Care leavers are supported.", 0.5), heard]})[0]) is not None
    assert finder(scored({"1": [heard, ("Care leavers are supported.", 0.5)]})[0]) is None
    alone = {"1": ("Care leavers",)}
    assert finder(scored({"1": [heard]}, alone)[0]) is not None
    both = {"1": ("Children in care and care leavers",)}
    assert finder(scored({"1": [heard]}, both)[0]) is None


def test_no_amount_asked_finds_nothing() -> None:
    assert amount_finder(Question("", Intent.THEME, "", (CARERS,), (), (), ())) is None


def test_of_one_authority_what_says_how_much_comes_first() -> None:
    question = Question("", Intent.SINGLE, "", (CARERS,), (), (), (), supply=Supply.CARERS)
    passages = [best_run(one) for one in scored(SHORT)]
    quotes = [one.quote for one in first_how_much(question, passages, single=True)]
    assert quotes[0].endswith("There are too few foster carers.")
    assert first_how_much(question, passages, single=False) == passages
