"""POST /v1/ask: a question in, an answer with its paragraphs out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from service.answering.model import Answer, Filters, SentText
from service.routes.access import ServiceOf
from service.routes.problems import problem_responses

router = APIRouter(prefix="/v1", tags=["answers"])


class AskRequest(BaseModel):
    """A question, and what narrows it."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "examples": [
                {"question": "How did each authority handle return home interviews?"},
                {
                    "question": "How good is supervision?",
                    "filters": {"authorities": ["Gateshead"], "years": [2019]},
                },
            ]
        },
    )

    question: Annotated[str, Field(description="The question, in plain English; 2,000 characters at most")]
    filters: Annotated[Filters, Field(strict=False, description="Narrows what the question itself says")] = (
        Filters()
    )
    conversation_id: Annotated[
        SentText | None, Field(max_length=100, description="Joins follow-up questions")
    ] = None


@router.post("/ask", responses=problem_responses(413, 415, 422, 503))
def ask(request: AskRequest, service: ServiceOf) -> Answer:
    """Answer a question from the reports held, each statement with the paragraph that proves it.

    `outcome` says how it ended; `sections` has an entry for every authority asked about, the silent ones
    included; every marker in the text has a citation with a verbatim quote.
    """
    answer = service.ask(request.question, request.filters)
    return answer.model_copy(update={"conversation_id": request.conversation_id})
