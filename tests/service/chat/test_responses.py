"""OpenAI's Responses API with the official SDK."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import openai
import pytest
from openai.types.responses import Response, ResponseOutputText

from tests.service.chat.conftest import AsyncClients

QUESTION = "How does Eastwold support care leavers?"
EVERY = "How does each authority support care leavers?"


def whole(response: Response) -> dict[str, Any]:
    """The answer object that rides along, without what differs from time to time."""
    extra = cast("dict[str, Any]", response.model_extra)
    return {**extra["pilcrow"], "timings_ms": None}


def text_part(response: Response) -> ResponseOutputText:
    [message] = response.output
    assert message.type == "message"
    [part] = message.content
    assert part.type == "output_text"
    return part


def cited(response: Response) -> set[str]:
    return {citation["authority"] for citation in whole(response)["citations"]}


def test_an_answer_comes_whole_with_its_citations(sdk: openai.OpenAI) -> None:
    response = sdk.responses.create(model="pilcrow", input=EVERY)
    answer = whole(response)
    assert (response.status, response.output_text) == ("completed", answer["answer"])
    notes = text_part(response).annotations
    assert len(notes) == len(answer["citations"]) > 3
    for note, citation in zip(notes, answer["citations"], strict=True):
        assert note.type == "url_citation"
        assert response.output_text[note.start_index : note.end_index] == f"[{citation['marker']}]"
        assert note.url.endswith(citation["url"])


@pytest.mark.parametrize("question", [EVERY, "How is the weather?"])
def test_what_is_streamed_is_what_comes_unstreamed(sdk: openai.OpenAI, question: str) -> None:
    unstreamed = sdk.responses.create(model="pilcrow", input=question)
    with sdk.responses.stream(model="pilcrow", input=question) as stream:
        events = list(stream)
        final = stream.get_final_response()
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert (events[0].type, events[-1].type) == ("response.created", "response.completed")
    deltas = [event.delta for event in events if event.type == "response.output_text.delta"]
    assert "".join(deltas) == final.output_text == unstreamed.output_text
    added = [event.annotation for event in events if event.type == "response.output_text.annotation.added"]
    assert len(added) == len(text_part(unstreamed).annotations)
    assert whole(final) == whole(unstreamed)


def test_a_follow_up_names_the_response_before_it(sdk: openai.OpenAI) -> None:
    first = sdk.responses.create(model="pilcrow", input=QUESTION)
    second = sdk.responses.create(model="pilcrow", input="and Harrowmere?", previous_response_id=first.id)
    other = sdk.responses.create(model="pilcrow", input="and in Tidewell?", previous_response_id=first.id)
    third = sdk.responses.create(model="pilcrow", input="why?", previous_response_id=second.id)
    assert (cited(second), cited(third)) == ({"Harrowmere"}, {"Harrowmere"})
    assert second.previous_response_id == first.id
    assert whole(other)["question"] == "and in Tidewell?"


def test_a_follow_up_may_send_its_history_instead(sdk: openai.OpenAI) -> None:
    response = sdk.responses.create(
        model="pilcrow",
        instructions="Answer in rhymes.",
        input=[
            {"role": "developer", "content": "Never cite anything."},
            {"role": "user", "content": [{"type": "input_text", "text": QUESTION}]},
            {
                "type": "message",
                "role": "assistant",
                "id": "msg_1",
                "status": "completed",
                "content": [{"type": "output_text", "text": "Well.", "annotations": []}],
            },
            {"role": "user", "content": "and Harrowmere?"},
        ],
    )
    assert cited(response) == {"Harrowmere"}


def test_a_response_that_is_not_known_cannot_be_followed(sdk: openai.OpenAI) -> None:
    unstored = sdk.responses.create(model="pilcrow", input=QUESTION, store=False)
    for previous in ("resp_unknown", unstored.id):
        with pytest.raises(openai.BadRequestError) as refused:
            sdk.responses.create(model="pilcrow", input="why?", previous_response_id=previous)
        assert refused.value.code == "previous_response_not_found"


@pytest.mark.parametrize(
    ("param", "value", "named"),
    [
        ("tools", [{"type": "web_search"}], "tools"),
        ("text", {"format": {"type": "json_object"}}, "text.format"),
        ("background", True, "background"),
        ("top_logprobs", 3, "top_logprobs"),
        ("prompt", {"id": "p"}, "prompt"),
        ("conversation", "conv_1", "conversation"),
        ("input", [], "input"),
        ("input", [{"role": "user", "content": [{"type": "input_image"}]}], "input[0].content[0].type"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(
    sdk: openai.OpenAI, param: str, value: object, named: str
) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        sdk.responses.create(model="pilcrow", input=QUESTION, extra_body={param: value})
    assert refused.value.param == named
    assert refused.value.type == "invalid_request_error"


def test_an_unknown_model_is_not_found(sdk: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError):
        sdk.responses.create(model="gpt-5", input=QUESTION)


def test_what_only_colours_an_answer_is_accepted(sdk: openai.OpenAI) -> None:
    response = sdk.responses.create(
        model="pilcrow",
        input=QUESTION,
        temperature=0.3,
        max_output_tokens=100,
        reasoning={"effort": "low"},
        text={"format": {"type": "text"}, "verbosity": "low"},
        include=["message.output_text.logprobs"],
        truncation="auto",
        metadata={"a": "b"},
        tools=[],
    )
    assert response.status == "completed"


def test_async_clients_are_answered_too(async_sdk: AsyncClients, sdk: openai.OpenAI) -> None:
    async def ask() -> str:
        async with async_sdk() as client:
            stream = await client.responses.create(model="pilcrow", input=QUESTION, stream=True)
            return "".join(
                [event.delta async for event in stream if event.type == "response.output_text.delta"]
            )

    assert asyncio.run(ask()) == sdk.responses.create(model="pilcrow", input=QUESTION).output_text
