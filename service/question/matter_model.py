"""Which matter of the vocabulary a question means in words that none of its sayings hold, learned from phrasings.

A linear softmax over the vector of the topic, a column an entry. It is asked only
where the vocabulary leaves words over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

import numpy as np

from indexer.contracts import Embedder
from service.question.model import Concept
from service.question.scope_model import Floats
from service.question.softmax import softmax
from service.question.topic import Topic
from service.question.vocabulary import NEAR, Entry, alternatives, said

SURE = 0.35  # probability; of questions written blind nineteen in twenty are told rightly from here on
NONE = ""  # stands among the terms for what says little or is no matter of the vocabulary


@dataclass(frozen=True, slots=True)
class MatterModel:
    """A fitted model: `weights` (d, n) with a column for each of the n `terms`, the first term of an entry or NONE."""

    terms: tuple[str, ...]
    weights: Floats

    def probabilities(self, vectors: Floats) -> Floats:
        """Probabilities (m, n) of the matters for unit vectors (m, d)."""
        return softmax(vectors @ self.weights)

    def matter(self, topic: str, beside: Sequence[str], embedder: Embedder) -> str:
        """The first term of the matter that a topic means, or NONE where that is not sure.

        Embeds `beside` it what will be wanted next: an embedder that remembers does all of it at once.
        """
        shares = self.probabilities(np.asarray(embedder.embed([topic, *beside])[:1], np.float32))[0]
        best = int(shares.argmax())
        return self.terms[best] if shares[best] >= SURE else NONE


def load_matter_model(embedder_name: str) -> MatterModel | None:
    """The model that ships with the service, or None where the index has another embedder's vectors."""
    with files("service.question").joinpath("matter_model.npz").open("rb") as file, np.load(file) as stored:
        if str(stored["embedder"]) != embedder_name:
            return None
        return MatterModel(
            tuple(str(term) for term in stored["terms"]),
            stored["weights"].astype(np.float32),
        )


def with_matter(topic: Topic, entry: Entry) -> Topic:
    """The topic with what reports call the matter that it means, in place of words that no entry knows.

    Unchanged where its words name the matter anyway, or what is but one of its things.
    """
    narrower = {said(one) for one in entry.narrower}
    for concept in topic.concepts:
        if concept.alternatives.get(entry.terms[0], 0.0) > NEAR or said(concept.written) in narrower:
            return topic
    meant = Concept(topic.text, alternatives(topic.text, (entry,)))
    kept = [concept for concept in topic.concepts if len(concept.alternatives) > 1]
    rewrites = (", ".join(entry.terms[:2]), *topic.rewrites)
    return replace(topic, concepts=(meant, *kept), rewrites=rewrites[:2])
