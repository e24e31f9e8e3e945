"""The durable queue: every question once, worked on by one worker at a time, in the order of its thread.

A question is `queued`, then `working`; it becomes `sending` the moment before its reply is sent, with the
reply kept, and `done` after. A worker holds a question by a lease that it renews; when the lease runs out
(the worker was killed) another takes the question in the state it was left in: what was `sending` may have
been sent, so it is looked for in Slack before it is sent again. All of it is single statements on the state
database, so any number of replicas may share one.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine, RowMapping

from service.slack.model import Asked, Edited, Event, Way, Withdrawn
from service.state.slack import QUESTIONS, VOTES

LEASE = 60.0  # seconds; a reply must be sent and confirmed well within it
_AWAY = 600.0  # seconds that a question waits at the most before it is tried again
_APART = 5.0  # seconds by which the clocks of replicas may differ
HISTORY = 6  # questions of a thread that a follow-up can lean on
_OPEN = ("queued", "working", "sending")
_COLUMNS = QUESTIONS.c
_ASKED = tuple(field.name for field in fields(Asked))


@dataclass(frozen=True, slots=True)
class Job:
    """A question held by this worker: `state` is the one it was found in, `reply` what was already written."""

    id: int
    asked: Asked
    state: str
    attempts: int
    asked_at: float
    reply: str | None
    place: str | None
    message: str | None


class Queue:
    """The queue in one state database, for one worker process. Safe for many threads; raises SQLAlchemyError."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970; replicas must agree on it within a few seconds."""
        self._engine = engine
        self._clock = clock
        self._host = socket.gethostname()[:60]
        self.owner = f"{self._host}/{os.getpid()}/{uuid.uuid4().hex[:12]}"
        # SQLite lets waiting writers sleep; taking turns here keeps an event from waiting behind that sleep.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()
        )

    def put(self, events: Sequence[Event]) -> int:
        """Keep what happened, in one transaction; gives how many questions were new. Known ones are dropped."""
        new = 0
        with self._turn, self._engine.begin() as connection:
            for event in events:
                if isinstance(event, Asked):
                    new += self._add(connection, event)
                elif isinstance(event, Edited):
                    connection.execute(_waiting(event.key).values(question=event.question))
                elif isinstance(event, Withdrawn):
                    connection.execute(_waiting(event.key).values(**self._over("withdrawn"), question=""))
        return new

    def _add(self, connection: sa.Connection, asked: Asked) -> int:
        if asked.way is Way.THREAD and not self._answered_in(connection, asked):
            return 0
        now = self._clock()
        values = {name: getattr(asked, name) for name in _ASKED}
        values |= {"way": str(asked.way), "asked_at": now, "state": "queued", "due": now, "attempts": 0}
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        insert = dialect.insert(QUESTIONS).values(**values).on_conflict_do_nothing(index_elements=["key"])
        return len(connection.execute(insert.returning(_COLUMNS.id)).all())

    @staticmethod
    def _answered_in(connection: sa.Connection, asked: Asked) -> bool:
        """Whether the bot takes part in the thread: someone asked it there and was not refused."""
        there = sa.select(_COLUMNS.id).where(
            _COLUMNS.channel == asked.channel,
            _COLUMNS.thread == asked.thread,
            sa.or_(_COLUMNS.state.in_(_OPEN), _COLUMNS.result == "answered"),
        )
        return connection.execute(there.limit(1)).first() is not None

    def claim(self, at_work: Collection[int] = ()) -> Job | None:
        """Take the next question whose turn it is and that nobody holds; None when there is none.

        A question waits until those asked before it in its thread are done. `at_work` are the ids of those
        that this worker is answering: they are its own however the clock has jumped. A moment further off
        than any that is ever set was set before the clock went back, and counts as come.
        """
        now = self._clock()
        one, before = QUESTIONS.alias("one"), QUESTIONS.alias("before")
        ahead = sa.exists().where(
            before.c.channel == one.c.channel,
            before.c.thread == one.c.thread,
            before.c.id < one.c.id,
            before.c.state.in_(_OPEN),
        )
        free = sa.or_(one.c.lease.is_(None), one.c.lease < now, one.c.lease > now + LEASE + _APART)
        due = sa.or_(one.c.due <= now, one.c.due > now + _AWAY + _APART)
        pick = (
            sa.select(one.c.id)
            .where(one.c.state.in_(_OPEN), one.c.id.not_in(at_work), due, free, ~ahead)
            .order_by(one.c.due, one.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        take = (
            sa.update(QUESTIONS)
            .where(_COLUMNS.id == pick.scalar_subquery())
            .values(
                state=sa.case((_COLUMNS.state == "queued", "working"), else_=_COLUMNS.state),
                owner=self.owner,
                lease=now + LEASE,
                attempts=_COLUMNS.attempts + 1,
            )
            .returning(*QUESTIONS.c)
        )
        with self._turn, self._engine.begin() as connection:
            row = connection.execute(take).mappings().first()
        return _job(row) if row else None

    def renew(self, job: Job) -> bool:
        """Hold a question for another lease; False when it is no longer held."""
        return self._change(job, lease=self._clock() + LEASE)

    def sending(self, job: Job, reply: str, place: str | None = None) -> bool:
        """Say that the reply is about to be sent, with a whole lease for it; False when no longer held."""
        return self._change(job, state="sending", reply=reply, place=place, lease=self._clock() + LEASE)

    def begun(self, job: Job, message: str) -> bool:
        """Say which message the reply is being written into; False when no longer held."""
        return self._change(job, message=message, lease=self._clock() + LEASE)

    def done(self, job: Job, result: str, message: str | None = None) -> bool:
        """Close a question; False when it is no longer held."""
        return self._change(job, **self._over(result), **({"message": message} if message else {}))

    def later(self, job: Job, seconds: float, *, maybe_sent: bool, counts: bool = True) -> bool:
        """Give a question back until `seconds` from now; `counts` is False when it was no fault of the question."""
        return self._change(
            job,
            state="sending" if maybe_sent else "queued",
            due=self._clock() + min(seconds, _AWAY),
            lease=None,
            owner=None,
            attempts=_COLUMNS.attempts - (0 if counts else 1),
        )

    def _over(self, result: str) -> dict[str, Any]:
        at = self._clock()
        return {"state": "done", "result": result, "done_at": at, "lease": None, "response_url": None}

    def _change(self, job: Job, **values: Any) -> bool:
        held = sa.update(QUESTIONS).where(
            _COLUMNS.id == job.id, _COLUMNS.owner == self.owner, _COLUMNS.state.in_(_OPEN)
        )
        with self._turn, self._engine.begin() as connection:
            return connection.execute(held.values(**values)).rowcount == 1

    def release_dead(self) -> int:
        """Free what a killed process of this machine still holds; gives how many questions that were."""
        held = sa.select(_COLUMNS.id, _COLUMNS.owner).where(
            _COLUMNS.state.in_(_OPEN), _COLUMNS.owner.startswith(f"{self._host}/", autoescape=True)
        )
        with self._turn, self._engine.begin() as connection:
            dead = [row.id for row in connection.execute(held) if self._is_dead(row.owner)]
            if dead:
                free = sa.update(QUESTIONS).where(_COLUMNS.id.in_(dead))
                connection.execute(free.values(lease=None, owner=None))
        return len(dead)

    def _is_dead(self, owner: str) -> bool:
        process = owner.split("/")[1]
        if process == str(os.getpid()):
            return owner != self.owner  # the number was given out anew, as it is in every container
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        return False

    def asked_lately(self, job: Job, seconds: float = 60) -> int:
        """Questions of the same user in the `seconds` before this one."""
        counted = sa.select(sa.func.count()).where(
            _COLUMNS.team == job.asked.team,
            _COLUMNS.user == job.asked.user,
            _COLUMNS.asked_at > job.asked_at - seconds,
            _COLUMNS.asked_at < job.asked_at + seconds,  # before the clock went back: no telling when
            _COLUMNS.id < job.id,
        )
        with self._engine.connect() as connection:
            return int(connection.execute(counted).scalar_one())

    def history(self, job: Job) -> tuple[str, ...]:
        """Questions answered before this one in its thread, oldest first."""
        earlier = (
            sa.select(_COLUMNS.question)
            .where(
                _COLUMNS.channel == job.asked.channel,
                _COLUMNS.thread == job.asked.thread,
                _COLUMNS.id < job.id,
                _COLUMNS.result == "answered",
            )
            .order_by(_COLUMNS.id.desc())
            .limit(HISTORY)
        )
        with self._engine.connect() as connection:
            return tuple(reversed(connection.execute(earlier).scalars().all()))

    def find(self, number: int, team: str) -> tuple[str, str] | None:
        """The question and reply of a number, if they are of this workspace and still kept."""
        kept = sa.select(_COLUMNS.question, _COLUMNS.reply).where(
            _COLUMNS.id == number, _COLUMNS.team == team, _COLUMNS.reply.is_not(None)
        )
        with self._engine.connect() as connection:
            row = connection.execute(kept).first()
        return (row.question, row.reply) if row else None

    def vote(self, number: int, user: str, verdict: str) -> bool:
        """Note a user's verdict on an answer; False when it is the one already given."""
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        insert = dialect.insert(VOTES).values(
            question_id=number, user=user, verdict=verdict, at=self._clock()
        )
        upsert = insert.on_conflict_do_update(
            index_elements=["question_id", "user"],
            set_={"verdict": insert.excluded.verdict, "at": insert.excluded.at},
            where=VOTES.c.verdict != insert.excluded.verdict,
        )
        with self._turn, self._engine.begin() as connection:
            return connection.execute(upsert.returning(VOTES.c.question_id)).first() is not None

    def counts(self) -> dict[str, int]:
        """How many questions are in each state."""
        grouped = sa.select(_COLUMNS.state, sa.func.count()).group_by(_COLUMNS.state)
        with self._engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(grouped)}

    def delete_before(self, moment: float) -> int:
        """Delete what was done before `moment` (seconds since 1970), votes with it; gives how many questions."""
        old = sa.and_(_COLUMNS.state == "done", _COLUMNS.done_at < moment)
        with self._turn, self._engine.begin() as connection:
            ids = sa.select(_COLUMNS.id).where(old)
            connection.execute(sa.delete(VOTES).where(VOTES.c.question_id.in_(ids)))
            return int(connection.execute(sa.delete(QUESTIONS).where(old)).rowcount)


def _waiting(key: str) -> sa.Update:
    """A change to a question that nobody has begun to answer."""
    return sa.update(QUESTIONS).where(
        _COLUMNS.key == key, _COLUMNS.state == "queued", _COLUMNS.reply.is_(None)
    )


def _job(row: RowMapping) -> Job:
    asked = Asked(**{name: row[name] for name in _ASKED if name != "way"}, way=Way(row["way"]))
    return Job(
        id=row["id"],
        asked=asked,
        state=row["state"],
        attempts=row["attempts"],
        asked_at=row["asked_at"],
        reply=row["reply"],
        place=row["place"],
        message=row["message"],
    )
