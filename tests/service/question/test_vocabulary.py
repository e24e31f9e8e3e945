from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question
from service.question.vocabulary import NEAR, TERM, Entry, Vocabulary, alternatives
from service.retrieval.speaking import names

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("kids who run away", "children who go missing"),
        ("runaways", "missing from home or care"),
        ("children who abscond", "missing children"),
        ("RHIs", "return home interviews"),
        ("LADO", "designated officer"),
        ("how is the LADO doing", "allegations against professionals"),
        ("social workers' workload", "caseloads"),
        ("are staff overworked", "caseloads"),
        ("foster parents", "foster carers"),
        ("CSE", "child sexual exploitation"),
        ("county lines", "criminal exploitation"),
        ("MASH", "multi-agency safeguarding hub"),
        ("front door", "contacts and referrals"),
        ("agency staff", "locum"),
        ("locums", "agency workers"),
        ("families on the brink of splitting up", "edge of care"),
        ("s47s", "section 47 enquiries"),
        ("s20", "section 20"),
        ("PLO", "public law outline"),
        ("homes run by Gateshead itself", "residential care"),
        ("home schooled children", "elective home education"),
        ("EHE", "electively home educated"),
        ("NEETs", "education, employment or training"),
        ("PAs", "personal advisers"),
        ("UASC", "unaccompanied asylum-seeking children"),
        ("refugee children", "unaccompanied asylum-seeking children"),
        ("IROs", "independent reviewing officers"),
        ("CP conferences", "child protection conferences"),
        ("CIN plans", "child in need plans"),
        ("troubled families", "early help"),
        ("kinship carers", "connected persons"),
        ("grandparents", "special guardianship"),
        ("listen to the children", "voice of the child"),
        ("staff keep leaving", "staff turnover"),
        ("locums", "agency staff"),
        ("sent far away", "out of area"),
        ("beyond the city limits", "out of area"),
        ("stand-in mums and dads", "foster carers"),
        ("young grown-ups", "care leavers"),
        ("services that stop families falling apart", "edge of care"),
        ("siblings", "brothers and sisters"),
        ("see their mum and dad", "contact with their families"),
        ("domestic violence", "domestic abuse"),
        ("drink and drugs", "substance misuse"),
        ("CAMHS", "mental health"),
        ("guardian ad litem", "cafcass"),
        ("judges", "family court"),
        ("the bosses", "senior leaders"),
        ("councillors", "elected members"),
        ("money", "budget"),
        ("paperwork", "case recording"),
        ("checking up on cases", "audits"),
        ("homeless teenagers", "homeless 16- and 17-year-olds"),
        ("kids who look after their mum", "young carers"),
        ("caring for a brother", "young carers"),
        ("looking after a poorly dad", "young carers"),
        ("kids who look after a sick mum or dad", "young carers"),
        ("caring for unwell parents", "young carers"),
        ("caring duties at home", "young carers"),
        ("looked after by their nan", "connected persons"),
        ("leaving care", "care leavers"),
        ("women's refuge", "refuges"),
        ("girls being cut", "female genital mutilation"),
        ("weekend breaks", "short breaks"),
        ("chucked out of school", "exclusions"),
        ("chucked out by parents", "homeless"),
        ("going back to mum and dad", "reunification"),
        ("head teacher for children in care", "virtual school"),
        ("before they are born", "unborn"),
        ("turning 18", "care leavers"),
        ("stay with their foster family", "staying put"),
        ("health checks", "health assessments"),
        ("dentists", "dental"),
        ("PEPs", "personal education plans"),
        ("expelled", "exclusions"),
        ("people who want to adopt", "prospective adopters"),
        ("terrorism", "radicalisation"),
        ("FGM", "female genital mutilation"),
        ("slaves", "modern slavery"),
        ("CICC", "children in care council"),
        ("visitation", "contact arrangements"),
        ("group homes", "children's homes"),
        ("caseworkers", "social workers"),
        ("truancy", "school attendance"),
        ("b&b", "bed and breakfast"),
        ("at risk register", "child protection plans"),
        ("moved from place to place", "placement stability"),
        ("forever families", "permanence"),
        ("flats for care leavers", "suitable accommodation"),
        ("children having a say", "voice of the child"),
        ("children on the register", "child protection plans"),
        ("why they are in care", "life-story work"),
        ("what to do if things go wrong", "contingency plans"),
        ("managers who keep an eye on cases", "management oversight"),
        ("delay in care proceedings", "family court"),
        ("men who are violent", "perpetrators"),
        ("kids who are disabled", "disabled children"),
        ("carers who foster", "foster carers"),
        ("eye tests for children in care", "opticians"),
        ("soldiers' families", "armed forces"),
        ("families who owe money", "debt"),
        ("buses for free", "travel passes"),
        ("firemen", "fire brigade"),
        ("mystery shoppers", "young inspectors"),
        ("family trees", "genograms"),
        ("a bed for the night", "crash pads"),
        ("cot death", "safe sleeping"),
        ("parents who are cousins", "consanguinity"),
        ("staff who are snowed under", "caseloads"),
        ("hanging on to its social workers", "recruitment and retention"),
        ("social workers who are too soft on parents", "disguised compliance"),
        ("homes that children are shunted between", "placement stability"),
        ("councils that club together for adoption", "regional adoption agency"),
    ],
)
def test_what_people_say_finds_what_reports_call_it(ask: Ask, text: str, term: str) -> None:
    question = ask(f"What do reports say about {text} in Gateshead?")
    assert question.terms.get(term, 0.0) >= 0.7
    assert question.rewrites


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("placements that broke down", "placement stability"),
        ("children who went into care", "become looked after"),
        ("mums-to-be", "unborn"),
        ("ask the kids", "voice of the child"),
        ("worried about a youngster", "front door"),
    ],
)
def test_a_saying_is_found_in_forms_that_no_stemmer_joins(ask: Ask, text: str, term: str) -> None:
    assert ask(f"What do reports say about {text} in Gateshead?").terms.get(term, 0.0) >= 0.7


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("children who went missing", True),
        ("an unaccompanied asylum-seeking child", True),
        ("young mothers", True),
        ("young mums", False),
        ("kids in care", False),
    ],
)
def test_a_term_in_another_form_names_it_and_what_it_is_called_at_home_does_not(
    ask: Ask, text: str, official: bool
) -> None:
    assert [one.official for one in ask(f"How does Gateshead help {text}?").concepts][-1:] == [official]


