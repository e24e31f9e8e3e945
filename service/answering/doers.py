"""Whether a text tells who did what was asked: who chairs, who looked into it."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.answering.answer_types import names_somebody
from service.question.deeds import Deed

_DOES = {
    Deed.CHAIR: re.compile(r"\b(?:co-)?chair(?:s|ed|ing|person|man|woman)?\b", re.IGNORECASE),
    Deed.REVIEW: re.compile(
        r"\b(?:review|reviewed|evaluat\w+|audit(?:ed)?|research\w*|stud(?:y|ied)|diagnostic|peer|survey(?:ed)?|health ?check)\b",
        re.IGNORECASE,
    ),
}
_BY_SOMEBODY = re.compile(
    r"\bby (?:(?:an?|the|its|their|his|her) )?(?!\d|(?:the )?(?:end|time|date|day)\b|(?:which|what|when|then|now)\b|\w+ing\b)\w+",
    re.IGNORECASE,
)
_NEAR = 60  # characters behind the deed in which "by" tells who did it, and not who did something else
# Who it is without "by": a post before what it does, or, of what looks into something, a body named by its kind.
_POST = re.compile(
    r"\b(?:director|chief executive|lead member|assistant director|head teacher|headteacher|head of \w+|service managers?|senior managers?|managers?|leaders?|councillors?|commissioner|mayor|council|local authority|board|dcs|iros?|chairs?)"
    r" (?:\w+ ){0,3}?(?:co-)?(?:chair|review|evaluat|audit|commission|undert|conduct|complet|carr)\w*"
    r"|\b(?:care leavers|care[- ]experienced \w+|young people)\b[^.;]*\b(?:co-)?chair(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:universit(?:y|ies)|peers?|(?:another|neighbouring|other|sector-led|partner) (?:local )?(?:authorit\w+|improvement)|consultants?|government|department for education|dfe|"
    r"lga|local government association|police and crime|clinical commissioning group|ccg|nhs|charit(?:y|ies)|lottery|independent (?:person|expert|company|organisation|chair|consultant))\b",
    re.IGNORECASE,
)


def tells_doer(text: str, deed: Deed, beside: Collection[str]) -> bool:
    """Whether a sentence speaks of the deed and of somebody who does it; `beside` as for `names_somebody`."""
    done = list(_DOES[deed].finditer(text))
    if not done:
        return False
    by = any(_BY_SOMEBODY.search(text, one.end(), one.end() + _NEAR) for one in done)
    if by or _POST.search(text):
        return True
    return names_somebody(text, beside) if deed is Deed.CHAIR else _BODY.search(text) is not None
