"""Parsing in child processes that can be ended: a bound on time and on memory for every file."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from indexer.errors import ReadError
from indexer.model import ParsedReport

_POLL = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may cost."""

    seconds: float = 60.0
    memory: int = 2_000_000_000  # bytes of address space
    size: int = 100_000_000  # bytes of the file


@dataclass(frozen=True, slots=True)
class Job:
    """A file to parse, with what a manifest says of it."""

    path: Path
    published: date | None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    since: float = 0.0


def parse_all(
    jobs: Sequence[Job], registers: Sequence[Path], bounds: Bounds, processes: int
) -> Iterator[tuple[Job, ParsedReport | str]]:
    """Each job with its report, or with the reason why there is none, in the order they are done."""
    waiting = list(reversed(jobs))
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.job for worker in workers):
            while waiting and len(workers) < min(processes, len(jobs)):
                workers.append(_start(registers, bounds))
            for worker in workers:
                if worker.job is None and waiting:
                    _give(worker, waiting.pop())
            yield from _collect(workers, bounds)
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _start(registers: Sequence[Path], bounds: Bounds) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, list(registers), bounds), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker, job: Job) -> None:
    worker.pipe.send(job)
    worker.job, worker.since = job, time.monotonic()


def _collect(workers: list[_Worker], bounds: Bounds) -> Iterator[tuple[Job, ParsedReport | str]]:
    wait([worker.pipe for worker in workers if worker.job], timeout=_POLL)
    for worker in list(workers):
        if worker.job is None:
            continue
        result: ParsedReport | str | None = None
        if worker.pipe.poll():
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                result = "reading it ended the reader; the file is damaged or made to do harm"
                _end(workers, worker)
        elif time.monotonic() - worker.since > bounds.seconds:
            result = f"reading it took more than {bounds.seconds:.0f} seconds and was stopped"
            _end(workers, worker)
        if result is not None:
            yield worker.job, result
            worker.job = None


def _end(workers: list[_Worker], worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()
    workers.remove(worker)


def _serve(pipe: Connection, registers: list[Path], bounds: Bounds) -> None:
    import resource

    from indexer.authorities import load

    os.nice(1)
    resource.setrlimit(resource.RLIMIT_AS, (bounds.memory, bounds.memory))
    register = load(*registers)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        pipe.send(_parse(job, register, bounds))


def _parse(job: Job, register: object, bounds: Bounds) -> ParsedReport | str:
    from indexer.parse import parse_file

    try:
        size = job.path.stat().st_size
        if size > bounds.size:
            return f"it has {size / 1e6:,.0f} MB; at most {bounds.size / 1e6:,.0f} MB are read"
        return parse_file(job.path, register=register, published=job.published)  # type: ignore[arg-type]
    except ReadError as error:
        return error.reason
    except OSError as error:
        return f"it cannot be opened ({error.strerror}); check its permissions"
    except (MemoryError, RecursionError):
        return "reading it took more memory than one file may; it is damaged or made to do harm"
