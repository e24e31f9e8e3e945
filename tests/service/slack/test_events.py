"""What Slack's events say to the bot; what is no question for it is nothing."""

from __future__ import annotations

from typing import Any

import pytest

from service.slack.events import read_event
from service.slack.model import Asked, Edited, PaneOpened, Way, Withdrawn
from tests.service.slack.fake_slack import BOT_ID, BOT_USER, TEAM, event, mention, message


def test_a_mention_and_its_message_event_are_the_same_question() -> None:
    first = read_event(mention("How is supervision?", "1.1"))
    second = read_event(message(f"<@{BOT_USER}> How is supervision?", "1.1"))
    assert isinstance(first, Asked)
    assert isinstance(second, Asked)
    assert first.key == second.key
    assert first.way is second.way is Way.MENTION
    assert first.question == second.question == "How is supervision?"
    assert first.event_id != second.event_id
    assert first.thread == "1.1"


def test_a_mention_within_a_thread_is_answered_in_that_thread() -> None:
    asked = read_event(mention("And Eastwold?", "1.9", thread_ts="1.1"))
    assert isinstance(asked, Asked)
    assert (asked.thread, asked.ts) == ("1.1", "1.9")


def test_slack_markup_in_a_question_becomes_what_its_author_saw() -> None:
    sent = "What of <#C9|social-work> &amp; <https://x.org/a|the page> for <@U5|Ann>, &lt;3"
    asked = read_event(mention(sent, "1.1"))
    assert isinstance(asked, Asked)
    assert asked.question == "What of #social-work & the page for @Ann, <3"


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("And what about Eastwold?", True),
        ("what about Harrowmere", True),
        ("compare it with Tidewell", True),
        ("and Eastwold", True),
        ("Or children in care", True),
        ("same for Tidewell please", True),
        ("more on caseloads", True),
        ("does Tidewell have the same problem", True),
        ("But how many children is that", True),
        ("OK, compare it with Tidewell", True),
        ("thanks, that helps", False),
        ("And thanks for that", False),
        ("and I will tell the director", False),
        ("So good!", False),
        ("Same here", False),
        ("is fine by me", False),
        ("but that is not our problem", False),
        ("Have a good weekend all", False),
        ("I will read it tomorrow", False),
        ("<@U7> what do you think?", False),
    ],
)
def test_in_a_thread_only_what_asks_is_taken_without_a_mention(text: str, taken: bool) -> None:
    said = read_event(message(text, "1.9", thread_ts="1.1"))
    assert (said is not None) is taken
    if isinstance(said, Asked):
        assert said.way is Way.THREAD


@pytest.mark.parametrize(
    "fields",
    [
        {"bot_id": "B9"},
        {"bot_id": BOT_ID, "user": BOT_USER},
        {"user": BOT_USER},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "channel_topic"},
        {"user": None},
        {"ts": None},
        {"channel": None},
    ],
)
def test_what_bots_and_slack_itself_say_is_no_question(fields: dict[str, Any]) -> None:
    said = mention("How is supervision?", "1.1")
    said["event"].update(fields)
    assert read_event(said) is None


@pytest.mark.parametrize("kind", ["reaction_added", "app_home_opened", "team_join", "no_such_event"])
def test_events_of_other_kinds_say_nothing(kind: str) -> None:
    assert read_event(event(kind, user="U1", channel="C1")) is None


@pytest.mark.parametrize(
    "body", [{}, {"event": None}, {"event": []}, {"event": {"type": "message"}}, {"event": "message"}]
)
def test_payloads_without_what_they_should_hold_say_nothing(body: dict[str, Any]) -> None:
    assert read_event({"type": "event_callback", "team_id": TEAM, **body}) is None


def test_ordinary_talk_in_a_channel_is_no_question() -> None:
    assert read_event(message("What is for lunch?", "1.1")) is None


def test_everything_said_directly_to_the_bot_is_one() -> None:
    asked = read_event(message("supervision in Eastwold", "1.1", channel="D1", channel_type="im"))
    assert isinstance(asked, Asked)
    assert asked.way is Way.DIRECT
    assert asked.direct


def test_files_are_counted_and_their_message_taken() -> None:
    said = message(
        "see this", "1.1", channel="D1", channel_type="im", subtype="file_share", files=[{"id": "F"}]
    )
    asked = read_event(said)
    assert isinstance(asked, Asked)
    assert asked.files == 1


def test_an_edit_names_the_question_and_its_new_words() -> None:
    changed = event(
        "message",
        subtype="message_changed",
        channel="C1",
        message={"ts": "1.1", "user": "U1", "text": f"<@{BOT_USER}> How is Eastwold?"},
        previous_message={"ts": "1.1", "user": "U1", "text": f"<@{BOT_USER}> How is it?"},
    )
    asked = read_event(mention("How is it?", "1.1"))
    assert isinstance(asked, Asked)
    assert read_event(changed) == Edited(asked.key, "How is Eastwold?")


def test_an_unfurled_link_is_no_edit() -> None:
    same = {"ts": "1.1", "user": "U1", "text": "How is it?"}
    changed = event(
        "message",
        subtype="message_changed",
        channel="C1",
        message={**same, "attachments": []},
        previous_message=same,
    )
    assert read_event(changed) is None


def test_a_deleted_message_is_withdrawn() -> None:
    gone = event("message", subtype="message_deleted", channel="C1", deleted_ts="1.1")
    assert read_event(gone) == Withdrawn(f"{TEAM}:C1:1.1")


def test_an_opened_assistant_pane_names_its_thread() -> None:
    opened = event("assistant_thread_started", assistant_thread={"channel_id": "D1", "thread_ts": "1.1"})
    assert read_event(opened) == PaneOpened("D1", "1.1")


@pytest.mark.parametrize(
    ("fields", "shared", "home"),
    [
        ({"team": TEAM}, False, True),
        ({"team": None}, False, True),
        ({"team": None}, True, False),
        ({"team": "T0OTHER"}, True, False),
        ({"team": TEAM, "user_team": "T0OTHER"}, True, False),
        ({"team": TEAM, "user_team": TEAM}, True, True),
    ],
)
def test_an_asker_of_another_organisation_is_known_as_a_stranger(
    fields: dict[str, Any], shared: bool, home: bool
) -> None:
    said = mention("How is supervision?", "1.1")
    said["event"].update(fields)
    said["is_ext_shared_channel"] = shared
    asked = read_event(said)
    assert isinstance(asked, Asked)
    assert asked.home is home
