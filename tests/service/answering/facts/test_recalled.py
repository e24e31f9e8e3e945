from __future__ import annotations

from datetime import date

from indexer.model import ReportKind
from service.answering.facts.stated import speaks_of_quantity, states_number, states_share
from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind
from tests.service.answering.facts.world import HELP, OVERALL, fact_question, told
from tests.support.memory_index import made_report, memory_index

CARE = "The experiences and progress of children in care"
INSPECTED = (date(2018, 5, 8), date(2018, 5, 31))
LISTED = made_report(
    "Dunmere",
    INSPECTED,
    {
        "judgements-1": "Children's services in Dunmere are good",
        "previous-1": "The previous inspection of the council's help was in May 2012. Dunmere was judged to be adequate.",
        "previous-2": "The previous inspection of its care was in June 2011. Dunmere was judged to be good.",
        "1": "A monitoring visit in March 2017 found better plans. Staff speak of the monitoring visits as useful.",
    },
    grades={OVERALL: "good"},
    sections={
        "previous-1": ("Information about this area", "Previous Ofsted inspections"),
        "previous-2": ("Information about this area", "Previous Ofsted inspections"),
        "1": ("Findings",),
    },
)
SAID = made_report(
    "Elsford",
    (date(2020, 2, 3), date(2020, 2, 14)),
    {
        "judgements-1": "Overall effectiveness: Good",
        "summary-1": "Much is better since the last inspection in 2016, when Elsford was judged inadequate overall.",
    },
    grades={OVERALL: "Good"},
)
DATED = made_report(
    "Fenby",
    (date(2020, 2, 3), date(2020, 2, 14)),
    {
        "judgements-1": "Overall effectiveness: Good",
        "summary-1": "Since the last inspection in 2016, leaders have built strong teams.",
    },
    grades={OVERALL: "Good"},
)
WORLD = memory_index([LISTED, SAID, DATED])


