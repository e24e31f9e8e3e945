"""The MCP tools through the SDK's own client: over stdio, over HTTP, in old and new versions of the protocol."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp_types import CallToolResult, TextContent

from service.service import Service
from service.settings import ServiceSettings
from tests.service.conftest import serving
from tests.service.services import Endless

Use = Callable[[Client], Awaitable[Any]]
ROOT = Path(__file__).parents[3]


def over_http(client: httpx.Client, use: Use, mode: str = "auto") -> Any:
    """What `use` gives with a client connected to a served application."""

    async def connected() -> Any:
        async with Client(f"{str(client.base_url).rstrip('/')}/mcp", mode=mode) as connection:
            return await use(connection)

    return asyncio.run(connected())


def over_stdio(data: Path, use: Use, mode: str = "auto") -> Any:
    """What `use` gives with a client that has started `pilcrow mcp`."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "indexer.cli", "mcp", "--data", str(data)],
        env={"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
    )

    async def connected() -> Any:
        async with Client(parameters, mode=mode) as connection:
            return await use(connection)

    return asyncio.run(connected())


def text(result: CallToolResult) -> str:
    [content] = result.content
    assert isinstance(content, TextContent)
    return content.text


def call(name: str, **arguments: object) -> Use:
    async def use(client: Client) -> CallToolResult:
        await client.list_tools()  # the client holds results against the schemas it has listed
        return await client.call_tool(name, arguments)

    return use


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_tools_are_listed_with_schemas_and_as_reading_only(
    sample_client: httpx.Client, sample_data: Path, mode: str
) -> None:
    async def use(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = over_http(sample_client, use, mode)
    assert [tool.name for tool in tools] == ["ask", "search", "get_paragraph", "list_reports"]
    assert tools[0].input_schema["required"] == ["question"]
    assert all(tool.output_schema and tool.annotations.read_only_hint for tool in tools)
    assert over_stdio(sample_data, use, mode) == tools


def test_an_answer_is_text_with_its_paragraphs_and_data(sample_client: httpx.Client) -> None:
    result = over_http(sample_client, call("ask", question="How does Eastwold support care leavers?"))
    answer = result.structured_content
    assert not result.is_error
    assert answer["outcome"] == "answered"
    assert answer["answer"] in text(result)
    for citation in answer["citations"]:
        assert citation["quote"] in citation["text"]
        assert f"[{citation['marker']}] {citation['label']}" in text(result)


def test_stdio_and_http_give_the_same_answer(sample_client: httpx.Client, sample_data: Path) -> None:
    use = call("ask", question="How does each authority support care leavers?")
    one, other = over_http(sample_client, use), over_stdio(sample_data, use)
    for result in (one, other):
        result.structured_content.pop("timings_ms")
    assert one.structured_content == other.structured_content
    assert text(one) == text(other)


def test_a_follow_up_leans_on_the_questions_before(sample_client: httpx.Client) -> None:
    result = over_http(
        sample_client,
        call(
            "ask",
            question="and Harrowmere?",
            previous_questions=["How does Eastwold support care leavers?"],
        ),
    )
    answer = result.structured_content
    assert {citation["authority"] for citation in answer["citations"]} == {"Harrowmere"}


def test_search_results_lead_to_paragraphs(sample_client: httpx.Client) -> None:
    async def use(client: Client) -> tuple[CallToolResult, CallToolResult]:
        await client.list_tools()
        found = await client.call_tool("search", {"query": "return home interviews", "limit": 3})
        assert found.structured_content is not None
        first = found.structured_content["results"][0]
        wanted = {name: first[name] for name in ("report_id", "paragraph")}
        return found, await client.call_tool("get_paragraph", wanted)

    found, read = over_http(sample_client, use)
    assert len(found.structured_content["results"]) == 3
    assert read.structured_content["text"] == found.structured_content["results"][0]["text"]
    assert read.structured_content["text"] in text(read)


def test_reports_are_listed_and_narrowed(sample_client: httpx.Client) -> None:
    every = over_http(sample_client, call("list_reports")).structured_content["reports"]
    assert len(every) == 6
    some = over_http(sample_client, call("list_reports", authorities=["harrowmere"], years=[2024]))
    assert [report["report_id"] for report in some.structured_content["reports"]] == [
        "harrowmere-2024-inspection"
    ]
    assert "harrowmere-2024-inspection" in text(some)


@pytest.mark.parametrize("authorities", ["Eastwold", '["Eastwold"]', ["Eastwold"]])
def test_lists_may_come_as_assistants_write_them(sample_client: httpx.Client, authorities: object) -> None:
    result = over_http(
        sample_client, call("ask", question="How good is supervision?", authorities=authorities)
    )
    assert result.structured_content["coverage"]["reports_searched"] == 1


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("ask", {"question": "  "}, "question: it is empty"),
        ("ask", {}, "question: Field required"),
        ("ask", {"question": "Why?", "colour": "red"}, "colour"),
        ("search", {"query": "neglect", "limit": 0}, "limit"),
        ("get_paragraph", {"report_id": "nowhere-2019-inspection", "paragraph": "1"}, "no report"),
        ("get_paragraph", {"report_id": "eastwold-2019-inspection", "paragraph": "999"}, "no paragraph"),
    ],
)
def test_what_the_caller_can_put_right_is_told_as_text(
    sample_client: httpx.Client, name: str, arguments: dict[str, object], says: str
) -> None:
    result = over_http(sample_client, call(name, **arguments))
    assert result.is_error
    assert says in text(result)


