"""A passage of the type of answer that was asked for: one that gives the reason, names somebody, or tells the view asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from service.answering.answer_types import (
    as_named,
    explains_something_else,
    first_party,
    gives_reason,
    gives_view,
    names_somebody,
    speaks_of,
    tells_place,
)
from service.answering.beside_others import names_authority, sets_beside_others
from service.answering.circumstances import speaks_of_circumstance
from service.answering.contents import tells_contents
from service.answering.doers import tells_doer
from service.answering.groups import speaks_of_group
from service.answering.inquiries import tells_findings
from service.answering.passages import Passage, sentence_of, under_headings
from service.answering.posts import tells_holder
from service.answering.provisions import speaks_of_provision
from service.answering.reaching import one_before, with_what_leans
from service.answering.times import tells_time
from service.answering.vague import only_mentions
from service.question.answer_types import Party, Where
from service.question.deeds import Deed
from service.question.model import Concept, Intent, Question
from service.question.provisions import Provision, names_provision
from service.retrieval.speaking import says

_FURTHER = 3  # sentences behind the passage, in which what was asked for may stand
_NEARLY = 0.2  # of the best sentence's match, for another of its paragraph to tell what was asked
_AS_NEARLY = 0.6  # where much besides would be taken for it
_THEY = re.compile(r"(?:they|some|many|most|all|others|several|both)\b", re.IGNORECASE)


def tells_one_thing(question: Question) -> bool:
    """Whether a name, a place, a doer, what an inquiry found or what is in a document is asked for."""
    return bool(
        question.partners
        or question.wants_outfit
        or question.wants_place
        or question.deed
        or question.post
        or question.inquiry
        or question.contents_of
    )


def is_typed(question: Question) -> bool:
    """Whether an answer of a type is asked for that a passage can be checked for; a name, a place or a doer only of one authority."""
    if question.intent is Intent.TEMPORAL:
        return False
    if question.wants_reason or question.wants_sum or question.views_of:
        return True
    return tells_one_thing(question) and question.intent is Intent.SINGLE


def of_type(question: Question, passage: Passage) -> Passage | None:
    """The passage, or as much of its paragraph as is of the type asked for; None where nothing of it is."""
    alone = question.intent is Intent.SINGLE
    if not _speaks_of_whom(question, passage):
        return None
    if not is_typed(question):
        provided = _providing(question, passage)
        return _with_details(question, provided) if alone and provided is not None else provided
    if question.views_of:
        return _reaching(passage, partial(_tells_view, question.views_of))
    if question.wants_reason:
        return _explaining(passage, question.text)
    if question.wants_sum:  # chosen for the sum that it prints
        return passage
    # Any sentence has somebody who does something.
    nearly = _AS_NEARLY if question.deed in (Deed.RUN, Deed.LEAD) else _NEARLY
    return _reaching(passage, _teller(question), nearly=nearly)


def _teller(question: Question) -> Callable[[Passage, int], bool]:
    """What tells in a sentence the one thing that is asked for."""
    if question.partners:
        return partial(_in_sentence, partial(names_authority, written=question.partners))
    if question.wants_outfit:
        return partial(_names, question)
    if question.post:
        return partial(_tells_holder, question)
    if question.inquiry:
        return partial(_with_the_one_before, partial(tells_findings, inquiry=question.inquiry))
    if question.contents_of:
        return partial(_with_the_one_before, partial(tells_contents, document=question.contents_of))
    return partial(_tells_who if question.deed else _tells_where, question)


def _with_details(question: Question, passage: Passage) -> Passage | None:
    """The passage reaching on to each detail that is asked of one authority; None where one is not told."""
    if not _speaks_of_subject(question, passage) or _only_mentions(question, passage):
        return None
    reached: Passage | None = passage
    for told in _details(question):
        reached = _reaching(reached, told) if reached else None
    return reached


def _providing(question: Question, passage: Passage) -> Passage | None:
    """The passage reaching on to the thing of the kind asked for, if one is; None where it speaks of none for its matter."""
    if question.provision is None:
        return passage
    matter = [one for one in question.concepts if not names_provision(one.written)]
    return _reaching(passage, partial(_tells_of_provision, question.provision, matter))


def _tells_of_provision(
    provision: Provision, matter: Sequence[Concept], passage: Passage, place: int
) -> bool:
    """Whether a sentence speaks of a thing of that kind, and it, the one before or a heading of the matter."""
    sentence = _sentence(passage, place)
    if not speaks_of_provision(sentence, provision):
        return False
    around = f"{_sentence(passage, place - 1)} {sentence}" if place else sentence
    text = under_headings(passage.scored.stored, around)
    return not matter or any(says(concept, text) for concept in matter)


def _details(question: Question) -> list[Callable[[Passage, int], bool]]:
    """What has to be told in a sentence: a time, a standing beside others."""
    asked: list[Callable[[str], bool]] = []
    if question.time is not None and question.counted is None:  # for how long is counted
        asked.append(partial(tells_time, asked=question.time))
    if question.beside_others:
        asked.append(sets_beside_others)
    return [partial(_in_sentence, told) for told in asked]


def _in_sentence(told: Callable[[str], bool], passage: Passage, place: int) -> bool:
    return told(_sentence(passage, place))


def _reaching(
    passage: Passage, told: Callable[[Passage, int], bool], nearly: float = _NEARLY
) -> Passage | None:
    """The passage from what matches best or is `told` in a sentence, reaching on to where it is.

    Else the sentence of its paragraph that tells it, where that matches somewhat (`nearly` as well as the best);
    None where none does.
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
    if best is None or scores[best] < nearly * max(scores):
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


