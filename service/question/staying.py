"""Whether a question that names nobody is still about those named before it."""

from __future__ import annotations

import re

from service.question.model import Question, one_by_one

# Asks after others than those before, or after everybody.
_WIDER = re.compile(
    r"\b(?:who|whose|whom|which|any(?:one|body|where)|every(?:one|body|where)|some(?:one|body|where)|nobody|elsewhere|others?|another|all|each|most|(?<!how )many|any of|some of|"
    r"councils?|authorit\w+|boroughs?|las?|areas?|places?|counties|reports|inspections|ofsted|inspectors|country|countrywide|england|english|national\w*|region\w*|across|"
    r"generally|in general|typical\w*|usual\w*|normal\w*|average|compare[sd]?|best|worst|you|your|i|my|me|"
    r"WHICH|EVERY|OTHERS|REGION|NEIGHBOURS)\b"
)
_ASKS_THAT = re.compile(
    r"^(?:and |so |but |ok |okay |then )*(?:(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|how|why|what|when|whats|hows|whens)\b"
    r"|(?:since|until|till|by|from) when\b|(?:for|at|in|by|on|to|with|from|of|under) (?:what|how)\b|(?:in |at |from )?(?:the )?(?:YEAR|LATEST|PREVIOUS|FIRST)\b(?! (?:and|to|or)\b))"
)
# Says nothing of whom: "who is responsible?".
_OF_WHOM = re.compile(
    r"^(?:and |so |but |ok |then )*(?:what|who)(?:'s| is| was| are| were)?(?: the)?(?: main| most)? (?:to blame|at fault|responsible|accountable|in charge|causes?|impact|effects?|results?|outcomes?|consequences?)\W*$"
)
_DID_ANYONE = re.compile(r"(?:(?<=did )|(?<=was )|(?<=had )|(?<=were ))any(?:one|body)\b")
_MOST_NAMED = 5


def stays(masked: str, previous: Question) -> bool:
    """Whether a masked question with a topic of its own goes on about the few authorities that were named before it.

    "Did leaders know?" behind a question about one council asks of that council; "which councils know?", "what do
    the reports say?" and what names a number of others ask of all; "did anyone know?" is of those there, and "who is
    responsible?" says nothing of whom.
    """
    asked = previous.authorities
    if not asked or len(asked) > _MOST_NAMED or not one_by_one(asked):
        return False
    if _OF_WHOM.match(masked):
        return True
    own = _DID_ANYONE.sub("", masked)  # of those there
    return _ASKS_THAT.match(masked) is not None and _WIDER.search(own) is None
