"""Fit the relevance network by Adam (Kingma & Ba 2015) on the weighted log loss; deterministic.

Several networks that differ in what chance gave them at the start are averaged (in logits, so that their
hidden layers side by side are one network again): what one of them alone makes of a question is partly luck.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.retrieval.relevance import FloatArray, Relevance

HIDDEN = 24
EPOCHS = 12
BATCH = 256
RATE = 2e-3
LAST_RATE = 1e-5
DECAY = 1e-4  # of the squared weights that leave the features
AVERAGED = 3


def fit(features: FloatArray, labels: NDArray[np.bool_], weights: FloatArray) -> Relevance:
    """The network for `features` (n, k), `labels` (n,) and example `weights` (n,)."""
    networks = [_one(features, labels, weights, seed) for seed in range(AVERAGED)]
    return Relevance(
        networks[0].mean,
        networks[0].spread,
        np.hstack([one.hidden for one in networks]),
        np.concatenate([one.hidden_bias for one in networks]),
        np.concatenate([one.output for one in networks]) / AVERAGED,
        np.mean([one.skip for one in networks], axis=0),
        float(np.mean([one.bias for one in networks])),
    )


def _one(features: FloatArray, labels: NDArray[np.bool_], weights: FloatArray, seed: int) -> Relevance:
    order = np.random.default_rng(seed)
    size = features.shape[1]
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-6
    scale = 1.0 / np.sqrt(size)
    parts: list[FloatArray] = [
        order.normal(0.0, scale, (size, HIDDEN)),
        np.zeros(HIDDEN),
        order.normal(0.0, 0.3 / np.sqrt(HIDDEN), HIDDEN),
        np.zeros(size),
        np.array([-3.0]),
    ]
    first = [np.zeros_like(part) for part in parts]
    second = [np.zeros_like(part) for part in parts]
    x = Relevance(mean, spread, parts[0], parts[1], parts[2], parts[3], 0.0).standardised(features)
    steps = max(EPOCHS * (len(x) // BATCH), 1)
    step = 0
    for _ in range(EPOCHS):
        places = order.permutation(len(x))
        for start in range(0, len(places) - BATCH + 1, BATCH):
            batch = places[start : start + BATCH]
            slopes = _gradient(parts, x[batch], labels[batch], weights[batch])
            step += 1
            rate = RATE * (1.0 - step / steps) + LAST_RATE
            for place, slope in enumerate(slopes):
                first[place] = 0.9 * first[place] + 0.1 * slope
                second[place] = 0.999 * second[place] + 0.001 * slope**2
                move = (first[place] / (1 - 0.9**step)) / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-8)
                parts[place] = parts[place] - rate * move
    return Relevance(mean, spread, parts[0], parts[1], parts[2], parts[3], float(parts[4][0]))


def _gradient(
    parts: list[FloatArray], x: FloatArray, labels: NDArray[np.bool_], weights: FloatArray
) -> list[FloatArray]:
    """Slopes of the mean log loss of a batch (n, k) for each part."""
    hidden, hidden_bias, output, skip, bias = parts
    signs = np.tanh(x @ hidden + hidden_bias)
    probability = 1.0 / (1.0 + np.exp(-(signs @ output + x @ skip + bias[0])))
    error = (probability - labels) * weights / len(x)
    back = np.outer(error, output) * (1.0 - signs**2)
    return [
        x.T @ back + DECAY * hidden,
        back.sum(axis=0),
        signs.T @ error + DECAY * output,
        x.T @ error + DECAY * skip,
        np.array([error.sum()]),
    ]
