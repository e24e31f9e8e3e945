"""Fit query_adapter.npz: `python -m service.retrieval.training.adapt --pairs DATA PAIRS … [--write]`.

For a question's unit vector x the adapted vector is q = t / |t|, t = Wx + B tanh(4 A x). A paragraph's
score is q·p plus q·s of its best sentence s, as retrieval scores it. Minimised is the contrastive loss of
the paragraphs that answer among all of the reports asked (InfoNCE with several positives; van den Oord et
al. 2018), plus a penalty on W's distance from the identity and on B, by Adam (Kingma & Ba 2015). Numpy
alone; deterministic. The adapters of the folds are for `train.py`: an adapter flatters the very questions
that it learned from, and what is fitted on flattered cosines trusts them too much.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import FloatMatrix, PublishedIndex
from service.question.filters import Filters
from service.retrieval.adapter import SLOPE, QueryAdapter, save_adapter
from service.retrieval.training.groups import FOLDS, fold_of
from service.retrieval.training.matters import read_matters
from service.retrieval.training.pairs import Example, read_judged, read_pairs, read_tune_split
from service.retrieval.training.train import FOLDER
from service.service import Snapshot
from service.wiring import open_embedder, open_snapshot

TEMPERATURE = 0.06
PENALTY = 0.01
OUTWARD_PENALTY = 0.002
RATE = 0.001
EPOCHS = 6
BATCH = 16
HIDDEN = 256


@dataclass(frozen=True, slots=True)
class Pool:
    """The paragraphs (n, d) and sentences (s, d) of some reports; `owner` (s,) is the paragraph of each sentence.

    `rows` (n,) are the paragraphs' rows in the index; `last` (n,) the place after each one's last sentence.
    """

    rows: NDArray[np.int64]
    paragraphs: FloatMatrix
    sentences: FloatMatrix
    owner: NDArray[np.int64]
    last: NDArray[np.int64]

    @classmethod
    def of(cls, index: PublishedIndex, report_ids: Sequence[str]) -> Pool:
        """All paragraphs of the reports that have a sentence."""
        rows, sentences, counts = [], [], []
        for report_id in report_ids:
            report = index.report(report_id)
            if report is None:
                continue
            borders = np.asarray(index.sentence_offsets[report.start : report.end + 1])
            count = np.diff(borders)
            rows.append(np.arange(report.start, report.end)[count > 0])
            sentences.append(np.asarray(index.sentence_vectors[borders[0] : borders[-1]]))
            counts.append(count[count > 0])
        members, sizes = np.concatenate(rows), np.concatenate(counts)
        return cls(
            members,
            np.asarray(index.paragraph_vectors)[members],
            np.concatenate(sentences),
            np.repeat(np.arange(len(members)), sizes),
            np.cumsum(sizes),
        )

    def scores(self, q: FloatMatrix) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Scores (n,) of the paragraphs for an adapted vector (d,), and the best sentence (n,) of each."""
        similar = self.sentences @ q
        best = np.lexsort((similar, self.owner))[self.last - 1]
        return self.paragraphs @ q + similar[best], best


@dataclass(frozen=True, slots=True)
class Item:
    """A question's vector (d,), the paragraphs it is asked of, which of them answer (n,), and what it counts."""

    question: FloatMatrix
    pool: Pool
    answers: NDArray[np.bool_]
    weight: float
    fold: int


def items(snapshot: Snapshot, examples: Sequence[Example]) -> Iterator[Item]:
    """The training items of examples; none for one that nothing in the index answers."""
    topics = [snapshot.understand(one.question, one.filters).topic for one in examples]
    vectors = open_embedder().embed(
        [topic or one.question for topic, one in zip(topics, examples, strict=True)]
    )
    pools: dict[tuple[str, ...], Pool] = {}
    for example, vector in zip(examples, vectors, strict=True):
        rows = [stored.row for key in example.answers if (stored := snapshot.index.paragraph(*key))]
        reports = tuple(sorted({key[0] for key in example.answers}))
        if not rows:
            continue
        if reports not in pools:
            pools[reports] = Pool.of(snapshot.index, reports)
        pool = pools[reports]
        answers = np.isin(pool.rows, rows)
        if answers.any():
            yield Item(vector, pool, answers, example.weight, fold_of(example.fold))


def by_report(example: Example) -> Iterator[Example]:
    """The example asked of each report by itself that answers it."""
    for report_id in sorted({key[0] for key in example.answers}):
        yield replace(
            example,
            filters=Filters(report_ids=(report_id,)),
            answers=frozenset(key for key in example.answers if key[0] == report_id),
        )


