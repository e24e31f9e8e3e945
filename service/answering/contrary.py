"""Who of many says the contrary of what is asked: that children are never placed there is no answer to who places them.

They speak of it, and are told; but who counts who does it must not count them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from service.answering.denied_mentions import plainly_denied, scarcely, taken_as_denied
from service.answering.extractive import demand
from service.answering.passages import Passage
from service.question.model import Concept, Question
from service.retrieval.found import Found
from service.retrieval.speaking import names


def say_not(
    question: Question, chosen: Mapping[str, Sequence[Passage]], found: Mapping[str, Found]
) -> frozenset[str]:
    """Those, with passages chosen, who only say of the rarest thing asked for that it is not so.

    None where it is not asked who does something, or where one side of the findings is asked for.
    """
    if not question.asks_who or question.one_by_one or question.leaning is not None or len(found) == 1:
        return frozenset()
    return frozenset(
        name
        for name, passages in chosen.items()
        if passages and _only_denies(passages, found[name].rare or found[name].telling)
    )


def _only_denies(passages: Sequence[Passage], concept: Concept | None) -> bool:
    """Whether what is said of it denies it, in one passage plainly and in no other more than that it is rare."""
    if concept is None:
        return False
    is_it = partial(names, concept)
    said = [one for one in passages if names(concept, one.quote)]
    plainly = [
        plainly_denied(one.quote, is_it) or taken_as_denied(one.quote, f"{one.quote} {_behind(one)}")
        for one in said
    ]
    return any(plainly) and all(
        demand(one) is None and (denied or scarcely(one.quote, is_it))
        for one, denied in zip(said, plainly, strict=True)
    )


def _behind(passage: Passage) -> str:
    """The sentence behind a passage in its paragraph; "" where none is."""
    stored = passage.scored.stored
    return next(
        (stored.paragraph.text[start:end] for start, end in stored.sentences if start >= passage.end), ""
    )
