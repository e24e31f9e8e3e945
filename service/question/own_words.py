"""Words that mean what they say: two that no entry of the vocabulary knows, side by side in a question.

Where the reports have them side by side as well ("exit interviews", "council tax"), the question asks for just that,
whatever matter its words come near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from service.question.model import Concept
from service.question.topic import Topic, says_little
from service.question.verb import is_adverb

_WORD = re.compile(r"[\w'\u2019]+")
_OF_COUNCILS = "council"  # says nothing by itself, but council tax is a tax
_OF_ANYTHING = frozenset(
    {"help", "training", "scheme", "schemes", "programme", "programmes", "project", "projects"}
)


def side_by_side(topic: Topic) -> Iterator[str]:
    """Pairs of neighbours in a topic, also of a word with a hyphen, that no entry of the vocabulary knows.

    Not one that examples are told of ("hidden harms, such as …"): any of them will do.
    """
    words, unknown = _WORD.findall(topic.text), set(topic.words)
    for first, second in pairwise(words):
        named = second in unknown and (first in unknown or first == _OF_COUNCILS)
        told = re.search(
            rf"{re.escape(first)}\W{re.escape(second)},? (?:such as|including|like|for example|e\.?g\.?)\b",
            topic.text,
        )
        if named and not told and not any(_names_nothing(word) for word in (first, second)):
            yield f"{first} {second}"


def _names_nothing(word: str) -> bool:
    return word in _OF_ANYTHING or says_little(word) or is_adverb(word)


def with_pair(topic: Topic, words: str) -> Topic:
    """The topic with a pair of neighbours as a concept before those of its words, which may stand apart as well."""
    parts = set(words.split())
    place = next(at for at, concept in enumerate(topic.concepts) if concept.written in parts)
    pair = Concept(words, {words: 1.0})
    return replace(topic, concepts=(*topic.concepts[:place], pair, *topic.concepts[place:]))
