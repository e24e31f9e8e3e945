"""Many events, some twice, against the real service as a process of its own that is killed in the middle.

    python -m tests.service.slack.onslaught --events 1000 --kills 5

prints how many answers each question got and how fast events were acknowledged while many questions were in
work. The Slack on the other side is the local one of `fake_slack.py`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from service.slack.queue import Queue
from service.state.database import open_database
from tests.service.slack.fake_slack import APP_TOKEN, SECRET, TOKEN, FakeSlack, mention, message, signed

QUESTIONS = (
    "How did each authority handle return home interviews?",
    "What is the overall grade of Eastwold?",
    "How is supervision in Tidewell?",
    "What do the reports say about care leavers' housing?",
    "Compare caseloads in Harrowmere and Upper Aldmoor.",
    "When was Carrowick and Sands inspected?",
    "What is the capital of France?",
)

Delivered = tuple[str, dict[str, Any], dict[str, Any]]
"""A question's thread, what is delivered, and what a duplicate of it looks like."""


@dataclass
class Figures:
    """What came of an onslaught."""

    questions: int
    deliveries: int = 0
    answers: Counter[str] = field(default_factory=Counter)  # thread → answers in it
    acknowledged_ms: list[float] = field(default_factory=list)
    kills: int = 0
    cut_off: int = 0  # on their way when the service was killed, and looked for before they were sent again
    seconds: float = 0.0

    def wrong(self) -> dict[str, int]:
        """Threads with more or fewer answers than one."""
        return {thread: count for thread, count in self.answers.items() if count != 1}

    def percentile(self, share: float) -> float:
        """Milliseconds within which that share of the events was acknowledged."""
        ordered = sorted(self.acknowledged_ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Process:
    """`pilcrow serve` with the bot, as an operator runs it."""

    def __init__(self, data: Path, slack: FakeSlack, **settings: str) -> None:
        self._data = data
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._environment = {
            **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
            "PILCROW_SLACK_BOT_TOKEN": TOKEN,
            "PILCROW_SLACK_APP_TOKEN": APP_TOKEN,
            "PILCROW_SLACK_SIGNING_SECRET": SECRET,
            "PILCROW_SLACK_API_URL": slack.api_url,
            "PILCROW_SLACK_PER_MINUTE": "1000",
            **settings,
        }
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "indexer.cli",
            "serve",
            "--data",
            str(self._data),
            "--port",
            str(self.port),
        ]
        self._running = subprocess.Popen(command, env=self._environment, stdout=self._log, stderr=self._log)

    def kill(self, number: int = signal.SIGKILL) -> None:
        if self._running is not None:
            self._running.send_signal(number)
            self._running.wait()

    def close(self) -> None:
        """End it for good."""
        self.kill()
        self._log.close()

    def said(self) -> str:
        """What the process wrote."""
        self._log.seek(0)
        return self._log.read().decode(errors="replace")


async def deliver(
    session: aiohttp.ClientSession,
    ports: Sequence[int],
    payload: dict[str, Any],
    figures: Figures | None,
    patience: float = 60,
) -> None:
    """Deliver an event as Slack does, again and again until it is acknowledged."""
    body = json.dumps(payload).encode()
    until, retry = time.monotonic() + patience, 0
    while True:
        started = time.perf_counter()
        try:
            async with session.post(
                f"http://127.0.0.1:{ports[retry % len(ports)]}/slack/events",
                data=body,
                headers=signed(body, retry=retry),
            ) as response:
                if response.status == 200:
                    if figures is not None:
                        figures.acknowledged_ms.append((time.perf_counter() - started) * 1000)
                    return
        except (aiohttp.ClientError, TimeoutError):
            pass
        retry += 1
        assert time.monotonic() < until, "an event was never acknowledged"
        await asyncio.sleep(0.3)


def make_events(slack: FakeSlack, number: int, chance: random.Random) -> list[Delivered]:
    """Questions by many users in many channels."""
    made = []
    for place in range(number):
        ts, text = slack.ts(), QUESTIONS[place % len(QUESTIONS)]
        where: dict[str, Any] = {"channel": f"C{chance.randrange(20)}", "user": f"U{chance.randrange(50)}"}
        first = mention(text, ts, **where)
        again = first if place % 2 else message(f"<@U0BOT> {text}", ts, **where)
        made.append((ts, first, again))
    return made


async def onslaught(
    data: Path,
    database: str,
    *,
    events: int,
    kills: int,
    per_second: float,
    replicas: int = 1,
    patience: float = 600,
) -> Figures:
    """Deliver `events` questions to replicas by turns, a fifth of them twice, and a twentieth again after a kill.

    Waits until every question is done in the queue, so that nobody is left who could answer twice.
    """
    chance, figures, started = random.Random(7), Figures(events), time.monotonic()
    with FakeSlack() as slack:
        slack.post_seconds = 0.2  # so that a kill meets some replies on their way
        processes = [Process(data, slack, PILCROW_DATABASE=database) for _ in range(replicas)]
        for process in processes:
            process.start()
        try:
            made = make_events(slack, events, chance)
            await _deliver_all(made, processes, slack, figures, kills, per_second, chance)
            await _until_done(database, events, patience)
            figures.answers = Counter({thread: 0 for thread, _, _ in made})
            figures.answers.update(str(one.get("thread_ts")) for one in slack.messages)
            figures.cut_off = slack.calls["conversations.replies"]
            figures.seconds = time.monotonic() - started
            if figures.wrong():
                print("".join(process.said()[-5000:] for process in processes), file=sys.stderr)
        finally:
            for process in processes:
                process.close()
    return figures


