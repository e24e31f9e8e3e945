"""The indexer's commands: index, parse, reports, show."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from indexer.build import BuildResult, Progress
    from indexer.model import Paragraph
    from indexer.store.published import OpenIndex

DataOption = Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON")]
WRONG_USAGE = 2


def register(app: typer.Typer) -> None:
    """Add the indexer's commands to the command line."""
    for command in (index, parse, reports, show):
        app.command()(command)


def data_folder(data: Path | None) -> Path:
    """The index folder: the option, else PILCROW_DATA or `.env`, else `.data`."""
    from indexer.settings import IndexerSettings

    return data or IndexerSettings().data


def _open(data: Path | None) -> OpenIndex:
    from indexer.store.published import open_current

    return open_current(data_folder(data))


def index(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of reports")],
    data: DataOption = None,
    wait: Annotated[bool, typer.Option(help="Wait while another process indexes")] = False,
    lexical_only: Annotated[bool, typer.Option(help="Without vectors; finds words, not meanings")] = False,
) -> None:
    """Read reports and publish a new index of them. Exit 1: some files failed; 2: nothing to index."""
    from indexer.build import build
    from indexer.embedding.minilm import MiniLM
    from indexer.errors import ReadError
    from indexer.sandbox import Bounds
    from indexer.settings import IndexerSettings

    settings = IndexerSettings()
    bounds = Bounds(
        settings.parse_seconds, settings.parse_memory_mb * 1_000_000, settings.parse_size_mb * 1_000_000
    )
    try:
        result = build(
            paths,
            data or settings.data,
            None if lexical_only else MiniLM(),
            bounds=bounds,
            processes=settings.parse_processes,
            wait=wait,
            progress=_progress(),
        )
    except ReadError as error:
        print(f"pilcrow: {error}. The index is as it was.", file=sys.stderr)
        raise typer.Exit(WRONG_USAGE if "none of the files" not in error.reason else 1) from error
    _closing_table(result)
    raise typer.Exit(1 if result.failed else 0)


def _progress() -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    if not sys.stderr.isatty():
        return lambda *_: None
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, transient=True)
    tasks = {}
    bar.start()

    def advance(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = bar.add_task(stage, total=total)
        bar.update(tasks[stage], completed=done, total=total)
        if stage == "storing" and done == total:
            bar.stop()

    return advance


def _closing_table(result: BuildResult) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if sys.stdout.isatty() else 110, highlight=False)
    table = Table(title="Indexed" if result.changed else "Nothing changed")
    for name in ("Report", "Paragraphs", "Warnings"):
        table.add_column(name, justify="right" if name == "Paragraphs" else "left")
    for stored in result.reports:
        codes = ", ".join(dict.fromkeys(warning.code for warning in stored.warnings))
        table.add_row(stored.report.report_id, str(stored.end - stored.start), codes)
    console.print(table)
    if result.failed:
        failures = Table("File", "Why it was not read", title="Failed")
        for one in result.failed:
            failures.add_row(one.name, one.reason)
        console.print(failures)
    paragraphs = sum(stored.end - stored.start for stored in result.reports)
    fictional = any(stored.report.fictional for stored in result.reports)
    console.print(
        f"{len(result.reports)} reports, {paragraphs:,} paragraphs, {len(result.failed)} files failed."
        + (" These reports are fictional samples." if fictional else "")
    )


def parse(
    file: Annotated[Path, typer.Argument(help="One report")],
    as_json: JsonOption = False,
) -> None:
    """Show what the parser sees in a file; nothing is indexed."""
    from indexer.authorities import load
    from indexer.discover import discover
    from indexer.errors import ReadError
    from indexer.parse import parse_file, to_json

    if not file.is_file():
        raise ReadError(str(file), "there is no such file")
    register = load(*sorted(file.parent.glob("authorities.csv")))
    published = next((source.published for source in discover([file]).sources), None)
    parsed = parse_file(file, register=register, published=published)
    if as_json:
        print(json.dumps(to_json(parsed), indent=2, ensure_ascii=False))
        return
    print(f"{parsed.report.report_id}: {parsed.report.title}")
    _print_paragraphs(parsed.paragraphs)
    for warning in parsed.warnings:
        print(f"{warning.code}: {warning.message}")


def reports(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the reports that are indexed."""
    from indexer.parse import report_to_dict

    held = _open(data).reports()
    if as_json:
        rows = [
            {
                **report_to_dict(stored.report),
                "paragraphs": stored.end - stored.start,
                "sources": stored.sources,
            }
            for stored in held
        ]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for stored in held:
        mark = "  (fictional)" if stored.report.fictional else ""
        print(f"{stored.report.report_id}  {stored.end - stored.start} paragraphs{mark}")


def show(
    report_id: Annotated[str, typer.Argument(help="As `pilcrow reports` lists it")],
    paragraph: Annotated[str | None, typer.Argument(help="Printed number or label")] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print one report, or one paragraph of it."""
    from indexer.errors import ReadError
    from indexer.model import ParsedReport
    from indexer.parse import to_json

    opened = _open(data)
    stored = opened.report(report_id)
    if stored is None:
        raise ReadError(report_id, "no such report is indexed; `pilcrow reports` lists those that are")
    chosen = [
        one.paragraph
        for one in opened.paragraphs(stored.start, stored.end)
        if paragraph in (None, one.paragraph.paragraph)
    ]
    if not chosen:
        raise ReadError(
            report_id, f"it has no paragraph {paragraph!r}; `pilcrow show {report_id}` shows those it has"
        )
    if as_json:
        parsed = ParsedReport(stored.report, tuple(chosen), stored.warnings)
        print(json.dumps(to_json(parsed), indent=2, ensure_ascii=False))
        return
    _print_paragraphs(chosen)


def _print_paragraphs(paragraphs: Iterable[Paragraph]) -> None:
    section: tuple[str, ...] = ()
    for one in paragraphs:
        if one.section != section:
            section = one.section
            print(f"\n{' › '.join(section)}\n")
        print(f"{one.paragraph}. {one.text}\n")
