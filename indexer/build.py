"""Building and publishing an index: the way of a report from file to generation.

The index becomes exactly what is found under the paths given. What was parsed or embedded before is
not done again; what cannot be read now but was before keeps its earlier content, and is reported.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from indexer.cache import Cache
from indexer.contracts import Embedder, StoredReport
from indexer.discover import Found, Refused, discover, printable, storable, there
from indexer.errors import (
    IndexForeignError,
    IndexMissingError,
    NothingFoundError,
    ReadError,
    StoreError,
    WriteRefusedError,
)
from indexer.reading import Reading, read_files
from indexer.reconcile import Held, ReadFile, identity, reconcile
from indexer.sandbox import Bounds, ParseFile, parse_real
from indexer.store.catalogue import Catalogue, read_failures, read_sources
from indexer.store.generations import building, current, publish
from indexer.store.lock import indexing
from indexer.store.published import FORMAT, registers
from indexer.store.writer import Generation, write_generation
from indexer.versions import fingerprint, index_version

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What an indexing did: the reports now held, files that failed, and whether anything changed."""

    generation: str
    changed: bool
    reports: tuple[StoredReport, ...]
    failed: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class _Others:
    """What stays in the index beside what is indexed now."""

    files: Sequence[ReadFile] = ()
    failed: Sequence[Refused] = ()
    registers: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class _Live:
    """What the indexer needs of the live generation, if there is a usable one."""

    folder: Path | None = None
    reports: tuple[StoredReport, ...] = ()
    sources: Mapping[str, ReadFile] = field(default_factory=dict)
    failures: tuple[Refused, ...] = ()
    fingerprint: str = ""
    questions: str = ""

    def apart_from(self, paths: Sequence[Path]) -> _Others:
        """What lies under none of `paths`."""
        roots = [storable(path.resolve()) for path in paths]

        def outside(path: str) -> bool:
            return not any(Path(path).is_relative_to(root) for root in roots)

        return _Others(
            [file for file in self.sources.values() if outside(file.path)],
            [one for one in self.failures if outside(one.path)],
            [path.read_bytes() for path in registers(self.folder)] if self.folder else [],
        )


def build(
    paths: Sequence[Path],
    data: Path,
    embedder: Embedder | None,
    *,
    bounds: Bounds,
    processes: int,
    add: bool = False,
    wait: bool = False,
    waiting: Callable[[str], None] = lambda _: None,
    parse: ParseFile = parse_real,
    progress: Progress = lambda *_: None,
) -> BuildResult:
    """Index what is found under `paths` into `data` and publish it.

    With `add`, what came from elsewhere stays; else the index becomes what `paths` hold. `parse` reads
    one file, in a child process; `waiting` is told for whom this waits, if it does.

    Raises ReadError when there is nothing to index, IndexLockedError when another process indexes,
    StoreError when the disk refuses; in each case the live index is as it was.
    """
    for path in paths:
        if not there(path):
            raise NothingFoundError(printable(path), "there is no such file or folder that may be looked at")
    with refusals(data), indexing(data, wait=wait, waiting=waiting):
        found = discover(paths)
        live = _live(data)
        if add and live.folder is None and (data / "generations").is_dir():
            raise IndexForeignError(f"the index in {data} cannot be added to; index all reports again")
        cache = Cache(data / "cache.sqlite")
        try:
            reading = _read(found, paths, cache, live, bounds, processes, parse, progress)
            others = live.apart_from(paths) if add else _Others()
            generation = _generation(reading, others, found.registers, live, embedder)
            if generation.metadata["fingerprint"] == live.fingerprint:
                return BuildResult(current(data).name, False, live.reports, tuple(generation.failed))
            return publish_generation(
                data, generation, embedder, cache, previous=live.folder, progress=progress
            )
        finally:
            cache.close()


@contextmanager
def refusals(data: Path) -> Iterator[None]:
    """What disk and libraries refuse, as a StoreError that says what to do."""
    try:
        yield
    except (OSError, sqlite3.Error, WriteRefusedError) as error:
        raise StoreError(
            f"the index in {data} could not be written ({error}); the one before still answers. "
            "Make room or mend the permissions, and index again"
        ) from error


