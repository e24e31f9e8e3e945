"""The answer: one object for the API, the command line, Slack, the pages and the evaluation.

Field names are those callers rely on; see docs/api.md.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from service.wire import Wire


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
    timings_ms: dict[str, float] = Field(default_factory=dict)
    conversation_id: str | None = None
