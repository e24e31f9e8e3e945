"""Published indexes arrive whole or not at all, and replicas answer from them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indexer.errors import IndexMissingError, StoreError
from indexer.store import replication
from indexer.store.generations import current, hold
from indexer.store.published import open_current
from indexer.store.replication import carry
from tests.support.world import World


def test_what_is_published_and_pulled_is_the_index_that_was_made(tmp_path: Path) -> None:
    world = World(tmp_path)
    made = world.index().generation
    assert carry(world.data, tmp_path / "published") == made
    assert carry(tmp_path / "published", tmp_path / "replica") == made
    assert carry(tmp_path / "published", tmp_path / "replica") is None
    replica = open_current(tmp_path / "replica")
    assert [one.report.report_id for one in replica.reports()] == world.ids()


def test_a_new_publication_replaces_the_one_before_and_keeps_it_for_a_return(tmp_path: Path) -> None:
    world = World(tmp_path)
    names = []
    for turn in range(4):
        world.write(0, f"Turn {turn} is good.")
        names.append(world.index().generation)
        carry(world.data, tmp_path / "published")
    left = sorted(path.name for path in (tmp_path / "published" / "generations").iterdir())
    assert left == names[-2:]
    assert current(tmp_path / "published").name == names[-1]


def test_what_was_damaged_where_it_lay_is_not_taken(tmp_path: Path) -> None:
    world = World(tmp_path)
    first = world.index().generation
    carry(world.data, tmp_path / "replica")
    world.write(0, "Something else is good.")
    world.index()
    file = current(world.data) / "sentences.npy"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    with pytest.raises(IndexMissingError, match=r"sentences\.npy"):
        carry(world.data, tmp_path / "replica")
    assert current(tmp_path / "replica").name == first
    assert not list((tmp_path / "replica" / "generations").glob("*.tmp"))


def test_a_damaged_copy_of_the_same_generation_is_replaced(tmp_path: Path) -> None:
    world = World(tmp_path)
    name = world.index().generation
    carry(world.data, tmp_path / "replica")
    (tmp_path / "replica" / "CURRENT").unlink()
    (current(world.data).parents[1] / "marker").touch()
    (tmp_path / "replica" / "generations" / name / "sentences.npy").unlink()
    assert carry(world.data, tmp_path / "replica") == name
    assert open_current(tmp_path / "replica").reports()


def test_what_is_deleted_while_it_is_copied_is_tried_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(tmp_path)
    world.index()
    names: list[str] = []

    def deleted_meanwhile(folder: Path) -> int:
        if not names:
            world.write(0, "Something newer is good.")
            names.append(world.index().generation)
            raise FileNotFoundError(folder)
        return hold(folder)

    monkeypatch.setattr(replication, "hold", deleted_meanwhile)
    assert carry(world.data, tmp_path / "replica") == names[0]


def test_a_full_disk_leaves_the_replica_as_it_was(tmp_path: Path, small_disk: Path) -> None:
    world = World(tmp_path)
    first = world.index().generation
    carry(world.data, small_disk)
    world.write(0, "Something newer is good.")
    world.index()
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 20_000))
    with pytest.raises(StoreError, match="make room"):
        carry(world.data, small_disk)
    assert current(small_disk).name == first
    assert open_current(small_disk).reports()


def test_without_a_publication_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="there is no index"):
        carry(tmp_path / "nothing", tmp_path / "replica")
