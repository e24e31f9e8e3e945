from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.answering.model import Outcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, fact_question, only, told
from tests.support.memory_index import made_report


def test_recommendations_are_counted_by_addressee_and_each_is_cited() -> None:
    answer, cited = told(fact_question(FactKind.RECOMMENDATION_COUNT, "Alderbrook", years=(2016,)))
    assert (
        "led to 2 recommendations and 1 recommendation for the Local Safeguarding Children Board [1] [2] [3]."
        in answer.text
    )
    assert [one.paragraph for one in cited] == ["1", "2", "recommendations-1"]


def test_what_needs_to_improve_is_counted_as_areas_for_improvement() -> None:
    answer, _ = told(fact_question(FactKind.RECOMMENDATION_COUNT, "Alderbrook", years=(2021,)))
    assert "led to 2 areas for improvement (under “What needs to improve”) [1] [2]." in answer.text


def test_the_fewest_is_told_first_when_asked_for() -> None:
    asked = fact_question(FactKind.RECOMMENDATION_COUNT, *EVERYBODY, text="the shortest to-do list")
    assert told(asked)[0].text.startswith("Fewest: the inspection of Corran in May 2022, with 1.")


def test_a_report_without_such_a_list_is_said_to_have_none() -> None:
    answer, _ = told(fact_question(FactKind.RECOMMENDATION_COUNT, "Bywell"))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "No list of recommendations or areas for improvement was found" in answer.text


def test_a_list_runs_on_under_headings_of_its_own_until_the_strengths() -> None:
    top = ("The local authority",)
    report = made_report(
        "Elmford",
        (date(2014, 5, 1), date(2014, 5, 4)),
        {"1": "Act.", "2": "Improve.", "3": "Lead.", "4": "It is kind.", "5": "Children are well."},
        sections={
            "1": (
                *top,
                "What does the local authority need to improve?",
                "Priority and immediate action",
                "Care",
            ),
            "2": (*top, "What does the local authority need to improve?", "Areas for improvement", "Care"),
            "3": (*top, "Leadership, management and governance"),
            "4": (*top, "The local authority's strengths"),
            "5": (*top, "The experiences and progress of children"),
        },
    )
    index = only(report)
    answer, cited = told(fact_question(FactKind.RECOMMENDATION_COUNT, "Elmford", index=index), index)
    assert "1 priority action and 2 areas for improvement [1] [2] [3]" in answer.text
    assert [one.paragraph for one in cited] == ["1", "2", "3"]


def test_paragraphs_are_counted_numbered_ones_apart_with_the_last_number_cited() -> None:
    answer, cited = told(fact_question(FactKind.PARAGRAPH_COUNT, "Alderbrook", years=(2016,)))
    assert "3 numbered paragraphs (the last is 3) and 4 without a number [1]" in answer.text
    assert cited[0].paragraph == "3"


def test_the_longest_report_is_told_by_its_paragraphs() -> None:
    answer, _ = told(fact_question(FactKind.PARAGRAPH_COUNT, text="Which report is the longest?"))
    assert answer.text.startswith(
        "Longest by what is held here: the inspection of Alderbrook in May 2016 [1]"
    )
    assert answer.text.endswith("7 paragraphs.")
    shortest, _ = told(fact_question(FactKind.PARAGRAPH_COUNT, text="Which is the shortest report?"))
    assert shortest.text.startswith("Shortest")
    assert "Alderbrook in May 2016" not in shortest.text


def test_a_heading_named_in_the_question_is_the_list_that_is_counted() -> None:
    text = "Which report has the longest list under What needs to improve?"
    answer, _ = told(fact_question(FactKind.RECOMMENDATION_COUNT, text=text))
    assert answer.text.startswith("Most: the inspection of Alderbrook in June 2021")


def test_over_everybody_the_most_alone_is_written_out() -> None:
    answer, _ = told(fact_question(FactKind.RECOMMENDATION_COUNT, text="who has the most recommendations"))
    assert answer.text.startswith("Most: the inspection of Alderbrook in")
    assert "Corran" not in answer.text


def test_the_average_is_told_with_what_it_is_of() -> None:
    asked = fact_question(FactKind.RECOMMENDATION_COUNT, text="average number of recommendations")
    assert told(asked)[0].text.startswith("On average ")


def test_priority_actions_are_counted_without_the_other_lists() -> None:
    report = made_report(
        "Elmford",
        (date(2014, 5, 1), date(2014, 5, 4)),
        {"1": "Act.", "2": "Act soon.", "3": "Improve."},
        sections={
            "1": ("Priority and immediate action",),
            "2": ("Priority and immediate action",),
            "3": ("Areas for improvement",),
        },
    )
    index = only(report)
    text = "How many priority and immediate actions were there?"
    answer, cited = told(
        fact_question(FactKind.RECOMMENDATION_COUNT, "Elmford", text=text, index=index), index
    )
    assert "led to 2 priority actions [1] [2]." in answer.text
    assert [one.paragraph for one in cited] == ["1", "2"]


def test_that_there_are_no_priority_actions_is_told_in_the_reports_words() -> None:
    text = "Were there any areas for priority action?"
    report = made_report(
        "Elmford",
        (date(2014, 5, 1), date(2014, 5, 4)),
        {"1": "Inspectors found no areas for priority action.", "2": "Improve."},
        sections={"2": ("Areas for improvement",)},
    )
    index = only(report)
    asked = fact_question(FactKind.RECOMMENDATION_COUNT, "Elmford", text=text, index=index)
    answer, cited = told(asked, index)
    assert "sets no priority actions; it says: “Inspectors found no areas" in answer.text
    assert [one.paragraph for one in cited] == ["1"]
    silent, _ = told(fact_question(FactKind.RECOMMENDATION_COUNT, "Corran", text=text))
    assert silent.outcome is Outcome.NOT_FOUND
    assert "lists no priority actions" in silent.text


def test_one_recommendation_asked_for_by_its_place_is_told_word_for_word() -> None:
    asked = fact_question(
        FactKind.RECOMMENDATION_COUNT, "Alderbrook", text="What is the second recommendation?", years=(2016,)
    )
    answer, cited = told(asked)
    assert "number 2 of 2 recommendations: “Write plans that families understand.” [1]" in answer.text
    assert [one.paragraph for one in cited] == ["2"]
    last = replace(asked, text="what does recommendation 1 ask for?")
    assert "“Make sure that visits are on time.”" in told(last)[0].text
    none = replace(asked, text="What is the ninth recommendation?")
    assert "there is no such one" in told(none)[0].text


def test_reports_with_as_many_items_as_asked_are_named_with_their_numbers() -> None:
    def said(text: str) -> str:
        return told(fact_question(FactKind.RECOMMENDATION_COUNT, text=text))[0].text

    one = said("which reports have just one area for improvement")
    assert one.startswith("**1** of the 3 reports lists exactly one recommendation or area for improvement: ")
    assert "Corran in May 2022 (1) [1]" in one
    assert said("reports with fewer than two recommendations").startswith(
        "**1** of the 3 reports lists fewer"
    )
    assert said("who had at least nine recommendations").startswith("**None** of the 3 reports list at least")
