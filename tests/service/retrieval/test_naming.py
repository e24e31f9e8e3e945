"""What the reports, too, write as a name is one; who asks by it is told of those that name it."""

from __future__ import annotations

from datetime import date

import pytest

from service.question.model import Concept
from service.question.proper_names import ProperName
from service.retrieval.naming import read_naming
from tests.support.memory_index import made_report, memory_index

INDEX = memory_index(
    [
        made_report(
            "Alderbrook",
            (date(2021, 6, 7), date(2021, 6, 18)),
            {
                "1": "Carers value the Larkspur programme.",
                "2": "Larkspur staff are new. Training through Larkspur and Wheel of Care has begun.",
                "3": "Larkspur grows by the door, and larkspur in the garden.",
                "4": "The virtual school is strong.",
                "5": "The work of the virtual school and the wheel of care is known.",
                "6": "The Virtual School has a new head.",
                "7": "Teaching in the virtual school is good. The HIGH court sat.",
                "8": "Two Larkspur Wheels were bought.",
                "9": "Parents value Anchor.",
                "10": "Work with Anchor is new.",
                "11": "Anchor points are few.",
                "12": "Plans have no anchor.",
                "13": "Grandparents anchor the plan.",
                "14": "The team is an anchor.",
                "15": "The HARBOUR project and Mill Pond began.",
                "16": "Harbour staff left, and there is a harbour. Work with Millpond goes on.",
                "17": "Plans build on mending fences, and not on walls.",
                "18": "The mending fences team and Mending Fences training are new.",
                "19": "A ‘no lost key’ scheme began; the trust paid.",
                "20": "The trust and the Orchard Care Trust met with OCT staff.",
                "21": "The trust has gone.",
                "22": "Parents value the Harbour project.",
            },
        )
    ]
)
EVERYTHING = [(0, 22)]


def rows(name: ProperName, *concepts: Concept) -> list[int] | None:
    naming = read_naming(INDEX, [name], concepts, EVERYTHING)
    return None if naming is None else naming.rows.tolist()


def test_a_common_word_names_where_it_has_its_capital_letter_within_a_sentence() -> None:
    assert rows(ProperName("Anchor")) == [8, 9]


def test_one_that_is_mostly_a_name_names_at_the_beginning_of_a_sentence_as_well() -> None:
    assert rows(ProperName("Larkspur")) == [0, 1, 2, 7]


def test_a_name_of_several_words_is_known_however_it_is_written() -> None:
    assert rows(ProperName("Wheel of Care")) == [1, 4]
    assert rows(ProperName("Wheels of Care", told=True)) == []


def test_a_name_in_the_plural_is_the_same() -> None:
    assert rows(ProperName("Larkspur Wheel")) == [7]


def test_words_that_the_reports_mostly_write_small_are_no_name() -> None:
    assert rows(ProperName("Virtual School")) is None


def test_a_term_that_the_reports_write_small_is_no_name() -> None:
    term = Concept("virtual school", {"virtual school": 1.0}, official=True)
    assert rows(ProperName("Virtual School", term=True, of_field=True), term) is None


def test_letters_that_stand_for_a_term_are_no_name() -> None:
    term = Concept("high", {"high": 1.0, "high court": 0.95}, official=True)
    assert rows(ProperName("HIGH", term=True, of_field=True), term) is None
    lay = Concept("high", {"high": 1.0, "high court": 0.95})
    assert rows(ProperName("HIGH", of_field=True), lay) is None


def test_the_equals_of_a_term_that_is_a_name_count_as_well() -> None:
    term = Concept("wheel of care", {"wheel of care": 1.0, "mill pond": 0.95, "door": 0.6}, official=True)
    assert rows(ProperName("Wheel of Care", term=True, of_field=True), term) == [1, 4, 14]


def test_an_equal_that_is_no_name_itself_does_not_count() -> None:
    term = Concept(
        "orchard care trust",
        {"orchard care trust": 1.0, "trust": 0.95, "grandparents anchor": 0.95},
        official=True,
    )
    assert rows(ProperName("Orchard Care Trust", term=True, of_field=True), term) == [19]


@pytest.mark.parametrize("written", ["Harbour", "HARBOUR"])
def test_a_name_in_capitals_is_the_same(written: str) -> None:
    assert rows(ProperName(written, term=True, of_field=True)) == [14, 15, 21]


@pytest.mark.parametrize("written", ["Millpond", "Mill Pond", "Mill-Pond"])
def test_one_word_or_two_is_the_same_name(written: str) -> None:
    assert rows(ProperName(written)) == [14, 15]


def test_what_is_done_is_no_name_though_the_words_are_the_same() -> None:
    assert rows(ProperName("Mending Fences")) == [17]


def test_what_the_reports_put_in_quotation_marks_is_a_name() -> None:
    assert rows(ProperName("No Lost Key", of_field=True)) == [18]


def test_a_term_in_quotation_marks_is_a_name_whatever_the_reports_write() -> None:
    term = Concept("virtual school", {"virtual school": 1.0}, official=True)
    assert rows(ProperName("Virtual School", told=True, term=True, of_field=True), term) == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        (ProperName("Quillon"), []),
        (ProperName("Good Virtual Schools", of_field=True), None),
        (ProperName("Good Virtual Schools", told=True, of_field=True), []),
        (ProperName("Teaching"), None),
    ],
    ids=["unheard of", "words of the field", "said to be a name", "a common word"],
)
def test_what_no_report_names(name: ProperName, known: list[int] | None) -> None:
    assert rows(name) == known


def test_what_stands_in_a_section_on_the_inspection_names_nothing() -> None:
    index = memory_index(
        [
            made_report(
                "Alderbrook",
                (date(2021, 6, 7), date(2021, 6, 18)),
                {
                    "the-inspection-team-1": "Team inspectors: Ada Lovell HMI, Tom Marsh XQ and Eve Dale XQ.",
                    "12": "Staff were trained to use XQ tools, and XQ notes are checked.",
                },
            )
        ]
    )
    naming = read_naming(index, [ProperName("XQ")], (), [(0, 2)])
    assert naming is not None
    assert naming.rows.tolist() == [1]


def test_names_that_are_examples_alone_are_said_to_be() -> None:
    for example in (True, False):
        naming = read_naming(INDEX, [ProperName("Larkspur", example=example)], (), EVERYTHING)
        assert naming is not None
        assert naming.examples is example
