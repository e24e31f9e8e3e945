"""`make bench-model`: what the service adds to a language model's own time, many streams at once, memory over many answers.

The model is the local mock in a process of its own. Nothing is asserted but that no stream is lost or
mixed up; figures are written to docs/models.md by whoever changes what they measure.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.answering.events import Finished
from service.answering.model import Answer
from service.generation.reply import ReplyReader
from service.generation.settings import ModelSettings
from service.service import Service
from service.wiring import open_service

_REPEATS = 60
_STREAMS = 64
_SINGLE = "How are return home interviews done in {}?"
_COMPARED = "How did each authority handle return home interviews?"
_NAMES = ("Eastwold", "Harrowmere", "Tidewell", "Upper Aldmoor")
_FIRST, _BETWEEN = 0.2, 0.004  # seconds: a quick model, about 1,500 tokens a second
_SAMPLES = 20


@contextmanager
def _mock(first: float, between: float) -> Iterator[str]:
    """The mock's address while it runs in a process of its own."""
    command = [sys.executable, "-m", "eval.mock_model", "--first", str(first), "--between", str(between)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _opened(data: Path, url: str, **more: object) -> Service:
    settings = {"model": "mock", "model_url": url, "model_deadline": 120.0, "model_timeout": 60.0, **more}
    return open_service(data, model=ModelSettings.model_validate(settings))


async def _stream(service: Service, question: str) -> tuple[float, str, Answer]:
    """Seconds to the first piece, the pieces joined, and the whole answer."""
    started, first, text = time.perf_counter(), 0.0, ""
    async for event in service.stream(question):
        if isinstance(event, Finished):
            return first, text, event.answer
        first = first or time.perf_counter() - started
        text += event.text
    raise AssertionError("a stream was lost")


def _alone(url: str, body: bytes) -> float:
    """Seconds until a plain client holds the first whole claim of the same request."""
    request = urllib.request.Request(f"{url}/chat/completions", body, {"Content-Type": "application/json"})  # noqa: S310
    reader, started = ReplyReader(), time.perf_counter()
    with urllib.request.urlopen(request) as response:  # noqa: S310 - the mock's address on loopback
        for line in response:
            if line.startswith(b"data: {"):
                delta = json.loads(line[6:])["choices"][0]["delta"]
                if reader.feed(delta.get("content", "")):
                    return time.perf_counter() - started
    raise AssertionError("the mock made no claim")


def _overhead(data: Path) -> None:
    """Each measurement beside one of a plain client, so that what else the machine does weighs on both."""
    question = _SINGLE.format("Eastwold")
    body = _request_of(data, question)
    with _mock(_FIRST, _BETWEEN) as url:
        service, without = _opened(data, url), open_service(data, model=ModelSettings(model=None))
        for one in (service, without):
            one.ask(question)
        for name, asked in (("one authority", question), ("comparison", _COMPARED)):
            pairs = [(asyncio.run(_stream(service, asked))[0], _alone(url, body)) for _ in range(_REPEATS)]
            added = [1000 * (ours - alone) for ours, alone in pairs]
            print(
                f"first piece, {name}: median {1000 * statistics.median(one for one, _ in pairs):.0f} ms; the "
                f"mock's first claim to a plain client {1000 * statistics.median(one for _, one in pairs):.0f} ms; "
                f"added: median {statistics.median(added):.0f} ms, p95 {statistics.quantiles(added, n=20)[-1]:.0f} ms",
                flush=True,
            )
        for name, one in (("with the model", service), ("extractive", without)):
            started = time.process_time()
            for _ in range(_REPEATS):
                one.ask(question)
            print(f"CPU of an answer, {name}: {1000 * (time.process_time() - started) / _REPEATS:.1f} ms")
        service.close()


def _request_of(data: Path, question: str) -> bytes:
    """The body that the service sends for a question, caught by a mock in this process."""
    from eval.mock_model import MockModel

    with MockModel() as caught:
        service = _opened(data, caught.url)
        service.ask(question)
        service.close()
        return json.dumps(caught.requests[0]).encode()


def _together(data: Path) -> None:
    with _mock(_FIRST, _BETWEEN) as url:
        service = _opened(data, url)
        questions = [_SINGLE.format(_NAMES[place % len(_NAMES)]) for place in range(_STREAMS)]
        expected = {question: service.ask(question).answer for question in set(questions)}

        async def run() -> list[tuple[float, str, Answer]]:
            return await asyncio.gather(*(_stream(service, question) for question in questions))

        started = time.perf_counter()
        done = asyncio.run(run())
        taken = time.perf_counter() - started
        service.close()
    wrong = sum(
        text != answer.answer or text != expected[question]
        for question, (_, text, answer) in zip(questions, done, strict=True)
    )
    firsts = [first for first, _, _ in done]
    print(
        f"{_STREAMS} streams at once: all ended in {taken:.2f} s, {wrong} lost or mixed; first piece "
        f"median {1000 * statistics.median(firsts):.0f} ms, slowest {1000 * max(firsts):.0f} ms"
    )


def _memory(data: Path, answers: int) -> None:
    with _mock(0.0, 0.0) as url:
        service = _opened(data, url)
        sizes = []
        started = time.perf_counter()
        for place in range(answers):
            if place % max(answers // _SAMPLES, 1) == 0:
                gc.collect()
                sizes.append(_resident())
            service.ask(_SINGLE.format(_NAMES[place % len(_NAMES)]))
        sizes.append(_resident())
        taken = time.perf_counter() - started
        service.close()
    print(
        f"{answers:,} answers in {taken:.0f} s; resident memory after a twentieth, half and all of them: "
        f"{sizes[1]:.0f}, {sizes[len(sizes) // 2]:.0f}, {sizes[-1]:.0f} MB"
    )


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def main() -> None:
    """Measure over the bundled sample and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=10_000, help="answers for the measure of memory")
    answers = parser.parse_args().answers
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        command = [sys.executable, "-m", "indexer.cli", "index", "service/sample", "--data", str(data)]
        subprocess.run(command, check=True, capture_output=True)
        _overhead(data)
        _together(data)
        _memory(data, answers)


if __name__ == "__main__":
    main()
