"""What the bot will send to a question: kept in the queue, so that a crash never changes or doubles it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from service.answering.model import Answer
from service.slack.blocks import answer_message, help_message, notice
from service.slack.model import Message


class Reply(BaseModel):
    """An answer, or a notice in its place; `result` is what the queue remembers of it.

    `begun` says that an answer is being written into a message already and is not yet whole.
    """

    model_config = ConfigDict(frozen=True)

    result: Literal["answered", "refused", "apology", "help", "begun"]
    answer: Answer | None = None
    notice: str = ""
    prefix: str = ""

    def message(self, number: int, base: str | None, *, may_attach: bool) -> Message:
        """The reply as a message; see `blocks.answer_message`."""
        if self.result == "help" and not self.notice:
            return help_message()
        made = (
            answer_message(self.answer, number, base, may_attach=may_attach)
            if self.answer is not None
            else notice(self.notice)
        )
        if not self.prefix:
            return made
        first = notice(self.prefix)
        return Message(f"{first.text}\n{made.text}", (*first.blocks, *made.blocks), made.file)


BEGUN = Reply(result="begun")
HELP = Reply(result="help")


def apology(reference: str) -> Reply:
    """Sorry, in words that help whoever runs the service to find what happened."""
    return Reply(
        result="apology",
        notice=(
            "Sorry, something went wrong here and I could not answer. "
            f"Please ask again in a while; if it happens again, tell whoever runs this app “{reference}”."
        ),
    )
