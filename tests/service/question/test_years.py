from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.model import ReportKind
from service.question.filters import Filters
from service.question.model import FactKind, Question

Ask = Callable[..., Question]

N17, N18 = "newcastle-upon-tyne-2017-inspection", "newcastle-upon-tyne-2018-focused-visit"
G15, G19 = "gateshead-2015-inspection", "gateshead-2019-inspection"
S18, S19, S21 = "sunderland-2018-inspection", "sunderland-2019-monitoring-visit", "sunderland-2021-inspection"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("neglect in Newcastle", (N17, N18)),
        ("neglect in Newcastle in 2017", (N17,)),
        ("neglect in Newcastle 2018", (N18,)),
        ("In the 2018 focused visit to Newcastle, what about neglect?", (N18,)),
        ("neglect in Newcastle between 2017 and 2018", (N17, N18)),
        ("neglect in Newcastle from 2017 to 2018", (N17, N18)),
        ("neglect in Sunderland since 2019", (S18, S19, S21)),
        ("Sunderland neglect after 2020", (S19, S21)),
        ("neglect in Sunderland newer than 2019", (S21,)),
        ("neglect in Sunderland in the week of 5 to 10 July 2021", (S21,)),
        ("neglect in Sunderland since the start of 2019", (S18, S19, S21)),
        ("neglect in Gateshead after its 2015 inspection", (G15, G19)),
        ("neglect in Sunderland between its 2018 inspection and the one in 2021", (S18, S19, S21)),
        ("neglect in Sunderland before 2019", (S18,)),
        ("neglect in Sunderland before the last inspection", (S18,)),
        ("neglect at Sunderland's first and latest inspection", (S18, S19, S21)),
        ("What did the latest report on Gateshead say about neglect?", (G19,)),
        ("What did the most recent inspection of Sunderland say about neglect?", (S21,)),
        ("What did the last inspection of Gateshead say about neglect?", (G19,)),
        ("What did the previous inspection of Gateshead say about neglect?", (G15,)),
        ("What did the first inspection of Sunderland say about neglect?", (S18,)),
        ("Has neglect work in Sunderland improved since the last inspection?", (S18, S19, S21)),
        ("neglect in Newcastle's focused visit", (N18,)),
        ("neglect in Sunderland's monitoring visit", (S19,)),
        ("neglect in the ILACS inspection of Newcastle", (N17,)),
        ("neglect in Newcastle, November 2018", (N18,)),
        ("neglect in Gateshead in 2015 compared with 2019", (G15, G19)),
        ("what's the latest on neglect in Newcastle", (N17, N18)),
        ("neglect in Gateshead in its 2019 inspection", (G19,)),
        (f"{N18} neglect", (N18,)),
    ],
)
def test_times_and_kinds_narrow_the_reports(ask: Ask, text: str, expected: tuple[str, ...]) -> None:
    assert ask(text).report_ids == expected


@pytest.mark.parametrize(
    "text",
    [
        "neglect at Sunderland before the inspection of July 2021",
        "What was Sunderland's grade at the inspection before the one in July 2021?",
        "Was Sunderland inadequate before its 2021 inspection?",
        "When was the last inspection of Sunderland before July 2021?",
    ],
)
def test_what_was_before_an_inspection_is_not_asked_of_it(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.until == 2021
    assert S21 not in question.report_ids
    assert {S18, S19} & {*question.report_ids}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What does Sunderland's 2021 report say of the grade at the previous inspection?", (S18, S19)),
        ("Gateshead 2019: what was the earlier grade?", (G15,)),
        ("What was Gateshead's grade at its previous inspection in 2015?", (G15,)),
    ],
)
def test_the_inspection_previous_to_one_named_is_that_before_it(
    ask: Ask, text: str, expected: tuple[str, ...]
) -> None:
    assert set(ask(text).report_ids) <= set(expected)
    assert ask(text).report_ids


def test_a_month_before_which_something_was_counted_is_no_time_of_an_inspection(ask: Ask) -> None:
    assert ask("How many children in Sunderland went missing before July 2021?").until is None


def test_years_asked_are_kept_where_no_report_has_them_and_it_is_said(ask: Ask) -> None:
    question = ask("What did inspectors say about neglect in Gateshead in 2012?")
    assert question.years == (2012,)
    assert question.report_ids == ()
    assert any("2012" in note and "2015, 2019" in note for note in question.notes)


