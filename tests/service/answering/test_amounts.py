"""How much a sentence says there is of a thing."""

from __future__ import annotations

import pytest

from service.answering.amounts import says_amount
from service.question.enough import Amount, Supply


@pytest.mark.parametrize(
    ("supply", "sentence"),
    [
        (Supply.CARERS, "Alderbrook has too few foster carers for those who need one."),
        (Supply.CARERS, "Elmshire does not yet have enough skilled and local foster homes."),
        (Supply.CARERS, "Recruiting more carers remains a challenge."),
        (Supply.CARERS, "The service has failed to recruit foster carers."),
        (Supply.CARERS, "The number of fostering households has fallen."),
        (Supply.ADOPTERS, "The demand for adopters outstrips supply."),
        (Supply.HOMES, "Placement choice remains limited."),
        (Supply.HOMES, "Sufficiency is a significant challenge for leaders."),
        (Supply.HOMES, "The duty of sufficiency is still not met in Alderbrook."),
        (Supply.CARERS, "The plan for foster carers is not meeting local demand."),
        (Supply.STAFF, "There are difficulties with workforce retention."),
        (
            Supply.HOUSING,
            "Care leavers are safe in their housing, but there is limited choice.",
        ),
        (Supply.STAFF, "Staff shortages mean that visits are missed."),
        (Supply.STAFF, "A sufficient and experienced workforce remains a challenge."),
    ],
)
def test_too_little_of_it_is_told(supply: Supply, sentence: str) -> None:
    assert says_amount(sentence, supply, Amount.LITTLE)
    assert not says_amount(sentence, supply, Amount.ENOUGH)


@pytest.mark.parametrize(
    ("supply", "sentence"),
    [
        (Supply.CARERS, "There is not enough training for foster carers."),
        (Supply.CARERS, "A lack of oversight of carers was found."),
        (Supply.CARERS, "There is a gap in foster carers\u2019 training."),
        (Supply.CARERS, "Too few young carers are known."),
        (Supply.CARERS, "Foster carers are well supported."),
        (Supply.HOMES, "The number of return home interviews is too low."),
        (Supply.HOMES, "The council is not currently facing a placement shortage."),
        (Supply.HOMES, "There is no local placement sufficiency shortage in Elmshire."),
        (Supply.HOMES, "Leaders hold no sufficiency strategy to account, though plans are many."),
        (Supply.CARERS, "Foster carers are not meeting with their groups."),
        (Supply.STAFF, "Girls are not met often enough by the social workers they have."),
        (Supply.STAFF, "There are low numbers of agency staff."),
        (Supply.STAFF, "After a time of significant vacancies the team is now fully staffed."),
        (Supply.STAFF, "Not enough social workers have had such training."),
    ],
)
def test_too_little_of_something_beside_it_is_none_of_it(supply: Supply, sentence: str) -> None:
    assert not says_amount(sentence, supply, Amount.LITTLE)


def test_what_is_asked_to_be_sufficient_is_not_where_it_is_demanded() -> None:
    wanted = "Sufficiency of suitable foster homes for teenagers."
    assert says_amount(wanted, Supply.CARERS, Amount.LITTLE, demanded=True)
    assert not says_amount(wanted, Supply.CARERS, Amount.LITTLE)
    assert not says_amount(wanted, Supply.CARERS, Amount.ENOUGH, demanded=True)


@pytest.mark.parametrize(
    ("supply", "sentence"),
    [
        (Supply.CARERS, "The council now has sufficient foster carers."),
        (Supply.CARERS, "A successful campaign has increased the number of foster carers."),
        (Supply.ADOPTERS, "There are now more adopters available."),
        (Supply.HOUSING, "There is a good range of accommodation for care leavers."),
        (Supply.STAFF, "Teams are fully staffed."),
        (Supply.STAFF, "No social worker or manager posts are vacant."),
        (Supply.HOMES, "Elmshire meets its sufficiency duty."),
    ],
)
def test_enough_of_it_is_told(supply: Supply, sentence: str) -> None:
    assert says_amount(sentence, supply, Amount.ENOUGH)


@pytest.mark.parametrize(
    "sentence",
    [
        "Leaders plan to recruit sufficient foster carers.",
        "It is unclear whether there will be sufficient foster carers.",
        "More foster carers, though sufficient foster carers remain a challenge to find.",
    ],
)
def test_what_is_hoped_for_is_not_there(sentence: str) -> None:
    assert not says_amount(sentence, Supply.CARERS, Amount.ENOUGH)


@pytest.mark.parametrize(
    ("supply", "sentence"),
    [
        (Supply.AGENCY, "Leaders place significant reliance on locum social workers."),
        (Supply.AGENCY, "While it is falling, the council remains too reliant on agency workers."),
        (Supply.AGENCY, "Half the managers are agency staff."),
        (Supply.CASES, "The caseloads of personal advisers are too high."),
        (Supply.CASES, "While most have manageable workloads, the workloads of some are high."),
        (Supply.CASES, "Caseloads have been reduced but remain high in two teams."),
    ],
)
def test_much_of_a_burden_is_told(supply: Supply, sentence: str) -> None:
    assert says_amount(sentence, supply, Amount.MUCH)


@pytest.mark.parametrize(
    ("supply", "sentence"),
    [
        (Supply.AGENCY, "Reliance on agency staff has fallen to a tenth."),
        (Supply.AGENCY, "Two years ago use of agency staff was high."),
        (Supply.AGENCY, "There has been a reduction in the high use of agency staff."),
        (Supply.CASES, "Practitioners today have small and manageable caseloads."),
    ],
)
def test_little_of_it_or_much_of_it_once_is_not_much(supply: Supply, sentence: str) -> None:
    assert not says_amount(sentence, supply, Amount.MUCH)
