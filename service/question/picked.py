"""One of those that a name before may have meant: "West" after "Cheshire"."""

from __future__ import annotations

import re

from service.question.model import Question

_NO_NAME = frozenset(
    [
        "a",
        "about",
        "actually",
        "and",
        "but",
        "for",
        "how",
        "i",
        "in",
        "is",
        "it",
        "just",
        "make",
        "mean",
        "meant",
        "no",
        "not",
        "of",
        "oh",
        "ok",
        "okay",
        "one",
        "only",
        "or",
        "please",
        "rather",
        "sorry",
        "that",
        "the",
        "then",
        "this",
        "was",
        "what",
        "with",
        "yes",
        "yeah",
    ]
)
_MOST_WORDS = 8


def picked(text: str, previous: Question) -> str:
    """The text with the authority's whole name, where it says no more than a part of one that was asked about; else as it is.

    The part must belong to one of them alone: "West" is Cheshire West and Chester where Cheshire East was asked
    about beside it.
    """
    said = [word for word in re.findall(r"[\w'-]+", text.lower()) if word not in _NO_NAME]
    names = list(dict.fromkeys(one.name for one in (*previous.authorities, *previous.asked_before)))
    if len(names) < 2 or not said or len(text.split()) > _MOST_WORDS:
        return text
    parts = {name: set(re.findall(r"[\w'-]+", name.lower())) - _NO_NAME for name in names}
    meant = [name for name in names if parts[name].issuperset(said)]
    return f"what about {meant[0]}" if len(meant) == 1 else text
