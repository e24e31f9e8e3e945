"""Slack's events as questions: pure, from the payload alone. What is no question for the bot gives None."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from service.slack.model import Asked, Edited, Event, PaneOpened, Way, Withdrawn, message_key
from service.slack.mrkdwn import mentioned, plain

Payload = Mapping[str, Any]

_SPOKEN = (None, "file_share", "thread_broadcast", "me_message")  # subtypes of what people write
_ASKS = re.compile(
    # a question, or an instruction, …
    r"\?|^(?:(?:and|or|but|so|also|then|ok|okay|thanks)\b\W*)?(?:what|which|who|whom|whose|when|where|why|how"
    r"|does|did|(?:is|are|was|were) there|compare|show|list|give|tell|explain|find|summari[sz]e)\b"
    # … “same for Eastwold”, “more on caseloads”, …
    r"|^(?:and|or|also|same|more)\s+(?:in|for|at|about|of|on|with|from)\s+(?!(?:that|this|it|me|us)\b)\w"
    # … “and Eastwold”, “or care leavers”: short, and neither thanks nor the beginning of a sentence.
    r"|^(?:and|or)\s+(?!(?:thanks?|i|we|you|he|she|they|it|that|this|yes|no|not|so|then|all)\b)\w\S*(?:\s+\S+){0,2}$",
    re.IGNORECASE,
)


def read_event(body: Payload) -> Event | None:
    """What an Events API payload says to the bot: a question, a change, an opened pane, or nothing."""
    event = body.get("event")
    if not isinstance(event, Mapping):
        return None
    if event.get("type") == "assistant_thread_started":
        thread = event.get("assistant_thread")
        if isinstance(thread, Mapping) and thread.get("channel_id") and thread.get("thread_ts"):
            return PaneOpened(str(thread["channel_id"]), str(thread["thread_ts"]))
        return None
    if event.get("type") not in ("app_mention", "message"):
        return None
    if event.get("subtype") == "message_changed":
        return _edited(body, event)
    if event.get("subtype") == "message_deleted":
        return _withdrawn(body, event)
    return _asked(body, event)


def _asked(body: Payload, event: Payload) -> Asked | None:
    channel, ts, user = event.get("channel"), event.get("ts"), event.get("user")
    if not (channel and ts and user) or _from_bot(event) or event.get("subtype") not in _SPOKEN:
        return None
    sent = str(event.get("text") or "")
    ours = bot_users(body)
    if user in ours:
        return None
    way = _way(event, sent, ours)
    question = plain(sent, ours)
    if way is None or (way is Way.THREAD and not (_ASKS.search(question) and not mentioned(sent))):
        return None
    team = str(body.get("team_id") or "")
    asker_team, home = asker(body, event)
    return Asked(
        key=message_key(team, str(channel), str(ts)),
        way=way,
        team=team,
        channel=str(channel),
        user=str(user),
        question=question,
        event_id=body.get("event_id"),
        asker_team=asker_team,
        home=home,
        thread=str(event.get("thread_ts") or ts),
        ts=str(ts),
        direct=is_direct(event),
        files=len(event.get("files") or ()),
    )


def _way(event: Payload, sent: str, ours: frozenset[str]) -> Way | None:
    if is_direct(event):
        return Way.DIRECT
    if event.get("type") == "app_mention" or mentioned(sent) & ours:
        return Way.MENTION
    if event.get("thread_ts") and event["thread_ts"] != event.get("ts"):
        return Way.THREAD
    return None


def _edited(body: Payload, event: Payload) -> Edited | None:
    now, before = event.get("message"), event.get("previous_message") or {}
    if not isinstance(now, Mapping) or _from_bot(now) or now.get("text") == before.get("text"):
        return None  # a link unfurled, a reply counted
    if not (now.get("ts") and event.get("channel")):
        return None
    key = message_key(str(body.get("team_id") or ""), str(event["channel"]), str(now["ts"]))
    return Edited(key, plain(str(now.get("text") or ""), bot_users(body)))


def _withdrawn(body: Payload, event: Payload) -> Withdrawn | None:
    ts = event.get("deleted_ts")
    if not (ts and event.get("channel")):
        return None
    return Withdrawn(message_key(str(body.get("team_id") or ""), str(event["channel"]), str(ts)))


def _from_bot(event: Payload) -> bool:
    return bool(event.get("bot_id") or event.get("bot_profile") or event.get("subtype") == "bot_message")


def is_direct(event: Payload) -> bool:
    """Whether the conversation is between the bot and one user."""
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")


def bot_users(body: Payload) -> frozenset[str]:
    """The bot's own user ids, as the payload names those it is delivered to."""
    return frozenset(
        str(one["user_id"])
        for one in body.get("authorizations") or ()
        if isinstance(one, Mapping) and one.get("is_bot") and one.get("user_id")
    )


def asker(body: Payload, event: Payload) -> tuple[str | None, bool]:
    """The workspace of the asker where it is known, and whether it is the one the app is installed in.

    In a channel shared with another organisation (Slack Connect) an asker of whom nothing is known counts
    as a stranger.
    """
    team, enterprise = body.get("team_id"), body.get("enterprise_id")
    own = event.get("user_team") or event.get("source_team") or event.get("team")
    if own:
        return str(own), own == team or (enterprise is not None and own == enterprise)
    shared = bool(body.get("is_ext_shared_channel"))
    return (None, False) if shared else (str(team) if team else None, True)
