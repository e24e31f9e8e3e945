"""`pilcrow fetch`: reports from the publisher into a folder."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from indexer.authorities import Register
    from indexer.fetch.downloads import Fetched

WRONG_USAGE = 2


def fetch(
    to: Annotated[Path, typer.Option("--to", help="Folder for the reports")],
    authority: Annotated[
        list[str] | None, typer.Option(help="An authority by any of its names (repeatable)")
    ] = None,
    region: Annotated[list[str] | None, typer.Option(help="All authorities of a region (repeatable)")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All authorities of England")] = False,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on that day or later")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Download nothing, say what is new")] = False,
) -> None:
    """Get reports from the publisher. Exit 1: some could not be had; 2: nothing to get."""
    from urllib.parse import urlsplit

    from indexer.authorities import load
    from indexer.fetch.client import Client, Manners
    from indexer.fetch.downloads import Downloads, fetch_all
    from indexer.settings import IndexerSettings

    urns = _urns(load(), authority or [], region or [], everything)
    settings = IndexerSettings()
    hosts = {urlsplit(address).netloc for address in (settings.publisher, settings.publisher_files)}
    client = Client(hosts, Manners(settings.fetch_agent, settings.fetch_pause))
    result = fetch_all(
        Downloads(to, client, settings.publisher), urns, since.date() if since else None, check=check
    )
    _say(result, check=check)
    raise typer.Exit(1 if result.failed else 0)


def _urns(register: Register, names: list[str], regions: list[str], everything: bool) -> list[str]:
    chosen = [one for one in register.authorities if everything and one.urn and not one.fictional]
    for name in names:
        found = register.find(name)
        if found is None or not found.urn:
            _wrong(f"no authority {name!r} is known; use its name as the publisher writes it")
        else:
            chosen.append(found)
    for region in regions:
        members = [
            one for one in register.authorities if (one.region or "").lower() == region.lower() and one.urn
        ]
        if not members:
            known = ", ".join(sorted({one.region for one in register.authorities if one.region}))
            _wrong(f"no region {region!r} is known; there are: {known}")
        chosen.extend(members)
    if not chosen:
        _wrong("name what to get: --authority NAME, --region NAME or --all")
    return list(dict.fromkeys(one.urn for one in chosen if one.urn))


def _wrong(message: str) -> NoReturn:
    print(f"pilcrow: {message}", file=sys.stderr)
    raise typer.Exit(WRONG_USAGE)


def _say(result: Fetched, *, check: bool) -> None:
    for title, lines in (
        ("New" if not check else "Not held yet", result.new),
        ("Changed", result.changed),
        ("No longer listed", result.gone),
        ("Failed", result.failed),
    ):
        for line in lines:
            print(f"{title}: {line}")
    print(
        f"{len(result.new)} new, {len(result.changed)} changed, {result.unchanged} unchanged, "
        f"{len(result.gone)} no longer listed, {len(result.failed)} failed."
    )
