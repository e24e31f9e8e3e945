"""The index follows its files: nothing stale, nothing lost, nothing done twice."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from indexer.errors import IndexForeignError, ReadError
from indexer.store.published import open_current
from indexer.verify import verify
from tests.support.embedders import WordEmbedder
from tests.support.reports import write_report
from tests.support.world import World


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_one_changed_report_changes_only_its_own_windows(world: World) -> None:
    world.index()
    write_report(world.folder / "1.txt", "Word1x0 is poor.", "Visits happen.", authority="Place1")
    embedder = WordEmbedder()
    result = world.index(embedder=embedder)
    assert result.changed
    assert embedder.embedded == 1  # the one sentence that is new, which is its paragraph too
    assert "Word1x3" not in world.text()
    assert open_current(world.data).lexical({"Word1x3": 1.0}, None, 5) == ()
    assert world.agrees()


def test_many_changes_one_after_another_leave_no_stale_vector(world: World) -> None:
    world.index()
    for turn in range(8):
        paragraphs = (f"Turn{turn} of {place}." for place in range(turn + 1))
        write_report(world.folder / f"{turn % 4}.txt", *paragraphs, authority=f"Place{turn % 4}")
        world.index()
        assert world.agrees()
    assert "Turn3" not in world.text()
    assert "Turn7" in world.text()


def test_a_changed_index_equals_one_made_anew(world: World, tmp_path: Path) -> None:
    world.index()
    write_report(world.folder / "2.txt", "Another text. Really.", authority="Place2")
    (world.folder / "0.txt").unlink()
    world.index()
    changed = open_current(world.data)
    world.data = tmp_path / "anew"
    world.index()
    anew = open_current(world.data)
    end = anew.reports()[-1].end
    assert changed.reports() == anew.reports()
    assert changed.paragraphs(0, end) == anew.paragraphs(0, end)
    np.testing.assert_array_equal(changed.sentence_vectors, anew.sentence_vectors)
    np.testing.assert_allclose(changed.paragraph_vectors, anew.paragraph_vectors, atol=1e-6)


def test_a_touched_file_publishes_nothing(world: World) -> None:
    first = world.index()
    os.utime(world.folder / "1.txt")
    assert world.index().generation == first.generation


def test_a_file_that_fails_now_keeps_what_was_read_from_it(world: World) -> None:
    world.index()
    (world.folder / "1.txt").write_text("CRASH", "utf-8")
    result = world.index()
    assert len(result.reports) == 4
    assert "Word1x3" in world.text()
    (failed,) = result.failed
    assert failed.name == "1.txt"
    assert failed.reason.endswith("what was read from it earlier is kept")
    write_report(world.folder / "1.txt", "Mended text.", authority="Place1")
    assert not world.index().failed
    assert "Word1x3" not in world.text()
    assert world.agrees()


def test_a_failure_that_may_pass_is_tried_again(world: World) -> None:
    (world.folder / "bad.txt").write_text("BUG", "utf-8")
    assert len(world.index().failed) == 1
    assert len(world.index().failed) == 1
    write_report(world.folder / "bad.txt", "Fine.", authority="Place9")
    assert world.index().failed == ()


def test_added_reports_stand_beside_those_of_other_folders(world: World, tmp_path: Path) -> None:
    world.index()
    more = tmp_path / "more"
    write_report(more / "a.txt", "From elsewhere.", authority="Elsewhere")
    world.index(more, add=True)
    assert len(world.ids()) == 5
    (more / "a.txt").unlink()
    write_report(more / "b.txt", "From elsewhere too.", authority="Elsewhere Too")
    world.index(more, add=True)
    assert "elsewhere-2019-inspection" not in world.ids()
    assert len(world.ids()) == 5
    world.index(more)
    assert world.ids() == ["elsewhere-too-2019-inspection"]


def test_nothing_can_be_added_to_an_index_of_another_version(world: World) -> None:
    world.index()
    live = open_current(world.data)
    (live.folder / "catalogue.sqlite").write_bytes(b"not a database, but long enough to be looked at")
    with pytest.raises(IndexForeignError, match="index all reports again"):
        world.index(add=True)
    assert world.index().changed


def test_files_that_all_fail_now_publish_nothing(world: World) -> None:
    first = world.index()
    for file in world.folder.iterdir():
        file.write_text("BUG", "utf-8")
    with pytest.raises(ReadError, match="none of the files"):
        world.index()
    assert open_current(world.data).generation == first.generation


def test_registers_come_with_the_reports_and_stay_when_others_are_added(world: World, tmp_path: Path) -> None:
    register = world.folder / "authorities.csv"
    register.write_text("name,type\nPlace0,fictional\n", "utf-8")
    world.index()
    more = tmp_path / "more"
    write_report(more / "a.txt", "From elsewhere.", authority="Elsewhere")
    world.index(more, add=True)
    (held,) = open_current(world.data).registers
    assert held.read_text("utf-8") == register.read_text("utf-8")
    register.write_text("no header that helps\n", "utf-8")
    with pytest.raises(ReadError, match=r"authorities\.csv"):
        world.index()


def test_another_embedder_makes_all_vectors_anew(world: World) -> None:
    class Other(WordEmbedder):
        name = "words/64/other"

    world.index()
    other = Other()
    assert world.index(embedder=other).changed
    assert other.embedded > 0
    assert open_current(world.data).embedder_name == "words/64/other"
    assert verify(world.data, other) == []


def test_a_damaged_cache_costs_time_and_nothing_else(world: World) -> None:
    world.index()
    (world.data / "cache.sqlite").write_bytes(b"damaged" * 1000)
    write_report(world.folder / "2.txt", "New text.", authority="Place2")
    world.index()
    assert "New text." in world.text()
    assert world.agrees()


def test_the_manifest_completes_but_does_not_override(world: World) -> None:
    write_report(world.folder / "a.txt", "Text.", authority="Gateshead")
    write_report(world.folder / "b.txt", "Text.", authority="Nowhere Council")
    rows = ["file,url,published,urn", "a.txt,https://example.org/a,2019-06-11,1", "b.txt,,,80456"]
    (world.folder / "manifest.csv").write_text("\n".join(rows), "utf-8")
    world.index()
    stored = {name: one for one in open_current(world.data).reports() for name in one.sources}
    assert stored["a.txt"].url == "https://example.org/a"
    assert str(stored["a.txt"].report.published) == "2019-06-11"
    assert stored["a.txt"].report.urn != "1"
    assert [warning.code for warning in stored["a.txt"].warnings] == ["manifest-urn"]
    assert stored["b.txt"].report.urn == "80456"
    assert stored["b.txt"].report.report_id.startswith(stored["b.txt"].report.authority.lower()[:4])
