"""A figure answers where it counts the thing asked for, or measures it as asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.counting import BESIDE, LIKELY, OF_IT, Thing, best_count, prints, told
from service.answering.printed_figures import figures_of
from service.question.counted import Counted, Measure
from service.question.model import Concept, Intent, Question
from service.question.times_asked import TimeAsked
from tests.service.answering.chosen import labels_chosen, scored

PEOPLE = Counted(Measure.COUNT, ("leavers",))
SHARE = Counted(Measure.SHARE, ("leavers",))
RATE = Counted(Measure.RATE, ("leavers",))
VACANCY = Counted(Measure.RATE, ("vacancy",))
CASELOAD = Counted(Measure.COUNT, ("caseload",))
RATIO = Counted(Measure.RATIO, ("managers", "workers"))


def surely(counted: Counted, sentence: str, before: str = "") -> float:
    return prints(sentence, before, Thing.of(counted, ()))


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("In 2014–15 there were 27 cases, 32 a year later.", [("27", Measure.COUNT), ("32", Measure.COUNT)]),
        ("On 4 May 2021 section 47 enquiries began.", []),
        ("Four in five of them have work, 62% now.", [("four", Measure.SHARE), ("five", Measure.COUNT), ("62%", Measure.SHARE)]),
        ("Children wait several weeks, some for 16 days.", [("several", Measure.SPAN), ("16", Measure.SPAN)]),
        ("In the past six months three left.", [("six", Measure.SO_FAR), ("three", Measure.COUNT)]),
        ("Support ends at the age of 21.", [("21", Measure.AGE)]),
        ("Over 40 young people stay on.", [("40", Measure.COUNT)]),
        ("A grant of £500 is paid; £2 million was spent.", [("£500", Measure.MONEY), ("£2", Measure.MONEY)]),
        ("It is no longer so.", []),
        ("The hub is a single point of contact; not a single worker left.", [("single", Measure.COUNT)]),
        ("In year 11, phase one and recommendation 5 apply.", []),
        ("Last year 12 were approved, and 12 may be soon.", [("12", Measure.COUNT), ("12", Measure.COUNT)]),
        ("It took – at – 64 – days, or 71 – weeks; – 12 – adopters left.", [("64", Measure.SPAN), ("71", Measure.SPAN), ("12", Measure.COUNT)]),
        ("Six S47 enquiries, nine s.20 cases, a section 47 enquiry.", [("six", Measure.COUNT), ("nine", Measure.COUNT)]),
        ("The 2014-15 report and that of 2013/14 tell nothing.", []),
        ("A rate of 58 per 10,000 children, 4.1 per ten thousand before; England's rate of 39.", [("58", Measure.PER_MANY), ("4.1", Measure.PER_MANY), ("39", Measure.PER_MANY)]),
        ("They stay into their early 20s; one parent said so.", []),
        ("An increase of 20% to 62%.", [("20%", Measure.CHANGE), ("62%", Measure.SHARE)]),
        ("Two-thirds work, 98 of the 101 study, 10 percent do neither.", [("two-thirds", Measure.SHARE), ("98", Measure.SHARE), ("101", Measure.COUNT), ("10", Measure.SHARE)]),
    ],
)  # fmt: skip
def test_figures(sentence: str, figures: list[tuple[str, Measure]]) -> None:
    assert [(one.written, one.measure) for one in figures_of(sentence)] == figures


@pytest.mark.parametrize(
    ("counted", "sentence", "sure"),
    [
        (PEOPLE, "There are 12 care leavers at university.", OF_IT),
        (PEOPLE, "Nine young people are at university.", OF_IT),  # the same people by another name
        (PEOPLE, "No care leavers are at university.", LIKELY),
        (PEOPLE, "The number of care leavers at university has risen to 12.", LIKELY),
        (PEOPLE, "Care leavers are visited by three teams.", BESIDE),
        (PEOPLE, "Most care leavers are at university.", BESIDE),
        (PEOPLE, "Care leavers wait 12 weeks.", 0.0),
        (PEOPLE, "The team has 12 workers.", 0.0),
        (SHARE, "62% of care leavers have work.", OF_IT),
        (SHARE, "Of care leavers, most have work.", 0.0),
        (SHARE, "There are 12 care leavers.", BESIDE),
        (Counted(Measure.SPAN), "Families wait six weeks.", OF_IT),
        (Counted(Measure.SPAN), "In the past six weeks families waited.", 0.0),
        (Counted(Measure.SO_FAR), "In the past six weeks families waited.", OF_IT),
        (Counted(Measure.SO_FAR), "The hub has been open since May 2020.", LIKELY),
        (Counted(Measure.AGE), "Support ends at the age of 21.", OF_IT),
        (Counted(Measure.AGE), "Support is given to 21 young people.", 0.0),
        (Counted(Measure.AGE), "Support ends at their 18th birthday.", LIKELY),
        (Counted(Measure.SPAN), "Some wait more than a year.", LIKELY),
        (Counted(Measure.CHANGE), "Waits fell from 67 weeks to 33 weeks.", LIKELY),
        (Counted(Measure.CHANGE), "Exclusions fell by a third.", OF_IT),
        (Counted(Measure.CHANGE), "That is seven short of the target.", LIKELY),
        (Counted(Measure.CHANGE), "Children wait more than they should.", 0.0),
        (Counted(Measure.CHANGE), "Exclusions fell by 12%.", OF_IT),
        (Counted(Measure.CHANGE), "There were 12 exclusions.", BESIDE),
        (Counted(Measure.CHANGE), "Exclusions fell in the past 18 months.", 0.0),
        (PEOPLE, "Of all, 62% of care leavers have work.", LIKELY),
        (Counted(Measure.CHANGE), "Leaders doubled the staff to 12.", OF_IT),
        (Counted(Measure.MONEY), "The grant is £500.", OF_IT),
        (Counted(Measure.COUNT, ("enquiries",)), "There were 12 section 47 enquiries.", OF_IT),
        (Counted(Measure.COUNT, ("enquiries",)), "There were delays in S47 enquiries.", 0.0),
        (RATE, "There are 300 care leavers (a rate of 58 per 10,000).", LIKELY),
        (RATE, "62% of care leavers have work.", OF_IT),
        (SHARE, "There are care leavers at a rate of 58 per 10,000.", 0.0),
        (Counted(Measure.PER_MANY, ("leavers",)), "62% of care leavers have work, 12 in all.", 0.0),
        (Counted(Measure.PER_MANY, ("leavers",)), "That is 58 care leavers per 10,000 children.", OF_IT),
        (VACANCY, "The vacancy rate of social workers is 31%.", LIKELY),
        (VACANCY, "Of social workers, 31% are from agencies.", 0.0),
        (CASELOAD, "Caseloads are in excess of 35.", LIKELY),
        (CASELOAD, "Caseloads are on average 18 children.", LIKELY),
        (CASELOAD, "High caseloads in three teams are watched.", 0.0),
        (CASELOAD, "Leaders are told of the top 10 caseloads.", 0.0),
        (Counted(Measure.OCCASIONS), "The group has met twice.", OF_IT),
        (Counted(Measure.OCCASIONS), "Hotels were used on four occasions.", OF_IT),
        (Counted(Measure.OCCASIONS), "Hotels were used only once.", OF_IT),
        (Counted(Measure.OCCASIONS), "It is twice the national rate.", 0.0),
        (Counted(Measure.OCCASIONS), "Once it had met, six left.", 0.0),
        (Counted(Measure.OCCASIONS), "The panel meets monthly.", BESIDE),
        (RATIO, "Six social workers are led by each of the two managers.", OF_IT),
        (RATIO, "There is a manager for every social worker, 1:6 at most.", OF_IT),
        (RATIO, "There are six social workers.", 0.0),
        (Counted(Measure.MONEY), "Twelve had the grant.", 0.0),
    ],
)
def test_how_surely_a_sentence_prints_it(counted: Counted, sentence: str, sure: float) -> None:
    assert surely(counted, sentence) == sure


@pytest.mark.parametrize(
    ("noun", "sentence", "sure"),
    [
        ("adopters", "Twelve foster carers left, to the regret of adopters.", 0.0),
        ("adopters", "Nine households were approved.", OF_IT),
        ("carers", "There are 12 adopters beside the carers.", 0.0),
        ("carers", "There are 12 foster homes for carers to visit.", BESIDE),
        ("workers", "Two managers lead the workers.", 0.0),
        ("workers", "Twelve practitioners are new.", OF_IT),
        ("managers", "Management oversight is weak on 12.", 0.0),
        ("children", "Six babies were among the children adopted.", 0.0),
        ("babies", "Six children joined the babies.", LIKELY),
        ("babies", "Six children were adopted.", 0.0),
        ("directors", "Four people have been director.", BESIDE),
    ],
)
def test_other_people_are_not_counted(noun: str, sentence: str, sure: float) -> None:
    assert surely(Counted(Measure.COUNT, (noun,)), sentence) == sure


def test_a_paragraph_on_a_narrower_group_goes_on_of_children() -> None:
    girls = Thing.of(Counted(Measure.COUNT, ("girls",)), ())
    candidate = scored(
        {"1": [("Girls are at risk.", 0.9), ("A worker helps.", 0.5), ("Six children told.", 0.5)]}
    )[0]
    assert told(candidate, girls)[2] > 0


def test_what_is_counted_may_be_named_in_the_sentence_before() -> None:
    before = "Care leavers are encouraged to study."
    assert surely(PEOPLE, "The total is now 12.", before) == LIKELY
    assert surely(PEOPLE, "The total is now 12.") == 0


def test_whose_it_is_is_not_counted() -> None:
    assert surely(Counted(Measure.COUNT, ("children",)), "All children’s plans are kept in two files.") == 0


def test_another_word_for_the_thing_counts() -> None:
    breakdowns = Counted(Measure.COUNT, ("breakdowns",))
    concept = Concept("adoption breakdowns", {"adoption breakdowns": 1.0, "disruption": 0.9})
    assert prints("There were three disruptions.", "", Thing.of(breakdowns, (concept,))) == OF_IT
    assert surely(breakdowns, "There were three disruptions.") == 0


def asked(counted: Counted, intent: Intent = Intent.SINGLE) -> Question:
    return Question(
        "", intent, "care leavers at university", (), (), (), (), wants_number=True, counted=counted
    )


def test_of_one_authority_the_figure_has_to_count_the_thing() -> None:
    other = {"Alderbrook": scored({"1": [("Care leavers at university have 12 weeks of help.", 0.5)]})}
    told = {"Alderbrook": scored({"1": [("Care leavers do well.", 0.5), ("Of these, 12 study.", 0.3)]})}
    assert labels_chosen(asked(PEOPLE), other) == {"Alderbrook": []}
    assert labels_chosen(asked(PEOPLE), told) == {"Alderbrook": ["1"]}


def test_a_figure_of_the_thing_answers_though_its_paragraph_matches_little() -> None:
    found = scored({"1": [("There are 12 care leavers at university.", 0.2)]})
    assert labels_chosen(asked(PEOPLE), {"Alderbrook": found}) == {"Alderbrook": ["1"]}


def test_beside_another_authority_any_figure_may_answer() -> None:
    one = scored({"1": [("Care leavers at university have 12 weeks of help.", 0.5)]})
    compared = asked(PEOPLE, Intent.COMPARE)
    assert labels_chosen(compared, {"Alderbrook": one, "Bywell": one}) == {
        "Alderbrook": ["1"],
        "Bywell": ["1"],
    }


def test_since_a_year_one_report_has_to_count_the_thing_too() -> None:
    other = {"Alderbrook": scored({"1": [("Care leavers at university have 12 weeks of help.", 0.5)]})}
    since = asked(PEOPLE, Intent.TEMPORAL)
    assert labels_chosen(replace(since, report_ids=("alderbrook-2021-inspection",)), other) == {
        "Alderbrook": []
    }
    course = replace(since, report_ids=("alderbrook-2016-inspection", "alderbrook-2021-inspection"))
    assert labels_chosen(course, other) == {"Alderbrook": ["1"]}


def test_an_age_is_told_by_its_figure_whatever_is_said_of_time() -> None:
    question = replace(asked(Counted(Measure.AGE)), time=TimeAsked.HOW_LONG)
    found = scored({"1": [("Some aged 16 live in hostels.", 0.9)]})
    assert labels_chosen(question, {"Alderbrook": found}) == {"Alderbrook": ["1"]}


def test_what_a_change_is_compared_with_comes_along() -> None:
    candidate = scored(
        {
            "1": [
                ("Exclusions fell by 12%.", 0.9),
                ("This compares with 3% before.", 0.1),
                ("Staff care.", 0.1),
            ]
        }
    )[0]
    passage = best_count(candidate, Thing.of(Counted(Measure.CHANGE), ()))
    assert passage is not None
    assert passage.quote == "Exclusions fell by 12%. This compares with 3% before."
