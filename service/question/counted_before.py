"""Those whom the answer before counted, as the ones that a question points at ("which of those …?")."""

from __future__ import annotations

import re
from dataclasses import replace

from service.question.hanging import is_of_them_alone, pointed_at
from service.question.model import FEW, AskedAuthority, Intent, Question, Scope

_THE_OTHERS = re.compile(
    r"\bthe (?:others|rest|(?:other|remaining) (?:councils|authorities|boroughs|places|areas))\b(?! of)",
    re.IGNORECASE,
)


def asks_of_those_counted(text: str, previous: Question) -> bool:
    """Whether a question points at some of the many that `previous` asked about, whom only its answer tells."""
    if previous.intent is Intent.OUT_OF_SCOPE or previous.parts or previous.one_by_one:
        return False
    others = _THE_OTHERS.search(text) is not None  # than those counted
    return others or bool(pointed_at(text)) or is_of_them_alone(text)


def as_asked_of_those(previous: Question) -> Question:
    """The question before as if it had asked those alone whom its answer counted: a few by name, many as one group."""
    scope = Scope.CONTEXT if len(previous.singled_out) <= FEW else Scope.COUNTED
    counted = tuple(AskedAuthority(name, True, scope) for name in previous.singled_out)
    return replace(previous, authorities=counted, asked_before=())
