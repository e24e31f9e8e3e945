"""The relevance network: its weights fit the code, and what is written is what is read."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from service.errors import ServiceError
from service.retrieval import relevance
from service.retrieval.features import NAMES
from service.retrieval.relevance import Relevance, as_data, load_relevance


def test_the_packaged_weights_name_every_feature_and_give_probabilities() -> None:
    rows = np.random.default_rng(0).normal(0.0, 3.0, (50, len(NAMES)))
    found = load_relevance().probability(rows)
    assert found.shape == (50,)
    assert ((found >= 0) & (found <= 1)).all()
    assert found.std() > 0


def test_more_of_what_was_asked_is_more_probable() -> None:
    model = load_relevance()
    nothing, everything = model.mean.copy(), model.mean.copy()
    for name in ("paragraph_cosine", "sentence_cosine", "coverage_paragraph", "best_sentence"):
        nothing[NAMES.index(name)] = 0.0
        everything[NAMES.index(name)] = 0.9
    low, high = model.probability(np.stack([nothing, everything]))
    assert high > 10 * low


def test_an_undecided_model_says_one_half() -> None:
    assert Relevance.undecided().probability(np.ones((3, len(NAMES)))).tolist() == [0.5, 0.5, 0.5]


def test_weights_for_other_features_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = as_data(load_relevance())
    features = dict(data["features"])  # type: ignore[call-overload]
    features["shoe_size"] = features.pop(NAMES[0])
    (tmp_path / "relevance.json").write_text(json.dumps({**data, "features": features}), "utf-8")
    monkeypatch.setattr(relevance, "files", lambda _: tmp_path)
    with pytest.raises(ServiceError, match="run the training script"):
        load_relevance()
