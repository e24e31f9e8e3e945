"""What a run has to say to be quoted: which side of the findings, of what, and whether it denies it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from service.answering.denied_mentions import denied_close_by, plainly_denied, says_less
from service.question.denied import speaks_of_fault
from service.question.model import Concept, Leaning, Question
from service.retrieval.speaking import names


@dataclass(frozen=True, slots=True)
class Wanted:
    """That side of the findings, of one of `many`, naming `telling`; `denied`: denying it; `absent`: saying that it lacks.

    `bad`: what is asked for is a fault by its name, so that to have little of it is none.
    """

    leaning: Leaning | None
    many: bool
    telling: Concept | None
    denied: bool
    absent: bool
    bad: bool


def wanted_of(question: Question, leaning: Leaning | None, telling: Concept | None, *, many: bool) -> Wanted:
    """What is wanted for a question of a group, of that side; `telling` is the rarest of its official terms."""
    denied = question.denied and not question.tells_both_sides
    faulted = leaning is Leaning.FAULT
    bad = many and faulted and not denied and speaks_of_fault(question.text.lower())
    return Wanted(leaning, many, telling, denied, denied and question.absent and faulted, bad)


def told_by_denial(quote: str, wanted: Wanted) -> bool | None:
    """Whether what a quote says or denies of the telling term makes it one that is wanted; None where that leaves it open."""
    telling = wanted.telling
    if telling is None:
        return None
    is_it = partial(names, telling)
    if (wanted.denied or wanted.bad) and plainly_denied(quote, is_it):
        return wanted.denied
    if wanted.bad and says_less(quote, is_it):
        return False
    return False if wanted.absent and not denied_close_by(quote, is_it) else None
