"""A real PostgreSQL of a test's own, where its programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.serving import free_port


class Postgres:
    """A server over a folder; it can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        """Make an empty database; skips the test where PostgreSQL is not installed."""
        places = sorted(Path("/usr/lib/postgresql").glob("*/bin")) or [Path("/usr/bin")]
        programs = shutil.which("initdb", path=f"{places[-1]}{os.pathsep}{os.environ['PATH']}")
        if programs is None:
            pytest.skip("PostgreSQL is not installed")
        self._bin = Path(programs).parent
        self._folder = folder / "postgres"
        self._port = free_port()
        self._folder.mkdir()
        self._as: str | None = None
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            try:
                owner = pwd.getpwnam("postgres")
            except KeyError:
                pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
            self._as = "postgres"
            for place in (self._folder, *self._folder.parents):
                if place == Path("/tmp"):
                    break
                place.chmod(0o755)
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", str(self._folder), "-U", "pilcrow", "--auth=trust", "--no-sync")

    @property
    def url(self) -> str:
        """Its address for SQLAlchemy."""
        return f"postgresql+psycopg://pilcrow@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        log = self._folder / "log"
        self._run("pg_ctl", "-D", str(self._folder), "-l", str(log), "-w", "-o", options, "start")

    def stop(self) -> None:
        """End it at once, all connections with it."""
        self._run("pg_ctl", "-D", str(self._folder), "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=self._as, cwd="/"
        )