def test_a_figure_of_the_year_before_is_looked_for_in_the_report_after(ask: Ask) -> None:
    question = ask("How many children went missing in Newcastle in 2016?")
    assert question.report_ids == (N17,)
    assert any("2016" in note for note in question.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Does Newcastle comply with the Children Act 1989?",
        "Is Newcastle using Working Together 2015?",
        "How many children were looked after in Newcastle at 31 March 2016?",
    ],
)
def test_years_of_laws_and_of_figures_do_not_narrow(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.report_ids == (N17, N18)
    assert question.years == ()


def test_a_year_without_authority_narrows_all(ask: Ask) -> None:
    question = ask("What do reports from 2018 say about neglect?")
    assert question.report_ids == (N18, "south-tyneside-2018-focused-visit", S18)
    assert question.years == (2018,)


def test_kinds_are_named(ask: Ask) -> None:
    assert ask("What did focused visits find on neglect?").kinds == (ReportKind.FOCUSED_VISIT,)
    assert ask("What did monitoring visits find on neglect?").kinds == (ReportKind.MONITORING_VISIT,)


def test_a_kind_that_is_not_held_is_said(ask: Ask) -> None:
    question = ask("What did the monitoring visit to Gateshead find on neglect?")
    assert question.report_ids == ()
    assert any("monitoring visit" in note for note in question.notes)


def test_latest_is_flagged(ask: Ask) -> None:
    assert ask("latest report on Gateshead: neglect").latest
    assert not ask("Gateshead: neglect").latest


def test_without_a_time_the_newest_inspection_and_what_came_after_it_are_meant(ask: Ask) -> None:
    asked = ask("How is neglect handled in Gateshead?")
    assert (asked.report_ids, asked.earlier_ids) == ((G19,), (G15,))
    assert ask("Has the handling of neglect in Gateshead changed?").report_ids == (G15, G19)
    assert ask("What do the reports on Gateshead say about neglect?").report_ids == (G15, G19)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(authorities=("newcastle",)), (N17, N18)),
        (Filters(authorities=("Gateshead Council", "Newcastle")), (G19, N17, N18)),
        (Filters(report_ids=(G19,)), (G19,)),
        (Filters(years=(2017,)), ("cumbria-2017-inspection", N17)),
        (Filters(regions=("london",)), ("hackney-2022-inspection",)),
        (Filters(kinds=("focused visit",)), (N18, "south-tyneside-2018-focused-visit")),
        (Filters(authorities=("Newcastle",), years=(2018,)), (N18,)),
    ],
)
def test_filters_narrow(ask: Ask, filters: Filters, expected: tuple[str, ...]) -> None:
    assert ask("What about neglect?", filters).report_ids == expected


def test_filters_narrow_what_the_question_says(ask: Ask) -> None:
    question = ask("neglect in each authority", Filters(report_ids=(G19, N17, N18)))
    assert [a.name for a in question.authorities] == ["Gateshead", "Newcastle upon Tyne"]
    assert ask("neglect in Gateshead", Filters(authorities=("Newcastle",))).report_ids == ()


def test_what_was_so_at_a_time_is_looked_for_in_the_report_that_can_print_it(ask: Ask) -> None:
    question = ask("How many children of Gateshead were on protection plans at March 2015?")
    assert question.report_ids == (G15,)
    assert any("2015" in note for note in question.notes)
    assert ask("How many children of Gateshead were on protection plans at March 2010?").report_ids == (G19,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hackney, Gateshead (2015): supervision", {"hackney-2022-inspection", "gateshead-2015-inspection"}),
        (
            "What did the 2015 report on Gateshead and the 2018 report on Sunderland say about neglect?",
            {"gateshead-2015-inspection", "sunderland-2018-inspection"},
        ),
        (
            "supervision in Gateshead in 2019 and in Sunderland in 2021",
            {"gateshead-2019-inspection", "sunderland-2021-inspection"},
        ),
        (
            "Compare supervision in Gateshead 2015 and Sunderland 2021",
            {"gateshead-2015-inspection", "sunderland-2021-inspection"},
        ),
        (
            "Compare supervision in Gateshead (2019) and Sunderland (2018)",
            {"gateshead-2019-inspection", "sunderland-2018-inspection"},
        ),
    ],
)
def test_a_year_beside_one_of_several_names_is_its_own(ask: Ask, text: str, expected: set[str]) -> None:
    assert set(ask(text).report_ids) == expected


def test_a_report_tells_of_the_time_before_it_where_no_older_is_held(ask: Ask) -> None:
    question = ask("How many directors did Durham go through before the 2019 inspection?")
    assert question.report_ids == ("durham-2019-inspection",)
    assert "No report of Durham from before 2019 is held" in " ".join(question.notes)
    assert ask("What grade did Durham get before 2019?").report_ids == ()


def test_the_day_a_figure_is_of_does_not_narrow(ask: Ask) -> None:
    question = ask("How many children in Durham had a plan, and what is printed for 31 March 2016?")
    assert question.report_ids == ("durham-2019-inspection",)


def test_what_was_before_a_visit_is_itself_no_visit(ask: Ask) -> None:
    question = ask("What was Newcastle's judgement at the inspection before the 2018 focused visit?")
    assert question.kinds == ()
    assert question.until == 2018


@pytest.mark.parametrize(
    "text",
    [
        "What grade did Sunderland get the first time?",
        "What was Sunderland's first grade?",
        "What was Sunderland first judged?",
        "How was Sunderland graded first?",
        "How was Sunderland originally rated?",
        "What did Sunderland get at first?",
        "What was Sunderland's very first rating?",
        "What grade did Sunderland start with?",
        "Was Sunderland inadequate to begin with?",
    ],
)
def test_the_first_grade_is_that_of_the_first_report(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asked.fact is not None
    assert asked.fact.kind is FactKind.GRADE
    assert asked.report_ids == (S18,)


@pytest.mark.parametrize(
    "text", ["When was Sunderland first rated good?", "When did Sunderland get good for the first time?"]
)
def test_when_a_grade_was_first_given_is_asked_of_all_reports(ask: Ask, text: str) -> None:
    assert len(ask(text).report_ids) > 1
