"""Which type of answer a question expects: a reason, a sum of money, a name, somebody's view."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.answer_types import Party, Where
from service.question.circumstances import Circumstance
from service.question.deeds import Deed
from service.question.groups import Group
from service.question.inquiries import Inquiry
from service.question.model import Question
from service.question.provisions import Provision
from service.question.times_asked import TimeAsked

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "Why do so many children go missing in Gateshead?",
        "reasons low private fostering notifications newcastle",
        "What makes youngsters in Sunderland run away?",
        "In Durham, why are care leavers out of work?",
        "What is behind the rise in home education in Gateshead?",
        "How come so few children in Hackney get an advocate?",
        "Why did Gateshead's director of children's services leave?",
        "What reason does Gateshead's report give for children going without a dentist?",
        "On what grounds are children moved from home to home in Durham?",
        "What made the care in Gateshead's own homes get worse?",
    ],
)
def test_a_reason_is_expected(ask: Ask, text: str) -> None:
    assert ask(text).wants_reason


@pytest.mark.parametrize(
    "text",
    [
        "Why was Gateshead judged to require improvement?",  # any finding explains a judgement
        "Why is help for care leavers so patchy in Durham?",
        "Why does Gateshead turn away homeless teenagers?",  # what it does answers, be it otherwise
        "Why has the council in Durham split up the team for care leavers?",
        "Does anybody find out why children go missing in Gateshead?",
        "How many foster carers left Durham and why?",  # the number answers half of it
        "Are children told the reason they are in care in Hackney?",
    ],
)
def test_no_reason_is_needed_to_answer(ask: Ask, text: str) -> None:
    assert not ask(text).wants_reason


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("What do parents think of the help they get in Gateshead?", [Party.PARENTS]),
        ("What do judges and Cafcass make of Durham's social workers?", [Party.COURTS, Party.COURTS]),
        ("What do the family courts make of these councils' work?", [Party.COURTS]),
        ("How happy are foster carers in Hackney with the support?", [Party.CARERS]),
        ("Are staff happy with their caseloads in Sunderland?", [Party.STAFF]),
        ("views of children in care on their social workers in Durham", [Party.CHILDREN]),
        ("headteachers' views on the virtual school in Gateshead", [Party.PARTNERS]),
        ("Are children's views listened to in Gateshead?", []),
        ("How does Durham find out what children think?", []),
        ("How are the views of parents sought in Hackney?", []),
        ("who gathers feedback from families in Gateshead", []),
        ("How have parents in Gateshead reacted to school attendance orders?", [Party.PARENTS]),
        ("gateshead care leavers views bright futures hub", [Party.CHILDREN]),
        ("children's views in plans Gateshead", []),
        ("What do the reports say about parents in Durham?", []),
        ("What do social workers do when a child goes missing in Gateshead?", []),
        ("If a foster child says that somebody hurt them, what happens in Durham?", []),
    ],
)
def test_whose_view_is_expected(ask: Ask, text: str, parties: list[Party]) -> None:
    assert list(ask(text).views_of) == parties


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How much money does Durham put into early help?", True),
        ("What does the edge of care service in Gateshead cost?", True),
        ("F-CAMHS pilot Gateshead cost", True),
        ("Gateshead awareness campaign cost budget", True),
        ("How much did Hackney spend on agency staff?", True),
        ("How much support do foster carers in Hackney get?", False),
        ("Is the service in Durham cost-effective?", False),
        ("How much is the government paying for Durham's apprentices?", True),
        ("Who teaches care leavers in Gateshead to cook and budget?", False),
    ],
)
def test_a_sum_is_expected(ask: Ask, text: str, wanted: bool) -> None:
    assert ask(text).wants_sum is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Which charity runs advocacy in Gateshead?", True),
        ("Which other councils share the adoption agency with Durham?", True),
        ("name of the leaving care scheme in Hackney", True),
        ("Durham domestic abuse programme provider name", True),
        ("What is the edge of care team in Gateshead called?", True),
        ("name of the director of children's services in Durham", False),  # a person, told by their post
        ("Which schools in Gateshead exclude children in care most often?", True),
        ("Which of its own children's homes did Durham close?", True),
        ("Which parts of Gateshead have the greatest demand for help?", True),
        ("What's the app that social workers in Hackney use called?", True),
        ("Does the help depend on which part of Durham you live in?", False),
        ("Which school nurses work with care leavers in Gateshead?", False),
        ("Which councils have an adoption agency?", False),
        ("Which agencies come to strategy meetings in Gateshead?", False),
    ],
)
def test_an_organisation_by_its_name_is_expected(ask: Ask, text: str, wanted: bool) -> None:
    assert ask(text).wants_outfit is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Where is Gateshead's new children's home going to be built?", Where.SETTING),
        ("gateshead family hubs locations", Where.ON_THE_MAP),
        ("Where do homeless teenagers in Durham stay?", Where.SETTING),
        ("Where in Durham is the drop-in for care leavers?", Where.ON_THE_MAP),
        ("Whereabouts will the new hub in Gateshead be?", Where.ON_THE_MAP),
        ("Where does work with care leavers in Durham fall short?", None),
        ("Where does the money for the project in Durham come from?", None),
        ("Where does Durham send families who need less help?", None),
    ],
)
def test_a_place_is_expected(ask: Ask, text: str, wanted: Where | None) -> None:
    assert ask(text).wants_place is wanted


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("How often does the children in care council in Durham meet?", TimeAsked.HOW_OFTEN),
        ("How long do children in Gateshead wait for CAMHS?", TimeAsked.HOW_LONG),
        ("How many weeks do families in Gateshead wait for help?", TimeAsked.HOW_LONG),
        ("How soon are children in Durham seen?", TimeAsked.HOW_SOON),
        ("When will the new hub in Gateshead open?", TimeAsked.WHEN_YET),
        ("When did the new hub in Gateshead open?", TimeAsked.WHEN),
        ("When was the new hub in Gateshead set up?", TimeAsked.BEGAN),
        ("When did the head of the virtual school in Durham start?", TimeAsked.BEGAN),
        ("When are plans in Durham set up?", TimeAsked.WHEN),
        ("What year did the new hub in Gateshead open?", TimeAsked.DATE),
        ("By when will care leavers in Durham have plans?", TimeAsked.DATE),
        ("On which days is the drop-in in Durham?", TimeAsked.DATE),
        ("What happens when children go missing in Gateshead?", None),
        ("When did inspectors look at the front door in Gateshead?", None),
        ("Are visits in Durham often late?", None),
    ],
)
def test_a_time_is_expected(ask: Ask, text: str, time: TimeAsked | None) -> None:
    assert ask(text).time is time


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("who chairs the exploitation panel in Gateshead", Deed.CHAIR),
        ("Who evaluated the edge of care service in Durham?", Deed.REVIEW),
        ("who did the independent review of Durham's front door", Deed.REVIEW),
        ("Who reviews plans for children in Gateshead?", None),  # day by day: told by post
        ("Who looks after care leavers in Durham?", None),
        ("Who sits on the corporate parenting board in Durham?", Deed.SIT),
        ("Who pays for the mentoring scheme in Gateshead?", Deed.FUND),
        ("who carries out return home interviews in Durham", Deed.RUN),
        ("Who will provide advocacy in Gateshead?", Deed.RUN),
        ("Who does Durham work with on exploitation?", None),
        ("Who makes sure that plans in Durham are carried out?", None),
        ("In Durham, who runs the family hubs?", Deed.RUN),
        ("Who leads the MASH in Gateshead?", Deed.LEAD),
        ("who leads on exploitation in Durham", Deed.LEAD),
        ("Who heads up the leaving care team in Durham?", Deed.LEAD),
        ("who is in charge of Durham's virtual school", Deed.LEAD),
        ("Who manages the fostering service in Gateshead?", Deed.LEAD),
        ("who runs the virtual school in Gateshead", Deed.LEAD),
        ("Who manages allegations in Durham?", None),  # day by day
        ("who oversees care plans in Gateshead", None),
        ("Do children in Durham who deliver leaflets get help?", None),  # which children
        ("And who runs away most in Durham?", None),
    ],
)
def test_a_doer_is_expected(ask: Ask, text: str, deed: Deed | None) -> None:
    assert ask(text).deed is deed


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Which back-office services did Gateshead cut?", "services"),
        ("what innovative tools do social workers in Gateshead use", "tools"),
        ("Which agencies are part of Durham's adolescent service?", "agencies"),
        ("Which tool do social workers in Durham use for neglect?", "tools"),
        ("which adoption agency does Gateshead use", "agencies"),
        ("What support do care leavers get in Durham?", ""),
        ("Which children wait longest in Durham?", ""),
        ("Which councils cut services?", ""),
    ],
)
def test_things_are_expected_to_be_told(ask: Ask, text: str, things: str) -> None:
    assert ask(text).things == things


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Can foster carers in Gateshead get a break?", Party.CARERS),
        ("Does Gateshead's buddy scheme also take in foster carers?", Party.CARERS),
        ("How well do adopters in Durham get support?", Party.ADOPTERS),
        ("How well does Durham support children in foster care?", None),
        ("Are parents in Durham listened to?", None),
    ],
)
def test_of_which_adults_it_is_asked(ask: Ask, text: str, subject: Party | None) -> None:
    assert ask(text).subject is subject


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Do fathers in Durham get help?", (Group.FATHERS,)),
        ("How are mums and dads in Durham helped?", ()),
        ("How does Gateshead help care leavers at university?", (Group.STUDENTS,)),
        ("Is my lad going to get help in Durham?", ()),
        ("What happens to lads and girls who leave care in Durham?", ()),
        ("Are boys at risk of exploitation noticed in Durham?", (Group.BOYS,)),
        ("What is done about girls being groomed in Durham?", ()),
        ("How are care leavers who are mums and dads helped in Durham?", (Group.YOUNG_PARENTS,)),
        ("What do care leavers with children of their own get in Durham?", (Group.YOUNG_PARENTS,)),
        ("Do care leavers who have left home get help in Durham?", ()),
        ("How does Durham help parents keep their own children safe?", ()),
        ("How are foster carers with children of their own helped in Durham?", ()),
    ],
)
def test_a_group_has_to_be_spoken_of(ask: Ask, text: str, groups: tuple[Group, ...]) -> None:
    assert ask(text).groups == groups


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Is turnover of social workers in Durham higher than the national average?", True),
        ("How does stability of placements in Durham compare with other councils?", True),
        ("Is turnover in Durham better than a year ago?", False),
        ("How does supervision in Durham compare with last year?", False),
        ("Are placements in Durham more stable than in other areas?", True),
        ("Is Gateshead quicker than other councils?", True),
        ("Is it easier to recruit in Durham than in neighbouring councils?", True),
        ("Are fewer children in Gateshead missing than last year?", False),
        ("Do disabled children in Durham wait longer than other children?", False),
        ("Do relatives who foster in Durham get less training than other foster carers?", False),
        ("Are disabled children in Durham seen less than most children?", False),
        ("Do children in Durham move more than other children nationally?", True),
        ("Is turnover in Durham lower than most?", True),
    ],
)
def test_a_standing_beside_others_is_expected(ask: Ask, text: str, asked: bool) -> None:
    assert ask(text).beside_others is asked


@pytest.mark.parametrize(
    "text",
    ["domestic abuse rate gateshead figure", "staff turnover rate Durham", "What is the vacancy rate?"],
)
def test_a_rate_is_a_number(ask: Ask, text: str) -> None:
    assert ask(text).wants_number


def test_a_misspelt_percentage_is_a_number(ask: Ask) -> None:
    assert ask("what percentge of care leavers in Gateshead are in work").wants_number


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Who is the chair of Durham's adoption panel?", "chair"),
        ("Who was appointed independent chair of the board in Gateshead?", "chair"),
        ("What is the name of the new exploitation coordinator in Durham?", "coordinator"),
        ("Who is the LADO in Gateshead?", "lado"),
        ("Who is the lead member for children's services in Durham?", "lead member"),
        ("who is the head teacher of the virtual school in Durham", "head teacher"),
        ("who is the designated nurse in Gateshead", "nurse"),
        ("who is the mayor in Gateshead", "mayor"),
        ("Who is told when a child goes missing in Durham?", ""),
        ("Who helps care leavers in Gateshead find jobs?", ""),
        ("Who is seen by the director in Durham?", ""),
    ],
)
def test_the_holder_of_a_post_is_expected(ask: Ask, text: str, post: str) -> None:
    assert ask(text).post == post


@pytest.mark.parametrize(
    ("text", "circumstance"),
    [
        ("Can families in Durham ring the hub at weekends?", Circumstance.OUT_OF_HOURS),
        ("Are foster homes in Gateshead visited without notice?", Circumstance.UNANNOUNCED),
        ("Do care leavers in Durham get free bus travel?", Circumstance.FREE),
        ("Are letters to parents in Gateshead translated?", Circumstance.LANGUAGES),
        ("Can young people in Durham reach an adviser by text?", Circumstance.BY_MESSAGE),
        ("Are children placed out of area in Gateshead visited?", Circumstance.AWAY),
        ("Are return interviews in Durham done within 72 hours?", Circumstance.WITHIN),
        ("Do social workers in Gateshead get supervision every month?", Circumstance.EVERY),
        ("Are young people in Durham visited while serving a sentence?", Circumstance.CUSTODY),
        ("Do advisers in Gateshead visit young people who are locked up?", Circumstance.CUSTODY),
        ("How are home-educated children in Durham doing in their exams?", Circumstance.EXAMS),
        ("Do children in care in Durham get a medical exam?", None),
        ("Have the police in Durham moved out of the shared office?", None),
        ("How are the members of the youth panel in Gateshead picked?", Circumstance.CHOSEN),
        ("Who picked the members of the youth panel in Gateshead?", None),
        ("How far from home do children in Gateshead live?", None),
        ("Is Gateshead free of drift?", None),
    ],
)
def test_a_circumstance_is_expected(ask: Ask, text: str, circumstance: Circumstance | None) -> None:
    assert ask(text).circumstances == ((circumstance,) if circumstance else ())


@pytest.mark.parametrize(
    ("text", "inquiry"),
    [
        ("What did the peer review of Gateshead find?", Inquiry.REVIEW),
        ("What has the evaluation of Durham's hubs shown?", Inquiry.EVALUATION),
        ("What were the results of the staff survey in Durham?", Inquiry.SURVEY),
        ("What was the outcome of Gateshead's audit of neglect cases?", Inquiry.AUDIT),
        ("What did inspectors find about audits in Durham?", None),
        ("What do child protection reviews in Durham show?", None),
        ("How good are audits in Gateshead?", None),
    ],
)
def test_what_an_inquiry_found_is_expected(ask: Ask, text: str, inquiry: Inquiry | None) -> None:
    assert ask(text).inquiry == inquiry


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("What is in Gateshead's local offer for care leavers?", "offer"),
        ("What does Durham's pledge to children in care promise?", "pledge"),
        ("What are the priorities in Gateshead's improvement plan?", "plan"),
        ("What is in children's care plans in Durham?", ""),
        ("What do reports say about the local offer in Durham?", ""),
        ("How good is Gateshead's local offer?", ""),
        ("What does Gateshead's dispute policy lay down?", "policy"),
        ("What support is in Durham's special guardianship offer?", "offer"),
        ("What's inside the welcome box that Gateshead gives to young people?", "box"),
        ("What has the training on boats in Durham covered?", "training"),
        ("What are the films about that care leavers in Gateshead made?", "films"),
        ("What does Gateshead plan to offer care leavers?", ""),
        ("What does Durham offer to involve children?", ""),
        ("What does Durham offer parents to give them a break?", ""),
    ],
)
def test_what_is_in_a_document_is_expected(ask: Ask, text: str, document: str) -> None:
    assert ask(text).contents_of == document


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("Does Durham have a dedicated team for children seeking asylum?", Provision.TEAM),
        ("Which councils have a panel for exploited children?", Provision.PANEL),
        ("Has Gateshead got a neglect strategy?", Provision.STRATEGY),
        ("Is there a joint protocol for homeless teenagers in Durham?", Provision.PROTOCOL),
        ("Does Gateshead run courses on trauma for teachers?", Provision.TRAINING),
        ("Who has a dedicated worker for young carers?", Provision.POST),
        ("Which authorities run a mentoring scheme for care leavers?", Provision.PROGRAMME),
        ("Is there an app for children in care in Durham?", Provision.LINE),
        ("dedicated team for disabled children", Provision.TEAM),
        ("How well are neglect tools used in Durham?", Provision.TOOL),
        ("How clear are letters before proceedings in Gateshead?", Provision.LETTER),
        ("How well does the panel for exploited children in Durham work?", None),
        ("Are parents in Gateshead happy with their courses?", None),
        ("Do children in care in Durham get into leisure centres for nothing?", None),
        ("What does the missing team in Gateshead do?", None),
        ("Has Durham enough teams for care leavers?", None),
    ],
)
def test_a_thing_of_a_kind_is_expected(ask: Ask, text: str, provision: Provision | None) -> None:
    assert ask(text).provision == provision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Was the hub in Durham closed because of cuts?", True),
        ("Is the wait in Gateshead due to a lack of carers?", True),
        ("Was Durham judged good because of its leaders?", False),
        ("Is help in Gateshead given because families ask for it well?", True),
        ("Was the hub in Durham closed?", False),
    ],
)
def test_whether_it_is_for_this_reason_expects_a_reason(ask: Ask, text: str, expected: bool) -> None:
    assert ask(text).wants_reason is expected


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Who decided to shut the hub in Durham?", Deed.DECIDE),
        ("Who approved the new offer in Gateshead?", Deed.DECIDE),
        ("Who decides if a child goes home in Durham?", None),
        ("Who decided with the child in Gateshead?", None),
    ],
)
def test_who_once_decided_is_expected(ask: Ask, text: str, deed: Deed | None) -> None:
    assert ask(text).deed == deed


def test_what_somebody_recommended_in_a_review_is_what_it_found(ask: Ask) -> None:
    assert (
        ask("What did young people recommend in their review of the pass in Durham?").inquiry
        is Inquiry.REVIEW
    )
    assert ask("Which countries abroad have they been taken to in Durham?").things == "countries"
