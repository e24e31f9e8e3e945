"""Every part that is tampered with is named, and mended from the catalogue."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from indexer.errors import IndexForeignError, IndexMissingError, StoreError
from indexer.store.lexical import write_lexical
from indexer.store.published import open_current
from indexer.store.vectors import CHROMA, COLLECTION, opened
from indexer.verify import repair, verify
from tests.support.embedders import WordEmbedder
from tests.support.world import World


def swap_words(folder: Path) -> None:
    index = open_current(folder.parents[1])
    rows = index.paragraphs(0, index.reports()[-1].end)
    shutil.rmtree(folder / "lexical")
    write_lexical(folder / "lexical", ((row.row, row.paragraph.text.replace("good", "poor")) for row in rows))


def turn_sentences(folder: Path) -> None:
    vectors = np.load(folder / "sentences.npy")
    np.save(folder / "sentences.npy", vectors[:, ::-1])


def turn_paragraphs(folder: Path) -> None:
    vectors = np.load(folder / "paragraphs.npy")
    np.save(folder / "paragraphs.npy", vectors[::-1])


def stretch_sentence(folder: Path) -> None:
    vectors = np.load(folder / "sentences.npy")
    vectors[2] *= 3
    np.save(folder / "sentences.npy", vectors)


def break_lexical(folder: Path) -> None:
    for file in (folder / "lexical").glob("*.term"):
        file.write_bytes(bytes(file.stat().st_size))


def drop_window(folder: Path) -> None:
    with opened(folder / CHROMA) as client:
        collection = client.get_collection(COLLECTION, embedding_function=None)
        collection.delete(ids=collection.get()["ids"][:1])


def stale_window(folder: Path) -> None:
    with opened(folder / CHROMA) as client:
        collection = client.get_collection(COLLECTION, embedding_function=None)
        held = collection.get(include=["embeddings"], limit=1)
        collection.update(ids=held["ids"], documents=["Stale."], embeddings=held["embeddings"])


def lose_lexical(folder: Path) -> None:
    shutil.rmtree(folder / "lexical")


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.index()
    return made


def live(world: World) -> Path:
    return open_current(world.data).folder


def test_an_index_as_published_agrees(world: World) -> None:
    assert verify(world.data, WordEmbedder()) == []


@pytest.mark.parametrize(
    ("tamper", "part"),
    [
        (swap_words, "lexical"),
        (lose_lexical, "lexical"),
        (break_lexical, "lexical"),
        (stretch_sentence, "vectors"),
        (turn_sentences, "vectors"),
        (turn_paragraphs, "vectors"),
        (drop_window, "chroma"),
        (stale_window, "chroma"),
    ],
)
def test_what_was_tampered_with_is_named_and_mended(
    world: World, tamper: Callable[[Path], None], part: str
) -> None:
    before = world.text()
    tamper(live(world))
    assert {"files", part} <= {problem.part for problem in verify(world.data, WordEmbedder())}
    repair(world.data, WordEmbedder())
    assert verify(world.data, WordEmbedder()) == []
    assert world.text() == before


def test_a_changed_catalogue_is_told_by_what_the_files_said(world: World) -> None:
    path = live(world) / "catalogue.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("UPDATE paragraphs SET text = 'Visits stop.' WHERE row = 3")
    database.close()
    parts = {problem.part for problem in verify(world.data, WordEmbedder())}
    assert {"catalogue", "lexical"} <= parts
    repair(world.data, WordEmbedder())
    assert verify(world.data, WordEmbedder()) == []
    assert "Visits stop." not in world.text()


def test_a_catalogue_that_cannot_be_read_is_not_repaired(world: World) -> None:
    path = live(world) / "catalogue.sqlite"
    path.write_bytes(path.read_bytes()[:5000])
    assert "catalogue" in {problem.part for problem in verify(world.data, WordEmbedder())}
    with pytest.raises(StoreError, match="index the reports again"):
        repair(world.data, WordEmbedder())


def test_vectors_of_another_embedder_are_not_compared(world: World) -> None:
    (problem,) = verify(world.data, None)
    assert problem.part == "vectors"
    assert "words/64" in problem.message


def test_without_an_index_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        verify(tmp_path, None)


def test_an_index_of_another_version_says_so(world: World) -> None:
    (live(world) / "in-use").unlink()
    with pytest.raises(IndexForeignError, match="another version"):
        verify(world.data, WordEmbedder())
