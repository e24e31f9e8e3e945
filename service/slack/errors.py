"""What can go wrong between us and Slack; `calls.py` translates Slack's own errors into these by a table.

SlackError            the call failed for a reason that none of these names
├─ RateLimited        Slack asks to wait; nothing was done (retry after the seconds given)
├─ Unreachable        no usable reply; what was asked may have been done all the same (retry, after looking)
├─ TokenRefused       the token is wrong, revoked or of a deactivated account (an operator must act)
├─ ScopeMissing       the app was installed without a permission it needs (install it again)
├─ NoPlace            the bot cannot write there: removed, archived, deleted (write elsewhere)
└─ MessageRefused     Slack does not take the message as it is built (send it plainer)
"""

from __future__ import annotations

from service.errors import ServiceError


class SlackError(ServiceError):
    """A call to Slack failed; `code` is Slack's name of the error, never content."""

    status = 502
    title = "Slack refused"

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"Slack: {code}; {message}")
        self.code = code


class RateLimited(SlackError):
    """Slack asks to wait; nothing was done."""

    retryable = True

    def __init__(self, seconds: float) -> None:
        super().__init__("ratelimited", f"asked to wait {seconds:g} s")
        self.seconds = seconds


class Unreachable(SlackError):
    """No usable reply came; what was asked may have been done all the same."""

    retryable = True


class TokenRefused(SlackError):
    """The token does not work; see PILCROW_SLACK_BOT_TOKEN."""


class ScopeMissing(SlackError):
    """The app lacks a permission; install it again with the manifest."""


class NoPlace(SlackError):
    """The bot cannot write in this place."""


class MessageRefused(SlackError):
    """The message as it is built is not taken."""
