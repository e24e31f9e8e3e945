from __future__ import annotations

from pathlib import Path

import pytest

from indexer.authorities import Register, load, read_rows
from indexer.errors import ReadError


@pytest.fixture(scope="module")
def register() -> Register:
    return load()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Gateshead Borough Council", "Gateshead"),
        ("Newcastle Upon Tyne", "Newcastle upon Tyne"),
        ("Newcastle", "Newcastle upon Tyne"),
        ("Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("The Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("Metropolitan Borough of Solihull", "Solihull"),
        ("Borough of Redcar and Cleveland", "Redcar and Cleveland"),
        ("Bristol City Council", "Bristol, City of"),
        ("Kingston upon Hull City Council", "Kingston Upon Hull, City of"),
        ("Hull", "Kingston Upon Hull, City of"),
        ("City of London", "City of London"),
        ("City of York Council", "York"),
        ("Derby City Council", "Derby"),
        ("Derbyshire County Council", "Derbyshire"),
        ("County Durham", "Durham"),
        ("St Helens Council", "St. Helens"),
        ("Northamptonshire County Council", "Northamptonshire"),
        ("Cumbria", "Cumbria"),
        ("Bournemouth Borough Council", "Bournemouth"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"),
        ("Stockton-on-Tees", "Stockton-on-Tees"),
        ("London Borough of Barking & Dagenham", "Barking and Dagenham"),
    ],
)
def test_an_authority_is_found_by_all_its_names(register: Register, printed: str, name: str) -> None:
    found = register.find(printed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("printed", ["Atlantis", "", "Council", "Wearmouth Borough Council"])
def test_a_name_that_nobody_bears_is_not_found(register: Register, printed: str) -> None:
    assert register.find(printed) is None


def test_every_authority_is_found_by_its_own_name(register: Register) -> None:
    for authority in register.authorities:
        found = register.find(authority.name)
        assert found is not None
        assert found.name == authority.name


def test_the_first_of_several_names_in_a_text_counts_and_the_longest_of_two(register: Register) -> None:
    found = register.mentioned("a visit to South Tyneside and to Newcastle")
    assert found is not None
    assert found.name == "South Tyneside"


def test_a_folder_may_bring_its_own_rows(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "authorities.csv"
    path.write_text(
        "urn,name,also_known_as,region,type\n,Wearmouth,Wear Mouth,North East,Fictional\n", encoding="utf-8"
    )
    found = register.extended(read_rows(path)).find("Wearmouth Borough Council")
    assert found is not None
    assert found.fictional
    assert found.slug == "wearmouth"


def test_a_register_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "authorities.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReadError, match="name"):
        list(read_rows(path))
