"""The official `openai` SDK, unchanged, against the service."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import openai
import pytest
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from tests.service.chat.conftest import AsyncClients

QUESTION = "How does each authority support care leavers?"


def user(*texts: str) -> list[ChatCompletionMessageParam]:
    """A chat in which the user said these things, each answered but the last."""
    messages: list[ChatCompletionMessageParam] = []
    for text in texts:
        messages += [{"role": "user", "content": text}, {"role": "assistant", "content": "Said. [1]"}]
    return messages[:-1]


def whole(answered: Any) -> dict[str, Any]:
    """The answer object that rides along, without what differs from time to time."""
    return {**cast("dict[str, Any]", answered.pilcrow), "timings_ms": None}


def test_models_are_listed_and_read(sdk: openai.OpenAI) -> None:
    listed = sdk.models.list().data
    assert [model.id for model in listed] == ["pilcrow"]
    assert sdk.models.retrieve("pilcrow") == listed[0]


def test_an_answer_comes_whole_with_its_citations(sdk: openai.OpenAI) -> None:
    completion = sdk.chat.completions.create(model="pilcrow", messages=user(QUESTION))
    [choice] = completion.choices
    message = choice.message
    answer = whole(message)
    assert (choice.finish_reason, message.role) == ("stop", "assistant")
    assert message.content == answer["answer"]
    assert answer["outcome"] == "answered"
    assert len(answer["sections"]) == 5
    assert completion.usage is not None
    assert completion.usage.total_tokens == 0
    assert message.content
    annotations = message.annotations or []
    assert len(annotations) == len(answer["citations"]) > 3
    for annotation, citation in zip(annotations, answer["citations"], strict=True):
        cited = annotation.url_citation
        assert message.content[cited.start_index : cited.end_index] == f"[{citation['marker']}]"
        assert cited.title == citation["label"]
        assert cited.url.endswith(citation["url"])
        extra = cast("dict[str, object]", cited.model_extra)
        assert {name: extra[name] for name in ("report_id", "paragraph", "quote")} == {
            name: citation[name] for name in ("report_id", "paragraph", "quote")
        }


def test_a_citation_s_address_leads_to_its_paragraph(sdk: openai.OpenAI) -> None:
    message = sdk.chat.completions.create(model="pilcrow", messages=user(QUESTION)).choices[0].message
    assert message.annotations
    address, anchor = message.annotations[0].url_citation.url.split("#")
    page = sdk._client.get(address)
    assert page.status_code == 200
    assert f'id="{anchor}"' in page.text


@pytest.mark.parametrize(
    "question",
    [QUESTION, "What grade did Harrowmere get?", "How is the weather?", "Is there a dragon in Eastwold?"],
)
def test_what_is_streamed_is_what_comes_unstreamed(sdk: openai.OpenAI, question: str) -> None:
    unstreamed = sdk.chat.completions.create(model="pilcrow", messages=user(question)).choices[0].message
    chunks = list(sdk.chat.completions.create(model="pilcrow", messages=user(question), stream=True))
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == unstreamed.content
    assert [chunk.choices[0].finish_reason for chunk in chunks] == [None] * (len(chunks) - 1) + ["stop"]
    assert len({chunk.id for chunk in chunks}) == 1
    assert chunks[0].choices[0].delta.role == "assistant"
    assert whole(chunks[-1]) == whole(chunks[-1].choices[0].delta) == whole(unstreamed)
    assert [
        {name: value for name, value in annotation.items() if name != "index"}
        for annotation in annotations_of(chunks)
    ] == [annotation.model_dump() for annotation in unstreamed.annotations or []]


def annotations_of(chunks: list[ChatCompletionChunk]) -> list[dict[str, Any]]:
    return [
        annotation
        for chunk in chunks
        for annotation in (chunk.choices[0].delta.model_extra or {}).get("annotations", [])
    ]


def test_a_marker_is_never_shown_before_its_citation(sdk: openai.OpenAI) -> None:
    shown: set[int] = set()
    for chunk in sdk.chat.completions.create(model="pilcrow", messages=user(QUESTION), stream=True):
        shown |= {one["url_citation"]["marker"] for one in annotations_of([chunk])}
        text = chunk.choices[0].delta.content or ""
        assert {int(part.split("]")[0]) for part in text.split("[")[1:]} <= shown


def test_usage_comes_last_where_it_is_asked_for(sdk: openai.OpenAI) -> None:
    chunks = list(
        sdk.chat.completions.create(
            model="pilcrow",
            messages=user(QUESTION),
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    assert all(chunk.usage is None for chunk in chunks[:-1])
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert whole(chunks[-1]) == whole(chunks[-2].choices[0].delta)


def test_the_sdk_s_own_accumulator_makes_the_same_message(sdk: openai.OpenAI) -> None:
    unstreamed = sdk.chat.completions.create(model="pilcrow", messages=user(QUESTION)).choices[0].message
    with sdk.chat.completions.stream(model="pilcrow", messages=user(QUESTION)) as stream:
        message = stream.get_final_completion().choices[0].message
    assert message.content == unstreamed.content
    assert whole(message) == whole(unstreamed)
    assert message.annotations is not None
    assert unstreamed.annotations is not None
    assert [one.url_citation for one in message.annotations] == [
        one.url_citation for one in unstreamed.annotations
    ]


def test_a_follow_up_is_understood_by_the_messages_before_it(sdk: openai.OpenAI) -> None:
    messages = user("How does Eastwold support care leavers?", "and Harrowmere?")
    answer = whole(sdk.chat.completions.create(model="pilcrow", messages=messages).choices[0].message)
    assert {citation["authority"] for citation in answer["citations"]} == {"Harrowmere"}
    assert answer["outcome"] == "answered"


def test_filters_narrow_a_chat_as_they_do_a_question(sdk: openai.OpenAI) -> None:
    completion = sdk.chat.completions.create(
        model="pilcrow",
        messages=user("How good is supervision?"),
        extra_body={"filters": {"authorities": ["Eastwold"]}},
    )
    assert whole(completion.choices[0].message)["coverage"]["reports_searched"] == 1


def test_async_clients_are_answered_too(async_sdk: AsyncClients, sdk: openai.OpenAI) -> None:
    async def ask() -> tuple[str | None, str]:
        async with async_sdk() as client:
            completion = await client.chat.completions.create(model="pilcrow", messages=user(QUESTION))
            stream = await client.chat.completions.create(
                model="pilcrow", messages=user(QUESTION), stream=True
            )
            pieces = [chunk.choices[0].delta.content or "" async for chunk in stream]
            return completion.choices[0].message.content, "".join(pieces)

    unstreamed, streamed = asyncio.run(ask())
    assert unstreamed == streamed
    assert unstreamed


def test_many_streams_at_once_are_not_mixed(async_sdk: AsyncClients, sdk: openai.OpenAI) -> None:
    authorities = ("Eastwold", "Harrowmere", "Tidewell", "Upper Aldmoor")
    topics = ("care leavers", "supervision", "neglect", "assessments")
    questions = [f"What is said of {topic} in {authority}?" for topic in topics for authority in authorities]
    alone = {
        question: sdk.chat.completions.create(model="pilcrow", messages=user(question))
        .choices[0]
        .message.content
        for question in questions
    }

    async def stream(client: openai.AsyncOpenAI, question: str) -> tuple[str, str, Any]:
        chunks = await client.chat.completions.create(model="pilcrow", messages=user(question), stream=True)
        text, ids, last = "", set(), None
        async for chunk in chunks:
            text += chunk.choices[0].delta.content or ""
            ids.add(chunk.id)
            last = chunk
        assert len(ids) == 1
        return ids.pop(), text, whole(last)

    async def all_at_once() -> list[tuple[str, str, Any]]:
        async with async_sdk() as client:
            return await asyncio.gather(*(stream(client, question) for question in questions * 4))

    answered = asyncio.run(all_at_once())
    assert len({name for name, _, _ in answered}) == len(answered) == 64
    for question, (_, text, answer) in zip(questions * 4, answered, strict=True):
        assert answer["question"] == question
        assert text == answer["answer"] == alone[question]


def test_an_unknown_model_is_not_found(sdk: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as refused:
        sdk.chat.completions.create(model="gpt-5", messages=user(QUESTION))
    assert (refused.value.code, refused.value.param) == ("model_not_found", "model")
    with pytest.raises(openai.NotFoundError) as refused:
        sdk.models.retrieve("gpt-5")
    assert refused.value.code == "model_not_found"


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("n", 2),
        ("tools", [{"type": "function", "function": {"name": "look_up"}}]),
        ("functions", [{"name": "look_up"}]),
        ("logprobs", True),
        ("top_logprobs", 3),
        ("response_format", {"type": "json_object"}),
        ("modalities", ["text", "audio"]),
        ("audio", {"voice": "alloy", "format": "mp3"}),
        ("web_search_options", {}),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_what_cannot_be_done_is_refused_by_name(
    sdk: openai.OpenAI, param: str, value: object, stream: bool
) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        sdk.chat.completions.create(
            model="pilcrow", messages=user(QUESTION), stream=stream, extra_body={param: value}
        )
    assert (refused.value.param, refused.value.code) == (param, "unsupported_parameter")
    assert refused.value.type == "invalid_request_error"


def test_what_only_colours_an_answer_is_accepted(sdk: openai.OpenAI) -> None:
    completion = sdk.chat.completions.create(
        model="pilcrow",
        messages=user("How does Eastwold support care leavers?"),
        n=1,
        temperature=1,
        top_p=0.5,
        max_tokens=50,
        max_completion_tokens=50,
        presence_penalty=0,
        frequency_penalty=0.5,
        seed=7,
        stop=["\n\n"],
        user="someone",
        metadata={"chat": "1"},
        store=False,
        logit_bias={"50256": -100},
        parallel_tool_calls=True,
        tools=[],
        response_format={"type": "text"},
        modalities=["text"],
        reasoning_effort="low",
        service_tier="auto",
        logprobs=False,
        extra_body={"num_ctx": 8192, "keep_alive": "5m", "chat_id": "1"},
    )
    assert completion.choices[0].finish_reason == "stop"
