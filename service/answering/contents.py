"""Whether a text tells what is in a plan, a pledge or the like, and not only that there is one."""

from __future__ import annotations

import re

from service.answering.standing import leans
from service.words import stem

_TELLS = re.compile(
    r"\b(?:includ\w+|such as|for (?:example|instance)|sets? out|setting out|la(?:ys|id) down|cover(?:s|ed|ing)?|explain\w*|giv(?:es?|ing)|provid(?:es?|ing)|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|commits?|committing|"
    r"consist\w*|compris\w*|contain\w*|focus(?:es|ed|ing|sed)? on|namely|outlin\w+|describ\w+|states?|address(?:es|ed|ing)|identif(?:y|ies|ying)|priorit(?:ies|y) (?:is|are|include|of|such)|priorit(?:ies|y)[:,]|aims? to|aimed at|aiming|offers|offering|ensur(?:es|ing)|about|"
    r"entitle\w*|allow(?:s|ing)|enabl(?:es|ing)|requir(?:es|ing)|explor\w+|highlight\w*|show(?:s|ing)|rais(?:es?|ed|ing) awareness|to (?:help|support|improve|reduce|increase|ensure|enable|prevent|develop|strengthen)|which (?:helps?|supports?|enables?|gives?|offers?))\b|: ",
    re.IGNORECASE,
)
# Said before the document's name: "the priorities in the strategy are".
_IN_IT = re.compile(
    r"\b(?:priorities|aims|objectives|pledges|promises|commitments|entitlements|actions|standards) (?:\w+ ){0,4}?(?:in|of|within|from|under)\b|\b(?:set out|contained|outlined|included|described|identified|laid down|covered|stated) (?:\w+ ){0,2}?(?:in|by|within)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:priorities|other|also)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def tells_contents(sentence: str, before: str, document: str) -> bool:
    """Whether a sentence tells what is in the document that it, or the one before which it goes on from, names."""
    of = stem(document.lower())
    named = [word for word in _WORD.finditer(sentence) if stem(word[0].lower()) == of]
    if named:
        return _TELLS.search(sentence, named[0].end()) is not None or _IN_IT.search(sentence) is not None
    goes_on = leans(sentence) or _GOES_ON.match(sentence) is not None
    before_it = any(stem(word.lower()) == of for word in _WORD.findall(before))
    return goes_on and before_it and _TELLS.search(sentence) is not None
