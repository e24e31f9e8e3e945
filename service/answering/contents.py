"""Whether a text tells what is in a plan, a pledge or the like, and not only that there is one."""

from __future__ import annotations

import re

from service.answering.standing import leans
from service.words import stem

_TELLS = re.compile(
    r"\b(?:includ\w+|such as|for (?:example|instance)|sets? out|setting out|cover(?:s|ed|ing)?|explain\w*|giv(?:es?|ing)|provid(?:es?|ing)|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|commits?|committing|"
    r"consist\w*|compris\w*|contain\w*|focus(?:es|ed|ing|sed)? on|namely|outlin\w+|describ\w+|states?|address(?:es|ed|ing)|identif(?:y|ies|ying)|priorities|aims? to|aimed at|aiming|offers|offering|ensur(?:es|ing)|"
    r"entitle\w*|allow(?:s|ing)|enabl(?:es|ing)|to (?:help|support|improve|reduce|increase|ensure|enable|prevent|develop|strengthen)|which (?:helps?|supports?|enables?|gives?|offers?))\b|: ",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:priorities|other|also)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def tells_contents(sentence: str, before: str, document: str) -> bool:
    """Whether a sentence tells what is in the document that it, or the one before which it goes on from, names."""
    if _TELLS.search(sentence) is None:
        return False
    of = stem(document.lower())

    def names_it(text: str) -> bool:
        return any(stem(word.lower()) == of for word in _WORD.findall(text))

    goes_on = leans(sentence) or _GOES_ON.match(sentence) is not None
    return names_it(sentence) or (goes_on and names_it(before))
