"""Reading the publisher's pages: what is listed, and what is no such page."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from indexer.errors import PageChangedError
from indexer.fetch.pages import Listed, provider_address, read_provider, read_search, search_address

BASE = "https://reports.example"
FILES = frozenset({"https://files.example"})
PAGE = provider_address(BASE, "99001")


def link(label: str, href: str = "https://files.example/v1/file/1", shown: str = "Report") -> str:
    return f'<a class="publication-link" href="{href}">{shown} <span class="nonvisual">{label}</span></a>'


def listed(*links: str) -> tuple[Listed, ...]:
    return read_provider("".join(links).encode(), PAGE, FILES).documents


@pytest.mark.parametrize(
    ("label", "kind", "day"),
    [
        (
            "Children\u2019s services inspection, PDF - 11 June 2019",
            "Children\u2019s services inspection",
            (2019, 6, 11),
        ),
        (
            "Children's services focused visit, pdf - 01 August 2024",
            "Children's services focused visit",
            (2024, 8, 1),
        ),
        (" Monitoring  visit,\n pdf \u2013 3rd May 2016 ", "Monitoring visit", (2016, 5, 3)),
        (
            "Inspection, with review, of services, PDF - 9 July 2014",
            "Inspection, with review, of services",
            (2014, 7, 9),
        ),
    ],
)
def test_a_link_says_kind_and_date(label: str, kind: str, day: tuple[int, int, int]) -> None:
    (found,) = listed(link(label))
    assert (found.kind, found.published, found.form.lower()) == (kind, date(*day), "pdf")
    assert found.address == "https://files.example/v1/file/1"
    assert found.wanted


def test_the_hidden_words_may_be_shown_instead() -> None:
    (found,) = listed('<a class="publication-link" href="/f/2">Focused visit, PDF - 1 May 2020</a>')
    assert (found.kind, found.address) == ("Focused visit", f"{BASE}/f/2")


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("Area SEND full inspection, PDF - 15 July 2024", False),
        ("Special educational needs inspection, PDF - 15 July 2024", False),
        ("Children's services inspection, web page - 15 July 2026", False),
        ("Joint area child protection inspection, PDF - 30 January 2024", True),
        ("Something that is new, PDF - 30 January 2027", True),
    ],
)
def test_pdfs_are_wanted_but_not_of_special_needs_provision(label: str, *, wanted: bool) -> None:
    assert [one.wanted for one in listed(link(label))] == [wanted]


def test_a_document_listed_twice_is_one() -> None:
    label = "Inspection, PDF - 1 May 2020"
    assert len(listed(link(label), link(label), link(label, "https://files.example/v1/file/2"))) == 2


def test_a_link_without_a_date_is_named_and_the_others_are_read() -> None:
    page = (
        link("Inspection, PDF - 1 May 2020")
        + link("Inspection, PDF", "/2")
        + link("Visit, PDF - 31 June 2020", "/3")
    )
    found = read_provider(page.encode(), PAGE, FILES)
    assert len(found.documents) == 1
    assert found.unread == ("Inspection, PDF", "Visit, PDF - 31 June 2020")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (link("Inspection of 2020"), "no link says kind, form and date"),
        (
            '<h1>99001</h1><a class="document" href="https://files.example/v1/file/1">x</a>',
            "no longer links of class",
        ),
        ("<title>Sorry, down</title><h1>Try later</h1>", "no provider's page but “Sorry, down”"),
        ("", "no provider's page"),
        ("\x00\xff", "no provider's page"),
    ],
)
def test_a_page_built_otherwise_is_an_error_that_says_where_to_look(page: str, message: str) -> None:
    with pytest.raises(PageChangedError, match=message) as caught:
        read_provider(page.encode("latin-1", "replace"), PAGE, FILES)
    assert "docs/fetching.md" in str(caught.value)
    assert caught.value.address == PAGE


def test_a_page_may_list_nothing_yet() -> None:
    assert read_provider(b"<h1>New Authority</h1><p>URN: 99001</p>", PAGE, FILES).documents == ()


def test_a_search_page_names_providers_once_and_only_its_own() -> None:
    page = (
        '<main><li><h3><a href="/provider/44/99001"> East\nwold </a></h3><a href="/provider/44/99001">more</a></li>'
        '<li><a href="https://reports.example/provider/44/99002?x=1">B</a></li>'
        '<a href="https://elsewhere.example/provider/44/99003">C</a><a href="/provider/44/">D</a></main>'
    )
    found = read_search(page.encode(), search_address(BASE, 0))
    assert [(one.urn, one.name, one.address) for one in found] == [
        ("99001", "East wold", f"{BASE}/provider/44/99001"),
        ("99002", "B", f"{BASE}/provider/44/99002?x=1"),
    ]


def test_what_is_no_page_is_no_search_page() -> None:
    with pytest.raises(PageChangedError, match="no search page"):
        read_search(b"{}", search_address(BASE, 0))
    assert read_search(b"<main>0 results</main>", search_address(BASE, 0)) == ()


def test_the_search_asks_for_childrens_services_of_local_authorities() -> None:
    query = parse_qs(urlsplit(search_address(BASE, 100)).query)
    assert query == {"level_1_types": ["3"], "level_2_types[]": ["12"], "start": ["100"], "rows": ["100"]}
