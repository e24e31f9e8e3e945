from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import FactKind, Intent, Leaning, Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("How well does Gateshead support care leavers?", Intent.SINGLE),
        ("caseloads gateshead", Intent.SINGLE),
        ("What does Northumberland need to improve?", Intent.FACT),
        ("Compare Gateshead and Northumberland on caseloads", Intent.COMPARE),
        ("How did each authority handle return home interviews?", Intent.COMPARE),
        ("caseloads in the North East", Intent.COMPARE),
        ("What changed for care leavers in Newcastle between 2017 and 2018?", Intent.TEMPORAL),
        ("Have caseloads in Newcastle got worse?", Intent.TEMPORAL),
        ("Has Sunderland improved its response to missing children since 2018?", Intent.TEMPORAL),
        ("How have care leavers fared in Sunderland over time?", Intent.TEMPORAL),
        ("What progress has Sunderland made on neglect since the last inspection?", Intent.TEMPORAL),
        ("What do the reports say about domestic abuse?", Intent.THEME),
        ("Which authorities have high caseloads?", Intent.THEME),
        ("domestic abuse", Intent.THEME),
        ("Gateshead", Intent.OVERVIEW),
        ("Gateshead?", Intent.OVERVIEW),
        ("Tell me about Gateshead", Intent.OVERVIEW),
        ("How is Newcastle doing?", Intent.OVERVIEW),
        ("Give me an overview of South Tyneside", Intent.OVERVIEW),
        ("What did the focused visit to South Tyneside find?", Intent.OVERVIEW),
        ("What are Gateshead's strengths and weaknesses?", Intent.OVERVIEW),
        ("Gateshead 2019 para 13", Intent.PARAGRAPH),
        ("What does paragraph 12 of Northumberland say?", Intent.PARAGRAPH),
        ("Newcastle 2017 ¶30", Intent.PARAGRAPH),
        ("newcastle 2018 findings-3", Intent.PARAGRAPH),
        ("paragraph thirteen, Gateshead 2019", Intent.PARAGRAPH),
        ("What was Gateshead's overall grade?", Intent.FACT),
        ("What should be done about neglect in Gateshead?", Intent.SINGLE),
        ("Why was Gateshead rated good?", Intent.FACT),
        ("How do the two Newcastle reports differ on referrals?", Intent.TEMPORAL),
    ],
)
def test_intent(ask: Ask, text: str, intent: Intent) -> None:
    assert ask(text).intent is intent


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Gateshead 2019 para 13", "13"),
        ("paragraph [13] of the Gateshead report", "13"),
        ("Gateshead paras (13) and [14]", "13,14"),
        ("para. 7 of Northumberland", "7"),
        ("Newcastle 2017 ¶30", "30"),
        ("Newcastle 2018, findings-3", "findings-3"),
        ("paragraph twelve of Northumberland", "12"),
        ("What paragraphs speak of neglect?", None),
    ],
)
def test_paragraphs_are_asked_for_by_number_or_label(ask: Ask, text: str, paragraph: str | None) -> None:
    assert ask(text).paragraph == paragraph


OVERALL = "Overall effectiveness"


