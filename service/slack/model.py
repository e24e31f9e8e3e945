"""What the bot works with: a question asked in Slack, changes to it, and what is sent back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from service.slack.limits import Block

FILE_NOTE = "whole"  # the block that promises a file


class Way(StrEnum):
    """How a question reached the bot."""

    MENTION = "mention"
    DIRECT = "direct"
    THREAD = "thread"  # said in a thread that the bot has answered in, without a mention
    COMMAND = "command"
    SHORTCUT = "shortcut"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it came.

    `key` is the same for every delivery of the same question. `team` is the workspace the app is installed
    in, `home` whether the asker is known to belong to it, `asker_team` the asker's own where Slack says it.
    `thread` is the timestamp of the first message of the thread to answer in, None outside messages.
    """

    key: str
    way: Way
    team: str
    channel: str
    user: str
    question: str
    event_id: str | None = None
    asker_team: str | None = None
    home: bool = True
    thread: str | None = None
    ts: str | None = None
    direct: bool = False
    files: int = 0
    response_url: str | None = field(default=None, repr=False)

    @property
    def reference(self) -> str:
        """Names the question in logs and apologies without any of its content."""
        return reference(self.key)


@dataclass(frozen=True, slots=True)
class Edited:
    """The text of a message was changed."""

    key: str
    question: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A message was deleted."""

    key: str


@dataclass(frozen=True, slots=True)
class PaneOpened:
    """A user opened the assistant pane: the thread to show suggestions in."""

    channel: str
    thread: str


Event = Asked | Edited | Withdrawn | PaneOpened


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what is shown, what is read aloud and in notifications, and a file for the whole."""

    text: str
    blocks: tuple[Block, ...] = ()
    file: str | None = None

    def arguments(self) -> dict[str, Any]:
        """The message as arguments of Slack's methods."""
        return {"text": self.text, **({"blocks": list(self.blocks)} if self.blocks else {})}

    def without_file(self) -> Message:
        """The same message when its file could not be attached: it no longer promises one."""
        blocks = tuple(block for block in self.blocks if block.get("block_id") != FILE_NOTE)
        return Message(self.text, blocks)


def reference(key: str) -> str:
    """Eight characters that stand for a question."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]


def message_key(team: str, channel: str, ts: str) -> str:
    """The key of a question asked in a message: a mention arrives twice, with two event ids but one place."""
    return f"{team}:{channel}:{ts}"
