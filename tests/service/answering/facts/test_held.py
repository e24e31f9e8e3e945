from __future__ import annotations

from datetime import date

import pytest

from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, fact_question, told
from tests.support.memory_index import made_report, memory_index


def test_what_is_held_is_counted_with_years_kinds_newest_and_oldest() -> None:
    answer, cited = told(fact_question(FactKind.HELD))
    assert answer.text.startswith(
        "5 reports of 3 authorities are held (2016 to 2023): 3 inspections and 2 focused visits. The newest is "
        "that of the focused visit to Alderbrook, 1 March 2023 to 2 March 2023 [1], the oldest that of the "
        "inspection of Alderbrook, 25 April 2016 to 12 May 2016 [2]."
    )
    assert len(cited) == 5


def test_the_oldest_alone_is_told_when_asked_for() -> None:
    answer, cited = told(fact_question(FactKind.HELD, text="which goes back furthest?"))
    assert answer.text.startswith("The oldest report held is that of the inspection of Alderbrook")
    assert [one.report_id for one in cited] == ["alderbrook-2016-inspection"]


def test_the_newest_of_each_is_told_when_asked_for() -> None:
    asked = fact_question(FactKind.HELD, *EVERYBODY, text="the latest report of each council", latest=True)
    answer, cited = told(asked)
    assert "- **Alderbrook**: focused visit, 1 March 2023 to 2 March 2023 [1]." in answer.text
    assert len(cited) == 3


def test_an_authority_of_which_nothing_is_held_is_not_held() -> None:
    answer, _ = told(fact_question(FactKind.HELD, "Dunmore"))
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.sections[0].outcome is SectionOutcome.NOT_HELD
    assert answer.text == "No report of Dunmore is held."


def test_a_year_without_a_report_is_silent_and_says_what_is_held() -> None:
    answer, _ = told(fact_question(FactKind.HELD, "Corran", years=(2015,)))
    assert answer.sections[0].outcome is SectionOutcome.SILENT
    assert "held: inspection, May 2022" in answer.text


def test_reports_are_counted_by_year_when_asked_for() -> None:
    answer, _ = told(fact_question(FactKind.HELD, text="how many reports are there for each year"))
    assert "By year: 1 of 2016, 1 of 2019, 1 of 2021, 1 of 2022, 1 of 2023." in answer.text


def test_more_than_twice_is_three_or_more() -> None:
    answer, _ = told(fact_question(FactKind.HELD, text="does any authority have more than two reports"))
    assert answer.text.startswith("**1** of the 3 authorities has more than two reports held: Alderbrook.")


def test_re_inspections_are_told_by_their_titles() -> None:
    again = made_report(
        "Elmstead", (date(2018, 5, 8), date(2018, 5, 31)), {"cover-1": "x"}, title="Re-inspection of services"
    )
    first = made_report(
        "Farley", (date(2018, 5, 8), date(2018, 5, 31)), {"cover-1": "x"}, title="Inspection of services"
    )
    index = memory_index([again, first])
    answer, _ = told(
        fact_question(FactKind.HELD, index=index, text="which of the reports are re-inspections?"), index
    )
    assert "Elmstead" in answer.text
    assert "Farley" not in answer.text


def test_a_framework_named_narrows_every_fact() -> None:
    old = made_report(
        "Elmstead",
        (date(2016, 5, 8), date(2016, 5, 31)),
        {"cover-1": "x"},
        framework="SIF",
        lead_inspector="Amir Holt",
    )
    new = made_report(
        "Elmstead",
        (date(2020, 5, 8), date(2020, 5, 15)),
        {"cover-1": "x"},
        framework="ILACS",
        lead_inspector="Jo Reed",
    )
    index = memory_index([old, new])
    asked = fact_question(
        FactKind.LEAD_INSPECTOR, "Elmstead", index=index, text="who led the SIF inspection?"
    )
    answer, _ = told(asked, index)
    assert "Amir Holt" in answer.text
    assert "Jo Reed" not in answer.text


