"""Fit fact_model.npz: `python -m service.question.training.fit_facts DATA [--gold FOLDER] [--write] [--show]`.

Phrasings of facts, and questions close to them that ask for none, come from facts.toml; questions for
retrieval from those it learns from and from the `tune` split of gold questions, questions outside from
scope.jsonl. Those that patterns read as a fact, or whose topic leaves none open, never reach the model: of
the latter every fourth is kept. The landmarks are the phrasings and a seeded sample; weights solve the
regularised least squares (Xᵀ S X + R) A = Xᵀ S Y of `fit_scope`, a column a kind. Folds are held out to
measure. Numpy alone; deterministic.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.store.generations import current
from indexer.store.published import OpenIndex
from service.question.fact_model import FactModel, words_of
from service.question.model import FactKind
from service.question.scope_model import Floats, kernel, without_names
from service.question.training.names import with_names
from service.wiring import open_embedder, open_questions

GAMMA = 2.0
PENALTY = 0.3
KERNEL_WEIGHT = 2.0  # of the nearness to phrasings beside the words
DIMENSIONS = 80
LANDMARKS = 2_000
FOLDS = 5
FACT_WEIGHT = 4.0  # of a phrasing written for this beside a question for retrieval
OUTSIDE_WEIGHT = 3.0  # of a question outside the reports
OVER_NONE = 0.1
OVER_OTHERS = 0.1
_FOLDER = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Examples:
    """Texts as asked and masked, vectors (n, d) of them without names, the right columns (n,) (0: no fact).

    `written` are phrasings of facts.toml; `weights` what each counts for; `possible` the kinds that patterns and topic leave open, of each.
    """

    texts: tuple[str, ...]
    masked: tuple[str, ...]
    vectors: Floats
    right: NDArray[np.int64]
    written: NDArray[np.bool_]
    weights: Floats
    possible: tuple[frozenset[FactKind], ...]


def phrasings() -> Iterator[tuple[str, str]]:
    """The kind and the text of every phrasing of facts.toml, with names and years in their places."""
    with Path(__file__).with_name("facts.toml").open("rb") as file:
        for kind, texts in tomllib.load(file).items():
            for number, text in enumerate(texts):
                yield kind, with_names(text, number)


def asking_no_fact(gold: Path | None) -> Iterator[tuple[str, float]]:
    """Questions for retrieval (written for it, judged, of the tune split) and questions outside, with their weights."""
    folder = Path(str(files("service.retrieval.training")))
    names = [folder / name for name in ("pairs.jsonl", "judged.jsonl", "judged_more.jsonl")]
    for path in (*names, Path(__file__).with_name("scope.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row.get("label") != "in":  # near the border, some of these ask for facts
                yield row["question"], OUTSIDE_WEIGHT if row.get("label") == "out" else 1.0
    for path in sorted(gold.glob("*.jsonl")) if gold else ():
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if row["split"] == "tune" and row["kind"] in ("single", "compare", "theme"):
                yield row["question"], 1.0


def read_examples(data: Path, gold: Path | None, kinds: tuple[FactKind, ...]) -> Examples:
    """All examples as the service would see them."""
    reader = open_questions(OpenIndex(current(data)))
    columns = {"none": 0, **{kind.value: place + 1 for place, kind in enumerate(kinds)}}
    rows = [(text, columns[kind], True, FACT_WEIGHT, *reader.undecided(text)) for kind, text in phrasings()]
    known = {_bare(row[4]) for row in rows}
    for number, (text, weight) in enumerate(dict(asking_no_fact(gold)).items()):
        masked, read, possible = reader.undecided(text)
        if not read and _bare(masked) not in known and (possible or number % 4 == 0):
            rows.append((text, 0, False, weight, masked, read, possible))
    masked_of = tuple(row[4] for row in rows)
    vectors = open_embedder().embed([without_names(masked) for masked in masked_of])
    return Examples(
        tuple(row[0] for row in rows),
        masked_of,
        np.asarray(vectors, np.float32),
        np.array([row[1] for row in rows]),
        np.array([row[2] for row in rows]),
        np.array([row[3] for row in rows], np.float32),
        tuple(row[6] for row in rows),
    )


def _bare(masked: str) -> str:
    """A masked question without marks, to tell that two are the same."""
    return " ".join(masked.lower().strip(" ?.!").split())


def fit(examples: Examples, inside: NDArray[np.bool_], kinds: tuple[FactKind, ...]) -> FactModel:
    """The model of the examples chosen by `inside` (n,)."""
    vectors, written = examples.vectors[inside], examples.written[inside]
    _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    projection = axes[:, -DIMENSIONS:].astype(np.float16).astype(np.float32)
    points = vectors @ projection
    order = np.random.default_rng(0).permutation(len(points))
    chosen = order[np.argsort(~written[order], kind="stable")][:LANDMARKS]
    landmarks = points[chosen].astype(np.float16).astype(np.float32)
    count = len(landmarks)
    words = words_of([text for text, kept in zip(examples.masked, inside, strict=True) if kept])
    seen = np.concatenate([kernel(points, landmarks, GAMMA), words], axis=1).astype(np.float64)
    weights = examples.weights[inside].astype(np.float64)
    system = (seen.T * weights) @ seen
    among = kernel(landmarks, landmarks, GAMMA) / KERNEL_WEIGHT
    system[:count, :count] += PENALTY * among + 1e-6 * np.eye(count)
    system[count:, count:] += PENALTY * np.eye(words.shape[1])
    wanted = np.eye(len(kinds) + 1)[examples.right[inside]]
    solved = np.linalg.solve(system, (seen.T * weights) @ wanted).astype(np.float32)
    return FactModel(
        kinds, projection, landmarks, solved[:count], solved[count:], GAMMA, OVER_NONE, OVER_OTHERS
    )


def measure(examples: Examples, kinds: tuple[FactKind, ...], *, show: bool) -> None:
    """Print what models tell of the folds held out from them, at several margins."""
    folds = np.random.default_rng(0).integers(0, FOLDS, len(examples.right))
    scores = np.zeros((len(folds), len(kinds) + 1), np.float32)
    for fold in range(FOLDS):
        here = np.flatnonzero(folds == fold)
        model = fit(examples, folds != fold, kinds)
        scores[here] = model.scores(examples.vectors[here], [examples.masked[place] for place in here])
    facts = (examples.right > 0) & np.array([bool(possible) for possible in examples.possible])
    none, written = examples.right == 0, examples.written
    for over_none in (-0.2, -0.1, 0.0, 0.1, 0.2):
        told = replace(model, over_none=over_none).told(scores)
        column = np.array(
            [
                kinds.index(kind) + 1 if kind in possible else 0
                for kind, possible in zip(told, examples.possible, strict=True)
            ]
        )
        wrong = (column > 0) & (column != examples.right)
        print(
            f"ahead by {over_none:+.1f}: {(facts & (column == examples.right)).sum()} right and {(facts & wrong).sum()} "
            f"wrong of {facts.sum()} phrasings that no pattern knows; a fact told for {(none & ~written & wrong).sum()} "
            f"of {(none & ~written).sum()} questions that ask for none, {(none & written & wrong).sum()} of "
            f"{(none & written).sum()} written close to facts"
        )
        if show and over_none == OVER_NONE:
            for place in np.flatnonzero(wrong & (facts | none)):
                print(f"  {kinds[column[place] - 1].value}: {examples.texts[place]}")


def main() -> None:
    """Fit, measure on what was held out, print, and write the model when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--gold", type=Path, help="a folder of gold questions")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what is told wrongly")
    arguments = parser.parse_args()
    kinds = tuple(FactKind(kind) for kind in dict.fromkeys(kind for kind, _ in phrasings()) if kind != "none")
    examples = read_examples(arguments.data, arguments.gold, kinds)
    measure(examples, kinds, show=arguments.show)
    if arguments.write:
        model = fit(examples, np.ones(len(examples.right), bool), kinds)
        np.savez_compressed(
            _FOLDER / "fact_model.npz",
            kinds=np.array([kind.value for kind in kinds]),
            projection=model.projection.astype(np.float16),
            landmarks=model.landmarks.astype(np.float16),
            weights=model.weights.astype(np.float16),
            word_weights=model.word_weights.astype(np.float16),
            gamma=np.array(model.gamma),
            over_none=np.array(model.over_none),
            over_others=np.array(model.over_others),
            embedder=np.array(open_embedder().name),
        )


if __name__ == "__main__":
    main()
