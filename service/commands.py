"""The service's commands: ask, search, questions, serve, slack, doctor, mcp; keys and state have files of their own."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.access.commands import register as register_access
from service.generation.commands import questions
from service.state.commands import register as register_state

if TYPE_CHECKING:
    from service.answering.model import Answer
    from service.question.filters import Filters

DataOption = Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON as the API gives it")]
AuthorityOption = Annotated[
    list[str] | None, typer.Option("--authority", help="Only this authority (repeatable)")
]
YearOption = Annotated[
    list[int] | None, typer.Option("--year", help="Only this year of inspection (repeatable)")
]
ReportOption = Annotated[list[str] | None, typer.Option("--report", help="Only this report id (repeatable)")]


def register(app: typer.Typer) -> None:
    """Add the service's commands to the command line."""
    from service.mcp.commands import mcp
    from service.slack.commands import slack

    for command in (ask, search, questions, serve, slack, doctor, mcp):
        app.command()(command)
    register_access(app)
    register_state(app)


def _filters(authorities: list[str] | None, years: list[int] | None, reports: list[str] | None) -> Filters:
    from service.question.filters import Filters

    return Filters(
        authorities=tuple(authorities or ()), years=tuple(years or ()), report_ids=tuple(reports or ())
    )


def ask(
    question: Annotated[str, typer.Argument(help="The question, in plain English")],
    data: DataOption = None,
    as_json: JsonOption = False,
    authority: AuthorityOption = None,
    year: YearOption = None,
    report: ReportOption = None,
) -> None:
    """Answer a question from the reports, with the paragraphs cited."""
    from service.wiring import open_service

    service = open_service(data)
    try:
        answer = service.ask(question, _filters(authority, year, report))
    finally:
        service.close()
    if as_json:
        print(answer.model_dump_json(indent=2))
    else:
        _print_answer(answer)


def _print_answer(answer: Answer) -> None:
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.text import Text

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 100)
    for note in answer.notes:
        console.print(Text(f"Note: {note}", style="italic"))
    console.print(Markdown(answer.answer))
    console.print()
    for citation in answer.citations:
        page = f", page {citation.page}" if citation.page else ""
        console.print(Text(f"[{citation.marker}] {citation.label}{page} ({citation.section})"))
    if answer.citations:
        console.print()
    console.print(Text(f"{answer.outcome}: {answer.coverage.statement}"))


def search(
    query: Annotated[str, typer.Argument(help="Words or a question")],
    data: DataOption = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Most results")] = 10,
    as_json: JsonOption = False,
    authority: AuthorityOption = None,
    year: YearOption = None,
    report: ReportOption = None,
) -> None:
    """Find the paragraphs that best match."""
    from rich.console import Console
    from rich.text import Text

    from service.wiring import open_service

    with closing(open_service(data)) as service:
        found = service.search(query, limit, _filters(authority, year, report), caller="")
    if as_json:
        print(found.model_dump_json(indent=2))
        return
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 100)
    for place, result in enumerate(found.results, 1):
        console.print(Text(f"{place}. {result.label}  ({result.score:.2f})", style="bold"))
        console.print(Text(result.text))
        console.print()
    if not found.results:
        console.print("Nothing found.")


def serve(
    data: DataOption = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on (PILCROW_HOST)")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port to listen on (PILCROW_PORT)")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes that answer (PILCROW_WORKERS)")
    ] = None,
) -> None:
    """Serve the API and the web pages."""
    from service.serving import serve as run

    run(data, host, port, workers)


def doctor(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Check the model, the index and the settings, and say what to do about each finding."""
    from service.doctor import examine

    findings = examine(data)
    if as_json:
        print(json.dumps([finding.model_dump() for finding in findings], indent=2))
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.ok else 'FAIL'}  {finding.name}: {finding.message}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)
