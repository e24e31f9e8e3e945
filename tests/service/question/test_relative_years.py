"""Times told from today are read as years where they are plainly a time of the reports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from service.question.model import Question
from service.question.relative_years import as_years

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Which councils were inspected last year?", "Which councils were inspected in 2029?"),
        ("What did last year's report on Alderbrook say?", "What did the 2029 report on Alderbrook say?"),
        ("Who was judged good in the last three years?", "Who was judged good since 2027?"),
        ("What has changed in Alderbrook over the past year?", "What has changed in Alderbrook since 2029?"),
        ("What was Alderbrook's grade two years ago?", "What was Alderbrook's grade at the latest inspection before 2029?"),
        ("How many children were in care in Alderbrook ten years ago?", "How many children were in care in Alderbrook at the latest inspection before 2021?"),
        ("Which councils were inspected two years ago?", "Which councils were inspected in 2028?"),
        ("What was said of boats in Alderbrook a year ago?", "What was said of boats in Alderbrook at the latest inspection before 2030?"),
        ("and five years ago?", "and at the latest inspection before 2026?"),
        ("Whose last inspection was more than five years ago?", "Whose last inspection was before 2025?"),
        ("Which councils have not been inspected for over six years?", "Which councils have not been inspected since 2024?"),
        ("Who has had no inspection in three years?", "Who has had no inspection since 2027?"),
        ("Have any been rated good since last year?", "Have any been rated good since 2029?"),
    ],
)  # fmt: skip
def test_a_time_of_the_reports_is_read_as_years(text: str, read: str) -> None:
    dated = as_years(text, 2030, lambda asked: "Alderbrook" in asked)
    assert dated.text == read
    assert dated.note.startswith("“")


@pytest.mark.parametrize(
    "text",
    [
        "How are children seen who came into care last year?",
        "Do reports say whether children who left two years ago have work?",
        "How many of those who left a year ago have work?",
        "What does the latest report say about the last two years of school?",
        "How does Alderbrook support care leavers?",
    ],
)
def test_any_other_time_stays(text: str) -> None:
    assert as_years(text, 2030, lambda _: True).text == text


def test_it_is_told_from_today_and_said(ask: Ask) -> None:
    last = datetime.now(UTC).year - 1
    asked = ask("Which councils were inspected last year?")
    assert asked.years == (last,)
    assert f"“last year” was read as {last}." in asked.notes
