"""`pilcrow feedback`, `backup` and `restore`: what cannot be made again from the reports."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")]


def register(app: typer.Typer) -> None:
    """Add the commands of the state database to the command line."""
    for command in (feedback, backup, restore):
        app.command()(command)


def feedback(
    data: DataOption = None,
    delete_before: Annotated[
        datetime | None, typer.Option(help="Delete what was given before this day (UTC) instead")
    ] = None,
) -> None:
    """Print what users thought of answers, a JSON record a line, for `pilcrow eval --candidates`."""
    from datetime import UTC

    from service.access.audit import operator
    from service.wiring import open_state

    state = open_state(data)
    if delete_before is not None:
        moment = delete_before.replace(tzinfo=UTC)
        deleted = state.feedback.delete_before(moment)
        state.audit.record("feedback deleted", f"{deleted} records before {moment.isoformat()}", operator())
        print(f"{deleted} records deleted")
        return
    for at, one in state.feedback.all():
        print(json.dumps({**one.model_dump(mode="json"), "at": at.isoformat()}, ensure_ascii=False))


def backup(
    file: Annotated[Path, typer.Argument(help="File to write (.jsonl.gz); must not exist")],
    data: DataOption = None,
) -> None:
    """Write everything of the state database into one file, while the service runs."""
    from service.access.audit import operator
    from service.state.backup import write_backup
    from service.wiring import open_state

    state = open_state(data)
    counts = write_backup(state.engine, file)
    state.audit.record("backup written", str(file), operator())
    print(f"{file}: {_told(counts)}")


def restore(
    file: Annotated[Path, typer.Argument(help="File that `pilcrow backup` wrote")],
    data: DataOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what the database holds; without it, it must be empty")
    ] = False,
) -> None:
    """Read a backup into the state database, in one step; also moves it from SQLite to PostgreSQL."""
    from service.access.audit import operator
    from service.state.backup import read_backup
    from service.wiring import open_state

    state = open_state(data)
    counts = read_backup(state.engine, file, replace=replace)
    state.audit.record("backup restored", str(file), operator())
    print(f"{file}: {_told(counts)}")


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items())