@pytest.mark.parametrize(
    ("text", "meant", "not_meant"),
    [
        ("Do agencies turn up in Gateshead?", "partner agencies", "agency staff"),
        ("Is there much agency in Gateshead?", "agency staff", "partner agencies"),
        ("Are gripes answered in Gateshead?", "complaints", "management oversight"),
        ("Do managers in Gateshead have a grip?", "management oversight", "complaints"),
        ("Do refugees get help in Gateshead?", "unaccompanied", "refuges"),
        ("Are parents told in Gateshead?", "parents", "parenting programmes"),
    ],
)
def test_of_words_of_one_stem_the_one_in_the_form_written_counts(
    ask: Ask, text: str, meant: str, not_meant: str
) -> None:
    terms = ask(text).terms
    assert meant in terms
    assert not_meant not in terms


def test_a_relative_clause_gives_way_to_words_in_a_row(ask: Ask) -> None:
    terms = ask("children who are missing education in Gateshead").terms
    assert "children missing education" in terms
    assert "return home interviews" not in terms


def test_a_list_of_three_is_one_matter_and_any_of_it_will_do(ask: Ask) -> None:
    first, *rest = ask("Do police, doctors and social workers in Gateshead work together?").concepts
    assert {"police", "doctors", "social workers"} <= set(first.alternatives)
    assert [concept.written for concept in rest] == ["work together"]
    assert not first.official
    assert ask("Gypsy, Roma and Traveller families in Gateshead").concepts[0].official
    assert len(ask("adoption and fostering in Gateshead").concepts) == 2


def test_the_vocabulary_is_of_a_fit_size_and_has_no_empty_entry(vocabulary: Vocabulary) -> None:
    assert 150 <= len(vocabulary.entries) <= 450
    assert all(entry.terms and all(entry.terms) for entry in vocabulary.entries)


def test_words_asked_weigh_most_and_small_words_nothing(ask: Ask) -> None:
    question = ask("How did each authority handle return home interviews?")
    assert question.topic == "return home interviews"
    assert question.terms["return home interviews"] == 1.0
    assert not {"how", "did", "each", "authority", "handle"} & set(question.terms)


def test_a_word_of_the_same_stem_is_not_the_same_matter(ask: Ask) -> None:
    assert "management oversight" not in ask("Are caseloads manageable in Gateshead?").terms
    assert "management oversight" in ask("Do managers in Gateshead help?").terms


def test_whose_social_workers_are_supervised_are_no_supervising_social_workers(ask: Ask) -> None:
    assert "support for foster carers" in ask("supervising social workers in Gateshead").terms
    assert "support for foster carers" not in ask("Who supervises social workers in Gateshead?").terms
    question = ask("How well is Gateshead supervising its social workers?")
    assert "supervision" in question.terms
    assert "support for foster carers" not in question.terms


