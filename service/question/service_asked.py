"""A case of the asker's own, told as the reason for a question about a service ("… Is the team any good?")."""

from __future__ import annotations

import re

from service.clauses import sentences

_CLAUSE = re.compile(r"[.!?;:,]+\s+|\s+-+\s+|\s+(?:because|cos|as|since|so)\s+(?=(?:my|i|i'm|we|our)\b)")
_BEFORE = re.compile(
    r"^\W*(?:(?:hi|hello|and|so|but|also|please|just|tell me|i wonder|can you (?:say|tell me)|do you know) )*"
)
_ASKS = re.compile(
    r"(?:who|what|when|where|how)(?:'?s)?\b|(?:which|did|does|do|was|were|is|are|has|have|had)\b"
)
# What is asked of a case of one's own: somebody in it, or what has to be done.
_OF_THE_CASE = re.compile(
    r"\b(?:she|he|her|him|his|hers|should|must|ought|can|could|have to|has to|need to|do next|without)\b"
)
_MYSELF = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|mine|we|we're|we've|us|our)\b")
_ADVICE = re.compile(
    r"\b(?:allowed|legal|illegal|lawful|entitled|rights?|sue|appeal|compensation|solicitor|lawyer)\b"
)
_SERVICE = re.compile(
    r"\b(?:teams?|services?|councils?|authority|authorities|support(?:ed|s)?|help(?:ed|s)?|social (?:workers?|care)|staff|carers?|care|placements?|"
    r"children|kids|youngsters|young people|inspectors?|inspections?|inspected|ofsted|reports?)\b"
)
_LIKE_MINE = re.compile(
    r"\b(?:like|such as|similar to|the same age as|as young as|in the position of) (?:my|mine|ours|our) ?\w*"
)
_OFFERED = re.compile(
    r"\b(?:is there|are there|would (?:anyone|somebody|someone|they)|will (?:they|anyone|someone|somebody|there be|i get (?:any )?(?:help|support))|"
    r"what(?:'s| is) (?:there|on offer|available)|what (?:can|should|could|will|does) (?:he|she|they|we|i) (?:expect|get|be offered)|is (?:that|this|she|he) (?:normal|usual|common|likely)|are they)\b"
)


def asks_about_a_service(lowered: str, *, named: bool) -> bool:
    """Whether a lower-case text, whatever it tells of the asker, goes on to ask about a service as a whole.

    `named` says that it names an authority: then it may also ask what is on offer there, or usual there.
    """
    for sentence in sentences(lowered, ".?!;:"):
        if named and _OFFERED.search(sentence) and not _ADVICE.search(lowered):
            return True
        asked = _LIKE_MINE.sub("like that", sentence)
        if (
            sentence.rstrip().endswith("?")
            and _SERVICE.search(asked)
            and not _MYSELF.search(asked)
            and not _ADVICE.search(asked)
        ):
            return True
    return named and any(_is_of_the_service(clause) for clause in _CLAUSE.split(lowered))


def _is_of_the_service(clause: str) -> bool:
    """Whether a clause beside what is told of a case asks of the service alone ("…, when was the inspection")."""
    asked = _BEFORE.sub("", clause)
    told = _MYSELF.search(asked) or _OF_THE_CASE.search(asked) or _ADVICE.search(asked)
    return not told and _ASKS.match(asked) is not None and _SERVICE.search(asked) is not None
