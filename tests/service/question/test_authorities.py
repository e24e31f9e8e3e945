from __future__ import annotations

from collections.abc import Callable

import pytest

from indexer.authorities import Register
from service.question.model import Question, Scope

Ask = Callable[..., Question]

NEWCASTLE = "Newcastle upon Tyne"
BCP = "Bournemouth, Christchurch and Poole"


def names(question: Question) -> list[str]:
    return [authority.name for authority in question.authorities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How well does Gateshead support care leavers?", ["Gateshead"]),
        ("gateshead care leavers", ["Gateshead"]),
        ("Gateshead's care leavers", ["Gateshead"]),
        ("GATESHEAD COUNCIL CARE LEAVERS", ["Gateshead"]),
        ("care leavers in Gateshead Metropolitan Borough Council", ["Gateshead"]),
        ("care leavers at Gateshead MBC", ["Gateshead"]),
        ("Newcastle adoption", [NEWCASTLE]),
        ("Newcastle-upon-Tyne adoption", [NEWCASTLE]),
        ("Newcastle City Council adoption", [NEWCASTLE]),
        ("adoption in the City of Newcastle upon Tyne", [NEWCASTLE]),
        ("S Tyneside neglect", ["South Tyneside"]),
        ("S. Tyneside neglect", ["South Tyneside"]),
        ("Sth Tyneside neglect", ["South Tyneside"]),
        ("Northumberland CC neglect", ["Northumberland"]),
        ("N'land council neglect", ["Northumberland"]),
        ("County Durham neglect", ["Durham"]),
        ("Co Durham neglect", ["Durham"]),
        ("BCP neglect", [BCP]),
        ("Bournemouth, Christchurch and Poole: neglect", [BCP]),
        ("neglect in Bournemouth", [BCP]),
        ("RBKC caseloads", ["Kensington and Chelsea"]),
        ("Royal Borough of Kensington & Chelsea caseloads", ["Kensington and Chelsea"]),
        ("B&NES caseloads", ["Bath and North East Somerset"]),
        ("BANES caseloads", ["Bath and North East Somerset"]),
        ("caseloads in bath and north east somerset", ["Bath and North East Somerset"]),
        ("LBTH caseloads", ["Tower Hamlets"]),
        ("London Borough of Camden caseloads", ["Camden"]),
        ("City of London caseloads", ["City of London"]),
        ("Bristol caseloads", ["Bristol, City of"]),
        ("Hull City Council caseloads", ["Kingston Upon Hull, City of"]),
        ("Stockton caseloads", ["Stockton-on-Tees"]),
        ("Stockton on Tees caseloads", ["Stockton-on-Tees"]),
        ("St Helens caseloads", ["St. Helens"]),
        ("Southend caseloads", ["Southend-on-Sea"]),
        ("Herts caseloads", ["Hertfordshire"]),
        ("NE Lincs caseloads", ["North East Lincolnshire"]),
        ("North East Lincolnshire caseloads", ["North East Lincolnshire"]),
        ("E Sussex caseloads", ["East Sussex"]),
        ("Redcar caseloads", ["Redcar and Cleveland"]),
        ("Telford & Wrekin caseloads", ["Telford and Wrekin"]),
        ("Windsor and Maidenhead caseloads", ["Windsor and Maidenhead"]),
        ("Isle of Wight caseloads", ["Isle of Wight"]),
        ("Cheshire West caseloads", ["Cheshire West and Chester"]),
        ("children in Morpeth", ["Northumberland"]),
        ("Norwich care leavers", ["Norfolk"]),
    ],
)
def test_an_authority_is_known_by_any_of_its_names(ask: Ask, text: str, expected: list[str]) -> None:
    assert names(ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("caseloads in Gatehead", ["Gateshead"]),
        ("caseloads in gatesehad", ["Gateshead"]),
        ("Northumbreland caseloads", ["Northumberland"]),
        ("northumberlnd caseloads", ["Northumberland"]),
        ("Newcaslte caseloads", [NEWCASTLE]),
        ("south tynside caseloads", ["South Tyneside"]),
        ("southtyneside caseloads", ["South Tyneside"]),
        ("gates head caseloads", ["Gateshead"]),
        ("Middlesborough caseloads", ["Middlesbrough"]),
        ("Sunderlnad caseloads", ["Sunderland"]),
        ("Hartlepol caseloads", ["Hartlepool"]),
        ("Darlignton caseloads", ["Darlington"]),
        ("Manchestr caseloads", ["Manchester"]),
    ],
)
def test_a_misspelt_name_is_recognised_and_said(ask: Ask, text: str, expected: list[str]) -> None:
    assert names(ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sout tynside caseloads", ["South Tyneside"]),
        ("nrth tynside caseloads", ["North Tyneside"]),
        ("norht tyneside caseloads", ["North Tyneside"]),
        ("suth tyneside vs nort tyneside caseloads", ["South Tyneside", "North Tyneside"]),
        ("weat sussex caseloads", ["West Sussex"]),
        ("nort east lincolnshire caseloads", ["North East Lincolnshire"]),
        ("newcstle upn tyne caseloads", [NEWCASTLE]),
        ("brighton and hov caseloads", ["Brighton and Hove"]),
    ],
)
def test_a_short_word_of_a_name_is_told_by_the_rest_of_it_however_misspelt(
    ask: Ask, text: str, expected: list[str]
) -> None:
    question = ask(text)
    assert names(question) == expected
    assert question.topic == "caseloads"


