"""A passage of the type of answer that was asked for: one that gives the reason, names somebody, or tells the view asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from service.answering.answer_types import as_named, gives_reason, gives_view, names_somebody
from service.answering.passages import Passage, one_before, sentence_of, with_what_leans
from service.question.answer_types import Party
from service.question.model import Intent, Question

_FURTHER = 3  # sentences behind the passage, in which what was asked for may stand
_NEARLY = 0.2  # of the best sentence's match, for another of its paragraph to tell what was asked
_THEY = re.compile(r"(?:they|some|many|most|all|others|several|both)\b", re.IGNORECASE)


def is_typed(question: Question) -> bool:
    """Whether an answer of a type is asked for that a passage can be checked for; a name only of one authority."""
    if question.intent is Intent.TEMPORAL:
        return False
    named = question.wants_outfit and question.intent is Intent.SINGLE
    return question.wants_reason or question.wants_sum or named or bool(question.views_of)


def of_type(question: Question, passage: Passage) -> Passage | None:
    """The passage, or as much of its paragraph as is of the type asked for; None where nothing of it is."""
    if not is_typed(question):
        return passage
    if question.views_of:
        return _reaching(passage, partial(_tells_view, question.views_of))
    if question.wants_reason:
        return _explaining(passage)
    if question.wants_sum:  # chosen for the sum that it prints
        return passage
    return _reaching(passage, partial(_names, question))


def _reaching(passage: Passage, told: Callable[[Passage, int], bool]) -> Passage | None:
    """The passage from what matches best or is `told` in a sentence, reaching on to where it is.

    Else the sentence of its paragraph that tells it, where that matches somewhat; None where none does.
    """
    spans, scores = passage.scored.stored.sentences, passage.scored.sentences
    telling = [place for place in range(len(scores)) if told(passage, place)]
    within = [
        place for place, (start, end) in enumerate(spans) if start < passage.end and passage.start < end
    ]
    reached = within + list(range(within[-1] + 1, len(spans)))[:_FURTHER] if within else []
    near = next((place for place in reached if place in telling), None)
    if near is not None:
        peak = max(within, key=lambda place: scores[place])
        start = sentence_of(passage.scored, min(near, peak)).start
        return replace(passage, start=max(start, passage.start), end=max(passage.end, spans[near][1]))
    best = max(telling, key=lambda place: scores[place], default=None)
    if best is None or scores[best] < _NEARLY * max(scores):
        return None
    return sentence_of(passage.scored, best)


def _tells_view(parties: Sequence[Party], passage: Passage, place: int) -> bool:
    stored = passage.scored.stored
    start, end = stored.sentences[place]
    text = stored.paragraph.text
    if place and _THEY.match(text[start:end]):
        start = stored.sentences[place - 1][0]
    return any(gives_view(text[start:end], party) for party in parties)


def _names(question: Question, passage: Passage, place: int) -> bool:
    """Whether a sentence names somebody whom the question does not name."""
    asked = " ".join((question.text, *(one.name for one in question.authorities)))
    known = frozenset(map(as_named, re.findall(r"[\w'\u2019]+", asked)))
    stored = passage.scored.stored
    return names_somebody(stored.paragraph.text[slice(*stored.sentences[place])], known)


def _explaining(passage: Passage) -> Passage | None:
    """The passage where it gives a reason, else reaching on to where its paragraph does; None where it does nowhere near."""
    if gives_reason(passage.quote):
        return passage
    leaning = with_what_leans(passage)
    if leaning is not None and gives_reason(leaning.quote):
        return leaning
    text = passage.scored.stored.paragraph.text
    further = [span for span in passage.scored.stored.sentences if span[0] >= passage.end][:_FURTHER]
    reason = next((end for start, end in further if gives_reason(text[start:end], plainly=True)), None)
    if reason is not None:
        return replace(passage, end=reason)
    before = one_before(passage)
    return before if before is not None and gives_reason(before.quote, plainly=True) else None
