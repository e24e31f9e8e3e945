"""Where and how questions are answered: threads, direct messages, commands, who may ask, what cannot be read."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import sqlalchemy as sa

from service.service import Service
from service.slack.access import refusal
from service.slack.interactions import view_question
from service.state.slack import QUESTIONS
from service.state.state import State
from tests.service.slack.conftest import Served, settings_for, wait_for
from tests.service.slack.fake_slack import SECRET, TEAM, TOKEN, FakeSlack, event, mention, message
from tests.service.slack.test_faults import settled

QUESTION = "How did each authority handle return home interviews?"


def shown(posted: dict[str, Any]) -> str:
    """All text of a message's blocks."""
    return "\n".join(
        part["text"] if isinstance(part["text"], str) else part["text"]["text"]
        for block in posted["blocks"]
        for part in (block, *block.get("elements", []))
        if "text" in part
    )


def direct(text: str, ts: str, **fields: Any) -> dict[str, Any]:
    """Someone writes to the bot alone."""
    return message(text, ts, channel="D1", channel_type="im", **fields)


def test_a_mention_is_answered_in_its_thread_with_linked_citations(served: Served, slack: FakeSlack) -> None:
    ts = slack.ts()
    assert served.send(mention(QUESTION, ts)).status_code == 200
    settled(served, "answered")
    (answer,) = slack.answers()
    assert answer["thread_ts"] == ts
    assert "*Eastwold*" in shown(answer)
    assert "<https://reports.example.org/reports/eastwold-2019-inspection#p10|[1]>" in shown(answer)
    assert not answer["unfurl_links"]


def test_a_mention_that_comes_as_two_events_and_again_is_answered_once(
    served: Served, slack: FakeSlack
) -> None:
    ts = slack.ts()
    for retry in range(3):
        served.send(mention(QUESTION, ts), retry=retry)
        served.send(message(f"<@U0BOT> {QUESTION}", ts), retry=retry)
    settled(served, "answered")
    served.send(mention(QUESTION, ts), retry=3)
    served.send(mention("Is Eastwold good?", slack.ts()))
    settled(served, "answered", "answered")
    assert len(slack.answers()) == 2


def test_a_follow_up_needs_no_mention_and_leans_on_the_question_before(
    served: Served, slack: FakeSlack
) -> None:
    ts = slack.ts()
    served.send(mention("How is supervision in Tidewell?", ts))
    served.send(message("What about Upper Aldmoor?", slack.ts(), thread_ts=ts, user="U2"))
    served.send(message("Good, thanks all", slack.ts(), thread_ts=ts))
    settled(served, "answered", "answered")
    second = slack.answers()[1]
    assert second["thread_ts"] == ts
    assert "upper-aldmoor" in shown(second)
    assert "upervis" in shown(second)
    assert "tidewell" not in shown(second)


def test_a_direct_message_is_answered_in_a_thread_of_its_own(served: Served, slack: FakeSlack) -> None:
    ts = slack.ts()
    served.send(direct("How is supervision in Tidewell?", ts))
    settled(served, "answered")
    assert [(one["channel"], one["thread_ts"]) for one in slack.answers()] == [("D1", ts)]


def test_the_indicator_is_shown_before_the_answer_comes(served: Served, slack: FakeSlack) -> None:
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    methods = [method for _, method in slack.at]
    assert methods.index("assistant.threads.setStatus") < methods.index("chat.postMessage")
    assert methods.count("assistant.threads.setStatus") == 1


def test_an_opened_assistant_pane_offers_questions(served: Served, slack: FakeSlack) -> None:
    served.send(event("assistant_thread_started", assistant_thread={"channel_id": "D1", "thread_ts": "1.1"}))
    wait_for(lambda: slack.prompts)
    assert len(slack.prompts[0]["prompts"]) == 3


def command(text: str, slack: FakeSlack, **fields: str) -> dict[str, str]:
    """A slash command."""
    return {
        "command": "/pilcrow",
        "text": text,
        "team_id": TEAM,
        "channel_id": "C1",
        "user_id": "U1",
        "trigger_id": slack.ts(),
        "response_url": f"http://127.0.0.1:{slack.port}/hooks/good",
        **fields,
    }


def test_a_command_is_answered_to_its_asker_alone(served: Served, slack: FakeSlack) -> None:
    sent = command("How is supervision in Tidewell?", slack)
    assert served.form(sent).status_code == 200
    assert served.form(sent).text == ""
    settled(served, "answered")
    (answer,) = slack.hooks
    assert answer["response_type"] == "ephemeral"
    assert "Tidewell" in shown(answer)
    assert not slack.messages


