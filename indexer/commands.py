"""The indexer's commands: index, fetch, parse, reports, show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indexer.fetch.commands import fetch
from indexer.index_command import index

if TYPE_CHECKING:
    from indexer.model import Paragraph
    from indexer.store.published import OpenIndex

DataOption = Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON")]


def register(app: typer.Typer) -> None:
    """Add the indexer's commands to the command line."""
    for command in (index, fetch, parse, reports, show):
        app.command()(command)


def data_folder(data: Path | None) -> Path:
    """The index folder: the option, else PILCROW_DATA or `.env`, else `.data`."""
    from indexer.settings import IndexerSettings

    return data or IndexerSettings().data


def _open(data: Path | None) -> OpenIndex:
    from indexer.store.published import open_current

    return open_current(data_folder(data))


def parse(
    file: Annotated[Path, typer.Argument(help="One report")],
    as_json: JsonOption = False,
) -> None:
    """Show what the parser sees in a file; nothing is indexed."""
    from indexer.discover import printable, there
    from indexer.errors import ReadError
    from indexer.parse import to_json
    from indexer.reading import read_one
    from indexer.settings import IndexerSettings

    if not there(file) or file.is_dir():
        reason = "this is a folder; name a file" if there(file) else "there is no such file"
        raise ReadError(printable(file), reason)
    parsed = read_one(file, bounds=IndexerSettings().bounds)
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
