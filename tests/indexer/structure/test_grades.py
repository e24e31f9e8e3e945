from __future__ import annotations

import pytest

from indexer.structure import grades


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Good", "Good"),
        ("requires improvement to be good", "Requires improvement"),
        ("Requires Improvement", "Requires improvement"),
        ("require improvement", "Requires improvement"),
        ("Inadequate Grade 4", "Inadequate"),
        ("Adequate", "Adequate"),
        ("Outstanding.", "Outstanding"),
        ("Not judged", None),
        ("good enough", None),
        ("", None),
    ],
)
def test_printed_wording_goes_on_the_scale(printed: str, grade: str | None) -> None:
    assert grades.on_scale(printed) == grade


@pytest.mark.parametrize(
    ("heading", "name", "grade"),
    [
        (
            "The experiences and progress of care leavers: good",
            "The experiences and progress of care leavers",
            "good",
        ),
        ("The impact of leaders is: Good", "The impact of leaders", "Good"),
        ("Recommendations", "Recommendations", None),
    ],
)
def test_a_grade_behind_a_heading_is_split_off(heading: str, name: str, grade: str | None) -> None:
    assert grades.split_heading(heading) == (name, grade)


@pytest.mark.parametrize(
    ("sentence", "judgement", "grade"),
    [
        ("The overall judgement is good.", grades.OVERALL, "good"),
        ("Children\u2019s services in Somewhere require improvement to be good", grades.OVERALL,
         "require improvement to be good"),
        ("The Local Safeguarding Children Board is inadequate", grades.LSCB, "inadequate"),
        ("The graded judgement for adoption performance is that it is outstanding", "Adoption performance", "outstanding"),
    ],
)  # fmt: skip
def test_a_sentence_that_grades_is_understood(sentence: str, judgement: str, grade: str) -> None:
    said = grades.statement(sentence)
    assert said is not None
    assert (grades.judgement_name(said[0]), said[1]) == (judgement, grade)


@pytest.mark.parametrize(
    "sentence",
    [
        "The local authority was judged to be good.",
        "At the last inspection the overall judgement was inadequate.",
        "Early help is good and children are safe.",
    ],
)
def test_what_was_judged_before_is_no_grade(sentence: str) -> None:
    assert grades.statement(sentence) is None


def test_a_row_of_a_table_is_split_at_its_grade() -> None:
    assert grades.split_row("2.1 Adoption performance Requires improvement") == (
        "2.1 Adoption performance",
        "Requires improvement",
    )


def test_the_first_grade_of_a_judgement_counts() -> None:
    one = grades.make("Adoption performance", "Good", 1, None)
    two = grades.make("adoption", "Inadequate", 9, None)
    assert one is not None
    assert two is not None
    assert grades.first_of_each([one, two]) == (one,)
