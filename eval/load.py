"""`make load`: a running service under many callers, measured from outside, on loopback only.

Real processes over a copy of an index. While callers ask, the index is switched; every answer must be
whole. Nothing is asserted of speed: figures depend on the machine, and are written to docs/operations.md
by whoever changes what they measure.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from indexer.store.generations import current, point

_TOPICS = (
    "return home interviews", "care leavers' housing", "supervision of social workers", "caseloads",
    "domestic abuse", "children who go missing", "private fostering", "adoption", "early help",
    "the voice of the child", "exploitation", "health assessments", "personal education plans",
    "thresholds", "the designated officer", "placement stability", "pathway plans", "strategy discussions",
)  # fmt: skip
_FORMS = (
    "How does {0} deal with {1}?", "What do inspectors say about {1} in {0}?", "Is {1} good enough in {0}?",
    "What must {0} do better about {1}?",
)  # fmt: skip
_FACTS = ("How was {0} rated overall?", "When was {0} inspected?", "Who led the inspection of {0}?")
_FACT_SHARE, _PAIR_SHARE = 0.1, 0.1
_READY_SECONDS = 120


@dataclass
class Tally:
    """What the callers met."""

    seconds: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)


def questions(authorities: Sequence[str], seed: int) -> Iterator[str]:
    """Questions without end: most on a topic in one authority, a tenth on facts, a tenth on two authorities."""
    choose = random.Random(seed)  # noqa: S311 - not for secrets
    while True:
        one, other = choose.sample(list(authorities), 2)
        kind = choose.random()
        if kind < _FACT_SHARE:
            yield choose.choice(_FACTS).format(one)
        elif kind < _FACT_SHARE + _PAIR_SHARE:
            yield f"Compare {one} and {other} on {choose.choice(_TOPICS)}."
        else:
            yield choose.choice(_FORMS).format(one, choose.choice(_TOPICS))


@contextmanager
def running(
    data: Path, workers: int, log: Path, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """`pilcrow serve` over an index folder on a free port of loopback; gives its address and its process."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "indexer.cli", "serve", "--data", str(data), "--port", str(port)]
    environment = {**os.environ, "PILCROW_LOG_LEVEL": "warning", "PILCROW_CONCURRENCY": "1000"}
    environment |= {f"PILCROW_{name.upper()}": value for name, value in settings.items()}
    with log.open("wb") as output:
        server = subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--workers", str(workers)], stdout=output, stderr=output, env=environment
        )
        try:
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


async def ready(session: aiohttp.ClientSession, address: str) -> float:
    """Wait until the service is ready; seconds since this was called."""
    started = time.perf_counter()
    while time.perf_counter() - started < _READY_SECONDS:
        try:
            async with session.get(f"{address}/readyz") as response:
                if response.status == 200:
                    return time.perf_counter() - started
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.02)
    sys.exit("the service did not become ready")


async def caller(
    session: aiohttp.ClientSession, address: str, asked: Iterator[str], until: float, tally: Tally
) -> None:
    """One caller: asks, reads the whole answer, asks again."""
    while time.perf_counter() < until:
        started = time.perf_counter()
        try:
            async with session.post(f"{address}/v1/ask", json={"question": next(asked)}) as response:
                answer = json.loads(await response.read())
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            tally.errors[type(error).__name__] += 1
            continue
        tally.seconds.append(time.perf_counter() - started)
        if response.status != 200 or "outcome" not in answer:
            tally.errors[str(response.status)] += 1
        else:
            tally.outcomes[answer["outcome"]] += 1


async def switches(data: Path, times: Sequence[float]) -> None:
    """Publish a copy of the live generation under a new name at each of the moments, in seconds from now."""
    began = time.perf_counter()
    for moment in times:
        await asyncio.sleep(max(0.0, moment - (time.perf_counter() - began)))
        await asyncio.to_thread(switch, data)