def test_what_foster_carers_are_paid_is_not_how_they_are_supported(ask: Ask) -> None:
    terms = ask("Does Gateshead pay its foster carers enough?").terms
    assert "fostering allowances" in terms
    assert "support for foster carers" not in terms


def test_what_says_little_counts_only_by_itself(ask: Ask) -> None:
    assert [concept.written for concept in ask("kids who run away in Gateshead").concepts] == ["run away"]
    assert [concept.written for concept in ask("kids in Gateshead").concepts] == ["kids"]


def test_an_official_term_is_not_replaced_by_its_neighbour(ask: Ask) -> None:
    assert ask("supervision in Gateshead").rewrites[0].startswith("supervision")


def test_rewrites_say_the_topic_in_official_terms(ask: Ask) -> None:
    question = ask("How does Gateshead help kids who run away?")
    assert any("children who go missing" in rewrite for rewrite in question.rewrites)
    assert len(question.rewrites) <= 3


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("How well does Gateshead support care leavers?", "support care leavers"),
        ("What do inspectors say about neglect in Gateshead?", "neglect"),
        ("Gateshead neglect", "neglect"),
        ("In 2019, what did Ofsted say about neglect in Gateshead?", "neglect"),
        ("Can you tell me how Gateshead deals with neglect, please?", "neglect"),
        ("Is there any evidence of drift in Newcastle's 2018 focused visit?", "drift"),
        ("neglect: Gateshead vs Newcastle", "neglect"),
        ("I'm a councillor in Gateshead. What do they do about neglect?", "neglect"),
        ("What's different between Gateshead and Newcastle on neglect?", "different on neglect"),
        ("How many children live in Gateshead?", "how many children live"),
    ],
)
def test_the_topic_is_free_of_names_times_and_words_of_asking(ask: Ask, text: str, topic: str) -> None:
    assert ask(text).topic == topic


@pytest.mark.parametrize(
    ("text", "of_children"),
    [
        ("Which councils are criticised for weak or missing life-story work?", False),
        ("Where is management oversight missing in Durham?", False),
        ("How does Durham help runaway or missing children?", True),
        ("How are children who go missing helped in Durham?", True),
    ],
)
def test_what_is_missing_is_not_always_a_child(ask: Ask, text: str, of_children: bool) -> None:
    assert ("children who go missing" in ask(text).terms) is of_children


def test_families_that_find_it_hard_are_no_family_finding(ask: Ask) -> None:
    question = ask("Why might families in South Tyneside find it hard to understand their plans?")
    assert all("family finding" not in concept.alternatives for concept in question.concepts)
    assert any("family finding" in one.alternatives for one in ask("family finding in Durham").concepts)


@pytest.mark.parametrize(
    ("text", "equal"),
    [
        ("Are risks to babies picked up before birth in Durham?", True),
        ("Are risks to babies picked up in Durham?", False),
    ],
)
def test_a_broader_word_is_as_good_as_named_by_its_narrower_one(ask: Ask, text: str, equal: bool) -> None:
    babies = next(one for one in ask(text).concepts if one.written == "babies")
    assert babies.official
    assert (babies.alternatives.get("pre-birth") == TERM) is equal


def test_what_has_a_name_of_several_words_is_no_broader_word(ask: Ask) -> None:
    named = next(
        one
        for one in ask("Are homeless teenagers put in bed and breakfast in Durham?").concepts
        if one.written == "bed and breakfast"
    )
    assert named.alternatives.get("homelessness", 0.0) < TERM


@pytest.mark.parametrize(
    "text",
    [
        "Who helps children who look after a sick or disabled parent in Durham?",
        "What is there for kids who care for a poorly mum in Gateshead?",
        "Are youngsters looking after an unwell brother helped in Durham?",
    ],
)
def test_a_saying_with_choices_is_found_whichever_is_chosen(ask: Ask, text: str) -> None:
    carers = next(one for one in ask(text).concepts if "young carers" in one.alternatives)
    assert carers.saying
    assert not carers.official


def test_who_travels_is_no_traveller(ask: Ask) -> None:
    (travellers,) = [one for one in ask("Traveller children in Durham").concepts if one.official]
    assert names(travellers, "Young Travellers go to school.")
    assert not names(travellers, "Advisers travel to see them.")


def test_several_terms_of_one_matter_in_a_row_name_it(ask: Ask) -> None:
    assert [one.official for one in ask("gypsy roma traveller children durham").concepts][:1] == [True]


