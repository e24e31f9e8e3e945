from __future__ import annotations

import re
from dataclasses import replace

import pytest

from service.answering.citations import CitationBook
from service.answering.extractive import write_passages
from service.answering.passages import best_run
from service.answering.valence import Valence
from service.service import Service
from tests.service.answering.chosen import scored

DEMAND = "The effective use of supervision by strong managers."


def written(sections: dict[str, tuple[str, ...]], *, judged: bool) -> str:
    candidates = scored({"4": [(DEMAND, 0.9)], "7": [("Managers visit every team.", 0.8)]}, sections)
    text = write_passages(list(map(best_run, candidates)), CitationBook(), judged=judged, oldest_first=False)
    return text.partition(":* ")[2]


@pytest.mark.parametrize(
    "heading",
    [
        "What needs to improve?",
        "What needs to improve in this area of social work practice",
        "Areas for priority action",
    ],
)
def test_a_line_of_what_needs_to_improve_is_never_a_strength(heading: str) -> None:
    text = written({"4": (heading,)}, judged=True)
    assert f"**Needs to improve.** {DEMAND}" in text
    assert "Strengths" not in text


def test_what_stands_under_a_part_of_what_needs_to_improve_is_a_demand_too() -> None:
    text = written({"4": ("Areas for improvement", "Immediately")}, judged=True)
    assert f"**Needs to improve.** {DEMAND}" in text


def test_findings_that_a_report_nests_under_it_are_findings() -> None:
    text = written({"4": ("Areas for improvement", "Key strengths of the board")}, judged=False)
    assert "Needs to improve" not in text


def test_what_needs_to_improve_is_said_to_be_so_and_stands_after_what_was_found() -> None:
    text = written({"4": ("What needs to improve",)}, judged=False)
    assert text == f"Managers visit every team. [1]\n\n**Needs to improve.** {DEMAND} [2]"


def test_a_recommendation_is_said_to_be_one() -> None:
    text = written({"4": ("The local authority", "Recommendations")}, judged=False)
    assert text == f"Managers visit every team. [1]\n\n**Recommended.** {DEMAND} [2]"


@pytest.mark.parametrize("judged", [True, False])
def test_an_item_that_begins_in_lower_case_goes_on_from_its_title_and_stays_verbatim(*, judged: bool) -> None:
    item = "review the lending library so that visits are weekly."
    candidates = scored({"4": [(item, 0.9)]}, {"4": ("Areas for improvement", "Within three months")})
    text = write_passages(
        list(map(best_run, candidates)), CitationBook(), judged=judged, oldest_first=False
    ).partition(":* ")[2]
    assert text == f"**Needs to improve:** {item} [1]"


def test_a_question_about_change_is_answered_in_order_of_time(sample_service: Service) -> None:
    text = sample_service.ask("How has supervision changed in Harrowmere over time?").answer
    dates = re.findall(r"(20\d\d):\*", text)
    assert len(dates) > 1
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("surest", "text"),
    [
        (0.9, "Plans are good but late. [1]\n\n**Strengths.** Managers visit every team. [2]"),
        (0.7, "**Strengths.** Managers visit every team. [1]\n\n**Also.** Plans are good but late. [2]"),
    ],
    ids=["both sides surest", "praise surest"],
)
def test_what_answers_most_surely_comes_first_though_it_is_of_both_sides(surest: float, text: str) -> None:
    candidates = scored(
        {"4": [("Plans are good but late.", surest)], "7": [("Managers visit every team.", 0.8)]}
    )
    sides = (Valence.MIXED, Valence.STRENGTH)
    passages = [replace(best_run(one), valence=side) for one, side in zip(candidates, sides, strict=True)]
    written = write_passages(passages, CitationBook(), judged=True, oldest_first=False)
    assert written.partition(":* ")[2] == text
