from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.question.model import Concept
from service.retrieval.speaking import Matter, Spoken, matter_of, says, spoken, unnamed_of
from tests.support.memory_index import made_report, memory_index


def _concept(written: str) -> Concept:
    return Concept(written, {written: 1.0}, official=True)


def test_a_term_that_stands_nowhere_is_unnamed() -> None:
    concepts = (_concept("young carers"), _concept("schools"))
    assert unnamed_of(concepts, Spoken((True, True), (True, True), (False, True))) == ("young carers",)


def test_a_term_within_a_wording_whose_matter_is_spoken_of_is_not_held_against_the_group() -> None:
    concepts = (_concept("worries about a baby on the way"), _concept("baby"))
    assert unnamed_of(concepts, Spoken((True, False), (True, True), (True, False))) == ()
    assert unnamed_of(concepts, Spoken((False, False), (True, True), (True, False))) == ("baby",)


def test_what_is_listed_with_something_that_stands_there_is_not_held_against_the_group() -> None:
    concepts = (_concept("life story work"), replace(_concept("later life letters"), joined=True))
    assert unnamed_of(concepts, Spoken((True, False), (True, True), (True, False))) == ()
    assert unnamed_of(concepts, Spoken((False, True), (True, True), (False, True))) == ()
    assert unnamed_of(concepts, Spoken((False, False), (True, True), (False, False))) == (
        "life story work",
        "later life letters",
    )
    third = (*concepts, _concept("police"))
    assert unnamed_of(third, Spoken((True,) * 3, (True,) * 3, (True, False, False))) == ("police",)


ONE = made_report(
    "Alderbrook",
    (date(2021, 6, 7), date(2021, 6, 18)),
    {
        "1": "Supervision is regular.",
        "2": "Foster carers are trained.",
        "3": "Advisers see supervision as help.",
    },
)


def _apart(*concepts: Concept) -> tuple[tuple[str, str], ...]:
    index = memory_index([ONE])
    return spoken(index, concepts, [True] * len(concepts), {"Alderbrook": index.reports()})[
        "Alderbrook"
    ].apart


def test_two_official_terms_that_no_paragraph_speaks_of_together_are_apart() -> None:
    supervision, carers, advisers = _concept("supervision"), _concept("foster carers"), _concept("advisers")
    assert _apart(supervision, carers) == (("supervision", "foster carers"),)
    assert _apart(supervision, advisers) == ()
    assert _apart(supervision, _concept("adopters")) == (), "what stands nowhere is unnamed, not apart"


def test_terms_that_are_listed_or_circumscribe_each_other_are_not_apart() -> None:
    supervision, carers, advisers = _concept("supervision"), _concept("foster carers"), _concept("advisers")
    assert _apart(supervision, replace(carers, joined=True)) == ()
    assert _apart(supervision, carers, advisers) == ()
    assert _apart(supervision, replace(carers, official=False)) == ()


def test_one_thing_said_of_another_is_named_where_all_its_words_stand_together() -> None:
    index = memory_index([ONE])

    def named(written: str) -> bool:
        concepts = (_concept(written),)
        return spoken(index, concepts, [True], {"Alderbrook": index.reports()})["Alderbrook"].named[0]

    assert named("training for foster carers")
    assert not named("supervision of foster carers"), "its words stand in two paragraphs"
    assert not named("foster care training"), "no preposition: a name by itself"


def test_what_is_said_in_several_words_is_named_where_they_stand_in_one_sentence() -> None:
    index = memory_index([ONE])

    def named(written: str) -> bool:
        concepts = (_concept(written),)
        return spoken(index, concepts, [True], {"Alderbrook": index.reports()})["Alderbrook"].named[0]

    assert named("train foster carers")
    assert not named("supervision foster carers"), "in two sentences"
    assert not named("trained foster"), "two words stand in many a sentence on something else"


def _of_many(*concepts: Concept, ordinary: int = 100) -> Matter | None:
    paragraphs = {
        "1": "Advocates help.",
        "2": "Conferences are chaired well.",
        "3": "Advocates go to conferences.",
    }
    others = {str(number + 4): "Plans are clear." for number in range(ordinary)}
    index = memory_index(
        [made_report("Alderbrook", (date(2021, 6, 7), date(2021, 6, 18)), paragraphs | others)]
    )
    ranges = [(report.start, report.end) for report in index.reports()]
    return matter_of(index, concepts, ranges)


ADVOCATES, CONFERENCES = _concept("advocates"), _concept("conferences")


def test_what_is_asked_of_another_is_named_where_both_are() -> None:
    matter = _of_many(ADVOCATES, CONFERENCES)
    assert matter == Matter((ADVOCATES, CONFERENCES), frozenset({2}), frozenset({0, 1, 2}))


def test_what_judges_and_who_is_concerned_and_what_everybody_speaks_of_is_no_matter() -> None:
    timely = _concept("timely")
    assert _of_many(ADVOCATES, timely) == Matter((ADVOCATES,), *[frozenset({0, 2})] * 2)
    assert _of_many(ADVOCATES, _concept("plans")) == Matter((ADVOCATES,), *[frozenset({0, 2})] * 2)
    assert _of_many(ADVOCATES, _concept("special guardians")) == Matter(
        (ADVOCATES,), *[frozenset({0, 2})] * 2
    )
    assert _of_many(_concept("plans")) is None
    assert _of_many(replace(ADVOCATES, official=False)) is None


def test_a_text_says_a_concept_in_any_of_its_wordings() -> None:
    concept = Concept("dads", {"dads": 1.0, "fathers": 0.95, "parents": 0.3})
    assert says(concept, "Work with fathers is strong.")
    assert not says(concept, "Parents are helped."), "one word of a phrase is too little"


def test_everyday_words_for_one_matter_are_missing_where_others_speak_of_it_or_nothing_else_is_asked() -> (
    None
):
    sick = Concept(
        "look after a sick parent", {"look after a sick parent": 1.0, "young carers": 0.95}, saying=True
    )
    help_ = Concept("help", {"help": 1.0})
    rights = Concept("rights", {"rights": 1.0, "entitlements": 0.95})
    silent, both = (False, True), (True, True)
    assert unnamed_of((sick, help_), Spoken(silent, both, both, elsewhere=silent)) == ("young carers",)
    assert unnamed_of((sick, rights), Spoken(silent, both, both, elsewhere=silent)) == ()
    assert unnamed_of((sick, rights), Spoken(silent, both, both, elsewhere=both)) == ("young carers",)
    assert unnamed_of((sick, rights), Spoken(both, both, both, elsewhere=both)) == ()
