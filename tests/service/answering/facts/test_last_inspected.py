"""Whose last inspection held is of a time, or before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.model import SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, fact_question, told


def test_who_was_last_inspected_in_a_year_is_told_by_the_newest_inspection_alone() -> None:
    asked = fact_question(
        FactKind.HELD, *EVERYBODY, text="which councils were last inspected in 2022?", years=(2022,)
    )
    answer, cited = told(asked)
    assert answer.text.startswith(
        "By the reports held, **1** of the 3 authorities had its last inspection in 2022."
    )
    assert [one.report_id for one in cited] == ["corran-2022-inspection"]
    earlier = fact_question(
        FactKind.HELD, *EVERYBODY, text="which councils were last inspected in 2016?", years=(2016,)
    )
    answer, cited = told(earlier)
    assert (
        answer.text == "By the reports held, **none** of the 3 authorities had their last inspection in 2016."
    )
    assert not cited


@pytest.mark.parametrize(
    "text",
    [
        "which councils have not been inspected since 2022?",
        "who hasn't had an inspection since 2022?",
        "which have had no inspection since 2022?",
    ],
)
def test_who_was_not_inspected_since_a_year_has_no_newer_inspection(text: str) -> None:
    answer, cited = told(fact_question(FactKind.HELD, *EVERYBODY, text=text, years=(2022, 2023)))
    assert answer.text.startswith(
        "By the reports held, **2** of the 3 authorities have had no inspection from 2022 on. "
        "The last one of Corran was in 2022."
    )
    assert [one.report_id for one in cited] == ["alderbrook-2021-inspection"]  # of the visits none is one
    assert answer.points_at == ("alderbrook-2021-inspection",)
    outcomes = {one.authority: one.outcome for one in answer.sections}
    assert outcomes["Bywell"] is SectionOutcome.SILENT


def test_who_was_inspected_since_a_year_is_no_such_question() -> None:
    asked = fact_question(
        FactKind.HELD, *EVERYBODY, text="which councils have been inspected since 2022?", years=(2022, 2023)
    )
    answer, _ = told(asked)
    assert answer.text.startswith("2 reports of 2 authorities are held")


def test_where_all_were_inspected_since_nobody_is_counted() -> None:
    asked = fact_question(
        FactKind.HELD,
        "Alderbrook",
        "Corran",
        text="which have not been inspected since 2020?",
        years=(2020, 2021, 2022),
    )
    answer, _ = told(asked)
    assert (
        answer.text
        == "By the reports held, **all** of the 2 authorities have had at least one inspection from 2020 on."
    )


def test_who_was_not_inspected_since_a_month_is_told_by_the_day() -> None:
    asked = fact_question(
        FactKind.HELD,
        *EVERYBODY,
        text="which councils have not been inspected since June 2022?",
        years=(2022, 2023),
    )
    answer, cited = told(replace(asked, months=("since June 2022",)))
    assert answer.text.startswith(
        "By the reports held, **3** of the 3 authorities have had no inspection since June 2022."
    )
    assert {one.report_id for one in cited} == {"alderbrook-2021-inspection", "corran-2022-inspection"}


def test_who_was_last_inspected_before_a_month_is_told_by_the_day() -> None:
    asked = fact_question(
        FactKind.HELD, *EVERYBODY, text="which councils were last inspected before May 2022?", years=(2021,)
    )
    answer, _ = told(replace(asked, months=("before May 2022",)))
    assert answer.text.startswith(
        "By the reports held, **1** of the 3 authorities had its last inspection before May 2022."
    )


def test_who_was_not_inspected_in_a_year_is_not_who_was() -> None:
    asked = fact_question(
        FactKind.HELD,
        "Alderbrook",
        "Corran",
        text="which councils have not had an inspection in 2022?",
        years=(2022,),
    )
    answer, cited = told(asked)
    assert answer.text.startswith(
        "By the reports held, **1** of the 2 authorities had no inspection in 2022."
    )
    assert [one.report_id for one in cited] == ["alderbrook-2021-inspection"]
