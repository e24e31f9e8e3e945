from __future__ import annotations

import pytest

from service.answering.passages import Passage, best_figure, best_run, choose, on_the_matter
from tests.service.answering.chosen import scored


def test_a_run_takes_along_every_sentence_that_its_first_one_leans_on() -> None:
    candidate = scored(
        {
            "1": [
                ("Most families are seen.", 0.1),
                ("Visits to some homes are late.", 0.2),
                ("This means that risks go unseen.", 0.3),
                ("As a result, managers have acted.", 0.9),
            ]
        }
    )[0]
    assert best_run(candidate).quote == (
        "Visits to some homes are late. This means that risks go unseen. As a result, managers have acted."
    )


@pytest.mark.parametrize(
    ("sentence", "taken"),
    [
        ("Managers know the welfare of these children well.", True),
        ("Caseloads in this service are too high.", True),
        ("Children who run away are seen, and help for these children is good.", False),
        ("Caseloads in the service are too high.", False),
    ],
)
def test_of_whom_it_was_told_before_is_quoted_too(sentence: str, taken: bool) -> None:
    before = "More children are taught at home by the new team."
    quote = best_run(scored({"1": [(before, 0.1), (sentence, 0.9)]})[0]).quote
    assert quote == (f"{before} {sentence}" if taken else sentence)


def test_a_sentence_that_stands_by_itself_is_quoted_alone() -> None:
    candidate = scored({"1": [("Most families are seen.", 0.1), ("Managers visit often.", 0.9)]})[0]
    assert best_run(candidate).quote == "Managers visit often."


def test_a_figure_takes_along_what_it_leans_on() -> None:
    candidate = scored(
        {"1": [("Young people do well at school.", 0.2), ("As a result, 21 study for a degree.", 0.9)]}
    )[0]
    passage = best_figure(candidate)
    assert passage is not None
    assert passage.quote == "Young people do well at school. As a result, 21 study for a degree."


def test_a_finding_said_again_is_cited_beside_it_and_not_read_twice() -> None:
    said = "Supervision is regular and reflective in every team across the service."
    again = "Supervision is regular and reflective in every team."
    other = "Caseloads have fallen since last year."
    candidates = scored({"4": [(said, 0.9)], "summary-2": [(again, 0.8)], "9": [(other, 0.7)]})
    chosen = choose(candidates, threshold=0.0, ratio=0.0, most=5)
    assert [passage.quote for passage in chosen] == [said, other]
    assert [repeat.quote for repeat in chosen[0].repeats] == [again]


def test_a_run_takes_along_the_sentence_that_limits_it() -> None:
    candidate = scored(
        {"1": [("Managers visit often.", 0.9), ("Not all visits are recorded.", 0.1), ("Staff stay.", 0.1)]}
    )[0]
    assert best_run(candidate).quote == "Managers visit often. Not all visits are recorded."


def test_a_short_paragraph_that_turns_two_sentences_on_is_quoted_to_its_turn() -> None:
    said = [("Visits are regular.", 0.9), ("Staff know children well.", 0.1), ("However, some wait.", 0.0)]
    assert best_run(scored({"1": said})[0]).quote == " ".join(text for text, _ in said)
    longer = [*said, *[("Foster carers meet often.", 0.0)] * 4]
    assert best_run(scored({"1": longer})[0]).quote == "Visits are regular."
    longer[2] = ("However, visits to some are late.", 0.6)
    assert best_run(scored({"1": longer})[0]).quote.endswith("However, visits to some are late.")


def test_a_run_goes_on_to_the_sentence_that_leans_on_it() -> None:
    candidate = scored(
        {"1": [("Interviews are late.", 0.9), ("They tell staff little.", 0.1), ("Staff stay long.", 0.1)]}
    )[0]
    assert best_run(candidate).quote == "Interviews are late. They tell staff little."


def test_a_figure_told_of_what_the_sentence_before_names_need_not_match_itself() -> None:
    said = [
        ("The academy is well resourced.", 0.9),
        ("It trains new staff.", 0.2),
        ("The academy has 37 members.", 0.3),
    ]
    passage = best_figure(scored({"1": said})[0])
    assert passage is not None
    assert passage.quote.endswith("The academy has 37 members.")
    said[2] = ("Foster carers have 37 meetings.", 0.3)
    assert best_figure(scored({"1": said})[0]) is None


def test_of_a_run_what_matches_and_what_leans_on_that_is_on_the_matter() -> None:
    said = [
        ("Too many staff are temporary.", 0.9),
        ("This unsettles children.", 0.1),
        ("Caseloads are high.", 0.3),
    ]
    candidate = scored({"1": said})[0]
    text = candidate.stored.paragraph.text
    whole = Passage(candidate, 0, len(text))
    assert [text[start:end] for start, end in on_the_matter(whole, 0.6)] == [said[0][0], said[1][0]]


def test_what_stands_between_two_sentences_that_match_is_quoted_too() -> None:
    said = [
        ("Capacity has grown.", 0.8),
        ("There are delays.", 0.0),
        ("Managers do not oversee referrals.", 1.0),
    ]
    assert best_run(scored({"1": said})[0]).quote == " ".join(text for text, _ in said)
    apart = [said[0], said[1], ("Staff stay.", 0.0), said[2]]
    assert best_run(scored({"1": apart})[0]).quote == said[2][0]


@pytest.mark.parametrize(
    ("first", "between", "words", "begins"),
    [(0.95, 2, 3, True), (0.8, 2, 3, False), (0.95, 3, 3, False), (0.95, 2, 70, False)],
    ids=["as well", "less well", "far away", "too long"],
)
def test_a_run_begins_with_an_earlier_sentence_that_matches_as_well(
    first: float, between: int, words: int, begins: bool
) -> None:
    finding = "Oversight of orders is weak."
    said = [(finding, first), *[(" ".join(["Staff", *["stay"] * words]) + ".", 0.0)] * between]
    quote = best_run(scored({"1": [*said, ("Needs lead to orders.", 1.0)]})[0]).quote
    assert quote.startswith(finding) is begins


def test_of_a_long_paragraph_the_run_that_matches_most_is_quoted() -> None:
    said = [
        ("Too few carers are found.", 0.95),
        ("Carers are assessed.", 0.9),
        ("Carers like training.", 1.0),
    ]
    said += [("Training is often.", 0.7), ("Carers meet.", 0.7), ("Carers read.", 0.7)]
    quote = best_run(scored({"1": said})[0]).quote
    assert quote.startswith("Too few carers are found.")
    assert quote.endswith("Training is often.")


def test_a_run_goes_on_to_what_takes_it_up() -> None:
    said = [
        ("Leaders avoid unlicensed homes.", 0.9),
        ("At present, no such homes are used.", 0.0),
        ("Health is good.", 0.0),
    ]
    assert best_run(scored({"1": said})[0]).quote == f"{said[0][0]} {said[1][0]}"


def test_a_first_sentence_that_hangs_is_not_quoted_before_the_one_that_answers() -> None:
    said = [("This is commendable.", 0.8), ("A new director was appointed.", 0.9)]
    assert best_run(scored({"1": said})[0]).quote == said[1][0]
    assert best_run(scored({"1": [(said[0][0], 0.9), (said[1][0], 0.1)]})[0]).quote == said[0][0]
