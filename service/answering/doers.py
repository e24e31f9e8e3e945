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
    r"\b(?:by|from) (?:(?:an?|the|its|their|his|her) )?(?!\d|(?:the )?(?:end|time|date|day)\b|(?:which|what|when|then|now)\b|\w+ing\b)\w+",
    re.IGNORECASE,
)
# Who it is without "by": a post before what it does, or a body that is named by its kind.
_BODY = re.compile(
    r"\b(?:universit(?:y|ies)|peers?|(?:another|neighbouring|other|sector-led|partner) (?:local )?(?:authorit\w+|improvement)|consultants?|government|department for education|dfe|"
    r"lga|local government association|police and crime|clinical commissioning group|ccg|nhs|charit(?:y|ies)|lottery|independent (?:person|expert|company|organisation|chair|consultant))\b"
    r"|\b(?:director|chief executive|lead member|assistant director|head teacher|headteacher|head of \w+|service managers?|senior managers?|managers?|leaders?|councillors?|commissioner|mayor|council|local authority|board|dcs|iros?|chairs?)"
    r" (?:\w+ ){0,3}?(?:co-)?(?:chair|review|evaluat|audit|commission|undert|conduct|complet|carr)\w*",
    re.IGNORECASE,
)


def tells_doer(text: str, deed: Deed, beside: Collection[str]) -> bool:
    """Whether a sentence speaks of the deed and of somebody who does it; `beside` as for `names_somebody`."""
    if _DOES[deed].search(text) is None:
        return False
    told = _BY_SOMEBODY.search(text) or _BODY.search(text)
    return told is not None or (deed is Deed.CHAIR and names_somebody(text, beside))
