"""`make bench-chat`: what the chat API adds to an answer, many streams at once, and memory over many answers.

A served process is asked over loopback; the client is another process, so both share the machine.
Nothing is asserted: figures depend on the machine and are written to docs/performance.md.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openai import AsyncOpenAI, DefaultAsyncHttpxClient

_TOPICS = ("care leavers", "supervision", "neglect", "assessments", "foster carers", "early help")
_AT_ONCE = 64
_SINGLY = 60


def main() -> None:
    """Measure over the folder named and print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, help="folder of reports to index")
    parser.add_argument("--answers", type=int, default=2000, help="answers over which memory is watched")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        subprocess.run(_command("index", str(chosen.reports), "--data", str(data)), check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        with _served(data) as (address, process):
            rows = asyncio.run(_measured(address, process, chosen.answers))
    print(f"\n| over {chosen.reports.name} | measured |\n| --- | --- |")
    for name, figure in rows:
        print(f"| {name} | {figure} |")


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "indexer.cli", *arguments]


@contextmanager
def _served(data: Path) -> Iterator[tuple[str, int]]:
    """The address and the process id of a service over `data`, on a port that was free."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = subprocess.Popen(_command("serve", "--data", str(data), "--port", str(port)), stdout=subprocess.PIPE)  # fmt: skip
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield f"http://127.0.0.1:{port}/v1", process.pid
    finally:
        process.terminate()
        process.wait()


async def _measured(address: str, process: int, answers: int) -> list[tuple[str, str]]:
    async with AsyncOpenAI(
        base_url=address, api_key="none", max_retries=5, http_client=DefaultAsyncHttpxClient(trust_env=False)
    ) as client:
        while not await _ready(client):
            await asyncio.sleep(0.1)
        added = [await _added(client, place) for place in range(_SINGLY)][5:]
        rows = [
            ("first text of a stream, above the service's own time", _milliseconds(added)),
        ]
        started = time.perf_counter()
        texts = await asyncio.gather(*(_streamed(client, place) for place in range(_AT_ONCE)))
        took = time.perf_counter() - started
        lost = sum(text != answer for text, answer in texts)
        rows.append((f"{_AT_ONCE} streams at once", f"{took:.2f} s in all; {lost} lost or mixed"))
        rows.append((f"memory over {answers:,} answers", await _memory(client, process, answers)))
        return rows


async def _ready(client: AsyncOpenAI) -> bool:
    from openai import APIConnectionError

    try:
        await client.models.list()
    except APIConnectionError:
        return False
    return True


def _question(place: int) -> str:
    return f"What do the reports say about {_TOPICS[place % len(_TOPICS)]}?"


async def _added(client: AsyncOpenAI, place: int) -> float:
    """Seconds from the request to the first text, less what the service says the answer took."""
    started = time.perf_counter()
    first, last = 0.0, None
    stream = await client.chat.completions.create(
        model="pilcrow", messages=[{"role": "user", "content": _question(place)}], stream=True
    )
    async for chunk in stream:
        if not first and chunk.choices[0].delta.content:
            first = time.perf_counter() - started
        last = chunk
    answer = (last.model_extra or {})["pilcrow"] if last else {}
    return first - float(answer["timings_ms"]["total"]) / 1000


async def _streamed(client: AsyncOpenAI, place: int) -> tuple[str, str]:
    """The text of a stream, and the text of the answer that it ended with."""
    text = ""
    answer: dict[str, object] = {}
    stream = await client.chat.completions.create(
        model="pilcrow", messages=[{"role": "user", "content": _question(place)}], stream=True
    )
    async for chunk in stream:
        text += chunk.choices[0].delta.content or ""
        answer = (chunk.model_extra or {}).get("pilcrow", answer)
    wrong = answer["question"] != _question(place)
    return ("" if wrong else text), str(answer["answer"])


async def _memory(client: AsyncOpenAI, process: int, answers: int) -> str:
    """Resident memory after a tenth of the answers and after all, in megabytes."""
    warm = max(answers // 10, 1)
    await _many(client, warm)
    before = _resident(process)
    await _many(client, answers - warm)
    return f"{before:.0f} MB after {warm:,}, {_resident(process):.0f} MB after all"


async def _many(client: AsyncOpenAI, answers: int) -> None:
    left = iter(range(answers))

    async def work() -> None:
        for place in left:
            await _streamed(client, place)

    await asyncio.gather(*(work() for _ in range(4)))


def _resident(process: int) -> float:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def _milliseconds(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    tail = ordered[int(len(ordered) * 0.95)]
    return f"median {statistics.median(ordered) * 1000:.1f} ms, p95 {tail * 1000:.1f} ms"


if __name__ == "__main__":
    main()
