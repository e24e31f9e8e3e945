"""`pilcrow keys create|list|revoke` and `pilcrow audit`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.access.scopes import Scope

if TYPE_CHECKING:
    from service.access.keys import Key

DataOption = Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON")]

keys = typer.Typer(no_args_is_help=True, help="API keys: create, list, revoke.")


def register(app: typer.Typer) -> None:
    """Add keys and audit to the command line."""
    app.add_typer(keys, name="keys")
    app.command()(audit)


@keys.command()
def create(
    name: Annotated[str, typer.Argument(help="Who or what the key is for", max=100)],
    scope: Annotated[
        list[Scope] | None,
        typer.Option(help="ask (default), metrics, or admin, which allows all; repeatable"),
    ] = None,
    days: Annotated[int | None, typer.Option(min=1, max=36_500, help="Days until it expires")] = None,
    data: DataOption = None,
) -> None:
    """Make a key and print it; only its hash is kept, so this is the one time it is seen."""
    import sys
    from datetime import UTC, datetime, timedelta

    from service.access.audit import operator
    from service.wiring import open_state

    state = open_state(data)
    expires = datetime.now(UTC) + timedelta(days=days) if days else None
    key, text = state.keys.create(name[:100], scope or [Scope.ASK], expires)
    state.audit.record("key created", f"{key.id} {name} ({', '.join(key.scopes)})", operator())
    print(text)
    print(
        f"key {key.id} for {name}: {', '.join(key.scopes)}; store it now, it cannot be shown again",
        file=sys.stderr,
    )


@keys.command("list")
def list_keys(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List all keys that were ever made, without their secrets."""
    from service.wiring import open_state

    held = open_state(data).keys.all()
    if as_json:
        print(json.dumps([asdict(key) for key in held], default=str, indent=2))
        return
    for key in held:
        print(f"{key.id}  {_standing(key):8} {', '.join(key.scopes):14} {key.created:%Y-%m-%d}  {key.name}")
    if not held:
        print("No keys. Make one with: pilcrow keys create NAME")


@keys.command()
def revoke(
    identity: Annotated[str, typer.Argument(metavar="ID", help="As `pilcrow keys list` shows it")],
    data: DataOption = None,
) -> None:
    """Refuse a key from now on (running services notice within five seconds)."""
    from service.access.audit import operator
    from service.wiring import open_state

    state = open_state(data)
    state.keys.revoke(identity)
    state.audit.record("key revoked", identity, operator())
    print(f"key {identity} is revoked")


def audit(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Print the record of administrative acts, oldest first."""
    from service.wiring import open_state

    for act in open_state(data).audit.all():
        if as_json:
            print(json.dumps(asdict(act), default=str, ensure_ascii=False))
        else:
            print(f"{act.at:%Y-%m-%d %H:%M:%S}  {act.actor}  {act.act}: {act.subject}")


def _standing(key: Key) -> str:
    from datetime import UTC, datetime

    if key.revoked:
        return "revoked"
    return "in use" if key.valid(datetime.now(UTC)) else "expired"