def gradient(one: Item, adapter: QueryAdapter) -> tuple[FloatMatrix, FloatMatrix, FloatMatrix]:
    """Slopes of the item's loss for W (d, d), A (h, d) and B (d, h)."""
    hidden = adapter.hidden(one.question)
    turned = adapter.matrix @ one.question + adapter.outward @ hidden
    length = np.linalg.norm(turned)
    q = (turned / length).astype(np.float32)
    scores, best = one.pool.scores(q)
    weights = np.exp((scores - scores.max()) / TEMPERATURE)
    rightly = np.where(one.answers, weights, 0.0)
    pull = (weights / weights.sum() - rightly / max(float(rightly.sum()), 1e-12)) / TEMPERATURE
    towards = pull @ (one.pool.paragraphs + one.pool.sentences[best])
    inside = (one.weight * (towards - q * (q @ towards)) / length).astype(np.float32)
    back = (adapter.outward.T @ inside) * (1.0 - hidden**2) * SLOPE
    return np.outer(inside, one.question), np.outer(back, one.question), np.outer(inside, hidden)


def untrained(size: int) -> QueryAdapter:
    """An adapter that changes nothing, its hidden layer drawn at random."""
    inward = np.random.default_rng(0).normal(0.0, 2.0 / np.sqrt(size), (HIDDEN, size)).astype(np.float32)
    return QueryAdapter(
        open_embedder().name, np.eye(size, dtype=np.float32), inward, np.zeros((size, HIDDEN), np.float32)
    )


def fit(examples: Sequence[Item]) -> QueryAdapter:
    """The adapter that minimises the loss over the items."""
    adapter = untrained(len(examples[0].question))
    identity = np.eye(len(adapter.matrix), dtype=np.float32)
    parts = [adapter.matrix, adapter.inward, adapter.outward]
    first, second = [np.zeros_like(part) for part in parts], [np.zeros_like(part) for part in parts]
    order = np.random.default_rng(0)
    steps = EPOCHS * -(-len(examples) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        places = order.permutation(len(examples))
        for start in range(0, len(places), BATCH):
            batch = places[start : start + BATCH]
            slopes = [np.zeros_like(part) for part in parts]
            for place in batch:
                for part, slope in enumerate(gradient(examples[place], adapter)):
                    slopes[part] += slope / len(batch)
            slopes[0] += 2 * PENALTY * (parts[0] - identity)
            slopes[2] += 2 * OUTWARD_PENALTY * parts[2]
            step += 1
            rate = RATE * (1.0 - 0.9 * step / steps)
            for place, slope in enumerate(slopes):
                first[place] = 0.9 * first[place] + 0.1 * slope
                second[place] = 0.999 * second[place] + 0.001 * slope**2
                move = (first[place] / (1 - 0.9**step)) / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-8)
                parts[place] = (parts[place] - rate * move).astype(np.float32)
            adapter = replace(adapter, matrix=parts[0], inward=parts[1], outward=parts[2])
    return adapter


def recall(examples: Sequence[Item], adapter: QueryAdapter) -> dict[str, float]:
    """Share of the answering paragraphs among the best, mean over items."""
    shares: dict[int, list[float]] = {1: [], 5: [], 10: []}
    for one in examples:
        order = np.argsort(-one.pool.scores(adapter.adapted(one.question[None])[0])[0], kind="stable")
        for depth, members in shares.items():
            members.append(one.answers[order[:depth]].sum() / min(int(one.answers.sum()), depth))
    return {f"recall@{depth}": round(float(np.mean(members)), 3) for depth, members in shares.items()}


def main() -> None:
    """Fit, measure on folds held out, print, and write the adapter when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    readers = {"pairs": read_pairs, "judged": read_judged, "gold": read_tune_split}
    for name in readers:
        parser.add_argument(
            f"--{name}", nargs=2, type=Path, action="append", default=[], metavar=("DATA", "FILE")
        )
    parser.add_argument("--matters", nargs=2, type=Path, metavar=("DATA", "FILE"))
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="REPORT", help="of no use to matters")
    parser.add_argument("--folds", nargs="*", type=int, default=range(FOLDS), help="held out in turn")
    parser.add_argument(
        "--fold-adapters", type=Path, metavar="DIR", help="where those of the folds are written"
    )
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found: list[Item] = []
    for name, read in readers.items():
        for data, path in getattr(arguments, name):
            examples = list(read(path))
            if name == "judged":
                examples = [one for example in examples for one in by_report(example)]
            # Each question counts alike here: what pairs count less for is whether a report answers at all.
            found += items(open_snapshot(data), [replace(example, weight=1.0) for example in examples])
    matters: list[Item] = []
    if arguments.matters:
        data, path = arguments.matters
        snapshot = open_snapshot(data)
        matters += items(snapshot, list(read_matters(path, snapshot, arguments.hold_out)))
    print(f"{len(found)} questions, {len(matters)} of matters")
    identity = untrained(len(found[0].question))
    for fold in arguments.folds:
        inside = [one for one in found if one.fold != fold]
        outside = [one for one in found if one.fold == fold]
        made = fit(inside + matters)
        print(
            f"fold {fold}: as embedded {recall(outside, identity)}, adapted {recall(outside, made)}",
            flush=True,
        )
        if arguments.fold_adapters:
            save_adapter(made, arguments.fold_adapters / f"{fold}.npz")
    if arguments.write:
        save_adapter(fit(found + matters), FOLDER / "query_adapter.npz")


if __name__ == "__main__":
    main()
