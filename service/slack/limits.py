"""Slack's limits on messages and views, and a check of built blocks against them.

Figures as published in Slack's Block Kit reference; `MESSAGE_TEXT` is our own: the published 50 blocks of
3,000 characters are far more than Slack takes in one message (`msg_blocks_too_long`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Block = dict[str, Any]

BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_VIEW = 100
SECTION_TEXT = 3000
CONTEXT_ELEMENTS = 10
ACTION_ELEMENTS = 25
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
ACTION_ID = 255
VIEW_TITLE = 24  # also of the two buttons below a view
VIEW_METADATA = 3000
INPUT_LABEL = 2000
INPUT_VALUE = 3000
STREAM_TEXT = 12_000
FALLBACK_TEXT = 4000  # of the 40,000 that are taken; it is what notifications and screen readers show
MESSAGE_TEXT = 10_000  # characters in all text of one message


def violations(blocks: Sequence[Block], *, view: bool = False) -> list[str]:
    """What Slack would refuse in `blocks`, each with its place; empty when they may be sent."""
    found = []
    most = BLOCKS_IN_VIEW if view else BLOCKS_IN_MESSAGE
    if len(blocks) > most:
        found.append(f"{len(blocks)} blocks are more than {most}")
    for place, block in enumerate(blocks):
        found.extend(f"block {place} ({block.get('type')}): {fault}" for fault in _faults(block))
    named = [block["block_id"] for block in blocks if "block_id" in block]
    if len(set(named)) != len(named):
        found.append("a block_id occurs twice")
    total = sum(len(text) for block in blocks for text in _texts(block))
    if not view and total > MESSAGE_TEXT:
        found.append(f"{total} characters of text are more than one message takes")
    return found


def view_violations(view: Mapping[str, Any]) -> list[str]:
    """What Slack would refuse in a modal view: its blocks, and what goes round them."""
    found = violations(view["blocks"], view=True)
    for name in ("title", "submit", "close"):
        if name == "title" or name in view:
            found.extend(f"{name}: {fault}" for fault in _text_faults(view.get(name), VIEW_TITLE, plain=True))
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        found.append("a view with input blocks must define submit")
    if len(view.get("private_metadata", "")) > VIEW_METADATA:
        found.append("private_metadata is too long")
    return found


def _faults(block: Block) -> Iterator[str]:
    if len(block.get("block_id", "")) > ACTION_ID:
        yield "block_id is too long"
    check = _CHECKS.get(str(block.get("type")))
    if check is None:
        yield "a type that is not used here"
    else:
        yield from check(block)


def _context_faults(block: Block) -> Iterator[str]:
    elements = block.get("elements", [])
    if not 1 <= len(elements) <= CONTEXT_ELEMENTS:
        yield f"{len(elements)} elements"
    for element in elements:
        yield from _text_faults(element, SECTION_TEXT)


def _input_faults(block: Block) -> Iterator[str]:
    yield from _text_faults(block.get("label"), INPUT_LABEL, plain=True)
    if len(block.get("element", {}).get("initial_value", "")) > INPUT_VALUE:
        yield "initial_value is too long"


def _action_faults(block: Block) -> Iterator[str]:
    elements = block.get("elements", [])
    if not 1 <= len(elements) <= ACTION_ELEMENTS:
        yield f"{len(elements)} elements"
    ids = [element.get("action_id", "") for element in elements]
    if len(set(ids)) != len(ids):
        yield "an action_id occurs twice"
    for element in elements:
        yield from _text_faults(element.get("text"), BUTTON_TEXT, plain=True)
        if len(element.get("value", "")) > BUTTON_VALUE:
            yield "value is too long"
        if not 1 <= len(element.get("action_id", "")) <= ACTION_ID:
            yield "action_id is missing or too long"


def _text_faults(text: Any, most: int, *, plain: bool = False) -> Iterator[str]:
    if not isinstance(text, dict) or text.get("type") not in ("plain_text", "mrkdwn"):
        yield "no text object"
        return
    if plain and text["type"] != "plain_text":
        yield "text must be plain_text"
    if not 1 <= len(text.get("text", "")) <= most:
        yield f"{len(text.get('text', ''))} characters of text, 1 to {most} are taken"


def _texts(block: Block) -> Iterator[str]:
    for value in (block.get("text"), *block.get("elements", [])):
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            yield value["text"]


_CHECKS: Mapping[str, Callable[[Block], Iterator[str]]] = {
    "section": lambda block: _text_faults(block.get("text"), SECTION_TEXT),
    "context": _context_faults,
    "actions": _action_faults,
    "input": _input_faults,
    "divider": lambda _: iter(()),
}
