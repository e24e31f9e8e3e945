"""A full disk is a clear error; the old index lives and what was half built is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indexer.errors import StoreError
from indexer.store.published import open_current
from tests.support.world import World


@pytest.mark.parametrize("left", [20_000, 200_000, 500_000, 900_000])
def test_a_full_disk_is_a_clear_error_and_the_old_index_lives(
    tmp_path: Path, small_disk: Path, left: int
) -> None:
    world = World(tmp_path)
    world.data = small_disk / "data"
    before = world.index()
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - left))
    for number in range(4):
        world.write(number, *(f"Row{number}x{place} of text. Visits happen." for place in range(60)))
    with pytest.raises(StoreError, match="the one before still answers"):
        world.index()
    assert open_current(world.data).generation == before.generation
    assert world.agrees()
    assert not list((world.data / "generations").glob("*.tmp"))
    filler.unlink()
    assert world.index().changed
    assert world.agrees()
