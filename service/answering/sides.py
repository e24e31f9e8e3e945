"""Which passages have something of the side of the findings that is asked for."""

from __future__ import annotations

from service.answering.extractive import demand, side
from service.answering.passages import Passage
from service.answering.valence import Valence
from service.question.model import Leaning

LEANS = {
    Leaning.PRAISE: (Valence.STRENGTH, Valence.MIXED),
    Leaning.FAULT: (Valence.WEAKNESS, Valence.MIXED),
}
PLAINLY = {leaning: valences[0] for leaning, valences in LEANS.items()}


def has_side(passage: Passage, leaning: Leaning) -> bool:
    """Whether a passage, its valence known, has something of the side asked for."""
    if leaning is Leaning.DEMAND:
        return demand(passage) is not None
    return side(passage) in LEANS[leaning]
