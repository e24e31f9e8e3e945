"""Switching generations under readers, and what is deleted when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from indexer.errors import IndexForeignError, IndexMissingError
from indexer.store.generations import building, current, publish
from indexer.store.published import open_current
from tests.support.world import World

READER = (
    "import sys\nfrom pathlib import Path\nfrom indexer.store.published import open_current\n"
    "first = open_current(Path(sys.argv[1]))\nprint(first.generation, flush=True)\nsys.stdin.readline()\n"
    "print(len(first.lexical({'visits': 1.0}, None, 100)), open_current(Path(sys.argv[1])).generation, flush=True)\n"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.index()
    return made


def publish_again(world: World, turn: int) -> str:
    world.write(0, f"Turn{turn} is here.")
    return world.index().generation


def kept(world: World) -> list[str]:
    return sorted(folder.name for folder in (world.data / "generations").iterdir())


def test_the_live_generation_and_the_one_before_are_kept(world: World) -> None:
    names = [publish_again(world, turn) for turn in range(4)]
    assert kept(world) == names[-2:]


def test_a_generation_that_another_process_reads_stays_until_it_is_left(world: World) -> None:
    command = [sys.executable, "-c", READER, str(world.data)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as reader:
        assert reader.stdin
        assert reader.stdout
        held = reader.stdout.readline().strip()
        names = [publish_again(world, turn) for turn in range(3)]
        assert kept(world) == [held, *names[-2:]]
        reader.stdin.write("go on\n")
        reader.stdin.flush()
        count, newest = reader.stdout.readline().split()
    assert int(count) == 20
    assert newest == names[-1]
    publish_again(world, 9)
    assert held not in kept(world)


def test_the_live_generation_is_kept_even_when_the_clock_went_back(world: World) -> None:
    generations = world.data / "generations"
    (generations / "99990101T000000000000").mkdir()
    name = publish_again(world, 1)
    assert current(world.data).name == name
    assert open_current(world.data).generation == name


def test_what_raises_while_building_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with building(tmp_path) as folder:
            (folder / "half").write_text("half", "utf-8")
            raise KeyError("stopped")

    with pytest.raises(KeyError):
        fail()
    assert list((tmp_path / "generations").iterdir()) == []


def test_a_generation_appears_in_one_step(tmp_path: Path) -> None:
    with building(tmp_path) as folder:
        (folder / "catalogue.sqlite").touch()
        with pytest.raises(IndexMissingError):
            current(tmp_path)
        final = publish(tmp_path, folder)
    assert current(tmp_path) == final


@pytest.mark.parametrize("file", ["sentences.npy", "catalogue.sqlite", "checksums.json"])
def test_a_generation_with_a_file_missing_or_short_is_not_opened(world: World, file: str) -> None:
    path = current(world.data) / file
    if file == "sentences.npy":
        path.write_bytes(path.read_bytes()[:-10])
    else:
        path.unlink()
    with pytest.raises(IndexMissingError, match="damaged"):
        open_current(world.data)


def test_a_generation_of_an_earlier_version_is_foreign(world: World) -> None:
    (current(world.data) / "in-use").unlink()
    with pytest.raises(IndexForeignError, match="another version"):
        open_current(world.data)


def test_a_folder_that_may_only_be_read_is_enough_for_readers(world: World) -> None:
    folders = [path for path in (world.data, *world.data.rglob("*")) if path.is_dir()]
    for path in folders:
        path.chmod(0o555)
    try:
        assert open_current(world.data).reports()
    finally:
        for path in folders:
            path.chmod(0o755)
