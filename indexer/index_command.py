"""`pilcrow index`: reading folders into an index, checking it, repairing it, following a folder."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from indexer.discover import printable, there
from indexer.errors import NothingFoundError, PilcrowError

if TYPE_CHECKING:
    from indexer.build import BuildResult, Progress
    from indexer.contracts import Embedder
    from indexer.settings import IndexerSettings

WRONG_USAGE = 2
_QUIET_LOOKS = 2  # looks at a followed folder without a change before it is indexed
_WIDTH = 110  # columns of a table that goes to a file


def index(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files and folders of reports")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")] = None,
    add: Annotated[bool, typer.Option("--add", help="Keep what came from other files and folders")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait while another process indexes")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Follow the folders; end with Ctrl-C")] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare all parts of the index; without PATH only that")
    ] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="With --verify: mend what does not agree, from the catalogue")
    ] = False,
    lexical_only: Annotated[
        bool, typer.Option("--lexical-only", help="Without vectors; finds words, not meanings")
    ] = False,
    publish: Annotated[
        Path | None,
        typer.Option("--publish", metavar="DIR", help="Copy the index to DIR, where replicas get it"),
    ] = None,
) -> None:
    """Read reports and publish a new index of them.

    The index becomes exactly what the paths hold (but see --add); unchanged files are not read again.
    Exit 0: all good; 1: some files failed (the others are indexed) or --verify found fault; 2: wrong usage.
    """
    from indexer.embedding.choice import open_embedder
    from indexer.settings import IndexerSettings

    _check_usage(paths or [], verify=verify, repair=repair, watch=watch, add=add, publish=publish is not None)
    settings = IndexerSettings()
    folder = data or settings.data
    embedder = None if lexical_only else open_embedder(settings)
    if watch and paths:
        _follow(paths, folder, embedder, settings, add=add, target=publish)
        raise typer.Exit(0)
    good = True
    if paths:
        good = _index_once(paths, folder, embedder, settings, add=add, wait=wait, survive=False)
    if verify:
        good = _verify(folder, embedder, repair=repair, wait=wait) and good
    if publish is not None and (good or not verify):
        _publish(folder, publish)
    raise typer.Exit(0 if good else 1)


def _check_usage(
    paths: Sequence[Path], *, verify: bool, repair: bool, watch: bool, add: bool, publish: bool
) -> None:
    if not paths and not verify and not publish:
        raise typer.BadParameter(
            "name files or folders of reports, or use --verify or --publish", param_hint="PATH"
        )
    if watch and verify:
        raise typer.BadParameter("verify before or after following", param_hint="--verify")
    if repair and not verify:
        raise typer.BadParameter("it goes with --verify", param_hint="--repair")
    if not paths and (watch or add):
        raise typer.BadParameter("name the folders", param_hint="PATH")
    for path in paths:
        if not there(path):
            raise typer.BadParameter(
                f"there is no such file or folder that may be looked at: {printable(path)}", param_hint="PATH"
            )


def _index_once(
    paths: Sequence[Path],
    folder: Path,
    embedder: Embedder | None,
    settings: IndexerSettings,
    *,
    add: bool,
    wait: bool,
    survive: bool,
) -> bool:
    """Index and print what came of it; whether all files were read. Errors are printed when to be survived."""
    from indexer.build import build

    try:
        with _shown_progress() as progress:
            result = build(
                paths,
                folder,
                embedder,
                bounds=settings.bounds,
                processes=settings.parse_processes,
                add=add,
                wait=wait,
                waiting=_say_waiting,
                progress=progress,
            )
    except NothingFoundError as error:
        if not survive:
            print(f"pilcrow: {error}. The index is as it was.", file=sys.stderr)
            raise typer.Exit(WRONG_USAGE) from error
        print(f"pilcrow: {error}", file=sys.stderr)
        return False
    except PilcrowError as error:
        if not survive:
            raise
        print(f"pilcrow: {error}", file=sys.stderr)
        return False
    _closing_table(result)
    return not result.failed


def _publish(folder: Path, target: Path, *, survive: bool = False) -> None:
    from indexer.store.replication import carry

    try:
        name = carry(folder, target)
    except PilcrowError as error:
        if not survive:
            raise
        print(f"pilcrow: {error}", file=sys.stderr)
        return
    print(f"Published {name} to {target}." if name else f"{target} has this index already.")


def _say_waiting(holder: str) -> None:
    print(f"Waiting for {holder}, which is indexing into the same folder.", file=sys.stderr)


def _verify(folder: Path, embedder: Embedder | None, *, repair: bool, wait: bool) -> bool:
    from indexer import verify as checking

    problems = checking.verify(folder, embedder)
    for problem in problems:
        print(f"{problem.part}: {problem.message}")
    if problems and repair:
        with _shown_progress() as progress:
            checking.repair(folder, embedder, wait=wait, progress=progress)
        problems = checking.verify(folder, embedder)
        print("Repaired." if not problems else "Repair did not help; index the reports again.")
    elif not problems:
        print("Catalogue, lexical index and vectors agree.")
    return not problems


def _follow(
    paths: Sequence[Path],
    folder: Path,
    embedder: Embedder | None,
    settings: IndexerSettings,
    *,
    add: bool,
    target: Path | None,
) -> None:
    from indexer.watch import follow, snapshot

    def pause() -> bool:
        time.sleep(settings.watch_seconds)
        return True

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature is Python's
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)  # what ends a service or a container, as Ctrl-C does

    def once() -> None:
        _index_once(paths, folder, embedder, settings, add=add, wait=True, survive=True)
        if target is not None:
            _publish(folder, target, survive=True)

    try:
        seen = snapshot(paths)  # first: what changes during the first indexing counts as a change
        once()
        print(f"Following {', '.join(map(printable, paths))}; end with Ctrl-C.", flush=True)
        for _ in follow(lambda: snapshot(paths), _QUIET_LOOKS, pause, seen=seen):
            once()
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("No longer following.")


@contextmanager
def _shown_progress() -> Iterator[Progress]:
    """A bar with the time left on a terminal, a line for each tenth of a stage elsewhere."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, transient=True, console=Console(stderr=True)) as bar:

        def advance(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield advance


def _lines() -> Progress:
    shown: dict[str, int] = {}

    def advance(stage: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if tenth > shown.get(stage, -1):
            shown[stage] = tenth
            print(f"{stage} {10 * tenth} %", file=sys.stderr, flush=True)

    return advance


def _closing_table(result: BuildResult) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, markup=False)
    table = Table(title="Indexed" if result.changed else "Nothing changed")
    table.add_column("Report", overflow="fold")
    table.add_column("Paragraphs", justify="right")
    table.add_column("Warnings", overflow="fold")
    for stored in result.reports:
        codes = ", ".join(dict.fromkeys(warning.code for warning in stored.warnings))
        table.add_row(stored.report.report_id, str(stored.end - stored.start), codes)
    console.print(table)
    if result.failed:
        failures = Table(title="Failed")
        failures.add_column("File", overflow="fold")
        failures.add_column("Why it was not read", overflow="fold")
        for one in result.failed:
            failures.add_row(one.name, one.reason)
        console.print(failures)
    paragraphs = sum(stored.end - stored.start for stored in result.reports)
    warnings = sum(len(stored.warnings) for stored in result.reports)
    fictional = any(stored.report.fictional for stored in result.reports)
    console.print(
        f"{len(result.reports)} reports, {paragraphs:,} paragraphs, {warnings:,} warnings, "
        f"{len(result.failed)} files failed." + (" These reports are fictional samples." if fictional else "")
    )