def test_a_grade_from_before_the_reports_held_is_told_by_the_report_that_recalls_it() -> None:
    asked = fact_question(FactKind.GRADE, "Elsford", judgement=OVERALL, years=(2016,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert answer.outcome is Outcome.ANSWERED
    assert "No report of Elsford from that time is held." in answer.text
    assert answer.text.startswith("Judged **")
    assert cited[0].paragraph == "summary-1"


def test_an_entry_on_previous_inspections_tells_of_the_judgement_that_it_names() -> None:
    """In older reports help and protection are called safeguarding arrangements."""
    entries = {
        "previous-1": "The previous inspection of its safeguarding arrangements was in May 2012. Gorsley was judged to be adequate.",
        "previous-2": "The previous inspection of its services for children looked after was in June 2011. Gorsley was judged to be good.",
    }
    report = made_report(
        "Gorsley",
        INSPECTED,
        entries,
        grades={OVERALL: "good"},
        sections=dict.fromkeys(entries, ("Information about this area", "Previous Ofsted inspections")),
    )
    index = memory_index([report])
    for judgement, label in ((HELP, "previous-1"), (CARE, "previous-2")):
        asked = fact_question(FactKind.GRADE, "Gorsley", judgement=judgement, until=2018, index=index)
        answer, cited = told(asked, index)
        assert answer.outcome is Outcome.ANSWERED
        assert [(one.paragraph, one.quote) for one in cited] == [(label, entries[label])]


def test_a_list_of_previous_inspections_is_quoted_entry_by_entry_for_the_year_asked() -> None:
    asked = fact_question(FactKind.GRADE, "Dunmere", judgement=OVERALL, years=(2012,), index=WORLD)
    _, cited = told(asked, WORLD)
    assert [one.paragraph for one in cited] == ["previous-1"]


def test_a_year_that_no_report_recalls_is_silent() -> None:
    asked = fact_question(FactKind.GRADE, "Elsford", judgement=OVERALL, years=(2010,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert answer.sections[0].outcome is SectionOutcome.SILENT
    assert not cited


def test_an_inspection_from_before_is_dated_by_the_report_that_recalls_it() -> None:
    asked = fact_question(FactKind.INSPECTION_DATES, "Elsford", years=(2016,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert answer.outcome is Outcome.ANSWERED
    assert "in 2016" in cited[0].quote


def test_what_was_before_the_reports_held_is_recalled_whatever_its_year() -> None:
    for kind in (FactKind.GRADE, FactKind.INSPECTION_DATES):
        asked = fact_question(kind, "Elsford", judgement=OVERALL, until=2020, years=(2017, 2018), index=WORLD)
        _, cited = told(asked, WORLD)
        assert "in 2016" in cited[0].quote


def test_a_sentence_that_only_dates_an_inspection_answers_when_it_was_and_not_how_it_went() -> None:
    when = fact_question(FactKind.INSPECTION_DATES, "Fenby", until=2020, index=WORLD)
    assert [one.paragraph for one in told(when, WORLD)[1]] == ["summary-1"]
    grade = fact_question(FactKind.GRADE, "Fenby", judgement=OVERALL, until=2020, index=WORLD)
    assert told(grade, WORLD)[0].outcome is Outcome.NOT_FOUND


def test_a_visit_of_which_no_report_is_held_is_told_by_the_others_dated_sentences_first() -> None:
    asked = fact_question(FactKind.HELD, "Dunmere", kinds=(ReportKind.MONITORING_VISIT,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert answer.text.startswith("No report on a monitoring visit of Dunmere is held")
    assert [one.quote[:22] for one in cited] == ["A monitoring visit in ", "Staff speak of the mon"]


def test_what_such_a_visit_looked_at_is_asked_of_the_others_too() -> None:
    asked = fact_question(
        FactKind.SUBJECT, "Dunmere", kinds=(ReportKind.MONITORING_VISIT,), years=(2017,), index=WORLD
    )
    answer, cited = told(asked, WORLD)
    assert answer.outcome is Outcome.ANSWERED
    assert [one.quote for one in cited] == ["A monitoring visit in March 2017 found better plans."]


def test_a_visit_that_no_report_speaks_of_is_not_made_up() -> None:
    asked = fact_question(FactKind.HELD, "Elsford", kinds=(ReportKind.MONITORING_VISIT,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert answer.outcome is Outcome.NOT_FOUND
    assert not cited


def test_a_share_is_stated_in_per_cent_in_parts_or_not_at_all() -> None:
    asks = "What percentage of reviews were on time?"
    assert states_share(asks, "All but 4% were on time.")
    assert states_share(asks, "Nine of ten were on time.")
    assert not states_share(asks, "Four reviews were late.")
    assert not states_share("How many reviews were late?", "All but 4% were on time.")
    assert states_number("Four reviews were late.")
    assert states_number("Over a hundred children were helped.")
    assert not states_number("One review was late.")


def test_a_quantity_named_is_to_be_spoken_of() -> None:
    assert speaks_of_quantity("caseloads of reviewing officers", ["Caseloads average 70."])
    assert not speaks_of_quantity("caseloads of reviewing officers", ["Reviewing officers know children."])
    assert speaks_of_quantity("reviewing officers", ["They know children."])
    assert speaks_of_quantity("caseloads of reviewing officers", ["Their workloads are too high."])
    assert speaks_of_quantity("turnover of staff", ["Children have many changes of social worker."])


def test_what_one_years_report_tells_of_another_year_stands_beside_its_own_grade() -> None:
    asked = fact_question(FactKind.GRADE, "Elsford", judgement=OVERALL, years=(2016, 2020), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert "was **Good** [1]." in answer.text
    assert "Of an inspection before it, it says:" in answer.text
    assert cited[1].paragraph == "summary-1"
    of_a_range = fact_question(
        FactKind.GRADE, "Elsford", judgement=OVERALL, years=tuple(range(2015, 2021)), index=WORLD
    )
    assert "an inspection before it" not in told(of_a_range, WORLD)[0].text


def test_an_inspection_told_of_without_its_grade_is_said_to_be_told_of_without_it() -> None:
    asked = fact_question(FactKind.GRADE, "Fenby", judgement=OVERALL, years=(2016,), index=WORLD)
    answer, cited = told(asked, WORLD)
    assert answer.text.endswith("It does not say how that inspection judged it.")
    assert answer.sections[0].outcome is SectionOutcome.SILENT
    assert cited[0].paragraph == "summary-1"


def test_grades_set_against_those_before_are_told_beside_what_is_recalled() -> None:
    text = "How do Elsford's grades compare with those before 2020?"
    asked = fact_question(FactKind.GRADE, "Elsford", text=text, judgement=OVERALL, until=2020, index=WORLD)
    answer, cited = told(asked, WORLD)
    assert "judged inadequate overall" in answer.text
    assert "the grade for overall effectiveness was **Good** [2]" in answer.text
    assert [one.paragraph for one in cited] == ["summary-1", "judgements-1"]


def test_asked_in_which_years_what_was_before_all_reports_held_is_told_beside_them() -> None:
    years = "In which years was Dunmere judged good?"
    asked = fact_question(FactKind.GRADE, "Dunmere", text=years, judgement=OVERALL, index=WORLD)
    answer, cited = told(asked, WORLD)
    assert (
        "The report of the inspection of Dunmere in May 2018 says of an inspection before it" in answer.text
    )
    assert [one.paragraph for one in cited] == ["judgements-1", "previous-1", "previous-2"]
    once = fact_question(
        FactKind.GRADE, "Dunmere", text="How was Dunmere judged?", judgement=OVERALL, index=WORLD
    )
    assert [one.paragraph for one in told(once, WORLD)[1]] == ["judgements-1"]


def test_an_inspection_from_after_the_time_asked_about_is_not_dated_for_it() -> None:
    earlier = made_report(
        "Fenby", (date(2015, 2, 3), date(2015, 2, 14)), {"judgements-1": "Overall effectiveness: Good"}
    )
    later = made_report(
        "Fenby",
        (date(2020, 2, 3), date(2020, 2, 14)),
        {"summary-1": "Since the last inspection in 2017, leaders have built strong teams."},
    )
    index = memory_index([earlier, later])
    for until, paragraphs in ((2016, []), (2018, ["summary-1"])):
        asked = fact_question(FactKind.INSPECTION_DATES, "Fenby", until=until, index=index)
        assert [one.paragraph for one in told(asked, index)[1] if "1" in one.paragraph] == paragraphs
