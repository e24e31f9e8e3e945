"""The things of which a question asks which they are ("which services were cut", "what tools do they use")."""

from __future__ import annotations

import re

_ADJECTIVES = r"(?:(?!(?:of|the|is|are|was|were|do|does|did|has|have|had|can|could|will|in|at|for|to|by|from|with|on|about|who|that|and|or|else|happens?|happened|kinds?|sorts?|types?|bits?|parts?)\b)[a-z][\w'-]* ){0,4}?"
_NOUN = r"(?P<noun>(?!(?:does|has|was|this|speaks|helps|works|runs|gets|goes|needs|covers|offers|looks|takes|makes|gives|handles|deals|finds|uses|leads)\b)[a-z]{3,}(?<!ss)s)"
_VERB = r"(?= (?:(?:abroad|overseas) )?(?:PLACE(?:'s)? )?(?:do|does|did|is|are|was|were|has|have|had|can|could|will|in|at|of|get|got|use[sd]?|give|go|work|run|make|take|need|that|who|the|to|for|a|an|it|they|put|fall|fell|let|aren't|don't|didn't|haven't)\b| PLACE|\W*$)"
_WHICH = re.compile(rf"\bwhich (?:of (?:the |its |their |PLACE's? )?)?{_ADJECTIVES}{_NOUN}\b{_VERB}")
# "What support" is answered by any; what there are several of has names.
_WHAT = re.compile(
    rf"\b(?:what|name the|names of(?: the)?) {_ADJECTIVES}(?P<noun>tools|apps|schemes|therapies|programmes|initiatives|pledges|promises|agencies|organisations|charities|providers|companies|methods|techniques|words|languages|countries|qualifications|teams|panels|schools|awards|targets|milestones)\b(?!')"
)
# One of them, by a noun of what bears a name: "which tool do they use".
_ONE = re.compile(
    rf"\b(?:which|what) (?!kind|sort|type){_ADJECTIVES}(?P<noun>agency|charity|company|team|panel|scheme|project|tool|app|model|programme|system|unit|contractor|school|centre|hub)\b"
    r"(?= (?:is|was|are|does|did|do|has|had|runs?|pays?|funds?|provides?|leads?|leading|helps?|carries|commissioned|delivers?|works?|will|for|in|PLACE|gives?|supports?|got|to|that|deals?|looks?|handles?|takes?|decides?|checks?|social|workers?|can)\b)"
)
# Kinds and groups of people reports tell by what is said of them; years and grades are facts.
_NO_NAMES = frozenset(
    "children people kids kinds sorts types areas places councils authorities bits parts aspects ways years months weeks days reports inspections judgements grades inspectors families needs things".split()  # noqa: SIM905
)


def things_asked(masked: str) -> str:
    """The noun (in the plural) of which a masked question asks which they are; "" where it asks for none."""
    one = _ONE.search(masked)
    if one:
        noun = one["noun"]
        return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    found = _WHICH.search(masked) or _WHAT.search(masked)
    noun = found["noun"] if found else ""
    return "" if noun in _NO_NAMES else noun
