from __future__ import annotations

from datetime import date

import pytest

from indexer.model import ReportKind
from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, fact_question, nothing_told, only, told
from tests.support.memory_index import made_report, memory_index

_SURNAMES = """
Ashby Birch Clay Dunn Ellis Frost Gale Hobbs Ives Judd Kerr Lomax Marsh Nash Orme Pike Quirk Rudd Shaw Thorne
""".split()  # noqa: SIM905 - a list in lines is easier to review


def test_the_lead_inspector_is_cited_from_the_line_that_says_so() -> None:
    answer, cited = told(fact_question(FactKind.LEAD_INSPECTOR, "Alderbrook", years=(2021,)))
    assert answer.text == "The lead inspector of the inspection of Alderbrook in June 2021 was Amir Holt [1]."
    assert cited[0].quote == "Lead inspector: Amir Holt, Her Majesty's Inspector"


def test_a_letter_that_calls_nobody_leader_is_said_to_call_nobody_so() -> None:
    answer, cited = told(fact_question(FactKind.LEAD_INSPECTOR, "Alderbrook", years=(2023,)))
    assert "Jo Reed, with Kim Dale; the report names no lead inspector in so many words [1]" in answer.text
    assert cited[0].quote == "The visit was carried out by Jo Reed and Kim Dale."


def test_a_team_is_quoted_in_one_run_without_those_who_did_not_inspect() -> None:
    answer, cited = told(fact_question(FactKind.INSPECTORS, "Alderbrook", years=(2016,)))
    assert "Ruth Vane, Amir Holt and Jo Reed [1]" in answer.text
    assert cited[0].quote == "Lead inspector: Ruth Vane; Team inspectors: Amir Holt, Jo Reed"


def test_inspectors_of_more_than_one_report_are_found() -> None:
    asked = fact_question(
        FactKind.INSPECTORS, *EVERYBODY, text="Which inspectors took part in more than one?"
    )
    answer, _ = told(asked)
    assert answer.text.startswith("4 inspectors are named in more than one of the 5 reports covered.")
    assert (
        "- **Amir Holt**: Alderbrook, inspection, June 2021 [3]; Alderbrook, inspection, May 2016 [2]"
        in answer.text
    )


def test_the_same_leader_of_several_is_told_and_of_one_authority_each_leader() -> None:
    text = "Did the same inspector lead more than one of these?"
    answer, _ = told(fact_question(FactKind.LEAD_INSPECTOR, text=text))
    assert answer.text.startswith("One inspector led more than one of the 5 reports covered.")
    one = fact_question(FactKind.LEAD_INSPECTOR, "Alderbrook", text="Was it led by the same person?")
    assert {"Ruth Vane", "Amir Holt"} <= {*told(one)[0].text.replace(" [", ": ").split(": ")}


def test_no_shared_inspector_is_an_answer_too() -> None:
    asked = fact_question(FactKind.INSPECTORS, years=(2021, 2022), text="anyone in more than one?")
    answer, _ = told(asked)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text == "No inspector is named in more than one of the 2 reports covered."


def test_a_person_named_in_the_question_gets_their_reports() -> None:
    asked = fact_question(FactKind.LEAD_INSPECTOR, *EVERYBODY, text="what did Ruth Vane lead?")
    answer, _ = told(asked)
    assert answer.text.startswith("Ruth Vane is called the lead inspector in 2 of the 5 reports covered:")
    assert answer.sections[1].outcome is SectionOutcome.SILENT


def test_the_addressee_is_cited_where_a_paragraph_prints_the_name_and_not_otherwise() -> None:
    answer, cited = told(fact_question(FactKind.ADDRESSEE, "Alderbrook", "Bywell"))
    assert "Sam Oake [1]" in answer.text
    assert "Lee Marsh, as its address block says" in answer.text
    assert len(cited) == 1


def test_whom_the_question_names_brings_the_letter_to_them() -> None:
    answer, cited = told(fact_question(FactKind.ADDRESSEE, text="What post does Sam Oake hold?"))
    assert "is addressed to Sam Oake [1]" in answer.text
    assert {citation.report_id for citation in cited} == {"alderbrook-2023-focused-visit"}
    assert "Bywell" not in answer.text


