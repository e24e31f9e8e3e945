"""The publisher's provider pages, read: which documents an authority has. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urljoin

from indexer.errors import PilcrowError

_DATE = re.compile(
    r"\b(\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})\b"
)


class PageChangedError(PilcrowError):
    """A page of the publisher is not built as expected; nothing was changed because of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One document that a provider page lists: what it is, when it was published, where it is."""

    title: str
    published: date
    url: str


def documents(html: str, address: str) -> list[Listed]:
    """The PDF documents of a provider page at `address`, in the page's order (newest first), each once.

    Raises PageChangedError when the page has no list of documents or one that cannot be read.
    """
    from bs4 import BeautifulSoup

    found: dict[str, Listed] = {}
    links = BeautifulSoup(html, "html.parser").select("a.publication-link[href]")
    if not links:
        raise PageChangedError(
            f"{address}: the page has no list of documents (links of class publication-link); the publisher "
            "may have changed its pages. Nothing was changed here; fetch those reports by hand meanwhile"
        )
    for link in links:
        hidden = link.select_one("span.nonvisual")
        title = " ".join((hidden or link).get_text(" ").split())
        day = _DATE.search(title)
        if day is None:
            raise PageChangedError(
                f"{address}: no date can be read in {title!r}; the publisher may have changed its pages"
            )
        url = urljoin(address, str(link["href"]))
        if "pdf" in title.lower():
            published = datetime.strptime(day[1], "%d %B %Y").date()
            found.setdefault(url, Listed(title, published, url))
    return list(found.values())
