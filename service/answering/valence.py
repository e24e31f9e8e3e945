"""Whether inspectors praise or fault in a run of sentences: by their turns of phrase, and by what those mean.

Two logistic models say of a sentence whether it faults and whether it praises (it may do both, or neither),
from counts of the turns of phrase below beside the sentence's own vector. They are data (`valence.json`),
fitted by `training/fit_valence.py` on sentences that people have read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from indexer.contracts import FloatMatrix, PublishedIndex, StoredParagraph
from service.errors import ServiceError

FloatArray = NDArray[np.float64]


class Valence(StrEnum):
    """Which way a run of sentences points."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"
    NEUTRAL = "neutral"


PHRASES: tuple[str, ...] = ("faults", "praises", "any_fault", "any_praise", "rather_praised")
VECTOR_WEIGHT = 4.0  # of a unit vector's coordinates beside the counts
_AT_MOST = 3.0  # of either, beyond which more says no more
# A fault called a strength misleads more than the other way round: of what is called a strength 88 % is one so.
_FAULT_MARGIN = -0.3
_PRAISE_MARGIN = 0.6
_PLAIN_MARGIN = 1.0

_FAULT = re.compile(
    r"\b(?:not (?:yet |always |all |sufficiently |consistently |enough |routinely |well |fully )*\w+|too (?:many|much|few|long|"
    r"often|variable|slow|adult|early)|inconsisten\w*|delay\w*|drift|lack(?:s|ed|ing)?(?: of)?(?: \w+)?|insufficien\w*(?: \w+)?|weak\w*|poor(?:ly)?|"
    r"inadequate\w*|limit(?:s|ed|ing)\b|variable|underdeveloped|fails?|failed|failure\w*|gaps?|shortfall\w*|"
    r"unable|cannot|missed opportunit\w*|needs? to (?:improve|be strengthened)|deteriorat\w*|ineffective\w*|"
    r"less effective|high caseloads|overly|unclear|rarely|nor|no specialist)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:effective(?:ly)?|strong(?:ly)?|good|well[- ]\w+|robust\w*|timely|swift\w*|prompt\w*|positive\w*|"
    r"skilled|strength|successful\w*|improv(?:ed|ing|es)|thorough\w*|excellent|outstanding|responsive|benefit\w*|"
    r"comprehensive|appropriate\w*|committed|valued|purposeful|sensitive\w*|ambitious|clear(?:ly)?|stable)\b",
    re.IGNORECASE,
)
# What children go through is no fault of the service: "When children cannot live at home, …"
_CIRCUMSTANCE = re.compile(
    r"(?:(?<=[.!?] )|^)(?:when|where|if|for (?:children|those|young people))\b[^,.]*,", re.IGNORECASE
)

# A fault that is not there: "avoids unnecessary delay", "plans do not drift".
_DENIED = re.compile(
    r"\b(?:no|without|avoid\w*|prevent\w*|(?:do|does|did) not|never)\b(?: \w+){0,3}? "
    r"(?:delay\w*|drift\w*|gaps?|shortfalls?|weakness\w*)\b(?: (?:or|and) (?:delay|drift)\w*)?",
    re.IGNORECASE,
)


def phrases(text: str) -> tuple[float, ...]:
    """One number for each of `PHRASES`: turns of phrase that fault or praise.

    A praised word denied is a fault, a fault denied is praise.
    """
    said = _DENIED.sub(" timely ", _CIRCUMSTANCE.sub(" ", text))
    faults = len(_FAULT.findall(said))
    praises = len(_PRAISE.findall(_FAULT.sub(" ", said)))
    counts = min(faults, _AT_MOST), min(praises, _AT_MOST)
    return (*counts, float(faults > 0), float(praises > 0), float(0 < faults < praises))


@dataclass(frozen=True, slots=True)
class Side:
    """A logistic model: weights of the phrases (len(PHRASES),) and of the vector (d,), none for words alone."""

    phrases: FloatArray
    vector: FloatArray
    bias: float

    def speaks(self, counted: FloatArray, vectors: FloatMatrix, margin: float) -> NDArray[np.bool_]:
        """Whether each sentence, by its phrases (n, len(PHRASES)) and vector (n, d), speaks so by `margin` logits."""
        z = counted @ self.phrases + self.bias
        if len(self.vector):
            z = z + vectors @ (self.vector * VECTOR_WEIGHT)
        said: NDArray[np.bool_] = z > margin
        return said


@dataclass(frozen=True, slots=True)
class ValenceReader:
    """Reads which way runs of sentences of one index point. Safe for use by many threads."""

    index: PublishedIndex
    fault: Side
    praise: Side

    def of(self, stored: StoredParagraph, start: int, end: int) -> Valence:
        """Of `text[start:end]` of a stored paragraph: what its sentences do taken together."""
        counted, vectors = self._seen(stored, start, end)
        faults = bool(self.fault.speaks(counted, vectors, _FAULT_MARGIN).any())
        praises = bool(self.praise.speaks(counted, vectors, _PRAISE_MARGIN).any())
        if faults:
            return Valence.MIXED if praises else Valence.WEAKNESS
        return Valence.STRENGTH if praises else Valence.NEUTRAL

    def plainly_faults(self, stored: StoredParagraph, start: int, end: int) -> bool:
        """Whether a sentence of `text[start:end]` faults beyond doubt: enough to say of somebody that they were."""
        return bool(self.fault.speaks(*self._seen(stored, start, end), _PLAIN_MARGIN).any())

    def _seen(self, stored: StoredParagraph, start: int, end: int) -> tuple[NDArray[np.float64], FloatMatrix]:
        """Phrases (n, len(PHRASES)) and vectors (n, d) of the sentences in `text[start:end]`."""
        text = stored.paragraph.text
        places = [
            place for place, (first, last) in enumerate(stored.sentences) if first < end and start < last
        ]
        spans = [stored.sentences[place] for place in places] or [(start, end)]
        counted = np.array([phrases(text[first:last]) for first, last in spans])
        vectors = np.zeros((len(spans), len(self.fault.vector)), np.float32)
        if len(self.fault.vector) and places:
            begin = int(self.index.sentence_offsets[stored.row])
            vectors = np.asarray(self.index.sentence_vectors[begin + places[0] : begin + places[-1] + 1])
        return counted, vectors


def read_valence(index: PublishedIndex) -> ValenceReader:
    """A reader with the weights that ship with the service: with vectors where the index has those they are for.

    Raises ServiceError when the weights do not fit the code.
    """
    stored = json.loads(files("service.answering").joinpath("valence.json").read_text("utf-8"))
    if tuple(stored["phrases"]) != PHRASES:
        raise ServiceError("valence.json was made for other phrases; run the training script again")
    model = stored["with_vectors" if stored["embedder"] == index.embedder_name else "words_alone"]
    fault, praise = (
        Side(np.array(model[name]["phrases"]), np.array(model[name]["vector"]), float(model[name]["bias"]))
        for name in ("fault", "praise")
    )
    return ValenceReader(index, fault, praise)
