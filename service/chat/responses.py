"""Answers as the Responses API writes them: one response, or the events of a stream."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass

from service.answering.events import Event, Piece
from service.answering.model import Answer
from service.chat.completion import Envelope, UrlCitation, annotation

_Json = dict[str, object]


def response(answer: Answer, envelope: Envelope, previous: str | None) -> _Json:
    """The answer in one piece, as JSON; `previous` is the id of the response that it follows."""
    message = _message(envelope, answer.answer, _annotations(answer, envelope), "completed")
    usage = answer.usage
    return {
        **_response(envelope, "completed", [message], previous),
        "completed_at": envelope.created,
        "usage": {
            "input_tokens": usage.prompt_tokens,
            "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
            "output_tokens": usage.completion_tokens,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": usage.prompt_tokens + usage.completion_tokens,
        },
        "pilcrow": answer.model_dump(mode="json"),
    }


async def response_events(
    events: AsyncIterator[Event], envelope: Envelope, previous: str | None
) -> AsyncIterator[bytes]:
    """The answer as the events of a stream; the last, `response.completed`, holds the whole response."""
    writing = _Writing(envelope, previous)
    async for event in events:
        if not writing.number:
            for opening in writing.opening():
                yield opening
        if isinstance(event, Piece):
            for delta in writing.piece(event):
                yield delta
        else:
            for closing in writing.closing(event.answer):
                yield closing


@dataclass(slots=True)
class _Writing:
    """A stream as it is written: the number of the next event, the text and the annotations so far."""

    envelope: Envelope
    previous: str | None
    number: int = 0
    text: str = ""
    annotated: int = 0

    def opening(self) -> Iterator[bytes]:
        begun = _response(self.envelope, "in_progress", [], self.previous)
        yield self._event("response.created", {"response": begun})
        yield self._event("response.in_progress", {"response": begun})
        empty = {**_message(self.envelope, "", [], "in_progress"), "content": []}
        yield self._event("response.output_item.added", {"output_index": 0, "item": empty})
        yield self._event("response.content_part.added", {**self._place(), "part": _part("", [])})

    def piece(self, piece: Piece) -> Iterator[bytes]:
        yield self._event(
            "response.output_text.delta", {**self._place(), "delta": piece.text, "logprobs": []}
        )
        for citation in piece.citations:
            note = annotation(citation, piece.text, len(self.text), self.envelope.base)
            data = {
                **self._place(),
                "annotation_index": self.annotated,
                "annotation": _flat(note.url_citation),
            }
            yield self._event("response.output_text.annotation.added", data)
            self.annotated += 1
        self.text += piece.text

    def closing(self, answer: Answer) -> Iterator[bytes]:
        notes = _annotations(answer, self.envelope)
        message = _message(self.envelope, answer.answer, notes, "completed")
        yield self._event(
            "response.output_text.done", {**self._place(), "text": answer.answer, "logprobs": []}
        )
        yield self._event(
            "response.content_part.done", {**self._place(), "part": _part(answer.answer, notes)}
        )
        yield self._event("response.output_item.done", {"output_index": 0, "item": message})
        yield self._event("response.completed", {"response": response(answer, self.envelope, self.previous)})

    def _place(self) -> _Json:
        return {"item_id": _message_id(self.envelope), "output_index": 0, "content_index": 0}

    def _event(self, name: str, data: Mapping[str, object]) -> bytes:
        numbered = {"type": name, "sequence_number": self.number, **data}
        self.number += 1
        return f"event: {name}\ndata: {json.dumps(numbered, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def _response(envelope: Envelope, status: str, output: list[_Json], previous: str | None) -> _Json:
    return {
        "id": envelope.id,
        "object": "response",
        "created_at": envelope.created,
        "status": status,
        "model": envelope.model,
        "output": output,
        "previous_response_id": previous,
        "parallel_tool_calls": False,
        "tool_choice": "none",
        "tools": [],
        "text": {"format": {"type": "text"}},
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "metadata": {},
        "temperature": None,
        "top_p": None,
        "usage": None,
    }


def _message(envelope: Envelope, text: str, notes: list[_Json], status: str) -> _Json:
    content = [_part(text, notes)]
    return {
        "id": _message_id(envelope),
        "type": "message",
        "role": "assistant",
        "status": status,
        "content": content,
    }


def _message_id(envelope: Envelope) -> str:
    return envelope.id.replace("resp_", "msg_", 1)


def _part(text: str, notes: list[_Json]) -> _Json:
    return {"type": "output_text", "text": text, "annotations": notes, "logprobs": []}


def _annotations(answer: Answer, envelope: Envelope) -> list[_Json]:
    return [
        _flat(annotation(citation, answer.answer, 0, envelope.base).url_citation)
        for citation in answer.citations
    ]


def _flat(citation: UrlCitation) -> _Json:
    return {"type": "url_citation", **citation.model_dump(mode="json")}
