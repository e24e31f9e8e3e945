"""Checks in code on every statement before it is sent: verbatim, owned, and its grades in place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.answering.model import CitationStatus

# "good" is also an everyday word; a statement that merely uses it names no grade.
_GRADES = {
    grade: re.compile(rf"\b{grade}\b")
    for grade in ("outstanding", "requires improvement", "inadequate", "adequate")
}
_MARKER = re.compile(r"\[(\d{1,4})\]")


def quote_status(quote: str, text: str, *, owner: str, cited: str) -> CitationStatus:
    """Verified when the quote stands verbatim in the paragraph's text and its report is the one cited."""
    if quote and quote in text and owner == cited:
        return CitationStatus.VERIFIED
    return CitationStatus.UNVERIFIED


def unsupported_grades(statement: str, evidence: Iterable[str]) -> tuple[str, ...]:
    """Grades that `statement` names in Ofsted's words and none of the cited texts does."""
    whole = " ".join(evidence).lower()
    return tuple(
        grade
        for grade, pattern in _GRADES.items()
        if pattern.search(statement.lower()) and not pattern.search(whole)
    )


def markers(text: str) -> tuple[int, ...]:
    """The markers of a text, in order, repeats included."""
    return tuple(int(number) for number in _MARKER.findall(text))
