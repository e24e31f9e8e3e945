"""Killed at any moment, the indexer leaves a working index.

The number of kills is bounded here; `PILCROW_KILLS=300` in the environment makes it a long run.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.store.published import open_current
from indexer.verify import verify
from tests.support.embedders import WordEmbedder
from tests.support.world import World

KILLS = int(os.environ.get("PILCROW_KILLS", "12"))
INDEX = (
    "import sys\nfrom pathlib import Path\n"
    "from tests.support.world import World\n"
    "if __name__ == '__main__':\n"
    "    world = World(Path(sys.argv[1]), reports=0)\n"
    "    print('ready', flush=True)\n"
    "    world.index()\n"
)


def start(root: Path) -> subprocess.Popen[str]:
    program = root / "index_once.py"
    program.write_text(INDEX, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(program), str(root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def unfinished(world: World) -> set[Path]:
    return set((world.data / "generations").glob("*.tmp"))


def wait_for_building(world: World, process: subprocess.Popen[str], left: set[Path]) -> None:
    while process.poll() is None and not unfinished(world) - left:
        time.sleep(0.001)


@pytest.mark.timeout(60 + 10 * KILLS)
def test_killed_at_any_moment_the_index_works(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.index()
    world.write(0, "Turn0 is here.")
    with start(tmp_path) as process:
        started = time.monotonic()
        wait_for_building(world, process, set())
        before_building = time.monotonic() - started
        process.wait()
        building = time.monotonic() - started - before_building
    rolls = random.Random(7)
    outcomes = {"old": 0, "new": 0}
    for turn in range(1, KILLS + 1):
        world.write(0, f"Turn{turn} is here.", "Visits happen.")
        before, left = open_current(world.data).generation, unfinished(world)
        with start(tmp_path) as process:
            if (
                turn % 4 == 0
            ):  # one in four anywhere before, the others while a generation is built and published
                time.sleep(rolls.uniform(0, before_building))
            else:
                wait_for_building(world, process, left)
                time.sleep(rolls.uniform(0, 1.6 * building))
            process.send_signal(signal.SIGKILL)
            process.wait()
        opened = open_current(world.data)
        published = opened.generation != before
        outcomes["new" if published else "old"] += 1
        assert verify(world.data, WordEmbedder()) == []
        assert (f"Turn{turn} " in world.text()) is published
        assert opened.lexical({"visits": 1.0}, None, 5)
    world.index()
    assert f"Turn{KILLS} " in world.text()
    assert not list((world.data / "generations").glob("*.tmp"))
    print(f"{KILLS} kills: {outcomes}")
