"""What a search returns: paragraphs, best first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.wire import Wire


class SearchResult(Wire):
    """One paragraph; the score is the probability that it is what was looked for, 0 to 1."""

    report_id: str
    authority: str
    year: int | None
    paragraph: str
    label: str
    section: str
    page: int | None
    text: str
    url: str
    score: Annotated[float, Field(ge=0, le=1)]


class SearchResults(Wire):
    """Results of a search, one a paragraph, best first; `notes` say how the query was read."""

    results: tuple[SearchResult, ...]
    notes: tuple[str, ...] = ()
