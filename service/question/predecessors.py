"""The predecessor of an authority, asked about as that: "Cumberland's predecessor council" is Cumbria."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from service.question.gazetteer import Gazetteer
from service.question.mentions import Mention
from service.question.tokens import Token, tokenize
from service.wording import listed

_PREDECESSOR = re.compile(r"\bpredecessors?\b", re.IGNORECASE)
_COUNCIL = r"(?:council|authorit(?:y|ies)|local authority)"
_BEHIND = re.compile(rf"(?: council)?(?:['’]s?)? predecessors?(?: {_COUNCIL})?\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:the )?predecessors?(?: {_COUNCIL})? (?:of|to) (?:the )?$", re.IGNORECASE)


def with_predecessors(
    text: str, gazetteer: Gazetteer, named_in: Callable[[tuple[Token, ...]], Sequence[Mention]]
) -> str:
    """A text with the predecessor of an authority by its name, where the gazetteer knows one; `named_in`: the authorities that words name."""
    if not _PREDECESSOR.search(text):
        return text
    tokens = tokenize(text)
    for mention in reversed(named_in(tokens)):
        gone = gazetteer.predecessors(mention.place.members[0])
        start, end = tokens[mention.span.first].start, tokens[mention.span.last - 1].end
        before, after = _BEFORE.search(text[:start]), _BEHIND.match(text[end:])
        if gone and after:
            text = f"{text[:start]}{listed(gone)}{text[end + after.end() :]}"
        elif gone and before:
            text = f"{text[: before.start()]}{listed(gone)}{text[end:]}"
    return text
