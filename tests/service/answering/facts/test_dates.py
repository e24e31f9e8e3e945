from __future__ import annotations

from datetime import date

from service.answering.model import Outcome
from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, fact_question, only, told
from tests.support.memory_index import made_report, memory_index


def test_dates_are_given_in_full_and_the_printed_line_is_quoted() -> None:
    answer, cited = told(fact_question(FactKind.INSPECTION_DATES, "Alderbrook", years=(2021,)))
    assert answer.text == "The inspection of Alderbrook took place from 7 June 2021 to 18 June 2021 [1]."
    assert cited[0].quote == "Inspection dates: 7 to 18 June 2021"


def test_a_visit_of_one_day_and_dates_in_figures_are_found_too() -> None:
    answer, cited = told(fact_question(FactKind.INSPECTION_DATES, "Bywell", "Corran"))
    assert "- **Bywell**, focused visit, February 2019: 27 February 2019 [1]" in answer.text
    assert cited[1].quote == "Inspection dates: 09/05/2022 - 13/05/2022"


def test_the_most_recent_is_named_first_when_asked_for() -> None:
    asked = fact_question(FactKind.INSPECTION_DATES, *EVERYBODY, text="who was inspected most recently?")
    assert told(asked)[0].text.startswith(
        "Most recent: the focused visit to Alderbrook, 1 March 2023 to 2 March 2023 [1]."
    )


def test_a_published_date_says_whether_the_report_prints_it() -> None:
    answer, cited = told(fact_question(FactKind.PUBLISHED, "Alderbrook"))
    assert "inspection, May 2016" not in answer.text.splitlines()[0]
    assert "Focused visit, March 2023: 20 April 2023 [1]" in answer.text
    assert (
        "20 July 2021, as the list of publications says; the report itself does not print it" in answer.text
    )
    assert "7 July 2016, as the report says itself [2]" in answer.text
    assert [one.quote for one in cited] == ["20 April 2023", "Report published: 7 July 2016"]


def test_a_report_without_any_date_of_publication_is_said_to_have_none() -> None:
    answer, cited = told(fact_question(FactKind.PUBLISHED, "Corran"))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "prints no date of publication" in answer.text
    assert not cited


def test_a_question_about_a_letter_is_told_its_date_too() -> None:
    asked = fact_question(FactKind.INSPECTION_DATES, "Alderbrook", years=(2023,), text="date of the letter")
    answer, cited = told(asked)
    assert "1 March 2023 to 2 March 2023; the letter is dated 20 April 2023 [1] [2]." in answer.text
    assert cited[1].quote == "20 April 2023"


def test_the_days_between_inspections_are_told() -> None:
    asked = fact_question(
        FactKind.INSPECTION_DATES, "Alderbrook", text="what was the gap between inspections"
    )
    lead = told(asked)[0].text.split("\n")[0]
    assert "1,852 days (5.1 years) between the inspection of Alderbrook in May 2016 [1]" in lead
    assert "March 2023" not in lead


def test_over_everybody_the_mean_gap_alone_is_told() -> None:
    asked = fact_question(FactKind.INSPECTION_DATES, text="average time between inspections")
    assert told(asked)[0].text.startswith("On average 1,852 days (5.1 years) lie between")


def test_the_longest_wait_is_told_of_whom_it_was() -> None:
    asked = fact_question(FactKind.INSPECTION_DATES, text="who had the longest wait between inspections")
    lead = told(asked)[0].text
    assert lead.startswith(
        "Longest, of the inspections held: 1,852 days (5.1 years) between the inspection of Alderbrook in May 2016 [1]"
    )


def test_the_older_of_two_is_named_first() -> None:
    asked = fact_question(
        FactKind.INSPECTION_DATES, "Bywell", "Corran", text="which is older, Bywell or Corran"
    )
    assert told(asked)[0].text.startswith("Earliest: the focused visit to Bywell")


