"""The query adapter: unit vectors in, unit vectors out, and left out for another embedder."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from service.retrieval.adapter import QueryAdapter, load_adapter, read_adapter, save_adapter
from service.wiring import open_embedder


def test_questions_keep_unit_length_and_move() -> None:
    embedder = open_embedder()
    adapter = load_adapter(embedder.name)
    assert adapter is not None
    vectors = embedder.embed(["kids who run away", "care leavers"])
    turned = adapter.adapted(vectors)
    assert np.allclose(np.linalg.norm(turned, axis=1), 1.0, atol=1e-5)
    assert (np.abs(turned - vectors).max(axis=1) > 0.01).all()


def test_everyday_words_move_towards_the_words_of_reports() -> None:
    embedder = open_embedder()
    adapter = load_adapter(embedder.name)
    assert adapter is not None
    asked = embedder.embed(["kids who run off and what happens when they turn up again"])
    said = embedder.embed(["Children who go missing are offered return home interviews."])
    other = embedder.embed(["Adopters are recruited and assessed in good time."])
    gain = (adapter.adapted(asked) @ said.T - asked @ said.T).item()
    drift = (adapter.adapted(asked) @ other.T - asked @ other.T).item()
    assert gain > max(drift, 0.0)


def test_another_embedder_gets_no_adapter() -> None:
    assert load_adapter("some-other-embedder") is None


def test_what_is_saved_is_read(tmp_path: Path) -> None:
    draw = np.random.default_rng(0)
    made = QueryAdapter("mine", *(draw.normal(size=(4, 4)).astype(np.float32) for _ in range(3)))
    save_adapter(made, tmp_path / "adapter.npz")
    read = read_adapter(tmp_path / "adapter.npz", "mine")
    assert read is not None
    x = np.eye(4, dtype=np.float32)
    assert np.allclose(read.adapted(x), made.adapted(x), atol=0.01)
