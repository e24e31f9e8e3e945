"""Chroma follows the windows, by copy and change or anew; the matrices are what it holds."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from indexer.store.vectors import CHROMA, COLLECTION, Window, opened, pooled, write_chroma
from tests.support.embedders import WordEmbedder


def windows(texts: dict[str, list[str]]) -> list[Window]:
    made: list[Window] = []
    for report_id, members in texts.items():
        for place, text in enumerate(members):
            made.append(Window(len(made), report_id, str(place + 1), 0, text))
    return made


def write(folder: Path, texts: dict[str, list[str]], previous: Path | None, embedder: str = "words") -> int:
    """Write a generation's Chroma; returns how many vectors its copy has lost (0: made anew)."""
    folder.mkdir()
    made = windows(texts)
    vectors = WordEmbedder().embed([window.text for window in made])
    write_chroma(folder, made, vectors, embedder=embedder, previous=previous)
    worn: int = json.loads((folder / "windows.json").read_text("utf-8"))["worn"]
    return worn


def held(folder: Path) -> dict[str, str]:
    with opened(folder / CHROMA) as client:
        found = client.get_collection(COLLECTION, embedding_function=None).get()
    return dict(zip(found["ids"], found["documents"], strict=True))


TEXTS = {name: [f"{name} says {place}." for place in range(4)] for name in ("a", "b", "c", "d")}


def expected(texts: dict[str, list[str]]) -> dict[str, str]:
    return {window.key: window.text for window in windows(texts)}


def test_a_changed_report_is_changed_in_a_copy(tmp_path: Path) -> None:
    write(tmp_path / "1", TEXTS, None)
    changed = {**TEXTS, "b": ["b says something else."]}
    assert write(tmp_path / "2", changed, tmp_path / "1") == 4
    assert held(tmp_path / "2") == expected(changed)
    assert held(tmp_path / "1") == expected(TEXTS)


def test_new_and_removed_reports_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "1", TEXTS, None)
    moved = {name: TEXTS[name] for name in ("b", "c", "d")} | {"e": ["e is new."]}
    assert write(tmp_path / "2", moved, tmp_path / "1") == 4
    assert held(tmp_path / "2") == expected(moved)


@pytest.mark.parametrize("embedder", ["words", "other"])
def test_many_changes_or_another_embedder_make_it_anew(tmp_path: Path, embedder: str) -> None:
    write(tmp_path / "1", TEXTS, None)
    changed = {name: ["All new."] for name in TEXTS} if embedder == "words" else TEXTS
    assert write(tmp_path / "2", changed, tmp_path / "1", embedder) == 0
    assert held(tmp_path / "2") == expected(changed)


def test_a_copy_that_has_lost_many_vectors_is_made_anew(tmp_path: Path) -> None:
    texts, worn = dict(TEXTS), [write(tmp_path / "0", TEXTS, None)]
    for turn in range(1, 5):
        texts["b"] = [f"b in turn {turn}, {place}." for place in range(4)]
        worn.append(write(tmp_path / str(turn), texts, tmp_path / str(turn - 1)))
        assert held(tmp_path / str(turn)) == expected(texts)
    assert worn == [0, 4, 8, 0, 4]


def test_a_damaged_state_makes_it_anew(tmp_path: Path) -> None:
    write(tmp_path / "1", TEXTS, None)
    (tmp_path / "1" / "windows.json").write_text("{", "utf-8")
    assert write(tmp_path / "2", TEXTS, tmp_path / "1") == 0
    assert held(tmp_path / "2") == expected(TEXTS)


def test_paragraph_vectors_are_unit_means_of_their_windows() -> None:
    vectors = np.array([[1, 0], [0, 1], [0, 1]], np.float32)
    made = pooled(vectors, [0, 0, 2], 3)
    np.testing.assert_allclose(made, [[0.5**0.5, 0.5**0.5], [0, 0], [0, 1]], atol=1e-6)