def switch(data: Path) -> str:
    """One publication of what is live already; the name of the new generation."""
    live = current(data)
    fresh = live.with_name(f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    unfinished = fresh.with_name(f"{fresh.name}.tmp")
    shutil.copytree(live, unfinished)
    unfinished.rename(fresh)
    point(data, fresh)
    return fresh.name


def memory(process: int) -> float:
    """Memory of a process and all its descendants that is their own, in MB: files mapped in are left out,
    as processes share them and the system takes them back when it needs room.
    """
    total = 0.0
    waiting = [process]
    while waiting:
        one = waiting.pop()
        try:
            status = Path(f"/proc/{one}/status").read_text()
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
        total += sum(
            float(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("RssAnon")
        )
    return total


def processor(process: int) -> float:
    """Processor time of a process and all its descendants, in seconds."""
    total = 0.0
    waiting = [process]
    while waiting:
        one = waiting.pop()
        try:
            numbers = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
        total += (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")
    return total


async def fresh_replica(data: Path, scratch: Path) -> float:
    """Seconds from the start of a replica that has nothing to its readiness, the index in `data` being published."""
    replica = scratch / "replica"
    replica.mkdir()
    with running(replica, 1, replica / "serve.log", published=str(data)) as (address, _):
        async with aiohttp.ClientSession(trust_env=False) as session:
            return await ready(session, address)


async def measure(data: Path, options: argparse.Namespace) -> dict[str, object]:
    """Run the whole load; figures by name."""
    with running(data, options.workers, data / "serve.log") as (address, server):
        timeout = aiohttp.ClientTimeout(total=60)
        connector = aiohttp.TCPConnector(limit=options.callers)
        async with aiohttp.ClientSession(timeout=timeout, connector=connector, trust_env=False) as session:
            until_ready = await ready(session, address)
            async with session.get(f"{address}/v1/reports") as response:
                held = (await response.json())["reports"]
            authorities = sorted({report["authority"] for report in held})
            asked = questions(authorities, options.seed)
            await asyncio.gather(
                *(caller(session, address, asked, time.perf_counter() + options.warm, Tally()) for _ in range(options.callers))
            )  # fmt: skip
            tally, memories = Tally(), [memory(server.pid)]
            spent, started = processor(server.pid), time.perf_counter()
            until = started + options.seconds
            apart = options.seconds / (options.switches + 1)
            switching = asyncio.create_task(
                switches(data, [apart * (number + 1) for number in range(options.switches)])
            )
            sampling = asyncio.create_task(_sample(server.pid, memories))
            await asyncio.gather(
                *(caller(session, address, asked, until, tally) for _ in range(options.callers))
            )
            took, spent = time.perf_counter() - started, processor(server.pid) - spent
            sampling.cancel()
            await switching
    tally.seconds.sort()
    number = len(tally.seconds)
    return {
        "reports": len(held),
        "workers": options.workers,
        "callers": options.callers,
        "seconds": round(took, 1),
        "ready after, s": round(until_ready, 2),
        "answers": number,
        "answers a second": round(number / took, 1),
        "processor time an answer, ms": round(1000 * spent / number, 1),
        "p50, ms": round(1000 * tally.seconds[number // 2], 1),
        "p95, ms": round(1000 * tally.seconds[int(number * 0.95)], 1),
        "p99, ms": round(1000 * tally.seconds[int(number * 0.99)], 1),
        "slowest, ms": round(1000 * tally.seconds[-1], 1),
        "index switched": options.switches,
        "errors": dict(tally.errors),
        "outcomes": dict(tally.outcomes),
        "own memory by tenths of the time, MB": ", ".join(
            str(round(memories[place * (len(memories) - 1) // 10])) for place in range(11)
        ),
        "own memory first, MB": round(memories[0]),
        "own memory most, MB": round(max(memories)),
        "own memory last, MB": round(memories[-1]),
        "load of the machine (5 minutes)": round(os.getloadavg()[1], 1),
    }


async def _sample(process: int, memories: list[float]) -> None:
    while True:
        await asyncio.sleep(1)
        memories.append(memory(process))


def main() -> None:
    """Measure and print a Markdown table; exit 1 when any request failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="index folder; it is copied, not touched")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument(
        "--warm", type=float, default=5, help="seconds of the same load before it is measured"
    )
    parser.add_argument("--callers", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--switches", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        live = current(options.data)
        shutil.copytree(live, data / "generations" / live.name)
        (data / "CURRENT").write_text(live.name)
        from_nothing = asyncio.run(fresh_replica(data, Path(scratch)))
        figures: dict[str, object] = {"a replica from nothing, ready after, s": round(from_nothing, 2)}
        figures |= asyncio.run(measure(data, options))
        log = (data / "serve.log").read_text("utf-8")
    print("| | |\n| --- | --- |")
    for name, value in figures.items():
        print(f"| {name} | {value} |")
    if figures["errors"]:
        sys.exit(f"requests failed; the service said:\n{log[-4000:]}")


if __name__ == "__main__":
    main()