@pytest.mark.parametrize(
    ("text", "kind", "judgement", "grade"),
    [
        ("What was Gateshead rated?", FactKind.GRADE, OVERALL, None),
        ("What is Gateshead's Ofsted rating?", FactKind.GRADE, OVERALL, None),
        ("What grades did Newcastle get in 2017?", FactKind.GRADE, None, None),
        ("overal efectiveness grade of Northumberland", FactKind.GRADE, OVERALL, None),
        ("How was Sunderland judged overall?", FactKind.GRADE, OVERALL, None),
        ("Is Northumberland good?", FactKind.GRADE, OVERALL, "Good"),
        ("Was Sunderland rated inadequate in 2018?", FactKind.GRADE, OVERALL, "Inadequate"),
        ("Did inspectors find that Sunderland was inadequate?", FactKind.GRADE, OVERALL, "Inadequate"),
        ("What grade did Newcastle get for adoption?", FactKind.GRADE, "Adoption performance", None),
        ("What was Newcastle's grade for care leavers?", FactKind.GRADE, "The experiences and progress of care leavers", None),
        ("When was Gateshead inspected?", FactKind.INSPECTION_DATES, None, None),
        ("When did Ofsted visit South Tyneside?", FactKind.INSPECTION_DATES, None, None),
        ("When was the Newcastle report published?", FactKind.PUBLISHED, None, None),
        ("Who was the lead inspector for Gateshead?", FactKind.LEAD_INSPECTOR, None, None),
        ("who led the inspection of Northumberland", FactKind.LEAD_INSPECTOR, None, None),
        ("Who inspected Gateshead?", FactKind.INSPECTORS, None, None),
        ("How many inspectors were in the team at Newcastle?", FactKind.INSPECTORS, None, None),
        ("Who was the letter to South Tyneside addressed to?", FactKind.ADDRESSEE, None, None),
        ("What kind of inspection was it in South Tyneside?", FactKind.REPORT_KIND, None, None),
        ("Under which framework was Gateshead inspected?", FactKind.FRAMEWORK, None, None),
        ("How many recommendations did Newcastle get?", FactKind.RECOMMENDATION_COUNT, None, None),
        ("How many paragraphs are there in the Gateshead report?", FactKind.PARAGRAPH_COUNT, None, None),
        ("Which reports do you have?", FactKind.HELD, None, None),
        ("What reports do you hold for Newcastle?", FactKind.HELD, None, None),
        ("How many reports are there?", FactKind.HELD, None, None),
        ("What is the most recent report you have?", FactKind.HELD, None, None),
        ("Which authorities are covered?", FactKind.HELD, None, None),
        ("How many authorities were good in 2019?", FactKind.GRADE_COUNT, OVERALL, "Good"),
        ("Which councils were rated inadequate?", FactKind.GRADE_COUNT, OVERALL, "Inadequate"),
        ("List the authorities that require improvement", FactKind.GRADE_COUNT, OVERALL, "Requires improvement"),
        ("Were care leavers judged outstanding anywhere?", FactKind.GRADE_COUNT, "The experiences and progress of care leavers", "Outstanding"),
        ("Which authorities have improved since 2016?", FactKind.GRADE_CHANGE, OVERALL, None),
        ("Which NE authorities require improvement?", FactKind.GRADE_COUNT, OVERALL, "Requires improvement"),
        ("Has Sunderland's rating gone up since 2018?", FactKind.GRADE_CHANGE, OVERALL, None),
        ("Did Sunderland's overall grade change?", FactKind.GRADE_CHANGE, OVERALL, None),
        ("Which councils' ratings got worse?", FactKind.GRADE_CHANGE, OVERALL, None),
    ],
)  # fmt: skip
def test_facts_of_reports(
    ask: Ask, text: str, kind: FactKind, judgement: str | None, grade: str | None
) -> None:
    question = ask(text)
    assert question.fact is not None
    assert (question.fact.kind, question.fact.judgement, question.fact.grade) == (kind, judgement, grade)
    assert question.intent is Intent.FACT


