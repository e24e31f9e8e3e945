"""A run reaches to what it needs to be whole."""

from __future__ import annotations

from service.answering.passages import Passage, best_run
from service.answering.reaching import one_before, one_more, reaching, told_of_it, told_out
from tests.service.answering.chosen import scored


def test_one_more_sentence_is_taken_where_there_is_one() -> None:
    candidate = scored({"1": [("A neighbour provides it.", 0.9), ("Records are poor.", 0.1)]})[0]
    longer = one_more(best_run(candidate))
    assert longer is not None
    assert longer.quote == "A neighbour provides it. Records are poor."
    assert one_more(longer) is None


def run_of(*said: tuple[str, float], first: int) -> Passage:
    """The sentence at `first` of a paragraph alone."""
    candidate = scored({"1": list(said)})[0]
    return Passage(candidate, *candidate.stored.sentences[first])


def test_a_run_reaches_on_sentence_by_sentence_in_a_short_paragraph_alone() -> None:
    said = [("Plans are clear.", 0.9), ("Visits are late.", 0.1), ("Audits help.", 0.1)]
    assert [one.quote for one, _ in reaching(run_of(*said, first=0))] == [
        "Plans are clear. Visits are late.",
        "Plans are clear. Visits are late. Audits help.",
    ]
    assert reaching(run_of(*said, *said, *said, first=0)) == []


def test_what_is_told_out_begins_where_one_sentence_at_most_stands_before_it() -> None:
    said = [("Plans are clear.", 0.1), ("Visits are late.", 0.9), ("Audits help.", 0.1), ("Staff meet.", 0.1)]
    assert (
        told_out(run_of(*said, first=1)).quote == "Plans are clear. Visits are late. Audits help. Staff meet."
    )
    assert told_out(run_of(*said, first=2)).quote == "Audits help. Staff meet."


def test_what_is_told_of_it_ends_with_the_last_sentence_on_its_matter() -> None:
    said = [("Visits are late.", 0.9), ("Some are missed.", 0.5), ("Audits help.", 0.1), ("Staff meet.", 0.1)]
    assert told_of_it(run_of(*said, first=0)).quote == "Visits are late. Some are missed."


def test_nothing_stands_before_the_first_sentence() -> None:
    said = [("Visits are late.", 0.9), ("Audits help.", 0.1)]
    assert one_before(run_of(*said, first=0)) is None
    before = one_before(run_of(*said, first=1))
    assert before is not None
    assert before.quote == "Visits are late. Audits help."
