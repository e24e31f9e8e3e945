"""Grades set against each other in one question: two conditions at once ("good overall but not for care leavers"), or
one judgement against another ("a worse grade for leaders than overall").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.question.fact_words import fact_words
from service.question.grades_named import (
    OVERALL,
    grade_asked,
    judgement_asked,
    judgement_spans,
    judgements_asked,
)
from service.question.model import EVERY_JUDGEMENT, GradeCondition

_ASKS_WHO = re.compile(
    r"\b(?:WHICH|EVERY|REGION|who|councils?|authorit\w+|las|boroughs?|any|anywhere|somewhere|how (?:many|often)|common|rare|usual(?:ly)?|ever|often)\b"
)
_OF_SOMEBODY = re.compile(r"\b(?:PLACES?|it|its|they|their)\b")
_ASKS_AGAIN = re.compile(r"\b(?:WHICH|which|who|what|how|list|name|of (?:them|those|these))\b")
_ASKED_LAST = re.compile(r"\W*\b(?:who|which(?: ones?)?|WHICH)(?: (?:are|is|was|were) (?:they|that|it))?\W*$")
_TIME = re.compile(r"\b(?:YEARS?|SINCEYEAR|BEFOREYEAR|PREVIOUS|SINCELAST|FIRST)\b")
_MOVES = re.compile(r"\bfrom\b|\b(?:then|later|since|became|become|again)\b")
_GRADE = r"(?:outstanding|good|requir\w+ improvement|ri|adequate|inadequate)"
# Between one condition and the next; "good and above" is one, "good for leaders and below good overall" are two.
_OR_SO = rf"(?! (?:better|above|higher|below|worse|lower)\b(?! (?:than|{_GRADE})\b))"
_NEXT = re.compile(
    r"[,;:]|\s[-\u2013]\s|(?=\b(?:without|nor)\b)"
    rf"|\b(?:but|yet|when|where|while|whilst|whereas|despite|even though|although|though|and{_OR_SO})\b"
)
# Of every judgement: "without an outstanding grade".
_NOWHERE = re.compile(
    rf"\b(?:without|with no|(?:has|have|had|having|got|getting) no) (?:an? |any |a single )?({_GRADE}) (?:grades?|judge?ments?|ratings?|marks?)\b"
    r"(?! (?:for|in|on|at|overall))"
)
_COMPARED = re.compile(r"\b(?:better|higher|worse|lower)\b(?! than\b)")
_DENIED = re.compile(r"\b(?:not|nor|never|without)\b|n't\b")
_NOT_SO = re.compile(r"\b(?:not|never|n't)\b")

_HIGHER = r"(?:better|higher|stronger)"
_LOWER = r"(?:worse|lower|weaker|poorer)"
_RELATIONS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (relation, re.compile(rf"\b{word}\b"), re.compile(rf"\b(?:{tie})\b"))
    for relation, word, tie in (
        ("higher or lower", rf"(?:{_HIGHER} or {_LOWER}|{_LOWER} or {_HIGHER})", "than"),
        ("higher", _HIGHER, "than"),
        ("lower", _LOWER, "than"),
        ("same", r"(?:same|identical|equal)", "as|and|to|with"),
        ("different", r"(?:differ\w*)", "from|to|than|and"),
    )
)
"""How one grade may stand to another: the name, the word that asks for it, and what ties the second judgement to it."""


def grade_conditions(masked: str) -> tuple[GradeCondition, ...]:
    """What a masked question asks of grades that it sets against each other; () where it sets none."""
    relation = _relation(masked)
    return (relation,) if relation else _conditions(masked)


def _conditions(masked: str) -> tuple[GradeCondition, ...]:
    """Several grades, each for a judgement of its own, that somebody is to have at once."""
    if not _ASKS_WHO.search(masked) or _OF_SOMEBODY.search(masked) or _MOVES.search(masked):
        return ()
    if len(_TIME.findall(masked)) > 1:
        return ()
    asked = _ASKED_LAST.sub("", masked)
    nowhere = _NOWHERE.search(asked)
    asked = _NOWHERE.sub("", asked)
    pieces = [piece for piece in _pieces(asked) if judgement_asked(piece) or grade_asked(piece)]
    if len(pieces) < (1 if nowhere else 2) or any(_ASKS_AGAIN.search(piece) for piece in pieces[1:]):
        return ()
    if any(judgements_asked(piece) for piece in pieces):
        return ()  # one grade for several judgements, counted for each
    grade = grade_asked(pieces[0])
    found = [_condition(piece, grade) for piece in pieces]
    known = [one for one in found if one is not None]
    apart = len({one.judgement for one in known}) == len(pieces)
    if nowhere:
        known.append(GradeCondition(EVERY_JUDGEMENT, f"not {nowhere[1]}"))
    return tuple(known) if apart else ()


def _condition(piece: str, before: str | None) -> GradeCondition | None:
    """The condition of a piece; one that only denies or compares ("not overall", "better overall") is of the grade named before it."""
    judgement = judgement_asked(piece) or OVERALL
    if grade_asked(piece) is not None:
        return GradeCondition(judgement, piece)
    if before is None:
        return None
    if compared := _COMPARED.search(piece):
        return GradeCondition(judgement, f"{compared[0]} than {before.lower()}")
    return GradeCondition(judgement, f"not {before.lower()}") if _DENIED.search(piece) else None


def _pieces(masked: str) -> list[str]:
    """A question cut between its conditions, never within the name of a judgement."""
    spans = judgement_spans(masked)
    named = spans[0][1] if spans else len(masked)
    cuts = [
        match.span()
        for match in _NEXT.finditer(masked)
        if not any(start <= match.start() < end for start, end, _ in spans)
        # "Neither good nor outstanding" is one condition, "neither good overall nor for leaders" are two.
        and (match.start() >= named or not masked.startswith("nor", match.start()))
    ]
    begins = (0, *(end for _, end in cuts))
    ends = (*(start for start, _ in cuts), len(masked))
    return [masked[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]


def _relation(masked: str) -> GradeCondition | None:
    """One judgement whose grade is set against that of another, of one place or of everybody."""
    places = masked.count("PLACE")
    if places > 1 or grade_asked(masked) or not (places or _ASKS_WHO.search(masked)):
        return None
    if not fact_words().asks["grade_word"].search(masked) or _MOVES.search(masked):
        return None
    spans = judgement_spans(masked)
    if len(spans) != 2 or spans[0][2] == spans[1][2]:
        return None
    said = _stands(masked, spans)
    return GradeCondition(spans[0][2], said, spans[1][2]) if said else None


def _stands(masked: str, spans: Sequence[tuple[int, int, str]]) -> str | None:
    """How the first judgement is asked to stand to the second."""
    between = masked[spans[0][1] : spans[1][0]]
    for relation, word, tie in _RELATIONS:
        asked = word.search(masked, 0, spans[1][0]) or (
            relation in ("same", "different") and word.search(masked)
        )
        if asked and tie.search(between):
            denied = relation == "same" and _NOT_SO.search(masked)
            return "different" if denied else relation
    return None