def test_a_command_whose_address_has_expired_is_answered_in_the_channel_to_the_asker(
    served: Served, slack: FakeSlack
) -> None:
    expired = f"http://127.0.0.1:{slack.port}/hooks/expired"
    served.form(command("How is supervision in Tidewell?", slack, response_url=expired))
    settled(served, "answered")
    (answer,) = slack.whispers
    assert (answer["channel"], answer["user"]) == ("C1", "U1")


def test_a_command_in_a_conversation_that_the_bot_is_not_part_of_is_answered_all_the_same(
    served: Served, slack: FakeSlack
) -> None:
    slack.removed.add("D9")
    expired = f"http://127.0.0.1:{slack.port}/hooks/expired"
    served.form(command("How is supervision in Tidewell?", slack, channel_id="D9"))
    served.form(command("How is it in Eastwold?", slack, channel_id="D9", response_url=expired))
    settled(served, "answered", "answered")
    assert len(slack.hooks) == 1
    assert [one["channel"] for one in slack.answers()] == ["DU1"]


def test_where_wanted_only_the_asker_sees_the_answer(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    with Served(sample_service, state, settings_for(slack, ephemeral_channels="C1")) as served:
        served.send(mention("How is supervision in Tidewell?", slack.ts()))
        served.send(mention("How is supervision in Tidewell?", slack.ts(), channel="C2"))
        settled(served, "answered", "answered")
    assert [one["channel"] for one in slack.whispers] == ["C1"]
    assert [one["channel"] for one in slack.messages] == ["C2"]
    assert slack.statuses.count("") == 1  # no message of the bot's ended the indicator


@pytest.mark.parametrize(
    ("settings", "fields", "words"),
    [
        ({}, {"team": "T0OTHER"}, "members of the workspace"),
        ({"teams": "T0SOME, T0MORE"}, {}, "members of the workspace"),
        ({"channels": "C2 C3"}, {}, "not set up for this channel"),
    ],
)
def test_who_may_not_ask_is_told_so_alone(
    sample_service: Service,
    slack: FakeSlack,
    state: State,
    settings: dict[str, str],
    fields: dict[str, str],
    words: str,
) -> None:
    asked = mention(QUESTION, slack.ts())
    asked["event"].update(fields)
    with Served(sample_service, state, settings_for(slack, **settings)) as served:
        served.send(asked)
        settled(served, "refused")
    (refusal,) = slack.whispers
    assert words in refusal["text"]
    assert not slack.messages


def test_a_partner_s_workspace_may_be_let_in(sample_service: Service, slack: FakeSlack, state: State) -> None:
    asked = mention("How is supervision in Tidewell?", slack.ts())
    asked["event"]["team"] = "T0OTHER"
    asked["is_ext_shared_channel"] = True
    with Served(sample_service, state, settings_for(slack, teams=f"{TEAM},T0OTHER")) as served:
        served.send(asked)
        settled(served, "answered")


def test_a_stranger_s_talk_in_a_thread_gets_no_refusal(served: Served, slack: FakeSlack) -> None:
    ts = slack.ts()
    served.send(mention("How is supervision in Tidewell?", ts))
    said = message("What about Eastwold?", slack.ts(), thread_ts=ts)
    said["event"]["team"] = "T0OTHER"
    served.send(said)
    settled(served, "answered", "refused")
    assert not slack.whispers
    assert len(slack.answers()) == 1


def test_people_who_talk_to_each_other_in_a_thread_are_left_alone(
    served: Served, slack: FakeSlack, state: State
) -> None:
    ts = slack.ts()
    served.send(mention("How is supervision in Tidewell?", ts))
    served.send(message("When you are back please call me", slack.ts(), thread_ts=ts, user="U2"))
    served.send(message("What about Eastwold", slack.ts(), thread_ts=ts))
    served.send(message("What is the capital of France?", slack.ts(), thread_ts=ts))
    settled(served, "answered", "not meant", "answered", "answered")
    assert len(slack.answers()) == 3
    assert not slack.whispers
    assert slack.statuses.count("") == 1  # of what is not answered no message ends the indicator


def test_asking_about_a_message_to_the_bot_alone_counts_as_direct(slack: FakeSlack) -> None:
    view: dict[str, Any] = {"id": "V1", "private_metadata": '{"channel": "D1", "thread": "1.1"}'}
    view["state"] = {"values": {"question": {"question": {"value": "How is supervision in Tidewell?"}}}}
    asked = view_question({"team": {"id": TEAM}, "user": {"id": "U1"}}, view)
    assert refusal(asked, settings_for(slack, channels="C9")) is None
    assert refusal(asked, settings_for(slack, direct=False)) is not None


def test_direct_messages_can_be_closed(sample_service: Service, slack: FakeSlack, state: State) -> None:
    with Served(sample_service, state, settings_for(slack, direct=False)) as served:
        served.send(direct(QUESTION, slack.ts()))
        settled(served, "refused")
    assert "Mention me in a channel" in slack.answers()[0]["text"]


def test_a_user_who_asks_too_much_is_asked_kindly_to_wait(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    with Served(sample_service, state, settings_for(slack, per_minute=2)) as served:
        for user in ("U1", "U1", "U1", "U2"):
            served.send(mention("How is supervision in Tidewell?", slack.ts(), user=user))
        settled(served, "answered", "answered", "refused", "answered")
    (refusal,) = slack.whispers
    assert "2 questions a minute" in refusal["text"]


@pytest.mark.parametrize(
    ("text", "fields", "result", "words"),
    [
        ("", {}, "help", "I answer questions about"),
        ("Help!", {}, "help", "I answer questions about"),
        ("thank you", {}, "help", "You are welcome"),
        ("", {"subtype": "file_share", "files": [{"id": "F1"}]}, "refused", "cannot read attached files"),
        ("x" * 40_000, {}, "refused", "too many"),
        ("Wie ist die Aufsicht in Tidewell?", {}, "answered", ""),
        ("Comment sont suivis les enfants disparus ?", {}, "answered", ""),
        ("\u200b\u2028 \x00", {}, "refused", "empty"),
        ("How is \ud800 supervision in \x00 Tidewell?", {}, "answered", "upervision"),
    ],
)
def test_whatever_is_said_directly_gets_a_word_back(
    served: Served, slack: FakeSlack, text: str, fields: dict[str, Any], result: str, words: str
) -> None:
    served.send(direct(text, slack.ts(), **fields))
    settled(served, result)
    (reply,) = slack.answers()
    assert words in reply["text"]


def test_a_question_with_a_file_is_answered_and_the_file_left_unread_with_a_word(
    served: Served, slack: FakeSlack
) -> None:
    served.send(
        direct("How is supervision in Tidewell?", slack.ts(), subtype="file_share", files=[{"id": "F1"}])
    )
    settled(served, "answered")
    assert "cannot read the attached file" in shown(slack.answers()[0])


def test_a_hostile_question_cannot_ping_or_link(served: Served, slack: FakeSlack) -> None:
    text = "How is &lt;!channel&gt; &lt;https://evil.example|Ofsted&gt; in <!here> Atlantis?"
    served.send(direct(text, slack.ts()))
    wait_for(slack.answers)
    (reply,) = slack.answers()
    everything = reply["text"] + shown(reply)
    assert "<!" not in everything
    assert "<http" not in everything.replace("<https://reports.example.org", "")


def test_nothing_of_a_question_and_no_token_is_logged(
    served: Served, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.failing["chat.postMessage"] = 1
    served.send(direct("How is zanzibarian supervision in Tidewell?", slack.ts()))
    served.send({**mention("zanzibarian", "1.1"), "event": {"type": "zanzibarian_event"}})
    served.interact(
        {"type": "block_actions", "actions": [{"action_id": "x", "value": "zanzibarian"}], "user": {}}
    )
    settled(served, "answered")
    ours = "\n".join(
        record.getMessage() for record in caplog.records if record.name.startswith(("pilcrow", "slack"))
    )
    assert ours
    assert "zanzibarian" not in ours
    assert TOKEN not in caplog.text
    assert SECRET not in caplog.text


def test_without_room_for_all_the_whole_comes_as_a_file_once(
    served: Served, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.slack.blocks._BODY_TEXT", 300)
    ts = slack.ts()
    slack.cut["files.completeUploadExternal"] = 1
    served.send(mention(QUESTION, ts))
    settled(served, "answered")
    (answer,) = slack.answers()
    assert "in the file below" in shown(answer)
    (file,) = [one for one in slack.messages if one.get("files")]
    assert file["thread_ts"] == ts
    content = file["files"][0]["content"]
    assert "Upper Aldmoor" in content
    assert "> Every child who goes missing" in content


def test_a_file_that_cannot_be_attached_is_no_longer_promised(
    served: Served, slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.slack.blocks._BODY_TEXT", 300)
    slack.refused["files.getUploadURLExternal"] = "missing_scope"
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    (answer,) = slack.answers()
    assert "in the file below" not in shown(answer)


def test_the_answer_and_the_asker_stay_in_the_database_and_nowhere_else(
    served: Served, slack: FakeSlack, state: State
) -> None:
    served.send(mention("How is supervision in Tidewell?", slack.ts()))
    settled(served, "answered")
    with state.engine.connect() as connection:
        row = connection.execute(sa.select(QUESTIONS)).mappings().one()
    assert row["message"] == slack.answers()[0]["ts"]
    assert row["attempts"] == 1
