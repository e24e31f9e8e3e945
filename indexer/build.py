"""Building and publishing an index: the way of a report from file to generation.

The index becomes exactly what is found under the paths given. What was parsed or embedded before is
not done again; what cannot be read now but was before keeps its earlier content, and is reported.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from indexer.cache import Cache
from indexer.contracts import Embedder, StoredReport
from indexer.discover import Found, Refused, Source, content_hash, discover
from indexer.errors import IndexMissingError, ReadError, StoreError, WriteRefusedError
from indexer.model import ParsedReport
from indexer.reconcile import identity, reconcile
from indexer.sandbox import Bounds, Job, parse_all
from indexer.store.catalogue import Catalogue
from indexer.store.generations import begin, current, publish
from indexer.store.lock import indexing
from indexer.store.writer import write_generation

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What an indexing did: the reports now held, files that failed, and whether anything changed."""

    generation: str
    changed: bool
    reports: tuple[StoredReport, ...]
    failed: tuple[Refused, ...]


def build(
    paths: Sequence[Path],
    data: Path,
    embedder: Embedder | None,
    *,
    bounds: Bounds,
    processes: int,
    wait: bool = False,
    progress: Progress = lambda *_: None,
) -> BuildResult:
    """Index what is found under `paths` into `data` and publish it.

    Raises ReadError when there is nothing to index, IndexLockedError when another process indexes,
    StoreError when the disk refuses; in each case the live index is as it was.
    """
    for path in paths:
        if not path.exists():
            raise ReadError(str(path), "there is no such file or folder")
    try:
        with indexing(data, wait=wait):
            return _build(paths, data, embedder, bounds, processes, progress)
    except (OSError, sqlite3.Error, WriteRefusedError) as error:
        for left in (data / "generations").glob("*.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        raise StoreError(
            f"the index in {data} could not be written ({error}); the one before still answers. "
            "Make room or mend the permissions, and index again"
        ) from error


def _build(
    paths: Sequence[Path],
    data: Path,
    embedder: Embedder | None,
    bounds: Bounds,
    processes: int,
    progress: Progress,
) -> BuildResult:
    found = discover(paths)
    if not found.sources:
        where = ", ".join(str(path) for path in paths)
        raise ReadError(
            where, "no report files (.pdf, .txt, .html, .docx) are there; name a folder that has some"
        )
    live = _live(data)
    cache = Cache(data / "cache.sqlite")
    try:
        parsed, failed = _parse(found, cache, bounds, processes, progress)
        if not parsed:
            reasons = "; ".join(f"{one.name}: {one.reason}" for one in failed[:5])
            raise ReadError(
                ", ".join(map(str, paths)), f"none of the files could be read as a report ({reasons})"
            )
        known = {identity(stored.report): stored.report.report_id for stored in live.reports} if live else {}
        held = reconcile(parsed, known)
        registers = "".join(content_hash(path) for path in found.registers)
        print_ = _fingerprint([*map(str, held), embedder.name if embedder else "", registers])
        if live and live.metadata.get("fingerprint") == print_:
            return BuildResult(current(data).name, False, live.reports, failed)
        folder = begin(data)
        for number, register in enumerate(found.registers):
            shutil.copyfile(register, folder / f"authorities-{number}.csv")
        write_generation(folder, held, embedder, cache, {"fingerprint": print_}, progress)
        final = publish(data, folder)
    finally:
        cache.close()
    return BuildResult(final.name, True, Catalogue(final / "catalogue.sqlite").reports, failed)


def _live(data: Path) -> Catalogue | None:
    try:
        return Catalogue(current(data) / "catalogue.sqlite")
    except IndexMissingError:
        return None


def _parse(
    found: Found, cache: Cache, bounds: Bounds, processes: int, progress: Progress
) -> tuple[list[tuple[Source, ParsedReport]], tuple[Refused, ...]]:
    register = "".join(content_hash(path) for path in found.registers)
    failed = list(found.refused)
    results: dict[Path, ParsedReport | str] = {}
    keys: dict[Path, str] = {}
    for source in found.sources:
        try:
            digest = content_hash(source.path)
        except OSError as error:
            results[source.path] = f"it cannot be opened ({error.strerror}); check its permissions"
            continue
        keys[source.path] = _fingerprint([digest, str(source.published), register, parser_version()])
        known = cache.parsed(keys[source.path])
        if known is not None:
            results[source.path] = known
    jobs = [Job(source.path, source.published) for source in found.sources if source.path not in results]
    for done, (job, result) in enumerate(parse_all(jobs, found.registers, bounds, processes), 1):
        results[job.path] = result
        cache.keep_parsed(keys[job.path], result)
        progress("reading", done, len(jobs))
    parsed = []
    for source in found.sources:
        result = results[source.path]
        if isinstance(result, str):
            failed.append(Refused(source.name, result))
        else:
            parsed.append((source, result))
    return parsed, tuple(failed)


@cache
def parser_version() -> str:
    """Changes with every change of the code that reads and structures, so that nothing stale is kept."""
    digest = hashlib.sha256()
    for package in ("indexer", "indexer.readers", "indexer.structure"):
        for file in sorted(files(package).iterdir(), key=lambda one: one.name):
            if file.name.endswith((".py", "authorities.csv")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _fingerprint(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
