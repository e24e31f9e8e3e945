"""Whether a text prints a figure that counts or measures something, in digits or in words."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|dozen|half|third|quarter|"
    r"doubled|doubling|halved|halving|trebled|tripled|twice|threefold|"
    r"none|no one|nobody|all of|every)\b"
)
# Figures that count nothing: years, days of a month, sections of acts, ages.
_COUNTS_NOTHING = re.compile(
    r"\b(?:\d{1,2} )?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) )"
    r"?(?:19|20)\d\d(?:[-–/]\d\d)?\b|\bsections? \d+\b|\b\d\d(?:- and| and| to|-|–) ?\d\d(?:-year-olds?| years)\b"
    r"|\bkey stages? \d\b|\baged? (?:of |between )?\d+(?:(?: and | to |–|-)\d+)?\b|\b\d\d-year-olds?\b|\b(?:over|under|turn|reach) \d\d\b"
)

# The figure in the name of a team tells nothing that was asked ("the 16 plus team is well led").
_IN_A_NAME = re.compile(r"\b\d\d(?: ?plus|\+) (?:team|service)s?\b", re.IGNORECASE)


# How often something is done counts nothing of what is done ("meets them every month").
_HOW_OFTEN = re.compile(
    r"\bevery (?:\w+ )?(?:days?|weeks?|months?|years?|nights?|evenings?)\b", re.IGNORECASE
)

# Said in words that the fitted models do not count as figures.
_IN_WORDS = re.compile(
    r"\b(?:thirds|quarters|fifths|tenths)\b|\b(?:only|just|currently|exactly) one\b", re.IGNORECASE
)


def prints(text: str) -> bool:
    """Whether a text prints any figure at all, years and ages among them."""
    return bool(_FIGURE.search(text.lower()))  # searching in small letters takes half as long as in any case


def counts(text: str) -> bool:
    """Whether a text prints a figure that counts or measures something."""
    if not prints(text):  # most texts: spares them the dearer expression
        return False
    return prints(_COUNTS_NOTHING.sub(" ", text.lower()))


def answers(text: str) -> bool:
    """Whether a text prints a figure that may be the one asked for: it counts, and stands in no name.

    The fitted models of what is relevant read `counts`, so names are left out here alone.
    """
    return counts(_HOW_OFTEN.sub(" ", _IN_A_NAME.sub(" ", text))) or _IN_WORDS.search(text) is not None