@pytest.mark.parametrize(
    "text",
    [
        "How many recommendations in Newcastle are about care leavers?",
        "How effective is leadership in Gateshead?",
        "Is social work practice good in Gateshead?",
        "Is Gateshead good at adoption?",
        "When are children visited in Gateshead?",
        "Who visits children in Gateshead?",
        "Who leads the virtual school in Gateshead?",
        "How many children are looked after in Gateshead?",
        "Which authorities have improved their return home interviews?",
        "Are letters written to adopted children in Gateshead?",
        "What do inspectors say about good practice on neglect?",
        "How many social workers have left Gateshead?",
        "What needs to improve in Gateshead for care leavers?",
        "When was the virtual school set up in Newcastle?",
        "Do children in Gateshead have a say?",
        "Why was Gateshead good at early help?",
    ],
)
def test_questions_about_findings_are_no_facts_of_a_report(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("How many children went missing in Gateshead?", {"wants_number"}),
        ("What percentage of care leavers in Newcastle are in work?", {"wants_number"}),
        ("How long do adoptions take in Newcastle?", {"wants_number"}),
        ("When was the virtual school set up in Newcastle?", {"wants_date"}),
        ("Do you know when the virtual school in Newcastle began?", {"wants_date", "yes_no"}),
        ("Are children in Gateshead seen when they come back?", {"yes_no"}),
        ("What happens when children in Gateshead come back?", set()),
        ("When children in Gateshead come back, are they seen?", set()),
        ("Who chairs the improvement board in Sunderland?", {"wants_name"}),
        ("Does Gateshead have enough foster carers?", {"yes_no"}),
        ("Is there drift in Northumberland?", {"yes_no"}),
        ("How well are foster carers supported in Gateshead?", {"judges"}),
        ("What are the strengths of adoption in Newcastle?", {"judges"}),
        ("children who run away in Gateshead", set()),
        ("What happens to kids who go missing in Gateshead?", set()),
    ],
)
def test_shape_of_a_question(ask: Ask, text: str, flags: set[str]) -> None:
    question = ask(text)
    found = {
        name
        for name in ("wants_number", "wants_date", "wants_name", "yes_no", "judges")
        if getattr(question, name)
    }
    assert found == flags


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Durham children looked after number 2019", True),
        ("Durham 2019 children in care total", True),
        ("child protection plans count in Durham", True),
        ("What average caseload did social workers in Durham have in 2019?", True),
        ("Durham helpline phone number", False),
    ],
)
def test_a_number_may_be_asked_for_at_the_end_of_key_words(ask: Ask, text: str, number: bool) -> None:
    assert ask(text).wants_number is number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("How many children were seen in Gateshead?", True),
        ("How long do children wait in Gateshead?", True),
        ("How quickly does Gateshead respond to referrals?", False),
        ("How often are children visited in Gateshead?", False),
        ("What do social workers hold on average in Gateshead?", True),
        ("Are children in care in Gateshead excluded more than average?", False),
        ("Do children in Gateshead wait less time to be adopted than the England average?", False),
        ("Are caseloads in Gateshead close to the average?", False),
        ("What is the average caseload in Gateshead?", True),
        ("What is the average?", True),
    ],
)
def test_what_words_can_answer_asks_for_no_figure(ask: Ask, text: str, number: bool) -> None:
    assert ask(text).wants_number is number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("How many reports mention private fostering?", False),
        ("What share of councils have family hubs?", False),
        ("How many of Durham, Hackney and Reading have family hubs?", False),
        ("In how many inspections were caseloads too high?", False),
        ("How many reports of abuse were made in Durham?", True),
        ("What percentage of Durham care leavers have a job?", True),
    ],
)
def test_who_has_something_is_counted_by_itself_and_no_number_looked_for(
    ask: Ask, text: str, number: bool
) -> None:
    assert ask(text).wants_number is number


