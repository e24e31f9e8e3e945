from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.model import ReportKind
from service.question.model import FactKind, Intent, Question

Ask = Callable[..., Question]

ADOPTION = "Adoption performance"
OVERALL = "Overall effectiveness"


@pytest.mark.parametrize(
    ("text", "kind", "judgement"),
    [
        ("What mark was Sunderland given overall in 2018?", FactKind.GRADE, OVERALL),
        ("was durham outstanding in 2019", FactKind.GRADE, OVERALL),
        ("how did Durham do overall", FactKind.GRADE, OVERALL),
        ("current ofsted rating of Durham childrens services", FactKind.GRADE, OVERALL),
        ("is Durham any good according to ofsted", FactKind.GRADE, OVERALL),
        ("what was the outcome of the 2019 Durham inspection", FactKind.GRADE, OVERALL),
        ("Durham inspection result", FactKind.GRADE, OVERALL),
        ("what do ofsted reckon durham is", FactKind.GRADE, OVERALL),
        ("Durham full set of ofsted grades", FactKind.GRADE, None),
        ("what was Durham given for leadership", FactKind.GRADE, "Leadership, management and governance"),
        ("Which authorities have gone from inadequate to outstanding?", FactKind.GRADE_CHANGE, OVERALL),
        ("which council had the longest gap between inspections", FactKind.INSPECTION_DATES, None),
        ("which is the older report, Durham or Hackney", FactKind.INSPECTION_DATES, None),
        ("which inspectors have given an outstanding", FactKind.LEAD_INSPECTOR, OVERALL),
        ("which inspectors have judged a council inadequate", FactKind.LEAD_INSPECTOR, OVERALL),
        ("which other councils did the inspectors of Durham inspect", FactKind.LEAD_INSPECTOR, None),
        ("which council has waited longest since its last inspection", FactKind.HELD, None),
        ("whose last inspection was the longest ago", FactKind.HELD, None),
        ("which report is the most out of date", FactKind.HELD, None),
        ("is the Durham report out of date", FactKind.HELD, None),
        ("which year had the most inspections", FactKind.HELD, None),
        ("what year did Ofsted inspect the most councils", FactKind.HELD, None),
        ("in which year were most councils judged inadequate", FactKind.GRADE_COUNT, OVERALL),
        ("which inspections lasted four weeks", FactKind.INSPECTION_DATES, None),
        ("how many inspections took only one week", FactKind.INSPECTION_DATES, None),
        ("which inspection was the longest", FactKind.INSPECTION_DATES, None),
        ("who signed the South Tyneside letter", FactKind.LEAD_INSPECTOR, None),
        ("which councils have outstandings", FactKind.GRADE_COUNT, OVERALL),
        ("ratings trajectory Sunderland", FactKind.GRADE_CHANGE, OVERALL),
        ("worst council for children in care", FactKind.GRADE_COUNT, "The experiences and progress of children in care"),
        ("durham help n protection grade", FactKind.GRADE, "The experiences and progress of children who need help and protection"),
        ("how do the reports break down by type", FactKind.HELD, None),
        ("how many things did ofsted say Durham should improve", FactKind.RECOMMENDATION_COUNT, None),
        ("how many things does Durham have to fix from the 2019 one", FactKind.RECOMMENDATION_COUNT, None),
        ("what did Durham get for kids in care and care leavers", FactKind.GRADE, "The experiences and progress of children in care and care leavers"),
        ("who quality assured the Durham inspection", FactKind.INSPECTORS, None),
        ("first ever outstanding in your data", FactKind.GRADE_COUNT, OVERALL),
        ("did anyone get an outstanding for anything", FactKind.GRADE_COUNT, None),
        ("which councils had more than ten recommendations", FactKind.RECOMMENDATION_COUNT, None),
        ("how many councils in your files have been rated good", FactKind.GRADE_COUNT, OVERALL),
        ("who has had straight outstandings", FactKind.GRADE_COUNT, None),
        ("which councils have nothing below good", FactKind.GRADE_COUNT, None),
        ("which councils are inadequate in no judgement?", FactKind.GRADE_COUNT, None),
        ("list every inspector named in the reports", FactKind.INSPECTORS, None),
        ("busiest inspector", FactKind.INSPECTORS, None),
        ("who chaired / led the Durham inspection", FactKind.LEAD_INSPECTOR, None),
        ("how soon after the inspection was the Durham report published", FactKind.PUBLISHED, None),
        ("how did Durham do for young people leaving care", FactKind.GRADE, "The experiences and progress of care leavers"),
        ("most recent inspection date for Durham", FactKind.INSPECTION_DATES, None),
        ("last inspected Durham", FactKind.INSPECTION_DATES, None),
        ("number of Durham reports", FactKind.HELD, None),
        ("lead for Durham", FactKind.LEAD_INSPECTOR, None),
        ("which bits of Durham were inadequate", FactKind.GRADE, None),
        ("did Durham or Hackney come out better", FactKind.GRADE, OVERALL),
        ("what sorts of inspection has Newcastle had", FactKind.REPORT_KIND, None),
        ("what date did the Durham looked after children report come out", FactKind.PUBLISHED, None),
        ("how did the LSCBs do in 2019", FactKind.GRADE_COUNT, "The effectiveness of the Local Safeguarding Children Board"),
        ("did ofsted inspect anyone in the north east in 2019", FactKind.HELD, None),
        ("who judged Durham", FactKind.INSPECTORS, None),
        ("is Durham outstanding for care leavers", FactKind.GRADE, "The experiences and progress of care leavers"),
        ("care leaver grades in the north east", FactKind.GRADE, "The experiences and progress of care leavers"),
        ("was the leadership of Hackney outstanding", FactKind.GRADE, "Leadership, management and governance"),
        ("How was the safeguarding children board in Durham judged?", FactKind.GRADE, "The effectiveness of the Local Safeguarding Children Board"),
        ("How did inspectors rate Durham's safeguarding children's board?", FactKind.GRADE, "The effectiveness of the Local Safeguarding Children Board"),
        ("How was safeguarding children judged in Durham?", FactKind.GRADE, "The experiences and progress of children who need help and protection"),
        ("how was Durham's management rated", FactKind.GRADE, "Leadership, management and governance"),
        ("what grade did management get in Durham", FactKind.GRADE, "Leadership, management and governance"),
        ("What did Durham's care leaver services get in 2019?", FactKind.GRADE, "The experiences and progress of care leavers"),
        ("Who wrote to South Tyneside?", FactKind.LEAD_INSPECTOR, None),
        ("Who did Ofsted write to in South Tyneside?", FactKind.ADDRESSEE, None),
        ("anyone inadequate on adoption?", FactKind.GRADE_COUNT, ADOPTION),
        ("what did durham's lscb get", FactKind.GRADE, "The effectiveness of the Local Safeguarding Children Board"),
        ("when did Hackney become inadequate", FactKind.GRADE, OVERALL),
        ("durham vs hackney vs reading overall", FactKind.GRADE, OVERALL),
        ("wat did ofsted rate hackney", FactKind.GRADE, OVERALL),
        ("what did Newcastle get last time and the time before", FactKind.GRADE, OVERALL),
        ("who's outstanding for leadership", FactKind.GRADE_COUNT, "Leadership, management and governance"),
        ("inspections in 2019", FactKind.HELD, None),
        ("reports from before 2018", FactKind.HELD, None),
        ("who was inspected in 2019?", FactKind.HELD, None),
        ("show me 2019 reports", FactKind.HELD, None),
        ("reports for the north east", FactKind.HELD, None),
        ("has Durham had a focused visit", FactKind.HELD, None),
        ("how many times has ofsted been to Sunderland", FactKind.HELD, None),
        ("last visit to reading", FactKind.HELD, None),
        ("was Durham inspected in 2019", FactKind.INSPECTION_DATES, None),
        ("How many days did inspectors spend in Durham?", FactKind.INSPECTION_DATES, None),
        ("which inspector has led the most inspections", FactKind.LEAD_INSPECTOR, None),
        ("who was hackneys inspector in 2022", FactKind.INSPECTORS, None),
        ("who inspected Durham's children's services in 2019", FactKind.INSPECTORS, None),
        ("who is the dcs in South Tyneside", FactKind.ADDRESSEE, None),
        ("how many improvements was Hackney told to make", FactKind.RECOMMENDATION_COUNT, None),
        ("What mark did Cumbria get for getting children adoptive families?", FactKind.GRADE, ADOPTION),
        ("which grade did hackney get for how it is run", FactKind.GRADE, "Leadership, management and governance"),
        ("What rating did Durham get for keeping youngsters safe?", FactKind.GRADE, "The experiences and progress of children who need help and protection"),
        ("What score did Reading get for aftercare?", FactKind.GRADE, "The experiences and progress of care leavers"),
        ("overall verdict for Durham?", FactKind.GRADE, OVERALL),
        ("adoption judgement durham vs leeds", FactKind.GRADE, ADOPTION),
        ("Since when has Sunderland been inadequate?", FactKind.GRADE, OVERALL),
        ("wen was ofsted in durham", FactKind.INSPECTION_DATES, None),
        ("what date is on the letter ofsted sent to South Tyneside", FactKind.PUBLISHED, None),
        ("What part of the service did the 2018 visit to South Tyneside focus on?", FactKind.SUBJECT, None),
        ("What priority actions did inspectors set Durham?", FactKind.DEMANDS, None),
        ("How many of the judgements of Durham in 2019 were good?", FactKind.GRADE, None),
        ("Under which section and act was Durham's inspection carried out?", FactKind.FRAMEWORK, None),
        ("Did Durham have any areas for priority and immediate action in 2019?", FactKind.DEMANDS, None),
        ("How many priority and immediate actions were there for Durham?", FactKind.RECOMMENDATION_COUNT, None),
        ("Which judgement was better than the others for Durham in 2019?", FactKind.GRADE, None),
        ("What was the one judgement in Durham's inspection that wasn't outstanding?", FactKind.GRADE, None),
        ("What is the name of the director of children's services in Durham?", FactKind.ADDRESSEE, None),
        ("Which day did the inspectors turn up in Reading?", FactKind.INSPECTION_DATES, None),
        ("What dates were inspectors in Hackney?", FactKind.INSPECTION_DATES, None),
        ("When did Ofsted call on Cumbria?", FactKind.INSPECTION_DATES, None),
        ("Who leaded the Hackney inspection?", FactKind.LEAD_INSPECTOR, None),
        ("who headed up the visit to sunderland", FactKind.LEAD_INSPECTOR, None),
        ("Who was in charge of the Durham inspection?", FactKind.LEAD_INSPECTOR, None),
        ("who woz the sunderland letter sent too", FactKind.ADDRESSEE, None),
        ("date of the Sunderland letter", FactKind.PUBLISHED, None),
        ("Which write-up is the oldest?", FactKind.HELD, None),
        ("Which of the reports goes back the farthest?", FactKind.HELD, None),
        ("How many things to put right does the Hackney report list?", FactKind.RECOMMENDATION_COUNT, None),
        ("How many areas for improvement are in the Durham report?", FactKind.RECOMMENDATION_COUNT, None),
        ("Who got the longest to-do list?", FactKind.RECOMMENDATION_COUNT, None),
        ("how mny were good overal in 2018 or 2019", FactKind.GRADE_COUNT, OVERALL),
        ("Has anyone ended up with less than a respectable overall mark?", FactKind.GRADE_COUNT, OVERALL),
        ("Which councils flunked overall?", FactKind.GRADE_COUNT, OVERALL),
        ("Which councils are outstanding in every judgement?", FactKind.GRADE_COUNT, None),
        ("Which safeguarding boards were rated good?", FactKind.GRADE_COUNT, "The effectiveness of the Local Safeguarding Children Board"),
        ("Which councils visited in 2019 flunked overall?", FactKind.GRADE_COUNT, OVERALL),
        ("Who is at the bottom of the table in the North East?", FactKind.GRADE_COUNT, OVERALL),
        ("Which inspectors took part in more than one inspection?", FactKind.INSPECTORS, None),
        ("what did Durham get for care leavers", FactKind.GRADE, "The experiences and progress of care leavers"),
        ("how good was leadership in Durham judged to be?", FactKind.GRADE, "Leadership, management and governance"),
        ("rating for help & protection, Durham", FactKind.GRADE, "The experiences and progress of children who need help and protection"),
        ("wots the ofsted score 4 Durham", FactKind.GRADE, OVERALL),
        ("who's gone down since their last inspection", FactKind.GRADE_CHANGE, OVERALL),
        ("which improved since 2016?", FactKind.GRADE_CHANGE, OVERALL),
        ("which authority was inspected first", FactKind.HELD, None),
        ("what's the latest report you've got", FactKind.HELD, None),
        ("which councils have had two focused visits", FactKind.HELD, None),
        ("Who did Ofsted write to at South Tyneside in 2018?", FactKind.ADDRESSEE, None),
        ("which director received the South Tyneside focused visit letter", FactKind.ADDRESSEE, None),
        ("was the Durham 2019 one a full inspection or a focused visit", FactKind.REPORT_KIND, None),
        ("who was the deputy lead inspector in Durham", FactKind.INSPECTORS, None),
        ("how many days did the Durham inspection take", FactKind.INSPECTION_DATES, None),
        ("how long did inspectors spend in Durham", FactKind.INSPECTION_DATES, None),
        ("was the Durham inspection before or after the Hackney one", FactKind.INSPECTION_DATES, None),
        ("Which was inspected first, Gateshead or Northumberland", FactKind.INSPECTION_DATES, None),
        ("Tell me when Gateshead was inspected", FactKind.INSPECTION_DATES, None),
        ("latest rating for Durham", FactKind.GRADE, "Overall effectiveness"),
        ("what Durham got", FactKind.GRADE, "Overall effectiveness"),
        ("how was Durham rated in each area", FactKind.GRADE, None),
        ("did Durham do better than Gateshead overall", FactKind.GRADE, "Overall effectiveness"),
        ("capacity to improve grade of Durham", FactKind.GRADE, "Capacity to improve"),
        ("what percentage of councils are good or better", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("most recent inadequate judgement", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("did anybody get worse on leadership", FactKind.GRADE_CHANGE, "Leadership, management and governance"),
        ("councils that went from good to inadequate", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("has any council been outstanding twice in a row", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("biggest improver", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("which region has the most inadequate councils", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("did Durham get outstanding for anything", FactKind.GRADE, None),
        ("which councils are worst for care leavers", FactKind.GRADE_COUNT, "The experiences and progress of care leavers"),
        ("whats the oldest inadequate rating", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("how many recs did Durham get", FactKind.RECOMMENDATION_COUNT, None),
        ("what date range do the reports cover", FactKind.HELD, None),
        ("which council has been inspected the most", FactKind.HELD, None),
        ("whos running the inspection at Durham", FactKind.LEAD_INSPECTOR, None),
        ("inspectors who did both Durham and Gateshead", FactKind.INSPECTORS, None),
        ("first outstanding council", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("most common overall grade", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("wot did ofsted say sunderland was", FactKind.GRADE, "Overall effectiveness"),
        ("is there a report for Durham", FactKind.HELD, None),
        ("what was the gap between inspections in Durham", FactKind.INSPECTION_DATES, None),
        ("pub date of the reading report", FactKind.PUBLISHED, None),
        ("lead inspectors name for Durham pls", FactKind.LEAD_INSPECTOR, None),
        ("who's inspected the most councils", FactKind.INSPECTORS, None),
        ("oldest report on the system?", FactKind.HELD, None),
        ("which places were inspected in jan 2025", FactKind.HELD, None),
        ("which council has waited longest for an inspection", FactKind.HELD, None),
        ("has any authority been inspected more than twice", FactKind.HELD, None),
        ("how many reports do you have for each year", FactKind.HELD, None),
    ],
)  # fmt: skip
def test_facts_asked_for_in_everyday_words(
    ask: Ask, text: str, kind: FactKind, judgement: str | None
) -> None:
    question = ask(text)
    assert question.intent is Intent.FACT
    assert question.fact is not None
    assert (question.fact.kind, question.fact.judgement) == (kind, judgement)


@pytest.mark.parametrize(
    "text",
    [
        "How long had the head of Durham's services been in post when inspectors called?",
        "What mark has the new director made on social work in Durham?",
        "When did the director of Hackney take up the post?",
        "How many children did Cumbria find new parents for in 2017?",
        "Which areas for improvement concern care leavers in Durham?",
        "Do children sent to other areas by Durham still get seen?",
        "How are children kept safe in Reading?",
        "What is on Gateshead's to-do list for care leavers?",
        "How often does the 'Durham Five' report come out?",
    ],
)
def test_what_the_text_tells_is_searched_for(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.fact is None
    assert question.refusal is None


def test_a_comparison_of_grades_names_the_authority_not_held(ask: Ask) -> None:
    question = ask("leadership grade leeds vs hackney")
    assert [(one.name, one.held) for one in question.authorities] == [("Leeds", False), ("Hackney", True)]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("How many children's homes does Durham run?", ("children's homes",)),
        ("number of kids in care in Durham", ("looked after",)),
        ("How many under 18s live in Durham?", ("under 18",)),
        ("rate of looked after children per 10,000 in Durham", ("looked after",)),
        ("How many children are in need and how many on a child protection plan in Durham?", ("child protection plans", "children in need")),
        ("% of looked after kids living outside Durham", ("outside the area", "looked after")),
        ("How many children was Durham looking after when it was inspected?", ("looked after",)),
        ("How many children were they looking after in Durham, and how many lived outside the city in each kind of placement?", ("outside the area by placement", "looked after")),
        ("number of looked after children in each type of placement living out of the area in Durham", ("outside the area by placement", "looked after")),
        ("How many children did Durham look after, and was that a rise?", ("looked after",)),
        ("how many children in need did Durham have and was it falling", ("children in need",)),
        ("how many children were looked after in Durham and what was the rate", ("looked after",)),
        ("which is bigger in Durham, children on cp plans or children looked after", ("child protection plans", "looked after")),
        ("what share of Durham's foster children are placed out of area", ("outside the area", "with foster families")),
        ("largest ethnic minority groups in Durham", ("largest minority ethnic groups",)),
        ("children in need in Durham up or down", ("children in need",)),
        ("what % of kids are poor in Durham", ("poverty",)),
        ("Is Durham looking after children well?", ()),
        ("How many children in care go missing in Durham?", ()),
        ("Which children's homes are good in Durham?", ()),
        ("How good is supervision in Durham?", ()),
    ],
)  # fmt: skip
def test_figures_of_the_box_are_told_from_topics(ask: Ask, text: str, measures: tuple[str, ...]) -> None:
    question = ask(text)
    assert question.fact is None
    assert question.figures == measures


@pytest.mark.parametrize(
    "text",
    [
        "What must each council do better?",
        "what do sunderland need to work on",
        "Where did inspectors want Durham to improve?",
        "What is still lacking in Hackney?",
        "What are Reading's weak spots?",
        "What is Durham not good at?",
        "What are the weaknesses of Leeds?",
        "biggest failings hackney",
    ],
)
def test_what_is_weak_as_a_whole_is_what_inspectors_demand(ask: Ask, text: str) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert fact.kind is FactKind.DEMANDS


@pytest.mark.parametrize(
    "text",
    [
        "What are the weaknesses of the front door in Durham?",
        "Where does Hackney fall short on care leavers?",
        "What are the strengths and weaknesses of Leeds?",
        "What do social workers in Reading need to work on?",
        "Is Durham bad at adoption?",
    ],
)
def test_what_is_weak_of_one_matter_is_a_question_about_findings(ask: Ask, text: str) -> None:
    fact = ask(text).fact
    assert fact is None or fact.kind is not FactKind.DEMANDS


def test_a_count_since_a_year_is_of_the_reports_since(ask: Ask) -> None:
    question = ask("how many authorities got good since 2020")
    assert question.fact is not None
    assert question.fact.kind is FactKind.GRADE_COUNT
    assert all(int(report_id.split("-20")[1][:2]) >= 20 for report_id in question.report_ids)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("adoptions in Hackney in 2022", ("adoptions",)),
        ("free school meals in Durham primary schools", ("free school meals",)),
        ("EAL secondary Hackney %", ("English as an additional language",)),
        ("since when has the LSCB chair in Durham been in post", ("safeguarding board's chair in post",)),
        ("when did the dcs of Hackney start", ("director in post",)),
        ("how many care leavers in Durham", ("care leavers",)),
        ("what was Hackney's rate of looked after children", ("looked after",)),
        ("how many asylum seeking children did Hackney have", ("unaccompanied asylum-seeking children",)),
        (
            "what share of kids staying with stand-in mums and dads in Durham were beyond the city limits",
            ("outside the area", "with foster families"),
        ),
        ("how long has the head of kids' services in Durham been in post", ("director in post",)),
        ("adoption in Hackney", ()),
        ("the director of Hackney", ()),
        ("which councils had an interim director of children's services", ()),
        ("is the interim dcs of Hackney in post", ("director in post",)),
    ],
)
def test_figures_are_asked_for_by_their_names_too(ask: Ask, text: str, measures: tuple[str, ...]) -> None:
    assert ask(text).figures == measures


@pytest.mark.parametrize(
    "text",
    [
        "is Durham good at helping homeless teenagers",
        "was Hackney good in early help in 2022",
        "which inspections in 2019 found weak plans",
        "what have inspections since 2018 said about neglect",
        "is the director in Durham visible to staff",
    ],
)
def test_findings_are_no_facts(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


def test_judgements_set_against_each_other_are_told_one_by_one(ask: Ask) -> None:
    judgements = [fact.judgement for fact in ask("is Durham better on leadership than on adoption").facts]
    assert judgements == ["Leadership, management and governance", ADOPTION]


@pytest.mark.parametrize(
    ("text", "kind", "judgement"),
    [
        ("Which two inspectors turned up for the look at Hackney's front door?", FactKind.INSPECTORS, None),
        ("who was the quality assurance manager on the Hackney inspection", FactKind.INSPECTORS, None),
        ("Apart from the lead inspector, who was on the team in Durham?", FactKind.INSPECTORS, None),
        ("who was the main inspector in Durham", FactKind.LEAD_INSPECTOR, None),
        ("who was the letter on the front door in South Tyneside addressed to", FactKind.ADDRESSEE, None),
        ("What type of inspection was Hackney's as against Durham's?", FactKind.REPORT_KIND, None),
        ("What did the focused visit to South Tyneside look at?", FactKind.SUBJECT, None),
        ("what was the theme of the visit to South Tyneside", FactKind.SUBJECT, None),
        ("how many areas needed improving in Durham", FactKind.RECOMMENDATION_COUNT, None),
        ("Please set out the areas for improvement listed in Durham's report", FactKind.DEMANDS, None),
        ("which of your reports were re-inspections?", FactKind.HELD, None),
        ("How far did Sunderland move between its 2018 and 2021 inspections?", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("What grade did inspectors give Hackney in the letter about the visit?", FactKind.GRADE, "Overall effectiveness"),
        ("Durham or Hackney, who came out better overall?", FactKind.GRADE, "Overall effectiveness"),
        ("Which of Durham's judgements was better than the overall one?", FactKind.GRADE, None),
        ("Was any part of the services in Durham marked higher than inadequate that autumn?", FactKind.GRADE, None),
        ("How many of the inspections that took place in 2019 finished with an overall grade of good, and where?", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("When were inspectors in Durham for the inspection?", FactKind.INSPECTION_DATES, None),
        ("What two things did Ofsted tell Durham to improve in 2019?", FactKind.DEMANDS, None),
        ("Did Sunderland improve between its 2018 inspection and the one in 2021?", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("Of the councils that required improvement at a 2016 inspection, which have since got to good or outstanding?", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("Which North East authorities that were inadequate are now good?", FactKind.GRADE_CHANGE, "Overall effectiveness"),
        ("Did the same inspector lead more than one of these?", FactKind.LEAD_INSPECTOR, None),
        ("Which report is the longest?", FactKind.PARAGRAPH_COUNT, None),
        ("Who is the addressee of the South Tyneside focused visit letter?", FactKind.ADDRESSEE, None),
        ("How many of the reports are letters about focused visits?", FactKind.HELD, None),
        ("To whom is the South Tyneside focused visit letter addressed?", FactKind.ADDRESSEE, None),
        ("Who got the letter about how South Tyneside takes calls from worried neighbours?", FactKind.ADDRESSEE, None),
        ("who was the boss of children's services in South Tyneside", FactKind.ADDRESSEE, None),
        ("same inspector named in more than one report", FactKind.INSPECTORS, None),
        ("inspectors in two or more reports", FactKind.INSPECTORS, None),
        ("How many people did the watchdog send to Durham?", FactKind.INSPECTORS, None),
        ("How many of these councils came out well all told?", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("Which councils came out badly overall in 2019?", FactKind.GRADE_COUNT, "Overall effectiveness"),
        ("Did Durham come out well on the whole?", FactKind.GRADE, "Overall effectiveness"),
        ("Did Durham flunk everything?", FactKind.GRADE, None),
        ("Durham failed every single area", FactKind.GRADE, None),
    ],
)  # fmt: skip
def test_facts_asked_for_beside_a_topic_or_at_length(
    ask: Ask, text: str, kind: FactKind, judgement: str | None
) -> None:
    question = ask(text)
    assert question.fact is not None
    assert (question.fact.kind, question.fact.judgement) == (kind, judgement)


@pytest.mark.parametrize(
    "text",
    [
        "How many recommendations about care leavers did Durham get?",
        "What did inspectors look at in Durham's records of supervision?",
        "Which inspections looked at neglect?",
        "Which areas of practice need better supervision in Durham?",
    ],
)
def test_a_topic_beside_the_words_of_a_fact_is_searched_for(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "What is the publication date of the report on Durham's autumn 2019 inspection?",
            FactKind.PUBLISHED,
        ),
        ("What does the tenth recommendation of the Durham report ask for?", FactKind.RECOMMENDATION_COUNT),
        (
            "Has any authority been given an inadequate grade for adoption, and if so which?",
            FactKind.GRADE_COUNT,
        ),
        ("Gateshead 2015 v 2019: did anything get a lower grade?", FactKind.GRADE_CHANGE),
        ("How many things was Durham told to put right in 2019?", FactKind.RECOMMENDATION_COUNT),
        ("How long was the to-do list Durham got handed?", FactKind.RECOMMENDATION_COUNT),
        ("When did the write-up about Durham see the light of day?", FactKind.PUBLISHED),
        ("What did Ofsted tell Durham it needed to improve in 2019?", FactKind.DEMANDS),
        ("What did Ofsted tell Durham in 2019 to improve?", FactKind.DEMANDS),
        ("Which report covers the most recent inspection?", FactKind.HELD),
        ("When were child protection services in Durham last inspected?", FactKind.INSPECTION_DATES),
    ],
)
def test_facts_asked_in_passing_words_are_read(ask: Ask, text: str, kind: FactKind) -> None:
    question = ask(text)
    assert question.fact is not None
    assert question.fact.kind is kind


def test_who_was_looking_after_more_children_asks_for_the_figure(ask: Ask) -> None:
    assert ask("Which was looking after more children, Durham or Hackney?").figures == ("looked after",)
    assert ask("Which has the larger looked-after population, Durham or Hackney?").figures == (
        "looked after",
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "How many Durham kids had a plan to keep them from harm in early 2019?",
            ("child protection plans",),
        ),
        ("How many children in Durham were on the at-risk register?", ("child protection plans",)),
        ("how many child refugees in Durham", ("unaccompanied asylum-seeking children",)),
        ("How many youngsters was Durham bringing up in 2019?", ("looked after",)),
        (
            "How many Durham children had come alone to seek asylum?",
            ("unaccompanied asylum-seeking children",),
        ),
        ("Do plans to keep children safe work in Durham?", ()),
        ("How does Durham help children who came alone to seek asylum?", ()),
    ],
)
def test_figures_are_asked_for_in_everyday_words(ask: Ask, text: str, figures: tuple[str, ...]) -> None:
    assert ask(text).figures == figures


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        ("What grade did Durham get for settling kids with forever families?", ADOPTION),
        ("What did the bosses at Durham get marked in 2019?", "Leadership, management and governance"),
        ("How was Durham rated for the kids it brings up itself?", "The experiences and progress of children in care"),
        ("What mark did Durham get for the way it treats young adults once they've left its care?", "The experiences and progress of care leavers"),
    ],
)  # fmt: skip
def test_judgements_are_asked_for_in_everyday_words(ask: Ask, text: str, judgement: str) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert fact.kind is FactKind.GRADE
    assert fact.judgement == judgement


def test_the_report_that_a_fact_is_asked_of_may_be_named_by_the_grade_it_gave(ask: Ask) -> None:
    led = ask("who led the full inspection of Durham in 2018 that said requires improvement").fact
    assert led is not None
    assert (led.kind, led.grade) == (FactKind.LEAD_INSPECTOR, "Requires improvement")
    when = ask("Who inspected Durham when it was judged inadequate?").fact
    assert when is not None
    assert (when.kind, when.grade) == (FactKind.INSPECTORS, "Inadequate")


@pytest.mark.parametrize(
    "text",
    [
        "Which councils did well overall at supporting foster carers?",
        "Which councils came out well on early help?",
        "Who failed to see children alone in Durham?",
    ],
)
def test_how_well_a_matter_went_is_no_grade(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


def test_how_long_somebody_has_done_a_job_is_not_when_inspectors_came(ask: Ask) -> None:
    assert ask("How long had Durham's DCS been doing the job when Ofsted came?").fact is None


def test_a_season_in_which_inspectors_were_sent_is_when_they_came(ask: Ask) -> None:
    question = ask("How many people did the watchdog send to Newcastle in spring 2017?")
    assert question.report_ids == ("newcastle-upon-tyne-2017-inspection",)


def test_a_kind_of_report_is_read_although_misspelt(ask: Ask) -> None:
    assert ask("who led the Newcastle full inpsection in 2018").kinds == (ReportKind.INSPECTION,)


HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEADERSHIP = "Leadership, management and governance"


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        ("What mark did Durham get for keeping youngsters safe and helping them?", HELP),
        ("What rating did Durham get for supporting children and keeping them safe?", HELP),
        ("How was Durham rated for helping and protecting kids?", HELP),
        ("How did Durham do for safeguarding youngsters in 2019?", HELP),
        ("What score did Durham get for those who've left care?", "The experiences and progress of care leavers"),
        ("How well did Durham do for adoption?", ADOPTION),
        ("What rating did Durham's bosses get in 2019?", LEADERSHIP),
        ("what score did the top brass at Durham get", LEADERSHIP),
    ],
)  # fmt: skip
def test_a_judgement_is_told_by_what_was_done_or_by_whom(ask: Ask, text: str, judgement: str) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert (fact.kind, fact.judgement) == (FactKind.GRADE, judgement)


def test_two_judgements_in_everyday_words_are_asked_one_by_one(ask: Ask) -> None:
    question = ask("What grade did Durham get for protecting and looking after children?")
    assert [part.fact and part.fact.judgement for part in question.parts] == [HELP, CARE]


@pytest.mark.parametrize(
    ("text", "judgement"),
    [
        ("How did Durham's child protection work fare the time before its 2019 inspection?", HELP),
        ("How had Durham got on with children in care the last time, before 2019?", CARE),
        ("How did Durham do the last time before 2019?", OVERALL),
        ("How did Durham do at its previous inspection?", OVERALL),
    ],
)
def test_how_somebody_fared_before_an_inspection_asks_for_the_grade_then(
    ask: Ask, text: str, judgement: str
) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert (fact.kind, fact.judgement) == (FactKind.GRADE, judgement)


@pytest.mark.parametrize(
    "text",
    [
        "What did Durham do for care leavers?",
        "How did Durham do for early help in 2019?",
        "How well did Durham work with partners before 2019?",
    ],
)
def test_what_was_done_for_somebody_is_no_grade(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


@pytest.mark.parametrize(
    "text",
    [
        "What were the inspectors actually there to look at in South Tyneside in February 2019?",
        "What were inspectors looking at when they went to South Tyneside?",
        "Why had inspectors come to South Tyneside?",
        "What brought inspectors to South Tyneside?",
        "what were they checking in South Tyneside",
        "What was the point of the visit to South Tyneside?",
        "what topics did ofsted cover when it visited south tyneside in february 2019",
        "For what purpose did Ofsted visit South Tyneside?",
        "which subjects were covered in the South Tyneside visit in 2019",
        "What areas did inspectors look at when they visited Newcastle in 2018?",
        "what reason did Ofsted give for visiting South Tyneside",
        "What did Ofsted look into when it went to South Tyneside in 2019?",
        "Which aspects of practice did the focused visit to Newcastle examine?",
    ],
)
def test_what_inspectors_came_for_is_the_subject_of_a_visit(ask: Ask, text: str) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert fact.kind is FactKind.SUBJECT


@pytest.mark.parametrize(
    "text",
    [
        "Why did inspectors visit so few schools in Durham?",
        "What did inspectors look at when deciding whether care leavers were supported?",
        "What did the visit to South Tyneside look at regarding care leavers?",
        "What did social workers look at when they visited children in Newcastle?",
    ],
)
def test_what_inspectors_did_about_a_matter_is_no_subject_of_a_visit(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


@pytest.mark.parametrize(
    "text",
    [
        "how many of the five reports are letters",
        "which of these reports is about a visit rather than an inspection",
        "Which reports are not inspections?",
        "How many reports aren't inspections?",
        "Which of your reports are not full inspections?",
        "Do you have any reports other than inspections?",
        "How many reports are visits, not inspections?",
        "Are any of the reports letters?",
    ],
)
def test_reports_that_are_no_inspections_are_those_of_visits(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.fact is not None
    assert question.fact.kind is FactKind.HELD
    assert question.kinds[:2] == (ReportKind.FOCUSED_VISIT, ReportKind.MONITORING_VISIT)
    left_out = any(words in text for words in ("are not", "aren't", "other than"))
    assert (ReportKind.OTHER in question.kinds) is left_out  # a review is no inspection, nor a visit


def test_letters_of_another_sort_are_no_reports(ask: Ask) -> None:
    assert ask("How good are letters before proceedings?").kinds == ()


@pytest.mark.parametrize(
    "text",
    [
        "how was management oversight rated in Durham",
        "How is the management of allegations in Durham judged?",
    ],
)
def test_the_management_of_a_matter_is_no_judgement(ask: Ask, text: str) -> None:
    assert ask(text).fact is None


def test_a_newer_report_than_of_a_year_is_asked_of_all_held(ask: Ask) -> None:
    assert len(ask("is there a newer report for Sunderland than 2018").report_ids) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Who led the 2019 inspection at which Durham kept its good rating?",
        "Who led the inspection when Durham got a good rating in 2019?",
        "Who led the inspection in which Durham was given a good grade?",
    ],
)
def test_a_report_is_named_by_the_grade_that_was_kept_or_got_at_it(ask: Ask, text: str) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert (fact.kind, fact.grade) == (FactKind.LEAD_INSPECTOR, "Good")


@pytest.mark.parametrize(
    "text", ["Which councils have waiting lists?", "Which councils have long waiting times?"]
)
def test_what_councils_have_is_no_list_of_what_is_held(ask: Ask, text: str) -> None:
    assert ask(text).fact is None
