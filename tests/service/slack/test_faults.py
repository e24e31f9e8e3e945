"""Slack refuses, limits, drops connections and loses replies: still exactly one answer, never silence."""

from __future__ import annotations

import itertools
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
import sqlalchemy as sa

from service.answering.events import Event, Finished, pieces
from service.errors import NotReadyError
from service.question.filters import Filters
from service.service import Service
from service.slack.reply import BEGUN
from service.state.slack import QUESTIONS
from service.state.state import State
from tests.service.slack.conftest import Served, settings_for, wait_for
from tests.service.slack.fake_slack import BOT_ID, FakeSlack, mention, message

QUESTION = "How is supervision in Tidewell?"


def results(state: State) -> list[str | None]:
    """What became of the questions, in the order they were asked."""
    with state.engine.connect() as connection:
        return list(connection.execute(sa.select(QUESTIONS.c.result).order_by(QUESTIONS.c.id)).scalars())


def settled(served: Served, *expected: str) -> None:
    """Wait until the questions have come to these ends."""
    wait_for(lambda: results(served.state) == list(expected))


def test_a_rate_limit_is_waited_out(served: Served, slack: FakeSlack) -> None:
    slack.limited["chat.postMessage"] = 1
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    assert len(slack.answers()) == 1
    posts = [at for at, method in slack.at if method == "chat.postMessage"]
    assert len(posts) == 2
    assert all(later - earlier >= slack.retry_after for earlier, later in itertools.pairwise(posts))


def test_a_reply_that_was_posted_though_no_word_came_back_is_not_posted_again(
    served: Served, slack: FakeSlack
) -> None:
    slack.cut["chat.postMessage"] = 1
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    assert len(slack.answers()) == 1
    assert slack.calls["conversations.replies"] == 1


def test_a_reply_is_known_by_its_blocks_where_slack_does_not_show_metadata(
    served: Served, slack: FakeSlack
) -> None:
    slack.hides_metadata = True
    slack.cut["chat.postMessage"] = 1
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    assert len(slack.answers()) == 1


def test_a_server_error_is_tried_again(served: Served, slack: FakeSlack) -> None:
    slack.failing["chat.postMessage"] = 1
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    assert len(slack.answers()) == 1


def test_a_reply_is_found_among_many_others(served: Served, slack: FakeSlack) -> None:
    ts = slack.ts()
    for _ in range(450):
        slack.messages.append(
            {"channel": "C1", "thread_ts": ts, "ts": slack.ts(), "user": "U7", "files": [{}]}
        )
    slack.cut["chat.postMessage"] = 1
    served.send(mention(QUESTION, ts))
    settled(served, "answered")
    assert len(slack.answers()) == 1
    assert slack.calls["conversations.replies"] == 3


def test_where_threads_cannot_be_read_an_answer_comes_rather_twice_than_never(
    served: Served, slack: FakeSlack
) -> None:
    slack.failing["chat.postMessage"] = 1
    slack.refused["conversations.replies"] = "missing_scope"
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    assert slack.answers()


def test_blocks_that_slack_does_not_take_are_sent_as_text(served: Served, slack: FakeSlack) -> None:
    slack.refused_blocks = True
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    (answer,) = slack.answers()
    assert "blocks" not in answer
    assert "Tidewell" in answer["text"]


