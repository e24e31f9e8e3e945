"""Which inspections lasted as long as a question asks."""

from __future__ import annotations

import pytest

from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, fact_question, told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("which inspections lasted three weeks", ["Alderbrook (May 2016)"]),
        ("which inspections took only one week", ["Corran (May 2022)"]),
        ("which inspections lasted five days", ["Corran (May 2022)"]),
        ("which inspections lasted more than one week", ["Alderbrook (June 2021)", "Alderbrook (May 2016)"]),
        ("which inspections took less than two weeks", ["Corran (May 2022)"]),
        ("which inspections lasted two weeks or more", ["Alderbrook (June 2021)", "Alderbrook (May 2016)"]),
        ("which visits lasted two days", ["Alderbrook (March 2023)"]),
        ("which inspections lasted five weeks", []),
        ("which inspections lasted more than a month", []),
        ("which inspections took less than a month", ["Alderbrook (June 2021)", "Alderbrook (May 2016)", "Corran (May 2022)"]),
        ("which inspections were done in under two weeks", ["Corran (May 2022)"]),
        ("which inspections were over within a week", ["Corran (May 2022)"]),
    ],
)  # fmt: skip
def test_those_that_lasted_so_long_are_named(text: str, names: list[str]) -> None:
    answer, _ = told(fact_question(FactKind.INSPECTION_DATES, *EVERYBODY, text=text))
    lead = answer.text.split("\n")[0]
    assert lead.startswith(f"**{len(names) or 'None'}** of the ")
    assert all(name in lead for name in names)
    assert "\n" not in answer.text


def test_visits_are_no_inspections_that_were_short() -> None:
    asked = fact_question(FactKind.INSPECTION_DATES, *EVERYBODY, text="which inspections lasted two days")
    assert told(asked)[0].text.startswith("**None** of the 3 inspections covered lasted 2 days")


def test_of_one_authority_all_its_days_are_told_beside_it() -> None:
    asked = fact_question(
        FactKind.INSPECTION_DATES, "Alderbrook", text="which inspection of Alderbrook lasted two weeks"
    )
    assert "June 2021" in told(asked)[0].text


def test_at_least_so_many_weeks_are_whole_ones() -> None:
    asked = fact_question(
        FactKind.INSPECTION_DATES, *EVERYBODY, text="which inspections lasted at least three weeks"
    )
    text = told(asked)[0].text
    assert text.startswith("**None** of the 3 inspections covered lasted at least 3 weeks")
    assert text.endswith("With a week begun counted as one it is 1.")
