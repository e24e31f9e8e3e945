"""Whose reports: by name, by region, or all that are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.authorities import Authority, Register, load
from indexer.errors import PageChangedError
from indexer.fetch.choice import UnknownPlaceError, as_providers, listed, named, within
from indexer.fetch.client import PoliteClient
from indexer.fetch.settings import FetchSettings
from tests.support.publisher import Publisher

REGISTER = Register(
    [
        Authority("Eastwold", urn="99001", aliases=("Eastwold Borough",), region="North and Coast"),
        Authority("Harrowmere", urn="99002", region="North and Coast"),
        Authority("Carrowick and Sands", region="South"),
    ]
)


def test_an_authority_goes_by_any_of_its_names_and_by_its_urn() -> None:
    assert [one.urn for one in named(["Eastwold Borough Council", "99002"], REGISTER)] == ["99001", "99002"]


def test_a_number_that_the_register_does_not_have_is_taken_for_a_urn() -> None:
    assert [one.urn for one in named(["2749999"], REGISTER)] == ["2749999"]


@pytest.mark.parametrize(
    ("name", "message"),
    [("Eastwolt", "is it Eastwold"), ("Zzz", "no authority 'Zzz'"), ("Carrowick and Sands", "name the URN")],
)
def test_an_authority_that_is_not_there_is_told(name: str, message: str) -> None:
    with pytest.raises(UnknownPlaceError, match=message):
        list(named([name], REGISTER))


def test_a_region_is_all_its_authorities() -> None:
    assert [one.urn for one in within(["north  & coast"], REGISTER)] == ["99001", "99002"]
    assert len(list(within(["North East"], load()))) == 12
    with pytest.raises(UnknownPlaceError, match="North and Coast, South"):
        list(within(["Midlands"], REGISTER))


def test_an_authority_named_twice_has_one_page() -> None:
    chosen = as_providers(
        [*named(["Eastwold"], REGISTER), *within(["North and Coast"], REGISTER)], "https://x"
    )
    assert [one.address for one in chosen] == ["https://x/provider/44/99001", "https://x/provider/44/99002"]


def client(publisher: Publisher) -> PoliteClient:
    return PoliteClient(
        FetchSettings(publisher=publisher.base, fetch_pause=0, fetch_attempts=1), lambda _: None
    )


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize(("rows", "pages"), [(100, 3), (40, 5), (7, 21)])
def test_all_search_pages_are_read_however_many_rows_they_give(
    publisher: Publisher, rows: int, pages: int
) -> None:
    for number in range(99004, 99004 + 134):
        publisher.authority(str(number), f"Authority {number}")
    publisher.rows = rows
    found = listed(client(publisher), publisher.base)
    assert [one.urn for one in found] == list(publisher.authorities)
    assert len(publisher.requests) == pages


def test_a_search_that_lists_nobody_is_a_page_that_changed(publisher: Publisher) -> None:
    publisher.pages["/search"] = b"<main><h1>Find a report</h1></main>"
    with pytest.raises(PageChangedError, match="lists nobody"):
        listed(client(publisher), publisher.base)


def test_a_search_that_always_shows_the_same_ends(publisher: Publisher) -> None:
    publisher.pages["/search"] = b'<main><a href="/provider/44/99001">A</a></main>'
    assert len(listed(client(publisher), publisher.base)) == 1
    assert len(publisher.requests) == 2
