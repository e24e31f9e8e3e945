"""Questions asked in Slack are answered once, in their thread, whatever is delivered how often."""

from __future__ import annotations

import pytest

from tests.service.slack.conftest import Served, wait_for
from tests.service.slack.fake_slack import FakeSlack, mention, message

QUESTION = "How did each authority handle return home interviews?"


def test_a_mention_is_answered_in_its_thread_with_linked_citations(served: Served, slack: FakeSlack) -> None:
    ts = slack.ts()
    assert served.send(mention(QUESTION, ts)).status_code == 200
    wait_for(slack.answers)
    (answer,) = slack.answers()
    assert answer["thread_ts"] == ts
    shown = "\n".join(block["text"]["text"] for block in answer["blocks"] if block["type"] == "section")
    assert "*Eastwold*" in shown
    assert "<https://reports.example.org/reports/eastwold-2019-inspection#p10|[1]>" in shown


def test_a_mention_that_comes_as_two_events_and_again_is_answered_once(
    served: Served, slack: FakeSlack
) -> None:
    ts, other = slack.ts(), slack.ts()
    for retry in range(3):
        served.send(mention(QUESTION, ts), retry=retry)
        served.send(message(f"<@U0BOT> {QUESTION}", ts), retry=retry)
    served.send(mention("Is Eastwold good?", other))
    wait_for(lambda: len(slack.answers()) >= 2)
    assert sorted(one["thread_ts"] for one in slack.answers()) == sorted([ts, other])
