"""What a question lists: of "police, doctors and social workers" any one will do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.question.model import Concept


@dataclass(frozen=True, slots=True)
class Spoken:
    """A concept and the words (`last` exclusive) that name it."""

    first: int
    last: int
    concept: Concept


_LISTING = re.compile(
    r"\s*(?:[,/&+]|,?\s+(?:and|or|plus|as well as|&|an))\s*(?:(?:about|on|of|for|with|the|its|their|also|any)\s+)*",
    re.IGNORECASE,
)
_FEWEST_LISTED = 3  # "adoption and fostering" asks for both


def listed(spoken: Sequence[Spoken], gaps: Sequence[str]) -> Iterator[Concept]:
    """The concepts in order, those of a list ("police, doctors and social workers") as one: any of them will do.

    Of two that are listed the second is marked as joined to the first.
    """
    start = 0
    for end in range(1, len(spoken) + 1):
        if end < len(spoken) and _LISTING.fullmatch(gaps[end - 1]):
            continue
        concepts = [one.concept for one in spoken[start:end]]
        if len(concepts) < _FEWEST_LISTED:
            yield concepts[0]
            yield from (replace(concept, joined=True) for concept in concepts[1:])
        else:
            worths: dict[str, float] = {}
            for concept in concepts:
                for term, worth in concept.alternatives.items():
                    worths[term] = max(worths.get(term, 0.0), worth)
            yield Concept(concepts[0].written, worths, all(one.official for one in concepts))
        start = end