def test_an_unknown_tool_is_an_error_that_names_those_there_are(sample_client: httpx.Client) -> None:
    async def use(client: Client) -> None:
        with pytest.raises(MCPError, match="list_reports"):
            await client.call_tool("delete_reports", {})

    over_http(sample_client, use)


def test_without_an_index_the_tools_say_what_to_do(tmp_path: Path) -> None:
    result = over_stdio(tmp_path, call("ask", question="How good is supervision?"))
    assert result.is_error
    assert "pilcrow index" in text(result)


def test_many_calls_at_once_are_not_mixed(sample_client: httpx.Client) -> None:
    names = ("Eastwold", "Harrowmere", "Tidewell", "Upper Aldmoor") * 4

    async def use(client: Client) -> list[CallToolResult]:
        await client.list_tools()
        questions = ({"question": f"What is said of care leavers in {name}?"} for name in names)
        return await asyncio.gather(*(client.call_tool("ask", question) for question in questions))

    for name, result in zip(names, over_http(sample_client, use), strict=True):
        assert result.structured_content["question"] == f"What is said of care leavers in {name}?"
        assert {one["authority"] for one in result.structured_content["citations"]} <= {name}


def test_only_post_is_answered(sample_client: httpx.Client) -> None:
    for method in ("GET", "HEAD", "DELETE"):
        response = sample_client.request(method, "/mcp")
        assert (response.status_code, response.headers["allow"]) == (405, "POST")


def test_a_foreign_host_name_does_not_reach_a_service_on_loopback(sample_client: httpx.Client) -> None:
    asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"accept": "application/json, text/event-stream", "host": "attacker.example"}
    assert sample_client.post("/mcp", json=asked, headers=headers).status_code == 421
    del headers["host"]
    assert sample_client.post("/mcp", json=asked, headers=headers).status_code == 200


def test_a_name_in_the_settings_does(sample_service: Service) -> None:
    settings = ServiceSettings(mcp_hosts="pilcrow.example, other.example")
    with serving(sample_service, settings=settings) as client:
        asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        headers = {"accept": "application/json, text/event-stream", "host": "pilcrow.example"}
        assert client.post("/mcp", json=asked, headers=headers).status_code == 200


def test_it_can_be_switched_off(sample_service: Service) -> None:
    with serving(sample_service, settings=ServiceSettings(mcp=False)) as client:
        assert client.post("/mcp", json={}).status_code == 404


@pytest.mark.parametrize("version", [None, "2026-07-28"])
def test_work_is_given_up_when_the_caller_hangs_up(version: str | None) -> None:
    asked: dict[str, Any] = {"name": "ask", "arguments": {"question": "How?"}}
    headers = {"accept": "application/json, text/event-stream"}
    if version:
        told = {"protocolVersion": version, "clientInfo": {"name": "test", "version": "1"}}
        told["clientCapabilities"] = {}
        asked["_meta"] = {f"io.modelcontextprotocol/{name}": value for name, value in told.items()}
        headers |= {"mcp-protocol-version": version, "mcp-method": "tools/call", "mcp-name": "ask"}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": asked}
    service = Endless(0)
    with serving(service) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.post("/mcp", json=body, headers=headers, timeout=0.5)
        assert service.begun.is_set()
        assert service.given_up.wait(10)


def test_a_body_too_large_is_refused(sample_client: httpx.Client) -> None:
    assert sample_client.post("/mcp", content=b"a" * 1_500_000).status_code == 413