async def _deliver_all(
    made: Sequence[Delivered],
    processes: Sequence[Process],
    slack: FakeSlack,
    figures: Figures,
    kills: int,
    per_second: float,
    chance: random.Random,
) -> None:
    kill_at = [(place + 1) * len(made) // (kills + 1) for place in range(kills)]
    tasks: list[asyncio.Task[None]] = []
    async with aiohttp.ClientSession() as session:

        def send(payload: dict[str, Any]) -> None:
            first = figures.deliveries % len(processes)
            ports = [one.port for one in (*processes[first:], *processes[:first])]
            figures.deliveries += 1
            tasks.append(asyncio.create_task(deliver(session, ports, payload, None)))

        def kill() -> None:
            victim = processes[figures.kills % len(processes)]
            victim.kill()
            figures.kills += 1
            victim.start()
            for _, _, again in chance.sample(made[: place + 1], min(place + 1, len(made) // 20 // kills + 1)):
                send(again)

        for place, (_, first, again) in enumerate(made):
            send(first)
            if chance.random() < 0.2:
                send(again)
            await asyncio.sleep(1 / per_second)
            # Delivering goes on until a reply is on its way: a kill of a service at rest would show nothing.
            if figures.kills < kills and place >= kill_at[figures.kills] and slack.posting:
                kill()
        while figures.kills < kills:
            await _until_posting(slack)
            kill()
        await asyncio.gather(*tasks)


async def _until_posting(slack: FakeSlack) -> None:
    until = time.monotonic() + 60
    while not slack.posting:
        assert time.monotonic() < until, "no reply was on its way when the service was to be killed"
        await asyncio.sleep(0.01)


async def _until_done(database: str, events: int, patience: float) -> None:
    engine = open_database(database)
    try:
        until = time.monotonic() + patience
        while Queue(engine).counts() != {"done": events}:
            assert time.monotonic() < until, f"some questions were never done: {Queue(engine).counts()}"
            await asyncio.sleep(0.2)
    finally:
        engine.dispose()


async def acknowledging(
    data: Path, database: str, *, in_work: int, events: int, per_second: float
) -> Figures:
    """How fast events are acknowledged while `in_work` questions are being answered at the same time."""
    figures, started = Figures(events), time.monotonic()
    with FakeSlack() as slack:
        process = Process(data, slack, PILCROW_DATABASE=database, PILCROW_SLACK_AT_ONCE=str(in_work))
        process.start()
        try:
            async with aiohttp.ClientSession() as session:
                backlog = make_events(slack, in_work + 10, random.Random(1))
                await asyncio.gather(*(deliver(session, [process.port], one, None) for _, one, _ in backlog))
                tasks = []
                for _, one, _ in make_events(slack, events, random.Random(2)):
                    tasks.append(asyncio.create_task(deliver(session, [process.port], one, figures)))
                    await asyncio.sleep(1 / per_second)
                await asyncio.gather(*tasks)
        finally:
            process.close()
        figures.seconds = time.monotonic() - started
    return figures


def _index(folder: Path) -> Path:
    from indexer.build import build
    from indexer.embedding.minilm import MiniLM
    from indexer.sandbox import Bounds

    data = folder / "data"
    build([Path(__file__).parents[3] / "service" / "sample"], data, MiniLM(), bounds=Bounds(), processes=2)
    return data


def main(arguments: Sequence[str] | None = None) -> None:
    """Run both and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--per-second", type=float, default=10)
    parser.add_argument("--in-work", type=int, default=50)
    parser.add_argument("--replicas", type=int, default=1)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        data, database = _index(Path(folder)), f"sqlite:///{folder}/{{}}.sqlite"
        figures = asyncio.run(
            onslaught(
                data,
                database.format("onslaught"),
                events=chosen.events,
                kills=chosen.kills,
                per_second=chosen.per_second,
                replicas=chosen.replicas,
                patience=1800,
            )
        )
        once = sum(count == 1 for count in figures.answers.values())
        print(
            f"{figures.questions} questions in {figures.deliveries} deliveries, {chosen.replicas} replicas, "
            f"{figures.kills} kills, {figures.seconds:.0f} s: answered once {once}, "
            f"otherwise {figures.wrong() or 'none'}; {figures.cut_off} looked for before sending",
            flush=True,
        )
        for at_once in (4, chosen.in_work):
            url = database.format(f"acknowledging-{at_once}")
            figures = asyncio.run(acknowledging(data, url, in_work=at_once, events=300, per_second=20))
            print(
                f"acknowledged with {at_once} answered at once, the rest waiting: "
                f"p50 {figures.percentile(0.5):.0f} ms, p99 {figures.percentile(0.99):.0f} ms, "
                f"most {max(figures.acknowledged_ms):.0f} ms of {len(figures.acknowledged_ms)}"
            )


if __name__ == "__main__":
    main()
