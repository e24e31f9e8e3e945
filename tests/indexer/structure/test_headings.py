from __future__ import annotations

import pytest

from indexer.structure.headings import heading, known_level, looks_like_heading, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("What needs to improve in this area of social work practice:", "what-needs-to-improve"),
        ("What needs to improve?", "what-needs-to-improve"),
        ("Areas for improvement", "areas-for-improvement"),
        ("Main findings", "main-findings"),
        ("Children\u2019s services", "childrens-services"),
    ],
)
def test_slugs_are_canonical(text: str, slug: str) -> None:
    assert heading(text).slug == slug


def test_the_grade_is_no_part_of_a_heading() -> None:
    found = heading("The experiences and progress of children in care is: Requires improvement to be good")
    assert found.text == "The experiences and progress of children in care"
    assert found.printed_grade == "Requires improvement to be good"


def test_what_is_left_of_a_graded_sentence_is_trimmed() -> None:
    assert heading("The graded judgement for adoption performance is that it is good").text == (
        "The graded judgement for adoption performance"
    )


def test_slanted_headings_stand_below_bold_ones_whatever_they_say() -> None:
    assert heading("Leadership, management and governance", 5).level == 5
    assert heading("Leadership, management and governance", 4).level == 2


def test_known_sections_have_their_level() -> None:
    assert known_level("The local authority") == 1
    assert known_level("Inspection findings") is not None
    assert known_level("Anything else at all") is None


@pytest.mark.parametrize("text", ["Findings", "Local leadership", "The inspection team"])
def test_short_lines_may_be_headings(text: str) -> None:
    assert looks_like_heading(text)


@pytest.mark.parametrize(
    "text", ["This is a sentence.", "lower case", "Lead inspector: Ann Example", "", "x" * 140, "one; two;"]
)
def test_other_lines_are_not(text: str) -> None:
    assert not looks_like_heading(text)


def test_slugify_keeps_letters_and_digits_of_ascii() -> None:
    assert slugify("St. Helens \u2013 caf\u00e9's 2") == "st-helens-cafes-2"
