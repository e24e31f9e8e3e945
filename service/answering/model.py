"""The answer: one object for the API, the command line, Slack, the pages and the evaluation.

Field names are those callers rely on; see docs/api.md.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Wire(BaseModel):
    """Base of everything that is sent to callers: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Outcome(StrEnum):
    """How the whole question ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"
    OUT_OF_SCOPE = "out_of_scope"


class SectionOutcome(StrEnum):
    """How the question ended for one authority."""

    ANSWERED = "answered"
    SILENT = "silent"
    NOT_HELD = "not_held"
    FAILED = "failed"


class CitationStatus(StrEnum):
    """What verification found: the quote stands verbatim in the paragraph, and its owner is right."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


SentText = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
"""A name or an id as callers send it: not empty, and (as Pydantic looks for the pattern) valid Unicode."""


class Filters(Wire):
    """Narrows a question; names, ids, years and regions are joined by *and*, values by *or*."""

    authorities: Annotated[
        tuple[SentText, ...], Field(description="Names of authorities, any known spelling", max_length=200)
    ] = ()
    report_ids: Annotated[
        tuple[SentText, ...], Field(description="Report ids as listed by /v1/reports", max_length=1000)
    ] = ()
    years: Annotated[
        tuple[Annotated[int, Field(strict=True)], ...],
        Field(description="Years of inspection", max_length=50),
    ] = ()
    regions: Annotated[tuple[SentText, ...], Field(description="Regions of England", max_length=20)] = ()
    kinds: Annotated[
        tuple[SentText, ...],
        Field(description="Kinds of report: inspection, focused-visit, …", max_length=10),
    ] = ()


class Citation(Wire):
    """A verbatim run of one paragraph, and where the paragraph stands."""

    marker: Annotated[int, Field(ge=1, description="The number in [brackets] in the answer")]
    report_id: str
    authority: str
    year: int | None
    paragraph: Annotated[str, Field(description="Printed number, or a label made of section and place")]
    label: Annotated[str, Field(description="For people: 'Gateshead 2019, paragraph 13'")]
    section: Annotated[
        str, Field(description="Headings above the paragraph, outermost first, joined by ' › '")
    ]
    page: int | None
    quote: Annotated[str, Field(min_length=1, description="Verbatim run of the paragraph's text")]
    text: Annotated[str, Field(description="The whole paragraph")]
    url: Annotated[str, Field(description="Address of the paragraph in the reader")]
    status: CitationStatus


class Section(Wire):
    """What the reports of one authority say, or that they say nothing."""

    authority: str
    report_id: str | None
    year: int | None
    outcome: SectionOutcome
    text: Annotated[str, Field(description="Markdown with [n] markers")]


class Coverage(Wire):
    """What was searched, and where nothing was found."""

    authorities_asked: int
    reports_searched: int
    silent: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    statement: Annotated[str, Field(description="The same in words")] = ""


class Usage(Wire):
    """Tokens and cost of a language model; zero where none was used."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None


class Answer(Wire):
    """One question, answered: every marker has a citation and every citation is marked."""

    question: str
    answer: Annotated[str, Field(description="Markdown with [n] markers")]
    outcome: Outcome
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    generator: Annotated[str, Field(description="'extractive', or the name of the language model")]
    degraded: Annotated[bool, Field(description="A language model was asked for and failed")] = False
    notes: Annotated[
        tuple[str, ...], Field(description="How the question was read; corrections of its premises")
    ] = ()
    usage: Usage = Usage()
    timings_ms: dict[str, float] = {}
    conversation_id: str | None = None
