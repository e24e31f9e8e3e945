"""The queue: once each, in a thread's order, never two workers on one question, nothing lost by a crash."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from service.slack.model import Asked, Edited, Way, Withdrawn
from service.slack.queue import LEASE, Job, Queue
from service.state.database import default_url
from service.state.slack import QUESTIONS, VOTES
from service.state.state import State


def asked(number: int, thread: str | None = None, **fields: object) -> Asked:
    """A question for the queue."""
    made = Asked(
        key=f"T:C:{number}", way=Way.MENTION, team="T", channel="C", user="U", question=f"Question {number}?",
        thread=thread or str(number), ts=str(number),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.fixture(params=["sqlite", "postgresql"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[State]:
    """The default database; and an empty PostgreSQL database where PILCROW_TEST_POSTGRES names one."""
    url = default_url(tmp_path)
    if request.param == "postgresql":
        url = os.environ.get("PILCROW_TEST_POSTGRES", "")
        if not url:
            pytest.skip("PILCROW_TEST_POSTGRES names no database")
    made = State(url)
    yield made
    with made.engine.begin() as connection:
        connection.execute(sa.delete(VOTES))
        connection.execute(sa.delete(QUESTIONS))
    made.close()


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(state: State, clock: Clock) -> Queue:
    return Queue(state.engine, clock)


def claimed(queue: Queue) -> Job:
    job = queue.claim()
    assert job is not None
    return job


def test_the_same_question_is_kept_once_also_after_it_was_answered(queue: Queue) -> None:
    assert queue.put([asked(1), asked(1)]) == 1
    job = claimed(queue)
    queue.done(job, "answered")
    assert queue.put([asked(1)]) == 0
    assert queue.claim() is None


def test_questions_of_a_thread_wait_for_each_other_and_others_do_not(queue: Queue) -> None:
    queue.put([asked(1, "a"), asked(2, "a"), asked(3, "b")])
    first, other = claimed(queue), claimed(queue)
    assert (first.asked.ts, other.asked.ts) == ("1", "3")
    assert queue.claim() is None
    queue.done(first, "answered")
    assert claimed(queue).asked.ts == "2"


def test_a_follow_up_knows_the_questions_answered_before_it(queue: Queue) -> None:
    for number in range(1, 9):
        queue.put([asked(number, "a")])
        queue.done(claimed(queue), "refused" if number == 8 else "answered")
    queue.put([asked(9, "a")])
    assert queue.history(claimed(queue)) == tuple(f"Question {number}?" for number in range(2, 8))


def test_a_question_whose_worker_was_killed_is_taken_up_in_the_state_it_was_left_in(
    state: State, queue: Queue, clock: Clock
) -> None:
    queue.put([asked(1), asked(2)])
    first, second = claimed(queue), claimed(queue)
    assert queue.sending(second, "the reply")
    other = Queue(state.engine, clock)
    assert other.claim() is None
    clock.now += LEASE + 1
    assert [(job.state, job.reply) for job in (claimed(other), claimed(other))] == [
        ("working", None),
        ("sending", "the reply"),
    ]
    assert not queue.sending(first, "too late")
    assert not queue.done(first, "answered")
    assert not queue.renew(first)


def test_a_renewed_lease_keeps_others_away(state: State, queue: Queue, clock: Clock) -> None:
    queue.put([asked(1)])
    job = claimed(queue)
    for _ in range(5):
        clock.now += LEASE - 1
        assert queue.renew(job)
    assert Queue(state.engine, clock).claim() is None


def test_what_a_dead_process_of_this_machine_held_is_free_at_once(
    state: State, queue: Queue, clock: Clock
) -> None:
    queue.put([asked(1)])
    dead = Queue(state.engine, clock)
    dead.owner = dead.owner.replace(dead.owner.split("/")[1], "999999999")
    claimed(dead)
    assert queue.claim() is None
    assert queue.release_dead() == 1
    assert claimed(queue).attempts == 2


def test_what_is_given_back_comes_again_when_due(queue: Queue, clock: Clock) -> None:
    queue.put([asked(1)])
    queue.later(claimed(queue), 30, maybe_sent=False, counts=False)
    assert queue.claim() is None
    clock.now += 31
    again = claimed(queue)
    assert (again.state, again.attempts) == ("working", 1)
    queue.later(again, 0, maybe_sent=True)
    assert claimed(queue).state == "sending"


def test_edits_and_withdrawals_count_until_the_answer_is_begun(queue: Queue) -> None:
    queue.put([asked(1), asked(2), asked(3)])
    job = claimed(queue)
    queue.put([Edited(job.asked.key, "new"), Edited("T:C:2", "How is Eastwold?"), Withdrawn("T:C:3")])
    assert queue.history(replace(job, id=2**30)) == ()
    queue.done(job, "answered")
    assert queue.history(replace(job, id=2**30)) == ("Question 1?",)
    assert claimed(queue).asked.question == "How is Eastwold?"
    assert queue.claim() is None
    assert queue.put([asked(3)]) == 0


def test_talk_in_a_thread_is_taken_only_where_the_bot_has_answered(queue: Queue) -> None:
    assert queue.put([asked(5, "a", way=Way.THREAD)]) == 0
    queue.put([asked(1, "a")])
    assert queue.put([asked(6, "a", way=Way.THREAD), asked(7, "b", way=Way.THREAD)]) == 1


def test_a_user_s_questions_of_the_last_minute_are_counted(queue: Queue, clock: Clock) -> None:
    queue.put([asked(1), asked(2, user="V")])
    clock.now += 50
    queue.put([asked(3), asked(4)])
    jobs = [claimed(queue) for _ in range(4)]
    assert [queue.asked_lately(job) for job in jobs] == [0, 0, 1, 2]
    assert queue.asked_lately(jobs[3], 30) == 1


def test_a_vote_counts_once_and_can_be_changed(queue: Queue) -> None:
    assert queue.vote(1, "U", "up")
    assert not queue.vote(1, "U", "up")
    assert queue.vote(1, "V", "up")
    assert queue.vote(1, "U", "down")


def test_what_is_done_long_enough_is_deleted_with_its_votes_and_what_is_open_stays(
    queue: Queue, clock: Clock
) -> None:
    queue.put([asked(1), asked(2)])
    job = claimed(queue)
    queue.sending(job, "the reply")
    queue.done(job, "answered")
    queue.vote(job.id, "U", "up")
    assert queue.find(job.id, "T") == ("Question 1?", "the reply")
    assert queue.find(job.id, "T0OTHER") is None
    clock.now += 100
    assert queue.delete_before(clock.now - 50) == 1
    assert queue.find(job.id, "T") is None
    assert queue.vote(job.id, "U", "up")
    assert queue.counts() == {"queued": 1}


def test_the_address_that_came_with_a_command_is_forgotten_when_it_was_used(queue: Queue) -> None:
    queue.put([asked(1, way=Way.COMMAND, response_url="https://hooks.example/secret")])
    job = claimed(queue)
    assert job.asked.response_url == "https://hooks.example/secret"
    assert "secret" not in repr(job)
    queue.done(job, "answered")
    with queue._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT response_url FROM slack_question").scalar() is None


def test_many_workers_never_take_the_same_question(state: State) -> None:
    queues = [Queue(state.engine) for _ in range(6)]
    queues[0].put([asked(number, str(number % 7)) for number in range(120)])
    taken: list[int] = []

    def work(queue: Queue) -> None:
        idle = 0
        while idle < 20:
            job = queue.claim()
            if job is None:
                idle += 1
                continue
            taken.append(job.id)
            assert queue.sending(job, "reply")
            assert queue.done(job, "answered")

    threads = [threading.Thread(target=work, args=(queue,)) for queue in queues]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 120


@pytest.mark.parametrize("hours", [-30, -5, -1, 1, 5, 30])
def test_a_question_is_taken_at_once_whatever_the_clock_did_since(
    state: State, clock: Clock, hours: int
) -> None:
    queue = Queue(state.engine, clock)
    queue.put([asked(1)])
    clock.now += hours * 3600
    job = queue.claim()
    assert job
    assert job.asked.key == "T:C:1"


@pytest.mark.parametrize("hours", [-30, -5, -1, 1, 5, 30])
def test_a_dead_workers_lease_ends_whatever_the_clock_did(state: State, clock: Clock, hours: int) -> None:
    dead, living = Queue(state.engine, clock), Queue(state.engine, clock)
    dead.put([asked(1)])
    assert dead.claim()
    clock.now += hours * 3600
    taken = living.claim()
    assert taken
    assert taken.attempts == 2


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_worker_never_takes_what_it_is_answering_a_second_time(
    state: State, clock: Clock, hours: int
) -> None:
    queue = Queue(state.engine, clock)
    queue.put([asked(1)])
    job = queue.claim()
    assert job
    clock.now += hours * 3600
    assert queue.claim({job.id}) is None
    assert queue.sending(job, "reply")
    assert queue.done(job, "answered")


def test_who_lost_a_question_to_a_jump_of_the_clock_sends_nothing(state: State, clock: Clock) -> None:
    first, second = Queue(state.engine, clock), Queue(state.engine, clock)
    first.put([asked(1)])
    job = first.claim()
    assert job
    clock.now += 5 * 3600
    assert second.claim()
    assert not first.sending(job, "reply")


def test_questions_asked_before_the_clock_went_back_are_not_held_against_their_asker(
    state: State, clock: Clock
) -> None:
    queue = Queue(state.engine, clock)
    queue.put([asked(number) for number in range(5)])
    clock.now -= 5 * 3600
    queue.put([asked(9)])
    jobs = [queue.claim() for _ in range(6)]
    last = next(job for job in jobs if job and job.asked.key == "T:C:9")
    assert queue.asked_lately(last) == 0
