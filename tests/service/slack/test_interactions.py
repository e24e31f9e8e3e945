"""Buttons, views and the message shortcut."""

from __future__ import annotations

from typing import Any

from service.slack.limits import violations
from service.state.feedback import Feedback
from tests.service.slack.conftest import Served, wait_for
from tests.service.slack.fake_slack import TEAM, FakeSlack, mention
from tests.service.slack.test_faults import settled

QUESTION = "How did each authority handle return home interviews?"


def answered(served: Served, slack: FakeSlack) -> dict[str, Any]:
    """An answered question's message."""
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    return slack.answers()[0]


def press(
    served: Served,
    posted: dict[str, Any],
    action: str,
    user: str = "U1",
    team: str = TEAM,
    **fields: Any,
) -> None:
    """A user presses a button under an answer."""
    (button,) = [one for one in posted["blocks"][-1]["elements"] if one["action_id"] == action]
    pressed = {**button, "type": "button", "block_id": "answer"}
    payload = {
        "type": "block_actions",
        "team": {"id": team},
        "user": {"id": user, "team_id": team},
        "channel": {"id": posted["channel"]},
        "message": {"ts": posted["ts"], "thread_ts": posted["thread_ts"]},
        "trigger_id": "1.2.3",
        "actions": [pressed],
        **fields,
    }
    assert served.interact(payload).status_code == 200


def feedback(served: Served) -> list[Feedback]:
    """What was kept of verdicts."""
    return [one for _, one in served.state.feedback.all()]


def test_paragraphs_are_shown_whole_with_the_quote_marked(served: Served, slack: FakeSlack) -> None:
    press(served, answered(served, slack), "show_paragraphs")
    wait_for(lambda: slack.views)
    (view,) = slack.views
    texts = [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]
    assert any(
        "*Every child who goes missing is offered" in text and "Just over half accept." in text
        for text in texts
    )
    assert not violations(view["blocks"], view=True)


def test_quotes_are_ready_to_copy_exactly_with_their_source(served: Served, slack: FakeSlack) -> None:
    press(served, answered(served, slack), "copy_quote")
    wait_for(lambda: slack.views)
    values = [block["element"]["initial_value"] for block in slack.views[0]["blocks"]]
    assert values[0] == (
        "“Every child who goes missing is offered a return home interview, and the offer is made promptly. "
        "Just over half accept. Interviewers are skilled, but they are based in the county town, and the quality "
        "of a conversation held by telephone is thin. Children placed in Eastwold by other authorities are not "
        "offered an interview unless the placing authority pays for one. Information from interviews is gathered "
        "in a quarterly report that reaches social workers too late to be of use to individual children.” "
        "(Eastwold 2019, paragraph 10; https://reports.example.org/reports/eastwold-2019-inspection#p10)"
    )


def test_quotes_that_were_copied_are_put_away(served: Served, slack: FakeSlack) -> None:
    press(served, answered(served, slack), "copy_quote")
    wait_for(lambda: slack.views)
    (view,) = slack.views
    sent = {"id": "V1", "type": "modal", "callback_id": view["callback_id"], "state": {"values": {}}}
    payload = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U1"}, "view": sent}
    reply = served.interact(payload)
    assert (reply.status_code, reply.text) == (200, "")


def test_a_view_that_slack_does_not_open_any_more_is_told_of(served: Served, slack: FakeSlack) -> None:
    posted = answered(served, slack)
    slack.refused["views.open"] = "expired_trigger_id"
    press(served, posted, "show_paragraphs")
    wait_for(lambda: slack.whispers)
    (told,) = slack.whispers
    assert (told["user"], told["thread_ts"]) == ("U1", posted["thread_ts"])
    assert "press again" in told["text"]


def test_a_thumb_up_is_kept_once_and_thanked_for(served: Served, slack: FakeSlack) -> None:
    posted = answered(served, slack)
    for _ in range(3):
        press(served, posted, "vote_up")
    wait_for(lambda: len(slack.whispers) == 3)
    (given,) = feedback(served)
    assert (given.question, given.verdict, given.source) == (QUESTION, "up", "slack")


