"""Who may ask, and where: decided from what the event says, before anything is answered."""

from __future__ import annotations

from service.slack.model import Asked, Way
from service.slack.settings import SlackSettings

_STRANGER = (
    "I answer only members of the workspace that I was set up for. "
    "Ask a colleague there, or whoever runs this app, for what you need."
)
_CHANNEL = (
    "I am not set up for this channel. Ask me in one that I am set up for, or ask whoever runs this app."
)
_DIRECT = "I do not answer direct messages here. Mention me in a channel instead."


def refusal(asked: Asked, settings: SlackSettings) -> str | None:
    """Why this question is not answered, in words for the asker; None when it is."""
    if settings.teams:
        if asked.asker_team not in settings.teams:
            return _STRANGER
    elif not asked.home:
        return _STRANGER
    if asked.direct:
        return None if settings.direct else _DIRECT
    if settings.channels and asked.channel not in settings.channels:
        return _CHANNEL
    return None


def too_many(asked_lately: int, settings: SlackSettings) -> str | None:
    """A friendly word when the user's limit is reached; `asked_lately` counts the minute before this question."""
    if asked_lately < settings.per_minute:
        return None
    questions = "1 question" if settings.per_minute == 1 else f"{settings.per_minute} questions"
    return (
        f"You are quick! I take {questions} a minute from each person. Please ask this one again in a minute."
    )


def only_asker_sees(asked: Asked, settings: SlackSettings) -> bool:
    """Whether the answer is shown to the asker alone."""
    if asked.way is Way.COMMAND:
        return True
    wanted = settings.ephemeral_channels
    return not asked.direct and ("*" in wanted or asked.channel in wanted)
