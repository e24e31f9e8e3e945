"""Two runs over the same questions: what changed, and whether chance alone would change as much."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.metrics import METRICS
from eval.result import SetResult

PERMUTATIONS = 10_000
_SEED = 20_130_902
_BATCH = 1000
_ALIKE = 1e-12  # differences of means closer than this are the same but for rounding


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric over the `n` questions both runs scored; `p` is two-sided."""

    metric: str
    before: float
    after: float
    p: float
    n: int

    @property
    def change(self) -> float:
        """After minus before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """All metrics that both runs scored, and the questions whose verdict changed, in gold order."""

    differences: tuple[Difference, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]


def compare(before: SetResult, after: SetResult) -> Comparison:
    """Compare two results question by question; questions in one of them alone are left out."""
    earlier = {question.id: question for question in before.questions}
    pairs = [(earlier[question.id], question) for question in after.questions if question.id in earlier]
    differences = []
    for metric in METRICS:
        scored = [
            (old.scores[metric.name], new.scores[metric.name])
            for old, new in pairs
            if metric.name in old.scores and metric.name in new.scores
        ]
        if scored:
            olds, news = zip(*scored, strict=True)
            p = permutation_p(olds, news, metric.name)
            differences.append(
                Difference(metric.name, float(np.mean(olds)), float(np.mean(news)), p, len(scored))
            )
    return Comparison(
        tuple(differences),
        lost=tuple(new.id for old, new in pairs if old.right and not new.right),
        gained=tuple(new.id for old, new in pairs if new.right and not old.right),
    )


def permutation_p(before: Sequence[float], after: Sequence[float], name: str) -> float:
    """Two-sided p of the paired randomisation test on the mean difference (Fisher; Smucker et al., CIKM 2007).

    Each question's pair is swapped at random; p is the share of 10,000 such worlds, the real one
    counted, that differ at least as much. Seeded by `name`. 1.0 where nothing differs.
    """
    differences = np.asarray(after, np.float64) - np.asarray(before, np.float64)
    differences = differences[differences != 0.0]
    if not len(differences):
        return 1.0
    seen = abs(differences.sum())
    generator = np.random.default_rng([_SEED, zlib.crc32(name.encode())])
    as_extreme = 1
    for _ in range(PERMUTATIONS // _BATCH):
        signs = generator.integers(0, 2, (_BATCH, len(differences)), dtype=np.int8) * 2 - 1
        as_extreme += int((np.abs(signs @ differences) >= seen - _ALIKE).sum())
    return as_extreme / (PERMUTATIONS + 1)
