"""Views of the bot: paragraphs in full, quotes to copy, why an answer did not help, asking about a message."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from service.answering.model import Answer, Citation
from service.slack.blocks import section
from service.slack.limits import BLOCKS_IN_VIEW, INPUT_VALUE, SECTION_TEXT, Block
from service.slack.mrkdwn import escape, link, split

READ, REASON, ASK = "read", "reason", "ask_about"
_REASONS = (
    ("beside", "It is beside the question"),
    ("missing", "Something in the reports is missing"),
    ("wrong", "A paragraph does not say this"),
    ("other", "Something else"),
)


def paragraphs_view(answer: Answer, base: str | None) -> dict[str, Any]:
    """The paragraphs cited, whole, each with its quote marked."""
    blocks: list[Block] = []
    for one in answer.citations:
        label = link(base + one.url, one.label) if base else escape(one.label)
        page = f", page {one.page}" if one.page else ""
        parts = [section(part) for part in split(_marked(one), SECTION_TEXT)]
        title = section(f"*[{one.marker}] {label}*{page}\n{escape(one.section) or 'No heading'}")
        if len(blocks) + len(parts) + 3 > BLOCKS_IN_VIEW:
            blocks.append(
                section("More paragraphs are cited than fit here; the file with the answer has all.")
            )
            break
        blocks += [title, *parts, {"type": "divider"}]
    return _view("Paragraphs", blocks or [section("This answer cites no paragraph.")])


def _marked(one: Citation) -> str:
    before, quote, after = one.text.partition(one.quote)
    flat = [" ".join(escape(part).split()) for part in (before, quote, after)]
    return " ".join(part for part in (flat[0], f"*{flat[1]}*", flat[2]) if part.strip("*"))


def quotes_view(answer: Answer, base: str | None) -> dict[str, Any]:
    """Each quote with its source in a field of its own, as plain text to select and copy, exactly as printed."""
    blocks: list[Block] = []
    for one in answer.citations[: BLOCKS_IN_VIEW // 2]:
        page = f", page {one.page}" if one.page else ""
        source = f"({one.label}{page}{f'; {base}{one.url}' if base else ''})"
        quote = one.quote[: INPUT_VALUE - len(source) - 3]
        field = {
            "type": "plain_text_input",
            "action_id": "quote",
            "multiline": True,
            "initial_value": f"“{quote}” {source}",
        }
        blocks.append(_input(f"quote-{one.marker}", f"[{one.marker}] {one.label}", field, optional=True))
    if not blocks:
        return _view("Copy as quote", [section("This answer cites no paragraph.")])
    # Nothing is sent, but Slack opens no view with fields to write in that cannot be.
    return _view("Copy as quote", blocks, submit="Done")


def reason_view(number: int) -> dict[str, Any]:
    """Asks why an answer did not help."""
    options = [{"text": _plain(text), "value": value} for value, text in _REASONS]
    blocks = [
        _input(
            "kind",
            "What was wrong?",
            {"type": "radio_buttons", "action_id": "kind", "options": options},
            optional=True,
        ),
        _input(
            "words",
            "In your words",
            {"type": "plain_text_input", "action_id": "words", "multiline": True, "max_length": 1500},
            optional=True,
        ),
    ]
    return _view("Not helpful", blocks, REASON, str(number), submit="Send")


def reason_of(state: dict[str, Any]) -> str:
    """What the user said in `reason_view`, as one line of text."""
    values = state.get("values", {})
    chosen = (values.get("kind", {}).get("kind", {}) or {}).get("selected_option") or {}
    words = (values.get("words", {}).get("words", {}) or {}).get("value") or ""
    named = dict(_REASONS).get(str(chosen.get("value")), "")
    return ": ".join(part for part in (named, " ".join(str(words).split())) if part)


def ask_view(text: str, channel: str, thread: str) -> dict[str, Any]:
    """Asks about a message: its text to be edited into a question; the answer goes to its thread."""
    field: dict[str, Any] = {
        "type": "plain_text_input",
        "action_id": "question",
        "multiline": True,
        "max_length": 2000,
    }
    if text.strip():
        field["initial_value"] = text[:2000]
    where = json.dumps({"channel": channel, "thread": thread})
    return _view("Ask about this", [_input("question", "Your question", field)], ASK, where, submit="Ask")


def question_of(view: dict[str, Any]) -> tuple[str, str, str]:
    """Question, channel and thread of a submitted `ask_view`."""
    where = json.loads(view["private_metadata"])
    value = view["state"]["values"]["question"]["question"]["value"]
    return str(value or ""), str(where["channel"]), str(where["thread"])


def said_view(text: str) -> dict[str, Any]:
    """A short word in a view."""
    return _view("Pilcrow", [section(escape(text))])


def _view(
    title: str, blocks: Sequence[Block], callback: str = READ, metadata: str = "", submit: str | None = None
) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": callback,
        "title": _plain(title),
        "close": _plain("Close"),
        "blocks": list(blocks),
        "private_metadata": metadata,
        "notify_on_close": callback == REASON,
        **({"submit": _plain(submit)} if submit else {}),
    }


def _input(block_id: str, label: str, element: Block, *, optional: bool = False) -> Block:
    return {
        "type": "input",
        "block_id": block_id,
        "label": _plain(label),
        "element": element,
        "optional": optional,
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
