"""A reason, a view, a sum or a name that was asked for has to stand in what is quoted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.question.answer_types import Party, Where
from service.question.circumstances import Circumstance
from service.question.deeds import Deed
from service.question.groups import Group
from service.question.inquiries import Inquiry
from service.question.model import Concept, Intent, Question
from service.question.provisions import Provision
from service.question.times_asked import TimeAsked
from tests.service.answering.chosen import labels_chosen, scored

MATTER = ("Many children go missing from home.", 0.9)


def asked(intent: Intent = Intent.SINGLE, **wanted: object) -> Question:
    return Question("", intent, "children missing", (), (), (), (), **wanted)  # type: ignore[arg-type]


def chosen(question: Question, *sentences: tuple[str, float]) -> list[str]:
    return labels_chosen(question, {"Alderbrook": scored({"1": sentences})})["Alderbrook"]


@pytest.mark.parametrize(
    ("following", "told"),
    [
        ("This is due to bullying in two homes.", True),
        ("The rise is in part because there are too few local homes.", True),
        ("A key issue is the wait for forms from doctors.", True),
        ("Forms are not sent in and so are never read.", True),
        ("Staff praise them, and so on.", False),
        ("Most are offered an interview.", False),
        ("Staff know them well.", False),
    ],
)
def test_a_reason(following: str, told: bool) -> None:
    assert chosen(asked(wants_reason=True), MATTER, (following, 0.1)) == (["1"] if told else [])
    assert chosen(asked(), MATTER, (following, 0.1)) == ["1"]


@pytest.mark.parametrize(
    ("asks", "sentences", "told"),
    [
        ("Why have many no dentist?", ["Many have no dentist, meaning their teeth suffer."], False),
        ("Why do their teeth suffer?", ["Many have no dentist, meaning their teeth suffer."], True),
        ("Why are forms not read?", ["Not all forms are read in order to weigh the risk."], False),
        ("Why are forms read?", ["Forms are read in order to weigh the risk."], True),
        ("Why do so many run away?", ["Too many young people run away."], False),
        (
            "Why are forms not read?",
            [
                "Forms go unread.",
                "Brave harbour crews wait for painted boats because the yard is shut.",
            ],
            False,
        ),
        ("Why are forms not read?", ["Forms go unread.", "This is because the yard is shut."], True),
        (
            "Why are forms not read?",
            [
                "Forms go unread.",
                "Some are kept in painted harbour boats for crews because the yard is shut.",
            ],
            True,
        ),
    ],
)
def test_a_reason_is_of_what_was_asked(asks: str, sentences: list[str], told: bool) -> None:
    question = replace(asked(wants_reason=True), text=asks)
    scores = [(sentence, 0.9 if place == 0 else 0.1) for place, sentence in enumerate(sentences)]
    assert chosen(question, *scores) == (["1"] if told else [])


def test_change_over_time_needs_no_reason() -> None:
    assert chosen(asked(Intent.TEMPORAL, wants_reason=True), MATTER) == ["1"]


def test_beside_a_sure_passage_with_its_reason_a_word_of_reason_elsewhere_is_filler() -> None:
    found = scored(
        {
            "1": [("Children go missing because they are bullied.", 0.9)],
            "2": [("Plans are late because there are too few staff.", 0.2)],
        }
    )
    assert labels_chosen(asked(wants_reason=True), {"Alderbrook": found}) == {"Alderbrook": ["1"]}


@pytest.mark.parametrize(
    ("party", "sentence", "told"),
    [
        (Party.PARENTS, "Parents told inspectors that they feel listened to.", True),
        (Party.PARENTS, "The team is highly valued by families.", True),
        (Party.PARENTS, "Families receive services that promote positive parenting.", False),
        (Party.PARENTS, "Workers speak knowledgeably about their children and families.", False),
        (Party.CHILDREN, "Children’s views are sought and gathered well.", False),
        (Party.CHILDREN, "Young people spoken to were very positive about their advisers.", True),
        (Party.CHILDREN, "As one put it, ‘They never give up on me, whatever happens.’", True),
        (Party.PARENTS, "Parents came to ‘The Big Conversation’ every day.", False),
        (Party.COURTS, "There are well-established relationships with the judiciary.", True),
        (Party.COURTS, "Assessments for court are thorough.", False),
        (Party.STAFF, "Social workers enjoy working here.", True),
        (Party.CARERS, "Carers are trained before they start.", False),
        (Party.ADOPTERS, "Adopters hold the service in high regard.", True),
        (Party.CARERS, "Adopters hold the service in high regard.", False),
        (Party.CARERS, "Foster carers find it slow.", True),
        (Party.PARENTS, "Feedback from parents is gathered each month.", False),
        (Party.PARENTS, "Feedback from parents is positive.", True),
        (Party.PARENTS, "Parents are valued as partners.", False),
        (Party.CHILDREN, "Teachers working with care leavers report that waits are long.", False),
        (Party.COURTS, "Both the judiciary and Cafcass speak highly of it.", True),
        (Party.CHILDREN, "Children’s accounts emphasised the good in it.", True),
        (Party.PARENTS, "It is well liked, with many parents stating that it is fair.", True),
        (Party.PARENTS, "It is shared with parents early.", False),
    ],
)
def test_a_view(party: Party, sentence: str, told: bool) -> None:
    assert chosen(asked(views_of=(party,)), (sentence, 0.9)) == (["1"] if told else [])


def test_the_sentence_that_tells_the_view_is_quoted() -> None:
    question = asked(views_of=(Party.PARENTS,))
    beginning = [("Parenting courses run twice a year.", 0.9)]
    beginning += [("Rooms are bright.", 0.1)] * 4
    assert chosen(question, *beginning, ("Parents said that they help.", 0.5)) == ["1"]


def test_a_sum_of_money() -> None:
    assert chosen(asked(wants_sum=True), ("The service has had 12 reviews.", 0.9)) == []
    assert chosen(asked(wants_sum=True), ("The council put £2 million into it.", 0.9)) == ["1"]


def test_a_name_that_the_question_does_not_have() -> None:
    question = asked(wants_outfit=True)
    assert chosen(question, ("A commissioned provider holds the interviews.", 0.9)) == []
    assert chosen(question, ("The interviews are held by Barnardo’s.", 0.9)) == ["1"]
    told_later = ("It is commissioned from Barnardo’s.", 0.3)
    assert chosen(question, ("A provider holds the interviews.", 0.9), told_later) == ["1"]
    assert chosen(question, ("They are overseen by the Independent Reviewing Officer.", 0.9)) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The agency (Adopt Coast) finds homes in good time with Barnardo\u2019s.", False),
        ("The agency is run with neighbouring authorities.", False),
        ("The agency is shared with Carrowick and two others.", True),
        ("The agency, which St Elm upon Dene joined late, finds homes.", True),
        ("The agency is based at Carrowickshire House.", False),
    ],
)
def test_other_authorities_are_told_by_name(sentence: str, told: bool) -> None:
    question = asked(partners=("Carrowick", "St Elm upon Dene"), wants_outfit=True)
    assert chosen(question, (sentence, 0.9)) == (["1"] if told else [])


def test_a_name_in_the_question_is_no_answer() -> None:
    question = Question("Which charity ran It's OK?", Intent.SINGLE, "", (), (), (), (), wants_outfit=True)
    assert chosen(question, ("A charity ran it with Barnardo’s.", 0.9)) == ["1"]
    assert chosen(question, ("A charity ran the campaign It’s OK.", 0.9)) == []


def test_what_they_say_is_of_those_whom_the_sentence_before_tells_first() -> None:
    children = ("Children told inspectors that they would speak to their foster carers.", 0.9)
    they = ("They spoke positively about outings.", 0.1)
    assert chosen(asked(views_of=(Party.CHILDREN,)), children, they) == ["1"]
    assert chosen(asked(views_of=(Party.CARERS,)), children, they) == []


@pytest.mark.parametrize(
    ("deed", "sentence", "told"),
    [
        (Deed.CHAIR, "The panel, chaired by the director, meets weekly.", True),
        (Deed.CHAIR, "The lead member chairs the panel.", True),
        (Deed.CHAIR, "The panel meets weekly and tracks children.", False),
        (Deed.CHAIR, "Care leavers shape services, such as by regular chairing of the board.", True),
        (Deed.CHAIR, "A peer review led to an independently chaired board in late August.", False),
        (Deed.CHAIR, "Checks by auditors found that the panel is chaired well.", False),
        (
            Deed.CHAIR,
            "The panel is independently chaired; what was asked from the point of the first concerns is slow.",
            False,
        ),
        (Deed.REVIEW, "The service was evaluated by a university.", True),
        (Deed.REVIEW, "The service has been independently evaluated.", False),
        (Deed.REVIEW, "Leaders commissioned a peer review from a neighbouring authority.", True),
        (Deed.REVIEW, "Audits are now done by team managers.", True),
        (Deed.REVIEW, "Children take part in their reviews, which are held on time.", False),
        (Deed.SIT, "The board is attended by care leavers and councillors.", True),
        (Deed.SIT, "The board meets often and drives change.", False),
        (Deed.FUND, "The scheme is funded by a grant.", True),
        (Deed.FUND, "The scheme, with funding secured, is under way.", False),
        (Deed.FUND, "The council has invested in the scheme.", True),
        (Deed.FUND, "The scheme is paid for from the pupil premium.", True),
        (Deed.FUND, "The scheme has been a success.", False),
        (Deed.FUND, "The scheme, praised in Alderton, is for mothers.", False),
        (Deed.FUND, "Managers invest in relationships with young people.", False),
        (Deed.LEAD, "The hub is ably led by a team manager from health.", True),
        (Deed.LEAD, "A service manager leads the hub.", True),
        (Deed.LEAD, "The deputy director is responsible for the hub.", True),
        (
            Deed.LEAD,
            "Workers in the hub check that children are safe, with help from the Alder Trust.",
            False,
        ),
        (Deed.LEAD, "Conferences in the hub are chaired by social workers.", False),
        (Deed.RUN, "Interviews are carried out by a charity.", True),
        (Deed.RUN, "Youth workers complete these interviews.", True),
        (Deed.RUN, "Interviews are mostly on time and thorough.", False),
        (Deed.RUN, "The service has been brought in-house.", True),
        (Deed.RUN, "Visits will move to a dedicated team.", True),
        (Deed.RUN, "The new offer sees to it that service delivery is fair.", False),
        (Deed.RUN, "Interviews with children are thorough.", False),
    ],
)
def test_a_doer(deed: Deed, sentence: str, told: bool) -> None:
    assert chosen(asked(deed=deed), (sentence, 0.9)) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("A new home is being built in Alderton.", [Where.ON_THE_MAP, Where.SETTING]),
        ("Teams are based in schools.", [Where.ON_THE_MAP, Where.SETTING]),
        ("Some stay in bed and breakfast accommodation.", [Where.SETTING]),
        ("Two have found apprenticeships with local employers.", [Where.SETTING]),
        ("A six-bed unit is planned for next year.", []),
    ],
)
def test_a_place(sentence: str, kinds: list[Where]) -> None:
    told = [kind for kind in Where if chosen(asked(wants_place=kind), (sentence, 0.9))]
    assert told == kinds


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("The council meets every month.", {TimeAsked.WHEN, TimeAsked.HOW_OFTEN}),
        ("The groups meet regularly.", {TimeAsked.HOW_OFTEN}),
        ("Some move on after six weeks.", {*TimeAsked} - {TimeAsked.WHEN_YET}),
        (
            "The offer has not been renewed since 2018.",
            {TimeAsked.WHEN, TimeAsked.BEGAN, TimeAsked.DATE, TimeAsked.HOW_LONG},
        ),
        (
            "The lead starts in May.",
            {TimeAsked.WHEN, TimeAsked.WHEN_YET, TimeAsked.DATE, TimeAsked.BEGAN, TimeAsked.HOW_LONG},
        ),
        ("A hub is due next spring.", {TimeAsked.WHEN, TimeAsked.BEGAN, TimeAsked.WHEN_YET, TimeAsked.DATE}),
        (
            "A hub was set up last year.",
            {TimeAsked.WHEN, TimeAsked.BEGAN, TimeAsked.DATE},
        ),
        ("A hub is due in time for the move.", {TimeAsked.WHEN, TimeAsked.HOW_SOON}),
        ("It is too soon to see its impact.", {TimeAsked.WHEN, TimeAsked.HOW_SOON}),
        ("There is much delay.", {TimeAsked.HOW_SOON}),
        ("There is little supervision.", set()),
    ],
)
def test_a_time(sentence: str, times: set[TimeAsked]) -> None:
    assert {time for time in TimeAsked if chosen(asked(time=time), (sentence, 0.9))} == times
    assert all(chosen(asked(Intent.COMPARE, time=time), (sentence, 0.9)) for time in TimeAsked)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The chair of the panel is experienced and challenges well.", False),
        ("The head of service is also the chair of the panel.", True),
        ("The panel is chaired by a manager from health.", True),
        ("The new chair, Alder, brings rigour.", True),
        ("Rowan Alder, the chair of the panel, brings rigour.", True),
        ("The chair of the panel has set out a clear vision with Alder Trust.", False),
        ("Leaders have an overview of what the panel and its chair do, which are the right things.", False),
        ("The panel is well attended; managers are the first to tell the chair of risks.", False),
    ],
)
def test_the_holder_of_a_post(sentence: str, told: bool) -> None:
    question = replace(asked(post="chair"), text="Who is the chair of the panel?")
    assert chosen(question, (sentence, 0.9)) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The virtual school is led by a former teacher.", True),
        ("The virtual head of the school has a clear vision for Alderbrook.", False),
        ("Teachers are the first to hear from Alder House School.", False),
    ],
)
def test_who_is_at_the_head_is_told_by_who_leads(sentence: str, told: bool) -> None:
    question = replace(asked(post="head"), text="Who is the head of the virtual school?")
    assert chosen(question, (sentence, 0.9)) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("circumstance", "sentence", "told"),
    [
        (Circumstance.OUT_OF_HOURS, "The hub helps families at any time, day or night.", True),
        (Circumstance.OUT_OF_HOURS, "The hub helps families well.", False),
        (Circumstance.FREE, "Leisure passes are paid for by the council.", True),
        (Circumstance.FREE, "Leisure passes are well used.", False),
        (Circumstance.AWAY, "Those who live at a distance are visited.", True),
        (Circumstance.AWAY, "Those living out of the local authority area are not visited.", True),
        (Circumstance.UNANNOUNCED, "Homes are visited often.", False),
        (Circumstance.LANGUAGES, "Letters are translated.", True),
        (Circumstance.BY_MESSAGE, "Advisers keep in touch by telephone.", True),
        (Circumstance.WITHIN, "Interviews are held within 72 hours.", True),
        (Circumstance.WITHIN, "Interviews are held in most cases.", False),
        (Circumstance.EVERY, "Supervision takes place monthly.", True),
        (Circumstance.CUSTODY, "Those on remand are seen each week.", True),
        (Circumstance.CUSTODY, "All are helped to find a course.", False),
        (Circumstance.EXAMS, "Most reach the expected level at key stage 2.", True),
        (Circumstance.EXAMS, "Leaders know who is taught at home.", False),
        (Circumstance.ABROAD, "Several were recruited from overseas.", True),
        (Circumstance.ABROAD, "Several were recruited.", False),
        (Circumstance.CHOSEN, "Its members are elected in schools.", True),
        (Circumstance.CHOSEN, "Its members meet each month.", False),
    ],
)
def test_a_circumstance(circumstance: Circumstance, sentence: str, told: bool) -> None:
    assert chosen(asked(circumstances=(circumstance,)), (sentence, 0.9)) == (["1"] if told else [])
    of_all = asked(Intent.THEME, circumstances=(circumstance,))
    assert chosen(of_all, (sentence, 0.9)) == ["1"]


def test_a_time_told_of_something_else_in_the_paragraph_is_no_answer() -> None:
    beginning = [("There is a forum.", 0.9), *[("Rooms are bright.", 0.1)] * 4]
    question = asked(time=TimeAsked.HOW_OFTEN)
    assert chosen(question, *beginning, ("Panels sit weekly.", 0.1)) == []
    assert chosen(question, *beginning, ("It meets weekly.", 0.5)) == ["1"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Cuts were made to some back-office services.", False),
        ("Managers are reviewing existing commissioned services.", False),
        ("A multi-agency panel meets; several services attend.", False),
        ("Cuts were made to some services, such as payroll.", True),
        ("Cuts were made to some services: payroll and post.", True),
        ("Some services (PAS) were cut.", False),
        ("Payroll and post services were cut.", True),
        ("The service was unstable; some services were cut.", False),
        ("Payroll was cut.", True),
        ("Cuts were made, such as services Lantern and Kite.", True),
        ("Cuts were made to two services, Lantern and Kite.", True),
        ("Cuts were made to some Northumbrian post services.", True),
        ("Cuts were made to some Ofsted services.", False),
    ],
)
def test_some_of_the_things_asked_for_does_not_say_which(sentence: str, told: bool) -> None:
    assert chosen(asked(things="services"), (sentence, 0.9)) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Partner agencies in the hub share what they know.", False),
        ("Agencies in the hub, health among them, share what they know.", True),
        ("In the hub are Barnardo agencies.", True),
    ],
)
def test_agencies_are_told_by_their_kind(sentence: str, told: bool) -> None:
    assert chosen(asked(things="agencies"), (sentence, 0.9)) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("inquiry", "sentences", "told"),
    [
        (Inquiry.REVIEW, ["A peer review found that plans were late."], True),
        (Inquiry.REVIEW, ["A review of the hub is under way."], False),
        (Inquiry.REVIEW, ["There has been a review of the hub.", "It showed that plans were late."], True),
        (Inquiry.REVIEW, ["Choices made are under review as a result."], False),
        (Inquiry.EVALUATION, ["An evaluation is planned; a review has shown gains."], True),
        (Inquiry.EVALUATION, ["The scheme has been independently evaluated."], False),
        (Inquiry.SURVEY, ["A survey of staff had good replies: 80% feel valued."], True),
        (Inquiry.AUDIT, ["Audits are done by team managers."], False),
    ],
)
def test_what_an_inquiry_found(inquiry: Inquiry, sentences: list[str], told: bool) -> None:
    quoted = [(sentence, 0.9) for sentence in sentences]
    assert chosen(asked(inquiry=inquiry), *quoted) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["The pledge promises a say in every plan."], True),
        (["There is a pledge for young people.", "It covers work, homes and health."], True),
        (["Young people helped to write the pledge, which is on show in all offices."], False),
        (["Few young people have heard of the pledge."], False),
        (["Plans, including that of redrafting the pledge, are under way."], False),
        (["The promises set out in the pledge are kept."], True),
    ],
)
def test_what_is_in_a_document(sentences: list[str], told: bool) -> None:
    quoted = [(sentence, 0.9) for sentence in sentences]
    assert chosen(asked(contents_of="pledge"), *quoted) == (["1"] if told else [])


def test_reasons_that_are_only_spoken_of_are_none() -> None:
    told = "The reasons for that are not well understood."
    assert chosen(asked(wants_reason=True), MATTER, (told, 0.1)) == []
    assert chosen(asked(wants_reason=True), MATTER, ("The reason for this is a lack of homes.", 0.1)) == ["1"]


def test_a_purpose_does_not_tell_why_somebody_left() -> None:
    question = replace(asked(wants_reason=True), text="Why did the head leave?")
    assert chosen(question, ("The head left after a handover so that work could go on.", 0.9)) == []


def test_what_is_told_beside_the_best_is_no_answer() -> None:
    found = scored(
        {
            "1": [("Some services were cut to save money.", 0.9)],
            "2": [("The post service is praised.", 0.3)],
        }
    )
    assert labels_chosen(asked(things="services"), {"Alderbrook": found}) == {"Alderbrook": []}


def test_adults_of_whom_it_is_asked_are_named() -> None:
    question = asked(subject=Party.CARERS)
    assert chosen(question, ("Adopters have a buddy scheme.", 0.9)) == []
    assert chosen(question, ("Foster carers have a buddy scheme.", 0.9)) == ["1"]
    assert chosen(question, ("There is help with special guardianship.", 0.9)) == ["1"]
    assert chosen(asked(subject=Party.ADOPTERS), ("There is help with special guardianship.", 0.9)) == []
    assert chosen(asked(Intent.COMPARE, subject=Party.CARERS), ("Adopters have a scheme.", 0.9)) == ["1"]


def test_a_group_asked_about_is_spoken_of() -> None:
    question = asked(groups=(Group.FATHERS,))
    assert chosen(question, ("Parents are helped early.", 0.9)) == []
    assert chosen(question, ("Parents are helped early.", 0.9), ("Absent fathers are not.", 0.1)) == ["1"]
    of_all = asked(Intent.THEME, groups=(Group.FATHERS,))
    assert chosen(of_all, ("Parents are helped early.", 0.9)) == ["1"]


def test_corporate_parents_are_no_parents() -> None:
    question = asked(groups=(Group.YOUNG_PARENTS,))
    assert chosen(question, ("Corporate parenting is strong for those who have left care.", 0.9)) == []
    assert chosen(question, ("Those who are parents themselves are helped.", 0.9)) == ["1"]


def test_a_standing_beside_others_is_told() -> None:
    question = asked(beside_others=True)
    assert chosen(question, ("Turnover is high.", 0.9)) == []
    assert chosen(question, ("Turnover is high.", 0.9), ("It is above the national rate.", 0.1)) == ["1"]


def test_an_abbreviation_is_no_name() -> None:
    assert chosen(asked(wants_outfit=True), ("Personal education plans (PEPs) are smart.", 0.9)) == []
    assert chosen(asked(wants_outfit=True), ("The scheme is known as ‘Stronger Together’.", 0.9)) == ["1"]


TRAVELLERS = Concept("young travellers", {"young travellers": 1.0}, official=True)


@pytest.mark.parametrize(
    ("provision", "sentences", "told"),
    [
        (Provision.TEAM, ["Young travellers are helped by a team of their own."], True),
        (Provision.TEAM, ["Young travellers are helped.", "The hub knows them."], True),
        (Provision.TEAM, ["Young travellers are helped well."], False),
        (
            Provision.TEAM,
            ["Young travellers are helped well.", "Fares are paid.", "A team mends boats."],
            False,
        ),
        (Provision.PANEL, ["Plans for young travellers go to a monthly meeting."], True),
        (Provision.STRATEGY, ["Leaders have an action plan for young travellers."], True),
        (Provision.PROTOCOL, ["Procedures for young travellers are clear."], True),
        (Provision.TRAINING, ["Workers learn about young travellers."], True),
        (Provision.POST, ["A nurse visits young travellers."], True),
        (Provision.PROGRAMME, ["A project helps young travellers."], True),
        (Provision.LINE, ["Young travellers ask online."], True),
        (Provision.LINE, ["Young travellers ask."], False),
        (Provision.LEAFLET, ["Young travellers are given a pack."], True),
        (Provision.PLEDGE, ["The council made a promise to young travellers."], True),
        (Provision.SURVEY, ["Young travellers filled in a questionnaire."], True),
        (Provision.FUND, ["Young travellers are paid a grant."], True),
        (Provision.TOOL, ["A checklist is used with young travellers."], True),
        (Provision.REGISTER, ["Young travellers are tracked."], True),
        (Provision.CENTRE, ["Young travellers meet at a drop-in."], True),
        (Provision.EVENT, ["Young travellers are celebrated."], True),
        (Provision.LETTER, ["Letters to young travellers are plain."], True),
    ],
)
def test_a_thing_of_a_kind_stands_with_its_matter(
    provision: Provision, sentences: list[str], told: bool
) -> None:
    scores = [(sentence, 0.9 if place == 0 else 0.5) for place, sentence in enumerate(sentences)]
    for intent in (Intent.SINGLE, Intent.COMPARE, Intent.THEME):
        question = replace(asked(intent, provision=provision), concepts=(TRAVELLERS,))
        assert chosen(question, *scores) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Cases were closed too early.", False),
        ("Leaders decided to close cases early.", True),
        ("The closing of cases was agreed by the board.", True),
    ],
)
def test_who_decided(sentence: str, told: bool) -> None:
    question = replace(asked(deed=Deed.DECIDE), text="Who decided to close cases?")
    assert chosen(question, (sentence, 0.9)) == (["1"] if told else [])


@pytest.mark.parametrize(
    ("things", "sentence", "told"),
    [
        ("countries", "Workers were recruited overseas.", False),
        ("countries", "Workers were recruited from Zambia.", True),
        ("concerns", "Some raised a concern that passes are dear.", True),
        ("concerns", "Some raised concerns.", False),
    ],
)
def test_which_they_are(things: str, sentence: str, told: bool) -> None:
    assert chosen(asked(things=things), (sentence, 0.9)) == (["1"] if told else [])


def test_concerns_about_something_for_somebody_are_not_theirs() -> None:
    question = asked(views_of=(Party.CHILDREN,))
    assert (
        chosen(question, ("Advisers have shared concerns about the lack of help for care leavers.", 0.9))
        == []
    )
    assert chosen(question, ("There were concerns from care leavers about the lack of help.", 0.9)) == ["1"]
