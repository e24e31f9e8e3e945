"""Who of many says the contrary of what is asked: that children are never placed there is no answer to who places them.

They speak of it, and are told; but who counts who does it must not count them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from service.answering.denied_mentions import plainly_denied
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
    if concept is None:
        return False
    said = [one for one in passages if names(concept, one.quote)]
    return bool(said) and all(
        demand(one) is None and plainly_denied(one.quote, partial(names, concept)) for one in said
    )