def test_thanks_come_also_where_the_bot_is_no_member(served: Served, slack: FakeSlack) -> None:
    posted = answered(served, slack)
    slack.removed.add("C1")
    press(served, posted, "vote_up", response_url=f"http://127.0.0.1:{slack.port}/hooks/good")
    wait_for(lambda: slack.hooks)
    (thanks,) = slack.hooks
    assert "Thank you" in thanks["text"]
    assert thanks["replace_original"] is False
    assert [one.verdict for one in feedback(served)] == ["up"]


def reason(kind: str, posted_number: str, text: str | None = None) -> dict[str, Any]:
    """The view about what was wrong, sent or closed."""
    state = {
        "values": {
            "kind": {"kind": {"type": "radio_buttons", "selected_option": {"value": "missing"}}},
            "words": {"words": {"type": "plain_text_input", "value": text}},
        }
    }
    return {
        "type": kind,
        "team": {"id": TEAM},
        "user": {"id": "U1", "team_id": TEAM},
        "view": {
            "id": "V1",
            "type": "modal",
            "callback_id": "reason",
            "private_metadata": posted_number,
            **({"state": state} if text is not None else {}),
        },
    }


def test_a_thumb_down_asks_why_and_the_reason_is_kept(served: Served, slack: FakeSlack) -> None:
    posted = answered(served, slack)
    press(served, posted, "vote_down")
    wait_for(lambda: slack.views)
    number = slack.views[0]["private_metadata"]
    assert feedback(served) == []
    assert served.interact(reason("view_submission", number, "Paragraph 12\nis better")).status_code == 200
    (given,) = feedback(served)
    assert (given.verdict, given.reason) == (
        "down",
        "Something in the reports is missing: Paragraph 12 is better",
    )


def test_a_thumb_down_counts_also_when_no_reason_is_given_or_can_be_asked(
    served: Served, slack: FakeSlack
) -> None:
    posted = answered(served, slack)
    press(served, posted, "vote_down")
    wait_for(lambda: slack.views)
    served.interact(reason("view_closed", slack.views[0]["private_metadata"]))
    slack.refused["views.open"] = "expired_trigger_id"
    press(served, posted, "vote_down", user="U2")
    wait_for(lambda: len(feedback(served)) == 2)
    assert [one.verdict for one in feedback(served)] == ["down", "down"]


def test_members_of_another_workspace_cannot_open_an_answer(served: Served, slack: FakeSlack) -> None:
    press(served, answered(served, slack), "show_paragraphs", team="T0OTHER")
    wait_for(lambda: slack.views)
    assert "no longer kept" in slack.views[0]["blocks"][0]["text"]["text"]


def test_asking_about_a_message_opens_it_as_a_question_and_answers_in_its_thread(
    served: Served, slack: FakeSlack
) -> None:
    ts = slack.ts()
    shortcut = {
        "type": "message_action",
        "callback_id": "ask_about_this",
        "team": {"id": TEAM},
        "user": {"id": "U1", "team_id": TEAM},
        "channel": {"id": "C1"},
        "trigger_id": "1.2.3",
        "message": {"ts": ts, "text": "How is supervision &amp; oversight in <#C2|tidewell>?"},
    }
    assert served.interact(shortcut).status_code == 200
    wait_for(lambda: slack.views)
    (view,) = slack.views
    assert view["blocks"][0]["element"]["initial_value"] == "How is supervision & oversight in #tidewell?"
    submitted = {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": "U1", "team_id": TEAM},
        "view": {
            "id": "V7",
            "type": "modal",
            "callback_id": view["callback_id"],
            "private_metadata": view["private_metadata"],
            "state": {"values": {"question": {"question": {"value": "How is supervision in Tidewell?"}}}},
        },
    }
    for _ in range(2):
        assert served.interact(submitted).status_code == 200
    settled(served, "answered")
    (answer,) = slack.answers()
    assert (answer["channel"], answer["thread_ts"]) == ("C1", ts)