def test_the_newest_and_the_oldest_are_both_told_where_both_are_asked_for() -> None:
    answer, _ = told(fact_question(FactKind.HELD, text="the newest and the oldest report please"))
    assert "The newest report held is that of" in answer.text
    assert "The oldest report held is that of" in answer.text


def test_reports_are_counted_by_region_when_asked_for() -> None:
    index = memory_index(
        [
            made_report(name, (date(2019, 2, 4), date(2019, 2, 15)), {"1": "Plans are good."}, region=region)
            for name, region in (("Dunmere", "North"), ("Elsford", "North"), ("Fenby", "South"))
        ]
    )
    asked = fact_question(FactKind.HELD, text="Which region has the most reports?", index=index)
    assert "By region: 2 of North, 1 of South." in told(asked, index)[0].text


def test_at_least_a_number_is_no_fewest() -> None:
    asked = fact_question(FactKind.HELD, *EVERYBODY, text="who has had at least three reports")
    assert told(asked)[0].text.startswith(
        "**1** of the 3 authorities has at least three reports held: Alderbrook."
    )


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("who has been inspected more than twice", "No authority has more than two inspections held."),
        ("how many councils have been inspected twice", "**1** of the 2 authorities has at least two inspections held: Alderbrook."),
        ("which councils have been inspected only once", "**1** of the 2 authorities has exactly one inspection held: Corran."),
    ],
)  # fmt: skip
def test_who_was_inspected_so_often_is_told_by_inspections(text: str, lead: str) -> None:
    answer, _ = told(fact_question(FactKind.HELD, *EVERYBODY, text=text))
    assert answer.text.startswith(lead)
    assert "visit" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "which council has waited longest since its last inspection",
        "which council's last inspection is the oldest",
        "whose last inspection was the longest ago",
        "which council has the oldest latest report",
        "whose report is the most out of date",
    ],
)
def test_who_has_waited_longest_is_told_by_the_newest_reports(text: str) -> None:
    answer, _ = told(fact_question(FactKind.HELD, *EVERYBODY, text=text))
    assert answer.text.startswith("Longest without a later report held: the focused visit to Bywell")


def test_whether_a_report_is_out_of_date_is_told_by_the_newest_held() -> None:
    answer, _ = told(fact_question(FactKind.HELD, "Corran", text="is the Corran report out of date?"))
    assert answer.text.startswith(
        "The newest report held is that of the inspection of Corran, 9 May 2022 to 13 May 2022 [1]. "
        "Whether a newer one has been published, the reports do not say."
    )


def test_the_year_with_the_most_inspections_is_named() -> None:
    answer, _ = told(fact_question(FactKind.HELD, text="which year had the most reports?"))
    assert answer.text.startswith(
        "**2016, 2019, 2021, 2022 and 2023** had the most reports, of those held: 1 each."
    )
    later = fact_question(
        FactKind.HELD, text="in which year were most councils inspected?", years=(2021, 2023)
    )
    assert told(later)[0].text.startswith("**2021** had the most inspections, of those held: 1.")


def test_who_was_inspected_again_soon_is_told_by_the_days_between() -> None:
    asked = fact_question(
        FactKind.HELD, *EVERYBODY, text="which councils were inspected twice within six years?"
    )
    answer, _ = told(asked)
    assert answer.text.startswith(
        "**1** of the 3 authorities had an inspection within six years of the one before, from the last day of one to "
        "the first of the next, by the reports held: Alderbrook (May 2016, June 2021)."
    )
    sooner = fact_question(FactKind.HELD, *EVERYBODY, text="who was inspected again within five years?")
    assert told(sooner)[0].text.startswith("**None** of the 3 authorities")


@pytest.mark.parametrize(
    "text",
    [
        "two inspections less than six years apart",
        "which councils had inspections under six years apart?",
        "was anyone inspected twice in six years?",
    ],
)
def test_inspections_near_each_other_are_found_however_it_is_said(text: str) -> None:
    lead = told(fact_question(FactKind.HELD, *EVERYBODY, text=text))[0].text
    assert lead.startswith("**1** of the 3 authorities had an inspection within six years")
