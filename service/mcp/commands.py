"""The `pilcrow mcp` command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def mcp(
    data: Annotated[Path | None, typer.Option("--data", help="Index folder (PILCROW_DATA)")] = None,
) -> None:
    """Offer the answers as Model Context Protocol tools over standard input and output."""
    import asyncio

    from service.mcp.server import serve_stdio
    from service.wiring import open_service

    asyncio.run(serve_stdio(open_service(data, must_exist=False)))
