"""What many tests need: the sample reports, and the real ones where they are at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from service.service import Service

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The bundled fictional reports."""
    return ROOT / "service" / "sample"


@pytest.fixture(scope="session")
def reports_dir() -> Path:
    """Real reports; the test is skipped where there are none."""
    folder = Path(os.environ.get("PILCROW_REPORTS", ROOT.parent / "shared" / "reports"))
    if not (folder / "north-east").is_dir():
        pytest.skip("no real reports are at hand; PILCROW_REPORTS names their folder")
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes; the test is skipped where none may be mounted."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    place = tmp_path / "disk"
    place.mkdir()
    if not mount or not unmount:
        pytest.skip("this machine has no mount command")
    command = [mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system is not allowed here")
    yield place
    subprocess.run([unmount, "--lazy", str(place)], check=True)


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory, sample_dir: Path) -> Path:
    """An index of the sample reports, made once a session with the real model."""
    from indexer.build import build
    from indexer.embedding.minilm import MiniLM
    from indexer.sandbox import Bounds

    data = tmp_path_factory.mktemp("sample") / "data"
    build([sample_dir], data, MiniLM(), bounds=Bounds(), processes=2)
    return data


@pytest.fixture(scope="session")
def sample_service(sample_data: Path) -> Service:
    """The service over it."""
    from service.wiring import open_service

    return open_service(sample_data)
