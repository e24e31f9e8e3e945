"""Which passages say how much there is of what is asked: who of many has too little, enough or too much of it.

Such a sentence is told by its words (see `amounts`), whatever else its paragraph is on. So little is asked of the
probability of the paragraph, and nothing of the side that its other sentences take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from indexer.contracts import StoredParagraph
from service.answering.amounts import says_amount, speaks_of
from service.answering.extractive import asks_for
from service.answering.passages import Passage, sentence_of
from service.question.enough import Amount, Supply
from service.question.model import Concept, Question
from service.retrieval.found import Found, ScoredParagraph
from service.retrieval.speaking import names

# Placements and carers are for these, named or not.
_OF_CHILDREN_IN_CARE = re.compile(r"\b(?:in care|looked[- ]after|cared[- ]for)\b", re.IGNORECASE)
_AMOUNT_WORD = (
    r"(?:enough|sufficient(?:ly)?|insufficient|too|few|little|many|much|short(?:ages?|falls?)?|lack\w*|scarcity|high\w*|heav\w+|large|excessive|unmanageable|over-?\w+|rel(?:y|ies|iant|iance|ying)|depend\w*"
    r"|use|numbers?|levels?|struggl\w+|fail\w*|unable|difficult\w*|hard|recruit\w*|find\w*|attract\w*|retain\w*|suitable|appropriate|meet|needs?|demand|problems?|issues?|staff|workers|teams?)"
)
_AMOUNT = re.compile(rf"{_AMOUNT_WORD}(?:\s+{_AMOUNT_WORD})*\s*", re.IGNORECASE)
_BOTH = re.compile(r"\band\b", re.IGNORECASE)


def amount_finder(question: Question) -> Callable[[ScoredParagraph], Passage | None] | None:
    """What finds the sentence of a paragraph that says there is that much of it, None where no amount is asked for of many."""
    if question.amount is None:
        return None
    supply, amount = question.amount
    beside = _beside(question, supply)
    return lambda scored: _best(scored, (amount,), supply, beside)


def says_the_contrary(question: Question, group: Found, enough: float) -> bool:
    """Whether it is asked who has enough, and a paragraph at least `enough` probable says that there is too little."""
    if question.amount is None or question.amount[1] is not Amount.ENOUGH:
        return False
    supply, _ = question.amount
    beside = _beside(question, supply)
    return any(
        one.probability >= enough and _best(one, (Amount.LITTLE,), supply, beside) for one in group.scored
    )


def first_how_much(question: Question, passages: Sequence[Passage], *, single: bool) -> list[Passage]:
    """The passages quoted of a `single` authority, first those of paragraphs that say if there is enough, by the sentence that does.

    As they stand of several, where it is not asked if there is enough, or none says it in plain words.
    """
    if question.supply is None or not single:
        return list(passages)
    beside = _beside(question, question.supply)
    told = [
        (one, _best(one.scored, (Amount.LITTLE, Amount.ENOUGH), question.supply, beside)) for one in passages
    ]
    first = [_wider(one, found) for one, found in told if found is not None]
    return [*first, *(one for one, found in told if found is None)]


def _wider(passage: Passage, told: Passage) -> Passage:
    """The passage where it has the sentence that tells, else that sentence."""
    return passage if passage.start <= told.start and told.end <= passage.end else told


def _beside(question: Question, supply: Supply) -> tuple[Concept, ...]:
    """What is asked beside the thing and its amount: whose, where or of what kind it is."""
    return tuple(
        concept
        for concept in question.concepts
        if not (
            speaks_of(concept.written, supply)
            or _OF_CHILDREN_IN_CARE.search(concept.written)
            or _AMOUNT.fullmatch(concept.written)
        )
    )


def _best(
    scored: ScoredParagraph, amounts: Sequence[Amount], supply: Supply, beside: Sequence[Concept]
) -> Passage | None:
    """The sentence that says so and matches best, with what it leans on; None where none does, or of somebody else."""
    places = [
        place
        for place in _telling(scored, amounts, supply)
        if all(_is_of(concept, scored.stored, place) for concept in beside)
    ]
    if not places:
        return None
    return sentence_of(scored, max(places, key=lambda place: (scored.sentences[place], -place)))


def _is_of(concept: Concept, stored: StoredParagraph, place: int) -> bool:
    """Whether a sentence is of something: by itself, by those before it, or by a heading that names nothing else."""
    headings = [heading for heading in stored.paragraph.section if _BOTH.search(heading) is None]
    return names(concept, " . ".join((*headings, stored.paragraph.text[: stored.sentences[place][1]])))


def _telling(scored: ScoredParagraph, amounts: Sequence[Amount], supply: Supply) -> Iterator[int]:
    """The places of the sentences that say there is one of those amounts of it."""
    stored = scored.stored
    demanded = asks_for(stored) is not None
    for place, (start, end) in enumerate(stored.sentences):
        sentence = stored.paragraph.text[start:end]
        if any(says_amount(sentence, supply, amount, demanded=demanded) for amount in amounts):
            yield place
