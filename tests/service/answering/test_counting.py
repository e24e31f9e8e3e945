"""A figure answers where it counts the thing asked for, or measures it as asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.counting import BESIDE, LIKELY, OF_IT, Thing, best_count, prints
from service.answering.printed_figures import figures_of
from service.question.counted import Counted, Measure
from service.question.model import Concept, Intent, Question
from service.question.times_asked import TimeAsked
from tests.service.answering.chosen import labels_chosen, scored

PEOPLE = Counted(Measure.COUNT, ("leavers",))
SHARE = Counted(Measure.SHARE, ("leavers",))


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
        (Counted(Measure.MONEY), "Twelve had the grant.", 0.0),
    ],
)
def test_how_surely_a_sentence_prints_it(counted: Counted, sentence: str, sure: float) -> None:
    assert surely(counted, sentence) == sure


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
