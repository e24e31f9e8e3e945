from __future__ import annotations

import pytest

from indexer.structure import people


@pytest.mark.parametrize(
    "line",
    [
        "Lead inspector: Ann Example",
        "Lead inspector: Ann Example, His Majesty\u2019s Inspector",
        "Lead inspector: Ann Example HMI",
        "Reporting inspector Ann Example HMI",
        "Lead inspector: Ann Example Her Majesty's Inspector",
    ],
)
def test_the_lead_inspector_is_named_without_office(line: str) -> None:
    assert people.lead_inspector(["Inspection dates: 1 May 2019", line]) == "Ann Example"


def test_a_name_on_the_next_line_is_found() -> None:
    assert people.lead_inspector(["Lead inspector:", "Ann Example HMI"]) == "Ann Example"


def test_nobody_named_gives_none() -> None:
    assert people.lead_inspector(["The lead inspector thanked everyone for their help."]) is None


def test_a_team_lists_inspectors_and_leaves_out_others() -> None:
    lines = [
        "Lead inspector: Ann Example",
        "Deputy lead inspector: Bob O\u2019Case",
        "Team inspectors: Cy de Sample, Di Fourth-Name and Ed Fifth",
        "Senior data analyst: Flo Sixth",
    ]
    assert people.team(lines) == [
        "Ann Example",
        "Bob O\u2019Case",
        "Cy de Sample",
        "Di Fourth-Name",
        "Ed Fifth",
    ]


def test_a_letter_names_its_inspectors() -> None:
    text = "The visit was carried out by Her Majesty\u2019s Inspectors, Ann Example and Bob Case. They looked at files."
    assert people.letter_inspectors(text) == ["Ann Example", "Bob Case"]


def test_a_signature_is_read_with_or_without_its_own_line() -> None:
    assert people.signature(["Yours sincerely,", "Ann Example Her Majesty's Inspector"]) == "Ann Example"


@pytest.mark.parametrize(
    ("block", "salutation"),
    [
        (["16 August 2018", "Ann Example Director of People Civic Centre Anytown"], "Dear Ms Example"),
        (["Ann Example", "Director of Children\u2019s Services", "Town Hall"], "Dear Ann"),
    ],
)
def test_the_addressee_stands_in_the_address_block(block: list[str], salutation: str) -> None:
    assert people.addressee(block, salutation) == "Ann Example"


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    assert people.team(["Team inspectors: Ann Example AI, Bob Case SCRI"]) == ["Ann Example", "Bob Case"]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (["Ann Example Director of People Civic Centre Anytown"], "Director of People"),
        (["Ms Ann Example", "Director of Children\u2019s Services", "Town Hall"], "Director of Children\u2019s Services"),
        (["Ann Example Corporate Director Children, Adults & Health North Shore"], "Corporate Director Children, Adults & Health"),
        (["Ann Example", "Peoples House"], None),
        (["Town Hall"], None),
    ],
)  # fmt: skip
def test_a_post_stands_behind_the_name_and_ends_before_the_street(
    block: list[str], expected: str | None
) -> None:
    assert people.post(block, "Ann Example") == expected