def _tells_holder(question: Question, passage: Passage, place: int) -> bool:
    return tells_holder(_sentence(passage, place), question.post, _named_by(question))


def _with_the_one_before(told: Callable[[str, str], bool], passage: Passage, place: int) -> bool:
    return told(_sentence(passage, place), _sentence(passage, place - 1) if place else "")


def _tells_where(question: Question, passage: Passage, place: int) -> bool:
    sentence = _sentence(passage, place)
    on_the_map = question.wants_place is Where.ON_THE_MAP
    return tells_place(sentence, on_the_map=on_the_map) or names_somebody(sentence, _named_by(question))


def _named_by(question: Question) -> frozenset[str]:
    """The words of the question and of the names of those asked about, to compare by."""
    asked = " ".join((question.text, *(one.name for one in question.authorities)))
    return frozenset(map(as_named, re.findall(r"[\w'\u2019]+", asked)))


def _sentence(passage: Passage, place: int) -> str:
    stored = passage.scored.stored
    return stored.paragraph.text[slice(*stored.sentences[place])]


def _only_mentions(question: Question, passage: Passage) -> bool:
    """Whether a passage speaks of some of the things of which it is asked which they are."""
    return bool(question.things) and only_mentions(passage.quote, question.things, _named_by(question))


def _speaks_of_subject(question: Question, passage: Passage) -> bool:
    """Whether the paragraph or its headings name who does or gets what is asked."""
    return question.subject is None or speaks_of(_paragraph(passage), question.subject)


def _speaks_of_whom(question: Question, passage: Passage) -> bool:
    """Whether the paragraph or its headings name one of the groups asked about, and each circumstance.

    Of many some name the group and are looked at for that.
    """
    text = _paragraph(passage)
    alone = question.intent is Intent.SINGLE
    of_each = question.groups if alone or question.one_by_one else ()
    if of_each and not any(speaks_of_group(text, group) for group in of_each):
        return False
    under = question.circumstances if alone or question.one_by_one else ()
    return all(speaks_of_circumstance(text, one) for one in under)


def _paragraph(passage: Passage) -> str:
    """The whole paragraph under its headings."""
    stored = passage.scored.stored
    return under_headings(stored, stored.paragraph.text)


def _explaining(passage: Passage, asked: str) -> Passage | None:
    """The passage where it gives a reason of what is asked, else reaching on to where its paragraph does; None where it does nowhere near."""
    if gives_reason(passage.quote, asked):
        return passage
    leaning = with_what_leans(passage)
    if leaning is not None and gives_reason(leaning.quote, asked):
        return leaning
    text = passage.scored.stored.paragraph.text
    further = [span for span in passage.scored.stored.sentences if span[0] >= passage.end][:_FURTHER]
    telling = [
        end
        for start, end in further
        if gives_reason(text[start:end], plainly=True) and not explains_something_else(text[start:end], asked)
    ]
    reason = next(iter(telling), None)
    if reason is not None:
        return replace(passage, end=reason)
    before = one_before(passage)
    return before if before is not None and gives_reason(before.quote, plainly=True) else None
