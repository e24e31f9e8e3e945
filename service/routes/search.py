"""POST /v1/search: the paragraphs that best match, without an answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from service.question.filters import Filters
from service.results import SearchResults
from service.routes.access import ServiceOf, caller_of
from service.routes.problems import problem_responses

router = APIRouter(prefix="/v1", tags=["answers"])


class SearchRequest(BaseModel):
    """A query, how many results, and what narrows it."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={"examples": [{"query": "social workers' caseloads", "limit": 5}]},
    )

    query: Annotated[str, Field(description="Words or a question")]
    limit: Annotated[int, Field(ge=1, le=100, description="Most results wanted")] = 10
    filters: Annotated[Filters, Field(strict=False)] = Filters()


@router.post("/search", responses=problem_responses(413, 415, 422, 503))
def search(request: SearchRequest, service: ServiceOf, http: Request) -> SearchResults:
    """Paragraphs that best match, one result a paragraph, best first."""
    return service.search(request.query, request.limit, request.filters, caller=caller_of(http))