def test_a_report_that_is_no_letter_is_addressed_to_nobody() -> None:
    answer, _ = told(fact_question(FactKind.ADDRESSEE, "Corran"))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "only letters are" in answer.text


def test_who_is_named_in_most_reports_is_told_with_these_reports() -> None:
    answer, citations = told(fact_question(FactKind.INSPECTORS, text="who has inspected the most councils"))
    assert "2 each" in answer.text
    assert "- **Ruth Vane**: the inspection of " in answer.text
    assert "Pat Low" not in answer.text
    assert {citation.authority for citation in citations} == {"Alderbrook", "Corran"}


def test_who_led_at_both_is_told_by_name() -> None:
    asked = fact_question(FactKind.LEAD_INSPECTOR, "Alderbrook", "Corran", text="who led inspections in both")
    answer, _ = told(asked)
    assert "**Ruth Vane**: Alderbrook" in answer.text
    assert "Amir Holt" not in answer.text


def test_the_post_is_told_with_the_name_where_it_is_printed() -> None:
    letter = made_report(
        "Elmstead",
        (date(2020, 2, 4), date(2020, 2, 5)),
        {
            "cover-1": "1 March 2020; Lee Marsh, Director of People",
            "introduction-1": "This letter is about a visit.",
        },
        kind=ReportKind.FOCUSED_VISIT,
        addressee="Lee Marsh",
    )
    index = only(letter)
    answer, cited = told(fact_question(FactKind.ADDRESSEE, "Elmstead", index=index), index)
    assert "is addressed to Lee Marsh, Director of People [1]" in answer.text
    assert cited[0].quote == "Lee Marsh, Director of People"


def test_each_role_asked_for_is_quoted_and_what_is_not_named_is_said() -> None:
    asked = fact_question(
        FactKind.LEAD_INSPECTOR,
        "Alderbrook",
        years=(2016,),
        text="who were the data analyst and the deputy lead?",
    )
    answer, cited = told(asked)
    assert "“Data analyst: Pat Low”" in answer.text
    assert [one.quote for one in cited] == ["Data analyst: Pat Low"]
    assert "names nobody as deputy lead" in answer.text


def test_a_director_whom_a_report_does_not_name_is_said_not_to_be_named() -> None:
    report = made_report(
        "Elmford",
        (date(2019, 5, 1), date(2019, 5, 4)),
        {"1": "Plans are good. The director of children's services has been in post since March 2018."},
    )
    index = only(report)
    asked = fact_question(
        FactKind.ADDRESSEE, "Elmford", text="What is the name of the director?", index=index
    )
    answer, cited = told(asked, index)
    assert answer.outcome is Outcome.NOT_FOUND
    assert "does not name the director of children's services; it says: " in answer.text
    assert cited[0].quote == "The director of children's services has been in post since March 2018."


def test_a_director_whom_a_report_may_name_is_looked_for_in_its_findings() -> None:
    report = made_report(
        "Elmford",
        (date(2019, 5, 1), date(2019, 5, 4)),
        {"1": "Ada Penn, the director of children's services, arrived in 2018."},
    )
    index = only(report)
    text = "Who is the director of children's services?"
    assert nothing_told(fact_question(FactKind.ADDRESSEE, "Elmford", text=text, index=index), index)


def test_the_leader_beside_another_role_is_told_too() -> None:
    report = made_report(
        "Elmford",
        (date(2019, 5, 1), date(2019, 5, 4)),
        {"the-inspection-team-1": "Lead inspector: Ada Penn; Deputy lead inspector: Lin Wu"},
        lead_inspector="Ada Penn",
        inspectors=("Ada Penn", "Lin Wu"),
    )
    index = only(report)
    text = "lead + deputy lead inspector in Elmford"
    answer, _ = told(fact_question(FactKind.INSPECTORS, "Elmford", text=text, index=index), index)
    assert "“Lead inspector: Ada Penn” “Deputy lead inspector: Lin Wu” [1]" in answer.text


