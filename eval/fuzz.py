"""`make fuzz`: requests made from the OpenAPI description by schemathesis, against a running service on loopback.

No answer may be a server error, and none may be other than the description says: status, media type,
schema. Administration is asked with a key, so that it is reached as well.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import aiohttp

from eval.load import ready, running
from indexer.store.generations import current
from service.access.scopes import Scope
from service.state.database import default_url
from service.state.state import State

_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
_PHASES = "examples,coverage,fuzzing"
_SERVED = re.compile(r'pilcrow_http_requests_total\{.*status="(\d)\d\d"\} ([0-9.e+]+)')


def fuzz(data: Path, examples: int, seed: int, phases: str = _PHASES) -> tuple[int, str, dict[str, int]]:
    """Put about `examples` requests to each operation over a copy of an index.

    Gives schemathesis' exit code (0: nothing found), what it printed, and the requests that were served by
    the first digit of their status.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        live = current(data)
        shutil.copytree(live, folder / "generations" / live.name)
        (folder / "CURRENT").write_text(live.name)
        state = State(default_url(folder))
        _, key = state.keys.create("fuzz", [Scope.ADMIN])
        state.close()
        with running(folder, 1, folder / "serve.log", failed_keys="1000000/minute") as (address, _):
            command = [
                str(Path(sys.executable).with_name("schemathesis")),
                *("run", f"{address}/openapi.json", "--checks", ",".join(_CHECKS)),
                *("--phases", phases, "--max-examples", str(examples), "--workers", "2"),
                *("--seed", str(seed), "--header", f"Authorization: Bearer {key}", "--no-color"),
                *("--generation-database", "none", "--continue-on-failure"),
            ]
            asyncio.run(_until_ready(address))
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=scratch)  # noqa: S603
            served = asyncio.run(_served(address, key))
    return done.returncode, done.stdout + done.stderr, served


async def _until_ready(address: str) -> None:
    async with aiohttp.ClientSession(trust_env=False) as session:
        await ready(session, address)


async def _served(address: str, key: str) -> dict[str, int]:
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        aiohttp.ClientSession(trust_env=False) as session,
        session.get(f"{address}/metrics", headers=headers) as response,
    ):
        text = await response.text()
    served: dict[str, int] = {}
    for status, number in _SERVED.findall(text):
        served[f"{status}xx"] = served.get(f"{status}xx", 0) + int(float(number))
    return served


def main() -> None:
    """Fuzz, print what was found and how much was asked; exit 1 when anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="index folder; it is copied, not touched")
    parser.add_argument("--examples", type=int, default=1000, help="requests for each operation")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    code, printed, served = fuzz(options.data, options.examples, options.seed)
    print(printed)
    print(f"{sum(served.values()):,} requests were served: {served}")
    sys.exit(code)


if __name__ == "__main__":
    main()