def publish_generation(
    data: Path,
    generation: Generation,
    embedder: Embedder | None,
    cache: Cache,
    *,
    previous: Path | None,
    progress: Progress,
) -> BuildResult:
    """Write a generation beside the live one and make it live. The caller holds the indexing lock."""
    with building(data) as folder:
        write_generation(folder, generation, embedder, cache, previous=previous, progress=progress)
        final = publish(data, folder)
    cache.trim()
    reports = Catalogue(final / "catalogue.sqlite").reports
    return BuildResult(final.name, True, reports, tuple(generation.failed))


def republish(
    data: Path,
    embedder: Embedder | None,
    cache: Cache,
    *,
    questions: str | None = None,
    anew: bool = False,
    progress: Progress = lambda *_: None,
) -> BuildResult:
    """Publish the live index again from what its catalogue says was read; nothing is parsed.

    With `questions` those of that maker go in, else those of the maker of the live index. `anew`: nothing is
    taken from the live generation's vectors. The caller holds the indexing lock. Raises StoreError when
    the catalogue itself is damaged.
    """
    folder = current(data)
    path = folder / "catalogue.sqlite"
    try:
        catalogue = Catalogue(path)
        files = [file for _, file in read_sources(path)]
        failures = read_failures(path)
    except (sqlite3.Error, ValueError) as error:
        raise StoreError(f"the catalogue in {data} is damaged ({error}); index the reports again") from error
    facts = catalogue.metadata
    known = {identity(stored.report): stored.report.report_id for stored in catalogue.reports}
    texts = [register.read_bytes() for register in registers(folder)]
    metadata = {
        "fingerprint": facts.get("fingerprint", ""),
        "questions": facts.get("questions", "") if questions is None else questions,
    }
    generation = Generation(reconcile(files, known), failures, texts, metadata)
    previous = None if anew else folder
    return publish_generation(data, generation, embedder, cache, previous=previous, progress=progress)


def _live(data: Path) -> _Live:
    try:
        path = current(data) / "catalogue.sqlite"
        catalogue = Catalogue(path)
        if catalogue.metadata.get("format") != FORMAT:
            return _Live()
        sources = {file.path: file for _, file in read_sources(path)}
        facts = catalogue.metadata
        return _Live(
            path.parent,
            catalogue.reports,
            sources,
            read_failures(path),
            facts.get("fingerprint", ""),
            facts.get("questions", ""),
        )
    except (IndexMissingError, sqlite3.Error, ValueError):
        return _Live()  # missing, damaged or foreign: everything is made anew


def _read(
    found: Found,
    paths: Sequence[Path],
    cache: Cache,
    live: _Live,
    bounds: Bounds,
    processes: int,
    parse: ParseFile,
    progress: Progress,
) -> Reading:
    where = ", ".join(str(path) for path in paths)
    if not found.sources and not found.refused:
        raise NothingFoundError(
            where, "no report files (.pdf, .txt, .html, .docx) are there; name a folder that has some"
        )
    reading = read_files(
        found,
        cache,
        live.sources,
        bounds=bounds,
        processes=processes,
        parse=parse,
        progress=progress,
    )
    if not reading.fresh:
        reasons = "; ".join(f"{one.name}: {one.reason}" for one in reading.failed[:5])
        raise ReadError(where, f"none of the files could be read as a report ({reasons})")
    return reading


def _generation(
    reading: Reading,
    others: _Others,
    found: Sequence[Path],
    live: _Live,
    embedder: Embedder | None,
) -> Generation:
    known = {identity(stored.report): stored.report.report_id for stored in live.reports}
    held = reconcile([*others.files, *reading.files], known)
    failures = (*others.failed, *reading.failed)
    texts = tuple(dict.fromkeys([*others.registers, *(path.read_bytes() for path in found)]))
    made_by = (FORMAT, index_version(), embedder.name if embedder else "")
    contents = (*map(_content, held), *map(str, failures), *map(repr, texts))
    metadata = {"fingerprint": fingerprint(*made_by, *contents), "questions": live.questions}
    return Generation(held, failures, texts, metadata)


def _content(held: Held) -> str:
    """All of a report that a reader can see; files merely touched or rewritten in place are the same."""
    members = [(member.path, member.name, member.sha256) for member in held.members]
    return repr((held.parsed, held.superseded_by, held.url, members))
