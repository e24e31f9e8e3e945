"""Parts of a year and the pandemic are months where inspections and grades alone are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question
from service.question.parts_of_years import as_months

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Which councils were inspected in early 2019?", "Which councils were inspected from January 2019 to April 2019?"),
        ("inspections in late 2021", "inspections from September 2021 to December 2021"),
        ("Who was inspected in the summer of 2018?", "Who was inspected from June 2018 to August 2018?"),
        ("Which reports are from spring 2019?", "Which reports are from March 2019 to May 2019?"),
        ("Who was judged good towards the end of 2020?", "Who was judged good from September 2020 to December 2020?"),
        ("How many did Ofsted visit in the first half of 2022?", "How many did Ofsted visit from January 2022 to June 2022?"),
        ("Was Alderbrook inspected in Q3 2022?", "Was Alderbrook inspected from July 2022 to September 2022?"),
        ("Was Alderbrook inspected in 2022 H2?", "Was Alderbrook inspected from July 2022 to December 2022?"),
        ("How many inspections were there in the last three months of 2019?", "How many inspections were there from October 2019 to December 2019?"),
        ("Who was inspected between early 2018 and autumn 2019?", "Who was inspected from January 2018 to November 2019?"),
        ("How many mid-2018 inspections were good?", "How many inspections from May 2018 to August 2018 were good?"),
        ("Which councils were inspected during the pandemic?", "Which councils were inspected from April 2020 to July 2021?"),
        ("Which councils were good at the time of covid?", "Which councils were good from April 2020 to July 2021?"),
        ("How many inspections have there been since Covid-19?", "How many inspections have there been since August 2021?"),
        ("Who was inadequate before the pandemic?", "Who was inadequate before April 2020?"),
        ("Which pre-pandemic inspections gave outstanding?", "Which inspections before April 2020 gave outstanding?"),
        ("Who has improved since lockdown?", "Who has improved since August 2021?"),
    ],
)  # fmt: skip
def test_a_part_of_a_year_is_read_as_months(text: str, read: str) -> None:
    dated = as_months(text, lambda asked: asked)
    assert dated.text == read
    assert dated.note.startswith("“")


@pytest.mark.parametrize(
    "text",
    [
        "Which councils were praised for visits during Covid?",
        "What did inspections say about schools during the pandemic?",
        "How many visits did children get during lockdown?",
        "How did referrals change in early 2019?",
        "Which councils were inspected since early 2022?",
        "Who was inspected before the summer of 2019?",
    ],
)
def test_any_other_time_stays(text: str) -> None:
    assert as_months(text, lambda asked: asked).text == text


def test_the_reports_are_those_of_the_months(ask: Ask) -> None:
    whole, part = ask("How many inspections were there in 2019?"), ask("inspections in late 2019")
    assert set(part.report_ids) < set(whole.report_ids) or not part.report_ids
    assert "“in late 2019” was read as September 2019 to December 2019." in part.notes


def test_names_in_small_letters_are_names(ask: Ask) -> None:
    assert ask("was sunderland judged good before covid?").until == 2020
