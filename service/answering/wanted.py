"""What a run has to say to be quoted: which side of the findings, of what, and whether it denies it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from service.answering.denied_mentions import (
    denied_close_by,
    plainly_denied,
    says_less,
    scarcely,
    taken_as_denied,
)
from service.answering.late import Late, says_late
from service.answering.pointed import points_otherwise
from service.question.denied import is_burden, is_in_numbers, speaks_of_fault
from service.question.groups import tells_of_whom
from service.question.lateness import asks_who_is_late, tells_of_lateness
from service.question.model import Concept, Leaning, Question
from service.retrieval.found import Found
from service.retrieval.speaking import NAMED, SAID, names, nearly_names
from service.words import stems

# Last words of the names of many things.
_ANYBODYS = frozenset(
    stems("services teams hours work care support children people carers leavers families workers staff")
)
_KIND = re.compile(r"[a-z]+(?:al|ic|ive)")
_HELP = frozenset(stems("support help services needs interventions provision input therapy"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """That side of the findings, of one of `many`, naming `telling`; `denied`: denying it; `absent`: saying that it lacks.

    `bad`: what is asked for is a fault by its name, so that to have little of it is none. `subject` is what has to be
    praised or faulted by the clauses that name it, `burden` whether of that little is good, `late` whether it has to be late or waited for,
    `none` whether there has to be none of it, or hardly any.
    """

    leaning: Leaning | None
    many: bool
    telling: Concept | None
    denied: bool
    absent: bool
    bad: bool
    subject: Concept | None = None
    burden: bool = False
    late: bool = False
    none: bool = False


def wanted_of(
    question: Question, leaning: Leaning | None, telling: Concept | None, *, many: bool, late: bool = False
) -> Wanted:
    """What is wanted for a question of a group, of that side; `telling` is the rarest of its official terms.

    `late`: it is asked who is late with something; then `telling` is what that is (see `what_is_late`).
    """
    faulted = leaning is Leaning.FAULT
    if late and many and faulted:  # who does not do it in time does it late: nothing else is denied
        return Wanted(
            leaning, many, telling, denied=False, absent=False, bad=False, subject=telling, late=True
        )
    denied = question.denied and not question.tells_both_sides
    bad = many and faulted and not denied and speaks_of_fault(question.text.lower())
    subject = _subject(question, telling) if many and leaning in (Leaning.FAULT, Leaning.PRAISE) else None
    burden = subject is not None and (is_burden(subject.written) or (bad and subject is telling))
    return Wanted(
        leaning,
        many,
        telling,
        denied,
        denied and question.absent and faulted,
        bad,
        subject,
        burden,
        none=many and leaning is Leaning.PRAISE and denied and question.absent and _is_fault(telling),
    )


def points_otherwise_of(quote: str, wanted: Wanted) -> bool:
    """Whether every clause of a quote that names what is to be praised or faulted plainly does the contrary."""
    if wanted.subject is None:
        return False
    return points_otherwise(
        quote,
        partial(names, wanted.subject),
        faulted=wanted.leaning is Leaning.FAULT,
        burden=wanted.burden,
        again=_by_its_last_word(wanted.subject),
    )


def told_late(text: str, subject: Concept, *, demanded: bool = False) -> list[Late]:
    """The sentences of a text that say of that subject, or of something near it, that it is late; `demanded`: it asks for something."""
    return says_late(text, partial(_is_it, subject), demanded=demanded)


def _is_it(subject: Concept, text: str) -> bool:
    """Whether a text names a subject, with a word between at the most, or what is near it by a word that tells the kind of help."""
    return names(subject, text) or nearly_names(subject, text) or _names_help(subject, text)


def _names_help(subject: Concept, text: str) -> bool:
    """Whether a text names help of the kind that a word near the subject tells ("therapeutic support" of mental health)."""
    words = stems(text)
    kinds = {
        stems(term)[0]
        for term, worth in subject.alternatives.items()
        if worth >= SAID and _KIND.fullmatch(term)
    }
    return any(
        word in kinds and not _HELP.isdisjoint(words[place + 1 : place + 3])
        for place, word in enumerate(words)
    )


def _is_fault(telling: Concept | None) -> bool:
    """Whether a term is a fault by its name, and nothing of which little is as good as none."""
    if telling is None or tells_of_lateness(telling.written) or is_in_numbers(telling.written):
        return False
    return speaks_of_fault(telling.written)


def what_is_late(question: Question) -> Concept | None:
    """What is asked to be late: the first official term that is neither that word itself nor somebody; None where nothing is.

    Those behind it tell of whom or when ("health checks for children new in care").
    """
    if question.leaning is not Leaning.FAULT or not asks_who_is_late(question.text.lower()):
        return None
    things = [
        one
        for one in question.concepts
        if len(one.alternatives) > 1 and not (tells_of_lateness(one.written) or tells_of_whom(one.written))
    ]
    return next((one for one in things if one.official), things[0] if len(things) == 1 else None)


def is_named_late(late: Concept | None, group: Found) -> bool:
    """Whether few enough paragraphs name what many are asked to be `late` with (see `what_is_late`) for its name to tell."""
    return late is not None and group.matter is not None and late in group.matter.terms


def _by_its_last_word(concept: Concept) -> frozenset[str]:
    """The stems of the last words of the names of a concept, where these have more and the last is no name of its own."""
    said = [stems(term) for term, worth in concept.alternatives.items() if worth >= NAMED]
    alone = {words[0] for words in said if len(words) == 1}
    return frozenset(words[-1] for words in said if len(words) > 1) - alone - _ANYBODYS


def _subject(question: Question, telling: Concept | None) -> Concept | None:
    """What is to be praised or faulted: the rarest official term, or the one matter that the vocabulary knows.

    None where something is denied of people: of them much may be well.
    """
    if question.denied and telling is not None and tells_of_whom(telling.written):
        return None
    if telling is not None:
        return telling
    known = [concept for concept in question.concepts if len(concept.alternatives) > 1]
    return known[0] if len(known) == 1 else None


def told_by_denial(quote: str, wanted: Wanted) -> bool | None:
    """Whether what a quote says or denies of the telling term makes it one that is wanted; None where that leaves it open."""
    telling = wanted.telling
    if telling is None:
        return None
    is_it = partial(names, telling)
    if (wanted.denied or wanted.bad) and (plainly_denied(quote, is_it) or taken_as_denied(quote, quote)):
        return wanted.denied
    if wanted.none:
        return scarcely(quote, is_it) or says_less(quote, is_it)
    if wanted.bad and says_less(quote, is_it):
        return False
    return False if wanted.absent and not denied_close_by(quote, is_it) else None
