"""`pilcrow serve` as a process of its own, on a free port of loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import httpx

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Served:
    """A running service; used as a context manager, at the end of which it is stopped."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.port = free_port()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PILCROW_")}
        environment |= {f"PILCROW_{name.upper()}": value for name, value in settings.items()}
        environment["PYTHONPATH"] = str(ROOT)
        self._log = (data / f"serve-{self.port}.log").open("w+b")
        command = [
            sys.executable,
            "-m",
            "indexer.cli",
            "serve",
            "--data",
            str(data),
            "--port",
            str(self.port),
        ]
        self.process = subprocess.Popen(
            command, env=environment, cwd=data, stdout=self._log, stderr=subprocess.STDOUT
        )
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30, trust_env=False)

    def __enter__(self) -> Served:
        self.wait("/healthz")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def wait(self, path: str, status: int = 200) -> httpx.Response:
        """Ask until it is answered with `status`."""
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            try:
                response = self.client.get(path)
            except httpx.TransportError:
                time.sleep(0.02)
                continue
            if response.status_code == status:
                return response
            time.sleep(0.05)
        raise AssertionError(f"{path} was not answered with {status}:\n{self.log()}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; gives its exit code."""
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(60)
        self._log.close()
        return code

    def log(self) -> str:
        """What it wrote so far."""
        return Path(self._log.name).read_text("utf-8") if not self._log.closed else ""