@pytest.mark.parametrize(
    "text",
    ["Tyneside caseloads", "tynside caseloads", "short caseloads in Tyneside", "sort Tyneside caseloads out"],
)
def test_an_area_is_meant_where_no_word_beside_it_is_a_slip(ask: Ask, text: str) -> None:
    assert names(ask(text)) == ["North Tyneside", "South Tyneside"]


@pytest.mark.parametrize(
    "text", ["nothumberland county concil caseloads", "caseloads of sunderland citty concil"]
)
def test_a_misspelt_council_belongs_to_the_name(ask: Ask, text: str) -> None:
    question = ask(text)
    assert len(question.authorities) == 1
    assert question.topic == "caseloads"


@pytest.mark.parametrize(
    "text",
    [
        "How well are children doing in reading and writing?",
        "What is attainment in reading like?",
        "reading age of looked after children",
        "Do they bury bad news?",
        "How good is the quality of care?",
        "Do children have a bath every day?",
        "Are children's needs met?",
        "What leads to delay?",
        "Do social workers feel they are barking up the wrong tree?",
        "Does anxiety stoke fears?",
        "hospital beds for adolescents",
        "Is the staffs morale good?",
        "dealing with neglect and healing families",
        "What starts the process?",
        "Do children get their wishes granted?",
        "support with banking and forms",
        "What is the trend in caseloads?",
        "Is contact supervised in a contact centre?",
        "Are young people moving on well?",
        "What is written in the care plans?",
        "What do carers and kin say?",
        "Are parents coming to court prepared?",
    ],
)
def test_everyday_words_are_not_places(ask: Ask, text: str) -> None:
    question = ask(text)
    assert names(question) == []
    assert question.unknown_places == ()


@pytest.mark.parametrize(
    "text",
    [
        "What is social work like in Reading?",
        "how are care leavers housed in reading?",
        "Reading Borough Council's caseloads",
        "reading council caseloads",
        "Reading 2019",
        "Does Reading handle referrals well?",
        "compare Gateshead and Reading on referrals",
    ],
)
def test_a_name_that_is_also_a_word_is_a_place_where_the_sentence_shows_it(ask: Ask, text: str) -> None:
    assert "Reading" in names(ask(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("are children in bury safe", ["Bury"]),
        ("caseloads in hull", ["Kingston Upon Hull, City of"]),
        ("Slough caseloads", ["Slough"]),
        ("slough caseloads", ["Slough"]),
        ("percentage in care slough", ["Slough"]),
        ("last visit to slough", ["Slough"]),
        ("children left to stoke", []),
        ("How is Stoke doing on referrals?", ["Stoke-on-Trent"]),
    ],
)
def test_other_names_that_are_words_need_a_place_for_them(ask: Ask, text: str, expected: list[str]) -> None:
    assert names(ask(text)) == expected


def test_several_authorities_come_in_the_order_named(ask: Ask) -> None:
    question = ask("Compare Northumberland, Newcastle and Gateshead on neglect")
    assert names(question) == ["Northumberland", NEWCASTLE, "Gateshead"]
    assert all(authority.scope is Scope.NAMED for authority in question.authorities)


def test_a_pair_of_directions_names_both(ask: Ask) -> None:
    assert names(ask("How do North and South Tyneside handle neglect?")) == [
        "North Tyneside",
        "South Tyneside",
    ]
    assert names(ask("neglect in east and west sussex")) == ["East Sussex", "West Sussex"]


def test_tyneside_alone_means_both_and_is_said(ask: Ask) -> None:
    question = ask("Tyneside neglect")
    assert names(question) == ["North Tyneside", "South Tyneside"]
    assert any("North Tyneside and South Tyneside" in note for note in question.notes)