def test_blocks_that_slack_does_not_take_are_whispered_as_text(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    slack.refused_blocks = True
    with Served(sample_service, state, settings_for(slack, ephemeral_channels="C1")) as served:
        served.send(mention(QUESTION, slack.ts()))
        settled(served, "answered")
    (answer,) = slack.whispers
    assert "blocks" not in answer
    assert "Tidewell" in answer["text"]


def test_where_the_bot_was_removed_the_asker_is_answered_directly_and_once(
    served: Served, slack: FakeSlack
) -> None:
    slack.removed.add("C1")
    slack.cut["conversations.open"] = 1
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    (answer,) = slack.answers()
    assert answer["channel"] == "DU1"
    assert "cannot write where you asked" in answer["blocks"][0]["text"]["text"]


def test_a_direct_answer_that_was_posted_without_a_word_back_is_not_posted_again(
    served: Served, slack: FakeSlack
) -> None:
    slack.removed.add("C1")
    slack.cut["chat.postMessage"] = 1  # counts only calls that were done: the first, in the channel, was not
    served.send(mention(QUESTION, slack.ts()))
    settled(served, "answered")
    assert len(slack.answers()) == 1


def test_a_revoked_token_keeps_the_question_until_it_works_again(served: Served, slack: FakeSlack) -> None:
    slack.revoked = True
    served.send(mention(QUESTION, slack.ts()))
    wait_for(lambda: slack.calls["chat.postMessage"] == 1)
    with served.state.engine.begin() as connection:
        wait_for(lambda: connection.execute(sa.select(QUESTIONS.c.lease)).scalar() is None)
        assert connection.execute(sa.select(QUESTIONS.c.state)).scalar() == "queued"
        slack.revoked = False
        connection.execute(sa.update(QUESTIONS).values(due=time.time()))
    settled(served, "answered")
    assert len(slack.answers()) == 1


def test_a_question_of_yesterday_is_not_answered_any_more(served: Served, slack: FakeSlack) -> None:
    slack.revoked = True
    served.send(mention(QUESTION, slack.ts()))
    wait_for(lambda: slack.calls["chat.postMessage"] == 1)
    with served.state.engine.begin() as connection:
        wait_for(lambda: connection.execute(sa.select(QUESTIONS.c.lease)).scalar() is None)
        old = time.time() - 90_000
        connection.execute(sa.update(QUESTIONS).values(due=time.time(), asked_at=old))
    settled(served, "abandoned")


class Failing(Service):
    """A service that fails in a given way a number of times."""

    def __init__(self, service: Service, error: Exception, times: int) -> None:
        super().__init__(service._current, service._question_limit)
        self._error, self._left = error, times

    async def stream(
        self, question: str, filters: Filters | None = None, history: Sequence[str] = (), *, caller: str = ""
    ) -> AsyncIterator[Event]:
        if self._left:
            self._left -= 1
            raise self._error
        async for one in super().stream(question, filters, history):
            yield one


@pytest.mark.parametrize("error", [NotReadyError("no index is published"), ValueError("a fault of ours")])
def test_a_service_that_fails_for_a_while_answers_after_it(
    sample_service: Service, slack: FakeSlack, state: State, error: Exception
) -> None:
    with Served(Failing(sample_service, error, 1), state, settings_for(slack)) as served:
        served.send(mention(QUESTION, slack.ts()))
        settled(served, "answered")
        assert len(slack.answers()) == 1


def test_a_service_that_keeps_failing_apologises_with_a_reference(
    sample_service: Service, slack: FakeSlack, state: State, caplog: pytest.LogCaptureFixture
) -> None:
    with Served(Failing(sample_service, ValueError("broken"), 99), state, settings_for(slack)) as served:
        served.send(mention(QUESTION, slack.ts()))
        for tries in (2, 3, 4):
            wait_for(lambda tries=tries: _attempts(state) >= tries - 1 and _waits(state))  # type: ignore[misc]
            _make_due(state)
        settled(served, "apology")
        (answer,) = slack.answers()
        reference = answer["text"].split("“")[1].split("”")[0]
        assert reference in caplog.text


def _attempts(state: State) -> int:
    with state.engine.connect() as connection:
        return int(connection.execute(sa.select(QUESTIONS.c.attempts)).scalar_one())


def _waits(state: State) -> bool:
    with state.engine.connect() as connection:
        row = connection.execute(sa.select(QUESTIONS.c.lease, QUESTIONS.c.state)).one()
    return row.lease is None and row.state == "queued"


def _make_due(state: State) -> None:
    with state.engine.begin() as connection:
        connection.execute(sa.update(QUESTIONS).values(due=time.time()))


class Slow(Service):
    """A service that writes its answer slowly, as a language model does."""

    async def stream(
        self, question: str, filters: Filters | None = None, history: Sequence[str] = (), *, caller: str = ""
    ) -> AsyncIterator[Event]:
        import asyncio

        answer = await asyncio.to_thread(self.ask, question, filters, history)
        for number, piece in enumerate(pieces(answer)):
            yield piece
            await asyncio.sleep(0.6 if number < 4 else 0)
        yield Finished(answer)


COMPARISON = "How did each authority handle return home interviews?"


@pytest.fixture
def slow(sample_service: Service) -> Service:
    return Slow(sample_service._current, sample_service._question_limit)


def test_a_slow_answer_is_shown_as_it_is_written_and_ends_as_any_other(
    slow: Service, slack: FakeSlack, state: State
) -> None:
    with Served(slow, state, settings_for(slack, stream_after=0)) as served:
        served.send(mention(COMPARISON, slack.ts()))
        wait_for(lambda: any(one.get("streaming") for one in slack.messages))
        settled(served, "answered")
    (answer,) = slack.answers()
    assert slack.calls["chat.appendStream"] >= 1
    assert "streaming" not in answer
    assert answer["blocks"][-1]["type"] == "actions"
    assert answer["metadata"]


def test_blocks_that_slack_does_not_take_at_the_end_of_a_stream_are_sent_as_text(
    slow: Service, slack: FakeSlack, state: State
) -> None:
    slack.refused_blocks = True
    with Served(slow, state, settings_for(slack, stream_after=0)) as served:
        served.send(mention(COMPARISON, slack.ts()))
        settled(served, "answered")
    (answer,) = slack.answers()
    assert not answer["blocks"]
    assert "Eastwold" in answer["text"]


@pytest.mark.parametrize("code", ["message_not_found", "edit_window_closed"])
def test_a_begun_answer_that_cannot_be_completed_is_given_anew(
    slow: Service, slack: FakeSlack, state: State, code: str
) -> None:
    slack.refused["chat.update"] = code
    ts = slack.ts()
    with Served(slow, state, settings_for(slack, stream_after=0)) as served:
        served.send(mention(COMPARISON, ts))
        settled(served, "answered")
    whole = [one for one in slack.answers() if one.get("blocks")]
    assert [(one["channel"], one["thread_ts"]) for one in whole] == [("C1", ts)]


def test_where_slack_does_not_stream_the_answer_comes_whole(
    slow: Service, slack: FakeSlack, state: State
) -> None:
    slack.refused["chat.startStream"] = "method_not_supported_for_channel_type"
    with Served(slow, state, settings_for(slack, stream_after=0)) as served:
        served.send(mention(COMPARISON, slack.ts()))
        settled(served, "answered")
    assert len(slack.answers()) == 1


def test_an_answer_cut_off_while_it_was_written_is_completed_in_place(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    ts = slack.ts()
    with Served(sample_service, state, settings_for(slack)) as served:
        served.send(mention(COMPARISON, ts))
        settled(served, "answered")
    slack.messages.clear()
    begun: dict[str, Any] = {
        "channel": "C1",
        "thread_ts": ts,
        "ts": slack.ts(),
        "bot_id": BOT_ID,
        "text": "4 of the 5",
    }
    begun["blocks"] = [{"type": "rich_text", "block_id": "Xy1"}]  # Slack's own, made of the text
    slack.messages.append({**begun, "streaming": True, "edits": 0})
    with state.engine.begin() as connection:  # as a crash right after the beginning leaves it
        left: dict[str, Any] = {"state": "sending", "reply": BEGUN.model_dump_json(), "result": None}
        connection.execute(sa.update(QUESTIONS).values(**left, message=None, due=0, lease=None))
    with Served(sample_service, state, settings_for(slack)) as served:
        settled(served, "answered")
    (answer,) = slack.answers()
    assert answer["ts"] == begun["ts"]
    assert "streaming" not in answer
    assert answer["blocks"]


def test_a_piece_is_not_streamed_when_the_whole_is_ready(served: Served, slack: FakeSlack) -> None:
    served.send(mention(COMPARISON, slack.ts()))
    settled(served, "answered")
    assert slack.calls["chat.startStream"] == 0


def test_questions_left_by_a_stopped_service_are_answered_by_the_next(
    sample_service: Service, slack: FakeSlack, state: State
) -> None:
    stuck = Failing(sample_service, NotReadyError("no index"), 99)
    with Served(stuck, state, settings_for(slack)) as served:
        served.send(mention(QUESTION, slack.ts()))
        served.send(message("How is Eastwold?", slack.ts(), channel="D1", channel_type="im"))
    _make_due(state)
    with Served(sample_service, state, settings_for(slack)) as served:
        settled(served, "answered", "answered")
    assert len(slack.answers()) == 2
