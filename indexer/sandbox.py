"""Parsing in child processes that can be ended: a bound on time and on memory for every file."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from indexer.errors import ReadError
from indexer.model import ParsedReport

if TYPE_CHECKING:
    from indexer.authorities import Register

_POLL = 0.2  # seconds
_GRACE = 5  # seconds after which a child whose parent is gone ends itself
_ADDRESS_SPACE = 3  # times the memory allowed: libraries are mapped, not used


class ParseFile(Protocol):
    """What reads one file (as `indexer.parse.parse_file`); must be importable by name from a child process."""

    def __call__(self, path: Path, *, register: Register, published: date | None = None) -> ParsedReport:
        """The report in a file; raises ReadError."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may cost."""

    seconds: float = 60.0
    memory: int = 1_000_000_000  # bytes that the reading process may write to
    size: int = 100_000_000  # bytes of the file


@dataclass(frozen=True, slots=True)
class Job:
    """A file to parse, with what a manifest says of it."""

    path: Path
    published: date | None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read. `lasting`: the same bytes would fail in the same way again."""

    reason: str
    lasting: bool


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    since: float = 0.0


def parse_real(path: Path, *, register: Register, published: date | None = None) -> ParsedReport:
    """`indexer.parse.parse_file`, imported when first used; a file without a paragraph is no report."""
    from indexer.parse import parse_file

    parsed = parse_file(path, register=register, published=published)
    if not parsed.paragraphs:
        raise ReadError(path.name, "no paragraph of a report was found in it; look at the file itself")
    return parsed


def parse_all(
    jobs: Sequence[Job],
    registers: Sequence[Path],
    bounds: Bounds,
    processes: int,
    parse: ParseFile = parse_real,
) -> Iterator[tuple[Job, ParsedReport | Failure]]:
    """Each job with its report, or with the reason why there is none, in the order they are done."""
    waiting = list(reversed(jobs))
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.job for worker in workers):
            while waiting and len(workers) < min(processes, len(jobs)):
                workers.append(_start(registers, bounds, parse))
            for worker in workers:
                if worker.job is None and waiting:
                    _give(worker, waiting.pop())
            yield from _collect(workers, bounds)
    finally:
        while workers:
            _end(workers, workers[-1])


def _start(registers: Sequence[Path], bounds: Bounds, parse: ParseFile) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, list(registers), bounds, parse), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _give(worker: _Worker, job: Job) -> None:
    worker.job, worker.since = job, time.monotonic()
    try:
        worker.pipe.send(job)
    except OSError:  # the child died while idle; `_collect` sees the end of its pipe
        return


def _collect(workers: list[_Worker], bounds: Bounds) -> Iterator[tuple[Job, ParsedReport | Failure]]:
    wait([worker.pipe for worker in workers if worker.job], timeout=_POLL)
    for worker in list(workers):
        if worker.job is None:
            continue
        job, result = worker.job, _result(worker, bounds)
        if result is None:
            continue
        worker.job = None
        if isinstance(result, Failure) and not result.lasting:
            _end(workers, worker)  # a child that met its bounds is not used again
        yield job, result


def _result(worker: _Worker, bounds: Bounds) -> ParsedReport | Failure | None:
    if worker.pipe.poll():
        try:
            result: ParsedReport | Failure = worker.pipe.recv()
        except (EOFError, OSError):
            return Failure("reading it ended the reader; the file is damaged or made to do harm", False)
        return result
    if time.monotonic() - worker.since > bounds.seconds:
        return Failure(f"reading it took more than {bounds.seconds:.0f} seconds and was stopped", False)
    return None


def _end(workers: list[_Worker], worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()
    workers.remove(worker)


def _serve(pipe: Connection, registers: list[Path], bounds: Bounds, parse: ParseFile) -> None:
    from indexer.authorities import load

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its children itself
    os.nice(1)
    _limit(bounds.memory)
    register = load(*registers)
    with suppress(EOFError, ConnectionError):  # the parent is done, or gone
        while True:
            job = pipe.recv()
            signal.alarm(int(bounds.seconds) + _GRACE)
            result = _parse(job, register, parse)
            signal.alarm(0)
            pipe.send(result)


def _limit(memory: int) -> None:
    """Bound what this process may take, as far as the system lets itself be asked."""
    import resource

    wanted = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_AS, _ADDRESS_SPACE * memory),
    )
    for kind, most in wanted:
        with suppress(ValueError, OSError):  # a lower bound is set already, or macOS, which refuses some
            resource.setrlimit(kind, (most, most))


def _parse(job: Job, register: Register, parse: ParseFile) -> ParsedReport | Failure:
    try:
        return parse(job.path, register=register, published=job.published)
    except ReadError as error:
        return Failure(error.reason, True)
    except OSError as error:
        return Failure(f"it cannot be opened ({error.strerror or error}); check its permissions", False)
    except (MemoryError, RecursionError):
        return Failure(
            "reading it took more memory than one file may; it is damaged or made to do harm", False
        )
    except Exception as error:  # noqa: BLE001 - a fault of the reader costs one file, and is named
        return Failure(f"the reader could not make sense of it ({type(error).__name__}: {error})", False)