def test_newcastle_alone_says_which_was_meant(ask: Ask) -> None:
    assert any("Newcastle-under-Lyme" in note for note in ask("Newcastle neglect").notes)
    assert not ask("Newcastle upon Tyne neglect").notes


def test_newcastle_under_lyme_is_a_district_of_staffordshire(ask: Ask) -> None:
    question = ask("How is neglect handled in Newcastle-under-Lyme?")
    assert names(question) == ["Staffordshire"]
    assert any("Staffordshire" in note for note in question.notes)


def test_an_authority_of_which_no_report_is_held_is_told_apart(ask: Ask) -> None:
    question = ask("How does Leeds handle neglect?")
    assert [(a.name, a.held) for a in question.authorities] == [("Leeds", False)]
    assert question.report_ids == ()


def test_an_abolished_authority_is_itself_while_its_reports_are_held(ask: Ask) -> None:
    question = ask("What about neglect in Cumbria?")
    assert names(question) == ["Cumbria"]
    assert any("Westmorland and Furness" in note for note in question.notes)


def test_an_abolished_authority_without_reports_means_its_successors(ask: Ask) -> None:
    question = ask("neglect in Northamptonshire")
    assert names(question) == ["North Northamptonshire", "West Northamptonshire"]
    assert {authority.instead_of for authority in question.authorities} == {"Northamptonshire"}
    assert ask("neglect in West Northamptonshire").authorities[0].instead_of == ""


def test_who_was_before_an_authority_without_reports_is_told_beside_it(ask: Ask) -> None:
    question = ask("What about neglect in Cumberland?")
    assert [(one.name, one.held) for one in question.authorities] == [
        ("Cumberland", False),
        ("Cumbria", True),
    ]
    assert any("Cumberland took over from Cumbria in 2023" in note for note in question.notes)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What did Cumberland's predecessor council do about neglect?", "Cumbria"),
        ("What was said of neglect by the predecessor of Cumberland?", "Cumbria"),
        ("Who was Durham's predecessor as director?", "Durham"),
    ],
)
def test_a_predecessor_is_asked_about_by_its_name(ask: Ask, text: str, name: str) -> None:
    assert names(ask(text)) == [name]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("How does Cardiff handle neglect?", "Cardiff"),
        ("what about neglect in glasgow", "Glasgow"),
        ("What does Middlesex do about neglect?", "Middlesex"),
        ("What does Atlantis Council do about neglect?", "Atlantis"),
        ("Neglect in Borsetshire?", "Borsetshire"),
        ("What does Grimbleton Borough Council do about neglect?", "Grimbleton"),
        ("How is early help in Quarmby?", "Quarmby"),
        ("Fakeshire County Council caseloads", "Fakeshire"),
    ],
)
def test_places_outside_the_register_are_unknown(ask: Ask, text: str, place: str) -> None:
    question = ask(text)
    assert question.unknown_places == (place,)
    assert question.authorities == ()
    assert question.report_ids == ()
    assert question.refusal is None


@pytest.mark.parametrize(
    "text",
    [
        "Does Gateshead use the Mockingbird programme?",
        "Is Signs of Safety used in Gateshead?",
        "How does Gateshead work with CAMHS and Barnardo's?",
        "Children from Scotland placed in Gateshead?",
    ],
)
def test_names_of_programmes_and_origins_are_no_unknown_places(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.unknown_places == ()
    assert names(question) == ["Gateshead"]


@pytest.mark.parametrize(
    "text",
    [
        "How did each authority handle return home interviews?",
        "How does every council handle neglect?",
        "neglect in all authorities",
        "neglect across all the councils",
        "How do the local authorities compare on neglect?",
        "How did each handle neglect?",
        "Compare the councils on neglect",
        "What does each of the authorities say on neglect?",
        "neglect across the reports",
    ],
)
def test_each_every_and_all_mean_every_authority_held(ask: Ask, text: str) -> None:
    question = ask(text)
    assert len(question.authorities) == 9
    assert {authority.scope for authority in question.authorities} == {Scope.ALL}


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities do well on neglect?",
        "What do the inspectors say about neglect?",
        "Does each child have a plan?",
        "How does each social worker record visits?",
        "Do all children have a plan?",
    ],
)
def test_other_questions_name_no_authority(ask: Ask, text: str) -> None:
    assert ask(text).authorities == ()


