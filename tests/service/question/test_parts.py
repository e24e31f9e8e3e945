"""Several questions asked in one: which are told apart, which are one, and what each is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.authorities import Register
from indexer.model import ReportKind
from service.question.model import FactKind, Intent, Question
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary
from tests.service.question.conftest import CORPUS, stored

Ask = Callable[..., Question]

OVERALL = "Overall effectiveness"
LEADERSHIP = "Leadership, management and governance"
DATES, LEAD, GRADE, PUBLISHED = (
    FactKind.INSPECTION_DATES,
    FactKind.LEAD_INSPECTOR,
    FactKind.GRADE,
    FactKind.PUBLISHED,
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Who led the inspection of Gateshead and on which dates was it?", [LEAD, DATES]),
        ("What grade did Durham get and when was the report published?", [GRADE, PUBLISHED]),
        ("When was Gateshead inspected? Who was the lead inspector?", [DATES, LEAD]),
        ("lead inspector + dates, Northumberland", [LEAD, DATES]),
        ("when were Gateshead and Northumberland inspected and who led?", [DATES, LEAD]),
        ("Gateshead 2019: who led, what dates, what grade?", [LEAD, DATES, GRADE]),
        ("Tell me when Gateshead was inspected, who led it and what the grade was", [DATES, LEAD, GRADE]),
        ("I need Durham's grade. I also need the date it was published.", [GRADE, PUBLISHED]),
        ("Compare the grades of Durham and Sunderland and say when each was inspected", [GRADE, DATES]),
        ("grade date and lead inspector for Hackney", [GRADE, DATES, LEAD]),
        ("When was Hackney inspected and by whom?", [DATES, FactKind.INSPECTORS]),
        ("What was Durham's latest grade and what was it before?", [GRADE, GRADE]),
        ("Who led in Durham and what about Hackney?", [LEAD, LEAD]),
    ],
)
def test_facts_beside_each_other_are_parts_in_the_order_asked(
    ask: Ask, text: str, kinds: list[FactKind]
) -> None:
    question = ask(text)
    assert [fact.kind for fact in question.facts] == kinds
    assert question.intent is Intent.FACT
    assert question.fact is None
    names = {authority.name for authority in question.authorities}
    if "what about" not in text:
        assert all({authority.name for authority in part.authorities} == names for part in question.parts)


@pytest.mark.parametrize(
    ("text", "judgements"),
    [
        ("How was Sunderland judged overall and for leadership?", [OVERALL, LEADERSHIP]),
        ("leadership and overall grades for Durham", [LEADERSHIP, OVERALL]),
        ("What was the overall leadership grade of Durham?", [LEADERSHIP]),
        (
            "What are Durham's grades for children in care and care leavers?",
            ["The experiences and progress of children in care and care leavers"],
        ),
        (
            "What grade did Durham get for help and protection?",
            ["The experiences and progress of children who need help and protection"],
        ),
    ],
)
def test_judgements_strung_together_are_asked_for_one_by_one(
    ask: Ask, text: str, judgements: list[str]
) -> None:
    assert [fact.judgement for fact in ask(text).facts] == judgements


@pytest.mark.parametrize(
    "text",
    [
        "How does Gateshead support care leavers and what happens when they turn 21?",
        "What changed in Gateshead between 2015 and 2019?",
        "When were Gateshead and Northumberland inspected?",
        "Who led the inspections of Durham and Hackney?",
        "Who led it in Durham and who was the lead inspector?",
        "How many children are in need and how many on a child protection plan in Durham?",
        "Gateshead 2019 inspection, what do they say about neglect?",
        "In Gateshead, when was the inspection?",
        "What is Mockingbird and which councils have it?",
        "How many children's homes does Durham run, and how many beds are in them?",
    ],
)
def test_one_question_stays_whole(ask: Ask, text: str) -> None:
    assert not ask(text).parts


def test_a_fact_and_a_finding_are_told_apart(ask: Ask) -> None:
    question = ask("What was Gateshead's grade and what did inspectors say about return home interviews?")
    fact, finding = question.parts
    assert fact.fact is not None
    assert finding.fact is None
    assert finding.topic == "return home interviews"
    assert [authority.name for authority in finding.authorities] == ["Gateshead"]
    assert question.intent is Intent.SINGLE


def test_times_hold_for_the_parts_that_name_none(ask: Ask) -> None:
    question = ask("What grade was it and who led Gateshead's inspection in 2015?")
    assert [part.report_ids for part in question.parts] == [("gateshead-2015-inspection",)] * 2
    apart = ask("What grade did Gateshead get in 2015 and what did it get in 2019?")
    assert [part.years for part in apart.parts] == [(2015,), (2019,)]


def test_why_after_a_grade_is_told_by_the_findings(ask: Ask) -> None:
    grade, why = ask("What is Gateshead's grade and why?").parts
    assert grade.intent is Intent.FACT
    assert why.intent is Intent.OVERVIEW
    assert [authority.name for authority in why.authorities] == ["Gateshead"]


def test_what_is_not_read_beside_a_fact_is_said(ask: Ask) -> None:
    question = ask("When was Gateshead inspected and what about it?")
    assert question.fact is not None
    assert any("what about it" in note for note in question.notes)


def test_parts_are_asked_again_of_another_authority(ask: Ask) -> None:
    question = ask("and Hackney?", previous=ask("Who led in Gateshead and when was it published?"))
    assert [fact.kind for fact in question.facts] == [LEAD, PUBLISHED]
    assert all(part.authorities[0].name == "Hackney" for part in question.parts)


def test_parts_are_about_the_authority_before(ask: Ask) -> None:
    question = ask("and who led it and when was it published?", previous=ask("What is Hackney's grade?"))
    assert [fact.kind for fact in question.facts] == [LEAD, PUBLISHED]
    assert all(part.authorities[0].name == "Hackney" for part in question.parts)


def test_what_stands_before_the_first_question_says_whom_all_are_about(ask: Ask) -> None:
    question = ask("I'm writing about Gateshead in 2015: what was the verdict and who led it?")
    assert [fact.kind for fact in question.facts] == [GRADE, LEAD]
    assert {part.report_ids for part in question.parts} == {("gateshead-2015-inspection",)}
    alone = ask("I'm a reporter writing about Hackney. What grade did it get?")
    assert alone.fact is not None
    assert [authority.name for authority in alone.authorities] == ["Hackney"]


def test_each_is_each_of_those_named_before(ask: Ask) -> None:
    question = ask("How many reports on Sunderland are there and what grades did it get in each?")
    assert all([a.name for a in part.authorities] == ["Sunderland"] for part in question.parts)


def test_better_than_last_time_asks_how_the_grade_moved(ask: Ask) -> None:
    question = ask("What did Gateshead get, who led it and is that better than last time?")
    assert [fact.kind for fact in question.facts] == [GRADE, LEAD, FactKind.GRADE_CHANGE]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The cabinet member says leadership in Hackney is fine. Which grade did it get overall?", GRADE, "Hackney"),
        ("Briefing line needed on Durham's 2019 inspection: every judgement, please.", GRADE, "Durham"),
        ("My lad is leaving care in Hackney so I only want that - what was the care leavers bit judged as?", GRADE, "Hackney"),
        ("When were inspectors in Durham for the inspection? I heard they came twice.", DATES, "Durham"),
        ("hi, my kids case is in durham. when was the inspection?", DATES, "Durham"),
    ],
)  # fmt: skip
def test_what_is_told_beside_one_question_is_not_asked(
    ask: Ask, text: str, kind: FactKind, name: str
) -> None:
    question = ask(text)
    assert question.fact is not None
    assert question.fact.kind is kind
    assert [authority.name for authority in question.authorities] == [name]
    assert question.refusal is None


def test_a_topic_before_a_dash_is_not_only_told(ask: Ask) -> None:
    question = ask("Durham support for foster carers - any good?")
    assert not question.facts
    assert "foster carers" in question.terms


def test_what_the_others_have_is_asked_of_the_topic_told_before(ask: Ask) -> None:
    assert not ask("Gateshead has a children in care council. What do the other councils have?").facts


def test_the_post_of_an_addressee_is_told_with_the_name(ask: Ask) -> None:
    question = ask("Who was the letter to South Tyneside addressed to, and what was his job?")
    assert [fact.kind for fact in question.facts] == [FactKind.ADDRESSEE]


def test_what_grade_after_a_judgements_own_matter_is_the_grade_of_that(ask: Ask) -> None:
    question = ask("What did Ofsted make of adoption in Durham - what grade?")
    facts = [part.fact for part in question.parts]
    assert facts[0] is None
    assert facts[1] is not None
    assert facts[1].judgement == "Adoption performance"


def test_one_grade_although_another_is_one_question_of_both(ask: Ask) -> None:
    question = ask(
        "Which reports have leaders' impact rated inadequate even though the overall grade was requires improvement?"
    )
    assert question.parts == ()
    assert question.fact is not None
    assert [one.judgement for one in question.fact.conditions] == [
        "The impact of leaders on social work practice with children and families",
        "Overall effectiveness",
    ]


def test_whose_a_fact_is_is_told_with_it(ask: Ask) -> None:
    question = ask("How many reports are about focused visits, and for which councils?")
    assert [fact.kind for fact in question.facts] == [FactKind.HELD]
    assert not any("was not read" in note for note in question.notes)


def test_two_roles_of_a_team_are_two_questions(ask: Ask) -> None:
    question = ask("How large was the inspection team in Durham, and who was deputy lead?")
    assert [fact.kind for fact in question.facts] == [FactKind.INSPECTORS, FactKind.INSPECTORS]


def test_in_which_area_it_was_so_is_asked_of_the_authority_before(ask: Ask) -> None:
    question = ask(
        "Durham got an inadequate overall. In which of the three areas underneath was it inadequate?"
    )
    assert [(fact.kind, fact.judgement) for fact in question.facts][-1] == (GRADE, None)
    assert [authority.name for authority in question.parts[-1].authorities] == ["Durham"]


def test_a_story_of_ones_own_does_not_steer_the_search(ask: Ask) -> None:
    question = ask("I am a foster carer in Hackney and feel let down. How good is early help in Hackney?")
    assert "early help" in question.terms
    assert "foster carers" not in question.terms


def test_topics_asked_about_in_two_questions_are_searched_for_one_by_one(ask: Ask) -> None:
    question = ask("In Hackney, are caseloads too high? And how good is early help?")
    assert [("caseloads" in part.terms, "early help" in part.terms) for part in question.parts] == [
        (True, False),
        (False, True),
    ]
    assert all([a.name for a in part.authorities] == ["Hackney"] for part in question.parts)
    assert not ask("Are foster carers in Hackney supported? Do they get training on neglect?").parts
    assert not ask("How good are early help and fostering in Hackney?").parts


def test_there_is_where_the_question_before_was_about_beside_whom_is_named(ask: Ask) -> None:
    question = ask("What about caseloads in Hackney? What about supervision there? And in Durham?")
    assert [[one.name for one in part.authorities] for part in question.parts] == [
        ["Hackney"],
        ["Hackney", "Durham"],
    ]
    other = ask("How good is early help in Hackney? Is there advocacy in Durham?")
    assert [[one.name for one in part.authorities] for part in other.parts] == [["Hackney"], ["Durham"]]


def test_what_was_previous_before_a_year_is_the_last_of_those_before(ask: Ask) -> None:
    assert ask("What was Gateshead's previous grade?").previous
    before = ask("What was the previous inspection of Sunderland before 2021?")
    assert before.until == 2021
    assert not before.previous


def test_who_was_in_charge_of_an_inspection_led_it(ask: Ask) -> None:
    question = ask("On what dates were inspectors in Gateshead, and who was in charge?")
    assert [part.fact.kind for part in question.parts if part.fact] == [DATES, LEAD]


def test_what_else_somebody_led_is_asked_with_whom_it_is_about(ask: Ask) -> None:
    question = ask(
        "Who led Gateshead's 2019 inspection and which other council's report did the same person lead?"
    )
    parts = question.parts or (question,)
    assert parts[-1].fact is not None
    assert parts[-1].fact.kind is LEAD
    assert [one.name for one in parts[-1].authorities] == ["Gateshead"]
    assert "same person" in parts[-1].text


def test_a_leader_taken_for_granted_is_asked_about_and_when_they_came_is_when_the_inspection_was(
    ask: Ask, register: Register, vocabulary: Vocabulary
) -> None:
    one = stored("Gateshead", 2019, 5, ReportKind.INSPECTION)
    led = replace(one, report=replace(one.report, lead_inspector="Amir Holt"))
    question = QuestionReader([led], register, vocabulary, CORPUS).understand(
        "Amir Holt was in charge when they checked Gateshead, right? What day did he start?"
    )
    assert [fact.kind for fact in question.facts] == [LEAD, DATES]
    assert question.parts[0].yes_no
    assert [fact.kind for fact in ask("Who led in Gateshead and when did she start?").facts] == [LEAD, DATES]


@pytest.mark.parametrize("post", ["what's his job title", "which post does she hold", "what is his job"])
def test_the_post_is_told_with_the_name_however_it_is_asked(ask: Ask, post: str) -> None:
    question = ask(f"To whom is the South Tyneside letter addressed, and {post}?")
    assert question.fact is not None
    assert question.fact.kind is FactKind.ADDRESSEE


@pytest.mark.parametrize(
    "text",
    [
        "which parts of Gateshead were good in 2019 and which weren't",
        "which parts of gateshead were good in 2019 and which werent",
        "Which judgements in Gateshead were good? Which were not?",
        "Which judgements in Gateshead required improvement and how were the rest rated?",
        "Which councils are good and which aren't?",
    ],
)
def test_what_has_a_grade_and_what_has_not_is_one_question(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.parts == ()
    assert question.fact is not None
    assert question.fact.kind in (GRADE, FactKind.GRADE_COUNT)
    last = text.rsplit(" ", 1)[-1].rstrip("?")
    assert question.text.rstrip("?").endswith("weren't" if last == "werent" else last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Which area of Durham was not judged outstanding in 2019, and what was it judged?", GRADE),
        (
            "Which report has the longest list of recommendations, and how many does it have?",
            FactKind.RECOMMENDATION_COUNT,
        ),
    ],
)
def test_what_is_told_with_the_part_before_is_not_asked_again(ask: Ask, text: str, kind: FactKind) -> None:
    question = ask(text)
    assert question.parts == ()
    assert question.fact is not None
    assert question.fact.kind in (kind, FactKind.GRADE_COUNT)


@pytest.mark.parametrize(
    "text",
    [
        "When did inspectors last go to Durham and what did they think?",
        "When was Durham inspected and what did they find?",
        "Who inspected Durham and what did they make of it?",
        "When was Durham inspected and how did it go?",
    ],
)
def test_what_was_made_of_it_all_is_told_of_the_authority_as_a_whole(ask: Ask, text: str) -> None:
    question = ask(text)
    fact, whole = question.parts
    assert fact.fact is not None
    assert whole.intent is Intent.OVERVIEW
    assert [one.name for one in whole.authorities] == ["Durham"]
    assert not question.notes


@pytest.mark.parametrize(
    "text",
    [
        "Which is better, Durham or Gateshead?",
        "Who is better, Durham or Gateshead?",
        "Which is the worse council, Durham or Gateshead?",
        "Which of the two is better overall: Durham or Gateshead?",
    ],
)
def test_who_of_those_named_is_better_is_asked_of_their_grades(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.fact is not None
    assert question.fact.kind is FactKind.GRADE
    assert question.fact.judgement == "Overall effectiveness"


def test_who_is_better_at_a_matter_is_asked_of_findings(ask: Ask) -> None:
    assert ask("Which is better at early help, Durham or Gateshead?").fact is None
