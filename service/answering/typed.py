"""A passage of the type of answer that was asked for: one that gives the reason, names somebody, or tells the view asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from service.answering.answer_types import (
    as_named,
    first_party,
    gives_reason,
    gives_view,
    names_somebody,
    speaks_of,
    tells_place,
)
from service.answering.doers import tells_doer
from service.answering.passages import (
    Passage,
    one_before,
    sentence_of,
    under_headings,
    with_what_leans,
)
from service.answering.vague import only_mentions
from service.question.answer_types import Party
from service.question.model import Intent, Question

_FURTHER = 3  # sentences behind the passage, in which what was asked for may stand
_NEARLY = 0.2  # of the best sentence's match, for another of its paragraph to tell what was asked
_THEY = re.compile(r"(?:they|some|many|most|all|others|several|both)\b", re.IGNORECASE)


def tells_one_thing(question: Question) -> bool:
    """Whether a name, a place or a doer is asked for."""
    return question.wants_outfit or question.wants_place or question.deed is not None


def is_typed(question: Question) -> bool:
    """Whether an answer of a type is asked for that a passage can be checked for; a name, a place or a doer only of one authority."""
    if question.intent is Intent.TEMPORAL:
        return False
    if question.wants_reason or question.wants_sum or question.views_of:
        return True
    return tells_one_thing(question) and question.intent is Intent.SINGLE


def of_type(question: Question, passage: Passage) -> Passage | None:
    """The passage, or as much of its paragraph as is of the type asked for; None where nothing of it is."""
    if not is_typed(question):
        fits = _speaks_of_subject(question, passage) and not _only_mentions(question, passage)
        return passage if fits else None
    if question.views_of:
        return _reaching(passage, partial(_tells_view, question.views_of))
    if question.wants_reason:
        return _explaining(passage)
    if question.wants_sum:  # chosen for the sum that it prints
        return passage
    if question.wants_outfit:
        return _reaching(passage, partial(_names, question))
    return _reaching(passage, partial(_tells_who if question.deed else _tells_where, question))


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
    if any(gives_view(text[start:end], party) for party in parties):
        return True
    if not place or not _THEY.match(text[start:end]):
        return False
    before = stored.sentences[place - 1]
    if first_party(text[slice(*before)]) not in (None, *parties):
        return False  # others said so, whomever else the sentence before names
    return any(gives_view(text[before[0] : end], party) for party in parties)


def _names(question: Question, passage: Passage, place: int) -> bool:
    """Whether a sentence names somebody whom the question does not name."""
    return names_somebody(_sentence(passage, place), _named_by(question))


def _tells_who(question: Question, passage: Passage, place: int) -> bool:
    return question.deed is not None and tells_doer(
        _sentence(passage, place), question.deed, _named_by(question)
    )


def _tells_where(question: Question, passage: Passage, place: int) -> bool:
    sentence = _sentence(passage, place)
    return tells_place(sentence) or names_somebody(sentence, _named_by(question))


def _named_by(question: Question) -> frozenset[str]:
    """The words of the question and of the names of those asked about, to compare by."""
    asked = " ".join((question.text, *(one.name for one in question.authorities)))
    return frozenset(map(as_named, re.findall(r"[\w'\u2019]+", asked)))


def _sentence(passage: Passage, place: int) -> str:
    stored = passage.scored.stored
    return stored.paragraph.text[slice(*stored.sentences[place])]


def _only_mentions(question: Question, passage: Passage) -> bool:
    """Whether a passage speaks of some of the things of which it is asked which they are; of one authority alone."""
    if not question.things or question.intent is not Intent.SINGLE:
        return False
    return only_mentions(passage.quote, question.things)


def _speaks_of_subject(question: Question, passage: Passage) -> bool:
    """Whether the paragraph or its headings name who does or gets what is asked; of one authority alone."""
    if question.subject is None or question.intent is not Intent.SINGLE:
        return True
    stored = passage.scored.stored
    return speaks_of(under_headings(stored, stored.paragraph.text), question.subject)


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
