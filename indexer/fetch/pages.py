"""The publisher's pages, read: a search page lists providers, a provider's page lists its documents.

Pure: bytes in, values out. What the pages look like is written in `docs/fetching.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from indexer.errors import PageChangedError
from indexer.fetch.settings import origin
from indexer.structure.dates import find_date

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

VERSION = 1  # of reading: a listing kept from an earlier version is asked for anew
ROWS = 100  # providers asked of one search page; the publisher gives no more
_PROVIDER_TYPE = 44  # the publisher's number for local authorities' children's services
_PROVIDER = re.compile(r"/provider/\d+/(\d+)/?(?:[?#].*)?$")
_LABEL = re.compile(r"^(?P<kind>.+?)\s*,\s*(?P<form>\w[\w ]*?)\s*[-\u2010-\u2015]\s*(?P<date>[^,]*\d{4})$")


@dataclass(frozen=True, slots=True)
class Provider:
    """An authority's page at the publisher's."""

    urn: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that a provider's page lists. `published` is the date that the page gives."""

    address: str
    kind: str
    form: str
    published: date

    @property
    def wanted(self) -> bool:
        """Whether it is a PDF about children's services; inspections of special needs provision are not."""
        return self.form.lower() == "pdf" and not re.search(
            r"\bsend\b|special educational", self.kind, re.IGNORECASE
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """What a provider's page lists, in the page's order, and the labels of links that cannot be understood."""

    documents: tuple[Listed, ...]
    unread: tuple[str, ...] = ()


def provider_address(base: str, urn: str) -> str:
    """Address of the page of an authority."""
    return f"{base}/provider/{_PROVIDER_TYPE}/{urn}"


def search_address(base: str, start: int) -> str:
    """Address of the search page that lists children's services of local authorities from place `start`."""
    query = {
        **dict.fromkeys(("q", "location", "lat", "lon", "radius"), ""),
        "level_1_types": 3,
        "level_2_types[]": 12,
        "start": start,
        "rows": ROWS,
    }
    return f"{base}/search?{urlencode(query)}"


def read_search(content: bytes, address: str) -> tuple[Provider, ...]:
    """The providers on a search page, in its order; none on the page after the last.

    Raises PageChangedError where the page is no such page.
    """
    page = _soup(content)
    found: dict[str, Provider] = {}
    for link in page.select("a[href]"):
        target = urljoin(address, str(link["href"]))
        match = _PROVIDER.search(target)
        if match and origin(target) == origin(address) and match[1] not in found:
            found[match[1]] = Provider(match[1], _text(link), target)
    if not found and page.find(["h1", "main", "form"]) is None:
        raise PageChangedError(address, f"this is no search page{_called(page)}; {_ADVICE}")
    return tuple(found.values())


def read_provider(content: bytes, address: str, document_origins: frozenset[str]) -> Listing:
    """What a provider's page lists.

    A page may list nothing yet. It raises PageChangedError where there is a sign of documents but none can be
    read, or no sign that it is a provider's page (its URN, or a link to its own address).
    """
    page = _soup(content)
    links = page.select("a.publication-link[href]")
    documents: dict[str, Listed] = {}
    unread: list[str] = []
    for link in links:
        label = _label(link)
        target = urljoin(address, str(link["href"]).strip())
        read = _read_label(label, target)
        if read is None:
            unread.append(label or target)
        else:
            documents.setdefault(target, read)
    if documents:
        return Listing(tuple(documents.values()), tuple(unread))
    if links:
        raise PageChangedError(address, f"no link says kind, form and date, as {unread[0]!r}; {_ADVICE}")
    if any(origin(urljoin(address, href)) in document_origins for href in _hrefs(page)):
        raise PageChangedError(address, f"documents are no longer links of class publication-link; {_ADVICE}")
    urn = address.rstrip("/").rsplit("/", 1)[-1]
    if not re.search(rf"\b{re.escape(urn)}\b", page.get_text(" ")):
        raise PageChangedError(address, f"this is no provider's page{_called(page)}; {_ADVICE}")
    return Listing(())


_ADVICE = "nothing that is held was touched. See docs/fetching.md, “When the pages change”"


def _read_label(label: str, target: str) -> Listed | None:
    match = _LABEL.match(label)
    if match is None:
        return None
    published = find_date(match["date"])
    if published is None:
        return None
    return Listed(target, match["kind"], match["form"], published)


def _label(link: Tag) -> str:
    """The hidden words of a link, else all its words."""
    hidden = link.select_one("span.nonvisual")
    return _text(hidden if hidden is not None else link)


def _hrefs(page: BeautifulSoup) -> Iterator[str]:
    for link in page.select("a[href]"):
        yield str(link["href"])


def _called(page: BeautifulSoup) -> str:
    title = page.find("title")
    return f" but “{_text(title)[:80]}”" if title else ""


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _soup(content: bytes) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    return BeautifulSoup(content, "html.parser")
