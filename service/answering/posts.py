"""Whether a text tells who holds a post: by name, or by another post that its holder has."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.answering.answer_types import as_named, names_somebody
from service.question.posts import POST

_POST = re.compile(
    rf"\b{POST}\b|\b(?:councillors?|mayor|lead member|psychologists?|doctors?|paediatricians?)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:is|are|was|were) (?:also )?(?:the|an?|their|its|its own|chair\w*|fulfilled by|held by|carried out by)\b|\bas (?:the|an?|its|their|well as)\b(?! (?:results?|consequence|whole|priority|matter))|\brole of\b|\bacts? as\b|\b(?:holds?|fulfils?|undertakes?|takes on|combines?) (?:the|this)\b|\b(?:co-)?chair(?:s|ed) (?:by\b|the\b)",
    re.IGNORECASE,
)


def tells_holder(text: str, beside: Collection[str]) -> bool:
    """Whether a sentence says who holds a post; `beside` are the words of the question, as for `names_somebody`."""
    if names_somebody(text, beside):
        return True
    asked = {word.rstrip("s") for word in beside}
    others = [
        found
        for found in _POST.findall(text)
        if not {as_named(one).rstrip("s") for one in found.split()} & asked
    ]
    return bool(others) and _HOLDS.search(text) is not None
