"""Fit valence.json: `python -m service.answering.training.fit_valence DATA [--write]`.

`valence.jsonl` says of sentences, named by report, paragraph and place (from 0), which way they point about
the service: each was read by itself. `drawn` says how it was chosen: among the first, at random over all years
and sections, or near, where an earlier model was in doubt. Folds of reports are held out in turn to measure; the
weights written are fitted on all. DATA is an index of the reports that the sentences are from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import PublishedIndex
from indexer.store.published import open_current
from service.answering.training import dual
from service.answering.valence import HEADING, NUMBER, FloatArray, Valence, beside, terms
from service.errors import ServiceError

PENALTY = 4.0
FOLDS = 5
REPORTS = 4  # that must use a term before it is learned
HEADING_SCALE = 0.5
VECTOR_SCALE = (2.0, 4.0, 2.0)  # of unit vectors beside terms that count 1: before, itself, after
SIDES = {
    "fault": (Valence.WEAKNESS, Valence.MIXED),
    "praise": (Valence.STRENGTH, Valence.MIXED),
}
_LEAST = 0.045  # of a term's weight in logits, below which it is not worth its place in the file
_LOWER = re.compile(r"(?<![\w'-])[a-z][a-z'-]*")
_FOLDER = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Sentences read (n): their terms, vectors (n, 3d), labels and reports, and the words that are not names."""

    terms: list[frozenset[str]]
    vectors: FloatArray
    labels: list[Valence]
    reports: list[str]
    common: frozenset[str]

    def of_side(self, side: str) -> FloatArray:
        """1 for every sentence of the side, else 0, (n,)."""
        return np.array([label in SIDES[side] for label in self.labels], float)

    def folds(self) -> NDArray[np.int64]:
        """The fold (n,) of each sentence: that of its report."""
        return np.array(
            [hashlib.sha256(report.encode()).digest()[1] % FOLDS for report in self.reports], np.int64
        )


def read_labelled(index: PublishedIndex) -> Labelled:
    """The sentences of valence.jsonl; ServiceError for one that is gone."""
    found = Labelled([], np.empty(0), [], [], frozenset())
    vectors: list[FloatArray] = []
    common: set[str] = set()
    written = files("service.answering.training").joinpath("valence.jsonl").read_text("utf-8")
    for number, line in enumerate(written.splitlines(), 1):
        row = json.loads(line)
        stored = index.paragraph(row["report_id"], row["paragraph"])
        if stored is None or row["sentence"] >= len(stored.sentences):
            raise ServiceError(f"valence.jsonl, line {number}: no such sentence in this index")
        start, end = stored.sentences[row["sentence"]]
        text, section = stored.paragraph.text[start:end], stored.paragraph.section
        begin, stop = index.sentence_offsets[stored.row : stored.row + 2]
        vectors.append(beside(np.asarray(index.sentence_vectors[begin:stop]))[row["sentence"]])
        found.terms.append(terms(text, section))
        found.labels.append(Valence(row["points"]))
        found.reports.append(row["report_id"])
        common.update(_LOWER.findall(" ".join([text, *section]).replace("’", "'")))
    return Labelled(found.terms, np.array(vectors, float), found.labels, found.reports, frozenset(common))


def vocabulary(labelled: Labelled, inside: NDArray[np.bool_]) -> list[str]:
    """Terms that enough reports use in the sentences `inside` (n,), without names of people, places and bodies."""
    users: dict[str, set[str]] = defaultdict(set)
    for place in np.flatnonzero(inside):
        for term in labelled.terms[place]:
            users[term].add(labelled.reports[place])
    plain = labelled.common | {NUMBER, "^"}
    return sorted(
        term
        for term, reports in users.items()
        if len(reports) >= REPORTS and plain.issuperset(term.removeprefix(HEADING).split())
    )


def features(labelled: Labelled, vocabulary: list[str], with_vectors: bool) -> tuple[FloatArray, FloatArray]:
    """Scaled features (n, k) of the sentences, terms first, and the scales (k,)."""
    places = {term: place for place, term in enumerate(vocabulary)}
    used = np.zeros((len(labelled.terms), len(vocabulary)))
    for row, said in enumerate(labelled.terms):
        used[row, [places[term] for term in said if term in places]] = 1.0
    scale = np.array([HEADING_SCALE if term.startswith(HEADING) else 1.0 for term in vocabulary])
    if with_vectors:
        used = np.hstack([used, labelled.vectors])
        scale = np.concatenate([scale, np.repeat(VECTOR_SCALE, labelled.vectors.shape[1] // 3)])
    return used * scale, scale


def held_out(labelled: Labelled, with_vectors: bool) -> dict[str, FloatArray]:
    """Logits (n,) of each side, of every sentence by a model that has seen nothing of its report."""
    said = {side: np.zeros(len(labelled.labels)) for side in SIDES}
    folds = labelled.folds()
    for held in range(FOLDS):
        inside, outside = folds != held, folds == held
        x, _ = features(labelled, vocabulary(labelled, inside), with_vectors)
        likeness = x[inside] @ x[inside].T
        for side, logits in said.items():
            weights, bias = dual.fit(likeness, labelled.of_side(side)[inside], PENALTY)
            logits[outside] = x[outside] @ (x[inside].T @ weights) + bias
    return said


def measured(labelled: Labelled, logits: dict[str, FloatArray]) -> dict[str, float]:
    """Share of sentences read rightly by logits (n,): of all four ways, of faults, of praise."""
    right = {side: (logits[side] > 0) == (labelled.of_side(side) > 0) for side in SIDES}
    return {
        "all": round(float((right["fault"] & right["praise"]).mean()), 3),
        **{side: round(float(members.mean()), 3) for side, members in right.items()},
    }


def as_data(labelled: Labelled, with_vectors: bool) -> dict[str, object]:
    """What `read_valence` reads: both sides fitted on all sentences, rounded."""
    everything = np.ones(len(labelled.labels), bool)
    words = vocabulary(labelled, everything)
    x, scale = features(labelled, words, with_vectors)
    likeness = x @ x.T
    data: dict[str, object] = {}
    for side in SIDES:
        weights, bias = dual.fit(likeness, labelled.of_side(side), PENALTY)
        found = (x.T @ weights) * scale
        data[side] = {
            "terms": {
                word: round(float(weight), 2)
                for word, weight in zip(words, found, strict=False)
                if abs(weight) >= _LEAST
            },
            "vector": [round(float(weight), 3) for weight in found[len(words) :]],
            "bias": round(bias, 4),
        }
    return data


def main() -> None:
    """Fit, measure on what was held out, print, and write the weights when asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    index = open_current(arguments.data)
    labelled = read_labelled(index)
    data: dict[str, object] = {"embedder": index.embedder_name, "rows": len(labelled.labels)}
    for name, with_vectors in (("words_alone", False), ("with_vectors", True)):
        right = measured(labelled, held_out(labelled, with_vectors))
        print(name, right)
        data[name] = {"right_on_held_out": right, **as_data(labelled, with_vectors)}
    if arguments.write:
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (_FOLDER / "valence.json").write_text(written + "\n", "utf-8")


if __name__ == "__main__":
    main()
