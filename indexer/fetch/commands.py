"""`pilcrow fetch`: getting reports from their publisher, or saying which there are to get."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indexer.fetch.client import PoliteClient
    from indexer.fetch.pages import Provider
    from indexer.fetch.run import Event, Result
    from indexer.fetch.settings import FetchSettings


def fetch(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder for the reports")],
    authority: Annotated[
        list[str] | None, typer.Option("--authority", help="Name or URN; may be given several times")
    ] = None,
    region: Annotated[
        list[str] | None, typer.Option("--region", help="Region; may be given several times")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All authorities that the publisher lists")
    ] = False,
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], help="Only what was published on or after that day"),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Download nothing; say what is new")] = False,
    every_kind: Annotated[
        bool, typer.Option("--every-kind", help="Inspections of special needs provision as well")
    ] = False,
) -> None:
    """Download reports from the publisher, with a manifest.csv that `pilcrow index` reads.

    What is held is not downloaded again; what a page no longer lists is kept. A run that was interrupted goes on.
    Exit 0: all good; 1: some could not be had (the others are there); 2: wrong usage.
    """
    from indexer.fetch.client import PoliteClient
    from indexer.fetch.run import Run, Wish

    if to.exists() and not to.is_dir():
        raise typer.BadParameter(f"{to} is not a folder", param_hint="--to")
    settings = _settings()
    client = PoliteClient(settings)
    if everything == bool(authority or region):
        raise typer.BadParameter("say whose reports: --authority, --region or --all", param_hint="--all")
    find = _choice(authority or [], region or [], to, settings.base, client)
    if not settings.fetch_agent:
        print(
            "Say who asks: set PILCROW_FETCH_AGENT to a name and an address, as “pilcrow (reports@example.org)”.",
            file=sys.stderr,
        )
    wish = Wish(since.date() if since else None, every_kind)
    run = Run(to, client, settings.document_origins, _tell, check=check, wish=wish)
    result = run.run(find, _begun)
    _close(result, to, check=check)
    raise typer.Exit(0 if result.good else 1)


def _settings() -> FetchSettings:
    from pydantic import ValidationError

    from indexer.fetch.settings import FetchSettings

    try:
        return FetchSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"PILCROW_{str(first['loc'][0]).upper()}"
        raise typer.BadParameter(first["msg"], param_hint=name) from error


def _choice(
    authority: Sequence[str], region: Sequence[str], to: Path, base: str, client: PoliteClient
) -> Callable[[], Sequence[Provider]]:
    """How to find the providers: asked of the publisher where no authority or region is named."""
    from indexer.authorities import load
    from indexer.discover import REGISTER
    from indexer.fetch.choice import UnknownPlaceError, as_providers, listed, named, within

    if not authority and not region:
        return lambda: listed(client, base)
    own = to / REGISTER
    register = load(*([own] if own.is_file() else []))
    try:
        chosen = as_providers([*named(authority, register), *within(region, register)], base)
    except UnknownPlaceError as error:
        raise typer.BadParameter(str(error), param_hint="--authority, --region") from error
    return lambda: chosen


def _begun(left: int, provider: Provider) -> None:
    print(f"{left} to go: {provider.name}", file=sys.stderr, flush=True)


def _tell(event: Event) -> None:
    """A line for everything but what stayed as it was."""
    from indexer.fetch.downloads import Outcome

    if event.outcome is Outcome.UNCHANGED:
        return
    day = f"{event.published.day} {event.published:%B %Y}" if event.published else ""
    what = ", ".join(part for part in (event.provider.name, event.kind, day) if part)
    where = f"  {event.file}" if event.file else ""
    print(f"{event.outcome}:{where}  {what}  {event.reason}", flush=True)


def _close(result: Result, to: Path, *, check: bool) -> None:
    """What came of it all."""
    from indexer.fetch.downloads import Outcome

    counted = ", ".join(
        f"{result.counts[outcome]} {outcome}" for outcome in Outcome if result.counts[outcome]
    )
    print(
        f"{counted or 'nothing is published that was asked for'}{'; nothing was downloaded' if check else ''}."
    )
    for kind, count in sorted(result.passed_over.items()):
        print(f"passed over: {count} × {kind}")
    if result.stopped:
        print(
            f"Stopped: {result.stopped}. What was fetched is kept; the same command goes on.", file=sys.stderr
        )
    elif not check and (result.counts[Outcome.NEW] or result.counts[Outcome.CHANGED]):
        print(f"To use them: pilcrow index {to}")
