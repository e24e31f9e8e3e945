from __future__ import annotations

from service.web.directory import Directory
from tests.service.web.held import library

DIRECTORY = Directory(library())


def test_a_misspelt_authority_is_meant_for_those_held_that_are_like_it() -> None:
    assert DIRECTORY.meant("Gatshead") == ("Gateshead",)
    assert DIRECTORY.meant("sunder") == ("Sunderland",)
    assert DIRECTORY.meant("Xyzzy") == ()
    assert DIRECTORY.meant("x") == ()


def test_a_name_of_the_register_is_meant_for_itself_whether_held_or_not() -> None:
    assert DIRECTORY.meant("Gateshead Council") == ()
    assert DIRECTORY.meant("Leeds") == ()


def test_a_part_of_a_name_finds_it_however_it_is_written() -> None:
    assert DIRECTORY.holding("SUNDER") == ("Sunderland",)
    assert DIRECTORY.holding("gatshead") == ()
