"""What was done once is not done again, also when the run was cut short."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from indexer import cache as caching
from indexer.cache import Cache
from indexer.contracts import FloatMatrix
from tests.support.embedders import WordEmbedder


class Failing(WordEmbedder):
    """Stops after some batches, as a power cut does."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self._left = batches

    def embed(self, texts: Sequence[str]) -> FloatMatrix:
        if self._left == 0:
            raise ConnectionResetError
        self._left -= 1
        return super().embed(texts)


def test_a_text_is_embedded_once_however_often_it_stands(tmp_path: Path) -> None:
    embedder, cache = WordEmbedder(), Cache(tmp_path / "cache.sqlite")
    texts = ["one", "two", "one", "three", "two"]
    vectors = cache.embed(embedder, texts)
    assert embedder.embedded == 3
    np.testing.assert_array_equal(vectors, WordEmbedder().embed(texts))
    np.testing.assert_array_equal(cache.embed(embedder, texts), vectors)
    assert embedder.embedded == 3
    cache.close()


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    texts = [f"text {place}" for place in range(3000)]
    cache = Cache(tmp_path / "cache.sqlite")
    with pytest.raises(ConnectionResetError):
        cache.embed(Failing(2), texts)
    cache.close()
    again, embedder = Cache(tmp_path / "cache.sqlite"), WordEmbedder()
    again.embed(embedder, texts)
    again.close()
    assert embedder.embedded == 3000 - 2 * caching._BATCH


def test_progress_adds_up_to_all_characters(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    steps: list[int] = []
    texts = [f"text {place % 400}" for place in range(900)]
    for _ in range(2):
        steps.clear()
        cache.embed(WordEmbedder(), texts, steps.append)
        assert sum(steps) == sum(map(len, texts))
    cache.close()


def test_embedders_do_not_share_vectors(tmp_path: Path) -> None:
    class Other(WordEmbedder):
        name = "words/64/other"

    cache, other = Cache(tmp_path / "cache.sqlite"), Other()
    cache.embed(WordEmbedder(), ["text"])
    cache.embed(other, ["text"])
    cache.close()
    assert other.embedded == 1


def test_what_is_no_longer_used_is_dropped_when_there_is_much_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "_SPARE", {"parses": 0, "vectors": 0})
    cache = Cache(tmp_path / "cache.sqlite")
    cache.embed(WordEmbedder(), [f"old {place}" for place in range(50)])
    cache.keep_parsed("a", "reason")
    cache.keep_parsed("b", "reason")
    cache.close()
    cache, embedder = Cache(tmp_path / "cache.sqlite"), WordEmbedder()
    cache.embed(embedder, ["old 1", "new"])
    cache.trim()
    cache.embed(embedder, ["old 1", "new"])
    assert embedder.embedded == 1
    cache.embed(embedder, ["old 2"])
    assert embedder.embedded == 2
    assert cache.parsed("a") is None
    cache.close()


def test_what_was_cut_is_remembered_by_rule_and_text(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cut: list[int] = []

    def halves(place: int) -> tuple[tuple[int, int], ...]:
        cut.append(place)
        return ((0, 1), (1, 2 + place))

    first = cache.windows("rule", ["a", "b", "a"], halves)
    assert first == [((0, 1), (1, 2)), ((0, 1), (1, 3)), ((0, 1), (1, 2))]
    assert cache.windows("rule", ["b", "a"], halves) == [first[1], first[0]]
    assert cut == [0, 1]
    cache.windows("other rule", ["a"], halves)
    assert cut == [0, 1, 0]
    cache.close()


def test_a_vector_of_the_wrong_size_is_embedded_again(tmp_path: Path) -> None:
    cache, embedder = Cache(tmp_path / "cache.sqlite"), WordEmbedder()
    expected = cache.embed(embedder, ["one text"])
    database = sqlite3.connect(tmp_path / "cache.sqlite")
    with database:
        database.execute("UPDATE vectors SET vector = x'00'")
    database.close()
    assert (cache.embed(embedder, ["one text"]) == expected).all()
    assert embedder.embedded == 2
    cache.close()
