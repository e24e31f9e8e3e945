"""The verb of a question: what somebody does with what is asked about ("who pays for driving lessons?").

Reports say it in many words (pay, fund, offer, give), so who has another says the same.
"""

from __future__ import annotations

import re

_MANY = r"(?:WHICH|EVERY|REGION|councils|authorities|boroughs|areas|places|they|it)"
_ADVERB = r"(?:(?:also|ever|already|still|now|currently|actually|usually|often|always|regularly) )*"
_AUXILIARY = r"(?:do|does|did|will|would|can|could|should|must|may)(?:n['\u2019]t| not)?"
_DONE = r"(?:(?:has|have|had|is|are|was|were|been|being)(?:n['\u2019]t| not)? )+(?=[a-z]+(?:ed|en|ing)\b)"
_VERB = re.compile(
    rf"(?:\b{_MANY}(?: (?:that|which|who))?|(?:^|[,.;:?!] |\b(?:and|or|but|say|know) )who) (?:{_AUXILIARY} )?{_ADVERB}(?:{_DONE})?{_ADVERB}(?P<verb>[a-z]+)\b"
    rf"|\b(?:{_AUXILIARY}|(?:has|have|had|is|are|was|were)(?:n['\u2019]t)?) (?:PLACE|{_MANY})(?:(?:, | and | or |, and )PLACE)* {_ADVERB}(?P<asked>[a-z]+)\b"
)


_NO_ADVERBS = frozenset(
    """
    allergy ally anomaly apply assembly belly bodily bully butterfly comply costly daily deadly early elderly family fly fortnightly
    friendly homely hourly imply italy july likely lily lively lonely lovely monopoly monthly motherly multiply nightly only orderly
    quarterly rally rely reply scholarly sly supply tally timely ugly unfriendly unlikely weekly yearly
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)


def is_adverb(word: str) -> bool:
    """Whether a lower-case word says how something is done: "heavily", and not "family"."""
    return word.endswith("ly") and word not in _NO_ADVERBS


def verb_of(masked: str) -> str:
    """The verb, as written, of what a masked question (see `tokens.masked`) asks somebody to do; "" where none is seen."""
    found = _VERB.search(masked)
    return (found["verb"] or found["asked"]) if found else ""