def test_a_region_means_all_its_authorities_held_or_not(ask: Ask, register: Register) -> None:
    question = ask("How well are care leavers supported in the North East?")
    expected = {a.name for a in register.authorities if a.region == "North East"}
    assert set(names(question)) == expected
    assert {a.name for a in question.authorities if a.held} == {
        "Durham", "Gateshead", NEWCASTLE, "Northumberland", "South Tyneside", "Sunderland",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("care leavers in the north-east", 12),
        ("care leavers in London boroughs", 33),
        ("care leavers in the London authorities", 33),
        ("care leavers in Yorkshire", 15),
        ("care leavers in Greater Manchester", 10),
        ("care leavers in Tyne and Wear", 5),
        ("care leavers in the West Midlands", 14),
        ("care leavers in Tees Valley", 5),
    ],
)
def test_regions_and_areas_go_by_many_names(ask: Ask, text: str, count: int) -> None:
    assert len(ask(text).authorities) == count


def test_statistical_neighbours_come_with_the_authority(ask: Ask, register: Register) -> None:
    question = ask("How does Gateshead compare with its statistical neighbours on neglect?")
    assert names(question)[0] == "Gateshead"
    assert len(question.authorities) == 11
    assert {a.scope for a in question.authorities[1:]} == {Scope.NEIGHBOURS}


def test_an_authoritys_neighbours_alone_leave_it_out(ask: Ask) -> None:
    question = ask("How do Gateshead's statistical neighbours handle neglect?")
    assert "Gateshead" not in names(question)
    assert len(question.authorities) == 10


@pytest.mark.parametrize(
    "text",
    [
        "Does Gateshead have fewer children on plans than similar councils?",
        "Are more Gateshead children on a second plan than in similar areas?",
        "How does Gateshead's re-referral rate stand against its statistical neighbours?",
        "Is turnover in Gateshead high compared with similar councils?",
    ],
)
def test_neighbours_that_one_authority_is_only_set_beside_are_not_asked_about(ask: Ask, text: str) -> None:
    question = ask(text)
    assert names(question) == ["Gateshead"]
    assert question.beside_others


def test_neighbours_of_nobody_are_asked_back(ask: Ask) -> None:
    assert any(
        "None was named" in note for note in ask("How do its statistical neighbours do on neglect?").notes
    )


@pytest.mark.parametrize(
    "text",
    [
        "Other than Gateshead, what do the councils say about neglect?",
        "neglect in all authorities except Gateshead",
        "neglect in every council apart from Gateshead",
        "Excluding Gateshead, which councils are good on neglect?",
        "neglect everywhere but not Gateshead",
    ],
)
def test_other_than_leaves_one_out(ask: Ask, text: str) -> None:
    question = ask(text)
    assert "Gateshead" not in names(question)
    assert len(question.authorities) == 8
    assert not any(report_id.startswith("gateshead") for report_id in question.report_ids)


def test_except_holds_for_a_list(ask: Ask) -> None:
    question = ask("neglect in all authorities except Gateshead and Sunderland")
    assert not {"Gateshead", "Sunderland"} & set(names(question))
    assert len(question.authorities) == 7


def test_the_others_are_compared_with_the_one_named(ask: Ask) -> None:
    question = ask("How does Gateshead compare with the other councils on neglect?")
    assert names(question)[0] == "Gateshead"
    assert len(question.authorities) == 9


def test_working_with_other_councils_is_a_topic(ask: Ask) -> None:
    assert names(ask("How does Gateshead work with other councils on adoption?")) == ["Gateshead"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eden District child protection", "Westmorland and Furness"),
        ("How does Sedgefield help care leavers?", "Durham"),
        ("Ribble Valley", "Lancashire"),
        ("tunbridge wells domestic abuse", "Kent"),
    ],
)
def test_a_district_stands_for_who_runs_its_childrens_services(ask: Ask, text: str, name: str) -> None:
    question = ask(text)
    assert question.authorities[0].name == name  # beside who was before it, where only that is held
    assert any(name in note for note in question.notes)


def test_words_that_are_districts_too_are_read_as_words(ask: Ask) -> None:
    assert ask("do windows of time and leeks on a menu matter, or a crook").authorities == ()


def test_a_region_at_the_end_of_another_name_is_not_asked_about(ask: Ask) -> None:
    question = ask("On what date did Gateshead join Adopt North East?")
    assert [authority.name for authority in question.authorities] == ["Gateshead"]
    assert len(ask("How do North East councils recruit?").authorities) > 1
    assert len(ask("Supervision in the North East").authorities) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Which provider helps Gateshead run groups across the North East?",
        "Is turnover in Gateshead lower than in the rest of England?",
    ],
)
def test_a_region_or_country_around_one_authority_is_not_asked_about(ask: Ask, text: str) -> None:
    assert [authority.name for authority in ask(text).authorities] == ["Gateshead"]


def test_a_region_beside_an_authority_is_asked_about(ask: Ask) -> None:
    assert len(ask("Compare neglect in Gateshead and across the North East").authorities) > 1
