"""Passages beside those that name what was asked for, and what they need to be quoted all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.answering.extractive import demand
from service.answering.nearby import says_it
from service.answering.passages import Passage, under_headings
from service.answering.supply import says_how_much
from service.answering.typed import tells_one_thing
from service.question.model import Concept, Question
from service.retrieval.found import ScoredParagraph
from service.retrieval.speaking import names, says

_OF_DETAILS = 0.6  # as much of the probability asked for is enough where a time or a comparison is


def is_beside_it(question: Question, passages: Sequence[Passage], enough: float) -> bool:
    """Whether what tells who, where or which is but a passage on something else: the best one does not tell it."""
    if not passages:
        return False
    if not (tells_one_thing(question) or question.subject or question.things):
        if question.time is None and not question.beside_others:
            return False
        enough *= _OF_DETAILS  # a time may stand in a paragraph that says little else of it
    return passages[0].scored.probability < enough


def says_nothing_of_supply(question: Question, passages: Sequence[Passage]) -> bool:
    """Whether it is asked if there is enough of something, and no paragraph quoted says anything of how much there is."""
    supply = question.supply
    if supply is None:
        return False
    stored = (passage.scored.stored for passage in passages)
    return not any(
        says_how_much(one.paragraph.text[start:end], supply) for one in stored for start, end in one.sentences
    )


def by_name(
    question: Question, rare: Concept | None, passages: Sequence[Passage], enough: float
) -> Iterator[Passage]:
    """The passages but for those that name nothing asked for by an official term, where the best of them does.

    Beside what a report says of young carers by that name, what it says of foster carers is no answer, unless it
    is at least `enough` probable. So too with the `rare` word that is asked in.
    """
    official = [concept for concept in question.concepts if concept.official]

    def named(passage: Passage) -> bool:
        stored = passage.scored.stored
        text = under_headings(stored, stored.paragraph.text)
        return any(says(concept, text) for concept in official)

    def rarely(passage: Passage) -> bool:
        return rare is not None and says_it(rare, passage)

    told = [tell for tell in (named, rarely) if tell(passages[0])]
    return (
        passage
        for passage in passages
        if passage.scored.probability >= enough or all(tell(passage) for tell in told)
    )


def demands(asked: Concept | None, scored: ScoredParagraph) -> bool:
    """Whether a paragraph demands something of what is asked, by the official term that the question has for it."""
    if asked is None or not asked.official or demand(Passage(scored, 0, 0)) is None:
        return False
    return names(Concept(asked.written, {asked.written: 1.0}), scored.stored.paragraph.text)
