"""`pilcrow`: the command line. Every room registers its commands; nothing heavy is imported here."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint, entry_points, version
from typing import Annotated

import typer

from indexer.errors import PilcrowError

GROUP = "pilcrow.commands"
_ORDER = ("indexer", "service", "eval")


def _show_version(wanted: bool) -> None:
    if wanted:
        print(version("pilcrow"))
        raise typer.Exit


def build_app() -> typer.Typer:
    """The command line with the commands of every room that is installed."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

    @app.callback(help="Answers from inspection reports, with the paragraph to prove each.")
    def root(
        wanted: Annotated[
            bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version")
        ] = False,
    ) -> None:
        pass

    found = {point.name: point for point in entry_points(group=GROUP)}
    for name in sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)):
        _register(found[name], app)
    return app


def _register(point: EntryPoint, app: typer.Typer) -> None:
    try:
        point.load()(app)
    except Exception as error:  # noqa: BLE001 - whatever ails one room is shown, and the others still work
        print(
            f"pilcrow: the commands of {point.name} are missing: {type(error).__name__}: {error}",
            file=sys.stderr,
        )


def main() -> None:
    """Run the command line; errors raised on purpose become one clear line and exit code 1."""
    try:
        build_app()()
    except PilcrowError as error:
        print(f"pilcrow: {error}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