def test_what_is_short_for_a_term_names_it_as_well(ask: Ask) -> None:
    (advisers,) = ask("How good are personal advisers in Durham?").concepts
    assert advisers.alternatives["pas"] == advisers.alternatives["personal adviser"]
    (reports,) = ask("How good are prospective adopter reports in Durham?").concepts
    assert "par" not in reports.alternatives, "a word of English"
    (enquiries,) = ask("How good are section 47 enquiries in Durham?").concepts
    assert enquiries.alternatives["s47"] == enquiries.alternatives["section 47"], "numbers stay whole"
    (investigations,) = ask("How good are S47 investigations in Durham?").concepts
    assert "section 47 enquiries" in investigations.alternatives


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("How quickly does early help get in touch in Durham?", False),
        ("Do advisers in Durham keep in touch?", True),
        ("Do carers in Durham trust the council?", False),
        ("How is the trust in Durham run?", True),
        ("Did schools in Durham step up their referrals?", False),
        ("Do cases in Durham step up to social care?", True),
        ("Do children in Durham know whether they're staying put?", False),
        ("Does Durham offer staying put?", True),
    ],
)
def test_words_of_a_term_may_have_their_plain_sense(ask: Ask, text: str, official: bool) -> None:
    concepts = ask(text).concepts
    assert [
        one.official
        for one in concepts
        if one.written.endswith(("in touch", "staying put", "trust", "step up"))
    ] == [official]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("How good is alternative provision in Durham?", "alternative providers"),
        ("What help do young parents get in Durham?", "young parenthood"),
    ],
)
def test_a_term_in_another_form_is_as_good(ask: Ask, text: str, term: str) -> None:
    assert any(one.alternatives.get(term) == TERM for one in ask(text).concepts)


def test_of_two_listed_beside_each_other_both_are_named(ask: Ask) -> None:
    concepts = ask("Do children in Durham get advocates and independent visitors?").concepts
    assert [one.official for one in concepts if "visitors" in one.written or "advocates" in one.written] == [
        True,
        True,
    ]


def test_a_recording_system_is_an_electronic_one(ask: Ask) -> None:
    (system,) = ask("How good is the electronic recording system in Durham?").concepts
    assert system.alternatives.get("recording system") == TERM


@pytest.mark.parametrize(
    ("text", "part", "matter"),
    [
        ("driving lessons for care leavers", "driving lessons", "entitlements"),
        ("memory boxes for children in care", "memory boxes", "life-story work"),
        ("do children in care get a gym card", "gym", "leisure"),
    ],
)
def test_what_is_but_one_thing_of_a_matter_has_to_be_named(
    ask: Ask, text: str, part: str, matter: str
) -> None:
    concept = next(one for one in ask(text).concepts if one.written == part)
    assert concept.official
    assert concept.alternatives[matter] == NEAR
    assert TERM not in concept.alternatives.values()


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        ("Do inspectors visit young people in Gateshead?", "young inspectors"),
        ("Does the council keep an eye on costs in Gateshead?", "opticians"),
        ("Does the council have money troubles in Gateshead?", "debt"),
        ("Is the staff lounge closed in Gateshead?", "crash pads"),
        ("Why do parents in Gateshead take their children out of school?", "become looked after"),
        ("What is in the children's care plans in Gateshead?", "early years"),
        ("Has Gateshead grown its own children's homes?", "social work apprenticeships"),
        ("Which club works with kids in Gateshead?", "designated officer"),
        ("Do audits in Gateshead feed into plans?", "neglect"),
    ],
)
def test_a_saying_holds_words_that_mean_its_matter_alone(ask: Ask, text: str, not_meant: str) -> None:
    assert not_meant not in ask(text).terms


def test_an_entry_by_name_counts_where_it_is_asked_for_by_its_name(ask: Ask) -> None:
    council, *_ = ask("What do the children in care councils do?").concepts
    assert council.official
    assert council.alternatives.get("participation", 0.0) < TERM
    meant = [one for one in ask("How do young people shape services?").concepts if "services" in one.written]
    assert meant[0].alternatives["participation"] >= TERM


def test_staff_from_an_agency_are_no_interim_leaders(ask: Ask) -> None:
    terms = ask("What is said of agency staff in Durham?").terms
    assert terms["interim"] <= NEAR < terms["locum"]


def test_other_wordings_of_reports_are_searched_for_and_find_no_entry() -> None:
    entry = Entry(("rope bridges",), forms=("bridges made of rope",))
    own = Vocabulary([entry])
    assert (
        alternatives("rope bridge", own.find(["rope", "bridge"])[0].entries)["bridges made of rope"] == TERM
    )
    assert own.find(["bridges", "made", "of", "rope"]) == []


def test_the_packaged_forms_are_none_of_the_terms(vocabulary: Vocabulary) -> None:
    for entry in vocabulary.entries:
        assert set(entry.forms).isdisjoint(entry.terms), entry.terms[0]