def test_with_whom_somebody_inspected_is_told() -> None:
    text = "who went to Alderbrook with Jo Reed?"
    answer, _ = told(fact_question(FactKind.INSPECTORS, "Alderbrook", text=text, years=(2023,)))
    assert "names Jo Reed, with Kim Dale" in answer.text


def test_where_else_somebody_led_is_looked_for_in_all_reports() -> None:
    for text in ("Who led it and where else did they lead?", "Which other reports did the same person lead?"):
        asked = fact_question(FactKind.LEAD_INSPECTOR, "Corran", text=text)
        answer, cited = told(asked)
        assert answer.text.startswith("Ruth Vane is called the lead inspector in 2 of the 5 reports covered:")
        assert {one.report_id for one in cited} == {"alderbrook-2016-inspection", "corran-2022-inspection"}


def test_the_same_inspector_in_more_than_one_report_may_be_of_one_authority() -> None:
    asked = fact_question(
        FactKind.INSPECTORS, *EVERYBODY, text="same inspector named in more than one report"
    )
    assert told(asked)[0].text.startswith("4 inspectors are named in more than one of the 5 reports")


def test_a_leader_who_was_not_is_put_right_with_the_line_that_names_the_right_one() -> None:
    asked = fact_question(FactKind.LEAD_INSPECTOR, "Corran", text="Since Jo Reed led in Corran, when was it?")
    answer, cited = told(asked)
    assert answer.text.startswith("The inspection of Corran in May 2022 was led by Ruth Vane, not by Jo Reed")
    assert cited


def test_of_very_many_shared_inspectors_those_left_out_of_the_list_are_not_cited() -> None:
    names = [f"{first} {last}" for first in ("Ann", "Bo", "Cy", "Di") for last in _SURNAMES]
    index = memory_index(
        [
            made_report(
                "Alderbrook",
                (date(year, 6, 7), date(year, 6, 18)),
                {"the-inspection-team-1": "; ".join(f"Team inspector: {name}" for name in names)},
                inspectors=names,
            )
            for year in (2018, 2021)
        ]
    )
    asked = fact_question(
        FactKind.INSPECTORS, "Alderbrook", years=(2018, 2021), index=index, text="anyone in both reports?"
    )
    answer, cited = told(asked, index)
    assert answer.text.startswith("80 inspectors are named in more than one of the 2 reports")
    assert "- … and 20 lines more" in answer.text
    assert len(cited) > 0


def test_one_report_is_not_more_than_one() -> None:
    def said(name: str) -> str:
        text = f"has {name} led more than one of these"
        return told(fact_question(FactKind.LEAD_INSPECTOR, *EVERYBODY, text=text, yes_no=True))[0].text

    assert said("Ruth Vane").startswith("Yes. Ruth Vane is called the lead inspector in 2")
    assert said("Amir Holt").startswith("No. Amir Holt is called the lead inspector in 1")


def test_who_quality_assured_is_asked_of_the_team() -> None:
    report = made_report(
        "Elmford",
        (date(2017, 3, 1), date(2017, 3, 5)),
        {"the-inspection-team-1": "Lead inspector: Ruth Vane; Quality assurance manager: Pat Low"},
        lead_inspector="Ruth Vane",
        inspectors=("Ruth Vane",),
    )
    asked = fact_question(
        FactKind.INSPECTORS, "Elmford", text="who quality assured the inspection", index=only(report)
    )
    assert "“Quality assurance manager: Pat Low” [1]" in told(asked, only(report))[0].text


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Has anyone led two of them?", "One inspector led at least two of the 5 reports covered."),
        ("Has any inspector led more than two?", "No inspector led more than two of the 5 reports covered."),
        ("Did anyone lead at least two inspections?", "One inspector led at least two of the 5 reports covered."),
        ("Which inspectors led only one inspection?", "One inspector led exactly one of the 5 reports covered."),
    ],
)  # fmt: skip
def test_who_led_so_many_is_told_by_their_number(text: str, lead: str) -> None:
    assert told(fact_question(FactKind.LEAD_INSPECTOR, text=text))[0].text.startswith(lead)
