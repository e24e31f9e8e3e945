"""Who of many only says that it is not so is told apart from who does it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.answering.contrary import say_not
from service.answering.denied_mentions import (
    denied_close_by,
    plainly_denied,
    says_less,
    scarcely,
    taken_as_denied,
)
from service.answering.model import Section, SectionOutcome
from service.answering.not_counted import NotCounted
from service.answering.passages import choose
from service.answering.summary import joined, summary
from service.answering.wanted import told_by_denial, wanted_of
from service.question.model import Concept, Intent, Leaning, Question
from service.retrieval.found import Found
from tests.service.answering.chosen import scored

HOTELS = Concept("hotels", {"hotels": 1.0, "hotel": 0.95}, official=True)
ASKED = Question(
    text="Which authorities place children in hotels?",
    intent=Intent.THEME,
    topic="place children in hotels",
    concepts=(HOTELS,),
    rewrites=(),
    authorities=(),
    report_ids=(),
    asks_who=True,
)


def is_hotel(words: str) -> bool:
    return "hotel" in words.split() or "hotels" in words.split()


@pytest.mark.parametrize(
    "text",
    [
        "Hotels are never used.",
        "No young person has been placed in unsuitable accommodation, including hotels, this year.",
        "Managers do not use hotels for care leavers.",
        "There are no children living in hotels and all feel safe.",
        "Hotel accommodation is no longer considered an option.",
        "The council's zero tolerance of hotels is a strength.",
        "There is zero tolerance for the use of hotels.",
        "No children under 14 are living in hotels.",
    ],
)
def test_what_is_plainly_denied(text: str) -> None:
    assert plainly_denied(text, is_hotel)


@pytest.mark.parametrize(
    "text",
    [
        "Hotels are used.",
        "There is no policy for the use of hotels.",
        "There is no hotel policy.",
        "Hotels are not always used well.",
        "Hotels are not used well.",
        "Hotels are not used except in emergencies.",
        "Although no children live in hotels now, several did.",
        "Where hotels are not used, carers are found.",
        "Hotels are never used. Two children were placed in a hotel.",
        "Managers are not clear. Hotels are used.",
    ],
)
def test_what_is_so_in_part_or_denied_of_something_else_is_not_denied(text: str) -> None:
    assert not plainly_denied(text, is_hotel)


def found(text: str) -> Found:
    return Found(tuple(scored({"1": [(text, 0.9)]})), 0.9, telling=HOTELS)


def test_who_says_that_it_is_not_so_is_not_counted() -> None:
    groups = {
        "Does": found("Two children live in hotels."),
        "Does not": found("Hotels are not used."),
        "Else": found("Homes are found."),
    }
    chosen = {name: choose(one.scored, threshold=0.0, ratio=0.0, most=3) for name, one in groups.items()}
    assert say_not(ASKED, chosen, groups) == {"Does not"}
    assert say_not(replace(ASKED, asks_who=False), chosen, groups) == frozenset()


def test_the_first_line_and_a_line_at_the_end_tell_them_apart() -> None:
    sections = [
        Section(
            authority=name, report_id="r", year=2020, outcome=SectionOutcome.ANSWERED, text="It says so. [1]"
        )
        for name in ("Does", "Does not")
    ]
    not_counted = NotCounted(contrary=frozenset({"Does not"}))
    lead = summary(ASKED, sections, [], not_counted)
    assert lead.startswith(
        "1 of the 2 authorities held has something on this. 1 other says that it is not so"
    )
    text = joined(ASKED, sections, frozenset({"Does"}), [], not_counted)
    assert "### Does not" not in text
    assert text.endswith("**Say that it is not so:** Does not (2020) [1].")


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("There is a lack of suitable hotels.", True),
        ("Hotels are not yet in use.", True),
        ("Hotels are weak, and staff do not know them well enough.", False),
        ("Managers do not see to it that children who are moved about are seen in hotels.", False),
    ],
)
def test_what_lacks_is_said_close_by(text: str, lacks: bool) -> None:
    assert denied_close_by(text, is_hotel) is lacks


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("There is little use of hotels.", True),
        ("The number of children in hotels has reduced.", True),
        ("Hotels are used less. Schools are good.", True),
        ("Fewer children live in hotels, but numbers are still too high.", False),
        ("Hotels are used. Fewer children are missing.", False),
        ("Fewer children are missing.", False),
        ("Hotels are used for half of the children, who have little time with friends.", False),
    ],
)
def test_little_or_less_of_it_is_no_fault(text: str, less: bool) -> None:
    assert says_less(text, lambda words: "hotel" in words) is less


def test_rare_beside_a_plain_denial_is_no_use_of_it() -> None:
    assert scarcely("Children rarely stay in hotels.", is_hotel)
    assert not scarcely("Children stay in hotels and rarely complain.", is_hotel)


def test_what_is_avoided_and_not_there_is_denied_by_the_sentence_behind() -> None:
    assert taken_as_denied("Leaders avoid the use of hotels.", "At present no such rooms are in use.")
    assert not taken_as_denied("Leaders avoid the use of hotels.", "They meet each week.")
    assert not taken_as_denied("Children stay in hotels.", "No such stay is longer than a week.")


def test_what_the_same_quote_says_is_not_in_use_is_denied() -> None:
    told = "Leaders work hard to avoid the use of hotels. At the time, no such rooms were in use."
    assert taken_as_denied(told, told)
    assert not taken_as_denied("Leaders work hard to avoid the use of hotels.", "Children like them.")


def test_who_has_none_of_a_fault_says_so() -> None:
    homes = Concept("unregistered homes", {"unregistered homes": 1.0, "unregistered": 0.95}, official=True)
    question = replace(
        ASKED,
        text="Which councils have no unregistered homes?",
        concepts=(homes,),
        leaning=Leaning.PRAISE,
        denied=True,
        absent=True,
    )
    wanted = wanted_of(question, Leaning.PRAISE, homes, many=True)
    assert told_by_denial("No children live in unregistered homes.", wanted)
    assert told_by_denial("Unregistered homes are avoided. None are in use.", wanted)
    assert told_by_denial("Leaders rarely use unregistered homes.", wanted)
    assert told_by_denial("Leaders watch the children in unregistered homes.", wanted) is False