def test_an_inspection_in_two_parts_is_dated_as_printed() -> None:
    report = made_report(
        "Elmstead",
        (date(2022, 12, 5), date(2023, 2, 15)),
        {"cover-1": "Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023"},
    )
    index = only(report)
    answer, _ = told(fact_question(FactKind.INSPECTION_DATES, "Elmstead", index=index), index)
    assert "in parts: “5 to 9 December 2022 and 14 to 15 February 2023” [1]" in answer.text


def test_the_time_between_one_inspection_and_the_next_is_told_where_one_alone_is_named() -> None:
    asked = fact_question(
        FactKind.INSPECTION_DATES,
        "Alderbrook",
        text="How long did Alderbrook go between its 2016 inspection and the next one?",
        years=(2016,),
    )
    text = told(asked)[0].text
    assert "1,852 days (5.1 years) between the inspection of Alderbrook in May 2016 [1]" in text
    years = fact_question(
        FactKind.INSPECTION_DATES, "Alderbrook", text="how many years passed between its two inspections?"
    )
    assert "(5.1 years)" in told(years)[0].text


def test_the_time_between_an_inspection_and_a_visit_is_told_where_a_visit_is_named() -> None:
    text = "How many months passed between the 2021 inspection and the focused visit?"
    asked = fact_question(FactKind.INSPECTION_DATES, "Alderbrook", text=text, years=(2021, 2023))
    lead = told(asked)[0].text.split("\n")[0]
    assert "621 days (1.7 years) between the inspection of Alderbrook in June 2021 [1]" in lead
    assert "and the focused visit to Alderbrook in March 2023 [2]" in lead


def test_which_was_published_last_is_told_of_those_whose_day_is_known() -> None:
    answer, cited = told(fact_question(FactKind.PUBLISHED, text="Which report was published last?"))
    assert answer.text == (
        "Published last, of the 4 reports whose day is known: the focused visit to Alderbrook in March 2023, "
        "20 April 2023 [1]."
    )
    assert cited[0].quote == "20 April 2023"
    first, _ = told(fact_question(FactKind.PUBLISHED, text="Which was the first report to be published?"))
    assert first.text.startswith("Published first, of the 4 reports whose day is known: the inspection of")


def test_which_of_two_was_inspected_before_the_other_is_said() -> None:
    world = memory_index(
        [
            made_report(name, days, {"cover-1": "Inspection dates: in full elsewhere"})
            for name, days in (
                ("Elmford", (date(2019, 3, 4), date(2019, 3, 8))),
                ("Ferring", (date(2020, 3, 4), date(2020, 3, 8))),
            )
        ]
    )

    def first_line(text: str) -> str:
        asked = fact_question(
            FactKind.INSPECTION_DATES, "Elmford", "Ferring", text=text, yes_no=True, index=world
        )
        return told(asked, world)[0].text.splitlines()[0]

    came = "The inspection of Elmford in March 2019 came before the inspection of Ferring in March 2020."
    assert first_line("was Elmford inspected before Ferring") == f"Yes. {came}"
    assert first_line("was Elmford inspected later than Ferring") == f"No. {came}"
    assert first_line("was Elmford inspected before or after Ferring") == came


def test_how_long_a_report_was_waited_for_is_told_in_days() -> None:
    asked = fact_question(
        FactKind.PUBLISHED, "Alderbrook", years=(2016,), text="how soon after the inspection was it published"
    )
    answer, cited = told(asked)
    assert "7 July 2016, as it says itself, 56 days after the last day on site, 12 May 2016" in answer.text
    assert len(cited) == 2


def test_the_date_of_a_letter_to_somebody_is_of_the_letter_to_them() -> None:
    asked = fact_question(FactKind.PUBLISHED, *EVERYBODY, text="date of letter to Sam Oake")
    answer, _ = told(asked)
    assert "The letter on the focused visit to Alderbrook in March 2023 is dated 20 April 2023" in " ".join(
        one.text for one in answer.sections
    )