def test_how_much_somebody_does_something_is_a_degree(ask: Ask) -> None:
    assert not ask("How much do Durham and Hackney lean on agency staff?").wants_number
    assert ask("How much does Durham spend on agency staff?").wants_number
    assert ask("How much money do Durham and Hackney pay foster carers?").wants_number


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("What are the weaknesses of the front door in Gateshead?", Leaning.FAULT),
        ("Which councils struggle with agency staff?", Leaning.FAULT),
        ("Which councils do poorly on disabled children?", Leaning.FAULT),
        ("Who does badly on adoption?", Leaning.FAULT),
        ("Which authorities perform very poorly with missing children?", Leaning.FAULT),
        ("Which councils help children who do badly at school?", None),
        ("Which councils help children doing poorly at school?", None),
        ("which authorities have problems with caseloads", Leaning.FAULT),
        ("What did inspectors praise about adoption in Newcastle?", Leaning.PRAISE),
        ("Who is good at life story work?", Leaning.PRAISE),
        ("Which councils were told to improve supervision?", Leaning.DEMAND),
        ("Which councils were told off for late visits?", Leaning.FAULT),
        ("Which authorities left children living with neglect for too long?", Leaning.FAULT),
        ("Who is best at life story work?", Leaning.PRAISE),
        ("Which councils do life story work well?", Leaning.PRAISE),
        ("Which councils have no problems with caseloads?", Leaning.PRAISE),
        ("Which councils are not criticised for caseloads?", Leaning.PRAISE),
        ("Who is second to none on early help?", Leaning.PRAISE),
        ("Which councils don't fail at return interviews?", Leaning.PRAISE),
        ("Which councils do not tackle poor practice?", None),
        ("Which authorities have care leavers in unsuitable accommodation?", Leaning.FAULT),
        ("Which councils have long waits for mental health services?", Leaning.FAULT),
        ("Where are there delays in adoption?", Leaning.FAULT),
        ("Which councils have a shortage of support workers now?", Leaning.FAULT),
        ("Which councils have fewer delays in adoption?", Leaning.PRAISE),
        ("How do councils avoid delays in adoption?", None),
        ("Which councils have reduced delays in adoption?", None),
        ("Are there long waits for early help in Gateshead?", None),
        ("Which councils support care leavers who struggle with housing?", None),
        ("Where is early help commended and where does it fall short?", None),
        ("Which of Gateshead and Sunderland is best at life story work?", None),
        ("What are the strengths and weaknesses of fostering in Gateshead?", None),
        ("Does Gateshead struggle with caseloads?", None),
        ("How are concerns about people who work with children handled in Gateshead?", None),
        ("How does Gateshead help children with mental health problems?", None),
        ("How well does Gateshead support care leavers?", None),
        ("How well do audits work in Gateshead, and where do they fall short?", None),
    ],
)
def test_a_question_may_ask_for_one_side_of_a_matter(ask: Ask, text: str, leaning: Leaning | None) -> None:
    assert ask(text).leaning is leaning


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Gateshead 2019, p13", "13"),
        ("Gateshead 2019 #13", "13"),
        ("Gateshead 2019 [13]", "13"),
        ("Gateshead 2013 13", "13"),
        ("gateshead-2019-inspection 13", "13"),
        ("the 13th paragraph of Gateshead 2019", "13"),
        ("thirteenth paragraph of Gateshead 2019", "13"),
        ("pargraph 13 gateshead", "13"),
        ("paragraphs 13 and 15 of Gateshead 2019", "13,15"),
        ("paras 13-15, Gateshead 2019", "13,14,15"),
        ("paragraphs 3, 5 and 8 of Gateshead", "3,5,8"),
    ],
)
def test_paragraphs_are_asked_for_in_many_ways(ask: Ask, text: str, paragraph: str) -> None:
    question = ask(text)
    assert question.intent is Intent.PARAGRAPH
    assert question.paragraph == paragraph
    assert [a.name for a in question.authorities] == ["Gateshead"]


@pytest.mark.parametrize(
    "text",
    [
        "Compare Gateshead 2015 2019",
        "Is Gateshead #1 for care leavers?",
        "children of 16 and 17 in Gateshead",
    ],
)
def test_other_numbers_are_no_paragraphs(ask: Ask, text: str) -> None:
    assert ask(text).paragraph is None


@pytest.mark.parametrize(
    ("text", "leaning"),
    [
        ("Which councils rely heavily on agency social workers?", Leaning.FAULT),
        ("Who is too dependent on interim managers?", Leaning.FAULT),
        ("Which councils are over-reliant on agency staff?", Leaning.FAULT),
        ("Which councils rely on evidence in their decisions?", None),
    ],
)
def test_to_lean_on_staff_that_do_not_stay_is_a_fault(ask: Ask, text: str, leaning: Leaning | None) -> None:
    assert ask(text).leaning is leaning
