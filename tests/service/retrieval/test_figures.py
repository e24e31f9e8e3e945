"""Figures in texts, and where they stand in a paragraph."""

from __future__ import annotations

import pytest

from service.retrieval.figures import answers, counts, prints


@pytest.mark.parametrize(
    ("text", "printed", "counted"),
    [
        ("Three social workers left.", True, True),
        ("NONE of them stayed.", True, True),
        ("Twenty reviews were seen in 2023.", True, False),
        ("Inspected on 7 March 2019.", True, False),
        ("Section 47 enquiries are prompt.", True, False),
        ("Aged 16 to 17, 12 lived in hotels.", True, True),
        ("Plans are clear and often bettered.", False, False),
    ],
)
def test_a_figure_counts_unless_it_is_a_date_an_age_or_a_section(
    text: str, printed: bool, counted: bool
) -> None:
    assert (prints(text), counts(text)) == (printed, counted)


@pytest.mark.parametrize(
    ("text", "may_answer"),
    [
        ("The 18 plus team is well led.", False),
        ("The 18+ service supports 40 adults.", True),
        ("The chief executive employs apprentices and meets them every month.", False),
        ("Every child has a plan.", True),
        ("Nearly two thirds are in work.", True),
        ("There is currently one child in such a home.", True),
        ("One team leads this.", False),
    ],
)
def test_the_figure_in_the_name_of_a_team_or_in_how_often_answers_nothing(
    text: str, may_answer: bool
) -> None:
    assert answers(text) is may_answer
